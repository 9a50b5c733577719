"""The right side: the answer, what must not be missed, and the tabs."""

import sys
from itertools import combinations
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from calculator.dutch.money import whole_euro
from calculator.outcome.appendix import examples
from calculator.outcome.budget import compute
from calculator.presenting.norm_words import judged
from calculator.run.accept import parse
from ui.look.theme import roles, style_sheet
from ui.result.arrangement import Shape
from ui.result.result_view import ResultView
from ui.result.waiting import WaitingCard
from ui.result.warming import Warming

TABS = ["Geld", "Renovatie", "Inkomen", "Advies", "Waarom?"]


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


def with_long_names():
    names = ("Prins Bernhardlaan 1245", "Burgemeester van Tuyllkade 118")
    costs = {"kale_huur_per_maand": 600, "energielast_per_maand": 150}
    return one_dwelling(
        woonsituaties=[{"naam": names[0], **costs}, {"naam": names[1], **costs, "energielast_per_maand": 90}]
    )


def show(view, case, stale=frozenset()):
    view.show_result(compute(case), stale)


def example(nr):
    return next(example.geval for example in examples() if example.nr == nr)


@pytest.fixture
def view(shown):
    found = ResultView(WaitingCard(), Warming())
    found.setStyleSheet(style_sheet())
    found.resize(880, 650)
    return shown(found)


def test_there_are_no_tabs_before_there_is_a_result(view):
    assert not view.tabs.isVisible()
    assert view.waiting.isVisible()


def test_the_tabs_and_the_number_of_signals(view):
    show(view, example(12))
    bar = view.tabs.bar
    assert [bar.tabText(place) for place in range(bar.count())] == TABS
    assert view.signals.count > 0
    assert str(view.signals.count) in view.signals.all.text()
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
    assert view.tabs.bar.currentIndex() == len(TABS) - 1
    assert view.steps.isVisible()


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
    view._warming.start()
    view._warming.start()
    qtbot.waitUntil(lambda: view.income.chart.drawing is not None)
    assert "van elke 100 euro extra" in view.income.answer.text()


def shown_signals(view):
    return [told.text for told, line in told_lines(view) if line.isVisible()]


def told_lines(view):
    """Every signal with the label that says it."""
    card = view.signals
    labels = {label.text(): label for label in card.findChildren(QLabel)}
    return [(told, labels[told.text]) for told in (*card._told, *card._doubts)]


def test_an_unused_right_stands_first_among_the_signals_in_view(view):
    show(view, one_dwelling(ontvangt_nu={"zorgtoeslag_per_maand": 0}))
    assert shown_signals(view)[0].startswith("Ongebruikt recht: zorgtoeslag")


def test_the_first_three_signals_are_in_view_and_the_rest_one_click_away(view, qtbot):
    show(view, one_dwelling(bijzonderheden=["woonwagen", "nabetaling", "onderhuur", "te_hoge_huur"]))
    few = shown_signals(view)
    assert len(few) == 3 < view.signals.count
    view.signals.all.click()
    view.signals._fold.setChecked(True)
    assert len(shown_signals(view)) == view.signals.count
    view.signals.all.click()
    assert shown_signals(view) == few


def test_doubts_about_single_figures_are_in_view_where_there_is_nothing_else(view):
    case = example(12)
    show(view, case)
    found = compute(case)
    doubts = [signaal for signaal in found.signalen if signaal.code == "onzeker_bedrag"]
    view.signals.show_signals(SimpleNamespace(signalen=doubts, woonsituaties=found.woonsituaties))
    shown = shown_signals(view)
    assert shown
    assert shown == [signaal.message.say("nl") for signaal in doubts][: len(shown)]
    assert not view.signals._fold.isVisible()


def test_the_reason_for_nil_is_said_once(view):
    source = {"kale_huur_per_maand": 100, "energielast_per_maand": 10, "naam": "nu"}
    show(view, one_dwelling(woonsituaties=[source]))
    assert "Geen huurtoeslag" in view.answer.explanation.text()
    assert not shown_signals(view)[0].startswith("Geen huurtoeslag")


@pytest.mark.parametrize(("nr", "text"), [(12, "€\u00a0207 boven de norm"), (1, "€\u00a043 boven de norm")])
def test_the_margin_in_words(view, nr, text):
    show(view, example(nr))
    assert view.answer.margin.text == text
    spoken = QAccessible.queryAccessibleInterface(view.answer.margin)
    assert spoken.text(QAccessible.Text.Description).startswith(text)
    view.answer.margin.grab()
    assert [placed.text for placed in view.answer.margin.placed] == [text]


def test_below_the_norm_the_margin_says_under(view):
    poor = [{"naam": "nu", "kale_huur_per_maand": 1100, "energielast_per_maand": 300}]
    show(view, one_dwelling(woonsituaties=poor))
    woning = compute(one_dwelling(woonsituaties=poor)).woonsituaties[0]
    short = woning.norm.laag_per_maand - woning.resterend_leefbudget_per_maand
    assert woning.norm.is_band
    assert view.answer.margin.text == f"{whole_euro(short)} onder het lage bedrag"
    view.answer.margin.grab()


