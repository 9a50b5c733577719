"""What stands before the cents and whether the day comes first: decided by the column, the file and the separator."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from calculator.batch.births import births, children_of
from calculator.batch.days import ACCEPTED_DAY, day_of
from calculator.batch.days import days as days_in
from calculator.batch.notation import DUTCH, notation_of
from calculator.batch.sheet_source import Chunk
from calculator.run.birth_facts import month_of
from calculator.sheets import csv_text as csv_text_module
from tests.calculator.batch.sheet_files import (
    ALLOWANCES,
    ROWS,
    changed,
    check,
    csv_file,
    csv_text,
    dutch,
    faults,
    outcome,
    parquet,
    said,
    workbook,
)

RENT, ASSETS, INCOME = "kale_huur_nu_per_maand", "vermogen", "aanvrager_bruto_inkomen_per_jaar"


def of(*cells, usual=","):
    """What the notation says of the rents in a sheet with these."""
    return notation_of([Chunk(len(cells), [list(cells)])], {RENT: 0}, usual).decimal(RENT)


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (("612,35", "590"), ","),
        (("612.35", "590"), "."),
        (("1.234,50",), ","),
        (("1,234.50",), "."),
        (("1.234.567",), ","),  # points that group
        (("1,234,567",), "."),
        (("€ 612,--",), ","),
        (("612,35 euro", "1.234"), ","),
        (("0.345",), "."),  # no thousands begin with nought
        (("1234.567",), "."),
        (("612,35", "612.35"), None),  # both
        (("612", "1.234", "1 234", "-", ""), ","),  # nothing certain: as usual
    ],
)
def test_a_column_shows_what_stands_before_its_cents(cells, sign):
    assert of(*cells) == sign


def test_without_anything_certain_the_usual_holds():
    assert of("1.234", usual=".") == "."


def test_a_column_that_shows_nothing_follows_the_file():
    chunks = [Chunk(1, [["1.234"], ["612.35"]]), Chunk(1, [["1"], ["7"]])]
    found = notation_of(chunks, {ASSETS: 0, RENT: 1}, ",")
    assert (found.decimal(ASSETS), found.decimal(RENT)) == (".", ".")


@pytest.mark.parametrize("late", [0, 3])
def test_the_whole_column_decides_wherever_its_certain_cells_stand(tmp_path, late):
    """20,000 rows further, in another chunk, as well."""
    rents = ["700.00"] * 4
    rents[late] = "612.345"
    rows = changed(**{RENT: rents})
    frame, _ = outcome(csv_file(tmp_path, csv_text(rows, written=str)))
    assert faults(frame) == {late: RENT}
    many = [ROWS[0] | {RENT: "612.345"}, *[ROWS[2]] * 20_000, ROWS[2] | {RENT: "498.75"}]
    frame, _ = outcome(csv_file(tmp_path, csv_text(many, written=lambda cell: str(cell).replace("498.75", "499"))))
    assert faults(frame) == {0: RENT}


@pytest.mark.parametrize(
    ("texts", "separator", "read"),
    [
        (["1.500", "0", "8.000", "250"], ";", [1500, 0, 8000, 250]),  # a Dutch file
        (["1,500", "0", "8,000", "250"], ",", [1500, 0, 8000, 250]),  # an English one
        (["1.500,00", "0", "8.000,00", "250"], ";", [1500, 0, 8000, 250]),
        (["1,500.00", "0", "8,000.00", "250"], ";", [1500, 0, 8000, 250]),
        (["1 500", "0", "8\u00a0000", "250"], ";", [1500, 0, 8000, 250]),
        (["€ 1.500", "€ -", "€ 8.000,-", "EUR 250"], ";", [1500, 0, 8000, 250]),
        (["1500 euro", "- €", "8000 €", "250,--"], ";", [1500, 0, 8000, 250]),
        (["\u202a1500\u202c", "\u200e0", "8\u202f000", "\ufeff250"], ";", [1500, 0, 8000, 250]),
    ],
)
def test_amounts_in_every_usual_spelling_are_the_same_amounts(tmp_path, texts, separator, read):
    written = str if separator == "," or "1,500.00" in texts else dutch
    rows = changed(vermogen=texts)
    frame, _ = outcome(csv_file(tmp_path, csv_text(rows, separator, written)))
    plain, _ = outcome(csv_file(tmp_path, csv_text(changed(vermogen=read), separator, written)))
    assert frame["fout"].isna().all(), frame["fout"].dropna().tolist()
    assert frame["huurtoeslag_nu_per_maand"].tolist() == plain["huurtoeslag_nu_per_maand"].tolist() == ALLOWANCES


@pytest.mark.parametrize(
    ("cell", "separator", "written", "readings"),
    [
        ("1.234", ";", str, ("1.234", "1,23")),  # a file of points
        ("1,234", ";", dutch, ("1,23", "1.234")),
        ("1,234", "\t", dutch, ("1,23", "1.234")),
        ("1.234", ",", str, ("1.234", "1,23")),
        ("€ 612,345", ";", dutch, ("612,35", "612.345")),
    ],
)
@pytest.mark.parametrize("column", [RENT, ASSETS, INCOME, "energielast_na_per_maand"])
def test_what_fits_both_notations_is_refused_with_both_readings(tmp_path, cell, separator, written, readings, column):
    rows = changed(**{column: [ROWS[0][column], cell, ROWS[2][column], ROWS[3][column]]})
    frame, _ = outcome(csv_file(tmp_path, csv_text(rows, separator, written)))
    assert faults(frame) == {1: column}
    assert "dit kan €\u00a0{} zijn of €\u00a0{}".format(*readings) in frame["fout"][1]


def test_in_a_column_of_both_notations_only_what_is_certain_is_read(tmp_path):
    rows = changed(**{RENT: ["612,35", "590.00", "498,75", "1.234"]})
    frame, _ = outcome(csv_file(tmp_path, rows))
    assert faults(frame) == {3: RENT}


def test_texts_in_a_workbook_are_read_in_the_notation_of_their_column(tmp_path):
    check(workbook(tmp_path, changed(**{RENT: ["612,35", "€ 590", "498,75 euro", "701,--"]})))
    rows = changed(**{RENT: ["612.35", "590.00", "498.75", "1.701"]})
    assert faults(outcome(workbook(tmp_path, rows))[0]) == {3: RENT}
    numbers = changed(**{RENT: [612.35, 590, 498.75, "1.701"]})  # numbers show nothing: as in the Netherlands
    assert outcome(workbook(tmp_path, numbers))[0]["fout"].isna().all()


def test_a_number_of_a_workbook_is_never_read_as_a_text(tmp_path):
    """Beside a text in its column, 612.345 is still the number that it is, and 10.12 no list of ages."""
    frame, _ = outcome(workbook(tmp_path, changed(**{RENT: [612.345, "590", 498.75, 701]})))
    assert frame["huurtoeslag_nu_per_maand"].tolist() == ALLOWANCES
    frame, _ = outcome(workbook(tmp_path, changed(kinderen_leeftijden=[10.12, "8", "", ""])))
    assert faults(frame) == {0: "kinderen_leeftijden"}


def test_texts_in_a_parquet_file_are_read_in_the_notation_of_their_column(tmp_path):
    table = pa.Table.from_pandas(pd.DataFrame(changed()).astype(str))
    texts = pa.array(["612.35", "590.00", "498.75", "1.701"])
    kinds = (pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary())
    for kind in (*kinds, pa.dictionary(pa.int32(), pa.string())):
        place = table.column_names.index(RENT)
        pq.write_table(table.set_column(place, RENT, texts.cast(kind)), tmp_path / "in.parquet")
        assert faults(outcome(tmp_path / "in.parquet")[0]) == {3: RENT}


@pytest.mark.parametrize(
    ("incomes", "wrong"),
    [
        (pa.array([None, None, [], [12000.0, 9000.0]]), {}),
        (pa.array([None, None, [], [Decimal("12000.00"), Decimal("9000.00")]]), {}),
        (pa.array([None, None, [], ["12000.00", "9000.00"]]), {}),
        (pa.array([None, None, ["1.50"], ["12.000", "9.000"]]), {3: "medebewoners_bruto_inkomen_per_jaar"}),
    ],
)
def test_a_list_in_a_parquet_file_is_read_as_what_it_holds(tmp_path, incomes, wrong):
    """Numbers are numbers; texts are read in the notation that the column shows."""
    table = pa.Table.from_pandas(pd.DataFrame(changed()).astype(str)).replace_schema_metadata()
    place = table.column_names.index("medebewoners_bruto_inkomen_per_jaar")
    pq.write_table(table.set_column(place, table.column_names[place], incomes), tmp_path / "in.parquet")
    frame, _ = outcome(tmp_path / "in.parquet")
    assert faults(frame) == wrong
    if not wrong:
        assert frame["huurtoeslag_nu_per_maand"].tolist() == ALLOWANCES


def test_a_number_in_a_list_has_no_thousands(tmp_path):
    """12.345 beside 9000 is an income of 12,35 euro, not one of 12,345; the same as in a cell for each."""
    table = pa.Table.from_pandas(pd.DataFrame(changed()).astype(str)).replace_schema_metadata()
    name = "medebewoners_bruto_inkomen_per_jaar"
    place = table.column_names.index(name)
    for numbers in ([12.345, 9000.0], [Decimal("12.345"), Decimal("9000.000")]):
        incomes = pa.array([None, None, None, numbers])
        pq.write_table(table.set_column(place, name, incomes), tmp_path / "in.parquet")
        assert f"{name}: 12,35 euro per jaar is weinig" in outcome(tmp_path / "in.parquet")[0]["let_op"][3]


def test_bytes_in_a_parquet_file_are_the_texts_that_they_hold(tmp_path):
    """Spark and Impala write texts so; of the owner's own columns bytes stay bytes."""
    table = pa.table({name: pa.array([str(row[name]).encode() for row in ROWS]) for name in ROWS[0]})
    table = table.append_column("geometrie", pa.array([b"\xff\x00"] * 4))
    pq.write_table(table, tmp_path / "in.parquet")
    check(tmp_path / "in.parquet")
    written = pq.read_table(tmp_path / "uit.parquet")
    assert written.column("dossier").to_pylist() == [row["dossier"] for row in ROWS]
    assert written.column("geometrie").to_pylist() == [b"\xff\x00"] * 4


