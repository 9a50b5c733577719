"""The rows of a sheet: the same by the parser and by the quick way, and nothing else than what stands there."""

import re
from datetime import date, datetime, time, timedelta

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from calculator.sheets import xlsx_rows
from calculator.sheets.archive import Damaged, Unreadable
from calculator.sheets.sheet_cells import UnreadCell
from tests.calculator.sheets.xlsx_parts import NAMESPACE, archive, cells_of, opened, rows_of, sheet
from tests.calculator.strategies import steady
from tests.calculator.workbook.office import RECALCULATED, convert

TEXTS = "<sst><si><t>nul</t></si><si><r><t>ee</t></r><r><t>n</t></r><rPh><t>x</t></rPh></si>"
TEXTS += "<si><t>_x0041_&amp;</t></si></sst>"
STRINGS = {"xl__sharedStrings.xml": TEXTS}
STYLES = {
    "xl__styles.xml": (
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/></numFmts><cellStyleXfs>'
        '<xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/>'
        '<xf numFmtId="46"/></cellXfs></styleSheet>'
    )
}


@pytest.mark.parametrize(
    ("cell", "content"),
    [
        ('<c r="A1"><v>5</v></c>', 5.0),
        ('<c r="A1"><v> -1.5E-3 </v></c>', -0.0015),
        ('<c r="A1" s="1"><v>45658</v></c>', date(2025, 1, 1)),
        ('<c r="A1" s="1"><v>45658.5</v></c>', datetime(2025, 1, 1, 12)),  # noqa: DTZ001 - a sheet knows no zones
        ('<c r="A1" s="2"><v>0.5</v></c>', time(12)),
        ('<c r="A1" s="3"><v>1.5</v></c>', timedelta(hours=36)),
        ('<c r="A1" t="d"><v>2025-01-01</v></c>', date(2025, 1, 1)),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>TRUE</v></c>', True),
        ('<c r="A1" t="s"><v>0</v></c>', "nul"),
        ('<c r="A1" t="s"><v>1</v></c>', "een"),
        ('<c r="A1" t="s"><v>2</v></c>', "A&"),
        ('<c r="A1" t="inlineStr"><is><t>een</t></is></c>', "een"),
        ('<c r="A1" t="inlineStr"><is><r><t>e</t></r><r><t>en</t></r></is></c>', "een"),
        ('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> &lt;een&gt; </t></is></c>', " <een> "),
        ('<c r="A1" t="str"><f>T(1)</f><v></v></c>', ""),
        ("<c><v>5</v></c>", 5.0),  # without its place
        ('<x:c xmlns:x="y" r="A1"><x:v>5</x:v></x:c>', 5.0),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', 2.0),
        ('<c r="A1"><extLst><ext><z/></ext></extLst><v>2</v></c>', 2.0),
        ("<c r='A1' t = 'n' ><v>2</v></c>", 2.0),
        ('<c r="A1"><!-- 1 --><v>2<!-- 1 -->3</v></c>', 23.0),
        ('<c r="A1"><v><![CDATA[7]]></v></c>', 7.0),
    ],
)
def test_every_kind_of_cell_is_read(cell, content):
    assert cells_of(f'<row r="1">{cell}</row>', **STRINGS, **STYLES) == [[content]]


NO_VALUES = [
    *(
        (kind, raw)
        for kind in ("", ' t="n"', ' s="1"')
        for raw in ("NaN", "INF", "-INF", "1E400", "1_000", "zes", "１")
    ),
    ("", " nan "),
    ("", "--1"),
    ("", "1,5"),
    ("", "0x10"),
    ("", "1e999"),
    *((' t="b"', raw) for raw in ("2", "WAAR", "x", "NaN")),
    *((' t="d"', raw) for raw in ("2025-13-01", "vandaag", "45658", "2025-02-30")),
]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="A1" t="e"><v>#N/A</v></c>', "#N/B"),
        ('<c r="A1" t="e"><v>#DIV/0!</v></c>', "#DEEL/0!"),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DEEL/0!"),
        ('<c r="A1"><f>B1*2</f></c>', "=B1*2"),
        ('<c r="A1"><f>B1*2</f><v></v></c>', "=B1*2"),
        ('<c r="A1"><f t="shared" si="0"/><v/></c>', "="),
        *((f'<c r="A1"{kind}><v>{raw}</v></c>', raw.strip()) for kind, raw in NO_VALUES),
        ('<c r="A1" t="e"><v></v></c>', "#N/B"),
        ('<c r="A1" t="e"/>', "#N/B"),
        *((f'<c r="A1" t="s"><v>{raw}</v></c>', "(tekst ontbreekt)") for raw in ("3", "-1", "1e0", "1.5", "x")),
    ],
)
def test_a_cell_without_a_value_is_told_apart_from_an_empty_one(cell, text):
    rows = cells_of(f'<row r="1">{cell}</row><row r="2"><c r="A2"><v>1</v></c></row>', **STYLES)
    assert isinstance(rows[0][0], UnreadCell)
    assert rows[0][0].text == text
    assert rows[1] == [1.0]


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1"/>',
        '<c r="A1" t="s"/>',
        '<c r="A1" t="s"><v></v></c>',
        '<c r="A1" s="1"></c>',
        '<c r="A1"><v></v></c>',
        '<c r="A1"><v/></c>',
        '<c r="A1"><v> </v></c>',
    ],
)
def test_an_empty_cell_is_none(cell):
    assert cells_of(f'<row r="1">{cell}<c r="B1"><v>1</v></c></row>') == [[None, 1.0]]


