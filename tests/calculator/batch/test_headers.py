"""The row of names above a table, as people and other programs write it: known, told, or asked about."""

import csv

import openpyxl
import pytest

from tests.calculator.batch.sheet_files import ROWS, check, csv_file, csv_text, outcome, refusal, said, workbook

TEXT = csv_text(ROWS)
LINES = TEXT.splitlines()
NAMES = [*ROWS[0]]
RENT = "kale_huur_nu_per_maand"


@pytest.mark.parametrize(
    "spelled",
    [
        "kale huur nu p/m",
        "Kale huur nu €/mnd",
        "Kale huur nu (€ per maand)",
        "kale_huur_nu_per_maand (EUR)",
        "kale huur nu in euro per maand",
        "Kale huur nu per maand (in euro's)",
        "Kale huur nu per maand [euro’s]",
        "kale huur nu p.m.",
        "KaleHuurNuPerMaand",
        "Kale huur nu / maand",
        "Ｋａｌｅ huur nu per maand",
        "'kale_huur_nu_per_maand",
    ],
)
def test_a_column_with_its_period_and_its_unit_in_other_words_is_known(tmp_path, spelled):
    check(csv_file(tmp_path, TEXT.replace(RENT, spelled)))


@pytest.mark.parametrize(
    "spelled",
    [
        *(
            "kale_huur_nu (€/jaar)",
            "Kale huur nu per jaar",
            "kale huur nu per week",
            "kale huur nu p/j",
            "kale huur nu",
        ),
        *(
            "kale huur nu per kwartaal",
            "kale_huur_nu_per_maand (2025)",
            "1. kale huur nu per maand",
            "kale huur nu p.w.",
        ),
    ],
)
def test_a_column_of_another_period_or_with_more_words_is_named_where_its_own_is_missing(tmp_path, spelled):
    text = refusal(csv_file(tmp_path, TEXT.replace(RENT, spelled)))
    assert text == f"{RENT}: ontbreekt; verwacht: deze kolom in de kopregel (er staat wel {spelled.casefold()!r})"


def swapped(number):
    """The lines with the header below some of them, as sorting everything leaves it."""
    return "\n".join([*LINES[1 : number + 1], LINES[0], *LINES[number + 1 :]]) + "\n"


def in_workbook(folder, text):
    book = openpyxl.Workbook()
    for line in csv.reader(text.splitlines(), delimiter=";"):
        book.active.append(line)
    book.save(folder / "in.xlsx")
    return folder / "in.xlsx"


@pytest.mark.parametrize("around", ["huurders[{}]", "t.{}", "X.{}", "dbo.huurders.{}"])
def test_names_with_that_of_their_table_are_told_one_by_one(tmp_path, around):
    """Power BI, SQL and R; it is not said that the sign between the cells is unknown."""
    text = refusal(csv_file(tmp_path, "\n".join([";".join(map(around.format, NAMES)), *LINES[1:]])))
    assert f"{RENT} (er staat wel '{around.format(RENT).casefold()}')" in text


LATER_SERVICE = "subsidiabele_servicekosten_na_per_maand"


@pytest.mark.parametrize(
    ("name", "header"),
    [
        *(
            (LATER_SERVICE, header)
            for header in (
                *(
                    f"{LATER_SERVICE} (schatting)",
                    f"{LATER_SERVICE} (x 1.000)",
                    "Subsidiabele servicekosten na per maand x 12",
                ),
                *("servicekosten_na_per_maand", "Servicekosten na", "servicekosten na p/m"),
                *("subsidiabele servicekosten na p/m - raming", f"{LATER_SERVICE}: incl. btw", f"{LATER_SERVICE} [ct]"),
            )
        ),
        *(
            ("verhuizing", header)
            for header in ("verhuizing (ja/nee)", "Verhuizing ja/nee", "verhuizing J/N", "verhuizing: j of n")
        ),
        ("aanvrager_geboren", "aanvrager_geboren (jjjj-mm)"),
        ("medebewoner_toeslagpartner", "Medebewoner toeslagpartner (ja, nee)"),
    ],
)
def test_a_column_that_may_be_absent_is_not_passed_over_for_a_remark_behind_its_name(tmp_path, name, header):
    rows = [row | ({} if name in row else {name: ""}) for row in ROWS]
    text = refusal(csv_file(tmp_path, csv_text(rows).replace(name, header, 1)))
    assert text == f"{header.casefold()}: 'onbekend' wordt niet aanvaard; verwacht: de naam {name}"


