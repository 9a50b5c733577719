"""Words and dashes where a value is asked: nothing, unknown or shortened. Expected values: those of an empty cell."""

from decimal import Decimal

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from calculator.batch.reading import amounts
from calculator.dutch.money import NotAnAmount, parse_euro
from tests.calculator.batch.sheet_files import (
    ROWS,
    changed,
    check,
    csv_file,
    csv_text,
    faults,
    frame_of,
    outcome,
    parquet,
    refusal,
    said,
    workbook,
)

PARTNER = ("partner_leeftijd", "partner_inkomen_soort", "partner_bruto_inkomen_per_jaar")
SERVICE, RENT, OTHERS = (
    "subsidiabele_servicekosten_nu_per_maand",
    "kale_huur_nu_per_maand",
    "medebewoners_bruto_inkomen_per_jaar",
)


@pytest.mark.parametrize("write", [csv_file, workbook, parquet])
@pytest.mark.parametrize("word", ["NULL", "NA", "N/A", "\\N", "nan", "None", "<NA>", "n.v.t.", "geen", "leeg"])
def test_a_word_for_nothing_is_an_empty_cell_and_is_said(tmp_path, write, word):
    """In each column that may be empty; four cells in the rows of C-02 to C-04 and more."""
    rows = [{name: word if cell == "" else cell for name, cell in row.items()} for row in ROWS]
    number = sum(cell == "" for row in ROWS for cell in row.values())
    assert f"{number} cellen met {word} tellen als leeg." in said(check(write(tmp_path, rows)))


def test_a_dash_where_no_amount_is_asked_is_an_empty_cell(tmp_path):
    names = (*PARTNER[:2], "kinderen_leeftijden")
    rows = [{name: "-" if name in names and cell == "" else cell for name, cell in row.items()} for row in ROWS]
    assert "8 cellen met - tellen als leeg." in said(check(csv_file(tmp_path, rows)))


@pytest.mark.parametrize(
    ("column", "word"),
    [
        (RENT, "onbekend"),
        ("vermogen", "?"),
        ("vermogen", "#N/B"),
        ("partner_leeftijd", "onbekend"),
        ("kinderen_leeftijden", "??"),
        (OTHERS, "onbekend"),
    ],
)
@pytest.mark.parametrize("write", [csv_file, parquet, workbook])
def test_what_nobody_knows_is_asked_for(tmp_path, write, column, word):
    rows = changed(**{column: [word, *(row[column] for row in ROWS[1:])]})
    frame, summary = outcome(write(tmp_path, rows))
    assert faults(frame) == {0: column}
    assert "onbekend is iets anders dan niets" in frame["fout"][0]
    assert (summary.rows, summary.wrong) == (4, 1)


def test_a_dash_among_co_residents_may_be_somebody_and_is_refused(tmp_path):
    frame, _ = outcome(csv_file(tmp_path, changed(**{OTHERS: ["-", "12000;-", "", "12000;9000"]})))
    assert faults(frame) == {0: OTHERS, 1: OTHERS}
    assert "niemand zijn, of iemand zonder inkomen" in frame["fout"][0]


def test_a_nought_among_co_residents_is_somebody_and_is_said(tmp_path):
    frame, _ = outcome(csv_file(tmp_path, changed(**{OTHERS: ["", "0", "", "12000;0"]})))
    assert frame["fout"].isna().all()
    told = frame["let_op"].fillna("").str.contains("0 is gelezen als een medebewoner zonder inkomen")
    assert told.tolist() == [False, True, False, False]


def test_a_word_where_a_value_is_needed_is_a_missing_value(tmp_path):
    frame, _ = outcome(csv_file(tmp_path, changed(**{RENT: [612.35, "n.v.t.", 498.75, 701]})))
    assert faults(frame) == {1: RENT}
    assert "ontbreekt" in frame["fout"][1]


