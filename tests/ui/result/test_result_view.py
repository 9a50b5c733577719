"""The right side: the answer, what must not be missed, and the tabs."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from calculator.outcome.appendix import examples
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from ui.look.theme import style_sheet
from ui.result.result_view import ResultView
from ui.result.waiting import WaitingCard

TABS = ["Waar blijft het geld", "Renovatie", "Inkomen", "Uitleg"]


def one_dwelling(**other):
    source = {
        "versie": 1,
        "peildatum": "2026-01-01",
        "huishouden": {
            "personen": [
                {
                    "rol": "aanvrager",
                    "leeftijd": 40,
                    "inkomens": [{"soort": "loon", "bedrag": 20_000, "periode": "jaar"}],
                }
            ]
        },
        "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 600, "energielast_per_maand": 150}],
        **other,
    }
    return parse(source)


def show(view, case, missing=()):
    view.show_result(compute(case), missing)


def example(nr):
    return next(example.geval for example in examples() if example.nr == nr)


@pytest.fixture
def view(shown):
    found = ResultView(WaitingCard())
    found.setStyleSheet(style_sheet())
    found.resize(860, 650)
    return shown(found)


def test_there_are_no_tabs_before_there_is_a_result(view):
    assert not view.tabs.isVisible()
    assert view.waiting.isVisible()


def test_the_tabs_and_the_number_of_signals(view):
    show(view, example(12))
    bar = view.tabs.bar
    names = [bar.tabText(place) for place in range(bar.count())]
    assert names[:4] == TABS
    assert names[4] == f"Signalen ({view.signals.count})"
    assert view.signals.count > 0
    assert view.spending.chart.isVisible()
    assert not view.waiting.isVisible()


def test_the_keys_turn_the_tabs_from_anywhere_and_around(view, qtbot):
    show(view, example(12))
    view.ledger.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view.ledger, Qt.Key.Key_PageDown, control)
    assert view.tabs.bar.currentIndex() == 1
    assert view.renovation.chart.isVisible()
    qtbot.keyClick(view.ledger, Qt.Key.Key_PageUp, control)
    qtbot.keyClick(view.ledger, Qt.Key.Key_PageUp, control)
    assert view.tabs.bar.currentIndex() == 4
    assert view.signals.isVisible()


def test_the_tabs_can_be_reached_and_heard(view):
    show(view, example(12))
    view.ledger.setFocus()
    seen = []
    for _ in range(8):
        QTest.keyClick(view.focusWidget(), Qt.Key.Key_Tab)
        seen.append(view.focusWidget())
    assert {view.tabs.bar, view.tabs.table_button, view.spending.chart} <= set(seen)
    bar = QAccessible.queryAccessibleInterface(view.tabs.bar)
    assert bar.text(QAccessible.Text.Name)
    assert bar.child(0).text(QAccessible.Text.Name) == TABS[0]


def test_one_switch_shows_the_table_of_every_chart(view):
    show(view, example(12))
    view.tabs.table_button.click()
    assert view.spending.table.isVisible()
    view.tabs.bar.setCurrentIndex(1)
    assert view.renovation.table.isVisible()
    assert view.renovation.table.model().index(0, 0).data() == "Kale huur"
    view.tabs.bar.setCurrentIndex(3)
    assert not view.tabs.table_button.isVisible()
    view.tabs.bar.setCurrentIndex(1)
    view.tabs.table_button.click()
    assert view.renovation.chart.isVisible()
    show(view, one_dwelling())
    assert not view.tabs.table_button.isVisible()
    assert "na renovatie" in view.renovation.answer.text()


def test_only_the_page_that_is_looked_at_follows_and_the_others_when_turned_to(view):
    show(view, example(12))
    show(view, example(3))
    view.tabs.bar.setCurrentIndex(1)
    assert "stijgt met" in view.renovation.answer.text()
    assert view.spending.chart.drawing.bars[0].income == pytest.approx(1696.17 + 107, abs=3)


def test_the_curves_come_as_soon_as_numpy_is_there(view, qtbot, monkeypatch):
    show(view, example(12))
    numpy = sys.modules.get("numpy")
    monkeypatch.delitem(sys.modules, "numpy", raising=False)
    view.tabs.bar.setCurrentIndex(2)
    assert view.income.chart.drawing is None
    if numpy is not None:
        monkeypatch.setitem(sys.modules, "numpy", numpy)
    view.warm_up()
    view.warm_up()
    qtbot.waitUntil(lambda: view.income.chart.drawing is not None, timeout=10_000)
    assert "van elke 100 euro extra" in view.income.answer.text()


def test_an_unused_right_is_said_under_the_headline_and_opens_the_signals(view):
    show(view, one_dwelling(ontvangt_nu={"zorgtoeslag_per_maand": 0}))
    assert view.notice.isVisible()
    assert view.notice.accessibleName().startswith("Let op: Ongebruikt recht: zorgtoeslag")
    view.notice.click()
    assert view.signals.isVisible()
    assert any("Ongebruikt recht" in label.text() for label in view.signals.findChildren(QLabel))


def test_the_reason_for_nil_is_said_once(view):
    show(view, example(5))
    assert view.notice.accessibleName().startswith("Let op: Nu: Geen huurtoeslag")
    rich = one_dwelling()
    source = {"kale_huur_per_maand": 100, "energielast_per_maand": 10, "naam": "nu"}
    show(view, one_dwelling(woonsituaties=[source]))
    assert "Geen huurtoeslag" in view.explanation.text()
    assert not view.notice.isVisible()
    show(view, rich)
    assert not view.notice.isVisible()


def test_a_long_notice_stays_on_one_line(view):
    show(view, example(5))
    metrics = view.notice.fontMetrics()
    assert metrics.horizontalAdvance(view.notice.text()) <= view.notice.width()
    assert view.notice.height() < 2 * metrics.height()


@pytest.mark.parametrize(("nr", "text"), [(12, "+ €\u00a0207 boven de norm"), (1, "+ €\u00a043 boven de norm")])
def test_the_margin_in_words_with_its_sign(view, nr, text):
    show(view, example(nr))
    assert view.margin.text == text
    spoken = QAccessible.queryAccessibleInterface(view.margin)
    assert spoken.text(QAccessible.Text.Description).startswith(text)
    view.margin.grab()
    assert [placed.text for placed in view.margin.placed] == [text]


def test_below_the_norm_the_margin_says_under(view):
    poor = [{"naam": "nu", "kale_huur_per_maand": 1100, "energielast_per_maand": 300}]
    show(view, one_dwelling(woonsituaties=poor))
    assert view.margin.text.startswith("− €")
    assert view.margin.text.endswith("onder de norm")


def test_a_click_on_an_amount_shows_how_it_came_about(view, qtbot):
    show(view, example(12))
    model = view.ledger.ledger
    row = next(n for n in range(model.rowCount()) if model.text(n, 0) == "Huurtoeslag")
    place = view.ledger.visualRect(model.index(row, 1)).center()
    QTest.mouseClick(view.ledger.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.steps.isVisible()
    assert view.steps.place == ("huurtoeslag_per_maand", 0)
    assert view.steps.tree.steps_model.item(0, 1).text() == "€\u00a058 per maand"


def test_enter_on_an_amount_goes_to_the_explanation_and_escape_comes_back(view):
    show(view, example(12))
    view.ledger.setFocus()
    view.ledger.setCurrentIndex(view.ledger.ledger.index(3, 2))
    QTest.keyClick(view.ledger, Qt.Key.Key_Return)
    assert view.focusWidget() is view.steps.tree
    assert view.steps.place == ("huurtoeslag_per_maand", 1)
    QTest.keyClick(view.steps.tree, Qt.Key.Key_Escape)
    assert view.focusWidget() is view.ledger


def test_every_page_of_case_12_fits_in_the_room_of_a_small_screen(view, qtbot):
    show(view, example(12))
    view.warm_up()
    qtbot.waitUntil(lambda: view._warming.ready, timeout=10_000)
    for place in range(5):
        view.tabs.bar.setCurrentIndex(place)
        QTest.qWait(20)
        # what a window of 1280 by 720 leaves under its menus and above its bar
        assert view.heightForWidth(860) <= 650, place


def test_no_signals_is_said_too(view):
    show(view, one_dwelling())
    count = view.signals.count
    assert view.tabs.bar.tabText(4) == (f"Signalen ({count})" if count else "Signalen")
    view.tabs.bar.setCurrentIndex(4)
    assert view.signals._none.isVisible() is (count == 0)
