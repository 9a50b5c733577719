"""Writing cells: text, number, date and live formula each have one function. Nothing else here sets a value."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from calculator.disk.atomic import CannotSave
from calculator.workbook.book import Value, book_of
from calculator.workbook.styles import DATE, YES_NO, differs_style

ACCEPTED = "invoer_klopt"  # the name of the cell that is 1 while every input is accepted
LONGEST_TEXT = 32_767
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # in a workbook _x0041_ stands for the letter A
_NAME = re.compile(r"(?![a-z]{1,3}\d+$)[a-z][a-z0-9_]{2,254}")  # lower case, and no reference to a cell such as ab12
_REFUSED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def checked(text: str) -> str:
    """Return a text that may stand in a workbook.

    Raises:
        CannotSave: it holds a control character that a workbook cannot keep, or is too long for a cell.
    """
    if _REFUSED.search(text):
        raise CannotSave(
            "Een tekst bevat een onzichtbaar teken dat niet in een Excel-bestand past. Typ de tekst opnieuw."
        )
    if len(text) > LONGEST_TEXT:
        raise CannotSave(f"Een tekst is te lang voor Excel: meer dan {LONGEST_TEXT} tekens. Maak de tekst korter.")
    return text


class Pen:
    """Writes one sheet from top to bottom."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.row = 1

    def down(self, rows: int = 1) -> None:
        """Go to a later row."""
        self.row += rows

    def text(self, column: int, text: str, style: str = "Tekst") -> Cell:
        """Write a text that stays a text, whatever it starts with, also after editing in a spreadsheet program."""
        cell = self.empty(column, style)
        cell.value = _LOOKS_ESCAPED.sub("_x005F_", checked(text))
        cell.data_type = "s"  # after the value: a text that starts with = would become a formula
        cell.quotePrefix = True
        return cell

    def number(self, column: int, value: float, number_format: str, style: str = "Berekend") -> Cell:
        """Write a number; a truth value becomes 1 or 0, shown as ja or nee."""
        cell = self.empty(column, style)
        truth = isinstance(value, bool)
        cell.value = int(value) if truth else value
        cell.number_format = YES_NO if truth else number_format
        return cell

    def formula(
        self,
        column: int,
        formula: str,
        value: Value,
        number_format: str = "General",
        style: str = "Berekend",
        *,
        longest: str = "",
    ) -> Cell:
        """Write a live formula with the value it has now; its text is made by this program, never typed by a user.

        ``longest`` is the longest text it can give: the row is made high enough for it.
        """
        cell = self.empty(column, style)
        cell.value = f"={formula}"
        cell.number_format = number_format
        book = book_of(self.sheet)
        book.values.setdefault(self.sheet.title, {})[cell.coordinate] = _plain(value)
        if longest:
            book.longest[self.sheet.title, cell.coordinate] = longest
        return cell

    def live(
        self, column: int, formula: str, value: Value, number_format: str = "General", style: str = "Berekend"
    ) -> Cell:
        """Write a formula over the inputs: nothing where an input is refused, as the program computes nothing then."""
        return self.formula(column, f'IF({ACCEPTED}=1,{formula},"")', value, number_format, style)

    def day(self, column: int, iso: str, style: str = "Berekend") -> Cell:
        """Write a real date from ISO text."""
        cell = self.empty(column, style)
        cell.value = date.fromisoformat(iso)
        cell.number_format = DATE
        return cell

    def empty(self, column: int, style: str) -> Cell:
        """Style a cell without filling it."""
        cell = self.sheet.cell(self.row, column)
        if not isinstance(cell, Cell):
            raise TypeError(cell)  # part of a merged range
        book_of(self.sheet).dress(cell, style)
        return cell

    def texts(self, texts: Sequence[str], style: str = "Tekst") -> None:
        """Write texts side by side from the first column and go to the next row."""
        for column, text in enumerate(texts, 1):
            self.text(column, text, style)
        self.down()

    def group(self, text: str, columns: int) -> None:
        """Write the name of a group over the whole width and go to the next row."""
        self.text(1, text, "Groep")
        self.blank(2, columns, "Groep")
        self.down()

    def head(self, texts: Sequence[str], right: Collection[int] = ()) -> int:
        """Write the heads of columns, those of numbers to the right; return their row and go to the next."""
        for column, text in enumerate(texts, 1):
            self.text(column, text, "Kop getal" if column in right else "Kop")
        self.down()
        return self.row - 1

    def sentence(self, text: str, columns: int, style: str = "Zin") -> None:
        """Write a sentence over the width of ``columns`` and go to the next row."""
        self.text(1, text, style)
        if columns > 1:
            self.sheet.merge_cells(start_row=self.row, start_column=1, end_row=self.row, end_column=columns)
        self.down()

    def bullets(self, title: str, lines: Iterable[str], columns: int) -> None:
        """Write a title after an empty row, and lines under it."""
        self.down()
        self.text(1, title, "Groep")
        self.blank(2, columns, "Groep")
        self.down()
        for line in lines:
            self.sentence(f"• {line}", columns)

    def blank(self, first: int, last: int, style: str) -> None:
        """Style a run of empty cells of this row, so that lines and grounds go on."""
        for column in range(first, last + 1):
            self.empty(column, style)


def _plain(value: Value) -> Value:
    return int(value) if isinstance(value, bool) else value


def define(cell: Cell | MergedCell, name: str) -> None:
    """Give a cell a name that holds in the whole workbook."""
    sheet = cell.parent
    if not isinstance(sheet, Worksheet):
        raise TypeError(sheet)
    define_range(sheet, name, f"${get_column_letter(cell.column or 1)}${cell.row}")


def define_range(sheet: Worksheet, name: str, reference: str) -> None:
    """Give a range of a sheet a name that holds in the whole workbook."""
    workbook = book_of(sheet)
    if not _NAME.fullmatch(name) or name in workbook.defined_names:
        raise ValueError(name)
    workbook.defined_names[name] = DefinedName(name, attr_text=f"{quote_sheetname(sheet.title)}!{reference}")


def mark(sheet: Worksheet, area: str, condition: str, number_format: str | None = None) -> None:
    """Give the cells of an area for which a condition over its first cell holds a ground besides their words.

    Numbers get a format of their own, for a sign that stands for the words.
    """
    rule = Rule(type="expression", dxf=differs_style(number_format), formula=[condition])
    sheet.conditional_formatting.add(area, rule)


def widths(sheet: Worksheet, *columns: float) -> None:
    """Set the widths of the first columns, in letters."""
    for number, width in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
