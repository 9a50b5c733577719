from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QStyleOptionComboBox, QVBoxLayout, QWidget

from calculator.cases.case import PERIODEN
from calculator.cases.fields import Amount
from ui.form.age import read_age, read_ages, written_ages
from ui.form.descriptors import FIELDS
from ui.form.entry import make_input
from ui.form.input_widgets import LineInput, MoneyInput
from ui.form.lists import ChoiceInput, DayInput
from ui.form.row_lists import INKOMENS, LISTS
from ui.form.typed import read_whole

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


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        *((text, 612.35) for text in ("\u00a0612,35", "612,35\r\n", "\u202d612,35\u202c", "612\u200b,35", "612.35")),
        *((text, 612.0) for text in ("€ 612,--", "612,-", "EUR 612", "'612")),
        *((text, 1234.5) for text in ("1\u202f234,50", "1.234,5", "€ 1.234,50", "１２３４，５")),
    ],
)
def test_what_is_pasted_is_read_without_what_other_programs_put_around_it(shown, qapp, text, amount):
    money = shown(MoneyInput(Amount()))
    qapp.clipboard().setText(text)
    money.paste()
    assert (money.value(), money.error()) == (amount, "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("612,345", "Dit kan €\xa0612,35 of €\xa0612.345 zijn."),
        *(
            (text, "Hier staan meer cellen of regels.")
            for text in ("612\t345", "612\n345", "C-01\t38\tloon", "1\r\n234")
        ),
        ("€ -", "Een streepje is geen bedrag. Typ 0"),
        *((text, "Typ een bedrag") for text in ("=7349/12", "\u0666\u0661\u0662", "612,35 per maand")),
        ("612" + " " * 2000 + "35", "Dit zijn meer dan 2000 tekens."),
    ],
)
def test_what_is_pasted_and_can_mean_two_things_is_refused_whole(shown, qapp, text, said):
    money, twin = shown(MoneyInput(Amount())), shown(MoneyInput(Amount()))
    qapp.clipboard().setText(text)
    money.paste()
    assert (money.value(), money.typed()) == (None, text)
    assert money.error().startswith(said)
    twin.repeat(money)
    assert twin.error() == money.error()
    twin.set_typed(money.typed())  # as undo and a draft do
    assert twin.error() == money.error()


def test_a_dot_that_is_pasted_is_one_of_thousands_as_when_typed_and_said_back(qtbot, shown, qapp):
    money, typed = shown(MoneyInput(Amount())), shown(MoneyInput(Amount()))
    qapp.clipboard().setText("21.825")
    money.paste()
    qtbot.keyClicks(typed, "21.825")
    assert (money.value(), money.error()) == (typed.value(), typed.error()) == (21825.0, "")
    assert money.echo() == typed.echo() == "21.825 euro"
    qapp.clipboard().setText("１．２３４")
    money.selectAll()
    money.paste()
    assert (money.value(), money.echo()) == (1234.0, "1.234 euro")


@pytest.mark.parametrize("sort", [read_whole, read_age, read_ages])
def test_cells_next_to_each_other_are_not_taken_for_one(shown, qapp, sort):
    line = shown(LineInput(sort, str))
    qapp.clipboard().setText("C-01\t38\r\nC-02\t45\r\n")
    line.paste()
    assert line.error() == "Hier staan meer cellen of regels. Geef er één."


@pytest.mark.parametrize(
    ("reason", "place"),
    [
        (Qt.FocusReason.TabFocusReason, 0),
        (Qt.FocusReason.MouseFocusReason, 0),
        (Qt.FocusReason.ActiveWindowFocusReason, 41),
    ],
)
def test_of_a_long_text_that_is_left_the_beginning_is_shown(shown, qtbot, reason, place):
    """Who goes to another program and back goes on typing where that stopped."""
    line = shown(LineInput(str, str))
    line.setFocus()
    qtbot.keyClicks(line, "na de verhuizing naar de Zijplaan 1234 bis"[:41])
    line.focusOutEvent(QFocusEvent(QEvent.Type.FocusOut, reason))
    assert line.cursorPosition() == place


def test_a_long_list_is_shown_whole(shown):
    """Twenty children with a month of birth each."""
    born = tuple(f"2016-{month:02} 10" for month in range(1, 11)) * 2
    line = shown(LineInput(read_ages, written_ages))
    line.set_value(born)
    assert line.value() == born


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


def test_where_all_lines_begin_alike_a_letter_chooses_by_a_word_behind_that(shown, qtbot):
    choice = shown(ChoiceInput(tuple(PERIODEN.items())))
    edited = []
    choice.edited.connect(lambda: edited.append(choice.value()))
    for letter in "mwwjx":
        qtbot.keyClicks(choice, letter)
    assert edited == ["maand", "vier_weken", "week", "jaar"]


# Of lines that begin alike the first one is found.
_TYPED = [
    pytest.param(choices, label.partition(" ")[0], id=f"{name} {label}")
    for name, choices in {
        **{f"{rows.key}.{field.key}": field.choices for rows in (*LISTS, INKOMENS) for field in rows.fields},
        **{field.key: field.choices for field in FIELDS},
    }.items()
    for _, label in choices or ()
    if label.partition(" ")[0].isalpha()
]


@pytest.mark.parametrize(("choices", "word"), _TYPED)
def test_a_word_that_is_typed_leads_to_a_line_that_begins_with_it(shown, qtbot, choices, word):
    choice = shown(ChoiceInput(choices))
    qtbot.keyClicks(choice, word)
    assert choice.currentText().startswith(word)


@pytest.mark.parametrize(
    ("choices", "label"),
    [(choices, label) for choices in dict.fromkeys(one.values[0] for one in _TYPED) for _, label in choices],
)
def test_a_line_that_is_typed_whole_is_chosen(shown, qtbot, choices, label):
    """A space goes on with the word; by itself it opens the list."""
    choice = shown(ChoiceInput(choices))
    qtbot.keyClicks(choice, label)
    assert choice.currentText() == label
    assert not choice.view().isVisible()


def test_an_arrow_right_after_a_letter_is_an_arrow_and_a_space_in_a_word_opens_nothing(shown, qtbot):
    choice = shown(ChoiceInput((("a", "aow"), ("b", "bijstand"), ("l", "loon"), ("w", "winst"))))
    qtbot.keyClicks(choice, "bi")
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert choice.value() == "l"
    qtbot.keyClicks(choice, "lo ")
    assert choice.value() == "l"
    assert not choice.view().isVisible()


def test_a_space_by_itself_opens_the_list_and_tab_chooses_in_it_and_goes_on(shown, qtbot):
    box = QWidget()
    column = QVBoxLayout(box)
    choice, after = ChoiceInput(tuple(PERIODEN.items())), QLineEdit()
    column.addWidget(choice)
    column.addWidget(after)
    shown(box)
    edited = []
    choice.edited.connect(lambda: edited.append(choice.value()))
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Space)
    qtbot.waitUntil(choice.view().isVisible)
    qtbot.keyClick(choice.view(), Qt.Key.Key_Down)
    qtbot.keyClick(choice.view(), Qt.Key.Key_Tab)
    assert not choice.view().isVisible()
    assert edited == [list(PERIODEN)[1]]
    assert after.hasFocus()
