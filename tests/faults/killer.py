"""Kills a writer again and again at random moments and counts what it finds; run as a program of its own.

Arguments: writers with commas between them, case, sheet, folder, rounds, signal, and "named" for a disk that knows no
files without a name. Each writer gets a folder of its own. Every round is a copy of this process, in which all modules
are loaded and all rules translated, so that the kill hits the work and not the start.
"""

import importlib
import json
import os
import random
import signal
import sys
import time
from pathlib import Path
from zipfile import ZipFile

import pyarrow.parquet as pq

from calculator.batch.table import compute
from calculator.cli import main
from calculator.disk import atomic
from tests.calculator.batch.households import random_sheet
from tests.faults.program import save_draft_to
from ui.app import _write_pdf

LOADED = (
    "calculator.batch.writing.template",
    "calculator.outcome.appendix",
    "calculator.workbook.casefile",
    "ui.paper.printing",
)
OLD = b"wat er stond"
WRITERS = {
    "dossier.xlsx": lambda case, _, target: main(["bereken", case, "--xlsx", target]),
    "klant.pdf": lambda case, _, target: main(["bereken", case, "--pdf", target], _write_pdf),
    "bijlage.xlsx": lambda _case, _, target: main(["bijlage", "--xlsx", target]),
    "batch.xlsx": lambda _, sheet, target: main(["batch", sheet, target]),
    "batch.csv": lambda _, sheet, target: main(["batch", sheet, target]),
    "batch.parquet": lambda _, sheet, target: main(["batch", sheet, target]),
    "sjabloon.xlsx": lambda _case, _, target: main(["batch", "--sjabloon", target]),
    "concept.json": lambda _case, _, target: save_draft_to(target),
}


def is_whole(path):
    """Whether a file is the old one, or can be read to its end."""
    content = path.read_bytes()
    if content == OLD:
        return True
    if path.suffix == ".xlsx":
        with ZipFile(path) as package:
            return package.testzip() is None
    if path.suffix == ".parquet":
        return pq.read_table(path).num_rows > 0
    return content.rstrip().endswith((b"%%EOF", b"}")) or (path.suffix == ".csv" and content.endswith(b"\r\n"))


def started(work):
    """Begin the work in a copy of this process."""
    process = os.fork()
    if process:
        return process
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    try:
        work()
    finally:
        os._exit(0)


def kill_often(name, case, sheet, folder, rounds, number):
    """Return how many were really killed, and what was broken or left behind."""
    folder.mkdir()
    target = folder / name
    begin = time.perf_counter()
    os.waitpid(started(lambda: WRITERS[name](case, sheet, str(target))), 0)
    whole = time.perf_counter() - begin
    rng = random.Random(name)
    found = {"killed": 0, "replaced": 0, "broken": 0, "left": []}
    for _ in range(rounds):
        target.write_bytes(OLD)
        process = started(lambda: WRITERS[name](case, sheet, str(target)))
        time.sleep(rng.uniform(0, 1.1) * whole)
        os.kill(process, number)
        _, status = os.waitpid(process, 0)
        found["killed"] += os.WIFSIGNALED(status) or number != signal.SIGKILL
        found["replaced"] += target.read_bytes() != OLD
        found["broken"] += not is_whole(target)
        found["left"] += [path.name for path in folder.iterdir() if path != target]
    return found


if __name__ == "__main__":
    names, case, sheet, place, rounds, sent, *named = sys.argv[1:]
    if named:
        atomic._NAMELESS = None
    for module in LOADED:
        importlib.import_module(module)
    compute(random_sheet(200, day="2026-01-01"))  # the day of the sheet that is given
    found = {
        name: kill_often(name, case, sheet, Path(place) / name, int(rounds), signal.Signals[sent])
        for name in names.split(",")
    }
    sys.stdout.write(json.dumps(found))
