"""The batch sheet as a workbook: rows written one by one in little memory, then the sheets about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from math import isfinite
from pathlib import Path
from typing import Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from calculator.batch.columns import DIFFERENCE, FAULT, JUDGED, NOTICE, NUMBERS, NUMERIC, OUTPUT
from calculator.batch.reading import amount_of
from calculator.batch.sources import Chunk, SheetSource
from calculator.batch.summary import TYPES, Summary, types
from calculator.batch.table import Outcome
from calculator.batch.texts import cell_text
from calculator.batch.writing.batch_pages import (
    A4,
    AMOUNT_FORMAT,
    CHANGE_FORMAT,
    COLUMNS_SHEET,
    HEAD,
    ORIGIN,
    SUMMARY,
    BatchSummary,
    write_columns,
    write_origin,
)
from calculator.batch.writing.sheet_text import content, needs_mark
from calculator.cases.fields import Mistake, Refused

ROWS, PRINTED = "Huishoudens", "Afdruk"
DATE_FORMAT, MOMENT_FORMAT = "dd-mm-yyyy", "dd-mm-yyyy hh:mm:ss"
TIME_FORMAT, DURATION_FORMAT = "h:mm:ss", "[hh]:mm:ss"
_FIRST_YEAR = 1901  # a spreadsheet has no dates before 1900, and counts that year as one of 366 days
_MOST_ROWS = 1_048_575
_ROWS_BETWEEN = 1_000  # a quarter of a second
_EXACT = 10**15  # a spreadsheet keeps fifteen digits of a number
_HEAD_HEIGHT = 45


_LEFT = ("resterend_leefbudget_nu_per_maand", "resterend_leefbudget_na_per_maand", DIFFERENCE)
_PRINTED = (
    ("dossier", 16),
    ("soort huishouden", 20),
    ("over nu, euro per maand", 13),
    ("over na, euro per maand", 13),
    ("verschil, euro per maand", 13),
    ("fout", 46),
)


def _listed(column: Any) -> list[Any]:
    return column if isinstance(column, list) else column.to_pylist()


class _Sheet(Worksheet):  # type: ignore[misc]  # no types of its own
    """A sheet in which every text stays the text it is: XlsxWriter loses some that look like codes or like styles."""

    @staticmethod
    def _escape_control_characters(data: Any) -> Any:
        return content(data) if isinstance(data, str) else data


class _Sink:
    """Passes on to a file until it is let go: a zip file that is thrown away half-way still writes its end."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.told: Callable[[], None] | None = None  # hears of each piece that is written

    def write(self, piece: bytes) -> int:
        """Write a piece of the file."""
        if self.told:
            self.told()
        return self.file.write(piece)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


