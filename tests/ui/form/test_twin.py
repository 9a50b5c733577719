"""The own norm can be typed in the answer, where the norm stands; it is the same field as the one under "Meer"."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.form.descriptors import EIGEN_NORM

UNDO = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def opened(window):
    """Case 12, which has a published norm of 1.650."""
    window.desk.open_example(12)
    return window


def line(window):
    return window.result.answer.own_norm.widget


def tab_to(window, widget):
    """Reach a widget as a person at the keys does."""
    for _ in range(120):
        if window.focusWidget() is widget:
            return
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    pytest.fail(f"Tab does not reach {widget}")


def norm(window):
    return window.desk.resultaat.woonsituaties[-1].norm


def test_an_own_norm_is_typed_with_tab_and_enter_without_opening_meer(opened):
    opened.form.focus_first()
    tab_to(opened, line(opened))
    QTest.keyClicks(opened.focusWidget(), "1200,50")
    QTest.keyClick(opened.focusWidget(), Qt.Key.Key_Return)
    assert norm(opened).bedrag_per_maand == 1200.5
    assert norm(opened).zekerheid == "eigen"
    assert not opened.form.is_unfolded
    assert opened.focusWidget() is line(opened)
    assert opened.form.input(EIGEN_NORM).text() == "1200,50"
    assert norm_on_screen(opened) == "1201"  # the ledger is in whole euros


def test_it_stands_between_the_form_and_the_switch_beside_it(opened):
    tab_to(opened, line(opened))
    QTest.keyClick(opened.focusWidget(), Qt.Key.Key_Tab)
    assert opened.focusWidget() is opened.result.answer.on_account
    QTest.keyClick(opened.focusWidget(), Qt.Key.Key_Backtab)
    QTest.keyClick(opened.focusWidget(), Qt.Key.Key_Backtab)
    assert opened.focusWidget() is opened.result.answer.assumed
    QTest.keyClick(opened.focusWidget(), Qt.Key.Key_Backtab)
    assert opened.form.isAncestorOf(opened.focusWidget())


@pytest.mark.parametrize("leaving", [Qt.Key.Key_Return, Qt.Key.Key_Tab], ids=["enter", "tab"])
def test_a_wrong_amount_is_said_as_the_form_says_it(opened, leaving):
    tab_to(opened, line(opened))
    QTest.keyClicks(opened.focusWidget(), "9,999")
    note = opened.result.answer.own_norm.note
    assert not note.isVisible()  # not before it is left
    QTest.keyClick(opened.focusWidget(), leaving)
    assert note.isVisible()
    assert note.text() == opened.form.entries()[EIGEN_NORM].note.text() != ""
    assert note.geometry().top() > line(opened).parentWidget().geometry().bottom()
    assert opened.result.answer.todo.geometry().bottom() < line(opened).parentWidget().geometry().top()
    assert line(opened).property("wrong") is True
    assert opened.result.answer.todo.text() == "Nog niet verwerkt: eigen norm."
    assert norm_on_screen(opened) == "1650"  # the answer stays as it was
    opened.form.focus_first()
    QTest.mouseClick(opened.result.answer.todo, Qt.MouseButton.LeftButton)
    assert opened.focusWidget() is line(opened)
    line(opened).selectAll()
    QTest.keyClicks(line(opened), "900")
    QTest.keyClick(line(opened), Qt.Key.Key_Return)
    assert not note.isVisible()
    assert norm(opened).bedrag_per_maand == 900


def norm_on_screen(window):
    model = window.result.ledger.model()
    rows = {model.index(row, 0).data(): model.index(row, 2).data() for row in range(model.rowCount())}
    return next(text for name, text in rows.items() if name.startswith("Nodig")).replace(".", "")


def test_what_was_typed_in_it_is_one_step_back_and_the_focus_stays(opened):
    tab_to(opened, line(opened))
    QTest.keyClicks(opened.focusWidget(), "1200")
    QTest.keyClick(opened.focusWidget(), *UNDO)
    assert line(opened).text() == ""
    assert norm(opened).bedrag_per_maand == 1650
    assert opened.focusWidget() is line(opened)
    assert not opened.form.is_unfolded
    QTest.keyClick(opened.focusWidget(), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert line(opened).text() == "1.200"
    assert norm(opened).bedrag_per_maand == 1200


def test_pasting_in_it_is_a_step_of_its_own(opened):
    QApplication.clipboard().setText("5")
    tab_to(opened, line(opened))
    QTest.keyClicks(opened.focusWidget(), "120")
    QTest.keyClick(opened.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert norm(opened).bedrag_per_maand == 1205
    QTest.keyClick(opened.focusWidget(), *UNDO)
    assert norm(opened).bedrag_per_maand == 120


def test_emptying_it_changes_nothing_until_it_is_left(opened):
    tab_to(opened, line(opened))
    QTest.keyClicks(line(opened), "1200")
    line(opened).selectAll()
    QTest.keyClick(line(opened), Qt.Key.Key_Delete)
    assert norm_on_screen(opened) == "1200"
    QTest.keyClick(line(opened), Qt.Key.Key_Tab)
    assert norm_on_screen(opened) == "1650"


def test_both_places_show_the_same_whichever_was_typed_in(opened, type_in, unfold):
    unfold()
    type_in(EIGEN_NORM, "1.300")
    assert line(opened).text() == "1.300"
    tab_to(opened, line(opened))
    line(opened).selectAll()
    QTest.keyClicks(line(opened), "1.400")
    assert opened.form.input(EIGEN_NORM).text() == "1.400"
    assert opened.result.answer.own_norm.note.text() == "1.400 euro"  # a dot has two meanings


def test_it_is_named_and_told_as_the_field_of_the_form(opened):
    field = opened.form.input(EIGEN_NORM)
    assert line(opened).accessibleName() == field.accessibleName() == "Eigen norm"
    assert line(opened).accessibleDescription() == field.accessibleDescription() == "euro per maand"
    assert opened.result.answer.own_norm.label.text() == "Eigen norm"


def test_a_household_without_a_norm_can_be_given_one_there(opened):
    opened.form.put({"norm": "bijlage-2021", "huishouden.kinderen": (2,)})
    assert norm(opened).bedrag_per_maand is None
    assert opened.result.answer.margin.isHidden()
    assert line(opened).isVisible()
    tab_to(opened, line(opened))
    QTest.keyClicks(line(opened), "1100")
    assert norm(opened).bedrag_per_maand == 1100
    assert opened.result.answer.margin.isVisible()


def test_another_size_of_type_keeps_what_was_typed(opened):
    tab_to(opened, line(opened))
    QTest.keyClicks(line(opened), "1200")
    opened.zoom(1)
    assert line(opened).text() == "1.200"
    assert opened.focusWidget() is line(opened)
    opened.zoom(0)
    opened.desk.clear()
    assert line(opened).text() == ""
