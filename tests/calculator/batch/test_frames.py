"""Frames of pandas as programs make them: each cell is read or refused in its row, and nothing stops the others."""

from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from calculator.batch import compute
from calculator.batch.run import run
from tests.calculator.batch.sheet_files import ALLOWANCES, ROWS, faults, frame_of, parquet

FRAME = frame_of(ROWS)
DAY, RENT, CHILDREN = "peildatum", "kale_huur_nu_per_maand", "kinderen_leeftijden"
OTHERS, MOVES = "medebewoners_bruto_inkomen_per_jaar", "verhuizing"


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        (RENT, [Decimal("612.35"), "590", np.float64(498.75), np.int64(701)]),
        (RENT, pd.arrays.SparseArray([612.35, 590, 498.75, 701])),
        (CHILDREN, [[10, 12], "8", None, ""]),
        (CHILDREN, [(10, 12), {8}, pd.NA, np.array([])]),
        (CHILDREN, [np.array([10.0, 12.0]), pd.Series([8]), float("nan"), ()]),
        (OTHERS, [None, "", pd.NA, [12000, Decimal("9000.00")]]),
        (DAY, [np.datetime64("2025-01-01"), "1-1-2025", date(2025, 1, 1), pd.Timestamp("2025-01-01")]),
        (DAY, pd.Series([np.datetime64("2025-01-01")] * 4, dtype=object)),
        (DAY, pd.PeriodIndex(["2025-01-01"] * 4, freq="D")),
        (DAY, [b"2025-01-01"] * 4),
        (DAY, [pd.Timestamp("2025-01-01", tz="Europe/Amsterdam"), *["2025-01-01"] * 3]),
        (MOVES, [np.True_, False, "ja", 0]),
        (MOVES, [pd.NA, None, float("nan"), ""]),
    ],
)
def test_cells_of_any_type_are_read(column, cells):
    frame = FRAME.assign(**{column: pd.Series(cells, dtype=None if hasattr(cells, "dtype") else object)})
    found = compute(frame)
    assert faults(found) == {}
    assert found["huurtoeslag_nu_per_maand"].tolist() == ALLOWANCES


def test_nothing_is_nothing_in_every_way_that_pandas_has_for_it():
    for nothing in (pd.NA, None, float("nan"), pd.NaT):
        found = compute(FRAME.astype(object).replace("", nothing))
        assert found["huurtoeslag_nu_per_maand"].tolist() == ALLOWANCES


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        (RENT, [612 + 0j, *[590, 498.75, 701]]),
        (RENT, np.array([1j] * 4)),
        (RENT, pd.interval_range(0, 4)),
        (RENT, [{"bedrag": 612.35}, 590, 498.75, 701]),
        (RENT, [datetime.fromisoformat("2025-01-01"), 590, 498.75, 701]),
        (CHILDREN, [{"a": 10}, "8", None, None]),
        (CHILDREN, [[10, None], "8", None, None]),
        (DAY, pd.PeriodIndex(["2025-01"] * 4, freq="M")),
        (DAY, [pd.NaT, *["2025-01-01"] * 3]),
    ],
)
def test_what_is_no_value_of_its_column_is_refused_in_its_row(column, cells):
    found = compute(FRAME.assign(**{column: pd.Series(cells, dtype=None if hasattr(cells, "dtype") else object)}))
    wrong = range(4) if hasattr(cells, "dtype") else [0]
    assert faults(found) == dict.fromkeys(wrong, column)


@pytest.mark.parametrize(
    ("days", "ages"),
    [
        (["2025-01-01"], ["", "10;12", "8"]),
        (["2019-01-01", "n.v.t.", "2025-01-01"], ["x", "8", "99;99", "10;12", ""]),  # of some no row has them
        (["2025-01-01", "2019-01-01", "2025-01-01"], ["8", "10;12", "", "8"]),  # or they are there twice
    ],
)
def test_texts_that_a_file_holds_once_are_read_and_written_as_texts(tmp_path, days, ages):
    table = pq.read_table(parquet(tmp_path, ROWS))
    for name, different in ((DAY, days), (CHILDREN, ages)):
        place = table.schema.get_field_index(name)
        last = {cell: at for at, cell in enumerate(different)}
        texts = pa.DictionaryArray.from_arrays([last[cell] for cell in table[name].to_pylist()], different)
        table = table.set_column(place, name, texts)
    pq.write_table(table, tmp_path / "in.parquet", store_schema=False)
    for name in ("uit.parquet", "uit.csv"):
        summary = run(tmp_path / "in.parquet", tmp_path / name)
        assert (summary.wrong, summary.days, summary.receipt.nothing) == (0, {"2025-01-01"}, {})
    found = pq.read_table(tmp_path / "uit.parquet")
    assert found["huurtoeslag_nu_per_maand"].to_pylist() == ALLOWANCES
    assert [found.schema.field(name).type for name in (DAY, CHILDREN, "oordeel_nu")] == [pa.string()] * 3
    written = pd.read_csv(tmp_path / "uit.csv", sep=";", dtype=str, keep_default_na=False)
    assert found[CHILDREN].to_pylist() == written[CHILDREN].tolist() == ["10;12", "8", "", ""]
    assert found["oordeel_nu"].to_pylist() == written["oordeel_nu"].tolist()


def test_a_list_of_texts_with_nothing_in_it_is_read():
    ages = pa.DictionaryArray.from_arrays([1, 2, 0, 0], [None, "10;12", "8"])
    found = compute(FRAME.assign(**{CHILDREN: pd.Series(pd.arrays.ArrowExtensionArray(ages))}))
    assert found["huurtoeslag_nu_per_maand"].tolist() == ALLOWANCES
