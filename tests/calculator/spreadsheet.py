"""A spreadsheet in miniature: reads formulas as Excel and LibreOffice do, independent of the translator under test.

Precedence from the documentation of both: negation first, then ``*`` and ``/``, then ``+`` and ``-``, then
comparison; all from left to right.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

Node = tuple[Any, ...]

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(<=|>=|<>|[-+*/(),<>=]))")
_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "MIN": min,
    "MAX": max,
    "INT": lambda x: float(math.floor(x)),
    "ROUND": lambda x, digits: float(Decimal(repr(float(x))).quantize(Decimal(1).scaleb(-int(digits)), ROUND_HALF_UP)),
    "NOT": lambda x: not x,
    "AND": lambda *xs: all(xs),
    "OR": lambda *xs: any(xs),
}
_BINARY = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
}
_LEVELS = (("=", "<>", "<", "<=", ">", ">="), ("+", "-"), ("*", "/"))


class NoFormula(ValueError):
    """A text that a spreadsheet would not accept."""


@cache
def parsed(text: str) -> Node:
    """Return the tree of a formula."""
    tokens: list[tuple[str, str]] = []
    place = 0
    text = text.strip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if not match:
            raise NoFormula(f"{text[place:]!r} in {text!r}")
        kind = ("number", "name", "sign")[match.lastindex - 1]  # type: ignore[operator]
        tokens.append((kind, match[match.lastindex]))  # type: ignore[index]
        place = match.end()
    tokens.append(("end", ""))
    node, rest = _level(tokens, 0, 0)
    if tokens[rest][0] != "end":
        raise NoFormula(f"{tokens[rest][1]!r} in {text!r}")
    return node


def _level(tokens: list[tuple[str, str]], at: int, level: int) -> tuple[Node, int]:
    if level == len(_LEVELS):
        return _factor(tokens, at)
    node, at = _level(tokens, at, level + 1)
    while tokens[at][0] == "sign" and tokens[at][1] in _LEVELS[level]:
        sign = tokens[at][1]
        right, at = _level(tokens, at + 1, level + 1)
        node = ("binary", sign, node, right)
    return node, at


def _factor(tokens: list[tuple[str, str]], at: int) -> tuple[Node, int]:
    kind, word = tokens[at]
    if word == "-":
        node, at = _factor(tokens, at + 1)
        return ("minus", node), at
    if kind == "number":
        return ("constant", float(word)), at + 1
    if word == "(":
        node, at = _level(tokens, at + 1, 0)
        return node, _expected(tokens, at, ")")
    if kind == "name" and tokens[at + 1][1] == "(":
        arguments = []
        at += 1
        while True:
            node, at = _level(tokens, at + 1, 0)
            arguments.append(node)
            if tokens[at][1] != ",":
                return ("call", word, tuple(arguments)), _expected(tokens, at, ")")
    if kind == "name":
        return (("constant", word == "TRUE") if word in ("TRUE", "FALSE") else ("name", word)), at + 1
    raise NoFormula(f"{word!r} where a value is expected")


def _expected(tokens: list[tuple[str, str]], at: int, sign: str) -> int:
    if tokens[at][1] != sign:
        raise NoFormula(f"{tokens[at][1]!r} instead of {sign!r}")
    return at + 1


def names_in(text: str) -> set[str]:
    """Return the names a formula refers to."""

    def walk(node: Node) -> set[str]:
        if node[0] == "name":
            return {node[1]}
        children = node[2] if node[0] == "call" else [part for part in node[1:] if isinstance(part, tuple)]
        return {name for child in children for name in walk(child)}

    return walk(parsed(text))


def evaluated(text: str, values: Mapping[str, Any]) -> Any:
    """Return the outcome of a formula."""

    def walk(node: Node) -> Any:
        match node:
            case ("constant", value):
                return value
            case ("name", name):
                return values[name]
            case ("minus", inner):
                return -walk(inner)
            case ("binary", sign, left, right):
                return _BINARY[sign](walk(left), walk(right))
            case ("call", "IF", (test, yes, no)):
                return walk(yes if walk(test) else no)
            case ("call", name, arguments):
                return _FUNCTIONS[name](*[walk(argument) for argument in arguments])
        raise NoFormula(node)

    return walk(parsed(text))
