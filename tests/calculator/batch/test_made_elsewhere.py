"""Tables as other programs and people make them; what must come follows from how each was made."""

import csv
import gzip
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import numpy as np
import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from calculator.batch import compute
from calculator.batch.columns import RISE
from calculator.batch.run import run
from tests.calculator.batch.sheet_files import (
    ROWS,
    changed,
    check,
    csv_file,
    csv_text,
    dutch,
    faults,
    fill,
    frame_of,
    outcome,
    parquet,
    refusal,
    said,
    workbook,
)

LINES = csv_text(ROWS).splitlines()
NAMES = [*ROWS[0]]
RENT, ASSETS = "kale_huur_nu_per_maand", "vermogen"


def dump(separator, nothing):
    """As databases write tables: no quotes, and a word where nothing stands."""
    rows = [NAMES, *([nothing if cell == "" else str(cell) for cell in row.values()] for row in ROWS)]
    return "\n".join(map(separator.join, rows)) + "\n"


def quoted():
    return "\n".join(";".join(f'"{cell}"' for cell in row) for row in csv.reader(LINES, delimiter=";"))


def lines(*others, at=3):
    return "\n".join([*LINES[:at], *others, *LINES[at:]]) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        dump("\t", "\\N"),  # MySQL
        dump("|", "NULL"),  # bcp of SQL Server
        frame_of(ROWS).to_csv(),  # with the index of pandas
        frame_of(ROWS).replace("", None).to_csv(index=False, na_rep="NA"),  # R
        frame_of(ROWS).replace("", None).to_csv(index=False, na_rep="nan"),
        quoted(),
        csv_text(ROWS, ",", str, "\n"),  # Google Sheets, Numbers
        lines("", ";" * 16),  # blank rows
        "Export AFAS;;\nDatum: 27-11-2026;;\n\n" + csv_text(ROWS),
        "# gemaakt door een rapport\n# versie 2\n" + csv_text(ROWS),
        csv_text([dict(reversed(row.items())) for row in ROWS]),
        "\n".join([LINES[0].upper().replace("_", " "), *LINES[1:]]),
        csv_text(ROWS).rstrip(),
        csv_text(ROWS) + "\x1a",
        csv_text(changed(vermogen=["1'500.00", "0.00", "8'000.00", "250.00"])),  # Switzerland
        csv_text(changed(vermogen=["1\u202f500,00", "0,00", "8\u00a0000,00", "250,00"])),  # France
        csv_text(changed(vermogen=["1,500.00", "0.00", "8,000.00", "250.00"])),
        csv_text(changed(kale_huur_nu_per_maand=["612,35 EUR", "590,-", "498,75 EUR", "701,--"])),
        csv_text(changed(kinderen_leeftijden=["10 jaar en 12 jaar", "8 jaar", "geen", "n.v.t."])),
        csv_text(changed(kinderen_leeftijden=["[10, 12]", "[8]", "[]", "[]"])),  # JSON
        csv_text(changed(kinderen_leeftijden=["{10,12}", "{8}", "{}", "geen kinderen"])),  # PostgreSQL
        csv_text(changed(medebewoners_bruto_inkomen_per_jaar=["[]", "[]", "[]", "[12000.0, 9000.0]"])),  # pandas
        csv_text(changed(vermogen=["+1500", "-0,00", "8000,00", ".00"])),
        csv_text(changed(vermogen=["1500.0000000000", "0E-10", "8000.0000000000", "250.0000000000"])),  # Spark
        csv_text(changed(vermogen=['="1500"', '="0"', '="8000"', '="250"'], peildatum='="45658"')),
        csv_text(ROWS).replace(";loon;", ';="loon";').replace(";1500;", ';="1500";'),  # without quotes around it
        csv_text(changed(peildatum="Jan  1 2025 12:00AM")),  # SQL Server
        csv_text(ROWS) + "\0" * 3000,  # filled up
    ],
)
def test_tables_of_other_programs_are_read(tmp_path, text):
    check(csv_file(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (csv_text(ROWS) + "Totaal" + ";" * 11 + "2402,10" + ";" * 5 + "\n", [4]),
        (csv_text(ROWS) + "Bron: AFAS\n", [4]),
        (lines("# blok 2"), [2]),
        (lines(LINES[0]), [2]),  # the header again
        (lines(";".join("-" * len(name) for name in NAMES), at=1), [0]),  # SQL Server
        (csv_text(ROWS) + "\ufeff" + csv_text(ROWS), [4]),  # two files behind each other
        (lines("tekst;datum;jaar;;euro;jaar;;euro;jaren;euro;euro;euro;euro;euro;euro;euro;euro", at=1), [0]),
    ],
)
def test_a_line_that_is_no_household_is_refused_and_the_others_are_computed(tmp_path, text, wrong):
    frame, summary = outcome(csv_file(tmp_path, text))
    assert sorted(faults(frame)) == wrong
    assert summary.rows == len(frame) == summary.receipt.computed + len(wrong)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        *(
            (RENT, cell)
            for cell in (
                *("612,35 per maand", "141,30 per week", "7348,20 p.j.", "ca. 612", "612-620", "600+12,35", "12 x 612"),
                *("612,35*", "612,35-", "(612,35)", "< 700", "6 12,35", "612,35%", "O612", "\u0666\u0661\u0662", "1/2"),
            )
        ),
        *((ASSETS, cell) for cell in ("ja", "nihil", "<5000", "1500%", "0 0", "1\u00b7500", "1,50,000")),
        *(("aanvrager_leeftijd", cell) for cell in ("38,5", "38+", "1986", "01-07-1986", "> 38", "38 mnd", "38-39")),
        *(("kinderen_leeftijden", cell) for cell in ("10-12", "10 maanden", "2x10", "1012", "10;12 (zoon)", "10½")),
        *(("peildatum", cell) for cell in ("vandaag", "31-11-2025", "Q1 2025", "2025-W01", "jan 2025", "1-1-205")),
        *(("medebewoners_bruto_inkomen_per_jaar", cell) for cell in ("12k", "2x12000", "1000 p/m", "1,2E+04;9000")),
    ],
)
def test_what_is_no_value_of_its_column_is_refused_in_its_row(tmp_path, column, cell):
    frame, summary = outcome(csv_file(tmp_path, changed(**{column: [cell, *(row[column] for row in ROWS[1:])]})))
    assert faults(frame) == {0: column}
    assert (summary.rows, summary.wrong) == (4, 1)


