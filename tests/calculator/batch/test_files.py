"""Batch runs from file to file: endings, dialects, injection, being broken off, bounded memory, the command itself."""

import csv
import os
import signal
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pytest
from openpyxl.utils.escape import unescape

from calculator import __version__
from calculator.amounts.tables import load_tables
from calculator.batch import INPUT, OUTPUT, compute
from calculator.batch.columns import NUMBERS
from calculator.batch.run import run
from calculator.batch.summary import TYPES
from calculator.batch.writing.csv_target import safe_text
from calculator.batch.writing.report import console, lines
from calculator.batch.writing.template import write_template
from calculator.cases.fields import Refused
from tests.calculator.batch.households import random_sheet, read, write
from tests.calculator.batch.test_rows import one, outcome
from tests.years import LAST_YEAR, NEXT_YEAR

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def sheet():
    frame = random_sheet(700, seed=11)
    frame.insert(2, "opmerking", [f"rij {row}" for row in range(len(frame))])
    frame["nummer"] = range(len(frame))
    return frame


@pytest.fixture(scope="module")
def expected(sheet):
    return compute(sheet)[list(NUMBERS)].to_numpy()


@pytest.mark.parametrize("ending", [".parquet", ".csv", ".xlsx"])
@pytest.mark.parametrize("begin", [".parquet", ".csv", ".xlsx"])
def test_every_kind_of_file_gives_the_same(tmp_path, sheet, expected, begin, ending):
    source = write(sheet, tmp_path / f"in{begin}")
    summary = run(source, tmp_path / f"uit{ending}")
    found = read(tmp_path / f"uit{ending}")
    assert list(found.columns) == [*sheet.columns, *OUTPUT]
    assert found["fout"].isna().all()
    assert (found["opmerking"] == sheet["opmerking"]).all()
    np.testing.assert_array_equal(found[list(NUMBERS)].to_numpy(dtype=float), expected)
    assert (summary.rows, summary.wrong) == (len(sheet), 0)
    assert {path.name for path in tmp_path.iterdir()} == {source.name, f"uit{ending}"}


@pytest.mark.parametrize(
    ("options", "encoding"),
    [
        ({"sep": ";", "decimal": ","}, "utf-8"),
        ({"sep": ";", "decimal": ","}, "cp1252"),
        ({"sep": ";", "decimal": "."}, "utf-8-sig"),
        ({"sep": ",", "decimal": "."}, "utf-8"),
        ({"sep": ",", "decimal": "."}, "utf-8-sig"),
        ({"sep": ",", "decimal": ","}, "utf-8"),
        ({"sep": "\t", "decimal": ","}, "utf-16"),
    ],
)
def test_dialects(tmp_path, sheet, expected, options, encoding):
    sheet = sheet.assign(opmerking="één café €")
    sheet.to_csv(tmp_path / "in.csv", index=False, encoding=encoding, **options)
    run(tmp_path / "in.csv", tmp_path / "uit.csv")
    content = (tmp_path / "uit.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfdossier;peildatum;opmerking;")
    found = read(tmp_path / "uit.csv")
    np.testing.assert_array_equal(found[list(NUMBERS)].to_numpy(dtype=float), expected)
    assert (found["opmerking"] == "één café €").all()


