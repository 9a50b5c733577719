"""The law: one file per law, rules only. A new law is a file here and its name in ``MODULES``.

Nothing here knows a table, a case or a day: a rule reads quantities, inputs and table values by their names.
"""

from calculator.law import (
    allocation,
    aow,
    attachment_free,
    energy,
    household_budget,
    huurtoeslag,
    income,
    kinderbijslag,
    kindgebonden_budget,
    net_parts,
    personen,
    remission,
    rent_increase,
    social_assistance,
    tax,
    winst,
    zorgtoeslag,
)
from calculator.rules.rule import Rule, rules_in

MODULES = (
    allocation,
    aow,
    attachment_free,
    energy,
    household_budget,
    huurtoeslag,
    income,
    kinderbijslag,
    kindgebonden_budget,
    net_parts,
    personen,
    remission,
    rent_increase,
    social_assistance,
    tax,
    winst,
    zorgtoeslag,
)
RULES: tuple[Rule, ...] = (*(rule for module in MODULES for rule in rules_in(module)), *net_parts.VARIANTS)
