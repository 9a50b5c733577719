"""An opened batch sheet, whatever kind of file it came from, and the chunks of rows in which it is read."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from calculator.batch.notation import DUTCH, Notation
from calculator.batch.population import Unread
from calculator.batch.receipt import Receipt

ROWS_OF_TEXT, _MOST_CELLS = 1 << 14, 1 << 19  # of a chunk: cells of text are Python objects until they are read
Find = Callable[[Sequence[object]], dict[str, int]]  # from headers to where the input columns stand


@dataclass
class Chunk:
    """Some rows: the cells of every column as they were read.

    ``cells`` holds a pyarrow array per column (csv, parquet), or a list of Python values (xlsx). ``broken`` names rows
    of which the cells cannot be told apart, and ``unread`` by row and column the cells that gave no value.
    """

    size: int
    cells: list[Any]
    broken: dict[int, str] = field(default_factory=dict)
    unread: Unread = field(default_factory=dict)

    def column(self, place: int) -> Any:
        """Return a column as a pyarrow array, or as the list that it is when its cells are of several types."""
        cells = self.cells[place]
        if not isinstance(cells, list):
            return cells
        types = {*map(type, cells)} - {type(None)}
        if types == {float}:
            return pa.array(np.array(cells, dtype=np.float64), from_pandas=True)
        if len(types) > 1:
            return cells
        return pa.array(cells, pa.string() if types == {str} else None)


@dataclass
class SheetSource:
    """An opened batch sheet: its headers, where the input columns stand, and its rows."""

    headers: list[Any]
    places: dict[str, int]
    chunks: Generator[Chunk]
    receipt: Receipt
    rows: int | None = None  # where the file says so
    notation: Notation = DUTCH
    latest_tables: bool = False  # days may lie little beyond the tables
    english: bool = False  # csv with commas between the cells
    schema: Any = None  # of a parquet file
    coded: frozenset[int] = frozenset()  # the columns of texts that come as the place of each in a list of them
    types: Callable[[], list[Any]] | None = (
        None  # of the columns of a workbook; else every cell is a text or as in schema
    )


def rows_in_chunk(width: int) -> int:
    """Return how many rows to read at a time: fewer when they are wide."""
    return max(min(ROWS_OF_TEXT, _MOST_CELLS // max(width, 1)), 1)
