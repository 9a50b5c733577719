"""Early signs: what of the toeslagen is at risk of being reclaimed, and when nothing is."""

from __future__ import annotations

from typing import Any

from calculator.outcome.budget import compute
from calculator.outcome.early_signals import AT_RISK
from calculator.outcome.signaal import Signaal
from calculator.run.accept import parse

WAGE = {"soort": "loon", "bedrag": 18000, "periode": "jaar"}
CUMULATIVE = {"soort": "loon", "bedrag": 13500, "periode": "maand", "tot_en_met_periode": 9}
PROFIT = {"soort": "winst", "bedrag": 18000, "periode": "jaar"}
PARENT = {"rol": "aanvrager", "leeftijd": 40, "inkomens": [WAGE]}
CHILD = {"rol": "kind", "leeftijd": 8}


def case(*personen: dict[str, Any]) -> dict[str, Any]:
    return {
        "versie": 1,
        "peildatum": "2026-07-01",
        "huishouden": {"personen": list(personen)},
        "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 600, "energielast_per_maand": 120}],
    }


def at_risk(*personen: dict[str, Any]) -> list[Signaal]:
    return [item for item in compute(parse(case(*personen))).advies.signalen if item.code == AT_RISK]


def toeslagen(*personen: dict[str, Any]) -> float:
    found = compute(parse(case(*personen)))
    return found.woonsituaties[0].huurtoeslag_per_maand + found.huishouden.overige_toeslagen_per_maand


def test_an_income_of_the_year_that_is_certain_puts_nothing_at_risk() -> None:
    assert at_risk(PARENT) == []
    assert at_risk({**PARENT, "inkomens": [{**PROFIT, "bedrag": 90000}]}) == []


def test_all_toeslagen_hang_on_an_income_that_is_estimated_or_on_profit() -> None:
    for income in (CUMULATIVE, PROFIT):
        person = {**PARENT, "inkomens": [income]}
        (signaal,) = at_risk(person)
        assert signaal.soort == "let_op"
        assert signaal.bedrag_per_maand == toeslagen(person) > 0
        assert signaal.veld == "huishouden.personen[0].inkomens[0].bedrag"


def test_who_may_be_a_toeslagpartner_puts_at_risk_what_two_incomes_would_take() -> None:
    """Awir art. 3: another adult beside a minor child may be one."""
    other = {"rol": "medebewoner", "leeftijd": 38, "inkomens": [WAGE]}
    (signaal,) = at_risk(PARENT, CHILD, other)
    less = toeslagen(PARENT, CHILD, other) - toeslagen(PARENT, CHILD, {**other, "toeslagpartner": True})
    assert signaal.bedrag_per_maand == round(less, 2) > 0
    assert at_risk(PARENT, CHILD, {**other, "toeslagpartner": False}) == []
    assert at_risk(PARENT, CHILD, {**other, "toeslagpartner": True}) == []
