"""What holds for every household: allowances never negative, never above the rent, and without jumps but the law's own.

A household is drawn and one thing in it moves, cent by cent or euro by euro, through the array code.
"""

from __future__ import annotations

import random
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.rules.inputs import PER_HUISHOUDEN, PER_WONING
from calculator.run.accept import parse
from calculator.run.evaluation import Computed, evaluate
from calculator.run.households import dwelling_inputs, of_all_persons, received_inputs
from calculator.run.plan import NETTO
from tests.calculator.strategies import random_case, steady
from tests.exact.cases import case, person
from tests.exact.population import Column
from tests.years import YEARS

steadily = settings(steady, max_examples=15)
TOESLAGEN = ("huurtoeslag_per_maand", "zorgtoeslag_per_maand", "kindgebonden_budget_per_maand")
TINY = 1e-6  # far below a cent
# Tax is in whole euros: a bracket rounded down and, as income grows, three credits that shrink in whole euros too
# (algemene heffingskorting, arbeidskorting, ouderenkorting). All four can give way at the same cent.
ROUNDED_EUROS_A_YEAR = 4
SMALLEST_AWARD = 23.5 / 12  # Awir art. 14: a year that rounds to less than 24 euro is not paid


class Cliff(NamedTuple):
    """A place where one cent more costs more than a euro a month, with the article that makes it."""

    quantity: str
    axis: str
    parameter: str
    article: str
    until: int = 9999


CLIFFS = (
    Cliff("huurtoeslag_per_maand", "rekenhuur_per_maand", "maximale_huurgrens", "Wht art. 13 lid 1", 2025),
    Cliff("huurtoeslag_per_maand", "rekenhuur_per_maand", "maximale_huurgrens_jongeren", "Wht art. 13 lid 1", 2025),
    *(
        Cliff("huurtoeslag_per_maand", "rekeninkomen_per_jaar", f"maximum_inkomen_{kind}", "Wht art. 14 lid 3", 2019)
        for kind in ("ep", "mp", "epo", "mpo")
    ),
    Cliff("huurtoeslag_per_maand", "vermogen", "vermogensgrens_huurtoeslag", "Awir art. 7 lid 3"),
    Cliff("huurtoeslag_per_maand", "vermogen", "vermogensgrens_huurtoeslag_partners", "Awir art. 7 lid 3"),
    Cliff(
        "huurtoeslag_per_maand",
        "hoogste_vermogen_medebewoner",
        "vermogensgrens_huurtoeslag_medebewoner",
        "Awir art. 7 lid 4",
    ),
    *(
        Cliff(quantity, "vermogen", f"vermogensgrens_{name}_{who}", article)
        for quantity, name, article in (
            ("zorgtoeslag_per_maand", "zorgtoeslag", "Wzt art. 3 lid 1"),
            ("kindgebonden_budget_per_maand", "kgb", "Wkb art. 1 lid 4"),
        )
        for who in ("alleenstaande", "partners")
    ),
)
# From a year older: the youth limit of the rent ends (Wht art. 13 lid 1 b), a right begins at 18, an extra amount for a
# child of 12 or 16, the exemption of a child of 23 (Awir art. 7 lid 6); whole years, not a cent more.


def drawn(rng: random.Random, day: str | None = None) -> Computed:
    """A random household without amounts that overrule the rules, with one dwelling."""
    source = random_case(rng, day, fixed=False)
    return evaluate(parse({**source, "woonsituaties": source["woonsituaties"][:1]}))


def moved(computed: Computed, axis: str, values: Column) -> dict[str, Column]:
    """Everything about the household when one input takes each of ``values``; of the aanvrager also the net income."""
    home = computed.first.household
    plan = home.plan
    adults = [year for year, _ in home.persons if year.is_adult]
    inputs = [
        year.inputs | ({axis: values} if year.suffix == "aanvrager" and axis in year.inputs else {}) for year in adults
    ]
    found = plan.run_beside(plan.per_persoon, inputs, arrays=True)
    persons = [*found, *(outcome for year, outcome in home.persons if not year.is_adult)]
    household = home.values | of_all_persons(persons)
    if axis in PER_HUISHOUDEN:
        household[axis] = values
    dwelling = dwelling_inputs(computed.geval.woonsituaties[0], 0.0)
    dwelling |= received_inputs(computed.geval.ontvangt_nu, "huurtoeslag")
    if axis in dwelling:
        dwelling[axis] = values
    result = plan.run_arrays(plan.per_woning, plan.run_arrays(plan.per_huishouden, household) | dwelling)
    applicant = found[[year.suffix for year in adults].index("aanvrager")]
    result["netto_inkomen_per_jaar_aanvrager"] = applicant[NETTO]
    return {name: np.broadcast_to(value, values.shape) for name, value in result.items() if isinstance(value, NUMBER)}


