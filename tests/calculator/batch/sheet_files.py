"""Four households of which the outcome is known, as a sheet of any making; see files/README.md."""

import csv
import io
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from calculator.batch import INPUT
from calculator.batch.columns import READERS
from calculator.batch.run import run
from calculator.cases.fields import Refused
from tests.calculator.batch.households import read

FILES = Path(__file__).parent / "files"
ALLOWANCES = [375, 353, 298, 86]  # as in files/README.md
ROWS = [
    dict(zip(INPUT, values, strict=True))
    for values in (
        ("C-01", "2025-01-01", 38, "loon", 21825, 37, "loon", 0, "10;12", "", 1500, 612.35, 12.5, 140, 655.1, 12.5, 95),
        ("C-02", "2025-01-01", 45, "bijstand", 19200, "", "", "", 8, "", 0, 590, 0, 125, 640, 0, 80),
        ("C-03", "2025-01-01", 72, "aow", 20100, "", "", "", "", "", 8000, 498.75, 10, 110, 540, 10, 70),
        ("C-04", "2025-01-01", 29, "loon", 26400.5, "", "", "", "", "12000;9000", 250, 701, 0, 160, 750, 0, 120),
    )
]


def changed(**columns):
    """The four rows with other cells: a list of four, or the same in each."""
    return [
        row | {name: cells[place] if isinstance(cells, list) else cells for name, cells in columns.items()}
        for place, row in enumerate(ROWS)
    ]


def dutch(cell):
    """What a Dutch spreadsheet program writes for a cell in csv."""
    return str(cell).replace(".", ",") if isinstance(cell, float) else str(cell)


def csv_text(rows, separator=";", written=dutch, end="\r\n"):
    """The text of a csv file of rows."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, lineterminator=end)
    writer.writerow(rows[0])
    writer.writerows([written(cell) for cell in row.values()] for row in rows)
    return stream.getvalue()


def csv_file(folder, text, encoding="utf-8", name="in.csv"):
    """A csv file with a text, or with the text of rows."""
    path = folder / name
    text = text if isinstance(text, str) else csv_text(text)
    path.write_bytes(text.encode(encoding))
    return path


def fill(sheet, rows, above=(), header=None):
    """Put rows in a sheet of a workbook, below others and under a header of its own if that is wanted."""
    for row in above:
        sheet.append(list(row))
    sheet.append(list(header or rows[0]))
    for row in rows:
        sheet.append([None if cell == "" else cell for cell in row.values()])


def workbook(folder, rows, name="in.xlsx", **more):
    """A workbook with one sheet of rows."""
    book = openpyxl.Workbook()
    fill(book.active, rows, **more)
    book.save(folder / name)
    return folder / name


def outcome(path, **options):
    """What a run of a file gives: the rows as a frame, and the summary with the receipt."""
    target = path.with_name("uit.parquet")
    summary = run(path, target, **options)
    return read(target), summary


def refusal(path, **options):
    """Why a file is refused."""
    try:
        run(path, path.with_name("uit.csv"), **options)
    except Refused as refused:
        assert not path.with_name("uit.csv").exists()
        return str(refused)
    raise AssertionError(f"{path.name} was read")


def said(summary):
    """The receipt as one text."""
    return "\n".join(summary.receipt.sentences())


def check(path, **options):
    """Check that the four households were read as they are."""
    frame, summary = outcome(path, **options)
    assert frame["huurtoeslag_nu_per_maand"].tolist() == ALLOWANCES, frame["fout"].dropna().tolist()
    assert (summary.rows, summary.wrong) == (4, 0)
    remarks = frame["let_op"].dropna().str.cat(sep="; ").split("; ")
    assert not [remark for remark in remarks if remark.partition(":")[0] in READERS], remarks  # of what was read
    return summary


def faults(frame):
    """By row the column that is wrong."""
    found = frame["fout"].dropna()
    return {int(row): text.split(":")[0] for row, text in found.items()}


def parquet(folder, rows):
    """A parquet file of rows as texts."""
    pq.write_table(pa.table({name: [str(row[name]) for row in rows] for name in rows[0]}), folder / "in.parquet")
    return folder / "in.parquet"


def frame_of(rows):
    """The rows as a frame of pandas."""
    return pd.DataFrame(rows)
