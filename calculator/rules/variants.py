"""The same rules over other quantities: what the law gives for a part of the income is its own formula once more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from calculator.rules.rule import Rule
from calculator.rules.translate import A_NAME, scalar_function

_PERIOD = re.compile(r"(_per_(?:jaar|maand))?$")


def variant(
    rules: Sequence[Rule], changed: Mapping[str, str | int], targets: Iterable[str], *, name: str, label: str
) -> tuple[Rule, ...]:
    """Return the rules that ``targets`` rest on and that read a changed quantity, directly or through others.

    ``changed`` says what is read in the place of a quantity: another one, or a number. Each rule gets ``name`` before
    the period in its name, and ``label`` behind its label.
    """
    others = [rule for rule in rules if rule.name not in changed]
    touched = set(changed)
    while found := {rule.name for rule in others if touched.intersection(rule.arguments)} - touched:
        touched |= found
    wanted = set(targets)
    while more := {name for rule in others if rule.name in wanted for name in rule.arguments} & touched - wanted:
        wanted |= more
    names = {**{old: _PERIOD.sub(rf"_{name}\1", old, count=1) for old in wanted}, **changed}
    return tuple(renamed(rule, names, f"{rule.label} ({label})") for rule in others if rule.name in wanted)


def renamed(rule: Rule, names: Mapping[str, str | int], label: str) -> Rule:
    """Return a rule over other quantities, or numbers, in the place of those that ``names`` has."""
    formula = A_NAME.sub(lambda found: str(names.get(found[0], found[0])), rule.text)
    arguments = tuple(str(names.get(name, name)) for name in rule.arguments if isinstance(names.get(name, ""), str))
    function = scalar_function(rule.name, arguments, formula)
    function.__doc__ = f"{label}."
    function.__annotations__["return"] = rule.function.__annotations__["return"]
    return replace(
        rule,
        name=str(names.get(rule.name, rule.name)),
        label=label,
        arguments=arguments,
        source=formula,
        function=function,
    )
