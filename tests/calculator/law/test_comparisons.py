"""No comparison of the law may depend on the last bit of a float: what is compared is in cents or whole numbers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

from calculator.amounts.tables import load_tables
from calculator.law import RULES
from calculator.rules.inputs import PER_HUISHOUDEN, PER_PERSOON, PER_WONING
from calculator.rules.rounding import ROUNDINGS
from calculator.run.accept import parse
from calculator.run.evaluation import evaluate
from tests.exact.cases import both, case, person

UNITS = {
    **{name: item.unit for group in (PER_PERSOON, PER_HUISHOUDEN, PER_WONING) for name, item in group.items()},
    **{name: values[0].unit for table in load_tables().tables for name, values in table.series.items()},
    **{rule.name: rule.unit for rule in RULES},
}


@cache
def is_rounded(name: str) -> bool:
    """Whether a quantity is an input, a table value, no amount of money, or rounded by each of its rules."""
    return not is_money(name) or all(_is_rounded(rule.expression) for rule in RULES if rule.name == name)


def is_money(name: str) -> bool:
    return UNITS.get(name, "euro").startswith("euro")


def _is_rounded(node: ast.expr) -> bool:
    match node:
        case ast.Name(id=name):
            return is_rounded(name)
        case ast.IfExp(body=body, orelse=orelse):
            return _is_rounded(body) and _is_rounded(orelse)
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return name in ROUNDINGS or all(map(_is_rounded, arguments))
        case ast.UnaryOp(operand=operand):
            return _is_rounded(operand)
        case ast.BinOp():
            return not any(is_money(part.id) for part in ast.walk(node) if isinstance(part, ast.Name))
    return True


def comparisons() -> Iterator[tuple[str, str]]:
    for rule in RULES:
        for node in ast.walk(rule.expression):
            if isinstance(node, ast.Compare) and not all(map(_is_rounded, [node.left, *node.comparators])):
                yield rule.name, ast.unparse(node)


def test_whatever_is_compared_is_rounded_first():
    assert list(comparisons()) == []


def test_two_who_earn_the_same_do_so_whatever_their_incomes_consist_of():
    """8,185.31 and 8,380.79 are together 16,566.10, in floats a bit more.

    Of a couple who earn the same it is the oldest who gets the combinatiekorting (Wet IB 2001 art. 8.14a).
    """
    assert 8185.31 + 8380.79 > 16566.10
    together = person("aanvrager", 40, 818_531)
    together["inkomens"].append({"soort": "winst", "bedrag": 8380.79, "periode": "jaar", "bruto": True})
    source = case("2022-01-01", [together, person("partner", 30, 1_656_610), person("kind", 5)], 50_000)
    program, exact = both(source)
    assert program == exact
    first, second = (values for _, values in evaluate(parse(source)).first.household.persons[:2])
    assert (first["combinatiekorting_geldt"], second["combinatiekorting_geldt"]) == (True, False)
