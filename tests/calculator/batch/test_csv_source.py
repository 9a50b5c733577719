"""csv as programs and people leave it behind: quotes, separators, line ends, encodings, short and long rows, titles."""

import openpyxl
import pytest

from calculator.batch import INPUT, csv_source
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
)

HEADER, *LINES = csv_text(ROWS).splitlines()
REMARKS = ("hoekwoning", "De Eik, 2 hoog", "bovenwoning", 'zie "De Eik')


def remarked(remarks=REMARKS, first=False):
    """The lines with a column of remarks, as they stand there, at the end or in front."""
    texts = ("opmerking", *remarks)
    lines = [HEADER, *LINES]
    return [f"{text};{line}" if first else f"{line};{text}" for text, line in zip(texts, lines, strict=True)]


def file(folder, lines, end="\r\n", **options):
    return csv_file(folder, end.join(lines) + end, **options)


# -- quotes ------------------------------------------------------------------------------------------------------------


def test_a_quote_within_a_cell_is_a_sign_like_any_other(tmp_path):
    check(file(tmp_path, remarked()))


@pytest.mark.parametrize(
    ("remarks", "line"),
    [
        (("hoek", '"De Eik, 2 hoog', "boven", "zie De Eik"), 3),  # never closed
        (("hoek", '"De Eik', "boven", 'De Eik"'), 3),  # closed two rows later, as csv allows
        (("hoek", '"De Eik', 'De Eik"', "boven"), 3),  # closed one row later
        (('"De Eik" 2 hoog', "hoek", "boven", "zie"), 2),  # text behind the closing quote
        (("hoek", "boven", "zie", '"De Eik'), 5),  # in the last row
        (('"', "hoek", "boven", "zie"), 2),  # alone
        (("hoek", '"a ""b"" c', "boven", "zie"), 3),  # doubled quotes within it
    ],
)
@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_an_open_quote_never_swallows_a_row_and_names_its_line(tmp_path, remarks, line, first, end):
    assert f"Regel {line}:" in refusal(file(tmp_path, remarked(remarks, first), end))


def test_a_quoted_remark_of_several_lines_is_read_and_its_lines_are_counted(tmp_path):
    summary = check(file(tmp_path, remarked(("hoek", '"1 hoog\r\n2 links\r\n3 rechts; dus"', "boven", ""))))
    assert "Het bestand heeft 7 regels: 1 tot en met de kopregel, 4 rijen, 2 vervolgregels." in said(summary)


def test_a_quote_that_swallows_the_next_cells_of_its_row_makes_it_a_wrong_row(tmp_path):
    rows = [dict([*list(row.items())[:14], ("opmerking", "hoek"), *list(row.items())[14:]]) for row in ROWS]
    lines = csv_text(rows).splitlines()
    lines[2] = lines[2].replace(";hoek;", ';"hoek;') + '"'
    frame, _ = outcome(file(tmp_path, lines))
    assert faults(frame) == {1: "regel 3"}


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("quote", ["'", '"'])
@pytest.mark.parametrize("space", ["", " "])
def test_cells_in_other_quotes_or_with_a_space_before_them_are_read(tmp_path, separator, quote, space):
    rows = [row | {"opmerking": "foto's"} for row in ROWS]
    cells = [line.split("\x1f") for line in csv_text(rows, "\x1f").splitlines()]
    lines = [
        (separator + space).join(f"{quote}{cell.replace(quote, 2 * quote)}{quote}" for cell in row) for row in cells
    ]
    check(file(tmp_path, lines))
    assert outcome(tmp_path / "in.csv")[0]["opmerking"].tolist() == ["foto's"] * 4
    lines[2] = lines[2].replace(f"C-02{quote}", "C-02")
    assert "Regel 3:" in refusal(file(tmp_path, lines))


# -- separators --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "setting",
    ["sep=;", '"sep=;"', "SEP=;", "sep=;;;;;;", '"sep=;";;;', "Sep=;,,,", "\ufeffsep=;", "sep=; "],
)
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_the_separator_on_the_first_line_is_read_in_every_spelling(tmp_path, setting, end):
    summary = check(csv_file(tmp_path, setting + end + csv_text(ROWS, end=end)))
    assert summary.receipt.header == (2, 2)


@pytest.mark.parametrize(("separator", "name"), [(";", "puntkomma"), (",", "komma"), ("\t", "tab"), ("|", "streep")])
def test_every_usual_separator_is_found_and_said(tmp_path, separator, name):
    assert f"met een {name} tussen de cellen" in said(check(csv_file(tmp_path, csv_text(ROWS, separator))))


