"""The sixteen-case appendix as a workbook: printed, computed and by law, with the causes of difference."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from calculator import __version__
from calculator.disk.atomic import atomic_write
from calculator.dutch.dates import date_text
from calculator.outcome.appendix import ROW_LABELS, Appendix, CaseReport, Cell
from calculator.outcome.passports import passports
from calculator.workbook import sources_sheet
from calculator.workbook.book import Book
from calculator.workbook.cells import Pen, widths
from calculator.workbook.page import Footer, set_properties, set_up
from calculator.workbook.styles import CHANGE, INDENTED, WHOLE, WHOLE_EURO

SHEET, CAUSES, ASSUMPTIONS = "Bijlage", "Oorzaken", "Aannames"
KINDS = {"gedrukt": "gedrukt", "berekend": "berekend", "wet": "volgens de wet"}
_MOST_CASES = 6
_CASE_HEAD = ("Geval", "Huishouden", "Inkomen", "Woning")
_CAUSE_HEAD = (*_CASE_HEAD, "Rij", "Gedrukt", "Berekend", "Wet", "Wet min gedrukt", "Oorzaak")
_DIFFERS = WHOLE_EURO.replace("0", '0"*"')


def write_appendix(appendix: Appendix, path: Path) -> None:
    """Save the appendix as a workbook.

    Raises:
        CannotSave: the file cannot be written there; a file that was there is untouched.
    """
    content = build(appendix).to_bytes()
    atomic_write(path, lambda file: file.write(content))


def build(appendix: Appendix) -> Book:
    """Return the workbook of the appendix, not yet saved."""
    workbook = Book("bijlage")
    set_properties(workbook, "Leefbudget: bijlage Huishoudboekjes", appendix.title)
    footer = Footer(f"bijlage Huishoudboekjes - {date_text(appendix.peildatum)}", f"Leefbudget {__version__}")
    _amounts(workbook, appendix, footer)
    _causes(workbook, appendix, footer)
    _assumptions(workbook, appendix, footer)
    sources_sheet.add_of_appendix(workbook, passports(appendix.peildatum), appendix.peildatum, footer)
    return workbook


def differs(cell: Cell) -> bool:
    """Whether printed, computed and lawful amount are not all the same."""
    return not cell.gedrukt == cell.berekend == cell.wet


def blocks(appendix: Appendix) -> list[list[CaseReport]]:
    """Return the cases in blocks that fit beside each other; a group of households is never split."""
    found: list[list[CaseReport]] = []
    for _, group in groupby(appendix.cases, key=lambda case: case.groep):
        cases = list(group)
        if found and len(found[-1]) + len(cases) <= _MOST_CASES:
            found[-1].extend(cases)
        else:
            found.append(cases)
    return found


def _amounts(workbook: Book, appendix: Appendix, footer: Footer) -> None:
    sheet = workbook.create_sheet(SHEET)
    widths(sheet, 24, 16, *[17] * _MOST_CASES)
    pen = Pen(sheet)
    columns = 2 + _MOST_CASES
    pen.text(1, "Huishoudboekjes sociale huur", "Titel")
    pen.down()
    pen.sentence(f"{appendix.title}. Tabellen van {date_text(appendix.peildatum)}.", columns)
    pen.sentence("Bedragen in euro per maand, in stappen van 5 euro; het bruto inkomen in euro per jaar.", columns)
    pen.sentence("Een sterretje: dit bedrag wijkt af van het gedrukte bedrag. Zie het blad Oorzaken.", columns)
    for block in blocks(appendix):
        pen.down()
        _block(pen, block)
    set_up(sheet, footer, one_page=True)


def _block(pen: Pen, cases: list[CaseReport]) -> None:
    pen.text(1, "Geval", "Kop licht")
    pen.empty(2, "Kop licht")
    for column, case in enumerate(cases, 3):
        pen.number(column, case.nr, WHOLE, "Kop licht getal")
    pen.down()
    for label, texts in (
        ("Huishouden", [case.groep for case in cases]),
        ("Inkomen", [case.inkomen for case in cases]),
        ("Woning", [case.woning for case in cases]),
    ):
        style = "Kop" if label == "Woning" else "Kop licht"
        number = "Kop getal" if label == "Woning" else "Kop licht getal"
        pen.text(1, label, style)
        pen.empty(2, style)
        for column, text in enumerate(texts, 3):
            pen.text(column, text, number)
        pen.down()
    pen.text(1, "Bruto inkomen per jaar", "Norm tekst")
    pen.empty(2, "Norm tekst")
    for column, case in enumerate(cases, 3):
        pen.number(column, case.inkomen_bruto_per_jaar, WHOLE_EURO, "Norm")
    pen.down()
    for row, label in ROW_LABELS.items():
        for kind, word in KINDS.items():
            first = kind == "gedrukt"
            pen.text(1, label, "Som tekst" if first else "Norm tekst")
            pen.text(2, word, "Som tekst" if first else "Norm tekst")
            for column, case in enumerate(cases, 3):
                _amount(pen, column, case.rows[row], kind)
            pen.down()


def _amount(pen: Pen, column: int, cell: Cell, kind: str) -> None:
    amount = getattr(cell, kind)
    first = kind == "gedrukt"
    if amount is None:
        pen.text(column, "geen", "Som" if first else "Berekend")
    elif first:
        pen.number(column, amount, WHOLE_EURO, "Som")
    elif amount != cell.gedrukt:
        pen.number(column, amount, _DIFFERS, "Onzeker getal")
    else:
        pen.number(column, amount, WHOLE_EURO, "Berekend")


def _causes(workbook: Book, appendix: Appendix, footer: Footer) -> None:
    sheet = workbook.create_sheet(CAUSES)
    widths(sheet, 8, 22, 14, 16, 22, 11, 11, 11, 12, 70)
    pen = Pen(sheet)
    pen.text(1, "Waar de wet een ander bedrag geeft, en waarom", "Titel")
    pen.down()
    pen.head(_CAUSE_HEAD, right=(1, 6, 7, 8, 9))
    for case in appendix.cases:
        for row, cell in case.rows.items():
            if differs(cell):
                _cause(pen, case, row, cell)
    set_up(sheet, footer, landscape=True, head_row=2)


def _cause(pen: Pen, case: CaseReport, row: str, cell: Cell) -> None:
    pen.number(1, case.nr, WHOLE)
    for column, text in enumerate((case.groep, case.inkomen, case.woning, ROW_LABELS[row]), 2):
        pen.text(column, text)
    for column, amount in enumerate((cell.gedrukt, cell.berekend, cell.wet), 6):
        if amount is None:
            pen.text(column, "geen", "Berekend")
        else:
            pen.number(column, amount, WHOLE_EURO)
    if cell.gedrukt is None or cell.wet is None:
        pen.empty(9, "Berekend")
    else:
        pen.number(9, cell.wet - cell.gedrukt, CHANGE.replace(".00", ""))
    pen.text(10, cell.oorzaak or "").alignment = INDENTED
    pen.down()


def _assumptions(workbook: Book, appendix: Appendix, footer: Footer) -> None:
    sheet = workbook.create_sheet(ASSUMPTIONS)
    widths(sheet, 8, 24, 16, 18, 90)
    pen = Pen(sheet)
    pen.text(1, "Waarmee 'berekend' is gerekend, naast huishouden, inkomen en huur", "Titel")
    pen.down()
    pen.head((*_CASE_HEAD, "Uitgangspunt van de bijlage"), right=(1,))
    for case in appendix.cases:
        for assumption in case.aannames:
            pen.number(1, case.nr, WHOLE)
            for column, text in enumerate((case.groep, case.inkomen, case.woning, assumption), 2):
                pen.text(column, text)
            pen.down()
    set_up(sheet, footer, landscape=True, head_row=2)
