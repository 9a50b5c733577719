"""Rows as nearly all programs write them, read four times as fast as by parsing.

Only what is exactly as here is read here: numbers, texts by their number and texts in the cell itself, each with its
place. A row with anything else in it, such as a formula, is left to the parser, which gives the same for plain rows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from calculator.sheets.archive import Damaged
from calculator.sheets.formats import moment
from calculator.sheets.sheet_cells import Cell, ColumnPlaces, SheetRow, unescaped

_ROW = re.compile(r'\s*<row r="([1-9]\d{0,6})"([^<>&]*)>', re.ASCII)
_HIDDEN = re.compile(r'\bhidden=|\bht="0[".]')
_NUMBER = r"-?\d[.\d]{0,25}(?:[eE][-+]?\d{1,2})?"
_CELL = re.compile(
    r'(\s*<c r="([A-Z]{1,3})\d{1,7}"(?: s="(\d{1,6})")?(?: t="(n|s|inlineStr)")?'
    rf'(?: ?/>|></c>|>(?:<v>({_NUMBER})</v>|<is><t(?: xml:space="preserve")?>([^<&\r]*)</t></is>)</c>))',
    re.ASCII,
)
_ENCODING = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*\bencoding=["'](?!utf-8["'])""", re.IGNORECASE)
_MANY = 1_000  # styles that strike through
END = b"</row>"


class PlainRows:
    """Reads rows of one sheet that are plain."""

    def __init__(
        self, width: int, texts: list[str], moments: Mapping[str, int | str], struck: Collection[str], *, of_mac: bool
    ) -> None:
        styles = "|".join(struck) if len(struck) < _MANY else r"\d+"
        self._struck = re.compile(rf' s="(?:{styles})"') if struck else None
        self._width = width
        self._shared = texts
        self._moments = moments
        self._of_mac = of_mac
        self._columns = ColumnPlaces()

    def row(self, xml: bytes) -> SheetRow | None:
        """Return the row that begins here, without its end; None when it is not plain."""
        try:
            text = xml.decode().rstrip()
            begin = _ROW.match(text)
            if begin is None or _HIDDEN.search(begin[2]) or (self._struck and self._struck.search(text)):
                return None
            cells, beyond, length = self._cells(_CELL.findall(text, begin.end()))
        except (ValueError, LookupError):  # the parser says what is wrong
            return None
        if begin.end() + length != len(text):
            return None
        return SheetRow(int(begin[1]), hidden=False, cells=cells, beyond=beyond)

    def _cells(self, found: list[tuple[str, str, str, str, str, str]]) -> tuple[list[Cell], bool, int]:
        """Return what the cells hold, whether there are more to the right, and how long they are as XML."""
        width, columns, shared, moments = self._width, self._columns, self._shared, self._moments
        cells: list[Cell] = []
        beyond = False
        length = 0
        for whole, letters, style, kind, value, inline in found:
            content: Cell
            length += len(whole)
            if value:
                if kind == "s":
                    if value[0] == "-":  # no place from the end
                        return [], False, -1
                    content = shared[int(value)]
                else:
                    content = float(value)
                    if style in moments:
                        content = moment(content, moments[style], of_mac=self._of_mac)
            elif kind == "inlineStr":
                content = unescaped(inline)
            else:
                continue
            place = columns[letters]
            if place == len(cells) < width:
                cells.append(content)
            else:
                beyond = self._put(cells, place, content) or beyond
        return cells, beyond, length

    def _put(self, cells: list[Cell], place: int, content: Cell) -> bool:
        """Put what does not simply come next in its place; return whether that is too far to the right."""
        if place >= self._width:
            return not isinstance(content, str) or bool(content.strip())
        if place < len(cells):
            raise Damaged
        cells += [None] * (place - len(cells))
        cells.append(content)
        return False


def may_be_plain(first: bytes) -> bool:
    """Whether the beginning of a sheet is in the encoding that all programs use."""
    return first.lstrip(b"\xef\xbb\xbf").startswith(b"<") and not _ENCODING.match(first)
