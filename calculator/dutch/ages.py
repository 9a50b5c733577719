"""Ages in whole years: of one person, and of several in the spellings that people use for a list."""

from __future__ import annotations

import re

from calculator.dutch.marks import as_seen, cells, in_list
from calculator.dutch.not_read import NotRead

OLDEST = 120

# Compiled by ``re`` when they are first used, so that a window that only opens does not wait for it.
_AGE = r"(\d{1,3})(?:[.,]0+)?(?: ?(?:jaar|jr\.?|j\.?))?"  # a spreadsheet writes 38,0 when the column has empty cells
_BETWEEN = r" ?(?:[;,/+&|]| en | and ) ?| (?!j)"
_OR_ONE_AGE = r"(?<!\d)(\d{1,3}),0(?!\d)"
_MIXED = r"\d{1,3},(?!0(?!\d))\d+"  # where semicolons stand between the ages, a comma may be that of a decimal
_SPLIT, _SIGN = r"\d+ \d+", r"[;,/+&|]"  # and where any sign does, a space may stand within an age
_RANGE = r"(?<!\d)\d{1,3} ?(?:[-–—]| tot | t/m ) ?\d{1,3}(?!\d)"


class NotAnAge(NotRead):
    """A text is no age, or no list of ages; the message says what is accepted."""


class TwoLists(NotAnAge):
    """A text can be two different lists of ages; the message names both, or asks for one that can be read one way."""


def parse_age(text: str) -> int | None:
    """Read an age in whole years; empty means not given.

    Raises:
        NotAnAge: with what is accepted.
    """
    cleaned = as_seen(text).casefold()
    if not cleaned:
        return None
    found = re.fullmatch(_AGE, cleaned, re.ASCII)
    if found is None or int(found[1]) > OLDEST or len(cells(text)) > 1:
        raise NotAnAge("Typ een leeftijd in hele jaren, zoals 38.")
    return int(found[1])


def parse_ages(text: str) -> tuple[int, ...]:
    """Read ages with anything between them that people put there; empty means none.

    ``10,0`` is refused: it is 10 in a column of decimals, and a child of 10 with a baby where someone types. So is
    ``10-12``, which may be two children or a range, and ``10;12,5`` with commas between semicolons.

    Raises:
        TwoLists: a text can mean two things.
        NotAnAge: with what is accepted.
    """
    cleaned = " ".join(in_list(as_seen(text)).casefold().split())
    found = re.search(_RANGE, cleaned, re.ASCII)
    if found is None and ";" in cleaned:
        found = re.search(_MIXED, cleaned, re.ASCII)
    if found is None and re.search(_SIGN, cleaned):
        found = re.search(_SPLIT, cleaned, re.ASCII)
    if found:
        raise TwoLists("{text} kan op twee manieren worden gelezen. Typ hele jaren, zoals 10;12.", text=found[0])
    if found := re.search(_OR_ONE_AGE, cleaned, re.ASCII):
        said = "{age},0 kan {age} jaar zijn, of {age} en 0. Typ {age} voor één kind, of {age};0 voor twee."
        raise TwoLists(said, age=found[1])
    parts = [cleaned] if re.fullmatch(_AGE, cleaned, re.ASCII) else re.split(_BETWEEN, cleaned)
    if len(parts) > 1 and not parts[-1]:
        parts.pop()
    try:
        ages = [parse_age(part) for part in parts]
    except NotAnAge:
        ages = [None]
    if cleaned and None in ages:
        raise NotAnAge("Typ hele jaren, zoals 10;12 of 10 en 12.")
    return tuple(age for age in ages if age is not None)
