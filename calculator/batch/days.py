"""Reading the day of every row of a batch sheet: a date, or a text or number that means one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import numpy as np

from calculator.batch.notation import DUTCH, Notation
from calculator.batch.reading import Array
from calculator.batch.values import coded, is_empty
from calculator.cases.fields import MISSING, Day
from calculator.dutch.dates import NoSuchDay, NotADay, NotAMonth, TwoDays, day_text, parse_day, parse_month, two_days
from calculator.dutch.marks import as_seen
from calculator.run.birth_facts import month_of
from calculator.run.plan import day_mistakes
from calculator.sheets.formats import day_of_serial

ACCEPTED_DAY = Day().refuse(MISSING) or ""
SERIAL = re.compile(r"\d{5}(?:[.,]0+)?", re.ASCII)
_FIRST_BARE = 19_000_101


@dataclass(frozen=True)
class Days:
    """The different days of a column, as ISO text or None, and per row which."""

    places: Array
    days: list[str | None]
    refusals: dict[int, str]

    @property
    def months(self) -> Array:
        """The month of the day of each row, counted from the year 0."""
        return np.array([*(month_of(day) if day else 0 for day in self.days), 0])[self.places]

    @property
    def firsts(self) -> Array:
        """Whether the day of each row is the first of its month."""
        return np.array([*((day or "").endswith("-01") for day in self.days), False])[self.places]


def days(column: Any, notation: Notation = DUTCH, *, latest_tables: bool = False) -> Days:
    """Read the peildatum: a date, or a text or number as people and spreadsheet programs write one.

    With ``latest_tables`` a day may lie up to twelve months beyond the tables.
    """
    places, values = coded(column)
    if empty := [place for place, value in enumerate(values) if is_empty(value)]:
        places = np.where(np.isin(places, empty), -1, places)
    found: list[str | None] = []
    refusals: dict[int, str] = {-1: ACCEPTED_DAY}
    for place, value in enumerate(values):
        day, accepted = day_of(value, notation)
        found.append(None)
        if day is None:
            refusals[place] = accepted
            continue
        if mistakes := day_mistakes(day, latest_tables=latest_tables):
            refusals[place] = mistakes[0].verwacht
        else:
            found[-1] = day
    return Days(places, found, refusals)


def day_of(value: object, notation: Notation) -> tuple[str | None, str]:
    """Return the day of a cell, or what is accepted instead."""
    accepted = ACCEPTED_DAY
    day: str | date | None = None
    if isinstance(value, str) and not SERIAL.fullmatch(as_seen(value)):
        two = two_days(value, notation.month_first)
        accepted += two
        try:
            day = None if two else parse_day(value)
        except TwoDays as either:
            accepted += "; dit kan {} zijn of {}".format(*map(day_text, either.days))
        except NoSuchDay:
            accepted += "; deze datum bestaat niet"
        except NotADay:
            accepted += _cause_of(as_seen(value))
    elif isinstance(value, datetime):
        day = value.date() if value.time() == time(0) else None
        accepted += "" if day else ", zonder tijd"
    elif isinstance(value, date):
        day = value
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool) and value >= _FIRST_BARE:
        return day_of(f"{value:.15g}", notation)  # 20250101, a number in programs that export days so
    elif not isinstance(value, bool):
        day, doubt = _day_of_serial(as_seen(str(value)).replace(",", "."), notation.of_mac)
        accepted += doubt
    return day.isoformat() if isinstance(day, date) else day, accepted


def _day_of_serial(text: str, of_mac: bool | None) -> tuple[date | None, str]:
    """Return the day of a number without a format as Excel counts days, or why it is none."""
    if of_mac:
        return None, "; geef de cel in Excel een datumnotatie"
    try:
        day = day_of_serial(float(text))
    except ValueError:
        return None, ""
    if day is None:
        return None, _cause_of(text)
    of_old_mac = (day + _LATER_ON_A_MAC).isoformat()
    if of_mac is None and not day_mistakes(of_old_mac, latest_tables=False):
        one = day_text(day.isoformat())
        return None, f"; dit kan {one} zijn of, uit Excel op een Mac, {day_text(of_old_mac)}"
    return day, ""


_LATER_ON_A_MAC = timedelta(days=1462)  # its days may count from 1904
_CAUSES = (
    (r".*\d[t ]\d{1,2}:\d\d.*", ", zonder tijd"),
    (r"20\d\d|(?:19|20)\d\d(?:0[1-9]|1[0-2])|20\d\d[- ]?[qk]\d", "; de dag staat er niet bij"),
    (r"20\d\d-?w\d\d(?:-?\d)?", "; een week is geen datum"),
    (
        r"\d{9,}(?:[.,]\d+)?|\d[.,]\d+e[+]?\d+",
        "; dit is een aantal seconden of delen daarvan, laat het programma er datums van maken",
    ),
    (
        r"\d{5,7}(?:[.,]0+)?",
        "; dit getal is geen datum van Excel (wel van SAS, Stata of R?), laat het programma er datums van maken",
    ),
)


def _cause_of(text: str) -> str:
    """Say why a text is no day: a time that is not midnight, a month or year by itself, or a number of a program."""
    found = next((said for pattern, said in _CAUSES if re.fullmatch(pattern, text.casefold(), re.ASCII)), "")
    if found:
        return found
    try:
        return "; de dag staat er niet bij" if parse_month(text) else ""
    except NotAMonth:
        return ""
