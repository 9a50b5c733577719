"""Why a file cannot be read, in Dutch and with the way out: a folder, a pipe, or what the system refuses."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

from calculator.disk.cannot_save import reason

_ABSENT = "er is geen bestand met deze naam"
_FOLDER = "dit is een map. Kies een bestand daarin"
_BY_NUMBER = {
    errno.ENOENT: _ABSENT,
    errno.ENOTDIR: _ABSENT,
    errno.EISDIR: _FOLDER,
    errno.ENAMETOOLONG: "de naam is te lang. Geef het bestand een kortere naam",
    errno.EINVAL: _ABSENT,
    errno.ELOOP: "het is een snelkoppeling die naar zichzelf verwijst. Kies het bestand zelf",
}


class CannotRead(Exception):
    """A file cannot be read; the message is the end of a sentence in Dutch that says why."""


def why_unread(path: Path) -> str:
    """Say why what stands at a place cannot be read as a file, as the end of a sentence; nothing when it can.

    A pipe is read once, and waits for who writes in it; a file is read more often, and has an end.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return _FOLDER
        if not stat.S_ISREG(mode):
            return "dit is een pijp of een apparaat, bewaar de inhoud eerst in een bestand"
        with path.open("rb"):
            return ""
    except OSError as error:
        return reason_unread(error)
    except ValueError:  # no file can have this name
        return _ABSENT


def read_file(path: Path, most: int) -> bytes:
    """Return what stands in a file, at most so many bytes of it.

    Raises:
        CannotRead: with why, as the end of a sentence.
    """
    if why := why_unread(path):
        raise CannotRead(why)
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise CannotRead(reason_unread(error)) from error


def reason_unread(error: OSError) -> str:
    """Return why the system does not let a file be read, as the end of a sentence."""
    if isinstance(error, PermissionError):
        return (
            "u mag het niet lezen, of het is open in een ander programma. Sluit het daar, of vraag uw beheerder "
            "of u het mag lezen"
        )
    return _BY_NUMBER.get(error.errno or 0) or reason(error)
