"""The window at the turn of the year: a warning from 1 December, then answers that say whose amounts they use."""

from datetime import date

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from calculator.amounts import packs
from calculator.presenting.sentences import headline
from tests.years import LAST_YEAR, NEXT_YEAR
from ui import help as pages
from ui.form.descriptors import PEILDATUM
from ui.window import Window

WHOSE = f"bedragen van {LAST_YEAR}; die van {NEXT_YEAR} zijn nog niet bekend"


@pytest.fixture
def opened_on(qtbot):
    def open_window(day):
        window = Window(day)
        qtbot.addWidget(window, before_close_func=lambda closing: closing.desk.files.mark_saved())
        window.complete()
        return window

    return open_window


@pytest.mark.parametrize(
    ("day", "brief", "warns"),
    [
        (date(LAST_YEAR, 11, 30), "", ""),
        (date(LAST_YEAR, 12, 1), "Tabellen lopen af", f"tot en met 31 december {LAST_YEAR}"),
        (date(NEXT_YEAR, 1, 2), "Tabellen zijn afgelopen", "liepen tot"),
        (date(NEXT_YEAR + 1, 1, 2), "Tabellen zijn te oud", "te lang geleden"),
    ],
)
def test_from_a_month_before_their_end_the_window_warns_of_the_tables(opened_on, day, brief, warns):
    warning = opened_on(day).bar.warning
    assert warning.isHidden() is not bool(warns)
    assert warning.text() == brief
    assert warns in warning.toolTip()
    assert warning.accessibleDescription() == warning.toolTip()


def test_on_2_january_an_intake_is_computed_with_the_last_amounts_and_says_so(opened_on):
    window = opened_on(date(NEXT_YEAR, 1, 2))
    assert window.form.record()[PEILDATUM] == f"{NEXT_YEAR}-01-01"
    window.desk.open_example(12)
    record = window.form.record()
    window.desk.replace(
        type(window.form.state())(type(record)({**record.values, PEILDATUM: f"{NEXT_YEAR}-01-01"}, record.rows))
    )
    resultaat = window.desk.settled()
    assert resultaat is not None
    assert WHOSE in str(headline(resultaat))
    assert window.bar.text.text().endswith(f"tabellen {LAST_YEAR}")


def test_what_the_program_is_tells_the_age_of_its_tables():
    text = pages.about_text()
    assert "nagekeken op" in text
    assert [pages.ago(days) for days in (0, 1, 2)] == ["vandaag", "gisteren", "2 dagen geleden"]
    assert any(f"({pages.ago(days)})" in text for days in range(3000))


@pytest.fixture
def told(monkeypatch):
    said = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    return said


def test_a_file_that_is_no_table_pack_is_not_kept(opened_on, told, tmp_path, monkeypatch):
    monkeypatch.setattr(packs, "own_folder", lambda: tmp_path / "eigen")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "x.zip"), ""))
    (tmp_path / "x.zip").write_bytes(b"niets")
    opened_on(date(2026, 11, 21)).beside.add_pack()
    assert "wordt niet aanvaard" in told[0]
    assert not (tmp_path / "eigen").exists()


def test_without_a_pack_there_is_nothing_to_take_back(opened_on, told, tmp_path, monkeypatch):
    monkeypatch.setattr(packs, "own_folder", lambda: tmp_path / "eigen")
    opened_on(date(2026, 11, 21)).beside.take_back_pack()
    assert told == ["Er is geen pakket dat u zelf hebt geopend."]
