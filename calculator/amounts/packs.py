"""Table packs: tables of a new year in one signed file, so that they need no new version of the program.

A pack is a zip with the files of ``tables/`` that hold amounts, ``coverage.yaml``, a ``manifest.json`` with the SHA-256
of each, and ``manifest.json.minisig``. The keys that may sign stand in a folder of the administrator, never in the
settings of a user. A pack changes nothing before its ``valid_from``. Without a signature its amounts count as those of
the organisation, and every outcome says so; a signature that is not right is refused.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from calculator import __version__
from calculator.amounts.minisign import NotSigned, PublicKey, public_key, verify
from calculator.cases.fields import Mistake, Refused
from calculator.records import record

if TYPE_CHECKING:
    import zipfile

MANIFEST, SIGNATURE = "manifest.json", "manifest.json.minisig"
FORMAT = 1
_LARGEST_PACK, _LARGEST_FILE, _MOST_FILES = 8 << 20, 2 << 20, 40
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_DAY = re.compile(r"20\d\d-(?:01|07)-01")
_MADE = re.compile(r"20\d\d-\d\d-\d\d")
_VERSION = re.compile(r"\d{1,6}(?:\.\d{1,6}){0,3}")


@record(frozen=True)
class Pack:
    """A pack that may be used, with the content of its files."""

    name: str
    valid_from: str
    made_on: str
    signed: bool
    path: Path
    files: Mapping[str, bytes]


@record(frozen=True)
class FoundPacks:
    """What stands in the folders: the pack that is used, and those that are refused with the reason."""

    used: Pack | None
    refused: tuple[Mistake, ...]


def administrator_folder() -> Path:
    """Return the folder for packs and keys of the administrator, the same for every user of this computer."""
    from platformdirs import site_config_path

    return site_config_path("leefbudget", appauthor=False)


def own_folder() -> Path:
    """Return the folder for packs that a user opened in the window."""
    from platformdirs import user_data_path

    return user_data_path("leefbudget", appauthor=False) / "pakketten"


@cache
def found_packs() -> FoundPacks:
    """Look in both folders for the newest pack that may be used."""
    packs: list[Pack] = []
    refused: list[Mistake] = []
    for folder in (administrator_folder() / "pakketten", own_folder()):
        for path in sorted(folder.glob("*.zip")) if folder.is_dir() else ():
            try:
                packs.append(read_pack(path))
            except Refused as wrong:
                refused += wrong.mistakes
    newest = max(packs, key=lambda pack: (pack.valid_from, pack.made_on, pack.name), default=None)
    return FoundPacks(newest, tuple(refused))


def read_pack(path: Path) -> Pack:
    """Read a pack and check its signature, its hashes and whether this version can use it.

    Raises:
        Refused: it may not be used.
    """
    files = _content(path)
    manifest = _manifest(path, files)
    signed = SIGNATURE in files
    if signed:
        try:
            verify(files[MANIFEST], files[SIGNATURE].decode("ascii", "replace"), _keys())
        except NotSigned as wrong:
            raise _refused(path, str(wrong), "een pakket met een handtekening die klopt") from None
    listed = manifest["files"]
    amounts = {name: content for name, content in files.items() if name not in (MANIFEST, SIGNATURE)}
    if set(amounts) != set(listed):
        raise _refused(path, "andere bestanden dan het manifest noemt", "een heel pakket")
    for name, content in amounts.items():
        if hashlib.sha256(content).hexdigest() != listed[name]:
            raise _refused(path, f"{name} is veranderd", "een heel pakket")
    return Pack(manifest["name"], manifest["valid_from"], manifest["made_on"], signed, path, amounts)


def _content(path: Path) -> dict[str, bytes]:
    import zipfile  # only where there is a pack

    try:
        if not path.is_file():  # a pipe or a device has no end
            raise _refused(path, "onleesbaar", "een tabellenpakket (.zip)")
        if path.stat().st_size > _LARGEST_PACK:
            raise _refused(path, "te groot", "een tabellenpakket van hooguit 8 MB")
        with zipfile.ZipFile(path) as file:
            members = file.infolist()
            if len(members) > _MOST_FILES or any(member.file_size > _LARGEST_FILE for member in members):
                raise _refused(path, "te groot", "een tabellenpakket")
            if len({member.filename for member in members}) != len(members):
                raise _refused(path, "dubbele bestanden", "een tabellenpakket")
            return {member.filename: _limited(path, file, member) for member in members}
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError):
        raise _refused(path, "onleesbaar", "een tabellenpakket (.zip)") from None


def _limited(path: Path, file: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with file.open(member) as opened:
        content = opened.read(_LARGEST_FILE + 1)
    if len(content) > _LARGEST_FILE:
        raise _refused(path, "te groot", "een tabellenpakket")
    return content


def _manifest(path: Path, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the manifest, every field of it read."""
    try:
        data = json.loads(files[MANIFEST])
        right = (
            data["format"] == FORMAT
            and _NAME.fullmatch(data["name"])
            and _DAY.fullmatch(data["valid_from"])
            and _MADE.fullmatch(data["made_on"])
            and _VERSION.fullmatch(data["minimum_program"])
            and all(isinstance(name, str) and isinstance(mark, str) for name, mark in data["files"].items())
        )
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError):
        right = False
    if not right:
        raise _refused(path, "geen geldig manifest", f"een tabellenpakket met een {MANIFEST}")
    if _numbers(data["minimum_program"]) > _numbers(__version__):
        accepted = f"een pakket voor Leefbudget {__version__}; werk het programma bij"
        raise _refused(path, f"voor Leefbudget {data['minimum_program']}", accepted)
    manifest: dict[str, Any] = data
    return manifest


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:4])


def _keys() -> Iterator[PublicKey]:
    folder = administrator_folder() / "sleutels"
    for path in sorted(folder.glob("*.pub")) if folder.is_dir() else ():
        if not path.is_file():
            continue
        try:
            yield public_key(path.read_text(encoding="ascii"))
        except (OSError, UnicodeDecodeError, NotSigned):
            continue  # another file of the administrator: no key, so it can sign nothing


def _refused(path: Path, value: str, accepted: str) -> Refused:
    return Refused([Mistake(f"tabellenpakket {path.name}", value, accepted)])


def keep(pack: Pack) -> None:
    """Keep a pack for this user, that was read and checked.

    Raises:
        CannotSave: it cannot be kept.
    """
    from calculator.disk.atomic import atomic_write

    folder = own_folder()
    folder.mkdir(parents=True, exist_ok=True)
    content = pack.path.read_bytes()
    atomic_write(folder / f"{pack.name}.zip", lambda file: file.write(content))
    found_packs.cache_clear()


def undo() -> str | None:
    """Take away the newest pack that this user added; return its name, None when there is none."""
    found_packs.cache_clear()
    own = list(own_folder().glob("*.zip")) if own_folder().is_dir() else []
    if not own:
        return None
    last = max(own, key=lambda path: path.stat().st_mtime_ns)
    last.unlink()
    return last.stem
