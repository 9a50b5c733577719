"""A window to type in, opened as the program opens it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from ui.app import ARGUMENTS, prepare
from ui.window import Window


@pytest.fixture(scope="session")
def qapp_args():
    return ["leefbudget", *ARGUMENTS]


@pytest.fixture
def window(qtbot, qapp):
    prepare(qapp)
    opened = Window(today=date(2026, 11, 21))
    qtbot.addWidget(opened, before_close_func=lambda closing: closing.files.mark_saved())
    with qtbot.waitActive(opened, timeout=3000):
        opened.show()
        opened.activateWindow()
    opened.complete()
    opened.form.focus_first()
    return opened


@pytest.fixture
def type_in(qtbot, window):
    """Replace the text of a field by keyboard and leave it with Tab."""

    def type_text(key, text):
        widget = window.form.input(key)
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        qtbot.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(widget, Qt.Key.Key_Delete)
        qtbot.keyClicks(widget, text)
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)

    return type_text


@pytest.fixture(autouse=True)
def no_question_waits_for_an_answer(monkeypatch):
    """A dialog that a test does not expect fails the test, rather than waiting for someone to close it."""

    def fail(dialog):
        pytest.fail(f"unexpected {type(dialog).__name__}: {dialog.windowTitle()}")

    for kind in (QDialog, QFileDialog, QMessageBox):
        monkeypatch.setattr(kind, "exec", fail)
