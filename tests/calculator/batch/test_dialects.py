"""Random sheets as different programs write them: the same rows come out, or are refused; none is ever lost.

The outcome of the same rows as a DataFrame is what must come: :func:`calculator.batch.compute` reads no dialect.
"""

import csv
import io
import re
from functools import cache

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculator.batch import compute
from calculator.batch.columns import FAULT, NUMBERS
from calculator.batch.run import run
from calculator.cases.fields import Refused
from tests.calculator.batch.households import DAYS, random_sheet, read
from tests.calculator.strategies import steady
from tests.calculator.workbook.office import RECALCULATED, convert

REMARKS = ["", "hoek", "De Eik; 2 hoog", 'zie "De Eik"', "a, b", "één €", "regel 1\nregel 2", "=1+1", "'x", "1.234"]


def sheet_of(size, seed):
    """Random households, with remarks of a person in a column before, between and behind those of the input."""
    rng = np.random.default_rng(seed)
    sheet = random_sheet(size, seed)
    day = str(rng.choice(DAYS))
    sheet["peildatum"] = rng.choice([day, f"{day[:8]}09"], size)  # two days under one law: another would take its time
    for place, name in ((0, "straat"), (8, "notitie"), (len(sheet.columns), "opmerking")):
        sheet.insert(min(place, len(sheet.columns)), name, rng.choice(REMARKS, size))
    return sheet


@cache
def with_outcome(size, seed):
    """The rows and what they give: each dialect is tried with the same ones."""
    sheet = sheet_of(size, seed)
    return sheet, compute(sheet.replace("", None))


def dutch(cell):
    if cell is None or cell != cell:  # noqa: PLR0124 - NaN
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.2f}".replace(".", ",")
    return str(cell)


def with_groups(cell):
    """Thousands in groups, as a format shows them."""
    if isinstance(cell, float) and cell >= 1000:
        return f"{cell:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return dutch(cell)


def with_currency(cell):
    amount = isinstance(cell, float) and cell == cell and not cell.is_integer()  # noqa: PLR0124 - NaN
    return f"€ {with_groups(cell)}" if amount else dutch(cell)


def text_of(sheet, separator, written, quoting=csv.QUOTE_MINIMAL, end="\r\n"):
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, quoting=quoting, lineterminator=end)
    writer.writerow(sheet.columns)
    writer.writerows([written(cell) for cell in row] for row in sheet.itertuples(index=False))
    return stream.getvalue()


def shortened(text):
    """As a spreadsheet program writes the rows whose last cells are empty."""
    return "\r\n".join(line.rstrip(";") for line in text.split("\r\n"))


def in_one_cell(text):
    return "".join('"' + line.replace('"', '""') + '"\r\n' for line in text.splitlines() if line)


def without_line_ends(sheet):
    return sheet.replace("regel 1\nregel 2", "regel 1")


CSV = {
    "Excel, Dutch": lambda sheet: text_of(sheet, ";", dutch).encode("utf-8-sig"),
    "Excel, Dutch, groups": lambda sheet: text_of(sheet, ";", with_groups).encode("cp1252"),
    "Excel, Dutch, euros": lambda sheet: text_of(sheet, ";", with_currency).encode("cp1252"),
    "Excel, Unicode text": lambda sheet: text_of(sheet, "\t", dutch).encode("utf-16"),
    "Excel, short rows": lambda sheet: shortened(text_of(sheet, ";", dutch)).encode("cp1252"),
    "Excel, sep": lambda sheet: b"sep=;\r\n" + text_of(sheet, ";", dutch).encode(),
    "Excel, in one column": lambda sheet: in_one_cell(text_of(without_line_ends(sheet), ";", dutch)).encode(),
    "everything in quotes": lambda sheet: text_of(sheet, ";", dutch, csv.QUOTE_ALL, "\n").encode(),
    "old Macintosh": lambda sheet: text_of(without_line_ends(sheet), ";", dutch, end="\r").encode("cp1252"),
    "pandas": lambda sheet: sheet.to_csv(index=False).encode(),
    "pandas, Dutch": lambda sheet: sheet.to_csv(index=False, sep=";", decimal=",").encode(),
    "with a title": lambda sheet: ("Complex Noord\r\n\r\n" + text_of(sheet, ";", dutch)).encode(),
}

LISTS_WITHOUT_QUOTES = ("pandas", "Excel, Unicode text")  # a semicolon does not end a cell there


def to_openpyxl(sheet, path, **options):
    book = openpyxl.Workbook(**options)
    page = book.create_sheet("Rijen", 0)
    page.append(list(sheet.columns))
    for row in sheet.itertuples(index=False):
        page.append([None if cell is None or cell != cell else cell for cell in row])  # noqa: PLR0124 - NaN
    book.save(path)


def titled(sheet, path):
    book = openpyxl.Workbook()
    book.active.append(["Complex Noord"])
    book.active.append([])
    book.active.append([name.replace("_", " ").capitalize() for name in sheet.columns])
    for row in sheet.itertuples(index=False):
        book.active.append([None if cell is None or cell != cell else dutch(cell) for cell in row])  # noqa: PLR0124
    book.save(path)


