"""Days as people and programs write them. Expected values: the calendar, and day before month as in the Netherlands."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.dutch.dates import NotADay, date_text, day_text, parse_day
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
        "01/31/2025",  # the month first, as in America
        "1 ju 2021",
        "1 foo 2021",
        "2021",
        "morgen",
        "1 j 2021",
        "01-07-23",
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


@steady
@given(st.integers(0, 73_000).map(lambda days: (date(1900, 1, 1) + timedelta(days)).isoformat()))
def test_a_written_day_is_read_back(iso):
    assert parse_day(iso) == parse_day(day_text(iso)) == parse_day(date_text(iso)) == iso
