"""The sixteen-case appendix as a workbook: printed, computed and by law, with the causes of difference."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from openpyxl.utils import get_column_letter

from calculator import __version__
from calculator.disk.atomic import atomic_write
from calculator.dutch.dates import date_text
from calculator.outcome.appendix import ROW_LABELS, Appendix, CaseReport, Cell
from calculator.outcome.passports import passports
from calculator.workbook import appendix_inputs, appendix_steps, sources_sheet
from calculator.workbook.book import Book
from calculator.workbook.calculation_sheet import AGREES, DIFFERS, mark_differences
from calculator.workbook.cells import ACCEPTED, Pen, mark, widths
from calculator.workbook.input_sheet import CHANGED, FIRST_CHANGED, FIRST_REFUSED
from calculator.workbook.page import Footer, set_properties, set_up
from calculator.workbook.styles import CHANGE, INDENTED, WHOLE, WHOLE_EURO

SHEET, CAUSES, ASSUMPTIONS = "Bijlage", "Oorzaken", "Aannames"
KINDS = {"gedrukt": "gedrukt", "berekend": "berekend", "wet": "volgens de wet"}
LIVE = ("berekend", "wet")
_CASE_HEAD = ("Geval", "Huishouden", "Inkomen", "Woning")
_CAUSE_HEAD = (*_CASE_HEAD, "Rij", "Gedrukt", "Berekend", "Wet", "Wet min gedrukt", "Oorzaak")
_DIFFERS = WHOLE_EURO.replace("0", '0"*"')
_UNCHANGED = "Invoer: gelijk aan die bij het bewaren."
_CHANGED = "Invoer: gewijzigd sinds het bewaren. Dit rekent mee in 'berekend' en 'volgens de wet'. "
_REFUSED = "Invoer: niet aanvaard; dat geval heeft nu geen uitkomst. "
_ALL_AGREE = "Formules: kloppen. Alle stappen in dit bestand zijn gelijk aan die van Leefbudget."
_SOME_AGREE = "Formules: kloppen bij de gevallen met dezelfde invoer. Van de andere is dat hier niet te controleren."
_DIFFER = "Formules: wijken af van Leefbudget. Gebruik dit bestand niet en maak het opnieuw."
_OUT_OF_DATE = "De invoer van dit geval is gewijzigd: deze oorzaak geldt niet meer."
_NONE = "geen"
_LONGEST_FIELD = 90
_CAUSE_COLUMN = 12  # what is said of the inputs of then stands beside the print area


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
    appendix_inputs.add(workbook, appendix, footer)
    _causes(workbook, appendix, footer)
    _assumptions(workbook, appendix, footer)
    read = frozenset[str]()
    for kind, cases in product(LIVE, appendix_inputs.blocks(appendix)):
        read |= appendix_steps.add(workbook, cases, kind, appendix.step, footer)
    sources_sheet.add_of_appendix(workbook, passports(appendix.peildatum), appendix.peildatum, read, footer)
    return workbook


def differs(cell: Cell) -> bool:
    """Whether printed, computed and lawful amount are not all the same."""
    return not cell.gedrukt == cell.berekend == cell.wet


def _amounts(workbook: Book, appendix: Appendix, footer: Footer) -> None:
    sheet = workbook.create_sheet(SHEET)
    widths(sheet, 24, 16, *[17] * appendix_inputs.MOST_CASES)
    pen = Pen(sheet)
    columns = 2 + appendix_inputs.MOST_CASES
    pen.text(1, "Huishoudboekjes sociale huur", "Titel")
    pen.down()
    pen.sentence(f"{appendix.title}. Tabellen van {date_text(appendix.peildatum)}.", columns)
    pen.sentence("Bedragen in euro per maand, in stappen van 5 euro; het bruto inkomen in euro per jaar.", columns)
    pen.sentence("Een sterretje: dit bedrag wijkt af van het gedrukte bedrag. Zie het blad Oorzaken.", columns)
    _checks(pen, appendix, columns)
    for block in appendix_inputs.blocks(appendix):
        pen.down()
        _block(pen, block)
    set_up(sheet, footer, one_page=True)


def _checks(pen: Pen, appendix: Appendix, columns: int) -> None:
    """Write whether the inputs are those of the saved file, and whether the formulas give what the program found."""
    more = f'{FIRST_CHANGED}&IF({CHANGED}>1," en nog "&({CHANGED}-1)&" (zie het blad Invoer)","")&"."'
    inputs = f'IF({ACCEPTED}=0,"{_REFUSED}"&{FIRST_REFUSED},IF({CHANGED}=0,"{_UNCHANGED}","{_CHANGED}"&{more}))'
    checks = [appendix_steps.checks(kind, cases) for kind, cases in product(LIVE, appendix_inputs.blocks(appendix))]
    agree, differ = ("+".join(f'COUNTIF({name},"{word}")' for name in checks) for word in (AGREES, DIFFERS))
    all_of_them = len(appendix.cases) * len(LIVE)
    formulas = f'IF({differ}>0,"{_DIFFER}",IF({agree}={all_of_them},"{_ALL_AGREE}","{_SOME_AGREE}"))'
    for formula, text, longest in (
        (inputs, _UNCHANGED, f"{_CHANGED}{'m' * _LONGEST_FIELD}"),
        (formulas, _ALL_AGREE, _SOME_AGREE),
    ):
        cell = pen.formula(1, formula, text, style="Klein", longest=longest)
        pen.sheet.merge_cells(start_row=pen.row, start_column=1, end_row=pen.row, end_column=columns)
        mark(pen.sheet, cell.coordinate, f'{cell.coordinate}<>"{text}"')
        pen.down()


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
        first = pen.row
        for kind, word in KINDS.items():
            printed = kind == "gedrukt"
            pen.text(1, label, "Som tekst" if printed else "Norm tekst")
            pen.text(2, word, "Som tekst" if printed else "Norm tekst")
            for column, case in enumerate(cases, 3):
                if printed:
                    pen.number(column, case.rows[row].gedrukt, WHOLE_EURO, "Som")
                else:
                    _live(pen, column, case, row, kind)
            pen.down()
        last = get_column_letter(2 + len(cases))
        mark(pen.sheet, f"C{first + 1}:{last}{pen.row - 1}", f'AND(C{first + 1}<>"",C{first + 1}<>C${first})', _DIFFERS)
    pen.text(1, "Controle van de formules", "Norm tekst")
    pen.empty(2, "Norm tekst")
    for column, case in enumerate(cases, 3):
        by_assumptions, by_law = (appendix_steps.check(kind, case.nr) for kind in LIVE)
        worst = f'IF({by_law}="{DIFFERS}",{by_law},{by_assumptions})'
        pen.formula(column, worst, AGREES, style="Controle getal")
    mark_differences(pen.sheet, f"C{pen.row}:{last}{pen.row}")
    pen.down()


def _live(pen: Pen, column: int, case: CaseReport, row: str, kind: str) -> None:
    """Write an amount that follows the inputs: nothing where one is refused, and a word where there is none."""
    name, amount = appendix_steps.row_name(kind, row, case.nr), getattr(case.rows[row], kind)
    formula = name
    if row == "norm":
        formula = f'IF(AND({appendix_inputs.accepted(case.nr)}=1,NOT(ISNUMBER({name}))),"{_NONE}",{name})'
    pen.formula(column, formula, _NONE if amount is None else amount, WHOLE_EURO)


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
    sheet.print_area = f"A1:J{pen.row - 1}"
    set_up(sheet, footer, landscape=True, head_row=2)


def _cause(pen: Pen, case: CaseReport, row: str, cell: Cell) -> None:
    pen.number(1, case.nr, WHOLE)
    for column, text in enumerate((case.groep, case.inkomen, case.woning, ROW_LABELS[row]), 2):
        pen.text(column, text)
    pen.number(6, cell.gedrukt, WHOLE_EURO)
    for column, kind in enumerate(LIVE, 7):
        _live(pen, column, case, row, kind)
    printed, by_law = f"F{pen.row}", f"H{pen.row}"
    change = None if cell.wet is None else cell.wet - cell.gedrukt
    pen.formula(9, f'IF(ISNUMBER({by_law}),{by_law}-{printed},"")', change, CHANGE.replace(".00", ""))
    why = pen.text(_CAUSE_COLUMN, cell.oorzaak or "", "Code").coordinate
    told = f'IF({appendix_inputs.changed(case.nr)}=0,{why},"{_OUT_OF_DATE}")'
    pen.formula(10, told, cell.oorzaak or "", style="Tekst", longest=cell.oorzaak or "").alignment = INDENTED
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
