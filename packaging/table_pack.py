"""Make a table pack from a folder of tables, and the key to sign it with; the signature is that of minisign.

python packaging/table_pack.py key sleutel            # sleutel.pem (secret, with a password) and sleutel.pub
python packaging/table_pack.py make tables tabellen-2027.zip --from 2027-01-01 --key sleutel.pem
"""

from __future__ import annotations

import argparse
import base64
import getpass
import hashlib
import json
import os
import sys
import zipfile
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # started as a script, it would not find the calculator

from calculator import __version__
from calculator.amounts.packs import FORMAT, MANIFEST, SIGNATURE
from calculator.amounts.schemes import schemes_from
from calculator.amounts.tables import SCHEMES, TABLE_FILES
from calculator.amounts.user_tables import checked, parsed

PASSWORD = "LEEFBUDGET_SLEUTEL"  # noqa: S105 - the name of a variable
_ALWAYS_THE_SAME = (1980, 1, 1, 0, 0, 0)


def make_key(path: Path, password: str) -> None:
    """Write a new secret key, which only its owner can read, and beside it the public key for administrators."""
    key = Ed25519PrivateKey.generate()
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(password.encode()),
    )
    handle = os.open(path.with_suffix(".pem"), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secret)
    public = base64.b64encode(b"Ed" + _number(key) + _public(key)).decode()
    path.with_suffix(".pub").write_text(f"untrusted comment: Leefbudget\n{public}\n", encoding="ascii")


def make_pack(tables: Path, target: Path, valid_from: str, key: Ed25519PrivateKey | None = None) -> None:
    """Write the tables of a folder as a pack; without a key it counts as the tables of an organisation.

    Raises:
        Refused: a table does not follow the schema.
    """
    files = {name: (tables / name).read_bytes() for name in (*TABLE_FILES, "norms.yaml", "coverage.yaml")}
    if (tables / SCHEMES).exists():
        files[SCHEMES] = (tables / SCHEMES).read_bytes()
        schemes_from(SCHEMES, parsed(SCHEMES, files[SCHEMES]), files[SCHEMES])
    for name in (*TABLE_FILES, "norms.yaml"):
        checked(name, files[name])
    manifest = {
        "format": FORMAT,
        "name": target.stem,
        "valid_from": valid_from,
        "made_on": date.today().isoformat(),
        "minimum_program": __version__,
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }
    files[MANIFEST] = (json.dumps(manifest, indent=2) + "\n").encode()
    if key is not None:
        files[SIGNATURE] = signature(files[MANIFEST], key, f"{target.stem} {valid_from}").encode()
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as file:
        for name, content in sorted(files.items()):
            file.writestr(zipfile.ZipInfo(name, _ALWAYS_THE_SAME), content, zipfile.ZIP_DEFLATED)


def signature(content: bytes, key: Ed25519PrivateKey, comment: str) -> str:
    """Return the signature of content, as a file of minisign."""
    signed = key.sign(hashlib.blake2b(content).digest())
    whole = key.sign(signed + comment.encode())
    lines = (
        "untrusted comment: Leefbudget",
        base64.b64encode(b"ED" + _number(key) + signed).decode(),
        f"trusted comment: {comment}",
        base64.b64encode(whole).decode(),
    )
    return "\n".join(lines) + "\n"


def _public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def _number(key: Ed25519PrivateKey) -> bytes:
    return hashlib.blake2b(_public(key), digest_size=8).digest()


def _secret(path: Path) -> Ed25519PrivateKey:
    key = serialization.load_pem_private_key(path.read_bytes(), _password().encode())
    if not isinstance(key, Ed25519PrivateKey):
        sys.exit(f"{path} holds no Ed25519 key")
    return key


def _password() -> str:
    return os.environ.get(PASSWORD) or getpass.getpass("Wachtwoord van de sleutel: ")


def main() -> None:
    """Make a key or a pack."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    key = commands.add_parser("key")
    key.add_argument("path", type=Path)
    make = commands.add_parser("make")
    make.add_argument("tables", type=Path)
    make.add_argument("target", type=Path)
    make.add_argument("--from", dest="valid_from", required=True)
    make.add_argument("--key", type=Path)
    given = parser.parse_args()
    if given.command == "key":
        make_key(given.path, _password())
    else:
        make_pack(given.tables, given.target, given.valid_from, _secret(given.key) if given.key else None)


if __name__ == "__main__":
    main()
