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
    """Kill a writer many times; return what was found."""
    folder = tmp_path / "map"
    folder.mkdir()

    def kill(name, rounds, sent="SIGKILL", *named):
        finished = run("-m", "tests.faults.killer", name, *given, folder, rounds, sent, *named, home=home)
        assert finished.returncode == 0, finished.stderr
        return json.loads(finished.stdout)

    kill.folder = folder
    return kill


@pytest.mark.parametrize("name", WRITERS)
def test_a_kill_at_any_moment_breaks_no_file_and_leaves_nothing_beside_it(killed, home, rounds, name, monkeypatch):
    found = killed(name, rounds(8, 500))
    assert found["broken"] == 0
    # between its name and its place a whole file may be left for a moment; the next save removes it
    assert len(found["left"]) <= rounds(1, 5)
    monkeypatch.setattr("tempfile.tempdir", str(home / "tmp"))
    clear_abandoned()
    assert list((home / "tmp").iterdir()) == []


@pytest.mark.parametrize("name", BATCH)
def test_a_kill_where_files_need_a_name_is_cleared_by_the_next_save_in_that_folder(killed, given, rounds, name):
    found = killed(name, rounds(8, 200), "SIGKILL", "named")
    assert found["broken"] == 0
    run_batch(given[1], killed.folder / "laatste.csv")
    assert {path.name for path in killed.folder.iterdir()} == {name, "laatste.csv"}


@pytest.mark.parametrize("name", BATCH)
@pytest.mark.parametrize("how", [("SIGTERM", "named"), ("SIGHUP",)], ids=["SIGTERM", "SIGHUP"])
def test_a_program_that_is_told_to_end_leaves_nothing_at_all(killed, home, rounds, name, how):
    found = killed(name, rounds(3, 200), *how)
    assert found["broken"] == 0
    assert found["left"] == []
