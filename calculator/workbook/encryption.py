"""A password on a file: the encryption of Office itself (agile, AES-256), in memory."""

from __future__ import annotations

from io import BytesIO

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from calculator.workbook.package import CannotOpen

_MOST_ROUNDS = 1_000_000  # Excel and this program use 100 000; more only costs time
_LARGEST_INFO = 64 * 1024
_AGILE = b"\x04\x00\x04\x00"
_DAMAGED = "Dit bestand is beschadigd of op een onbekende manier versleuteld."


class PasswordNeeded(CannotOpen):
    """The file is encrypted and the password is missing or wrong."""


def encrypted(content: bytes, password: str) -> bytes:
    """Return a workbook encrypted with a password."""
    from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]

    stream = BytesIO()
    OOXMLFile(BytesIO(content)).encrypt(password, stream)
    return stream.getvalue()


def decrypted(content: bytes, password: str | None) -> bytes:
    """Return the workbook inside an encrypted file.

    Raises:
        PasswordNeeded: no password was given, or the wrong one.
        CannotOpen: this is not an encrypted workbook.
    """
    _check(content)
    if not password:
        raise PasswordNeeded("Dit bestand is beveiligd met een wachtwoord. Geef het wachtwoord.")
    from msoffcrypto.exceptions import InvalidKeyError  # type: ignore[import-untyped]
    from msoffcrypto.format.ooxml import OOXMLFile

    stream = BytesIO()
    try:
        file = OOXMLFile(BytesIO(content))
        file.load_key(password=password, verify_password=True)
        file.decrypt(stream, verify_integrity=True)
    except InvalidKeyError as error:
        if "Key verification" in str(error):
            raise PasswordNeeded("Het wachtwoord is niet juist. Let op hoofdletters.") from error
        raise CannotOpen(_DAMAGED) from error
    except Exception as error:  # whatever a damaged file makes of the library
        raise CannotOpen(_DAMAGED) from error
    return stream.getvalue()


def _check(content: bytes) -> None:
    """Refuse what is no agile encryption, or asks for more rounds than is reasonable, before any key is derived."""
    info = _encryption_info(content)
    if not info.startswith(_AGILE):
        raise CannotOpen("Dit bestand is op een verouderde manier versleuteld. Sla het in Excel opnieuw op.")
    try:
        rounds = [int(item.get("spinCount", "0")) for item in fromstring(info[8:], forbid_dtd=True).iter()]
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise CannotOpen(_DAMAGED) from error
    if max(rounds, default=0) > _MOST_ROUNDS:
        raise CannotOpen(_DAMAGED)


def _encryption_info(content: bytes) -> bytes:
    import olefile  # type: ignore[import-untyped]

    try:
        with olefile.OleFileIO(BytesIO(content)) as file:
            complete = file.exists("EncryptionInfo") and file.exists("EncryptedPackage")
            info: bytes = file.openstream("EncryptionInfo").read(_LARGEST_INFO) if complete else b""
    except Exception as error:  # whatever a damaged file makes of the library
        raise CannotOpen(_DAMAGED) from error
    if not complete:
        raise CannotOpen("Dit is geen rekenblad van Leefbudget, maar een bestand van een ouder programma.")
    return info
