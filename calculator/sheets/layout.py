"""What stands around the rows of a sheet: which cells are merged, and which columns cannot be seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from calculator.sheets.archive import TooLarge
from calculator.sheets.sheet_cells import MOST_COLUMNS, Cell, ColumnPlaces

_MOST_AREAS = 1 << 20
_MERGED = re.compile(
    rb"""<(?:\w+:)?mergeCell\s(?:[^<>]*\s)?ref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']"""
)
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^<>]*)>")
_ATTRIBUTE = re.compile(rb"""(\w+)\s*=\s*["']([^"']*)["']""")
_YES = ("1", "true")
LONGEST_ELEMENT = 1 << 9


class Area(NamedTuple):
    """Cells that are merged: rows as the spreadsheet numbers them, columns from nought, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


class Layout:
    """Hears the XML of a sheet in parts, of which each begins with ``seen`` bytes of the one before."""

    def __init__(self) -> None:
        self.rows = 0
        self.hidden: list[range] = []  # places of columns
        self._merged: set[Area] = set()
        self._columns = ColumnPlaces()

    @property
    def merged(self) -> list[Area]:
        """The merged cells, from the top down."""
        return sorted(self._merged)

    def take(self, part: bytes, seen: int) -> None:
        """Count the ends of rows, and keep what stands before and behind them.

        Raises:
            Unreadable: there are more merged cells than any sheet needs.
        """
        self.rows += part.count(b"row>") - part.count(b"row>", 0, seen)
        if b"col " in part:
            for element in _COLUMN.findall(part):
                self._keep(
                    {name.decode(): value.decode(errors="replace") for name, value in _ATTRIBUTE.findall(element)}
                )
        if b"mergeCell" in part:
            for first, top, last, bottom in _MERGED.findall(part):
                left, right = self._columns[first.decode()], self._columns[last.decode()]
                self._merged.add(Area(int(top), left, int(bottom), right))
            if len(self._merged) > _MOST_AREAS:
                raise TooLarge

    def _keep(self, column: dict[str, str]) -> None:
        """Keep columns that are hidden, or so narrow that they are."""
        if column.get("hidden") in _YES or not column.get("width", "1").strip("0."):
            first, last = (int(found[0]) if found else 0 for found in map(_PLACE.fullmatch, _ends_of(column)))
            self.hidden.append(range(max(first - 1, 0), min(last, MOST_COLUMNS)))


def _ends_of(column: dict[str, str]) -> tuple[str, str]:
    return column.get("min", ""), column.get("max", "")


_PLACE = re.compile(r"\d{1,7}", re.ASCII)


class Covered:
    """Tells of rows in their order which cells lie under a merged one, of which only the first cell is seen."""

    def __init__(self, areas: Iterable[Area], width: int) -> None:
        self._ahead = [area for area in areas if area.left < width][::-1]
        self._open: list[tuple[Area, Cell]] = []
        self._width = width

    def of(self, number: int, cells: Sequence[Cell]) -> dict[int, Cell]:
        """Return by its place of a cell that is covered what the merged cell shows."""
        self._open = [(area, shown) for area, shown in self._open if area.bottom >= number]
        while self._ahead and self._ahead[-1].top <= number:
            area = self._ahead.pop()
            apart = all(area.right < other.left or other.right < area.left for other, _ in self._open)
            if apart and area.bottom >= number:  # no sheet shows cells that are merged twice
                shown = cells[area.left] if area.top == number and area.left < len(cells) else None
                self._open.append((area, shown))
        return {
            place: shown
            for area, shown in self._open
            for place in range(area.left, min(area.right + 1, self._width))
            if (number, place) != (area.top, area.left)
        }

    def __bool__(self) -> bool:
        """Whether any cell may still be covered."""
        return bool(self._ahead or self._open)
