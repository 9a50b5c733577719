"""The columns of a sheet that the run carries through: none of them may be a list of burgerservicenummers.

A single number that happens to pass the elfproef is let through: one in eleven does. A column of them is refused, for
the outcomes would go from desk to desk with them.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from calculator.batch.codes import like_bsn
from calculator.batch.headers import kept
from calculator.batch.reading import as_array, as_texts
from calculator.batch.sources import Chunk, SheetSource
from calculator.cases.fields import Mistake, Refused

_NAMED = re.compile(r"(?<![a-z])(?:bsn|burger-?service-?(?:nr|nummer)|sofi-?(?:nr|nummer))(?![a-z])", re.IGNORECASE)
_NINE_DIGITS = r"^[\pZ\p{Cf}]*(?:\p{Nd}[\pZ\p{Cf}.]*){9}$"
_DIGITS = 9
_FEWEST = 3
_NEARLY_ALL = 0.9


class OwnColumns:
    """Looks at the columns that are carried through, part by part.

    Raises:
        Refused: a column is named after the burgerservicenummer.
    """

    def __init__(self, source: SheetSource) -> None:
        read = set(source.places.values())
        self._headers = {place: str(source.headers[place]) for place in kept(source.headers) if place not in read}
        self._counts = {place: np.zeros(2, dtype=np.int64) for place in self._headers}
        named = [header for header in self._headers.values() if _NAMED.search(header.replace("_", " "))]
        if named:
            raise Refused(map(_mistake, named))

    def look(self, chunk: Chunk) -> None:
        """Count numbers of nine digits, and those among them that pass the elfproef.

        Raises:
            Refused: nearly all of a column pass.
        """
        for place, counts in self._counts.items():
            counts[:] += _counted(as_texts(as_array(chunk.column(place))))
            nine, passing = counts
            if passing >= _FEWEST and passing >= _NEARLY_ALL * nine:
                raise Refused([_mistake(self._headers[place])])


def _mistake(header: str) -> Mistake:
    return Mistake(f"kolom {header}", "burgerservicenummers", "een bestand zonder deze kolom")


def _counted(column: Any) -> tuple[int, int]:
    kind = column.type
    if pa.types.is_string(kind):
        if (pc.max(pc.binary_length(column)).as_py() or 0) < _DIGITS:  # most columns, and quick to see
            return 0, 0
        column = column.filter(pc.fill_null(pc.match_substring_regex(column, _NINE_DIGITS), fill_value=False))
        return len(column), int(like_bsn(column).sum())
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        values = column.cast(pa.float64(), safe=False).drop_null()
        column = values.filter(pc.and_(pc.greater_equal(values, 1e8), pc.less(values, 1e9)))
        return len(column), int(like_bsn(column).sum())
    return 0, 0
