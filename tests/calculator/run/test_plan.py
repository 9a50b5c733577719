"""A plan is made once for all days between two changes; each day still has exactly the rules and values of that day."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from calculator.amounts.tables import load_tables
from calculator.law import RULES
from calculator.rules.order import needed
from calculator.run.plan import plan_for
from tests.years import FIRST_DAY, LAST_DAY, NEXT_YEAR

AOW_ALONE = 1637.57  # SVB, gross, from 1 January 2026
CHANGES = sorted(
    {value.valid_from for table in load_tables().tables for series in table.series.values() for value in series}
    | {rule.valid_from for rule in RULES}
)
EDGES = [
    (date.fromisoformat(day) + timedelta(shift)).isoformat()
    for day in CHANGES
    if FIRST_DAY.isoformat() < day <= LAST_DAY.isoformat()
    for shift in (-1, 0)
]
CHANCE = random.Random(20)
DAYS = sorted({*EDGES, *((FIRST_DAY + timedelta(CHANCE.randrange(2900))).isoformat() for _ in range(200))})


@pytest.mark.parametrize("day", DAYS)
def test_a_day_has_the_values_and_rules_that_hold_on_it(day):
    plan, tables = plan_for(day), load_tables()
    assert (plan.day, plan.known_on) == (day, day)
    assert plan.values == tables.at(day) | tables.in_place_of_missing(day)
    assert plan.kinds == tables.kinds_at(day)
    for rule in plan.always:
        assert rule.holds_on(day), rule.name


def test_two_days_with_the_same_law_share_their_rules_and_values():
    one, other = plan_for("2025-02-03"), plan_for("2025-05-06")
    assert one.day != other.day
    assert one.per_woning is other.per_woning
    assert one.values is other.values


def test_a_day_beyond_the_tables_is_computed_with_the_last_known_amounts():
    plan = plan_for(f"{NEXT_YEAR}-03-01")
    assert (plan.day, plan.known_on) == (f"{NEXT_YEAR}-03-01", f"{LAST_DAY}")
    assert plan.per_woning is plan_for(f"{LAST_DAY:%Y}-11-01").per_woning


def test_a_plan_with_another_table_value_computes_with_it_also_after_the_first_was_used():
    plan, alone = plan_for("2026-01-01"), {"heeft_partner": False}
    rules = plan.usual["volledige_aow_per_maand"]  # for who is alone the amount of the table itself
    before, _ = plan.run(rules, alone)
    other = replace(plan, parameters={**plan.parameters, "aow_bruto_alleenstaande": 1.0})
    assert other.run(rules, alone)[0]["volledige_aow_per_maand"] == 1.0
    assert plan.run(rules, alone)[0] == before == {**alone, "volledige_aow_per_maand": AOW_ALONE}


def test_what_is_given_goes_before_what_a_rule_gives_and_both_are_kept():
    plan = plan_for("2026-01-01")
    rules = needed(plan.per_woning, ["meetellende_huur_per_maand"])  # the rent as far as it is not above the limit
    values = {"kale_huur_per_maand": 500.0, "huurgrens_per_maand": 900.0}
    found, replaced = plan.run(rules, values, {"rekenhuur_per_maand": 600.0, "huurtoeslag_per_maand": 1.0})
    assert found == {**values, "rekenhuur_per_maand": 600.0, "meetellende_huur_per_maand": 600.0}
    assert replaced == {"rekenhuur_per_maand": 500.0}
