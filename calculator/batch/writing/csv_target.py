"""A batch sheet as csv, as a Dutch spreadsheet program reads it: columns of text at a time, none of them a formula."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from calculator.batch.columns import AMOUNTS, NUMBERS, OUTPUT
from calculator.batch.reading import Array
from calculator.batch.sources import Chunk, SheetSource
from calculator.batch.summary import Summary
from calculator.batch.table import Outcome, output_arrays
from calculator.batch.texts import could_be_formula

_PLAIN = r"^([0-9A-Za-z][^;\"\r\n]*)?$"  # neither a formula nor in need of quotes
_NO_FORMULA = "^([0-9A-Za-z]|$)"
_QUOTED = r"[;\"\r\n]"
_SETTING = "sep="  # on the first line of a csv file it is no text but says what stands between the cells
_NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*%?", re.ASCII)
_ENGLISH_AMOUNT = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)\.\d+", re.ASCII)
_MARK, _SEPARATOR, _END = "\ufeff", ";", "\r\n"
_CENTS = pa.decimal128(18, 2)
_CENT_DUST = 1e-6
_LINES = 1 << 14  # at a time
_LARGEST = 1e15  # cents that a double tells apart


def safe_text(text: str) -> str:
    """Return a text that no spreadsheet program takes for a formula when it opens a csv file; numbers stay numbers."""
    return f"'{text}" if could_be_formula(text) and not _NUMBER.fullmatch(text) else text


class CsvTarget:
    """csv with semicolons, decimal commas and UTF-8 with its mark: what a Dutch spreadsheet program opens as it is."""

    def __init__(self, file: BinaryIO, source: SheetSource, keep: list[int]) -> None:
        self._keep = keep
        self._english = source.english
        self._amounts = {place for name, place in source.places.items() if name in AMOUNTS}
        self._file = file
        headers = [safe_text(str(source.headers[place])) for place in keep] + list(OUTPUT)
        if headers[0].casefold().startswith(_SETTING):
            headers[0] = f"'{headers[0]}"
        file.write(_encoded(_MARK))
        self._write_lines([_quoted(pa.array([_encodable(header)])) for header in headers])

    def write(self, chunk: Chunk, outcome: Outcome, done: Callable[[int], None]) -> None:  # noqa: ARG002 # is fast
        """Write the rows of a chunk with what was computed."""
        columns = [self._carried(chunk, place) for place in self._keep]
        columns += [
            _dutch_numbers(outcome.numbers[name]) if name in NUMBERS else _safe(_written_out(column))
            for name, column in output_arrays(outcome)
        ]
        self._write_lines(columns)

    def _carried(self, chunk: Chunk, place: int) -> Any:
        cells = _written_out(chunk.cells[place])
        if isinstance(cells, list) or not pa.types.is_string(cells.type):
            return _quoted(_texts(map(_written, cells if isinstance(cells, list) else cells.to_pylist())))
        if self._english and place in self._amounts:
            return _quoted(_texts(map(_to_dutch, cells.to_pylist())))
        return _safe(cells)

    def _write_lines(self, columns: list[Any]) -> None:
        """Write columns beside each other; all lines are made as one text."""
        for start in range(0, len(columns[0]), _LINES):
            *before, last = (column.slice(start, _LINES) for column in columns)
            ended = pc.binary_join_element_wise(last, _END, "", null_handling="replace")
            lines = pc.binary_join_element_wise(*before, ended, _SEPARATOR, null_handling="replace")
            ends = np.frombuffer(lines.buffers()[1], np.int32)[lines.offset :][: len(lines) + 1]
            self._file.write(memoryview(lines.buffers()[2])[ends[0] : ends[-1]])

    def finish(self, summary: Summary, done: Callable[[], None]) -> None:
        """Add nothing: the file is rows only."""

    def close(self) -> None:
        """Do nothing: every chunk has been handed over."""


def _written_out(column: Any) -> Any:
    """Return texts for places in a list of them."""
    return column.dictionary_decode() if isinstance(column, pa.DictionaryArray) else column


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _encodable(text: str) -> str:
    """Return a text without the halves of characters that a workbook may hold and no file of text."""
    return text if text.isascii() else _encoded(text).decode()


def _texts(cells: Iterable[str]) -> Any:
    return pa.array([_encodable(cell) for cell in cells], pa.string())


def _safe(column: Any) -> Any:
    """Return texts that are no formula, quoted where they must be; most columns are plain and stay as they are."""
    if pc.all(pc.match_substring_regex(column, _PLAIN)).as_py() is not False:
        return column
    odd = pc.fill_null(pc.invert(pc.match_substring_regex(column, _NO_FORMULA)), fill_value=False)
    safe = pa.array(map(safe_text, column.filter(odd).to_pylist()), pa.string())
    return _quoted(pc.replace_with_mask(column, odd, safe) if len(safe) else column)


def _quoted(column: Any) -> Any:
    """Put quotes round texts that hold a separator, a quote or the end of a line."""
    special = pc.match_substring_regex(column, _QUOTED)
    if not pc.any(special).as_py():
        return column
    doubled = pc.replace_substring(column, '"', '""')
    return pc.if_else(special, pc.binary_join_element_wise('"', doubled, '"', ""), column)


def _dutch_numbers(values: Array) -> Any:
    """Write amounts with two decimals behind a comma; nothing where there is none."""
    none = np.isnan(values)
    cents = np.where(none, 0.0, values * 100)
    whole = np.rint(cents)
    if np.abs(cents - whole).max(initial=0.0) > _CENT_DUST or np.abs(whole).max(initial=0.0) > _LARGEST:
        texts = [None if value != value else f"{value:.2f}" for value in values.tolist()]  # noqa: PLR0124 - NaN
        return pc.replace_substring(pa.array(texts, pa.string()), ".", ",")
    low = whole.astype(np.int64)
    content = pa.py_buffer(np.stack([low, low >> 63], axis=1))  # of 128 bits
    amounts = pa.Array.from_buffers(_CENTS, len(low), [None, content])
    return pc.if_else(pa.array(none), None, pc.replace_substring(amounts.cast(pa.string()), ".", ","))


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
