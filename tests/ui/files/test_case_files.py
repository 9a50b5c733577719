import json
import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QLineEdit, QMessageBox

from calculator.cases.fields import to_json
from calculator.disk.atomic import CannotSave
from ui.files import case_files, passwords, saving
from ui.files.passwords import PasswordDialog
from ui.form.descriptors import BEDRAG, DOSSIER, PEILDATUM, TYPE

HUUR = "woonsituaties[{}].kale_huur_per_maand"
Button = QMessageBox.StandardButton


@pytest.fixture
def answers(monkeypatch):
    """What the user answers to the questions that come, in order; collects what was said."""
    said, given = [], []

    def answer(box):
        said.append(box.text())
        return given.pop(0) if given else Button.Ok

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return said, given


def keys(window, *pressed):
    for key in pressed:
        if isinstance(key, str):
            QTest.keyClicks(window.focusWidget(), key)
        else:
            QTest.keyClick(window.focusWidget(), key)


# Wht 2021, worked out by hand for the appendix: huurtoeslag 58 and 156, residual 1.857 after renovation.
def test_a_whole_intake_by_keyboard_from_empty_to_saved_and_opened_again(window, tmp_path, monkeypatch):
    path = tmp_path / "geval.xlsx"
    monkeypatch.setattr(case_files, "ask_path", lambda _parent, _name: path)
    monkeypatch.setattr(case_files, "ask_open", lambda _parent: path)
    tab, down, control = Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier
    fields = [
        [down, down, down, tab],
        [tab],
        ["10, 11", tab],
        [tab],
        [tab],
        ["30.000", Qt.Key.Key_Return],
        ["475", tab],
        ["625", tab],
        ["125", tab],
        ["75", tab],
    ]
    assert len(fields) <= 12
    window.form.focus_on(PEILDATUM)
    keys(window, "1 januari 2021")
    window.form.focus_first()
    for field in fields:
        keys(window, *field)
    spoken = QAccessible.queryAccessibleInterface(window.result.answer.headline).text(QAccessible.Text.Name)
    assert "1.857" in spoken
    assert "minder dan nu" in spoken
    filled = window.form.record()
    QTest.keyClick(window, Qt.Key.Key_Z, control)
    assert window.form.record()["woonsituaties[1].energielast_per_maand"] is None
    assert window.focusWidget() is window.form.input("woonsituaties[1].energielast_per_maand")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Y, control)
    assert window.form.record() == filled
    QTest.keyClick(window, Qt.Key.Key_S, control)
    assert path.exists()
    assert window.windowTitle() == "geval.xlsx[*] – Leefbudget"
    assert not window.isWindowModified()
    geval = window.desk.resultaat.geval
    QTest.keyClick(window, Qt.Key.Key_N, control)
    assert window.desk.resultaat is None
    QTest.keyClick(window, Qt.Key.Key_O, control)
    assert window.desk.resultaat.geval == geval
    assert not window.desk.history.can_undo


def test_changes_ask_before_they_are_lost(window, answers, type_in):
    said, given = answers
    window.desk.open_example(12)
    window.desk.new()
    assert said == []
    type_in(BEDRAG, "31.000")
    assert window.isWindowModified() is False or window.desk.files.is_dirty
    given[:] = [Button.Cancel]
    window.desk.new()
    assert window.form.record()[BEDRAG] == 31000
    given[:] = [Button.Discard]
    window.desk.new()
    assert window.form.record()[BEDRAG] is None


def test_closing_with_changes_asks_and_can_be_called_off(window, answers, type_in):
    _, given = answers
    type_in(BEDRAG, "31.000")
    given[:] = [Button.Cancel]
    assert not window.close()
    assert window.isVisible()


def test_an_unfinished_form_is_kept_and_comes_back_with_what_cannot_be_read(
    window, answers, type_in, tmp_path, monkeypatch
):
    _, given = answers
    path = tmp_path / "half.json"
    monkeypatch.setattr(case_files, "ask_path", lambda _parent, _name: path)
    window.form.input(TYPE).set_value("anders")
    type_in(BEDRAG, "1,234.50")
    window.form.fold(opened=True)
    type_in(DOSSIER, "111222333")
    given[:] = [Button.Save]
    window.desk.new()
    assert "111222333" not in path.read_text(encoding="utf-8")
    window.desk.files.open_path(path)
    assert window.form.input(BEDRAG).text() == "1,234.50"
    assert window.desk.files.path is None


