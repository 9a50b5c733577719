"""Ctrl+K: a few letters lead to every field, every amount and every term."""

import inspect
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.form.also_called import also_called
from ui.form.descriptors import BEDRAG, BY_KEY, EIGEN_VERMOGEN, FIELDS, KINDEREN, PEILDATUM, SOORT, TYPE
from ui.form.finder import field_goals
from ui.form.lookup import MOST_FOUND, Goal, found
from ui.form.record import relevant
from ui.form.row_lists import LASTEN, LISTS

ZORG_NU = "ontvangt_nu.zorgtoeslag_per_maand"
CONTROL = Qt.KeyboardModifier.ControlModifier


def search(window, text):
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_K, CONTROL)
    assert window.focusWidget() is window.finder
    QTest.keyClicks(window.finder, text)


def go(window):
    QTest.keyClick(window.finder, Qt.Key.Key_Return)


@pytest.mark.slow
def test_the_words_of_every_field_lead_to_it(window):
    window.desk.open_example(12)
    shown = [field for field in FIELDS if relevant(field, window.form.record())]
    assert len(FIELDS) > len(shown) > 30
    for field in FIELDS:
        title = window.form.title_of(field.key)
        search(window, title)
        goals = list(window.finder.found)
        window.finder.completer().popup().hide()  # as it does when a line of it is chosen
        if field not in shown:
            assert field.key not in [goal.key for goal in goals]
            continue
        assert field.key in [goal.key for goal in goals if goal.title == title]
        window.finder._choose(goals.index(next(goal for goal in goals if goal.key == field.key)))
        widget = window.form.input(field.key)
        assert window.focusWidget() is widget, field.key
        assert widget.isVisible(), field.key


def test_from_energy_to_the_zorgtoeslag_of_now_in_six_keys(window):
    window.desk.open_example(12)
    window.form.focus_on("woonsituaties[0].energielast_per_maand")
    keys = 0
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_K, CONTROL)
    keys += 1
    for letter in "zo":
        QTest.keyClicks(window.focusWidget(), letter)
        keys += 1
    go(window)
    keys += 1
    assert window.focusWidget() is window.form.input(ZORG_NU)
    assert keys <= 6


def test_an_amount_is_explained_where_it_is_found(window, qtbot):
    window.desk.open_example(12)
    search(window, "huurtoes")
    assert window.finder.found[0].title == "Huurtoeslag nu ontvangen"
    row = next(place for place, goal in enumerate(window.finder.found) if goal.step == "huurtoeslag_per_maand")
    window.finder._choose(row)
    assert window.result.steps.place == ("huurtoeslag_per_maand", 1)
    assert window.focusWidget() is window.result.steps.tree


def test_a_term_leads_to_its_amount_or_says_what_it_means(window):
    window.desk.open_example(12)
    search(window, "basishuur")
    term = next(goal for goal in window.finder.found if goal.where.startswith("Het deel van de huur"))
    assert term.step == "basishuur_per_maand"
    window.desk.clear()
    search(window, "basishuur")
    assert [goal.step for goal in window.finder.found] == [""]
    go(window)
    assert "altijd zelf betaalt" in window.bar.currentMessage()


def test_escape_goes_back_to_where_one_was(window):
    before = window.focusWidget()
    search(window, "hu")
    window.finder.completer().popup().hide()
    QTest.keyClick(window.finder, Qt.Key.Key_Escape)
    assert window.focusWidget() is before
    assert window.finder.text() == ""


def test_back_in_the_field_one_goes_on_as_before_by_typing_over_it(window):
    window.desk.open_example(12)
    window.form.focus_on(BEDRAG)
    search(window, "hu")
    window.finder.completer().popup().hide()
    QTest.keyClick(window.finder, Qt.Key.Key_Escape)
    QTest.keyClicks(window.focusWidget(), "25000")
    assert window.form.record()[BEDRAG] == 25_000


