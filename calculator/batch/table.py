"""One chunk of a batch sheet from input to output columns: of a pyarrow table, or of a pandas DataFrame."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from calculator.batch.columns import FAULT, JUDGED, JUDGEMENTS, NOTICE, NUMBERS
from calculator.batch.engine import compute_households
from calculator.batch.headers import kept, locate, to_carry
from calculator.batch.notation import DUTCH
from calculator.batch.population import Households, read_households
from calculator.batch.reading import Array, as_text
from calculator.batch.row_notices import remark

if TYPE_CHECKING:
    import pandas as pd

ROWS = 1 << 17  # at a time: with fewer the calls cost more than what stays in the cache gains


@dataclass(frozen=True)
class Outcome:
    """The computed columns of a chunk, and the households behind them."""

    households: Households
    numbers: dict[str, Array]

    @property
    def faults(self) -> list[str | None]:
        """Return per row what is wrong, or None."""
        found: list[str | None] = [None] * self.households.size
        for row, text in self.households.faults.items():
            found[row] = text
        return found

    @property
    def notices(self) -> Any:
        """Return per row what is odd, as a pyarrow array; empty where nothing is."""
        return self.households.notices.texts

    def judgements(self, name: str) -> Any:
        """Return per row whether it is enough, in words, as a pyarrow array; empty where there is no norm."""
        codes = self.numbers[name]
        none = np.isnan(codes)
        places = pa.array(np.where(none, 0, codes).astype(np.int32), mask=none)
        return pa.DictionaryArray.from_arrays(places, pa.array(JUDGEMENTS))


def outcome_of(households: Households) -> Outcome:
    """Compute a chunk of households that were read."""
    return Outcome(households, compute_households(households, remark))


def output_arrays(outcome: Outcome) -> list[tuple[str, Any]]:
    """Return the output columns as pyarrow arrays, empty where there is no amount."""
    numbers = [(name, _amounts(outcome.numbers[name])) for name in NUMBERS]
    size = outcome.households.size
    faults = pa.array(outcome.faults, pa.string()) if outcome.households.faults else pa.nulls(size, pa.string())
    judged = [(name, outcome.judgements(name)) for name in JUDGED]
    return [(FAULT, faults), *numbers, *judged, (NOTICE, outcome.notices)]


def _amounts(values: Array) -> Any:
    """Return amounts as a pyarrow array, empty where there is none; where all are there nothing is copied."""
    return pa.array(values, from_pandas=bool(np.isnan(values).any()))


def compute(sheet: pd.DataFrame) -> pd.DataFrame:
    """Compute households, one per row, and return the same rows and columns with the outcomes behind them.

    ``sheet`` has the columns of the batch sheet (:data:`calculator.batch.INPUT`; the three of the later dwelling may be
    absent) in any order and of any type: numbers, texts, dates. Other columns and the index are carried through. The
    outcomes are :data:`calculator.batch.OUTPUT`: ``fout`` holds None or what is wrong with the row, ``let_op`` what is
    odd in it, the others are float64 with NaN where there is no amount. A ``sheet`` that came from here gets its
    outcomes replaced; a column of another sheet with the name of an outcome is kept as ``<name>_eigen``.

    The function is pure: it keeps nothing between calls, does not change ``sheet``, and gives a row the same outcome
    whatever stands beside it, so parts may be computed anywhere, as ``dask.dataframe.map_partitions`` does.

    Raises:
        Refused: a column is missing. A wrong row does not stop the others.
    """
    import numpy as np
    import pandas as pd

    places = locate(list(sheet.columns))
    parts = []
    for start in range(0, len(sheet), ROWS):
        rows = sheet.iloc[start : start + ROWS]
        columns = {name: _arrow(rows.iloc[:, place]) for name, place in places.items()}
        kinds = {name: column.type for name, column in columns.items() if not isinstance(column, list)}
        parts.append(outcome_of(read_households(columns, len(rows), notation=DUTCH.typed(kinds))))
    carried = to_carry(list(sheet.columns))
    before = sheet.set_axis(carried, axis=1).iloc[:, kept(carried)]
    text = pd.Series([""]).dtype  # what this version of pandas keeps texts in
    faults = pd.Series([fault for part in parts for fault in part.faults], before.index, text)
    notices = pd.Series([notice for part in parts for notice in part.notices.to_pylist()], before.index, text)
    numbers = {
        name: np.concatenate([part.numbers[name] for part in parts]) if parts else np.empty(0) for name in NUMBERS
    }
    judged = {
        name: pd.Series([word for part in parts for word in part.judgements(name).to_pylist()], before.index, text)
        for name in JUDGED
    }
    found = pd.DataFrame({FAULT: faults, **numbers, **judged, NOTICE: notices}, before.index)
    return pd.concat([before, found], axis=1)


def _arrow(column: pd.Series[Any]) -> Any:
    """Return a pandas column as a pyarrow array; one of mixed types as a list: a number beside days is no day."""
    import pandas as pd

    if isinstance(column.dtype, pd.PeriodDtype):
        column = column.astype(str)  # 2025-01; else it would be counted from 1970
    if column.dtype != object or len({*map(type, column[column.notna()])}) <= 1:
        with suppress(pa.ArrowException, TypeError):
            return pa.array(column, from_pandas=True)
    return [_cell(value) for value in column.tolist()]


def _cell(value: Any) -> Any:
    """Return a cell among others of other types as one that a sheet may have; a list as the text it stands for."""
    import pandas as pd

    if isinstance(value, np.generic):
        value = pd.Timestamp(value).to_pydatetime() if isinstance(value, np.datetime64) else value.item()
    if pd.api.types.is_list_like(value) and not isinstance(value, dict):
        return as_text([*value])
    if value is None or value is pd.NA or value != value:  # noqa: PLR0124 - NaN
        return None
    return value if isinstance(value, str | int | float | Decimal | date) else str(value)
