"""A first look at a sheet: what is recognised, missing and carried through, before anything is computed."""

import pandas as pd
import pytest

from calculator.batch import INPUT, REQUIRED
from calculator.batch.run import run
from calculator.batch.sheet_preview import FIRST_ROWS, preview
from calculator.cases.fields import Refused
from tests.calculator.batch.households import random_sheet


@pytest.fixture(scope="module")
def sheet():
    return random_sheet(30, seed=21).assign(straat="Kerkstraat", huis=range(30))


def write(sheet, path):
    if path.suffix == ".csv":
        sheet.to_csv(path, index=False, sep=";", decimal=",")
    elif path.suffix == ".xlsx":
        sheet.to_excel(path, index=False)
    else:
        sheet.to_parquet(path, index=False)
    return path


@pytest.mark.parametrize(("ending", "rows"), [(".csv", None), (".xlsx", 30), (".parquet", 30)])
def test_a_good_sheet_is_recognised(tmp_path, sheet, ending, rows):
    found = preview(write(sheet, tmp_path / f"in{ending}"))
    assert found.known == INPUT
    assert (found.missing, found.absent, found.replaced, found.mistakes) == ((), (), (), ())
    assert found.extra == ("straat", "huis")
    assert found.rows == rows
    assert len(found.first) == FIRST_ROWS
    assert [row[found.headers.index("dossier")] for row in found.first] == [f"A-{n}" for n in range(FIRST_ROWS)]
    assert found.first[0][found.headers.index("straat")] == "Kerkstraat"


def test_what_is_missing_is_named_and_what_may_be_missing_is_told_apart(tmp_path, sheet):
    few = sheet.drop(columns=["vermogen", "kale_huur_na_per_maand"]).rename(columns={"peildatum": "Peildatums"})
    found = preview(write(few, tmp_path / "in.csv"))
    assert set(found.missing) == {"vermogen", "peildatum"}
    assert found.absent == ("kale_huur_na_per_maand",)
    assert found.extra == ("Peildatums", "straat", "huis")
    said = [str(mistake) for mistake in found.mistakes]
    assert len(said) == 2
    assert "'peildatums'" in said[0]  # the column that was meant
    assert said[1].startswith("vermogen: ontbreekt")


def test_outcomes_of_an_earlier_run_are_replaced_and_not_carried_through(tmp_path, sheet):
    run(write(sheet, tmp_path / "in.csv"), tmp_path / "uit.csv")
    found = preview(tmp_path / "uit.csv")
    assert found.extra == ("straat", "huis")
    assert found.replaced[0] == "fout"
    assert "marge_na_per_maand" in found.replaced
    assert found.mistakes == ()


def test_a_header_without_rows_has_no_first_rows(tmp_path):
    write(pd.DataFrame(columns=list(REQUIRED)), tmp_path / "in.csv")
    found = preview(tmp_path / "in.csv")
    assert (found.first, found.mistakes) == ((), ())


@pytest.mark.parametrize("name", ["in.xlsx", "in.parquet", "in.txt", "nergens.csv"])
def test_what_is_no_sheet_at_all_is_refused(tmp_path, name):
    if name != "nergens.csv":
        (tmp_path / name).write_bytes(b"PK\x03\x04 dit is geen blad")
    with pytest.raises(Refused, match="verwacht: een"):
        preview(tmp_path / name)
