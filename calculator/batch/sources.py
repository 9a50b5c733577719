"""Reading batch sheets in chunks: csv in its Dutch and English dialects, xlsx and parquet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import pyarrow as pa

from calculator.batch.columns import INPUT, locate
from calculator.batch.population import Unread
from calculator.batch.table import ROWS, cell_text
from calculator.batch.unread import UnreadCell, UnreadCells
from calculator.cases.fields import Mistake, Refused

ROWS_OF_TEXT = 1 << 14  # cells of text are Python objects until they are read
ENDINGS = (".xlsx", ".csv", ".parquet")
_SAMPLE = 1 << 16
_SETTING = re.compile(r"sep=.?\r?\n", re.IGNORECASE)  # a first line that says what stands between the cells
_BLOCK = 1 << 22
_LARGEST_PARTS = 1 << 32  # of an xlsx file, unpacked
_HIGHEST_RATIO = 500
Find = Callable[[Sequence[object]], dict[str, int]]  # from headers to where the input columns stand


@dataclass
class Chunk:
    """Some rows: the cells of every column as they were read.

    ``cells`` holds a pyarrow array per column (parquet), or a list of Python values (csv, xlsx). ``broken`` names rows
    of which the cells cannot be told apart, and ``unread`` by row and column the cells that gave no value.
    """

    size: int
    cells: list[Any]
    broken: dict[int, str] = field(default_factory=dict)
    unread: Unread = field(default_factory=dict)

    def column(self, place: int) -> Any:
        """Return a column as a pyarrow array."""
        cells = self.cells[place]
        if not isinstance(cells, list):
            return cells
        try:
            return pa.array(cells)
        except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError):
            return pa.array([cell_text(cell) for cell in cells], pa.string())


@dataclass
class SheetSource:
    """An opened batch sheet: its headers, where the input columns stand, and its rows."""

    headers: list[Any]
    places: dict[str, int]
    chunks: Generator[Chunk]
    rows: int | None = None  # where the file says so
    english: bool = False
    schema: Any = None  # of a parquet file
    types: Callable[[], list[Any]] | None = (
        None  # of the columns of a workbook; else every cell is a text or as in schema
    )


def open_source(path: Path, find: Find = locate) -> SheetSource:
    """Open a sheet by the ending of its name; ``find`` may raise when the headers are not right.

    Raises:
        Refused: it cannot be read, or a column is missing.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise Refused([Mistake("bestand", path.name, "een bestand dat eindigt op .xlsx, .csv of .parquet")])
    try:
        with path.open("rb"):
            pass
        return {".csv": _csv, ".xlsx": _xlsx, ".parquet": _parquet}[ending](path, find)
    except OSError as error:
        raise Refused([Mistake("bestand", str(path), "een leesbaar bestand")]) from error


# csv


def _csv(path: Path, find: Find) -> SheetSource:
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="", errors="replace") as file:
        sample = file.read(_SAMPLE)
    skip = 1 if _SETTING.match(sample) else 0
    separator = _separator(sample.split("\n", skip)[skip] if sample.count("\n") >= skip else sample)
    rows = _csv_rows(path, encoding, separator, skip)
    headers = next(rows, (0, []))[1]
    return SheetSource(headers, find(headers), _csv_chunks(rows, len(headers)), english=separator == ",")


def _encoding(path: Path) -> str:
    """Return the encoding of a text file: by its first bytes, else UTF-8 if all of it is, else that of old Windows."""
    import codecs

    with path.open("rb") as file:
        start = file.read(4)
        if start.startswith(codecs.BOM_UTF8):
            return "utf-8-sig"
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        for encoding in ("utf-8", "cp1252"):
            file.seek(0)
            decoder = codecs.getincrementaldecoder(encoding)()
            try:
                while block := file.read(_BLOCK):
                    decoder.decode(block)
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                continue
            return encoding
    raise Refused([Mistake("bestand", path.name, "tekst in UTF-8 of Windows-1252")])


