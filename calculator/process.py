"""The process that the program runs in: its streams, and how Python may be started."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from types import FrameType
from typing import IO

_STREAMS = ("stdin", "stdout", "stderr")


def open_closed_streams() -> None:
    """Put nothing in the place of standard streams that are closed: else the next file that is opened takes it."""
    for number, name in enumerate(_STREAMS):
        try:
            os.fstat(number)
        except OSError:
            os.dup2(os.open(os.devnull, os.O_RDWR), number)
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115


def why_not() -> str | None:
    """Return why the program cannot run when Python was started like this, None when it can."""
    if sys.flags.optimize > 1:
        return (
            "Leefbudget werkt niet met python -OO of PYTHONOPTIMIZE=2: dan ontbreken de teksten van de rekenregels. "
            "Start het zonder die instelling."
        )
    return None


class _Without:
    """A finder of modules for which one library is not there."""

    def __init__(self, library: str) -> None:
        self._library = library

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """Find nothing, and stop looking for the library.

        Raises:
            ModuleNotFoundError: it is asked for.
        """
        if name == self._library:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


def load_little() -> None:
    """Have the libraries of arrays bring into this process only what the program uses.

    Where pandas is installed, for who calls :mod:`calculator.batch` from Python, pyarrow loads it at the first value
    that it makes, which takes longer than a thousand rows. And numpy starts threads for matrices, of which there are
    none here.
    """
    sys.meta_path.insert(0, _Without("pandas"))
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@contextmanager
def ctrl_c_waits() -> Iterator[Callable[[], None]]:
    """Within, Ctrl+C waits until the function that is yielded is called, and breaks off there.

    Python raises it wherever the program is. Inside a lock that threads share, that lock is never freed and the program
    hangs. Pressed twice, it does not wait.

    Raises:
        KeyboardInterrupt: by the function, after Ctrl+C.
    """
    pressed = False

    def note(_number: int, _frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = True
        signal.signal(signal.SIGINT, signal.default_int_handler)

    def break_off_if_asked() -> None:
        if pressed:
            raise KeyboardInterrupt

    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:  # whoever started this has it ignored
        yield break_off_if_asked
        return
    signal.signal(signal.SIGINT, note)
    try:
        yield break_off_if_asked
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def let_go(stream: IO[str]) -> None:
    """Send what is still written to a stream nowhere: the disk is full, or its reader has stopped."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say(text: str) -> None:
    """Write a line to standard error; when that cannot be done, there is nobody to tell it to."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        let_go(sys.stderr)