def test_thousands_follow_the_dialect(tmp_path):
    row = dict(zip(INPUT, ["a", "2021-01-01", "38", "loon", "21,825.00", *[""] * 6, "475", "0", "125"], strict=False))
    for separator, income, expected in ((",", "21,825.00", 21825), (";", "21.825,00", 21825), (";", "21.825", 21825)):
        row["aanvrager_bruto_inkomen_per_jaar"] = income
        with (tmp_path / "in.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, delimiter=separator).writerows([row.keys(), row.values()])
        run(tmp_path / "in.csv", tmp_path / "uit.csv")
        assert read(tmp_path / "uit.csv")["toetsingsinkomen_per_jaar"].tolist() == [expected]


def test_three_decimals_in_the_english_dialect_are_wrong(tmp_path):
    row = dict(zip(INPUT, ["a", "2021-01-01", "38", "loon", "21.825", *[""] * 6, "475", "0", "125"], strict=False))
    with (tmp_path / "in.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([row.keys(), row.values()])
    assert run(tmp_path / "in.csv", tmp_path / "uit.csv").wrong == 1


def test_wrong_rows_keep_their_place_and_are_counted(tmp_path, sheet, expected):
    wrong = sheet.astype({"aanvrager_leeftijd": object, "vermogen": object})
    wrong.loc[5, "aanvrager_leeftijd"] = "x"
    wrong.loc[600, "vermogen"] = "@1+1"
    for ending in (".csv", ".xlsx"):
        summary = run(write(wrong, tmp_path / f"in{ending}"), tmp_path / f"uit{ending}")
        found = read(tmp_path / f"uit{ending}")
        assert summary.wrong == 2
        assert found.index[found["fout"].notna()].tolist() == [5, 600]
        assert found["fout"][5].startswith("aanvrager_leeftijd: 'x'")
        rest = found["fout"].isna().to_numpy()
        np.testing.assert_array_equal(found[list(NUMBERS)].to_numpy(dtype=float)[rest], expected[rest])


def test_a_row_with_too_many_cells_is_a_wrong_row(tmp_path, sheet):
    path = write(sheet.head(3), tmp_path / "in.csv")
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    lines[1] += ";1"
    path.write_text("\n".join([*lines, "", ";" * 18]), encoding="utf-8")
    summary = run(path, tmp_path / "uit.csv")
    found = read(tmp_path / "uit.csv")
    assert (summary.rows, summary.wrong) == (3, 1)
    assert found["fout"][0].startswith("regel 2: '20 cellen' wordt niet aanvaard")


DANGEROUS = [
    "=1+1",
    "=cmd|'/c calc'!A1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "＝1+1",
    "#N/A",
    "_x0041_",
    "a\x01b",
    "a\ufffeb",
]


def test_text_stays_text_in_a_workbook(tmp_path, sheet):
    few = sheet.head(len(DANGEROUS)).assign(opmerking=DANGEROUS)
    few = few.rename(columns={"nummer": "=2+2"})
    few.to_parquet(tmp_path / "in.parquet", index=False)
    run(tmp_path / "in.parquet", tmp_path / "uit.xlsx")
    page = openpyxl.load_workbook(tmp_path / "uit.xlsx")["Huishoudens"]
    assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n", "d"}
    shown = [cell.value for cell in page["C"][1:]]
    assert [unescape(text) for text in shown] == [*DANGEROUS[:-1], "a�b"]  # the last is no character
    assert all(cell.quotePrefix for cell in page["C"][1:7])
    assert read(tmp_path / "uit.xlsx")["opmerking"].tolist()[0] == "=1+1"


def test_text_stays_text_in_csv_and_numbers_stay_numbers(tmp_path, sheet):
    texts = [*DANGEROUS[:7], "-12,50", "+3", "gewoon"]
    few = sheet.head(len(texts)).assign(opmerking=texts)
    few.to_parquet(tmp_path / "in.parquet", index=False)
    run(tmp_path / "in.parquet", tmp_path / "uit.csv")
    found = pd.read_csv(tmp_path / "uit.csv", sep=";", dtype=str, encoding="utf-8-sig")
    assert found["opmerking"].tolist() == [*("'" + text for text in DANGEROUS[:7]), "-12,50", "+3", "gewoon"]
    assert not found["verschil_resterend_leefbudget_per_maand"].dropna().str.startswith("'").any()
    assert safe_text("-5") == "-5"


def test_a_date_that_a_workbook_does_not_know_is_carried_through_as_text(tmp_path, sheet):
    days = [date(1850, 1, 1), date(1900, 2, 28), date(1901, 1, 1), date(2026, 7, 1)]
    sheet.head(4).assign(opmerking=days).to_parquet(tmp_path / "in.parquet", index=False)
    run(tmp_path / "in.parquet", tmp_path / "uit.xlsx")
    shown = [cell.value for cell in openpyxl.load_workbook(tmp_path / "uit.xlsx")["Huishoudens"]["C"][1:]]
    assert shown == ["1850-01-01", "1900-02-28", datetime(1901, 1, 1), datetime(2026, 7, 1)]  # noqa: DTZ001


def test_no_text_enters_a_workbook_through_pandas():
    for path in (ROOT / "calculator/batch").rglob("*.py"):
        assert "to_excel" not in path.read_text(encoding="utf-8")


def test_a_missing_column_refuses_the_file_and_leaves_nothing(tmp_path, sheet):
    for ending in (".csv", ".xlsx", ".parquet"):
        source = write(sheet.drop(columns="vermogen"), tmp_path / f"in{ending}")
        with pytest.raises(Refused, match="vermogen"):
            run(source, tmp_path / "uit.csv")
    assert not (tmp_path / "uit.csv").exists()


def test_a_parquet_file_with_an_index_and_its_own_types_can_be_run_again(tmp_path, sheet, expected):
    own = sheet.set_index(pd.Index(range(7, 7 + len(sheet)), name="sleutel"))
    own["datum"] = pd.Timestamp("2020-05-06")
    own["soort"] = pd.Categorical(["a", "b"] * (len(own) // 2))
    own.to_parquet(tmp_path / "in.parquet")
    run(tmp_path / "in.parquet", tmp_path / "uit.parquet")
    first = pd.read_parquet(tmp_path / "uit.parquet")
    pd.testing.assert_frame_equal(first[list(own.columns)], pd.read_parquet(tmp_path / "in.parquet"))
    run(tmp_path / "uit.parquet", tmp_path / "weer.parquet")
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "weer.parquet"), first)
    np.testing.assert_array_equal(first[list(NUMBERS)].to_numpy(), expected)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b'dossier;"open', b"\x00\x81;;", b"dossier\n1\n"])
