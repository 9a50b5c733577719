"""Make a version: number and changes in a commit, everything built from it, checksums, and a tag when all went well.

Run it as ``python3 packaging/dev.py release 0.2.0``. Nothing is pushed. When building fails, mend it in a new commit
and run the same command again: a version that is written already is not written twice.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import bundle
import deb
from project import DIST, ROOT, VERSION_FILE, ChoreError, say, version

CHANGES = ROOT / "packaging" / "changes"
SUMS = "SHA256SUMS"
_NUMBER = re.compile(r"\d+\.\d+\.\d+")


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the version that the command line names."""
    parser = argparse.ArgumentParser(prog="dev.py release", description="Maak een nieuwe versie; pusht niets.")
    parser.add_argument("versie", help="bijvoorbeeld 0.2.0")
    new = parser.parse_args(arguments).versie
    try:
        _check(new)
        if not _is_written(new):
            write(new)
        _build()
        checksums(DIST)
    except ChoreError as error:
        say(str(error))
        return 1
    _git("tag", "--annotate", f"v{new}", "--message", f"Leefbudget {new}")
    say(f"Klaar: v{new}, in dist/. Uitgeven: git push origin HEAD v{new}")
    return 0


def _check(new: str) -> None:
    """See that this version can be made.

    Raises:
        ChoreError: it cannot, with the reason.
    """
    if not _NUMBER.fullmatch(new):
        raise ChoreError(f"Een versie is drie getallen met punten ertussen, zoals 0.2.0; niet {new}.")
    if _parts(new) < _parts(version()):
        raise ChoreError(f"Versie {new} is ouder dan {version()}, de versie die er is.")
    if _git("tag", "--list", f"v{new}"):
        raise ChoreError(f"Versie {new} is al uitgegeven: de tag v{new} bestaat.")
    if _git("status", "--porcelain"):
        raise ChoreError("Er zijn wijzigingen die nog niet in een commit staan (git status).")


def _parts(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))


def _is_written(new: str) -> bool:
    return version() == new and f"\n## {new} (" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def write(new: str) -> None:
    """Put the number and the gathered changes in one commit.

    Raises:
        ChoreError: there is no change to tell of.
    """
    if not any(CHANGES.glob("*.*.md")):
        raise ChoreError("Er is geen wijziging om uit te geven: packaging/changes is leeg.")
    text = VERSION_FILE.read_text(encoding="utf-8")
    VERSION_FILE.write_text(text.replace(f'"{version()}"', f'"{new}"'), encoding="utf-8")
    day = datetime.now(UTC).date().isoformat()
    gather = [sys.executable, "-m", "towncrier", "build", "--config", str(CHANGES / "towncrier.toml"), "--yes"]
    subprocess.run([*gather, "--version", new, "--date", day], cwd=ROOT, check=True)
    _git("add", "--all")
    _git("commit", "--message", f"Release {new}")


def _build() -> None:
    """Build everything that can be built on this system, in an empty dist/."""
    shutil.rmtree(DIST, ignore_errors=True)
    script = ROOT / "packaging" / "dev.py"
    if subprocess.run([sys.executable, str(script), "build"], check=False).returncode != 0:
        raise ChoreError("De wheel en het broncodearchief zijn niet gemaakt; zie de melding hierboven.")
    folder = bundle.build()
    bundle.pack(folder)
    if sys.platform == "linux":
        deb.build(folder)
    shutil.rmtree(folder)


def checksums(folder: Path) -> Path:
    """Write the sums of all files in a folder, as ``sha256sum --check`` reads them; return that file."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != SUMS)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    target = folder / SUMS
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    return target


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ChoreError(f"git {arguments[0]}: {done.stderr.strip()}")
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