def test_a_separator_that_only_the_first_line_tells_is_used(tmp_path):
    check(csv_file(tmp_path, "sep=:\r\n" + csv_text(ROWS, ":")))


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("filling", [0, 3])
@pytest.mark.parametrize("which", [range(5), (1, 4), (0,), (2,)])
def test_lines_that_stand_in_one_quoted_cell_each_are_read(tmp_path, separator, filling, which):
    """All of them, or only those with quotes of their own, as a program writes them that took each for one text."""
    lines = csv_text(ROWS, separator).splitlines()
    for place in which:
        lines[place] = '"' + lines[place].replace('"', '""') + '"' + filling * separator
    check(file(tmp_path, lines))


# -- rows as a spreadsheet program shortens and lengthens them ---------------------------------------------------------


WITHOUT_LATER = csv_text(changed(**dict.fromkeys(INPUT[14:], ""))).splitlines()


@pytest.mark.parametrize("which", [(1,), (4,), (2, 3), (1, 2, 3, 4)])
def test_rows_without_their_last_separators_are_read(tmp_path, which):
    lines = [line.rstrip(";") if place in which else line for place, line in enumerate(WITHOUT_LATER)]
    assert check(file(tmp_path, lines)).receipt.shortened == len(which)


@pytest.mark.parametrize("lines", [WITHOUT_LATER, [HEADER, *LINES]])
@pytest.mark.parametrize("more", [1, 3])
def test_rows_with_separators_too_many_are_read(tmp_path, lines, more):
    """In all lines, as when something once stood further to the right, and in some, as by blocks of sixteen rows."""
    check(file(tmp_path, [line + more * ";" for line in lines]))
    check(file(tmp_path, [line + more * ";" * (place % 2) for place, line in enumerate(lines)]))


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ("10;12", 8),  # ages without quotes
        ("10;12;14", 8),
        ("12000;9000", 9),  # incomes of co-residents without quotes
        ("8", 9),  # a separator too many before it: the age of a child as an income
    ],
)
@pytest.mark.parametrize("shorter", [False, True])
def test_a_list_that_fell_apart_makes_a_wrong_row_and_moves_no_amounts(tmp_path, cells, place, shorter):
    parts = WITHOUT_LATER[1].split(";")[:8] + [""] * 2 + WITHOUT_LATER[1].replace('"10;12"', "").split(";")[10:]
    assert len(parts) == len(INPUT)
    line = ";".join([*parts[:place], cells if ";" in cells else f"8;{cells}", *parts[place + 1 :]])
    frame, summary = outcome(file(tmp_path, [HEADER, line.rstrip(";") if shorter else line]))
    assert (summary.rows, summary.wrong) == (1, 1)
    assert "10;12 tussen dubbele aanhalingstekens" in frame["fout"][0]


def test_cents_behind_a_comma_among_commas_make_a_wrong_row(tmp_path):
    """612,35 without quotes becomes two cells, and every amount behind it would move."""
    lines = [line.rstrip(",") + ",," for line in csv_text(changed(**dict.fromkeys(INPUT[14:], "")), ",").splitlines()]
    lines[1] = lines[1].replace('"612,35"', "612,35")
    frame, _ = outcome(file(tmp_path, lines))
    assert list(faults(frame)) == [0]


def test_a_text_that_fell_apart_before_the_amounts_makes_a_wrong_row(tmp_path):
    lines = [line.replace(";", ";straat;" if place == 0 else ";Eik 2;", 2) for place, line in enumerate(WITHOUT_LATER)]
    lines = [line.replace(";straat;", ";", 1).replace(";Eik 2;", ";", 1) for line in lines]
    check(file(tmp_path, lines))
    lines[2] = lines[2].replace("Eik 2", "Eik; 2")
    frame, _ = outcome(file(tmp_path, lines))
    assert list(faults(frame)) == [1]


def test_what_stands_apart_without_a_name_above_it_is_no_column_and_is_said(tmp_path):
    lines = [HEADER + ";;;", LINES[0] + ";;;x", *(line + ";;;" for line in LINES[1:])]
    assert "Niet meegenomen, want het staat los van de tabel: kolom T." in said(check(file(tmp_path, lines)))


