"""The charts of the workbook: stacked columns over cells of a sheet, so that they follow what is changed there.

Each chart has a title and a sentence that stands for it, and the values of its cells for viewers that do not compute.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.legend import Legend, LegendEntry
from openpyxl.chart.series import Series
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.worksheet.worksheet import Worksheet

from calculator.workbook.book import book_of
from calculator.workbook.styles import INK, LINE, WHOLE_EURO

_GAP = 60
_TITLE_SIZE, _AXIS_SIZE = 1100, 900  # hundredths of a point


@dataclass(frozen=True)
class Cells:
    """A run of cells in one row or one column."""

    sheet: Worksheet
    row: int
    column: int
    last_row: int
    last_column: int

    @property
    def reference(self) -> Reference:
        """The cells as a chart refers to them."""
        return Reference(self.sheet, self.column, self.row, self.last_column, self.last_row)

    def __iter__(self) -> Iterator[object]:
        """Return what the cells show."""
        book = book_of(self.sheet)
        for row in range(self.row, self.last_row + 1):
            for column in range(self.column, self.last_column + 1):
                yield book.shown(self.sheet.cell(row, column))


@dataclass(frozen=True)
class Layer:
    """One series of a stacked chart; without a colour it only carries the next, without a title it has no key."""

    title: str
    cells: Cells
    colour: str | None


def stacked(title: str, categories: Cells, layers: Sequence[Layer], width: float, height: float) -> BarChart:
    """Return a chart of stacked columns; width and height in centimetres."""
    chart = BarChart()
    chart.type = "col"
    chart.grouping = "stacked"
    chart.overlap = 100
    chart.gapWidth = _GAP
    chart.width, chart.height = width, height  # type: ignore[assignment]  # the stubs know whole centimetres only
    chart.title = _title(title)
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        axis.txPr = RichText(p=[_paragraph(_AXIS_SIZE)])
    chart.x_axis.tickLblPos = "low"
    chart.y_axis.number_format = WHOLE_EURO
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=LINE)))
    legend = Legend()
    legend.position = "b"
    names = tuple(str(name) for name in categories)
    for index, layer in enumerate(layers):
        chart.series.append(_series(layer, categories, names))
        if layer.colour is None or not layer.title:
            legend.legendEntry.append(LegendEntry(idx=index, delete=True))
    chart.legend = legend
    return chart


def _series(layer: Layer, categories: Cells, names: Sequence[str]) -> Series:
    series: Series = SeriesFactory(layer.cells.reference, title=layer.title or "-")
    values = [NumVal(idx=index, v=str(value)) for index, value in enumerate(layer.cells) if _is_number(value)]
    cache = NumData(formatCode=WHOLE_EURO, ptCount=len(names), pt=values)
    series.val = NumDataSource(numRef=NumRef(f=str(layer.cells.reference), numCache=cache))
    labels = StrData(ptCount=len(names), pt=[StrVal(idx=index, v=name) for index, name in enumerate(names)])
    series.cat = AxDataSource(strRef=StrRef(f=str(categories.reference), strCache=labels))
    look = series.graphicalProperties
    if layer.colour is None:
        look.noFill = True
        look.line.noFill = True
    else:
        look.solidFill = layer.colour
        look.line.solidFill = layer.colour
    return series


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _title(text: str) -> Title:
    run = RegularTextRun(t=text, rPr=_letters(_TITLE_SIZE, bold=True))
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=_letters(_TITLE_SIZE, bold=True)), r=[run])
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)


def _paragraph(size: int) -> Paragraph:
    return Paragraph(pPr=ParagraphProperties(defRPr=_letters(size)), endParaRPr=_letters(size))


def _letters(size: int, *, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(sz=size, b=bold, solidFill=INK, latin=Font(typeface="Arial"))
