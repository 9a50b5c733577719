"""What a sheet may say besides ages and incomes: months of birth, the toeslagpartner, a move, what is received."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from calculator.batch import compute
from calculator.batch.reading import yes_no
from calculator.batch.run import run
from tests.calculator.batch import sheet_files
from tests.calculator.batch.households import random_sheet, read, with_facts, write
from tests.calculator.batch.sheet_files import ALLOWANCES, ROWS, csv_file, faults
from tests.calculator.batch.test_rows import differences, one, outcome


def test_rows_equal_the_single_cases():
    sheet = with_facts(random_sheet(400, seed=51), seed=51)
    result = compute(sheet)
    assert result.fout.isna().all()
    assert differences(sheet, result) == []


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".parquet"])
def test_every_kind_of_file_gives_the_same(tmp_path, ending):
    sheet = with_facts(random_sheet(60, seed=52), seed=52)
    run(write(sheet, tmp_path / f"in{ending}"), tmp_path / "uit.parquet")
    expected = compute(sheet).drop(columns=sheet.columns)
    pd.testing.assert_frame_equal(read(tmp_path / "uit.parquet")[list(expected.columns)], expected, check_dtype=False)


@pytest.mark.parametrize(
    "born",
    [
        *("1982-07", "7-1982", "07/1982", "juli 1982", "jul. 1982", "1982/7", "14-07-1982", pd.Timestamp("1982-07-01")),
        *("30146", 30146.0, "30146,0", 19820714, "19820714"),  # days without their format, and as registers have them
    ],
)
def test_a_month_of_birth_is_read_in_every_usual_spelling(born):
    """Born in July 1982: 38 on 1 January 2021, and no other age."""
    assert pd.isna(outcome(aanvrager_geboren=born).fout)
    assert "deze maand geeft 38 jaar" in outcome(aanvrager_leeftijd=37, aanvrager_geboren=born).fout


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"aanvrager_geboren": "82"}, "aanvrager_geboren: '82' wordt niet aanvaard; verwacht: een maand als 1988-07"),
        ({"aanvrager_geboren": "13-1982"}, "een maand als 1988-07"),
        ({"aanvrager_geboren": 1982}, "een maand als 1988-07"),
        ({"aanvrager_geboren": 198207}, "een maand als 1988-07"),
        ({"kinderen_leeftijden": "6", "kinderen_geboren": 42097}, "deze maand geeft 5 jaar"),
        ({"aanvrager_geboren": "1990-07"}, "een maand bij 38 jaar op 2021-01-01; deze maand geeft 30 jaar"),
        ({"aanvrager_geboren": "1983-01", "aanvrager_leeftijd": 39}, "deze maand geeft 37 of 38 jaar"),
        (
            {"aanvrager_geboren": "2021-02", "aanvrager_leeftijd": None},
            "een maand tot en met 2021-01, hooguit 120 jaar",
        ),
        ({"aanvrager_geboren": "1900-01", "aanvrager_leeftijd": None}, "hooguit 120 jaar daarvoor"),
        ({"partner_geboren": "x"}, "partner_geboren: 'x'"),
        ({"kinderen_geboren": "2015-04;12"}, "maanden met een puntkomma ertussen"),
        ({"kinderen_leeftijden": "5", "kinderen_geboren": "2015-04;2012-01"}, "evenveel maanden als leeftijden"),
        ({"kinderen_leeftijden": "7", "kinderen_geboren": "2015-04"}, "deze maand geeft 5 jaar"),
        ({"medebewoner_toeslagpartner": "ja"}, "evenveel antwoorden als medebewoners"),
        ({"medebewoners_bruto_inkomen_per_jaar": "9000", "medebewoner_toeslagpartner": "misschien"}, "ja of nee per"),
        ({"medebewoners_bruto_inkomen_per_jaar": "9000;1", "medebewoner_toeslagpartner": "ja"}, "evenveel antwoorden"),
        ({"medebewoners_bruto_inkomen_per_jaar": "9", "medebewoner_toeslagpartner": "ja;nee"}, "evenveel antwoorden"),
        ({"medebewoners_bruto_inkomen_per_jaar": "9000;1", "medebewoner_toeslagpartner": "ja;ja"}, "hooguit één"),
        (
            {
                "medebewoners_bruto_inkomen_per_jaar": "9000",
                "medebewoner_toeslagpartner": "ja",
                "partner_leeftijd": 40,
            },
            "hooguit één toeslagpartner, de partner meegeteld",
        ),
        ({"verhuizing": "soms"}, "verhuizing: 'soms' wordt niet aanvaard; verwacht: ja of nee"),
        ({"ontvangt_nu_huurtoeslag_per_maand": "veel"}, "ontvangt_nu_huurtoeslag_per_maand: 'veel'"),
    ],
)
def test_what_does_not_fit_is_a_wrong_row_that_says_what_does(changes, said):
    assert said in outcome(**changes).fout


@pytest.mark.parametrize(
    ("yes", "no"), [("ja", "NEE"), ("J", "n"), ("t", "f"), ("1.0", "0.0"), ("1,0", "0,0"), ("WAAR", "onwaar")]
)
def test_yes_and_no_are_read_as_people_and_programs_write_them(yes, no):
    read = yes_no(pa.array([yes, no, f"\u00a0{yes}", "", "x"]))
    np.testing.assert_array_equal(read.values, [1, 0, 1, np.nan, np.nan])
    assert read.wrong.tolist() == [False] * 4 + [True]


@pytest.mark.parametrize("born", ["82", "2030-01", "1900-01", "x", ""])
@pytest.mark.parametrize("role", ["aanvrager", "partner"])
def test_a_wrong_month_of_birth_stops_no_run(tmp_path, born, role):
    """The row is refused, and the summary counts the others by their ages."""
    left_out = f"{role}_leeftijd"
    rows = [{name: cell for name, cell in row.items() if name != left_out} for row in ROWS]
    born_then = [born, "1979-05", "1952-03", "1995-02"] if role == "aanvrager" else [born, "", "", ""]
    frame, summary = sheet_files.outcome(
        csv_file(tmp_path, [row | {f"{role}_geboren": b} for row, b in zip(rows, born_then, strict=True)])
    )
    assert list(faults(frame)) == [0]
    assert frame["huurtoeslag_nu_per_maand"].tolist()[1:] == ALLOWANCES[1:]
    assert (summary.rows, summary.wrong, sum(group.number for group in summary.by_type.values())) == (4, 1, 3)


def test_without_a_day_nothing_is_said_of_a_month_of_birth():
    """Whether someone is born by then cannot be told; only the day is wrong."""
    changes = {"aanvrager_geboren": "1982-07", "partner_leeftijd": 38, "partner_geboren": "1982-07"}
    found = outcome(**changes, peildatum="morgen", kinderen_leeftijden="5", kinderen_geboren="2015-04").fout
    assert found == "peildatum: 'morgen' wordt niet aanvaard; verwacht: een datum als 2026-01-01"


def test_an_age_may_be_left_out_where_every_row_has_a_month_of_birth():
    """Also its column; a row with neither is wrong."""
    rows = [one(aanvrager_geboren="1982-07"), one(aanvrager_geboren=None)]
    left_out = ["aanvrager_leeftijd", "partner_leeftijd", "kinderen_leeftijden"]
    sheet = pd.DataFrame(rows).drop(columns=left_out).assign(partner_geboren=None, kinderen_geboren=[None, "2015-04"])
    found = compute(sheet)
    assert pd.isna(found.fout[0])
    assert found.fout[1].startswith("aanvrager_leeftijd: ontbreekt")
    with_age = outcome(aanvrager_leeftijd=38)
    assert found.resterend_leefbudget_nu_per_maand[0] == with_age.resterend_leefbudget_nu_per_maand


def test_a_move_takes_the_acquired_right_away():
    """A rent above the limit of 2021 (752.33) after the renovation keeps its right in the same home (Wht art. 13)."""
    stays, moves = (
        outcome(kale_huur_nu_per_maand=700, kale_huur_na_per_maand=780, verhuizing=v) for v in ("nee", "ja")
    )
    assert stays.huurtoeslag_na_per_maand > 0
    assert moves.huurtoeslag_na_per_maand == 0
