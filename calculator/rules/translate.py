"""The restricted Python of the rules, and its translations: to spreadsheet cells and to a readable line.

A rule is one ``return`` of an expression over names with arithmetic, comparison, ``and``/``or``/``not``, ``min``,
``max``, ``a if b else c`` and the roundings of :mod:`calculator.rules.rounding`. Some shapes stand for longer ones and
are written out before anything is translated, see :func:`written_out`: ``waarden[soort]`` picks from table values by a
kind, ``naar_trede(waarden, grenzen, bedrag)`` by the step that an amount reaches, ``naar_maanden(waarden, maanden)``
weighs two of them by months of the year, ``som(posten)`` adds up all quantities of a group, and of those
``grootste(posten)`` takes the largest. Anything else is refused with file and line.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from types import CodeType
from typing import Any

from calculator.records import record
from calculator.rules.rounding import ROUNDINGS


class RuleError(ValueError):
    """A rule falls outside the restricted language, or rules do not fit together."""


ARITHMETIC: dict[type[ast.operator], tuple[str, int]] = {
    ast.Add: ("+", 4),
    ast.Sub: ("-", 4),
    ast.Mult: ("*", 5),
    ast.Div: ("/", 5),
}
COMPARISON: dict[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
A_NAME = re.compile(r"\b[A-Za-z_]\w*")  # in a formula as text
SELECTION = {"min", "max"}
SUM, LARGEST = "som", "grootste"
BY_STEP = "naar_trede"
BY_MONTHS = "naar_maanden"
_SCALARS: dict[str, Any] = {name: rounding.scalar for name, rounding in ROUNDINGS.items()}


@record(frozen=True)
class Groups:
    """What the names in ``waarden[soort]`` and ``som(posten)`` stand for on one day.

    ``kinds`` holds per table the value for each kind in their order, by the name of the kind; ``sums`` the quantities
    that a group adds up.
    """

    kinds: Mapping[str, Mapping[str, str]]
    sums: Mapping[str, tuple[str, ...]]


def written_out(expression: ast.expr, groups: Groups) -> ast.expr:
    """Return an expression without groups: a choice of the kind as conditions, a sum as additions.

    Raises:
        RuleError: a name that is used as a group is none.
    """
    written: ast.expr = _WrittenOut(groups).visit(copied(expression))
    return written


def copied(expression: ast.expr) -> ast.expr:
    """Return an expression of its own to change; many times faster than a general copy, and made at every start."""
    copy = type(expression).__new__(type(expression))  # to make it without its parts is forbidden from Python 3.15 on
    for name, part in vars(expression).items():
        setattr(copy, name, list(map(_own, part)) if isinstance(part, list) else _own(part))
    return copy


def _own(part: Any) -> Any:
    return copied(part) if isinstance(part, ast.expr) else part


_KINDS = "kinds"  # on a condition that came from a choice by kind: the kind when it holds, and the last one left


class _WrittenOut(ast.NodeTransformer):
    def __init__(self, groups: Groups) -> None:
        self._groups = groups

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        """Write a choice by kind as conditions: of two kinds the second where the kind is true or 1."""
        table, kind = _id(node.value), node.slice
        if not self._groups.kinds.get(table):
            raise RuleError(f"{table} has no values by kind")
        (first, name), *others = self._groups.kinds[table].items()
        chosen = _name(name)
        for place, (label, other) in enumerate(others, 1):
            test = kind if len(others) == 1 else ast.Compare(kind, [ast.Eq()], [ast.Constant(place)])
            chosen = ast.IfExp(test, _name(other), chosen)
            vars(chosen)[_KINDS] = (label, first)
        return chosen

    def visit_Call(self, node: ast.Call) -> ast.expr:
        """Write a sum over a group as additions, and two values by months as the first, the second or both."""
        if isinstance(node.func, ast.Name) and node.func.id == BY_MONTHS:
            return self._by_months(_id(node.args[0]), node.args[1])
        if isinstance(node.func, ast.Name) and node.func.id == BY_STEP:
            values, edges, amount = node.args
            return self._by_step(_id(values), _id(edges), amount)
        if not (isinstance(node.func, ast.Name) and node.func.id in (SUM, LARGEST)):
            return ast.Call(node.func, [self.visit(argument) for argument in node.args], [])
        group = _id(node.args[0])
        if group not in self._groups.sums:
            raise RuleError(f"{group} is no group of quantities")
        if node.func.id == LARGEST:
            return _largest([_name(name) for name in self._groups.sums[group]])
        total: ast.expr | None = None
        for name in self._groups.sums[group]:
            total = _name(name) if total is None else ast.BinOp(total, ast.Add(), _name(name))
        return total or ast.Constant(0)

    def _by_step(self, table: str, edges: str, amount: ast.expr) -> ast.expr:
        """Write the value of the step that an amount reaches as conditions that halve the steps that are left."""
        if table not in self._groups.kinds or edges not in self._groups.kinds:
            raise RuleError(f"{table} or {edges} has no values by step")
        values, starts = ([_name(name) for name in self._groups.kinds[group].values()] for group in (table, edges))

        def among(first: int, last: int) -> ast.expr:
            if first == last:
                return values[first]
            middle = (first + last + 1) // 2
            reached = ast.Compare(amount, [ast.GtE()], [starts[middle - 1]])  # the first step has no edge
            return ast.IfExp(reached, among(middle, last), among(first, middle - 1))

        return among(0, len(values) - 1)

    def _by_months(self, table: str, months: ast.expr) -> ast.expr:
        if table not in self._groups.kinds:
            raise RuleError(f"{table} has no values by kind")
        first, second = map(_name, self._groups.kinds[table].values())
        return weighed_by_months(first, second, months)


def weighed_by_months(first: ast.expr, second: ast.expr, months: ast.expr) -> ast.expr:
    """Return the first of two values, the second, or both in part, by the months of the year of the first."""
    whole, none = (ast.Compare(months, [ast.Eq()], [ast.Constant(number)]) for number in (YEAR, 0))
    part = ast.BinOp(ast.BinOp(ast.BinOp(first, ast.Sub(), second), ast.Mult(), months), ast.Div(), ast.Constant(YEAR))
    weighed = ast.IfExp(whole, first, ast.IfExp(none, second, ast.BinOp(second, ast.Add(), part)))
    vars(weighed)[WEIGHED] = (first, second, months)
    return weighed


YEAR = 12
WEIGHED = "weighed"  # on such an expression: the two values, and the months of the first


def _largest(found: list[ast.expr]) -> ast.expr:
    if not found:
        return ast.Constant(0)
    return found[0] if len(found) == 1 else ast.Call(_name("max"), found, [])


def _id(node: ast.expr) -> str:
    """Return the name that a part of an expression is, as :func:`_check` has seen to."""
    if not isinstance(node, ast.Name):
        raise RuleError(f"{ast.unparse(node)!r} is no name")
    return node.id


def _name(name: str) -> ast.expr:
    """Return a name as a tree."""
    return ast.Name(name, ast.Load())


def parsed(formula: str) -> ast.expr:
    """Return a formula of the language of rules as a tree."""
    return ast.parse(formula, mode="eval").body


def scalar_function(name: str, arguments: tuple[str, ...], formula: str) -> Callable[..., Any]:
    """Return the function of a formula, over plain numbers.

    It is compiled when it is first called: most are only run in a row with others.
    """
    made: Callable[..., Any] | None = None

    def function(*values: Any, **named: Any) -> Any:
        nonlocal made
        if made is None:
            code = compile(f"lambda {', '.join(arguments)}: {formula}", f"<rule {name}>", "eval")
            made = eval(code, dict(_SCALARS))
        return made(*values, **named)

    return function


def python_text(node: ast.expr) -> str:
    """Return an expression of the language of rules as Python; many times faster than the library writes any Python."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Constant(value=value):
            return repr(value)
        case ast.BinOp(left=left, op=operator, right=right):
            return f"({python_text(left)} {ARITHMETIC[type(operator)][0]} {python_text(right)})"
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            return f"({python_text(left)} {COMPARISON[type(operator)]} {python_text(right)})"
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return f"({python_text(body)} if {python_text(test)} else {python_text(orelse)})"
        case ast.Call(func=ast.Name(id=name), args=parts):
            return f"{name}({', '.join(map(python_text, parts))})"
        case ast.BoolOp(op=operator, values=parts):
            return f"({(' and ' if isinstance(operator, ast.And) else ' or ').join(map(python_text, parts))})"
        case ast.UnaryOp(op=operator, operand=part):
            return f"({'not ' if isinstance(operator, ast.Not) else '-'}{python_text(part)})"
        case ast.Subscript(value=ast.Name(id=table), slice=kind):
            return f"{table}[{python_text(kind)}]"
    raise RuleError(ast.unparse(node))


