"""What is used of openpyxl beyond its public names, for each version that the program may be installed with."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from defusedxml import ElementTree
from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font
from openpyxl.xml.constants import SHEET_MAIN_NS

from calculator.workbook.book import _with_values
from calculator.workbook.in_memory import InMemoryWriter, Parts

TRIED = {"3.1.5"}  # all there are of >=3.1.5,<4; a new one is added here when the tests of this folder pass with it


class Noted(InMemoryWriter):
    charts = ()

    def changed(self, sheet, xml):
        return xml.replace(b"<v>1</v>", b"<v>7</v>")

    def meet(self, charts):
        self.charts = (*self.charts, *charts)


def test_this_version_was_tried():
    assert openpyxl.__version__ in TRIED


def test_a_sheet_can_be_changed_and_a_chart_is_met_and_nothing_goes_through_a_temporary_file(monkeypatch):
    monkeypatch.setattr("tempfile._get_candidate_names", lambda: iter(()))
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    chart = BarChart()
    chart.add_data(Reference(book.active, min_col=1, min_row=1))
    book.active.add_chart(chart, "C3")
    stream = BytesIO()
    with Parts(stream) as archive:
        writer = Noted(book, archive)
        writer.write_data()
    assert writer.charts == (chart,)
    assert openpyxl.load_workbook(BytesIO(stream.getvalue())).active["A1"].value == 7
    with ZipFile(BytesIO(stream.getvalue())) as package:
        assert "xl/charts/chart1.xml" in package.namelist()


@pytest.mark.parametrize("empty", [b"<v />", b"<v/>", b"<v></v>"])  # without lxml, in older versions, and with it
def test_a_value_stands_behind_a_formula_however_an_empty_one_is_written(empty):
    xml = b'<c r="A1" s="2"><f>1+1</f>%b</c>' % empty
    assert _with_values(xml, {"A1": 2.0}) == b'<c r="A1" s="2"><f>1+1</f><v>2.0</v></c>'


def test_what_a_font_says_stands_in_the_order_of_the_schema():
    """Of CT_Font in the transitional schema of Office Open XML: b and i first, then sz, color, name and scheme."""
    book = openpyxl.Workbook()
    book.active["A1"].font = Font(name="Arial", sz=9, bold=True, italic=True, color="FF0000")
    stream = BytesIO()
    with Parts(stream) as archive:
        InMemoryWriter(book, archive).write_data()
    with ZipFile(BytesIO(stream.getvalue())) as package:
        styles = ElementTree.fromstring(package.read("xl/styles.xml"))
    fonts = [[part.tag.rpartition("}")[2] for part in font] for font in styles.find(f"{{{SHEET_MAIN_NS}}}fonts")]
    assert fonts == [["sz", "color", "name", "family", "scheme"], ["b", "i", "sz", "color", "name"]]
    assert load_workbook(BytesIO(stream.getvalue())).active["A1"].font.b