NUMBER = (bool, int, float, np.generic, np.ndarray)


def every_euro(computed: Computed, high: int) -> Column:
    """Whole euros, and the cents around every threshold of the day."""
    near = [round(100 * value) for value in computed.first.household.plan.parameters.values() if 0 < value < high]
    cents = {value + step for value in near for step in (-1, 0, 1, 2)} | set(range(0, 100 * high, 100))
    return np.array(sorted(cents)) / 100


def every_cent(high: int) -> Column:
    """All amounts in cents."""
    return np.arange(100 * high + 1) / 100


def check_jumps(computed: Computed, axis: str, quantity: str, result: dict[str, Column]) -> list[Cliff]:
    """Return the cliffs that the household meets on an axis; any other jump of more than a euro a month fails."""
    paid, along = result[quantity], result[axis]
    met = []
    year = int(computed.first.household.plan.day[:4])
    for index in np.flatnonzero(np.abs(np.diff(paid)) > 1 + TINY):
        before, after = along[index], along[index + 1]
        cliffs = [
            cliff
            for cliff in CLIFFS
            if cliff.quantity == quantity
            and cliff.axis == axis
            and year <= cliff.until
            and before - TINY <= computed.first.household.plan.parameters.get(cliff.parameter, -1) < after - TINY
        ]
        assert cliffs, f"{quantity} from {paid[index]} to {paid[index + 1]} at {axis} {before}: {computed.geval}"
        others = result["zorgtoeslag_anderen_per_maand"][0] if quantity == "zorgtoeslag_per_maand" else 0
        assert paid[index + 1] == others, f"past {cliffs} something is left"
        met += cliffs
    return met


@steadily
@given(st.randoms(use_true_random=False))
def test_no_amount_is_negative_and_huurtoeslag_never_exceeds_the_rent_that_counts(rng):
    computed = drawn(rng)
    values = computed.first.values
    for name in (*TOESLAGEN, "kinderbijslag_per_maand", "huurtoeslag_onafgerond_per_maand"):
        assert values[name] >= 0, name
    no_money = sum(own["bijtelling_per_jaar"] for _, own in computed.first.household.persons)  # taxed like wage
    assert values["netto_inkomen_per_maand"] >= 0 or no_money > 0
    assert values["uitbetaling_heffingskorting_per_maand"] >= 0
    assert values["huurtoeslag_per_maand"] <= values["huurtoeslag_onafgerond_per_maand"] + TINY
    assert values["huurtoeslag_onafgerond_per_maand"] <= values["meetellende_huur_per_maand"] + TINY
    assert values["meetellende_huur_per_maand"] <= min(values["rekenhuur_per_maand"], values["huurgrens_per_maand"])
    for year, own in computed.first.household.persons:
        deducted = own["winst_per_jaar"] or own["partneralimentatie_per_jaar"]  # less is taxed than comes in
        if (year.is_adult or year.incomes) and not deducted:  # of an other without income nothing is computed
            assert own[NETTO] <= own["belastbaar_inkomen_per_jaar"]


@steadily
@given(st.randoms(use_true_random=False), st.sampled_from(["loon_per_jaar", "uitkering_per_jaar", "pensioen_per_jaar"]))
def test_more_income_never_gives_more_of_an_allowance_nor_a_jump(rng, axis):
    computed = drawn(rng)
    result = moved(computed, axis, every_euro(computed, 80_000))
    for quantity in TOESLAGEN:
        assert np.all(np.diff(result[quantity]) <= 0), quantity
        if quantity == "huurtoeslag_per_maand":
            check_jumps(computed, "rekeninkomen_per_jaar", quantity, result)
        else:
            assert np.all(np.diff(result[quantity]) >= -1)


@steadily
@given(st.randoms(use_true_random=False), st.sampled_from(["loon_per_jaar", "uitkering_per_jaar", "pensioen_per_jaar"]))
def test_more_gross_income_costs_net_at_most_the_euros_that_tax_is_rounded_to(rng, axis):
    computed = drawn(rng)
    result = moved(computed, axis, every_euro(computed, 150_000))
    net = result["netto_inkomen_per_jaar_aanvrager"]
    assert np.all(net >= np.maximum.accumulate(net) - ROUNDED_EUROS_A_YEAR)
    month = result["netto_inkomen_per_maand"]
    assert np.all(month >= np.maximum.accumulate(month) - ROUNDED_EUROS_A_YEAR / 12 - 0.01)


