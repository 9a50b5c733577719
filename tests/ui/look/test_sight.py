"""What has the focus can be seen, however it got there; Enter, undo and lists do what a person at the keys means."""

import random

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QScrollArea

from ui.form.descriptors import BEDRAG, BY_KEY, KINDEREN, TYPE
from ui.form.row_lists import LASTEN, WONINGEN
from ui.look import zoom

HUUR = "woonsituaties[{}].kale_huur_per_maand"
ENERGIE = "woonsituaties[{}].energielast_per_maand"
MOVES = 200


def out_of_sight(widget):
    """Return by how much the part of a widget that should be seen cannot be, as text; nothing when all of it can."""
    part = widget.rect()
    if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        line = widget.visualRect(widget.currentIndex())
        part = QRect(widget.viewport().mapTo(widget, line.topLeft()), line.size()).intersected(widget.rect())
    if not widget.isVisible():
        return f"{type(widget).__name__} {widget.accessibleName()} is hidden"
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            place = QRect(widget.mapTo(around.viewport(), part.topLeft()), part.size())
            seen = around.viewport().rect()
            fits = place.height() <= seen.height()
            if not (seen.contains(place) if fits else seen.intersects(place)):
                return f"{type(widget).__name__} {widget.accessibleName()}: {place} in {seen}"
        around = around.parentWidget()
    return ""


@pytest.fixture(params=[(1024, 660, 1.0), (1280, 720, 1.0), (1920, 1040, 1.0), (1280, 720, 2.0)], ids=str)
def sized(request, window):
    width, height, size = request.param
    window.setFixedSize(width, height)
    if size > 1:
        window.zoom(len(zoom.STEPS))
    return window


