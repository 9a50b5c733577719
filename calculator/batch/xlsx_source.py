"""A workbook as a batch sheet: the sheet that is chosen, where its header stands, and its rows."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from calculator.batch.columns import AMOUNTS, KNOWN
from calculator.batch.headers import (
    Repeats,
    check_above,
    check_upright,
    first_row,
    name_of,
    no_name,
    to_carry,
    unnamed,
)
from calculator.batch.notation import (
    MONTH_FIRST,
    ODD_DAY,
    TWO_WAYS_WITH_COMMA,
    TWO_WAYS_WITH_POINT,
    Notation,
    notation_of,
)
from calculator.batch.receipt import Receipt
from calculator.batch.refusals import refuse
from calculator.batch.sheet_choice import EXAMPLES, LookedAt, choose, is_one_column, text_at
from calculator.batch.sheet_source import Chunk, Find, SheetSource, rows_in_chunk
from calculator.batch.texts import cell_text
from calculator.batch.values import is_empty
from calculator.cases.fields import Mistake, Refused
from calculator.dutch.marks import shows
from calculator.sheets.archive import Unreadable
from calculator.sheets.formats import Worded
from calculator.sheets.layout import Covered, Layout
from calculator.sheets.sheet_cells import Cell, SheetRow, UnreadCell, column_letters
from calculator.sheets.xlsx import XlsxFile

_LARGEST = 1 << 32  # bytes, unpacked
_TWO_WAYS = "|".join((TWO_WAYS_WITH_POINT, TWO_WAYS_WITH_COMMA, *MONTH_FIRST))
# In the XML of a sheet: such a text, or a formula that gives a text. Other texts stand apart; numbers have one sign.
_ODD_IN_XML = r"(?:[\x80-\xff]|&#\w+;)[-/. ]?[\x80-\xff\d]"
_TWO_WAYS_IN_XML = re.compile(rf"""t=["']str["']|>[^<>]*(?:{_TWO_WAYS}|{_ODD_IN_XML})[^<>]*</(?:\w+:)?t>""".encode())
_ONE_COLUMN = (
    "Alles staat in één kolom. Kies in Excel Gegevens, Tekst naar kolommen, met het teken dat tussen de cellen staat."
)


def open_xlsx(path: Path, find: Find, named: str | None) -> SheetSource:
    """Open a workbook; ``named`` is the sheet to read.

    Raises:
        Refused: a column is missing, or there are several sheets to choose from.
        Unreadable: it is no workbook.
    """
    file = XlsxFile(lambda: path.open("rb"), _LARGEST)
    looked, alike = choose(path, file, named)
    if looked.header is None and is_one_column(looked):
        raise refuse(path, _ONE_COLUMN)
    layout = file.layout(looked.sheet)
    sheet = _XlsxSheet(path, file, looked, find, layout)
    receipt = Receipt(path.name, looked.sheet.name, alike, header=sheet.lines, headers=tuple(sheet.texts))
    receipt.beside.update(sheet.beside)
    receipt.unseen = [
        sheet.texts[place].strip()
        for place in sorted(sheet.places.values())
        if any(place + sheet.start in hidden for hidden in layout.hidden)
    ]
    notation = sheet.notation()
    for name in AMOUNTS:
        if name in sheet.places:
            place = sheet.places[name] + sheet.start
            below = (row.cells for row in looked.below)
            receipt.take_example((cells[place] for cells in below if place < len(cells)), notation.decimal(name))
    if "peildatum" in sheet.places:
        day = sheet.places["peildatum"] + sheet.start
        cells_of_day = (row.cells[day] for row in looked.below if day < len(row.cells))
        receipt.take_day(cells_of_day, notation.of("peildatum"))
    return SheetSource(
        to_carry(sheet.texts),
        sheet.places,
        sheet.chunks(receipt),
        receipt,
        rows=max(layout.rows - sheet.lines[1], 0),
        notation=notation,
        types=sheet.types,
    )


class _XlsxSheet:
    """The rows of a sheet below its header, cut to the columns that have a name or hold something."""

    def __init__(self, path: Path, file: XlsxFile, looked: LookedAt, find: Find, layout: Layout) -> None:
        self._path = path
        self._merged = layout.merged
        self._file = file
        self._sheet = looked.sheet
        header = looked.header or first_row(looked.texts)
        rows = looked.rows[header.first : header.last + 1]
        _refuse_unread(rows)
        self.lines = (rows[0].number, rows[-1].number) if rows else (0, 0)
        self.start, self._end = header.span([row.cells for row in looked.rows[header.first :]])
        self.texts = [*header.texts, *[""] * self._end][self.start : self._end]
        self.beside = {f"kolom {column_letters(place)}" for place in header.outside(self.start, self._end)}
        check_upright(looked.texts, header)
        self.places = find(self.texts)
        check_above(looked.texts[: header.first], self.places, self.start)
        self._unnamed = [place + self.start for place in unnamed(self.texts, self.places)]
        named = [place for place, text in enumerate(self.texts) if text.strip()]
        self._behind = max(named, default=0) + 1 + self.start
        self._head = [row.cells[self.start : self._end] for row in rows]
        self._kinds: list[set[type]] = [set() for _ in self.texts]
        self._whole = False

    def notation(self) -> Notation:
        """Return how texts are read; numbers have one reading."""
        in_texts = re.compile(f"{_TWO_WAYS}|{ODD_DAY}")
        usual = Notation(of_mac=self._file.of_mac)
        if not self.places:
            return usual
        if not any(map(in_texts.search, self._file.texts())) and not self._file.holds(self._sheet, _TWO_WAYS_IN_XML):
            return usual
        return notation_of(self.chunks(Receipt("")), self.places, ",", of_mac=self._file.of_mac)

    def types(self) -> list[Any]:
        """Return the type that holds every cell of a column: numbers, days, truth values, else text."""
        if not self._whole:
            for _ in self.chunks(Receipt("")):
                pass
        return [
            next((kind for types, kind in _ARROW if kinds and kinds <= types), pa.string()) for kinds in self._kinds
        ]

    def chunks(self, receipt: Receipt) -> Generator[Chunk]:
        """Yield the rows in chunks.

        Raises:
            Refused: the sheet cannot be read to its end.
        """
        size, width = rows_in_chunk(len(self.texts)), len(self.texts)
        names = {place: name for name, place in self.places.items()}
        found: list[list[Any]] = []
        unread: dict[int, dict[str, Mistake]] = {}
        broken: dict[int, str] = {}
        again = Repeats(self._head, self.places)
        try:
            for row in self._rows(receipt):
                cells = row.cells[self.start :]
                if "" in cells:
                    cells = [None if cell == "" else cell for cell in cells]
                heading = cells[again.code] if again.code < len(cells) else None
                named = isinstance(heading, str) and (heading in again.headings or name_of(heading) in KNOWN)
                if named or (again.two and again.begins(cells)):
                    broken |= again.of_row(len(found), row.number, cells)
                broken |= self._moved(len(found), row)
                kinds = {*map(type, cells)}
                if UnreadCell in kinds:
                    unread |= _unread(cells, names, len(found))
                if Worded in kinds:
                    cells = [_plain(cell, names.get(place, "")) for place, cell in enumerate(cells)]
                found.append(cells + [None] * (width - len(cells)))
                if len(found) == size:
                    yield self._chunk(found, unread, broken)
                    found, unread, broken = [], {}, {}
        except Unreadable as error:
            raise refuse(self._path, str(error)) from error
        if found:
            yield self._chunk(found, unread, broken)
        receipt.whole = self._whole = True

    def _moved(self, place: int, row: SheetRow) -> dict[int, str]:
        """Say by its place of a row with a number behind the last name that its cells may have moved to the right."""
        if len(row.cells) <= self._behind or not isinstance(row.cells[self._behind], float):
            return {}
        letter, number = column_letters(self._behind), cell_text(row.cells[self._behind])
        said = (
            f"regel {row.number}: in kolom {letter} staat {number}, en daar heeft de kopregel geen naam. "
            "Zijn de cellen verschoven?"
        )
        return {place: f"{said} Haal het getal weg, of zet er een naam boven."}

    def _rows(self, receipt: Receipt) -> Iterator[SheetRow]:
        """Yield the rows below the header that hold something, counting them."""
        code = self.places["dossier"] + self.start if "dossier" in self.places else 0
        left, right = (
            f"links van kolom {column_letters(self.start)}",
            f"rechts van kolom {column_letters(self._end - 1)}",
        )
        covered = Covered(self._merged, self._end)
        for row in self._file.rows(self._sheet, self._end):
            under = covered.of(row.number, row.cells) if covered else {}
            if row.number <= self.lines[1]:
                continue
            if row.beyond:
                receipt.beside.add(right)
            if self.start and not all(map(_is_blank, row.cells[: self.start])):
                receipt.beside.add(left)
            if under:
                receipt.covered += sum(not _is_blank(cell) for place, cell in enumerate(row.cells) if place in under)
                row.cells[:] = [None if place in under else cell for place, cell in enumerate(row.cells)]
            if all(map(_is_blank, row.cells[self.start :])):
                continue
            self._check_unnamed(row)
            if under:
                self._ask_for(under, row.cells)
            if receipt.first is None:
                receipt.first = row.number
            receipt.add_rows(1, row.number)
            receipt.hidden += row.hidden
            receipt.struck += row.struck
            receipt.examples += text_at(row.cells, code) in EXAMPLES
            yield row

    def _check_unnamed(self, row: SheetRow) -> None:
        """Refuse a row with something between its columns below no name, for that of a column may be gone."""
        for place in self._unnamed:
            if not all(map(_is_blank, row.cells[place : place + 1])):
                raise no_name(place, row.number)

    def _ask_for(self, under: Mapping[int, Cell], cells: list[Cell]) -> None:
        """Put in the covered cells of a row that has others that what a merged cell shows may be meant for them."""
        cells += [None] * (self._end - len(cells))
        for name, at in self.places.items():
            if name != "dossier" and not is_empty(under.get(at + self.start)):
                cells[at + self.start] = UnreadCell("", _MERGED, _UNMERGED)

    def _chunk(self, rows: list[list[Any]], unread: dict[int, dict[str, Mistake]], broken: dict[int, str]) -> Chunk:
        columns: list[Any] = [list(column) for column in zip(*rows, strict=True)]
        for seen, column in zip(self._kinds, columns, strict=True):
            seen.update({*map(type, column)} - {type(None)})
        return Chunk(len(rows), columns, broken, unread)


_MERGED = "een samengevoegde cel"
_UNMERGED = "een eigen waarde; hef het samenvoegen op, en vul elke cel zelf in"
_ARROW = (
    ({float}, pa.float64()),
    ({date}, pa.date32()),
    ({date, datetime}, pa.timestamp("us")),
    ({bool}, pa.bool_()),
)


def _is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not shows(cell))