def test_what_is_no_sheet_is_refused(tmp_path, content):
    (tmp_path / "in.csv").write_bytes(content)
    with pytest.raises(Refused):
        run(tmp_path / "in.csv", tmp_path / "uit.csv")
    assert not (tmp_path / "uit.csv").exists()


def test_a_header_without_rows_gives_a_header(tmp_path, sheet):
    for begin in (".csv", ".xlsx", ".parquet"):
        source = write(sheet.head(0), tmp_path / f"in{begin}")
        for ending in (".csv", ".xlsx", ".parquet"):
            assert run(source, tmp_path / f"uit{ending}").rows == 0
            assert list(read(tmp_path / f"uit{ending}").columns) == [*sheet.columns, *OUTPUT]


@pytest.mark.parametrize("name", ["in.xlsx", "in.parquet"])
def test_a_damaged_file_is_refused(tmp_path, name):
    (tmp_path / name).write_bytes(b"PK\x03\x04 none of this is a sheet")
    with pytest.raises(Refused, match=name):
        run(tmp_path / name, tmp_path / "uit.csv")


def test_endings_and_writing_over_the_input_are_refused(tmp_path, sheet):
    source = write(sheet.head(2), tmp_path / "in.csv")
    with pytest.raises(Refused, match="ander bestand"):
        run(source, source)
    with pytest.raises(Refused, match=r"\.parquet"):
        run(source, tmp_path / "uit.ods")
    with pytest.raises(Refused, match="leesbaar"):
        run(tmp_path / "weg.csv", tmp_path / "uit.csv")


def test_the_second_sheet_has_the_summary(tmp_path, sheet):
    source = write(sheet, tmp_path / "in.parquet")
    summary = run(source, tmp_path / "uit.xlsx")
    result = compute(sheet)
    change = result["verschil_resterend_leefbudget_per_maand"].dropna()
    assert summary.total.gain == (change > 0).sum()
    assert summary.total.lose == (change < 0).sum()
    assert summary.total.median == pytest.approx(change.median(), abs=1e-9)
    assert summary.total.worst == change.min()
    assert sum(summary.total.distribution()) == len(change)
    assert sum(group.number for group in summary.by_type.values()) == len(change)
    assert sum(group.number for group in summary.by_income.values()) == len(change)
    low, high = result.norm_laag_per_maand, result.norm_hoog_per_maand
    now, later = result.resterend_leefbudget_nu_per_maand, result.resterend_leefbudget_na_per_maand
    assert summary.falls_below == ((now >= low) & (later < low)).sum() > 0
    assert summary.rises_above == ((now < high) & (later >= high)).sum() > 0
    assert (summary.now.too_little, summary.now.enough) == ((now < low).sum(), (now >= high).sum())
    assert summary.now.number == high.notna().sum()
    for when, left in (("nu", now), ("na", later)):
        said = np.select([left < low, left >= high, left.notna()], ["te_weinig", "genoeg", "op_de_rand"], "")
        np.testing.assert_array_equal(result[f"oordeel_{when}"].fillna("").to_numpy(), said)
    page = openpyxl.load_workbook(tmp_path / "uit.xlsx")["Samenvatting"]
    cells = {row[0].value: row[1].value for row in page.iter_rows() if row[0].value}
    assert cells["Rijen"] == len(sheet)
    assert cells["alle"] == len(change)
    assert cells["Hun huurtoeslag na, euro per maand"] == result["huurtoeslag_na_per_maand"].sum()
    assert len(page._charts) == 1
    assert cells[f"Leefbudget {__version__}"] is None


