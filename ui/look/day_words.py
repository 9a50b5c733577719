"""Days in the window: in words within a sentence, and the ones that are offered for a peildatum."""

from __future__ import annotations

from datetime import date

from calculator.dutch.dates import day_text, parse_day
from ui.look.language import current

__all__ = ["day_text", "half_year", "parse_day", "peildata", "said_day"]


def said_day(iso: str) -> str:
    """Write an ISO date in the language of the window; what is typed as a date stays Dutch."""
    if current() == "nl":
        return day_text(iso)
    from calculator.words import day_in  # reads all words: not before a Dutch window is there

    return day_in(iso, current())


def peildata(since: str, until: str) -> tuple[str, ...]:
    """Return 1 January and 1 July of every covered year, the newest first."""
    days = [f"{year}-{start}" for year in range(int(since[:4]), int(until[:4]) + 1) for start in ("01-01", "07-01")]
    return tuple(sorted((day for day in days if since <= day <= until), reverse=True))


def half_year(day: date) -> str:
    """Return the day, at or before this one, on which amounts last changed: 1 January or 1 July."""
    return f"{day.year}-{'07' if day.month >= 7 else '01'}-01"
