"""Rules in a row as one function: the same formulas over names that are looked up once, for one case at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from calculator.rules.rounding import ROUNDINGS
from calculator.rules.rule import OF_THE_OTHER, Rule
from calculator.rules.translate import A_NAME

Values = dict[str, Any]
_SCOPE = {name: rounding.scalar for name, rounding in ROUNDINGS.items()}


def sequence(
    rules: Sequence[Rule], known: Mapping[str, Any], persons: int = 1, overruled: Collection[str] = ()
) -> Callable[..., None]:
    """Return a function that adds the outcomes of ordered rules to one mapping of values per person.

    With two, each rule is run for both before the next, and what it reads of the other is found there; with one, that
    is nil. ``known`` is the same for every call and is not among the values. With ``overruled`` quantities the
    function takes two mappings more: what is in their place, and one to which it adds what their rules gave.
    """
    lines: list[str] = []
    local: set[str] = set()

    def read(name: str, person: int) -> str:
        if name.endswith(OF_THE_OTHER):
            base = name.removesuffix(OF_THE_OTHER)
            other = read(base, 1 - person) if persons > 1 else "0.0"
            lines.append(f"v{person}[{name!r}] = {other}")
            return other
        if name in known:
            value = known[name]
            return f"({value!r})" if type(value) in (int, float) else name  # not looked up in every case
        found = f"{name}_{person}"
        if found not in local:
            local.add(found)
            lines.append(f"{found} = v{person}[{name!r}]")
        return found

    for rule in rules:
        for person in range(persons):
            names = {name: read(name, person) for name in rule.arguments}
            text = _renamed(rule.text, names)
            local.add(f"{rule.name}_{person}")
            if rule.name in overruled:
                lines.append(f"replaced[{rule.name!r}] = {text}")
                text = f"given[{rule.name!r}]"
            lines.append(f"v{person}[{rule.name!r}] = {rule.name}_{person} = {text}")
    arguments = ", ".join([*(f"v{person}" for person in range(persons)), *(["given", "replaced"] if overruled else [])])
    body = "\n    ".join(lines or ["pass"])
    scope = {**known, **_SCOPE}
    exec(compile(f"def run({arguments}):\n    {body}\n", "<rules in a row>", "exec"), scope)
    made: Callable[..., None] = scope["run"]
    return made


def _renamed(text: str, names: dict[str, str]) -> str:
    return A_NAME.sub(lambda found: names.get(found[0], found[0]), text)
