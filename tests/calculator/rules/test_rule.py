"""Rules: what is refused at import, how they are ordered, and which one holds on a day."""

from __future__ import annotations

import importlib.util
import itertools
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

import pytest

from calculator.law import RULES
from calculator.rules.rule import Rule, Rulebook, RuleError, rules_in
from calculator.run.plan import plan_for
from tests.calculator.strategies import HALF_YEARS

HEAD = "from calculator.rules.rounding import *\nfrom calculator.rules.rule import stap\n"
Loader = Callable[[str], ModuleType]


@pytest.fixture
def load(tmp_path: Path) -> Loader:
    """Import a module with the given text."""
    numbers = itertools.count(1)

    def load_text(text: str) -> ModuleType:
        path = tmp_path / f"law_{next(numbers)}.py"
        path.write_text(HEAD + text, encoding="utf-8")
        spec = importlib.util.spec_from_file_location(path.stem, path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load_text


REFUSED = {
    "power": "a ** 2",
    "whole division": "a // 2",
    "remainder": "a % 2",
    "bits": "a | b",
    "shift": "a << 1",
    "matrix": "a @ b",
    "plus sign": "+a",
    "inversion": "~a",
    "chained comparison": "0 < a < b",
    "identity": "a is b",
    "membership": "a in b",
    "unknown name": "a + c",
    "builtin": "abs(a)",
    "round": "round(a)",
    "one argument of max": "max(a)",
    "keyword": "max(a, b, key=b)",
    "default of min": "min(a, default=0)",
    "starred": "min(*a)",
    "starred with more": "min(*a, b)",
    "rounding of two": "op_centen(a, b)",
    "rounding with keyword": "op_centen(bedrag=a)",
    "text": "'a'",
    "none": "None",
    "complex": "1j",
    "ellipsis": "...",
    "bytes": "b'a'",
    "list": "[a]",
    "tuple": "(a, b)",
    "dict": "{a: b}",
    "set": "{a}",
    "comprehension": "sum(x for x in (a, b))",
    "list comprehension": "[x for x in a]",
    "index": "a[0]",
    "attribute": "a.real",
    "method": "a.max()",
    "lambda": "(lambda: a)()",
    "walrus": "(c := a)",
    "f-string": "f'{a}'",
    "await": "(yield)",
    "import": "__import__('os')",
    "nested in if": "(a if b else c ** 2)",
    "nested in condition": "(a if b ** 2 else b)",
    "nested in bool": "a and b ** 2",
    "nested in not": "not a ** 2",
    "nested in call": "max(a, b ** 2)",
    "nested in rounding": "op_centen(a ** 2)",
    "nested in comparison": "a < b ** 2",
}


@pytest.mark.parametrize("expression", REFUSED.values(), ids=REFUSED)
def test_an_expression_outside_the_language_is_refused_with_file_and_line(load, expression):
    text = f'@stap("art. 1", "euro")\ndef q(a, b):\n    """Iets."""\n    return (\n        {expression}\n    )\n'
    with pytest.raises(RuleError, match=r"law_1\.py:7: .*falls outside the language"):
        load(text)


BODIES = {
    "two statements": "c = a\n    return c",
    "no return": "a + b",
    "empty return": "return",
    "pass": "pass",
    "if": "if a:\n        return b\n    return a",
    "loop": "for c in a:\n        return c",
    "raise": "raise ValueError",
    "nested function": "def g():\n        return a\n    return g()",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_body_that_is_no_single_return_is_refused_with_file_and_line(load, body):
    with pytest.raises(RuleError, match=r"law_1\.py:4: q: a rule is a docstring and one 'return expression'"):
        load(f'@stap("art. 1", "euro")\ndef q(a, b):\n    """Iets."""\n    {body}\n')


@pytest.mark.parametrize("signature", ["a, b=1", "a, *b", "a, **b", "a, *, b", "a, *, b=1"])
def test_arguments_are_plain_names_without_defaults(load, signature):
    with pytest.raises(RuleError, match=r"law_1\.py:\d+: "):
        load(f'@stap("art. 1", "euro")\ndef q({signature}):\n    """Iets."""\n    return a + b\n')


@pytest.mark.parametrize("text", ["async def q(a):\n    '''Iets.'''\n    return a", "q = lambda a: a"])
def test_only_an_ordinary_function_is_a_rule(load, text):
    decorated = (
        f'@stap("art. 1", "euro")\n{text}\n' if text.startswith("async") else f'{text}\nstap("art. 1", "euro")(q)\n'
    )
    with pytest.raises(RuleError, match=r"law_1\.py"):
        load(decorated)


def test_a_rule_without_docstring_is_refused_with_file_and_line(load):
    with pytest.raises(RuleError, match=r"law_1\.py:3: q: a rule says in its docstring what it is"):
        load('@stap("art. 1", "euro")\ndef q(a):\n    return a\n')


ACCEPTED = {
    "name": "a",
    "number": "1.5",
    "truth": "True",
    "arithmetic": "-a + b * 2 / (a - 3)",
    "comparison": "a <= b",
    "logic": "a > 1 and not b < 2 or a == b or a != 0",
    "choice": "a if a > b else min(a, b, 3)",
    "rounding": "op_centen(a) + hele_euros_omlaag(b) + hele_euros_omhoog(a) + hele_euros_rekenkundig(b)",
}


@pytest.mark.parametrize("expression", ACCEPTED.values(), ids=ACCEPTED)
def test_the_language_has_arithmetic_comparison_choice_and_roundings(load, expression):
    module = load(
        '@stap("Wet art. 1", "euro per maand")\n'
        f'def q(a, b):\n    """Naam van q.\n\n    More.\n    """\n    return {expression}\n'
    )
    (rule,) = rules_in(module)
    assert (rule.name, rule.label, rule.article, rule.unit) == ("q", "Naam van q", "Wet art. 1", "euro per maand")
    assert rule.arguments == ("a", "b")
    assert rule.function is module.q
    assert rule.holds_on("0001-01-01")
    assert rule.holds_on("9998-12-31")


def test_the_function_of_a_rule_stays_an_ordinary_function(load):
    assert load('@stap("x", "euro")\ndef q(a):\n    """Q."""\n    return a * 2\n').q(21) == 42


def _rule(name: str, *arguments: str, since: str = "2019-01-01", until: str = "2026-12-31") -> Rule:
    any_rule = RULES[0]
    return Rule(name, name, "art. 1", "euro", arguments, lambda *_: 0, any_rule.source, since, until)


def test_rules_come_after_what_they_read():
    book = Rulebook("2021-01-01", [_rule("c", "a", "b"), _rule("b", "a", "x"), _rule("a", "x"), _rule("unused", "a")])
    assert [rule.name for rule in book.order(["c"], {"x"})] == ["a", "b", "c"]


def test_what_is_known_already_is_not_computed_again():
    book = Rulebook("2021-01-01", [_rule("c", "a", "b"), _rule("b", "a"), _rule("a", "x")])
    assert [rule.name for rule in book.order(["c"], {"a"})] == ["b", "c"]
    assert not book.order(["a"], {"a"})


def test_a_name_that_nothing_gives_is_an_error_that_says_who_reads_it():
    book = Rulebook("2021-01-01", [_rule("a", "huur")])
    with pytest.raises(RuleError, match="a reads huur, which is no input, table value or rule on 2021-01-01"):
        book.order(["a"], set())
    with pytest.raises(RuleError, match="the result reads b"):
        book.order(["b"], set())


@pytest.mark.parametrize("circle", [[("a", "a")], [("a", "b"), ("b", "a")], [("a", "b"), ("b", "c"), ("c", "a")]])
def test_rules_that_read_each_other_in_a_circle_are_an_error(circle):
    book = Rulebook("2021-01-01", [_rule(name, argument) for name, argument in circle])
    with pytest.raises(RuleError, match="depends on itself"):
        book.order(["a"], set())


def test_two_rules_for_one_quantity_on_one_day_are_an_error():
    twice = [_rule("a", until="2021-06-30"), _rule("a", since="2021-06-30")]
    with pytest.raises(RuleError, match="two rules for a hold on 2021-06-30"):
        Rulebook("2021-06-30", twice)
    assert Rulebook("2021-06-29", twice)["a"] is twice[0]
    assert Rulebook("2021-07-01", twice)["a"] is twice[1]


def test_a_rule_holds_from_its_first_to_its_last_day():
    rule = _rule("a", since="2025-01-01", until="2025-12-31")
    days = ("2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01")
    assert [rule.holds_on(day) for day in days] == [False, True, True, False]
    assert ["a" in Rulebook(day, [rule]) for day in days] == [False, True, True, False]


def _changes() -> list[str]:
    """The days around every start and end of a rule."""
    found = set(HALF_YEARS)
    for rule in RULES:
        for text, step in ((rule.valid_from, -1), (rule.valid_until, 1)):
            if "2019" <= text[:4] <= "2026":
                found |= {text, (date.fromisoformat(text) + timedelta(days=step)).isoformat()}
    return sorted(day for day in found if "2019-01-01" <= day <= "2026-12-31")


@pytest.mark.parametrize("day", _changes())
def test_on_every_day_on_which_something_changes_the_rules_fit_together(day):
    plan = plan_for(day)
    names = [rule.name for rule in (*plan.per_huishouden, *plan.per_woning)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", sorted({rule.name for rule in RULES}))
def test_the_formulas_of_a_quantity_follow_each_other_without_overlap(name):
    dated = sorted((rule.valid_from, rule.valid_until) for rule in RULES if rule.name == name)
    for (_, until), (since, _) in itertools.pairwise(dated):
        assert date.fromisoformat(until) + timedelta(days=1) == date.fromisoformat(since), name
    assert all(since <= until for since, until in dated)
