"""Rules in a row as one function: the same formulas over names that are looked up once, for one case at a time."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import Any

from calculator.rules.rounding import ROUNDINGS
from calculator.rules.rule import OF_THE_OTHER, Rule
from calculator.rules.translate import copied

Values = dict[str, Any]
_SCOPE = {name: rounding.scalar for name, rounding in ROUNDINGS.items()}


def sequence(rules: Sequence[Rule], persons: int = 1) -> Callable[..., None]:
    """Return a function that adds the outcomes of ordered rules to one mapping of values per person.

    With two, each rule is run for both before the next, and what it reads of the other is found there; with one, that
    is nil.
    """
    lines: list[str] = []
    known: set[str] = set()

    def read(name: str, person: int) -> str:
        if name.endswith(OF_THE_OTHER):
            base = name.removesuffix(OF_THE_OTHER)
            other = read(base, 1 - person) if persons > 1 else "0.0"
            lines.append(f"v{person}[{name!r}] = {other}")
            return other
        local = f"{name}_{person}"
        if local not in known:
            known.add(local)
            lines.append(f"{local} = v{person}[{name!r}]")
        return local

    for rule in rules:
        for person in range(persons):
            names = {name: read(name, person) for name in rule.arguments}
            text = ast.unparse(_Renamed(names).visit(copied(rule.expression)))
            known.add(f"{rule.name}_{person}")
            lines.append(f"v{person}[{rule.name!r}] = {rule.name}_{person} = {text}")
    arguments = ", ".join(f"v{person}" for person in range(persons))
    body = "\n    ".join(lines or ["pass"])
    scope = dict(_SCOPE)
    exec(compile(f"def run({arguments}):\n    {body}\n", "<rules in a row>", "exec"), scope)
    made: Callable[..., None] = scope["run"]  # type: ignore[assignment]
    return made


class _Renamed(ast.NodeTransformer):
    def __init__(self, names: dict[str, str]) -> None:
        self._names = names

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """Return the local name, or the number that stands for it."""
        return ast.Name(self._names[node.id], ast.Load()) if node.id in self._names else node
