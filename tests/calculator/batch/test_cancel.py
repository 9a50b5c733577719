"""Breaking off a run from the progress it tells: at once, and nothing stays behind."""

import tempfile
import threading
from pathlib import Path

import pytest

from calculator.batch import parquet_source, sheet_source
from calculator.batch import run as running
from calculator.batch.run import run
from tests.calculator.batch.households import random_sheet, write

ENDINGS = [".csv", ".xlsx", ".parquet"]
ROWS, CHUNK, WORKERS = 1_000, 100, 3


class Cancelled(Exception):
    """What a window raises when someone presses a button."""


RAISED = [Cancelled, KeyboardInterrupt, OSError]


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    folder = tmp_path_factory.mktemp("in")
    return {ending: write(random_sheet(ROWS, seed=31, day="2026-01-01"), folder / f"in{ending}") for ending in ENDINGS}


@pytest.fixture
def small_chunks(monkeypatch):
    monkeypatch.setattr(parquet_source, "ROWS", CHUNK)
    monkeypatch.setattr(sheet_source, "ROWS_OF_TEXT", CHUNK)


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """The folder for temporary files, where a workbook gathers its rows."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def computed(monkeypatch):
    """The sizes of the chunks that were computed."""
    found = []
    compute = running.outcome_of

    def counting(households):
        found.append(households.size)
        return compute(households)

    monkeypatch.setattr(running, "outcome_of", counting)
    return found


def open_files():
    folder = Path("/proc/self/fd")
    return [str(link.readlink()) for link in folder.iterdir() if link.exists()] if folder.exists() else []


@pytest.mark.parametrize(
    ("begin", "ending", "raised"),  # every two of them together
    [
        (begin, ending, RAISED[(first + second) % 3])
        for first, begin in enumerate(ENDINGS)
        for second, ending in enumerate(ENDINGS)
    ],
)
def test_what_progress_raises_breaks_off_at_once(
    tmp_path, sheets, small_chunks, temporary, computed, begin, ending, raised
):
    target = tmp_path / f"uit{ending}"
    target.write_text("what was there")
    threads = set(threading.enumerate())
    told = []

    def progress(done, rows):
        told.append((done, rows))
        if done == 4 * CHUNK:
            raise raised

    with pytest.raises(raised) as caught:
        run(sheets[begin], target, progress=progress, workers=WORKERS)
    assert caught.tb  # as long as a window shows it, what it holds is alive
    assert set(threading.enumerate()) <= threads
    assert told == [(number * CHUNK, None if begin == ".csv" else ROWS) for number in (1, 2, 3, 4)]
    assert sum(computed) <= (4 + 1 + WORKERS) * CHUNK  # one more than there are workers is under way
    assert target.read_text() == "what was there"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["temporary", target.name]
    assert list(temporary.iterdir()) == []
    assert not [name for name in open_files() if str(sheets[begin]) in name or str(tmp_path) in name]


def test_what_waits_for_its_turn_is_never_begun(tmp_path, sheets, small_chunks, monkeypatch):
    """One worker is held in the second part until after the run was broken off: the third waits behind it."""
    begun, go_on = [], threading.Event()
    later, compute = threading.Timer(0.3, go_on.set), running.outcome_of

    def held(households):
        begun.append(households.size)
        if len(begun) > 1:
            go_on.wait()
        return compute(households)

    def progress(done, rows):
        later.start()
        raise Cancelled

    monkeypatch.setattr(running, "outcome_of", held)
    with pytest.raises(Cancelled):
        run(sheets[".csv"], tmp_path / "uit.csv", progress=progress, workers=1)
    later.join()
    assert len(begun) <= 2


def test_a_run_after_one_that_was_broken_off_is_whole(tmp_path, sheets, small_chunks):
    def progress(done, rows):
        raise Cancelled

    with pytest.raises(Cancelled):
        run(sheets[".csv"], tmp_path / "uit.csv", progress=progress)
    assert list(tmp_path.iterdir()) == []
    assert run(sheets[".csv"], tmp_path / "uit.csv").rows == ROWS


@pytest.mark.parametrize("ending", ENDINGS)
def test_breaking_off_is_heard_after_the_last_row_too(tmp_path, sheets, small_chunks, temporary, ending):
    target, after = tmp_path / f"uit{ending}", []
    target.write_text("what was there")

    def progress(done, rows):
        if done == ROWS:
            after.append(done)
        if len(after) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        run(sheets[".csv"], target, progress=progress)
    assert target.read_text() == "what was there"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["temporary", target.name]
    assert list(temporary.iterdir()) == []
