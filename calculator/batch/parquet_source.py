"""A parquet file as a batch sheet: columns with their types, read in batches."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from calculator.batch.columns import READERS, WITH_WORDS
from calculator.batch.headers import name_of, to_carry
from calculator.batch.notation import AMOUNTS, DAYS, DUTCH, Notation, is_text, notation_of
from calculator.batch.receipt import Receipt
from calculator.batch.refusals import refuse
from calculator.batch.sheet_source import Chunk, Find, SheetSource
from calculator.batch.table import ROWS
from calculator.cases.fields import Refused
from calculator.sheets.sheet_cells import MOST_COLUMNS

_MOST_EXAMPLES = 1_000  # cells that are looked at for one to show
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
        schema = _with_texts(file.schema_arrow)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise refuse(path, _NO_PARQUET) from error
    try:
        _check_zones(schema, path)
        places = find(schema.names)
    except Refused:
        file.close()
        raise
    looked_at = {
        name: place
        for name, place in places.items()
        if READERS[name] in (*AMOUNTS, *DAYS) and _may_be_text(schema.field(place).type)
    }
    notation, kinds = DUTCH, file.schema_arrow.types
    if looked_at:
        columns = [schema.names[place] for place in looked_at.values()]
        texts = [
            schema.names[place]
            for place in looked_at.values()
            if pa.types.is_dictionary(kinds[place]) or is_text(kinds[place])
        ]
        different = pq.ParquetFile(path, memory_map=True, read_dictionary=texts)
        batches = _batches(different, path, columns)
        notation = notation_of(batches, {name: place for place, name in enumerate(looked_at)}, ",")
    notation = notation.typed({name: schema.field(place).type for name, place in places.items()})
    coded = [places[name] for name in WITH_WORDS if name in places and pa.types.is_string(kinds[places[name]])]
    metadata = file.metadata
    file.close()
    file = pq.ParquetFile(
        path, memory_map=True, metadata=metadata, read_dictionary=[schema.names[place] for place in coded]
    )
    carried = to_carry(schema.names)
    receipt = Receipt(path.name, headers=tuple(schema.names))
    return SheetSource(
        carried,
        places,
        _counted(_batches(file, path, None), receipt, {name: places[name] for name in looked_at}, notation),
        receipt,
        rows=metadata.num_rows,
        notation=notation,
        schema=schema,
        coded=frozenset(coded),
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


def _check_zones(schema: Any, path: Path) -> None:
    """Refuse times in a zone that this computer does not know: they cannot be written, nor read as days."""
    for field in schema:
        if pa.types.is_timestamp(field.type) and field.type.tz is not None:
            try:
                pa.scalar(0, field.type).as_py()
            except (pa.ArrowException, ValueError, KeyError) as error:
                said = f"Kolom {field.name} heeft tijden in de zone {field.type.tz}. Zet er dagen zonder tijd in."
                raise refuse(path, said) from error


def _may_be_text(kind: Any) -> bool:
    """Whether cells may be texts: also within a list, and in whichever way the library keeps texts."""
    others = (pa.types.is_floating, pa.types.is_integer, pa.types.is_decimal, pa.types.is_boolean, pa.types.is_temporal)
    return not any(is_kind(kind) for is_kind in (*others, pa.types.is_null))


def _with_texts(schema: Any) -> Any:
    """Return the schema with texts for what is known only as bytes: so some programs write the texts of parquet."""
    fields = [
        field.with_type(pa.string()) if _is_bytes(field.type) and name_of(field.name) in READERS else field
        for field in schema
    ]
    return pa.schema(fields, schema.metadata)


def _is_bytes(kind: Any) -> bool:
    return bool(pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_fixed_size_binary(kind))


def _batches(file: Any, path: Path, columns: list[str] | None) -> Iterator[Chunk]:
    """Yield the rows in batches; a text that is none is refused here, before something stumbles over it."""
    size = max(min(ROWS, _MOST_CELLS // max(len(columns or file.schema_arrow.names), 1)), 1)
    with file:
        try:
            for batch in file.iter_batches(size, columns=columns):
                texts = _texts_of_bytes(batch)
                _check_texts(texts, path)
                yield Chunk(batch.num_rows, list(texts.columns))
        except Refused:
            raise
        except (pa.ArrowException, OSError, ValueError) as error:
            raise refuse(path, _NO_PARQUET) from error


def _texts_of_bytes(batch: Any) -> Any:
    """Return a batch in which the columns that are read are texts where they were bytes."""
    schema = _with_texts(batch.schema)
    if schema.equals(batch.schema):
        return batch
    columns = [column.cast(kind, safe=False) for column, kind in zip(batch.columns, schema.types, strict=True)]
    return pa.record_batch(columns, schema=schema)


def _check_texts(batch: Any, path: Path) -> None:
    """Refuse a column of which the texts are none, or the days too far away, before something stumbles over them."""
    for field, column in zip(batch.schema, batch.columns, strict=True):
        if pa.types.is_floating(field.type) or pa.types.is_integer(field.type):
            continue
        if pa.types.is_date(field.type) or pa.types.is_timestamp(field.type):
            try:
                pc.min_max(column).as_py()
            except (OverflowError, ValueError) as error:
                raise refuse(
                    path, f"In kolom {field.name} staat een dag na het jaar 9999 of voor het jaar 1."
                ) from error
            continue
        try:
            column.validate(full=True)
        except pa.ArrowInvalid as error:
            said = f"In kolom {field.name} staat tekst die geen UTF-8 is. Laat het bestand opnieuw maken."
            raise refuse(path, said) from error


def _counted(
    chunks: Iterator[Chunk], receipt: Receipt, texts: Mapping[str, int], notation: Notation
) -> Generator[Chunk]:
    """Count the rows, and read the next batch while others work on this one; keep an example of how texts are read."""
    with ThreadPoolExecutor(1) as reader:
        ahead = reader.submit(next, chunks, None)
        while (chunk := ahead.result()) is not None:
            ahead = reader.submit(next, chunks, None)
            if not receipt.rows:
                for name, place in texts.items():
                    cells = chunk.column(place)[:_MOST_EXAMPLES].to_pylist()
                    if READERS[name] == "amount":
                        receipt.take_example(cells, notation.decimal(name))
                    elif READERS[name] == "day":
                        receipt.take_day(cells, notation.of(name))
            receipt.rows += chunk.size
            yield chunk
    receipt.whole = True
