"""The file that is to be replaced: whether it is one, who has it open, and what of it the new file keeps."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from calculator.cases.bsn import looks_like_bsn, reorders
from calculator.disk.cannot_save import CannotSave, OpenElsewhere
from calculator.disk.remarks import remark

_NO_FILE = {
    stat.S_IFBLK: "een apparaat",
    stat.S_IFCHR: "een apparaat",
    stat.S_IFIFO: "een doorgeefluik tussen programma's",
    stat.S_IFSOCK: "een verbinding tussen programma's",
}
_LOCKS = {".~lock.{}#": "LibreOffice", "~${}": "Excel"}
Stamp = tuple[int, int, int]


def refuse_name(path: Path) -> None:
    """Refuse a name that no file can have, or that is not fit for a file with facts about people.

    Raises:
        CannotSave: it looks like a burgerservicenummer, or is shown otherwise than it is.
    """
    name = path.name
    try:
        possible = b"\0" not in os.fsencode(path)
    except ValueError:  # half a sign
        possible = False
    if not possible:
        raise CannotSave(f"De naam {name!r} mag niet; gebruik letters, cijfers, streepjes en punten.")
    if looks_like_bsn(name):
        raise CannotSave("In de naam van het bestand staat een burgerservicenummer. Kies een naam zonder dat nummer.")
    if reorders(name):
        raise CannotSave("In de naam van het bestand staan tekens die de leesrichting omkeren. Typ de naam opnieuw.")


def found(path: Path) -> os.stat_result | None:
    """Return what stands at a place, None when nothing does.

    Raises:
        CannotSave: it is no ordinary file: something else would be destroyed.
        OSError: it may not be replaced.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(status.st_mode):
        kind = _NO_FILE.get(stat.S_IFMT(status.st_mode), "iets anders")
        raise CannotSave(f"{path.name!r} is geen bestand maar {kind}. Kies een andere naam.")
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return status


def refuse_open(path: Path) -> None:
    """Refuse a file that a lock beside it says is open.

    Raises:
        OpenElsewhere: which program has it open.
    """
    for pattern, program in _LOCKS.items():
        lock = path.with_name(pattern.format(path.name))
        if lock.exists():
            raise OpenElsewhere(
                f"Het bestand {path.name!r} is open in {program}. Sluit het daar, of kies een andere naam. "
                f"Is het nergens open, verwijder dan het bestand {lock.name!r}."
            )


def stamp(path: Path) -> Stamp | None:
    """Return what changes when anyone writes a file anew, None when there is no file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def keep(path: Path, old: os.stat_result, new: int) -> None:
    """Give an open file the owner, the permissions and the attributes of the one it will replace, or say what not."""
    if hasattr(os, "fchown") and (old.st_uid, old.st_gid) != ((mine := os.fstat(new)).st_uid, mine.st_gid):
        try:
            os.fchown(new, old.st_uid, old.st_gid)
        except OSError:
            with suppress(OSError):
                os.fchown(new, -1, old.st_gid)
            if old.st_uid != mine.st_uid:
                remark(f"Het bestand {path.name!r} was van een andere gebruiker en is nu van u.")
    if hasattr(os, "fchmod"):
        os.fchmod(new, stat.S_IMODE(old.st_mode) & 0o777)
    if hasattr(os, "listxattr"):
        _keep_attributes(path, new)
    if old.st_nlink > 1:
        remark(f"Het bestand {path.name!r} had nog een naam (harde koppeling). Daar staat de oude inhoud nog.")


def _keep_attributes(path: Path, new: int) -> None:
    lost = False
    with suppress(OSError):  # a disk without attributes
        for name in os.listxattr(path):
            try:
                os.setxattr(new, name, os.getxattr(path, name))
            except OSError:
                lost |= not name.startswith("security.")  # those are set by the system
    if lost:
        remark(f"Niet alle kenmerken van het bestand {path.name!r} konden worden behouden.")
