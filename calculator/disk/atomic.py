"""The one door to the disk: a file appears whole or not at all, and nothing of it stays behind."""

from __future__ import annotations

import errno
import os
import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast

from calculator.disk import leftovers, target
from calculator.disk.cannot_save import CannotSave, OpenElsewhere, reason

__all__ = ["CannotSave", "OpenElsewhere", "atomic_write"]

_NAMELESS = getattr(os, "O_TMPFILE", None)
_NOT_NAMELESS = (errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL)


def atomic_write(path: Path, write: Callable[[BinaryIO], object], *, even_if_open: bool = False) -> None:
    """Let ``write`` fill a new file in the folder of ``path`` and then put it in the place of ``path``.

    The new file has no name until it is whole and on the disk, where the system knows such files; elsewhere it has a
    name of its own. It can be read by its owner only; a file that is replaced keeps its permissions, owner and
    attributes. ``even_if_open`` is for who was asked and wants to replace a file that is open in another program.

    Raises:
        CannotSave: the file cannot be written there. The old file is intact and nothing is left behind.
    """
    try:
        target.refuse_name(path)
        place = Path(os.path.realpath(path))
        old = target.found(place)
        if not even_if_open:
            target.refuse_open(place)
        leftovers.remove_abandoned(place.parent)
        with _new_file(place) as (file, put):
            write(file)
            file.flush()
            if old is not None:
                target.keep(place, old, file.fileno())
            os.fsync(file.fileno())
            put()
        _sync_folder(place.parent)
    except CannotSave:
        raise
    except OSError as error:
        raise CannotSave(f"Het bestand {path.name!r} kan niet worden opgeslagen: {reason(error, path)}.") from error


@contextmanager
def _new_file(place: Path) -> Iterator[tuple[BinaryIO, Callable[[], None]]]:
    """Yield a new file in a folder, and what puts it in its place; without that nothing of it stays."""
    handle, beside = _open_new(place)
    file = cast("BinaryIO", open(handle, "w+b"))  # noqa: PTH123, SIM115 - of a number, not of a path

    def put() -> None:
        nonlocal beside
        if beside is None:
            beside = _named(handle, place)
        if os.name == "nt":  # there an open file cannot be moved
            file.close()
        beside.replace(place)
        leftovers.forget(beside)
        beside = None

    try:
        yield file, put
    finally:
        with suppress(OSError):  # what could not be written was told by flush and fsync
            file.close()
        if beside is not None:
            leftovers.remove(beside)
            leftovers.forget(beside)


def _open_new(place: Path) -> tuple[int, Path | None]:
    """Open a new file in a folder, held by this program; with its name where it has one."""
    nameless = _open_nameless(place.parent)
    if nameless is not None:
        leftovers.hold(nameless)
        return nameless, None
    while True:
        handle, name = tempfile.mkstemp(prefix=leftovers.PREFIX, suffix=place.suffix, dir=place.parent)
        leftovers.note(Path(name))
        leftovers.hold(handle)
        if os.fstat(handle).st_nlink:
            return handle, Path(name)
        os.close(handle)  # another program took it for abandoned, before it was held
        leftovers.forget(Path(name))


def _open_nameless(folder: Path) -> int | None:
    """Open a file without a name, None where the system knows no such files."""
    if _NAMELESS is None or not os.access("/proc/self/fd", os.X_OK):
        return None
    try:
        return os.open(folder, _NAMELESS | os.O_RDWR | os.O_CLOEXEC, 0o600)
    except OSError as error:
        if error.errno in _NOT_NAMELESS:
            return None
        raise


def _named(handle: int, place: Path) -> Path:
    """Give a file without a name a fresh one beside its place: the system links to no name that is taken."""
    beside = place.parent / f"{leftovers.PREFIX}{secrets.token_hex(8)}{place.suffix}"
    leftovers.note(beside)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.link(f"/proc/self/fd/{handle}", beside.name, dst_dir_fd=folder, follow_symlinks=True)
    finally:
        os.close(folder)
    return beside


def _sync_folder(folder: Path) -> None:
    """Have the new name on disk too, where the system can open a folder."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
