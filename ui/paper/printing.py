"""The page for the client on paper or as a PDF: one A4."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import delete

from calculator.disk.atomic import atomic_write
from calculator.outcome.result import Resultaat
from calculator.presenting.letter import Letter, LetterLine, letter
from calculator.words import say
from calculator.words.messages import DUTCH
from ui.files.remembered import nothing_remembered

_MARGIN = 18.0  # millimetres
_POINTS = 12.0
_SMALLEST_POINTS = 7.0
_FOOTER_POINTS = 8.5
_PER_LETTER, _NARROWEST, _WIDEST = 1.5, 14.0, 24.0  # of a column, in percents of the page
_STYLE = """
h1 { font-size: 160%; margin: 0 0 6px 0; } h2 { font-size: 115%; margin: 14px 0 4px 0; }
p { margin: 0 0 4px 0; } .answer { font-size: 115%; font-weight: 600; } td { padding: 2px 6px; }
.muted { color: #5b6877; } .total td { font-weight: 600; background-color: #e8eff9; }
"""


def html(page: Letter) -> str:
    """Return the page as the rich text of Qt."""
    parts = [f"<h1>{escape(page.title)}</h1>"]
    line = page.day + (f" Dossier: {page.dossier}." if page.dossier else "")
    parts.append(f"<p class='muted'>{escape(line)}</p>")
    parts += [f"<p class='answer'>{escape(sentence)}</p>" for sentence in page.answer]
    comes_in, goes_out, left, do = page.headings
    parts.append(_table(comes_in, page.comes_in, page.names))
    parts.append(_table(goes_out, page.goes_out, page.names))
    parts.append(_table(left, (page.left,), page.names))
    if page.remark:
        parts.append(f"<p class='muted'>{escape(page.remark)}</p>")
    advice = "".join(f"<li>{escape(sentence)}</li>" for sentence in page.advice)
    parts.append(f"<h2>{escape(do)}</h2><ol>{advice}</ol>")
    parts.append(f"<p class='muted'>{escape(page.disclaimer)}</p>")
    return "".join(parts)


def _table(title: str, lines: tuple[LetterLine, ...], names: tuple[str, ...]) -> str:
    widths = tuple(min(max(_NARROWEST, _PER_LETTER * len(name)), _WIDEST) for name in names)
    head = "".join(
        f"{_cell(width)} class='muted'>{escape(name)}</td>" for name, width in zip(names, widths, strict=True)
    )
    head = f"<tr><td></td>{head}</tr>" if len(names) > 1 else ""
    body = "".join(_row(line, widths) for line in lines)
    return f"<h2>{escape(title)}</h2><table width='100%' cellspacing='0'>{head}{body}</table>"


def _row(line: LetterLine, widths: tuple[float, ...]) -> str:
    cells = zip(line.amounts, widths, strict=True)
    amounts = "".join(f"{_cell(width)}>{escape(amount)}</td>" for amount, width in cells)
    mark = " class='total'" if line.total else ""
    return f"<tr{mark}><td>{escape(line.label)}</td>{amounts}</tr>"


def _cell(width: float) -> str:
    """Return the beginning of a cell with an amount, wide enough for the name above it."""
    return f"<td align='right' width='{width:.1f}%'"


def paint(page: Letter, device: QPagedPaintDevice, language: str = DUTCH) -> int:
    """Paint the page on paper, made to fit one sheet; return the number of sheets."""
    painter = QPainter(device)
    width, height = float(device.width()), float(device.height())
    document, body = _laid_out(page, device)
    footer, sheets = height - body, list(_sheets(document, body))
    for sheet, (top, bottom) in enumerate(sheets):
        if sheet:
            device.newPage()
        painter.save()
        painter.translate(0, -top)
        clip = QRectF(0, top, width, bottom - top)
        painter.setClipRect(clip)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = clip
        context.palette.setColor(QPalette.ColorRole.Text, QColor("#1d2733"))  # paper is white, also in dark mode
        document.documentLayout().draw(painter, context)
        painter.restore()
        font = QFont(QGuiApplication.font())
        font.setPointSizeF(_FOOTER_POINTS)
        painter.setFont(font)
        painter.setPen(QColor("#5b6877"))
        space = QRectF(0, height - footer, width, footer)
        painter.drawText(space, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, page.footer)
        number = say("letter.sheet", language, nummer=sheet + 1, aantal=len(sheets))
        painter.drawText(space, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, number)
    painter.end()
    return len(sheets)


def _laid_out(page: Letter, device: QPagedPaintDevice) -> tuple[QTextDocument, float]:
    """Return the page as large as fits one sheet, or in the smallest type; and the height of a sheet above its foot."""
    width, body = float(device.width()), device.height() - _FOOTER_POINTS * 2 * device.logicalDpiY() / 72
    points = _POINTS
    while True:
        document = _document(page, points, device, width)
        if document.size().height() <= body or points <= _SMALLEST_POINTS:
            break
        points -= 0.5
    return document, body


def _sheets(document: QTextDocument, body: float) -> Iterator[tuple[float, float]]:
    """Yield where each sheet begins and ends: between rows and lines, and not between a heading and what it is above.

    Qt divides a document by the line, and leaves the amounts of a row on the sheet before the rest of its label.
    """
    start = before = 0.0
    for top, bottom in _whole_parts(document):
        between = min((before + top) / 2, start + body)
        if bottom > start + body and between > start:
            yield start, between
            start = between
        before = bottom
    yield start, document.size().height()


def _whole_parts(document: QTextDocument) -> Iterator[tuple[float, float]]:
    """Yield the top and bottom of every row of a table and every line of another text, a heading with what follows."""
    layout, block, heading, top, bottom = document.documentLayout(), document.begin(), None, 0.0, 0.0
    while block.isValid():
        area, table = layout.blockBoundingRect(block), QTextCursor(block).currentTable()
        lines = [block.layout().lineAt(place) for place in range(block.layout().lineCount())]
        parts = [(area.top() + line.y(), area.top() + line.y() + line.height()) for line in lines]
        if table is not None:
            cell = table.cellAt(block.position())
            top, bottom = (area.top(), area.bottom()) if not cell.column() else (top, max(bottom, area.bottom()))
            parts = [(top, bottom)] if cell.column() + 1 == table.columns() else []
        if block.blockFormat().headingLevel():
            heading = area.top() if heading is None else heading
        elif parts:
            yield parts[0][0] if heading is None else heading, parts[0][1]
            yield from parts[1:]
            heading = None
        block = block.next()


def _document(page: Letter, points: float, device: QPagedPaintDevice, width: float) -> QTextDocument:
    document = QTextDocument()
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(points)
    document.setDefaultFont(font)
    document.documentLayout().setPaintDevice(device)
    document.setDocumentMargin(0)
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(html(page))
    document.setPageSize(QSizeF(width, -1))
    document.setTextWidth(width)
    return document


def write_pdf(resultaat: Resultaat, path: Path, language: str = DUTCH) -> None:
    """Write the page as a PDF, in a language.

    Raises:
        CannotSave: the file cannot be written there; a file that was there is untouched.
    """
    content = _pdf(letter(resultaat, language), _LAYOUT, language)
    atomic_write(path, lambda file: file.write(content))


def _pdf(page: Letter, layout: QPageLayout, language: str) -> bytes:
    """Return the page as a PDF; in memory, because Qt does not tell that a disk is full."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(layout)
    writer.setTitle(page.title)
    writer.setCreator(page.footer)
    paint(page, writer, language)
    return bytes(buffer.data().data())


def print_with_dialog(parent: QWidget, resultaat: Resultaat, language: str = DUTCH) -> None:
    """Ask which printer, and print the page; or write it where the user wants it as a file.

    Raises:
        OSError: with the reason in Dutch.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(_LAYOUT)
    with nothing_remembered():
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(QCoreApplication.translate("printing", "Afdrukken voor de klant"))
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        delete(dialog)
    if not accepted:
        return
    page = letter(resultaat, language)
    if printer.outputFileName():
        content = _pdf(page, printer.pageLayout(), language)
        atomic_write(Path(printer.outputFileName()), lambda file: file.write(content))
    else:
        paint(page, printer, language)
        if printer.printerState() == QPrinter.PrinterState.Error:
            raise OSError(QCoreApplication.translate("printing", "De printer neemt de bladzijde niet aan."))


_LAYOUT = QPageLayout(
    QPageSize(QPageSize.PageSizeId.A4),
    QPageLayout.Orientation.Portrait,
    QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN),
    QPageLayout.Unit.Millimeter,
)