@pytest.mark.parametrize("write", [csv_file, parquet, workbook])
@pytest.mark.parametrize("text", ["6,1E+02", "6.1E+02", "6E2", "6,124e+02"])
def test_an_amount_that_was_shortened_is_refused_with_the_remedy(tmp_path, write, text):
    rows = changed(**{RENT: [text, 590, 498.75, 701]})
    frame, summary = outcome(write(tmp_path, rows))
    assert faults(frame) == {0: RENT}
    assert "notatie Getal" in frame["fout"][0]
    assert (summary.rows, summary.wrong) == (4, 1)


@pytest.mark.parametrize("text", ["6,1235E+02", "6.1235E+02", "6,123500e2"])
def test_an_amount_with_an_exponent_and_all_its_cents_is_read(tmp_path, text):
    check(csv_file(tmp_path, changed(**{RENT: [text, 590, 498.75, 701]})))


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        ("1-1-25", False),
        ("01-jan-25", False),
        ("Jan 1, 2025", False),
        ("1 January 2025", False),
        ("2025-01-01T00:00:00+01:00", False),
        ("wo 1 januari 2025", False),
        ("25-01-26", True),  # 25 January 2026 or 26 January 2025
    ],
)
@pytest.mark.parametrize("write", [csv_file, workbook])
def test_days_are_read_in_one_way_or_refused_with_both(tmp_path, write, day, wrong):
    path = write(tmp_path, changed(peildatum=day))
    if not wrong:
        check(path)
        return
    frame, _ = outcome(path)
    assert set(faults(frame).values()) == {"peildatum"}
    assert "dit kan 25 januari 2026 zijn of 26 januari 2025" in frame["fout"][0]


def test_births_of_a_file_with_the_month_first_are_refused_where_they_fit_both(tmp_path):
    """7/1/1986 is 7 January, or 1 July in the file of 12/31/1987; neither is chosen."""
    rows = [
        row | {"aanvrager_geboren": born} for row, born in zip(ROWS, ("7/1/1986", "12/31/1979", "", ""), strict=True)
    ]
    frame, _ = outcome(csv_file(tmp_path, rows))
    assert 0 in faults(frame)
    assert faults(frame)[0] == "aanvrager_geboren"


def test_of_texts_in_parquet_an_example_is_said(tmp_path):
    assert "Een bedrag als 26400.5 is gelezen als 26.400 euro 50." in said(check(parquet(tmp_path, ROWS)))


@pytest.mark.parametrize("line", [0, 1, 3])
def test_marks_of_a_beginning_are_no_part_of_a_cell(tmp_path, line):
    """Left where files were put behind each other; the first cell of the line is in quotes."""
    lines = [f'"{text[: text.index(";")]}"{text[text.index(";") :]}' for text in csv_text(ROWS).splitlines()]
    lines[line] = "\ufeff\ufeff" + lines[line]
    check(csv_file(tmp_path, "\r\n".join(lines)))
    assert outcome(tmp_path / "in.csv")[0]["dossier"].tolist() == [row["dossier"] for row in ROWS]


def test_rows_that_an_outline_folds_are_hidden_and_those_beside_hidden_empty_rows_are_not(tmp_path):
    """Excel and LibreOffice show the rows that are written in a sheet of which all other rows are hidden."""
    path = workbook(tmp_path, ROWS)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    sheet.sheet_format.zeroHeight = True
    book.save(path)
    assert "verborgen" not in said(check(path))
    sheet.row_dimensions[2].hidden = True
    sheet.row_dimensions[3].hidden, sheet.row_dimensions[3].outlineLevel = True, 1
    sheet.row_dimensions[4].collapsed = True
    book.save(path)
    assert "2 verborgen of weggefilterde rijen tellen gewoon mee." in said(check(path))


def test_an_index_of_pandas_beside_the_table_is_a_column_of_the_owner(tmp_path):
    path = tmp_path / "in.xlsx"
    frame_of(ROWS).replace("", None).to_excel(path)
    check(path)