@pytest.mark.parametrize("again", [LINES[0], LINES[0].upper(), LINES[0].replace("_", " ")])
def test_a_header_that_comes_again_is_named_with_its_line(tmp_path, again):
    said = "regel 6: dit is de kopregel nog een keer. U kunt deze regel weghalen."
    frame, _ = outcome(csv_file(tmp_path, lines("", "", again)))
    assert frame["fout"].dropna().to_dict() == {2: said}

    def report(_, sheet):
        sheet.insert_rows(4, 3)
        for place, name in enumerate(again.split(";"), 1):
            sheet.cell(6, place, name)

    frame, _ = outcome(sheet_with(tmp_path, report))
    assert frame["fout"].dropna().to_dict() == {2: said}


def test_a_second_table_with_its_columns_elsewhere_is_refused(tmp_path):
    """Its rent would be read as assets."""
    other = csv_text([dict(sorted(row.items())) for row in ROWS])
    said = "Regel 6: hier begint een tweede tabel, met andere kolommen of een andere volgorde."
    assert said in refusal(csv_file(tmp_path, csv_text(ROWS) + other))

    def both(_, sheet):
        for row in csv.reader(other.splitlines(), delimiter=";"):
            sheet.append(row)

    assert said in refusal(sheet_with(tmp_path, both))


@pytest.mark.parametrize("between", ["\n", "\r\n", "\t"])
def test_two_amounts_in_a_cell_are_not_one(tmp_path, between):
    """With a space between, 612 345 is an amount."""
    frame, _ = outcome(csv_file(tmp_path, changed(kale_huur_nu_per_maand=[f"612{between}345", 590, 498.75, 701])))
    assert faults(frame) == {0: RENT}
    check(csv_file(tmp_path, changed(medebewoners_bruto_inkomen_per_jaar=["", "", "", f"12000{between}9000"])))


