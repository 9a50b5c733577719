"""A plan is made once for all days between two changes; each day still has exactly the rules and values of that day."""

import random
from datetime import date, timedelta

import pytest

from calculator.amounts.tables import load_tables
from calculator.law import RULES
from calculator.run.plan import plan_for

START, END = date(2019, 1, 1), date(2026, 12, 31)
CHANGES = sorted(
    {value.valid_from for table in load_tables().tables for series in table.series.values() for value in series}
    | {rule.valid_from for rule in RULES}
)
EDGES = [
    (date.fromisoformat(day) + timedelta(shift)).isoformat()
    for day in CHANGES
    if START.isoformat() < day <= END.isoformat()
    for shift in (-1, 0)
]
CHANCE = random.Random(20)
DAYS = sorted({*EDGES, *((START + timedelta(CHANCE.randrange(2900))).isoformat() for _ in range(200))})


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
    plan = plan_for("2027-03-01")
    assert (plan.day, plan.known_on) == ("2027-03-01", "2026-12-31")
    assert plan.per_woning is plan_for("2026-11-01").per_woning
