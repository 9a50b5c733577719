"""Ages at which a right begins, in every covered year; expected from the law, not from the tables."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.outcome.budget import compute
from calculator.outcome.result import Resultaat
from calculator.run.accept import parse
from calculator.run.evaluation import evaluate
from tests.years import YEARS


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


@pytest.mark.parametrize(
    ("geboren", "month"),
    [
        # AOW art. 7a: 66 in 2018, 66 and 4 months to 2021, 66 and 7 in 2022, 66 and 10 in 2023, 67 from 2024. Who
        # reached it in December keeps it, although the age of the next year is higher.
        ("1952-12", "2018-12"),
        ("1953-01", "2019-05"),
        ("1955-08", "2021-12"),
        ("1955-09", "2022-04"),
        ("1956-05", "2022-12"),
        ("1956-06", "2023-04"),
        ("1957-02", "2023-12"),
        ("1957-03", "2024-03"),
        ("1959-11", "2026-11"),
    ],
)
def test_the_aow_age_of_the_year_in_which_it_is_reached_decides(geboren: str, month: str):
    year, number = map(int, month.split("-"))
    following = f"{year + number // 12}-{number % 12 + 1:02}-01"

    def facts(day: str) -> tuple[bool, float]:
        case = {
            "versie": 1,
            "peildatum": day,
            "huishouden": {"personen": [{"rol": "aanvrager", "geboren": geboren}]},
            "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 420, "energielast_per_maand": 100}],
        }
        (_, values), *_ = evaluate(parse(case)).first.household.persons
        return values["aow_bereikt"], values["premiemaanden"]

    # Wfsv art. 12: the premium is due for the months before that of the AOW age
    assert facts(following) == (True, 0 if number == 12 else number - 1)
    assert facts(f"{year + 1}-07-01" if year < 2026 else "2026-12-31")[0]
    if year > 2018:
        assert facts(f"{month}-01") == (False, number - 1)
