"""Killed at any moment: the old file or the new one stands there whole, and nothing else that can be read stays."""

import json
import sys

import pytest

from calculator.batch.run import run as run_batch
from calculator.disk.scratch import clear_abandoned
from tests.faults.program import run

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="signals and forks of Unix")]
WRITERS = ["dossier.xlsx", "klant.pdf", "bijlage.xlsx", "batch.xlsx", "batch.csv", "batch.parquet", "sjabloon.xlsx"]
WRITERS.append("concept.json")
BATCH = [name for name in WRITERS if name.startswith("batch")]


@pytest.fixture
def killed(tmp_path, home, given):
    """Kill writers many times, in one program that has loaded everything; return what was found of each."""

    def kill(names, rounds, sent="SIGKILL", *named):
        words = [",".join(names), *given, tmp_path, rounds, sent, *named]
        finished = run("-m", "tests.faults.killer", *words, home=home, timeout=3_600)
        assert finished.returncode == 0, finished.stderr
        found = json.loads(finished.stdout)
        assert list(found) == names
        return found

    return kill


def test_a_kill_at_any_moment_breaks_no_file_and_leaves_nothing_beside_it(killed, home, rounds, monkeypatch):
    for name, found in killed(WRITERS, rounds(3, 500)).items():
        assert found["broken"] == 0, name
        # between its name and its place a whole file may be left for a moment; the next save removes it
        assert len(found["left"]) <= rounds(1, 5), name
    monkeypatch.setattr("tempfile.tempdir", str(home / "tmp"))
    clear_abandoned()
    assert list((home / "tmp").iterdir()) == []


def test_a_kill_where_files_need_a_name_is_cleared_by_the_next_save_in_that_folder(killed, tmp_path, given, rounds):
    for name, found in killed(BATCH, rounds(3, 200), "SIGKILL", "named").items():
        assert found["broken"] == 0, name
        run_batch(given[1], tmp_path / name / "laatste.csv")
        assert {path.name for path in (tmp_path / name).iterdir()} == {name, "laatste.csv"}


@pytest.mark.parametrize("how", [("SIGTERM", "named"), ("SIGHUP",)], ids=["SIGTERM", "SIGHUP"])
def test_a_program_that_is_told_to_end_leaves_nothing_at_all(killed, rounds, how):
    for name, found in killed(BATCH, rounds(2, 200), *how).items():
        assert (found["broken"], found["left"]) == (0, []), name
