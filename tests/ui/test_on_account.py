"""One switch reads the whole budget as what is due, or as what comes in now."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from calculator.presenting.letter import letter
from calculator.run.accept import parse
from calculator.words.messages import LANGUAGES
from ui.paper import printing
from ui.result.arrangement import Shape

CASE = {
    "versie": 1,
    "peildatum": "2026-03-01",
    "huishouden": {
        "personen": [
            {"rol": "aanvrager", "leeftijd": 38, "inkomens": [{"soort": "loon", "bedrag": 2100, "periode": "maand"}]},
            {"rol": "kind", "leeftijd": 10},
        ]
    },
    "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 640, "energielast_per_maand": 125}],
    "ontvangt_nu": {"huurtoeslag_per_maand": 100, "zorgtoeslag_per_maand": 0},
}
CONTROL_R = (Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def opened(window):
    window.desk.open_case(parse(CASE))
    return window


def ledger(window):
    model = window.result.ledger.ledger
    lines = [line.split("\t") for line in model.as_text(list(range(model.rowCount()))).splitlines()]
    return {line[0]: line[1] for line in lines}


def press(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def test_a_chord_turns_headline_ledger_meter_picture_and_letter(opened, monkeypatch, tmp_path):
    opened.result.tabs.show_page(opened.result.spending)
    first, due = opened.desk.resultaat.woonsituaties[0], ledger(opened)
    texts = [
        opened.result.answer.headline.text(),
        opened.result.answer.margin.text,
        opened.result.spending.chart.drawing,
    ]
    press(opened, *CONTROL_R)
    now = ledger(opened)
    left = f"{first.resterend_op_rekening_per_maand:,.0f}".replace(",", ".")
    assert now["Om van te leven, op de rekening"] == left
    assert now["Huurtoeslag nu"] == "100"
    assert left in opened.result.answer.headline.text()
    after = [
        opened.result.answer.headline.text(),
        opened.result.answer.margin.text,
        opened.result.spending.chart.drawing,
    ]
    assert all(one != other for one, other in zip(texts, after, strict=True))
    written = []
    monkeypatch.setattr(
        printing, "write_pdf", lambda resultaat, _path, language: written.append(letter(resultaat, language))
    )
    opened.beside.save_pdf_to(tmp_path / "brief.pdf")
    assert left in written[0].left.amounts[0]
    press(opened, *CONTROL_R)
    assert ledger(opened) == due
    assert opened.result.answer.headline.text() == texts[0]


def test_the_switch_is_reached_with_tab_and_turned_with_space(opened):
    switch = opened.result.answer.on_account
    for _ in range(80):
        press(opened, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is switch:
            break
    assert QApplication.focusWidget() is switch
    press(opened, Qt.Key.Key_Space)
    assert opened.desk.on_account
    assert switch.isChecked()
    assert opened.menus.on_account.isChecked()
    assert "Op de rekening" in opened.result.answer.headline.text()
    assert QApplication.focusWidget() is switch
    assert switch.accessibleName() or switch.text()


def test_it_stays_through_another_case_and_language_and_is_saved_nowhere(opened):
    press(opened, *CONTROL_R)
    before = set(QSettings().allKeys())
    opened.desk.open_example(12)
    assert "op de rekening" in opened.result.answer.headline.text()
    try:
        opened.speak("en")
        assert opened.result.answer.on_account.isChecked()
        assert opened.menus.on_account.isChecked()
        assert "account" in opened.result.answer.headline.text()
    finally:
        opened.speak("nl")
    assert not [key for key in set(QSettings().allKeys()) - before if "account" in key or "reading" in key]
    assert "op_rekening" not in str(opened.desk.state())


def test_what_is_about_all_that_is_due_says_so(opened, qtbot):
    opened.desk.open_example(12)
    press(opened, *CONTROL_R)
    for panel in (opened.result.renovation, opened.result.income):
        opened.result.tabs.show_page(panel)
        qtbot.waitUntil(lambda panel=panel: bool(panel.answer.text()))
        assert panel.answer.text().endswith("Dit gaat over alles waar recht op is.")
    press(opened, *CONTROL_R)
    assert opened.result.income.answer.text()
    assert not opened.result.income.answer.text().endswith("recht op is.")


def test_the_explanation_follows_what_is_left(opened):
    steps = opened.result.steps
    opened.result.tabs.show_page(steps)
    assert steps.place[0] == "resterend_leefbudget_per_maand"
    press(opened, *CONTROL_R)
    assert steps.place[0] == "resterend_op_rekening_per_maand"
    assert steps.title.text().startswith("Om van te leven, op de rekening")
    press(opened, *CONTROL_R)
    assert steps.place[0] == "resterend_leefbudget_per_maand"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_at_1280_the_picture_stands_beside_the_ledger_in_every_language_and_reading(window, language):
    window.setFixedSize(1280, 720)
    try:
        window.speak(language)
        window.desk.open_example(12)
        for _ in range(2):
            assert window.result._shape is Shape.BESIDE, window.result.ledger.least_width
            press(window, *CONTROL_R)
    finally:
        window.speak("nl")
