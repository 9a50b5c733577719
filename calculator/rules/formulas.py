"""The formulas of the law as they stand in its source files, checked against the restricted language of rules."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from calculator.kept import kept
from calculator.rules.rounding import ROUNDINGS
from calculator.rules.translate import (
    ARITHMETIC,
    BY_MONTHS,
    BY_STEP,
    COMPARISON,
    LARGEST,
    SELECTION,
    SUM,
    RuleError,
    python_text,
)


@cache
def formulas_of(path: str) -> dict[int, tuple[str, str]]:
    """Return what stands in the functions of a source file, by the line of ``def`` or of the first decorator.

    Of a function that could be a rule that is its formula as text and nothing, of others what makes it none.
    """
    found: dict[int, tuple[str, str]] = kept(Path(path), _formulas_in)
    return found


def _formulas_in(content: bytes) -> dict[int, tuple[str, str]]:
    found: dict[int, tuple[str, str]] = {}
    statements: list[ast.stmt] = list(ast.parse(content).body)
    while statements:  # and not each name and sign in them
        node = statements.pop()
        statements += getattr(node, "body", ())
        if isinstance(node, ast.FunctionDef):
            try:
                formula = python_text(_expression_in(node)), ""
            except RuleError as error:
                formula = "", str(error)
            found[node.lineno] = formula
            if node.decorator_list:
                found[node.decorator_list[0].lineno] = formula
    return found


def formula_of(function: Callable[..., Any]) -> str:
    """Return the one expression a rule consists of as text, checked against the restricted language."""
    code = function.__code__
    formula, wrong = formulas_of(code.co_filename).get(code.co_firstlineno, ("", ""))
    if wrong:
        raise RuleError(f"{code.co_filename}:{wrong}")
    if not formula:
        message = f"{code.co_filename}:{code.co_firstlineno}: {function.__name__}: a rule is an ordinary function"
        raise RuleError(message)
    return formula


def _expression_in(node: ast.FunctionDef) -> ast.expr:
    arguments = node.args
    if arguments.defaults or arguments.kwonlyargs or arguments.vararg or arguments.kwarg:
        raise RuleError(f"{node.lineno}: {node.name}: arguments of a rule are plain names without defaults")
    body = [
        statement
        for statement in node.body
        if not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
    ]
    if len(body) != 1 or not isinstance(body[0], ast.Return) or body[0].value is None:
        raise RuleError(f"{node.lineno}: {node.name}: a rule is a docstring and one 'return expression'")
    _check(body[0].value, {argument.arg for argument in arguments.args})
    return body[0].value


def _check(node: ast.AST, known: set[str]) -> None:
    match node:
        case ast.BinOp(op=operator) if type(operator) in ARITHMETIC:
            children: list[ast.expr] = [node.left, node.right]
        case ast.UnaryOp(op=ast.USub() | ast.Not()):
            children = [node.operand]
        case ast.Compare(ops=[operator]) if type(operator) in COMPARISON:
            children = [node.left, node.comparators[0]]
        case ast.BoolOp():
            children = node.values
        case ast.IfExp():
            children = [node.test, node.body, node.orelse]
        case ast.Call(func=ast.Name(id=name), keywords=[]) if name in SELECTION and len(node.args) > 1:
            children = node.args
        case ast.Call(func=ast.Name(id=name), keywords=[], args=[_]) if name in ROUNDINGS:
            children = node.args
        case ast.Call(func=ast.Name(id=name), keywords=[], args=[ast.Name() as group]) if name in (SUM, LARGEST):
            children = [group]
        case ast.Call(func=ast.Name(id=name), keywords=[], args=[ast.Name(), ast.Name(), ast.Name()]) if (
            name == BY_STEP
        ):
            children = node.args
        case ast.Call(func=ast.Name(id=name), keywords=[], args=[ast.Name() as table, ast.Name() as months]) if (
            name == BY_MONTHS
        ):
            children = [table, months]
        case ast.Subscript(value=ast.Name() as table, slice=ast.Name() as kind):
            children = [table, kind]
        case ast.Constant(value=int() | float()):
            children = []
        case ast.Name(id=name) if name in known:
            children = []
        case _:
            line = getattr(node, "lineno", "?")
            raise RuleError(f"{line}: {ast.unparse(node)!r} falls outside the language of rules")
    for child in children:
        _check(child, known)
