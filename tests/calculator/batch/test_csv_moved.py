"""csv in which cells may have moved, or a table stands beside or below another: the same rows, or a refusal."""

import pytest

from calculator.batch import INPUT
from calculator.cases.fields import Refused
from tests.calculator.batch.sheet_files import (
    ALLOWANCES,
    ROWS,
    changed,
    check,
    csv_file,
    csv_text,
    faults,
    outcome,
    refusal,
    said,
)

HEADER, *LINES = csv_text(ROWS).splitlines()


def file(folder, lines, end="\r\n", **options):
    return csv_file(folder, end.join(lines) + end, **options)


@pytest.mark.parametrize("rooms", ["", "3", "120"])
@pytest.mark.parametrize("before", INPUT[8:14])
@pytest.mark.parametrize("lists", ["10;12", "3;7", ""])
def test_a_separator_too_many_in_the_header_moves_no_cell_in_silence(tmp_path, rooms, before, lists):
    """The rent would be the service costs, and the energy a column of the owner; a list that fell apart fills it."""
    rows = [{name: cell for name, cell in row.items() if not name.endswith("na_per_maand")} for row in ROWS[:3]]
    rows = [row | {"kinderen_leeftijden": lists, "kamers": rooms, "wijk": "x"} for row in rows]
    lines = csv_text(rows).replace('"', "").splitlines()
    text = refusal(file(tmp_path, [lines[0].replace(before, f";{before}"), *lines[1:]]))
    letter = "ABCDEFGHIJKLMN"[INPUT.index(before)]
    assert f"In de kopregel heeft kolom {letter} geen naam. Zo is niet zeker wat in regel 2" in text or lists


OWN_TOO_MANY = {
    "kinderen_leeftijden": "geboren_in",
    "kale_huur_nu_per_maand": "kamers",
    "energielast_na_per_maand": "m2",
}


@pytest.mark.parametrize(("before", "own"), OWN_TOO_MANY.items())
@pytest.mark.parametrize("lists", [("10;12", 8, "", ""), ("", "4;5", "", ""), ("", "", "", "")])
def test_a_name_too_many_in_the_header_moves_no_cell_in_silence(tmp_path, before, own, lists):
    """A list that fell apart makes its row as wide as that header."""
    lines = csv_text(changed(kinderen_leeftijden=list(lists))).replace('"', "").splitlines()
    path = file(tmp_path, [lines[0].replace(before, f"{own};{before}"), *lines[1:]])
    try:
        frame, _ = outcome(path)
    except Refused:
        return
    assert [*faults(frame)] == [0, 1, 2, 3]


def test_a_name_that_the_rows_have_no_cell_for_makes_what_fits_doubtful(tmp_path):
    """A program made one column less than it named, and one row has a cell too many."""
    header, *lines = csv_text([row | {"wijk": "Noord"} for row in ROWS]).splitlines()
    gone = [";".join(line.split(";")[:-1]) for line in [header]]
    assert "De kopregel heeft 17 cellen" in refusal(
        file(tmp_path, [*gone, *lines[:3], lines[3].removesuffix(";Noord")])
    )


@pytest.mark.parametrize("more", [(0,), (3,)])
def test_one_row_with_a_separator_too_many_may_have_moved_cells(tmp_path, more):
    """What moved stands in the last column then, of the owner and empty in every row."""
    header, *lines = csv_text([row | {"wijk": ""} for row in ROWS]).splitlines()
    lines = [
        line.replace(";12,5;", ";;12,5;", 1).replace("701;", "701;;") if at in more else line
        for at, line in enumerate(lines)
    ]
    assert f"Regel {more[0] + 2} heeft als enige meer cellen dan de kopregel." in refusal(
        file(tmp_path, [header, *lines])
    )


@pytest.mark.parametrize("behind", [";", ";;", ";;;;"])
@pytest.mark.parametrize("more", [(0,), (2,), (3,), (0, 1, 2, 3)])
def test_separators_behind_a_row_are_empty_cells(tmp_path, more, behind):
    """As a spreadsheet program writes them, or somebody types them: no other place for the cells is whole."""
    header, *lines = csv_text(ROWS).splitlines()
    longer = [line + behind * (at in more) for at, line in enumerate(lines)]
    found, expected = (outcome(file(tmp_path, [header, *rows]))[0] for rows in (longer, lines))
    assert found.equals(expected)


def test_ages_that_fell_apart_do_not_fill_what_was_left_out_behind_them(tmp_path):
    """Of four ages the first three cells would make up for the dwelling after the change."""
    without = changed(kinderen_leeftijden=["16;15;14;12", 8, "", ""], **dict.fromkeys(INPUT[14:], ""))
    lines = [line.rstrip(";") for line in csv_text(without).replace('"', "").splitlines()]
    frame, _ = outcome(file(tmp_path, lines))
    assert [*faults(frame)] == [0, 3]


