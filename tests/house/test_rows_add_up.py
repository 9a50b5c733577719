"""Whoever shows a budget shows all of it: what comes in less what goes out is what is left, for any household."""

import random
import re
from functools import cache
from io import BytesIO

import openpyxl
import pytest

from calculator.outcome.budget import compute
from calculator.presenting.ledger import rows
from calculator.presenting.letter import letter
from calculator.presenting.terminal import case_text
from calculator.rules import outcomes
from calculator.rules.outcomes import Post
from calculator.run.accept import parse
from calculator.workbook.casefile import build
from tests.calculator.childcare import care, case
from tests.calculator.strategies import random_case

WITH_CHILDCARE = (30, 31)
SEEDS = range(32)
BOOKS = (*range(4), 30)
SIDES = {"in": 1, "uit": -1}


@cache
def result_of(seed):
    if seed in WITH_CHILDCARE:
        cares = [[care("dagopvang", 90, 11.75)], [care("bso", 40.5, 9), care("gastouder", 20, 8.1)]]
        return compute(case("2026-01-01", 61000 + seed, *cares))
    return compute(parse(random_case(random.Random(seed))))


def cents(text):
    """An amount as it is written: € 1.234,50, with a real minus sign."""
    return float(re.sub(r"[^\d,−]", "", text).replace("−", "-").replace(",", "."))


def left(resultaat):
    return [woning.resterend_leefbudget_per_maand for woning in resultaat.woonsituaties]


def added(found, count):
    """Add up pairs of a kind and the amounts per dwelling, signed by the kind."""
    return [sum(SIDES[kind] * amounts[place] for kind, amounts in found) for place in range(count)]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_rows_of_the_ledger_add_up_to_what_is_left(seed):
    resultaat = result_of(seed)
    found = [(row.kind, row.amounts) for row in rows(resultaat) if row.kind in SIDES]
    assert added(found, len(left(resultaat))) == pytest.approx(left(resultaat), abs=0.001)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_outcomes_in_json_add_up_to_what_is_left(seed):
    """The amount that counts may be a part of an outcome: of kinderbijslag what the norm knows."""
    resultaat = result_of(seed)
    for woning, data in zip(resultaat.woonsituaties, resultaat.to_json()["woonsituaties"], strict=True):
        steps = {step["stap"]: step["waarde"] for step in data["uitleg"]}
        total = 0.0
        for listed, place in ((outcomes.HUISHOUDEN, data["huishouden"]), (outcomes.WONING, data)):
            for outcome in (outcome for outcome in listed if outcome.row in (Post.IN, Post.OUT)):
                counts = place[outcome.name] if outcome.quantity == outcome.name else steps[outcome.quantity]
                total += counts if outcome.row is Post.IN else -counts
        assert total == pytest.approx(woning.resterend_leefbudget_per_maand, abs=0.001)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_lines_of_the_letter_add_up_to_its_sums_and_those_to_what_is_left(seed, language):
    """In whole euros, so within half a euro per line; a row that is missing would show in the sums."""
    resultaat = result_of(seed)
    page = letter(resultaat, language)
    for place in range(len(resultaat.woonsituaties)):
        totals = []
        for lines in (page.comes_in, page.goes_out):
            *rest, total = (cents(line.amounts[place]) for line in lines)
            assert sum(rest) == pytest.approx(total, abs=0.5 * (len(rest) + 1))
            totals.append(total)
        assert totals[0] - totals[1] == pytest.approx(cents(page.left.amounts[place]), abs=1.5)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_rows_on_the_terminal_add_up_to_what_is_left(seed):
    resultaat = result_of(seed)
    count = len(resultaat.woonsituaties)
    kinds = {row.label: row.kind for row in rows(resultaat)}
    found = []
    budget = case_text(resultaat).partition("euro per maand")[2].partition("\n\n")[0]  # advice has such rows too
    for line in budget.splitlines():
        label, *amounts = re.split(r"\s{2,}", line)
        if kinds.get(label) in SIDES:
            found.append((kinds[label], [cents(amount) for amount in amounts[:count]]))
    assert added(found, count) == pytest.approx(left(resultaat), abs=0.001)


@pytest.mark.slow
@pytest.mark.parametrize("seed", BOOKS)
def test_the_rows_of_the_summary_sheet_add_up_to_what_is_left(seed):
    resultaat = result_of(seed)
    book = openpyxl.load_workbook(BytesIO(build(resultaat).to_bytes()), data_only=True)
    kinds = {"komt binnen": "in", "gaat eraf": "uit"}
    count = len(resultaat.woonsituaties)
    found = [
        (kinds[kind], amounts[:count])
        for _, kind, *amounts in book["Samenvatting"].iter_rows(values_only=True)
        if kind in kinds
    ]
    assert added(found, count) == pytest.approx(left(resultaat), abs=0.001)
