"""One formula, four readings: the function, the array, the cell and the Dutch line agree."""

from __future__ import annotations

import ast
import random
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest

from calculator.amounts.tables import load_tables
from calculator.law import RULES as LAW
from calculator.rules.arrays import array_function
from calculator.rules.rounding import ROUNDINGS
from calculator.rules.rule import Rule
from calculator.rules.translate import SPREADSHEET, RuleError, Sentence, Template, names_used
from tests.calculator.spreadsheet import evaluated, names_in, parsed
from tests.calculator.strategies import HALF_YEARS
from tests.calculator.written_out import rules_of_every_day

RULES = rules_of_every_day()
UNITS = {rule.name: rule.unit for rule in RULES}
YES_NO = {name for name, unit in UNITS.items() if unit == "ja/nee"} | {
    argument for rule in RULES for argument, kind in rule.function.__annotations__.items() if kind in (bool, "bool")
}
TABLE: dict[str, list[float]] = {}
for _day in HALF_YEARS:
    for _value in load_tables().at(_day).values():
        if _value.value is not None:
            TABLE.setdefault(_value.name, []).append(_value.value)


def _id(rule: Rule) -> str:
    return f"{rule.name}-{rule.valid_from[:4]}"


@cache
def _amounts_in_tables(high: float) -> tuple[float, ...]:
    return tuple(value for values in TABLE.values() for value in values if 10 < value < high)


@cache
def _table_of(day: str) -> dict[str, float]:
    return {name: value.value for name, value in load_tables().at(day).items() if value.value is not None}


def random_value(rng: random.Random, name: str) -> Any:  # noqa: PLR0911 - one return per kind
    """Return a value that the quantity can have: a truth value, a table value, a count, an age or an amount."""
    if name in YES_NO:
        return rng.random() < 0.5
    if name in TABLE:
        return rng.choice(TABLE[name])
    if name == "huishoudensoort":
        return rng.randrange(4)
    if name.startswith(("kinderen_", "aantal_", "jongeren_van")):
        return rng.randrange(6)
    if "leeftijd" in name and "per_jaar" not in name:
        return rng.randrange(101)
    if name == "perioden_per_jaar":
        return rng.choice((1, 12, 13, 52))
    high = 80_000 if name.endswith("per_jaar") or "inkomen" in name else 1_500
    how = rng.randrange(5)
    if how == 0:
        return 0.0
    if how == 1:
        return round(rng.choice(_amounts_in_tables(high)) + rng.choice((-0.01, 0.0, 0.01)), 2)
    return rng.randrange(high * 100) / 100


def random_arguments(rng: random.Random, rule: Rule, count: int) -> list[list[Any]]:
    """Return rows of arguments, not crossing the years of a table so that e.g. brackets stay in order."""
    rows = []
    for _ in range(count):
        table = _table_of(rng.choice([day for day in HALF_YEARS if rule.holds_on(day)]))
        rows.append(
            [
                table[name] if name in table and rng.random() < 0.95 else random_value(rng, name)
                for name in rule.arguments
            ]
        )
    return rows


def test_the_text_of_a_rule_is_the_rule_itself():
    """As Python reads it, of every rule by day and of those that pick from a group; precedence included."""
    read = [(rule, ast.parse(rule.text, mode="eval").body) for rule in {*RULES, *LAW}]
    assert len(read) > 200
    assert [rule.name for rule, tree in read if ast.dump(tree) != ast.dump(rule.expression)] == []


@pytest.mark.parametrize("rule", RULES, ids=_id)
def test_an_array_gives_bit_for_bit_what_the_function_gives(rule):
    rows = random_arguments(random.Random(rule.name), rule, 400)
    columns = [np.array(column) for column in zip(*rows, strict=True)]
    outcome = np.broadcast_to(rule.array_function(*columns), len(rows))
    expected = [rule.function(*row) for row in rows]
    assert outcome.tolist() == expected


@pytest.mark.parametrize("rule", RULES, ids=_id)
def test_a_number_for_all_households_works_beside_arrays(rule):
    row, *rows = random_arguments(random.Random(rule.name), rule, 50)
    for fixed in range(len(rule.arguments)):
        columns: list[Any] = [np.array(column) for column in zip(*rows, strict=True)]
        columns[fixed] = row[fixed]
        outcome = np.broadcast_to(rule.array_function(*columns), len(rows)).tolist()
        assert outcome == [
            rule.function(*[row[fixed] if i == fixed else v for i, v in enumerate(other)]) for other in rows
        ]