def test_an_age_at_which_nobody_has_a_household_is_said(tmp_path):
    """Nought stands for no partner in some exports."""
    frame, _ = outcome(csv_file(tmp_path, changed(partner_leeftijd=[37, 0, "", ""])))
    assert frame["let_op"].fillna("").str.contains("een partner van 0 jaar, klopt dat").tolist() == [0, 1, 0, 0]


def typed(folder, rows):
    """A parquet file in which lists of one number each are a column of numbers, as in a frame."""
    texts = {name: [str(row[name]) for row in rows] for name in rows[0]}
    for name in ("kinderen_leeftijden", OTHERS):
        if not any(";" in cell for cell in texts[name]):
            texts[name] = [float(cell) if cell else None for cell in texts[name]]
    pq.write_table(pa.table(texts), folder / "in.parquet")
    return folder / "in.parquet"


NUMBERS = [csv_file, workbook, parquet, typed]


@pytest.mark.parametrize("write", [csv_file, workbook])
@pytest.mark.parametrize("number", [12000.9, 12000.1, 9.5, 0.5])
def test_a_number_that_may_be_two_co_residents_is_refused_with_both_readings(tmp_path, write, number):
    """A Dutch spreadsheet program makes 12000.9 of 12000,9000 and of 12000,90."""
    frame, summary = outcome(write(tmp_path, changed(**{OTHERS: [number, 12000, "", 9000]})))
    assert faults(frame) == {0: OTHERS}
    first, second = str(number).split(".")
    assert f"kan één bedrag zijn, of {first} en {second}. Typ {first} voor één" in frame["fout"][0]
    assert (summary.rows, summary.wrong) == (4, 1)


@pytest.mark.parametrize(("write", "number"), [*((write, 12000.95) for write in NUMBERS), (typed, 12000.9)])
def test_of_a_number_with_cents_it_is_said_that_it_is_one_co_resident(tmp_path, write, number):
    """It may be what is left of 12000,9500; nobody types in a column with the type of numbers."""
    frame, _ = outcome(write(tmp_path, changed(**{OTHERS: [number, 12000, "", 9000]})))
    assert frame["fout"].isna().all()
    said = f"{number:.2f} is gelezen als één medebewoner; waren het er twee".replace(".", ",").replace("12", "12.", 1)
    told = frame["let_op"].fillna("").str.contains(said, regex=False)
    assert told.tolist() == [True, False, False, False]


def test_an_amount_in_a_text_with_a_point_before_one_decimal_is_one(tmp_path):
    """So programs write 12.345,60; a Dutch spreadsheet program writes a comma."""
    rows = changed(**{OTHERS: ["12345.6", "9000.25", "", "12000;9000.5"]})
    assert outcome(csv_file(tmp_path, csv_text(rows, written=str)))[0]["fout"].isna().all()


@pytest.mark.parametrize(
    "cells",
    [
        pa.array([[12000.9], [], None, [12000.0, 9000.5]]),
        pa.array([Decimal("12000.90"), None, None, Decimal("12000.00")]),
    ],
)
def test_a_list_of_one_and_a_decimal_have_one_reading(tmp_path, cells):
    table = pa.Table.from_pandas(frame_of(ROWS).astype(str)).replace_schema_metadata()
    path = tmp_path / "in.parquet"
    pq.write_table(table.set_column(table.column_names.index(OTHERS), OTHERS, cells), path)
    assert outcome(path)[0]["fout"].isna().all()


@pytest.mark.parametrize("number", [3.7, 10.1, 10.12, 0.5])
@pytest.mark.parametrize("write", [workbook, typed])
def test_a_number_with_decimals_is_no_age(tmp_path, write, number):
    """It may be what is left of 3,7 or 10,10."""
    frame, summary = outcome(write(tmp_path, changed(kinderen_leeftijden=[number, 8, "", ""])))
    assert faults(frame) == {0: "kinderen_leeftijden"}
    assert "Excel maakt van 10,10 het getal 10,1" in frame["fout"][0]
    assert (summary.rows, summary.wrong) == (4, 1)


