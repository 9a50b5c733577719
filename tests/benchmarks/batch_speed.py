"""Measure the batch run: throughput from parquet to parquet, the rules alone, and what other ways would cost.

Run by hand, from the folder of the project: ``python tests/benchmarks/batch_speed.py [--rows 10000 100000 1000000]``.
``--country`` adds 8.4 million households, ``--xlsx`` a workbook of 10,000 rows. With ``--beside`` and the folder of
another checkout the run and the start of a command are measured there and here in turns, so that a busy moment hits
both, and nothing else is. It is no test, because times depend on the machine; compare figures of one run with each
other.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parents[2]
COUNTRY = 8_400_000
BLOCK = 1 << 17
DAY = "2026-01-01"
CASE = {
    "versie": 1,
    "peildatum": DAY,
    "huishouden": {"type": "paar_met_kinderen", "bruto_inkomen_per_jaar": 21_825, "kinderen": [10, 12]},
    "woonsituaties": [
        {"naam": "nu", "kale_huur_per_maand": 475, "energielast_per_maand": 125},
        {"naam": "na", "kale_huur_per_maand": 625, "energielast_per_maand": 75},
    ],
}
RUN = """
import resource, sys, time
from pathlib import Path
from calculator.batch.run import run
begin = time.perf_counter()
run(Path(sys.argv[1]), Path(sys.argv[2]))
seconds = time.perf_counter() - begin
try:  # of this program alone; getrusage counts what the one that started it held
    peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
