"""What a rule is: one quantity the law names, its article and unit, and the dates between which its formula holds.

A rule's arguments are named after other quantities, inputs or table values; those names are the dependency graph. A
change of formula is a second function for the same quantity with other dates, never an ``if`` on the year.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import itemgetter
from types import FunctionType, ModuleType
from typing import Any, TypeVar

from calculator.rules.formulas import formula_of
from calculator.rules.rounding import ROUNDINGS
from calculator.rules.translate import (
    SPREADSHEET,
    Groups,
    RuleError,
    Sentence,
    Template,
    names_used,
    parsed,
    python_text,
    scalar_function,
    written_out,
)

__all__ = [
    "OF_THE_OTHER",
    "Bedragen",
    "Posten",
    "Rule",
    "RuleError",
    "Rulebook",
    "grootste",
    "naar_maanden",
    "naar_trede",
    "rules_in",
    "som",
    "stap",
]

F = TypeVar("F", bound=Callable[..., Any])
Bedragen = Sequence[float]  # table values by kind: ``bedragen[soort]`` picks one
Posten = Collection[float]  # the quantities of a group: ``som(posten)`` adds them up


def som(posten: Posten) -> float:
    """Add up the quantities of a group, in the language of rules."""
    return sum(posten)


def grootste(posten: Posten) -> float:
    """Take the largest of the quantities of a group, in the language of rules; nil where there are none."""
    return max(posten, default=0)


def naar_trede(waarden: Bedragen, grenzen: Bedragen, bedrag: float) -> float:
    """Pick the value of the step that an amount reaches; ``grenzen`` are the edges from the second step on."""
    return waarden[sum(bedrag >= grens for grens in grenzen)]


def naar_maanden(bedragen: Bedragen, maanden: float) -> float:
    """Weigh two values by the months of the year for which each holds, the first for ``maanden``."""
    first, second = bedragen
    return first if maanden == _YEAR else second if maanden == 0 else second + (first - second) * maanden / _YEAR


_YEAR = 12


@dataclass(frozen=True, eq=False)
class Rule:
    """One dated formula of one quantity.

    ``label`` is the first sentence of the docstring; ``source`` the formula from which every translation starts: a text
    or a syntax tree, and each is made of the other where it is asked for.
    """

    name: str
    label: str
    article: str
    unit: str
    arguments: tuple[str, ...]
    function: Callable[..., Any]
    source: str | ast.expr = field(repr=False)
    valid_from: str
    valid_until: str

    def written_out(self, groups: Groups) -> Rule:
        """Return the rule over single quantities: its choices by kind and its sums over groups written out.

        Raises:
            RuleError: a name that is used as a group is none.
        """
        used = tuple(
            (name, tuple(groups.kinds[name].items()) if name in groups.kinds else groups.sums[name])
            for name in self.arguments
            if name in groups.kinds or name in groups.sums
        )
        if not used:
            return self
        if used not in self._written_out:
            self._written_out[used] = self._single(groups)
        return self._written_out[used]

    @cached_property
    def _written_out(self) -> dict[tuple[Any, ...], Rule]:
        """The rule over single quantities by what its groups stand for, which is the same on many days."""
        return {}

    def _single(self, groups: Groups) -> Rule:
        expression = written_out(self.expression, groups)
        arguments = tuple(dict.fromkeys(node.id for node in ast.walk(expression) if isinstance(node, ast.Name)))
        arguments = tuple(name for name in arguments if name not in ROUNDINGS and name not in ("min", "max"))
        function = scalar_function(self.name, arguments, python_text(expression))
        return replace(self, arguments=arguments, source=expression, function=function)

    def holds_on(self, day: str) -> bool:
        """Whether this formula is in force on an ISO date."""
        return self.valid_from <= day <= self.valid_until

    @cached_property
    def text(self) -> str:
        """The formula as text: names, numbers and signs, never a string."""
        return self.source if isinstance(self.source, str) else python_text(self.source)

    @cached_property
    def expression(self) -> ast.expr:
        """The formula as a syntax tree."""
        return parsed(self.source) if isinstance(self.source, str) else self.source

    @cached_property
    def of_the_other(self) -> tuple[str, ...]:
        """The quantities it reads of the other partner, by the name they have there."""
        return tuple(name.removesuffix(OF_THE_OTHER) for name in self.arguments if name.endswith(OF_THE_OTHER))

    @cached_property
    def on(self) -> Callable[[Mapping[str, Any]], Any]:
        """The outcome of the rule on values by name."""
        function, names = self.function, self.arguments
        if not names:
            return lambda _values: function()
        if len(names) == 1:
            return lambda values: function(values[names[0]])
        taken = itemgetter(*names)
        return lambda values: function(*taken(values))

    @cached_property
    def array_function(self) -> Callable[..., Any]:
        """The same formula over numpy arrays."""
        from calculator.rules.arrays import array_function

        return array_function(self.name, self.arguments, self.expression)

    @cached_property
    def names_used(self) -> Callable[..., frozenset[str]]:
        """Which names the outcome rests on, given the values of the arguments."""
        return names_used(self.name, self.arguments, self.expression)

    @cached_property
    def formula(self) -> Template:
        """The same formula in a spreadsheet's notation."""
        return Template(self.expression, SPREADSHEET)

    @cached_property
    def sentence(self) -> Sentence:
        """The same formula for a Dutch reader."""
        return Sentence(self.expression)


