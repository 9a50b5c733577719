"""What is said of the rows of a chunk: columns of text, made and joined many rows at a time."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from calculator.batch.reading import Array, coded
from calculator.dutch.money import euro

_SEPARATOR = "; "


class Notices:
    """Texts about rows, in the order in which they are said."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._said: list[tuple[Array, Any]] = []
        self._silent = np.zeros(size, dtype=bool)

    def say(self, rows: Array, texts: Any) -> None:
        """Say something of rows: a text of each, or one of all of them."""
        if len(rows):
            said = pa.repeat(texts, len(rows)) if isinstance(texts, str) else pa.array(texts, pa.string())
            self._said.append((rows, said))

    def silence(self, rows: Array | slice) -> None:
        """Say nothing of rows that turned out wrong."""
        self._silent[rows] = True

    @cached_property
    def texts(self) -> Any:
        """What is said of each row, as a pyarrow array; empty where that is nothing. Nothing can be said after it."""
        texts = by_row(self._said, self._size, _SEPARATOR)
        self._said.clear()
        return pc.if_else(pa.array(self._silent), None, texts) if self._silent.any() else texts


def by_row(said: list[tuple[Array, Any]], size: int, separator: str) -> Any:
    """Join the texts about each of ``size`` rows, in their order; empty where there is none."""
    if not said:
        return pa.nulls(size, pa.string())
    rows = np.concatenate([rows for rows, _ in said])
    order = np.argsort(rows, kind="stable")
    number = np.bincount(rows, minlength=size)
    ends = np.concatenate([[0], np.cumsum(number)]).astype(np.int32)
    texts = pa.concat_arrays([texts for _, texts in said]).take(pa.array(order))
    joined = pc.binary_join(pa.ListArray.from_arrays(ends, texts), separator)
    return pc.if_else(pa.array(number > 0), joined, None)


def beside(*parts: Any) -> Any:
    """Put texts beside each other, row by row; a text that is no array stands in each row."""
    return pc.binary_join_element_wise(*parts, "")


def euros(amounts: Array) -> Any:
    """Write amounts as :func:`euro` does, as a pyarrow array: what stands before the cents is written once."""
    cents = np.rint(amounts * 100).astype(np.int64)
    whole, rest = np.divmod(np.abs(cents), 100)
    places, different = coded(pa.array(np.where(cents < 0, ~whole, whole)))
    return beside(
        pa.array(map(_before_cents, different), pa.string()).take(pa.array(places)), _CENTS.take(pa.array(rest))
    )


@lru_cache(1 << 14)
def _before_cents(key: int) -> str:
    """Write whole euros, before cents; one below nought stands for none of them with a minus."""
    return euro(key + 0.5).removesuffix(",50")


_CENTS = pa.array([euro(cents / 100).removeprefix(euro(0)) for cents in range(100)])
