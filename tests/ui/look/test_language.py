import importlib.util
import re
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QMessageBox

from ui.crash import CrashDialog
from ui.files import saving
from ui.files.passwords import PasswordDialog, ask_new_password
from ui.look import language, zoom

SCRIPT = language.TRANSLATIONS / "update.py"


def script():
    spec = importlib.util.spec_from_file_location("update_translations", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("translations")
    script().build(folder / "leefbudget_en.qm")
    return folder


@pytest.fixture(params=["nl", "en", "en, compiled"])
def spoken(request, built, monkeypatch, window):
    """The window in one language; afterwards Dutch again."""
    if "compiled" in request.param:
        monkeypatch.setattr(language, "TRANSLATIONS", built)
    window.desk.open_example(12)
    window.speak(request.param[:2])
    return request.param[:2]


def test_every_text_in_the_file_is_translated_with_the_same_holes():
    root = ET.parse(SCRIPT.with_name("leefbudget_en.ts")).getroot()  # noqa: S314 # our own file
    known = set()
    for message in root.iter("message"):
        source, translation = message.find("source").text, message.find("translation")
        assert translation.get("type") != "unfinished", source
        assert source.count("{") == translation.text.count("{")
        assert ("&" in source) is ("&" in translation.text), source
        known.add(source)
    assert {text for text in script().descriptor_texts() if text} <= known
    for module in SCRIPT.parents[1].rglob("*.py"):
        assert set(script().module_texts(module)) <= known, module
        found = re.search(r"def _tr\(.*\n.*translate\(\"(\w+)\"", module.read_text(encoding="utf-8"))
        assert found is None or found[1] == module.stem, module  # the context under which the file has them


def test_the_window_speaks_the_language_and_keeps_what_was_typed(spoken, window):
    assert window.desk.resultaat.woonsituaties[1].huurtoeslag_per_maand == 156
    labels = [label.text().replace("&", "") for label in window.form.findChildren(QLabel)]
    assert ("Kale huur per maand" in labels) is (spoken == "nl")
    assert ("Basic rent a month" in labels) is (spoken == "en")
    assert window.menuBar().actions()[0].text() == {"nl": "&Bestand", "en": "&File"}[spoken]
    box = QMessageBox(QMessageBox.Icon.NoIcon, "", "", QMessageBox.StandardButton.Cancel, window)
    assert (
        box.button(QMessageBox.StandardButton.Cancel).text().replace("&", "")
        == {
            "nl": "Annuleren",
            "en": "Cancel",
        }[spoken]
    )
    box.deleteLater()
    said = {"nl": "om van te leven", "en": "to live on"}[spoken]
    assert said in window.result.answer.headline.text()
    letters = [action.text()[action.text().index("&") + 1] for action in window.menuBar().actions()]
    letters += [
        label.text()[label.text().index("&") + 1] for label in window.form.findChildren(QLabel) if "&" in label.text()
    ]
    letters = [letter.lower() for letter in letters]
    assert len(set(letters)) == len(letters)


def test_every_dialog_opens_in_the_language(spoken, window, qtbot, monkeypatch, tmp_path):
    shown = []

    def look(dialog):
        dialog.show()
        shown.append(dialog.windowTitle())
        dialog.hide()
        return 0

    for kind in (QDialog, QFileDialog, QMessageBox, QPrintDialog):
        monkeypatch.setattr(kind, "exec", look)
    window.beside.show_help()
    window.beside.show_shortcuts()
    window.beside.show_about()
    window.beside.show_tables()
    window.beside.print_letter()
    window.beside.save_pdf()
    window.desk.files.save_as()
    window.desk.files.open()
    window.desk.files.save_unfinished()
    window.desk.files.open_path(tmp_path / "x.txt")
    ask_new_password(window)
    window.form.input("huishouden.vermogen").setText("10")
    window.desk.wipe()
    window.desk.new()
    if window.menus.examples.actions() or importlib.util.find_spec("ui.result.appendix_view"):
        window.beside.show_appendix()
    for dialog in (CrashDialog("x"), PasswordDialog()):
        qtbot.addWidget(dialog)
        look(dialog)
    window.beside.present()
    shown.append(window.beside.presentation.windowTitle())
    window.beside.presentation.close()
    assert len(shown) >= 15
    assert all(shown)
    assert ("Sneltoetsen" in shown) is (spoken == "nl")
    assert ("Something went wrong" in shown) is (spoken == "en")


def test_without_a_built_translation_only_dutch_is_offered(monkeypatch, tmp_path):
    monkeypatch.setattr(language, "TRANSLATIONS", tmp_path)
    assert list(language.available()) == ["nl"]
    QSettings().setValue("window/language", "en")
    assert language.chosen() == "nl"
    QSettings().remove("window/language")


def test_the_file_names_of_the_dialogs_do_not_depend_on_the_language():
    assert saving.OPENED == (".xlsx", ".json")


def test_text_grows_and_shrinks_and_the_form_keeps_its_content(window, at_rest):
    before = QApplication.font().pointSizeF()
    window.resize(1280, 720)
    window.desk.open_example(12)
    try:
        for _ in range(6):  # the last of them finds no larger size
            window.zoom(1)
        assert QApplication.font().pointSizeF() == pytest.approx(2 * before)
        assert window.desk.resultaat.woonsituaties[1].huurtoeslag_per_maand == 156
        at_rest()
        for part in (window.form, window.result):
            assert part.width() <= window.halves.right.viewport().width()
        window.zoom(-1)
        assert zoom.current() == 1.75
    finally:
        window.zoom(0)
        QSettings().remove("window/zoom")
    assert QApplication.font().pointSizeF() == pytest.approx(before)


def test_the_client_sees_the_outcome_large_and_esc_closes(window, qtbot):
    from PySide6.QtCore import Qt

    window.beside.present()
    assert window.beside.presentation is None
    window.desk.open_example(12)
    window.beside.present()
    shown = window.beside.presentation
    texts = [label.text() for label in shown.findChildren(QLabel)]
    assert window.result.answer.headline.text() in texts
    assert "1.857" in texts
    assert shown.isFullScreen()
    with qtbot.waitSignal(shown.destroyed):
        qtbot.keyClick(shown, Qt.Key.Key_Escape)
    window.beside.presentation = None
