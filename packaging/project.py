"""What every packaging chore must know of the project: where it stands, its version and its day."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
BUILD = ROOT / "build"

_VERSION = re.compile(r'^__version__ = "(?P<version>[^"]+)"$', re.MULTILINE)
VERSION_FILE = ROOT / "calculator" / "__init__.py"
_SYSTEMS = {"darwin": "macos", "win32": "windows"}


class ChoreError(Exception):
    """A chore cannot be done; the text says why and what to do, in Dutch."""


def version() -> str:
    """Return the version of the program."""
    found = _VERSION.search(VERSION_FILE.read_text(encoding="utf-8"))
    if found is None:
        raise ChoreError(f"Geen __version__ in {VERSION_FILE.relative_to(ROOT)}.")
    return found["version"]


def system() -> str:
    """Return the kind of machine, as in the name of a package: ``linux-x86_64``."""
    return f"{_SYSTEMS.get(sys.platform, sys.platform)}-{platform.machine().lower()}"


def source_date() -> int:
    """Return the moment that every file in a package gets, so that the same source gives the same package.

    It is SOURCE_DATE_EPOCH, else the moment of the last commit.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        command = ["git", "log", "-1", "--format=%ct"]
        given = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return int(given)


def source_day() -> str:
    """Return the day of the source, as in ``2026-11-26``."""
    return datetime.fromtimestamp(source_date(), UTC).date().isoformat()


def size_in_mb(path: Path) -> float:
    """Return how much a file, or all files in a folder, hold; a link counts for nothing."""
    files = [path] if path.is_file() else [found for found in path.rglob("*") if not found.is_symlink()]
    return sum(found.stat().st_size for found in files if found.is_file()) / 1e6


def say(text: str) -> None:
    """Tell the user, in order with what the programs that are started say."""
    print(text, flush=True)
