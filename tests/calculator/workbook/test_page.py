from itertools import pairwise

import pytest
from openpyxl.utils import get_column_letter, range_boundaries

from calculator.cases.fields import to_json
from calculator.outcome.appendix import report
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from calculator.workbook import appendix_book
from calculator.workbook.casefile import build
from calculator.workbook.fit import lines
from tests.calculator.workbook.books import reopened

CM = 1 / 2.54


def test_every_sheet_is_a4_one_page_wide_with_margins_and_a_footer(result):
    for sheet in reopened(result):
        assert int(sheet.page_setup.paperSize) == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, int(sheet.title == "Samenvatting"))
        margins = sheet.page_margins
        for margin in (margins.left, margins.right, margins.top, margins.bottom):
            assert 1.5 * CM <= margin <= 2.0 * CM
        assert sheet.oddFooter.center.text == "pagina &P van &N"
        assert result.programma in sheet.oddFooter.right.text
        assert len(str(sheet.oddFooter)) <= 255


@pytest.mark.parametrize("name", ["two", "full"])
def test_no_chart_of_the_renovation_is_cut_by_the_end_of_a_page(results, name):
    """A landscape A4 without its margins is 17.4 cm high; a chart stands over 15 rows of at least 12 points."""
    sheet = reopened(results[name])["Renovatie"]
    breaks = [0, *(one.id for one in sheet.row_breaks.brk)]
    tops = [chart.anchor._from.row for chart in sheet._charts]
    assert len(tops) == len(results[name].verschillen)
    for top in tops:
        start = max(row for row in breaks if row <= top)
        heights = [sheet.row_dimensions[row].height or 15 for row in range(start + 1, top + 16)]
        assert sum(heights) <= 17.4 / 2.54 * 72
        assert not any(top < row < top + 15 for row in breaks)


def printed_sheets(workbook):
    for sheet in workbook:
        if sheet.page_setup.fitToHeight != 1:
            area = str(sheet.print_area or sheet.dimensions).rpartition("!")[2].replace("$", "")
            yield sheet, range_boundaries(area), {one.id for one in sheet.row_breaks.brk}


@pytest.mark.parametrize("book", ["two", "full", "one", "appendix"])
def test_no_title_of_a_block_stands_alone_at_the_end_of_a_page(results, book):
    found = appendix_book.build(report()) if book == "appendix" else reopened(results[book])
    titles = 0
    for sheet, (_, _, _, last), breaks in printed_sheets(found):
        styles = [sheet.cell(row, 1).style for row in range(1, last + 1)]
        for row, (style, following) in enumerate(pairwise(styles), 1):
            if style in ("Groep", "Kop"):
                titles += 1
                assert row not in breaks, (sheet.title, row)
                assert following != "Normal"
    assert titles > 10


@pytest.mark.parametrize("book", ["two", "full", "one", "appendix"])
def test_a_page_that_ends_where_it_is_told_is_not_longer_than_the_paper(results, book):
    """A4 is 21.0 by 29.7 cm; what is printed is made as wide as the paper, a unit of width is 5.25 points."""
    found = appendix_book.build(report()) if book == "appendix" else reopened(results[book])
    for sheet, (_, _, columns, last), breaks in printed_sheets(found):
        margins = sheet.page_margins
        sides = sorted((21.0, 29.7), reverse=sheet.page_setup.orientation == "landscape")
        wide = sum(sheet.column_dimensions[get_column_letter(column)].width for column in range(1, columns + 1)) * 5.25
        scale = min(1, (sides[0] / 2.54 - margins.left - margins.right) * 72 / wide)
        room = (sides[1] / 2.54 - margins.top - margins.bottom) * 72 / scale
        heights = {row: sheet.row_dimensions[row].height or 15 for row in range(1, last + 1)}
        head = heights[int(sheet.print_title_rows.split(":")[0].strip("$"))] if sheet.print_title_rows else 0
        for first, end in pairwise([0, *sorted(breaks), last]):
            page = sum(heights[row] for row in range(first + 1, end + 1)) + (head if first else 0)
            assert page <= room, (sheet.title, first)


def test_the_summary_is_exactly_one_portrait_page(result):
    sheet = reopened(result)["Samenvatting"]
    assert sheet.page_setup.orientation == "portrait"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
    assert sheet.print_area


@pytest.mark.parametrize(
    ("name", "head"), [("Invoer", "Gegeven"), ("Berekening", "Stap"), ("Bronnen", "Tabel of gegeven")]
)
def test_the_head_row_stays_in_view_and_comes_back_on_every_page(two, name, head):
    sheet = reopened(two)[name]
    row = int(sheet.print_title_rows.split(":")[0].strip("$"))
    assert sheet.cell(row, 1).value == head
    assert sheet.freeze_panes.endswith(str(row + 1))


def test_the_footer_names_dossier_and_day_and_reads_no_codes_in_them(two):
    assert reopened(two)["Invoer"].oddFooter.left.text == "A-2026-014 - 01-01-2021"
    case = to_json(two.geval) | {"dossier": "A&B &P " + "y" * 190}
    footer = build(compute(parse(case)))["Invoer"].oddFooter
    assert footer.left.text.startswith("A&&B &&P yyy")
    assert len(str(footer)) <= 255


def test_properties_name_the_program_and_nobody(two):
    properties = reopened(two).properties
    assert properties.title == "Leefbudget A-2026-014"
    assert properties.subject == "Huishoudbudget op peildatum 01-01-2021"
    assert (properties.creator, properties.lastModifiedBy) == ("Leefbudget", "Leefbudget")
    assert properties.language == "nl"


def test_a_file_without_dossier_says_so(results):
    workbook = reopened(results["one"])
    assert workbook.properties.title == "Leefbudget"
    assert workbook["Invoer"].oddFooter.left.text == "zonder dossiercode - 01-07-2022"


def test_every_style_has_a_name(result):
    names = {
        cell.style for sheet in reopened(result) for row in sheet.iter_rows() for cell in row if cell.value is not None
    }
    assert "Normal" not in names
    assert {"Invoer", "Berekend", "Kop", "Som"} <= names


def test_long_text_takes_more_lines_and_a_word_that_does_not_fit_is_broken():
    assert lines("kort", 100, 10) == 1
    assert lines("een zin die niet op één regel past", 80, 10) == 3
    assert lines("x" * 64, 100, 10) == 4
    assert lines("een zin die niet past", 80, 10, bold=True) >= lines("een zin die niet past", 80, 10)


def test_rows_with_text_have_room_for_it(two):
    sheet = reopened(two)["Berekening"]
    heights = [sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows() if row[0].value]
    assert min(heights) >= 15
    assert max(heights) > 30