XLSX = {
    "pandas": lambda sheet, path: sheet.to_excel(path, index=False),
    "pandas with days": lambda sheet, path: sheet.assign(peildatum=pd.to_datetime(sheet.peildatum)).to_excel(
        path, index=False
    ),
    "openpyxl": to_openpyxl,
    "openpyxl, row by row": lambda sheet, path: to_openpyxl(sheet, path, write_only=True),
    "texts under a title": titled,
}


def agrees(expected, path):
    """Whether a file gives what the rows give; rows that are refused are counted, and the others right to the cent."""
    target = path.with_name("uit.parquet")
    summary = run(path, target)
    found = read(target)
    assert len(found) == len(expected) == summary.rows == summary.receipt.computed + summary.receipt.wrong
    assert not any("Let op" in sentence for sentence in summary.receipt.sentences())
    right = found[FAULT].isna().to_numpy()
    np.testing.assert_array_equal(
        found.loc[right, list(NUMBERS)].to_numpy(dtype=float), expected.loc[right, list(NUMBERS)].to_numpy(dtype=float)
    )
    assert summary.wrong == (~right).sum()
    return right.mean()


def refused_or(act):
    try:
        return act()
    except Refused:
        return None


@pytest.mark.slow
@pytest.mark.parametrize("dialect", CSV)
def test_a_csv_file_gives_the_rows_or_refuses_them(tmp_path, dialect):
    @steady
    @given(st.integers(0, 10**6), st.integers(10, 30))
    def check(seed, size):
        sheet, expected = with_outcome(size, seed)
        (tmp_path / "in.csv").write_bytes(CSV[dialect](sheet))
        assert agrees(expected, tmp_path / "in.csv") > 0.3

    check()


@pytest.mark.slow
@pytest.mark.parametrize("program", XLSX)
def test_a_workbook_gives_the_rows_or_refuses_them(tmp_path, program):
    @steady
    @given(st.integers(0, 10**6), st.integers(1, 30))
    def check(seed, size):
        sheet, expected = with_outcome(size, seed)
        XLSX[program](sheet.replace("=1+1", "1+1"), tmp_path / "in.xlsx")  # pandas makes a formula of it
        assert agrees(expected, tmp_path / "in.xlsx") == 1

    check()


@pytest.mark.office
def test_what_libreoffice_makes_of_a_sheet_gives_the_same(tmp_path):
    """As a workbook, and as csv with its own separators, encodings and quotes."""
    sheet, expected = with_outcome(60, 7)
    to_openpyxl(sheet.replace("=1+1", "1+1"), tmp_path / "a.xlsx")
    filters = {  # separator, quote, encoding, first line; 59 is ;, 9 a tab, 44 a comma; 76 is UTF-8, 1 Windows-1252
        "xlsx": RECALCULATED,
        "puntkomma": "csv:Text - txt - csv (StarCalc):59,34,76,1",
        "komma": "csv:Text - txt - csv (StarCalc):44,34,76,1",
        "tab": "csv:Text - txt - csv (StarCalc):9,34,1,1",
    }
    for name, target in filters.items():
        (tmp_path / name).mkdir()
        [path] = convert([tmp_path / "a.xlsx"], tmp_path / name, target)
        assert agrees(expected, path) == 1, name


@pytest.mark.slow
@steady
@given(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from(sorted(CSV)))
def test_a_quote_or_separator_too_many_never_moves_or_loses_a_row(tmp_path_factory, seed, place, dialect):
    """Whatever sign is put wherever in the rows, each household is right, refused, or the file is."""
    path = tmp_path_factory.mktemp("a") / "in.csv"
    sheet = sheet_of(6, seed)
    sheet[["straat", "notitie", "opmerking"]] = "hoek"  # a sign in a remark of a person is a remark
    content = CSV[dialect](sheet)
    encoding = "utf-16" if dialect == "Excel, Unicode text" else "cp1252"
    text = content.decode(encoding)
    start = text.index("hoek")
    at = start + place % (len(text) - start)
    sign = '";,\t\n'[place % 5]
    of_two = text[at - 1 : at + 1].isdigit()
    assume(sign != ";" or not re.search(r'"[\d;]*\d$', text[:at]))  # 5;1;4 is a list as well, of others than 5;14
    assume(sign != ";" or dialect not in LISTS_WITHOUT_QUOTES or not of_two)  # and 2;4 one of others than 24
    assume(sign != "," or dialect == "pandas" or not of_two)  # and 8,7 an amount
    path.write_bytes((text[:at] + sign + text[at:]).encode(encoding))

    def act():
        summary = run(path, path.with_name("uit.parquet"))
        found = read(path.with_name("uit.parquet")).set_index("dossier")
        assert summary.rows == summary.receipt.computed + summary.receipt.wrong
        expected = compute(sheet).set_index("dossier")
        for code in expected.index:
            rows = found.loc[[code]] if code in found.index else found.iloc[:0]
            right = rows[rows[FAULT].isna()]
            if len(right):
                same = right.iloc[0][list(NUMBERS)].astype(float).fillna(-1) == expected.loc[
                    code, list(NUMBERS)
                ].astype(float).fillna(-1)
                assert same.all(), (code, at, text[at - 30 : at + 30])

    refused_or(act)
