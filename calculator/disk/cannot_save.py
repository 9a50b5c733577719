"""Why the system refuses to read or write, in Dutch."""

from __future__ import annotations

import errno
from pathlib import Path


class CannotSave(OSError):
    """A file could not be written; the message says in Dutch what is wrong. What was there before is untouched."""


class OpenElsewhere(CannotSave):
    """The file is open in another program, as the lock beside it says."""


_NO_FOLDER = "de map bestaat niet"
_BUSY = "het is open in een ander programma. Sluit het daar, of kies een andere naam"
_NETWORK = "de schijf of de netwerkmap is niet bereikbaar"
_BY_NUMBER = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de ruimte die u op deze schijf mag gebruiken is op",
    errno.EFBIG: "zo'n groot bestand mag hier niet staan",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EROFS: "deze schijf is alleen-lezen",
    errno.EINVAL: "deze naam mag niet; gebruik letters, cijfers, streepjes en punten",
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EISDIR: "er staat al een map met deze naam",
    errno.ELOOP: "het is een snelkoppeling die naar zichzelf verwijst",
    errno.EBUSY: _BUSY,
    errno.ETXTBSY: _BUSY,
    errno.EIO: "de schijf geeft een fout; gebruik een andere schijf en meld het uw beheerder",
    errno.EMFILE: "er zijn te veel bestanden open; sluit andere programma's",
    errno.ENFILE: "er zijn te veel bestanden open; sluit andere programma's",
    errno.ENOMEM: "er is te weinig geheugen; sluit andere programma's",
    **dict.fromkeys(
        (errno.ESTALE, errno.ETIMEDOUT, errno.EHOSTDOWN, errno.ENETUNREACH, errno.ENXIO, errno.ENODEV), _NETWORK
    ),
}


def told(error: OSError) -> str:
    """Return in a sentence why reading or writing failed; a message of our own is one already."""
    return str(error) if error.errno is None else f"Lezen of schrijven lukt niet: {reason(error)}."


def reason(error: OSError, path: Path | None = None) -> str:
    """Return why, as the end of a sentence; ``path`` is the file that was to be written."""
    if isinstance(error, PermissionError):
        if path is not None and path.exists():
            return "het is alleen-lezen of open in een ander programma. Sluit het daar, of kies een andere naam"
        return "u mag in deze map niet schrijven, of het bestand is open in een ander programma"
    return _BY_NUMBER.get(error.errno or 0, "het systeem weigert het. Kies een andere map of een andere naam")