def test_a_workbook_explains_its_columns_and_says_where_its_amounts_come_from(tmp_path, sheet):
    few = sheet.head(60).assign(eigen="x")
    summary = run(write(few, tmp_path / "in.csv"), tmp_path / "uit.xlsx")
    book = openpyxl.load_workbook(tmp_path / "uit.xlsx")
    assert book.sheetnames == ["Huishoudens", "Samenvatting", "Afdruk", "Kolommen", "Herkomst"]
    explained = [(row[0].value, row[1].value) for row in book["Kolommen"].iter_rows(min_row=2)]
    assert [name for name, _ in explained] == [cell.value for cell in book["Huishoudens"][1]]
    assert all(meaning for _, meaning in explained)
    assert dict(explained)["eigen"] == "Uw eigen kolom, overgenomen zoals hij was."
    assert dict(explained)["huurtoeslag_na_per_maand"] == "Na. Huurtoeslag die wordt uitbetaald."
    told = [str(cell.value) for row in book["Herkomst"].iter_rows() for cell in row if cell.value]
    assert {f"Leefbudget {__version__}", *summary.receipt.sentences()} <= {*told}
    assert {table.sha256 for table in load_tables().tables} <= {*told}
    assert {norm.sha256 for day in few.peildatum for norm in load_tables().default_norms(day)} <= {*told}


def test_days_are_days_in_a_workbook(tmp_path, sheet):
    days = ["2021-01-01", "1-7-2020", "2 maart 2023", "gisteren"]
    run(write(sheet.head(4).assign(peildatum=days), tmp_path / "in.csv"), tmp_path / "uit.xlsx")
    shown = [row[1].value for row in openpyxl.load_workbook(tmp_path / "uit.xlsx")["Huishoudens"].iter_rows(min_row=2)]
    assert shown == [*(datetime(*day) for day in ((2021, 1, 1), (2020, 7, 1), (2023, 3, 2))), "gisteren"]  # noqa: DTZ001


