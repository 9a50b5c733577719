"""What of openpyxl is used beyond its public names: making the file in memory, sheet by sheet.

openpyxl writes each sheet to a temporary file, and would leave it there when it is killed: with a case in it. The
names of this module that begin with an underscore belong to openpyxl 3.1; a test says for which versions they were
tried. All other modules use what it documents.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_STYLE

from calculator.disk.dated_zip import DatedZip

_FONT = re.compile(rb"<font>(.*?)</font>")
_OF_FONT = re.compile(rb"<(\w+)[^>]*/>")
_ORDER = b"b i strike condense extend outline shadow u vertAlign sz color name family charset scheme".split()


class Parts(DatedZip):
    """The file under construction, in which what a font says stands in the order of the schema."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *rest: Any, **named: Any) -> None:
        """Write one part."""
        if zinfo_or_arcname == ARC_STYLE:
            data = _FONT.sub(_in_order, data)
        super().writestr(zinfo_or_arcname, data, *rest, **named)


def _in_order(font: re.Match[bytes]) -> bytes:
    parts = sorted(_OF_FONT.finditer(font[1]), key=lambda part: _ORDER.index(part[1]))
    return b"<font>" + b"".join(part[0] for part in parts) + b"</font>"


class InMemoryWriter(ExcelWriter):
    """Writes sheets from memory; who makes one may change the text of a sheet, and look at the charts of a drawing."""

    def __init__(self, book: Workbook, archive: ZipFile) -> None:
        super().__init__(book, archive)
        self._parts = archive

    def changed(self, _sheet: Worksheet, xml: bytes) -> bytes:
        """Return the text of a sheet as it goes into the file."""
        return xml

    def meet(self, charts: list[Any]) -> None:
        """Take note of the charts of the drawing that is written next."""

    def write_worksheet(self, ws: Worksheet) -> None:
        """Write one sheet, as openpyxl does but for the temporary file."""
        drawing = SpreadsheetDrawing()
        drawing.charts = ws._charts  # type: ignore[attr-defined]  # noqa: SLF001
        ws._drawing = drawing  # type: ignore[attr-defined]  # noqa: SLF001
        stream = BytesIO()
        writer = WorksheetWriter(ws, stream)
        writer.write()
        ws._rels = writer._rels  # type: ignore[attr-defined]  # noqa: SLF001
        self._parts.writestr(ws.path[1:], self.changed(ws, stream.getvalue()))
        self.manifest.append(ws)

    def _write_drawing(self, drawing: SpreadsheetDrawing) -> None:
        self.meet(drawing.charts)
        super()._write_drawing(drawing)  # type: ignore[misc]  # the stubs leave it out
