"""What a household has when one income of the aanvrager is higher and all else stays: one amount at a time."""

from __future__ import annotations

from typing import Any

from calculator.run.curves import BELONGS_TO_THE_INCOME, varied_income
from calculator.run.evaluation import Computed
from calculator.run.households import of_all_persons


def with_extra(computed: Computed, index: int, extra_per_jaar: float) -> dict[str, Any]:
    """Return every own value of a situation with that much more taxable income a year.

    An amount given for net or toetsingsinkomen belongs to the present income and is left out; others stay.
    """
    situation = computed.situations[index]
    home, plan = situation.household, situation.household.plan
    soort, own = varied_income(home)
    name = f"{soort}_per_jaar"
    adults = [year for year, _ in home.persons if year.is_adult]
    varied = [
        {**year.inputs, name: year.inputs[name] + extra_per_jaar} if year is own else year.inputs for year in adults
    ]
    others = [values for year, values in home.persons if not year.is_adult]
    persons = [*plan.run_beside(plan.per_persoon, varied), *others]
    given = {key: value for key, value in home.given.items() if key not in BELONGS_TO_THE_INCOME}
    household, _ = plan.run(plan.per_huishouden, {**home.own, **of_all_persons(persons)}, given)
    kept = {key: situation.own[key] for key in situation.replaced}
    values, _ = plan.run(plan.per_woning, {**situation.own, **household}, kept)
    return values