@steadily
@given(st.randoms(use_true_random=False))
def test_more_energy_takes_its_own_amount_from_what_is_left(rng):
    computed = drawn(rng)
    energy = every_cent(600)
    result = moved(computed, "energielast_per_maand", energy)
    for name, sign in (("netto_woonlast_per_maand", 1), ("resterend_leefbudget_per_maand", -1)):
        changed = np.rint(100 * (result[name] - result[name][0]))
        assert np.array_equal(changed, sign * np.arange(energy.size)), name
    assert np.ptp(result["huurtoeslag_per_maand"]) == 0


@steadily
@given(st.randoms(use_true_random=False))
def test_more_rent_never_leaves_more_but_for_the_rounding_of_huurtoeslag(rng):
    """Up to the kwaliteitskortingsgrens the law pays all of the rent above the basishuur, so what is left stays level.

    Whole euros make it a saw: less than one euro a month up and down, and at the start, where less than the smallest
    award is not paid, less than that award.
    """
    computed = drawn(rng)
    result = moved(computed, "kale_huur_per_maand", every_cent(1_400))
    left, paid = result["resterend_leefbudget_per_maand"], result["huurtoeslag_per_maand"]
    gain = left - np.minimum.accumulate(left)
    assert np.all(gain < SMALLEST_AWARD)
    unrounded = result["huurtoeslag_onafgerond_per_maand"]
    unpaid = unrounded - paid
    assert np.all(np.diff(left + unpaid) <= TINY), "with the unrounded amount more rent never leaves more"
    above = unrounded >= SMALLEST_AWARD
    assert np.all(left[above] - np.minimum.accumulate(left[above]) < 1)
    assert np.all(np.diff(paid) <= 1 + TINY)
    check_jumps(computed, "rekenhuur_per_maand", "huurtoeslag_per_maand", result)


@steadily
@given(st.randoms(use_true_random=False), st.sampled_from(["vermogen", "hoogste_vermogen_medebewoner"]))
def test_assets_matter_only_at_their_limits(rng, axis):
    computed = drawn(rng)
    moving, _ = SWEEPS[axis]
    result = moved(computed, moving, every_euro(computed, 250_000))
    for quantity in TOESLAGEN:
        assert np.all(np.diff(result[quantity]) <= 0)
        changes = int(np.count_nonzero(np.diff(result[quantity])))
        assert changes <= 1
        assert len(check_jumps(computed, axis, quantity, result)) >= int(changes and result[quantity][0] > 1)


HOUSEHOLDS = (
    ([person("aanvrager", 40, 2_100_000)], 60_000),
    ([person("aanvrager", 75, 2_100_000, "aow")], 60_000),
    ([person("aanvrager", 40, 2_500_000), person("partner", 40), person("kind", 3)], 60_000),
    ([person("aanvrager", 75, 2_500_000, "aow"), person("partner", 75)], 60_000),
    ([person("aanvrager", 40, 1_500_000), person("kind", 3), person("medebewoner", 30)], 60_000),
    ([person("aanvrager", 20, 1_500_000)], 40_000),
)
SWEEPS = {
    "rekenhuur_per_maand": ("kale_huur_per_maand", 1_200),
    "rekeninkomen_per_jaar": ("loon_per_jaar", 60_000),
    "vermogen": ("vermogen_opgegeven", 250_000),
    "hoogste_vermogen_medebewoner": ("hoogste_vermogen_medebewoner", 60_000),
}


@pytest.mark.parametrize("year", YEARS)
def test_every_declared_cliff_is_really_there(year):
    met: set[Cliff] = set()
    for persons, rent in HOUSEHOLDS:
        computed = evaluate(parse(case(f"{year}-01-01", persons, rent)))
        for axis, (moving, high) in SWEEPS.items():
            values = every_cent(high) if axis == "rekenhuur_per_maand" else every_euro(computed, high)
            result = moved(computed, moving, values)
            for quantity in TOESLAGEN:
                met.update(check_jumps(computed, axis, quantity, result))
    assert met == {cliff for cliff in CLIFFS if year <= cliff.until}


def test_every_input_that_moves_is_known():
    known = {*PER_HUISHOUDEN, *PER_WONING, "loon_per_jaar"}
    assert {moving for moving, _ in SWEEPS.values()} <= known
