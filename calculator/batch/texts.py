"""The texts of a batch sheet: of a cell, as a person would type it, and of what is said of rows, many at a time.

Also which texts a spreadsheet program takes for a formula.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from calculator.dutch.money import euro, number

Array = np.ndarray[Any, Any]
_SEPARATOR = "; "  # between what is said of one row

# What may stand before a sign without showing; the sign itself, also as East Asian keyboards write it.
_UNSEEN = r"[\s\x00-\x1f\x7f-\xa0\xad\u200b-\u200f\u2060\ufeff]"
_BEGINS_FORMULA = re.compile(rf"[\t\r\n]|{_UNSEEN}*[=+\-@＝＋－＠﹦﹢﹣﹫]")


def cell_text(value: Any) -> str | None:
    """Return what a person would type for a cell: a comma before decimals, an ISO date."""
    if value is None or value != value:  # noqa: PLR0124 - NaN
        return None
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() else f"{value:.10f}".rstrip("0").replace(".", ",")
    if isinstance(value, datetime):
        return value.isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def could_be_formula(text: str) -> bool:
    """Whether a spreadsheet program may take a text for a formula when someone types it or it stands in a csv file."""
    return _BEGINS_FORMULA.match(text) is not None


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


def of_each(values: Array, say: Callable[[Any], str]) -> Any:
    """Say something of each value, as a pyarrow array; of equal ones it is written once."""
    different, which = np.unique(values, return_inverse=True)
    return pa.array(map(say, different.tolist()), pa.string()).take(pa.array(which))


def euros(amounts: Array) -> tuple[Any, Any]:
    """Write amounts as :func:`euro` does, as two pyarrow arrays to put beside each other: whole euros, and cents."""
    cents = np.rint(amounts * 100).astype(np.int64)
    whole, rest = np.divmod(np.abs(cents), 100)
    return _written(np.where(cents < 0, ~whole, whole), _before_cents), _CENTS.take(pa.array(rest))


def numbers(amounts: Array, decimals: int) -> tuple[Any, ...]:
    """Write what is not below nought as :func:`number` does without decimals or with two, as one array or two."""
    whole, rest = np.divmod(np.rint(amounts * 100).astype(np.int64), 100)
    before = _written(whole, _whole)
    return (before, _DECIMALS.take(pa.array(rest))) if decimals else (before,)


def _written(values: Array, write: Callable[[int], str]) -> Any:
    """Write each value; of equal ones it is done once."""
    encoded = pa.array(values).dictionary_encode()
    return pa.array(map(write, encoded.dictionary.to_pylist()), pa.string()).take(encoded.indices)


@lru_cache(1 << 14)
def _whole(value: int) -> str:
    return number(value, 0)


@lru_cache(1 << 14)
def _before_cents(key: int) -> str:
    """Write whole euros, before cents; one below nought stands for none of them with a minus."""
    return euro(key + 0.5).removesuffix(",50")


_CENTS = pa.array([euro(cents / 100).removeprefix(euro(0)) for cents in range(100)])
_DECIMALS = pa.array([number(cents / 100)[1:] for cents in range(100)])
