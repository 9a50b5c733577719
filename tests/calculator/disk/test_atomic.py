"""The door to the disk: a file is there whole or not at all, and nothing else is left in the folder."""

import errno
import os
import shutil
import sys
import threading
from pathlib import Path

import pytest

from calculator.disk.atomic import CannotSave, atomic_write


def good(file):
    file.write(b"nieuw")


@pytest.fixture(params=["nameless", "named"], autouse=True)
def kind(request, monkeypatch):
    """Both ways of writing: a file that has no name until it is whole, and one with a name of its own."""
    if request.param == "named":
        monkeypatch.setattr("calculator.disk.atomic._NAMELESS", None)
    return request.param


def left_in(folder):
    return sorted(item.name for item in folder.iterdir())


def test_a_file_is_written_and_replaced(tmp_path):
    path = tmp_path / "uit.xlsx"
    atomic_write(path, good)
    atomic_write(path, good)
    assert path.read_text(encoding="utf-8") == "nieuw"
    assert left_in(tmp_path) == ["uit.xlsx"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has files without a name")
def test_while_it_is_written_a_file_has_no_name_where_that_can_be(tmp_path, kind):
    seen = []
    atomic_write(tmp_path / "uit.xlsx", lambda file: (seen.extend(left_in(tmp_path)), good(file)))
    assert len(seen) == (kind == "named")
    assert all(name.startswith(".leefbudget-") and name.endswith(".xlsx") for name in seen)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has files without a name")
@pytest.mark.parametrize("number", [errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL])
def test_a_disk_that_knows_no_files_without_a_name_gets_one_with_a_name(tmp_path, monkeypatch, number, kind):
    opened = os.open

    def refuse(path, flags, *rest, **named):
        if kind == "nameless" and flags & os.O_TMPFILE == os.O_TMPFILE:
            raise OSError(number, os.strerror(number))
        return opened(path, flags, *rest, **named)

    monkeypatch.setattr(os, "open", refuse)
    atomic_write(tmp_path / "uit.xlsx", good)
    assert left_in(tmp_path) == ["uit.xlsx"]


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "vol"), PermissionError(errno.EACCES, "dicht")])
def test_a_failure_half_way_leaves_the_old_file_and_nothing_else(tmp_path, error):
    path = tmp_path / "uit.xlsx"
    path.write_text("oud", encoding="utf-8")

    def broken(file):
        file.write(b"half")
        raise error

    with pytest.raises(
        CannotSave, match=r"'uit\.xlsx' kan niet worden opgeslagen: (de schijf is vol|het is alleen-lezen)"
    ):
        atomic_write(path, broken)
    assert path.read_text(encoding="utf-8") == "oud"
    assert left_in(tmp_path) == ["uit.xlsx"]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, ValueError])
def test_a_mistake_in_the_program_is_not_hidden_and_leaves_nothing(tmp_path, error):
    path = tmp_path / "uit.xlsx"
    path.write_text("oud", encoding="utf-8")

    def broken(file):
        file.write(b"half")
        raise error

    with pytest.raises(error):
        atomic_write(path, broken)
    assert path.read_text(encoding="utf-8") == "oud"
    assert left_in(tmp_path) == ["uit.xlsx"]


def test_a_file_that_is_open_elsewhere_cannot_be_replaced(tmp_path, monkeypatch):
    path = tmp_path / "uit.xlsx"
    path.write_text("oud", encoding="utf-8")

    def locked(_self, _target):
        raise PermissionError(errno.EACCES, "in gebruik")

    monkeypatch.setattr("pathlib.Path.replace", locked)
    with pytest.raises(CannotSave, match="open in een ander programma"):
        atomic_write(path, good)
    assert left_in(tmp_path) == ["uit.xlsx"]


def test_a_folder_with_that_name_is_named_as_the_reason(tmp_path):
    (tmp_path / "uit.xlsx").mkdir()
    with pytest.raises(CannotSave, match="er staat al een map met deze naam"):
        atomic_write(tmp_path / "uit.xlsx", good)
    assert left_in(tmp_path) == ["uit.xlsx"]


def test_a_missing_folder_is_named_as_the_reason(tmp_path):
    with pytest.raises(CannotSave, match="de map bestaat niet"):
        atomic_write(tmp_path / "weg" / "uit.xlsx", good)


def test_a_file_in_the_place_of_a_folder_is_a_missing_folder(tmp_path):
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    with pytest.raises(CannotSave, match="de map bestaat niet"):
        atomic_write(tmp_path / "bestand" / "uit.xlsx", good)


def test_a_name_that_is_too_long_is_named_as_the_reason(tmp_path):
    with pytest.raises(CannotSave, match="de naam is te lang"):
        atomic_write(tmp_path / ("x" * 300 + ".xlsx"), good)
    assert left_in(tmp_path) == []


def test_a_name_that_no_file_can_have_is_refused(tmp_path):
    for name in ("a\0b.xlsx", "a\ud800.xlsx"):
        with pytest.raises(CannotSave, match="mag niet; gebruik letters"):
            atomic_write(tmp_path / name, good)
    assert left_in(tmp_path) == []