@record(frozen=True)
class Dialect:
    """How a formula is written: a spreadsheet's own notation, or a line for a reader."""

    separator: str
    words: Mapping[str, str]
    number: Callable[[float], str]
    rounding: Callable[[str, str], str]


def _plain_number(value: float) -> str:
    text = f"{value:.12f}".rstrip("0").rstrip(".")
    return text or "0"


SPREADSHEET = Dialect(
    ",",
    {"min": "MIN", "max": "MAX", "if": "IF", "and": "AND", "or": "OR", "not": "NOT", "true": "TRUE", "false": "FALSE"},
    _plain_number,
    lambda name, inner: ROUNDINGS[name].cell.format(f"({inner})"),
)

DUTCH = Dialect(
    ";",
    {
        "min": "laagste",
        "max": "hoogste",
        "and": "en",
        "or": "of",
        "not": "niet",
        "true": "ja",
        "false": "nee",
    },
    lambda value: _plain_number(value).replace(".", ","),
    lambda name, inner: f"{ROUNDINGS[name].words}({inner})",
)


class Template:
    """A formula with holes where the names stand."""

    def __init__(self, expression: ast.expr, dialect: Dialect) -> None:
        names: list[str] = []
        text = _write(expression, dialect, names)
        self.pattern = text.replace("%", "%%").replace(_HOLE, "%s")
        self.names = tuple(names)

    def fill(self, write: Callable[[str], str]) -> str:
        """Return the formula with ``write(name)`` in each hole."""
        return self.pattern % tuple(map(write, self.names))


