"""Techniek: what is needed to open the case again and to know with what it was computed. No personal data."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from calculator.amounts.tables import load_tables
from calculator.cases import fields
from calculator.cases.case import Geval
from calculator.outcome.result import Resultaat
from calculator.workbook.book import Book
from calculator.workbook.cells import Pen, define, define_range, widths
from calculator.workbook.page import Footer, set_up
from calculator.workbook.proof import contents, digest

SHEET = "Techniek"
FORMAT = 1
CASE_NAME = "techniek_geval"
FORMAT_NAME = "techniek_formaat"
PROOF_NAME = "techniek_bewijs"
HASH_NAME = "techniek_bewijs_sha256"
ASSUMED_NAME = "techniek_aangenomen"
_COLUMNS = 3


def case_lines(geval: Geval) -> list[str]:
    """Return the case as lines of JSON, one for each row of the sheet."""
    return json_lines(fields.to_json(geval))


def json_lines(data: Any) -> list[str]:
    """Return data as lines of JSON, one for each row of the sheet.

    In a workbook ``_x0041_`` stands for the letter A; such an underscore is written as an escape of JSON instead.
    """
    return json.dumps(data, ensure_ascii=False, indent=1).replace("_x", "\\u005fx").splitlines()


def add(workbook: Book, resultaat: Resultaat, footer: Footer, assumed: Iterable[str] = ()) -> None:
    """Add the sheet; ``assumed`` are the paths of what stands in the case though nobody gave it."""
    sheet = workbook.create_sheet(SHEET)
    widths(sheet, 68, 24, 76)
    pen = Pen(sheet)
    pen.text(1, "Techniek", "Titel")
    pen.down()
    pen.sentence("Hiermee opent Leefbudget dit dossier opnieuw. Verander hier niets.", _COLUMNS, "Klein")
    proof = contents(resultaat)
    pen.group("Programma", _COLUMNS)
    pen.text(1, "Programma en versie")
    define(pen.text(2, resultaat.programma), "techniek_programma")
    pen.empty(3, "Tekst")
    pen.down()
    pen.text(1, "Versie van de indeling van dit bestand")
    define(pen.number(2, FORMAT, "0", "Tekst"), FORMAT_NAME)
    pen.empty(3, "Tekst")
    pen.down()
    pen.text(1, "Rekenbewijs: SHA-256 over programma, tabellen, peildatum, invoer en uitkomsten")
    pen.empty(2, "Tekst")
    define(pen.text(3, digest(resultaat.geval, proof)), HASH_NAME)
    pen.down(2)

    pen.group("Tabellen", _COLUMNS)
    pen.head(("Titel", "Tabel", "SHA-256"))
    for tabel in resultaat.tabellen:
        pen.texts((tabel.titel, tabel.id, tabel.sha256), "Tekst")
    norm_set = load_tables().norm_sets[resultaat.woonsituaties[0].norm.naam]
    pen.texts((norm_set.label, f"norm {norm_set.id}", norm_set.sha256), "Tekst")
    pen.down()

    _lines(pen, "Het geval als JSON", case_lines(resultaat.geval), CASE_NAME)
    pen.down()
    _lines(pen, "Het rekenbewijs als JSON", json_lines(proof), PROOF_NAME)
    pen.down()
    _lines(pen, "Niet opgegeven maar aangenomen, als JSON", json_lines([*assumed]), ASSUMED_NAME)
    set_up(sheet, footer)


def _lines(pen: Pen, title: str, lines: list[str], name: str) -> None:
    pen.group(title, _COLUMNS)
    first = pen.row
    for line in lines:
        pen.text(1, line, "Code")
        pen.down()
    define_range(pen.sheet, name, f"$A${first}:$A${pen.row - 1}")
