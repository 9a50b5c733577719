import dataclasses
import random
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


def rows_of(document):
    """Every row as its text, and where it begins and ends: those of a table whole, other texts line by line."""
    layout, root = document.documentLayout(), document.rootFrame()
    for table in root.childFrames():
        for place in range(table.rows()):
            cells = [table.cellAt(place, column) for column in range(table.columns())]
            blocks = [cell.firstCursorPosition().block() for cell in cells]
            rects = [layout.blockBoundingRect(block) for block in blocks]
            text = " ".join(block.text() for block in blocks)
            yield text, min(rect.top() for rect in rects), max(rect.bottom() for rect in rects)
    block = document.begin()
    while block.isValid():
        top = layout.blockBoundingRect(block).top()
        for place in range(block.layout().lineCount()):
            line = block.layout().lineAt(place)
            yield block.text(), top + line.y(), top + line.y() + line.height()
        block = block.next()


def longer(page, rng):
    """The page with more rows than there are, labels that take several lines, and more and longer sentences."""
    lines = {}
    for part in ("comes_in", "goes_out"):
        many = [line for line in getattr(page, part) for _ in range(rng.randint(1, 40))]
        rng.shuffle(many)
        labels = (" ".join([line.label] * rng.choice([1, 1, 1, 4, 9])) for line in many)
        lines[part] = tuple(dataclasses.replace(line, label=label) for line, label in zip(many, labels, strict=True))
    advice = tuple(" ".join([sentence] * rng.randint(1, 3)) for sentence in page.advice * rng.randint(1, 30))
    return dataclasses.replace(page, **lines, advice=advice)


def test_no_row_and_no_line_is_cut_where_a_sheet_ends(qapp):
    rng, ends = random.Random(5), 0
    for resultaat in LETTERS:
        page = longer(letter(resultaat, rng.choice(list(LANGUAGES))), rng)
        writer = QPdfWriter(QBuffer())
        writer.setPageLayout(printing._LAYOUT)
        document, body = printing._laid_out(page, writer)
        sheets = list(printing._sheets(document, body))
        assert [top for top, _ in sheets[1:]] == [bottom for _, bottom in sheets[:-1]]
        assert (sheets[0][0], sheets[-1][1]) == (0, document.size().height())
        assert all(0.5 * body < bottom - top <= body for top, bottom in sheets[:-1])
        rows = list(rows_of(document))
        for end in [bottom for _, bottom in sheets[:-1]]:
            assert [text for text, top, bottom in rows if top < end < bottom] == []
            above = max((top, text) for text, top, _ in rows if top < end)
            assert above[1] not in page.headings
        ends += len(sheets) - 1
    assert ends > 2 * len(LETTERS)
