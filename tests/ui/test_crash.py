import logging
import subprocess
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QtMsgType
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from ui import crash
from ui.crash import LOG, CrashDialog, Guard, on_qt_message, report
from ui.files import case_files


@pytest.fixture
def guard(tmp_path, window, monkeypatch):
    monkeypatch.setattr(crash, "qInstallMessageHandler", lambda _handler: None)
    made = Guard(tmp_path / "log")
    made.start()
    made.window = window
    yield made
    made.stop()


def fail(guard):
    try:
        float("Jansen 1.234,56")
    except ValueError as error:
        guard.on_exception(type(error), error, error.__traceback__)


def log_of(guard):
    return (guard._folder / "leefbudget.log").read_text(encoding="utf-8")


def answer(monkeypatch, code, seen):
    monkeypatch.setattr(QDialog, "exec", lambda dialog: seen.append(dialog.report.toPlainText()) or code)


def test_the_report_holds_versions_and_places_and_nothing_that_was_typed(guard, monkeypatch):
    seen = []
    answer(monkeypatch, QDialog.DialogCode.Accepted, seen)
    fail(guard)
    for text in (seen[0], log_of(guard)):
        assert "Leefbudget" in text
        assert "ValueError" in text
        assert "test_crash.py" in text
        assert "Jansen" not in text
        assert "/home" not in text
        assert str(guard._folder) not in text


def test_the_input_stays_and_can_be_saved(guard, window, monkeypatch, tmp_path):
    path = tmp_path / "bewaard.json"
    monkeypatch.setattr(case_files, "ask_path", lambda _parent, _name: path)
    window.desk.open_example(12)

    def save_and_go_on(dialog):
        dialog.save.click()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QDialog, "exec", save_and_go_on)
    fail(guard)
    window.desk.clear()
    window.desk.files.open_path(path)
    assert window.desk.resultaat.woonsituaties[0].huurtoeslag_per_maand == 58


def test_the_program_stops_when_the_user_wants_that(guard, monkeypatch):
    stopped = []
    monkeypatch.setattr(QCoreApplication, "exit", stopped.append)
    answer(monkeypatch, QDialog.DialogCode.Rejected, [])
    fail(guard)
    assert stopped == [1]


def test_an_error_while_telling_an_error_is_only_logged(guard, monkeypatch):
    shown = []

    def fail_again(dialog):
        shown.append(dialog)
        fail(guard)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QDialog, "exec", fail_again)
    fail(guard)
    assert len(shown) == 1
    assert log_of(guard).count("ValueError") == 2


def test_without_a_dialog_without_a_log_and_without_a_report_the_kind_is_still_told(guard, monkeypatch, capsys):
    def broken(*_args, **_more):
        raise RuntimeError

    monkeypatch.setattr(CrashDialog, "__init__", broken)
    monkeypatch.setattr(LOG, "error", broken)
    monkeypatch.setattr(crash, "report", broken)
    fail(guard)
    assert capsys.readouterr().err == "ValueError\nValueError\n"


def test_before_there_is_a_window_there_is_nothing_to_save(guard, monkeypatch):
    guard.window = None
    seen = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: seen.append(dialog.save.isVisibleTo(dialog)) or 1)
    fail(guard)
    assert seen == [False]


def test_ctrl_c_in_the_terminal_ends_quietly(guard, monkeypatch):
    ended = []
    monkeypatch.setattr(QCoreApplication, "quit", lambda: ended.append(True))
    guard.on_exception(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert ended == [True]


def test_a_folder_that_cannot_be_made_takes_away_the_log_and_nothing_else(tmp_path, monkeypatch):
    monkeypatch.setattr(crash, "qInstallMessageHandler", lambda _handler: None)
    (tmp_path / "log").write_text("", encoding="utf-8")
    made = Guard(tmp_path / "log")
    made.start()
    assert not made.tell_about_last_time()
    made.stop()
    LOG.handlers.clear()
    assert sys.excepthook is sys.__excepthook__


def test_messages_of_qt_go_to_the_log_without_paths(guard):
    on_qt_message(QtMsgType.QtWarningMsg, None, "cannot open /home/anna/Jansen geheim/dossier.xlsx now")
    on_qt_message(QtMsgType.QtDebugMsg, None, "chatter")
    text = log_of(guard)
    assert "Jansen" not in text
    assert "dossier" not in text
    assert "<bestand>" in text
    assert "chatter" not in text
    assert LOG.level == logging.WARNING


def test_a_crash_of_the_machinery_is_told_at_the_next_start(tmp_path, window, monkeypatch):
    code = (
        "import sys, faulthandler; from pathlib import Path; from ui import crash; "
        f"guard = crash.Guard(Path({str(tmp_path)!r})); guard.start(); faulthandler._sigsegv()"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=300)
    monkeypatch.setattr(crash, "qInstallMessageHandler", lambda _handler: None)
    for told in (True, False):  # once
        guard = Guard(tmp_path)
        guard.window = window
        guard.start()
        assert guard.tell_about_last_time() is told
        guard.stop()
    assert "onverwacht gestopt" in window.statusBar().currentMessage()


def test_the_report_can_be_copied(qtbot, window):
    dialog = CrashDialog(report(ValueError, None))
    qtbot.addWidget(dialog)
    dialog.copy.click()
    assert "ValueError" in QGuiApplication.clipboard().text()
