"""Names that another program left behind are refused; what Excel and LibreOffice move along opens as it was."""

import re
from functools import partial
from io import BytesIO
from itertools import pairwise, product
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.workbook.defined_name import DefinedName

from calculator.run.accept import parse
from calculator.words.told import known_in
from calculator.workbook import CannotOpen
from calculator.workbook.opened import from_bytes, from_package
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


def renamed(name, place):
    """Return a file of which a name stands for another place."""
    book = load_workbook(BytesIO(FILES["two"]()))
    book.defined_names[name].attr_text = place(book.defined_names[name].attr_text, book.defined_names)
    book.save(stream := BytesIO())
    return stream.getvalue()


def test_a_name_that_has_the_cell_of_another_input_is_refused():
    other = "in_kale_huur_per_maand_2"
    for place in (lambda _, names: names[other].attr_text, lambda *_: "Samenvatting!$B$5", lambda *_: "Invoer!$B$1"):
        with pytest.raises(CannotOpen, match=f"(?s){MOVED}.*Woonsituatie 1: nu: Kale huur per maand: De naam"):
            from_bytes(renamed("in_kale_huur_per_maand_1", place))


def test_capitals_of_a_sheet_make_no_difference():
    opened = from_bytes(renamed("in_kale_huur_per_maand_1", lambda place, _: place.replace("Invoer", "invoer")))
    assert (opened.geval, opened.remarks) == (parse(CASE), ())


def test_what_was_filled_in_beside_the_questions_is_said_not_to_be_read():
    package = Package(FILES["two"]())
    sheet = package.sheet("Invoer")
    last = rows_of(package)[-1]
    sheet |= {"A5": "Bijzonder", "B5": 12.5, f"A{last + 9}": "parkeerplaats", f"B{last + 9}": 45.0, "G9": 3.0}
    sheet |= {"C9": "zie brief", f"B{last + 10}": "tekst"}
    opened = from_package(package)
    begin = "Niet gelezen, want hier staat geen vraag van Leefbudget: cel"
    assert opened.geval == parse(CASE)
    assert opened.remarks == (f"{begin} B5, Bijzonder 12,5.", f"{begin} B{last + 9}, parkeerplaats 45.")
    sheet |= {f"B{row}": 1.0 for row in range(last + 20, last + 30)}
    assert from_package(package).remarks[-1] == "en nog 9 andere"
    assert [remark for remark in opened.remarks if known_in(remark, "en") is None] == []


def test_a_copy_of_the_sheet_is_said_not_to_be_read():
    """Excel and LibreOffice give the copy names of its own."""
    book = load_workbook(BytesIO(FILES["two"]()))
    copy = book.copy_worksheet(book["Invoer"])
    copy.title = "Invoer (2)"
    copy.defined_names["in_vermogen"] = DefinedName("in_vermogen", attr_text="'Invoer (2)'!$B$9")
    book.save(stream := BytesIO())
    opened = from_bytes(stream.getvalue())
    assert opened.geval == parse(CASE)
    assert opened.remarks == ("Niet gelezen, want het is een kopie: het blad Invoer (2).",)
    assert known_in(opened.remarks[0], "en")


def test_the_refusal_says_what_stands_where_and_what_to_do():
    package = Package(FILES["two"]())
    moved(package, by_row(inserted(1)))
    with pytest.raises(CannotOpen) as refusal:
        from_package(package)
    said = str(refusal.value).split("\n")
    assert said[2] == "- Geval: Peildatum: De naam in_peildatum wijst naar cel B6, en daar staat: Geval."
    assert [line for line in said if known_in(line, "en") is None] == []
