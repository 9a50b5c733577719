"""A batch run: chunks are read, computed on the processors there are, and written in order.

:func:`run` goes from file to file. Its two halves can be used apart: :func:`computed` and :func:`write`.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa

from calculator.amounts.tables import load_tables
from calculator.batch.codes import Sums
from calculator.batch.headers import kept
from calculator.batch.own_columns import OwnColumns
from calculator.batch.population import Households, read_households
from calculator.batch.reading import as_array, as_texts
from calculator.batch.sources import ENDINGS, Chunk, SheetSource, open_source
from calculator.batch.summary import Summary
from calculator.batch.table import Outcome, outcome_of
from calculator.batch.writing.csv_target import CsvTarget
from calculator.batch.writing.targets import ParquetTarget, Target
from calculator.cases.fields import Mistake, Refused
from calculator.disk.atomic import atomic_write
from calculator.disk.scratch import scratch_folder

Progress = Callable[[int, int | None], None]


def run(
    source: Path,
    target: Path,
    *,
    sheet: str | None = None,
    latest_tables: bool = False,
    progress: Progress | None = None,
    workers: int | None = None,
    even_if_open: bool = False,
) -> Summary:
    """Compute every row of ``source`` and write ``target`` whole or not at all.

    ``sheet`` names the sheet of a workbook to read; with ``latest_tables`` days may lie little beyond the tables.
    ``progress`` is called with the rows done and the rows there are, if known. What it raises breaks the run off:
    nothing is written and nothing goes on in the background. ``even_if_open`` as for the door to the disk.

    Raises:
        Refused: a file cannot be read, or a column is missing.
        CannotSave: the target cannot be written.
    """
    check_target(target, source)
    with memory_at_hand(), ThreadPoolExecutor(1) as early:
        early.submit(load_tables)  # while the file is opened
        opened = open_source(source, sheet=sheet)
        opened.latest_tables = latest_tables
        with closing(opened.chunks), closing(computed(opened, workers)) as parts:
            return write(target, opened, parts, progress, even_if_open=even_if_open)


def check_target(target: Path, source: Path) -> None:
    """Refuse to write a kind of file that is not known, or over the input."""
    if target.suffix.lower() not in ENDINGS:
        raise Refused([Mistake("bestand", target.name, "een bestand dat eindigt op .xlsx, .csv of .parquet")])
    same = False
    with suppress(OSError, ValueError):  # of names that no file has, what is wrong is told where they are opened
        same = target.samefile(source)
    if same:
        raise Refused([Mistake("bestand", target.name, "een ander bestand dan de invoer")])


def write(
    target: Path,
    source: SheetSource,
    parts: Iterable[tuple[Chunk, Outcome]],
    progress: Progress | None = None,
    *,
    even_if_open: bool = False,
) -> Summary:
    """Write chunks with their outcomes, whole or not at all, and return their summary.

    ``even_if_open`` as for the door to the disk.

    Raises:
        Refused: the rows cannot be read, or do not fit in this kind of file.
        CannotSave: the target cannot be written.
    """
    summary = Summary(receipt=source.receipt)

    def done(before: int, rows: int) -> None:
        if progress:
            progress(before + rows, source.rows)

    def fill(file: BinaryIO) -> None:
        with _target(target.suffix.lower(), file, source) as sheet:
            for chunk, outcome in parts:
                before = summary.rows
                summary.add(outcome)
                sheet.write(chunk, outcome, partial(done, before))
                done(before, chunk.size)
                del chunk, outcome  # not kept while the next is waited for
            sheet.finish(summary, partial(done, summary.rows, 0))
        done(summary.rows, 0)  # the last moment at which what was there can stay

    atomic_write(target, fill, even_if_open=even_if_open)
    return summary


@contextmanager
def _target(ending: str, file: BinaryIO, source: SheetSource) -> Iterator[Target]:
    keep = kept(source.headers)
    if ending == ".csv":
        with closing(CsvTarget(file, source, keep)) as sheet:
            yield sheet
    elif ending == ".parquet":
        with closing(ParquetTarget(file, source, keep)) as columns:
            yield columns
    else:
        from calculator.batch.writing.xlsx_target import XlsxTarget  # xlsxwriter only when a workbook is asked for

        with scratch_folder() as folder, closing(XlsxTarget(file, source, keep, folder)) as book:
            yield book


def computed(source: SheetSource, workers: int | None = None) -> Generator[tuple[Chunk, Outcome]]:
    """Yield the chunks in order while others are computed; few are under way at a time, so that memory is bounded.

    Raises:
        Refused: a column that is carried through holds burgerservicenummers.
    """
    workers = workers or max((os.cpu_count() or 1) - 1, 1)  # the one that is left writes, and reads ahead
    own = OwnColumns(source)

    def read(chunk: Chunk, sums: Sums | None = None) -> Households:
        columns = {name: chunk.column(place) for name, place in source.places.items()}
        return read_households(
            columns,
            chunk.size,
            notation=source.notation,
            broken=chunk.broken,
            unread=chunk.unread,
            latest_tables=source.latest_tables,
            sums=sums,
        )

    def begin(chunk: Chunk) -> None:
        """Compute the first rows, so that the rules of their day are there when the chunk has been read."""
        few = [cells[:_FIRST_ROWS] for cells in chunk.cells]
        outcome_of(read(replace(chunk, size=_FIRST_ROWS, cells=few, broken={}, unread={})))

    def work(households: Future[Households]) -> Outcome:
        return outcome_of(households.result())

    def next_done() -> tuple[Chunk, Outcome]:
        chunk, future = under_way.popleft()
        outcome = future.result()
        source.receipt.add(outcome.households)
        return chunk, outcome

    code, sums = source.places["dossier"], Sums()
    under_way: deque[tuple[Chunk, Future[Outcome]]] = deque()
    with _quick_turns(), ThreadPoolExecutor(workers) as pool, ThreadPoolExecutor(1) as reader:
        try:
            for place, chunk in enumerate(source.chunks):
                if place == 0 and chunk.size > _MANY_ROWS:
                    pool.submit(begin, chunk)
                own.look(chunk)
                source.receipt.add_codes(as_texts(as_array(chunk.column(code))))
                under_way.append((chunk, pool.submit(work, reader.submit(read, chunk, sums))))
                if len(under_way) > workers + 1:  # one is written, and one has to be read when a worker is free
                    yield next_done()
            while under_way:
                yield next_done()
        finally:
            reader.shutdown(wait=False, cancel_futures=True)
            pool.shutdown(cancel_futures=True)


_FIRST_ROWS, _MANY_ROWS = 64, 4_096


@contextmanager
def _quick_turns() -> Iterator[None]:
    """Have threads take turns ten times as often: who computes with arrays asks for a turn after each of them."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


_TURN = 0.0005  # seconds


@contextmanager
def memory_at_hand() -> Iterator[None]:
    """Have the library of C keep the memory of arrays for the next ones, and pyarrow ask for its own there.

    Else that of Linux gives every large array back to the system, which hands it out again page by page, and keeps
    apart what each thread had. To be entered before a file is opened, which holds on to where it asks for memory.
    """
    library: Any = ctypes.CDLL(None) if sys.platform.startswith("linux") else None
    if not hasattr(library, "mallopt"):
        yield
        return
    usual = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    for option in (_TRIM_THRESHOLD, _MMAP_THRESHOLD):
        library.mallopt(option, 1 << 30)
    library.mallopt(_ARENAS, 1)
    try:
        yield
    finally:
        pa.set_memory_pool(usual)
        library.mallopt(_ARENAS, 0)  # as many as it likes
        library.mallopt(_TRIM_THRESHOLD, 1 << 26)
        library.mallopt(_MMAP_THRESHOLD, 1 << 25)
        library.malloc_trim(0)


_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENAS = -1, -3, -8
