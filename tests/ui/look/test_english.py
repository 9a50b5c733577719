"""In the English window nothing that can be seen or heard stays Dutch, but for names of the law and its texts."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QTextBrowser

from calculator.outcome.appendix import report
from tests.ui.visible import texts
from ui.form.descriptors import FIELDS
from ui.form.entry import make_input
from ui.form.field import Widget
from ui.result.appendix_view import AppendixModel

# what is the same in both languages: names of the law, and words that both have
SAME = {
    "aanvrager",
    "partner",
    "Partner",
    "Norm",
    "norm",
    "Wajong",
    "kind",
    "›",
    "AOW",
    "in",
    "Tabs",
    "Complex",
    "Help",
    "per week",
}
DAY = re.compile(r"\d{1,2} [a-z]+ \d{4}")  # days are written as they are typed
OTHER_LANGUAGE_NAMES = re.compile(r"Nederlands|English|Leefbudget|wetten\.overheid\.nl|^norm €\s[\d.]+$")
LAW = (QTextBrowser,)


def said(window, qtbot):
    """Everything that the window says in its main states."""
    found = texts(window, LAW)
    window.form.fold(opened=True)
    window.form.more.open_groups(opened=True)
    window.result.signals.all.setChecked(True)
    for place in range(window.result.tabs.bar.count()):
        window.result.tabs.bar.setCurrentIndex(place)
        qtbot.wait(20)
        found |= texts(window, LAW)
    for menu in window.menuBar().actions():
        menu.menu().aboutToShow.emit()
        found |= {action.text().replace("&", "") for action in (menu, *menu.menu().actions())}
    before = window.form.state()
    window.form.compose()
    qtbot.wait(20)
    found |= texts(window, LAW)
    window.desk.replace(before)
    window.desk.clear()
    return found | texts(window, LAW)


def test_no_text_is_the_same_in_both_languages_but_what_has_one_name(window, qtbot):
    window.resize(1920, 1080)
    window.desk.open_example(12)
    dutch = said(window, qtbot)
    window.speak("en")
    window.desk.open_example(12)
    english = said(window, qtbot)
    assert len(english) > 300
    words = {text for text in english & dutch if re.search(r"[a-z]{2}", text) and not DAY.fullmatch(text)}
    stayed = sorted(text for text in words if text not in SAME and not OTHER_LANGUAGE_NAMES.search(text))
    stayed += [text for text in english if re.search(r"\b(voor|naar|wordt|geen|renovatie|per maand)\b", text)]
    assert stayed == [], "\n".join(stayed)


UNREADABLE = ("-1", "6.25,00", "1,234.50", "1.234567", "12000,9000", "8,0", "8-10", "1-2-3", "31-2-2026")
DUTCH = re.compile(r"\b(een|met|zoals|typ|verwacht|kan|bestaat)\b", re.IGNORECASE)
LINES = [field for field in FIELDS if field.widget not in (Widget.CHOICE, Widget.CHECKS)]


@pytest.fixture
def english(speak):
    speak("en")


@pytest.mark.parametrize("field", LINES, ids=lambda field: field.key)
def test_what_is_wrong_with_a_text_is_said_in_english(field, english, qtbot):
    made = make_input(field, ("2026-07-01",))
    qtbot.addWidget(made)
    wrong = "a\u202eb" if field.widget is Widget.TEXT else "x"
    said = []
    for text in (wrong, *UNREADABLE):
        made.set_typed(text)
        said.append(made.error())
    assert said[0]
    assert not [text for text in said if DUTCH.search(text)]


def test_the_appendix_has_english_heads_and_answers(english, qtbot):
    """What it prints as a cause is a text of the tables, which are Dutch."""
    model = AppendixModel(report())
    heads = {str(model.headerData(row, Qt.Orientation.Vertical)) for row in range(model.rowCount())}
    heads |= {line for column in range(model.columnCount()) for line in model.heading(column).split("\n")}
    heads.add(model.explained(0, 0))
    dutch = r"gedrukt|berekend|\bwet\b|huur|gezin|alleen|geïsoleerd|renoveerd|loon"
    assert not [head for head in heads if re.search(dutch, head)]


def test_the_list_of_circumstances_is_found_by_the_eye_that_looks(window, unfold):
    """The list above must not miss what it is about."""
    unfold()
    window.desk.offer_tables()
    assert window.findChildren(QListWidget)
    assert "Woonwagen met standplaats" in texts(window)
    assert "paar met kinderen" in texts(window)
    assert "Kale huur per maand" in texts(window)