@pytest.mark.parametrize(
    "header",
    [
        *(
            "reden verhuizing",
            "verhuurder (naam)",
            "maatregelen (toelichting)",
            "datum_verhoging_besluit",
            "verhuizing?",
        ),
        "servicekosten_na_per_maand",  # beside those that count
    ],
)
def test_a_column_of_the_owner_that_looks_like_one_stays_that(tmp_path, header):
    check(csv_file(tmp_path, csv_text([row | {header: ""} for row in ROWS])))


@pytest.mark.parametrize("write", [csv_file, in_workbook])
@pytest.mark.parametrize("number", [1, 2, 4])
def test_households_above_the_header_are_never_passed_over(tmp_path, write, number):
    assert "Boven de kopregel staan huishoudens." in refusal(write(tmp_path, swapped(number)))


@pytest.mark.parametrize("write", [csv_file, in_workbook])
def test_numbers_of_columns_above_the_header_are_no_household(tmp_path, write):
    check(write(tmp_path, ";".join(map(str, range(1, 18))) + "\n" + TEXT))


@pytest.mark.parametrize("write", [csv_file, in_workbook])
@pytest.mark.parametrize("title", [[], [["Complex Noord"], []]])
def test_names_below_each_other_are_told_with_the_remedy(tmp_path, write, title):
    table = [*title, *zip(*csv.reader(LINES, delimiter=";"), strict=True)]
    text = "\n".join(";".join(f'"{cell}"' if ";" in cell else cell for cell in row) for row in table)
    assert "De namen van de kolommen staan onder elkaar." in refusal(write(tmp_path, text))


@pytest.mark.parametrize("write", [csv_file, in_workbook])
def test_of_a_header_without_rows_it_is_said(tmp_path, write):
    _, summary = outcome(write(tmp_path, LINES[0] + "\n"))
    assert "Daaronder staat geen huishouden." in said(summary)


@pytest.mark.parametrize("header", ["vermogen.1", "Vermogen2", "VERMOGEN (2)", "kale huur na per maand.1"])
def test_a_column_that_a_program_numbered_stands_there_twice(tmp_path, header):
    text = refusal(csv_file(tmp_path, [row | {header: 5} for row in ROWS]))
    assert f"'staat er ook als {header}' wordt niet aanvaard; verwacht: elke kolom één keer" in text


@pytest.mark.parametrize("header", ["vermogen_1", "vermogen 2024", "vermogen12", "wijk.1", "huis2"])
def test_a_number_of_another_meaning_behind_a_name_is_a_column_of_the_owner(tmp_path, header):
    check(csv_file(tmp_path, [row | {header: 5} for row in ROWS]))


@pytest.mark.parametrize("blank", [None, "", " \u00a0"])
def test_something_below_no_name_between_the_columns_is_asked_for_in_a_workbook(tmp_path, blank):
    """The name may be gone: of the service costs after the change, that would pass as none."""
    names = [*ROWS[0], "wijk"]
    rows = [row | {"wijk": "Noord"} for row in ROWS]
    gone = [blank if one == "subsidiabele_servicekosten_na_per_maand" else one for one in names]
    assert "In de kopregel heeft kolom P geen naam." in refusal(workbook(tmp_path, rows, header=gone))
    spaced = [{**dict([*row.items()][:5]), "x": "", **dict([*row.items()][5:])} for row in rows]
    check(workbook(tmp_path, spaced, header=[blank if one == "x" else one for one in spaced[0]]))
    spaced[2]["x"] = "navragen"
    text = refusal(workbook(tmp_path, spaced, header=[blank if one == "x" else one for one in spaced[0]]))
    assert "In de kopregel heeft kolom F geen naam. Zo is niet zeker wat in regel 4 waar hoort." in text


@pytest.mark.parametrize("place", [5, 9, 12, 15])
@pytest.mark.parametrize("name", ["wijk", ""])
def test_cells_that_someone_moved_to_the_right_in_a_workbook_are_no_other_amounts(tmp_path, place, name):
    """Excel moves the rest of a row where a cell is put in; its last amount then stands behind the last name."""
    rows = [row | ({name: 7} if name else {}) for row in ROWS]
    path = workbook(tmp_path, rows)
    book = openpyxl.load_workbook(path)
    cells = [cell.value for cell in book.active[2]]
    for column, value in enumerate([*cells[:place], None, *cells[place:]], 1):
        book.active.cell(2, column).value = value
    book.active.cell(4, 19).value = "navragen"  # a note is no amount
    book.save(path)
    frame, _ = outcome(path)
    assert frame["fout"].dropna().index.tolist() == [0]
    assert f"regel 2: in kolom {'S' if name else 'R'} staat {7 if name else 95}, en daar heeft" in frame["fout"][0]
