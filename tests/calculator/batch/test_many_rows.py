"""Twenty thousand random households: every way through the batch gives each what it gets as a single case."""

import pandas as pd
import pytest

from calculator.batch import compute
from calculator.batch.columns import NUMBERS
from calculator.batch.run import run
from tests.calculator.batch.households import random_sheet, read, single_case, write

pytestmark = pytest.mark.slow
ROWS = 5_000
AMOUNTS = list(NUMBERS)


@pytest.fixture(scope="module")
def sheet():
    return random_sheet(ROWS, seed=7)


@pytest.fixture(scope="module")
def single_cases(sheet):
    """The amounts of each row by the path of one case; empty where there is none."""
    found = pd.DataFrame([single_case(row) for row in sheet.to_dict("records")])[AMOUNTS].astype(float)
    assert sorted(found) == sorted(AMOUNTS)
    return found[AMOUNTS]


def test_a_frame_gives_the_single_cases(sheet, single_cases):
    result = compute(sheet)
    assert result["fout"].isna().all()
    pd.testing.assert_frame_equal(result[AMOUNTS], single_cases, check_exact=True)


@pytest.mark.parametrize(
    ("name", "dialect"),
    [
        ("in.parquet", {}),
        ("in.csv", {"sep": ";", "decimal": ","}),
        ("in.csv", {"sep": ",", "decimal": "."}),
        ("in.xlsx", {}),
    ],
    ids=["parquet", "Dutch csv", "English csv", "xlsx"],
)
def test_a_file_gives_the_single_cases(tmp_path, sheet, single_cases, name, dialect):
    source = write(sheet, tmp_path / name, **dialect)
    target = source.with_stem("uit")
    summary = run(source, target)
    assert (summary.rows, summary.wrong) == (ROWS, 0)
    found = read(target)
    assert found["dossier"].tolist() == sheet["dossier"].tolist()
    pd.testing.assert_frame_equal(found[AMOUNTS].astype(float), single_cases, check_exact=True)