@pytest.mark.parametrize("rule", RULES, ids=_id)
def test_a_cell_gives_what_the_function_gives(rule):
    text = rule.formula.fill(lambda name: name)
    assert names_in(text) == set(rule.formula.names) == set(rule.arguments)
    for row in random_arguments(random.Random(rule.name), rule, 150):
        found = evaluated(text, dict(zip(rule.arguments, row, strict=True)))
        assert found == pytest.approx(rule.function(*row), abs=1e-9), row


@pytest.mark.parametrize("rule", RULES, ids=_id)
def test_every_argument_of_a_rule_is_used(rule):
    names = {node.id for node in ast.walk(rule.expression) if isinstance(node, ast.Name)}
    assert set(rule.arguments) <= names


def _read_back(line: str) -> str:
    """Return a line for a reader as Python, word by word."""
    python = line.replace(",", ".").replace(";", ",").replace("<>", "!=").replace(" = ", " == ")
    for name, rounding in ROUNDINGS.items():
        python = python.replace(f"{rounding.words}(", f"{name}(")
    for word, function in (("laagste", "min"), ("hoogste", "max"), ("en", "every"), ("of", "either"), ("niet", "no")):
        python = re.sub(rf"\b{word}\(", f"{function}(", python)
    return re.sub(r"\bja\b", "True", re.sub(r"\bnee\b", "False", python))


WORDS: dict[str, Any] = {name: rounding.scalar for name, rounding in ROUNDINGS.items()} | {
    "every": lambda *parts: all(parts),
    "either": lambda *parts: any(parts),
    "no": lambda part: not part,
}


@pytest.mark.parametrize("rule", RULES, ids=_id)
def test_the_line_for_a_reader_gives_what_the_function_gives_and_has_no_untaken_branch(rule):
    for row in random_arguments(random.Random(rule.name), rule, 150):
        values = dict(zip(rule.arguments, row, strict=True))
        line = rule.sentence.fill(values, lambda name: name)
        assert " if " not in line
        assert "als(" not in line
        assert eval(_read_back(line), dict(WORDS), values) == rule.function(*row), line  # noqa: S307 # our own text


