import ast
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

import calculator.workbook
from calculator.cases.fields import Text
from calculator.disk.atomic import CannotSave
from calculator.workbook.book import Book
from calculator.workbook.cells import LONGEST_TEXT, Pen, define
from calculator.workbook.styles import EURO, YES_NO, fraction_format, number_format

FOLDER = Path(calculator.workbook.__file__).parent


def empty():
    workbook = Book("dossier")
    return workbook, Pen(workbook.create_sheet("Proef"))


def written(text):
    workbook, pen = empty()
    pen.text(1, text)
    return load_workbook(BytesIO(workbook.to_bytes())).worksheets[0]["A1"]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "@SUM(A1)",
        "+1",
        "-1",
        "\t=1",
        "＝1+1",
        "'x",
        "#N/A",
        "TRUE",
        "1",
        "2026-01-01",
        " spatie ",
        "_x003D_1",
        "ë € 🏠",
        "x" * LONGEST_TEXT,
    ],
)
def test_hostile_text_stays_text(text):
    cell = written(text)
    assert unescape(cell.value) == text
    assert cell.data_type == "s"
    assert cell.quotePrefix


@settings(deadline=None)
@given(st.text(min_size=1, max_size=200).filter(lambda text: Text().refuse(text) is None))
def test_every_text_a_case_accepts_comes_back_as_typed(text):
    cell = written(text)
    assert (unescape(cell.value), cell.data_type) == (text, "s")


@pytest.mark.parametrize("text", ["a\x00b", "\x1b[31m", "\x0b", "\r", "\ud800", "\uffff", "x" * (LONGEST_TEXT + 1)])
def test_what_a_workbook_cannot_hold_is_refused_in_dutch(text):
    _, pen = empty()
    with pytest.raises(CannotSave, match=r"Typ de tekst opnieuw|Maak de tekst korter"):
        pen.text(1, text)


def test_only_the_module_of_cells_sets_values():
    for path in FOLDER.glob("*.py"):
        if path.name == "cells.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            place = f"{path.name}:{getattr(node, 'lineno', '')}"
            targets = []
            if isinstance(node, ast.Assign):
                targets = node.targets
            elif isinstance(node, ast.AugAssign | ast.AnnAssign):
                targets = [node.target]
            for target in targets:
                own = isinstance(target, ast.Attribute) and ast.unparse(target.value) == "self"
                assert own or not (isinstance(target, ast.Attribute) and target.attr in ("value", "_value")), place
                assert not (
                    isinstance(target, ast.Subscript)
                    and "sheet" in ast.unparse(target.value)
                    and "row_dimensions" not in ast.unparse(target)
                ), place
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert not (node.func.attr == "cell" and (len(node.args) > 2 or node.keywords)), place
                told = ast.unparse(node.func.value)
                assert not (node.func.attr == "append" and "sheet" in told and "row_breaks" not in told), place
                assert node.func.attr not in ("set_explicit_value", "to_excel"), place


def test_openpyxl_is_imported_in_this_package_only():
    for path in FOLDER.parent.glob("*.py"):
        assert "openpyxl import" not in path.read_text(encoding="utf-8"), path.name


def test_a_truth_value_is_a_number_that_reads_ja_or_nee():
    _, pen = empty()
    cell = pen.number(1, value=True, number_format=EURO)
    assert (cell.value, cell.number_format) == (1, YES_NO)


@pytest.mark.parametrize("name", ["ab12", "r", "Uit_proef", "in proef", "x1", "proef-1"])
def test_a_name_is_lower_case_and_no_reference_to_a_cell(name):
    _, pen = empty()
    with pytest.raises(ValueError, match=name):
        define(pen.number(1, 1.0, EURO), name)


def test_a_formula_carries_its_value():
    workbook, pen = empty()
    define(pen.number(1, 2.5, EURO), "getal")
    pen.formula(2, "2*getal", 5.0, EURO)
    pen.formula(3, 'IF(getal>2,"meer","minder")', "meer")
    pen.formula(4, 'IF(getal>2,"","x")', None)
    content = BytesIO(workbook.to_bytes())
    live, shown = load_workbook(content).worksheets[0], load_workbook(content, data_only=True).worksheets[0]
    assert [live[place].value for place in ("B1", "C1")] == ["=2*getal", '=IF(getal>2,"meer","minder")']
    assert [shown[place].value for place in ("B1", "C1")] == [5, "meer"]
    assert not shown["D1"].value


def test_a_name_is_given_once():
    _, pen = empty()
    cell = pen.number(1, 1.0, EURO)
    define(cell, "uit_proef")
    with pytest.raises(ValueError, match="uit_proef"):
        define(cell, "uit_proef")


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (475.0, "euro per maand", EURO),
        (204.83999999999997, "euro per maand", EURO),
        (118.651, "euro per maand", "[$€-413] #,##0.00##;[$€-413] -#,##0.00##"),
        (True, "ja/nee", YES_NO),
        (0.65, "fractie", "0.00"),
        (3.61614e-07, "aantal", "0.000000000000"),
        (4, "aantal", "0"),
    ],
)
def test_the_format_follows_value_and_unit(value, unit, expected):
    assert number_format(value, unit) == expected


def test_a_fraction_shows_all_its_decimals():
    assert fraction_format(0.04225) == "0.00000"
    assert fraction_format(-0.004129343663) == "0.000000000000"
