"""Files that swallow memory or time, or break a library: one sentence, or read, within bounds of both.

Each is read by a program of its own under a limit of memory, as the window would: nothing may abort it.
"""

import os
import random
from datetime import timedelta
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from calculator.batch.run import run
from calculator.batch.sources import open_source
from calculator.cases.fields import Refused
from tests.calculator.batch.households import random_sheet, write
from tests.calculator.batch.sheet_files import ROWS, changed, check, csv_file, csv_text, fill, refusal, said, workbook
from tests.calculator.batch.within import MOST_MEMORY, bounded, read_within
from tests.calculator.sheets.xlsx_parts import archive

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads what memory there is from /proc")


def with_cell(folder, place, value):
    """The four households, and one cell far away."""
    book = openpyxl.Workbook()
    fill(book.active, ROWS)
    book.active[place] = value
    book.save(folder / "in.xlsx")
    return folder / "in.xlsx"


@pytest.mark.parametrize("place", ["XFD1048576", "A1048576", "XFD1", "XFD20000", "ZZ3"])
@pytest.mark.parametrize("value", [1, " "])
def test_a_cell_far_away_costs_nothing(tmp_path, place, value):
    """Where another reader aborts the program, or takes ten gigabytes."""
    path = with_cell(tmp_path, place, value)
    assert bounded(path) == ""
    frame_of_four = run(path, tmp_path / "uit.csv")
    wrong = int(place == "A1048576" and value == 1)  # a row with a code and nothing else
    assert (frame_of_four.rows - frame_of_four.wrong, frame_of_four.wrong) == (4, wrong)
    if value == 1 and place.startswith(("XFD", "ZZ")):
        assert "staat los van de tabel: " in said(frame_of_four)


def test_a_sheet_that_says_it_is_large_is_as_large_as_it_is(tmp_path):
    path = workbook(tmp_path, ROWS)
    content = path.read_bytes()
    assert b"dimension" not in content  # compressed; rewritten below
    from tests.calculator.batch.test_unread import rewritten

    rewritten(path, ('<dimension ref="A1:Q5"', '<dimension ref="A1:XFD1048576"'))
    assert bounded(path) == ""
    check(path)


def rows_of_cells(number, cells):
    return "".join(
        f'<row r="{row}">' + "".join(f'<c r="{letters}{row}"><v>1</v></c>' for letters in cells) + "</row>"
        for row in range(1, number + 1)
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "xml",
    [
        lambda: rows_of_cells(200_000, ["XFD"]),
        lambda: rows_of_cells(20_000, ["A", "XFD"]),
        lambda: rows_of_cells(200_000, ["A"]),
        lambda: "".join(f'<row r="{row}" ht="15"/>' for row in range(1, 300_000)),
        lambda: '<row r="1">' + '<c r="A1" t="inlineStr"><is><t>' + "a" * 30_000_000 + "</t></is></c></row>",
        lambda: "<!--" + "-" * 0 + "x" * 50_000_000 + "-->",
        lambda: " " * 100_000_000,
        lambda: '<row r="1"><c r="A1">' + "<v>1</v>" * 5_000_000 + "</c></row>",
        lambda: "<a>" * 3_000_000,
    ],
    ids=["far right", "left and right", "one column", "empty rows", "long text", "comment", "blanks", "values", "deep"],
)
def test_a_sheet_with_much_of_nothing_is_refused_in_bounded_time(tmp_path, xml):
    (tmp_path / "in.xlsx").write_bytes(archive(xml()))
    text = bounded(tmp_path / "in.xlsx")
    assert text.count("\n") in (1, 2)
    assert "Traceback" not in text


@pytest.mark.parametrize(("ending", "known"), [(".csv", True), (".csv", False), (".parquet", False)])
def test_a_hundred_thousand_columns_are_refused_in_a_sentence(tmp_path, known, ending):
    more = [f"k{number}" for number in range(100_000)]
    names = [*ROWS[0], *more] if known else more
    cells = [[*row.values(), *["1"] * 100_000] if known else ["1"] * 100_000 for row in ROWS]
    path = tmp_path / f"in{ending}"
    if ending == ".csv":
        lines = [";".join(names), *(";".join(map(str, row)) for row in cells)]
        path.write_text("\n".join(lines), encoding="utf-8")
    else:
        columns = [pa.array([str(row[place]) for row in cells]) for place in range(len(names))]
        pq.write_table(pa.Table.from_arrays(columns, names), path)
    text = bounded(path)
    assert "16384" in text
    assert max(map(len, text.splitlines())) < 300


def test_as_many_columns_as_a_sheet_can_have_are_read(tmp_path):
    rows = [row | {f"k{number}": "" for number in range(16_000)} for row in ROWS]
    assert bounded(csv_file(tmp_path, rows)) == ""
    check(csv_file(tmp_path, rows))


