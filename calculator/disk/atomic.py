"""Write a file whole or not at all: first beside the target, then in its place."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


class CannotSave(OSError):
    """A file could not be written; the message says in Dutch what is wrong. What was there before is untouched."""


_BY_NUMBER = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de ruimte die u op deze schijf mag gebruiken is op",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EROFS: "deze schijf is alleen-lezen",
    errno.EINVAL: "deze naam mag niet; gebruik letters, cijfers, streepjes en punten",
    errno.ENOTDIR: "de map bestaat niet",
}


def atomic_write(path: Path, write: Callable[[Path], None]) -> None:
    """Let ``write`` fill a new file in the folder of ``path`` and then put it in the place of ``path``.

    A new file can be read by its owner only; a file that is replaced keeps its permissions.

    Raises:
        CannotSave: the file cannot be written there. The old file is intact and nothing is left behind.
    """
    try:
        _write_beside(Path(os.path.realpath(path)), write)
    except CannotSave:
        raise
    except (OSError, ValueError) as error:
        if isinstance(error, ValueError) and "\0" not in str(path):
            raise
        raise CannotSave(f"Het bestand {path.name!r} kan niet worden opgeslagen: {_reason(path, error)}.") from error


def _write_beside(target: Path, write: Callable[[Path], None]) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    handle, name = tempfile.mkstemp(prefix=".leefbudget-", suffix=target.suffix, dir=target.parent)
    os.close(handle)
    beside = Path(name)
    try:
        write(beside)
        with beside.open("r+b") as file:
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Have the new name on disk too, where the system can open a folder."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reason(path: Path, error: Exception) -> str:
    if isinstance(error, IsADirectoryError):
        return "er staat al een map met deze naam"
    if isinstance(error, FileNotFoundError):
        return "de map bestaat niet"
    if isinstance(error, PermissionError):
        if path.exists():
            return "het is alleen-lezen of open in een ander programma. Sluit het daar, of kies een andere naam"
        return "u mag in deze map niet schrijven, of het bestand is open in een ander programma"
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    return _BY_NUMBER.get(number or 0, "het systeem weigert het. Kies een andere map of een andere naam")
