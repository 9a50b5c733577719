"""A batch run that is kept: its summary, and of a complex of ordinary size every row, to look at and to save later."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

from calculator.batch.columns import NUMBERS
from calculator.batch.reading import Array
from calculator.batch.row_case import assumed_of, case_of, code_of
from calculator.batch.run import Progress, check_target, computed, memory_at_hand, run, write
from calculator.batch.sources import Chunk, SheetSource, open_source
from calculator.batch.summary import Summary, marks, types
from calculator.batch.table import Outcome
from calculator.cases.case import Geval
from calculator.cases.fields import Mistake, Refused

MOST_ROWS = 100_000  # about 150 MB


@dataclass
class Results:
    """What a run found. Of more than ``MOST_ROWS`` rows only the summary is kept."""

    path: Path
    source: SheetSource
    sheet: str | None = None
    summary: Summary = field(default_factory=Summary)
    parts: list[tuple[Chunk, Outcome]] = field(default_factory=list)

    @property
    def kept(self) -> bool:
        """Whether the rows are kept."""
        return bool(self.parts) or not self.summary.rows

    @property
    def rows(self) -> int:
        """How many rows are kept."""
        return self.summary.rows if self.parts else 0

    @cached_property
    def numbers(self) -> dict[str, Array]:
        """The outcomes by column; NaN where there is no amount."""
        return {name: _joined([outcome.numbers[name] for _, outcome in self.parts]) for name in NUMBERS}

    @cached_property
    def marks(self) -> dict[str, Array]:
        """In which rows holds what the summary counts, by its name."""
        found = [marks(outcome) for _, outcome in self.parts]
        return {name: _joined([part[name] for part in found]) for name in (found[0] if found else ())}

    @cached_property
    def types(self) -> Array:
        """The places of the household types in :data:`calculator.batch.summary.TYPES`; no meaning in a wrong row."""
        return _joined([types(outcome.households) for _, outcome in self.parts])

    @cached_property
    def faults(self) -> dict[int, str]:
        """What is wrong, by row."""
        found = {}
        start = 0
        for chunk, outcome in self.parts:
            found.update({start + row: text for row, text in outcome.households.faults.items()})
            start += chunk.size
        return found

    @cached_property
    def codes(self) -> list[str]:
        """The codes of the cases."""
        place = self.source.places["dossier"]
        return [code_of(cell) for chunk, _ in self.parts for cell in chunk.column(place).to_pylist()]

    def case(self, row: int) -> Geval:
        """Return the case of a row.

        Raises:
            Refused: with what is wrong with the row.
        """
        if row in self.faults:
            raise Refused([Mistake(f"rij {row + 1}", self.faults[row], "een rij zonder fout")])
        return case_of(self.source, *self._place(row))

    def assumed(self, row: int) -> tuple[str, ...]:
        """Return the paths of what the case of a row has though the row does not."""
        return assumed_of(self.source, *self._place(row))

    def _place(self, row: int) -> tuple[Chunk, int]:
        """Return the chunk of a row, and which row of it that is."""
        for chunk, _ in self.parts:
            if row < chunk.size:
                return chunk, row
            row -= chunk.size
        raise IndexError(row)

    def save(self, target: Path, progress: Progress | None = None, *, even_if_open: bool = False) -> None:
        """Write rows and outcomes, without computing anew when the rows are kept; ``even_if_open`` as for the door.

        Raises:
            Refused: this is no name to write to; or the rows are not kept and the file they came from is no longer so.
            CannotSave: the target cannot be written.
        """
        rows = self.summary.rows  # known by now, whatever kind of file they came from

        def done(written: int, _: int | None) -> None:
            if progress:
                progress(written, rows)

        if self.kept:
            check_target(target, self.path)
            write(target, self.source, self.parts, done, even_if_open=even_if_open)
        else:
            self.summary = run(
                self.path, target, sheet=self.sheet, latest_tables=True, progress=done, even_if_open=even_if_open
            )


def _joined(arrays: list[Array]) -> Array:
    return np.concatenate(arrays) if arrays else np.empty(0)


def collect(
    path: Path, *, sheet: str | None = None, progress: Progress | None = None, most: int = MOST_ROWS
) -> Results:
    """Compute every row of a sheet; ``sheet`` and ``progress`` as for :func:`calculator.batch.run.run`.

    Raises:
        Refused: the file cannot be read, or a column is missing.
    """
    with memory_at_hand():
        source = open_source(path, sheet=sheet)
        source.latest_tables = True  # who looks at a run in the window sees whose amounts it used
        results = Results(path, source, sheet, Summary(receipt=source.receipt))
        with closing(source.chunks), closing(computed(source)) as parts:
            for chunk, outcome in parts:
                results.summary.add(outcome)
                if results.summary.rows <= most:
                    results.parts.append((chunk, outcome))
                else:
                    results.parts.clear()
                if progress:
                    progress(results.summary.rows, source.rows)
    if results.parts and results.source.types is not None:
        types = results.source.types()  # reads the file, which may be gone or another when the rows are saved
        results.source.types = lambda: types
    return results
