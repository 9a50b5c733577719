"""The different values of a column of a batch sheet, and which of them mean that nothing stands there."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from calculator.dutch.absent import is_dash, says_nothing
from calculator.dutch.marks import as_seen

Array = np.ndarray[Any, Any]


def without_words(column: Any, counts: dict[str, int]) -> Any:
    """Count the words of a column that mean nothing, each of its values looked at once.

    It comes back with the place of its value for each row, which is what :func:`coded` needs.
    """
    if isinstance(column, list):
        for cell in column:
            if isinstance(cell, str) and is_nothing(cell):
                counts[cell.strip()] = counts.get(cell.strip(), 0) + 1
        return column
    if not pa.types.is_string(column.type) and not pa.types.is_dictionary(column.type):
        return column
    encoded = column.dictionary_encode()
    for place, text in enumerate(encoded.dictionary.to_pylist()):
        if is_nothing(text):
            number = int(pc.sum(pc.equal(encoded.indices, place)).as_py())
            counts[text.strip()] = counts.get(text.strip(), 0) + number
    return encoded


def is_coded(column: Any) -> bool:
    """Whether a column holds places in a list of texts, of which each stands in some row."""
    return (
        pa.types.is_dictionary(column.type)
        and pa.types.is_string(column.type.value_type)
        and not column.dictionary.null_count
        and pc.count_distinct(column.indices).as_py() == len(column.dictionary)
    )


def coded(column: Any) -> tuple[Array, list[Any]]:
    """Return for each row the place of its value in the list of different values; an empty cell is -1."""
    if isinstance(column, list):
        places: dict[tuple[type, Any], int] = {}
        codes = [-1 if cell is None else places.setdefault((type(cell), cell), len(places)) for cell in column]
        return np.array(codes, dtype=np.int64), [value for _, value in places]
    if pa.types.is_null(column.type):
        return np.full(len(column), -1), []
    encoded = column.dictionary_encode()
    found = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    return np.asarray(found), encoded.dictionary.to_pylist()


def is_empty(value: object) -> bool:
    """Whether a cell holds nothing that shows, or a word or a dash that means nothing."""
    if isinstance(value, str):
        return not as_seen(value) or is_nothing(value)
    return value is None or value != value  # noqa: PLR0124 - NaN


def is_nothing(text: str) -> bool:
    """Whether a text means an empty cell where no amount is asked."""
    return not text[:1].isdigit() and (says_nothing(text) or is_dash(text))
