"""A first look at a sheet: what is recognised, missing and carried through, before anything is computed."""

import pandas as pd
import pytest

from calculator.batch import INPUT, OUTPUT, REQUIRED
from calculator.batch.run import run
from calculator.batch.sheet_preview import FIRST_ROWS, preview
from calculator.cases.fields import Refused
from tests.calculator.batch.households import random_sheet


@pytest.fixture(scope="module")
def sheet():
    return random_sheet(30, seed=21).assign(straat="Kerkstraat", huis=range(30))


def names(found, places):
    return tuple(found.headers[place] for place in places)


def write(sheet, path):
    if path.suffix == ".csv":
        sheet.to_csv(path, index=False, sep=";", decimal=",")
    elif path.suffix == ".xlsx":
        sheet.to_excel(path, index=False)
    else:
        sheet.to_parquet(path, index=False)
    return path


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".parquet"])
def test_a_good_sheet_is_recognised(tmp_path, sheet, ending):
    found = preview(write(sheet, tmp_path / f"in{ending}"))
    assert found.known == INPUT
    assert (found.missing, found.absent, found.replaced, found.mistakes) == ((), (), (), ())
    assert names(found, found.extra) == ("straat", "huis")
    assert found.rows == 30
    assert len(found.first) == FIRST_ROWS
    assert [row[found.headers.index("dossier")] for row in found.first] == [f"A-{n}" for n in range(FIRST_ROWS)]
    assert found.first[0][found.headers.index("straat")] == "Kerkstraat"


def test_what_is_missing_is_named_and_what_may_be_missing_is_told_apart(tmp_path, sheet):
    few = sheet.drop(columns=["vermogen", "kale_huur_na_per_maand"]).rename(columns={"peildatum": "Peildatums"})
    found = preview(write(few, tmp_path / "in.csv"))
    assert set(found.missing) == {"vermogen", "peildatum"}
    assert found.absent == ("kale_huur_na_per_maand",)
    assert names(found, found.extra) == ("Peildatums", "straat", "huis")
    said = [str(mistake) for mistake in found.mistakes]
    assert len(said) == 2
    assert "'peildatums'" in said[0]  # the column that was meant
    assert said[1].startswith("vermogen: ontbreekt")


def test_outcomes_of_an_earlier_run_are_replaced_and_not_carried_through(tmp_path, sheet):
    run(write(sheet, tmp_path / "in.csv"), tmp_path / "uit.csv")
    found = preview(tmp_path / "uit.csv")
    assert names(found, found.extra) == ("straat", "huis")
    assert names(found, found.replaced) == OUTPUT
    assert found.mistakes == ()


def test_a_header_without_rows_has_no_first_rows(tmp_path):
    write(pd.DataFrame(columns=list(REQUIRED)), tmp_path / "in.csv")
    found = preview(tmp_path / "in.csv")
    assert (found.first, found.mistakes) == ((), ())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("in.xlsx", "beschadigd"),
        ("in.parquet", "geen parquet-bestand"),
        ("in.txt", r"eindigt op \.csv"),
        ("nergens.csv", "verwacht: een leesbaar bestand"),
    ],
)
def test_what_is_no_sheet_at_all_is_refused(tmp_path, name, said):
    if name != "nergens.csv":
        (tmp_path / name).write_bytes(b"PK\x03\x04 dit is geen blad")
    with pytest.raises(Refused, match=said):
        preview(tmp_path / name)
