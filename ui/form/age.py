"""Somebody's age in the form: whole years, or the month of birth, or both where they say more together; without Qt.

In the form it is one value: 38, or ``"1988-07"``, or ``"1988-07 38"`` for who was born in the month of the peildatum.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from calculator.cases.fields import Month, Whole
from calculator.dutch.ages import NotAnAge, TwoLists, parse_age, parse_ages
from calculator.dutch.dates import NotADay, NotAMonth, parse_day, parse_month
from calculator.dutch.marks import as_seen, cells
from ui.form.field import Value

_OLDEST = 120
_YEARS = r"(\d{1,3})(?: jaar)?"
_ONE = "Typ een leeftijd of een geboortemaand, zoals 38 of 7-1988."
_MANY = "Typ leeftijden of geboortemaanden met een komma ertussen, zoals 10, 3-2016."


def read_age(text: str, wanted: str = _ONE) -> Value:
    """Read an age or a month of birth, or both; empty means not given.

    Raises:
        ValueError: with what is accepted.
    """
    with suppress(NotAnAge):
        return parse_age(text)
    if len(cells(text)) > 1:
        raise ValueError(wanted)
    cleaned = " ".join(as_seen(text).lower().replace("(", " ").replace(")", " ").split())
    month, years = re.fullmatch(rf"(.*?)(?:,? {_YEARS})?", cleaned, re.ASCII).groups()  # type: ignore[union-attr]
    with suppress(NotADay):
        if parse_day(month):  # the day is nobody's business
            raise ValueError(wanted)
    try:
        born = parse_month(month)
    except NotAMonth as error:
        raise ValueError(wanted) from error
    if Month().refuse(born) is not None:
        raise ValueError(wanted)
    return f"{born} {_years(years, wanted)}" if years else born


def _years(text: str, wanted: str) -> int:
    if Whole(0, _OLDEST).refuse(int(text)) is not None:
        raise ValueError(wanted)
    return int(text)


def read_ages(text: str) -> Value:
    """Read the ages or months of birth of children, with commas between; years alone as they are read everywhere.

    Raises:
        ValueError: with what is accepted.
    """
    try:
        return parse_ages(text) or None
    except TwoLists:
        raise
    except NotAnAge:
        ages = [read_age(part, _MANY) for part in re.split(r"[,;]|\ben\b", text.strip()) if part.strip()]
        if not any(isinstance(age, str) for age in ages):
            raise
    return tuple(age for age in ages if isinstance(age, int | str))


def written_age(value: Value) -> str:
    """Write an age as it can be read again."""
    if not isinstance(value, str):
        return str(value)
    born, _, years = value.partition(" ")
    year, month = born.split("-")
    return f"{int(month)}-{year} ({years})" if years else f"{int(month)}-{year}"


def written_ages(value: Value) -> str:
    """Write ages as they can be read again."""
    return ", ".join(written_age(age) for age in value)  # type: ignore[union-attr]


def of_person(person: Mapping[str, Any]) -> int | str | None:
    """Return the age of a person of a case, as one value."""
    years, born = person.get("leeftijd"), person.get("geboren")
    if born is None:
        return years
    return str(born) if years is None else f"{born} {years}"


def in_case(value: Value) -> dict[str, Any]:
    """Return the fields of a person of a case that an age stands for."""
    if not isinstance(value, str):
        return {} if value is None else {"leeftijd": value}
    born, _, years = value.partition(" ")
    return {"leeftijd": int(years), "geboren": born} if years else {"geboren": born}
