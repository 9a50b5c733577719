"""The worked papers of the cases, each typed in the window by keyboard, through *Van papier*, give the same year."""

from pathlib import Path

import pytest
import yaml
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from calculator.cases.income_fields import PAPIEREN, PERIODEN, SOORTEN, Inkomen
from calculator.dutch.money import number
from calculator.papers.questions import QUESTIONS
from calculator.words.messages import texts_of
from ui.form.descriptors import BEDRAG, INKOMEN, PEILDATUM
from ui.form.paper_dialog import PaperDialog
from ui.form.papers import income_at

ROWS = yaml.safe_load((Path(__file__).parents[2] / "cases" / "papers.yaml").read_text(encoding="utf-8"))["groups"][0][
    "rows"
]
PAPERS = [row for row in ROWS if "papier" in row[1]]
WORDS = {
    "periode": PERIODEN,
    "soort": SOORTEN,
    "papier": PAPIEREN,
    "vakantiegeld_nog_te_komen": {True: "ja", False: "nee"},
    **{name: dict(enumerate(texts_of("nl")["months"], 1)) for name in ("van_maand", "tot_en_met_maand")},
}
TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return


def press(*keys):
    for key in keys:
        where = QApplication.focusWidget()
        QTest.keyClicks(where, key) if isinstance(key, str) else QTest.keyClick(where, key)


def fill_in(field, value):
    """Answer the question that has the focus: choose from its list, or type."""
    where = QApplication.focusWidget()
    if isinstance(where, QComboBox):
        press(Qt.Key.Key_Home, *[Qt.Key.Key_Down] * where.findText(WORDS[field][value]))
    else:
        press(str(value) if isinstance(value, int) else number(value))


@pytest.fixture
def type_paper(window, qtbot, monkeypatch):
    """Type a paper in the dialog that the button opens, from the first question to Enter."""
    answers = {}

    def type_in(dialog):
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.papier)
        press(Qt.Key.Key_Home, *[Qt.Key.Key_Down] * list(PAPIEREN).index(answers["papier"]))
        for field in QUESTIONS[answers["papier"]]:
            press(TAB)
            if field in answers:
                fill_in(field, answers[field])
        press(ENTER)
        return dialog.result()

    def typed(paper):
        answers.clear()
        answers.update(paper)
        window.desk.clear()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        window.form.focus_on(PEILDATUM)
        press("15-10-2026")
        window.form.focus_first()
        for _ in range(10):
            press(TAB)
            if QApplication.focusWidget() is window.form.buttons["papier"]:
                break
        press(ENTER)
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is window.form.input(BEDRAG))
        press(ENTER, "700", ENTER, "100")
        return window.desk.resultaat

    monkeypatch.setattr(PaperDialog, "exec", type_in)
    return typed


@pytest.mark.slow
def test_the_worked_papers_typed_in_the_window_give_their_year(window, type_paper):
    assert len(PAPERS) >= 30
    wrong = []
    for what, paper, year, sum_ in PAPERS:
        resultaat = type_paper(paper)
        found = None if resultaat is None else resultaat.huishouden.toetsingsinkomen_per_jaar
        kept = income_at(window.form.record(), INKOMEN)
        same = kept is not None and all(getattr(kept, name) == value for name, value in paper.items())
        if found != year or not same:
            wrong.append(f"{what}: {found} in plaats van {year} ({sum_}); bewaard: {kept}")
    assert wrong == []


def test_what_was_typed_from_a_paper_opens_again_in_the_dialog(type_paper, window, monkeypatch):
    paper = PAPERS[0][1]
    type_paper(paper)
    opened = []
    monkeypatch.setattr(PaperDialog, "exec", lambda dialog: opened.append(dialog) or 0)
    window.form.buttons["papier"].setFocus()
    press(ENTER)
    assert isinstance(opened[0].income, Inkomen)
    for field in ("bedrag", "tot_en_met_periode", "bedrag_per_periode", "periode"):
        assert opened[0].inputs[field].value() == paper[field]
    assert opened[0].papier.value() == "loonstrook"