@pytest.mark.parametrize("day", [20250101, 20250101.0, "20250101"])
def test_a_day_in_eight_digits_is_year_month_and_day(tmp_path, day):
    check(workbook(tmp_path, changed(peildatum=day)))


@pytest.mark.parametrize(
    ("days", "separator", "wrong"),
    [
        (["1/1/2025"] * 4, ";", []),
        (["1/1/2025"] * 4, ",", []),  # the same either way
        (["7/1/2025"] * 4, ";", []),  # the Netherlands: 7 January
        (["7/1/2025"] * 4, ",", [0, 1, 2, 3]),  # or 1 July
        (["15/1/2025", "7/1/2025", "1/1/2025", "1/1/2025"], ",", []),  # the first shows it
        (["1/15/2025", "7/1/2025", "1/1/2025", "1/1/2025"], ";", [1]),  # 15 January, so the second is either
        (["2025-01-01"] * 4, ",", []),
        (["07-01-2025"] * 4, ",", []),  # abroad the month stands first between slashes
        (["13-01-2025", "07-01-2025", "01-01-2025", "01-01-2025"], ";", []),
        (["13-01-2025", "07-13-2025", "07-01-2025", "01-01-2025"], ";", [2]),  # both in one file
        (["1-15-25", "7-1-25", "7-7-25", "1-1-25"], ";", [1]),
        (["Wed 1/15/2025", "Tue 7/1/2025", "Mon 7/7/2025", "Wed 1/1/2025"], ",", [1]),
    ],
)
def test_a_day_with_the_month_first_is_never_read_as_another_day(tmp_path, days, separator, wrong):
    rows = changed(peildatum=days)
    frame, _ = outcome(csv_file(tmp_path, csv_text(rows, separator, str if separator == "," else dutch)))
    assert list(faults(frame)) == wrong
    if {"7/1/2025", "Tue 7/1/2025"} & {*days} and 1 in wrong:
        assert "dit kan 7-1-2025 zijn of 1-7-2025" in frame["fout"][1]