def test_cells_stand_in_their_columns_and_rows_have_their_numbers():
    rows = rows_of(
        archive('<row r="3"><c r="B3"><v>1</v></c><c r="AA3"><v>2</v></c></row><row r="7"><c r="A7"><v>3</v></c></row>')
    )
    assert [(row.number, len(row.cells)) for row in rows] == [(3, 27), (7, 1)]
    assert (rows[0].cells[1], rows[0].cells[26]) == (1.0, 2.0)


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',  # backwards
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',  # twice
        '<row r="2"/><row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="0"><c r="A1"><v>1</v></c></row>',
        '<row r="1048577"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1"><row r="2"></row></row>',
        '<row r="1"><c r="A1"><c r="B1"/></c></row>',
        "<row>" + "<a>" * 100 + "</a>" * 100 + "</row>",
        '<row r="1"><c r="A1"><v>1</v></row>',
        '<row r="1"><c r="A1"><v>&een;</v></c></row>',
    ],
)
def test_what_no_program_writes_is_refused(row):
    plain = '<row r="5"><c r="A5"><v>1</v></c></row>' if 'r="104' not in row else ""
    with pytest.raises(Unreadable):
        rows_of(archive(row, **STRINGS))
    with pytest.raises(Unreadable):
        rows_of(archive(row + plain, **STRINGS))


@pytest.mark.parametrize(
    "xml",
    [
        sheet("").replace("<worksheet", '<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet'),
        sheet("")[:-5],
        "",
        "geen xml",
        sheet("").replace("UTF-8", "klingon"),
    ],
)
def test_a_sheet_that_is_damaged_is_refused(xml):
    with pytest.raises(Damaged):
        rows_of(archive(**{"xl__worksheets__sheet1.xml": xml}))


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "utf-8-sig"])
def test_other_encodings_of_xml_are_read(encoding):
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>één</t></is></c></row>'
    xml = sheet(row).replace("UTF-8", encoding.removesuffix("-sig")).encode(encoding)
    assert [row.cells for row in rows_of(archive(**{"xl__worksheets__sheet1.xml": xml}))] == [["één"]]


def test_a_row_within_a_comment_is_no_row():
    row = '<row r="1"><c r="A1"><v>1</v></c></row>'
    assert rows_of(archive(f"<!-- {row} -->")) == []
    assert len(rows_of(archive(f"<!-- {row} -->{row}"))) == 1


def test_strict_workbooks_with_prefixes_are_read():
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>een</t></is></c><c r="B1"><v>2</v></c></row>'
    xml = (
        re.sub(r"<(/?)(?=\w)", r"<\1x:", sheet(rows))
        .replace("xmlns=", "xmlns:x=")
        .replace(NAMESPACE, "http://purl.oclc.org")
    )
    assert [row.cells for row in rows_of(archive(**{"xl__worksheets__sheet1.xml": xml}))] == [["een", 2.0]]


def test_only_as_many_columns_are_kept_as_are_asked_for_and_what_is_beyond_is_told():
    content = archive(
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'
        '<row r="2"><c r="A2"><v>1</v></c><c r="XFD2" t="inlineStr"><is><t> </t></is></c></row>'
        '<row r="3"><c r="C3"><f>1</f><v>1</v></c></row>'
    )
    assert [(row.cells, row.beyond) for row in rows_of(content, 2)] == [([1.0], True), ([1.0], False), ([], True)]


# -- the quick way and the parser --------------------------------------------------------------------------------------

