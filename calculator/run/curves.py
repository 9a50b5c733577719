"""Curves over the gross income: what is left to live on in each dwelling when one income changes and all else stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from calculator.run.evaluation import Computed
from calculator.run.households import PersonYear
from calculator.run.plan import ROLLEN_MET_NETTO, UIT_PERSOON

_BELONGS_TO_THE_INCOME = ("netto_inkomen_per_maand", "toetsingsinkomen_per_jaar")


@dataclass(frozen=True)
class IncomeCurve:
    """Residual budget per month in each dwelling at each taxable income per year of the aanvrager; euros."""

    soort: str
    inkomen_per_jaar: tuple[float, ...]
    resterend_leefbudget_per_maand: tuple[tuple[float, ...], ...]
    huidig_inkomen_per_jaar: float


def income_curve(computed: Computed, incomes: Sequence[float]) -> IncomeCurve:
    """Vary the first taxed income of the aanvrager (loon when there is none) over ``incomes``.

    ``incomes`` are taxable amounts per year with holiday pay. An amount given for net or toetsingsinkomen belongs to
    the present income and is left out; other given amounts stay.
    """
    import numpy as np

    plan = computed.plan
    adults = {year.suffix: year for year, _ in computed.persons if year.suffix in ROLLEN_MET_NETTO}
    own = adults["aanvrager"]
    soort = next((income.inkomen.soort for income in own.incomes if income.inkomen.soort != "onbelast"), "loon")
    amounts = np.asarray(incomes, dtype=np.float64)
    inputs = {suffix: dict(year.inputs) for suffix, year in adults.items()}
    inputs["aanvrager"][f"{soort}_per_jaar"] = amounts
    _follow_who_earns_least(adults, inputs)
    given = {key: value for key, value in computed.household_given.items() if key not in _BELONGS_TO_THE_INCOME}
    values = dict(computed.household)
    for suffix, of_person in inputs.items():
        person = plan.run_arrays(plan.per_persoon, of_person)
        values |= {f"{key}_{suffix}": person[key] for key in UIT_PERSOON}
    household = plan.run_arrays(plan.per_huishouden, values, given)
    curves = []
    for dwelling, replaced in computed.dwellings:
        kept = {key: dwelling[key] for key in replaced}
        outcome = plan.run_arrays(plan.per_woning, {**dwelling, **household}, kept)
        residual = np.broadcast_to(outcome["resterend_leefbudget_per_maand"], amounts.shape)
        curves.append(tuple(float(value) for value in residual))
    return IncomeCurve(
        soort, tuple(float(value) for value in amounts), tuple(curves), float(own.inputs[f"{soort}_per_jaar"])
    )


def _follow_who_earns_least(adults: dict[str, PersonYear], inputs: dict[str, dict[str, Any]]) -> None:
    """Let the combinatiekorting move to the other partner where the varied income passes that of the other."""
    if len(adults) == 1 or not any(year.inputs["combinatiekorting_geldt"] for year in adults.values()):
        return
    mine, other = inputs["aanvrager"]["loon_per_jaar"], inputs["partner"]["loon_per_jaar"]
    older = adults["aanvrager"].persoon.leeftijd >= adults["partner"].persoon.leeftijd
    least = mine <= other if older else mine < other
    for suffix, right in (("aanvrager", least), ("partner", ~least if hasattr(least, "dtype") else not least)):
        inputs[suffix]["combinatiekorting_geldt"] = right & (not adults[suffix].inputs["aow_bereikt"])
