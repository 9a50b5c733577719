import re

from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog

from calculator.presenting.letter import letter
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
