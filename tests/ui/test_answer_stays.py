"""There is always an answer: what cannot be taken leaves the last one, in muted ink and with a way to the field."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.form.descriptors import (
    BEDRAG,
    DOSSIER,
    EIGEN_VERMOGEN,
    KINDEREN,
    LEEFTIJD_AANVRAGER,
    LEEFTIJD_PARTNER,
    PEILDATUM,
    SAMENGESTELD,
    TYPE,
)
from ui.form.field import Widget
from ui.form.record import relevant

HUUR = "woonsituaties[{}].kale_huur_per_maand"
ENERGIE = "woonsituaties[{}].energielast_per_maand"
EDITS = 500
BAD = {
    Widget.MONEY: ("1,234.50", "abc", "6.25,00", "-5", "99999999", ""),
    Widget.AGE: ("x", "3,5", "-1", "999", "13-1988", "7-2041", ""),
    Widget.AGES: ("tien", "10; x", "130", ""),
    Widget.AMOUNTS: ("1;x", "1,234.50"),
    Widget.DAY: ("31-2-2021", "1-1-2031", "gisteren", ""),
    Widget.TEXT: ("111222333",),
}
GOOD = {
    Widget.MONEY: ("475", "625,50", "1.234", "0"),
    Widget.AGE: ("40", "66", "71", "7-1988", "1990-12"),
    Widget.AGES: ("10, 11", "3"),
    Widget.AMOUNTS: ("12.000; 500", ""),
    Widget.DAY: ("1-1-2021", "1 juli 2024", "2026-07-01"),
    Widget.TEXT: ("nu beter", "A-1"),
}


@pytest.fixture
def opened(window):
    window.desk.open_example(12)
    return window


def column(window, place):
    model = window.result.ledger.ledger
    return [model.text(row, place) for row in range(model.rowCount())]


def is_muted(window, place):
    return window.result.ledger.ledger.is_stale(place)


def todo(window):
    return window.result.answer.todo.text() if window.result.answer.todo.isVisible() else ""


def retype(window, key, text):
    widget = window.form.input(key)
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
    widget.selectAll()
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    QTest.keyClicks(widget, text)


@pytest.mark.slow
def test_an_answer_is_on_the_screen_after_every_edit_of_which_half_are_wrong(opened, unfold):
    unfold()
    chance = random.Random(500)
    wrong = 0
    for number in range(EDITS):
        record = opened.form.record()
        entries = [
            (key, entry)
            for key, entry in opened.form.entries().items()
            if entry.shown and relevant(entry.field, record)
        ]
        bad = number % 2 == 0
        kinds = BAD if bad else {**GOOD, Widget.CHOICE: ()}
        key, entry = chance.choice([(key, entry) for key, entry in entries if entry.field.widget in kinds])
        if entry.field.widget is Widget.CHOICE:
            entry.input.set_value(chance.choice(entry.field.choices)[0] if entry.field.choices else None)
        else:
            line = entry.widget if hasattr(entry.widget, "selectAll") else entry.widget.lineEdit()
            line.setFocus()
            line.setText(chance.choice(kinds[entry.field.widget]))
            if chance.random() < 0.5:
                QTest.keyClick(line, Qt.Key.Key_Tab)
        QApplication.processEvents()
        result, answer = opened.result, opened.result.answer
        assert answer.headline.isVisible(), number
        assert "per maand" in answer.headline.text(), number
        assert result.ledger.isVisible(), number
        assert result.ledger.ledger.rowCount() > 5, number
        assert not result.waiting.isVisible(), number
        if opened.desk.resultaat is None:
            wrong += 1
            assert todo(opened) or opened.form.emptied, f"{number}: {key}"
    assert wrong > EDITS / 3


def test_a_wrong_amount_leaves_the_answer_as_it_was_and_says_where(opened, qtbot):
    before = [column(opened, place) for place in range(4)]
    retype(opened, HUUR.format(1), "6.25,00")
    assert [column(opened, place) for place in range(4)] == before  # not the answer for a rent of 6
    assert [is_muted(opened, place) for place in range(4)] == [False, False, True, True]
    assert todo(opened) == "Nog niet verwerkt: kale huur per maand (na renovatie)."
    assert opened.desk.resultaat is None
    assert not any(button.isEnabled() for button in opened.bar.buttons)
    opened.form.focus_first()
    qtbot.mouseClick(opened.result.answer.todo, Qt.MouseButton.LeftButton)
    assert opened.focusWidget() is opened.form.input(HUUR.format(1))
    retype(opened, HUUR.format(1), "625")
    assert todo(opened) == ""
    assert not any(is_muted(opened, place) for place in range(4))
    assert opened.desk.resultaat is not None


def test_the_column_that_is_right_is_computed(opened):
    retype(opened, HUUR.format(1), "x")
    retype(opened, HUUR.format(0), "500")
    assert column(opened, 1)[2] == "500"
    assert column(opened, 2)[2] == "625"
    assert [is_muted(opened, place) for place in range(4)] == [False, False, True, True]
    retype(opened, BEDRAG, "x")
    assert all(is_muted(opened, place) for place in range(4))  # the income is about both


def test_emptying_a_field_changes_nothing_until_it_is_left(opened):
    before = [column(opened, place) for place in range(4)]
    rent = opened.form.input(HUUR.format(0))
    rent.setFocus()
    rent.selectAll()
    QTest.keyClick(rent, Qt.Key.Key_Delete)
    assert rent.text() == ""
    assert [column(opened, place) for place in range(4)] == before
    assert not any(is_muted(opened, place) for place in range(4))
    assert todo(opened) == ""
    assert all(button.isEnabled() for button in opened.bar.buttons)
    QTest.keyClick(rent, Qt.Key.Key_Tab)
    assert [column(opened, place) for place in range(4)] == before
    assert todo(opened) == "Vul nog in: kale huur per maand (nu)."
    assert is_muted(opened, 1)
    assert not any(button.isEnabled() for button in opened.bar.buttons)


def test_a_field_that_was_changed_and_then_emptied_keeps_what_was_on_the_screen(opened):
    rent = opened.form.input(HUUR.format(0))
    retype(opened, HUUR.format(0), "500")
    rent.selectAll()
    QTest.keyClick(rent, Qt.Key.Key_Delete)
    assert column(opened, 1)[2] == "500"


def test_nothing_is_saved_of_a_field_that_is_being_retyped(opened, tmp_path, monkeypatch):
    from ui.files import case_files

    monkeypatch.setattr(case_files, "ask_path", lambda *_: tmp_path / "geval.xlsx")
    rent = opened.form.input(HUUR.format(0))
    rent.setFocus()
    rent.selectAll()
    QTest.keyClick(rent, Qt.Key.Key_Delete)
    QTest.keyClick(rent, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert list(tmp_path.iterdir()) == []
    assert todo(opened) == "Vul nog in: kale huur per maand (nu)."
    assert "pas als alles" in opened.bar.currentMessage()


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        (DOSSIER, "111222333", "Nog niet verwerkt: dossier."),
        (BEDRAG, "", "Vul nog in: inkomen."),
        (KINDEREN, "130", "Nog niet verwerkt: leeftijd kinderen."),
    ],
)
def test_what_is_refused_or_missing_is_named_with_the_answer_kept(opened, unfold, key, text, said):
    unfold()
    before = column(opened, 2)
    retype(opened, key, text)
    QTest.keyClick(opened.form.input(key), Qt.Key.Key_Tab)
    assert todo(opened) == said
    assert column(opened, 2) == before


def test_another_household_keeps_the_answer_until_its_children_are_known(opened):
    opened.desk.open_example(1)
    before = column(opened, 1)
    opened.form.input(TYPE).set_value("paar_met_kinderen")
    assert column(opened, 1) == before
    assert is_muted(opened, 0)
    assert todo(opened) == "Vul nog in: leeftijd kinderen."


def test_a_person_without_age_keeps_the_answer(opened):
    opened.form.input(TYPE).set_value(SAMENGESTELD)
    before = column(opened, 1)
    retype(opened, "personen[1].leeftijd", "x")
    assert column(opened, 1) == before
    assert "persoon\u00a02" in todo(opened).lower()
    opened.form._made.lists["personen"].add.click()
    assert column(opened, 1) == before
    assert is_muted(opened, 0)


def said(button):
    return button.text() if button.isVisible() else ""


def test_what_nobody_typed_is_said_with_the_answer_and_leads_to_its_field(window, type_in, qtbot):
    window.setFixedSize(1280, 720)
    window.form.put({TYPE: "paar", BEDRAG: 30_000.0, HUUR.format(0): 500.0, ENERGIE.format(0): 100.0})
    assumed = window.result.answer.assumed
    assert said(assumed) == "Aangenomen: leeftijd 40 jaar, leeftijd partner 40 jaar, vermogen 0 euro."
    qtbot.mouseClick(assumed, Qt.MouseButton.LeftButton)
    assert window.form.key_in_focus() == LEEFTIJD_AANVRAGER
    for key, left in ((LEEFTIJD_AANVRAGER, LEEFTIJD_PARTNER), (LEEFTIJD_PARTNER, EIGEN_VERMOGEN), (EIGEN_VERMOGEN, "")):
        type_in(key, "38")
        assert bool(said(assumed)) is bool(left)
        assumed.click()
        assert window.form.key_in_focus() == left or not left
    type_in(HUUR.format(0), "x")
    type_in(EIGEN_VERMOGEN, "")
    assert (said(assumed), todo(window)) == ("", "Nog niet verwerkt: kale huur per maand.")  # one line at a time


def test_an_age_that_nobody_typed_is_asked_of_each_person_while_the_answer_stays(window, type_in):
    window.setFixedSize(1280, 720)
    window.form.put({TYPE: "paar", BEDRAG: 30_000.0, HUUR.format(0): 500.0, ENERGIE.format(0): 100.0})
    before = column(window, 1)
    window.form.buttons["inkomens"].click()
    assert window.form.record().composed
    assert column(window, 1) == before
    assert is_muted(window, 1)
    assert todo(window) == (
        "Vul nog in: leeftijd (Persoon\u00a01: aanvrager), leeftijd (Persoon\u00a02: partner)."  # never a number apart
    )
    assert [window.form.input(f"personen[{place}].leeftijd").text() for place in (0, 1)] == ["", ""]
    window.result.answer.todo.click()
    assert window.form.key_in_focus() == "personen[0].leeftijd"
    for place in (0, 1):
        type_in(f"personen[{place}].leeftijd", "40")
    assert todo(window) == ""
    assert column(window, 1) == before
    assert not is_muted(window, 1)


def test_a_line_that_has_no_room_for_every_field_counts_the_rest(opened, at_rest):
    opened.setFixedSize(1024, 700)
    for key in (*map(HUUR.format, (0, 1)), *map(ENERGIE.format, (0, 1))):
        retype(opened, key, "x")
    at_rest()
    line = opened.result.answer.todo
    assert line.text().endswith("en nog 2.")
    assert line.sizeHint().width() <= line.width()
    assert line.accessibleName().count("(na renovatie)") == 2


def test_a_new_case_forgets_the_answer(opened):
    retype(opened, HUUR.format(1), "x")
    opened.desk.clear()
    assert opened.result.waiting.isVisible()
    opened.desk.open_example(12)
    opened.desk.undo()
    assert opened.result.waiting.isVisible()  # nothing was filled in there


@pytest.mark.parametrize(
    ("key", "text"), [(HUUR.format(0), "700 p.m."), (HUUR.format(0), "6 50,3"), (BEDRAG, "99999999")]
)
def test_the_first_signs_of_what_is_no_amount_leave_no_answer(opened, key, text):
    """With 7 and then 70 there was one; what is left there cannot be taken, and nothing stood there before."""
    record = opened.form.record()
    opened.desk.clear()
    for other in (LEEFTIJD_AANVRAGER, BEDRAG, HUUR.format(0), ENERGIE.format(0)):
        if other != key:
            retype(opened, other, f"{record[other]:g}".replace(".", ","))
    retype(opened, key, text)
    QTest.keyClick(opened.form.input(key), Qt.Key.Key_Tab)
    assert opened.result.waiting.isVisible()


def test_going_back_to_another_case_fills_its_gaps_with_nothing_of_this_one(opened):
    """Rent and income of the one with the day of the other would be an answer about nobody."""
    opened.desk.clear()
    retype(opened, LEEFTIJD_AANVRAGER, "38")
    opened.desk.open_example(12)
    opened.desk.undo()
    assert opened.form.record()[LEEFTIJD_AANVRAGER] == 38
    assert opened.result.waiting.isVisible()
    opened.desk.redo()
    assert opened.result.has_result
    opened.desk.undo()
    assert opened.result.waiting.isVisible()


def test_the_day_is_refused_in_words_and_the_answer_stays(opened):
    opened.form.focus_on(PEILDATUM)
    line = opened.form.input(PEILDATUM).lineEdit()
    line.selectAll()
    QTest.keyClicks(line, "1-1-2031")
    assert todo(opened) == "Nog niet verwerkt: peildatum."
    assert opened.bar.text.text().startswith("Peildatum 1 januari 2021")  # that of the answer
    assert column(opened, 2)[3] == "156"


@pytest.mark.parametrize(("place", "name"), [(0, "nu"), (1, "na renovatie")])
def test_without_an_answer_too_an_amount_that_cannot_be_read_is_named_with_its_dwelling(window, place, name):
    retype(window, HUUR.format(1), "7o0")
    if place == 0:
        retype(window, HUUR.format(0), "6o0")
    assert f"kale huur per maand ({name})" in window.result.waiting.wrong.text()


def test_with_one_dwelling_its_name_says_nothing(window):
    retype(window, HUUR.format(0), "6o0")
    assert window.result.waiting.wrong.text() == "Verbeter eerst: kale huur per maand."
    assert window.result.waiting.shape.isVisible()  # what will come stays in view, examples do not
    assert not window.result.waiting.examples[0].isVisible()
