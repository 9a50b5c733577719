"""How many keys a usual intake takes, from the first question to the complete answer; a chord is one key."""

import dataclasses
import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from ui.form.descriptors import BEDRAG, BY_KEY, KINDEREN, PERIODE, SOORT, TYPE
from ui.form.hints import MET_NORM, offers

ENTER, TAB, END, UP = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_End, Qt.Key.Key_Up
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def keys(window):
    """Press keys where the focus is, and count them."""
    pressed = []

    def press(*given):
        for key in given:
            where = QApplication.focusWidget()
            if isinstance(key, str):
                QTest.keyClicks(where, key)
                pressed.extend(key)
            elif isinstance(key, tuple):
                QTest.keyClick(where, *key)
                pressed.append(key)
            else:
                QTest.keyClick(where, key)
                pressed.append(key)
        return len(pressed)

    return press


def red(window):
    """The fields that say that something is wrong."""
    return [key for key, entry in window.form.entries().items() if entry.refused or entry.input.error()]


def offer(window):
    """The letter on the button that fills in a usual amount, whichever that is."""
    record = window.form.record()
    text = offers(dataclasses.replace(record, values={**record.values, SOORT: "aow"}))[BEDRAG]
    letter = text[text.index("&") + 1].upper()
    return getattr(Qt.Key, f"Key_{letter}"), ALT


def test_a_single_person_on_bijstand_takes_fifteen_keys_at_most(window, keys):
    count = keys(TAB, "38", TAB, "b", offer(window), ENTER, "600", ENTER, "150")
    resultaat = window.desk.resultaat
    assert resultaat is not None
    assert red(window) == []
    assert resultaat.geval.huishouden.aanvrager.leeftijd == 38
    income = resultaat.geval.huishouden.aanvrager.inkomens[0]
    assert (income.soort, income.periode, income.met_vakantiegeld) == ("bijstand", "maand", True)
    assert resultaat.geval.woonsituaties[0].kale_huur_per_maand == 600
    assert count <= 15


def letter(window):
    """The letter of what is offered in front, which must be of nothing else that is shown."""
    shown = [label.text() for label in window.form.findChildren(QLabel) if label.buddy() and label.isVisible()]
    shown += [button.text() for button in window.findChildren(QAbstractButton) if button.isVisible()]
    shown += [action.text() for action in window.menuBar().actions()]
    letters = [text[text.index("&") + 1].upper() for text in shown if "&" in text]
    text = window.form.suggest.text()
    found = text[text.index("&") + 1].upper()
    assert letters.count(found) == 1
    return getattr(Qt.Key, f"Key_{found}")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("soort", [value for value, _ in BY_KEY[SOORT].choices if value != "onbelast"])
def test_what_is_offered_has_a_letter_of_its_own(window, language, soort):
    window.speak(language)
    try:
        for typed in ({}, {BEDRAG: 1500.0}):
            window.form.put({SOORT: soort, PERIODE: "jaar", **typed})
            window.desk.recompute()
            if typed or soort in MET_NORM:
                letter(window)
        energy = window.form.entries()["woonsituaties[0].energielast_per_maand"].widget
        name = next(label.text() for label in window.form.findChildren(QLabel) if label.buddy() is energy)
        assert "&" in name  # what is offered at times takes no letter from what is always asked
    finally:
        window.speak("nl")


def test_an_amount_of_a_month_typed_for_a_year_takes_one_key_more(window, keys):
    keys(TAB, "38", TAB, TAB, "1900", TAB)
    assert window.focusWidget() is window.form.input(PERIODE)  # who goes on by Tab does not meet the button
    keys((letter(window), ALT))
    assert (window.form.record()[PERIODE], window.form.record()[BEDRAG]) == ("maand", 1900)
    assert not window.form.suggest.isVisible()
    keys(ENTER)
    assert window.focusWidget() is window.form.input("woonsituaties[0].kale_huur_per_maand")
    window.desk.undo()
    assert window.form.record()[PERIODE] == "jaar"


@pytest.mark.parametrize(
    ("given", "asked"),
    [((TAB, "71", TAB, "69"), ()), ((), (ENTER, "71", ENTER, "69"))],
    ids=["ages in front", "ages when asked"],
)
def test_a_couple_on_aow_with_two_pensions_takes_thirty_keys_at_most(window, keys, given, asked):
    keys(END, UP, *given, offer(window))
    keys((Qt.Key.Key_I, CONTROL), "p", TAB, "450")
    keys((Qt.Key.Key_I, CONTROL | SHIFT), "p", TAB, "300")
    count = keys(ENTER, "650", ENTER, "150", *asked)
    resultaat = window.desk.resultaat
    assert resultaat is not None
    assert red(window) == []
    assert [person.leeftijd for person in resultaat.geval.huishouden.personen] == [71, 69]
    aanvrager, partner = resultaat.geval.huishouden.personen
    assert [income.soort for income in aanvrager.inkomens] == ["aow", "pensioen"]
    assert [income.soort for income in partner.inkomens] == ["aow", "pensioen"]
    assert (aanvrager.inkomens[1].bedrag, partner.inkomens[1].bedrag) == (450, 300)
    assert resultaat.geval.woonsituaties[0].energielast_per_maand == 150
    assert count <= 30


