"""The look of the workbook: colours by role, number formats, and the cell styles by name."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils.indexed_list import IndexedList

from calculator.dutch.money import BINARY_DUST

BLUE, AMBER, GREEN, GREY, VIOLET = "0B5CAB", "D98A00", "1A7F4B", "5B6877", "7A4FA0"
GROUND, LINE, INK, WHITE = "F4F6F8", "D9DFE6", "1D2733", "FFFFFF"
_INPUT_GROUND, _DOUBT_GROUND = "E6F3EB", "FDF1DC"

EURO = "[$€-413] #,##0.00;[$€-413] -#,##0.00"
EURO_UNROUNDED = "[$€-413] #,##0.00##;[$€-413] -#,##0.00##"
WHOLE_EURO = "[$€-413] #,##0;[$€-413] -#,##0"
CHANGE = '"+ "[$€-413] #,##0.00;"− "[$€-413] #,##0.00;"–"'
DATE = "dd-mm-yyyy"
WHOLE = "0"
HOURS = "0.00"
YES_NO = '"ja";"ja";"nee"'

# Text beside a column of numbers, which stand at its right edge.
INDENTED = Alignment(vertical="top", horizontal="left", wrap_text=True, indent=1)

_FONT = "Arial"
_SIZE = 10
_MOST_DECIMALS = 12
_OWN_FORMAT = 200  # number of the one format that a condition gives, beyond those of the cells

# Thick left edge of a ledger row: what the amount is about.
ROLE_COLOURS = {
    "kale_huur": BLUE,
    "servicekosten": BLUE,
    "epv": BLUE,
    "huurtoeslag": BLUE,
    "netto_woonlast": BLUE,
    "energielast": AMBER,
    "resterend_leefbudget": GREEN,
    "norm": GREY,
    "marge": GREY,
}


def fraction_format(value: float) -> str:
    """Return the format that shows a fraction or factor with all its decimals."""
    decimals = len(f"{value:.{_MOST_DECIMALS}f}".rstrip("0").partition(".")[2])
    return f"0.{'0' * decimals}" if decimals else WHOLE


def number_format(value: float, unit: str) -> str:
    """Return the format for a value with its unit: euros in cents unless the value is finer, fractions in full."""
    if isinstance(value, bool) or unit == "ja/nee":
        return YES_NO
    if unit.startswith("euro"):
        return EURO if abs(value - round(value, 2)) <= BINARY_DUST else EURO_UNROUNDED
    return fraction_format(value)


def _font(colour: str = INK, *, bold: bool = False, size: float = _SIZE, italic: bool = False) -> Font:
    return Font(name=_FONT, size=size, bold=bold, italic=italic, color=colour)


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


def differs_style(number_format: str | None = None) -> DifferentialStyle:
    """Return the ground under a check that does not agree; it comes besides the words, or the sign of a format."""
    shown = NumberFormat(_OWN_FORMAT, number_format) if number_format else None
    return DifferentialStyle(font=Font(bold=True, color=INK), fill=PatternFill(bgColor=_DOUBT_GROUND), numFmt=shown)


def add_styles(workbook: Workbook) -> None:
    """Give the workbook its named cell styles."""
    free = Protection(locked=False)
    thin, ink, blue = Side("thin", color=LINE), Side("thin", color=INK), Side("medium", color=BLUE)
    row = Border(bottom=thin)
    top = Alignment(vertical="top", wrap_text=True)
    number = Alignment(vertical="top", horizontal="right", indent=1)
    left = Alignment(vertical="top", horizontal="left", wrap_text=True)
    wrapped = Alignment(vertical="top", horizontal="right", wrap_text=True, indent=1)
    styles = [
        NamedStyle("Titel", font=_font(bold=True, size=15), alignment=Alignment(vertical="center")),
        NamedStyle("Hoofdzin", font=_font(bold=True, size=13), alignment=top),
        NamedStyle("Zin", font=_font(), alignment=top),
        NamedStyle("Klein", font=_font(GREY, size=9), alignment=top),
        NamedStyle(
            "Groep",
            font=_font(BLUE, bold=True, size=11),
            border=Border(bottom=ink),
            alignment=Alignment(vertical="bottom"),
        ),
        NamedStyle(
            "Kop",
            font=_font(bold=True),
            fill=_fill(GROUND),
            border=Border(bottom=blue),
            alignment=Alignment(vertical="bottom", wrap_text=True),
        ),
        NamedStyle(
            "Kop getal",
            font=_font(bold=True),
            fill=_fill(GROUND),
            border=Border(bottom=blue),
            alignment=Alignment(vertical="bottom", horizontal="right", wrap_text=True, indent=1),
        ),
        NamedStyle("Kop licht", font=_font(bold=True), fill=_fill(GROUND), alignment=left),
        NamedStyle("Kop licht getal", font=_font(bold=True), fill=_fill(GROUND), alignment=wrapped),
        NamedStyle("Tekst", font=_font(), border=row, alignment=left),
        NamedStyle("Code", font=_font(GREY, size=9), border=row, alignment=Alignment(vertical="top")),
        NamedStyle("Invoer", font=_font(), fill=_fill(_INPUT_GROUND), border=row, alignment=number, protection=free),
        NamedStyle(
            "Invoer tekst", font=_font(), fill=_fill(_INPUT_GROUND), border=row, alignment=wrapped, protection=free
        ),
        NamedStyle("Invoer vast", font=_font(), border=row, alignment=number),
        NamedStyle("Invoer vast tekst", font=_font(), border=row, alignment=wrapped),
        NamedStyle("Controle", font=_font(GREY), border=row, alignment=left),
        NamedStyle("Controle getal", font=_font(GREY), border=row, alignment=number),
        NamedStyle("Berekend", font=_font(), border=row, alignment=number),
        NamedStyle("Onzeker", font=_font(), fill=_fill(_DOUBT_GROUND), border=row, alignment=top),
        NamedStyle("Onzeker getal", font=_font(), fill=_fill(_DOUBT_GROUND), border=row, alignment=number),
        NamedStyle(
            "Som tekst", font=_font(bold=True), fill=_fill(GROUND), border=Border(top=ink, bottom=thin), alignment=top
        ),
        NamedStyle(
            "Som", font=_font(bold=True), fill=_fill(GROUND), border=Border(top=ink, bottom=thin), alignment=number
        ),
        NamedStyle("Norm tekst", font=_font(GREY), border=row, alignment=top),
        NamedStyle("Norm", font=_font(GREY), border=row, alignment=number),
    ]
    default = _font()
    workbook._fonts = IndexedList([default])  # type: ignore[attr-defined]  # noqa: SLF001 - it gives columns their unit
    workbook._named_styles["Normal"].font = default  # type: ignore[attr-defined]  # noqa: SLF001
    for style in styles:
        workbook.add_named_style(style)
