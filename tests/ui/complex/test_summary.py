"""What a run found in words, as a chart and as tables: the same numbers as the summary of the batch."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from calculator.batch.results import collect
from calculator.batch.summary import Enough, Group, Summary
from calculator.batch.writing.report import console
from calculator.dutch.money import NBSP
from tests.calculator.batch.households import random_sheet
from tests.ui.charts.test_charts import assert_nothing_clips_or_overlaps
from tests.ui.complex.sheets import households, write
from tests.years import LAST_DAY, LAST_YEAR, NEXT_YEAR
from ui.complex.headline import details, headline
from ui.complex.histogram import Histogram
from ui.complex.results_view import ResultsPage
from ui.complex.summary_view import SummaryPage


def group(*euros):
    found = Group()
    found.add(np.array([round(100 * amount) for amount in euros], dtype=np.int64))
    return found


def summary(*euros, **counts):
    return Summary(rows=counts.pop("rows", len(euros)), total=group(*euros), **counts)


def plain(text):
    return text.replace(NBSP, " ")


@pytest.fixture(scope="module")
def computed(tmp_path_factory):
    return collect(write(households(), tmp_path_factory.mktemp("summary") / "in.csv"))


def test_the_headline_counts_in_one_sentence():
    assert (
        headline(summary(10, 20, -5, 0)) == "Van 4 huishoudens gaan er 2 op vooruit en 1 op achteruit; 1 blijft gelijk."
    )
    assert headline(summary(10, -5)) == "Van 2 huishoudens gaat er 1 op vooruit en 1 op achteruit; 0 blijven gelijk."
    assert headline(summary(-5)).startswith("Van 1 huishouden gaan er 0 op vooruit")
    assert headline(summary(*[1] * 1234)).startswith("Van 1.234 huishoudens gaan er 1.234 op vooruit")


def test_on_a_day_beyond_the_tables_the_headline_says_whose_amounts_these_are():
    found = headline(summary(10, 20, -5, 0, days={f"{LAST_DAY}", f"{NEXT_YEAR}-01-02"}))
    said = f"Gerekend met bedragen van {LAST_YEAR}; die van {NEXT_YEAR} zijn nog niet bekend."
    assert found.endswith(f"; 1 blijft gelijk. {said}")
    assert "Gerekend" not in headline(summary(10, days={f"{LAST_DAY}"}))


def test_the_headline_without_anything_to_compare():
    assert headline(Summary()) == "Er staan geen huishoudens in dit bestand."
    assert headline(Summary(rows=3, wrong=3)) == "Geen enkele rij kan worden berekend."
    without = Summary(rows=9, now=Enough(3, 1, 3))
    assert headline(without) == "Van 7 huishoudens hebben er 3 minder om van te leven dan de norm."
    assert headline(Summary(rows=9, now=Enough(1, 1, 5))).startswith("Van 7 huishoudens heeft er 1 minder")


def test_the_details_name_the_norm_the_middle_and_the_worst():
    found = summary(
        10, 20, -5.5, rows=6, wrong=2, falls_below=1, rises_above=2, allowance_compared=1000, allowance_after=900.5
    )
    found.later = Enough(too_little=1, on_the_edge=0, enough=1, derived=1)
    assert plain(details(found)) == (
        "Volgens de norm: 1 genoeg, 0 op de rand, 1 te weinig, 1 zonder norm. De norm is afgeleid bij 1 van de 2. "
        "1 huishouden zakt onder de norm, 2 komen uit op of boven de norm. "
        "Middelste verandering: + € 10,00 per maand, slechtste: − € 5,50. "
        "Huurtoeslag samen: van € 1.000 naar € 900,50 per maand. "
        "1 huishouden heeft geen woonsituatie na en is alleen voor nu berekend. "
        "2 rijen hebben een fout en tellen niet mee."
    )


def test_the_details_name_no_number_twice_where_the_norm_of_all_is_of_one_kind():
    found = summary(10, 20, -5.5)
    found.later = Enough(too_little=1, on_the_edge=0, enough=2, derived=3)
    assert details(found).startswith("Volgens de norm: 2 genoeg, 0 op de rand, 1 te weinig. De norm is afgeleid. 0 ")
    found.later = Enough(too_little=1, on_the_edge=0, enough=2)
    assert details(found).startswith("Volgens de norm: 2 genoeg, 0 op de rand, 1 te weinig. 0 ")


@pytest.mark.parametrize("found", [summary(1, -2, 0, rows=9, wrong=1), Summary(rows=9, now=Enough(2, 2, 3)), Summary()])
def test_no_sentence_has_more_than_twenty_five_words(found):
    for sentence in f"{headline(found)} {details(found)}".split(". "):
        assert len(sentence.split()) <= 25


def test_the_chart_has_a_row_for_every_class_and_its_table_adds_up(computed):
    total = computed.summary.total
    chart = Histogram.of(total)
    counts = {row[0]: int(row[1].replace(".", "")) for row in chart.grid.rows}
    assert sum(counts.values()) == total.number
    assert sum(found.count for found in chart.bins if found.sign < 0) == total.lose
    assert counts["Gelijk"] == total.equal
    changes = np.round(computed.numbers["verschil_resterend_leefbudget_per_maand"] * 100)
    for found in chart.bins:
        low, high = 100 * found.low, np.inf if found.high is None else 100 * found.high
        if found.sign < 0:
            inside = (-changes > low) & (-changes <= high)
        elif found.sign > 0:
            inside = (changes > 0) & (changes >= low) & (changes < high)
        else:
            inside = changes == 0
        assert found.count == int(inside.sum()), found.label


@pytest.mark.parametrize(
    "euros",
    [(3, 4, 5, -60, 0), (-60,), (5,), (0, 0), tuple(range(-700, 1500, 7)), (-0.01, 0.01), (*[20] * 500, 1999, -1999)],
    ids=str,
)
def test_all_classes_with_an_end_are_equally_wide_and_touch(euros):
    chart = Histogram.of(group(*euros))
    assert sum(found.count for found in chart.bins) == len(euros)
    closed = [found for found in chart.bins if found.high is not None and found.sign]
    assert len({found.high - found.low for found in closed}) <= 1
    for sign in (-1, 1):
        edges = sorted((found.low, found.high) for found in closed if found.sign == sign)
        assert [low for low, _ in edges] == [0, *(high for _, high in edges[:-1])][: len(edges)]
    assert len(chart.bins) <= 15
    tails = [found for found in chart.bins if found.high is None]
    assert all(found.count for found in tails)


def test_the_chart_says_its_largest_group_and_a_group_of_nobody_says_so():
    chart = Histogram.of(group(3, 4, 5, -60, 0))
    assert plain(chart.answer) == (
        "De grootste groep, 3 huishoudens: 0 tot 10 meer. Middelste verandering: + € 3,00 per maand, "
        "slechtste: − € 60,00."
    )
    empty = Histogram.of(Group())
    assert empty.grid.rows == ()
    assert "geen woonsituatie na renovatie" in empty.answer


@pytest.mark.parametrize("size", [(480, 260), (860, 260), (1700, 600)])
def test_every_text_of_the_chart_has_its_place(qapp, computed, size):
    for total in (computed.summary.total, group(5), group(*[-300] * 100_000)):
        chart = Histogram.of(total)
        image = QImage(*size, QImage.Format.Format_RGB32)
        area = QRectF(image.rect()).adjusted(4, 4, -4, -4)
        painter = QPainter(image)
        placed = chart.paint(painter, area)
        painter.end()
        assert_nothing_clips_or_overlaps(placed, area)
        assert len(placed) == 2 * (len(chart.bins) + 1)
        assert {"euro per maand", "huishoudens"} <= {text.text for text in placed}


def test_a_bar_is_as_long_as_its_count(qapp):
    image = QImage(900, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    chart = Histogram.of(group(*[-300] * 40, *[-60] * 20))
    placed = chart.paint(painter, QRectF(image.rect()))
    painter.end()

    def length(label):
        row = round(next(text.rect.center().y() for text in placed if text.text == label))
        worse = QColor("#b42318").rgb()
        return sum(image.pixel(x, row) == worse for x in range(900))

    assert length("250 tot 300 minder") == pytest.approx(2 * length("50 tot 100 minder"), abs=4)
    assert length("50 tot 100 minder") > 100
    assert length("Gelijk") == 0


def test_the_tables_say_what_the_command_prints(qtbot, computed):
    page = SummaryPage(computed.summary)
    qtbot.addWidget(page)
    printed = [line.split() for line in console(computed.summary).splitlines()]
    for name, *cells in page.groups.grid.grid.rows:
        words = f"{name.removeprefix('Inkomen: ')} {' '.join(cells)}".lower().split()
        assert words in [[word.lower() for word in line] for line in printed]
    numbers = dict(page.numbers.grid.grid.rows)
    assert numbers["Rijen"] == "120"
    assert numbers["Rijen met een fout, niet berekend"] == "1"
    assert numbers["Zakken onder de norm"] == str(computed.summary.falls_below)


def test_a_sheet_without_rows_or_with_only_wrong_ones_is_shown_too(qtbot, tmp_path):
    empty = random_sheet(3, seed=1).head(0)
    wrong = random_sheet(3, seed=1).assign(vermogen="veel")
    for sheet, text in ((empty, "geen huishoudens"), (wrong, "Geen enkele rij")):
        sheet.to_csv(tmp_path / "in.csv", index=False, sep=";")
        page = ResultsPage(collect(tmp_path / "in.csv"))
        qtbot.addWidget(page)
        page.show()
        assert text in page.headline.text()
        assert page.tabs.isVisible() is (sheet is wrong)