def test_a_day_with_a_time_is_told_what_to_leave_out(tmp_path):
    """Midnight in Amsterdam is the day before in a program that keeps its times in UTC."""
    frame, _ = outcome(workbook(tmp_path, changed(peildatum=datetime.fromisoformat("2024-12-31T23:00"))))
    assert frame["fout"].str.endswith("verwacht: een datum als 2026-01-01, zonder tijd").all()


@pytest.mark.parametrize("name", ["peildatum", "opmerking"])
def test_days_and_times_below_each_other_are_written_in_every_kind_of_file(tmp_path, name):
    moments = [datetime.fromisoformat("2025-01-01T09:30"), *[date(2025, 1, 1)] * 3]
    path = workbook(tmp_path, [row | {name: moment} for row, moment in zip(ROWS, moments, strict=True)])
    for ending in (".parquet", ".csv", ".xlsx"):
        assert run(path, tmp_path / f"uit{ending}").wrong == (name == "peildatum")


def test_texts_of_a_fixed_length_in_parquet_are_texts(tmp_path):
    table = pa.table({name: [None if row[name] == "" else str(row[name]) for row in ROWS] for name in NAMES})
    days = table["peildatum"].cast(pa.binary()).cast(pa.binary(10))
    pq.write_table(table.set_column(1, "peildatum", days), tmp_path / "in.parquet")
    check(tmp_path / "in.parquet")


ODD = [
    *(
        pa.array([Decimal("1.5")] * 4, kind(5, 2))
        for name in ("decimal32", "decimal64")
        if (kind := getattr(pa, name, None))
    ),
    pa.array([2**64 - 1] * 4, pa.uint64()),
    pa.array([-(2**63)] * 4),
    pa.array([float("inf")] * 4),
    pa.array(pd.Series(pd.interval_range(0, 4))),
    pa.array([{"a": 1, "b": None}, None, {"a": None, "b": 2}, {"a": 1, "b": 2}]),
    pa.array([[("a", 1)], None, [], [("b", 2)]], pa.map_(pa.string(), pa.int64())),
    pa.array([[[10], [12]], None, [], [[8]]]),
    pa.array([timedelta(days=612)] * 4),
    pa.array([time(1, 2)] * 4),
]


@pytest.mark.parametrize("odd", ODD, ids=[str(odd.type) for odd in ODD])
def test_no_type_of_a_column_breaks_off_a_run(tmp_path, odd):
    """Some are a value of some columns, most of none."""
    born = {"aanvrager_geboren": odd, "kinderen_geboren": odd, "medebewoner_toeslagpartner": odd}
    pq.write_table(pa.table(dict.fromkeys((*NAMES, *RISE, "verhuizing"), odd) | born), tmp_path / "in.parquet")
    frame, summary = outcome(tmp_path / "in.parquet")
    assert len(frame) == summary.rows == summary.receipt.computed + summary.wrong == 4


def test_numbers_of_a_database_are_decimals(tmp_path):
    texts = {name: pa.array([str(row[name]) for row in ROWS]) for name in NAMES}
    numbers = {"peildatum": [20250101] * 4, "aanvrager_leeftijd": [38, 45, 72, 29], "verhuizing": [1, 0, None, 1]}
    columns = {name: pa.array(cells, pa.decimal128(38, 0)) for name, cells in numbers.items()}
    pq.write_table(pa.table(texts | columns), tmp_path / "in.parquet")
    check(tmp_path / "in.parquet")


