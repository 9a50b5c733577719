"""Columns that are carried through may not be a list of burgerservicenummers; a single hit is chance."""

from types import SimpleNamespace

import pytest
from openpyxl import load_workbook

from calculator.batch.own_columns import OwnColumns
from calculator.batch.results import collect
from calculator.batch.run import run
from calculator.cases.fields import Refused
from tests.calculator.batch.households import random_sheet, write

# Numbers that pass the elfproef, made by hand: 9a + 8b + ... + 2h - i is a multiple of eleven.
PASSING = ["111222333", "123456782", "000000012", "999990019", "100000009"]
FAILING = ["111222334", "123456789", "612345678"]
ENDINGS = [".csv", ".xlsx", ".parquet"]


def sheet(tmp_path, ending, name, values):
    frame = random_sheet(len(values), seed=3)
    frame.insert(2, name, values)
    return write(frame, tmp_path / f"in{ending}")


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "values",
    [
        PASSING[:3],
        [*PASSING, "onbekend", "", "-"],
        ["111.222.333", "1234.56.782", "000 000 012"],
        ["１１１２２２３３３", "12345\u200b6782", "000000012"],
        PASSING * 4 + FAILING[:2],
        [f"klant {number} belde" for number in PASSING],
        ["NL111222333B01", "NL123456782B01", "NL100000009B02"],
        ["111222333,0", "123456782.0", "100000009,00"],
        ["10000008", "12345672", "11111112"],  # 010000008, 012345672 and 011111112 without the zero
    ],
)
def test_a_column_of_which_nearly_all_numbers_pass_the_elfproef_is_refused(tmp_path, ending, values):
    source = sheet(tmp_path, ending, "relatie", values)
    for begin in (lambda: run(source, tmp_path / "uit.csv"), lambda: collect(source)):
        with pytest.raises(Refused, match="kolom relatie: 'burgerservicenummers' wordt niet aanvaard"):
            begin()
    assert not (tmp_path / "uit.csv").exists()


@pytest.mark.parametrize("ending", [".xlsx", ".parquet"])
def test_so_is_a_column_of_such_numbers(tmp_path, ending):
    for numbers in ([111222333, 123456782, 100000009], [10000008, 12345672, 11111112]):
        source = sheet(tmp_path, ending, "relatie", numbers)
        with pytest.raises(Refused, match="kolom relatie"):
            run(source, tmp_path / "uit.csv")


@pytest.mark.parametrize(
    "header",
    [
        *("bsn", "BSN", "BSN huurder", "bsn_partner", "Burgerservicenummer", "sofi-nummer", "B.S.N.", "b s n", "bsnnr"),
        *("burger service nummer", "burgerservicenrs", "ＢＳＮ", "Bsn\u200b", "huurder (BSN)"),
    ],
)
def test_a_column_that_says_so_is_refused_whatever_it_holds(tmp_path, header):
    with pytest.raises(Refused, match="een bestand zonder deze kolom"):
        run(sheet(tmp_path, ".csv", header, ["x", "y"]), tmp_path / "uit.csv")


@pytest.mark.parametrize("header", ["absnorm", "opmerking", "telefoon"])
@pytest.mark.parametrize(
    "values",
    [
        ["111222333", *FAILING],
        PASSING[:2],
        [*PASSING, *FAILING],
        ["2026-00123"] * 30,
        ["10000008", "12345672", "12345678", "87654321"],
        ["06 12345678", "020 123 45 67"] * 9,
    ],
)
def test_single_hits_pass(tmp_path, header, values):
    assert run(sheet(tmp_path, ".csv", header, values), tmp_path / "uit.csv").rows == len(values)


def test_a_column_of_numbers_and_texts_is_looked_at_as_well(tmp_path):
    """In a workbook a code may stand as a number in one row and as a text in the next."""
    source = sheet(tmp_path, ".xlsx", "relatie", [111222333, "123456782", 100000009.0, "999990019"])
    with pytest.raises(Refused, match="kolom relatie: 'burgerservicenummers' wordt niet aanvaard"):
        run(source, tmp_path / "uit.csv")


def test_a_date_that_passes_with_a_zero_before_it_is_a_date_in_however_many_parts():
    """20260106: 0 2 0 2 6 0 1 0 6 weighed 9 to 2 and -1 is 55."""
    source = SimpleNamespace(places={}, headers=["datum"], receipt=SimpleNamespace(file="a.csv", sheet=None))
    columns = OwnColumns(source)
    for _ in range(10):
        columns.look(SimpleNamespace(column=lambda _place: ["20260106"] * 100))


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_header_that_holds_a_number_is_refused(tmp_path, ending):
    with pytest.raises(Refused, match="een kop zonder dat nummer"):
        run(sheet(tmp_path, ending, "Jansen 111.222.333", ["x"]), tmp_path / "uit.csv")


@pytest.mark.parametrize("ending", ENDINGS)
def test_so_is_a_file_whose_name_the_outcomes_would_bear(tmp_path, ending):
    source = sheet(tmp_path, ending, "relatie", ["x"])
    source = source.rename(tmp_path / f"map van 111222333{ending}")
    with pytest.raises(Refused, match=r"bestand: .* de uitkomsten noemen die naam"):
        run(source, tmp_path / "uit.xlsx")


def test_so_is_a_sheet_with_such_a_name(tmp_path):
    source = sheet(tmp_path, ".xlsx", "relatie", ["x"])
    book = load_workbook(source)
    book.active.title = "bsn 111222333"
    book.save(source)
    with pytest.raises(Refused, match=r"blad: .* een naam zonder burgerservicenummer"):
        run(source, tmp_path / "uit.xlsx")
