"""The batch sheet as a workbook: rows written one by one in little memory, then the sheet with the summary."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
from calculator.batch.report import ReportLine, lines
from calculator.batch.sources import Chunk, SheetSource
from calculator.batch.summary import Group, Summary, class_labels
from calculator.batch.table import Outcome
from calculator.batch.writing.sheet_text import content, needs_mark
from calculator.cases.fields import Mistake, Refused

ROWS, SUMMARY = "Huishoudens", "Samenvatting"
AMOUNT_FORMAT, CHANGE_FORMAT, SHARE_FORMAT, NUMBER_FORMAT = "#,##0.00", "+#,##0.00;-#,##0.00;0.00", "0.0%", "#,##0"
DATE_FORMAT, MOMENT_FORMAT = "dd-mm-yyyy", "dd-mm-yyyy hh:mm:ss"
TIME_FORMAT, DURATION_FORMAT = "h:mm:ss", "[hh]:mm:ss"
_FIRST_YEAR = 1901  # a spreadsheet has no dates before 1900, and counts that year as one of 366 days
_MOST_ROWS = 1_048_575
_ROWS_BETWEEN = 1_000  # a quarter of a second
_EXACT = 10**15  # a spreadsheet keeps fifteen digits of a number
_HEAD = {"bold": True, "text_wrap": True, "valign": "top"}
_HEAD_HEIGHT = 45
_A4 = 9
_PIXELS_PER_CM = 96 / 2.54


class _Sheet(Worksheet):  # type: ignore[misc]  # no types of its own
    """A sheet in which every text stays the text it is: XlsxWriter loses some that look like codes or like styles."""

    @staticmethod
    def _escape_control_characters(data: Any) -> Any:
        return content(data) if isinstance(data, str) else data


class _Sink:
    """Passes on to a file until it is let go: a zip file that is thrown away half-way still writes its end."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


class XlsxTarget:
    """A workbook of two sheets. Rows stand in ``folder`` until the file is made: it must be private, and go after."""

    def __init__(self, file: BinaryIO, source: SheetSource, keep: list[int], folder: Path) -> None:
        self._keep = keep
        self._sink = _Sink(file)
        self._book = Workbook(self._sink, {"constant_memory": True, "tmpdir": str(folder), "use_zip64": True})
        self._book.set_properties({"author": "Leefbudget", "title": "Uitkomsten van de batch"})
        self._sheet = self._book.add_worksheet(ROWS, _Sheet)
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
        self._write_headers(headers)

    def _write_headers(self, headers: Sequence[str]) -> None:
        sheet = self._sheet
        sheet.freeze_panes(1, 1)
        sheet.set_row(0, _HEAD_HEIGHT)
        head, marked = (self._book.add_format(_HEAD | {"quote_prefix": mark}) for mark in (False, True))
        for place, header in enumerate(headers):
            width = 60 if header in (FAULT, NOTICE) else min(max(len(header) * 0.55, 11), 24)
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, header, marked if needs_mark(header) else head)

    def write(self, chunk: Chunk, outcome: Outcome, done: Callable[[int], None]) -> None:
        """Write the rows of a chunk with what was computed."""
        if self._rows + chunk.size > _MOST_ROWS:
            raise Refused([Mistake("bestand", f"meer dan {_MOST_ROWS} rijen", "een .csv of .parquet als uitvoer")])
        cells = [chunk.cells[place] for place in self._keep]
        columns = [column if isinstance(column, list) else column.to_pylist() for column in cells]
        last = self._width - len(JUDGED) - 1
        first = len(columns)
        numbers = [
            (place, outcome.numbers[name].tolist(), form)
            for place, (name, form) in enumerate(zip(NUMBERS, self._amounts, strict=True), first + 1)
        ]
        texts = [*(outcome.judgements(name).to_pylist() for name in JUDGED), outcome.notices]
        write_number = self._sheet.write_number
        for row, fault in enumerate(outcome.faults):
            self._rows += 1
            line = self._rows
            for place, column in enumerate(columns):
                value = column[row]
                if value is not None and value != "":
                    self._write(line, place, value)
            if fault is not None:
                self._write_text(line, first, fault)
            for place, column, form in numbers:
                value = column[row]
                if value == value:  # noqa: PLR0124 - NaN
                    write_number(line, place, value, form)
            self._write_words(line, last, [words[row] for words in texts])
            if row % _ROWS_BETWEEN == _ROWS_BETWEEN - 1:
                done(row + 1)

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
        kind = date if isinstance(value, datetime) and value.time() == time(0) else type(value)
        self._sheet.write_datetime(line, place, value, self._moments[kind])

    def finish(self, summary: Summary) -> None:
        """Add the summary and save."""
        self._sheet.autofilter(0, 0, self._rows, self._width - 1)
        _Page(self._book).write(summary)
        try:
            self._book.close()
        except FileCreateError as error:
            if error.args and isinstance(error.args[0], OSError):
                raise error.args[0] from error
            raise

    def close(self) -> None:
        """Let go of both files, also of a run that was broken off."""
        for sheet in self._book.worksheets():
            sheet._opt_close()  # noqa: SLF001 - there is no other way than to make the whole file
        self._sink.file = BytesIO()


