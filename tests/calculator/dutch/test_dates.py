"""Days as people and programs write them. Expected values: the calendar, and day before month as in the Netherlands."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.dutch.dates import NotADay, NotAMonth, TwoDays, date_text, day_text, parse_day, parse_month
from tests.calculator.strategies import steady


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1 januari 2021", "2021-01-01"),
        ("1 jan 2021", "2021-01-01"),
        ("1 jan. 2021", "2021-01-01"),
        ("1-mrt-2021", "2021-03-01"),
        ("15 Mei 2024", "2024-05-15"),
        ("01-07-2023", "2023-07-01"),
        ("1/7/2023", "2023-07-01"),
        ("26/11/2026", "2026-11-26"),
        ("1.7.2023", "2023-07-01"),
        ("2023-07-01", "2023-07-01"),
        ("2023/7/1", "2023-07-01"),
        ("2023-07-01T00:00:00", "2023-07-01"),
        ("2023-07-01 00:00:00.000", "2023-07-01"),
        ("2023-07-01T00:00:00Z", "2023-07-01"),
        ("1-7-2023 0:00", "2023-07-01"),  # a Dutch spreadsheet program with the time beside the day
        ("1\u00a0januari\u202f2021", "2021-01-01"),
        ("\u200e01-07-2023\u202c", "2023-07-01"),
        ("20230701", "2023-07-01"),  # year, month and day, as registers export them
        ("2023.07.01", "2023-07-01"),
        ("20230701.0", "2023-07-01"),  # a column of numbers with empty cells
        ("2023-07-01T00:00:00+02:00", "2023-07-01"),
        ("7/1/2023 12:00:00 AM", "2023-01-07"),
        ("zaterdag 1 juli 2023", "2023-07-01"),
        ("za 1 juli 2023", "2023-07-01"),
        ("Sat, 1 Jul 2023", "2023-07-01"),
        ("1e juli 2023", "2023-07-01"),
        ("1 juli, 2023", "2023-07-01"),
        ("1 May 2023", "2023-05-01"),
        ("July 1, 2023", "2023-07-01"),
        ("01-OCT-2023", "2023-10-01"),
        ("01JAN2023", "2023-01-01"),  # SAS
        ("Jan 1, 2023", "2023-01-01"),
        ("Mar 1 2023", "2023-03-01"),
        ("January 1st, 2023", "2023-01-01"),
        ("12/31/2023", "2023-12-31"),  # no month 31: only the month can stand first
        ("12-31-2023", "2023-12-31"),
        ("12.31.23", "2023-12-31"),
        ("2023-07-01 00:00:00 UTC", "2023-07-01"),  # BigQuery
        ("Jul  1 2023 12:00AM", "2023-07-01"),  # SQL Server
        ("Jul  1 2023 12:00:00:000AM", "2023-07-01"),
        ("01-JUL-23 12.00.00.000000000 AM", "2023-07-01"),  # Oracle
        ("01-JUL-23 00.00.00.000000", "2023-07-01"),
        ("20230701000000", "2023-07-01"),  # SAP, and messages of HL7
        ("202307010000", "2023-07-01"),
        ("2023-07-01Z", "2023-07-01"),  # a day of XML
        ("2023-07-01+02:00", "2023-07-01"),
        ("za 01-07-2023", "2023-07-01"),
        ("zaterdag 1/7/2023", "2023-07-01"),
        ("2023-Jul-01", "2023-07-01"),
        ("1/jul/2023", "2023-07-01"),
        ("Jul-01-2023", "2023-07-01"),
        ("1. Juli 2023", "2023-07-01"),
        ("1-7-2023 0.00 uur", "2023-07-01"),
        ('="01-07-2023"', "2023-07-01"),
        ("01-07-23", "2023-07-01"),  # as 2001 it is too long ago
        ("1/7/23", "2023-07-01"),
        ("01.07.23", "2023-07-01"),
        ("12/31/23", "2023-12-31"),
        ("23-07-01", "2023-07-01"),  # as 23 July 2001 it is too long ago
        ("01-jul-23", "2023-07-01"),
        ("01\u201107\u20112023", "2023-07-01"),  # a hyphen that does not break, of a word processor
        ("1\u20137\u20132023", "2023-07-01"),
        ("  ", None),
    ],
)
def test_a_day_is_read_as_people_write_it(text, iso):
    assert parse_day(text) == iso


@pytest.mark.parametrize(
    "text",
    [
        "31-02-2021",
        "31-12-1985-1",
        "31-12-85",  # too long ago for a day on which something holds, or too far away
        "1-jan-85",
        "2025-31-01",
        "31-01-25 9:30",
        "1 ju 2021",
        "1 foo 2021",
        "2021",
        "morgen",
        "1 j 2021",
        "2023-07-01T12:30:00",
        "2023-07",
        "45658",
        "01072023",  # day, month and year without anything between
        "20231301",
    ],
)
def test_what_is_no_day_is_refused_in_words(text):
    with pytest.raises(NotADay, match=r"datum"):
        parse_day(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("25-01-26", ("2026-01-25", "2025-01-26")),
        ("20-01-21", ("2021-01-20", "2020-01-21")),
        ("24/12/23", ("2023-12-24", "2024-12-23")),
    ],
)
def test_a_short_year_that_may_stand_first_or_last_is_refused_with_both_days(text, days):
    with pytest.raises(TwoDays) as refused:
        parse_day(text)
    assert refused.value.days == days
    assert all(day_text(day) in str(refused.value) for day in days)


@pytest.mark.parametrize("text", ["1-7-85", "1 juli 85", "1-7-25", "jul-85", "85-07-01"])
def test_of_a_birth_the_year_has_four_digits(text):
    with pytest.raises(NotAMonth):
        parse_month(text)


@steady
@given(st.integers(0, 73_000).map(lambda days: (date(1900, 1, 1) + timedelta(days)).isoformat()))
def test_a_written_day_is_read_back(iso):
    assert parse_day(iso) == parse_day(day_text(iso)) == parse_day(date_text(iso)) == iso
