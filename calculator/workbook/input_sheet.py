"""Invoer: every input of the case with value and unit; what was not given stays empty and says what is used."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.datavalidation import DataValidation

from calculator.amounts.tables import load_tables
from calculator.cases.case import Geval
from calculator.cases.fields import MAXIMUM_AMOUNT, Amount, Choice, Day, Field, Whole, YesNo
from calculator.dutch.money import euro
from calculator.outcome.result import Resultaat
from calculator.workbook.book import Book
from calculator.workbook.cells import Pen, define, widths
from calculator.workbook.entries import Change, InputCell, changes, entries
from calculator.workbook.page import Footer, set_up
from calculator.workbook.styles import EURO, WHOLE

SHEET = "Invoer"
_COLUMNS = 4
_NOT_GIVEN = "Niet opgegeven."
_LEGEND = (
    "Groen: dit mag u hier veranderen; het bestand rekent dan mee. Wit: vast. "
    "Leeg: niet opgegeven; leeg is niet hetzelfde als nul."
)
_IN_LEEFBUDGET = "Personen, peildatum en norm liggen vast in dit bestand. Die verandert u in Leefbudget."


def add(workbook: Book, resultaat: Resultaat, footer: Footer, opened_from: Geval | None) -> None:
    """Add the sheet; ``opened_from`` is the case of the file this one comes from."""
    sheet = workbook.create_sheet(SHEET)
    widths(sheet, 42, 30, 18, 46)
    pen = Pen(sheet)
    pen.text(1, "Invoer", "Titel")
    pen.down()
    pen.sentence(_LEGEND, _COLUMNS, "Klein")
    pen.sentence(_IN_LEEFBUDGET, _COLUMNS, "Klein")
    head = pen.head(("Gegeven", "Waarde", "Eenheid", "Toelichting"), right=(2,))

    geval = resultaat.geval
    assumed = _assumed(resultaat)
    amount, choice = _validations()
    group = ""
    for entry in entries(geval):
        if entry.group != group:
            group = entry.group
            pen.group(group, _COLUMNS)
        cell = _line(pen, entry, assumed.get(entry.name, ""))
        define(cell, entry.name)
        if entry.locked is None:
            (choice if isinstance(entry.field.kind, YesNo) else amount).add(cell)
    for validation in (amount, choice):
        if validation.sqref:
            sheet.add_data_validation(validation)
    if opened_from is not None:
        _changed(pen, changes(opened_from, geval))
    set_up(sheet, footer, head_row=head)


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


def _validations() -> tuple[DataValidation, DataValidation]:
    amount = DataValidation(
        type="decimal",
        operator="between",
        formula1="0",
        formula2=f"{MAXIMUM_AMOUNT:.2f}",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Geen bedrag",
        error="Typ een bedrag in euro's van 0 of meer, met hooguit twee cijfers achter de komma, zoals 850 of 850,50.",
        showInputMessage=True,
        promptTitle="Bedrag",
        prompt="In euro's. Leeg: niet opgegeven.",
    )
    choice = DataValidation(
        type="list",
        formula1='"ja,nee"',
        allow_blank=False,
        showErrorMessage=True,
        errorTitle="Ja of nee",
        error="Kies ja of nee.",
        showInputMessage=True,
        promptTitle="Ja of nee",
        prompt="Kies ja of nee.",
    )
    return amount, choice


def _line(pen: Pen, entry: InputCell, assumed: str) -> Cell:
    field = entry.field
    pen.text(1, field.label)
    cell = _value(pen, field, entry.value, "Invoer vast" if entry.locked else "Invoer")
    pen.text(3, field.unit)
    remarks = [f"{_NOT_GIVEN} {assumed}".strip()] if entry.value is None else [field.help] if field.help else []
    if entry.locked and isinstance(field.kind, Amount):
        remarks.append(entry.locked)
    pen.text(4, " ".join(remarks))
    pen.down()
    return cell


def _value(pen: Pen, field: Field, value: object, style: str) -> Cell:
    kind = field.kind
    if value is None:
        cell = pen.empty(2, style)
        if isinstance(kind, Amount):
            cell.number_format = EURO
        return cell
    if isinstance(value, bool):
        return pen.text(2, _yes_no(value), f"{style} tekst")
    if isinstance(value, int | float):
        return pen.number(2, value, WHOLE if isinstance(kind, Whole) else EURO, style)
    if isinstance(kind, Day):
        return pen.day(2, str(value), style)
    if isinstance(kind, Choice):
        return pen.text(2, kind.labels[str(value)], f"{style} tekst")
    return pen.text(2, str(value), f"{style} tekst")


def _changed(pen: Pen, found: Iterable[Change]) -> None:
    """Write what differs from the file this one was opened from."""
    pen.group("Wat is veranderd sinds het bestand waaruit dit geval is geopend", _COLUMNS)
    found = tuple(found)
    for change in found:
        pen.text(1, change.label)
        pen.text(2, change.new, "Invoer vast tekst")
        pen.text(3, "was")
        pen.text(4, change.old)
        pen.down()
    if not found:
        pen.sentence("Niets.", _COLUMNS)


def _yes_no(value: object) -> str:
    return "ja" if value else "nee"
