"""No dead cells: what may be changed in a workbook is read by formulas up to an outcome; what may not, says why."""

from collections import defaultdict
from functools import cache

import pytest
from openpyxl.formula import Tokenizer
from openpyxl.utils import range_boundaries

from calculator.cases.fields import Text
from calculator.run.accept import parse
from calculator.workbook.entries import entries
from calculator.workbook.input_sheet import SHEET
from tests.calculator.workbook.books import example_cases, made, random_cases, reopened, unlocked
from tests.calculator.workbook.conftest import CASE, FULL, single

PRINTED = (1, 2, 3, 6)  # of Invoer: the others compare a cell with what was saved
pytestmark = pytest.mark.slow


def pytest_generate_tests(metafunc):
    """Give the test cases of the other tests, examples and random cases; with --long all of them."""
    if "geval" not in metafunc.fixturenames:
        return
    examples, chance = (None, 24) if metafunc.config.getoption("--long") else (2, 4)
    found = {"two": parse(CASE), "full": parse(FULL), "one": parse(single())}
    found |= {f"example {number}": geval for number, geval in enumerate(example_cases()[:examples], 1)}
    found |= {f"random {number}": geval for number, geval in enumerate(random_cases(chance), 1)}
    metafunc.parametrize("geval", list(found.values()), ids=list(found))


def cells_of(reference, sheet):
    """Return the cells of a reference such as $A$1, A1:B2 or 'Blad 1'!A1, by sheet and coordinate."""
    where, _, area = reference.rpartition("!")
    left, top, right, bottom = range_boundaries(area.replace("$", ""))
    name = where.strip("'") or sheet
    return {(name, row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}


@cache
def operands(formula):
    """Return the names and cells in a formula; many formulas are the same in every workbook."""
    return [token.value for token in Tokenizer(formula).items if token.type == "OPERAND" and token.subtype == "RANGE"]


def readers(book):
    """Return by cell which cells with a formula read it."""
    found = defaultdict(set)
    names = {name: defined.attr_text for name, defined in book.defined_names.items()}
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                for operand in operands(cell.value):
                    reference = names.get(operand, operand)
                    for read in cells_of(reference, sheet.title):
                        found[read].add((sheet.title, cell.row, cell.column))
    return found


def place(book, name):
    (found,) = cells_of(book.defined_names[name].attr_text, SHEET)
    return found


def reached(start, readers):
    found, waiting = set(), [start]
    while waiting:
        for cell in readers.get(waiting.pop(), ()):
            guards_only = cell[0] == SHEET and cell[2] not in PRINTED
            if cell not in found and not guards_only:
                found.add(cell)
                waiting.append(cell)
    return found


def test_every_free_cell_reaches_an_outcome_and_every_fixed_cell_says_why(geval):
    book = reopened(made(geval).result, values=False)
    sheet, reads = book[SHEET], readers(book)
    outcomes = {place(book, name) for name in book.defined_names if name.startswith("uit_")}
    free = set()
    for entry in entries(geval):
        cell = place(book, entry.name)
        if entry.locked is not None:
            assert sheet.cell(cell[1], 6).value.endswith(entry.locked)
            continue
        free.add(cell)
        read = reached(place(book, entry.read_name), reads)
        if isinstance(entry.field.kind, Text):
            assert read, entry.name
        else:
            assert read & outcomes, entry.name
    assert unlocked(book) == free
