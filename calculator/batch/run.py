"""A batch run from file to file: chunks are read, computed on the processors there are, and written in order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from calculator.atomic import atomic_write
from calculator.batch.columns import kept
from calculator.batch.sources import ENDINGS, Chunk, Source, open_source
from calculator.batch.summary import Summary
from calculator.batch.table import Outcome, compute_columns
from calculator.batch.targets import CsvTarget, ParquetTarget, Target
from calculator.fields import Mistake, Refused

Progress = Callable[[int, int | None], None]


def run(source: Path, target: Path, *, progress: Progress | None = None, workers: int | None = None) -> Summary:
    """Compute every row of ``source`` and write ``target`` whole or not at all.

    ``progress`` is called with the rows done and the rows there are, if known. What it raises breaks the run off:
    nothing is written and nothing goes on in the background.

    Raises:
        Refused: a file cannot be read, or a column is missing.
        CannotSave: the target cannot be written.
    """
    if target.suffix.lower() not in ENDINGS:
        raise Refused([Mistake("bestand", target.name, "een bestand dat eindigt op .xlsx, .csv of .parquet")])
    if target.exists() and source.exists() and target.samefile(source):
        raise Refused([Mistake("bestand", target.name, "een ander bestand dan de invoer")])
    opened = open_source(source)
    summary = Summary()

    def write(path: Path) -> None:
        sheet = _target(target.suffix.lower(), path, opened)
        with closing(sheet), closing(_computed(opened, workers or os.cpu_count() or 1)) as computed:
            for chunk, outcome in computed:
                summary.add(outcome)
                sheet.write(chunk, outcome)
                if progress:
                    progress(summary.rows, opened.rows)
            sheet.finish(summary)

    with closing(opened.chunks):
        atomic_write(target, write)
    return summary


def _target(ending: str, path: Path, source: Source) -> Target:
    keep = kept(source.headers)
    if ending == ".csv":
        return CsvTarget(path, source, keep)
    if ending == ".parquet":
        return ParquetTarget(path, source, keep)
    from calculator.batch.workbook import XlsxTarget  # openpyxl only when a workbook is asked for

    return XlsxTarget(path, source, keep)


def _computed(source: Source, workers: int) -> Generator[tuple[Chunk, Outcome]]:
    """Yield the chunks in order while others are computed; few are under way at a time, so that memory is bounded."""

    def work(chunk: Chunk) -> Outcome:
        columns = {name: chunk.column(place) for name, place in source.places.items()}
        return compute_columns(columns, chunk.size, english=source.english, broken=chunk.broken, unread=chunk.unread)

    under_way: deque[tuple[Chunk, Future[Outcome]]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        try:
            for chunk in source.chunks:
                under_way.append((chunk, pool.submit(work, chunk)))
                if len(under_way) > workers:
                    done, future = under_way.popleft()
                    yield done, future.result()
            while under_way:
                done, future = under_way.popleft()
                yield done, future.result()
        finally:
            pool.shutdown(cancel_futures=True)