@pytest.mark.parametrize(("rent", "doubted"), [("612,35", ""), ("612.35", "/")])
def test_days_between_slashes_are_dutch_in_a_file_with_dutch_amounts(rent, doubted):
    """7/1/2025 is 7 January here; only beside amounts as abroad it may be 1 July."""
    found = notation_of([Chunk(1, [[rent], ["7/1/2025"]])], {RENT: 0, "peildatum": 1}, ",")
    assert found.month_first == doubted


@pytest.mark.parametrize("write", [csv_file, workbook, parquet])
@pytest.mark.parametrize("sign", ["/", "-", ".", " ", *"–—‑−⁄．／", "\u00a0", "\u2009", "\u200e-", "/\u200f", "  "])
def test_one_day_that_has_the_month_first_makes_doubtful_what_may_be_either(tmp_path, write, sign):
    days = ("07_13_2025", "07_01_2025", "07_07_2025", "\u200e7_1_2025")
    frame, _ = outcome(write(tmp_path, changed(peildatum=[day.replace("_", sign) for day in days])))
    assert faults(frame) == {1: "peildatum", 3: "peildatum"}
    assert frame["fout"].dropna().str.endswith("dit kan 7-1-2025 zijn of 1-7-2025").all()
    born = ("05_25_1986", "05_12_1979", "05_05_1952", "1995_05")
    rows = [
        row | {"aanvrager_leeftijd": "", "aanvrager_geboren": month, "kinderen_geboren": child, "datum_verhoging": day}
        for row, month, child, day in zip(
            changed(kinderen_leeftijden=""),
            [month.replace("_", sign if month[2] == "_" else "-") for month in born],
            ["", "", "2015-05;" + "06_07_2016".replace("_", sign), ""],
            ["", "", "", "02_03_2026".replace("_", sign)],
            strict=True,
        )
    ]
    frame, _ = outcome(write(tmp_path, rows))
    assert faults(frame) == {1: "aanvrager_geboren", 2: "kinderen_geboren", 3: "datum_verhoging"}
    doubts = ["5-12-1979 zijn of 12-5-1979", "6-7-2016 zijn of 7-6-2016", "2-3-2026 zijn of 3-2-2026"]
    assert [text.partition("; dit kan ")[2] for text in frame["fout"].dropna()] == doubts


