"""Whose amounts a computation uses on a day beyond the tables, for every presenter that must say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.words import Message

if TYPE_CHECKING:
    from calculator.run.evaluation import Computed
    from calculator.run.plan import Plan


def whose_amounts(computed: Computed) -> Message | None:
    """Return of when the amounts are that were used beyond the tables; None where every day is covered."""
    plans = {situation.household.plan for situation in computed.situations}
    return whose_amounts_on(max(plans, key=lambda one: one.day))


def whose_amounts_on(plan: Plan) -> Message | None:
    """Return of when the amounts of a plan are, None where they are those of its day."""
    if plan.day <= plan.known_on:
        return None
    year, later = plan.known_on[:4], plan.day[:4]
    if year < later and plan.known_on.endswith("-12-31"):
        return Message.of("whose_amounts.year", jaar=year, later=later)
    return Message.of("whose_amounts.day", dag=plan.known_on)