def test_a_case_in_json_opens_and_a_wrong_one_says_why_and_leaves_the_form(window, answers, tmp_path):
    said, _ = answers
    window.desk.open_example(12)
    good, bad, other = tmp_path / "a.json", tmp_path / "b.json", tmp_path / "c.txt"
    good.write_text(json.dumps(to_json(window.desk.resultaat.geval)), encoding="utf-8")
    text = good.read_text(encoding="utf-8")
    bad.write_text(text.replace("kale_huur_per_maand", "huur"), encoding="utf-8")
    for alone, encoding in ((text, "utf-8"), (f"[{text}]", "utf-16")):
        good.write_text(alone, encoding=encoding)
        window.desk.clear()
        window.desk.files.open_path(good)
        assert window.desk.resultaat.woonsituaties[0].huurtoeslag_per_maand == 58
    for path in (bad, other, tmp_path / "weg.json", tmp_path / "weg.xlsx"):
        window.desk.files.open_path(path)
    assert len(said) == 4
    assert "kale_huur_per_maand: ontbreekt" in said[0]
    assert ".xlsx of .json" in said[1]
    assert window.desk.resultaat.woonsituaties[0].huurtoeslag_per_maand == 58


def test_a_folder_and_a_pipe_are_told_and_keep_nobody_waiting(window, answers, tmp_path):
    said, _ = answers
    (tmp_path / "map.json").mkdir()
    if hasattr(os, "mkfifo"):  # Windows has no named pipes
        os.mkfifo(tmp_path / "pijp.xlsx")
        window.desk.files.open_path(tmp_path / "pijp.xlsx")
        assert "een pijp of een apparaat" in said[-1]
    window.desk.files.open_path(tmp_path / "map.json")
    assert "Het bestand map.json kan niet worden gelezen: dit is een map." in said[-1]


def test_a_file_dropped_on_the_window_is_opened(window, tmp_path):
    window.desk.open_example(3)
    path = tmp_path / "geval.json"
    path.write_text(json.dumps(to_json(window.desk.resultaat.geval)), encoding="utf-8")
    window.desk.clear()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert window.desk.resultaat is not None


def test_a_password_is_asked_twice_encrypts_and_opens_again(window, answers, tmp_path, monkeypatch):
    said, _ = answers
    path = tmp_path / "geheim.xlsx"
    words = ["verkeerd woord", "correct paard"]
    monkeypatch.setattr(case_files, "ask_path", lambda _parent, _name: path)
    monkeypatch.setattr(passwords, "ask_new_password", lambda _parent: "correct paard")
    monkeypatch.setattr(passwords, "ask_password", lambda _parent, _name: words.pop(0))
    window.desk.open_example(12)
    assert window.desk.files.save_with_password()
    assert saving.is_encrypted(path)
    window.desk.clear()
    window.desk.files.open_path(path)
    assert len(said) == 1
    assert window.desk.resultaat.woonsituaties[0].huurtoeslag_per_maand == 58
    window.desk.files.save()
    assert saving.is_encrypted(path)


def test_the_password_dialog_wants_the_same_word_twice(window, qtbot):
    dialog = PasswordDialog()
    qtbot.addWidget(dialog)
    ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    dialog.first.setText("kort")
    assert not ok.isEnabled()
    dialog.first.setText("lang genoeg")
    dialog.second.setText("lang genoe")
    assert "gelijk" in dialog.wrong.text()
    dialog.second.setText("lang genoeg")
    assert ok.isEnabled()


@pytest.mark.parametrize("code", ["nl", "en"])
def test_each_mistake_in_a_file_stands_on_a_line_of_its_own_below_the_name_of_the_file(window, answers, tmp_path, code):
    said, _ = answers
    path = tmp_path / "stuk.json"
    path.write_text('{"versie": 1, "huishouden": {"personen": [{"rol": "tante"}]}, "woonsituaties": []}')
    window.speak(code)
    window.desk.files.open_path(path)
    heading, empty, *lines = said[0].splitlines()
    assert "stuk.json" in heading
    assert empty == ""
    assert len(lines) > 2
    assert all(line.startswith("•  ") and ("verwacht" in line) is (code == "nl") for line in lines)


@pytest.mark.skipif(sys.platform == "darwin", reason="there that key makes other signs")
def test_no_password_has_a_sign_that_came_with_alt(window, monkeypatch):
    """Nobody would see it, and nobody would know that it is in the password."""
    typed = []
    stray = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier, "z")

    def type_in(dialog):
        for line in dialog.findChildren(QLineEdit):
            QTest.keyClicks(line, "gehe")
            QApplication.sendEvent(line, stray)
            QTest.keyClicks(line, "im12")
            typed.append((line.text(), line.echoMode()))
        return QDialog.DialogCode.Accepted

    for kind in (QDialog, QInputDialog):
        monkeypatch.setattr(kind, "exec", type_in)
    assert passwords.ask_new_password(window) == passwords.ask_password(window, "geval.xlsx") == "geheim12"
    assert typed == [("geheim12", QLineEdit.EchoMode.Password)] * 3


def test_what_was_changed_in_excel_is_told(window, answers, tmp_path):
    from openpyxl import load_workbook

    said, _ = answers
    path = tmp_path / "geval.xlsx"
    window.desk.open_example(12)
    window.desk.files.save_to(path)
    workbook = load_workbook(path)
    name = workbook.defined_names["in_kale_huur_per_maand_1"]
    sheet, cell = next(iter(name.destinations))
    workbook[sheet][cell] = 500
    workbook.save(path)
    window.desk.clear()
    window.desk.files.open_path(path)
    assert "was € 475, is nu € 500" in said[-1].replace("\u00a0", " ")
    assert window.form.record()[HUUR.format(0)] == 500


