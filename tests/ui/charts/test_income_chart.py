"""The income chart: the worst stretch in words, and values read with the mouse and the keys."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from calculator.outcome.appendix import examples
from calculator.outcome.budget import compute
from ui.charts.income_chart import Income
from ui.charts.stretches import Stretch, bends, incomes, ticks, value_at, worst_stretch
from ui.charts.widget import IncomeWidget


def case(nr):
    return next(example.geval for example in examples() if example.nr == nr)


def chart_of(nr):
    return Income.of(compute(case(nr)))


@pytest.fixture
def widget(shown):
    found = IncomeWidget()
    found.show_income(chart_of(12))
    found.resize(860, 240)
    return shown(found)


def test_incomes_run_to_one_and_a_half_times_the_own_income_in_round_steps():
    asked = incomes(30_000)
    assert (asked[0], asked[1], asked[-1], len(asked)) == (0, 250, 60_000, 241)
    asked = incomes(61_234.5)
    assert asked[-1] == 100_000
    assert 61_234.5 in asked
    assert len(incomes(1_000_000)) <= 302


def test_the_worst_stretch_is_where_least_of_each_euro_is_kept():
    per_year = [count * 1000.0 for count in range(31)]
    # half is kept, but between 10.000 and 15.000 only a tenth
    yearly = [min(x, 10_000) * 0.5 + max(0, min(x, 15_000) - 10_000) * 0.1 + max(0, x - 15_000) * 0.5 for x in per_year]
    found = worst_stretch(per_year, [amount / 12 for amount in yearly])
    assert (found.start, found.end) == (10_000, 15_000)
    assert found.kept == pytest.approx(0.1)
    assert worst_stretch([0.0, 1000.0], [0.0, 1.0]) is None


def test_a_value_between_two_points_lies_on_the_line():
    assert value_at([0.0, 100.0, 200.0], [0.0, 10.0, 30.0], 150) == 20
    assert value_at([0.0, 100.0, 200.0], [0.0, 10.0, 30.0], 200) == 30
    assert value_at([0.0, 100.0], [0.0, 10.0], 999) == 10


def test_ticks_are_round_and_few():
    for low, high, most in ((0, 60_000, 6), (-430, 2900, 5), (0, 1, 3)):
        found = ticks(low, high, most)
        assert len(found) <= most + 1
        assert all(low <= tick <= high for tick in found)
        assert len({round(b - a, 6) for a, b in itertools.pairwise(found)}) <= 1


def test_the_stretch_is_said_per_hundred_euro():
    chart = chart_of(12)
    assert chart.answer == (
        "Na renovatie: van €\u00a026.000 tot €\u00a031.000 bruto houdt dit huishouden "
        "van elke 100 euro extra maar €\u00a019 over."
    )
    worse = Income(chart.curve, ("nu",), None, Stretch(22_000, 27_000, -0.08))
    assert worse.answer == (
        "Van €\u00a022.000 tot €\u00a027.000 bruto gaat dit huishouden er van elke 100 euro extra "
        "€\u00a08 op achteruit."
    )
    fine = Income(chart.curve, ("nu",), None, Stretch(22_000, 27_000, 0.55))
    assert "ten minste €\u00a055" in fine.answer


def test_the_curve_passes_through_the_result(qtbot):
    resultaat = compute(case(12))
    chart = Income.of(resultaat)
    for woning, line in zip(resultaat.woonsituaties, chart.curve.resterend_leefbudget_per_maand, strict=True):
        assert value_at(chart.curve.inkomen_per_jaar, line, chart.own) == woning.resterend_leefbudget_per_maand


def test_the_table_holds_every_five_thousand_and_the_own_income():
    grid = chart_of(12).grid
    assert grid.headings == ("loon per jaar, bruto", "nu", "na renovatie")
    assert ("30.000 (dit huishouden)", "1.859", "1.857") in grid.rows
    assert [row[0] for row in grid.rows][:3] == ["0", "5.000", "10.000"]


def test_arrows_read_and_home_returns(widget, qtbot):
    widget.setFocus()
    assert widget.chart.spoken == (
        "Bij €\u00a030.000 bruto per jaar blijft per maand over: nu €\u00a01.859, na renovatie €\u00a01.857"
    )
    QTest.keyClick(widget, Qt.Key.Key_Left)
    QTest.keyClick(widget, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert widget.chart.reading == 24_500
    spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)
    assert "Bij €\u00a024.500 bruto per jaar" in spoken
    for _ in range(9):
        QTest.keyClick(widget, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert widget.chart.reading == 0
    QTest.keyClick(widget, Qt.Key.Key_Home)
    assert widget.chart.reading is None


def test_the_mouse_reads_where_it_stands(widget, qtbot):
    qtbot.waitUntil(lambda: bool(widget.placed))
    layout = widget.layout_of_chart(widget.chart)
    for income in (0, 27_000, 60_000):
        place = QPoint(round(layout.x_of(income)), round(layout.plot.center().y()))
        assert widget.income_at(place) == pytest.approx(income, abs=60)
        QTest.mouseMove(widget, place)
        qtbot.waitUntil(lambda income=income: abs((widget.chart.reading or 0) - income) <= 60)
        qtbot.waitUntil(lambda: any(text.text == widget.chart.spoken for text in widget.placed))
    assert widget.income_at(QPoint(2, 2)) is None


def test_what_is_read_stays_when_the_case_changes(widget):
    widget.read_at(41_000)
    widget.show_income(chart_of(3))
    assert widget.chart.reading == 41_000
    assert widget.chart.spoken.startswith("Bij €\u00a041.000 bruto per jaar")


@given(st.lists(st.floats(-400, 400), min_size=2, max_size=80), st.floats(0.1, 50))
def test_a_curve_is_drawn_as_near_as_asked_with_the_points_where_it_bends(steps, near):
    per_year = [250.0 * place for place in range(len(steps))]
    left = list(itertools.accumulate(steps))
    drawn = bends(per_year, left, near)
    assert (drawn[0], drawn[-1]) == ((per_year[0], left[0]), (per_year[-1], left[-1]))
    assert set(drawn) <= set(zip(per_year, left, strict=True))
    incomes, amounts = zip(*drawn, strict=True)
    for income, amount in zip(per_year, left, strict=True):
        assert abs(value_at(incomes, amounts, income) - amount) <= near + 1e-6


def test_a_straight_curve_takes_two_points_and_one_with_a_bend_three():
    per_year = [250.0 * place for place in range(100)]
    assert bends(per_year, [0.5 * income for income in per_year], 0.01) == ((0.0, 0.0), (24_750.0, 12_375.0))
    bent = [min(income, 10_000.0) for income in per_year]
    assert bends(per_year, bent, 0.01) == ((0.0, 0.0), (10_000.0, 10_000.0), (24_750.0, 10_000.0))
