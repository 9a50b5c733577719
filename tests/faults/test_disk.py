"""A disk that is full, read-only, forbidden or gone: a Dutch sentence, the old file as it was, nothing beside it."""

import os
import subprocess
import sys

import pytest

from tests.faults.program import run_many

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="limits and mounts of Linux")]
as_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may do this")
OLD = b"wat er stond"
COMMANDS = {
    "dossier.xlsx": ("bereken", "{case}", "--xlsx"),
    "klant.pdf": ("bereken", "{case}", "--pdf"),
    "bijlage.xlsx": ("bijlage", "--xlsx"),
    "batch.xlsx": ("batch", "{sheet}"),
    "batch.csv": ("batch", "{sheet}"),
    "batch.parquet": ("batch", "{sheet}"),
    "sjabloon.xlsx": ("batch", "--sjabloon"),
}
QUICK = tuple(name for name in COMMANDS if name != "bijlage.xlsx")  # that one takes as long as all others together
# No file of this process may grow beyond 2,000 bytes.
LIMIT = """
import resource, signal, sys
sys.dont_write_bytecode = True  # Python keeps what it could write only half, and stumbles over it afterwards
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
"""
BOUND = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")  # so permissions hold for root too


def stand(folder):
    """Put an old file in the place of every new one."""
    for name in COMMANDS:
        (folder / name).write_bytes(OLD)


def is_as_it_was(folder):
    found = {path.name: path.read_bytes() == OLD for path in folder.iterdir() if path.name != "vulling"}
    return found == dict.fromkeys(COMMANDS, True)


@pytest.fixture
def said(home, given):
    """Let writers write in a folder; each refuses, and what each says comes back."""

    def save(folder, names=QUICK, before="", **more):
        case, sheet = given
        commands = [
            [*(word.format(case=case, sheet=sheet) for word in COMMANDS[name]), folder / name] for name in names
        ]
        found = run_many(commands, home=home, before=before, **more)
        assert [status for status, _ in found] == [2] * len(names), found
        assert not any("[Errno" in text for _, text in found)
        return {text.partition(": ")[2] for _, text in found}

    return save


@pytest.fixture
def disk(tmp_path):
    """A small disk of its own, in memory."""
    folder = tmp_path / "schijf"
    folder.mkdir()
    options = ("-t", "tmpfs", "-o", "size=64k", "tmpfs")
    if subprocess.run(["mount", *options, str(folder)], capture_output=True, check=False).returncode:
        pytest.skip("may not mount")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_files_that_may_not_grow_any_more_leave_the_old_ones(tmp_path, said):
    stand(tmp_path)
    assert said(tmp_path, COMMANDS, before=LIMIT) == {"zo'n groot bestand mag hier niet staan.\n"}
    assert is_as_it_was(tmp_path)


@as_root
def test_a_full_disk_leaves_the_old_files(disk, said):
    stand(disk)
    with (disk / "vulling").open("wb", buffering=0) as filling:
        try:
            while filling.write(b"x" * 4_096):
                pass
        except OSError:
            pass
    assert said(disk, COMMANDS) == {"de schijf is vol.\n"}
    assert is_as_it_was(disk)


@as_root
def test_a_disk_that_fills_up_meanwhile_leaves_the_old_files(disk, said):
    for name in COMMANDS:
        (disk / name).write_bytes(OLD)
    (disk / "vulling").write_bytes(b"x" * 28_000)  # the small page for the client would fit
    assert said(disk, [name for name in COMMANDS if name not in ("klant.pdf", "sjabloon.xlsx")]) == {
        "de schijf is vol.\n"
    }
    assert is_as_it_was(disk)


@as_root
def test_a_disk_that_is_read_only_is_said_to_be(disk, said):
    stand(disk)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    assert all("alleen-lezen" in text for text in said(disk))
    assert is_as_it_was(disk)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_one_may_not_write_is_said(tmp_path, said, what):
    folder = tmp_path / "verboden"
    folder.mkdir()
    stand(folder)
    for name in COMMANDS:
        (folder / name).chmod(0o444 if what == "file" else 0o666)
    folder.chmod(0o700 if what == "file" else 0o500)
    expected = "het is alleen-lezen of open in een ander programma. Sluit het daar, of kies een andere naam.\n"
    assert said(folder, under=BOUND if os.geteuid() == 0 else ()) == {expected}
    folder.chmod(0o700)
    assert is_as_it_was(folder)


def test_a_folder_that_is_not_there_and_a_path_that_is_too_long_are_said(tmp_path, said):
    assert said(tmp_path / "weg") == {"de map bestaat niet.\n"}
    assert said(tmp_path.joinpath(*["a" * 200] * 25)) == {"de naam is te lang.\n"}
    assert list(tmp_path.iterdir()) == []


@as_root
def test_a_full_folder_for_scratch_leaves_the_old_file_too(tmp_path, disk, said):
    (tmp_path / "batch.xlsx").write_bytes(OLD)
    assert said(tmp_path, ["batch.xlsx"], TMPDIR=str(disk)) == {"de schijf is vol.\n"}
    assert (tmp_path / "batch.xlsx").read_bytes() == OLD
    assert list(disk.iterdir()) == []
