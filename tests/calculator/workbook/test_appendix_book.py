import pytest
from openpyxl import load_workbook

from calculator.outcome.appendix import ROW_LABELS
from calculator.workbook import appendix_inputs
from calculator.workbook.appendix_book import KINDS, build, differs
from calculator.workbook.appendix_steps import names_in, placed
from tests.calculator.workbook.books import unlocked
from tests.calculator.workbook.test_dead_cells import cells_of, reached, readers


@pytest.fixture(scope="module")
def workbook(appendix_path):
    """The workbook as it shows without a spreadsheet program that computes."""
    return load_workbook(appendix_path, data_only=True)


@pytest.fixture(scope="module")
def formulas(appendix_path):
    return load_workbook(appendix_path)


def test_the_sheets(workbook):
    steps = [f"{kind} {cases}" for kind in ("Berekend", "Wet") for cases in ("1-6", "7-12", "13-16")]
    assert workbook.sheetnames == ["Bijlage", "Invoer", "Oorzaken", "Aannames", *steps, "Bronnen"]


def test_the_sixteen_cases_stand_in_three_blocks_in_their_order(appendix):
    assert [[case.nr for case in block] for block in appendix_inputs.blocks(appendix)] == [
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


def test_a_different_amount_gets_a_mark_besides_its_colour(workbook):
    """A condition over both rows under a printed one: where they hold something else than the printed row."""
    sheet = workbook["Bijlage"]
    marked = {}
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            if rule.dxf.numFmt and '"*"' in rule.dxf.numFmt.formatCode:
                marked |= {(row, column): rule.formula for _, row, column in cells_of(str(area.sqref), "Bijlage")}
    printed = None
    for row in sheet.iter_rows(min_col=2, max_col=8):
        kind, *amounts = row
        if kind.value == "gedrukt":
            printed = kind.row
        for cell in amounts:
            live = kind.value in ("berekend", "volgens de wet") and cell.value is not None
            assert ((cell.row, cell.column) in marked) == live
            if live:
                assert marked[cell.row, cell.column][0].endswith(f"<>C${printed})")


def test_every_difference_is_listed_with_its_cause(appendix, workbook):
    listed = [[cell.value for cell in row] for row in workbook["Oorzaken"].iter_rows(min_row=3, max_col=10)]
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


def test_every_computed_amount_is_a_formula_and_every_printed_one_a_number(formulas):
    for row in formulas["Bijlage"].iter_rows(min_col=2, max_col=8):
        kind, *amounts = row
        if kind.value in KINDS.values():
            types = {cell.data_type for cell in amounts if cell.value is not None}
            assert types == ({"n"} if kind.value == "gedrukt" else {"f"})


def test_every_free_cell_reaches_its_own_case_only_and_nothing_else_is_free(appendix, formulas):
    reads, free = readers(formulas), set()
    names = {name: defined.attr_text for name, defined in formulas.defined_names.items()}
    for case in appendix.cases:
        for entry, shown in appendix_inputs.cells(case):
            free |= cells_of(names[shown.name], "Invoer")
            (start,) = cells_of(names[shown.read_name], "Invoer")
            found = reached(start, reads)
            kinds = ("berekend",) if entry.path[0] == "vaste_bedragen" else ("berekend", "wet")
            reached_rows = {
                (kind, other.nr)
                for kind in ("berekend", "wet")
                for other in appendix.cases
                for row in ROW_LABELS
                if cells_of(names[f"{kind}_{row}_geval_{other.nr}"], "") <= found
            }
            assert reached_rows == {(kind, case.nr) for kind in kinds}, shown.name
    assert unlocked(formulas) == free
    assert len(free) == 16 * 3 + 4 + 16, "income, rent and energy; a second income; an amount taken over"


def test_a_name_gets_a_place_and_a_text_keeps_its_words():
    formula = 'IF(huur="huur",MAX(huur,grens),"euro huur")'
    assert placed(formula, {"huur": "D7"}) == 'IF(D7="huur",MAX(D7,grens),"euro huur")'
    assert names_in(formula) == ["huur", "huur", "grens"]


def test_the_appendix_is_a_text_safe_document_of_the_program(appendix):
    workbook = build(appendix)
    assert workbook.properties.creator == "Leefbudget"
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.data_type != "f":
                    assert cell.data_type == "s"
                    assert cell.quotePrefix