def test_a_click_on_an_amount_shows_how_it_came_about(view, qtbot):
    show(view, example(12))
    model = view.ledger.ledger
    row = next(n for n in range(model.rowCount()) if model.text(n, 0) == "Huurtoeslag")
    place = view.ledger.visualRect(model.index(row, 1)).center()
    QTest.mouseClick(view.ledger.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.steps.isVisible()
    assert view.steps.place == ("huurtoeslag_per_maand", 0)
    assert view.steps.title.text() == "Huurtoeslag, nu: €\u00a058 per maand"


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
    view._warming.start()
    qtbot.waitUntil(lambda: view._warming.ready)
    for place in range(4):
        view.tabs.bar.setCurrentIndex(place)
        QTest.qWait(20)
        # what a window of 1280 by 720 leaves under its menus and above its bar
        assert view.minimumHeight() <= 650, place


@pytest.mark.parametrize(
    ("size", "shape"),
    [
        ((620, 620), Shape.STACKED),
        ((880, 650), Shape.BESIDE),
        ((1400, 980), Shape.SPREAD),
        ((1700, 980), Shape.WIDE),
        ((1500, 500), Shape.BESIDE),
    ],
    ids=str,
)
def test_picture_and_explanation_stand_where_there_is_room(view, qtbot, size, shape):
    def stands_in(card, widget):
        return card.isAncestorOf(widget) and widget.isVisible()

    show(view, example(12))
    view.resize(*size)
    qtbot.waitUntil(lambda: view._shape is shape)
    letter = view.fontMetrics().averageCharWidth()
    assert view.ledger.width() <= 106 * letter  # about 640 pixels: numbers stand near their words
    assert stands_in(view.tabs, view.ledger) is (shape is Shape.STACKED)
    assert stands_in(view.tabs, view.spending) is (shape is not Shape.STACKED)
    assert stands_in(view._reading, view.steps) is shape.is_spread
    assert stands_in(view._advising, view.advice) is (shape is Shape.WIDE)
    assert view.signals.isVisible()
    shown = [card.geometry() for card in view._cards if card.isVisible()]
    assert not any(one.intersects(other) for one, other in combinations(shown, 2))
    assert all(view.rect().contains(place) for place in shown)


def test_a_small_window_shows_the_explanation_in_the_place_of_the_ledger_and_esc_returns(view, qtbot):
    view.resize(620, 620)
    show(view, example(12))
    view.focus_ledger()
    view.ledger.setCurrentIndex(view.ledger.ledger.index(3, 1))
    QTest.keyClick(view.ledger, Qt.Key.Key_Return)
    assert view.steps.isVisible()
    assert not view.ledger.isVisible()
    assert view.answer.headline.isVisible()
    QTest.keyClick(view.focusWidget(), Qt.Key.Key_Escape)
    assert view.focusWidget() is view.ledger
    view.tabs.bar.setCurrentIndex(1)
    view.tabs.bar.setFocus()
    QTest.keyClick(view.tabs.bar, Qt.Key.Key_Escape)
    assert view.focusWidget() is view.ledger


def test_the_focus_stays_when_the_room_changes(view, qtbot):
    show(view, example(12))
    view.focus_ledger()
    for width, shape in ((620, Shape.STACKED), (1400, Shape.SPREAD), (1700, Shape.WIDE), (880, Shape.BESIDE)):
        view.resize(width, 980)
        qtbot.waitUntil(lambda shape=shape: view._shape is shape)
        assert view.focusWidget() is view.ledger


def test_what_is_not_up_to_date_stands_in_muted_ink_with_words_beside_it(view):
    show(view, example(12))
    model = view.ledger.ledger
    muted, shown = roles().muted, [model.index(0, column).data(Qt.ItemDataRole.ForegroundRole) for column in range(4)]
    assert shown == [None] * 4
    show(view, example(12), frozenset({1}))
    shown = [model.index(0, column).data(Qt.ItemDataRole.ForegroundRole) for column in range(4)]
    assert [brush.color() if brush else None for brush in shown] == [None, None, muted, muted]
    assert model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole).endswith("nog niet bijgewerkt")
    assert view.answer.headline.property("role") == "muted"
    assert view.spending.chart.stale
    view.answer.margin.grab()  # in muted colours too
    show(view, example(12))
    assert view.answer.headline.property("role") == ""
    assert not view.spending.chart.stale


def lines_of(label):
    """How many lines a text takes in the label that it stands in."""
    metrics = label.fontMetrics()
    return round(label.height() / metrics.lineSpacing())


@pytest.mark.parametrize("width", [640, 880, 1100])
def test_the_sentence_takes_two_lines_at_most_and_the_judgement_stands_below_it(view, width):
    view.resize(width, 650)
    for case in (example(12), example(4), one_dwelling(), with_long_names()):
        show(view, case)
        QTest.qWait(1)
        assert lines_of(view.answer.headline) <= 2, view.answer.headline.text()
        assert "per maand" in view.answer.headline.text()
        assert "genoeg" not in view.answer.headline.text()


def test_the_sentence_is_large_where_it_has_room(view):
    view.resize(1100, 650)
    show(view, example(12))
    assert view.answer.headline.font().pointSizeF() == pytest.approx(1.7 * view.font().pointSizeF())
    view.resize(640, 650)
    show(view, with_long_names())
    assert view.answer.headline.font().pointSizeF() < 1.7 * view.font().pointSizeF()


def test_whether_it_is_enough_is_said_first_under_the_sentence(view):
    show(view, example(12))
    assert judged(compute(example(12)).woonsituaties[-1].norm).say("nl") in view.answer.explanation.text()
