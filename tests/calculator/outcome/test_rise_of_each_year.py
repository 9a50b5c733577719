"""May this rise be asked: every published figure of 2019-2026, on both sides of its date and of its limit.

Figures: Rijksoverheid (2024-2026), Huurcommissie (2022), CBS 2021/36, Uitvoeringswet huurprijzen woonruimte art. 10 in
the texts of 2024, 2025 and 2026, RVO for the EPV, and landlords and press for 2019-2023; amounts by hand from them.
"""

from __future__ import annotations

from datetime import date, timedelta
from math import floor
from typing import Any

import pytest

from tests.calculator.outcome.test_rise import FREE, MIDDLE, SOCIAL, judged, said, yearly

ROOM = {"zelfstandig": False}
# From 1 July of the year; the percentage in tenths, so that maxima are whole numbers of tenths of a cent
SOCIAL_RISES = {2019: 41, 2020: 51, 2021: 0, 2022: 23, 2023: 31, 2024: 58, 2025: 50, 2026: 41}
ROOM_RISES = {2021: 0, 2022: 23, 2024: 58, 2025: 50, 2026: 41}
RECALLED_ROOM_RISES = {2019: 31, 2020: 41, 2023: 31}
# From 1 January; the free sector from 1 May in 2021
FREE_RISES = {2021: 24, 2022: 33, 2023: 41, 2024: 55, 2025: 41, 2026: 44}
MIDDLE_RISES = {2025: 77, 2026: 61}
# Above the first limit 50 euros, above the second 100, for a tenant alone and for more persons
LIMITS_OF_INCOME = {
    2022: ((47948, 56527), (55486, 75369)),
    2023: ((48836, 57573), (56513, 76764)),
    2024: ((52753, 62191), (61046, 82921)),
    2025: ((57143, 67366), (66126, 89821)),
    2026: ((59504, 70149), (68858, 93531)),
}
LOW_RENTS = {2022: 300, 2023: 300, 2025: 350, 2026: 350}
SOCIAL_LIMITS = {
    2019: 720.42,
    2020: 737.14,
    2021: 752.33,
    2022: 763.47,
    2023: 808.06,
    2024: 879.66,
    2025: 900.07,
    2026: 932.93,
}
MIDDLE_LIMITS = {"2024-07-01": 1157.95, "2025-01-01": 1184.82, "2026-01-01": 1228.07}
ORIGINAL_EPV = {2023: (171, 144, 122), 2025: (183, 154, 131)}  # cents per m2, from 1 July for a year
MODERN_EPV = {
    "basis": 125,
    "hoog_eengezins": 165,
    "hoog_eengezins_na_2019": 115,
    "hoog_meergezins": 140,
    "hoog_meergezins_na_2019": 90,
}


def most(cents: int, tenths: int) -> float:
    """The most of a rent in cents, whole cents down."""
    return floor(cents * tenths / 1000) / 100


def day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def period_of(year: int, month: str = "07") -> tuple[str, str]:
    """The first and the last day of the twelve months from a month."""
    return f"{year}-{month}-01", day_before(f"{year + 1}-{month}-01")


@pytest.mark.parametrize("year", SOCIAL_RISES)
def test_the_maximum_of_a_social_rent_holds_from_july_to_june_to_the_cent(year: int) -> None:
    rent, allowed = 633.33, most(63333, SOCIAL_RISES[year])
    for day in period_of(year):
        assert yearly(rent, round(rent + allowed, 2), day)["jaarlijks_maximum"] == ("binnen", allowed)
        assert yearly(rent, round(rent + allowed + 0.01, 2), day)["jaarlijks_maximum"] == ("boven", allowed)


