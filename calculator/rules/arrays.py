"""The translation of a rule to numpy arrays, one element a household."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, reduce
from typing import Any

import numpy as np

from calculator.rules.rounding import ROUNDINGS
from calculator.rules.translate import ARITHMETIC, COMPARISON, WEIGHED, YEAR, parsed, weighed_by_months


def array_function(name: str, arguments: tuple[str, ...], expression: ast.expr) -> Callable[..., Any]:
    """Translate a rule to one that takes numpy arrays, one element a household; what stands in it twice is once."""
    texts: dict[ast.expr, str] = {}
    times = Counter(texts[node] for node in _translated(expression, texts) if isinstance(node, _COMPOSED))
    repeated = {text: "" for text, number in times.items() if number > 1}

    def named(node: ast.expr) -> str:
        """Translate an expression; of what is repeated the first gets a name, which stands for it from there on."""
        text = texts[node]
        if text not in repeated:
            return _array_source(node, named)
        if not repeated[text]:
            source = _array_source(node, named)
            repeated[text] = f"_{list(repeated).index(text)}"
            return f"({repeated[text]} := {source})"
        return repeated[text]

    code = compile(f"lambda {', '.join(arguments)}: {named(expression)}", f"<array {name}>", "eval")
    return eval(code, _FUNCTIONS)  # type: ignore[no-any-return]


_COMPOSED = (ast.BinOp, ast.UnaryOp, ast.Compare, ast.BoolOp, ast.IfExp, ast.Call)


def _translated(expression: ast.expr, texts: dict[ast.expr, str]) -> list[ast.expr]:
    """Put the translation of every part of an expression in ``texts``, and return the parts."""
    parts = []

    def inner(node: ast.expr) -> str:
        parts.append(node)
        texts[node] = _array_source(node, inner)
        return texts[node]

    inner(expression)
    return parts


def _array_source(node: ast.expr, inner: Callable[[ast.expr], str]) -> str:
    match node:
        case ast.BinOp():
            return f"({inner(node.left)} {ARITHMETIC[type(node.op)][0]} {inner(node.right)})"
        case ast.UnaryOp(op=ast.Not()):
            return f"np.logical_not({inner(node.operand)})"
        case ast.UnaryOp():
            return f"(-{inner(node.operand)})"
        case ast.Compare():
            return f"({inner(node.left)} {COMPARISON[type(node.ops[0])]} {inner(node.comparators[0])})"
        case ast.BoolOp():
            return _nested("both" if isinstance(node.op, ast.And) else "either", map(inner, node.values))
        case ast.IfExp() if WEIGHED in vars(node):
            return f"by_months({', '.join(map(inner, vars(node)[WEIGHED]))})"
        case ast.IfExp():
            return f"choose({inner(node.test)}, {inner(node.body)}, {inner(node.orelse)})"
        case ast.Call(func=ast.Name(id=name)):
            if name in ROUNDINGS:
                return ROUNDINGS[name].array.format(inner(node.args[0]))
            return _nested("np.minimum" if name == "min" else "np.maximum", map(inner, node.args))
    return ast.unparse(node)


def _nested(function: str, parts: Iterable[str]) -> str:
    return reduce(lambda before, part: f"{function}({before}, {part})", parts)


_WHOLE = np.dtype(np.int64)  # as long as a float
_MANY = 4_096
_TRUTH = bool | np.bool_  # of one condition that holds for all, or for none


def choose(test: Any, one: Any, other: Any) -> Any:
    """Return what ``np.where`` does, without a branch for each element; one of both where that holds for all.

    Households stand in no order, so that a processor guesses every second branch wrong: ``np.where`` then takes
    twenty times as long as an addition. The bits of both are put together instead. For a few that takes longer.
    """
    if isinstance(test, _TRUTH):
        return one if test else other
    if np.size(test) < _MANY:
        return np.where(test, one, other)
    test, one, other = np.asarray(test), np.asarray(one), np.asarray(other)
    kind = np.result_type(one, other)
    if test.dtype != np.bool_:
        test = test != 0
    if kind == np.bool_:
        return (test & one) | (other & ~test)
    if kind.itemsize != _WHOLE.itemsize:
        return np.where(test, one, other)
    bits, others = (values.astype(kind, copy=False).view(_WHOLE) for values in (one, other))
    if not bits.ndim and not bits:
        return (others * ~test).view(kind)
    if not others.ndim and not others:
        return (bits * test).view(kind)
    found = (bits ^ others) * test
    found ^= others
    return found.view(kind)


def both(one: Any, other: Any) -> Any:
    """Return where two conditions hold, without looking at each element where one of them is the same for all."""
    return _joined(np.logical_and, one, other, decides=False)


def either(one: Any, other: Any) -> Any:
    """Return where one of two conditions holds, as :func:`both` does."""
    return _joined(np.logical_or, one, other, decides=True)


def _joined(join: Callable[[Any, Any], Any], one: Any, other: Any, *, decides: bool) -> Any:
    for part, rest in ((one, other), (other, one)):
        if isinstance(part, _TRUTH):
            return decides if part == decides else rest
    return join(one, other)


def by_months(first: Any, second: Any, months: Any) -> Any:
    """Return two values weighed by the months of each: computed once for each number of months that a year has."""
    if np.size(months) < _MANY or np.ndim(first) or np.ndim(second):
        return _weighed()(first, second, months)
    return _weighed()(first, second, np.arange(YEAR + 1)).take(months, mode="clip")


@cache
def _weighed() -> Callable[..., Any]:
    names = ("first", "second", "months")
    weighed = weighed_by_months(*(parsed(name) for name in names))
    vars(weighed).pop(WEIGHED)
    return array_function("weighed", names, weighed)


_FUNCTIONS = {"np": np, "choose": choose, "both": both, "either": either, "by_months": by_months}
