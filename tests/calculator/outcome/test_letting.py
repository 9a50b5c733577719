"""Passend toewijzen and DAEB: the limits of each year, and what fits on both sides of them."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.outcome.budget import compute
from calculator.outcome.letting import Toewijzing
from calculator.run.accept import parse


def fits(day: str, income: float, rent: float, *persons: dict[str, Any], age: int = 40, **dwelling: Any) -> Toewijzing:
    applicant = {"rol": "aanvrager", "leeftijd": age, "inkomens": [_wage(income)]}
    case = {
        "versie": 1,
        "peildatum": day,
        "huishouden": {"personen": [applicant, *persons]},
        "woonsituaties": [
            {"naam": "nu", "kale_huur_per_maand": rent, "energielast_per_maand": 100, **dwelling},
        ],
    }
    return compute(parse(case)).advies.situaties[0].toewijzing


def _wage(amount: float) -> dict[str, Any]:
    return {"soort": "loon", "bedrag": amount, "periode": "jaar"}


PARTNER: dict[str, Any] = {"rol": "partner", "leeftijd": 40}
CHILD: dict[str, Any] = {"rol": "kind", "leeftijd": 19, "inkomens": [_wage(20000)]}

# allocation.yaml: passend one / more / one AOW / more AOW, DAEB one / more, rent cap 1-2 / 3+
LIMITS = [
    ("2019", 22700, 30825, 22675, 30800, 38035, 38035, 607.46, 651.03),
    ("2020", 23225, 31550, 23175, 31475, 39055, 39055, 619.01, 663.40),
    ("2021", 23725, 32200, 23650, 32075, 40024, 40024, 633.25, 678.66),
    ("2022", 24075, 32675, 23975, 32550, 40765, 45014, 633.25, 678.66),
    ("2023", 25475, 34575, 25075, 33800, 44035, 48625, 647.19, 693.60),
    ("2024", 27725, 37625, 27225, None, 47699, 52671, 650.43, 697.07),
    ("2025", 28375, 38500, 27775, 37350, 49669, 54847, 682.96, 731.93),
    ("2026", 29400, 39925, 28775, 38650, 51537, 56910, 713.02, 764.14),
]


@pytest.mark.parametrize(("year", "one", "more", "one_aow", "more_aow", "daeb_one", "daeb_more", "low", "high"), LIMITS)
def test_the_limits_of_a_year_are_those_that_were_published(
    year: str,
    one: int,
    more: int,
    one_aow: int,
    more_aow: int | None,
    daeb_one: int,
    daeb_more: int,
    low: float,
    high: float,
) -> None:
    day = f"{year}-01-01"
    households: list[tuple[tuple[dict[str, Any], ...], int, Any, int, float]] = [
        ((), 40, one, daeb_one, low),
        ((PARTNER,), 40, more, daeb_more, low),
        ((PARTNER, CHILD), 40, more, daeb_more, high),
        ((), 75, one_aow, daeb_one, low),
        ((PARTNER,), 75, more_aow, daeb_more, low),
    ]
    for persons, age, income_limit, daeb, cap in households:
        found = fits(day, 15000, 500, *persons, age=age)
        assert (found.inkomensgrens, found.daeb_inkomensgrens, found.huurgrens) == (income_limit, daeb, cap)


def test_a_dwelling_fits_up_to_the_cap_and_the_rule_ends_at_the_income_limit() -> None:
    """2026, one person: 29,400 and 713.02."""
    assert fits("2026-01-01", 29400, 713.02).passend is True
    assert fits("2026-01-01", 29400, 713.03).passend is False
    assert "€\u00a00,01" in fits("2026-01-01", 29400, 713.03).tekst
    assert fits("2026-01-01", 29401, 713.03).passend is None


def test_social_rent_ends_at_both_limits() -> None:
    """2026, one person: 51,537 and 932.93."""
    assert fits("2026-01-01", 51537, 932.93).daeb is True
    assert fits("2026-01-01", 51538, 932.93).daeb is False
    assert fits("2026-01-01", 51537, 932.94).daeb is False


def test_the_income_of_a_child_does_not_count_and_that_of_a_co_resident_does() -> None:
    assert fits("2026-01-01", 39925, 600, PARTNER, CHILD).passend is True
    lodger = {"rol": "medebewoner", "leeftijd": 40, "inkomens": [_wage(1000)]}
    assert fits("2026-01-01", 39000, 600, lodger).passend is None


def test_service_costs_that_pass_the_cap_leave_it_open_until_2025() -> None:
    """Kale huur 680 and rekenhuur 690 lie on both sides of 682.96 in 2025; in 2026 service costs are out."""
    costs = {"servicekosten_per_maand": {"schoonmaak": 10}}
    assert fits("2025-01-01", 20000, 680, **costs).passend is None
    assert fits("2026-01-01", 20000, 710, **costs).passend is True


def test_a_limit_that_was_not_found_is_asked_for() -> None:
    found = fits("2024-01-01", 20000, 600, PARTNER, age=75)
    assert (found.inkomensgrens, found.passend) == (None, None)
    assert "niet bekend" in found.tekst


def test_the_two_readings_of_2021_are_explained_and_not_copied() -> None:
    """40,024 and 44,655 are bands of income, and 23,650 is the limit of who has AOW."""
    for persons in ((), (PARTNER,)):
        found = fits("2021-01-01", 42000, 600, *persons)
        assert found.daeb_inkomensgrens == 40024
        assert found.daeb is False
        assert "44.655" in found.tekst
    assert fits("2021-01-01", 23725, 600).passend is True
    assert "44.655" not in fits("2022-01-01", 42000, 600).tekst