def test_what_is_filled_in_already_of_an_added_row_is_typed_over(window):
    window.desk.open_example(12)
    window.form.put({KINDEREN: (4,)})
    search(window, "opvang toevoegen")
    go(window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.form.key_in_focus() == "kinderopvang[0].kind"
    QTest.keyClicks(window.focusWidget(), "1")
    assert window.form.record().rows["kinderopvang"][0]["kind"] == 1


def test_a_list_can_be_found_to_add_to_it(window):
    search(window, "vaste last toe")
    go(window)
    assert window.form.key_in_focus() == "vaste_lasten[0].omschrijving"  # a row that is still empty comes first
    QTest.keyClicks(window.focusWidget(), "water")
    search(window, "vaste last toe")
    go(window)
    assert window.focusWidget().text() == "Vaste last toevoegen"


def test_the_day_in_the_bar_leads_to_its_field(window, qtbot):
    qtbot.mouseClick(window.bar.text, Qt.MouseButton.LeftButton)
    assert window.focusWidget() is window.form.input(PEILDATUM)


def test_what_begins_with_the_words_comes_first_and_accents_do_not_matter():
    goals = [
        Goal("Netto huur", "a"),
        Goal("Huur per maand", "b"),
        Goal("Reële huurprijs (nu)", "c"),
        Goal("Kale huur", "d", key="x", first=True),
    ]
    assert [goal.where for goal in found(goals, "huur")] == ["d", "b", "a", "c"]
    assert [goal.where for goal in found(goals, "reele NU")] == ["c"]
    assert found(goals, "  ") == []
    assert found(goals, "hypotheek") == []
    assert len(found([Goal(f"Huur {number}", "") for number in range(40)], "huur")) == MOST_FOUND


def test_what_was_found_stays_on_the_screen(window):
    search(window, "vermogen")
    popup = window.finder.completer().popup()
    assert popup.isVisible()
    assert popup.screen().availableGeometry().right() >= popup.frameGeometry().right()
    popup.hide()


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("schuld", LASTEN.key),
        ("aflossing", LASTEN.key),
        ("spaargeld", EIGEN_VERMOGEN),
        ("ww", SOORT),
        ("schuld zzz", None),
    ],
)
def test_words_that_stand_beside_a_field_lead_to_it_and_without_any_that_is_said(window, typed, key):
    window.desk.open_example(12)
    search(window, typed)
    lines = window.finder.completer().model().stringList()
    if key is None:
        assert lines == ["Niets gevonden. Probeer een ander woord."]
        assert window.finder.found == []
    else:
        assert window.finder.found[0].key == key
    go(window)
    if key is None:
        assert window.focusWidget() is window.finder  # to type another word


def test_the_title_comes_before_other_words():
    title, beside = Goal("Energie per maand", "", key="a"), Goal("Aflossing", "", key="b", also="geen energie")
    assert found([beside, title], "energie") == [title, beside]
    assert found([beside], "aflossing geen") == [beside]
    verschuldigd = Goal("Premie die is verschuldigd", "", step="c")
    assert found([verschuldigd, Goal("Vaste last", "", key="d", also="schuld")], "schuld")[-1] is verschuldigd
    assert found([beside], "nergie") == []  # within a word only in a title


@pytest.mark.parametrize("place", [0, 1, 3])
def test_enter_goes_to_the_line_that_is_lit(window, place):
    window.desk.open_example(12)
    search(window, "huur")
    goals, popup = list(window.finder.found), window.finder.completer().popup()
    went = []
    window.finder.chosen.connect(went.append)
    for _ in range(place + 1):
        QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert went == [goals[place]]


@pytest.mark.parametrize("button", ["papier", "inkomens"])
def test_a_button_of_the_form_is_found_by_its_words_and_not_pressed(window, button):
    there = window.form.buttons[button]
    before = window.form.state()
    search(window, there.text().lower())
    assert window.finder.found[0].key == button
    go(window)
    assert window.focusWidget() is there
    assert window.form.state() == before


def test_a_button_that_is_not_there_is_not_found(window):
    window.form.compose()
    search(window, "meer inkomens")
    assert not {goal.key for goal in window.finder.found} & {*window.form.buttons}


WORDS = {
    "schulden": "vaste_lasten",
    "creche": "kinderopvang",
    "eigen vermogen": EIGEN_VERMOGEN,
    "zorgpremie": "huishouden.zorgkosten_per_maand",
    "geboortedatum": "huishouden.personen[0].leeftijd",
    "salaris": BEDRAG,
    "kostganger": TYPE,
    "voorschot": "woonsituaties[0].energielast_per_maand",
    "jaaropgave": "papier",
    "pensioen": SOORT,
    "WAO": SOORT,
    "ziektewet": SOORT,
    "loonheffing": "huishouden.personen[0].inkomens[0].bruto",
    "energierekening": "woonsituaties[0].energielast_per_maand",
    "bsn": "dossier",
    "armoede": "norm",
    "kgb": "ontvangt_nu.kindgebonden_budget_per_maand",
    "getrouwd": TYPE,
    "bijbaan": BEDRAG,
    "IVA": SOORT,
    "deurwaarder": "vaste_lasten",
    "tandarts": "huishouden.zorgkosten_per_maand",
    "peuterspeelzaal": "kinderopvang",
    "huur": "woonsituaties[0].kale_huur_per_maand",
    "hypotheek": "bijzonderheden",
    "schimmel": "woonsituaties[1].ingreep.soort",
    "verhuizing": "woonsituaties[1].naam",
}


