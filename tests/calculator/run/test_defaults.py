"""The amounts the form can fill in, against published norms."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.cases.case import Geval
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from calculator.run.defaults import usual_income
from tests.calculator.strategies import HALF_YEARS

AANVRAGER = {"rol": "aanvrager", "leeftijd": 40}
PARTNER = {"rol": "partner", "leeftijd": 40}
OUD = {"rol": "aanvrager", "leeftijd": 70}


def geval(*personen: dict[str, Any], peildatum: str = "2024-07-01") -> Geval:
    return parse(
        {
            "versie": 1,
            "peildatum": peildatum,
            "huishouden": {"personen": list(personen)},
            "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 600, "energielast_per_maand": 125}],
        }
    )


def medebewoner(leeftijd: int) -> dict[str, Any]:
    return {"rol": "medebewoner", "leeftijd": leeftijd}


# Participatiewet art. 20-22, text 2024-07-01; kostendelersnorm 2024: 50%, 43.3333% and 40% of the couple norm 1,869.21
# (Velsen, bijstandsnormen per 1 juli 2024).
@pytest.mark.parametrize(
    ("personen", "expected"),
    [
        ([AANVRAGER], 1308.45),
        ([AANVRAGER, {"rol": "kind", "leeftijd": 5}], 1308.45),
        ([OUD], 1456.85),
        ([{**AANVRAGER, "leeftijd": 19}], 323.03),
        ([{**AANVRAGER, "leeftijd": 20}, {"rol": "kind", "leeftijd": 1}], 323.03),
        ([{**AANVRAGER, "leeftijd": 21}], 1308.45),
        ([AANVRAGER, medebewoner(27)], 934.61),
        ([AANVRAGER, medebewoner(26)], 1308.45),
        ([AANVRAGER, medebewoner(30), medebewoner(60)], 809.99),
        ([AANVRAGER, medebewoner(30), medebewoner(60), {"rol": "kind", "leeftijd": 30}], 747.68),
    ],
)
def test_bijstand_of_a_single_is_the_norm_for_the_household(personen: list[dict[str, Any]], expected: float):
    inkomen = usual_income("bijstand", "aanvrager", geval(*personen))
    assert inkomen.bedrag == expected
    assert not inkomen.is_bruto
    assert inkomen.met_vakantiegeld


def test_a_couple_gets_half_each_and_the_halves_add_up_to_the_norm():
    halves = [usual_income("bijstand", rol, geval(AANVRAGER, PARTNER)).bedrag for rol in ("aanvrager", "partner")]
    assert halves == [934.61, 934.60]  # 1,869.21, Participatiewet art. 21 onder b


def test_until_2022_co_residents_count_from_21():
    assert usual_income("bijstand", "aanvrager", geval(AANVRAGER, medebewoner(21), peildatum="2022-07-01")).bedrag == (
        787.02  # half of 1,574.03, rounded
    )


def test_aow_is_the_full_gross_amount_without_holiday_pay():
    alone = usual_income("aow", "aanvrager", geval(OUD))
    together = usual_income("aow", "partner", geval(OUD, {**PARTNER, "leeftijd": 70}))
    assert (alone.bedrag, together.bedrag) == (1569.75, 1067.47)  # SVB amounts of 1 July 2024
    assert alone.is_bruto
    assert not alone.met_vakantiegeld


@pytest.mark.parametrize("peildatum", HALF_YEARS)
@pytest.mark.parametrize("bruto", [True, False])
@pytest.mark.parametrize("paar", [False, True])
def test_the_aow_of_every_half_year_can_be_brought_to_a_year(peildatum: str, *, bruto: bool, paar: bool):
    persons = [OUD, {**PARTNER, "leeftijd": 70}][: 1 + paar]
    gross = usual_income("aow", "aanvrager", geval(*persons, peildatum=peildatum)).bedrag
    inkomen = {"soort": "aow", "bedrag": gross if bruto else round(gross * 0.9, 2), "periode": "maand", "bruto": bruto}
    resultaat = compute(geval({**OUD, "inkomens": [inkomen]}, *persons[1:], peildatum=peildatum))
    assert 12 * gross * 0.9 < resultaat.huishouden.toetsingsinkomen_per_jaar < 12 * gross * 1.1


def test_the_aow_of_july_2026_is_that_of_the_svb():
    """SVB, AOW-bedragen vanaf juli 2026: 1,662.16 alone and 1,139.39 each of a couple."""
    alone = usual_income("aow", "aanvrager", geval(OUD, peildatum="2026-11-26"))
    together = usual_income("aow", "partner", geval(OUD, {**PARTNER, "leeftijd": 70}, peildatum="2026-11-26"))
    assert (alone.bedrag, together.bedrag) == (1662.16, 1139.39)