OF_THE_OTHER = "_van_de_ander"  # behind a quantity of a person: that of the other partner

_FIRST_DAY, _LAST_DAY = "0000-01-01", "9999-12-31"
_RULE = "__rule__"  # under which a function keeps the rule it is


def stap(
    article: str,
    unit: str,
    *,
    grootheid: str | None = None,
    vanaf: str = _FIRST_DAY,
    tot_en_met: str = _LAST_DAY,
) -> Callable[[F], F]:
    """Make a function the rule of the quantity it is named after, or of ``grootheid`` where dates have formulas.

    ``article`` is the law that gives the formula, ``unit`` such as ``"euro per maand"`` or ``"ja/nee"``; both are added
    to the docstring. The function itself stays as it is and can be called on plain numbers.
    """

    def make(function: F) -> F:
        code = function.__code__
        name, doc = grootheid or function.__name__, function.__doc__
        if not doc:
            message = f"{code.co_filename}:{code.co_firstlineno}: {name}: a rule says in its docstring what it is"
            raise RuleError(message)
        vars(function)[_RULE] = Rule(
            name=name,
            label=doc.strip().splitlines()[0].rstrip("."),
            article=article,
            unit=unit,
            arguments=code.co_varnames[: code.co_argcount],
            function=function,
            source=formula_of(function),
            valid_from=vanaf,
            valid_until=tot_en_met,
        )
        function.__doc__ = f"{doc.rstrip()}\n\n{article}; {unit}."
        return function

    return make


def rules_in(module: ModuleType) -> tuple[Rule, ...]:
    """Return the rules that a module defines, in the order in which they stand in it."""
    own = (value for value in vars(module).values() if getattr(value, "__module__", None) == module.__name__)
    return tuple(vars(value)[_RULE] for value in own if isinstance(value, FunctionType) and _RULE in vars(value))


_NO_GROUPS = Groups({}, {})


class Rulebook:
    """The rules in force on one day, by the name of their quantity."""

    def __init__(self, day: str, rules: Iterable[Rule], groups: Groups = _NO_GROUPS) -> None:
        self.day = day
        self._rules: dict[str, Rule] = {}
        for rule in (rule.written_out(groups) for rule in rules if rule.holds_on(day)):
            if rule.name in self._rules:
                message = f"two rules for {rule.name} hold on {day}"
                raise RuleError(message)
            self._rules[rule.name] = rule

    def __contains__(self, name: object) -> bool:
        return name in self._rules

    def __getitem__(self, name: str) -> Rule:
        return self._rules[name]

    def order(self, targets: Iterable[str], known: Collection[str]) -> tuple[Rule, ...]:
        """Return the rules needed for ``targets``, each after the ones it reads.

        ``known`` names what is there already: inputs, table values and quantities of an earlier step.

        Raises:
            RuleError: a name is neither known nor the name of a rule, or rules read each other in a circle.
        """
        ordered: dict[str, Rule] = {}
        pending: set[str] = set()

        def visit(name: str, reader: str) -> None:
            if name in known or name in ordered:
                return
            if name not in self._rules:
                message = f"{reader} reads {name}, which is no input, table value or rule on {self.day}"
                raise RuleError(message)
            if name in pending:
                message = f"{name} depends on itself"
                raise RuleError(message)
            pending.add(name)
            rule = self._rules[name]
            for argument in rule.arguments:
                visit(argument.removesuffix(OF_THE_OTHER), name)
            ordered[name] = rule

        for target in targets:
            visit(target, "the result")
        return tuple(ordered.values())
