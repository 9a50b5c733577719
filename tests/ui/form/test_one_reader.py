"""One reader of amounts, days, ages and yes or no: form, sheet, JSON and dossier never read two things in one text.

Form and sheet read the same and refuse the same, but for what a sheet says in its receipt or refuses because a
spreadsheet program may have changed it. JSON and dossier have types: a text that stands for a number is refused there.
"""

from contextlib import suppress

import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calculator.batch import reading
from calculator.batch.days import day_of
from calculator.batch.notation import DUTCH
from calculator.batch.receipt import Receipt
from calculator.cases.fields import Amount, Refused, Whole
from calculator.dutch.ages import parse_age
from calculator.dutch.dates import NotAMonth, parse_day, parse_month
from calculator.dutch.marks import as_seen
from calculator.dutch.money import parse_amounts, parse_euro
from calculator.run.accept import parse
from calculator.workbook import guards
from calculator.workbook.entries import entries
from tests.calculator.good_case import GOOD
from tests.calculator.strategies import steady
from ui.form.age import read_age, read_ages
from ui.form.typed import read_text, read_whole

REFUSED = "geweigerd"
CELLS = (lambda text: pa.array([text]), lambda text: [text], lambda text: reading.as_array(pa.array([[text]])))
signs = st.text("0123456789.,;' -\u20ac\u2212\u00a0\u202f(){e}+/ejanu１２．，" + "\u2019\u200e", max_size=12)
numbers = st.from_regex(r"\A(\u20ac )?[0-9]{1,3}([., '][0-9]{1,3}){0,3}(,-| euro)?\Z")
SPELLINGS = [
    *("612", "612,3", "612,35", "612.35", "612,345", "1.234", "1,234", "1.234,50", "1,234.50", "1 234,50", "1'234.50"),
    *("1.234.567", "1,234,567.89", "612,-", "612,--", "€ 612", "612 eur", "612 euro", "'612", "١٢"),
    *("-", "€ -", "n.v.t.", "onbekend", "?", "0", "-0", "(5)", "5-", "6,1E+02", "6,1235E+02", "1e3", "12000,9", "10,0"),
    *("38", "38,0", "38.0", "38,5", "38 jaar", "(38)", "121", "10;12", "10, 12", "10 en 12", "3,7", "12,1", "10-12"),
    *("1-1-2025", "01/02/2025", "2025-01-01", "1 jan 2025", "25-01-26", "45658", "20250101", "7-1988"),
    *("ja", "J", "nee", "WAAR", "true", "1", "x", "½", "²", "1/2", "12%", "=1+1", "1_000", "0x10"),
    *("0.000", "0,000", "00.0000", "0,0000", "€ 0.000", "-0.000", "0.001", "0,004", "0.000,00"),
    *(
        "1–1–2025",
        "1—1—2025",
        "1‑1‑2025",
        "1−1−2025",
        "1\u20441\u20442025",
        "1．1．2025",
        "１-１-２０２５",
        "٠١-٠١-٢٠٢٥",
        "7–1988",
    ),
    *("", " ", "\u00a0", "'", "\u200e", " \ufeff"),
    *(
        "６１２",
        "０，５０",
        "１０；１２",
        "２０２５-０１-０１",
        "nan",
        "inf",
        "()",
        "10;;12",
        "10,,12",
        "10;(12)",
        ";10",
        "10;",
    ),
]


def form(read, text, kind=None):
    """What an input of the form makes of a text."""
    try:
        value = read(text)
    except ValueError:
        return REFUSED
    return REFUSED if value is not None and kind is not None and kind.refuse(value) else value


def column(read, cells):
    """What a column of a sheet makes of a cell, and whether the receipt says so."""
    found = read(cells)
    told = bool(found.nothing) or found.rounded is not None or found.dashes is not None
    if found.wrong[0]:
        return REFUSED, told
    return (float(found.values[0]) if found.given[0] else None), told


def both(text, of_form, of_sheet, told):
    """Check that form and sheet read the same; what a sheet says in its receipt the form asks for."""
    if told:
        assert of_form == REFUSED, text
    else:
        assert of_sheet == of_form, text


def point_before_cents(text):
    """Whether an amount is written with commas in the thousands: the receipt shows it as an example."""
    seen = as_seen(text)
    return "," in seen and seen.rfind(".") > seen.rfind(",")


def spelled(*texts):
    def decorated(test):
        for text in (*SPELLINGS, *texts):
            test = example(text)(test)
        return steady(given(signs | numbers)(test))

    return decorated


@spelled()
def test_an_amount(text):
    typed = form(parse_euro, text, Amount())
    for cells in CELLS:
        read, told = column(reading.amounts, cells(text))
        both(text, typed, read, told or (read != REFUSED and point_before_cents(text)))


@spelled()
def test_an_age(text):
    typed = form(read_age, text)
    for cells in CELLS:
        read, told = column(reading.ages, cells(text))
        if isinstance(typed, str) and typed != REFUSED:  # a month of birth, which has a column of its own
            assert read == REFUSED
        else:
            both(text, typed, read, told)


