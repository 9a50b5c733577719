"""The notation of a sheet: what stands before the cents in each column, and whether the day comes before the month.

``1.234`` is 1234 where a comma stands before the cents, and 1,234 where a point does. Which it is, is decided by all
cells of the column that can be read in one way only, else by those of the file, else by its separator. A sheet in which
nothing can be read in two ways needs no look at all its cells; see :func:`calculator.batch.csv_source.open_csv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol
from unicodedata import decimal

import pyarrow as pa
import pyarrow.compute as pc

from calculator.batch.columns import READERS
from calculator.dutch.dates import as_typed
from calculator.dutch.money import decimal_sign

# What the XML of a workbook or the text of a csv file holds when a cell may be read in two ways.
TWO_WAYS_WITH_POINT = r"\.\d{3}(?!\d)"
TWO_WAYS_WITH_COMMA = r",\d{3}(?!\d)"
_YEAR = r"(?:19|20)\d\d(?!\d)"  # with spaces a year of two digits would be found in telephone numbers
MONTH_FIRST = tuple(
    rf"{sign}(?:1[3-9]|2\d|3[01]){sign}{year}"  # what begins with one sign is found quickly
    for sign, year in (*((sign, rf"(?:{_YEAR}|\d\d(?!\d))") for sign in ("/", "-", r"\.")), (" ", rf" *{_YEAR}"))
)
# Signs that no keyboard has where a day may have a hyphen, a slash, a space, nothing or a digit.
_NOT_TYPED = (
    "\u00a0\u00ad\u0660-\u0669\u06f0-\u06f9\u061c\u180e\u1680\u2000-\u2015\u2028-\u202f\u2044\u205f-\u206f\u2212\u2215\u3000"
    "\ufe0e\ufe0f\ufe58\ufe63\ufeff\uff0d-\uff19"
)
ODD_DAY = rf"[{_NOT_TYPED}][-/.]?\d{{1,2}}[-/. {_NOT_TYPED}]"
_QUOTED_WITH_COMMA = rf'"[^",\r\n]*{TWO_WAYS_WITH_COMMA}'
_LONGEST_LOOKED_FOR = 64
# One amount, or several with semicolons between them.
_COMMA, _POINT = (rf"(?:^|;)\s*[0-9]+{sign}[0-9]{{1,2}}\s*(?:;|$)" for sign in (",", r"\."))
_PLAIN = r"^\s*(?:[0-9]+(?:[.,][0-9]{1,2})?)?\s*(?:;\s*(?:[0-9]+(?:[.,][0-9]{1,2})?)?\s*)*$"
_SIGNS_OF_DAYS = "-/. "
_NO_MONTH, _MAY_BE_MONTH = "(?:1[3-9]|2[0-9]|3[01])", "(?:0?[1-9]|1[0-2])"
_MONTH_THEN_DAY = rf"(?:^|;)[^0-9;]*{_MAY_BE_MONTH}[-/. ]{_NO_MONTH}[-/. ][0-9]{{2}}"
_DAY_THEN_MONTH = {
    sign: rf"(?:^|;)[^0-9;]*{_NO_MONTH}[{sign}]{_MAY_BE_MONTH}[{sign}][0-9]{{2}}" for sign in _SIGNS_OF_DAYS
}
_AS_NOBODY_TYPES = r"[^\x00-\x7f]|  "
MONTH_FIRST_ABROAD = "/"  # where a point stands before the cents; between other signs only where a day shows it
AMOUNTS, DAYS = ("amount", "amounts"), ("day", "any_day", "birth", "births")  # readers of what has a notation


class Look:
    """Remembers of a text whether something in it may be read in two ways; else no cell needs a second look."""

    def __init__(self) -> None:
        patterns = (
            TWO_WAYS_WITH_POINT,
            TWO_WAYS_WITH_COMMA,
            _QUOTED_WITH_COMMA,
            *MONTH_FIRST,
            r"/\d{1,2}/\d\d",
            ODD_DAY,
        )
        self._left = dict.fromkeys(map(re.compile, patterns))
        self._found: set[str] = set()
        self._end = ""  # of the piece before: what is looked for may go on in the next one
        self.remarks = 0  # lines that begin with #

    def through(self, text: str) -> None:
        """Look through a piece of the text."""
        if "#" in text:
            self.remarks += text.count("\n#") + text.count("\r#")
        text = self._end + text
        self._end = text[-_LONGEST_LOOKED_FOR:]
        for pattern in tuple(self._left):
            if not (pattern.pattern == ODD_DAY and text.isascii()) and pattern.search(text):
                self._found.add(pattern.pattern)
                del self._left[pattern]

    def is_needed(self, separator: str) -> bool:
        """Whether every cell must be looked at before the first is read."""
        if separator == ",":  # a comma in a cell stands between quotes, and days may have the month first
            return bool(self._found - {TWO_WAYS_WITH_COMMA})
        return bool(self._found & {TWO_WAYS_WITH_POINT, TWO_WAYS_WITH_COMMA, *MONTH_FIRST, ODD_DAY})


class HasColumns(Protocol):
    """Part of a sheet, from which columns can be taken."""

    def column(self, place: int) -> Any:
        """Return a column."""


@dataclass(frozen=True)
class Notation:
    """How the texts of a sheet are read. ``usual`` holds for columns that show nothing themselves.

    ``month_first`` holds the signs with which the month may stand first as well: with a slash 7/1/2025 may be 1 July;
    ``days`` those of the columns that show it themselves. ``of_mac`` says whether numbers of days count from
    1904, which only a workbook tells.
    """

    usual: str | None = ","
    signs: Mapping[str, str | None] = field(default_factory=dict)
    month_first: str = ""
    of_mac: bool | None = None
    days: Mapping[str, str] = field(default_factory=dict)

    def decimal(self, name: str) -> str | None:
        """Return what stands before the cents in a column; None where both do."""
        return self.signs.get(name, self.usual)

    def of(self, name: str) -> Notation:
        """Return this one for the days of a column."""
        return replace(self, month_first=self.days[name]) if name in self.days else self

    def typed(self, kinds: Mapping[str, Any]) -> Notation:
        """Return this one for columns of these types: no person typed the numbers of a type, with a comma in them."""
        numbers = [name for name, kind in kinds.items() if pa.types.is_floating(kind)]
        return replace(self, signs={**self.signs, **dict.fromkeys(numbers, ".")})


DUTCH = Notation()


def notation_of(
    chunks: Iterable[HasColumns], places: Mapping[str, int], usual: str, *, of_mac: bool | None = None
) -> Notation:
    """Look at all cells of the columns with amounts and days.

    A column in which days show that the day stands first is not made doubtful by another one.
    """
    signs: dict[str, set[str]] = {}
    day_first: dict[str, set[str]] = {}  # by column, the signs between days that show it
    month_first: set[str] = set()
    for chunk in chunks:
        for name, place in places.items():
            if READERS[name] in AMOUNTS:
                signs.setdefault(name, set()).update(_signs(_texts(chunk.column(place))))
            elif READERS[name] in DAYS:
                texts = _as_typed(_texts(chunk.column(place)).unique())
                month_first |= {name} if _any(pc.match_substring_regex(texts, _MONTH_THEN_DAY)) else set()
                shown = day_first.setdefault(name, set())
                shown |= {sign for sign, of in _DAY_THEN_MONTH.items() if _any(pc.match_substring_regex(texts, of))}
    everywhere = set().union(*signs.values())
    of_file = _single(everywhere) if everywhere else usual
    abroad = of_file != "," and MONTH_FIRST_ABROAD not in set().union(*day_first.values())
    doubted = _SIGNS_OF_DAYS if month_first else MONTH_FIRST_ABROAD if abroad else ""
    days = {
        name: "".join(sign for sign in doubted if sign not in shown)
        for name, shown in day_first.items()
        if shown and name not in month_first
    }
    amounts = {name: _single(found) for name, found in signs.items() if found}
    return Notation(of_file, amounts, doubted, of_mac, days)


def _as_typed(texts: Any) -> Any:
    """Return texts with days as they would be typed, and with the digits of other scripts as those of ours."""
    odd = pc.fill_null(pc.match_substring_regex(texts, _AS_NOBODY_TYPES), fill_value=False)
    if not _any(odd):
        return texts
    typed = [
        "".join(str(decimal(sign, sign)) for sign in ";".join(map(as_typed, text.split(";"))))
        for text in texts.filter(odd).to_pylist()
    ]
    return pa.concat_arrays([texts.filter(pc.invert(odd)), pa.array(typed, pa.string())])


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
