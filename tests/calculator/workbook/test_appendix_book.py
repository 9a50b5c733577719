import pytest
from openpyxl import load_workbook

from calculator.outcome.appendix import ROW_LABELS, report
from calculator.workbook import write_appendix
from calculator.workbook.appendix_book import KINDS, blocks, build, differs


@pytest.fixture(scope="module")
def appendix():
    return report()


@pytest.fixture(scope="module")
def workbook(appendix, tmp_path_factory):
    path = tmp_path_factory.mktemp("bijlage") / "bijlage.xlsx"
    write_appendix(appendix, path)
    return load_workbook(path)


def test_the_sheets(workbook):
    assert workbook.sheetnames == ["Bijlage", "Oorzaken", "Aannames", "Bronnen"]


def test_the_sixteen_cases_stand_in_three_blocks_in_their_order(appendix):
    assert [[case.nr for case in block] for block in blocks(appendix)] == [
        [1, 2, 3, 4, 5, 6],
        [7, 8, 9, 10, 11, 12],
        [13, 14, 15, 16],
    ]


def test_every_amount_stands_under_its_case_printed_computed_and_by_law(appendix, workbook):
    found = {}
    numbers = []
    for row in workbook["Bijlage"].iter_rows():
        label, kind, *amounts = [cell.value for cell in row]
        if label == "Geval":
            numbers = [amount for amount in amounts if amount is not None]
        elif kind in KINDS.values():
            for number, amount in zip(numbers, amounts, strict=False):
                found[number, label, kind] = amount
    for case in appendix.cases:
        for row, label in ROW_LABELS.items():
            for kind, word in KINDS.items():
                amount = getattr(case.rows[row], kind)
                assert found[case.nr, label, word] == ("geen" if amount is None else amount)
    assert len(found) == 16 * 6 * 3


def test_a_different_amount_has_a_mark_besides_its_colour(appendix, workbook):
    marked = sum(
        '"*"' in cell.number_format for row in workbook["Bijlage"].iter_rows() for cell in row if cell.value is not None
    )
    differences = sum(
        amount is not None and amount != cell.gedrukt
        for case in appendix.cases
        for cell in case.rows.values()
        for amount in (cell.berekend, cell.wet)
    )
    assert marked == differences > 0


def test_every_difference_is_listed_with_its_cause(appendix, workbook):
    listed = [[cell.value for cell in row] for row in workbook["Oorzaken"].iter_rows(min_row=3)]
    expected = [
        [case.nr, ROW_LABELS[row], cell.gedrukt, cell.berekend, cell.wet, cell.oorzaak]
        for case in appendix.cases
        for row, cell in case.rows.items()
        if differs(cell)
    ]
    assert [[row[0], *row[4:8], row[9]] for row in listed] == expected
    assert all(row[9] for row in listed)


def test_every_assumption_is_listed(appendix, workbook):
    listed = [(row[0].value, row[4].value) for row in workbook["Aannames"].iter_rows(min_row=3)]
    assert listed == [(case.nr, text) for case in appendix.cases for text in case.aannames]


def test_the_appendix_is_a_text_safe_document_of_the_program(appendix):
    workbook = build(appendix)
    assert workbook.properties.creator == "Leefbudget"
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                assert not isinstance(cell.value, str) or (cell.data_type == "s" and cell.quotePrefix)
