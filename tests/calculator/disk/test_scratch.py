"""The folder for what is too large for memory: private, and gone at every end."""

import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from calculator.disk.scratch import clear_abandoned, scratch_folder

ROOT = Path(__file__).parents[3]
HOLDS = """
import sys, time
from calculator.disk import leftovers
from calculator.disk.scratch import scratch_folder
leftovers.end_well()
with scratch_folder() as folder:
    (folder / "rijen").write_text("dossier")
    print(folder, flush=True)
    while True:  # one long sleep would go on to its end after a signal that came just before it
        time.sleep(0.05)
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def holder():
    """A program that stands in its scratch folder."""
    with subprocess.Popen([sys.executable, "-c", HOLDS], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        yield process, Path(process.stdout.readline().strip())
        process.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of Unix")
def test_nobody_else_can_look_into_it(temporary):
    with scratch_folder() as folder:
        assert folder.parent == temporary
        assert folder.stat().st_mode & 0o777 == 0o700


def test_it_is_gone_afterwards_also_when_the_work_fails(temporary):
    def fail():
        with scratch_folder() as folder:
            (folder / "rijen").write_text("dossier", encoding="utf-8")
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - it has no words
        fail()
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize("sent", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_program_that_is_told_to_end_removes_it(temporary, holder, sent):
    process, folder = holder
    assert (folder / "rijen").exists()
    process.send_signal(getattr(signal, sent))
    process.wait(300)
    assert list(temporary.iterdir()) == []


def test_what_a_killed_program_left_goes_at_the_next_start_and_not_before(temporary, holder):
    process, folder = holder
    clear_abandoned()
    assert (folder / "rijen").exists()
    process.kill()
    process.wait()
    assert (folder / "rijen").exists()
    clear_abandoned()
    assert list(temporary.iterdir()) == []


def test_another_folder_with_such_a_name_or_a_link_to_one_is_left_alone(temporary):
    (temporary / "leefbudget-aantekeningen").mkdir()
    (temporary / "elders").mkdir()
    (temporary / "elders" / "in_gebruik").touch()
    (temporary / "leefbudget-link").symlink_to(temporary / "elders")
    (temporary / "leefbudget-bestand").touch()
    clear_abandoned()
    assert (temporary / "elders" / "in_gebruik").exists()
    assert len(list(temporary.iterdir())) == 4
