from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionComboBox

from calculator.cases.case import PERIODEN
from calculator.cases.fields import Amount
from ui.form.descriptors import FIELDS
from ui.form.entry import make_input
from ui.form.input_widgets import MoneyInput
from ui.form.lists import ChoiceInput, DayInput

DAYS = ("2021-07-01", "2021-01-01")


@pytest.mark.parametrize(
    ("typed", "amount", "echo"),
    [
        ("625,50", 625.5, ""),
        ("625.50", 625.5, "625,50 euro"),
        ("625,5", 625.5, ""),
        ("1.234", 1234.0, "1.234 euro"),
        ("1234", 1234.0, ""),
        ("1.850,50", 1850.5, "1.850,50 euro"),
        ("", None, ""),
        ("0", 0.0, ""),
    ],
)
def test_an_amount_is_read_as_the_dutch_write_it_and_a_dot_is_said_back(qtbot, shown, typed, amount, echo):
    money = shown(MoneyInput(Amount()))
    qtbot.keyClicks(money, typed)
    assert money.value() == amount
    assert money.error() == ""
    assert money.echo() == echo
    assert money.text() == typed


@pytest.mark.parametrize("typed", ["1,234.50", "abc", "12,345", "-5", "99999999"])
def test_an_amount_that_cannot_be_read_keeps_its_text_and_says_what_is_accepted(qtbot, shown, typed):
    money = shown(MoneyInput(Amount()))
    qtbot.keyClicks(money, typed)
    assert money.value() is None
    assert money.error().endswith(".")
    assert money.text() == typed


def test_a_pasted_amount_with_a_euro_sign(shown, qapp):
    money = shown(MoneyInput(Amount()))
    qapp.clipboard().setText("€ 1.234,50")
    money.paste()
    assert money.value() == 1234.5


def test_an_amount_that_was_filled_in_is_not_said_back(shown):
    money = shown(MoneyInput(Amount()))
    money.set_value(1234.5)
    assert money.text() == "1.234,50"
    assert money.echo() == ""


def test_a_day_can_be_chosen_or_typed(qtbot, shown):
    day = shown(DayInput(DAYS))
    day.setCurrentIndex(1)
    assert day.value() == "2021-01-01"
    qtbot.keyClick(day, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(day, "15-3-2022")
    assert day.value() == "2022-03-15"
    assert day.echo() == "15 maart 2022"
    qtbot.keyClicks(day, "x")
    assert day.value() is None
    assert "datum" in day.error()


def test_the_list_of_days_opens_at_the_day_that_is_filled_in(shown):
    day = shown(DayInput(DAYS))
    day.set_value("2021-01-01")
    assert day.currentIndex() == 1
    day.set_value("2021-03-15")
    assert day.value() == "2021-03-15"
    assert day.currentIndex() == -1


def test_a_choice_keeps_its_value_when_the_list_grows(shown):
    choice = shown(ChoiceInput(((None, "geen"), ("a", "A"))))
    choice.set_value("a")
    choice.set_choices(((None, "geen"), ("b", "B"), ("a", "A")))
    assert choice.value() == "a"
    choice.set_value("onbekend")
    assert choice.value() is None


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_every_input_keeps_the_contract(qtbot, field):
    made = make_input(field, DAYS)
    qtbot.addWidget(made)
    made.set_value(field.start)
    assert made.value() == field.start
    assert made.error() == ""
    assert made.echo() == ""
    for first, second in pairwise(value for value, _ in field.choices):
        made.set_value(first)
        with qtbot.waitSignal(made.changed):
            made.set_value(second)


def test_a_choice_without_room_for_its_brackets_leaves_them_out(shown):
    choice = shown(ChoiceInput((("uitkering", "uitkering (WW, WIA, Anw)"), ("loon", "loon"))))
    choice.set_value("uitkering")
    option = QStyleOptionComboBox()
    for letters, text in ((60, "uitkering (WW, WIA, Anw)"), (16, "uitkering")):
        choice.resize(letters * choice.fontMetrics().averageCharWidth(), choice.height())
        choice.initStyleOption(option)
        assert option.currentText == text
    assert choice.currentText() == "uitkering (WW, WIA, Anw)"


def test_a_letter_that_no_line_begins_with_chooses_by_a_word_in_it(shown, qtbot):
    """All periods begin with per; a letter that lines do begin with stays that of Qt."""
    choice = shown(ChoiceInput(tuple(PERIODEN.items())))
    edited = []
    choice.edited.connect(lambda: edited.append(choice.value()))
    for letter in "mwwjx":
        qtbot.keyClicks(choice, letter)
    assert edited == ["maand", "vier_weken", "week", "jaar"]
    plain = shown(ChoiceInput((("loon", "loon"), ("winst", "winst (zzp)"), ("wajong", "Wajong"))))
    qtbot.keyClicks(plain, "w")
    assert plain.value() == "winst"
