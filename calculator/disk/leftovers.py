"""What may not be left behind: unfinished files and scratch folders, removed at every end that a program can notice.

What a program that was killed left is removed by the next one: nobody holds its lock any more. No folder is remembered.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import FrameType

PREFIX = ".leefbudget-"
_DAY = 24 * 60 * 60
_ours: set[Path] = set()


def note(path: Path) -> None:
    """Remove this file or folder when the program ends before it is forgotten."""
    _ours.add(path)


def forget(path: Path) -> None:
    """Leave this file or folder alone from now on."""
    _ours.discard(path)


def clear() -> None:
    """Remove everything that was noted."""
    while _ours:
        remove(_ours.pop())


atexit.register(clear)


def remove(path: Path) -> None:
    """Remove a file or a folder, as far as that can be done."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def end_well() -> None:
    """From now on let the signals that end a program remove what it would leave behind."""
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            with suppress(ValueError):  # not the first thread: then another part of the program sees to it
                signal.signal(number, _end)


def _end(number: int, _frame: FrameType | None) -> None:
    clear()
    os._exit(128 + number)  # an exception here may leave a lock of the threads taken, and then nothing ends at all


def hold(file: int) -> None:
    """Hold the lock that says that this program still writes an open file."""
    if sys.platform != "win32":  # there an open file cannot be removed
        import fcntl

        with suppress(OSError):  # a disk without locks
            fcntl.flock(file, fcntl.LOCK_EX)


def remove_abandoned(folder: Path) -> None:
    """Remove the unfinished files in a folder that no program writes any more."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(PREFIX):
                is_abandoned(Path(entry.path), and_remove=True)


def is_abandoned(path: Path, *, and_remove: bool = False) -> bool:
    """Whether this is an ordinary file of this user that no program holds.

    With ``and_remove`` it is removed while the lock is held here: a program that has just made it sees that it is gone.
    """
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            return False
        if sys.platform == "win32":
            if and_remove:
                remove(path)
            return True
        return status.st_uid == os.geteuid() and _is_free(path, status.st_mtime, and_remove=and_remove)
    except OSError:
        return False


def _is_free(path: Path, changed: float, *, and_remove: bool) -> bool:
    import fcntl

    file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            free = True
        except BlockingIOError:
            return False
        except OSError:  # a disk without locks
            free = time.time() - changed > _DAY
        if free and and_remove:
            remove(path)
        return free
    finally:
        os.close(file)
