#!/usr/bin/env python3
"""What the program is made of: locked versions, a bill of materials, licences, known holes, and the same wheel twice.

    .venv/bin/python packaging/supply.py lock | sbom | licences | audit | wheel

Needs ``pip install ".[supply]"``; ``python packaging/dev.py supply ...`` sees to that.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HERE = Path(__file__).resolve().parent
LOCK = HERE / "requirements.lock"
LICENCES = HERE / "LICENCES.md"
SBOM = ROOT / "dist" / "leefbudget.cdx.json"
_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
_QT = """
## Qt

Qt (PySide6, shiboken6) is used under the LGPL, version 3. What that asks of who hands the program on:

- It is used as separate files that are not changed, in a folder and never in one single file, so that anyone can put
  another build of Qt in its place.
- The text of the LGPL and of the GPL goes with it, and so does this list.
- Whoever received the program may take it apart to see how it works with another Qt.
- The source of Qt stands at https://download.qt.io and that of PySide6 at https://code.qt.io; who hands on the program
  gives the source of that version when someone asks for it.

The program itself is under the EUPL-1.2 (see LICENSE).
"""


def locked() -> dict[str, str]:
    """Return the versions of the lock file; of a package that differs by version of Python the first."""
    found: dict[str, str] = {}
    for name, version in _LOCKED.findall(LOCK.read_text(encoding="utf-8")):
        found.setdefault(name, version)
    return found


def lock() -> int:
    """Write the newest versions that fit, with the hashes of every file that may be installed."""
    command = ["uv", "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes", "--python-version", "3.11"]
    options = ["--upgrade", "--no-header", "--quiet", "--output-file", str(LOCK)]
    return _run([*_tool(command), *options])


def sbom() -> int:
    """Write the bill of materials (CycloneDX) of the locked versions."""
    SBOM.parent.mkdir(exist_ok=True)
    command = ["cyclonedx-py", "requirements", str(LOCK), "--pyproject", "pyproject.toml", "--output-reproducible"]
    status = _run([*_tool(command), "--output-file", str(SBOM)])
    if status == 0:
        components = json.loads(SBOM.read_text(encoding="utf-8"))["components"]
        print(f"{SBOM.relative_to(ROOT)}: {len(components)} components")
    return status


def licences() -> int:
    """Write the list of licences of what is locked, as the installed packages say themselves."""
    rows = [f"| {name} | {version} | {licence_of(name)} |" for name, version in sorted(locked().items())]
    head = "# What Leefbudget is shipped with\n\n| package | version | licence |\n|---|---|---|\n"
    LICENCES.write_text(head + "\n".join(rows) + "\n" + _QT, encoding="utf-8")
    print(f"{LICENCES.relative_to(ROOT)}: {len(rows)} packages")
    return 0


def licence_of(name: str) -> str:
    """Return the licence an installed package says it has."""
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return "not installed here"
    classified = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or () if "License ::" in line]
    said = [*(about.get_all("License-Expression") or ()), ", ".join(classified), *(about.get_all("License") or ())]
    return next((text.splitlines()[0][:80].replace("|", "/") for text in said if text.strip()), "not said")


def audit() -> int:
    """Look for habits that make holes, and for known holes in what is locked; say it when nobody could tell."""
    status = _run([*_tool(["bandit"]), "--quiet", "-ll", "-c", "pyproject.toml", "-r", "calculator", "ui", "packaging"])
    command = [
        "pip-audit",
        "-r",
        str(LOCK),
        "--disable-pip",
        "--no-deps",
        "--format",
        "json",
        "--progress-spinner",
        "off",
    ]
    finished = subprocess.run(_tool(command), cwd=ROOT, capture_output=True, text=True, check=False)
    try:
        packages = json.loads(finished.stdout)["dependencies"]
    except (ValueError, KeyError):
        print(f"The source of advisories did not answer: {finished.stderr.strip()[-200:]}")
        return 1
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    holes = [(package["name"], hole["id"]) for package in packages for hole in package.get("vulns", ())]
    print(f"{len(packages) - len(skipped)} packages looked up, {len(holes)} known holes: {holes}")
    if skipped:
        print(f"The source of advisories did not know {len(skipped)}: {', '.join(skipped)}")
    return status or int(bool(holes or skipped))


def wheel() -> int:
    """Build the wheel twice and compare the bytes."""
    sums = []
    for _ in range(2):
        with tempfile.TemporaryDirectory() as folder:
            status = _run([sys.executable, "-m", "build", "--wheel", "--outdir", folder, str(ROOT)])
            if status:
                return status
            [built] = Path(folder).glob("*.whl")
            sums.append(hashlib.sha256(built.read_bytes()).hexdigest())
    print("\n".join(sums))
    return int(len(set(sums)) > 1)


def _tool(command: list[str]) -> list[str]:
    """Return a command with the program of the environment this runs in."""
    program, *rest = command
    return [str(Path(sys.executable).with_name(program)), *rest]


def _run(command: list[str]) -> int:
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def main() -> int:
    """Do what is asked."""
    chores = {"lock": lock, "sbom": sbom, "licences": licences, "audit": audit, "wheel": wheel}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chore", choices=chores)
    return chores[parser.parse_args().chore]()


if __name__ == "__main__":
    sys.exit(main())
