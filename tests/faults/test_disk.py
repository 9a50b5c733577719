"""A disk that is full, read-only, forbidden or gone: a Dutch sentence, the old file as it was, nothing beside it."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.faults.program import run

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
PROGRAM = """
import sys
{before}
from ui.app import main
sys.exit(main(sys.argv[1:]))
"""
# No file of this process may grow beyond 2,000 bytes, in memory neither: that is the disk that is full to all writers.
LIMIT = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
"""
USER = "import os; os.setgid(65534); os.setuid(65534)"


@pytest.fixture
def saved(home, given):
    """Run the command that writes a file of this name in a folder; return what was said."""

    def save(name, folder, before="", **more):
        case, sheet = given
        words = [word.format(case=case, sheet=sheet) for word in COMMANDS[name]]
        finished = run("-c", PROGRAM.format(before=before), *words, folder / name, home=home, **more)
        assert finished.returncode == 2, finished.stderr + finished.stdout
        assert "[Errno" not in finished.stderr
        return finished.stderr

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


def same(folder, name):
    return (folder / name).read_bytes() == OLD and {path.name for path in folder.iterdir()} <= {name, "vulling"}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_file_that_may_not_grow_any_more_leaves_the_old_one(tmp_path, saved, name):
    (tmp_path / name).write_bytes(OLD)
    said = saved(name, tmp_path, LIMIT)
    assert "groot bestand" in said
    assert same(tmp_path, name)


@as_root
@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("free", [0, 4_096])
def test_a_full_disk_leaves_the_old_file(disk, saved, name, free):
    (disk / name).write_bytes(OLD)
    with (disk / "vulling").open("wb", buffering=0) as filling:
        try:
            while filling.write(b"x" * 4_096):
                pass
        except OSError:
            filling.truncate(max(filling.tell() - free, 0))
    if free and name == "klant.pdf":
        pytest.skip("fits")
    assert "de schijf is vol" in saved(name, disk)
    assert same(disk, name)


@as_root
@pytest.mark.parametrize("name", COMMANDS)
def test_a_disk_that_is_read_only_is_said_to_be(disk, saved, name):
    (disk / name).write_bytes(OLD)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    said = saved(name, disk)
    assert "alleen-lezen" in said
    assert same(disk, name)


@as_root
@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_one_may_not_write_is_said(tmp_path_factory, saved, name, what, given):
    folder = tmp_path_factory.mktemp("verboden")
    for above in (folder, *folder.parents[:3], *(given[0].parent, *given[0].parents[:3])):
        above.chmod(above.stat().st_mode | 0o055)
    for path in given:
        path.chmod(0o644)
    (folder / name).write_bytes(OLD)
    (folder / name).chmod(0o444 if what == "file" else 0o666)
    folder.chmod(0o777 if what == "file" else 0o555)
    said = saved(name, folder, USER)
    assert "alleen-lezen of open in een ander programma" in said
    folder.chmod(0o700)
    assert same(folder, name)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_folder_that_is_not_there_or_a_path_that_is_too_long_is_said(tmp_path, saved, name):
    assert "de map bestaat niet" in saved(name, tmp_path / "weg")
    long = tmp_path.joinpath(*["a" * 200] * 25)
    assert "de naam is te lang" in saved(name, long)
    assert list(tmp_path.iterdir()) == []


@as_root
def test_a_full_folder_for_scratch_leaves_the_old_file_too(tmp_path, disk, saved, home):
    (tmp_path / "batch.xlsx").write_bytes(OLD)
    assert "de schijf is vol" in saved("batch.xlsx", tmp_path, TMPDIR=str(disk))
    assert (tmp_path / "batch.xlsx").read_bytes() == OLD
    assert list(disk.iterdir()) == []
    assert shutil.disk_usage(disk).used == 0
