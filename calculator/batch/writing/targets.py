"""Writing batch sheets chunk by chunk: what every kind of file does, and parquet."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import date, datetime, time
from itertools import count, zip_longest
from typing import Any, BinaryIO, Protocol

import pyarrow as pa

from calculator.batch.columns import JUDGED, NUMBERS, OUTPUT
from calculator.batch.sources import Chunk, SheetSource
from calculator.batch.summary import Summary
from calculator.batch.table import Outcome, output_arrays
from calculator.batch.texts import cell_text


class Target(Protocol):
    """A sheet being written."""

    def write(self, chunk: Chunk, outcome: Outcome, done: Callable[[int], None]) -> None:
        """Write the rows of a chunk with what was computed; where that takes long, ``done`` hears how many there are.

        What ``done`` raises breaks off.
        """

    def finish(self, summary: Summary, done: Callable[[], None]) -> None:
        """Add what belongs behind the last row; where that takes long, ``done`` is called on the way."""

    def close(self) -> None:
        """End the writing, also of a run that was broken off; the file itself stays open."""


_OUTPUT_FIELDS = [pa.field(name, pa.float64() if name in NUMBERS else pa.string()) for name in OUTPUT]


class ParquetTarget:
    """parquet: the columns keep their types, amounts are doubles, and an empty cell is null."""

    def __init__(self, file: BinaryIO, source: SheetSource, keep: list[int]) -> None:
        import pyarrow.parquet as pq

        self._keep = keep
        self._names = _distinct([str(source.headers[place]) for place in keep])
        if source.schema is not None:
            fields = [source.schema.field(place).with_name(name) for name, place in zip(self._names, keep, strict=True)]
            self._schema = pa.schema([*fields, *_OUTPUT_FIELDS], source.schema.metadata)
        else:
            types = source.types() if source.types else [pa.string()] * len(source.headers)
            fields = [pa.field(name, types[place]) for name, place in zip(self._names, keep, strict=True)]
            self._schema = pa.schema([*fields, *_OUTPUT_FIELDS])
        texts = self._schema
        for place, field in enumerate(self._schema):
            if field.name in JUDGED or (place < len(keep) and keep[place] in source.coded):
                self._schema = self._schema.set(place, field.with_type(_CODED))
        code = source.places["dossier"]  # of which hardly any is there twice
        several = [field.name for place, field in zip_longest(keep, self._schema) if place != code]
        self._writer = pq.ParquetWriter(
            file,
            self._schema,
            compression={field.name: _compression(field.type) for field in self._schema},
            use_dictionary=several,
            dictionary_pagesize_limit=_FEW,
            write_statistics=False,
            store_schema=False,
        )
        # Who reads the file gets texts, whichever way they were handed over.
        kept = base64.b64encode(texts.serialize().to_pybytes()).decode()
        self._writer.add_key_value_metadata({**(texts.metadata or {}), "ARROW:schema": kept})

    def write(self, chunk: Chunk, outcome: Outcome, done: Callable[[int], None]) -> None:  # noqa: ARG002 # is fast
        """Write the rows of a chunk with what was computed."""
        arrays = [
            _fitted(chunk.cells[place], field.type) for place, field in zip(self._keep, self._schema, strict=False)
        ]
        computed = [array for _, array in output_arrays(outcome)]
        self._writer.write_batch(pa.record_batch([*arrays, *computed], schema=self._schema))

    def finish(self, summary: Summary, done: Callable[[], None]) -> None:
        """Add nothing: the file is rows only."""

    def close(self) -> None:
        """Write the end of the file, by which it can be read."""
        self._writer.close()


_CODED = pa.dictionary(pa.int32(), pa.string())
_FEW = 1 << 14  # bytes of different values; a column that has more is written as it is from there on


def _compression(kind: Any) -> str:
    """Return how to compress a column: for amounts, of which few are equal, it was a third of the time of writing."""
    return "none" if pa.types.is_floating(kind) else "snappy"


def _fitted(cells: Any, kind: Any) -> Any:
    """Bring the cells of a column to the type of the whole column."""
    if not isinstance(cells, list):
        return cells
    if pa.types.is_string(kind):
        return pa.array([cell_text(cell) for cell in cells], kind)
    if pa.types.is_timestamp(kind):  # days and times below each other
        cells = [datetime.combine(cell, time()) if type(cell) is date else cell for cell in cells]
    return pa.array(cells, kind)


def _distinct(names: list[str]) -> list[str]:
    """Give columns of the same name, or without one, names of their own: parquet needs them."""
    taken = {"", *names}
    found: dict[str, None] = {}  # in their order
    for name in names:
        free = (f"{name}_{number}" for number in count(2))
        own = name if name and name not in found else next(other for other in free if other not in taken)
        found[own] = None
        taken.add(own)
    return list(found)
