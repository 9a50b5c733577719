"""On any day of 2026 every kind of income computes, and a plain household meets nothing it did not cause.

The tables change on few days; a day between two of them gives what the first of the two gives.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from calculator.amounts.tables import load_tables
from calculator.cases.case import PERIODEN, SOORTEN
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from calculator.run.defaults import usual_income

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def days_of_change() -> list[str]:
    """Every day of 2026 on which a table value begins, and the first day of every month, when ages change."""
    begun = {value.valid_from for table in load_tables().tables for values in table.series.values() for value in values}
    months = {date(2026, month, 1).isoformat() for month in range(1, 13)}
    return sorted(day for day in begun | months if FIRST.isoformat() <= day <= LAST.isoformat())


DAYS = [*days_of_change(), "2026-11-26", LAST.isoformat()]


def case(day: str, *incomes: dict[str, Any], age: int = 40) -> dict[str, Any]:
    return {
        "versie": 1,
        "peildatum": day,
        "huishouden": {"personen": [{"rol": "aanvrager", "leeftijd": age, "inkomens": list(incomes)}]},
        "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 600, "energielast_per_maand": 125}],
    }


def test_between_two_days_of_change_the_tables_are_the_same():
    tables, changes = load_tables(), set(days_of_change())
    day = FIRST
    while day < LAST:
        following = day + timedelta(days=1)
        if following.isoformat() not in changes:
            assert tables.at(day.isoformat()) == tables.at(following.isoformat()), following
        day = following


BEFORE_TAX = ("winst", "partneralimentatie")  # nothing is withheld: the tax comes with the assessment


@pytest.mark.parametrize("day", DAYS)
def test_every_kind_of_income_computes_over_every_period_gross_and_net(day: str):
    for soort in SOORTEN:
        for periode in PERIODEN:
            for bruto in (True,) if soort in BEFORE_TAX else (True, False):
                income = {"soort": soort, "bedrag": 500, "periode": periode, "bruto": bruto}
                resultaat = compute(parse(case(day, income, age=70 if soort in ("aow", "pensioen") else 40)))
                assert resultaat.huishouden.netto_inkomen_per_maand + resultaat.huishouden.onbelast_inkomen_per_maand


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(("soort", "age"), [("bijstand", 40), ("bijstand", 19), ("aow", 70)])
def test_the_income_that_the_form_proposes_computes(day: str, soort: str, age: int):
    proposed = usual_income(soort, "aanvrager", parse(case(day, age=age)))
    income = {
        "soort": soort,
        "bedrag": proposed.bedrag,
        "periode": "maand",
        "bruto": proposed.bruto,
        "inclusief_vakantiegeld": proposed.inclusief_vakantiegeld,
    }
    resultaat = compute(parse(case(day, income, age=age)))
    assert not [signaal for signaal in resultaat.signalen if signaal.code == "niet_berekend"]