def test_ages_of_which_a_spreadsheet_program_may_have_cut_a_nought_are_refused(tmp_path):
    """In csv 12,10 has become 12,1; with a space or a semicolon it was no number."""
    frame, _ = outcome(csv_file(tmp_path, changed(kinderen_leeftijden=["12,1", "12, 1", "12;1", "12,10"])))
    assert faults(frame) == {0: "kinderen_leeftijden"}
    assert "Dit kan 12 en 1 zijn, of 12 en 10; " in frame["fout"][0]


def test_a_number_that_cannot_be_one_amount_is_no_co_resident(tmp_path):
    """Of 12000,12500 a spreadsheet program makes 12000.125."""
    frame, _ = outcome(workbook(tmp_path, changed(**{OTHERS: [12000.125, "", "", "12000;9000"]})))
    assert faults(frame) == {0: OTHERS}


def test_rows_with_a_code_that_stood_there_before_are_counted(tmp_path):
    path = csv_file(tmp_path, [*ROWS, *ROWS[1:3], ROWS[3] | {"dossier": ""}, ROWS[3] | {"dossier": ""}])
    assert "2 rijen hebben een dossiercode die al eerder in het bestand stond." in said(outcome(path)[1])
    assert "dossiercode" not in said(check(csv_file(tmp_path, ROWS)))


@pytest.mark.parametrize(
    "header",
    [
        "ontvangt_nu_zorgtoeslag_per_kwartaal",
        "ontvangt_nu_zorgtoeslag_per_jaar",
        "Ontvangt nu zorgtoeslag per 4 weken",
        "ontvangt_nu_zorgtoeslag",
        "ontvangt nu zorgtoeslag p/jr",
        "energielast_na_laag_per_week",
        "kale_huur_na_per_week",
        "aanvrager_tweede_bruto_inkomen_per_kwartaal",
    ],
)
def test_a_column_of_another_period_is_never_passed_over(tmp_path, header):
    without = [{name: cell for name, cell in row.items() if not name.startswith("kale_huur_na")} for row in ROWS]
    assert header.casefold() in refusal(csv_file(tmp_path, [row | {header: 100} for row in without]))


def test_a_group_above_some_of_the_names_makes_their_header(tmp_path):
    path = workbook(tmp_path, ROWS, above=[[]])
    book = openpyxl.load_workbook(path)
    sheet = book.active
    number = next(row[0].row for row in sheet.iter_rows() if row[0].value == "dossier")
    if number == 1:
        sheet.insert_rows(1)
        number = 2
    sheet.cell(number - 1, 3, "Aanvrager")
    for column, name in enumerate(("leeftijd", "inkomen soort", "bruto inkomen per jaar"), 3):
        sheet.cell(number, column, name)
    book.save(path)
    check(path)


@pytest.mark.parametrize(
    "text",
    [
        "612,35",
        "612.35",
        "1.234",
        "1,234",
        "6,1E+02",
        "6,1235E+02",
        "0E+00",
        "€ 612,--",
        "612,35 euro",
        "NULL",
        "?",
        "-",
        "n.v.t.",
        "1'234,50",
        "12.34.56",
        "1e3",
        "612,345",
        "0,5",
        "(5)",
        "geen",
        "1 234,5",
        "612,35-",
        "1_0",
        "0x10",
    ],
)
def test_the_form_and_a_sheet_never_read_two_amounts_in_one_text(text):
    """Either may refuse what the other reads; a Dutch sheet has a comma before the cents, as the form."""
    try:
        typed = parse_euro(text)
    except NotAnAmount:
        return
    read = amounts(pa.array([text]), ",")
    assert read.wrong[0] or read.values[0] == typed


