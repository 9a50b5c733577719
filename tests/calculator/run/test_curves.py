"""The income curve equals the budget of the same household with that income."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.outcome.budget import compute
from calculator.run.accept import parse
from calculator.run.curves import income_curve
from calculator.run.evaluation import evaluate

INCOMES = [0, 5000, 12000, 17000, 21825, 25000, 30000, 36000, 45000, 60000, 90000]
WONINGEN = [
    {"naam": "nu", "kale_huur_per_maand": 475, "energielast_per_maand": 125},
    {"naam": "na renovatie", "kale_huur_per_maand": 625, "energielast_per_maand": 75},
]


def case(bedrag: float, peildatum: str, partner: float | None, soort: str, **extra: Any) -> dict[str, Any]:
    personen: list[dict[str, Any]] = [
        {"rol": "aanvrager", "leeftijd": 40, "inkomens": [income(bedrag, soort)]},
        {"rol": "kind", "leeftijd": 8},
    ]
    if partner is not None:
        personen.append({"rol": "partner", "leeftijd": 41, "inkomens": [income(partner, "loon")]})
    return {
        "versie": 1,
        "peildatum": peildatum,
        "huishouden": {"personen": personen},
        "woonsituaties": WONINGEN,
        **extra,
    }


def income(bedrag: float, soort: str) -> dict[str, Any]:
    return {"soort": soort, "bedrag": bedrag, "periode": "jaar", "bruto": True}


@pytest.mark.parametrize("peildatum", ["2019-01-01", "2021-07-01", "2024-01-01", "2025-01-01", "2026-07-01"])
@pytest.mark.parametrize(("partner", "soort"), [(None, "loon"), (None, "uitkering"), (25000, "loon"), (0, "loon")])
def test_each_point_is_the_budget_of_that_household(peildatum: str, partner: float | None, soort: str):
    curve = income_curve(evaluate(parse(case(20000, peildatum, partner, soort))), INCOMES)
    assert curve.soort == soort
    assert curve.huidig_inkomen_per_jaar == 20000
    for index, bedrag in enumerate(INCOMES):
        woningen = compute(parse(case(bedrag, peildatum, partner, soort))).woonsituaties
        assert [points[index] for points in curve.resterend_leefbudget_per_maand] == [
            woning.resterend_leefbudget_per_maand for woning in woningen
        ]


def test_an_amount_given_for_the_net_income_belongs_to_the_present_income_only():
    plain = income_curve(evaluate(parse(case(20000, "2021-01-01", None, "loon"))), INCOMES)
    given = {"netto_inkomen_per_maand": 1700, "zorgtoeslag_per_maand": 10, "huurtoeslag_per_maand": 100}
    fixed = income_curve(evaluate(parse(case(20000, "2021-01-01", None, "loon", vaste_bedragen=given))), INCOMES)
    for index, bedrag in enumerate(INCOMES):
        woningen = compute(
            parse(
                case(
                    bedrag,
                    "2021-01-01",
                    None,
                    "loon",
                    vaste_bedragen={"zorgtoeslag_per_maand": 10, "huurtoeslag_per_maand": 100},
                )
            )
        ).woonsituaties
        assert [points[index] for points in fixed.resterend_leefbudget_per_maand] == [
            woning.resterend_leefbudget_per_maand for woning in woningen
        ]
    assert fixed != plain
