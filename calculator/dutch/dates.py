"""Days: what a person writes for one, and how they are written in tables and in running text."""

from __future__ import annotations

import re
from datetime import date

from calculator.dutch.marks import as_seen, cells
from calculator.dutch.not_read import NotRead

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
_WEEKDAY = (  # not looked at
    r"(?:(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo"
    r"|(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?)[.,]{0,2} )?"
)
_IN_WORDS = _WEEKDAY + r"(\d{1,2})(?:e|st|nd|rd|th|\.)?[-/ ]?([a-z]+)\.?,?[-/ ]?(\d{4}|\d\d)"
_MONTH_BEFORE_DAY = _WEEKDAY + r"([a-z]+)\.?[- ](\d{1,2})(?:st|nd|rd|th)?,?[- ](\d{4})"  # Jan 1, 2025
_YEAR_BEFORE_NAME = r"(\d{4})[-/ ]([a-z]+)\.?[-/ ](\d{1,2})"  # 2025-Jan-01
_IN_DIGITS = _WEEKDAY + r"(\d{1,2})([-/. ])(\d{1,2})[-/. ](\d{4})"
_SHORT = r"(\d{1,2})([-/. ])(\d{1,2})[-/. ](\d\d)"
_EITHER_FIRST = _WEEKDAY + r"(\d{1,2})([-/. ])(\d{1,2})[-/. ](\d{4}|\d\d)(?!\d)"
_ISO = r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:z|[-+]\d\d:\d\d)?"  # a day of XML may have a zone
_BARE = r"((?:19|20)\d\d)(\d\d)(\d\d)(?:0{4}|0{6})?(?:[.,]0+)?"  # 20250101; backwards it would be a day in the year 101
_AS_TYPED = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63", "-") | dict.fromkeys("\u2044\u2215", "/")
)
_MIDNIGHT = (  # also of SQL Server (12:00:00:000AM) and of Oracle (12.00.00.000000 AM)
    r"[t :](?:0?0[:.]00(?:[:.]00(?:[.,]0+)?)?(?: uur| ?(?:z|utc|gmt)| ?[-+]\d\d(?::?\d\d)?)?"
    r"|12[:.]00(?:[:.]00(?:[.,:]0+)?)? ?am)"
)
_SHORTEST_NAME = 3
_OTHER_NAMES = {"mrt": 3}  # no beginning of its name
_ENGLISH = ("january", "february", "march", "", "may", "june", "july", "august", "", "october")
_MONTHS = 12
_CENTURY, _FIRST_SHORT, _LAST_SHORT = 2000, 2015, 2049  # years that may be written with two digits


class NotADay(NotRead):
    """A text is no day; the message says what is accepted."""


class NoSuchDay(NotADay):
    """A text is a day that no calendar has."""

    def __init__(self) -> None:
        super().__init__("Deze datum bestaat niet.")


class TwoDays(NotADay):
    """A text is one of two days; the message names both."""

    def __init__(self, one: str, other: str) -> None:
        said = "Dit kan {one} zijn of {other}. Typ het jaar met vier cijfers."
        super().__init__(said, one=day_text(one), other=day_text(other))
        self.days = (one, other)


def parse_day(text: str) -> str | None:
    """Read a day written by a person or a program as an ISO date; empty means not given.

    Digits are day, month and year, as in the Netherlands, or year, month and day; the month stands first only where it
    cannot stand second. Midnight behind a day is taken off. A year of two digits is one near to now,
    for a day on which something holds; a year of birth needs four.

    Raises:
        TwoDays: with a year of two digits it is either of two days.
        NoSuchDay: there is no such day.
        NotADay: with what is accepted.
    """
    cleaned = as_typed(text).lower()
    if not cleaned:
        return None
    if found := re.search(_MIDNIGHT + "$", cleaned, re.ASCII):
        cleaned = cleaned[: found.start()]
    if found := re.fullmatch(_SHORT, cleaned, re.ASCII):
        return _short(found)
    if found := re.fullmatch(_IN_WORDS, cleaned, re.ASCII):
        day, month, year = int(found[1]), month_number(found[2]), _near(found[3])
    elif found := re.fullmatch(_MONTH_BEFORE_DAY, cleaned, re.ASCII):
        day, month, year = int(found[2]), month_number(found[1]), int(found[3])
    elif found := re.fullmatch(_YEAR_BEFORE_NAME, cleaned, re.ASCII):
        day, month, year = int(found[3]), month_number(found[2]), int(found[1])
    elif found := re.fullmatch(_IN_DIGITS, cleaned, re.ASCII):
        (day, month), year = _in_order(found), int(found[4])
    elif found := re.fullmatch(_ISO, cleaned, re.ASCII) or re.fullmatch(_BARE, cleaned, re.ASCII):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
    else:
        raise NotADay("Typ een datum, zoals 1 januari 2021 of 01-01-2021.")
    try:
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise NoSuchDay from error


