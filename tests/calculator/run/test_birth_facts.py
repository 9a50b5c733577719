"""Ages at which a right begins, in every covered year; expected from the law, not from the tables."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.outcome.budget import compute
from calculator.outcome.result import Resultaat
from calculator.run.accept import parse

YEARS = range(2019, 2027)


def household(year: int, leeftijd: int, **woning: Any) -> Resultaat:
    return compute(
        parse(
            {
                "versie": 1,
                "peildatum": f"{year}-01-01",
                "huishouden": {
                    "personen": [
                        {
                            "rol": "aanvrager",
                            "leeftijd": leeftijd,
                            "inkomens": [{"soort": "loon", "bedrag": 10000, "periode": "jaar", "bruto": True}],
                        }
                    ]
                },
                "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 420, "energielast_per_maand": 100, **woning}],
            }
        )
    )


@pytest.mark.parametrize("year", YEARS)
def test_zorgtoeslag_begins_at_18(year: int):
    """Wzt art. 1 lid 1 onder c."""
    assert household(year, 17).huishouden.zorgtoeslag_per_maand == 0
    assert household(year, 18).huishouden.zorgtoeslag_per_maand > 90


@pytest.mark.parametrize("year", YEARS)
def test_huurtoeslag_begins_at_18(year: int):
    """Wht art. 10; the rent lies under the limit for the young in every year."""
    nil = household(year, 17).woonsituaties[0]
    assert (nil.huurtoeslag_per_maand, nil.geen_huurtoeslag_omdat) == (
        0,
        "Geen huurtoeslag: de aanvrager is 17 jaar en moet 18 zijn.",
    )
    assert household(year, 18).woonsituaties[0].huurtoeslag_per_maand > 100
