"""Formats of cells: which show a day or a time. Expected: the built-in formats of ECMA-376 18.8.30, and openpyxl."""

from datetime import date, datetime, time, timedelta

import pytest
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, from_excel, to_excel

from calculator.sheets.formats import Worded, day_of_serial, kind_of_format, moment, serial, words_of_format

NUMBER, DAY, TIME, SPAN = range(4)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("General", NUMBER),
        ("0.00", NUMBER),
        ("#,##0.00", NUMBER),
        ('_ € * #,##0.00_ ;_ € * -#,##0.00_ ;_ € * "-"??_ ;_ @_ ', NUMBER),
        ("[$€-413] #,##0.00;[$€-413] -#,##0.00", NUMBER),
        ('0 "dagen per maand"', NUMBER),
        (r"0\d", NUMBER),
        ("[Red]0.00", NUMBER),
        ("0.00E+00", NUMBER),
        ("@", NUMBER),
        ("dd-mm-yyyy", DAY),
        ("d/m/yy;@", DAY),
        ("[$-413]d mmmm yyyy", DAY),
        ("yyyy-mm-dd hh:mm:ss", DAY),
        ("mmm yyyy", DAY),
        ("mmmm", DAY),
        ("dd-mm-jjjj", DAY),
        ("hh:mm", TIME),
        ("h:mm:ss AM/PM", TIME),
        ("[h]:mm", SPAN),
        ("[mm]:ss", SPAN),
    ],
)
def test_a_format_says_what_it_shows(code, kind):
    assert kind_of_format(164, code) == kind


@pytest.mark.parametrize("number", sorted(BUILTIN_FORMATS))
def test_built_in_formats_are_days_where_openpyxl_says_so(number):
    assert bool(kind_of_format(number, None)) == is_date_format(BUILTIN_FORMATS[number])


@pytest.mark.parametrize("value", [1, 59, 61, 367, 45658, 45658.25, 2_958_465])
@pytest.mark.parametrize("of_mac", [False, True])
def test_a_number_is_the_day_that_openpyxl_makes_of_it(value, of_mac):
    expected = from_excel(value, CALENDAR_MAC_1904) if of_mac and value < 2_900_000 else from_excel(value)
    found = moment(value, DAY, of_mac=of_mac and value < 2_900_000)
    found = found if isinstance(found, datetime) else datetime.combine(found, time())
    assert found == expected


def test_times_and_spans():
    assert moment(0.75, TIME) == time(18)
    assert moment(1.75, SPAN) == timedelta(hours=42)
    assert moment(45658.75, TIME) == datetime(2025, 1, 1, 18)  # noqa: DTZ001 - a sheet knows no zones


@pytest.mark.parametrize("value", [-1, 2_958_466, 1e300])
def test_what_is_no_day_stays_a_number(value):
    assert moment(value, DAY) == value


@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2024, 2, 29), date(2025, 1, 1), date(2099, 12, 31)])
def test_a_day_that_lost_its_format_is_found_again(day):
    assert serial(day) == to_excel(day)
    assert day_of_serial(serial(day)) == day


@pytest.mark.parametrize("value", [0, 2025, 36525, 73051, 45658.5, -45658, 20250101])
def test_another_number_is_no_day(value):
    assert day_of_serial(value) is None


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("0%", "%"),
        ("0.00%", "%"),
        ('0" %"', "procent"),
        ('#,##0.00" per week"', "per week"),
        (r"#,##0.00\ \p/\w", "p w"),
        ('#,##0 "p.m."', "p.m."),
        ('0.0" duizend"', "duizend"),
        ('0.0"k"', "k"),
        ('0" cent"', "cent"),
        ('0.00" per uur"', "per uur"),
        (r"0\,00", "centen"),
        (r"#\.##0\,00", "centen"),
        (r"#\.##0", ""),
        ('"$"#,##0.00', "$"),
        ("[$$-409]#,##0.00", "$"),
        ("[$£-809]#,##0", "£"),
        ("[$USD] #,##0", "usd"),
        ("[$€-413] #,##0.00;[$€-413] -#,##0.00", ""),
        ('_ € * #,##0.00_ ;_ € * -#,##0.00_ ;_ € * "-"??_ ;_ @_ ', ""),
        ('#,##0.00" euro"', ""),
        ('0" st"', "st"),
        ('0.00" x12"', "x12"),
        ('0" x 1.000"', "x 1.000"),
        ('0.00" /kw"', "/kw"),
        ('0.00" per halfjaar"', "per halfjaar"),
        ("#,##0.00 [$kr-41D]", "kr"),
        ("[$₺-41F]#,##0.00", "₺"),
        ("#,##0.00 ₽", "₽"),
        (r'#,##0.00\ "zł"', "zł"),
        ("0‰", "‰"),
        ("#,##0.00 [$EUR]", ""),
        ('#,##0.00" euro\'s"', ""),
        ('#,##0",-"', ""),
        ('[>9]"veel";0', ""),
        ("[Red]0.00", ""),
        ("General", ""),
    ],
)
def test_a_format_says_with_which_words_it_shows_a_number(code, words):
    assert words_of_format(164, code) == words


def test_percentages_are_built_in():
    assert [number for number in BUILTIN_FORMATS if words_of_format(number, None)] == [9, 10]


def test_a_number_with_words_is_the_number_and_shows_them():
    assert (moment(0.055, "%"), str(Worded(0.055, "%"))) == (0.055, "5,5%")
    assert str(Worded(612.35, "per week")) == "612,35 per week"
