"""A folder for what is too large for memory: private, and gone when the work is done, also when it is broken off."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from calculator.disk import leftovers

_PREFIX = "leefbudget-"
_LOCK = "in_gebruik"


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Yield a folder that only this user can enter, and remove it with all that is in it."""
    clear_abandoned()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    leftovers.note(folder)
    lock = os.open(folder / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
    leftovers.hold(lock)
    try:
        yield folder
    finally:
        os.close(lock)
        leftovers.remove(folder)
        leftovers.forget(folder)


def clear_abandoned() -> None:
    """Remove the folders of programs that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if leftovers.is_abandoned(folder / _LOCK) and not folder.is_symlink():
            if sys.platform == "win32":
                with suppress(OSError):  # in use: then the rest stays too
                    (folder / _LOCK).unlink()
                    leftovers.remove(folder)
            else:
                leftovers.remove(folder)