WIDE, ARABIC = (str.maketrans("0123456789", digits) for digits in ("０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩"))


@pytest.mark.parametrize("write", [csv_file, workbook, parquet])
@pytest.mark.parametrize("shows", ["07-13-2025".translate(WIDE), "07/13/2025".translate(ARABIC)])
def test_so_does_one_in_the_digits_of_another_script(tmp_path, write, shows):
    """Those of East Asian keyboards are read; with the others nobody here types a day, so that is refused."""
    frame, _ = outcome(write(tmp_path, changed(peildatum=[shows, "07-01-2025", "07-07-2025", "7–1–2025"])))
    refused = [1, 3] if shows[0] == "０" else [0, 1, 3]
    assert faults(frame) == dict.fromkeys(refused, "peildatum")
    assert frame["fout"][1].endswith("dit kan 7-1-2025 zijn of 1-7-2025")


@pytest.mark.parametrize("write", [csv_file, workbook, parquet])
@pytest.mark.parametrize(
    ("days", "born", "wrong"),
    [
        # The births show that the month stands first; the days show that theirs do not.
        (["13-01-2025", "07-01-2025"], ["05-25-1986", "05-12-1979"], {1: "aanvrager_geboren"}),
        (["13/01/2025", "07/01/2025"], ["05/25/1986", "05/12/1979"], {1: "aanvrager_geboren"}),
        (["07-13-2025", "07-01-2025"], ["25-05-1986", "05-12-1979"], {1: "peildatum"}),
        # A column that shows nothing is made doubtful, and so is one with another sign than it shows.
        (["07-01-2025", "07-01-2025"], ["05-25-1986", "05-05-1979"], {0: "peildatum", 1: "peildatum"}),
        (["13-01-2025", "07/01/2025"], ["05-25-1986", "05-05-1979"], {1: "peildatum"}),
        # Both in one column.
        (["13-01-2025", "07-01-2025"], ["25-05-1986", "05-25-1979"], {}),
    ],
)
def test_days_that_show_that_the_day_stands_first_are_not_doubted_for_another_column(
    tmp_path, write, days, born, wrong
):
    rows = changed(aanvrager_leeftijd="", peildatum=[*days, "2025-01-01", "2025-01-01"])
    rows = [row | {"aanvrager_geboren": month} for row, month in zip(rows, [*born, "1952-05", "1995-05"], strict=True)]
    assert faults(outcome(write(tmp_path, rows))[0]) == wrong


