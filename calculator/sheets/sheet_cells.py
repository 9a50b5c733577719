"""The cells of a sheet: what they can hold, where they stand, and how a workbook writes numbers and texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from calculator.sheets.archive import Damaged
from calculator.sheets.formats import Moment

MOST_COLUMNS, MOST_ROWS = 16_384, 1_048_576  # of a sheet, by the specification of Excel
_LONGEST_COLUMN = 3
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True)
class UnreadCell:
    """What stands in a cell that gives no value: the text to carry through, and what to say of it."""

    text: str
    said: str
    accepted: str


Cell = float | str | bool | Moment | UnreadCell | None


class SheetRow(NamedTuple):
    """A row: its number as the spreadsheet shows it, its cells from the first column, and whether it can be seen.

    ``beyond`` tells whether something stands further to the right than was asked for, ``struck`` whether a cell is
    struck through.
    """

    number: int
    hidden: bool
    cells: list[Cell]
    beyond: bool
    struck: bool = False


class ColumnPlaces(dict[str, int]):
    """The places of columns by their letters, counted from nought."""

    def __missing__(self, letters: str) -> int:
        """Count out a column that is new."""
        number = 0
        if not letters.isascii() or not letters.isalpha() or len(letters) > _LONGEST_COLUMN:
            raise Damaged
        for letter in letters.upper():
            number = number * 26 + ord(letter) - ord("A") + 1
        self[letters] = place = number - 1
        if place >= MOST_COLUMNS:
            raise Damaged
        return place


def column_letters(place: int) -> str:
    """Return the letters of a column, counted from nought."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def number_of(raw: str) -> float | UnreadCell:
    """Return the number in a cell; what is none, or has no end, is told of that cell."""
    try:
        number = float(raw)
    except ValueError:
        number = _NO_NUMBER
    if number - number != 0 or "_" in raw or not raw.isascii():  # without an end; or a number for Python only
        return UnreadCell(raw.strip(), f"{raw.strip()} is geen getal", "een getal; typ het opnieuw in de cel")
    return number


_NO_NUMBER = float("nan")


def text_of(raw: str, texts: list[str]) -> str | UnreadCell:
    """Return the text that a cell refers to by number; where there is none that is told of that cell."""
    if not (raw.isascii() and raw.isdigit()) or len(raw) > _LONGEST_NUMBER or int(raw) >= len(texts):
        said = "de tekst van deze cel ontbreekt in het bestand"
        return UnreadCell("(tekst ontbreekt)", said, "een tekst; typ haar opnieuw in de cel")
    return texts[int(raw)]


_LONGEST_NUMBER = 9


def unescaped(text: str) -> str:
    """Return a text of which a workbook wrote signs as a code."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