# -- line ends, encodings, titles --------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n"])
def test_every_line_end_is_read(tmp_path, end):
    check(csv_file(tmp_path, csv_text(ROWS, end=end)))


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16-LE"),  # without a mark
        ("utf-16-be", "UTF-16-BE"),
        ("utf-32", "UTF-32"),
        ("utf-32-le", "UTF-32-LE"),
        ("utf-32-be", "UTF-32-BE"),
        ("cp1252", "Windows-1252"),
        ("iso8859-15", "ISO-8859-15"),
        ("mac_roman", "Mac Roman"),
        ("cp858", "DOS (codepagina 850)"),
    ],
)
@pytest.mark.parametrize("separator", [";", "\t"])
def test_every_usual_encoding_is_read_and_said(tmp_path, encoding, shown, separator):
    rows = [row | {"café €": "één"} for row in ROWS]
    path = csv_file(tmp_path, csv_text(rows, separator), encoding)
    assert f"De tekst is {shown}," in said(check(path))
    frame, _ = outcome(path)
    assert frame["café €"].tolist() == ["één"] * 4


def test_an_encoding_that_few_words_show_is_doubted_with_one_of_them(tmp_path):
    rows = [row | {"huis": "Château"} for row in ROWS]
    doubt = "Die codering is niet zeker. Kijk of een woord als Chëteau klopt."
    assert doubt in said(check(csv_file(tmp_path, rows, "mac_roman")))
    assert "niet zeker" not in said(
        check(csv_file(tmp_path, [row | {"wijk": "één café"} for row in rows], "mac_roman"))
    )


@pytest.mark.parametrize(
    "above",
    [
        ["Complex Noord, stand 1 januari 2025"],
        ["Complex Noord;;;;;;", ";;;;;;"],
        ["Complex Noord", "", "dossier en peildatum van het hele complex;vermogen"],
        ['"Complex ""Noord"""', "Gemaakt door: het systeem"],
        [*["titel"] * 30],
    ],
)
def test_titles_above_the_header_are_passed_over_and_said(tmp_path, above):
    summary = check(file(tmp_path, [*above, HEADER, *LINES]))
    line = len(above) + 1
    assert f"staan in regel {line}. De huishoudens staan in regel {line + 1} tot en met {line + 4}." in said(summary)


def test_empty_lines_anywhere_are_counted_and_no_rows(tmp_path):
    lines = ["", HEADER, "", *LINES[:2], ";" * 16, "  ", *LINES[2:], "", ""]
    text = said(check(file(tmp_path, lines)))
    assert "Het bestand heeft 11 regels: 2 tot en met de kopregel, 4 rijen, 5 lege regels." in text
    assert "staan in regel 4 tot en met 9." in text


def test_a_file_without_a_last_line_end_is_whole(tmp_path):
    assert "Het bestand heeft 5 regels: 1 tot en met de kopregel, 4 rijen." in said(
        check(csv_file(tmp_path, "\n".join([HEADER, *LINES])))
    )


@pytest.mark.parametrize("content", [b"", b"\n\n\n", b"\x81\x8d\x90", bytes(5000), "hallo".encode("utf-16")])
def test_what_holds_no_table_is_refused_in_a_sentence(tmp_path, content):
    (tmp_path / "in.csv").write_bytes(content)
    text = refusal(tmp_path / "in.csv")
    assert text.count("\n") == 0
    assert ("is leeg" if not content.strip(b"\0\n") else "kopregel") in text or "geen tekst" in text


@pytest.mark.parametrize("end", ["\x1a", "\0\0\0", "\ufeff\r\n", "\t\r\n"])
def test_what_old_programs_leave_at_the_end_is_no_row(tmp_path, end):
    """Such as the end mark of DOS; the receipt counts the line among the empty ones."""
    receipt = said(check(csv_file(tmp_path, csv_text(ROWS) + end)))
    assert "Het bestand heeft 6 regels: 1 tot en met de kopregel, 4 rijen, 1 lege regel." in receipt


OTHER_ENDS = ["\u2028", "\u2029", "\x85", "\v", "\f", "\x1c", "\x1d", "\x1e"]


@pytest.mark.parametrize("end", OTHER_ENDS)
@pytest.mark.parametrize("above", ["", "sep=;\r\n", "sep=;{0}", "Complex Noord\r\n"])
def test_lines_that_end_with_another_sign_are_told_so(tmp_path, end, above):
    text = refusal(csv_file(tmp_path, above.format(end) + csv_text(ROWS, end=end)))
    assert f"Alles staat op één regel. Het teken U+{ord(end):04X} is geen einde van een regel." in text


