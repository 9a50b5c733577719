"""What is no plain number or text in a cell of a case file is refused with its cell, or said beside what was read."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from calculator.cases.fields import Amount, Choice, Whole, YesNo
from calculator.run.accept import parse
from calculator.sheets.formats import Worded
from calculator.sheets.sheet_cells import UnreadCell
from calculator.words.told import known_in
from calculator.workbook import CannotOpen, guards
from calculator.workbook.entries import entries
from calculator.workbook.opened import from_bytes, from_package, opened_text
from calculator.workbook.package import Package, Timed
from tests.calculator.workbook.books import made
from tests.calculator.workbook.conftest import CASE
from tests.calculator.workbook.desk import typed_in
from tests.calculator.workbook.office import edited

RENT = "in_kale_huur_per_maand_1"
ODD = (  # and how it is shown
    (Timed(46204.0, "01-07-2026"), "01-07-2026"),
    (Timed(46204.5, "01-07-2026 12:00"), "01-07-2026 12:00"),
    (Timed(0.5, "12:00"), "12:00"),
    (Timed(0.0, "00:00"), "00:00"),
    (Worded(0.05, "%"), "5%"),
    (Worded(12.0, "per week"), "12 per week"),
    ("850 euro", "850 euro"),
    ("€ 850", "€ 850"),
    ("12,50", "12,50"),
    (UnreadCell("#N/B", "#N/B", ""), "#N/B"),
    (UnreadCell("=1+1", "=1+1 is niet uitgerekend", ""), "=1+1 is niet uitgerekend"),
)


def test_in_no_free_cell_does_a_day_a_percentage_or_an_error_count_as_a_number():
    """Of ja or nee 0 and 1 do, however they are shown; of a text most texts do."""
    geval = parse(CASE)
    package = Package(made(geval).content)
    told = set()
    for entry in entries(geval):
        if entry.locked is not None:
            continue
        kind = entry.field.kind
        for found, shown in (*ODD, (True, "WAAR"), (False, "ONWAAR")):
            plain = isinstance(found, str) and not isinstance(kind, Amount | Whole | Choice | YesNo)
            if plain or (isinstance(kind, YesNo) and found in (0, 1)):
                continue
            with pytest.raises(CannotOpen) as refusal:
                typed_in(package, {entry.name: found})
            _, said = str(refusal.value).split("\n")
            assert said.startswith(f"- {entry.label}: {guards.sentence(entry)}"), (entry.name, found)
            assert shown in said, (entry.name, found)
            told.add(said.removeprefix(f"- {entry.label}: "))
    assert [said for said in told if not known_in(said, "en")] == []


def test_what_is_typed_in_a_fixed_cell_is_said_as_it_is_shown():
    package = Package(made(parse(CASE)).content)
    for found, shown in ODD[:6]:
        for entry in entries(parse(CASE)):
            if entry.locked is not None:
                [change] = typed_in(package, {entry.name: found}).ignored
                assert (change.label, change.new) == (entry.label, shown)


SHOWN_OTHERWISE = (
    (date(2026, 7, 1), None, "01-07-2026"),
    (46204, "mmm-yy", "01-07-2026"),
    (46204.5625, "d/m/yy h:mm", "01-07-2026 13:30"),
    (time(12, 30), None, "12:30"),
    (timedelta(hours=36), "[h]:mm", "36:00"),
    (612, "dd-mm-yyyy", "03-09-1901"),
    (0.05, "0.00%", "5%"),
    (612, '0" per week"', "612 per week"),
    (612, "$#,##0", "612 $"),
    (61200, '0","00', "61200 centen"),
)
AS_IT_IS = ("General", "0", "#,##0", "@", "0.00E+00", "_-* #,##0.00_-", "[$€-2] #,##0.00", '#,##0.00 "euro"')


def test_a_format_that_shows_something_else_than_the_number_is_refused_with_what_it_shows():
    with pytest.raises(CannotOpen) as refusal:
        from_bytes(formatted([(value, number_format) for value, number_format, _ in SHOWN_OTHERWISE]))
    said = str(refusal.value).split("\n")[1:]
    assert [line.partition(" Er staat: ")[2] for line in said] == [
        f"{shown}. Zet de opmaak van de cel op Getal." for *_, shown in SHOWN_OTHERWISE
    ]


def test_another_format_of_an_amount_is_no_matter():
    opened = from_bytes(formatted([(612, number_format) for number_format in AS_IT_IS]))
    assert {change.new for change in opened.changes} == {"€\u00a0612"}
    assert len(opened.changes) == len(AS_IT_IS)
    assert opened.remarks == ()


def formatted(cells):
    """Return the file of a case with other values and formats in the cells of its first free amounts."""
    geval = parse(CASE)
    book = load_workbook(BytesIO(made(geval).content))
    free = [entry for entry in entries(geval) if entry.locked is None and isinstance(entry.field.kind, Amount)]
    for entry, (value, number_format) in zip(free, cells, strict=False):
        ((sheet, place),) = book.defined_names[entry.name].destinations
        cell = book[sheet][place.replace("$", "")]
        cell.value = value
        cell.number_format = number_format or cell.number_format
    book.save(stream := BytesIO())
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        (RENT, 46204.0, "er staat 46204. Dat is ook het getal van 01-07-2026. Klopt het getal?"),
        (RENT, 0.5208333, "er staat 0,5208333. Dat is ook 52%, of de tijd 12:29. Klopt het getal?"),
        (RENT, 0.05, "er staat 0,05. Dat is ook 5%, of de tijd 01:12. Klopt het getal?"),
        (RENT, 1.0, None),
        (RENT, 7349 / 12, "er staat 612,4166667. Leefbudget rekent met €\u00a0612,42."),
        (RENT, 612.0, None),
        (RENT, 612.35, None),
        ("in_persoon_1_inkomen_1_bedrag", 44200.0, "Dat is ook het getal van 04-01-2021. Klopt het getal?"),
        ("in_persoon_1_inkomen_1_bedrag", 38000.0, None),
        ("in_vermogen", 44197.0, "Dat is ook het getal van 01-01-2021. Klopt het getal?"),
        ("in_vermogen", 44197.5, None),
    ],
)
def test_an_amount_that_is_taken_otherwise_than_it_stands_or_may_be_a_day_is_said(name, value, said):
    """A day that is typed in the cell of an amount keeps the format of the amount in some programs."""
    opened = from_bytes(edited(made(parse(CASE)).content, {name: value}))
    assert len(opened.changes) == 1
    if said is None:
        assert opened.remarks == ()
    else:
        [remark] = opened.remarks
        assert remark.endswith(said)
        assert remark in opened_text(opened)
        assert known_in(remark, "en")


def test_a_file_that_counts_its_days_from_1904_has_the_day_that_it_shows():
    """Some programs save so; the numbers of the days are then four years less."""
    content = made(parse(CASE)).content
    book = load_workbook(BytesIO(content))
    book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001 - as openpyxl has it
    book.save(stream := BytesIO())
    opened = from_package(Package(stream.getvalue()))
    assert (opened.geval, opened.changes, opened.ignored, opened.remarks) == (parse(CASE), (), (), ())


def test_of_a_day_the_number_is_what_the_file_keeps():
    """A spreadsheet program counts a 29 February 1900 that there never was."""
    kept = [1, 38, 59, 61, 475.25, 46204, 0.5]
    package = Package(formatted([(number, "dd-mm-yyyy hh:mm") for number in kept]))
    free = [entry for entry in entries(parse(CASE)) if entry.locked is None and isinstance(entry.field.kind, Amount)]
    found = [package.named(entry.name) for entry in free[: len(kept)]]
    assert {type(value) for value in found} == {Timed}
    assert found == pytest.approx(kept)