def _refuse_unread(rows: tuple[SheetRow, ...]) -> None:
    """Refuse a header that gives no text, for what stands below it would not be read."""
    mistakes = [
        Mistake(f"kolom {column_letters(place)}", cell.said, cell.accepted)
        for row in rows
        for place, cell in enumerate(row.cells)
        if isinstance(cell, UnreadCell)
    ]
    if mistakes:
        raise Refused(mistakes)


def _plain(cell: Cell, name: str) -> Cell:
    """Return a number as the text that its format shows where that is another one in its column: 5%, or a year."""
    if not isinstance(cell, Worded):
        return cell
    if name in ("", "dossier"):  # a column of the owner, or a code, which is one whatever it looks like
        return float(cell)
    period = next((words for end, words in _PERIODS.items() if name.endswith(end)), None)
    fits = period is not None and re.fullmatch(_AROUND.format(period), cell.words) is not None
    return float(cell) if fits else str(cell)


# Words that say what the column says; "per 2 maanden" and "halfjaar" are another period.
_YEAR = "jaar|jaarlijks|jr|j"
_PERIODS = {"_maand": "maand|maandelijks|mnd|m", **dict.fromkeys(("_jaar", "_leeftijd", "_leeftijden"), _YEAR)}
_AROUND = r"\W*(?:(?:eur|euros?|in|per|p|bruto|netto|kaal)\b\W*)*(?:{})\W*(?:oud|bruto|netto)?\W*"


def _unread(cells: list[Cell], names: Mapping[int, str], row: int) -> dict[int, dict[str, Mistake]]:
    """Put the text of cells without a value in their place; return the mistakes of those that are read."""
    found = {}
    for place, cell in enumerate(cells):
        if isinstance(cell, UnreadCell):
            cells[place] = cell.text or None
            if place in names:
                found[names[place]] = Mistake(names[place], cell.said, cell.accepted)
    return {row: found} if found else {}