def zipped(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", csv_text(ROWS))


@pytest.mark.parametrize("name", ["in.csv", "in.xlsx", "in.parquet"])
@pytest.mark.parametrize(
    "write",
    [
        lambda path: path.write_bytes(gzip.compress(csv_text(ROWS).encode())),
        zipped,
        lambda path: path.write_text(frame_of(ROWS).to_html(), encoding="utf-8"),
        lambda path: path.write_text(frame_of(ROWS).to_json(), encoding="utf-8"),
        lambda path: path.write_text(csv_text(ROWS, "~"), encoding="utf-8"),
        lambda path: path.write_bytes(b"\xef\xbb\xbf" + csv_text(changed(dossier="\u00e9")).encode("cp1252")),
    ],
)
def test_another_kind_of_file_by_the_name_of_a_sheet_is_refused(tmp_path, name, write):
    write(tmp_path / name)
    assert len(refusal(tmp_path / name)) > 20


def sheet_with(folder, change):
    book = openpyxl.Workbook()
    fill(book.active, ROWS)
    change(book, book.active)
    book.save(folder / "in.xlsx")
    return folder / "in.xlsx"


def as_texts(book, sheet):
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if isinstance(cell.value, int | float):
                cell.value, cell.number_format = str(cell.value).replace(".", ","), "@"


@pytest.mark.parametrize(
    "change",
    [
        as_texts,  # the green triangle
        lambda book, sheet: sheet.merge_cells("A2:A3"),
        lambda book, sheet: (sheet.insert_rows(1, 3), sheet.insert_cols(1, 2)),
        lambda book, sheet: setattr(book.copy_worksheet(sheet), "sheet_state", "veryHidden"),
        lambda book, sheet: setattr(sheet.protection, "sheet", True),
        lambda book, sheet: sheet.column_dimensions.group("F", "H", hidden=True),
        lambda book, sheet: book.create_sheet("Draai").append(["Rijlabels", f"Som van {RENT}"]),
        lambda book, sheet: book.create_chartsheet("Grafiek", 0),
    ],
)
def test_workbooks_with_more_than_a_table_are_read(tmp_path, change):
    check(sheet_with(tmp_path, change))


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        (lambda sheet: sheet.append(["Totaal", *[None] * 10, "=SUBTOTAL(109,L2:L5)"]), [4]),
        (lambda sheet: sheet.append([None] * 11 + [2402.1]), [4]),
        (lambda sheet: sheet.merge_cells("B2:B5"), [1, 2, 3]),  # a peildatum for four
        (lambda sheet: setattr(sheet["I2"], "value", 10.12), [0]),  # 10,12 typed in a Dutch Excel
        (lambda sheet: setattr(sheet["L2"], "value", "='[ander.xlsx]Blad1'!A1"), [0]),
        (lambda sheet: setattr(sheet["L2"], "number_format", "dd-mm-yyyy"), [0]),
    ],
)
def test_rows_of_a_workbook_that_are_no_households_are_refused(tmp_path, change, wrong):
    frame, summary = outcome(sheet_with(tmp_path, lambda _, sheet: change(sheet)))
    assert sorted(faults(frame)) == wrong
    assert summary.rows == len(frame)
    assert "Let op" not in said(summary)


@pytest.mark.parametrize("separator", ["^", ":", "\x1f", " ", "~", "#", "\u00a6", "\u00a0"])
def test_a_separator_that_nobody_uses_is_told(tmp_path, separator):
    text = refusal(csv_file(tmp_path, csv_text(ROWS, separator)))
    assert "Tussen de cellen staat een teken dat Leefbudget niet kent." in text


@pytest.mark.parametrize(("sign", "name"), [(",", "komma"), ("\t", "tab"), ("|", "streep")])
def test_a_row_with_another_separator_than_the_header_is_told_so(tmp_path, sign, name):
    other = sign.join("" if cell == "" else str(cell) for cell in ROWS[1].values())
    frame, summary = outcome(csv_file(tmp_path, "\n".join([*LINES[:2], other, *LINES[3:]])))
    assert frame["fout"][1] == f"regel 3: tussen de cellen staat hier een {name}, en in de kopregel een puntkomma"
    assert (summary.rows, summary.wrong) == (4, 1)


def test_the_apostrophe_of_a_text_is_no_part_of_a_value(tmp_path):
    """As some programs write it in the file, in every column."""
    rows = [
        {name: cell if cell == "" or name == "dossier" else f"'{dutch(cell)}" for name, cell in row.items()}
        for row in ROWS
    ]
    check(csv_file(tmp_path, rows))
    check(workbook(tmp_path, rows))


