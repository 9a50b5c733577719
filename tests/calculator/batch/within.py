"""Read a file in a process of its own that may take only so much time and memory, as a window would.

Each process is a copy of one that has loaded everything, so that a test pays for the reading and not for the start.
"""

import multiprocessing
import os
import resource
import time
from pathlib import Path

from calculator.batch import run, sheet_preview
from calculator.cases.fields import Refused

MOST_SECONDS, MOST_MEMORY = 30, 1 << 30  # of memory beyond what the libraries take when they are loaded
_COPIES = multiprocessing.get_context("forkserver") if hasattr(os, "fork") else multiprocessing.get_context()
_LOADED = [__name__, "tests.calculator.batch.warm", "pandas", "pyarrow.parquet", "calculator.sheets.xlsx_rows"]


def _look_and_compute(path, said, hoard):
    """Look at a file and compute it; what is said of it, and every complaint, goes to a file."""
    target = os.open(said, os.O_WRONLY | os.O_CREAT)
    os.dup2(target, 1)
    os.dup2(target, 2)
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    size = next(int(line.split()[1]) for line in lines if line.startswith("VmSize")) * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size + MOST_MEMORY,) * 2)
    kept = bytearray(hoard)
    for act in (sheet_preview.preview, lambda path: run.run(path, path.with_name("uit.csv"))):
        try:
            act(path)
        except Refused as refused:
            os.write(1, f"{refused}\n".encode())
    del kept


def read_within(path, hoard=0):
    """Return the status of the process and what was said; ``hoard`` is memory it takes before it begins."""
    said = path.with_name("gezegd")
    _COPIES.set_forkserver_preload(_LOADED)
    process = _COPIES.Process(target=_look_and_compute, args=(path, said, hoard))
    begin = time.perf_counter()
    process.start()
    process.join(4 * MOST_SECONDS)
    assert not process.is_alive()
    assert time.perf_counter() - begin < MOST_SECONDS
    text = said.read_text(encoding="utf-8")
    said.unlink()
    return process.exitcode, text


def bounded(path):
    """Return what is said of a file that is read or refused within the bounds."""
    status, text = read_within(path)
    assert status == 0, text[-2000:]
    assert "Traceback" not in text
    return text
