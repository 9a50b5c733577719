"""A first look at a batch sheet: which columns it has, which are missing, and its first rows."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from calculator.batch.columns import INPUT, OUTPUT, REQUIRED, locate
from calculator.batch.sources import Chunk, open_source
from calculator.batch.table import cell_text
from calculator.cases.fields import Mistake, Refused

FIRST_ROWS = 4


@dataclass(frozen=True)
class Preview:
    """What stands in a sheet. ``rows`` is None where the file does not say how many there are."""

    path: Path
    headers: tuple[str, ...]
    first: tuple[tuple[str, ...], ...]
    rows: int | None
    mistakes: tuple[Mistake, ...]

    @property
    def known(self) -> tuple[str, ...]:
        """The columns that are read, in the order of the contract."""
        found = self._names()
        return tuple(name for name in INPUT if name in found)

    @property
    def missing(self) -> tuple[str, ...]:
        """The columns that may not be missing and are."""
        found = self._names()
        return tuple(name for name in REQUIRED if name not in found)

    @property
    def absent(self) -> tuple[str, ...]:
        """The columns that may be missing and are."""
        found = self._names()
        return tuple(name for name in INPUT if name not in REQUIRED and name not in found)

    @property
    def extra(self) -> tuple[str, ...]:
        """The columns that are carried through."""
        return tuple(header for header in self.headers if header.casefold() not in (*INPUT, *OUTPUT))

    @property
    def replaced(self) -> tuple[str, ...]:
        """The outcomes of an earlier run, which are computed anew."""
        return tuple(header for header in self.headers if header.casefold() in OUTPUT)

    def _names(self) -> set[str]:
        return {header.casefold() for header in self.headers}


def preview(path: Path) -> Preview:
    """Look at a sheet; a missing column is a mistake in what is returned.

    Raises:
        Refused: the file cannot be read at all.
    """
    mistakes: list[Mistake] = []

    def find(headers: Sequence[object]) -> dict[str, int]:
        try:
            return locate(headers)
        except Refused as refused:
            mistakes.extend(refused.mistakes)
            return {}

    source = open_source(path, find)
    with closing(source.chunks) as chunks:
        chunk = next(chunks, None)
    first = _first_rows(chunk) if chunk is not None else ()
    return Preview(path, tuple(str(header).strip() for header in source.headers), first, source.rows, tuple(mistakes))


def _first_rows(chunk: Chunk) -> tuple[tuple[str, ...], ...]:
    columns = [column[:FIRST_ROWS] for column in chunk.cells]
    texts = [[cell_text(cell) or "" for cell in (c if isinstance(c, list) else c.to_pylist())] for c in columns]
    return tuple(zip(*texts, strict=True))
