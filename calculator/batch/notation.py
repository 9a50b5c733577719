"""The notation of a sheet: what stands before the cents in each column, and whether the day comes before the month.

``1.234`` is 1234 where a comma stands before the cents, and 1,234 where a point does. Which it is, is decided by all
cells of the column that can be read in one way only, else by those of the file, else by its separator. A sheet in which
nothing can be read in two ways needs no look at all its cells; see :func:`calculator.batch.csv_source.open_csv`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc

from calculator.batch.columns import READERS
from calculator.dutch.money import decimal_sign

# What the XML of a workbook or the text of a csv file holds when a cell may be read in two ways.
TWO_WAYS_WITH_POINT = r"\.\d{3}(?!\d)"
TWO_WAYS_WITH_COMMA = r",\d{3}(?!\d)"
_YEAR = r"(?:19|20)\d\d(?!\d)"  # with spaces a year of two digits would be found in telephone numbers
MONTH_FIRST = tuple(
    rf"{sign}(?:1[3-9]|2\d|3[01]){sign}{year}"
    for sign, year in (*((sign, rf"(?:{_YEAR}|\d\d(?!\d))") for sign in ("/", "-", r"\.")), (" ", _YEAR))
)
# One amount, or several with semicolons between them.
_COMMA, _POINT = (rf"(?:^|;)\s*[0-9]+{sign}[0-9]{{1,2}}\s*(?:;|$)" for sign in (",", r"\."))
_PLAIN = r"^\s*(?:[0-9]+(?:[.,][0-9]{1,2})?)?\s*(?:;\s*(?:[0-9]+(?:[.,][0-9]{1,2})?)?\s*)*$"
_SIGNS_OF_DAYS = "-/. "
_NO_MONTH, _MAY_BE_MONTH = "(?:1[3-9]|2[0-9]|3[01])", "(?:0?[1-9]|1[0-2])"
_BETWEEN = r"[-/. \x{2010}-\x{2013}\x{2212}]"
_MONTH_THEN_DAY = rf"(?:^|;)[^0-9;]*{_MAY_BE_MONTH}{_BETWEEN}{_NO_MONTH}{_BETWEEN}[0-9]{{2}}"
_DAY_THEN_MONTH = rf"(?:^|;)[^0-9;]*{_NO_MONTH}/{_MAY_BE_MONTH}/[0-9]{{2}}"
MONTH_FIRST_ABROAD = "/"  # where a point stands before the cents; between other signs only where a day shows it
AMOUNTS, DAYS = ("amount", "amounts"), ("day", "any_day", "birth", "births")  # readers of what has a notation


class HasColumns(Protocol):
    """Part of a sheet, from which columns can be taken."""

    def column(self, place: int) -> Any:
        """Return a column."""


@dataclass(frozen=True)
class Notation:
    """How the texts of a sheet are read. ``usual`` holds for columns that show nothing themselves.

    ``month_first`` holds the signs with which the month may stand first as well: with a slash 7/1/2025 may be 1 July.
    ``of_mac`` says that numbers of days count from 1904.
    """

    usual: str | None = ","
    signs: Mapping[str, str | None] = field(default_factory=dict)
    month_first: str = ""
    of_mac: bool = False

    def decimal(self, name: str) -> str | None:
        """Return what stands before the cents in a column; None where both do."""
        return self.signs.get(name, self.usual)

    def typed(self, kinds: Mapping[str, Any]) -> Notation:
        """Return this one for columns of these types: no person typed the numbers of a type, with a comma in them."""
        numbers = [name for name, kind in kinds.items() if pa.types.is_floating(kind)]
        return replace(self, signs={**self.signs, **dict.fromkeys(numbers, ".")})


DUTCH = Notation()


def notation_of(
    chunks: Iterable[HasColumns], places: Mapping[str, int], usual: str, *, of_mac: bool = False
) -> Notation:
    """Look at all cells of the columns with amounts and days."""
    signs: dict[str, set[str]] = {}
    firsts = [False, False]
    for chunk in chunks:
        for name, place in places.items():
            if READERS[name] in AMOUNTS:
                signs.setdefault(name, set()).update(_signs(_texts(chunk.column(place))))
            elif READERS[name] in DAYS:
                texts = _texts(chunk.column(place)).unique()
                for which, pattern in enumerate((_MONTH_THEN_DAY, _DAY_THEN_MONTH)):
                    firsts[which] = firsts[which] or _any(pc.match_substring_regex(texts, pattern))
    everywhere = set().union(*signs.values())
    of_file = _single(everywhere) if everywhere else usual
    month_first = _SIGNS_OF_DAYS if firsts[0] else MONTH_FIRST_ABROAD if of_file != "," and not firsts[1] else ""
    return Notation(of_file, {name: _single(found) for name, found in signs.items() if found}, month_first, of_mac)


def _single(signs: set[str]) -> str | None:
    return next(iter(signs)) if len(signs) == 1 else None


def _texts(column: Any) -> Any:
    """Return the texts of a column, empty where a cell holds something else."""
    if isinstance(column, list):
        return pa.array([cell if isinstance(cell, str) else None for cell in column], pa.string())
    if pa.types.is_dictionary(column.type):
        column = column.dictionary
    while pa.types.is_list(column.type) or pa.types.is_large_list(column.type):
        column = column.flatten()
    return column.cast(pa.string()) if is_text(column.type) else pa.nulls(0, pa.string())


def is_text(kind: Any) -> bool:
    """Whether cells of a type are texts, in whichever way the library keeps them."""
    return any(is_kind(kind) for is_kind in (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view))


def _signs(texts: Any) -> set[str]:
    """Return what stands before the cents in texts that can be read in one way only."""
    found = {sign for sign, pattern in ((",", _COMMA), (".", _POINT)) if _any(pc.match_substring_regex(texts, pattern))}
    unusual = texts.filter(pc.invert(pc.match_substring_regex(texts, _PLAIN))).unique().to_pylist()
    parts = (part for text in unusual if text is not None for part in text.split(";"))
    return found | {sign for part in parts if (sign := decimal_sign(part))}


def _any(truths: Any) -> bool:
    return bool(pc.any(truths).as_py())
