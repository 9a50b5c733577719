"""Curves over the gross income: what is left to live on in each dwelling when one income changes and all else stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from calculator.records import record
from calculator.run.evaluation import Computed, Household
from calculator.run.households import PersonYear, of_all_persons
from calculator.run.plan import RESIDUAL

BELONGS_TO_THE_INCOME = ("netto_inkomen_per_maand", "toetsingsinkomen_per_jaar")


@record(frozen=True)
class IncomeCurve:
    """Residual budget per month in each dwelling at each taxable income per year of the aanvrager; euros."""

    soort: str
    inkomen_per_jaar: tuple[float, ...]
    resterend_leefbudget_per_maand: tuple[tuple[float, ...], ...]
    huidig_inkomen_per_jaar: float


def income_curve(computed: Computed, incomes: Sequence[float]) -> IncomeCurve:
    """Vary the first taxed income of the aanvrager (loon when there is none) over ``incomes``.

    ``incomes`` are taxable amounts per year with holiday pay. An amount given for net or toetsingsinkomen belongs to
    the present income and is left out; other given amounts stay. A situation with another household varies the income
    of its own aanvrager.
    """
    import numpy as np

    amounts = tuple(float(income) for income in incomes)
    curves = []
    for situation in computed.situations:
        home = situation.household
        kept = {key: situation.own[key] for key in situation.replaced}
        of_dwelling = home.plan.to_residual[-1]
        if amounts not in home.over_incomes:
            home.over_incomes.clear()
            home.over_incomes[amounts] = _over_incomes(home, amounts)
        outcome = home.plan.run_arrays(of_dwelling, {**situation.own, **home.over_incomes[amounts]}, kept)
        residual = np.broadcast_to(outcome[RESIDUAL], len(amounts))
        curves.append(tuple(residual.tolist()))
    soort, own = varied_income(computed.first.household)
    return IncomeCurve(soort, amounts, tuple(curves), float(own.inputs[f"{soort}_per_jaar"]))


def _over_incomes(home: Household, incomes: tuple[float, ...]) -> dict[str, Any]:
    """Return what of a household follows from each income of the aanvrager, as far as it is drawn."""
    import numpy as np

    plan, amounts = home.plan, np.asarray(incomes, dtype=np.float64)
    soort, own = varied_income(home)
    adults = [year for year, _ in home.persons if year.is_adult]
    varied = [year.inputs | {f"{soort}_per_jaar": amounts} if year is own else year.inputs for year in adults]
    others = [values for year, values in home.persons if not year.is_adult]
    of_person, of_household, _ = plan.to_residual  # nothing else is drawn, at every key
    persons = [*plan.run_beside(of_person, varied, arrays=True), *others]
    given = {key: value for key, value in home.given.items() if key not in BELONGS_TO_THE_INCOME}
    return plan.run_arrays(of_household, {**home.own, **of_all_persons(persons)}, given)


def varied_income(home: Household) -> tuple[str, PersonYear]:
    """Return which income the curve varies: its kind, and the year of the aanvrager, who has it."""
    own = next(year for year, _ in home.persons if year.suffix == "aanvrager")
    soort = next((income.inkomen.soort for income in own.incomes if income.inkomen.soort != "onbelast"), "loon")
    return soort, own
