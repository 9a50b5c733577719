"""Workbooks as people send them: which sheet is read, where its header stands, and what its cells stand for."""

from datetime import date, datetime, time

import openpyxl
import pytest
from openpyxl.styles import Font

from calculator.batch import INPUT
from calculator.batch.run import run
from calculator.batch.sheet_choice import EXAMPLES
from calculator.batch.writing.template import write_template
from tests.calculator.batch.households import read
from tests.calculator.batch.sheet_files import (
    ALLOWANCES,
    ROWS,
    changed,
    check,
    csv_file,
    csv_text,
    faults,
    fill,
    outcome,
    refusal,
    said,
    workbook,
)
from tests.calculator.batch.test_unread import rewritten


def book_of(folder, **sheets):
    """A workbook with sheets by name: of rows, or hidden when the name begins with an underscore."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.strip("_"))
        sheet.sheet_state = "hidden" if name.startswith("_") else "visible"
        fill(sheet, rows) if isinstance(rows[0], dict) else [sheet.append(row) for row in rows]
    book.save(folder / "in.xlsx")
    return folder / "in.xlsx"


NOTES = [["Toelichting"], ["Deze lijst is van 1 januari."]]
OLD = changed(kale_huur_nu_per_maand=100)
EMPTY = [list(INPUT)]
TEMPLATE_ROWS = [row | {"dossier": code, "vermogen": 0} for row, code in zip(ROWS, EXAMPLES, strict=False)]


@pytest.mark.parametrize(
    "sheets",
    [
        {"Rijen": ROWS},
        {"Toelichting": NOTES, "Rijen": ROWS, "Bijlage": NOTES},
        {"_Oud": OLD, "Rijen": ROWS},
        {"Rijen": ROWS, "_Oud": OLD},
        {"Huishoudens": TEMPLATE_ROWS, "Rijen": ROWS},  # the examples of the template
        {"Leeg": EMPTY, "Rijen": ROWS},
        {"Half": [list(INPUT)[:6], [1, 2, 3]], "Rijen": ROWS},
    ],
)
def test_the_one_visible_sheet_with_rows_of_its_own_is_read(tmp_path, sheets):
    summary = check(book_of(tmp_path, **sheets))
    assert "Gelezen: in.xlsx, blad Rijen." in said(summary)
    alike = [name for name in sheets if name in ("_Oud", "Huishoudens", "Leeg")]
    assert summary.receipt.alike == tuple(name.strip("_") for name in alike)


@pytest.mark.parametrize("active", [0, 1, 2])
def test_of_several_sheets_none_is_chosen_whichever_is_active(tmp_path, active):
    path = book_of(tmp_path, Noord=ROWS, Toelichting=NOTES, Zuid=OLD)
    book = openpyxl.load_workbook(path)
    book.active = active
    book.save(path)
    assert "Noord, Zuid" in refusal(path)
    check(path, sheet="noord")


def test_a_hidden_sheet_is_read_only_when_it_is_named(tmp_path):
    path = book_of(tmp_path, Toelichting=NOTES, _Rijen=ROWS)
    assert "verborgen: Rijen" in refusal(path)
    check(path, sheet="Rijen")


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(tmp_path):
    assert "Er is geen blad Oost. Wel: Noord, Zuid." in refusal(book_of(tmp_path, Noord=ROWS, Zuid=OLD), sheet="Oost")


def test_a_named_sheet_that_does_not_fit_says_what_it_misses(tmp_path):
    assert "kopregel" in refusal(book_of(tmp_path, Noord=ROWS, Toelichting=NOTES), sheet="Toelichting")


def test_only_a_workbook_has_sheets(tmp_path):
    (tmp_path / "in.csv").write_text(csv_text(ROWS), encoding="utf-8")
    assert "blad: 'Noord'" in refusal(tmp_path / "in.csv", sheet="Noord")


def test_examples_of_the_template_among_the_rows_are_said(tmp_path):
    write_template(tmp_path / "in.xlsx")
    frame, summary = outcome(tmp_path / "in.xlsx")
    assert len(frame) == 3
    assert "3 rijen zijn een voorbeeld uit het invulblad." in said(summary)


# -- headers -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spelled",
    [
        str.upper,
        str.title,
        lambda name: name.replace("_", " "),
        lambda name: name.replace("_", "\n"),
        lambda name: f"  {name.replace('_', ' ').capitalize()}: ",
        lambda name: name.replace("_per_", " (per ") + (")" if "_per_" in name else ""),
        lambda name: name.replace("_", "-"),
        lambda name: "\u200b" + name.replace("_", "\u00a0") + "\ufeff",
        lambda name: " ".join(reversed(name.split("_"))),  # leeftijd aanvrager
    ],
)
def test_a_header_is_known_in_every_usual_spelling(tmp_path, spelled):
    check(workbook(tmp_path, ROWS, header=[spelled(name) for name in ROWS[0]]))


@pytest.mark.parametrize(
    "above",
    [
        [["Complex Noord"], []],
        [["Complex Noord"], ["Stand:", date(2025, 1, 1)], [], [None, "x"]],
        [["dossier", None, "vermogen"]],  # fewer than make a header
        [["titel"]] * 30,
    ],
)
def test_titles_above_the_header_are_passed_over(tmp_path, above):
    summary = check(workbook(tmp_path, ROWS, above=above))
    line = len(above) + 1
    assert f"staan in regel {line}. De huishoudens staan in regel {line + 1} tot en met {line + 4}." in said(summary)


GROUPS = ["", "", "Aanvrager", "", "", "Partner", "", "", "Kinderen leeftijden"]
GROUPS += ["Medebewoners bruto inkomen per jaar", "Vermogen", "Nu", "", "", "Na", "", ""]
OF_PERSON = ["Leeftijd", "Inkomen soort", "Bruto inkomen per jaar"]
OF_HOME = ["Kale huur per maand", "Subsidiabele servicekosten per maand", "Energielast per maand"]
BELOW = ["Dossier", "Peildatum", *OF_PERSON, *OF_PERSON, "", "", "", *OF_HOME, *OF_HOME]


@pytest.mark.parametrize("above", [[], [["Complex Noord"], []]])
def test_two_rows_of_names_are_one_header(tmp_path, above):
    """Groups over several columns, as merged cells leave them, above the names."""
    groups, below = ([text or None for text in texts] for texts in (GROUPS, BELOW))
    summary = check(workbook(tmp_path, ROWS, above=[*above, groups], header=below))
    line = len(above) + 1
    assert f"De namen van de kolommen staan in regel {line} en {line + 1}." in said(summary)


def in_csv(folder, lines):
    return csv_file(folder, "\r\n".join("\t".join(line) for line in lines) + "\r\n")


def in_xlsx(folder, lines):
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append([text or None for text in line])
    book.save(folder / "in.xlsx")
    return folder / "in.xlsx"


CELLS = [line.split("\t") for line in csv_text(ROWS, "\t").splitlines()[1:]]
CODED = ["Code", *GROUPS[1:]]


@pytest.mark.parametrize("write", [in_csv, in_xlsx])
@pytest.mark.parametrize("spelled", [str, str.upper, str.lower, " {} ".format])
@pytest.mark.parametrize("groups", [GROUPS, CODED])
def test_two_rows_of_names_that_come_again_are_named_each(tmp_path, write, spelled, groups):
    """Also where the upper one has nothing above the codes, and on every page."""
    again = [[spelled(text) if text else "" for text in row] for row in (groups, BELOW)]
    frame, summary = outcome(write(tmp_path, [groups, BELOW, *CELLS[:2], *again, *CELLS[2:], *again]))
    told = "regel {}: dit is de kopregel nog een keer. U kunt deze regel weghalen."
    assert frame["fout"].dropna().to_dict() == {row: told.format(row + 3) for row in (2, 3, 6, 7)}
    assert frame["huurtoeslag_nu_per_maand"].dropna().tolist() == ALLOWANCES
    assert (summary.rows, summary.wrong) == (8, 4)


@pytest.mark.parametrize("write", [in_csv, in_xlsx])
def test_a_second_table_under_two_rows_of_names_is_refused(tmp_path, write):
    """The partner stands before the aanvrager there."""
    other = [*GROUPS[:2], "Partner", "", "", "Aanvrager", "", "", *GROUPS[8:]]
    path = write(tmp_path, [GROUPS, BELOW, *CELLS[:2], other, BELOW, *CELLS[2:]])
    assert "hier begint een tweede tabel" in refusal(path)


def test_a_header_is_never_made_of_the_first_household(tmp_path):
    names = [name if name != "vermogen" else "bezit" for name in INPUT]
    assert refusal(workbook(tmp_path, ROWS, header=names)).startswith("vermogen: ontbreekt")


def test_all_in_one_column_is_told_with_the_remedy(tmp_path):
    book = openpyxl.Workbook()
    for line in csv_text(ROWS).splitlines():
        book.active.append([line])
    book.save(tmp_path / "in.xlsx")
    assert "Tekst naar kolommen" in refusal(tmp_path / "in.xlsx")


def test_a_table_that_begins_elsewhere_is_read(tmp_path):
    book = openpyxl.Workbook()
    for line, row in enumerate([list(INPUT), *(list(row.values()) for row in ROWS)]):
        for place, cell in enumerate(row):
            book.active.cell(line + 5, place + 4, None if cell == "" else cell)
    book.active["A20"] = "opmerking onderaan"
    book.save(tmp_path / "in.xlsx")
    assert "links van kolom D" in said(check(tmp_path / "in.xlsx"))


# -- what is stored and what is shown ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "day",
    [
        date(2025, 1, 1),
        datetime(2025, 1, 1),  # noqa: DTZ001 - a spreadsheet knows no zones
        45658,  # the same day without its format
        45658.0,
        "45658",
        "1-1-2025",
        "01/01/2025",
        "1 januari 2025",
        "2025-01-01T00:00:00",
        " 1-1-2025\u00a0",
    ],
)
def test_a_day_is_read_however_it_is_stored(tmp_path, day):
    check(workbook(tmp_path, changed(peildatum=day)))


@pytest.mark.parametrize("day", [45658.5, 2025, 20251301, 1012025, 0, -1, 1e300, time(12), True, "01012025", "25-1-26"])
def test_what_may_be_another_day_is_refused(tmp_path, day):
    frame, _ = outcome(workbook(tmp_path, changed(peildatum=[day, *["2025-01-01"] * 3])))
    assert faults(frame) == {0: "peildatum"}


def test_days_of_a_workbook_that_counts_from_1904_are_read_by_its_own_count(tmp_path):
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    fill(book.active, changed(peildatum=date(2025, 1, 1)))
    book.save(tmp_path / "in.xlsx")
    check(tmp_path / "in.xlsx")
    for row in book.active.iter_rows(min_row=2, min_col=2, max_col=2):
        row[0].value, row[0].number_format = 44196, "General"  # would be 31 December 2020 by the other count
    book.save(tmp_path / "in.xlsx")
    assert faults(outcome(tmp_path / "in.xlsx")[0]) == dict.fromkeys(range(4), "peildatum")


@pytest.mark.parametrize(
    ("stored", "cents"),
    [
        (7349 / 12, 612.42),
        (612.345, 612.35),
        (612.344999, 612.34),
        (127.125, 127.13),
        (0.1 + 0.2, 0.3),
        (612.4199999999999, 612.42),
        (1e-9, 0),
    ],
)
def test_computed_cents_are_rounded_half_up_as_they_are_shown(tmp_path, stored, cents):
    found = [
        outcome(workbook(tmp_path, changed(energielast_nu_per_maand=amount)))[0]["netto_woonlast_nu_per_maand"].tolist()
        for amount in (stored, cents)
    ]
    assert found[0] == found[1]


@pytest.mark.parametrize("formula", [False, True])
@pytest.mark.parametrize("empty", ["", "0"])
def test_a_formula_is_read_when_it_was_computed_and_refused_when_not(tmp_path, formula, empty):
    path = workbook(tmp_path, changed(vermogen=["=750*2", "", "", ""]))
    value = "1500" if formula else empty
    frame, _ = outcome(rewritten(path, ("<f>750*2</f><v />", f"<f>750*2</f><v>{value}</v>")))
    assert faults(frame) == ({} if formula else {0: "vermogen"})


def test_accounting_formats_and_currency_do_not_change_a_number(tmp_path):
    path = workbook(tmp_path, ROWS)
    book = openpyxl.load_workbook(path)
    for row in book.active.iter_rows(min_row=2, min_col=11):
        for cell in row:
            cell.number_format = '_ € * #,##0.00_ ;_ € * -#,##0.00_ ;_ € * "-"??_ ;_ @_ '
    book.save(path)
    check(path)


@pytest.mark.parametrize("hidden", [' hidden="1"', ' hidden="true"', ' ht="0" customHeight="1"', ' ht="0.0"'])
def test_hidden_rows_of_every_making_are_counted(tmp_path, hidden):
    path = rewritten(workbook(tmp_path, ROWS), ('<row r="3"', f'<row r="3"{hidden}'))
    assert "1 verborgen rij telt gewoon mee." in said(check(path))


def test_outcomes_of_an_earlier_run_are_replaced_and_said(tmp_path):
    frame, _ = outcome(workbook(tmp_path, ROWS))
    for ending in (".xlsx", ".csv", ".parquet"):
        first = tmp_path / f"eerder{ending}"
        run(tmp_path / "in.xlsx", first)
        again = tmp_path / f"weer{ending}"
        summary = run(first, again)
        assert "uitkomsten van een eerdere keer in dit bestand worden vervangen" in said(summary)
        assert list(read(again).columns) == list(frame.columns)
        assert read(again)["huurtoeslag_nu_per_maand"].tolist() == ALLOWANCES


def test_a_column_of_the_owner_with_the_name_of_an_outcome_is_kept_and_said(tmp_path):
    rows = [row | {"Fout": "van mij", "netto inkomen per maand": 1} for row in ROWS]
    frame, summary = outcome(workbook(tmp_path, rows))
    assert frame["Fout_eigen"].tolist() == ["van mij"] * 4
    assert frame["netto inkomen per maand_eigen"].tolist() == [1] * 4
    assert frame["fout"].isna().all()
    assert "Fout heet nu Fout_eigen, netto inkomen per maand heet nu netto inkomen per maand_eigen" in said(summary)


def test_empty_lines_between_the_rows_are_counted(tmp_path):
    book = openpyxl.Workbook()
    fill(book.active, ROWS)
    book.active.insert_rows(4, 2)
    book.save(tmp_path / "in.xlsx")
    receipt = said(check(tmp_path / "in.xlsx"))
    assert "in regel 2 tot en met 7.\nEr staan 2 lege regels tussen." in receipt


def test_a_column_never_gets_the_name_of_another(tmp_path):
    """Who already has marge_eigen keeps it, and another stands beside it."""
    rows = [row | {"fout": "van mij", "fout_eigen": "ook"} for row in ROWS]
    frame, summary = outcome(workbook(tmp_path, rows))
    assert (frame["fout_eigen"].tolist(), frame["fout_eigen_2"].tolist()) == (["ook"] * 4, ["van mij"] * 4)
    assert "fout heet nu fout_eigen_2" in said(summary)


def test_two_tables_beside_each_other_are_refused_in_one_sentence(tmp_path):
    book = openpyxl.Workbook()
    for row in ([*ROWS[0]], *([*row.values()] for row in ROWS)):
        book.active.append([*row, None, *row])
    book.save(tmp_path / "in.xlsx")
    said_of_it = "Kolommen: 17 staan er twee keer. Staan er twee tabellen naast elkaar? Geef elke een eigen blad."
    assert refusal(tmp_path / "in.xlsx") == said_of_it


@pytest.mark.parametrize(
    ("column", "value", "code", "shown"),
    [
        ("kale_huur_nu_per_maand", 0.3, "0%", "30%"),
        ("vermogen", 0.05, "0.0%", "5%"),
        ("kale_huur_nu_per_maand", 7348.2, '#,##0.00" per jaar"', "7348,2 per jaar"),
        ("kale_huur_nu_per_maand", 141, '#,##0 "p/w"', "141 p/w"),
        ("aanvrager_bruto_inkomen_per_jaar", 1818.75, '#,##0" per maand"', "1818,75 per maand"),
        ("medebewoners_bruto_inkomen_per_jaar", 1000, '#,##0" p.m."', "1000 p.m."),
        ("vermogen", 1500, '"$"#,##0', "1500 $"),
        ("aanvrager_leeftijd", 0.38, "0%", "38%"),
        ("kinderen_leeftijden", 0.1, "0%", "10%"),
        ("energielast_na_per_maand", 95, "[$£-809]#,##0", "95 £"),
        ("vermogen", 1500, ";;;", "1500 (niet getoond)"),
        ("vermogen", 1500, '"n.v.t."', "1500 (niet getoond)"),
        ("partner_leeftijd", 37, '"geen";"geen";"geen"', "37 (niet getoond)"),
        ("kale_huur_nu_per_maand", 1836, '0" /kw"', "1836 /kw"),
        ("kale_huur_nu_per_maand", 612, '0" x12"', "612 x12"),
        ("energielast_nu_per_maand", 280, '0" per 2 maanden"', "280 per 2 maanden"),
        ("aanvrager_bruto_inkomen_per_jaar", 10900, '0" per halfjaar"', "10900 per halfjaar"),
        ("vermogen", 2, '0" x 1.000"', "2 x 1.000"),
        ("vermogen", 1500, '0" zł"', "1500 zł"),
        ("vermogen", 1500, "0 ₽", "1500 ₽"),
        ("kale_huur_nu_per_maand", 612.35, '[Red]"per maand"', "612,35 (niet getoond)"),
    ],
)
def test_a_number_that_its_format_shows_as_something_else_is_refused_as_it_is_shown(
    tmp_path, column, value, code, shown
):
    path = workbook(tmp_path, ROWS)
    book = openpyxl.load_workbook(path)
    cell = book.active.cell(2, 1 + list(ROWS[0]).index(column))
    cell.value, cell.number_format = value, code
    book.save(path)
    frame, summary = outcome(path)
    assert faults(frame) == {0: column}
    assert f"'{shown}' wordt niet aanvaard" in frame["fout"][0]
    assert (summary.rows, summary.wrong) == (4, 1)


@pytest.mark.parametrize(
    ("column", "code"),
    [
        ("kale_huur_nu_per_maand", '#,##0.00" per maand"'),
        ("kale_huur_nu_per_maand", '#,##0.00" p/m"'),
        ("aanvrager_bruto_inkomen_per_jaar", '#,##0" p.j."'),
        ("aanvrager_leeftijd", '0" jaar"'),
        ("aanvrager_leeftijd", '0" jr. oud"'),
        ("kale_huur_nu_per_maand", '€ #,##0.00" maandelijks"'),
        ("aanvrager_bruto_inkomen_per_jaar", '#,##0" euro bruto per jaar"'),
        ("vermogen", '#,##0.00" euro"'),
        ("vermogen", "[$€-413] #,##0.00"),
        ("vermogen", "0;-0;;@"),
        ("vermogen", '[>1000000]"veel";[<0]"schuld";0'),
        ("vermogen", "General"),
        ("vermogen", "?/?"),
        ("vermogen", "@"),
    ],
)
def test_a_number_that_its_format_shows_with_the_words_of_its_column_is_read(tmp_path, column, code):
    path = workbook(tmp_path, ROWS)
    book = openpyxl.load_workbook(path)
    for row in range(2, 6):
        book.active.cell(row, 1 + list(ROWS[0]).index(column)).number_format = code
    book.save(path)
    check(path)


def test_a_percentage_of_the_owner_is_carried_through_as_the_number_it_is(tmp_path):
    path = workbook(tmp_path, [row | {"verhoging": 0.025} for row in ROWS])
    book = openpyxl.load_workbook(path)
    for row in range(2, 6):
        book.active.cell(row, 18).number_format = "0.0%"
    book.save(path)
    check(path)
    assert outcome(path)[0]["verhoging"].tolist() == [0.025] * 4


def test_of_rows_that_somebody_struck_through_it_is_said_that_they_count(tmp_path):
    path = workbook(tmp_path, ROWS)
    book = openpyxl.load_workbook(path)
    for row, column in ((3, 1), (3, 2), (4, 12)):
        book.active.cell(row, column).font = Font(strike=True)
    book.active.cell(20, 3).font = Font(strike=True)  # nothing stands there
    book.active.cell(2, 1).font = Font(bold=True)
    book.save(path)
    assert "2 rijen hebben een doorgehaalde cel; die telt gewoon mee." in said(check(path))
    assert "doorgehaalde" not in said(check(workbook(tmp_path, ROWS)))