def test_a_read_only_file_is_not_replaced(tmp_path, monkeypatch):
    path = tmp_path / "uit.xlsx"
    path.write_text("oud", encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(CannotSave, match="alleen-lezen"):
        atomic_write(path, good)
    assert path.read_text(encoding="utf-8") == "oud"


def test_a_folder_where_one_may_not_write_is_named_as_the_reason(tmp_path, monkeypatch):
    def refused(*_, **__):
        raise PermissionError(errno.EACCES, "nee")

    monkeypatch.setattr("calculator.disk.atomic._open_new", refused)
    with pytest.raises(CannotSave, match="u mag in deze map niet schrijven"):
        atomic_write(tmp_path / "uit.xlsx", good)


def test_an_unknown_refusal_of_the_system_still_reads_as_dutch(tmp_path):
    def broken(_):
        raise OSError("??")

    with pytest.raises(CannotSave, match="het systeem weigert het"):
        atomic_write(tmp_path / "uit.xlsx", broken)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions and links of Unix")
def test_a_new_file_is_for_its_owner_and_a_replaced_one_keeps_its_permissions(tmp_path):
    path = tmp_path / "uit.xlsx"
    atomic_write(path, good)
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o640)
    atomic_write(path, good)
    assert path.stat().st_mode & 0o777 == 0o640


NUMBERS = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de ruimte die u op deze schijf mag gebruiken is op",
    errno.EFBIG: "zo'n groot bestand",
    errno.EROFS: "alleen-lezen",
    errno.EIO: "de schijf geeft een fout",
    errno.ESTALE: "niet bereikbaar",
    errno.EMFILE: "te veel bestanden open",
    errno.ENOENT: "de map bestaat niet",
    errno.EPERM: "u mag in deze map niet schrijven",
}


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("when", ["write", "fsync", "replace"])
def test_whenever_the_system_refuses_it_is_said_in_dutch_and_the_old_file_stays(tmp_path, monkeypatch, number, when):
    path = tmp_path / "uit.xlsx"
    path.write_text("oud", encoding="utf-8")

    def refuse(*_):
        raise OSError(number, os.strerror(number))

    if when == "fsync":
        monkeypatch.setattr(os, "fsync", refuse)
    elif when == "replace":
        monkeypatch.setattr("pathlib.Path.replace", refuse)
    expected = "alleen-lezen of open in een ander programma" if number == errno.EPERM else NUMBERS[number]
    with pytest.raises(CannotSave, match=expected) as refused:
        atomic_write(path, refuse if when == "write" else good)
    assert os.strerror(number) not in str(refused.value)
    assert path.read_text(encoding="utf-8") == "oud"
    assert left_in(tmp_path) == ["uit.xlsx"]


def test_what_only_fails_when_it_is_flushed_is_a_failure_too(tmp_path):
    """A few bytes stay in memory until the end; on a full disk nothing fails before."""
    path = tmp_path / "uit.xlsx"
    path.write_text("oud", encoding="utf-8")
    with (
        Path("/dev/full").open("wb") as full,
        pytest.raises(CannotSave, match="de schijf is vol"),
    ):
        atomic_write(path, lambda file: (file.write(b"nieuw"), os.dup2(full.fileno(), file.fileno())))
    assert path.read_text(encoding="utf-8") == "oud"
    assert left_in(tmp_path) == ["uit.xlsx"]


def test_a_folder_that_vanishes_meanwhile_is_a_missing_folder(tmp_path):
    folder = tmp_path / "weg"
    folder.mkdir()
    with pytest.raises(CannotSave, match="de map bestaat niet"):
        atomic_write(folder / "uit.xlsx", lambda file: (good(file), shutil.rmtree(folder)))


def test_two_writers_at_once_leave_one_whole_file(tmp_path):
    path = tmp_path / "uit.csv"
    texts = [bytes([letter]) * 200_000 for letter in b"abcd"]
    mistakes = []

    def often(text):
        try:
            for _ in range(50):
                atomic_write(path, lambda file: [file.write(text[at : at + 1000]) for at in range(0, len(text), 1000)])
        except OSError as error:
            mistakes.append(error)

    threads = [threading.Thread(target=often, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        assert not path.exists() or path.read_bytes() in texts
    assert mistakes == []
    assert path.read_bytes() in texts
    assert left_in(tmp_path) == ["uit.csv"]


def test_the_next_save_removes_what_a_killed_one_left_and_nothing_else(tmp_path):
    dead, other = tmp_path / ".leefbudget-dood.xlsx", tmp_path / "eigen.leefbudget-x"
    for path in (dead, other):
        path.write_text("rijen", encoding="utf-8")
    seen = []

    def while_writing(file):
        atomic_write(tmp_path / "andere.xlsx", good)  # it clears the folder too
        seen.extend(left_in(tmp_path))
        good(file)

    atomic_write(tmp_path / "uit.xlsx", while_writing)
    assert dead.name not in seen
    assert left_in(tmp_path) == ["andere.xlsx", "eigen.leefbudget-x", "uit.xlsx"]
