"""What a household has when one income of the aanvrager is higher and all else stays: one amount at a time."""

from __future__ import annotations

from typing import Any

from calculator.run.curves import BELONGS_TO_THE_INCOME
from calculator.run.evaluation import Computed
from calculator.run.households import PersonYear, of_all_persons


def varied_income(computed: Computed, index: int) -> tuple[str, PersonYear]:
    """Return which income of a situation's household grows: its kind, and the year of the aanvrager, who has it."""
    persons = computed.situations[index].household.persons
    own = next(year for year, _ in persons if year.suffix == "aanvrager")
    return next((income.inkomen.soort for income in own.incomes if income.inkomen.soort != "onbelast"), "loon"), own


def with_extra(computed: Computed, index: int, extra_per_jaar: float) -> dict[str, Any]:
    """Return every value of a situation with that much more taxable income a year.

    An amount given for net or toetsingsinkomen belongs to the present income and is left out; others stay.
    """
    situation = computed.situations[index]
    home, plan = situation.household, situation.household.plan
    soort, own = varied_income(computed, index)
    name = f"{soort}_per_jaar"
    adults = [year for year, _ in home.persons if year.is_adult]
    varied = [
        {**year.inputs, name: year.inputs[name] + extra_per_jaar} if year is own else year.inputs for year in adults
    ]
    others = [values for year, values in home.persons if not year.is_adult]
    persons = [*plan.run_beside(plan.per_persoon, varied), *others]
    given = {key: value for key, value in home.given.items() if key not in BELONGS_TO_THE_INCOME}
    household, _ = plan.run(plan.per_huishouden, {**home.values, **of_all_persons(persons)}, given)
    values, _ = plan.run(plan.per_woning, {**situation.values, **household})
    return values
