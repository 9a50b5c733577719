"""The workbook in memory: named cells, the value each formula has today, and the file it becomes.

openpyxl writes a formula without its value, names itself as the program and knows no text alternative for a chart. The
writer here adds those three while the file is made, in memory: no part of a case ever stands in a temporary file.
"""

from __future__ import annotations

import re
from copy import copy
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_STORED

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.chart._chart import ChartBase
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.constants import CHART_NS, DRAWING_NS, REL_NS, SHEET_DRAWING_NS

from calculator import __version__
from calculator.workbook.in_memory import InMemoryWriter, Parts
from calculator.workbook.styles import add_styles

CREATOR = "Leefbudget"
Value = float | str | None

_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f>[^<]*</f>)<v(?: ?/>|></v>)</c>')  # without and with lxml
_CHART = re.compile(rb'(<(?:xdr:)?cNvPr id="\d+" name=")Chart (\d+)"')
_PREFIXES = {"xdr": SHEET_DRAWING_NS, "a": DRAWING_NS, "c": CHART_NS, "r": REL_NS}
_APP = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Template>{{}}</Template><Application>{CREATOR}</Application><AppVersion>{{}}</AppVersion></Properties>"
)


class Book(Workbook):
    """A workbook without sheets, with the cell styles of this program.

    ``values`` holds per sheet and cell what a formula gives today, ``longest`` the longest text of one that speaks.
    ``kind`` says in plain text at the start of the
    file what it is: a desktop looks there when a name alone does not tell which program opens it.
    """

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        for sheet in self.worksheets:
            self.remove(sheet)
        add_styles(self)
        self.values: dict[str, dict[str, Value]] = {}
        self.longest: dict[tuple[str, str], str] = {}
        self.alternatives: dict[int, str] = {}
        self._looks: dict[str, StyleArray] = {}

    def dress(self, cell: Cell, style: str) -> None:
        """Give a cell a named style; openpyxl looks for the name in a list, so what it found is kept."""
        if style in self._looks:
            cell._style = copy(self._looks[style])  # type: ignore[attr-defined]  # noqa: SLF001
        else:
            cell.style = style
            self._looks[style] = copy(cell._style)  # type: ignore[attr-defined]  # noqa: SLF001

    def shown(self, cell: Cell | MergedCell) -> object:
        """Return what a cell shows: of a formula its value."""
        return self.values[cell.parent.title][cell.coordinate] if cell.data_type == "f" else cell.value

    def add_chart(self, sheet: Worksheet, chart: ChartBase, anchor: str, alternative: str) -> None:
        """Put a chart on a sheet, with the sentence that stands for it where it cannot be seen."""
        sheet.add_chart(chart, anchor)
        self.alternatives[id(chart)] = alternative

    def to_bytes(self) -> bytes:
        """Return the workbook as a file."""
        stream = BytesIO()
        with _Archive(stream) as archive:
            archive.kind = self.kind
            _Writer(self, archive).write_data()
        return stream.getvalue()


def book_of(sheet: Worksheet) -> Book:
    """Return the book a sheet belongs to."""
    book = sheet.parent
    if not isinstance(book, Book):
        raise TypeError(sheet)
    return book


class _Archive(Parts):
    """The file under construction: changes the parts that openpyxl cannot write as they should be."""

    alternatives: tuple[str, ...] = ()
    kind = ""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *rest: Any, **named: Any) -> None:
        """Write one part."""
        if zinfo_or_arcname == "docProps/app.xml":
            data = _APP.format(self.kind, ".".join(__version__.split(".")[:2]))
            named["compress_type"] = ZIP_STORED
        elif str(zinfo_or_arcname).startswith("xl/drawings/drawing"):
            data = _CHART.sub(self._described, _with_prefixes(data))
        elif str(zinfo_or_arcname).startswith(("xl/worksheets/_rels/", "xl/drawings/_rels/")):
            # exceljs follows only a path that starts where the part stands
            data = bytes(data).replace(b'Target="/xl/', b'Target="../')
        super().writestr(zinfo_or_arcname, data, *rest, **named)

    def _described(self, match: re.Match[bytes]) -> bytes:
        text = quoteattr(self.alternatives[int(match[2]) - 1])
        return match[1] + b"Grafiek " + match[2] + b'" descr=' + text.encode()


class _Writer(InMemoryWriter):
    """Writes sheets with the value of every formula, and charts with the sentence that stands for them."""

    def __init__(self, book: Book, archive: _Archive) -> None:
        super().__init__(book, archive)
        self._book = book
        self._described = archive

    def changed(self, sheet: Worksheet, xml: bytes) -> bytes:
        """Return the text of a sheet with values behind the formulas."""
        return _with_values(xml, self._book.values.get(sheet.title, {}))

    def meet(self, charts: list[Any]) -> None:
        """Keep the sentences of the charts for their drawing."""
        self._described.alternatives = tuple(self._book.alternatives[id(chart)] for chart in charts)


def _with_prefixes(xml: bytes) -> bytes:
    """Return a drawing with the usual prefixes of its names: exceljs finds its parts by them."""
    for prefix, name in _PREFIXES.items():
        ET.register_namespace(prefix, name)
    written: bytes = ET.tostring(ET.fromstring(xml), encoding="UTF-8")  # noqa: S314 - made here a moment ago
    return written


def _with_values(xml: bytes, values: dict[str, Value]) -> bytes:
    """Put behind every formula of a sheet the value it has today."""

    def filled(match: re.Match[bytes]) -> bytes:
        value = values[match[1].decode()]
        if value is None or isinstance(value, str):
            kind, text = b' t="str"', escape(value or "").encode()
        else:
            kind, text = b"", repr(value).encode()
        return b'<c r="%b"%b%b>%b<v>%b</v></c>' % (match[1], match[2], kind, match[3], text)

    xml, count = _FORMULA.subn(filled, xml)
    if count != len(values):
        raise RuntimeError(f"{count} formulas written, {len(values)} values known")
    return xml
