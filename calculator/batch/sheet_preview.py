"""A first look at a batch sheet: which columns it has, which are missing, its first rows, and the receipt so far."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from calculator.batch.columns import INPUT, INSTEAD, KNOWN, OUTPUT, REQUIRED
from calculator.batch.headers import is_earlier_run, locate, names_of, own_names
from calculator.batch.sheet_choice import SheetChoice
from calculator.batch.sheet_source import Chunk
from calculator.batch.sources import open_source
from calculator.batch.texts import cell_text
from calculator.cases.fields import Mistake, Refused

FIRST_ROWS = 4
_READ_WHOLE = 1 << 23  # bytes of a file that is read to its end at once: a second


@dataclass(frozen=True)
class Preview:
    """What stands in a sheet. ``rows`` is None where nobody knows yet how many there are.

    ``sheets`` names the sheets of a workbook of which one is to be chosen before anything can be said; ``sheet`` is the
    one that was chosen.
    """

    path: Path
    headers: tuple[str, ...] = ()
    first: tuple[tuple[str, ...], ...] = ()
    rows: int | None = None
    mistakes: tuple[Mistake, ...] = ()
    receipt: tuple[str, ...] = ()
    sheet: str | None = None
    sheets: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """The columns that are read, in the order of the contract."""
        return tuple(name for name in KNOWN if name in self.places)

    @property
    def missing(self) -> tuple[str, ...]:
        """The columns that may not be missing and are."""
        there = self.places
        return tuple(name for name in REQUIRED if name not in there and INSTEAD.get(name) not in there)

    @property
    def absent(self) -> tuple[str, ...]:
        """The columns that may be missing and are."""
        return tuple(name for name in INPUT if name not in REQUIRED and name not in self.places)

    @property
    def extra(self) -> tuple[int, ...]:
        """The places of the columns that are carried through under their own name."""
        named = enumerate(names_of(self.headers))
        return tuple(place for place, name in named if name not in (*KNOWN, *OUTPUT))

    @property
    def renamed(self) -> dict[int, str]:
        """By place the columns of the owner with the name of an outcome, and the name that they get."""
        return own_names(self.headers)

    @property
    def replaced(self) -> tuple[int, ...]:
        """The places of the outcomes of an earlier run, which are computed anew."""
        return tuple(self._outcomes()) if is_earlier_run(self.headers) else ()

    @property
    def places(self) -> dict[str, int]:
        """At which place each column stands that has the name of one of the input."""
        return {name: place for place, name in reversed(list(enumerate(names_of(self.headers)))) if name in KNOWN}

    def _outcomes(self) -> dict[int, str]:
        named = zip(self.headers, names_of(self.headers), strict=True)
        return {place: header for place, (header, name) in enumerate(named) if name in OUTPUT}


def preview(path: Path, sheet: str | None = None) -> Preview:
    """Look at a sheet; a missing column is a mistake in what is returned.

    A small file is read to its end, so that everything is known of it.

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

    try:
        source = open_source(path, find, sheet)
    except SheetChoice as choice:
        return Preview(path, mistakes=tuple(choice.mistakes), sheets=choice.names)
    rows = source.rows
    with closing(source.chunks) as chunks:
        chunk = next(chunks, None)
        if not mistakes and path.stat().st_size <= _READ_WHOLE and path.suffix.lower() != ".parquet":
            for _ in chunks:
                pass
            rows = source.receipt.rows
    return Preview(
        path,
        tuple(str(header).strip() for header in source.receipt.headers),
        _first_rows(chunk) if chunk is not None else (),
        rows,
        tuple(mistakes),
        tuple(source.receipt.sentences()),
        sheet,
    )


def _first_rows(chunk: Chunk) -> tuple[tuple[str, ...], ...]:
    columns = [column[:FIRST_ROWS] for column in chunk.cells]
    texts = [[cell_text(cell) or "" for cell in (c if isinstance(c, list) else c.to_pylist())] for c in columns]
    return tuple(zip(*texts, strict=True))
