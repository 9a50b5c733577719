"""The dialogs of Qt write the folders that were looked at into settings that all programs share; here they do not."""

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog, QFileDialog
from shiboken6 import delete

from ui.files.remembered import nothing_remembered
from ui.files.saving import chosen, make_dialog


def shared():
    return QSettings(QSettings.Scope.UserScope, "QtProject")


def texts_of(settings):
    return " ".join(str(settings.value(key)) for key in settings.allKeys())


@pytest.fixture(autouse=True)
def nothing_before():
    shared().remove("FileDialog")
    yield
    shared().remove("FileDialog")


@pytest.fixture
def folder(tmp_path):
    found = tmp_path / "mevrouw Voorbeeld"
    found.mkdir()
    return found


def accept(dialog):
    dialog.show()
    QDialog.accept(dialog)
    return 1


def test_without_it_qt_writes_the_folder(window, folder):
    """What this is about; should Qt stop doing so, the rest can go."""
    dialog = make_dialog(window, "Opslaan", "Alles (*)", folder)
    dialog.selectFile("x.xlsx")
    dialog.show()
    delete(dialog)
    assert "Voorbeeld" in texts_of(shared())


def test_choosing_a_file_writes_no_folder(window, folder, monkeypatch):
    monkeypatch.setattr(QFileDialog, "exec", accept)
    dialog = make_dialog(window, "Opslaan", "Alles (*)", folder)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile("x.xlsx")
    assert chosen(dialog) == folder / "x.xlsx"
    assert "Voorbeeld" not in texts_of(shared())


def test_what_other_programs_wrote_stays(window, folder, monkeypatch):
    monkeypatch.setattr(QFileDialog, "exec", accept)
    shared().setValue("FileDialog/lastVisited", "file:///elders")
    shared().setValue("FileDialog/history", ["file:///elders"])
    shared().setValue("Colors/anders", 7)
    chosen(make_dialog(window, "Openen", "Alles (*)", folder))
    assert shared().value("FileDialog/lastVisited") == "file:///elders"
    assert "Voorbeeld" not in texts_of(shared())
    assert shared().value("Colors/anders") == 7
    shared().remove("Colors")


def test_also_when_the_dialog_fails(folder):
    def fail():
        with nothing_remembered():
            shared().setValue("FileDialog/lastVisited", str(folder))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert "Voorbeeld" not in texts_of(shared())
