"""Room for what stands in the cells: columns wide enough for their amounts, rows high enough for their text.

A column that is too narrow shows ### instead of an amount. Not every spreadsheet program fits the height of a row to
wrapped text when it opens a file, and none does so for a sentence over several columns: both are set here.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, TypeGuard

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from calculator.workbook.book import book_of

UNIT = 5.25  # points of one unit of column width
_EDGES = 2.0  # points left free in a cell
_LINE = 1.25  # height of a line against the size of its letter
_MARGIN = 1.03
_BOLD = 1.09
_SIZE = 10.0
# Widths of the letters of Arial and its look-alikes, against their size.
_LETTERS = {
    0.22: "ijl'",
    0.28: "tfI.,:;/!|[] \u00a0",
    0.34: 'r-()"',
    0.5: "cksvxyzJ",
    0.61: "FTZ+=<>≠",
    0.67: "ABEKPSVXY&",
    0.72: "CDHNRUw",
    0.78: "GOQ",
    0.85: "mM",
    0.95: "W%@—…",
}
_WIDTHS = {letter: width for width, letters in _LETTERS.items() for letter in letters}
_USUAL = 0.56
_HIGHER = {"Titel": 26.0, "Groep": 24.0, "Kop": 18.0, "Kop getal": 18.0, "Hoofdzin": 20.0}
LOWEST = 15.0
_PADDING = 4
_HIGHEST = 409.0  # points; no program makes a row higher


def fit(sheet: Worksheet) -> None:
    """Widen columns and set the height of every row that has something in it."""
    book = book_of(sheet)
    for column in sheet.iter_cols():
        needed = max(
            (_digits(value, str(cell.number_format)) for cell in column if _is_number(value := book.shown(cell))),
            default=0,
        )
        dimension = sheet.column_dimensions[get_column_letter(column[0].column or 1)]
        dimension.width = max(dimension.width, needed)
    looks: dict[int, _Look] = {}
    spans = {str(area.coord).partition(":")[0]: area for area in sheet.merged_cells.ranges}
    for row in sheet.iter_rows():
        cells = [cell for cell in row if isinstance(cell, Cell) and cell.has_style]
        if not cells:
            continue
        height = LOWEST
        for cell in cells:
            style = cell.style_id
            look = looks[style] if style in looks else looks.setdefault(style, _look(cell))
            height = max(height, look.lowest)
            text = book.longest.get((sheet.title, cell.coordinate)) or book.shown(cell)
            if not isinstance(text, str) or not look.wraps:
                continue
            span = spans.get(cell.coordinate)
            columns = range(span.min_col, span.max_col + 1) if span else (cell.column,)
            room = sum(sheet.column_dimensions[get_column_letter(column)].width for column in columns) * UNIT - _EDGES
            height = max(height, lines(text, room, look.size, bold=look.bold) * look.size * _LINE + 3)
        sheet.row_dimensions[row[0].row or 1].height = min(height, _HIGHEST)


class _Look(NamedTuple):
    """What of a style counts for the height of a row."""

    lowest: float
    wraps: bool
    size: float
    bold: bool


def _look(cell: Cell) -> _Look:
    wraps, size = bool(cell.alignment.wrap_text), float(cell.font.sz or _SIZE)
    return _Look(_HIGHER.get(str(cell.style), LOWEST), wraps, size, bool(cell.font.b))


@lru_cache(maxsize=4096)  # most sentences of a workbook stand in the next one too
def lines(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """Return on how many lines a text comes in a cell of ``room`` points wide."""
    scale = size * _MARGIN * (_BOLD if bold else 1)
    count, used = 1, 0.0
    for word in text.split(" "):
        width = sum(_WIDTHS.get(letter, _USUAL) for letter in word) * scale
        space = _WIDTHS[" "] * scale if used else 0.0
        if used and used + space + width > room:
            count, used, space = count + 1, 0.0, 0.0
        if width > room:  # a word that is too long is broken
            count += int(width // room)
            width %= room
        used += space + width
    return count


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _digits(value: float, number_format: str) -> int:
    """Return the width of a number as shown, with room for the edges and bold type."""
    decimals = number_format.partition(";")[0].partition(".")[2]
    shown = f"{value:,.{sum(decimals.count(sign) for sign in '0#')}f}"
    return len(shown) + (3 if "€" in number_format else 0) + _PADDING
