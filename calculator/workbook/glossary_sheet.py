"""Uitleg: the terms in plain words, each with its article, from the glossary among the tables."""

from __future__ import annotations

from calculator.amounts.table_files import read_yaml
from calculator.workbook.book import Book
from calculator.workbook.cells import Pen, widths
from calculator.workbook.page import Footer, set_up

SHEET = "Uitleg"
HEAD = ("Begrip", "In gewone woorden", "Artikel")


def add(workbook: Book, footer: Footer) -> None:
    """Add the sheet."""
    sheet = workbook.create_sheet(SHEET)
    widths(sheet, 32, 78, 24)
    pen = Pen(sheet)
    pen.text(1, "Uitleg", "Titel")
    pen.down()
    pen.sentence("Wat de woorden in dit bestand betekenen.", len(HEAD), "Klein")
    head = pen.head(HEAD)
    for item in read_yaml("glossary.yaml")["terms"]:
        pen.texts((item["term"], item["text"], item["article"]))
    set_up(sheet, footer, head_row=head)
