"""Starting the program as another process, to kill it, to starve it, or to look over its shoulder."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.calculator.batch.households import random_sheet, write
from tests.calculator.good_case import EXAMPLE

ROOT = Path(__file__).parents[2]
MARKED_CODE, MARKED_AMOUNT = "MERK-teken-7", "47.653,21"  # to be found again wherever they are left


def environment(folder, **more):
    """The environment of a user with nothing but a folder of their own."""
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_DATA_HOME": str(folder / "data"),
        "TMPDIR": str(folder / "tmp"),
        **more,
    }


MANY = """
import contextlib, io, json, sys
{before}
from ui.app import main
found = []
for words in json.loads(sys.argv[1]):
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        status = main(words)
    found.append([status, said.getvalue()])
print("\\n" + json.dumps(found))
"""


def run_many(commands, *, home, before="", **more):
    """Give several commands to one program; return the status and what was said on each."""
    words = json.dumps([[str(word) for word in command] for command in commands])
    finished = run("-c", MANY.format(before=before), words, home=home, **more)
    assert finished.returncode == 0, finished.stderr
    return json.loads(finished.stdout.splitlines()[-1])


def run(*arguments, home, under=(), timeout=300, **more):
    """Run Python to the end, under another program when one is named; there is never a traceback."""
    command = [*under, sys.executable, *map(str, arguments)]
    finished = subprocess.run(
        command, env=environment(home, **more), capture_output=True, text=True, check=False, timeout=timeout
    )
    assert "Traceback" not in finished.stderr + finished.stdout, finished.stderr + finished.stdout
    return finished


def inputs(folder, rows=1_000):
    """A case and a sheet in a folder."""
    (folder / "tmp").mkdir(exist_ok=True)
    case = folder / "geval.json"
    case.write_text(json.dumps(EXAMPLE), encoding="utf-8")
    return case, write(random_sheet(rows, seed=5, day="2026-01-01"), folder / "in.csv")


def save_draft_to(target):
    """Save an unfinished form of some size."""
    from ui.files.saving import save_draft
    from ui.form.record import Record, State

    save_draft(State(Record({}, {}), {"dossier": "x" * 1_000_000}), Path(target))