@pytest.mark.parametrize("word", WORDS)
def test_the_word_of_a_consultant_leads_to_the_field_that_is_called_otherwise(window, word):
    search(window, word)
    assert window.finder.found[0].key == WORDS[word]


def test_so_does_an_english_word_in_english(window, speak):
    speak("en")
    words = {"married": TYPE, "welfare": SOORT, "dentist": "huishouden.zorgkosten_per_maand", "bailiff": "vaste_lasten"}
    words |= {"rent": "woonsituaties[0].kale_huur_per_maand", "mortgage": "bijzonderheden"}
    words |= {"moving": "woonsituaties[1].naam", "mould": "woonsituaties[1].ingreep.soort"}
    everywhere = [*field_goals(window.form), *window.result.goals()]
    assert {word: found(everywhere, word)[0].key for word in words} == words


def test_who_moves_is_not_led_to_the_home_of_now(window):
    search(window, "verhuizing")
    assert [goal.key for goal in window.finder.found] == ["woonsituaties[1].naam", "woonsituaties[1].verhuizing"]


def test_who_wants_other_colours_is_led_to_where_that_is_explained(window):
    search(window, "donker")
    assert [goal.title for goal in window.finder.found] == ["Handleiding"]


def test_a_field_of_one_person_is_found_by_its_answers(window):
    window.desk.open_example(12)
    window.form.compose()
    search(window, "pensioen")
    assert window.finder.found[0].key == "personen[0].inkomens[0].soort"
    go(window)
    assert window.form.key_in_focus() == "personen[0].inkomens[0].soort"


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("huurtoeslga", "Huurtoeslag nu ontvangen"),
        ("vermgoen", "Vermogen"),
        ("inkomn partner", "Inkomen partner"),
        ("zorgtoelsag nu", "Zorgtoeslag nu ontvangen"),
    ],
)
def test_a_word_with_a_mistake_in_it_finds_what_looks_most_like_it(window, typed, title):
    window.desk.open_example(12)
    search(window, typed)
    assert window.finder.found[0].title == title


def test_what_looks_like_nothing_finds_nothing():
    goals = [Goal("Huurtoeslag", "", key="a"), Goal("Kind", "", key="b")]
    assert found(goals, "hypotheek") == []
    assert found(goals, "kidn") == []  # of so few letters any may be another word
    assert found(goals, "huurtoeslga hypotheek") == []


@pytest.mark.parametrize("menu", ["brief", "opslaan als pdf", "afdrukken"])
def test_a_menu_that_needs_an_outcome_is_found_when_there_is_one(window, menu):
    search(window, menu)
    assert not [goal for goal in window.finder.found if goal.do]
    window.finder.completer().popup().hide()
    QTest.keyClick(window.finder, Qt.Key.Key_Escape)
    window.desk.open_example(12)
    search(window, menu)
    assert window.finder.found[0].do


def test_what_is_chosen_from_a_menu_is_done_where_one_was(window):
    window.desk.open_example(12)
    window.form.focus_on(BEDRAG)
    search(window, "groter")
    assert [goal.title for goal in window.finder.found if goal.do] == ["Groter"]
    before = window.font().pointSizeF()
    go(window)
    assert window.font().pointSizeF() > before
    assert window.form.key_in_focus() == BEDRAG


def test_every_other_word_belongs_to_something_that_is_there(window):
    window.form.build_more()
    keys = {key.rpartition("].")[2] for key in (*BY_KEY, *window.form.buttons, *(rows.key for rows in LISTS))}
    named = set(re.findall(r'^        "([^"]+)": _tr', inspect.getsource(also_called), re.MULTILINE))
    assert len(named) > 10
    assert named <= keys


@pytest.mark.parametrize("size", [(1024, 700), (1280, 720), (1920, 1080), (2560, 1440)], ids=str)
def test_what_stands_in_the_advice_leads_there(window, at_rest, size):
    window.resize(*size)
    window.desk.open_example(12)
    at_rest()
    search(window, "kwijtschelding")
    go(window)
    at_rest()
    assert window.focusWidget() is window.result.advice
    assert window.result.advice.isVisible()