_HOLE = "\0"


class Sentence:
    """A formula as a line for a reader, with the values of one case; of each condition only the branch it took.

    What a condition rests on are steps of their own, to be read there.
    """

    def __init__(self, expression: ast.expr) -> None:
        self._expression = expression
        self._choices = _choices(expression)
        self._templates: dict[tuple[bool, ...], Template] = {}

    def kind(self, values: Mapping[str, Any]) -> str | None:
        """Return for which kind the line holds, where the whole formula is a choice by kind."""
        if _KINDS not in vars(self._expression):
            return None
        node, choices, found = self._expression, self._choices, None
        while isinstance(node, ast.IfExp) and _KINDS in vars(node):
            kind, found = vars(node)[_KINDS]
            if eval(choices[0].test, _SCALARS, values):
                return str(kind)
            node, choices = node.orelse, choices[0].orelse
        return found

    def fill(self, values: Mapping[str, Any], write: Callable[[str], str]) -> str:
        """Return the line; ``values`` decide the conditions, ``write(name)`` stands for each name."""
        taken = tuple(_decided(self._choices, values)) if self._choices else ()
        if taken not in self._templates:
            whole = self._expression
            self._templates[taken] = Template(_Pruner(iter(taken)).visit(copied(whole)) if taken else whole, DUTCH)
        return self._templates[taken].fill(write)


@record(frozen=True)
class _Choice:
    """A condition, and the conditions within its two branches."""

    test: CodeType
    body: list[_Choice]
    orelse: list[_Choice]


def _choices(node: ast.AST) -> list[_Choice]:
    """Return the conditions of an expression in the order in which a visitor meets them."""
    if isinstance(node, ast.IfExp):
        test = compile(python_text(node.test), "<condition>", "eval")
        return [_Choice(test, _choices(node.body), _choices(node.orelse))]
    return [choice for child in ast.iter_child_nodes(node) for choice in _choices(child)]


def _decided(choices: list[_Choice], values: Mapping[str, Any]) -> Iterator[bool]:
    for choice in choices:
        holds = bool(eval(choice.test, _SCALARS, values))
        yield holds
        yield from _decided(choice.body if holds else choice.orelse, values)


