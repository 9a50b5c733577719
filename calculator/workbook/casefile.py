"""The workbook of a case: which sheets it has, and saving it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from calculator.disk.atomic import atomic_write
from calculator.dutch.dates import date_text
from calculator.outcome.result import Resultaat
from calculator.workbook import (
    advice_sheet,
    calculation_sheet,
    glossary_sheet,
    input_sheet,
    renovation_sheet,
    sources_sheet,
    summary_sheet,
    technical_sheet,
)
from calculator.workbook.book import Book
from calculator.workbook.encryption import encrypted
from calculator.workbook.opened import Opened
from calculator.workbook.page import Footer, set_properties


def write(
    resultaat: Resultaat,
    path: Path,
    *,
    password: str | None = None,
    opened_from: Opened | None = None,
    assumed: Collection[str] = (),
    even_if_open: bool = False,
) -> None:
    """Save a result as a case file.

    With a password the file is encrypted in memory: nothing readable touches the disk. ``opened_from`` is the file this
    case was opened from; what differs from it is shown on the sheet with the inputs. ``assumed`` are the
    paths of what stands in the case though nobody gave it. ``even_if_open`` as for the door.

    Raises:
        CannotSave: the file cannot be written there; a file that was there is untouched.
    """
    content = build(resultaat, opened_from, assumed).to_bytes()
    if password:
        content = encrypted(content, password)
    atomic_write(path, lambda file: file.write(content), even_if_open=even_if_open)


def build(resultaat: Resultaat, opened_from: Opened | None = None, assumed: Collection[str] = ()) -> Book:
    """Return the workbook of a result, not yet saved."""
    workbook = Book("dossier")
    geval = resultaat.geval
    day = date_text(geval.peildatum)
    title = f"Leefbudget {geval.dossier}" if geval.dossier else "Leefbudget"
    set_properties(workbook, title, f"Huishoudbudget op peildatum {day}")
    footer = Footer(f"{geval.dossier or 'zonder dossiercode'} - {day}", resultaat.programma)
    summary_sheet.add(workbook, resultaat, footer)
    input_sheet.add(workbook, resultaat, footer, opened_from.saved if opened_from else None, assumed)
    calculation_sheet.add(workbook, resultaat, footer)
    if resultaat.verschillen:
        renovation_sheet.add(workbook, resultaat, footer)
    advice_sheet.add(workbook, resultaat, footer)
    sources_sheet.add(workbook, resultaat, footer)
    glossary_sheet.add(workbook, footer)
    technical_sheet.add(workbook, resultaat, footer, assumed)
    return workbook
