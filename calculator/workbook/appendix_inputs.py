"""Invoer of the appendix: per case what it is computed from, in cells that guard themselves as those of a case file."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from itertools import groupby

from calculator.outcome.appendix import Appendix, CaseReport
from calculator.workbook.book import Book
from calculator.workbook.entries import InputCell, entries
from calculator.workbook.input_sheet import Inputs
from calculator.workbook.page import Footer

_LEGEND = (
    "Groen: dit mag u hier veranderen; het geval rekent dan mee op het blad Bijlage. Bedragen met 'overgenomen' tellen "
    "alleen bij 'berekend'. Wat hier niet staat, ligt vast in de bijlage."
)
MOST_CASES = 6  # beside each other
_TAKEN_OVER = "Alleen bij 'berekend'. Leeg: dan volgt het uit de andere gegevens."
_DWELLING = ("kale_huur_per_maand", "energielast_per_maand")


def blocks(appendix: Appendix) -> list[list[CaseReport]]:
    """Return the cases in blocks that fit beside each other; a group of households is never split."""
    found: list[list[CaseReport]] = []
    for _, group in groupby(appendix.cases, key=lambda case: case.groep):
        cases = list(group)
        if found and len(found[-1]) + len(cases) <= MOST_CASES:
            found[-1].extend(cases)
        else:
            found.append(cases)
    return found


def title(case: CaseReport) -> str:
    """Return the words over a case."""
    return f"Geval {case.nr}: {case.groep}, {case.inkomen}, {case.woning}"


def accepted(nr: int) -> str:
    """Return the name of the cell that is 1 while every input of a case is accepted."""
    return f"invoer_klopt_geval_{nr}"


def changed(nr: int) -> str:
    """Return the name of the cell with how many inputs of a case are others than when the file was saved."""
    return f"invoer_gewijzigd_geval_{nr}"


def cells(case: CaseReport) -> tuple[tuple[InputCell, InputCell], ...]:
    """Return the inputs of a case: as its formulas know them, and as they stand on the sheet among other cases."""
    own = tuple(entry for entry in entries(case.berekend.geval) if entry.locked is None and _is_of_appendix(entry))
    return tuple((entry, _on_sheet(entry, case)) for entry in own)


def _is_of_appendix(entry: InputCell) -> bool:
    match entry.path:
        case ("huishouden", "personen", int(), "inkomens", int(), "bedrag"):
            return True
        case ("woonsituaties", int(), str(field)):
            return field in _DWELLING
        case ("vaste_bedragen", str()):
            return entry.value is not None
    return False


def _on_sheet(entry: InputCell, case: CaseReport) -> InputCell:
    label, note = entry.field.label, entry.field.help
    match entry.path:
        case ("huishouden", "personen", int(place), *_):
            label, note = f"Bruto inkomen: {case.berekend.geval.huishouden.personen[place].rol}", ""
        case ("vaste_bedragen", _):
            label, note = f"Overgenomen: {label[0].lower()}{label[1:]}", _TAKEN_OVER
    name = entry.name.removeprefix("in_")
    name = name.removesuffix("_1") if entry.path[0] == "woonsituaties" else name
    field = dataclasses.replace(entry.field, label=label, help=note)
    return dataclasses.replace(entry, name=f"in_geval_{case.nr}_{name}", group=title(case), field=field, beside="")


def add(workbook: Book, appendix: Appendix, footer: Footer) -> None:
    """Add the sheet."""
    inputs = Inputs(workbook, _LEGEND)
    for case in appendix.cases:
        own: Iterable[InputCell] = (shown for _, shown in cells(case))
        inputs.group(title(case), own, {}, (accepted(case.nr), changed(case.nr)))
    inputs.totals()
    inputs.finish(footer)
