"""A parquet file as a batch sheet: columns with their types, read in batches."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from calculator.batch.columns import READERS
from calculator.batch.headers import to_carry
from calculator.batch.notation import DUTCH, notation_of
from calculator.batch.receipt import Receipt
from calculator.batch.refusals import refuse
from calculator.batch.sheet_source import Chunk, Find, SheetSource
from calculator.batch.table import ROWS
from calculator.cases.fields import Refused
from calculator.sheets.sheet_cells import MOST_COLUMNS

_MOST_CELLS = 1 << 22  # of a batch: a file of a thousand columns is read in shorter ones
_NO_PARQUET = "Dit is geen parquet-bestand, of het is beschadigd. Vraag het opnieuw, of neem csv."


def open_parquet(path: Path, find: Find) -> SheetSource:
    """Open a parquet file.

    Raises:
        Refused: it is none, is damaged, or a column is missing.
    """
    _check_footer(path)
    try:
        file = pq.ParquetFile(path, memory_map=True)
        schema = file.schema_arrow
    except (pa.ArrowException, OSError, ValueError) as error:
        raise refuse(path, _NO_PARQUET) from error
    try:
        places = find(schema.names)
    except Refused:
        file.close()
        raise
    texts = {name: place for name, place in places.items() if _is_text(schema.field(place).type)}
    looked_at = {name: place for name, place in texts.items() if READERS[name] in ("amount", "amounts", "day")}
    notation = DUTCH
    if looked_at:
        columns = [schema.names[place] for place in looked_at.values()]
        different = pq.ParquetFile(path, memory_map=True, read_dictionary=columns)
        batches = _batches(different, path, columns)
        notation = notation_of(batches, {name: place for place, name in enumerate(looked_at)}, ",")
    carried = to_carry(schema.names)
    receipt = Receipt(path.name, headers=tuple(schema.names))
    return SheetSource(
        carried,
        places,
        _counted(_batches(file, path, None), receipt),
        receipt,
        rows=file.metadata.num_rows,
        notation=notation,
        schema=schema,
    )


def _check_footer(path: Path) -> None:
    """Refuse a file whose list of columns is absurd, before the library makes hundreds of megabytes of it."""
    with path.open("rb") as file:
        file.seek(max(file.seek(0, 2) - _END, 0))
        end = file.read()
    if end[-4:] == b"PAR1" and int.from_bytes(end[:4], "little") > _LARGEST_FOOTER:
        raise refuse(
            path, f"Dit bestand heeft te veel kolommen of blokken. Een blad heeft hooguit {MOST_COLUMNS} kolommen."
        )


_END, _LARGEST_FOOTER = 8, 1 << 23


def _is_text(kind: Any) -> bool:
    return any(is_kind(kind) for is_kind in (pa.types.is_string, pa.types.is_large_string, pa.types.is_dictionary))


def _batches(file: Any, path: Path, columns: list[str] | None) -> Iterator[Chunk]:
    """Yield the rows in batches; a text that is none is refused here, before something stumbles over it."""
    size = max(min(ROWS, _MOST_CELLS // max(len(columns or file.schema_arrow.names), 1)), 1)
    with file:
        try:
            for batch in file.iter_batches(size, columns=columns):
                _check_texts(batch, path)
                yield Chunk(batch.num_rows, list(batch.columns))
        except Refused:
            raise
        except (pa.ArrowException, OSError, ValueError) as error:
            raise refuse(path, _NO_PARQUET) from error


def _check_texts(batch: Any, path: Path) -> None:
    """Refuse a column of which the texts are none, before something stumbles over them."""
    for field, column in zip(batch.schema, batch.columns, strict=True):
        if pa.types.is_floating(field.type) or pa.types.is_integer(field.type):
            continue
        try:
            column.validate(full=True)
        except pa.ArrowInvalid as error:
            said = f"In kolom {field.name} staat tekst die geen UTF-8 is. Laat het bestand opnieuw maken."
            raise refuse(path, said) from error


def _counted(chunks: Iterator[Chunk], receipt: Receipt) -> Generator[Chunk]:
    """Count the rows, and read the next batch while others work on this one."""
    with ThreadPoolExecutor(1) as reader:
        ahead = reader.submit(next, chunks, None)
        while (chunk := ahead.result()) is not None:
            ahead = reader.submit(next, chunks, None)
            receipt.rows += chunk.size
            yield chunk
    receipt.whole = True
