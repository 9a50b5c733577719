"""Saving what the window found for a complex."""

from pathlib import Path

import pandas as pd
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from calculator.cli import main
from tests.ui.complex.sheets import content
from ui.complex import view
from ui.complex.start import StartPage

ENDINGS = (".csv", ".xlsx", ".parquet")


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_saved_is_what_the_command_writes(tmp_path, complex_window, done, computed, ending):
    page = computed(ending=".csv")
    target, direct = tmp_path / f"venster{ending}", tmp_path / f"opdracht{ending}"
    complex_window.save_to(target)
    done()
    assert main(["batch", str(tmp_path / "in.csv"), str(direct)]) == 0
    assert content(target) == content(direct)
    assert complex_window.page is page
    assert page.said.text() == f"Opgeslagen: venster{ending}"


def test_the_button_asks_for_a_name_beside_the_sheet(tmp_path, monkeypatch, complex_window, done, computed):
    page, asked = computed(), []

    def accept(dialog):
        asked.append((dialog.directory().absolutePath(), dialog.nameFilters(), dialog.selectedFiles()))
        dialog.selectNameFilter(dialog.nameFilters()[1])
        dialog.filterSelected.emit(dialog.nameFilters()[1])
        return True

    monkeypatch.setattr(QFileDialog, "exec", accept)
    page.save.click()
    done()
    folder, kinds, names = asked[0]
    assert Path(folder) == tmp_path
    assert [kind.rpartition("*")[2] for kind in kinds] == [".xlsx)", ".csv)", ".parquet)"]
    assert Path(names[0]).name == "in_uitkomsten.xlsx"
    assert (tmp_path / "in_uitkomsten.csv").exists()


def test_the_keys_of_a_case_save_and_choose_here_too(tmp_path, monkeypatch, qtbot, complex_window, done, computed):
    asked = []
    monkeypatch.setattr(view, "ask_outcomes", lambda *_: asked.append("save"))
    monkeypatch.setattr(view, "ask_sheet", lambda *_: asked.append("choose"))
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(complex_window.focusWidget(), Qt.Key.Key_S, control)
    assert asked == []
    computed()
    qtbot.keyClick(complex_window.focusWidget(), Qt.Key.Key_S, control)
    qtbot.keyClick(complex_window.focusWidget(), Qt.Key.Key_O, control)
    assert asked == ["save", "choose"]
    complex_window.look_at(tmp_path / "in.xlsx")
    done()
    qtbot.keyClick(complex_window.focusWidget(), Qt.Key.Key_S, control)  # not what is no longer shown
    assert asked == ["save", "choose"]


def test_a_file_that_cannot_be_written_is_told_and_the_rows_stay(tmp_path, said, complex_window, done, computed):
    page = computed()
    page.rows.filter.setCurrentIndex(1)
    (tmp_path / "map.xlsx").mkdir()
    for target, reason in (
        (tmp_path / "nergens" / "uit.xlsx", "de map bestaat niet"),
        (tmp_path / "map.xlsx", "er staat al een map met deze naam"),
        (tmp_path / "in.xlsx", "een ander bestand dan de invoer"),
        (tmp_path / "uit.doc", "een bestand dat eindigt op .xlsx, .csv of .parquet"),
    ):
        complex_window.save_to(target)
        done()
        assert reason in said[-1]
        assert reason in page.said.text()
    assert len(said) == 4
    assert complex_window.page is page
    assert page.rows.filter.currentIndex() == 1


@pytest.mark.parametrize("what", ["uit.csv", "leeg.xlsx"])
def test_what_cannot_be_saved_can_be_tried_again_or_saved_elsewhere(
    tmp_path, monkeypatch, presses, complex_window, done, computed, what
):
    computed()
    for name in ("ask_outcomes", "ask_template"):
        monkeypatch.setattr(view, name, lambda *_: tmp_path / what)
    save = complex_window.save_to if what == "uit.csv" else complex_window._save_template_to
    texts = presses("Nogmaals proberen", "Opslaan als ...")
    save(tmp_path / "weg" / what)
    done()
    assert [text.endswith("de map bestaat niet.") for text in texts] == [True, True]
    assert (tmp_path / what).stat().st_size


@pytest.mark.parametrize("ending", ENDINGS)
def test_breaking_off_until_the_end_leaves_the_old_file_and_the_rows(tmp_path, complex_window, done, computed, ending):
    """Every row is written: what is left is to end the file and to put it in the place of the old one."""
    page = computed()
    target, seen = tmp_path / f"uit{ending}", []
    target.write_text("what was there")
    complex_window.save_to(target)
    job = complex_window.job

    def stop_at_the_end(rows, total):
        seen.append((rows, total))
        if rows == total:
            job.stop()

    job.progressed.connect(stop_at_the_end, Qt.ConnectionType.DirectConnection)
    done()
    assert seen
    assert target.read_text() == "what was there"
    assert page.said.text() == "Afgebroken. Er is niets bewaard."
    complex_window.save_to(tmp_path / f"elders{ending}")
    done()
    assert page.said.text() == f"Opgeslagen: elders{ending}"
    assert {path.suffix for path in tmp_path.iterdir()} == {".xlsx", ending}


def test_beyond_the_limit_the_summary_is_shown_and_the_file_is_written(tmp_path, complex_window, done, large):
    complex_window.look_at(large)
    done()
    complex_window.run()
    done()
    page = complex_window.page
    assert page.rows is None
    assert "100.000" in page.note.text()
    assert page.note.isVisible()
    assert page.save.hasFocus()
    complex_window.save_to(tmp_path / "uit.parquet")
    done()
    assert len(pd.read_parquet(tmp_path / "uit.parquet", columns=["fout"])) == 150_000
    assert complex_window.page.said.text() == "Opgeslagen: uit.parquet"


def test_what_is_to_be_known_of_the_saved_file_is_said(tmp_path, complex_window, done, computed):
    computed()
    complex_window.save_to(tmp_path / "uit.csv")
    done()
    (tmp_path / "tweede.csv").hardlink_to(tmp_path / "uit.csv")
    complex_window.save_to(tmp_path / "uit.csv")
    done()
    assert complex_window.page.said.text().startswith("Opgeslagen: uit.csv Het bestand 'uit.csv' had nog een naam")


def test_a_file_that_is_open_elsewhere_is_replaced_only_after_a_question(
    tmp_path, monkeypatch, complex_window, done, computed
):
    """As for one case; also for the empty sheet, which is written from another page."""
    asked, given = [], []

    def said():
        page = complex_window.page
        return (page.message if isinstance(page, StartPage) else page.said).text()

    button = QMessageBox.StandardButton
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()) or given.pop(0))
    for name, make in (("uit.csv", complex_window.save_to), ("leeg.xlsx", complex_window._save_template_to)):
        computed()
        target = tmp_path / name
        target.write_text("what was there")
        lock = target.with_name(f".~lock.{name}#")
        lock.write_text(",Collega,pc,26.11.2026 10:00,;", encoding="utf-8")
        given[:] = [button.Cancel, button.Yes]
        make(target)
        done()
        assert "open in LibreOffice" in asked[-1]
        assert "Toch vervangen?" in asked[-1]
        assert target.read_text() == "what was there"
        assert "Niet opgeslagen" in said()
        make(target)
        done()
        assert f"Opgeslagen: {name}" in said()
        assert target.read_bytes() != b"what was there"
        assert given == []
