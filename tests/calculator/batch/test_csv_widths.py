"""csv of which the header or the lines are of another width than the table, or are apart in another way."""

import csv
from contextlib import closing

import numpy as np
import pytest

from calculator.batch import INPUT
from calculator.batch.population import read_households
from calculator.batch.sources import open_source
from calculator.cases.fields import Refused
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
    refusal,
    said,
)

HEADER, *LINES = csv_text(ROWS).splitlines()


def file(folder, lines):
    return csv_file(folder, "\r\n".join(lines) + "\r\n")


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("quoted", [False, True])
def test_numbers_of_rows_without_a_name_above_them_are_no_column(tmp_path, separator, first, quoted):
    """As R writes them; below them may be a line that is no row."""
    header, *lines = csv_text(ROWS, separator).splitlines()
    numbered = [
        f'"{number}"{separator}{line}' if quoted else f"{number}{separator}{line}"
        for number, line in enumerate(lines, first)
    ]
    summary = check(file(tmp_path, [header, *numbered]))
    assert "Boven de eerste cel van elke regel staat geen naam. Die cel telt nergens voor mee." in said(summary)
    frame, summary = outcome(file(tmp_path, [header, *numbered, "(4 rows affected)"]))
    assert ([*faults(frame)], summary.rows) == ([4], 5)
    check(file(tmp_path, [f'""{separator}{header}', *numbered]))


def test_a_cell_without_a_name_above_it_that_is_no_number_of_a_row_is_asked_for(tmp_path):
    streets = [f"{street};{line}" for street, line in zip("ABCD", LINES, strict=True)]
    text = refusal(file(tmp_path, [HEADER, *streets]))
    assert "De kopregel heeft een cel minder dan de regels eronder. Zet ook een naam boven de eerste cel." in text


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("last", [{}, {"wijk": "", "huis": "De Eik; 2, hoog | links"}])
def test_a_separator_too_many_behind_the_header_or_behind_every_row_is_read(tmp_path, separator, last):
    header, *lines = csv_text([row | last for row in ROWS], separator).splitlines()
    for more in (separator, 2 * separator):
        check(file(tmp_path, [header + more, *lines]))
        check(file(tmp_path, [header, *(line + more for line in lines)]))


def test_cents_that_fell_apart_in_every_row_are_no_separator_behind_it(tmp_path):
    names = [*INPUT[:11], "subsidiabele_servicekosten_nu_per_maand", INPUT[11], INPUT[13], "wijk"]
    amounts = ("0,612,35,120", "12,50,612,120", "0,612,120,50")  # of service, rent and energy
    rows = [f"C-{row},2025-01-01,40,loon,24000,,,,,,0,{given}," for row, given in enumerate(amounts)]
    text = refusal(file(tmp_path, [",".join(names), *rows]))
    assert "De kopregel heeft 15 cellen, en de meeste regels eronder hebben er 16." in text
    assert "een bedrag als 612,35 tussen dubbele aanhalingstekens" in text


def test_another_separator_in_the_header_than_in_the_rows_is_told(tmp_path):
    for separator, name in ((",", "komma"), ("\t", "tab"), ("|", "streep")):
        frame, summary = outcome(file(tmp_path, [HEADER.replace(";", separator), *LINES]))
        assert frame["fout"].tolist() == [
            f"regel {line}: tussen de cellen staat hier een puntkomma, en in de kopregel een {name}"
            for line in (2, 3, 4, 5)
        ]
        assert (summary.rows, summary.wrong) == (4, 4)


@pytest.mark.parametrize("quote", ["", '"'])
def test_spaces_between_the_cells_are_told(tmp_path, quote):
    lines = [" ".join(f"{quote}{cell}{quote}" for cell in line.split(";")) for line in [HEADER, *LINES]]
    text = refusal(file(tmp_path, lines))
    assert "Tussen de cellen staat een teken dat Leefbudget niet kent. Bewaar het met een puntkomma." in text


