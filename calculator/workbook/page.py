"""Paper and file: page set-up, footer, frozen heads and properties."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from calculator.workbook.book import CREATOR, Book
from calculator.workbook.cells import checked
from calculator.workbook.fit import LOWEST, UNIT, fit

_A4 = 9
_CM = 1 / 2.54
_FOOTER_TEXT = 60
_LONG, _SHORT = 29.7, 21.0  # cm
_MARGIN, _LOWER_MARGIN = 1.6, 2.0
_POINTS = 72 * _CM
_SURE = 0.97


@dataclass(frozen=True)
class Footer:
    """What stands under every page besides its number."""

    left: str
    right: str


def set_up(
    sheet: Worksheet,
    footer: Footer,
    *,
    landscape: bool = False,
    one_page: bool = False,
    head_row: int | None = None,
    frozen: int = 0,
    titles: Collection[str] = ("Groep",),
    parts: Sequence[int] = (),
) -> None:
    """Put a sheet on A4, one page wide, with the head row and ``frozen`` columns in view on screen, the head on paper.

    No page ends between a row of a style of ``titles`` and the first row under it, nor within one of the ``parts``,
    which are told by their first rows. The print area is set before.

    Only input cells can be changed; without a password, so it guards against slips and not against people.
    """
    sheet.page_setup.paperSize = str(_A4)
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 1 if one_page else 0
    properties = sheet.sheet_properties.pageSetUpPr
    if properties is not None:
        properties.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = _MARGIN * _CM
    margins.bottom = _LOWER_MARGIN * _CM
    margins.header = margins.footer = 0.9 * _CM
    sheet.print_options.horizontalCentered = True
    sheet.sheet_view.showGridLines = False
    _add_footer(sheet, footer)
    if head_row is not None:
        sheet.freeze_panes = f"{get_column_letter(frozen + 1)}{head_row + 1}"
        sheet.print_title_rows = f"{head_row}:{head_row}"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False  # that is: allowed
    sheet.protection.formatRows = False
    fit(sheet)
    if not one_page:
        high, wide = (_SHORT, _LONG) if landscape else (_LONG, _SHORT)
        _, _, columns, _ = range_boundaries(_area(sheet))
        widths = (
            sheet.column_dimensions[get_column_letter(column)].width for column in range(1, int(columns or 1) + 1)
        )
        scale = min(1.0, (wide - 2 * _MARGIN) * _POINTS / (sum(widths) * UNIT))
        room = _SURE * (high - _MARGIN - _LOWER_MARGIN) * _POINTS / scale
        _end_pages(sheet, room, _blocks(sheet, titles, parts), head_row)


def _area(sheet: Worksheet) -> str:
    """Return what of a sheet is printed."""
    return str(sheet.print_area or sheet.dimensions).rpartition("!")[2].replace("$", "")


def _blocks(sheet: Worksheet, titles: Collection[str], parts: Sequence[int]) -> Iterator[range]:
    """Return the rows in the runs that stay together."""
    last = int(range_boundaries(_area(sheet))[3] or 1)
    if parts:
        yield from (range(first, end) for first, end in pairwise([1, *parts, last + 1]))
        return
    row = 1
    while row <= last:
        first = row
        while row < last and str(sheet.cell(row, 1).style) in (*titles, "Kop"):
            row += 1
        row += 1
        yield range(first, row)


def _end_pages(sheet: Worksheet, room: float, blocks: Iterable[range], head_row: int | None) -> None:
    """Begin a new page before a run of rows that the end of one would cut.

    A program breaks where it is told; where that is not before every page, an error of ours would grow with them.
    """
    heads = 0.0 if head_row is None else _height(sheet, head_row)
    used = 0.0
    for block in blocks:
        height = sum(_height(sheet, row) for row in block)
        if used + height > room and used:
            sheet.row_breaks.append(Break(id=block[0] - 1))
            used = heads
        used += height


def _height(sheet: Worksheet, row: int) -> float:
    return float(sheet.row_dimensions[row].height or LOWEST)


def _add_footer(sheet: Worksheet, footer: Footer) -> None:
    under = sheet.oddFooter
    if under is None:
        raise TypeError(sheet)
    left, right = _footer_text(footer.left), _footer_text(footer.right)
    for part, text in ((under.left, left), (under.center, "pagina &P van &N"), (under.right, right)):
        part.text = text
        part.size = 8


def _footer_text(text: str) -> str:
    """In a footer & starts a code; a line of more than 255 characters makes Excel repair the file."""
    short = text if len(text) <= _FOOTER_TEXT else text[: _FOOTER_TEXT - 1] + "…"
    return checked(short).replace("&", "&&")


def set_properties(workbook: Book, title: str, subject: str) -> None:
    """Say what the file is and which program made it; never who."""
    properties = workbook.properties
    properties.title = checked(title)
    properties.subject = checked(subject)
    properties.creator = CREATOR
    properties.lastModifiedBy = CREATOR
    properties.language = "nl"