except OSError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(seconds, peak)
"""


def households(size, seed):
    """Rows as a country has them: many alone, a third in couples, a quarter with children, a tenth from 67."""
    rng = np.random.default_rng(seed)

    def yes(chance):
        return rng.random(size) < chance

    def euros(mean, spread, low, high):
        return np.clip(rng.normal(mean, spread, size), low, high).round(2)

    def where(condition, values):
        return pa.array(values, mask=~condition)

    age = rng.integers(18, 96, size)
    old = age >= 67
    pair = yes(0.5)
    partner_age = np.clip(age + rng.integers(-8, 9, size), 18, 100)
    sources = np.array(["loon", "loon", "loon", "uitkering", "bijstand"])
    source = np.where(old, np.where(yes(0.6), "aow", "pensioen"), rng.choice(sources, size))
    income = np.where(old, euros(19_000, 5_000, 9_000, 60_000), euros(30_000, 14_000, 0, 150_000))
    earns = pair & yes(0.7)
    number = np.where(old | yes(0.65), 0, rng.integers(1, 4, size))
    young = [str(value) for value in range(18)]
    lists = np.array([";".join(rng.choice(young, 1 + index % 3)) for index in range(2_000)])
    children = lists[rng.integers(0, 666, size) * 3 + np.maximum(number - 1, 0)]
    others = np.array([str(value) for value in range(4_000, 30_000, 100)])
    rent = euros(620, 140, 150, 1_400)
    energy = euros(150, 50, 0, 500)
    service = np.where(yes(0.6), 0.0, euros(30, 15, 0, 90))
    first = seed * BLOCK
    return pa.table(
        {
            "dossier": pa.array(np.char.add("H-", np.arange(first, first + size).astype(str))),
            "peildatum": pa.array(np.full(size, DAY)),
            "aanvrager_leeftijd": pa.array(age),
            "aanvrager_inkomen_soort": pa.array(source),
            "aanvrager_bruto_inkomen_per_jaar": pa.array(income),
            "partner_leeftijd": where(pair, partner_age),
            "partner_inkomen_soort": where(earns, np.where(partner_age >= 67, "aow", "loon")),
            "partner_bruto_inkomen_per_jaar": where(earns, euros(18_000, 9_000, 0, 90_000)),
            "kinderen_leeftijden": where(number > 0, children),
            "medebewoners_bruto_inkomen_per_jaar": where(yes(0.04), rng.choice(others, size)),
            "vermogen": pa.array(np.where(yes(0.4), 0.0, np.abs(euros(15_000, 20_000, -1e5, 9e5)))),
            "kale_huur_nu_per_maand": pa.array(rent),
            "subsidiabele_servicekosten_nu_per_maand": pa.array(service),
            "energielast_nu_per_maand": pa.array(energy),
            "kale_huur_na_per_maand": pa.array((rent + 60).round(2)),
            "subsidiabele_servicekosten_na_per_maand": pa.array(service),
            "energielast_na_per_maand": pa.array((energy * 0.6).round(2)),
        }
    )


def population(path, rows):
    """Write households block by block, so that any number fits in memory."""
    writer = None
    for seed, start in enumerate(range(0, rows, BLOCK)):
        table = households(min(BLOCK, rows - start), seed)
        writer = writer or pq.ParquetWriter(path, table.schema)
        writer.write_table(table)
    writer.close()


def best(function, times=3):
    found = []
    for _ in range(times):
        begin = time.perf_counter()
        function()
        found.append(time.perf_counter() - begin)
    return min(found)


def show(name, rows, seconds, peak=None):
    memory = f"{peak / 1024:8.0f} MiB" if peak else ""
    print(f"{name:<48} {rows:>10,} {seconds:9.2f} s {rows / seconds:>12,.0f} /s {memory}", flush=True)


def no_remark(*_):
    """Say nothing of a row."""


def engine_alone(workers):
    """The rules over both dwellings, of rows that were read before; and reading with them."""
    from calculator.batch.engine import compute_households
    from calculator.batch.population import read_households

    table = households(BLOCK, 0)
    columns = {name: table[name] for name in table.column_names}
    read = read_households(columns, BLOCK)
    times = 8
    with ThreadPoolExecutor(workers) as pool:
        seconds = best(lambda: list(pool.map(lambda _: compute_households(read, no_remark), range(times))))
        show(f"rules alone, {workers} threads", times * BLOCK, seconds)
        seconds = best(lambda: list(pool.map(lambda _: read_households(columns, BLOCK), range(times))))
        show(f"reading cells alone, {workers} threads", times * BLOCK, seconds)


def copy_floor(path, rows, folder):
    """What reading and writing the same bytes costs without computing: 14 doubles a row more than the input."""

    def copy():
        file = pq.ParquetFile(path)
        extra = {f"extra_{index}": None for index in range(14)}
        writer = None
        rng = np.random.default_rng(1)
        values = [pa.array(rng.integers(0, 200_000, BLOCK) / 100) for _ in extra]
        for batch in file.iter_batches(1 << 16):
            more = [value.slice(0, batch.num_rows) for value in values]
            out = pa.RecordBatch.from_arrays([*batch.columns, *more], names=[*batch.schema.names, *extra])
            if writer is None:
                strings = [field.name for field in out.schema if not pa.types.is_floating(field.type)]
                writer = pq.ParquetWriter(folder / "copy.parquet", out.schema, use_dictionary=strings)
            writer.write_batch(out)
        writer.close()

    show("copy of the file with as many columns", rows, best(copy, 1))


def memory_floor(rows):
    """Copying in memory what a row holds: 17 columns in and 14 doubles out."""
    source = np.zeros(rows * 31)
    target = np.empty_like(source)
    show("copy in memory of as many bytes", rows, best(lambda: np.copyto(target, source)))


def single_cases(count=300):
    from calculator.outcome.budget import compute
    from calculator.run.accept import parse

    show("one case at a time", count, best(lambda: [compute(parse(CASE)) for _ in range(count)]))


def workbook(folder):
    """10,000 rows from xlsx to xlsx, against reading and writing the same cells."""
    from python_calamine import CalamineWorkbook

    from calculator.batch.run import run

    rows = 10_000
    population(folder / "in.parquet", rows)
    run(folder / "in.parquet", folder / "in.xlsx")
    seconds = best(lambda: run(folder / "in.xlsx", folder / "out.xlsx"), 2)
    show("xlsx to xlsx", rows, seconds)

    def bare():
        from openpyxl import Workbook

        cells = CalamineWorkbook.from_path(str(folder / "out.xlsx")).get_sheet_by_index(0).to_python()
        CalamineWorkbook.from_path(str(folder / "in.xlsx")).get_sheet_by_index(0).to_python()
        book = Workbook(write_only=True)
        sheet = book.create_sheet()
        for row in cells:
            sheet.append([None if cell == "" else cell for cell in row])
        book.save(folder / "bare.xlsx")

    floor = best(bare, 2)
    show("reading and writing the same cells", rows, floor)
    print(f"ratio {seconds / floor:.2f}")


def in_turns(other, rows, turns=7):
    """Measure whole programs of another checkout and of this one in turns, and tell the ratio of each pair."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "case.json").write_text(json.dumps(CASE), encoding="utf-8")
        population(folder / "in.parquet", rows)
        command = ["-m", "calculator", "bereken", str(folder / "case.json")]
        run = ["-m", "calculator", "batch", str(folder / "in.parquet"), str(folder / "out.parquet")]
        for label, arguments in (("bereken", command), ("bereken --json", [*command, "--json"]), ("batch", run)):
            found = {other: [], ROOT: []}
            for turn in range(turns + 1):
                for place, times in found.items():
                    begin = time.perf_counter()
                    subprocess.run(
                        [sys.executable, *arguments],
                        env=environment | {"PYTHONPATH": str(place)},
                        cwd=folder,
                        capture_output=True,
                        check=True,
                    )
                    if turn:  # the first of each compiles
                        times.append(time.perf_counter() - begin)
            ratio = statistics.median(here / there for here, there in zip(found[ROOT], found[other], strict=True))
            fastest = min(found[ROOT]) / min(found[other])
            print(
                f"{label:<20} {statistics.median(found[ROOT]):7.3f} s   ratio {ratio:.2f}, of the fastest {fastest:.2f}"
            )


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--country", action="store_true")
    parser.add_argument("--xlsx", action="store_true")
    parser.add_argument("--beside", type=Path)
    options = parser.parse_args(arguments)
    if options.beside:
        in_turns(options.beside.resolve(), options.rows[-1])
        return
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        single_cases()
        for workers in (1, 2):
            engine_alone(workers)
        for rows in [*options.rows, *([COUNTRY] if options.country else [])]:
            path = folder / "in.parquet"
            population(path, rows)
            command = [sys.executable, "-c", RUN, str(path), str(folder / "out.parquet")]
            said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.split()
            show("parquet to parquet", rows, float(said[0]), int(said[1]))
            if rows >= 1_000_000:
                copy_floor(path, rows, folder)
                memory_floor(min(rows, 2_000_000))
        if options.xlsx:
            workbook(folder)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
