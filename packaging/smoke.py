"""Try a program as it was built or installed: does it compute, write and open its window?

Run it as ``python packaging/smoke.py PROGRAM`` with the Python of the checkout, which computes the same from source.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from project import ROOT, say, version

_PATIENCE = 120
_LONG_ENOUGH = 20  # seconds; a window that cannot open has ended by then
CASE: dict[str, Any] = {
    "versie": 1,
    "dossier": "A-1",
    "peildatum": "2026-01-01",
    "huishouden": {"type": "alleenstaand", "bruto_inkomen_per_jaar": 20000},
    "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 475, "energielast_per_maand": 125}],
}


def answer(command: Sequence[str | Path], folder: Path) -> bytes:
    """Return what a command prints.

    Raises:
        AssertionError: it did not end well.
    """
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=_PATIENCE)
    if done.returncode != 0:
        raise AssertionError(f"{command}: status {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return done.stdout


def expect(met: bool, what: str) -> None:
    """Go on when this is so.

    Raises:
        AssertionError: it is not.
    """
    if not met:
        raise AssertionError(f"Verwacht: {what}")


def compute(program: Path, folder: Path) -> None:
    """Compare the commands with those of the sources, and let it write a workbook, a page and a batch."""
    source = [sys.executable, "-m", "calculator"]
    expect(answer([program, "--version"], folder).split() == [b"leefbudget", version().encode()], "de versie")
    appendix = json.loads(answer([program, "bijlage", "--json"], folder))
    expect(
        appendix == json.loads(answer([*source, "bijlage", "--json"], ROOT)), "de bijlage, zoals de broncode die geeft"
    )
    expect([case["nr"] for case in appendix["gevallen"]] == list(range(1, 17)), "zestien gevallen")
    (folder / "geval.json").write_text(json.dumps(CASE), encoding="utf-8")
    answer([program, "bereken", "geval.json", "--xlsx", "rekenblad_A-1.xlsx", "--pdf", "klant.pdf"], folder)
    expect((folder / "klant.pdf").read_bytes().startswith(b"%PDF-"), "een PDF")
    answer([program, "bereken", "rekenblad_A-1.xlsx"], folder)
    answer([program, "batch", "--sjabloon", "in.xlsx"], folder)
    answer([program, "batch", "in.xlsx", "tussen.parquet"], folder)
    answer([program, "batch", "tussen.parquet", "uit.csv"], folder)


def open_window(program: Path, folder: Path) -> None:
    """Open the window with the case and see that it stays open."""
    window = subprocess.Popen([program, "rekenblad_A-1.xlsx"], cwd=folder)
    try:
        status = window.wait(_LONG_ENOUGH)
    except subprocess.TimeoutExpired:
        return
    finally:
        window.kill()
        window.wait()
    raise AssertionError(f"Het venster bleef niet open: status {status}")


def main() -> int:
    """Try the program that the command line names: for the commands, and if it is another for the window."""
    programs = [Path(argument).resolve() for argument in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as name:
        compute(programs[0], Path(name))
        open_window(programs[-1], Path(name))
    say("Het programma werkt.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
