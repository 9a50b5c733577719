"""The sheets of a batch workbook beside its rows: the summary, what columns mean, where amounts come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from calculator.amounts.table_files import NormSet
from calculator.amounts.tables import load_tables
from calculator.batch.columns import meaning_of
from calculator.batch.summary import Group, Summary, class_labels
from calculator.batch.writing.report import ReportLine, lines
from calculator.batch.writing.sheet_text import needs_mark
from calculator.outcome.budget import program
from calculator.outcome.passports import passports
from calculator.run.plan import plan_for

SUMMARY, COLUMNS_SHEET, ORIGIN = "Samenvatting", "Kolommen", "Herkomst"
AMOUNT_FORMAT, CHANGE_FORMAT, SHARE_FORMAT, NUMBER_FORMAT = "#,##0.00", "+#,##0.00;-#,##0.00;0.00", "0.0%", "#,##0"
HEAD = {"bold": True, "text_wrap": True, "valign": "top"}
A4 = 9
_PIXELS_PER_CM = 96 / 2.54


class BatchSummary:
    """The sheet with the summary, from top to bottom."""

    def __init__(self, book: Workbook, sheet: Worksheet) -> None:
        self._book = book
        self._sheet = sheet
        self._row = 0
        self._head = book.add_format(HEAD)
        self._forms = {
            form: book.add_format({"num_format": form})
            for form in (AMOUNT_FORMAT, CHANGE_FORMAT, SHARE_FORMAT, NUMBER_FORMAT)
        }
        self._sheet.set_landscape()
        self._sheet.set_paper(A4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_column(0, 0, 52)
        self._sheet.set_column(1, 9, 13)

    def write(self, summary: Summary) -> None:
        """Write sentences, a table by household type and income, and the distribution as a chart."""
        for line in lines(summary):
            self._line(line)
        self._line(ReportLine(program()))
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


def write_columns(book: Workbook, sheet: Worksheet, names: Iterable[str]) -> None:
    """Write what every column of the rows means."""
    _begin(sheet, _COLUMN_WIDTHS)
    rows = [(name, meaning_of(name)) for name in names]
    _table(book, sheet, 0, _COLUMN_WIDTHS, [("kolom", "betekenis"), *rows])


def write_origin(book: Workbook, sheet: Worksheet, summary: Summary) -> None:
    """Write program, receipt of reading, norms, and tables with the hashes of their files."""
    _begin(sheet, _ORIGIN_WIDTHS)
    receipt = summary.receipt.sentences() if summary.receipt else []
    days = sorted(summary.days)
    at = _table(book, sheet, 0, _ORIGIN_WIDTHS, [("programma",), ("", program())])
    at = _table(book, sheet, at + 1, _ORIGIN_WIDTHS, [("gelezen",), *(("", sentence) for sentence in receipt)])
    if not days:
        return
    at = _table(book, sheet, at + 1, _ORIGIN_WIDTHS, [("peildatum", "van", "tot en met"), ("", days[0], days[-1])])
    norms = [(norm.id, norm.label, norm.default_from, "", norm.sha256) for norm in _norms(days)]
    at = _table(book, sheet, at + 1, _ORIGIN_WIDTHS, [("norm", "naam", "vanaf", "", "som van het bestand"), *norms])
    tables = [
        (
            table.id + (" (aangepast)" if table.aangepast else ""),
            table.titel,
            first.geldig_vanaf,
            table.bron,
            table.sha256,
        )
        for table, first in zip(passports(_known_on(days[-1])), passports(_known_on(days[0])), strict=True)
    ]
    _table(book, sheet, at + 1, _ORIGIN_WIDTHS, [("tabel", "titel", "vanaf", "bron", "som van het bestand"), *tables])


def _known_on(day: str) -> str:
    return plan_for(day).known_on


def _norms(days: Sequence[str]) -> list[NormSet]:
    """Return the norms that rows of these days are compared with."""
    found = {norm.id: norm for day in days for norm in load_tables().default_norms(_known_on(day))}
    return list(found.values())


def _begin(sheet: Worksheet, widths: Sequence[int]) -> None:
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.freeze_panes(1, 0)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)


def _table(book: Workbook, sheet: Worksheet, first: int, widths: Sequence[int], rows: Sequence[Sequence[str]]) -> int:
    """Write texts below each other under a head, from a row on; return the row behind them.

    Each row is as high as its longest text needs: a program that opens the file does not make it so.
    """
    head, plain, marked = (book.add_format(form) for form in (HEAD, _WRAPPED, _WRAPPED | {"quote_prefix": True}))
    for row, cells in enumerate(rows, first):
        most = max(ceil(len(text) / width) for text, width in zip(cells, widths, strict=False))
        if most > 1:
            sheet.set_row(row, most * _LINE_HEIGHT)
        for place, text in enumerate(cells):
            form = head if row == first else marked if needs_mark(text) else plain
            if text:
                sheet.write_string(row, place, text, form)
    return first + len(rows)


_WRAPPED = {"text_wrap": True, "valign": "top"}
_LINE_HEIGHT = 15
_COLUMN_WIDTHS, _ORIGIN_WIDTHS = (44, 90), (30, 60, 14, 60, 68)
