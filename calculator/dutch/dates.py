"""Days: what a person writes for one, and how they are written in tables and in running text."""

from __future__ import annotations

import re
from datetime import date

from calculator.dutch.marks import as_seen

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

# Compiled by ``re`` when they are first used, so that a window that only opens does not wait for it.
_IN_WORDS = r"(\d{1,2})[- ]([a-z]+)\.?[- ](\d{4})"
_IN_DIGITS = r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})"
_ISO = r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})"
_BARE = r"((?:19|20)\d\d)(\d\d)(\d\d)"  # 20250101; backwards it would be a day in the year 101
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))
_MIDNIGHT = r"[t ]0?0:00(?::00(?:[.,]0+)?)?(?:z|\+00:00)?"
_SHORTEST_NAME = 3
_OTHER_NAMES = {"mrt": 3}  # no beginning of its name


class NotADay(ValueError):
    """A text is no day; the message says what is accepted."""


def parse_day(text: str) -> str | None:
    """Read a day written by a person or a program as an ISO date; empty means not given.

    Digits are day, month and year, as in the Netherlands, or year, month and day. Midnight behind a day is taken off.

    Raises:
        NotADay: with what is accepted.
    """
    cleaned = " ".join(as_seen(text).lower().translate(_HYPHENS).split())
    if not cleaned:
        return None
    if found := re.search(_MIDNIGHT + "$", cleaned, re.ASCII):
        cleaned = cleaned[: found.start()]
    if found := re.fullmatch(_IN_WORDS, cleaned, re.ASCII):
        day, name, year = found.groups()
        month = month_number(name)
    elif found := re.fullmatch(_IN_DIGITS, cleaned, re.ASCII):
        day, month, year = found[1], int(found[2]), found[3]
    elif found := re.fullmatch(_ISO, cleaned, re.ASCII) or re.fullmatch(_BARE, cleaned, re.ASCII):
        year, month, day = found[1], int(found[2]), found[3]
    else:
        raise NotADay("Typ een datum, zoals 1 januari 2021 of 01-01-2021.")
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError as error:
        raise NotADay("Deze datum bestaat niet.") from error


def month_number(name: str) -> int:
    """Return the number of a month by its name or the beginning of it, 0 when there is none."""
    found = [number for number, month in enumerate(MAANDEN, 1) if month.startswith(name)]
    return found[0] if len(name) >= _SHORTEST_NAME and len(found) == 1 else _OTHER_NAMES.get(name, 0)


def date_text(iso: str) -> str:
    """Write an ISO date as dd-mm-yyyy."""
    return date.fromisoformat(iso).strftime("%d-%m-%Y")


def day_text(iso: str) -> str:
    """Write an ISO date as in running text: 1 januari 2021."""
    day = date.fromisoformat(iso)
    return f"{day.day} {MAANDEN[day.month - 1]} {day.year}"


_MONTH_IN_WORDS = r"([a-z]+)\.?[- ](\d{4})"
_MONTH_IN_DIGITS = r"(\d{1,2})[-/. ](\d{4})"
_ISO_MONTH = r"(\d{4})[-/](\d{1,2})"


class NotAMonth(ValueError):
    """A text is no month of a year; the message says what is accepted."""


def parse_month(text: str) -> str | None:
    """Read a month of a year as ``JJJJ-MM``, also from a whole day; empty means not given.

    Raises:
        NotAMonth: with what is accepted.
    """
    cleaned = " ".join(as_seen(text).lower().split())
    if not cleaned:
        return None
    if found := re.fullmatch(_MONTH_IN_WORDS, cleaned, re.ASCII):
        month, year = month_number(found[1]), found[2]
    elif found := re.fullmatch(_MONTH_IN_DIGITS, cleaned, re.ASCII):
        month, year = int(found[1]), found[2]
    elif found := re.fullmatch(_ISO_MONTH, cleaned, re.ASCII):
        month, year = int(found[2]), found[1]
    else:
        try:
            return str(parse_day(cleaned))[:7]
        except NotADay:
            raise NotAMonth("Typ een maand, zoals 1988-07 of juli 1988.") from None
    if not 1 <= month <= len(MAANDEN):
        raise NotAMonth("Deze maand bestaat niet.")
    return f"{year}-{month:02}"