@pytest.mark.parametrize("year", ROOM_RISES)
def test_the_maximum_of_a_room_is_its_percentage_whatever_the_income(year: int) -> None:
    rent, allowed = 333.33, most(33333, ROOM_RISES[year])
    for day in period_of(year):
        rise = {"dwelling": ROOM, "inkomen_twee_jaar_terug": 150000}
        assert yearly(rent, round(rent + allowed, 2), day, **rise)["jaarlijks_maximum"] == ("binnen", allowed)
        assert yearly(rent, round(rent + allowed + 0.01, 2), day, **rise)["jaarlijks_maximum"] == ("boven", allowed)


@pytest.mark.parametrize("year", RECALLED_ROOM_RISES)
def test_a_percentage_of_rooms_that_nobody_read_is_shown_and_checked(year: int) -> None:
    allowed = most(33333, RECALLED_ROOM_RISES[year])
    found = yearly(333.33, 334.33, f"{year}-07-01", dwelling=ROOM)
    assert found["jaarlijks_maximum"] == ("controleer", allowed)


@pytest.mark.parametrize("year", LIMITS_OF_INCOME)
@pytest.mark.parametrize("persons", [1, 2, 5])
def test_each_limit_of_income_lets_more_be_asked_one_cent_beyond_it(year: int, persons: int) -> None:
    usual = most(64000, SOCIAL_RISES[year])
    first, second = LIMITS_OF_INCOME[year][persons > 1]
    for day in period_of(year):
        for income, allowed in ((first, usual), (first + 0.01, 50), (second, 50), (second + 0.01, 100)):
            asked = {"persons": persons, "inkomen_twee_jaar_terug": income}
            rule = "jaarlijks_maximum" if allowed == usual else "inkomensafhankelijk"
            assert yearly(640, round(640 + allowed, 2), day, **asked)[rule] == ("binnen", allowed)
            assert yearly(640, round(640.01 + allowed, 2), day, **asked)[rule] == ("boven", allowed)


@pytest.mark.parametrize("year", LOW_RENTS)
def test_a_low_rent_may_rise_by_25_up_to_its_limit_only(year: int) -> None:
    limit = LOW_RENTS[year]
    for day in period_of(year):
        below = round(limit - 0.01, 2)
        assert yearly(below, below + 25, day)["lage_huur"] == ("binnen", 25)
        assert yearly(below, round(below + 25.01, 2), day)["lage_huur"] == ("boven", 25)
        usual = most(100 * limit, SOCIAL_RISES[year])
        assert yearly(limit, limit + usual, day)["jaarlijks_maximum"] == ("binnen", usual)
        assert yearly(below, below + 1, day, dwelling=ROOM).get("lage_huur") is None


@pytest.mark.parametrize("year", FREE_RISES)
def test_the_maximum_of_the_free_sector_is_of_a_calendar_year_and_begins_in_may_2021(year: int) -> None:
    allowed = most(90000, FREE_RISES[year])
    for day in ("2021-05-01" if year == 2021 else f"{year}-01-01", f"{year}-12-31"):
        assert yearly(900, round(900 + allowed, 2), day, **FREE)["vrije_sector"] == ("binnen", allowed)
        assert yearly(900, round(900.01 + allowed, 2), day, **FREE)["vrije_sector"] == ("boven", allowed)
    for day in ("2019-07-01", "2020-12-31", "2021-04-30"):
        assert yearly(900, 1900, day, **FREE)["vrije_sector"] == ("controleer", None)


@pytest.mark.parametrize("year", MIDDLE_RISES)
def test_the_maximum_of_a_middle_rent_is_of_a_calendar_year(year: int) -> None:
    allowed = most(105000, MIDDLE_RISES[year])
    for day in (f"{year}-01-01", f"{year}-12-31"):
        assert yearly(1050, round(1050 + allowed, 2), day, **MIDDLE)["middenhuur"] == ("binnen", allowed)
        assert yearly(1050, round(1050.01 + allowed, 2), day, **MIDDLE)["middenhuur"] == ("boven", allowed)