class XlsxTarget:
    """A workbook of rows, and sheets about them.

    Rows stand in ``folder`` until the file is made: it must be private, and go after.
    """

    def __init__(self, file: BinaryIO, source: SheetSource, keep: list[int], folder: Path) -> None:
        self._keep = keep
        self._sink = _Sink(file)
        self._book = Workbook(self._sink, {"constant_memory": True, "tmpdir": str(folder), "use_zip64": True})
        self._book.set_properties({"author": "Leefbudget", "title": "Uitkomsten van de batch"})
        self._sheet, self._summary, self._printed, self._columns, self._origin = (
            self._book.add_worksheet(name, _Sheet) for name in (ROWS, SUMMARY, PRINTED, COLUMNS_SHEET, ORIGIN)
        )
        headers = [str(source.headers[place]) for place in keep] + list(OUTPUT)
        self._width = len(headers)
        self._rows = 0
        self._notation = source.notation
        self._amounts_at = {keep.index(place): name for name, place in source.places.items() if name in NUMERIC}
        self._marked = self._book.add_format({"quote_prefix": True})
        self._moments = {
            kind: self._book.add_format({"num_format": shown})
            for kind, shown in (
                (date, DATE_FORMAT),
                (datetime, MOMENT_FORMAT),
                (time, TIME_FORMAT),
                (timedelta, DURATION_FORMAT),
            )
        }
        amount, change = (self._book.add_format({"num_format": shown}) for shown in (AMOUNT_FORMAT, CHANGE_FORMAT))
        self._amounts = [change if name == DIFFERENCE else amount for name in NUMBERS]
        places = {place: name for name, place in source.places.items()}
        self._day_at = next((at for at, place in enumerate(keep) if places.get(place) == "peildatum"), -1)
        self._code = source.places["dossier"]
        self._head, self._marked_head = (self._book.add_format(HEAD | {"quote_prefix": mark}) for mark in (False, True))
        self._write_headers(headers)
        named = [places.get(place, str(source.headers[place])) for place in keep]
        write_columns(self._book, self._columns, [*named, *OUTPUT])
        self._begin_printed()

    def _write_headers(self, headers: Sequence[str]) -> None:
        sheet = self._sheet
        sheet.freeze_panes(1, 1)
        sheet.set_row(0, _HEAD_HEIGHT)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(A4)
        for place, header in enumerate(headers):
            width = 60 if header in (FAULT, NOTICE) else min(max(len(header) * 0.55, 11), 24)
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, header, self._marked_head if needs_mark(header) else self._head)

    def _begin_printed(self) -> None:
        """Begin the sheet that is for paper: of each row what someone at a table needs."""
        sheet = self._printed
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&F&RPagina &P van &N")
        sheet.set_row(0, _HEAD_HEIGHT)
        for place, (header, width) in enumerate(_PRINTED):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, header, self._head)

    def write(self, chunk: Chunk, outcome: Outcome, done: Callable[[int], None]) -> None:
        """Write the rows of a chunk with what was computed."""
        if self._rows + chunk.size > _MOST_ROWS:
            raise Refused([Mistake("bestand", f"meer dan {_MOST_ROWS} rijen", "een .csv of .parquet als uitvoer")])
        cells = [chunk.cells[place] for place in self._keep]
        columns = [_listed(column) for column in cells]
        last = self._width - len(JUDGED) - 1
        first = len(columns)
        numbers = [
            (place, outcome.numbers[name].tolist(), form)
            for place, (name, form) in enumerate(zip(NUMBERS, self._amounts, strict=True), first + 1)
        ]
        days = [None if day is None else date.fromisoformat(day) for day in (*outcome.households.days.days, None)]
        day_of_row = outcome.households.days.places.tolist()
        printed = self._to_print(chunk, outcome)
        texts = [*(outcome.judgements(name).to_pylist() for name in JUDGED), outcome.notices.to_pylist()]
        write_number = self._sheet.write_number
        for row, fault in enumerate(outcome.faults):
            self._rows += 1
            line = self._rows
            for place, column in enumerate(columns):
                value = column[row]
                if place == self._day_at and isinstance(value, str):
                    value = days[day_of_row[row]] or value
                if value is not None and value != "":
                    self._write(line, place, value)
            if fault is not None:
                self._write_text(line, first, fault)
            for place, column, form in numbers:
                value = column[row]
                if value == value:  # noqa: PLR0124 - NaN
                    write_number(line, place, value, form)
            self._write_words(line, last, [words[row] for words in texts])
            self._print(line, [column[row] for column in printed], fault)
            if row % _ROWS_BETWEEN == _ROWS_BETWEEN - 1:
                done(row + 1)

    def _to_print(self, chunk: Chunk, outcome: Outcome) -> list[list[Any]]:
        """Return the columns that are printed: code, kind of household, what is left now and after, and the change."""
        codes = [cell_text(code) for code in _listed(chunk.cells[self._code])]
        kinds = [
            TYPES[kind] if right else None
            for kind, right in zip(types(outcome.households).tolist(), outcome.households.right.tolist(), strict=True)
        ]
        return [codes, kinds, *(outcome.numbers[name].tolist() for name in _LEFT)]

    def _print(self, line: int, cells: list[Any], fault: str | None) -> None:
        sheet = self._printed
        for place, value in enumerate((*cells, fault)):
            if isinstance(value, float):
                if value == value:  # noqa: PLR0124 - NaN
                    sheet.write_number(line, place, value, self._amounts[NUMBERS.index(_LEFT[place - 2])])
            elif value:
                sheet.write_string(line, place, value, self._marked if needs_mark(value) else None)

    def _write(self, line: int, place: int, value: Any) -> None:
        """Write a cell of the input as the kind it is."""
        if isinstance(value, str):
            name = self._amounts_at.get(place)
            amount = None if name is None else amount_of(value, self._notation.decimal(name))[0]
            if amount is None:
                self._write_text(line, place, value)
            else:
                self._sheet.write_number(line, place, amount)
        elif isinstance(value, bool):
            self._sheet.write_boolean(line, place, value)
        elif isinstance(value, int | float) and abs(value) < _EXACT:
            self._sheet.write_number(line, place, value)
        elif isinstance(value, float) and not isfinite(value):
            pass  # an empty cell of a column of numbers
        elif isinstance(value, time | timedelta) or (isinstance(value, date) and value.year >= _FIRST_YEAR):
            self._write_moment(line, place, value)
        else:
            self._write_text(line, place, str(value))

    def _write_words(self, line: int, first: int, words: Sequence[str | None]) -> None:
        """Write texts beside each other, from a place on; nothing where there is none."""
        for place, text in enumerate(words, first):
            if text is not None:
                self._write_text(line, place, text)

    def _write_text(self, line: int, place: int, text: str) -> None:
        self._sheet.write_string(line, place, text, self._marked if needs_mark(text) else None)

    def _write_moment(self, line: int, place: int, value: Any) -> None:
        if isinstance(value, datetime | time):
            value = value.replace(tzinfo=None)
        kinds = (datetime, date, time, timedelta)  # a time to the nanosecond is of a class of its own below these
        whole = isinstance(value, datetime) and value.time() == time(0)
        kind = date if whole else next(kind for kind in kinds if isinstance(value, kind))
        self._sheet.write_datetime(line, place, value, self._moments[kind])

    def finish(self, summary: Summary, done: Callable[[], None]) -> None:
        """Add the summary and save: of many rows that takes seconds."""
        self._sheet.autofilter(0, 0, self._rows, self._width - 1)
        BatchSummary(self._book, self._summary).write(summary)
        write_origin(self._book, self._origin, summary)
        self._sink.told = done
        try:
            self._book.close()
        except FileCreateError as error:
            if error.args and isinstance(error.args[0], OSError):
                raise error.args[0] from error
            raise
        finally:
            self._sink.told = None

    def close(self) -> None:
        """Let go of both files, also of a run that was broken off."""
        for sheet in self._book.worksheets():
            sheet._opt_close()  # noqa: SLF001 - there is no other way than to make the whole file
        self._sink.file = BytesIO()
