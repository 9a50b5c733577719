"""Dutch dates: what a person types for a day, and how a day is shown."""

from __future__ import annotations

import re
from datetime import date

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
_IN_WORDS = r"(\d{1,2})\s+([a-z]+)\.?\s+(\d{4})"
_IN_DIGITS = r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})"
_ISO = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_ISO_IN_TEXT = r"\b\d{4}-\d{2}-\d{2}\b"
_SHORTEST_NAME = 3


class NotADay(ValueError):
    """A text is no day; the message says what is accepted."""


def parse_day(text: str) -> str | None:
    """Read a day typed by a person as an ISO date; empty means not given.

    Raises:
        NotADay: with what is accepted.
    """
    cleaned = text.strip().lower()
    if not cleaned:
        return None
    if found := re.fullmatch(_IN_WORDS, cleaned, re.ASCII):
        day, name, year = found.groups()
        month = month_number(name)
    elif found := re.fullmatch(_IN_DIGITS, cleaned, re.ASCII):
        day, month, year = found.group(1), int(found.group(2)), found.group(3)
    elif found := re.fullmatch(_ISO, cleaned, re.ASCII):
        year, month, day = found.group(1), int(found.group(2)), found.group(3)
    else:
        raise NotADay("Typ een datum, zoals 1 januari 2021 of 01-01-2021.")
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError as error:
        raise NotADay("Deze datum bestaat niet.") from error


def month_number(name: str) -> int:
    """Return the number of a month by its name or the beginning of it, 0 when there is none."""
    found = [number for number, month in enumerate(MAANDEN, 1) if month.startswith(name)]
    return found[0] if len(name) >= _SHORTEST_NAME and len(found) == 1 else 0


def day_text(iso: str) -> str:
    """Write an ISO date as in running text: 1 januari 2021."""
    day = date.fromisoformat(iso)
    return f"{day.day} {MAANDEN[day.month - 1]} {day.year}"


def with_written_days(text: str) -> str:
    """Replace the ISO dates in a sentence by dates in words."""
    return re.sub(_ISO_IN_TEXT, lambda found: day_text(found.group()), text, flags=re.ASCII)


def peildata(since: str, until: str) -> tuple[str, ...]:
    """Return 1 January and 1 July of every covered year, the newest first."""
    days = [f"{year}-{start}" for year in range(int(since[:4]), int(until[:4]) + 1) for start in ("01-01", "07-01")]
    return tuple(sorted((day for day in days if since <= day <= until), reverse=True))


def half_year(day: date) -> str:
    """Return the day, at or before this one, on which amounts last changed: 1 January or 1 July."""
    return f"{day.year}-{'07' if day.month >= 7 else '01'}-01"