@pytest.mark.parametrize("end", OTHER_ENDS)
def test_two_rows_on_one_line_are_refused_with_the_sign_between_them(tmp_path, end):
    frame, summary = outcome(csv_file(tmp_path, "\r\n".join([HEADER, LINES[0] + end + LINES[1], *LINES[2:]])))
    assert frame["fout"][0].startswith("regel 2: hier staan meer rijen op één regel. Het teken U+")
    assert (summary.rows, summary.wrong) == (3, 1)


@pytest.mark.parametrize("end", OTHER_ENDS)
def test_within_a_remark_and_beside_a_line_end_such_a_sign_is_one_like_any_other(tmp_path, end):
    check(file(tmp_path, remarked([f"hoek{end}woning"] * 4)))
    check(file(tmp_path, [HEADER, *LINES], f"{end}\r\n"))


@pytest.mark.parametrize("lines", [[HEADER, *LINES], [f'"{HEADER[:7]}"{HEADER[7:]}', *LINES]])
def test_the_mark_of_a_new_page_before_a_line_is_no_part_of_it(tmp_path, lines):
    check(csv_file(tmp_path, "".join(f"\f{line}\r\n" for line in lines)))
    assert outcome(tmp_path / "in.csv")[0]["dossier"].tolist() == [row["dossier"] for row in ROWS]


def test_a_line_that_is_no_household_is_told_so_once(tmp_path):
    """A total, a remark and a header that comes again are refused in one sentence, and no row is lost."""
    total = ";" * 11 + "2402,10;22,5;535;2585,1;22,5;365"
    again = csv_text(ROWS).split("\r\n")[0]
    frame, summary = outcome(csv_file(tmp_path, "\r\n".join([csv_text(ROWS).strip(), total, "maart", again, ""])))
    assert frame["huurtoeslag_nu_per_maand"].tolist()[:4] == ALLOWANCES
    assert (summary.rows, summary.wrong) == (7, 3)
    no_household = "staat hier geen huishouden, haal de regel dan weg"
    assert frame["fout"][4] == f"peildatum, aanvrager_leeftijd: ontbreken; {no_household}"
    remark = "peildatum, aanvrager_leeftijd, kale_huur_nu_per_maand, energielast_nu_per_maand: ontbreken"
    assert frame["fout"][5] == f"{remark}; {no_household}"
    assert frame["fout"][6] == "regel 8: dit is de kopregel nog een keer. U kunt deze regel weghalen."


@pytest.mark.parametrize("place", [12, 13, 14, 15, 16])
@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_line_that_breaks_off_among_its_amounts_is_no_household_without_them(tmp_path, place, inside, ends):
    """Before or within the cell of that place; of C-01, whose rent after the change would be lost without a word."""
    cells = LINES[0].replace('"10;12"', "10").split(";")
    cut = len(cells[place]) // 2 if inside else 0
    first, rest = [*cells[:place], cells[place][:cut]], [cells[place][cut:], *cells[place + 1 :]]
    lines = [HEADER, ";".join(first), ";".join(rest), *LINES[1:]]
    frame, summary = outcome(csv_file(tmp_path, ends.join(lines)))
    assert list(faults(frame)) == [0, 1]
    assert (summary.rows, summary.wrong) == (5, 2)
    if place in (14, 15) or inside:
        assert frame["fout"][0] == (
            "regel 2: deze regel breekt af, en gaat verder in regel 3. Zet ze op één regel. "
            "Hoort regel 3 er niet bij, haal hem dan weg."
        )


@pytest.mark.parametrize("below", ["Gemaakt op 1-1-2025", "Totaal;4", ";;", "x;y;z;1", "1;2", "Totaal;;;655"])
def test_a_shortened_row_with_another_text_below_it_is_a_household(tmp_path, below):
    frame, _ = outcome(file(tmp_path, [HEADER, *(line.rstrip(";") for line in WITHOUT_LATER[1:]), below]))
    assert [row for row in faults(frame) if row < 4] == []
    assert frame["huurtoeslag_nu_per_maand"].tolist()[:4] == ALLOWANCES


def test_amounts_below_a_shortened_row_that_are_as_many_as_it_lacks_may_be_its_rest(tmp_path):
    """A line end took the place of a separator: the dwelling after the change would be lost."""
    before, behind = LINES[1].rsplit(";", 3)[0], ";".join(LINES[1].rsplit(";", 3)[1:])
    frame, _ = outcome(file(tmp_path, [HEADER, LINES[0], before, behind, *LINES[2:]]))
    assert [*faults(frame)] == [1, 2]
    assert "deze regel breekt af, en gaat verder in regel 4" in frame["fout"][1]


