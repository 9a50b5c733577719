"""The array code gives, for every random household, exactly what the law gives: to the euro and to the cent."""

from __future__ import annotations

import numpy as np
import pytest

from calculator.run.plan import plan_for
from tests.exact.population import OTHERS, population
from tests.exact.reference import outcome
from tests.years import YEARS

EUROS = {
    "zorgtoeslag_per_maand": "care_month",
    "kindgebonden_budget_per_maand": "child_budget_month",
    "huurtoeslag_per_maand": "rent_month",
    "recht_op_huurtoeslag": "entitled",
    "norm_laag_per_maand": "norm_low",
    "norm_hoog_per_maand": "norm_high",
}
CENTS = {
    "toetsingsinkomen_per_jaar": "means_year",
    "netto_inkomen_per_maand": "net_month",
    "kinderbijslag_per_maand": "child_benefit_month",
    "uitbetaling_heffingskorting_per_maand": "credit_payout_month",
    "bijstandsnorm_per_maand": "assistance_month",
    "netto_woonlast_per_maand": "housing_cost",
    "resterend_leefbudget_per_maand": "left_month",
}
DUST = 1e-9  # euros: all that may differ before rounding


def differences(day: str, size: int) -> tuple[int, list[str]]:
    """Compare ``size`` households of a day; return how many get huurtoeslag, and what differs, described."""
    people = population(day, size)
    computed = people.arrays(plan_for(day))
    households = list(people.households())
    exact = [outcome(household, day) for household in households]
    found = []

    def report(name: str, differs: np.ndarray) -> None:
        rows = np.flatnonzero(differs)
        if rows.size:
            row = rows[0]
            found.append(f"{day} {name}: {rows.size}, first {computed[name][row]!r}: {households[row]} {exact[row]}")

    for name, attribute in EUROS.items():
        report(name, computed[name] != np.array([getattr(item, attribute) for item in exact]))
    for name, attribute in CENTS.items():
        report(name, computed[name] != np.array([getattr(item, attribute) for item in exact]) / 100)
    for number in range(OTHERS):
        name = f"kan_toeslagpartner_zijn_{number}"
        others = [item.may_be_partners[number : number + 1] == (True,) for item in exact]
        report(name, computed[name] != np.array(others))
    unrounded = np.array([item.rent_month_unrounded for item in exact])
    name = "huurtoeslag_onafgerond_per_maand"
    report(name, ~(np.abs(computed[name] - unrounded) < DUST))
    return sum(item.rent_month > 0 for item in exact), found


@pytest.mark.parametrize("year", YEARS)
def test_array_code_equals_the_exact_law(year):
    paid, found = differences(f"{year}-01-01", 5_000)
    assert found == []
    assert paid > 500, "too few households with huurtoeslag to say something"


@pytest.mark.parametrize("year", YEARS)
def test_array_code_equals_the_exact_law_in_the_second_half_of_the_year(year):
    assert differences(f"{year}-07-01", 1_000)[1] == []


@pytest.mark.slow
@pytest.mark.parametrize("year", YEARS)
def test_array_code_equals_the_exact_law_at_the_end_of_the_year(year, rounds):
    assert differences(f"{year}-12-31", rounds(6_000, 100_000))[1] == []