def test_without_a_partner_no_income_of_a_partner_is_asked(window, keys):
    keys((Qt.Key.Key_I, CONTROL | SHIFT))
    assert window.form.record().type == "alleenstaand"
    assert window.statusBar().currentMessage() == "Dit huishouden heeft geen partner."


def test_a_couple_with_two_wages_takes_twenty_two_keys_at_most(window, keys):
    """Both per year, beside each other on the first page; 1 + 1, 5 + 1, 5 + 1, 3 + 1 and 3."""
    count = keys("p", ENTER, "30000", TAB, "12000", ENTER, "650", ENTER, "150")
    resultaat = window.desk.resultaat
    assert resultaat is not None
    assert red(window) == []
    assert not window.form.record().composed
    aanvrager, partner = resultaat.geval.huishouden.personen
    assert [income.bedrag for income in (*aanvrager.inkomens, *partner.inkomens)] == [30_000, 12_000]
    assert resultaat.geval.woonsituaties[0].energielast_per_maand == 150
    assert count <= 22


def test_an_income_of_the_partner_is_asked_on_the_first_page_first(window, keys):
    keys("p", ENTER, "30000", (Qt.Key.Key_I, CONTROL | SHIFT), "12000")
    assert not window.form.record().composed
    keys((Qt.Key.Key_I, CONTROL | SHIFT))
    assert window.form.record().composed


def test_a_parent_gives_an_income_of_the_eldest_child_by_one_chord(window, keys):
    chord = (Qt.Key.Key_K, CONTROL | SHIFT)
    keys(chord)
    assert window.statusBar().currentMessage() == "Dit huishouden heeft geen kinderen."
    window.form.input(TYPE).set_value("alleenstaande_ouder")
    keys(chord)
    assert window.form.key_in_focus() == KINDEREN
    keys("9, 17", chord)
    assert window.form.key_in_focus() == "personen[2].inkomens[0].soort"
    keys(TAB, "300")
    assert window.form.record().rows["personen"][2]["inkomens"][0]["bedrag"] == 300


def test_a_couple_with_three_incomes_takes_forty_five_keys_at_most(window, keys):
    """A wage and a benefit of the applicant, a wage of the partner, each per month; from the first question."""
    keys("p", ENTER, "2400", TAB, "1250", TAB, Qt.Key.Key_Down)
    keys((Qt.Key.Key_I, CONTROL), "u", TAB, "310")
    count = keys(ENTER, "36", ENTER, "650", ENTER, "150", ENTER, "38")
    resultaat = window.desk.resultaat
    assert resultaat is not None
    assert red(window) == []
    aanvrager, partner = resultaat.geval.huishouden.personen
    assert [(income.soort, income.bedrag, income.periode) for income in aanvrager.inkomens] == [
        ("loon", 2400, "maand"),
        ("uitkering", 310, "maand"),
    ]
    assert [(income.soort, income.bedrag, income.periode) for income in partner.inkomens] == [("loon", 1250, "maand")]
    assert resultaat.geval.woonsituaties[0].energielast_per_maand == 150
    assert count <= 45


def test_the_zorgtoeslag_received_now_is_six_keys_from_the_energy_at_most(window, keys):
    """Back from the energy by Tab, or by the letter that the label shows."""
    keys((Qt.Key.Key_S, ALT), "b", ENTER, TAB, ENTER, ENTER, "600", ENTER, "150")
    before = keys()
    label = window.form.entries()["ontvangt_nu.zorgtoeslag_per_maand"].label.text()
    letter = label[label.index("&") + 1].upper()
    count = keys((getattr(Qt.Key, f"Key_{letter}"), ALT), "90") - before
    assert window.desk.resultaat.geval.ontvangt_nu.zorgtoeslag_per_maand == 90
    assert count <= 6


@pytest.mark.skipif(sys.platform == "darwin", reason="there that key makes other signs")
def test_a_sign_with_alt_that_leads_nowhere_types_nothing_and_chooses_nothing(window, unfold):
    unfold()
    before = window.form.state()
    for widget in (*(entry.widget for entry in window.form.entries().values()), window.finder):
        for sign in "awz7":
            event = QKeyEvent(QEvent.Type.KeyPress, getattr(Qt.Key, f"Key_{sign.upper()}"), ALT, sign)
            QApplication.sendEvent(widget, event)
    assert window.form.state() == before
    assert window.finder.text() == ""
