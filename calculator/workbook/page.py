"""Paper and file: page set-up, footer, frozen heads and properties."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from openpyxl.utils import get_column_letter
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
    frozen_column: str = "A",
) -> None:
    """Put a sheet on A4, one page wide, with the head row frozen on screen and repeated on paper.

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
        sheet.freeze_panes = f"{frozen_column}{head_row + 1}"
        sheet.print_title_rows = f"{head_row}:{head_row}"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False  # that is: allowed
    sheet.protection.formatRows = False
    fit(sheet)


def keep_together(sheet: Worksheet, columns: int, starts: Iterable[int], behind: int) -> None:
    """Begin a new page before a part that the end of one would cut; ``starts`` are the first rows of the parts.

    The sheet is one page wide and as many pages long as it needs: a program breaks those where it is told.
    """
    widths = (sheet.column_dimensions[get_column_letter(column)].width for column in range(1, columns + 1))
    scale = min(1.0, (_LONG - 2 * _MARGIN) * _POINTS / (sum(widths) * UNIT))
    room = _SURE * (_SHORT - _MARGIN - _LOWER_MARGIN) * _POINTS / scale
    used, breaks = 0.0, sheet.row_breaks
    for first, end in pairwise([1, *starts, behind]):
        height = sum(sheet.row_dimensions[row].height or LOWEST for row in range(first, end))
        if used + height > room and first > 1:
            breaks.append(Break(id=first - 1))
            used = 0.0
        used += height


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