@pytest.mark.parametrize("name", ["opmerking", "dossier", "peildatum", "kale_huur_nu_per_maand"])
@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())])
def test_a_parquet_file_with_broken_text_is_refused_with_its_column(tmp_path, name, kind):
    """Bytes that are no UTF-8, as an export may write them."""
    table = pa.Table.from_pandas(pd.DataFrame(changed()).astype(str))
    offsets = pa.py_buffer(b"".join(number.to_bytes(4, "little") for number in (0, 3, 6, 9, 12)))
    broken = pa.Array.from_buffers(pa.string(), 4, [None, offsets, pa.py_buffer(b"abc\xff\xfe\xfdghijkl")])
    if pa.types.is_dictionary(kind):
        broken = pa.DictionaryArray.from_arrays(pa.array([0, 1, 2, 3], pa.int32()), broken)
    else:
        broken = broken.cast(kind) if kind != pa.string() else broken
    place = table.column_names.index(name) if name in table.column_names else None
    table = table.append_column(name, broken) if place is None else table.set_column(place, name, broken)
    pq.write_table(table, tmp_path / "in.parquet")
    text = refusal(tmp_path / "in.parquet")
    assert f"In kolom {name} staat tekst die geen UTF-8 is." in text
    assert name in bounded(tmp_path / "in.parquet")


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".parquet"])
@pytest.mark.parametrize("seed", range(12))
def test_random_damage_is_refused_or_harmless_and_never_loses_a_row(tmp_path, ending, seed):
    path = tmp_path / f"in{ending}"
    if ending == ".xlsx":
        workbook(tmp_path, ROWS)
    elif ending == ".csv":
        csv_file(tmp_path, ROWS)
    else:
        pd.DataFrame(ROWS).astype(str).to_parquet(path, index=False)
    rng = random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(rng.choice((1, 3, 20))):
        content[rng.randrange(len(content))] = rng.randrange(256)
    path.write_bytes(content)
    try:
        summary = run(path, tmp_path / "uit.csv")
    except Refused:
        return
    assert summary.receipt.computed + summary.receipt.wrong == summary.rows
    assert "Let op" not in said(summary)


def test_the_limit_of_memory_is_one_that_bites(tmp_path):
    """The same reading fails when more than that is taken first."""
    status, text = read_within(csv_file(tmp_path, csv_text(ROWS)), hoard=2 * MOST_MEMORY)
    assert status != 0
    assert "MemoryError" in text


def cut_short(path):
    path.write_bytes(path.read_bytes()[:100])


def go_on(path):
    with path.open("ab") as file:
        file.write(b"x")


def replace(path):
    other = path.with_suffix(".anders")
    other.write_bytes(path.read_bytes())
    os.utime(other, ns=(0, 0))
    other.replace(path)


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".parquet"])
@pytest.mark.parametrize("change", [cut_short, go_on, replace])
def test_a_file_that_someone_writes_in_while_it_is_read_is_refused(tmp_path, ending, change):
    """Rows may be missing, or half old and half new: what is written of it stops there, and is then not kept."""
    path = write(random_sheet(3, seed=5), tmp_path / f"in{ending}")
    chunks = open_source(path).chunks
    next(chunks)
    change(path)
    with pytest.raises(Refused, match="veranderd terwijl het werd gelezen"):
        next(chunks)


def test_a_file_that_is_taken_away_while_it_is_read_was_open_already(tmp_path):
    path = write(random_sheet(3, seed=5), tmp_path / "in.csv")
    chunks = open_source(path).chunks
    first = next(chunks)
    path.unlink()
    assert [first.size, *(chunk.size for chunk in chunks)] == [3]


@pytest.mark.parametrize(
    ("column", "said"),
    [
        (pa.array([2**30], pa.date32()), "In kolom gemaakt staat een dag na het jaar 9999 of voor het jaar 1."),
        (pa.array([2**45], pa.timestamp("s")), "In kolom gemaakt staat een dag na het jaar 9999 of voor het jaar 1."),
        (pa.array([0], pa.timestamp("us", "Mars/Noord")), "Kolom gemaakt heeft tijden in de zone Mars/Noord."),
    ],
)
def test_a_time_that_nobody_can_write_is_refused_in_a_sentence(tmp_path, column, said):
    table = pa.table({**{name: [str(cell)] for name, cell in ROWS[0].items()}, "gemaakt": column})
    pq.write_table(table, tmp_path / "in.parquet")
    assert said in refusal(tmp_path / "in.parquet")


def test_a_time_to_the_nanosecond_is_written_in_a_workbook(tmp_path):
    """As pandas keeps every time; a spreadsheet has milliseconds."""
    moments = pa.array([1735736400000000001], pa.timestamp("ns"))  # 1 January 2025, 13:00
    table = pa.table({**{name: [str(cell)] for name, cell in ROWS[0].items()}, "gemaakt": moments})
    table = table.append_column("duur", pa.array([5_400_000_000_001], pa.duration("ns")))
    pq.write_table(table, tmp_path / "in.parquet")
    assert run(tmp_path / "in.parquet", tmp_path / "uit.xlsx").wrong == 0
    sheet = openpyxl.load_workbook(tmp_path / "uit.xlsx").worksheets[0]
    header, cells = ([cell.value for cell in row] for row in sheet.iter_rows(max_row=2))
    found = dict(zip(header, cells, strict=True))
    assert (str(found["gemaakt"]), found["duur"]) == ("2025-01-01 13:00:00", timedelta(hours=1, minutes=30))