@pytest.mark.parametrize("width", [7, 24, 39, 40, 43, 46, 58, 63])
@pytest.mark.parametrize("quoted", [False, True])
def test_lines_that_a_program_cut_at_a_width_give_no_other_households(tmp_path, quoted, width):
    """Also within a list of incomes, where a line may end between two of them as well."""
    rows = [";".join(f'"{cell}"' for cell in next(csv.reader([line], delimiter=";"))) for line in LINES]
    cut = [line[at : at + width] for line in (rows if quoted else LINES) for at in range(0, len(line), width)]
    path = file(tmp_path, [HEADER, *cut])
    try:
        frame, summary = outcome(path)
    except Refused:
        return
    right = frame[frame["fout"].isna()].set_index("dossier")["huurtoeslag_nu_per_maand"]
    assert right.to_dict().items() <= dict(zip(("C-01", "C-02", "C-03", "C-04"), ALLOWANCES, strict=True)).items()
    assert len(frame) == summary.receipt.computed + summary.receipt.wrong


@pytest.mark.parametrize("cell", ["12000;9\n000", "1\n2000;9000", "12000/90\n00", "12000\n0900"])
def test_a_list_that_a_line_end_may_break_off_is_refused(tmp_path, cell):
    rows = changed(medebewoners_bruto_inkomen_per_jaar=["", "", "", cell], kinderen_leeftijden=["10;1\n2", 8, "", ""])
    frame, _ = outcome(csv_file(tmp_path, rows))
    assert faults(frame) == {0: "kinderen_leeftijden", 3: "medebewoners_bruto_inkomen_per_jaar"}
    assert all("Hier breekt een regel af. Zet alles op één regel" in fault for fault in frame["fout"].dropna())
    check(csv_file(tmp_path, changed(medebewoners_bruto_inkomen_per_jaar=["", "", "", "12000,00\n9000,00"])))


def read_right(path):
    """What was read in the rows that are right, as one tuple of numbers each, and how many are wrong."""
    source = open_source(path)
    with closing(source.chunks):
        [chunk] = source.chunks
    columns = {name: chunk.column(place) for name, place in source.places.items()}
    rows = read_households(columns, chunk.size, notation=source.notation, broken=chunk.broken)
    persons = [
        rows.children.total(rows.children.persons["leeftijd"]),
        rows.others.total(rows.others.persons["inkomen"]),
    ]
    read = [column.values for column in rows.columns.values()]
    numbers = np.stack([*read, *persons, rows.children.number, rows.others.number, rows.days.months])
    return {*map(tuple, numbers[:, rows.right].T.tolist())}, int((~rows.right).sum())


WITH_OWN = [{**dict([*row.items()][:11]), "kamers": 3, **dict([*row.items()][11:])} for row in ROWS]


@pytest.mark.parametrize("separator", [";", ","])
@pytest.mark.parametrize("rows", [ROWS[:3], WITH_OWN[:3]])
def test_one_sign_between_cells_or_lines_too_many_or_too_few_gives_no_other_household(tmp_path, rows, separator):
    """Wherever it stands in the header and the first row: the same rows come out, or what is wrong is told."""
    text = csv_text(rows, separator, dutch if separator == ";" else str)
    path = csv_file(tmp_path, text)
    expected, _ = read_right(path)
    assert len(expected) == 3
    for place in (place for place, sign in enumerate(text[: text.index("C-02")]) if sign in f'{separator}"\n'):
        sign, before, after = text[place], text[:place], text[place + 1 :]
        for damaged in (before + after, before + 2 * sign + after, f"{before}\n{after}", f"{before}{sign}\n{after}"):
            try:
                right, wrong = read_right(csv_file(tmp_path, damaged))
            except Refused:
                continue
            assert right <= expected, damaged
            assert len(right) == 3 or wrong, damaged