def _separator(sample: str) -> str:
    """Return the separator that shows the most known columns."""

    def known(separator: str) -> int:
        try:
            first = next(csv.reader(io.StringIO(sample), delimiter=separator), [])
        except csv.Error:
            return 0
        return sum(name.strip().casefold() in INPUT for name in first)

    return max((";", ",", "\t"), key=known)


def _csv_rows(path: Path, encoding: str, separator: str, skip: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the line number and cells of each row that is not empty."""
    with path.open(encoding=encoding, newline="") as file:
        for _ in range(skip):
            file.readline()
        reader = csv.reader(file, delimiter=separator)
        try:
            for row in reader:
                if any(row):
                    yield reader.line_num + skip, row
        except (csv.Error, UnicodeError) as error:
            line = f"regel {reader.line_num + skip}"
            raise Refused([Mistake("bestand", line, "leesbare tekst, met aanhalingstekens die ook sluiten")]) from error


def _csv_chunks(rows: Iterable[tuple[int, list[str]]], width: int) -> Generator[Chunk]:
    found: list[list[str]] = []
    broken: dict[int, str] = {}
    for line, row in rows:
        if len(row) != width:
            broken[len(found)] = str(
                Mistake(
                    f"regel {line}",
                    f"{len(row)} cellen",
                    f"{width} cellen; een lijst als 10;12 tussen dubbele aanhalingstekens",
                )
            )
            row = (row + [""] * width)[:width]  # noqa: PLW2901 - what stands there is kept as far as it fits
        found.append(row)
        if len(found) == ROWS_OF_TEXT:
            yield Chunk(len(found), [list(column) for column in zip(*found, strict=True)], broken)
            found, broken = [], {}
    if found:
        yield Chunk(len(found), [list(column) for column in zip(*found, strict=True)], broken)


# xlsx


def _xlsx(path: Path, find: Find) -> SheetSource:
    from python_calamine import CalamineError, CalamineWorkbook

    _check_size(path)
    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = [name for name in book.sheet_names if name]
        best: tuple[int, list[Any], Any] | None = None
        for name in sheets:
            sheet = book.get_sheet_by_name(name)
            headers = next(iter(sheet.iter_rows()), [])
            known = sum(str(header).strip().casefold() in INPUT for header in headers)
            if best is None or known > best[0]:
                best = (known, headers, sheet)
    except CalamineError as error:
        raise Refused([Mistake("bestand", path.name, "een Excel-bestand (.xlsx) zonder wachtwoord")]) from error
    if best is None:
        raise Refused([Mistake("bestand", path.name, "een Excel-bestand met een blad")])
    _, headers, sheet = best
    cells = _SheetCells(path, sheet)
    cells.check_headers()
    headers = [cell_text(header) or "" for header in headers]
    while headers and not headers[-1]:
        headers = headers[:-1]
    places, width = find(headers), len(headers)
    return SheetSource(
        headers,
        places,
        _xlsx_chunks(cells.rows(), width, {place: name for name, place in places.items()}),
        rows=max(sheet.height - 1, 0),
        types=lambda: _types(cells.rows(), width),
    )


class _SheetCells:
    """The rows of a sheet below its headers, in which a cell is a value, None, or what gave no value."""

    def __init__(self, path: Path, sheet: Any) -> None:
        self._sheet = sheet
        self._first = sheet.start[1] if sheet.start else 0  # rows are read from the first, columns from the first used
        self._unread = UnreadCells(path, sheet.name)

    def check_headers(self) -> None:
        """Refuse a sheet with a header that gives no text, for what stands below it would not be read."""
        from openpyxl.utils import get_column_letter

        for number, cells in self._unread.rows():
            if number == 0:
                raise Refused([cell.mistake(f"kolom {get_column_letter(place + 1)}") for place, cell in cells.items()])
            break

    def rows(self) -> Iterator[list[Any]]:
        """Yield row after row; also those that the reader leaves out because they have no values at all."""
        rows = self._sheet.iter_rows()
        next(rows, None)
        if not self._unread.any:
            yield from rows
            return
        below: Iterator[tuple[int, list[Any]]] = enumerate(rows, 1)
        done = 0
        for number, unread in self._unread.rows():
            while done < number - 1:
                done, row = next(below, (number - 1, []))
                yield row
            done, row = next(below, (number, []))
            row += [None] * (max(unread) - self._first + 1 - len(row))
            for place, cell in unread.items():
                if place >= self._first:
                    row[place - self._first] = cell
            yield row
        yield from (row for _, row in below)


def _types(rows: Iterable[list[Any]], width: int) -> list[Any]:
    """Return the type that holds every cell of a column: numbers, dates, truth values, else text."""
    found: list[set[type]] = [set() for _ in range(width)]
    for row in rows:
        for kinds, cell in zip(found, row, strict=False):
            if cell not in ("", None):
                kinds.add(type(cell))
    return [next((arrow for types, arrow in _ARROW if kinds and kinds <= types), pa.string()) for kinds in found]


_ARROW = (
    ({float, int}, pa.float64()),
    ({date}, pa.date32()),
    ({date, datetime}, pa.timestamp("us")),
    ({bool}, pa.bool_()),
)


def _check_size(path: Path) -> None:
    """Refuse a workbook that unpacks to something absurd."""
    try:
        with ZipFile(path) as package:
            unpacked = sum(part.file_size for part in package.infolist())
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise Refused([Mistake("bestand", path.name, "een Excel-bestand (.xlsx) zonder wachtwoord")]) from error
    if unpacked > _LARGEST_PARTS or unpacked > max(_HIGHEST_RATIO * path.stat().st_size, _BLOCK):
        raise Refused(
            [Mistake("bestand", path.name, "een Excel-bestand van gewone grootte; neem anders csv of parquet")]
        )


def _xlsx_chunks(rows: Iterable[list[Any]], width: int, names: Mapping[int, str]) -> Generator[Chunk]:
    """Gather rows; ``names`` says which columns are read, the others are carried through."""
    found: list[list[Any]] = []
    unread: dict[int, dict[str, Mistake]] = {}
    for row in rows:
        cells = [None if cell == "" else cell for cell in row[:width]]
        if all(cell is None for cell in cells):
            continue
        for place, cell in enumerate(cells) if UnreadCell in map(type, cells) else ():
            if isinstance(cell, UnreadCell):
                cells[place] = cell.text
                if place in names:
                    unread.setdefault(len(found), {})[names[place]] = cell.mistake(names[place])
        found.append(cells + [None] * (width - len(cells)))
        if len(found) == ROWS_OF_TEXT:
            yield Chunk(len(found), [list(column) for column in zip(*found, strict=True)], unread=unread)
            found, unread = [], {}
    if found:
        yield Chunk(len(found), [list(column) for column in zip(*found, strict=True)], unread=unread)


# parquet


def _parquet(path: Path, find: Find) -> SheetSource:
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path, memory_map=True)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise Refused([Mistake("bestand", path.name, "een parquet-bestand")]) from error
    schema = file.schema_arrow
    places = find(schema.names)
    return SheetSource(schema.names, places, _parquet_chunks(file, path), rows=file.metadata.num_rows, schema=schema)


def _parquet_chunks(file: Any, path: Path) -> Generator[Chunk]:
    with file:
        try:
            for batch in file.iter_batches(ROWS):
                batch.validate(full=True)  # texts of another encoding pass for texts until they are read
                yield Chunk(batch.num_rows, list(batch.columns))
        except (pa.ArrowInvalid, OSError) as error:
            raise Refused([Mistake("bestand", path.name, "een onbeschadigd parquet-bestand")]) from error
