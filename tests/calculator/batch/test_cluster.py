"""A cluster: dask computes the partitions of a country with the same function, on two processes of this machine."""

import numpy as np
import pandas as pd
import pytest

from calculator.batch import compute
from calculator.batch.columns import NUMBERS
from tests.calculator.batch.households import random_sheet


@pytest.mark.slow
def test_two_workers_give_what_one_process_gives(tmp_path):
    import dask.dataframe as dd  # seconds of every worker's collection otherwise
    import distributed

    sheet = random_sheet(4_000, seed=21)
    sheet.to_parquet(tmp_path / "in.parquet", index=False, row_group_size=1_000)
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=str(tmp_path / "scratch")
        ) as cluster,
        distributed.Client(cluster),
    ):
        country = dd.read_parquet(tmp_path / "in.parquet", split_row_groups=True)
        assert country.npartitions > 1
        outcome = country.map_partitions(compute, meta=compute(country._meta))
        outcome.to_parquet(tmp_path / "uit", write_index=False)
        total = outcome["huurtoeslag_nu_per_maand"].sum().compute()
    expected = compute(sheet)
    found = pd.read_parquet(tmp_path / "uit")
    assert list(found.columns) == list(expected.columns)
    numbers = list(NUMBERS)
    np.testing.assert_array_equal(found[numbers].to_numpy(), expected[numbers].to_numpy())
    assert total == expected["huurtoeslag_nu_per_maand"].sum()
