"""Writing batch sheets chunk by chunk: csv as a Dutch spreadsheet program reads it, parquet, and xlsx."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from datetime import date, datetime
from io import TextIOWrapper
from itertools import count
from typing import Any, BinaryIO, Protocol

import pyarrow as pa

from calculator.batch.columns import AMOUNTS, JUDGED, NUMBERS, OUTPUT
from calculator.batch.sources import Chunk, SheetSource
from calculator.batch.summary import Summary
from calculator.batch.table import Outcome, output_arrays
from calculator.batch.texts import cell_text

# What may stand before a sign without showing; the sign itself, also as East Asian keyboards write it.
_UNSEEN = r"[\s\x00-\x1f\x7f-\xa0\xad\u200b-\u200f\u2060\ufeff]"
_BEGINS_FORMULA = re.compile(rf"[\t\r\n]|{_UNSEEN}*[=+\-@＝＋－＠﹦﹢﹣﹫]")
_SETTING = "sep="  # on the first line of a csv file it is no text but says what stands between the cells
_NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*%?", re.ASCII)
_ENGLISH_AMOUNT = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)\.\d+", re.ASCII)


class Target(Protocol):
    """A sheet being written."""

    def write(self, chunk: Chunk, outcome: Outcome, done: Callable[[int], None]) -> None:
        """Write the rows of a chunk with what was computed; where that takes long, ``done`` hears how many there are.

        What ``done`` raises breaks off.
        """

    def finish(self, summary: Summary) -> None:
        """Add what belongs behind the last row."""

    def close(self) -> None:
        """End the writing, also of a run that was broken off; the file itself stays open."""


def could_be_formula(text: str) -> bool:
    """Whether a spreadsheet program may take a text for a formula when someone types it or it stands in a csv file."""
    return _BEGINS_FORMULA.match(text) is not None


def safe_text(text: str) -> str:
    """Return a text that no spreadsheet program takes for a formula when it opens a csv file; numbers stay numbers."""
    return f"'{text}" if could_be_formula(text) and not _NUMBER.fullmatch(text) else text


def dutch_number(value: float) -> str:
    """Write an amount with two decimals behind a comma; nothing where there is none."""
    return "" if value != value else f"{value:.2f}".replace(".", ",")  # noqa: PLR0124 - NaN


class CsvTarget:
    """csv with semicolons, decimal commas and UTF-8 with its mark: what a Dutch spreadsheet program opens as it is."""

    def __init__(self, file: BinaryIO, source: SheetSource, keep: list[int]) -> None:
        self._keep = keep
        self._english = source.english
        self._amounts = {place for name, place in source.places.items() if name in AMOUNTS}
        self._file = TextIOWrapper(file, encoding="utf-8-sig", newline="", errors="replace")
        self._writer = csv.writer(self._file, delimiter=";", lineterminator="\r\n")
        headers = [safe_text(str(source.headers[place])) for place in keep] + list(OUTPUT)
        if headers[0].casefold().startswith(_SETTING):
            headers[0] = f"'{headers[0]}"
        self._writer.writerow(headers)

    def write(self, chunk: Chunk, outcome: Outcome, done: Callable[[int], None]) -> None:  # noqa: ARG002 # is fast
        """Write the rows of a chunk with what was computed."""
        columns: list[Any] = []
        for place in self._keep:
            cells = chunk.cells[place]
            cells = cells if isinstance(cells, list) else cells.to_pylist()
            if self._english and place in self._amounts:
                columns.append([_to_dutch(cell) for cell in cells])
            else:
                columns.append([_written(cell) for cell in cells])
        columns.append(["" if fault is None else safe_text(fault) for fault in outcome.faults])
        columns += [map(dutch_number, outcome.numbers[name].tolist()) for name in NUMBERS]
        columns += [[word or "" for word in outcome.judgements(name).to_pylist()] for name in JUDGED]
        columns.append(["" if notice is None else safe_text(notice) for notice in outcome.notices])
        self._writer.writerows(zip(*columns, strict=True))

    def finish(self, summary: Summary) -> None:
        """Add nothing: the file is rows only."""

    def close(self) -> None:
        """Hand over what is still in memory."""
        self._file.detach()


def _to_dutch(cell: str) -> str:
    """Write an amount of the English dialect with a decimal comma; what is no such amount stays as it is."""
    text = cell.strip()
    return text.replace(",", "").replace(".", ",") if _ENGLISH_AMOUNT.fullmatch(text) else safe_text(cell)


def _written(cell: Any) -> str:
    if cell is None or cell != cell:  # noqa: PLR0124 - NaN
        return ""
    if isinstance(cell, str):
        return safe_text(cell)
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell).replace(".", ",")
    if isinstance(cell, datetime) and cell.time() == datetime.min.time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else safe_text(str(cell))


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
        strings = [field.name for field in self._schema if not pa.types.is_floating(field.type)]
        self._writer = pq.ParquetWriter(
            file, self._schema, compression="snappy", use_dictionary=strings, write_statistics=False
        )

    def write(self, chunk: Chunk, outcome: Outcome, done: Callable[[int], None]) -> None:  # noqa: ARG002 # is fast
        """Write the rows of a chunk with what was computed."""
        arrays = [
            _fitted(chunk.cells[place], field.type) for place, field in zip(self._keep, self._schema, strict=False)
        ]
        computed = [array for _, array in output_arrays(outcome)]
        self._writer.write_batch(pa.record_batch([*arrays, *computed], schema=self._schema))

    def finish(self, summary: Summary) -> None:
        """Add nothing: the file is rows only."""

    def close(self) -> None:
        """Write the end of the file, by which it can be read."""
        self._writer.close()


def _fitted(cells: Any, kind: Any) -> Any:
    """Bring the cells of a column to the type of the whole column."""
    if not isinstance(cells, list):
        return cells
    if pa.types.is_string(kind):
        return pa.array([cell_text(cell) for cell in cells], kind)
    return pa.array(cells, kind)


def _distinct(names: list[str]) -> list[str]:
    """Give columns of the same name, or without one, names of their own: parquet needs them."""
    taken = {"", *names}
    found: list[str] = []
    for name in names:
        free = (f"{name}_{number}" for number in count(2))
        found.append(name if name and name not in found else next(other for other in free if other not in taken))
        taken.add(found[-1])
    return found