def test_of_each_row_little_is_printed_one_page_wide(tmp_path, sheet, expected):
    wrong = sheet.head(40).astype({"vermogen": object})
    wrong.loc[3, "vermogen"] = "veel"
    run(write(wrong, tmp_path / "in.csv"), tmp_path / "uit.xlsx")
    page = openpyxl.load_workbook(tmp_path / "uit.xlsx")["Afdruk"]
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight, page.print_title_rows) == (1, 0, "$1:$1")
    rows = list(page.iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == wrong.dossier.tolist()
    left = [NUMBERS.index(f"resterend_leefbudget_{when}_per_maand") for when in ("nu", "na")]
    for place, row in enumerate(rows):
        if place == 3:
            assert row[1:5] == (None,) * 4
            assert row[5].startswith("vermogen: 'veel'")
        else:
            assert row[1] in TYPES
            shown = [np.nan if amount is None else amount for amount in row[2:4]]
            np.testing.assert_array_equal(shown, expected[place][left])


def test_what_is_received_and_asked_is_summed(tmp_path):
    """By hand: 25 of what is due is not received; three rents go from 475 to 625, so 3 x 150 x 12 euro a year."""
    due = outcome().huurtoeslag_nu_per_maand
    rows = [one(ontvangt_nu_huurtoeslag_per_maand=amount) for amount in (due - 25, due + 10, None)]
    summary = run(write(pd.DataFrame(rows), tmp_path / "in.csv"), tmp_path / "uit.csv")
    assert (summary.told_received, summary.unused, summary.extra_rent_per_year) == (2, 25, 5400)
    said = {line.words: line.value for line in lines(summary)}
    assert said["Ongebruikte huurtoeslag van hen, euro per maand"] == 25
    assert said["Hun extra huur, euro per jaar"] == 5400
    assert "Ongebruikte huurtoeslag: €\u00a025 per maand, van 2 huishoudens met opgave" in console(summary)


def test_the_template_opens_and_computes(tmp_path):
    write_template(tmp_path / "sjabloon.xlsx")
    page = openpyxl.load_workbook(tmp_path / "sjabloon.xlsx").worksheets[0]
    assert [cell.value for cell in page[1]] == list(INPUT)
    assert len(page.data_validations.dataValidation) == 14
    [days] = [rule for rule in page.data_validations.dataValidation if rule.type == "date"]
    # every day that the program computes: covered from 2019, and twelve months beyond the tables
    assert (days.formula1, days.formula2) == ("DATE(2019,1,1)", f"DATE({NEXT_YEAR},12,31)")
    assert f"Na 31 december {LAST_YEAR} gelden de laatste bekende bedragen." in days.error
    assert len(days.error) <= 225  # more a spreadsheet program does not show
    summary = run(tmp_path / "sjabloon.xlsx", tmp_path / "uit.csv")
    assert (summary.rows, summary.wrong) == (3, 0)


COMMAND = [sys.executable, "-m", "calculator", "batch"]


def leefbudget(*arguments):
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_the_command_computes_and_tells_what_it_found(tmp_path, sheet):
    source = write(sheet, tmp_path / "in.csv")
    finished = leefbudget(source, tmp_path / "uit.csv")
    assert (finished.returncode, finished.stderr) == (0, "")
    assert "700 rijen" in finished.stdout
    assert "achteruit" in finished.stdout


def test_the_command_refuses_with_status_two(tmp_path, sheet):
    source = write(sheet.drop(columns="peildatum"), tmp_path / "in.csv")
    for arguments in ((source, tmp_path / "uit.csv"), (source,), (), ("--sjabloon", tmp_path / "x.csv")):
        finished = leefbudget(*arguments)
        assert finished.returncode == 2
        assert finished.stderr
        assert "Traceback" not in finished.stderr
    assert leefbudget("--sjabloon", tmp_path / "s.xlsx").returncode == 0


# A test run in the background of a shell ignores Ctrl+C, and so would what it starts.
HEARING = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="sends the signal of Ctrl+C")
@pytest.mark.parametrize(
    ("source", "ending"),
    [("in.parquet", ".csv"), ("in.parquet", ".xlsx"), ("in.parquet", ".parquet"), ("in.csv", ".xlsx")],
)
def test_breaking_off_leaves_no_half_file(tmp_path, source, ending):
    sheet = pd.concat([random_sheet(20_000, seed=1, day="2026-01-01")] * 10)
    getattr(sheet, f"to_{source.removeprefix('in.')}")(tmp_path / source, index=False)
    target = tmp_path / f"uit{ending}"
    target.write_text("what was there")
    screen, its_end = os.openpty()  # progress is told on a screen only
    process = subprocess.Popen(
        [sys.executable, "-c", HEARING, *COMMAND, tmp_path / source, target],
        stdout=subprocess.PIPE,
        stderr=its_end,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)},
    )
    os.close(its_end)
    os.read(screen, 1)  # the first progress: it reads and writes
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=100)[0] == b""
    said = os.read(screen, 10_000).decode()
    os.close(screen)
    assert process.returncode == 130
    assert "Er is niets bewaard" in said
    assert target.read_text() == "what was there"
    assert sorted(path.name for path in tmp_path.iterdir()) == [source, target.name]


MEMORY = """
import sys
from pathlib import Path
from calculator.batch.run import run
run(Path(sys.argv[1]), Path(sys.argv[2]))
print(next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) // 1024)
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the peak of memory from /proc")
def test_memory_does_not_grow_with_the_rows(tmp_path):
    frame = random_sheet(5_000, seed=2, day="2026-01-01")
    peaks = []
    for times in (60, 120):  # from where as many chunks are under way as there may be
        pd.concat([frame] * times).to_parquet(tmp_path / "in.parquet", index=False, row_group_size=25_000)
        finished = subprocess.run(
            [sys.executable, "-c", MEMORY, tmp_path / "in.parquet", tmp_path / "uit.parquet"],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        peaks.append(int(finished.stdout))
    assert peaks[1] < peaks[0] + 150
    assert peaks[1] < 1024