@pytest.mark.parametrize("block", [5, 7, 11])
def test_what_decides_may_stand_where_two_pieces_of_a_file_meet(tmp_path, monkeypatch, block):
    monkeypatch.setattr(csv_text_module, "_BLOCK", block)
    days = ["07-13-2025", "07-01-2025", *["2025-01-01"] * 2]
    assert list(faults(outcome(csv_file(tmp_path, changed(peildatum=days)))[0])) == [1]
    rents = ["612.345", "590.10", "498.75", "701"]
    assert list(faults(outcome(csv_file(tmp_path, changed(kale_huur_nu_per_maand=rents)))[0])) == [0]


def test_a_day_that_does_not_exist_is_told_apart_from_another_text(tmp_path):
    frame, _ = outcome(csv_file(tmp_path, changed(peildatum=["29-02-2025", "2025-13-01", "1e", "2025-01-01"])))
    assert [text.endswith("; deze datum bestaat niet") for text in frame["fout"].dropna()] == [True, True, False]


def test_the_receipt_says_with_an_example_how_amounts_are_read(tmp_path):
    assert "Een bedrag als 26400,5 is gelezen als 26.400 euro 50." in said(check(csv_file(tmp_path, ROWS)))
    points = csv_file(tmp_path, csv_text(ROWS, written=str))
    assert "Een bedrag als 26400.5 is gelezen als 26.400 euro 50." in said(check(points))


@pytest.mark.parametrize(
    ("assets", "example"),
    [
        (["1.500", "0", "8.000", "250"], "1.500 is gelezen als 1.500 euro 00"),  # no cents anywhere: the file decides
        (["1'500.50", "0", "8'000", "250"], "1'500.50 is gelezen als 1.500 euro 50"),
        (["€ 1.500,-", "0", "8000", "250"], "€ 1.500,- is gelezen als 1.500 euro 00"),
    ],
)
def test_texts_in_a_workbook_get_an_example_too(tmp_path, assets, example):
    assert f"Een bedrag als {example}." in said(outcome(workbook(tmp_path, changed(vermogen=assets)))[1])


def test_without_cents_the_example_is_an_amount_with_thousands(tmp_path):
    whole = [
        {name: cell if name == "dossier" else str(cell).split(".")[0] for name, cell in row.items()} for row in ROWS
    ]
    rows = [
        row | {"kinderen_leeftijden": "", "medebewoners_bruto_inkomen_per_jaar": "", INCOME: "21.825"} for row in whole
    ]
    receipt = said(outcome(csv_file(tmp_path, csv_text(rows)))[1])
    assert "Een bedrag als 21.825 is gelezen als 21.825 euro 00." in receipt


def count(day, since):
    return (day - since).days