@spelled()
def test_a_list_of_ages(text):
    typed = form(read_ages, text)
    read = reading.ages_in(text)
    if isinstance(typed, tuple) and any(isinstance(age, str) for age in typed):
        assert isinstance(read, str)
    elif isinstance(read, str):
        assert typed == REFUSED or "Excel maakt" in read, text
    else:
        both(text, typed, read or None, bool(as_seen(text)) and not read)


@spelled()
def test_a_list_of_amounts(text):
    def typed(text):
        found = parse_amounts(text, parse_euro)
        if any(Amount().refuse(amount) for amount in found):
            raise ValueError
        return found or None

    read = reading.amounts_in(text, ",")
    if isinstance(read, str):
        assert form(typed, text) == REFUSED, text
    else:
        assert form(typed, text) in (read or None, REFUSED), text


@spelled()
def test_a_day(text):
    read, _ = day_of(text, DUTCH)
    typed = form(parse_day, text)
    receipt = Receipt("")
    receipt.take_day([text], DUTCH)
    if read is None:
        assert typed in (None, REFUSED), text
    else:
        assert typed == read or (typed == REFUSED and receipt.day == (text.strip(), read)), text


@spelled()
def test_a_month_of_birth(text):
    """The form asks for no day; a sheet takes the month of one."""
    typed = form(read_age, text)
    try:
        read = parse_month(text)
    except NotAMonth:
        read = None
    if isinstance(typed, str) and typed != REFUSED and " " not in typed:
        assert typed == read
    elif read is not None and not form(parse_day, text) not in (None, REFUSED):
        assert typed == REFUSED or Whole(0, 120).refuse(typed) is None


@pytest.mark.parametrize("between", ["\t", "\n", "\r", "\r\n"])
@pytest.mark.parametrize(
    ("read", "parts"),
    [
        (parse_euro, ("1", "234")),
        (read_age, ("7", "1988")),
        (read_age, ("38", "jaar")),
        (parse_age, ("38", "jaar")),
        (parse_day, ("1", "1", "2021")),
        (parse_day, ("31", "december 2021")),
        (parse_day, ("1-1-2021", "00:00")),
        (parse_month, ("7", "1988")),
    ],
)
def test_cells_side_by_side_are_never_one_value(read, parts, between):
    """With a space between they are one; behind the last one a sheet leaves a tab or the end of a line."""
    assert form(read, " ".join(parts)) != REFUSED
    assert form(read, between.join(parts)) == REFUSED
    assert form(read, " ".join(parts) + between) == form(read, " ".join(parts))


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\ufeff", "\u200b", "\u202a", "\u00a0", "\t", "\r\n"])
@pytest.mark.parametrize("text", ["A-2026-014", "'s-Gravenhage", "１２", "\u2764\ufe0f", "a b"])
def test_a_text_has_nothing_around_it_that_does_not_show(text, mark):
    """Windows puts a mark before what is copied out of its properties; two names would look the same."""
    assert read_text(mark + text + mark) == text
    assert read_text(mark) is None


@pytest.mark.parametrize("text", ["９", " 9\u200e", "9\t"])
def test_a_whole_number(text):
    assert read_whole(text) == form(read_age, text) == 9


@pytest.mark.parametrize("text", SPELLINGS)
@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("kale_huur_per_maand", ("woonsituaties", 0)),
        ("vermogen", ("huishouden",)),
        ("leeftijd", ("huishouden", "personen", 0)),
        ("zelfstandig", ("woonsituaties", 0)),
    ],
)
def test_a_text_in_json_or_a_dossier_is_never_a_number(text, name, place):
    """But for yes and no in a dossier, which are words there, and the same as in a sheet."""
    case = copy_with(GOOD, place, name, text)
    with pytest.raises(Refused, match=name):
        parse(case)
    entry = next(entry for entry in entries(parse(GOOD)) if entry.path == (*place, name))
    try:
        value = guards.value(entry, text)
    except guards.NotAccepted:
        return
    assert text == "" or value == reading.yes_no(pa.array([text])).values[0]


def copy_with(case, place, name, value):
    found = dict(case)
    inner = found
    for part in place:
        inner[part] = list(inner[part]) if isinstance(inner[part], list) else dict(inner[part])
        inner = inner[part]
    inner[name] = value
    return found


@pytest.mark.parametrize(
    "number", [0, 612, 612.3, 612.35, 612.345, 1e3, 9_999_999.99, 1e7, -1, 1.7e308, -1.7e308, -0.0]
)
def test_a_number_is_the_same_in_json_a_dossier_and_a_sheet(number):
    """JSON has whole cents only; a dossier and a sheet round what is computed, half a cent up."""
    read = set()
    entry = next(entry for entry in entries(parse(GOOD)) if entry.path == ("huishouden", "vermogen"))
    with suppress(Refused):
        read.add(parse(copy_with(GOOD, ("huishouden",), "vermogen", number)).huishouden.vermogen)
    with suppress(guards.NotAccepted):
        read.add(guards.value(entry, float(number)))
    for cells in (pa.array([float(number)]), [float(number)]):
        found = reading.amounts(cells)
        if not found.wrong[0]:
            read.add(float(found.values[0]))
    read.update(() if isinstance(one := reading.amounts_in(float(number), ","), str) else one)
    assert len(read) <= 1, read