@pytest.mark.parametrize("write", [csv_file, workbook, parquet])
@pytest.mark.parametrize("day", ["1-1-25", "01/01/2025", "Jan 1, 2025", "20250101"])
def test_a_day_in_another_spelling_is_said_with_the_day_that_it_is(tmp_path, write, day):
    assert f"Een datum als {day} is gelezen als 1 januari 2025." in said(check(write(tmp_path, changed(peildatum=day))))
    assert "Een datum als" not in said(check(write(tmp_path, ROWS)))


AGE, PARTNER_AGE, AGES = "aanvrager_leeftijd", "partner_leeftijd", "kinderen_leeftijden"
ONLY_THE_AMOUNT, NO_DATE = (
    "zet alleen het bedrag in de cel, zonder woorden of tekens",
    "geef de cel in Excel de notatie Getal",
)


@pytest.mark.parametrize(
    ("name", "cell", "cause"),
    [
        *((RENT, cell, ONLY_THE_AMOUNT) for cell in ("612 p/m", "ca. 612", "701 (incl)", "<612", "? 612,35", "600+12")),
        (RENT, "â‚¬ 612,35", "vraag het bestand opnieuw als .xlsx of in UTF-8"),
        (RENT, "2025-01-12", NO_DATE),
        (RENT, "-612", "met ten hoogste twee decimalen"),  # nothing but what is accepted
        (RENT, "250-", "met ten hoogste twee decimalen"),
        (RENT, "(612,35)", "met ten hoogste twee decimalen"),
        *((AGE, cell, "een geboortedatum hoort in de kolom aanvrager_geboren") for cell in ("1987", "12-03-1987")),
        (PARTNER_AGE, "1987-03-12", "een geboortedatum hoort in de kolom partner_geboren"),
        (AGE, "1900-02-07", NO_DATE),
        (AGE, "ja", "een geheel getal van 0 tot en met 120"),
        (PARTNER_AGE, "nee", "is er geen partner, maak de cel dan leeg"),
        *((AGES, cell, "in de kolom kinderen_geboren.") for cell in ("2014", "2014;2016", "2014, 2016")),
        ("peildatum", "2025", "de dag staat er niet bij"),
        ("peildatum", "01-2025", "de dag staat er niet bij"),
        ("peildatum", "2024-12-31T23:00:00Z", "een datum als 2026-01-01, zonder tijd"),
        ("peildatum", "morgen", "een datum als 2026-01-01"),
    ],
)
@pytest.mark.parametrize("write", [csv_file, workbook, parquet])
def test_a_wrong_cell_is_told_its_usual_cause_and_what_to_do(tmp_path, write, name, cell, cause):
    frame, summary = outcome(write(tmp_path, changed(**{name: [ROWS[0][name], cell, ROWS[2][name], ROWS[3][name]]})))
    assert faults(frame) == {1: name}
    assert frame["fout"][1].split(" | ")[0].endswith(cause)
    assert (summary.receipt.computed, summary.receipt.wrong) == (3, 1)


@pytest.mark.parametrize(
    ("name", "cell", "asked"),
    [
        (PARTNER_AGE, 99, True),
        (PARTNER_AGE, 98, False),
        (AGE, 99, True),
        ("vermogen", 99_999, True),
        ("vermogen", 999_999, True),
        ("vermogen", 99_998, False),
        ("aanvrager_bruto_inkomen_per_jaar", 99_999, True),
        ("aanvrager_bruto_inkomen_per_jaar", 100_000, False),
        (RENT, 999, False),
    ],
)
def test_what_programs_for_statistics_keep_for_unknown_is_asked(tmp_path, name, cell, asked):
    frame, _ = outcome(csv_file(tmp_path, changed(**{name: [ROWS[0][name], ROWS[1][name], cell, ROWS[3][name]]})))
    assert ("of is dat een code voor onbekend?" in str(frame["let_op"][2])) is asked
    assert frame["fout"].isna().all()
