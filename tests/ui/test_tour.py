import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.form.descriptors import TYPE
from ui.window import Window


def _enter():
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_the_first_time_a_round_is_offered_that_the_keyboard_walks_through(window):
    assert window.waiting.round.isVisible()
    window.waiting.round.setFocus()
    _enter()
    parts = [window.form.input(TYPE), window.result.answer, window.result.ledger, window.bar.buttons[0]]
    for part in parts:
        tour = window.tour
        assert tour.onward.hasFocus()
        assert tour.onward.accessibleDescription() == tour.text.text()
        assert window.rect().contains(tour.geometry())
        assert tour._spot.geometry().contains(part.mapTo(window, part.rect().center()))
        _enter()
    assert window.tour is None
    assert window.form.key_in_focus() == TYPE


def test_escape_ends_it_and_it_is_not_offered_again(window):
    window.waiting.round.click()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.tour is None
    window.desk.new()
    assert not window.waiting.round.isVisible()
    assert window.waiting.examples[0].isVisible()


def test_who_closed_the_window_once_is_not_new(qtbot, window):
    window.close()
    assert QSettings().value("window/geometry") is not None
    again = Window()
    qtbot.addWidget(again)
    again.complete()
    assert again.waiting.round.isHidden()


def test_what_was_typed_comes_back_after_it(window, type_in):
    type_in("woonsituaties[0].kale_huur_per_maand", "612,35")
    before = window.form.record()
    window.show_round()
    window.tour.end()
    window.desk.undo()
    assert window.form.record() == before


@pytest.mark.parametrize("size", [(1024, 700), (1280, 720), (1920, 1080)])
def test_each_note_stands_inside_the_window_and_beside_its_part(window, size):
    window.resize(*size)
    window.show_round()
    while window.tour is not None:
        note, spot = window.tour.geometry(), window.tour._spot.geometry()
        assert window.rect().contains(note)
        assert not note.contains(spot.center())
        _enter()