def test_saving_that_fails_loses_nothing(window, answers, tmp_path, monkeypatch):
    said, _ = answers

    def refuse(*_, **_named):
        raise CannotSave("De schijf is vol.")

    monkeypatch.setattr(case_files, "save", refuse)
    window.desk.open_example(12)
    assert not window.desk.files.save_to(Path(tmp_path / "x.xlsx"))
    assert said == ["De schijf is vol."]
    assert window.desk.resultaat is not None
    assert window.desk.files.path is None


@pytest.fixture
def saved(window, tmp_path):
    """A case that was saved in a file."""
    path = tmp_path / "geval.xlsx"
    window.desk.open_example(12)
    assert window.desk.files.save_to(path)
    return path


@pytest.mark.parametrize("opened", [False, True])
def test_a_file_that_a_colleague_changed_meanwhile_is_replaced_only_after_a_question(window, answers, saved, opened):
    said, given = answers
    if opened:
        window.desk.files.open_path(saved)
    assert window.desk.files.save_to(saved)
    assert said == []
    saved.write_bytes(b"van een collega")
    given[:] = [Button.Cancel, Button.Yes]
    assert not window.desk.files.save_to(saved)
    assert saved.read_bytes() == b"van een collega"
    assert window.desk.files.save_to(saved)
    assert saved.read_bytes().startswith(b"PK")
    assert [text.partition(" is ")[0] for text in said] == ["Het bestand geval.xlsx"] * 2
    assert window.desk.files.save_to(saved)
    assert len(said) == 2


def test_a_file_that_was_moved_away_meanwhile_is_asked_about_too(window, answers, saved):
    said, given = answers
    saved.unlink()
    given[:] = [Button.Cancel]
    assert not window.desk.files.save_to(saved)
    assert "veranderd of verplaatst" in said[0]


def test_another_file_may_have_been_written_by_anyone(window, answers, saved, tmp_path):
    saved.write_bytes(b"van een collega")
    assert window.desk.files.save_to(tmp_path / "ander.xlsx")
    assert answers[0] == []


def test_a_file_that_is_open_in_libreoffice_is_replaced_only_after_a_question(window, answers, saved):
    said, given = answers
    saved.with_name(".~lock.geval.xlsx#").write_text(",Collega,pc,26.11.2026 10:00,;", encoding="utf-8")
    before = saved.read_bytes()
    given[:] = [Button.Cancel, Button.Yes]
    assert not window.desk.files.save_to(saved)
    assert "open in LibreOffice" in said[0]
    assert "Toch vervangen?" in said[0]
    assert len(said) == 1
    assert window.statusBar().currentMessage() == "Niet opgeslagen"
    assert saved.read_bytes() == before
    assert window.desk.files.save_to(saved)


def test_what_is_to_be_known_of_the_saved_file_is_said(window, saved):
    saved.with_name("tweede.xlsx").hardlink_to(saved)
    assert window.desk.files.save_to(saved)
    assert window.statusBar().currentMessage().startswith("Opgeslagen: geval.xlsx Het bestand 'geval.xlsx' had nog")


def test_wiping_forgets_undo_too(window, answers, type_in):
    said, given = answers
    type_in(BEDRAG, "31.000")
    given[:] = [Button.Yes]
    window.desk.wipe()
    assert "ongedaan" in said[0]
    assert not window.desk.history.can_undo
    assert window.form.record()[BEDRAG] is None


def test_an_edit_of_a_fixed_cell_is_named_and_not_taken_over(window, answers, tmp_path):
    from openpyxl import load_workbook

    said, _ = answers
    path = tmp_path / "geval.xlsx"
    window.desk.open_example(12)
    window.desk.files.save_to(path)
    workbook = load_workbook(path)
    sheet, cell = next(iter(workbook.defined_names["in_persoon_1_rol"].destinations))
    workbook[sheet][cell] = "partner"
    workbook.save(path)
    window.desk.clear()
    window.desk.files.open_path(path)
    assert "Niet overgenomen" in said[-1]
    assert "was aanvrager, is nu partner" in said[-1]


def test_saving_again_says_in_the_workbook_what_changed_since_it_was_opened(window, tmp_path, type_in):
    from openpyxl import load_workbook

    path = tmp_path / "geval.xlsx"
    window.desk.open_example(12)
    window.desk.files.save_to(path)
    window.desk.files.open_path(path)
    type_in(HUUR.format(0), "500")
    window.desk.files.save_to(path)
    cells = [str(cell.value) for row in load_workbook(path)["Invoer"].iter_rows() for cell in row if cell.value]
    changed = cells[cells.index("Wat is veranderd sinds het bestand waaruit dit geval is geopend") :]
    assert {text.replace("\u00a0", " ") for text in changed if text.startswith("€")} == {"€ 475", "€ 500"}