def moves(window):
    """What a person does that moves the focus, or moves what has it."""
    control, shift, alt = (
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.ShiftModifier,
        Qt.KeyboardModifier.AltModifier,
    )
    keys = Qt.Key
    chance = random.Random(14)
    fields = list(BY_KEY)

    def press(key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(window.focusWidget() or window, key, modifier)

    def anywhere():
        window.form.focus_on(chance.choice(list(window.form.entries())))

    def compose():
        window.form.input(TYPE).set_value(chance.choice(["samengesteld", "paar_met_kinderen", "alleenstaand"]))

    def add():
        window.form.build_more()
        button = window.form._made.lists[chance.choice([LASTEN.key, WONINGEN.key])].add
        window.form.more.reveal(button)
        button.click()

    return [
        lambda: press(keys.Key_Tab),
        lambda: press(keys.Key_Backtab, shift),
        lambda: press(keys.Key_F6),
        lambda: press(keys.Key_F6, shift),
        lambda: press(keys.Key_Return),
        lambda: press(keys.Key_Down),
        lambda: press(keys.Key_Up),
        lambda: press(keys.Key_M, control),
        lambda: press(keys.Key_PageDown, control),
        lambda: press(keys.Key_Z, control),
        lambda: press(keys.Key_Y, control),
        lambda: press(chance.choice([keys.Key_A, keys.Key_G, keys.Key_L, keys.Key_M]), alt),
        lambda: window.form.focus_on(chance.choice(fields)),
        anywhere,
        compose,
        add,
    ]


@pytest.mark.slow
def test_what_has_the_focus_is_in_sight_after_every_move(sized, qtbot):
    sized.desk.open_example(12)
    qtbot.wait(50)
    for button in sized.bar.buttons:
        button.setEnabled(False)  # Enter would open a dialog
    sized.desk.answered.connect(lambda _: sized.bar.enable(with_result=False))
    chance = random.Random(1414)
    ways = moves(sized)
    for number in range(MOVES):
        way = chance.choice(ways)
        way()
        for _ in range(6):  # the layout, and what is done after it
            QApplication.processEvents()
        focus = QApplication.focusWidget()
        assert focus is not None, number
        assert not out_of_sight(focus), f"move {number}: {out_of_sight(focus)}"


def test_typing_comes_back_to_where_one_types(window, unfold, at_rest):
    window.setFixedSize(1280, 600)
    window.desk.open_example(12)
    unfold()
    at_rest()
    rent = window.form.input(HUUR.format(0))
    rent.setFocus()
    bar = window.halves.left.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert out_of_sight(rent)
    QTest.keyClicks(rent, "9")
    assert not out_of_sight(rent)


def test_a_list_takes_the_focus_by_key_and_click_and_never_by_the_wheel(window, unfold):
    unfold()
    lists = window.form.findChildren(QComboBox)
    assert len(lists) > 8
    assert {box.focusPolicy() for box in lists} == {Qt.FocusPolicy.StrongFocus}
    box, before = window.form.input(TYPE), window.form.input(TYPE).currentText()
    place = QPointF(box.rect().center())
    none, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    down, phase = QPoint(0, -120), Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(box, QWheelEvent(place, place, down, down, buttons, none, phase, False))
    assert box.currentText() == before


def test_enter_goes_to_the_next_field_that_must_be_filled_in(window):
    enter = Qt.Key.Key_Return
    QTest.keyClick(window.focusWidget(), enter)
    assert window.focusWidget() is window.form.input(BEDRAG)
    QTest.keyClicks(window.focusWidget(), "30000")
    QTest.keyClick(window.focusWidget(), enter)
    assert window.focusWidget() is window.form.input(HUUR.format(0))
    QTest.keyClicks(window.focusWidget(), "475")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert window.focusWidget() is window.form.input(ENERGIE.format(0))
    QTest.keyClicks(window.focusWidget(), "125")
    assert window.desk.resultaat is not None
    window.form.input(TYPE).set_value("paar_met_kinderen")
    QTest.keyClick(window.focusWidget(), enter)
    assert window.focusWidget() is window.form.input(KINDEREN)  # the first from the start, when none follows


def test_enter_presses_the_button_that_has_the_focus(window):
    window.form.more.fold.setFocus()
    QTest.keyClick(window.form.more.fold, Qt.Key.Key_Return)
    assert window.form.is_unfolded
    window.result.waiting.examples[1].setFocus()
    QTest.keyClick(window.result.waiting.examples[1], Qt.Key.Key_Return)
    assert window.desk.resultaat is not None


def test_the_first_question_has_the_focus_and_shows_it_and_the_form_comes_first(window):
    first = window.form.input(TYPE)
    assert window.focusWidget() is first
    window.desk.open_example(12)
    seen = []
    while window.focusWidget() not in seen:
        seen.append(window.focusWidget())
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    places = [window.form.isAncestorOf(widget) for widget in seen]
    assert places == sorted(places, reverse=True)
    assert seen[-2:] == list(window.bar.buttons)


def test_typing_and_pasting_are_two_steps(window, qapp):
    window.desk.open_example(12)
    rent = window.form.input(HUUR.format(0))
    rent.setFocus()
    rent.selectAll()
    QTest.keyClicks(rent, "47")
    qapp.clipboard().setText("5")
    QTest.keyClick(rent, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(rent, ",5")
    for text in ("475", "47", "475"):  # before the last typing, before the pasting, and as it was opened
        window.desk.undo()
        assert rent.text() == text
    window.desk.redo()
    assert rent.text() == "47"


def test_pasting_with_the_mouse_is_a_step_too(window, qapp):
    window.desk.open_example(12)
    rent = window.form.input(HUUR.format(0))
    rent.setFocus()
    rent.selectAll()
    QTest.keyClicks(rent, "1")
    before = rent.text()
    qapp.clipboard().setText("2")
    rent.paste()  # as the menu of the right button does
    window.desk.undo()
    assert rent.text() == before


def test_leaving_to_a_menu_does_not_end_the_typing(window):
    rent = window.form.input(HUUR.format(0))
    rent.setFocus()
    QTest.keyClicks(rent, "x")
    rent.focusOutEvent(QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    assert not window.form.entries()[HUUR.format(0)].left