def as_typed(text: str) -> str:
    """Return a day with the hyphens, slashes and single spaces of a keyboard, and nothing that does not show.

    Cells and lines stay apart: the 7 of one and the 1988 of the next are no month.
    """
    return "\n".join(" ".join(as_seen(cell).translate(_AS_TYPED).split()) for cell in cells(text))


def _in_order(found: re.Match[str]) -> tuple[int, int]:
    """Return day and month; the month stands first only where it cannot stand second."""
    first, second = int(found[1]), int(found[3])
    return (second, first) if second > _MONTHS >= first else (first, second)


def _near(year: str) -> int:
    """Return a year of four digits, or one of two when it is near to now; nought is in no calendar."""
    if len(year) > len("25"):
        return int(year)
    return _CENTURY + int(year) if _FIRST_SHORT <= _CENTURY + int(year) <= _LAST_SHORT else 0


def _short(found: re.Match[str]) -> str:
    """Return the day with a year of two digits, behind the day or before it."""
    day, month = _in_order(found)
    written = ((int(found[4]), month, day), (int(found[1]), int(found[3]), int(found[4])))
    days = []
    for year, of_month, of_day in written:
        try:
            day_of = date(_CENTURY + year, of_month, of_day)
        except ValueError:
            continue
        if _FIRST_SHORT <= day_of.year <= _LAST_SHORT and day_of.isoformat() not in days:
            days.append(day_of.isoformat())
    if len(days) > 1:
        raise TwoDays(*days)
    if not days:
        raise NotADay("Typ een datum met een jaar van vier cijfers, zoals 01-01-2021.")
    return days[0]


def two_days(text: str, signs: str) -> str:
    """Say which days a text can be where the month may stand first between these signs; nothing for any other text."""
    found = re.match(_EITHER_FIRST, as_typed(text).lower(), re.ASCII) if signs else None
    if found is None or found[2] not in signs:
        return ""
    first, second, year = int(found[1]), int(found[3]), found[4]
    if first == second or max(first, second) > _MONTHS:
        return ""
    return f"; dit kan {first}-{second}-{year} zijn of {second}-{first}-{year}"


def month_number(name: str) -> int:
    """Return the number of a month by its name or the beginning of it, 0 when there is none."""
    if len(name) < _SHORTEST_NAME:
        return 0
    for names in (MAANDEN, _ENGLISH):
        found = [number for number, month in enumerate(names, 1) if month.startswith(name)]
        if len(found) == 1:
            return found[0]
    return _OTHER_NAMES.get(name, 0)


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


class NotAMonth(NotRead):
    """A text is no month of a year; the message says what is accepted."""


def parse_month(text: str) -> str | None:
    """Read a month of a year as ``JJJJ-MM``, also from a whole day with a year of four digits; empty means not given.

    Raises:
        NotAMonth: with what is accepted.
    """
    cleaned = as_typed(text).lower()
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
            day = parse_day(cleaned) if re.search(r"\d{4}", cleaned) else None
        except NotADay:
            day = None
        if day is None:
            raise NotAMonth("Typ een maand, zoals 1988-07 of juli 1988.")
        return day[:7]
    if not 1 <= month <= len(MAANDEN):
        raise NotAMonth("Deze maand bestaat niet.")
    return f"{year}-{month:02}"