class _Pruner(ast.NodeTransformer):
    """Puts the branch that was taken in the place of each condition."""

    def __init__(self, taken: Iterator[bool]) -> None:
        self._taken = taken

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        """Return the branch, of which the conditions come next."""
        branch: ast.expr = self.visit(node.body if next(self._taken) else node.orelse)
        return branch


def _write(node: ast.expr, dialect: Dialect, names: list[str], outer: int = 0) -> str:
    match node:
        case ast.Name(id=name):
            names.append(name)
            return _HOLE
        case ast.Constant(value=bool() as value):
            return dialect.words[str(value).lower()]
        case ast.Constant(value=int() | float() as number):
            return dialect.number(number)
        case ast.BinOp():
            sign, level = ARITHMETIC[type(node.op)]
            left = _write(node.left, dialect, names, level)
            right = _write(node.right, dialect, names, level + 1)
            return _wrap(f"{left} {sign} {right}", bracket=level < outer)
        case ast.UnaryOp(op=ast.Not()):
            return f"{dialect.words['not']}({_write(node.operand, dialect, names)})"
        case ast.UnaryOp():
            return _wrap(f"-{_write(node.operand, dialect, names, 6)}", bracket=outer > 0)
        case ast.Compare():
            sign = {"==": "=", "!=": "<>"}.get(found := COMPARISON[type(node.ops[0])], found)
            left = _write(node.left, dialect, names, 3)
            right = _write(node.comparators[0], dialect, names, 3)
            return _wrap(f"{left} {sign} {right}", bracket=outer > 2)
        case ast.BoolOp():
            return _call("and" if isinstance(node.op, ast.And) else "or", node.values, dialect, names)
        case ast.IfExp():
            return _call("if", [node.test, node.body, node.orelse], dialect, names)
        case ast.Call(func=ast.Name(id=name)):
            if name in ROUNDINGS:
                text = dialect.rounding(name, _write(node.args[0], dialect, names))
                return _wrap(text, bracket=outer > 5 and "/" in text)
            return _call(name, node.args, dialect, names)
    raise RuleError(ast.unparse(node))


def _call(word: str, nodes: list[ast.expr], dialect: Dialect, names: list[str]) -> str:
    inner = f"{dialect.separator} ".join(_write(node, dialect, names) for node in nodes)
    return f"{dialect.words[word]}({inner})"


def _wrap(text: str, *, bracket: bool) -> str:
    return f"({text})" if bracket else text


def names_used(name: str, arguments: tuple[str, ...], expression: ast.expr) -> Callable[..., frozenset[str]]:
    """Translate a rule to the names its outcome rests on: of a condition the branch taken, of min or max what won.

    Each name is followed by the values of the arguments, as the rule itself is called.
    """
    names: dict[str, frozenset[str]] = {}
    source = f"lambda {', '.join(arguments)}: {_to_names(expression, names)}"
    scope = {**names, **_SCALARS}
    return eval(compile(source, f"<names of {name}>", "eval"), scope)  # type: ignore[no-any-return]


def _to_names(node: ast.expr, names: dict[str, frozenset[str]]) -> str:
    match node:
        case ast.IfExp(test=test, body=body, orelse=orelse):
            chosen = f"({_to_names(body, names)} if {python_text(test)} else {_to_names(orelse, names)})"
            return f"({_to_names(test, names)} | {chosen})"
        case ast.Call(func=ast.Name(id=word), args=parts) if word in SELECTION:
            result = _to_names(parts[-1], names)
            for part in reversed(parts[:-1]):
                won = f"({python_text(part)}) == {python_text(node)}"
                result = f"({_to_names(part, names)} if {won} else {result})"
            return result
        case ast.Call(args=parts):
            children = parts
        case ast.Name(id=word):
            return _constant({word}, names)
        case _:
            children = [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
    return f"({' | '.join(_to_names(child, names) for child in children)})" if children else _constant(set(), names)


def _constant(found: set[str], names: dict[str, frozenset[str]]) -> str:
    key = f"_{len(names)}"
    names[key] = frozenset(found)
    return key
