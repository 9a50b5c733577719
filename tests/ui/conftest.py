"""A window to type in, opened as the program opens it."""

import shutil
from datetime import date
from functools import partialmethod
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ui.app import ARGUMENTS, prepare
from ui.look import language, zoom
from ui.window import Window

PATIENCE = 120_000  # milliseconds: what is waited for comes at once, unless the machine is busy with other tests


@pytest.fixture(scope="session", autouse=True)
def patience():
    """No wait gives up because another test has the processor."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("waitUntil", "waitActive", "waitSignal"):
            patch.setattr(QtBot, name, partialmethod(getattr(QtBot, name), timeout=PATIENCE))
        yield


@pytest.fixture(scope="session")
def qapp_args():
    return ["leefbudget", *ARGUMENTS]


@pytest.fixture
def speak(qapp):
    """Choose the language of the window."""
    return language.choose


@pytest.fixture(autouse=True)
def as_opened_for_the_first_time():
    """No size, language or choice that another test left behind is remembered.

    What goes for the whole program is chosen again afterwards, without a window that is made anew for that.
    """
    QSettings("Leefbudget", "Leefbudget").clear()
    language.current.cache_clear()
    yield
    if language.current() != "nl":
        language.choose("nl")
    if zoom.current() != 1.0:
        zoom.change(0)


@pytest.fixture
def shown(qtbot):
    """Show a widget with the focus in it."""

    def show(widget):
        qtbot.addWidget(widget)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        widget.setFocus()
        return widget

    return show


@pytest.fixture
def window(qtbot, qapp):
    prepare(qapp)
    opened = Window(today=date(2026, 11, 21))
    qtbot.addWidget(opened, before_close_func=lambda closing: closing.desk.files.mark_saved())
    with qtbot.waitActive(opened):
        opened.show()
        opened.activateWindow()
    opened.complete()
    opened.form.focus_first()
    return opened


@pytest.fixture
def at_rest(qtbot, window, monkeypatch):
    """Wait until nothing is loaded beside the window and nothing in it is placed any more; without end that fails."""

    def places():
        return [(part.geometry(), part.isVisible()) for part in window.findChildren(QWidget)]

    def wait():
        result, arranged = window.result, []
        arrange = result._arrange
        qtbot.waitUntil(lambda: not window._warming._timer.isActive())
        with monkeypatch.context() as patch:
            patch.setattr(result, "_arrange", lambda: arranged.append(arrange()))
            before = None
            for _ in range(200):
                arranged.clear()
                QTest.qWait(50)
                if not arranged and not result._quiet.isActive() and before == (before := places()):
                    return
        pytest.fail("what stands in the window is placed again and again")

    return wait


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


@pytest.fixture
def unfold(window):
    """Open everything that is behind "Meer", or close it."""

    def opened(opened=True):
        window.form.fold(opened=opened)
        window.form.more.open_groups(opened=opened)

    return opened


@pytest.fixture
def complex_window(qtbot, window):
    """The window that computes a complex, opened from the menu; what it does is over before the next test."""
    from ui.complex import worker

    window.beside.show_complex()
    opened = window.beside.complex
    qtbot.addWidget(opened)
    with qtbot.waitActive(opened):
        opened.activateWindow()
    yield opened
    opened.close()
    qtbot.waitUntil(lambda: not worker._running)


@pytest.fixture
def done(qtbot, complex_window):
    """Wait until what runs is over."""
    return lambda: qtbot.waitUntil(lambda: complex_window.job is None)


@pytest.fixture(autouse=True)
def no_question_waits_for_an_answer(monkeypatch):
    """A dialog that a test does not expect fails the test, rather than waiting for someone to close it."""

    def fail(dialog):
        pytest.fail(f"unexpected {type(dialog).__name__}: {dialog.windowTitle()}")

    for kind in (QDialog, QFileDialog, QMessageBox):
        monkeypatch.setattr(kind, "exec", fail)


@pytest.fixture
def computed(tmp_path, complex_window, done):
    """Compute a sheet and return the page with what was found."""
    from tests.ui.complex.sheets import households, write  # loads numpy: not for every test of the window
    from ui.complex.results_view import ResultsPage

    def compute(sheet=None, ending=".xlsx"):
        complex_window.look_at(write(households() if sheet is None else sheet, tmp_path / f"in{ending}"))
        done()
        complex_window.run()
        done()
        assert isinstance(complex_window.page, ResultsPage)
        return complex_window.page

    return compute


@pytest.fixture
def said(monkeypatch):
    """The texts of the boxes that were shown."""
    texts = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: texts.append(box.text()))
    return texts


@pytest.fixture
def presses(monkeypatch):
    """Press these buttons of the boxes that come, in order; gives the texts of the boxes."""

    def press(*names):
        texts, given = [], list(names)

        def answer(box):
            texts.append(box.text())
            name = given.pop(0)
            next(button for button in box.buttons() if button.text().replace("&", "") == name).click()

        monkeypatch.setattr(QMessageBox, "exec", answer)
        return texts

    return press


@pytest.fixture(scope="session")
def made_large(tmp_path_factory):
    import pandas as pd

    from tests.ui.complex.sheets import households

    path = tmp_path_factory.mktemp("groot") / "groot.parquet"
    pd.concat([households(10_000, day="2026-01-01")] * 15).astype({"vermogen": str}).to_parquet(path, index=False)
    return path


@pytest.fixture
def large(tmp_path, made_large):
    """A file that takes the better part of a second: more rows than are shown, in more than one part."""
    return Path(shutil.copy(made_large, tmp_path))
