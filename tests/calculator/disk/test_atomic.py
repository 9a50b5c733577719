import errno
import os
import sys

import pytest

from calculator.disk.atomic import CannotSave, atomic_write


def good(path):
    path.write_text("nieuw", encoding="utf-8")


def left_in(folder):
    return sorted(item.name for item in folder.iterdir())


def test_a_file_is_written_and_replaced(tmp_path):
    path = tmp_path / "uit.xlsx"
    atomic_write(path, good)
    atomic_write(path, good)
    assert path.read_text(encoding="utf-8") == "nieuw"
    assert left_in(tmp_path) == ["uit.xlsx"]


def test_the_new_file_is_made_in_the_same_folder_with_the_same_ending(tmp_path):
    seen = []
    atomic_write(tmp_path / "uit.xlsx", lambda path: (seen.append(path), good(path)))
    assert seen[0].parent == tmp_path
    assert seen[0].suffix == ".xlsx"


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "vol"), PermissionError(errno.EACCES, "dicht")])
def test_a_failure_half_way_leaves_the_old_file_and_nothing_else(tmp_path, error):
    path = tmp_path / "uit.xlsx"
    path.write_text("oud", encoding="utf-8")

    def broken(beside):
        beside.write_text("half", encoding="utf-8")
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

    def broken(beside):
        beside.write_text("half", encoding="utf-8")
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


def test_a_name_with_a_null_is_refused(tmp_path):
    with pytest.raises(CannotSave, match="deze naam mag niet"):
        atomic_write(tmp_path / "a\0b.xlsx", good)


def test_a_read_only_file_is_not_replaced(tmp_path, monkeypatch):
    path = tmp_path / "uit.xlsx"
    path.write_text("oud", encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(CannotSave, match="alleen-lezen"):
        atomic_write(path, good)
    assert path.read_text(encoding="utf-8") == "oud"


def test_a_folder_where_one_may_not_write_is_named_as_the_reason(tmp_path, monkeypatch):
    def refused(**_):
        raise PermissionError(errno.EACCES, "nee")

    monkeypatch.setattr("tempfile.mkstemp", refused)
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


@pytest.mark.skipif(sys.platform == "win32", reason="permissions and links of Unix")
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "echt.xlsx").write_text("oud", encoding="utf-8")
    link = tmp_path / "link.xlsx"
    link.symlink_to(tmp_path / "echt.xlsx")
    atomic_write(link, good)
    assert link.is_symlink()
    assert (tmp_path / "echt.xlsx").read_text(encoding="utf-8") == "nieuw"
