"""A run that is kept: the same files as a run from file to file, bounded in memory, and broken off without a trace."""

import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from calculator.batch import compute
from calculator.batch.results import collect
from calculator.batch.run import run
from calculator.batch.summary import TYPES
from calculator.cases.fields import Refused
from calculator.disk.atomic import CannotSave
from tests.calculator.batch.households import random_sheet


@pytest.fixture(scope="module")
def sheet():
    frame = random_sheet(400, seed=41).astype({"vermogen": object})
    frame.insert(1, "opmerking", [f"=rij {row}" for row in range(len(frame))])
    frame.loc[7, "vermogen"] = "veel"
    return frame


@pytest.fixture(params=[".csv", ".xlsx", ".parquet"])
def source(request, tmp_path, sheet):
    path = tmp_path / f"in{request.param}"
    if request.param == ".csv":
        sheet.to_csv(path, index=False, sep=";", decimal=",")
    elif request.param == ".xlsx":
        sheet.to_excel(path, index=False)
    else:
        sheet.astype({"vermogen": str}).to_parquet(path, index=False)
    return path


def content(path):
    """What is in a file; a workbook holds the moment it was made, so of that the cells."""
    if path.suffix == ".xlsx":
        return {
            name: page.to_dict()
            for name, page in pd.read_excel(path, sheet_name=None, dtype=str, engine="calamine").items()
        }
    return path.read_bytes()


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".parquet"])
def test_saving_what_was_kept_gives_the_file_of_a_run(tmp_path, source, ending):
    run(source, tmp_path / f"run{ending}")
    results = collect(source)
    source.unlink()  # nothing is read again
    results.save(tmp_path / f"kept{ending}")
    kept, direct = content(tmp_path / f"kept{ending}"), content(tmp_path / f"run{ending}")
    assert str(kept) == str(direct) if ending == ".xlsx" else kept == direct


def test_rows_codes_types_and_faults(source, sheet):
    results = collect(source)
    assert (results.kept, results.rows) == (True, 400)
    assert results.codes == sheet["dossier"].tolist()
    assert list(results.faults) == [7]
    right = np.arange(400) != 7
    expected = compute(sheet)
    for name, column in results.numbers.items():
        np.testing.assert_array_equal(column, expected[name].to_numpy())
    single = sheet["partner_leeftijd"].isna() & sheet["kinderen_leeftijden"].isna()
    single &= sheet["medebewoners_bruto_inkomen_per_jaar"].isna()
    named = np.array(TYPES)[results.types]
    assert np.isin(named[right & single], ["alleenstaand", "AOW, alleenstaand"]).all()
    assert not np.isin(named[right & ~single], ["alleenstaand", "AOW, alleenstaand"]).any()


def test_marks_are_what_the_summary_counts(source):
    results = collect(source)
    summary, counts = results.summary, {name: int(mark.sum()) for name, mark in results.marks.items()}
    total = summary.total
    assert (counts["achteruit"], counts["vooruit"], counts["gelijk"]) == (total.lose, total.gain, total.equal)
    assert (counts["onder_norm_nu"], counts["fout"]) == (summary.now.too_little, 1)
    assert (counts["zakt_onder_norm"], counts["komt_boven_norm"]) == (summary.falls_below, summary.rises_above)
    change = results.numbers["verschil_resterend_leefbudget_per_maand"]
    assert (change[results.marks["achteruit"]] < 0).all()
    assert counts["achteruit"] > 0


def test_beyond_the_limit_only_the_summary_is_kept_and_saving_computes_again(tmp_path, source):
    results = collect(source, most=399)
    assert (results.kept, results.rows, results.parts) == (False, 0, [])
    assert results.summary.rows == 400
    results.save(tmp_path / "uit.csv")
    run(source, tmp_path / "run.csv")
    assert content(tmp_path / "uit.csv") == content(tmp_path / "run.csv")


def test_a_sheet_without_rows_is_kept(tmp_path, sheet):
    sheet.head(0).to_csv(tmp_path / "in.csv", index=False)
    results = collect(tmp_path / "in.csv")
    assert (results.kept, results.rows, results.faults, results.codes) == (True, 0, {}, [])


def test_saving_over_the_input_or_where_it_cannot_be_is_refused(tmp_path, source):
    results, before = collect(source), source.read_bytes()
    with pytest.raises(Refused, match="een ander bestand dan de invoer"):
        results.save(source)
    with pytest.raises(Refused, match=r"\.xlsx, \.csv of \.parquet"):
        results.save(tmp_path / "uit.txt")
    with pytest.raises(CannotSave, match="de map bestaat niet"):
        results.save(tmp_path / "nergens" / "uit.csv")
    assert source.read_bytes() == before


class Enough(Exception):
    pass


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".parquet"])
def test_what_progress_raises_breaks_off_and_leaves_nothing(tmp_path, monkeypatch, sheet, ending):
    temporary = tmp_path / "temp"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    big = pd.concat([sheet.astype({"vermogen": str})] * 20)
    source, target = tmp_path / "in.parquet", tmp_path / f"uit{ending}"
    big.to_parquet(source, index=False)
    results = collect(source)
    seen = []

    def stop(rows, total):
        seen.append((rows, total))
        raise Enough

    for begin in (lambda: run(source, target, progress=stop), lambda: results.save(target, stop)):
        target.write_text("what was there")
        with pytest.raises(Enough):
            begin()
        assert target.read_text() == "what was there"
        assert {path.name for path in tmp_path.iterdir()} == {"in.parquet", target.name, "temp"}
        assert list(temporary.iterdir()) == []
    with pytest.raises(Enough):
        collect(source, progress=stop)
    # one chunk of 8,000 rows: a workbook, which takes long, is heard of in between
    assert [rows for rows, _ in seen] == [1_000 if ending == ".xlsx" else 8_000] * 2 + [8_000]
    assert {total for _, total in seen} == {8_000}


def test_progress_counts_up_to_all_rows(tmp_path, sheet):
    big = pd.concat([sheet] * 50)
    big.to_csv(tmp_path / "in.csv", index=False)
    seen = []
    collect(Path(tmp_path / "in.csv"), progress=lambda rows, total: seen.append((rows, total)))
    assert seen == [(16_384, None), (20_000, None)]
