"""The batch sheet as a workbook: rows written one by one, then the sheet with the summary and its chart."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import WriteOnlyCell
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from calculator.batch.columns import FAULT, NOTICE, NUMBERS, NUMERIC, OUTPUT
from calculator.batch.reading import amount_of
from calculator.batch.report import lines
from calculator.batch.sources import Chunk, SheetSource
from calculator.batch.summary import Group, Summary, class_labels
from calculator.batch.table import Outcome
from calculator.batch.targets import could_be_formula
from calculator.cases.fields import Mistake, Refused
from calculator.workbook.cells import LONGEST_TEXT

ROWS, SUMMARY = "Huishoudens", "Samenvatting"
AMOUNT_FORMAT, CHANGE_FORMAT, SHARE_FORMAT, NUMBER_FORMAT = "#,##0.00", "+#,##0.00;-#,##0.00;0.00", "0.0%", "#,##0"
DATE_FORMAT, MOMENT_FORMAT = "dd-mm-yyyy", "dd-mm-yyyy hh:mm:ss"
_FIRST_YEAR = 1901  # a spreadsheet has no dates before 1900, and counts that year as one of 366 days
_MOST_ROWS = 1_048_575
_ROWS_BETWEEN = 1_000  # a quarter of a second
_EXACT = 10**15  # a spreadsheet keeps fifteen digits of a number
_CONTROL = r"\x00-\x08\x0b-\x1f"
# In a workbook _x0041_ stands for the letter A. So are control characters written, and a text that looks like that.
_WRITTEN_AS_CODE = re.compile(rf"[{_CONTROL}]|_(?=x[0-9A-Fa-f]{{4}}[_{_CONTROL}])")
_LONGEST_CODE = 7
_NO_CHARACTER = re.compile(r"[\ud800-\udfff\ufffe\uffff]")


def put_text(cell: Any, text: str) -> Any:
    """Fill a cell with a text that stays a text, whatever it starts with; the only place where text enters a sheet.

    What does not fit in a cell is cut off.
    """
    content = _content(text)
    cell.value = content
    cell.data_type = "s"  # after the value: a text that starts with = would become a formula
    if _needs_mark(text):
        cell.quotePrefix = True
    return cell


def _content(text: str) -> str:
    """Return a text as a workbook writes it, no longer than a cell."""
    text = _NO_CHARACTER.sub("�", text[:LONGEST_TEXT])
    while (excess := _length(content := _coded(text)) - LONGEST_TEXT) > 0:
        text = text[: -max(excess // _LONGEST_CODE, 1)]
    return content


def _length(content: str) -> int:
    """Count as a spreadsheet program does, for which an emoji is two; short texts need no counting."""
    return len(content) if len(content) <= LONGEST_TEXT // 2 else len(content.encode("utf-16-le")) // 2


def _coded(text: str) -> str:
    return _WRITTEN_AS_CODE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _needs_mark(text: str) -> bool:
    """Whether a text must be marked as text, so that it stays one after someone edits the cell."""
    return text.startswith("#") or could_be_formula(text)


class XlsxTarget:
    """A workbook of two sheets, written row by row in little memory."""

    def __init__(self, path: Path, source: SheetSource, keep: list[int]) -> None:
        self._path = path
        self._keep = keep
        self._book = Workbook(write_only=True)
        self._book.properties.creator, self._book.properties.title = "Leefbudget", "Uitkomsten van de batch"
        self._sheet: Any = self._book.create_sheet(ROWS)
        headers = [str(source.headers[place]) for place in keep] + list(OUTPUT)
        self._sheet.freeze_panes = "B2"
        for number, header in enumerate(headers, 1):
            width = 60 if header in (FAULT, NOTICE) else min(max(len(header) * 0.55, 11), 24)
            self._sheet.column_dimensions[get_column_letter(number)].width = width
        self._sheet.row_dimensions[1].height = 45
        self._rows = 0
        self._notation = source.notation
        self._amounts_at = {keep.index(place): name for name, place in source.places.items() if name in NUMERIC}
        self._texts = [WriteOnlyCell(self._sheet) for _ in headers]
        self._amounts = [_styled(self._sheet, AMOUNT_FORMAT) for _ in NUMBERS[:-1]]
        self._amounts.append(_styled(self._sheet, CHANGE_FORMAT))
        self._sheet.append([put_text(_head(self._sheet), header) for header in headers])

    def write(self, chunk: Chunk, outcome: Outcome, done: Callable[[int], None]) -> None:
        """Write the rows of a chunk with what was computed."""
        self._rows += chunk.size
        if self._rows > _MOST_ROWS:
            raise Refused([Mistake("bestand", f"meer dan {_MOST_ROWS} rijen", "een .csv of .parquet als uitvoer")])
        cells = [chunk.cells[place] for place in self._keep]
        columns = [column if isinstance(column, list) else column.to_pylist() for column in cells]
        numbers = [outcome.numbers[name].tolist() for name in NUMBERS]
        notices = outcome.notices
        first = len(columns)
        for row, fault in enumerate(outcome.faults):
            line = [self._cell(place, column[row]) for place, column in enumerate(columns)]
            line.append(None if fault is None else put_text(self._texts[first], fault))
            for cell, column in zip(self._amounts, numbers, strict=True):
                value = column[row]
                if value == value:  # noqa: PLR0124 - NaN
                    cell.value = value
                    line.append(cell)
                else:
                    line.append(None)
            notice = notices[row]
            line.append(None if notice is None else put_text(self._texts[-1], notice))
            self._sheet.append(line)
            if row % _ROWS_BETWEEN == _ROWS_BETWEEN - 1:
                done(row + 1)

    def _cell(self, place: int, value: Any) -> Any:
        """Return what the writer takes for a cell of the input."""
        if isinstance(value, str):
            name = self._amounts_at.get(place)
            amount = None if name is None else amount_of(value, self._notation.decimal(name))[0]
            return self._text(place, value) if amount is None else amount
        if isinstance(value, float) and not math.isfinite(value):
            return None
        if value is None or isinstance(value, time | timedelta) or (_is_number(value) and abs(value) < _EXACT):
            return value
        if isinstance(value, date) and value.year >= _FIRST_YEAR:
            return self._moment(value)
        return self._text(place, str(value))

    def _text(self, place: int, text: str) -> Any:
        """Return a cell with a text; a new one for a text that needs a mark, which must not stay on those below."""
        return put_text(WriteOnlyCell(self._sheet) if _needs_mark(text) else self._texts[place], text)

    def _moment(self, value: date) -> Any:
        moment = isinstance(value, datetime) and value.time() != time(0)
        cell = _styled(self._sheet, MOMENT_FORMAT if moment else DATE_FORMAT)
        cell.value = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        return cell

    def finish(self, summary: Summary) -> None:
        """Add the summary and save."""
        self._sheet.auto_filter.ref = f"A1:{get_column_letter(len(self._texts))}{self._rows + 1}"
        write_summary(self._book, summary)
        self._book.save(self._path)

    def close(self) -> None:
        """Clean up what a run that was broken off left in the folder for temporary files."""
        for sheet in self._book.worksheets:
            writer = getattr(sheet, "_writer", None)
            if writer is not None and not getattr(sheet, "closed", True):
                sheet.close()
                writer.cleanup()


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _styled(sheet: Any, number_format: str) -> Any:
    cell = WriteOnlyCell(sheet)
    cell.number_format = number_format
    return cell


def _head(sheet: Any) -> Any:
    cell = WriteOnlyCell(sheet)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def write_summary(book: Any, summary: Summary) -> None:
    """Add the sheet with the summary: sentences, a table by household type and income, the distribution as a chart."""
    page = _Page(book.create_sheet(SUMMARY))
    for line in lines(summary):
        shown = [] if line.value is None else [page.number(line.value, AMOUNT_FORMAT if line.euros else NUMBER_FORMAT)]
        page.append([page.text(line.words, head=line.head), *shown])
    if not summary.total.number:
        return
    page.table("Alle huishoudens", {"alle": summary.total})
    page.table("Soort huishouden", summary.by_type)
    page.table("Inkomen van de aanvrager", summary.by_income)
    page.distribution(summary.total)


class _Page:
    """The sheet with the summary, from top to bottom."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._row = 0
        sheet.column_dimensions["A"].width = 52
        sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 1
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        for place in range(2, 11):
            sheet.column_dimensions[get_column_letter(place)].width = 13

    def append(self, cells: Sequence[Any]) -> None:
        """Write a row."""
        self._sheet.append(cells)
        self._row += 1

    def text(self, words: str, *, head: bool = False) -> Any:
        """Return a cell with a text."""
        return put_text(_head(self._sheet) if head else WriteOnlyCell(self._sheet), words)

    def number(self, value: float | None, number_format: str) -> Any:
        """Return a cell with a number."""
        cell = _styled(self._sheet, number_format)
        cell.value = value
        return cell

    def table(self, title: str, groups: Mapping[str, Group]) -> None:
        """Write who gains and loses, a row per group."""
        self.append([])
        self.append([self.text(word, head=True) for word in (title, *_HEADS)])
        for name, group in groups.items():
            cells = [self.text(name), self.number(group.number, NUMBER_FORMAT)]
            for count in (group.gain, group.lose, group.equal):
                share = count / max(group.number, 1)
                cells += [self.number(count, NUMBER_FORMAT), self.number(share, SHARE_FORMAT)]
            self.append([*cells, *(self.number(value, CHANGE_FORMAT) for value in (group.median, group.worst))])

    def distribution(self, group: Group) -> None:
        """Write how many change by how much, with a chart of it."""
        self.append([])
        self.append([self.text("Verandering, euro per maand", head=True), self.text("aantal", head=True)])
        first = self._row + 1
        for label, count in zip(class_labels(), group.distribution(), strict=True):
            self.append([self.text(label), self.number(count, NUMBER_FORMAT)])
        chart = BarChart()
        chart.type, chart.gapWidth, chart.legend = "col", 40, None
        chart.title = "Verandering van het resterend leefbudget per maand"
        chart.add_data(Reference(self._sheet, 2, first, 2, self._row))
        chart.set_categories(Reference(self._sheet, 1, first, 1, self._row))
        chart.x_axis.delete = chart.y_axis.delete = False
        chart.y_axis.title, chart.width, chart.height = "huishoudens", 26, 11
        self._sheet.add_chart(chart, f"A{self._row + 2}")


_HEADS = ("aantal", "vooruit", "deel", "achteruit", "deel", "gelijk", "deel", "middelste", "slechtste")