class _Page:
    """The sheet with the summary, from top to bottom."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._sheet = book.add_worksheet(SUMMARY, _Sheet)
        self._row = 0
        self._head = book.add_format(_HEAD)
        self._forms = {
            form: book.add_format({"num_format": form})
            for form in (AMOUNT_FORMAT, CHANGE_FORMAT, SHARE_FORMAT, NUMBER_FORMAT)
        }
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.fit_to_pages(1, 1)
        self._sheet.set_column(0, 0, 52)
        self._sheet.set_column(1, 9, 13)

    def write(self, summary: Summary) -> None:
        """Write sentences, a table by household type and income, and the distribution as a chart."""
        for line in lines(summary):
            self._line(line)
        if not summary.total.number:
            return
        self._table("Alle huishoudens", {"alle": summary.total})
        self._table("Soort huishouden", summary.by_type)
        self._table("Inkomen van de aanvrager", summary.by_income)
        self._distribution(summary.total)

    def _line(self, line: ReportLine) -> None:
        self._sheet.write_string(self._row, 0, line.words, self._head if line.head else None)
        if line.value is not None:
            self._number(1, line.value, AMOUNT_FORMAT if line.euros else NUMBER_FORMAT)
        self._row += 1

    def _heads(self, words: Sequence[str]) -> None:
        """Write the heads of columns after an empty row."""
        self._row += 1
        for place, word in enumerate(words):
            self._sheet.write_string(self._row, place, word, self._head)
        self._row += 1

    def _number(self, place: int, value: float | None, form: str) -> None:
        if value is not None:
            self._sheet.write_number(self._row, place, value, self._forms[form])

    def _table(self, title: str, groups: Mapping[str, Group]) -> None:
        """Write who gains and loses, a row per group."""
        self._heads((title, *_HEADS))
        for name, group in groups.items():
            self._sheet.write_string(self._row, 0, name)
            self._number(1, group.number, NUMBER_FORMAT)
            for place, number in enumerate((group.gain, group.lose, group.equal)):
                self._number(2 + 2 * place, number, NUMBER_FORMAT)
                self._number(3 + 2 * place, number / max(group.number, 1), SHARE_FORMAT)
            self._number(8, group.median, CHANGE_FORMAT)
            self._number(9, group.worst, CHANGE_FORMAT)
            self._row += 1

    def _distribution(self, group: Group) -> None:
        """Write how many change by how much, with a chart of it."""
        self._heads(("Verandering, euro per maand", "aantal"))
        first, labels, numbers = self._row, list(class_labels()), list(group.distribution())
        for label, number in zip(labels, numbers, strict=True):
            self._sheet.write_string(self._row, 0, label)
            self._number(1, number, NUMBER_FORMAT)
            self._row += 1
        title = "Verandering van het resterend leefbudget per maand"
        chart = self._book.add_chart({"type": "column"})
        chart.add_series(
            {
                "categories": [SUMMARY, first, 0, self._row - 1, 0],
                "values": [SUMMARY, first, 1, self._row - 1, 1],
                "categories_data": labels,
                "values_data": numbers,
                "gap": 40,
            }
        )
        chart.set_title({"name": title})
        chart.set_legend({"none": True})
        chart.set_y_axis({"name": "huishoudens"})
        chart.set_size({"width": round(26 * _PIXELS_PER_CM), "height": round(11 * _PIXELS_PER_CM)})
        self._sheet.insert_chart(
            self._row + 1, 0, chart, {"description": f"{title}; de tabel erboven geeft de aantallen."}
        )


_HEADS = ("aantal", "vooruit", "deel", "achteruit", "deel", "gelijk", "deel", "middelste", "slechtste")
