"""What a sheet hides from who looks at it: cells under merged ones, and columns."""

import openpyxl
import pytest

from tests.calculator.batch.sheet_files import ROWS, check, faults, outcome, said, workbook
from tests.calculator.batch.test_unread import rewritten


def merged(folder, areas, cells=(), rows=ROWS):
    """The four rows with merged cells over what stands there, and with ``cells`` that hold something else."""
    path = workbook(folder, rows)
    book = openpyxl.load_workbook(path)
    for place, value in cells:
        book.active[place].value = value
    book.save(path)
    areas = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return rewritten(path, ("</sheetData>", f"</sheetData><mergeCells>{areas}</mergeCells>"))


@pytest.mark.parametrize(
    ("areas", "under"),
    [
        (["F3:H3"], [("G3", 1)]),  # no partner: a kind of income that nobody sees
        (["F3:H5"], [("H4", 9000), ("F5", 40)]),
        (["J2:J4"], [("J3", 12000)]),  # merged and empty
        (["I4:J4"], [("J4", 25000)]),
    ],
)
def test_what_stands_under_a_merged_cell_is_not_read_and_is_said(tmp_path, areas, under):
    """The cell that is seen is empty, and so is what it covers."""
    many = (
        f"{len(under)} cellen onder een samengevoegde cel tellen" if len(under) > 1 else "1 cel onder een samengevoegde"
    )
    assert many in said(check(merged(tmp_path, areas, under)))


@pytest.mark.parametrize("under", [[], [("K3", None)], [("K3", 1500)], [("K3", 99999)]])
def test_a_merged_cell_that_shows_a_value_beside_others_is_asked_for(tmp_path, under):
    """Assets of 1,500 for two households: of both, of the first, or together?"""
    frame, summary = outcome(merged(tmp_path, ["K2:K3"], under))
    assert frame["fout"].dropna().to_dict() == {
        1: "vermogen: 'een samengevoegde cel' wordt niet aanvaard; verwacht: een eigen waarde; "
        "hef het samenvoegen op, en vul elke cel zelf in"
    }
    assert (summary.rows, summary.wrong) == (4, 1)


@pytest.mark.parametrize(
    ("area", "wrong"),
    [
        ("L2:M2", {0: "subsidiabele_servicekosten_nu_per_maand"}),  # rent and service costs in one
        ("I2:I3", {1: "kinderen_leeftijden"}),
        ("B2:B5", dict.fromkeys((1, 2, 3), "peildatum")),
        ("K2:L3", {0: "kale_huur_nu_per_maand", 1: "vermogen"}),
        ("A2:A5", {}),  # a code is not needed
    ],
)
def test_each_cell_that_a_value_covers_is_asked_for(tmp_path, area, wrong):
    assert faults(outcome(merged(tmp_path, [area]))[0]) == wrong


def test_of_a_household_over_two_merged_rows_the_second_is_empty(tmp_path):
    book = openpyxl.Workbook()
    book.active.append([*ROWS[0]])
    for place, row in enumerate(ROWS):
        for column, cell in enumerate(row.values(), 1):
            book.active.cell(2 + 2 * place, column).value = None if cell == "" else cell
            book.active.merge_cells(
                start_row=2 + 2 * place, end_row=3 + 2 * place, start_column=column, end_column=column
            )
    book.save(tmp_path / "in.xlsx")
    assert "Er staan 3 lege regels tussen." in said(check(tmp_path / "in.xlsx"))


def test_merged_cells_of_the_owner_and_above_the_table_change_nothing(tmp_path):
    rows = [row | {"straat": "Eik" if place == 0 else ""} for place, row in enumerate(ROWS)]
    assert "samengevoegd" not in said(check(merged(tmp_path, ["R2:R5", "S1:S9", "A9:Q12"], rows=rows)))


@pytest.mark.parametrize(
    ("columns", "names"),
    [
        ('<col min="11" max="11" hidden="1" width="9"/>', ["vermogen"]),
        ('<col min="11" max="11" width="0" customWidth="1"/>', ["vermogen"]),
        ("<col hidden='true' max='7' min='6' />", ["partner_leeftijd", "partner_inkomen_soort"]),
        ('<col min="1" max="3"/><col min="17" max="16384" hidden="1"/>', ["energielast_na_per_maand"]),
        ('<col min="18" max="18" hidden="1"/>', []),  # of the owner
        ('<col min="11" max="11" hidden="0" width="30"/>', []),
        ("<col min='%s' max='²' hidden='1'/><col hidden='1'/>" % ("9" * 5000), []),
    ],
)
def test_hidden_columns_that_are_read_are_named(tmp_path, columns, names):
    path = workbook(tmp_path, [row | {"straat": "Eik"} for row in ROWS])
    text = said(check(rewritten(path, ("<sheetData>", f"<cols>{columns}</cols><sheetData>"))))
    many = "1 verborgen kolom telt" if len(names) == 1 else f"{len(names)} verborgen kolommen tellen"
    assert (f"{many} gewoon mee: {', '.join(names)}." in text) if names else "verborgen" not in text
