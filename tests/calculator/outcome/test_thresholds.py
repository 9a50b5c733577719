"""Limits that are near: what is announced is what happens one step before and after."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.outcome.budget import compute
from calculator.outcome.result import Resultaat
from calculator.outcome.thresholds import Grens, limits
from calculator.run.accept import parse
from tests.calculator.strategies import steady
from tests.years import LAST_YEAR


def household(day: str = "2026-01-01", *, income: float = 15000, rent: float = 600, **extra: Any) -> dict[str, Any]:
    wage = {"soort": "loon", "bedrag": income, "periode": "jaar"}
    applicant = {"rol": "aanvrager", "leeftijd": 40, "inkomens": [wage]}
    return {
        "versie": 1,
        "peildatum": day,
        "huishouden": {"personen": [applicant, *extra.pop("personen", [])], **extra},
        "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": rent, "energielast_per_maand": 100}],
    }


def result(case: dict[str, Any]) -> Resultaat:
    return compute(parse(case))


def found(case: dict[str, Any], kind: str) -> list[Grens]:
    return [grens for grens in limits(result(case).computed) if grens.van == kind]


def left(case: dict[str, Any]) -> float:
    return result(case).woonsituaties[0].resterend_leefbudget_per_maand


@pytest.mark.parametrize(
    ("day", "rent", "edge", "own"),
    [
        ("2026-01-01", 400, 498.20, 35),
        ("2026-01-01", 600, 713.02, 60),
        ("2026-01-01", 800, 932.93, 100),
        ("2021-01-01", 442.46, 442.46, 35),
    ],
)
def test_the_next_edge_of_the_rent_is_named_with_what_the_tenant_pays_beyond(
    day: str, rent: float, edge: float, own: int
) -> None:
    """The bands reimburse 100, 65, 40 and 0 cents of each euro (Wht art. 21)."""
    (grens,) = found(household(day, rent=rent), "huur")
    assert grens.bij == edge
    assert grens.message.values["deel"] == own


def after_the_rise(case: dict[str, Any], rent: float, **later: Any) -> float:
    """What the huurtoeslag is after a rise of the rent."""
    then = {"naam": "dan", "kale_huur_per_maand": rent, "energielast_per_maand": 100, **later}
    return result({**case, "woonsituaties": [*case["woonsituaties"], then]}).woonsituaties[1].huurtoeslag_per_maand


def test_above_the_rent_limit_who_gets_huurtoeslag_keeps_it_in_the_same_dwelling_until_2025() -> None:
    """Wht art. 13 lid 2: not after a move, and not for who receives nothing now. Limit of 2021: 752.33."""
    case = household("2021-01-01", rent=752.33)
    (grens,) = found(case, "huur")
    whole = result(case).woonsituaties[0].huurtoeslag_onafgerond_per_maand
    assert (grens.effect_per_maand, grens.message.key) == (None, "limit.rent_kept")
    assert grens.message.values["deel"] == 100
    assert grens.message.values["bedrag"] == pytest.approx(whole, abs=0.005)
    assert after_the_rise(case, 752.34) == int(whole)
    assert after_the_rise(case, 752.34, verhuizing=True) == 0
    nothing = {**case, "ontvangt_nu": {"huurtoeslag_per_maand": 0}}
    (grens,) = found(nothing, "huur")
    assert grens.effect_per_maand == pytest.approx(-whole, abs=0.005)
    assert after_the_rise(nothing, 752.34) == 0


def test_above_the_rent_limit_nothing_is_lost_from_2026_wherever_one_lives() -> None:
    """Wht art. 21 lid 1 onder d, text 2026: the part above 932.93 does not count, and that is all."""
    (grens,) = found(household("2026-01-01", rent=800), "huur")
    assert (grens.bij, grens.message.key) == (932.93, "limit.rent")


@steady
@given(assets=st.integers(0, 250_000), income=st.integers(0, 45_000), year=st.integers(2019, 2026))
def test_one_cent_above_the_limit_of_assets_costs_what_is_announced(assets: int, income: int, year: int) -> None:
    case = household(f"{year}-01-01", income=income, vermogen=assets)
    for grens in found(case, "vermogen"):
        assert isinstance(grens.bij, float)
        at = left(household(f"{year}-01-01", income=income, vermogen=grens.bij))
        above = left(household(f"{year}-01-01", income=income, vermogen=round(grens.bij + 0.01, 2)))
        assert round(above - at, 2) == grens.effect_per_maand


_RECEIVED = ("huurtoeslag_per_maand", "zorgtoeslag_per_maand", "kindgebonden_budget_per_maand")


def allowances(case: dict[str, Any]) -> dict[str, float]:
    values = result(case).computed.first.values
    return {name: float(values[name]) for name in _RECEIVED}


@steady
@given(
    income=st.integers(1000, 60_000),
    rent=st.integers(20_000, 90_000),
    year=st.integers(2019, 2026),
    child=st.booleans(),
)
def test_up_to_the_limit_of_income_nothing_is_less_and_one_euro_beyond_something_is(
    income: int, rent: int, year: int, child: bool
) -> None:
    personen = [{"rol": "kind", "leeftijd": 8}] if child else []

    def at(amount: float) -> dict[str, Any]:
        return household(f"{year}-01-01", income=amount, rent=rent / 100, personen=list(personen))

    now = allowances(at(income))
    for grens in found(at(income), "inkomen"):
        assert isinstance(grens.bij, float)
        before, beyond = allowances(at(grens.bij)), allowances(at(grens.bij + 1))
        assert all(before[name] >= now[name] for name in now if now[name])
        assert any(beyond[name] < now[name] for name in now)


CHILD = {"rol": "kind", "geboren": "2014-05"}


def test_a_birthday_is_announced_with_what_it_changes() -> None:
    """From 12 kindgebonden budget is higher and kinderbijslag is the whole amount (Wkb art. 2, AKW art. 12)."""
    (grens,) = found(household(personen=[CHILD]), "verjaardag")
    assert grens.bij == "2026-07-01"
    young = household("2026-07-01", personen=[{"rol": "kind", "geboren": "2014-08"}])  # still 11 on that day
    old = household("2026-07-01", personen=[CHILD])
    assert grens.effect_per_maand == round(left(old) - left(young), 2)
    assert grens.effect_per_maand is not None
    assert grens.effect_per_maand > 0


@pytest.mark.parametrize(
    ("born", "announced"),
    [("12-09", True), ("12-10", False), ("16-03", True), ("18-06", True), ("7-03", False)],
)
def test_only_a_birthday_within_the_tables_is_announced(born: str, announced: bool) -> None:
    """Turning 12, 16 or 18 before October of the last year has its effect by 1 October, the last covered quarter."""
    age, month = born.split("-")
    child = {"rol": "kind", "geboren": f"{LAST_YEAR - int(age)}-{month}"}
    assert bool(found(household(f"{LAST_YEAR}-01-01", personen=[child]), "verjaardag")) is announced


def test_the_amounts_of_july_are_those_of_july() -> None:
    case = household(personen=[{"rol": "kind", "leeftijd": 8}])
    (grens,) = found(case, "datum")
    july = {**case, "peildatum": "2026-07-01"}
    assert grens.bij == "2026-07-01"
    assert grens.effect_per_maand == round(left(july) - left(case), 2)
    assert not found(july, "datum")


def test_of_100_euro_extra_what_remains_is_what_a_higher_income_leaves() -> None:
    for income in (20000, 26000, 31000, 38000):
        extra = result(household(income=income)).advies.situaties[0].van_100_euro_bruto
        assert extra is not None
        remains = left(household(income=income + 1200)) - left(household(income=income))
        assert extra.houdt_over == round(remains, 2)
        assert round(extra.houdt_over + extra.belasting + sum(part for _, part in extra.delen), 2) == 100


def test_a_huurtoeslag_that_was_given_stays_with_more_income_and_loses_nothing_at_a_limit() -> None:
    case = {**household(income=26000), "vaste_bedragen": {"huurtoeslag_per_maand": 300}}
    assert all(grens.message.values["wat"].key != "amount.huurtoeslag_per_maand" for grens in found(case, "inkomen"))
    extra = result(case).advies.situaties[0].van_100_euro_bruto
    assert extra is not None
    assert dict(extra.delen)["huurtoeslag_per_maand"] == 0


def test_wages_beside_bijstand_are_not_guessed() -> None:
    case = household()
    case["huishouden"]["personen"][0]["inkomens"] = [{"soort": "bijstand", "bedrag": 1400, "periode": "maand"}]
    assert result(case).advies.situaties[0].van_100_euro_bruto is None
    assert not found(case, "inkomen")


def applicant_born(month: str, day: str = "2026-01-01", income: float = 30000) -> dict[str, Any]:
    case = household(day, income=income)
    person = case["huishouden"]["personen"][0]
    person["geboren"] = month
    del person["leeftijd"]
    return case


@pytest.mark.parametrize(
    ("born", "day", "announced"),
    [
        ("1959-03", "2026-01-01", "2026-04-01"),  # 67 in March 2026
        ("1959-03", "2026-04-01", None),
        ("1958-12", "2026-01-01", None),  # 67 in December 2025
        ("1959-11", "2026-01-01", "2026-12-01"),
        (f"{LAST_YEAR - 67}-12", f"{LAST_YEAR}-01-01", None),  # 1 January of the next year is beyond the tables
        ("1953-01", "2019-01-01", "2019-06-01"),  # 66 years and 4 months in 2019 (AOW art. 7a)
        ("1956-05", "2022-01-01", "2023-01-01"),  # 66 years and 7 months in December 2022
        ("1956-06", "2022-01-01", "2023-05-01"),  # a month too young in 2022; 66 years and 10 months in April 2023
    ],
)
def test_the_aow_age_is_announced_from_the_month_of_birth(born: str, day: str, announced: str | None) -> None:
    assert [grens.bij for grens in found(applicant_born(born, day), "aow_leeftijd")] == [announced] * bool(announced)


@pytest.mark.parametrize(("born", "day", "known"), [("1957-03", "2024-01-01", False), ("1958-03", "2025-01-01", True)])
def test_the_aow_age_is_not_announced_where_an_amount_from_it_is_unknown(born: str, day: str, known: bool) -> None:
    """The combinatiekorting from the AOW age was found for 2025 and not for 2024 (Wet IB 2001 art. 8.14a)."""
    case = applicant_born(born, day, income=45000)
    case["huishouden"]["personen"].append({"rol": "kind", "leeftijd": 8})
    assert bool(found(case, "aow_leeftijd")) is known


def test_the_aow_age_changes_what_is_announced() -> None:
    """Without AOW premium and with the lower credits from the AOW age, the same wage leaves more."""
    (grens,) = found(applicant_born("1959-03"), "aow_leeftijd")
    before, after = applicant_born("1959-03", "2026-04-01"), applicant_born("1959-03", "2026-04-01")
    before["huishouden"]["personen"][0]["aow"] = False
    after["huishouden"]["personen"][0]["aow"] = True
    assert grens.effect_per_maand == round(left(after) - left(before), 2)
    assert grens.effect_per_maand is not None
    assert grens.effect_per_maand > 0


@steady
@given(
    year=st.integers(2019, 2026),
    income=st.integers(0, 40_000),
    rent=st.integers(20_000, 100_000),
    child=st.integers(1, 12),
    age=st.sampled_from([11, 15, 17, 20, 22, 26]),
)
def test_every_birthday_half_year_and_edge_of_rent_of_random_households_is_what_happens(
    year: int, income: int, rent: int, child: int, age: int
) -> None:
    """Each announced amount is the household computed on both sides, by another way than the announcement took."""
    born = f"{year - age - 1}-{child:02d}"
    case = household(f"{year}-01-01", income=income, rent=rent / 100, personen=[{"rol": "kind", "geboren": born}])
    for grens in limits(result(case).computed):
        if grens.van == "verjaardag":
            assert isinstance(grens.bij, str)
            older = {**case, "peildatum": grens.bij}
            younger = household(grens.bij, income=income, rent=rent / 100)
            younger["huishouden"]["personen"].append({"rol": "kind", "geboren": f"{year - age}-{child:02d}"})
            assert grens.effect_per_maand == round(left(older) - left(younger), 2)
        elif grens.van == "datum":
            still = household(f"{year}-01-01", income=income, rent=rent / 100)
            still["huishouden"]["personen"].append({"rol": "kind", "leeftijd": age})
            assert isinstance(grens.bij, str)
            assert grens.effect_per_maand == round(left({**still, "peildatum": grens.bij}) - left(still), 2)
        elif grens.van == "huur" and grens.effect_per_maand is None:
            assert isinstance(grens.bij, float)
            rents = [round(grens.bij + more, 2) for more in (0, 10)]
            then = [{**case["woonsituaties"][0], "naam": str(one), "kale_huur_per_maand": one} for one in rents]
            after = result({**case, "woonsituaties": [*case["woonsituaties"], *then]}).woonsituaties[1:]
            paid = [woning.huurtoeslag_onafgerond_per_maand for woning in after]
            assert 100 - round(10 * (paid[1] - paid[0])) == grens.message.values["deel"]
