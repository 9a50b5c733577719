import dataclasses
import re

import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog

from calculator.presenting.letter import letter
from calculator.words import LANGUAGES
from tests.calculator.presenting.test_letter import LETTERS, case
from ui.paper import printing
from ui.paper.printing import html, write_pdf


def test_what_the_user_typed_is_text_and_never_markup():
    assert "<b>" not in html(letter(case(dossier="<b>x</b>")))


def test_the_pdf_is_one_a4_also_for_the_longest_page(window, tmp_path):
    window.desk.open_example(12)
    window.beside.save_pdf_to(tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert window.statusBar().currentMessage() == "Opgeslagen: a.pdf"
    for resultaat in LETTERS:
        write_pdf(resultaat, tmp_path / "b.pdf")
        assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "b.pdf").read_bytes())) == 1


def test_printing_asks_which_printer(window, monkeypatch):
    asked = []
    monkeypatch.setattr(printing, "paint", lambda page, _device, _language: asked.append(page.title))
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    window.desk.open_example(12)
    window.beside.print_letter()
    assert asked == []
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    window.beside.print_letter()
    assert asked == ["Hoeveel hebt u om van te leven?"]


def lines_of(page, points):
    """How many lines each text of the page takes on A4."""
    writer = QPdfWriter(QBuffer())
    writer.setPageLayout(printing._LAYOUT)
    document = printing._document(page, points, writer, float(writer.width()))
    block, found = document.begin(), []
    while block.isValid():
        found.append((block.text(), block.layout().lineCount()))
        block = block.next()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_head_above_amounts_is_broken(qapp, language):
    named = [letter(resultaat, language) for resultaat in LETTERS if len(resultaat.woonsituaties) > 1]
    assert named
    for page in named:
        heads = [lines for text, lines in lines_of(page, printing._POINTS) if text in page.names and len(text) <= 16]
        assert heads
        assert set(heads) == {1}


def test_a_page_that_does_not_fit_goes_on_on_another_sheet(qapp):
    page = letter(LETTERS[0])
    long = dataclasses.replace(page, advice=("Vraag uw gemeente om hulp bij geld.",) * 400)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(printing._LAYOUT)
    assert printing.paint(long, writer) > 1
    assert printing.paint(page, writer) == 1
