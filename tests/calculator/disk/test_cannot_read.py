"""Why a file cannot be read: in one Dutch sentence with the way out, whoever asks."""

import errno
import os

import pytest

from calculator.batch.run import run
from calculator.cases.fields import Refused
from calculator.disk.cannot_read import CannotRead, read_file, reason_unread, why_unread
from calculator.disk.cannot_save import CannotSave, told
from calculator.workbook import CannotOpen, read


def test_what_is_no_file_is_told_by_what_it_is(tmp_path):
    (tmp_path / "map").mkdir()
    (tmp_path / "uit.csv").write_text("x", encoding="utf-8")
    assert why_unread(tmp_path / "uit.csv") == ""
    assert why_unread(tmp_path / "map") == "dit is een map. Kies een bestand daarin"
    absent = "er is geen bestand met deze naam"
    for name in ("weg.csv", "uit.csv/a.csv", "a\0b.csv"):
        assert why_unread(tmp_path / name) == absent
    assert "Geef het bestand een kortere naam" in why_unread(tmp_path / ("x" * 300))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes, and few links")
def test_pipes_and_links_to_themselves_keep_nobody_waiting(tmp_path):
    os.mkfifo(tmp_path / "pijp.xlsx")
    (tmp_path / "rond.xlsx").symlink_to(tmp_path / "rond.xlsx")
    for name, why in (("pijp.xlsx", "een pijp of een apparaat"), ("rond.xlsx", "Kies het bestand zelf")):
        with pytest.raises(CannotOpen, match=f"kan niet worden gelezen: .*{why}"):
            read(tmp_path / name)
        with pytest.raises(Refused, match=why):
            run(tmp_path / name, tmp_path / "uit.csv")


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "u mag het niet lezen, of het is open in een ander"),
        (OSError(errno.EIO, "Input/output error"), "de schijf geeft een fout"),
        (OSError(errno.ESTALE, "Stale file handle"), "de netwerkmap is niet bereikbaar"),
    ],
)
def test_what_the_system_refuses_is_told_with_the_way_out(tmp_path, monkeypatch, error, why):
    def refuse(*_, **__):
        raise error

    path = tmp_path / "in.csv"
    path.write_text("x", encoding="utf-8")
    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert why in reason_unread(error)
    assert why in why_unread(path)
    with pytest.raises(CannotRead, match=why):
        read_file(path, 10)
    with pytest.raises(Refused, match=f"een leesbaar bestand; .*{why}"):
        run(path, tmp_path / "uit.csv")


def test_a_name_that_is_too_long_to_write_is_told(tmp_path):
    (tmp_path / "in.csv").write_text("x", encoding="utf-8")
    with pytest.raises((CannotSave, Refused)) as refused:
        run(tmp_path / ("x" * 300 + ".csv"), tmp_path / "uit.csv")
    assert "de naam is te lang" in str(refused.value)


def test_an_error_of_the_system_is_told_in_dutch_and_a_message_of_ours_as_it_is():
    assert told(OSError(errno.ENOSPC, "No space left on device")) == "Lezen of schrijven lukt niet: de schijf is vol."
    assert told(CannotSave("Dit mag niet.")) == "Dit mag niet."
