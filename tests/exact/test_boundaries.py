"""On every boundary in the tables, and one step beside it, the program gives exactly what the law gives."""

from __future__ import annotations

import json

import pytest

from calculator.amounts.tables import load_tables
from calculator.run.accept import parse
from calculator.run.evaluation import evaluate
from calculator.run.plan import plan_for
from tests.calculator.written_out import rules_of_every_day
from tests.exact.assistance import assistance_norm
from tests.exact.cases import both, case, household_of, person
from tests.exact.inventory import GROWN, PLACES, PROPOSALS, cases_around, compared_parameters
from tests.exact.reference import pension_year
from tests.exact.values import amounts
from tests.years import YEARS

# Norms are published amounts with tests of their own.
NORMS = {"normen", "normbedragen", "bijlage-2021"}
_equal: set[str] = set()  # the cases that came out alike so far


def test_every_parameter_that_a_rule_compares_with_is_in_the_inventory():
    units = {}
    for year in YEARS:
        values = load_tables().at(f"{year}-01-01")
        units |= {name: value.unit for name, value in values.items() if value.table not in NORMS}
    compared = compared_parameters(rules_of_every_day(), units)
    assert compared - set(PLACES) - PROPOSALS == set()
    assert set(PLACES) | PROPOSALS <= set(units), "a place for a parameter that is gone"


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("year", YEARS)
def test_program_equals_the_law_around_the_boundary(year, name):
    day = f"{year}-01-01"
    table = amounts(day)
    if name not in table:
        assert not plan_for(day).parameters.get(name), "of what is not known nothing is computed with, or nil"
        return
    for where, cases in cases_around(name, day, table):
        assert len(cases) > 1
        for source in cases:
            written = json.dumps(source, sort_keys=True)
            if written in _equal:  # beside the boundary of another parameter too
                continue
            program, exact = both(source)
            assert program == exact, f"{where}: {source}"
            _equal.add(written)


@pytest.mark.parametrize("half", ["01", "07"])
@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("single", [True, False])
def test_holiday_allowance_of_the_state_pension_stops_growing_at_the_full_amount(year, half, single):
    day = f"{year}-{half}-01"
    table = amounts(day)
    kind = "alleenstaande" if single else "gehuwd_per_persoon"
    if f"aow_bruto_{kind}" not in table or f"aow_vakantie_uitkering_{kind}" not in table:
        missing = {f"aow_bruto_{kind}", f"aow_vakantie_uitkering_{kind}"} - set(table)
        assert not missing & set(plan_for(day).parameters)
        return
    plan = plan_for(day)
    full = int(1200 * table[f"aow_bruto_{kind}"])
    target = "aow_met_vakantie_uitkering_per_jaar"
    for amount in (0, 1, full // 2, full - 1, full, full + 1, 2 * full):
        inputs = {"belastbaar_bedrag_per_jaar": amount / 100, "heeft_partner": not single}
        rule = next(rule for rule in plan.per_inkomen[target] if rule.name == target)
        assert plan.run([rule], inputs)[0][target] == pension_year(amount, single, day) / 100


@pytest.mark.parametrize("half", ["01", "07"])
@pytest.mark.parametrize("year", YEARS)
def test_assistance_norm_around_the_ages_that_decide_it(year, half):
    day = f"{year}-{half}-01"
    table, plan = amounts(day), plan_for(day)
    young, sharing = int(table["bijstand_jongeren_leeftijdsgrens"]), int(table["kostendeler_leeftijdsgrens"])
    households = []
    for step in (-1, 0, 1):
        households += [[person("aanvrager", young + step)]]
        households += [[person("aanvrager", young + step), person("partner", other)] for other in (young - 1, young)]
        households += [[person("aanvrager", young - 1), person("partner", young + step), person("kind", 1)]]
        for rol in ("kind", "medebewoner"):
            more = [person(rol, sharing + step), person(rol, sharing)]
            households += [[person("aanvrager", age), *more[:count]] for age in (GROWN, 75) for count in (1, 2)]
            households += [[person("aanvrager", GROWN), person("partner", 75), *more]]
    for persons in households:
        source = case(day, persons, 60_000)
        inputs = evaluate(parse(source)).first.household.values
        norm = plan.run(plan.usual["bijstandsnorm_per_maand"], inputs)[0]["bijstandsnorm_per_maand"]
        household = household_of(source, counts_child_benefit=True, takes_off_health_cost=False)
        assert norm == assistance_norm(household, day) / 100, source
