"""What a run carries through to its outcomes: none of it may be a list of burgerservicenummers.

A single number that happens to pass the elfproef is let through: one in eleven does. A column of them is refused, as
numbers, as texts or in notes, for the outcomes would go from desk to desk with them. A spreadsheet takes the zero off
that a number begins with: what has eight digits is looked at with that zero. The name of the file and of its sheet
stand on the outcomes too, and so do the headers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from calculator.batch.codes import like_bsn, longest
from calculator.batch.headers import kept
from calculator.batch.reading import as_array, as_texts
from calculator.batch.sources import Chunk, SheetSource
from calculator.cases.bsn import looks_like_bsn, passes_elfproef
from calculator.cases.fields import Mistake, Refused

_NAMED = re.compile(r"(?<![a-z])(?:b~s~n|burger~service|sofi)(?:~(?:nr|nummer)s?)?(?![a-z])".replace("~", r"[\W_]*"))
_NINE_DIGITS = r"(?:^|\P{Nd})(?:\p{Nd}[\pZ\p{Cf}.]*){9}(?:$|\P{Nd})"
_EIGHT_DIGITS = r"^\d{8}$"
_DIGITS = 9
_FEWEST = 3
_NEARLY_ALL = 0.9
_MOST_SHORT = 50


class OwnColumns:
    """Looks at the columns that are carried through, part by part.

    Raises:
        Refused: a column is named after the burgerservicenummer.
    """

    def __init__(self, source: SheetSource) -> None:
        read = set(source.places.values())
        self._headers = {place: str(source.headers[place]) for place in kept(source.headers) if place not in read}
        self._counts = {place: np.zeros(2, dtype=np.int64) for place in self._headers}
        self._short: dict[int, set[str]] = {place: set() for place in self._headers}
        if mistakes := [*_of_names(source), *_of_headers(self._headers)]:
            raise Refused(mistakes)

    def look(self, chunk: Chunk) -> None:
        """Count numbers of nine digits, and those among them that pass the elfproef.

        Of numbers that lost a zero only different ones count: the same eight digits in each row are a date.

        Raises:
            Refused: nearly all of a column pass.
        """
        for place, counts in self._counts.items():
            column = as_texts(as_array(chunk.column(place)))
            counts[:] += _counted(column)
            short = self._short[place]
            short.update(_of_eight_digits(column)[: _MOST_SHORT - len(short)])
            if _is_list(*counts) or _is_list(len(short), sum(passes_elfproef(f"0{digits}") for digits in short)):
                raise Refused([_mistake(self._headers[place])])


def _is_list(numbers: int, passing: int) -> bool:
    return passing >= _FEWEST and passing >= _NEARLY_ALL * numbers


def _mistake(header: str) -> Mistake:
    return Mistake(f"kolom {header}", "burgerservicenummers", "een bestand zonder deze kolom")


def _of_names(source: SheetSource) -> Iterator[Mistake]:
    for kind, name in (("bestand", source.receipt.file), ("blad", source.receipt.sheet)):
        if name and looks_like_bsn(name):
            yield Mistake(kind, name, "een naam zonder burgerservicenummer; de uitkomsten noemen die naam")


def _of_headers(headers: dict[int, str]) -> Iterator[Mistake]:
    for header in headers.values():
        if _NAMED.search(unicodedata.normalize("NFKC", header).casefold()):
            yield _mistake(header)
        elif looks_like_bsn(header):
            yield Mistake(f"kolom {header}", "een burgerservicenummer", "een kop zonder dat nummer")


def _counted(column: Any) -> tuple[int, int]:
    kind = column.type
    if pa.types.is_string(kind):
        if longest(column) < _DIGITS:  # most columns, and quick to see
            return 0, 0
        column = column.filter(pc.fill_null(pc.match_substring_regex(column, _NINE_DIGITS), fill_value=False))
        return len(column), int(like_bsn(column).sum())
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        column = _between(column, 1e8, 1e9)
        return len(column), int(like_bsn(column).sum())
    return 0, 0


def _of_eight_digits(column: Any) -> list[str]:
    """Return the different whole numbers of eight digits, as they would begin behind a zero."""
    kind = column.type
    if pa.types.is_string(kind):
        column = column.filter(pc.fill_null(pc.match_substring_regex(column, _EIGHT_DIGITS), fill_value=False))
        return [str(text) for text in pc.unique(column).to_pylist()]
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return [f"{value:.0f}" for value in pc.unique(_between(column, 1e7, 1e8)).to_pylist() if value % 1 == 0]
    return []


def _between(column: Any, least: float, below: float) -> Any:
    values = column.cast(pa.float64(), safe=False).drop_null()
    return values.filter(pc.and_(pc.greater_equal(values, least), pc.less(values, below)))