@pytest.mark.parametrize("remark", ["# maart", f"#{LINES[1]}", "#C-09;x", "#;;;"])
def test_a_line_that_begins_with_the_sign_of_a_remark_is_no_household(tmp_path, remark):
    frame, summary = outcome(csv_file(tmp_path, lines(remark)))
    assert frame["fout"].dropna().to_dict() == {
        2: "regel 4: deze regel begint met #. Is hij vervallen, haal hem dan weg."
    }
    assert (summary.rows, summary.wrong) == (5, 1)


def test_where_all_codes_begin_with_that_sign_it_is_part_of_them(tmp_path):
    check(csv_file(tmp_path, changed(dossier=[f"#{row['dossier']}" for row in ROWS])))


@pytest.mark.parametrize("write", [csv_file, workbook, parquet])
@pytest.mark.parametrize(
    ("cells", "asked"),
    [
        (["2", "1", "", ""], False),  # of two households it may be chance
        (["2", "1", "0", "0"], True),
        (["2", "1", "3", ""], True),
        (["2", "1", "7", ""], False),  # a number of years
        (["2;4", "1", "3", ""], False),
    ],
)
def test_a_column_that_may_count_the_children_is_asked_about(tmp_path, write, cells, asked):
    _, summary = outcome(write(tmp_path, changed(kinderen_leeftijden=cells)))
    assert ("Zijn het leeftijden, of aantallen kinderen?" in said(summary)) is asked


def test_a_child_as_old_as_its_parents_is_remarked(tmp_path):
    """As where the ages of everybody stand in one list; C-01 is 38 and 37 years old, C-02 is 45 and C-03 is 72."""
    frame, _ = outcome(csv_file(tmp_path, changed(kinderen_leeftijden=["38;37;10", "33", "61", "16"])))
    remarks = frame["let_op"].fillna("")
    found = remarks.str.extract(r"een kind van (\d+) jaar is bijna zo oud als de ouders")[0]
    assert found.fillna("").tolist() == ["38", "", "61", ""]


@pytest.mark.parametrize("kind", [pa.float16(), pa.float32()])
def test_amounts_of_three_digits_are_no_amounts(tmp_path, kind):
    """612,35 is 612,5 in half precision; in single precision it has its cents."""
    rents = pa.array(np.array([row["kale_huur_nu_per_maand"] for row in ROWS]).astype(kind.to_pandas_dtype()))
    table = pa.table({name: [str(row[name]) for row in ROWS] for name in ROWS[0]})
    place = table.column_names.index("kale_huur_nu_per_maand")
    pq.write_table(table.set_column(place, table.column_names[place], rents), tmp_path / "in.parquet")
    frame = compute(frame_of(ROWS).replace("", None).assign(kale_huur_nu_per_maand=rents.to_numpy()))
    for found in (outcome(tmp_path / "in.parquet")[0], frame):
        assert list(faults(found)) == ([0, 1, 2, 3] if kind == pa.float16() else [])
    assert "float16" in frame["fout"][0] if kind == pa.float16() else frame["fout"].isna().all()


def test_a_column_of_a_type_that_arrow_cannot_decode_is_refused_in_its_rows():
    ages = pd.cut([row["aanvrager_leeftijd"] for row in ROWS], [0, 50, 100])
    found = compute(frame_of(ROWS).replace("", None).assign(aanvrager_leeftijd=ages))
    assert found["fout"].str.startswith("aanvrager_leeftijd: ").tolist() == [True] * 4


@pytest.mark.parametrize(
    "day", ["2025-01-01 00:00:00+01", "01JAN2025:00:00:00", "2025-01-01T00:00+01", "01JAN2025:00:00:00.000"]
)
def test_midnight_as_sas_and_databases_write_it_is_the_day(tmp_path, day):
    check(csv_file(tmp_path, changed(peildatum=day)))


@pytest.mark.parametrize("write", [csv_file, workbook, parquet])
def test_the_point_that_sas_writes_where_nothing_is_is_nothing(tmp_path, write):
    rows = [{name: "." if cell == "" else cell for name, cell in row.items()} for row in ROWS]
    number = sum(cell == "" for row in ROWS for cell in row.values())
    assert f"{number} cellen met . tellen als leeg." in said(check(write(tmp_path, rows)))
