"""The file that is replaced: what is no file is left alone, and what belongs to a file is kept or said."""

import os
import socket
import sys

import pytest

from calculator.disk.atomic import CannotSave, OpenElsewhere, atomic_write
from calculator.disk.remarks import remarks
from calculator.disk.target import stamp

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="devices, links and owners of Unix")
as_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may do this")


def good(file):
    file.write(b"nieuw")


@pytest.fixture
def path(tmp_path):
    found = tmp_path / "uit.xlsx"
    found.write_text("oud", encoding="utf-8")
    return found


@as_root
def test_a_device_is_refused_and_still_there(tmp_path):
    """Even root does not lose its null device."""
    device = tmp_path / "null"
    os.mknod(device, 0o20666, os.makedev(1, 3))
    with pytest.raises(CannotSave, match="is geen bestand maar een apparaat"):
        atomic_write(device, good)
    assert device.is_char_device()
    with pytest.raises(CannotSave, match="is geen bestand maar een apparaat"):
        atomic_write(type(device)("/dev/full"), good)


def test_a_fifo_and_a_socket_are_refused(tmp_path):
    os.mkfifo(tmp_path / "fifo")
    with pytest.raises(CannotSave, match="doorgeefluik"):
        atomic_write(tmp_path / "fifo", good)
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(str(tmp_path / "s"))
        with pytest.raises(CannotSave, match="verbinding"):
            atomic_write(tmp_path / "s", good)


def test_of_a_link_the_file_is_replaced_and_the_link_stays(tmp_path, path):
    link, dangling = tmp_path / "link.xlsx", tmp_path / "los.xlsx"
    link.symlink_to(path)
    dangling.symlink_to(tmp_path / "nieuw.xlsx")
    atomic_write(link, good)
    atomic_write(dangling, good)
    assert link.is_symlink()
    assert dangling.is_symlink()
    assert path.read_text(encoding="utf-8") == (tmp_path / "nieuw.xlsx").read_text(encoding="utf-8") == "nieuw"


def test_a_link_to_itself_is_refused(tmp_path):
    loop = tmp_path / "a.xlsx"
    loop.symlink_to(loop)
    with pytest.raises(CannotSave, match="snelkoppeling die naar zichzelf verwijst"):
        atomic_write(loop, good)


def test_of_a_hard_link_it_is_said_that_the_other_name_keeps_the_old_content(tmp_path, path):
    (tmp_path / "tweede.xlsx").hardlink_to(path)
    with remarks() as said:
        atomic_write(path, good)
    assert said == ["Het bestand 'uit.xlsx' had nog een naam (harde koppeling). Daar staat de oude inhoud nog."]
    assert (tmp_path / "tweede.xlsx").read_text(encoding="utf-8") == "oud"


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="attributes of Linux")
def test_attributes_are_kept(path):
    try:
        os.setxattr(path, "user.zaak", b"17")
    except OSError:
        pytest.skip("a disk without attributes")
    with remarks() as said:
        atomic_write(path, good)
    assert os.getxattr(path, "user.zaak") == b"17"
    assert said == []


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="attributes of Linux")
def test_attributes_that_cannot_be_kept_are_said(path, monkeypatch):
    monkeypatch.setattr(os, "listxattr", lambda _: ["user.zaak", "security.x"])
    with remarks() as said:
        atomic_write(path, good)
    assert said == ["Niet alle kenmerken van het bestand 'uit.xlsx' konden worden behouden."]


@as_root
def test_the_owner_is_kept(path):
    os.chown(path, 1234, 1235)
    atomic_write(path, good)
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 1235)


@as_root
def test_an_owner_that_cannot_be_kept_is_said(path, monkeypatch):
    os.chown(path, 1234, 1235)

    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(os, "fchown", refuse)
    with remarks() as said:
        atomic_write(path, good)
    assert said == ["Het bestand 'uit.xlsx' was van een andere gebruiker en is nu van u."]


@pytest.mark.parametrize(("lock", "program"), [(".~lock.uit.xlsx#", "LibreOffice"), ("~$uit.xlsx", "Excel")])
def test_a_file_that_is_open_elsewhere_is_not_replaced_unless_that_is_wanted(tmp_path, path, lock, program):
    (tmp_path / lock).write_text("", encoding="utf-8")
    with pytest.raises(OpenElsewhere, match=f"open in {program}"):
        atomic_write(path, good)
    assert path.read_text(encoding="utf-8") == "oud"
    atomic_write(path, good, even_if_open=True)
    assert path.read_text(encoding="utf-8") == "nieuw"


@pytest.mark.parametrize(
    "name", ["111222333.xlsx", "rekenblad_111.222.333.pdf", "11122\u200b2333.csv", "１１１２２２３３３.xlsx"]
)
def test_a_bsn_in_the_name_is_refused(tmp_path, name):
    with pytest.raises(CannotSave, match="burgerservicenummer"):
        atomic_write(tmp_path / name, good)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_shown_the_other_way_round_is_refused(tmp_path):
    with pytest.raises(CannotSave, match="leesrichting"):
        atomic_write(tmp_path / "a\u202exslx.exe", good)


def test_the_folder_may_be_called_anything(tmp_path):
    folder = tmp_path / "111222333"
    folder.mkdir()
    atomic_write(folder / "rekenblad_2026-00123_2026-11-26.xlsx", good)


def test_the_stamp_of_a_file_changes_when_anyone_writes_it(path):
    first = stamp(path)
    assert stamp(path) == first
    path.write_text("nieuw", encoding="utf-8")
    second = stamp(path)
    atomic_write(path, good)
    assert len({first, second, stamp(path)}) == 3
    path.unlink()
    assert stamp(path) is None


def test_what_is_said_where_nobody_listens_is_lost_without_harm(tmp_path, path):
    (tmp_path / "tweede.xlsx").hardlink_to(path)
    atomic_write(path, good)
    with remarks() as said:
        atomic_write(tmp_path / "derde.xlsx", good)
    assert said == []
