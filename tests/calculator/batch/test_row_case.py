"""A row opened as a case has exactly the amounts of the row."""

import numpy as np
import pytest

from calculator.batch.columns import KNOWN
from calculator.batch.results import collect
from calculator.cases.fields import Refused, to_json
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from tests.calculator.batch.households import case_of, random_sheet, with_facts
from tests.calculator.batch.sheet_files import ROWS, csv_file


def outcomes(geval):
    """The amounts of a case under the names of the columns."""
    result = compute(geval)
    found = {name: value for name, value in vars(result.huishouden).items() if isinstance(value, float | int)}
    for when, home in zip(("nu", "na"), result.woonsituaties, strict=False):
        for name in ("huurtoeslag", "netto_woonlast", "resterend_leefbudget", "marge"):
            found[f"{name}_{when}_per_maand"] = getattr(home, f"{name}_per_maand")
    norm = result.woonsituaties[0].norm
    found |= {"norm_laag_per_maand": norm.laag_per_maand, "norm_hoog_per_maand": norm.hoog_per_maand}
    if result.verschillen:
        found["verschil_resterend_leefbudget_per_maand"] = result.verschillen[0].resterend_leefbudget_per_maand
    return found


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_the_case_of_a_row_has_the_amounts_of_the_row(tmp_path, ending):
    sheet = with_facts(random_sheet(300, seed=31))
    path = tmp_path / f"in{ending}"
    sheet.to_csv(path, index=False) if ending == ".csv" else sheet.to_parquet(path, index=False)
    results = collect(path)
    assert results.faults == {}
    for row in range(300):
        found = outcomes(results.case(row))
        for name, column in results.numbers.items():
            expected = found.get(name)
            assert column[row] == expected or (expected is None and np.isnan(column[row])), (row, name)


def test_the_case_is_the_household_of_the_row(tmp_path):
    sheet = with_facts(random_sheet(300, seed=32))
    sheet.to_parquet(tmp_path / "in.parquet", index=False)
    results = collect(tmp_path / "in.parquet")
    for row, cells in enumerate(sheet.to_dict("records")):
        expected = to_json(parse(case_of(cells)))
        for home in expected["woonsituaties"][1:]:
            home["naam"] = "na renovatie"
        assert to_json(results.case(row)) == expected


def test_the_random_rows_have_each_column_and_their_cases_read_it():
    """So that the comparisons above see a new column, which is else taken for empty without a word."""
    read = set()

    class Cells(dict):
        def __getitem__(self, name):
            read.add(name)
            return super().__getitem__(name)

        def get(self, name, default=None):
            read.add(name)
            return super().get(name, default)

    for cells in with_facts(random_sheet(60, seed=35)).to_dict("records"):
        assert set(KNOWN) <= set(cells)
        case_of(Cells(cells))
    assert [name for name in KNOWN if name not in read] == []


def test_a_wrong_row_says_what_is_wrong_instead(tmp_path):
    sheet = random_sheet(5, seed=33).astype({"vermogen": object})
    sheet.loc[3, "vermogen"] = "veel"
    sheet.to_csv(tmp_path / "in.csv", index=False, sep=";")
    results = collect(tmp_path / "in.csv")
    assert results.case(2).dossier == "A-2"
    with pytest.raises(Refused, match="vermogen: 'veel'"):
        results.case(3)


def test_rows_are_found_across_chunks(tmp_path):
    sheet = random_sheet(60, seed=34)
    sheet.to_csv(tmp_path / "in.csv", index=False)
    results = collect(tmp_path / "in.csv")
    (chunk, outcome), (other, found) = results.parts[0], collect(tmp_path / "in.csv").parts[0]
    results.parts = [(chunk, outcome), (other, found)]
    assert [results.case(row).dossier for row in (0, 59, 60, 119)] == ["A-0", "A-59", "A-0", "A-59"]
    with pytest.raises(IndexError):
        results.case(120)


@pytest.mark.parametrize(
    ("cell", "given"),
    [("", False), (" ", False), ("n.v.t.", False), ("\u200e", False), ("'", False), ("0", True), ("12,50", True)],
)
def test_what_counts_as_an_empty_cell_is_assumed_in_the_case(tmp_path, cell, given):
    """The words for nothing as well, and a cell in which nothing shows: what the row is computed with decides."""
    row = ROWS[1] | {"vermogen": cell, "kinderen_leeftijden": "5" if given else cell, "kinderen_geboren": "2019-04"}
    results = collect(csv_file(tmp_path, [row]))
    assert results.faults == {}
    assert results.assumed(0) == (() if given else ("huishouden.vermogen",))
    [child] = [persoon for persoon in results.case(0).huishouden.personen if persoon.rol == "kind"]
    assert (child.leeftijd, child.geboren) == (5 if given else None, "2019-04")
