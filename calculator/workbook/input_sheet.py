"""Invoer: every input of the case with value and unit; what was not given stays empty and says what is used.

Each cell guards itself: beside it stands whether it is accepted and whether it changed since the file was saved. The
formulas of the other sheets read what the guard made of it, which stands to the right of what is printed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import groupby

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.datavalidation import DataValidation

from calculator.amounts.tables import load_tables
from calculator.cases.case import PERIODEN, Geval
from calculator.cases.fields import LONGEST_TEXT, Amount, Choice, Day, Hours, Kind, Text, Whole, YesNo
from calculator.dutch.money import euro
from calculator.outcome.result import Resultaat
from calculator.workbook import guards
from calculator.workbook.book import Book
from calculator.workbook.cells import ACCEPTED, Pen, define, mark, widths
from calculator.workbook.entries import Change, InputCell, changes, entries
from calculator.workbook.page import Footer, set_up
from calculator.workbook.placing import HEADS
from calculator.workbook.styles import EURO, HOURS, WHOLE

SHEET = "Invoer"
CHANGED = "invoer_gewijzigd"
FIRST_REFUSED, FIRST_CHANGED = "invoer_eerste_geweigerd", "invoer_eerste_gewijzigd"
_COLUMNS = 6
_SAVED, _CHECK, _READ, _REFUSED, _DIFFERS, _SENTENCE, _LABEL, _NAME = 4, 5, 8, 9, 10, 11, 12, 13
_OWN = 14
_HELP = ("Wordt gelezen als", "Geweigerd", "Gewijzigd", "Zin bij weigeren", "Gegeven", "Naam van de cel")
_UNCHANGED_TEXT, _CHANGED_TEXT = "zoals bewaard", "gewijzigd"
_FIXED_TEXT = "Vast: deze verandering telt niet mee. Verander dit in Leefbudget."
_NOT_GIVEN = "Niet opgegeven."
_ASSUMED = "Niet opgegeven, maar aangenomen."
_LEGEND = (
    "Groen: dit mag u hier veranderen; het bestand rekent dan mee. Wit: vast; de toelichting zegt waarom. "
    "Leeg: niet opgegeven; leeg is niet hetzelfde als nul."
)
_LONGEST_ERROR = 255  # of the message of a validation, in letters
_TEXT = "@"


def add(
    workbook: Book, resultaat: Resultaat, footer: Footer, opened_from: Geval | None, not_given: Collection[str] = ()
) -> None:
    """Add the sheet; ``opened_from`` is the case of the file this one comes from.

    ``not_given`` are the paths of what stands in the case though nobody gave it.
    """
    geval = resultaat.geval
    inputs = Inputs(workbook, _LEGEND, not_given)
    assumed = _assumed(resultaat)
    for group, cells in groupby(entries(geval), key=lambda entry: entry.group):
        inputs.group(group, cells, assumed)
    inputs.totals()
    if opened_from is not None:
        _changed(inputs.pen, changes(opened_from, geval))
    inputs.finish(footer)


class Inputs:
    """A sheet of inputs, of which each cell guards itself."""

    def __init__(self, workbook: Book, legend: str, not_given: Collection[str] = ()) -> None:
        sheet = workbook.create_sheet(SHEET)
        widths(sheet, 42, 26, 18, 26, 34, 46, 3, 18, 12, 12, 60, 46, 46)
        self.pen = pen = Pen(sheet)
        pen.text(1, "Invoer", "Titel")
        pen.down()
        pen.sentence(legend, _COLUMNS, "Klein")
        define(pen.text(_SENTENCE, guards.ACCEPTED_SIGNS, "Code"), guards.SIGNS)
        pen.down()
        for column, text in enumerate(_HELP, _READ):
            pen.text(column, text, "Kop")
        heads = (*HEADS, "Bij bewaren", "Controle", "Toelichting")
        self._head = pen.head(heads, right=(2, 4))
        self._first = pen.row
        self._validations: dict[str, DataValidation] = {}
        self._taken: list[str] = []
        self._not_given = not_given

    def group(
        self, title: str, cells: Iterable[InputCell], assumed: Mapping[str, str], own: tuple[str, str] | None = None
    ) -> None:
        """Write the inputs under one heading; ``assumed`` says of what is not given what is computed with.

        ``own`` are the names of two cells: whether all of this group is accepted, and how many changed.
        """
        cells = list(cells)
        if own:
            rows = f"{{0}}{self.pen.row + 1}:{{0}}{self.pen.row + len(cells)}"
            accepted, changed = f"IF(SUM({rows.format('I')})=0,1,0)", f"SUM({rows.format('J')})"
            for column, name, formula, value in ((_OWN, own[0], accepted, 1.0), (_OWN + 1, own[1], changed, 0.0)):
                define(self.pen.formula(column, formula, value, WHOLE), name)
        self.pen.group(title, _COLUMNS)
        for entry in cells:
            remarks = _remarks(entry, assumed.get(entry.name, ""), given=entry.pad not in self._not_given)
            cell = _line(self.pen, entry, remarks, self._taken if entry.unique else ())
            if entry.unique:
                self._taken.append(entry.read_name)
            define(cell, entry.name)
            if entry.locked is None:
                self._validations.setdefault(guards.sentence(entry), _validation(entry)).add(cell)

    def totals(self) -> None:
        """Write whether all cells are accepted, how many changed, and the first of both."""
        pen, first, last = self.pen, self._first, self.pen.row - 1
        refusals, differences = f"I{first}:I{last}", f"J{first}:J{last}"
        for name, column, formula, value in (
            (ACCEPTED, _REFUSED, f"IF(SUM({refusals})=0,1,0)", 1.0),
            (CHANGED, _DIFFERS, f"SUM({differences})", 0.0),
            (FIRST_REFUSED, _SENTENCE, f'IFERROR(INDEX(K{first}:K{last},MATCH(1,{refusals},0)),"")', ""),
            (FIRST_CHANGED, _LABEL, f'IFERROR(INDEX(L{first}:L{last},MATCH(1,{differences},0)),"")', ""),
        ):
            define(pen.formula(column, formula, value, WHOLE), name)
        pen.text(_READ, "Samen", "Code")
        pen.down()

    def finish(self, footer: Footer) -> None:
        """Give the sheet what it needs once its rows are written."""
        pen, first = self.pen, self._first
        sheet = pen.sheet
        for validation in self._validations.values():
            sheet.add_data_validation(validation)
        mark(sheet, f"E{first}:E{pen.row - 1}", f'AND(E{first}<>"",E{first}<>"{_UNCHANGED_TEXT}")')
        sheet.print_area = f"A1:F{pen.row - 1}"
        set_up(sheet, footer, landscape=True, head_row=self._head)


def _assumed(resultaat: Resultaat) -> dict[str, str]:
    """Say of every input that may be left out what is computed with then, by the name of its cell."""
    norm = load_tables().norm_sets[resultaat.woonsituaties[0].norm.naam].label
    found = {
        "in_norm": norm,
        "in_zorgkosten_per_maand": euro(resultaat.huishouden.zorgkosten_per_maand),
    }
    for number, (year, values) in enumerate(resultaat.computed.first.household.persons, 1):
        found[f"in_persoon_{number}_leeftijd"] = f"{values['leeftijd']} jaar"
        found[f"in_persoon_{number}_aow"] = _yes_no(values["aow_bereikt"])
        for index, inkomen in enumerate(year.persoon.inkomens, 1):
            name = f"in_persoon_{number}_inkomen_{index}"
            found[f"{name}_bruto"] = _yes_no(inkomen.is_bruto)
            found[f"{name}_inclusief_vakantiegeld"] = _yes_no(inkomen.met_vakantiegeld)
    return {name: f"Gerekend is met {text}." for name, text in found.items()}


def _validation(entry: InputCell) -> DataValidation:
    """Return what a spreadsheet program says while somebody types in a cell: the rule of its guard."""
    kind, sentence = entry.field.kind, guards.sentence(entry)[:_LONGEST_ERROR]
    found = DataValidation(
        type="textLength",
        operator="between",
        formula1="1",
        formula2=str(LONGEST_TEXT),
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Niet aanvaard",
        error=sentence,
        showInputMessage=True,
        promptTitle="Tekst",
        prompt=sentence,
    )
    if isinstance(kind, Amount):
        found.type, found.promptTitle = "decimal", "Uren" if isinstance(kind, Hours) else "Bedrag"
        found.formula1, found.formula2 = f"{entry.least:.2f}", f"{entry.most:.2f}"
    elif isinstance(kind, Whole):
        found.type, found.promptTitle = "whole", "Leeftijd"
        found.formula1, found.formula2 = f"{entry.least:g}", f"{entry.most:g}"
    elif isinstance(kind, YesNo | Choice):
        words = ["ja", "nee"] if isinstance(kind, YesNo) else guards.options(kind)
        found.type, found.operator, found.promptTitle = "list", None, "Keuze"
        found.formula1, found.formula2 = f'"{",".join(words)}"', None
    return found


def _remarks(entry: InputCell, assumed: str, *, given: bool) -> str:
    """Say beside a cell whether somebody gave its value, and why it cannot be changed here."""
    said = (_NOT_GIVEN, assumed) if entry.value is None else (entry.field.help if given else _ASSUMED,)
    return " ".join(text for text in (*said, entry.locked) if text)


def _line(pen: Pen, entry: InputCell, remarks: str, taken: Iterable[str]) -> Cell:
    field = entry.field
    pen.text(1, field.label)
    cell = _value(pen, entry, "Invoer vast" if entry.locked else "Invoer")
    if entry.locked is None and isinstance(field.kind, Text):
        cell.number_format = _TEXT  # a code of digits stays as it was typed
    pen.text(_COLUMNS, remarks)
    _beside(pen, entry)
    _guard(pen, entry, taken)
    pen.down()
    return cell


def _beside(pen: Pen, entry: InputCell) -> None:
    """Write the unit, and what another free cell says of this one: the period, or what a fixed cost is for."""
    unit, beside = entry.field.unit, entry.beside
    if not beside:
        pen.text(3, unit)
    elif "inkomens" in entry.path:
        words = '""'
        for period, label in reversed(PERIODEN.items()):
            words = f'IF({beside}="{period}","euro {label}",{words})'
        pen.formula(3, words, unit, style="Tekst")
    else:
        pen.text(3, unit)
        pen.formula(_COLUMNS, f'IF({beside}="","","Voor: "&{beside})', f"Voor: {entry.about}", style="Tekst")


def _guard(pen: Pen, entry: InputCell, taken: Iterable[str]) -> None:
    """Write beside a cell what it was, whether it is accepted and changed, and what is read from it."""
    style = "Invoer vast tekst" if pen.sheet.cell(pen.row, 2).data_type == "s" else "Invoer vast"
    _value(pen, entry, "Invoer vast", _SAVED)
    cell, was = f"B{pen.row}", f"D{pen.row}"
    read, refusal, differs = f"H{pen.row}", f"I{pen.row}", f"J{pen.row}"
    if entry.locked is None:
        saved = guards.as_read(entry)
        sentence = guards.sentence(entry)
        define(
            pen.formula(_READ, guards.read(entry, cell, refusal), saved, _format(entry.field.kind), style),
            entry.read_name,
        )
        pen.formula(_REFUSED, guards.refused(entry, cell, was, taken), 0, WHOLE)
        pen.formula(_DIFFERS, _differs(entry, read, was), 0, WHOLE)
        pen.text(_SENTENCE, f"{entry.label}: {sentence}", "Code")
        changed = f'IF({refusal}=1,"{sentence}",IF({differs}=1,"{_CHANGED_TEXT}","{_UNCHANGED_TEXT}"))'
    else:
        sentence = _FIXED_TEXT
        pen.formula(_DIFFERS, f'IFERROR(IF(TRIM({cell}&"")=TRIM({was}&""),0,1),1)', 0, WHOLE)
        changed = f'IF({differs}=1,"{sentence}","")'
    pen.text(_LABEL, entry.label, "Code")
    pen.text(_NAME, entry.name, "Code")  # by which a later opening sees that the name still has this row
    value = _UNCHANGED_TEXT if entry.locked is None else ""
    pen.formula(_CHECK, changed, value, style="Controle", longest=sentence)


def _differs(entry: InputCell, read: str, was: str) -> str:
    """Return the formula that gives 1 where what is read is not what was saved in the cell ``was``."""
    kind = entry.field.kind
    if isinstance(kind, Amount | Whole):
        return f"IF({read}=IF(ISNUMBER({was}),{was},{guards.literal(entry.empty)}),0,1)"
    same = f'EXACT({read},{was}&"")' if isinstance(kind, Text) else f'{read}="{guards.as_read(entry)}"'
    return f"IF({same},0,1)"


def _value(pen: Pen, entry: InputCell, style: str, column: int = 2) -> Cell:
    kind, value = entry.field.kind, entry.value
    if value is None:
        cell = pen.empty(column, f"{style} tekst" if isinstance(kind, Text) else style)
        if isinstance(kind, Amount):
            cell.number_format = _format(kind)
        return cell
    if isinstance(value, bool):
        return pen.text(column, _yes_no(value), f"{style} tekst")
    if isinstance(value, int | float):
        return pen.number(column, value, _format(kind), style)
    if isinstance(kind, Day):
        return pen.day(column, str(value), style)
    if isinstance(kind, Choice):
        label = kind.labels[str(value)]
        return pen.text(column, label if entry.locked else guards.word(label), f"{style} tekst")
    return pen.text(column, str(value), f"{style} tekst")


def _format(kind: Kind) -> str:
    if isinstance(kind, Whole):
        return WHOLE
    return HOURS if isinstance(kind, Hours) else EURO


def _changed(pen: Pen, found: Iterable[Change]) -> None:
    """Write what differs from the file this one was opened from."""
    pen.group("Wat is veranderd sinds het bestand waaruit dit geval is geopend", _COLUMNS)
    found = tuple(found)
    for change in found:
        pen.text(1, change.label)
        pen.text(2, change.new, "Invoer vast tekst")
        pen.text(3, "was")
        pen.text(4, change.old, "Invoer vast tekst")
        pen.down()
    if not found:
        pen.sentence("Niets.", _COLUMNS)


def _yes_no(value: object) -> str:
    return "ja" if value else "nee"
