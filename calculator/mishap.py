"""A report of what nobody foresaw: enough to find the mistake, and nothing of what was given."""

from __future__ import annotations

import platform
import traceback
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from calculator import __version__


def report(kind: type[BaseException], trace: TracebackType | None, more: Iterable[str] = ()) -> str:
    """Return versions and the places in the code, without the message of the exception and without paths."""
    lines = [
        f"Leefbudget {__version__}",
        ", ".join((f"Python {platform.python_version()}", *more)),
        f"{platform.system()} {platform.release()} {platform.machine()}",
        "",
    ]
    lines += [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    return "\n".join([*lines, kind.__name__])


def _short(name: str) -> str:
    """Return the last two parts of the path of a source file: nothing about the user or the machine."""
    return "/".join(Path(name).parts[-2:])
