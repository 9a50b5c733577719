"""Sheets as people send them: read as they are meant, or refused in words; files/README.md tells of them."""

import pytest

from tests.calculator.batch.sheet_files import ALLOWANCES, FILES, check, faults, outcome, refusal, said


@pytest.fixture
def sent(tmp_path):
    """A copy of a file that someone sent."""

    def copy(name):
        path = tmp_path / name
        path.write_bytes((FILES / name).read_bytes())
        return path

    return copy


def test_an_open_quote_names_its_line(sent):
    text = refusal(sent("stray_quotes.csv"))
    assert "Regel 3:" in text
    assert "aanhalingsteken" in text


def test_of_two_sheets_none_is_chosen_in_silence(sent):
    path = sent("two_sheets.xlsx")
    assert "Blok A, Blok B" in refusal(path)
    for sheet, allowances in (("Blok A", ALLOWANCES[:2]), ("blok b", ALLOWANCES[2:])):
        frame, summary = outcome(path, sheet=sheet)
        assert frame["huurtoeslag_nu_per_maand"].tolist() == allowances
        assert "Niet gelezen, maar met dezelfde kolommen: Blok" in said(summary)


def test_three_decimals_behind_a_point_are_no_thousands(sent):
    frame, _ = outcome(sent("dot_three_decimals.csv"))
    assert frame["huurtoeslag_nu_per_maand"].tolist()[1:] == ALLOWANCES[1:]
    assert faults(frame) == {0: "kale_huur_nu_per_maand"}
    assert "€\u00a0612.345 zijn of €\u00a0612,35" in frame["fout"][0]
    assert "energielast_nu_per_maand: '127.125'" in frame["fout"][0]  # the column shows nothing, the file does


def test_ten_comma_nought_is_refused_with_both_readings(sent):
    frame, _ = outcome(sent("ages_comma_zero.csv"))
    assert faults(frame) == {0: "kinderen_leeftijden"}
    assert "10,0 kan 10 jaar zijn, of 10 en 0" in frame["fout"][0]
    assert frame["huurtoeslag_nu_per_maand"].tolist()[1:] == ALLOWANCES[1:]


@pytest.mark.parametrize(
    "name",
    [
        "sep_quoted.csv",
        "short_rows_excel.csv",
        "accounting_zero.csv",
        "invisible_mark.csv",
        "lines_quoted.csv",
        "date_serial.xlsx",
        "title_rows.xlsx",
        "headers_with_spaces.xlsx",
        "filtered_rows.xlsx",
    ],
)
def test_a_sheet_is_read_as_it_is_meant(sent, name):
    check(sent(name))


def test_rows_that_a_filter_hides_are_computed_and_said(sent):
    assert "2 verborgen of weggefilterde rijen tellen gewoon mee." in said(check(sent("filtered_rows.xlsx")))


def test_a_header_below_titles_is_said(sent):
    assert "De namen van de kolommen staan in regel 3. De huishoudens staan in regel 4 tot en met 7." in said(
        check(sent("title_rows.xlsx"))
    )


def test_a_day_that_lost_its_format_is_said_to_be_one(sent):
    assert "Een datum als 45658 is gelezen als 1 januari 2025." in said(check(sent("date_serial.xlsx")))


def test_a_dash_is_said_to_be_nought(sent):
    assert "4 streepjes zijn gelezen als 0 euro." in said(check(sent("accounting_zero.csv")))


def test_rows_that_are_shorter_are_said(sent):
    assert "2 rijen zijn korter dan de kopregel" in said(check(sent("short_rows_excel.csv")))


def test_computed_cents_are_rounded_half_up(sent):
    """127.125, 612.345, 612.35 and 7349/12 become the cents that the sheet shows."""
    frame, summary = outcome(sent("computed_cents.xlsx"))
    assert frame["fout"].isna().all()
    cost = frame["netto_woonlast_nu_per_maand"] + frame["huurtoeslag_nu_per_maand"]
    others = frame["subsidiabele_servicekosten_nu_per_maand"] + frame["energielast_nu_per_maand"]
    assert (cost - others).round(2).tolist() == [127.13, 612.35, 612.35, 612.42]
    assert "3 bedragen zijn afgerond op centen." in said(summary)
