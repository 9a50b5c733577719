"""Names that another program left behind are refused; what Excel and LibreOffice move along opens as it was."""

import re
from functools import partial
from itertools import pairwise, product
from pathlib import Path

import pytest
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from calculator.run.accept import parse
from calculator.workbook import CannotOpen
from calculator.workbook.opened import from_package
from calculator.workbook.package import Package
from tests.calculator.workbook.books import made
from tests.calculator.workbook.conftest import CASE, FULL

OLD = (Path(__file__).parents[2] / "cases" / "old" / "gezin.xlsx").read_bytes()
FILES = {"two": lambda: made(parse(CASE)).content, "full": lambda: made(parse(FULL)).content, "old": lambda: OLD}
MOVED = "horen de namen van cellen niet meer bij hun rij of kolom"


@pytest.fixture(params=FILES)
def package(request):
    return Package(FILES[request.param]())


def moved(package, where):
    """Move what stands in the cells of Invoer, in the package only; ``where`` gives the new row and column, or None."""
    cells = {}
    for cell, value in package.sheet("Invoer").items():
        letters, row = coordinate_from_string(cell)
        place = where(row, column_index_from_string(letters))
        if place is not None:
            cells[place] = value
    sheet = package.sheet("Invoer")
    sheet.clear()
    sheet.update({f"{get_column_letter(column)}{row}": cells[row, column] for row, column in sorted(cells)})


def inserted(at, count=1):
    return lambda here: here + count * (here >= at)


def deleted(at, count=1):
    return lambda here: None if at <= here < at + count else here - count * (here >= at + count)


def by_row(change):
    return lambda row, column: (new, column) if (new := change(row)) else None


def by_column(change):
    return lambda row, column: (row, new) if (new := change(column)) else None


def exchanged(places, width, row, column):
    return (places.get(row, row) if column <= width else row, column)


def rows_of(package):
    found = (re.fullmatch(r"'?Invoer'?!\$B\$(\d+)", package.names[name]) for name in package.names if name[:3] == "in_")
    return sorted({int(place[1]) for place in found if place})


def opens(package, where):
    """Return what a package opens as after its cells were moved, None when it is refused; then it is as it was."""
    sheet = package.sheet("Invoer")
    before = dict(sheet)
    moved(package, where)
    try:
        return from_package(package)
    except CannotOpen as refusal:
        if MOVED not in str(refusal):
            raise
        return None
    finally:
        sheet.clear()
        sheet.update(before)


@pytest.mark.parametrize("change", [inserted, deleted])
def test_rows_that_come_or_go_without_the_names_are_refused_wherever_that_is(package, change):
    rows = rows_of(package)
    for count, tried in ((1, [1, *rows[::6], *rows[-2:]]), (9, rows[::20])):
        assert [row for row in tried if opens(package, by_row(change(row, count)))] == []
    assert opens(package, by_row(inserted(rows[-1] + 1)))


@pytest.mark.parametrize("change", [inserted, deleted])
def test_columns_that_come_or_go_without_the_names_are_refused(package, change):
    assert [column for column in (1, 2) if opens(package, by_column(change(column)))] == []
    assert opens(package, by_column(inserted(3)))


def test_rows_that_changed_places_are_refused_with_or_without_what_stands_beside_them(package):
    """Two rows next to each other, two far apart, and the whole sheet upside down; of all columns or the first."""
    rows = rows_of(package)
    pairs = [*pairwise(rows), *zip(rows, reversed(rows), strict=True)][::5]
    labels = package.sheet("Invoer")
    turned = dict(zip(rows, reversed(rows), strict=True))
    swaps = [{one: other, other: one} for one, other in pairs if labels[f"A{one}"] != labels[f"A{other}"]]
    for width, places in product((4, 6, 99), (*swaps, turned)):
        assert opens(package, partial(exchanged, places, width)) is None, (places, width)
