"""The parts of a case file that are read back: named cells, and nothing that a case file does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO

from calculator.sheets.archive import NoWorkbook, TooLarge, Unreadable
from calculator.sheets.formats import ShownAs, serial
from calculator.sheets.sheet_cells import MOST_COLUMNS, UnreadCell, column_letters
from calculator.sheets.xlsx import XlsxFile

LARGEST_FILE = 16 * 1024 * 1024
_LARGEST_WHOLE = 64 * 1024 * 1024
_MOST_CELLS = 200_000
_LINKS = "Dit bestand verwijst naar andere bestanden. Leefbudget opent het niet."
_FORBIDDEN = {
    "vbaproject": "Dit bestand bevat macro's. Leefbudget opent het niet.",
    "externallinks/": _LINKS,
    "connections.xml": _LINKS,
    "embeddings/": "Dit bestand bevat andere bestanden. Leefbudget opent het niet.",
    "activex/": "Dit bestand bevat macro's. Leefbudget opent het niet.",
}
NO_WORKBOOK = "Dit is geen rekenblad van Leefbudget."
DAMAGED = "Dit bestand is beschadigd. Neem een reservekopie, of open en bewaar het eerst in Excel."
TOO_LARGE = "Dit bestand is te groot voor een rekenblad van Leefbudget."

Found = float | str | bool | UnreadCell | None


class Timed(ShownAs):
    """The number that a sheet keeps of a day or a time."""


def no_plain_number(found: Found) -> bool:
    """Whether a cell shows its number as something else: a day, a time, a percentage, or with words of its own."""
    return isinstance(found, ShownAs)


@dataclass(frozen=True)
class Place:
    """Where the cells of a name stand: a sheet, and rows of one column."""

    sheet: str
    column: str
    first: int
    last: int

    @property
    def cell(self) -> str:
        """The first cell, as a spreadsheet program calls it."""
        return f"{self.column}{self.first}"


class CannotOpen(OSError):
    """A file cannot be opened as a case; the message says in Dutch why."""


class Package:
    """The named cells of one .xlsx file.

    Raises:
        CannotOpen: it is no such file, is damaged, too large, or holds macros or links.
    """

    def __init__(self, content: bytes) -> None:
        if len(content) > LARGEST_FILE:
            raise CannotOpen(TOO_LARGE)
        try:
            self._file = XlsxFile(lambda: BytesIO(content), _LARGEST_WHOLE)
        except Unreadable as error:
            raise _cannot_open(error) from error
        said = (said for part in self._file.parts for sign, said in _FORBIDDEN.items() if sign in part)
        links = [_LINKS] if self._file.has_links else []
        for message in (*said, *links):
            raise CannotOpen(message)
        self.names = {name.lower(): place for name, place in self._file.names.items()}  # capitals make no difference
        self._sheets = {sheet.name.lower(): sheet.name for sheet in self._file.sheets}
        self.copies = self._file.copies
        self._read: dict[str, dict[str, Found]] = {}

    def sheet(self, name: str) -> dict[str, Found]:
        """Return what the cells of a sheet hold, by their coordinate; a day or a time with the number kept of it."""
        if name not in self._read:
            sheet = next((sheet for sheet in self._file.sheets if sheet.name == name), None)
            if sheet is None:
                raise CannotOpen(f"{NO_WORKBOOK} Het blad {name} ontbreekt.")
            cells: dict[str, Found] = {}
            try:
                for row in self._file.rows(sheet, MOST_COLUMNS):
                    for place, cell in enumerate(row.cells):
                        if cell is not None:
                            cells[f"{column_letters(place)}{row.number}"] = _plain(cell)
                    if len(cells) > _MOST_CELLS:
                        raise TooLarge
            except Unreadable as error:
                raise _cannot_open(error) from error
            self._read[name] = cells
        return self._read[name]

    def has(self, name: str) -> bool:
        """Whether a name still has a cell; the row of the cell may be gone."""
        return self.place(name) is not None

    def named(self, name: str) -> Found:
        """Return what a named cell holds, None when it is empty."""
        return next(self.range(name))

    def range(self, name: str) -> Iterator[Found]:
        """Return what the cells of a named range in one column hold."""
        place = self.place(name)
        if place is None:
            raise CannotOpen(f"{NO_WORKBOOK} De naam {name} ontbreekt.")
        sheet = self.sheet(place.sheet)
        return (sheet.get(f"{place.column}{row}") for row in range(place.first, place.last + 1))

    def place(self, name: str) -> Place | None:
        """Return where the cells of a name stand, None where it has none."""
        match = _PLACE.fullmatch(self.names.get(name, ""))
        if not match:
            return None
        first = int(match["first"])
        last = int(match["last"] or first)
        if match["end"] not in (None, match["column"]) or not 0 < last - first + 1 <= _MOST_CELLS:
            raise CannotOpen(DAMAGED)
        sheet = (match["quoted"] or match["plain"]).replace("''", "'")
        return Place(self._sheets.get(sheet.lower(), sheet), match["column"], first, last)


_PLACE = re.compile(
    r"\$?(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!$]+))[!.]"
    r"\$?(?P<column>[A-Z]{1,3})\$?(?P<first>\d{1,7})(?::\$?(?P<end>[A-Z]{1,3})\$?(?P<last>\d{1,7}))?"
)


def _plain(cell: object) -> Found:
    """Return a cell as it is kept in the file, and of a day or a time what is shown too."""
    if isinstance(cell, datetime):
        return Timed(_kept(cell.date()) + _part(cell.time()), f"{cell:%d-%m-%Y %H:%M}")
    if isinstance(cell, date):
        return Timed(_kept(cell), f"{cell:%d-%m-%Y}")
    if isinstance(cell, time):
        return Timed(_part(cell), f"{cell:%H:%M}")
    if isinstance(cell, timedelta):
        minutes = round(cell / timedelta(minutes=1))
        return Timed(cell / timedelta(days=1), f"{minutes // 60}:{minutes % 60:02}")
    return cell if isinstance(cell, float | str | bool | UnreadCell) else str(cell)


def _kept(day: date) -> int:
    """Return the number of a day; in the first months there is a 29 February too many."""
    return serial(day) - (serial(day) <= _LEAP)


_LEAP = 60


def _part(moment: time) -> float:
    """Return the part of the day that a time is."""
    since = timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond)
    return since / timedelta(days=1)


def _cannot_open(error: Unreadable) -> CannotOpen:
    """Say of a case file what is wrong with it."""
    if isinstance(error, TooLarge):
        return CannotOpen(TOO_LARGE)
    if isinstance(error, NoWorkbook):
        why = str(error)
        return CannotOpen(f"{NO_WORKBOOK} {why}" if why.startswith(_OTHER_KIND) else NO_WORKBOOK)
    return CannotOpen(DAMAGED)


_OTHER_KIND = "Dit is geen Excel-bestand."
