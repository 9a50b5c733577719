"""The norm of a household: which set has an amount for it, and what it says, low and high."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from calculator.amounts.table_files import NormAmount, NormSet
from calculator.amounts.tables import load_tables
from calculator.law.norms import OWN
from calculator.records import record
from calculator.run.plan import Plan

LOW, HIGH = "norm_laag_per_maand", "norm_hoog_per_maand"
_TOTALS = ("norm_totaal_laag_per_maand", "norm_totaal_hoog_per_maand")
_OWN_AMOUNT = "eigen_norm_per_maand"
Kind = Callable[[], str | None]


@record(frozen=True)
class NormLine:
    """What a household needs to live on beside its own rent and energy, a month.

    ``norm_set`` says what counts in the comparison. ``rules`` names the rules of the plan that gave ``values``, empty
    where the set has no amount for this household. ``given`` is what was typed instead, ``computed`` the amount before.
    """

    norm_set: NormSet
    rules: str
    values: Mapping[str, Any]
    replaced: Mapping[str, Any]
    given: float | None
    amount: NormAmount | None
    jaar: int | None

    @property
    def known(self) -> bool:
        """Whether there is an amount to compare with."""
        return bool(self.rules)

    @property
    def low(self) -> float | None:
        """The low end: below it is too little."""
        return self._value(LOW)

    @property
    def high(self) -> float | None:
        """The high end: from it is enough."""
        return self._value(HIGH)

    @property
    def computed(self) -> float | None:
        """What the norm itself gives where an amount was typed."""
        value = self.replaced.get(HIGH)
        return None if value is None else float(value)

    @property
    def totals(self) -> tuple[float | None, float | None]:
        """The whole income that is needed, low and high, with rent and energy in it."""
        low, high = (None, None) if self.given is not None else map(self._value, _TOTALS)
        return low, high

    @property
    def certainty(self) -> str | None:
        """Whether the amount is published, derived or the user's own; None without an amount."""
        if not self.known:
            return None
        if self.given is not None or self.rules == OWN:
            return "eigen"
        return "gepubliceerd" if self.values.get("norm_is_gepubliceerd") else "afgeleid"

    def _value(self, name: str) -> float | None:
        return float(self.values[name]) if self.known and name in self.values else None


def norm_line(chosen: str | None, plan: Plan, inputs: Mapping[str, Any], kind: Kind, given: float | None) -> NormLine:
    """Return the norm of a household: of the chosen set, else of the first of the day that has an amount for it.

    ``inputs`` count the persons of the household, ``kind`` finds what an organisation's norm calls it.
    """
    sets = (load_tables().norm_sets[chosen],) if chosen else plan.norm_sets
    line = _first(sets, plan, inputs, kind)
    if given is None:
        return line
    if not line.known:
        values, _ = plan.run(plan.norm[OWN], {**inputs, _OWN_AMOUNT: given})
        return NormLine(line.norm_set, OWN, values, {}, given, None, None)
    values, _ = plan.run(plan.norm[line.rules], line.values, {LOW: given, HIGH: given})
    replaced = {LOW: line.low, HIGH: line.high}
    return NormLine(line.norm_set, line.rules, values, replaced, given, line.amount, None)


def _first(sets: Iterable[NormSet], plan: Plan, inputs: Mapping[str, Any], kind: Kind) -> NormLine:
    """Return the line of the first set that has one, else that of the last without an amount."""
    line = None
    for norm_set in sets:
        line = _line(norm_set, plan, inputs, kind)
        if line.known:
            break
    if line is None:
        raise LookupError(plan.day)
    return line


def _line(norm_set: NormSet, plan: Plan, inputs: Mapping[str, Any], kind: Kind) -> NormLine:
    if norm_set.amounts:
        amount = norm_set.amounts.get(kind() or "")
        if amount is None or amount.value is None:
            return NormLine(norm_set, "", {}, {}, None, amount, norm_set.year)
        values, _ = plan.run(plan.norm[OWN], {**inputs, _OWN_AMOUNT: amount.value})
        return NormLine(norm_set, OWN, values, {}, None, amount, norm_set.year)
    if norm_set.id not in plan.norm:
        return NormLine(norm_set, "", {}, {}, None, None, None)
    values, _ = plan.run(plan.norm[norm_set.id], inputs)
    jaar = plan.values[norm_set.year_of or ""].of_year
    holds = values.get("norm_geldt", True)
    return NormLine(norm_set, norm_set.id if holds else "", values, {}, None, None, jaar)