CELLS = st.one_of(
    st.none(),
    st.integers(-(10**9), 10**9),
    st.floats(-1e300, 1e300),  # of the largest ones openpyxl writes a number beyond what there is
    st.text("aé€ <&>\"'_x0041\n\t;,.", max_size=8),
    st.booleans(),
    st.dates(date(1901, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["=1+1", "#N/A"]),
)


def both_ways(content, monkeypatch):
    """The rows as they are read, and by the parser alone."""
    quick = rows_of(content)
    with monkeypatch.context() as patch:
        patch.setattr(xlsx_rows, "may_be_plain", lambda _: False)
        return quick, rows_of(content)


@pytest.mark.parametrize("write_only", [False, True])
def test_the_quick_way_and_the_parser_read_the_same(tmp_path, monkeypatch, write_only):
    """Whatever stands in the cells; and every row, of which many are quick."""
    taken = []
    take = xlsx_rows._Rows.take
    monkeypatch.setattr(xlsx_rows._Rows, "take", lambda rows, row: (taken.append(row), take(rows, row))[1])

    @steady
    @given(st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=8))
    def check(rows):
        book = openpyxl.Workbook(write_only=write_only)
        page = book.create_sheet("Blad", 0)
        for row in rows:
            page.append(row)
        book.save(tmp_path / "a.xlsx")
        quick, parsed = both_ways((tmp_path / "a.xlsx").read_bytes(), monkeypatch)
        assert quick == parsed
        assert len(parsed) == sum(any(cell is not None for cell in row) for row in rows)

    check()
    assert len(taken) > 10


def test_two_libraries_read_the_same_numbers_and_texts(tmp_path):
    """Against calamine, on what pandas wrote."""
    frame = pd.DataFrame({"a": [1.5, None, 3e-7], "b": ["x", "é & <", None], "c": pd.to_datetime(["2025-01-01"] * 3)})
    frame.to_excel(tmp_path / "a.xlsx", index=False)
    theirs = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).get_sheet_by_index(0).to_python()
    ours = [row.cells + [None] * (3 - len(row.cells)) for row in rows_of((tmp_path / "a.xlsx").read_bytes())]
    assert ours == [[None if cell == "" else cell for cell in row] for row in theirs]


@pytest.mark.office
def test_what_libreoffice_writes_is_read_in_both_ways(tmp_path, monkeypatch):
    book = openpyxl.Workbook()
    for row in ([1, "een & twee", date(2025, 1, 1), None, 0.1], ["=1+1", True, "", -5e-9, "=1/0"], [None, None, "z"]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "b").mkdir()
    [path] = convert([tmp_path / "a.xlsx"], tmp_path / "b", RECALCULATED)
    quick, parsed = both_ways(path.read_bytes(), monkeypatch)
    assert quick == parsed
    assert parsed[0].cells == [1.0, "een & twee", date(2025, 1, 1), None, 0.1]
    assert parsed[1].cells[:4] == [2.0, True, None, -5e-9]
    assert isinstance(parsed[1].cells[4], UnreadCell)


def test_sheets_are_listed_with_whether_they_can_be_seen(tmp_path):
    book = openpyxl.Workbook()
    for name, state in (("een", "hidden"), ("twee", "veryHidden"), ("drie", "visible")):
        book.create_sheet(name).sheet_state = state
    book.create_chartsheet("tekening")
    book.save(tmp_path / "a.xlsx")
    found = opened((tmp_path / "a.xlsx").read_bytes()).sheets
    assert [(one.name, one.hidden) for one in found] == [
        ("Sheet", False),
        ("een", True),
        ("twee", True),
        ("drie", False),
    ]


PIECES = (
    "<c r={}/>",
    "<c r={} />",
    '<c r={} t="inlineStr" />',
    '<c r={} t="s"/>',
    '<c r={} t="inlineStr"></c>',
    '<c r={} t="n"></c>',
    "<c r={}><v>5</v></c>",
    '<c r={} t="s"><v>0</v></c>',
    '<c r={} t="inlineStr"><is><t>a</t></is></c>',
    '<c r={} t="inlineStr"><is><t></t></is></c>',
    '<c r={} t="inlineStr"><is><t>a &amp; b</t></is></c>',
    '<c r={} t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
    "<c r={}><f>1+1</f><v>2</v></c>",
    '<c r={} t="b"><v>1</v></c>',
    "\n  <c r={}><v>5</v></c>\n",
)


def written(pieces):
    cells = "".join(piece.format(f'"{chr(65 + place)}1"') for place, piece in enumerate(pieces))
    return archive(f'<row r="1">{cells}</row>', **STRINGS)


def test_empty_cells_do_not_hide_cells_that_the_quick_way_cannot_read(monkeypatch):
    """Six empty ones have as many signs too few as five with an ampersand have too many."""
    [row], parsed = both_ways(written([PIECES[2]] * 6 + [PIECES[10]] * 5), monkeypatch)
    assert row.cells[6:] == ["a & b"] * 5
    assert [row] == parsed


@steady
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=26))
def test_cells_of_every_form_are_read_the_same_both_ways(pieces):
    with pytest.MonkeyPatch.context() as patch:
        quick, parsed = both_ways(written(pieces), patch)
    assert quick == parsed