def _tree(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def _same(name: str) -> str:
    return name


@pytest.mark.parametrize(
    ("python", "cell", "dutch"),
    [
        ("a + b * c", "a + b * c", "a + b * c"),
        ("(a + b) * c", "(a + b) * c", "(a + b) * c"),
        ("a - (b - c)", "a - (b - c)", "a - (b - c)"),
        ("a - b - c", "a - b - c", "a - b - c"),
        ("a / (b * c)", "a / (b * c)", "a / (b * c)"),
        ("a / b / c", "a / b / c", "a / b / c"),
        ("a <= b", "a <= b", "a <= b"),
        ("a == b", "a = b", "a = b"),
        ("a != b", "a <> b", "a <> b"),
        ("a and not b or c", "OR(AND(a, NOT(b)), c)", "of(en(a; niet(b)); c)"),
        ("min(a, b, 0.35)", "MIN(a, b, 0.35)", "laagste(a; b; 0,35)"),
        ("max(0, a)", "MAX(0, a)", "hoogste(0; a)"),
        ("True", "TRUE", "ja"),
        ("False", "FALSE", "nee"),
        ("0.000000123", "0.000000123", "0,000000123"),
        ("1705.0", "1705", "1705"),
        ("hele_euros_omlaag(a)", "INT((a)+0.000000001)", "hele euro's omlaag(a)"),
        ("hele_euros_omhoog(a)", "ROUND((a)+0.499999999,0)", "hele euro's omhoog(a)"),
        ("hele_euros_rekenkundig(a)", "INT((a)+0.50000000001)", "hele euro's rekenkundig(a)"),
        ("op_centen(a)", "ROUND((a)+0.00000001,2)", "op centen(a)"),
    ],
)
def test_a_formula_is_written_for_the_sheet_and_for_the_reader(python, cell, dutch):
    assert Template(_tree(python), SPREADSHEET).fill(_same) == cell
    assert Sentence(_tree(python)).fill({}, _same) == dutch


@pytest.mark.parametrize(
    ("a", "b", "dutch"),
    [(1, True, "x * (y + 1)"), (2, True, "x * y"), (1, False, "x * laagste(z; y)"), (2, False, "x * laagste(z; x)")],
)
def test_of_a_condition_a_reader_sees_the_branch_that_was_taken(a, b, dutch):
    tree = _tree("x * ((y + 1 if a == 1 else y) if b else min(z, y if a < 2 else x))")
    assert Template(tree, SPREADSHEET).fill(_same) == "x * IF(b, IF(a = 1, y + 1, y), MIN(z, IF(a < 2, y, x)))"
    sentence = Sentence(tree)
    assert [sentence.fill({"a": a, "b": b}, _same) for _ in range(2)] == [dutch, dutch]


def test_holes_are_filled_in_order_each_time_a_name_stands():
    template = Template(_tree("a + b * a"), SPREADSHEET)
    assert template.names == ("a", "b", "a")
    assert template.fill({"a": "Blad!$A$1", "b": "in_huur"}.__getitem__) == "Blad!$A$1 + in_huur * Blad!$A$1"


_NAMES = ("a", "b", "c")


def random_expression(rng: random.Random, depth: int, kind: str = "number") -> str:  # noqa: PLR0911
    """Return an expression of the language of rules, with brackets everywhere so that only the tree decides."""
    if kind == "truth":
        how = rng.randrange(4 if depth else 1)
        if how == 0:
            sign = rng.choice(("<", "<=", ">", ">=", "==", "!="))
            return f"({random_expression(rng, max(depth - 1, 0))} {sign} {random_expression(rng, max(depth - 1, 0))})"
        if how == 1:
            return f"(not {random_expression(rng, depth - 1, 'truth')})"
        word = rng.choice((" and ", " or "))
        return "(" + word.join(random_expression(rng, depth - 1, "truth") for _ in range(rng.randint(2, 3))) + ")"
    if not depth:
        return rng.choice((*_NAMES, "0", "2", "0.5", "12.25"))
    how = rng.randrange(9)
    inner = [random_expression(rng, depth - 1) for _ in range(3)]
    if how < 4:
        return f"({inner[0]} {rng.choice('+-*/')} {inner[1]})"
    if how == 4:
        return f"(-{inner[0]})"
    if how == 5:
        return f"({inner[0]} if {random_expression(rng, depth - 1, 'truth')} else {inner[1]})"
    if how == 6:
        return f"{rng.choice(('min', 'max'))}({', '.join(inner[: rng.randint(2, 3)])})"
    return f"{rng.choice(tuple(ROUNDINGS))}({inner[0]})"


def _function(text: str) -> Callable[..., Any]:
    scope = {name: item.scalar for name, item in ROUNDINGS.items()}
    return eval(f"lambda a, b, c: {text}", scope)  # type: ignore[no-any-return]  # noqa: S307 - made above


def test_brackets_are_kept_where_they_matter_in_any_expression():
    rng = random.Random(7)
    compared = 0
    for _ in range(3000):
        text = random_expression(rng, rng.randint(1, 4))
        tree = _tree(text)
        cell = Template(tree, SPREADSHEET).fill(_same)
        for _ in range(3):
            values = {name: rng.choice((0.25, 1.0, 3.0, 7.75, -2.5, 100.0)) for name in _NAMES}
            try:
                expected = _function(text)(**values)
            except ZeroDivisionError:
                continue
            if abs(expected) > 1e6:  # where the guard of the roundings is no longer larger than the error
                continue
            try:
                found = evaluated(cell, values)
            except ZeroDivisionError:
                pytest.fail(f"{text} -> {cell}")
            assert found == pytest.approx(expected, abs=1e-6), f"{text} -> {cell}"
            compared += 1
    assert compared > 5000


def test_what_stands_twice_in_a_rule_is_computed_once_for_arrays():
    class Counted:
        times = 0

        def __mul__(self, other):
            Counted.times += 1
            return np.full(3, 2.0 * other)

    function = array_function("q", ("a", "b"), _tree("min(a * b, 5) + a * b if a * b > 1 else 0"))
    np.testing.assert_array_equal(function(Counted(), 3), np.full(3, 11.0))  # 2 x 3 = 6: the least of 6 and 5, and 6
    assert Counted.times == 1


def test_arrays_follow_any_expression_bit_for_bit():
    rng = random.Random(8)
    for _ in range(500):
        text = random_expression(rng, rng.randint(1, 4)).replace("/", "*")  # no division: both branches are computed
        columns = [np.array([rng.choice((0.25, 1.0, 3.0, 7.75, -2.5)) for _ in range(20)]) for _ in _NAMES]
        found = np.broadcast_to(array_function("q", _NAMES, _tree(text))(*columns), 20)
        function = _function(text)
        expected = np.array([function(*map(float, row)) for row in zip(*columns, strict=True)])
        small = np.abs(expected) < 1e6
        assert np.array_equal(found[small], expected[small]), text


@pytest.mark.parametrize(
    ("text", "values", "names"),
    [
        ("a + b", {"a": 1, "b": 2}, {"a", "b"}),
        ("b if a else c", {"a": True, "b": 1, "c": 2}, {"a", "b"}),
        ("b if a else c", {"a": False, "b": 1, "c": 2}, {"a", "c"}),
        ("min(a, b) if a > 2 else max(c, d)", {"a": 3, "b": 1, "c": 2, "d": 0}, {"a", "b"}),
        ("op_centen(b if a else c) + d", {"a": False, "b": 1, "c": 2, "d": 3}, {"a", "c", "d"}),
        ("b if a else (c if d else e)", {"a": False, "b": 0, "c": 0, "d": True, "e": 0}, {"a", "c", "d"}),
        ("b if a + c > 1 else d", {"a": 0, "b": 0, "c": 5, "d": 0}, {"a", "b", "c"}),
        ("min(a, b)", {"a": 1, "b": 2}, {"a"}),
        ("max(a, b + c)", {"a": 1, "b": 2, "c": 3}, {"b", "c"}),
        ("max(0, a)", {"a": -1}, set()),
        ("a and b or not c", {"a": False, "b": True, "c": True}, {"a", "b", "c"}),
        ("12", {}, set()),
    ],
)
def test_names_used_follow_the_branch_that_was_taken_and_the_part_that_won(text, values, names):
    assert names_used("q", tuple(values), _tree(text))(*values.values()) == names


def _only_chooses_by_condition(rule: Rule) -> bool:
    """Whether a rule has no min or max, in which another name would win with other values."""
    return not {"min", "max"} & {node.id for node in ast.walk(rule.expression) if isinstance(node, ast.Name)}


def test_an_outcome_does_not_depend_on_names_that_were_not_used():
    rng = random.Random(9)
    for rule in RULES:
        for row in random_arguments(rng, rule, 20) if _only_chooses_by_condition(rule) else ():
            values = dict(zip(rule.arguments, row, strict=True))
            used = rule.names_used(*row)
            assert used <= set(rule.arguments)
            other = {name: value if name in used else random_value(rng, name) for name, value in values.items()}
            assert rule.function(**other) == rule.function(**values), rule.name


def test_a_tree_outside_the_language_cannot_be_written():
    with pytest.raises((RuleError, KeyError)):
        Template(_tree("a ** b"), SPREADSHEET)


@pytest.mark.parametrize("text", ["INT(1", "1 +", "a b", "1 ** 2", ""])
def test_the_spreadsheet_of_these_tests_refuses_what_is_no_formula(text):
    with pytest.raises((ValueError, IndexError)):
        parsed(text)


def test_the_spreadsheet_of_these_tests_knows_precedence():
    values = {"a": 2.0, "b": 3.0, "c": 4.0}
    assert evaluated("a + b * c", values) == 14
    assert evaluated("(a + b) * c", values) == 20
    assert evaluated("a - b - c", values) == -5
    assert evaluated("-a * b", values) == -6
    assert evaluated("a - -b", values) == 5
    assert evaluated("IF(a + b > c, INT(c / b), 0)", values) == 1
    assert evaluated("INT(-1.5)", values) == -2


@pytest.mark.slow
@pytest.mark.office
def test_libreoffice_computes_every_rule_as_the_function_does(tmp_path: Path):
    """One sheet: per rule some rows with the formula in the first column and the arguments behind it."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    expected: list[tuple[Rule, list[Any], Any]] = []
    for rule in RULES:
        for row in random_arguments(random.Random(rule.name), rule, 12):
            line = len(expected) + 1
            places = {}
            for column, (name, value) in enumerate(zip(rule.arguments, row, strict=True), 2):
                places[name] = sheet.cell(line, column, value).coordinate
            sheet.cell(line, 1, "=" + rule.formula.fill(places.__getitem__))
            expected.append((rule, row, rule.function(*row)))
    path = tmp_path / "rules.xlsx"
    book.save(path)
    office = shutil.which("soffice")
    assert office is not None
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            *("--convert-to", "xlsx:Calc MS Excel 2007 XML"),
            *("--outdir", str(tmp_path / "out")),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    computed = openpyxl.load_workbook(tmp_path / "out" / "rules.xlsx", data_only=True).worksheets[0]
    for line, (rule, row, outcome) in enumerate(expected, 1):
        assert computed.cell(line, 1).value == pytest.approx(outcome, abs=1e-9, rel=1e-12), (rule.name, row)