EPOCH, OF_STATISTICS = date(1970, 1, 1), date(1960, 1, 1)  # of SAS and Stata
DAY = date(2025, 1, 1)
NUMBERS = {
    "geen datum van Excel (wel van SAS, Stata of R?)": [
        count(DAY, OF_STATISTICS),
        count(DAY, EPOCH),
        *("2025001", "25001", "1250101", "250101"),  # year and day of the year; of an AS/400; short
        count(DAY, date(1, 1, 1)) + 1_721_426,  # astronomers
        count(DAY, date(1, 1, 1)) + 367,  # Matlab
    ],
    "dit is een aantal seconden of delen daarvan": [
        count(DAY, date(1582, 10, 14)) * 86_400,  # SPSS
        count(DAY, OF_STATISTICS) * 86_400_000,  # Stata
        *(count(DAY, EPOCH) * 86_400 * 1_000**power for power in range(4)),
        "1,73569E+09",
    ],
    "een week is geen datum": ["2025-W01", "2025-W01-3", "2025W013"],
    "de dag staat er niet bij": ["2025-Q1", "2025 k1", "202501", "2025"],
    "dit kan 31 december 2020 zijn of, uit Excel op een Mac, 1 januari 2025": [count(DAY, date(1904, 1, 1))],
}


@pytest.mark.parametrize(("cause", "cell"), [(cause, cell) for cause, cells in NUMBERS.items() for cell in cells])
def test_a_number_with_which_another_program_keeps_a_day_is_refused_with_its_cause(cause, cell):
    assert cause in day_of(str(cell), DUTCH)[1]
    if isinstance(cell, int):
        assert day_of(cell, DUTCH) == day_of(float(cell), DUTCH) == day_of(str(cell), DUTCH)
    assert day_of(str(cell), DUTCH)[0] is None


@pytest.mark.parametrize("cell", [45658, "45658", 20250101, "20250101", 20250101000000, "20250101000000"])
def test_a_number_that_is_one_day_is_read(cell):
    assert day_of(cell, DUTCH) == ("2025-01-01", ACCEPTED_DAY)


OF_EXCEL = replace(DUTCH, of_mac=False)  # as a workbook says


@pytest.mark.parametrize("kind", [str, int, float])
@pytest.mark.parametrize(("since", "right"), [(date(1899, 12, 30), True), (OF_STATISTICS, False), (EPOCH, False)])
def test_births_as_numbers_are_read_where_only_excel_can_have_made_them(since, right, kind):
    """Of SAS they would be sixty years off, which in a workbook somebody born after 1970 shows, and else an age."""
    days = [date(1988, 7, 14), date(1999, 3, 1)]
    cells = [kind(count(day, since)) for day in days]
    assert births(cells, OF_EXCEL, aged=False).wrong.tolist() == [not right] * 2
    for notation in (DUTCH, replace(DUTCH, of_mac=True)):
        assert births(cells, notation, aged=False).wrong.all()
    read = births(cells, DUTCH, aged=True)
    fits = [month_of("1988-07"), month_of("1999-03")]
    assert (read.values == fits).all() == right  # noqa: PD011 - no pandas
    old = births([kind(count(date(1950, 1, 1), date(1899, 12, 30)))], OF_EXCEL, aged=False)
    assert "misschien van een ander programma dan Excel" in old.reasons[0]


@pytest.mark.parametrize("notation", [DUTCH, OF_EXCEL])
@pytest.mark.parametrize("ages", ["", "36;25"])
def test_so_are_those_of_children(notation, ages):
    cells = pa.array([f"{count(date(1988, 7, 14), date(1899, 12, 30))};{count(date(1999, 3, 1), date(1899, 12, 30))}"])
    _, wrong = children_of(pa.array([ages]), cells, days_in(pa.array(["2025-01-01"])), notation)
    assert [text for text in wrong.values() if "misschien van een ander programma" in text] == [*wrong.values()]
    assert bool(wrong) == (notation is DUTCH and not ages)


@pytest.mark.parametrize(("since", "day"), [(date(1904, 1, 1), "2025-01-14"), (date(1899, 12, 30), "2021-01-13")])
def test_a_number_of_a_day_that_fits_excel_and_an_old_mac_is_read_only_from_a_workbook(since, day):
    number = count(date.fromisoformat(day), since)
    assert "dit kan 13 januari 2021 zijn of, uit Excel op een Mac, 14 januari 2025" in day_of(number, DUTCH)[1]
    assert day_of(number, OF_EXCEL)[0] == "2021-01-13"
