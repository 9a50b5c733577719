"""Every rule as it runs, on some day of the covered years: its choices by kind and its sums written out."""

from __future__ import annotations

from calculator.rules.rule import Rule
from calculator.run.plan import plan_for
from tests.calculator.strategies import HALF_YEARS


def rules_of_every_day() -> tuple[Rule, ...]:
    """Return the rules of all plans, each formula once."""
    found: dict[tuple[str, str, tuple[str, ...]], Rule] = {}
    for day in HALF_YEARS:
        plan = plan_for(day)
        parts = [plan.facts, plan.per_persoon, plan.per_huishouden, plan.per_woning]
        parts += [*plan.norm.values(), *plan.marge.values(), *plan.per_inkomen.values(), *plan.usual.values()]
        for rule in (rule for part in parts for rule in part):
            found.setdefault((rule.name, rule.valid_from, rule.arguments), rule)
    return tuple(found.values())