NOT_SEEN = ["\u200b", "\ufeff", "\u200e\u202c", "\u00a0", "\u00ad", "'", "\u2060 \u200b", "\u3000"]


@pytest.mark.parametrize("mark", NOT_SEEN)
@pytest.mark.parametrize("place", [0, 3, 16])
def test_a_row_of_marks_that_nobody_sees_is_an_empty_line(tmp_path, mark, place):
    cells = [""] * 17
    cells[place] = mark
    for empty in (";".join(cells), ";".join([mark] * 17), mark):
        summary = check(file(tmp_path, [HEADER, *LINES[:2], empty, *LINES[2:]]))
        assert "6 regels: 1 tot en met de kopregel, 4 rijen, 1 lege regel." in said(summary)
    book = openpyxl.Workbook()
    fill(book.active, ROWS)
    book.active.insert_rows(4)
    book.active.cell(4, place + 1).value = mark
    book.save(tmp_path / "in.xlsx")
    assert "Er staat 1 lege regel tussen." in said(check(tmp_path / "in.xlsx"))


@pytest.mark.parametrize("cut", [1, 4, 9, 12, 20, 40])
def test_a_file_that_ends_in_the_middle_of_a_line_has_no_household_there(tmp_path, cut):
    """As after a download that was broken off: without the rent after the change, or half of the energy now."""
    whole = csv_text(ROWS).strip()
    frame, summary = outcome(csv_file(tmp_path, whole[: whole.rindex(";") - cut]))
    assert list(faults(frame)) == [3]
    assert (summary.rows, summary.wrong) == (4, 1)
    if cut > 4:
        said_of_it = "regel 5: het bestand houdt hier midden in een regel op. Vraag het opnieuw."
        assert frame["fout"][3] == f"{said_of_it} Staat daar geen huishouden, haal de regel dan weg."


@pytest.mark.parametrize("footer", ["4", "5", "2402,10", "365", "(4 rows affected)", "EOF", "Aantal;4"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_a_line_below_the_households_is_told_to_be_taken_away(tmp_path, footer, end):
    """The household above it is computed: a count of the rows or of the lines, or a sum, is no rest of its energy."""
    frame, summary = outcome(csv_file(tmp_path, csv_text(ROWS) + footer + end))
    assert [*faults(frame)] == [4]
    assert all("haal de regel dan weg" in fault for fault in frame["fout"].dropna())
    assert summary.rows == 5


@pytest.mark.parametrize("cents", [False, True])
def test_a_number_below_the_households_that_may_be_the_rest_of_an_amount_is_doubted(tmp_path, cents):
    """Energy of 12 with 7 on the next line may be 127; with 12,00 it may not."""
    energy = "12,00" if cents else "12"
    frame, _ = outcome(file(tmp_path, [HEADER, LINES[0][: LINES[0].rindex(";") + 1] + energy, "7"]))
    assert [*faults(frame)] == ([1] if cents else [0, 1])
    assert cents or "Hoort regel 3 er niet bij, haal hem dan weg." in frame["fout"][0]


def test_a_number_below_lines_that_broke_off_is_the_rest_of_the_last_one(tmp_path):
    """Though it is the number of rows: the others were cut within an amount as well."""
    whole = LINES[0].replace(";95", ";953")
    frame, _ = outcome(file(tmp_path, [HEADER, whole[:-1], whole[-1], whole[:-1], whole[-1]]))
    assert [*faults(frame)] == [0, 1, 2, 3]


@pytest.mark.parametrize("broken", [False, True])
def test_a_line_that_breaks_off_at_the_end_of_what_is_read_at_a_time_is_seen(tmp_path, broken):
    rows = csv_source.rows_in_chunk(len(INPUT))
    lines = [LINES[0].replace("C-01", f"C-{row}") for row in range(rows)]
    cut = lines[-1].rindex("655,1")
    last = [lines[-1][:cut], lines[-1][cut:]] if broken else [lines[-1]]
    frame, summary = outcome(file(tmp_path, [HEADER, *lines[:-1], *last, LINES[1]]))
    assert [*faults(frame)] == ([rows - 1, rows] if broken else [])
    assert summary.rows == rows + 1 + broken
