"""An empty batch sheet to fill in: headers, three example rows, lists to choose from, and what each column means."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from calculator.amounts.tables import a_year_beyond, load_coverage
from calculator.batch.columns import COLUMNS, EXTRA, INPUT
from calculator.batch.sheet_choice import EXAMPLES
from calculator.batch.writing.sheet_text import put_text
from calculator.batch.writing.xlsx_target import DATE_FORMAT, ROWS
from calculator.cases.case import SOORTEN
from calculator.cases.fields import MAXIMUM_AMOUNT
from calculator.disk.atomic import atomic_write
from calculator.dutch.dates import day_text
from calculator.run.plan import covered_until
from calculator.workbook.in_memory import InMemoryWriter, Parts

_LAST_ROW = 10_000
_ROWS_OF_EXAMPLES = (
    (38, "loon", 21825, None, None, None, None, None, 0, 475, 0, 125, 560, 0, 75),
    (38, "loon", 24000, 37, "loon", 9000, "10;12", None, 5000, 640, 12.5, 160, 695, 12.5, 90),
    (71, "aow", 17900, None, None, None, None, "12000;9000", 12000, 520, 30, 140, None, None, None),
)


def write_template(path: Path, *, even_if_open: bool = False) -> None:
    """Write the template; ``even_if_open`` as for the door.

    Raises:
        CannotSave: it cannot be written there.
    """
    stream = BytesIO()
    with Parts(stream) as archive:
        InMemoryWriter(_workbook(), archive).write_data()
    atomic_write(path, lambda file: file.write(stream.getvalue()), even_if_open=even_if_open)


def _workbook() -> Workbook:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = ROWS
    sheet.freeze_panes = "B2"
    today = min(date.today().isoformat(), covered_until())
    for number, name in enumerate(INPUT, 1):
        head = put_text(sheet.cell(1, number), name)
        head.font, head.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(number)].width = min(max(len(name) * 0.6, 12), 24)
    sheet.row_dimensions[1].height = 45
    for row, (code, rest) in enumerate(zip(EXAMPLES, _ROWS_OF_EXAMPLES, strict=True), 2):
        for number, value in enumerate((code, date.fromisoformat(today), *rest), 1):
            cell = sheet.cell(row, number)
            if isinstance(value, str):
                put_text(cell, value)
            else:
                cell.value = value
    _formats(sheet)
    _explain(book.create_sheet("Uitleg"))
    book.properties.creator, book.properties.title = "Leefbudget", "Sjabloon voor de batch"
    return book


_FORMATS = {"day": DATE_FORMAT, "age": "0", "amount": "#,##0.00"}


def _formats(sheet: Any) -> None:
    """Set formats and validation; lists of ages and amounts are text, so that 10;12 stays as it is typed."""
    until = covered_until()
    ends = [date.fromisoformat(day) for day in (load_coverage().since, a_year_beyond(until))]
    for number, reader in enumerate((column.reader for column in COLUMNS), 1):
        letter = get_column_letter(number)
        cells = f"{letter}2:{letter}{_LAST_ROW}"
        if reader == "day":
            limits = [f"DATE({end.year},{end.month},{end.day})" for end in ends]
            first, last, known = (day_text(day) for day in (*(end.isoformat() for end in ends), until))
            message = f"Typ een datum van {first} tot en met {last}. Na {known} gelden de laatste bekende bedragen."
            rule = _rule("date", limits, message)
        elif reader == "age":
            rule = _rule("whole", ["0", "120"], "Typ een leeftijd in hele jaren, van 0 tot en met 120.")
        elif reader == "kind":
            rule = DataValidation("list", formula1='"' + ",".join(SOORTEN) + '"', allow_blank=True)
            rule.error, rule.errorTitle, rule.showErrorMessage = "Kies uit de lijst.", "Soort inkomen", True
        elif reader == "amount":
            rule = _rule("decimal", ["0", str(MAXIMUM_AMOUNT)], "Typ een bedrag in euro's van nul of meer.")
        else:
            rule = None
        if rule is not None:
            rule.add(cells)
            sheet.add_data_validation(rule)
        for row in range(2, len(EXAMPLES) + 2):
            sheet.cell(row, number).number_format = _FORMATS.get(reader, "@")
        sheet.column_dimensions[letter].number_format = sheet.cell(2, number).number_format


def _rule(kind: Any, limits: list[str], error: str) -> DataValidation:
    rule = DataValidation(kind, operator="between", formula1=limits[0], formula2=limits[1], allow_blank=True)
    rule.error, rule.errorTitle, rule.showErrorMessage = error, "Dit kan niet", True
    return rule


_MAY_BE_ADDED = "Deze kolom mag u erbij zetten."


def _explain(sheet: Any) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 44, 90
    for row, column in enumerate((*COLUMNS, *EXTRA), 1):
        put_text(sheet.cell(row, 1), column.name)
        put_text(sheet.cell(row, 2), column.meaning if column in COLUMNS else f"{column.meaning} {_MAY_BE_ADDED}")