def test_a_number_alone_on_a_line_may_be_the_begin_of_the_next_one(tmp_path):
    rows = [{"vermogen": row["vermogen"], **row} for row in changed(vermogen=[1500, 9704, 8000, 250])]
    text = csv_text(rows)
    check(csv_file(tmp_path, text))
    assert "Regel 3: hier staat alleen 970. Breekt de regel af" in refusal(
        csv_file(tmp_path, text.replace("9704;", "970\r\n4;"))
    )


def test_of_a_last_amount_without_the_end_of_a_line_it_is_asked_whether_it_is_whole(tmp_path):
    asked = "Achter de laatste regel staat geen regeleinde. Is 120 daar het hele bedrag?"
    assert asked in said(check(csv_file(tmp_path, csv_text(ROWS).strip())))
    assert "regeleinde" not in said(check(csv_file(tmp_path, csv_text(ROWS))))
    for more in ({"energielast_na_per_maand": [95, 80, 70, 120.25]}, {"wijk": "3"}):
        _, summary = outcome(csv_file(tmp_path, csv_text(changed(**more)).strip()))
        assert "regeleinde" not in said(summary)


# -- more than one table -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("between", [";", ";;", "; "])
def test_a_household_on_the_line_of_the_header_is_told(tmp_path, between):
    text = refusal(file(tmp_path, [HEADER + between + LINES[0], *LINES[1:]]))
    assert "Achter de kopregel staat op dezelfde regel een huishouden. Zet het op een eigen regel." in text
    names = [HEADER + ";2024;2025;01-01-2025", *LINES]
    check(file(tmp_path, names))


@pytest.mark.parametrize("end", ["", "\r\n"])
@pytest.mark.parametrize("second_is_wider", [False, True])
def test_two_files_behind_each_other_with_other_columns_are_told(tmp_path, end, second_is_wider):
    without = [{name: cell for name, cell in row.items() if "_na_" not in name} for row in ROWS]
    texts = [csv_text([{"wijk": "Noord"} | row for row in ROWS]), csv_text(without)]
    first, second = texts[::-1] if second_is_wider else texts
    text = refusal(csv_file(tmp_path, first.strip() + end + second))
    assert "tabel" in text
    assert "eigen bestand" in text


@pytest.mark.parametrize("cell", ["", " ", '""'])
def test_a_name_that_is_gone_takes_no_amounts_with_it(tmp_path, cell):
    """The service costs after the change would count for nothing."""
    lines = csv_text(ROWS).replace("subsidiabele_servicekosten_na_per_maand", cell).splitlines()
    assert "kolom P geen naam" in refusal(file(tmp_path, lines))
    check(
        file(
            tmp_path,
            csv_text([dict.fromkeys(["dossier", "x"], "") | row for row in ROWS]).replace(";x;", ";;").splitlines(),
        )
    )


@pytest.mark.parametrize("quoted", [False, True])
def test_a_file_behind_another_one_has_its_header_told(tmp_path, quoted):
    """Though the mark of its beginning stands before it."""
    again = f'\ufeff"{HEADER[:7]}"{HEADER[7:]}' if quoted else f"\ufeff{HEADER}"
    frame, summary = outcome(file(tmp_path, [HEADER, *LINES[:2], again, *LINES[2:]]))
    said_of_it = "regel 4: dit is de kopregel nog een keer. U kunt deze regel weghalen."
    assert frame["fout"].dropna().to_dict() == {2: said_of_it}
    assert (summary.rows, summary.wrong) == (5, 1)


# -- header and rows that are both wrong -------------------------------------------------------------------------------


@pytest.mark.parametrize("more", ["", ";", ";;"])
def test_lists_without_quotes_do_not_fill_what_the_header_has_too_many(tmp_path, more):
    """A list that fell apart makes its row as wide as a header with a separator behind it."""
    frame, _ = outcome(file(tmp_path, [HEADER + more, *(line.replace('"', "") for line in LINES)]))
    assert [*faults(frame)] == [0, 3]
    assert "10;12 tussen dubbele aanhalingstekens" in frame["fout"][0]


@pytest.mark.parametrize("more", ["", ",", ",,"])
@pytest.mark.parametrize("own", [False, True])
def test_amounts_without_quotes_do_not_fill_what_the_header_has_too_many(tmp_path, more, own):
    """498,75 is two cells in a file in which other rows are wider than the header."""
    header, *lines = csv_text([row | ({"wijk": ""} if own else {}) for row in ROWS], ",").splitlines()
    frame, _ = outcome(file(tmp_path, [header + more, *(line.replace('"', "") for line in lines)]))
    assert [*faults(frame)] == [0, 2, 3]
    assert frame["huurtoeslag_nu_per_maand"][1] == ALLOWANCES[1]
