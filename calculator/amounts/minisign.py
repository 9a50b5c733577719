"""Signatures in the format of minisign: Ed25519 over the BLAKE2b hash of a file, with a comment that is signed too."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable

from calculator.records import record

_HASHED, _KEY = b"ED", b"Ed"
_KEY_LENGTH, _SIGNATURE_LENGTH, _WHOLE_LENGTH = 42, 74, 64
_TRUSTED = "trusted comment: "
_LINES = 4


class NotSigned(Exception):
    """A signature is damaged, is of no known key, or does not belong to the content."""


@record(frozen=True)
class PublicKey:
    """The public half of a key."""

    number: bytes
    key: bytes


def public_key(text: str) -> PublicKey:
    """Read the file of a public key.

    Raises:
        NotSigned: it holds no key.
    """
    lines = text.strip().splitlines()
    content = _decoded(lines[-1] if lines else "")
    if len(content) != _KEY_LENGTH or content[:2] != _KEY:
        raise NotSigned("dit is geen openbare sleutel van minisign")
    return PublicKey(content[2:10], content[10:])


def verify(content: bytes, signature: str, keys: Iterable[PublicKey]) -> str:
    """Check that content was signed with one of the keys, and return the comment that was signed with it.

    Raises:
        NotSigned: it was not.
    """
    lines = signature.splitlines()
    if len(lines) != _LINES or not lines[2].startswith(_TRUSTED):
        raise NotSigned("de handtekening is beschadigd")
    signed, whole, comment = _decoded(lines[1]), _decoded(lines[3]), lines[2].removeprefix(_TRUSTED)
    if len(signed) != _SIGNATURE_LENGTH or signed[:2] != _HASHED or len(whole) != _WHOLE_LENGTH:
        raise NotSigned("de handtekening is beschadigd")
    known = next((key for key in keys if key.number == signed[2:10]), None)
    if known is None:
        raise NotSigned("de handtekening is van een sleutel die deze computer niet kent")
    from cryptography.exceptions import InvalidSignature  # only where there is a pack
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    key = Ed25519PublicKey.from_public_bytes(known.key)
    try:
        key.verify(signed[10:], hashlib.blake2b(content).digest())
        key.verify(whole, signed[10:] + comment.encode())
    except InvalidSignature:
        raise NotSigned("de inhoud is na het ondertekenen veranderd") from None
    return comment


def _decoded(line: str) -> bytes:
    try:
        return base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError):
        raise NotSigned("de handtekening is beschadigd") from None