@pytest.mark.parametrize("year", SOCIAL_LIMITS)
def test_a_contract_is_social_up_to_the_limit_of_the_year_it_began_in(year: int) -> None:
    limit = SOCIAL_LIMITS[year]
    for start in (f"{year}-01-01", f"{year}-12-31"):
        begun = {"contract_vanaf": start, "aanvangshuur_per_maand": limit}
        assert "jaarlijks_maximum" in yearly(640, 641, "2026-07-01", **begun)
        above = {**begun, "aanvangshuur_per_maand": round(limit + 0.01, 2), "punten": 187}
        rule = "middenhuur" if start >= "2024-07-01" else "vrije_sector"
        assert rule in yearly(640, 641, "2026-07-01", **above)


@pytest.mark.parametrize("start", MIDDLE_LIMITS)
def test_a_contract_from_july_2024_is_free_only_above_both_limits(start: str) -> None:
    limit = MIDDLE_LIMITS[start]
    for rent, points, rule in (
        (limit, 187, "middenhuur"),
        (limit + 0.01, 186, "middenhuur"),
        (limit + 0.01, 187, "vrije_sector"),
    ):
        begun = {"contract_vanaf": start, "aanvangshuur_per_maand": round(rent, 2), "punten": points}
        assert rule in yearly(1000, 1001, "2026-07-01", **begun)


def epv(scheme: str, day: str, asked: float) -> tuple[str, float | None]:
    given = {"soort": "epv", "epv_stelsel": scheme, "datum": day, "oppervlakte_m2": 77}
    return said(judged(640, 640, dwelling={"epv_per_maand": asked}, **given))["epv"]


@pytest.mark.parametrize("year", ORIGINAL_EPV)
def test_the_original_epv_has_a_maximum_per_class_from_july_to_june(year: int) -> None:
    for scheme, cents in zip((30, 40, 50), ORIGINAL_EPV[year], strict=True):
        allowed = 77 * cents / 100
        for day in period_of(year):
            assert epv(f"oorspronkelijk_{scheme}", day, allowed) == ("binnen", allowed)
            assert epv(f"oorspronkelijk_{scheme}", day, round(allowed + 0.01, 2)) == ("boven", allowed)
        for day in (day_before(f"{year}-07-01"), f"{year + 1}-07-01"):
            assert epv(f"oorspronkelijk_{scheme}", day, allowed) == ("controleer", None)


@pytest.mark.parametrize("scheme", MODERN_EPV)
def test_the_modern_epv_has_a_maximum_from_october_2023_to_june_2024(scheme: str) -> None:
    allowed = 77 * MODERN_EPV[scheme] / 100
    for day in ("2023-10-01", "2024-06-30"):
        assert epv(scheme, day, allowed) == ("binnen", allowed)
        assert epv(scheme, day, round(allowed + 0.01, 2)) == ("boven", allowed)
    for day in ("2023-09-30", "2024-07-01", "2026-07-01"):
        assert epv(scheme, day, allowed) == ("controleer", None)


@pytest.mark.parametrize(("completed", "free"), [("2022-12-31", False), ("2023-01-01", True), ("2026-12-31", True)])
@pytest.mark.parametrize("measure", ["isolatie", "glas"])
def test_insulation_is_free_for_a_sitting_tenant_from_its_completion_in_2023(
    measure: str, completed: str, free: bool
) -> None:
    works: dict[str, Any] = {"maatregelen": [measure], "datum": "2026-12-31", "opgeleverd": completed}
    assert (said(judged(640, 660, **works)).get("gratis_isolatie") == ("niet", 0)) is free
    assert "gratis_isolatie" not in said(judged(640, 660, **{**works, "verhuurder": "particulier"}))
    assert "gratis_isolatie" not in said(judged(640, 660, **{**works, "zittende_huurder": False}))


def test_the_contract_of_the_other_tests_is_social() -> None:
    assert SOCIAL["aanvangshuur_per_maand"] <= SOCIAL_LIMITS[2019]
