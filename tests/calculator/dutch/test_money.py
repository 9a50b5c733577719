"""Reading and writing amounts. Expected values: the Dutch conventions that the docstrings of the module state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.dutch.money import (
    MINUS,
    NBSP,
    NotAnAmount,
    OneOrTwo,
    euro,
    in_column,
    number,
    parse_amounts,
    parse_euro,
    read_amount,
    signed,
    whole_euro,
)
from tests.calculator.strategies import steady


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("850", 850),
        ("850,5", 850.5),
        ("850,50", 850.5),
        ("850,", 850),
        ("850,-", 850),
        ("850,–", 850),
        ("850.50", 850.5),  # a spin box reads 85050
        ("850.5", 850.5),
        ("12.50", 12.5),  # a spin box reads 1250
        ("1850.5", 1850.5),
        ("1850,5", 1850.5),
        ("1.850,50", 1850.5),
        ("1.234", 1234),
        ("1.234.567,89", 1_234_567.89),
        ("12.345", 12_345),
        ("0", 0),
        ("0,00", 0),
        ("0.05", 0.05),
        ("€ 850", 850),
        ("€850,50", 850.5),
        (f"€{NBSP}1.234,50", 1234.5),
        ("EUR 850", 850),
        (" 850 ", 850),
        (f"{NBSP}850{NBSP}", 850),
        ("1 850,50", 1850.5),
        (f"1{NBSP}850", 1850),
        ("1\u202f850", 1850),
        ("00850", 850),
        ("850 euro", 850),
        ("612,35 €", 612.35),
        ("612,35 EUR", 612.35),
        ("€ 612,--", 612),
        ("612,=", 612),
        ("1.234,--", 1234),
        ("\u202a612,35\u202c", 612.35),  # marks of a mail program, that nobody sees
        ("612,35\u200e", 612.35),
        ("1'234,50", 1234.5),  # Switzerland
        ("１２３４，５０", 1234.5),  # as East Asian keyboards write it
        ("8５0", 850),
        ("21\u2019825", 21_825),
        ("6,1235E+02", 612.35),  # all digits up to the cents
        ("6.1235e2", 612.35),
        ("0,00E+00", 0),
        ("'612,35", 612.35),  # marked as a text in a spreadsheet, and exported with the mark
    ],
)
def test_what_a_person_types_is_read_as_meant(typed, amount):
    assert parse_euro(typed) == amount


@pytest.mark.parametrize("typed", ["", " ", NBSP, "\u202f "])
def test_empty_is_not_given_rather_than_zero(typed):
    assert parse_euro(typed) is None


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("-5", "nul of meer"),
        (f"{MINUS}5", "nul of meer"),
        ("€ -5", "nul of meer"),
        ("€", "Typ een bedrag"),
        ("EUR", "Typ een bedrag"),
        ("€ €", "Typ een bedrag"),
        ("abc", "hooguit twee cijfers"),
        ("850 per maand", "hooguit twee cijfers"),
        ("1,234.50", "zoals 1.234,50"),
        ("12,345,678.90", "zoals 1.234,50"),
        ("１，２３４．５０", "zoals 1.234,50"),
        ("1e3", "1E3 uit komt heeft het ingekort"),
        ("6,1E+02", "6,1E\\+02 uit komt heeft het ingekort"),  # may be 612,35
        ("6.124E+02", "cijfers weg"),
        ("2,2E+04", "notatie Getal"),
        ("1E5", "maak hem breder"),
        ("0E+00", "ingekort"),  # may be 0,35
        ("0x10", "hooguit twee cijfers"),
        ("nan", "hooguit twee cijfers"),
        ("inf", "hooguit twee cijfers"),
        ("1_000", "hooguit twee cijfers"),
        ("850,505", "hooguit twee cijfers"),
        ("850.5000", "hooguit twee cijfers"),
        ("1234.567", "hooguit twee cijfers"),
        ("1.23.456", "hooguit twee cijfers"),
        ("1..234", "hooguit twee cijfers"),
        ("1,2,3", "hooguit twee cijfers"),
        (",50", "hooguit twee cijfers"),
        (".50", "hooguit twee cijfers"),
        ("850.", "hooguit twee cijfers"),
        ("¹²³", "hooguit twee cijfers"),
        ("٨٥٠", "hooguit twee cijfers"),
        ("=1+1", "hooguit twee cijfers"),
        (",", "hooguit twee cijfers"),
        (".", "hooguit twee cijfers"),
    ],
)
def test_anything_else_is_refused_with_what_is_accepted(typed, accepted):
    with pytest.raises(NotAnAmount, match=accepted):
        parse_euro(typed)


@pytest.mark.parametrize("typed", ["850 50", "12 50", "1 2 3", f"12{NBSP}50"])
def test_cents_behind_a_space_are_not_read_as_a_hundredfold(typed):
    with pytest.raises(NotAnAmount):
        parse_euro(typed)


@pytest.mark.parametrize(
    ("amount", "decimals", "text"),
    [
        (0, 2, "0,00"),
        (0.05, 2, "0,05"),
        (1234.5, 2, "1.234,50"),
        (1_234_567.891, 2, "1.234.567,89"),
        (999.995, 0, "1.000"),
        (-12.5, 2, f"{MINUS}12,50"),
        (-1234, 0, f"{MINUS}1.234"),
        (-0.001, 2, "0,00"),
        (-0.0, 2, "0,00"),
        (-0.4, 0, "0"),
    ],
)
def test_numbers_have_dots_for_thousands_a_comma_and_a_real_minus(amount, decimals, text):
    assert number(amount, decimals) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (1250, "€ 1.250"),
        (1234.5, "€ 1.234,50"),
        (0, "€ 0"),
        (0.01, "€ 0,01"),
        (999.999, "€ 1.000"),
        (-12.5, f"€ {MINUS}12,50"),
        (-12, f"€ {MINUS}12"),
        (-0.001, "€ 0"),
        (225.991, "€ 225,99"),
    ],
)
def test_euros_have_a_no_break_space_and_no_needless_cents(amount, text):
    assert euro(amount) == text.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0.5, "€ 1"),
        (0.49, "€ 0"),
        (1514.5, "€ 1.515"),
        (2.5, "€ 3"),
        (-0.5, f"€ {MINUS}1"),
        (-0.49, "€ 0"),
        (-2.5, f"€ {MINUS}3"),
    ],
)
def test_whole_euros_are_rounded_half_away_from_zero(amount, text):
    assert whole_euro(amount) == text.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("amount", "decimals", "text"),
    [
        (8, 0, "+ 8"),
        (-8, 0, f"{MINUS} 8"),
        (0, 0, "–"),
        (0.4, 0, "–"),
        (-0.4, 0, "–"),
        (0.5, 0, "+ 1"),
        (-1234.5, 0, f"{MINUS} 1.235"),
        (100, 0, "+ 100"),
        (0.004, 2, "–"),
        (23.4, 2, "+ 23,40"),
        (-23.4, 2, f"{MINUS} 23,40"),
    ],
)
def test_a_difference_always_has_a_sign_or_a_dash(amount, decimals, text):
    assert signed(amount, decimals) == text


@steady
@given(st.integers(0, 99_999_999_999).map(lambda cents: cents / 100))
def test_what_is_written_can_be_typed_again(amount):
    assert parse_euro(number(amount)) == amount
    assert parse_euro(euro(amount)) == amount


@steady
@given(st.text(max_size=12))
def test_no_text_makes_the_reader_stumble(text):
    try:
        amount = parse_euro(text)
    except NotAnAmount:
        return
    assert amount is None or amount >= 0


@pytest.mark.parametrize("text", ["0.850", "0,850", "012.500"])
def test_a_nought_in_front_groups_no_thousands(text):
    with pytest.raises(NotAnAmount):
        parse_euro(text)


@pytest.mark.parametrize(
    "text",
    [
        "12000,9000",
        "9000,12000",
        "12.000,9000",
        "12000,0",
        "12000,0;9000",
        "12000;9000,000",
        "12000,9",
        "12.000,5",
        "9.5",
        "\u20ac 0,5",
    ],
)
def test_decimals_in_a_list_that_may_be_a_second_amount_are_refused(text):
    with pytest.raises(OneOrTwo, match=r"kan één bedrag zijn, of .* voor één, of .* voor twee"):
        parse_amounts(text, parse_euro)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("12000,90", (12000.9,)),
        ("12000,5;9000,25", (12000.5, 9000.25)),
        ("12000,-;9000", (12000, 9000)),
        ("12'000;9\u2019000", (12000, 9000)),
        ("12000,00 en 9000", (12000, 9000)),
    ],
)
def test_a_list_of_amounts_is_read_as_meant(text, amounts):
    assert parse_amounts(text, parse_euro) == amounts


@pytest.mark.parametrize(
    ("amount", "decimals", "text"),
    [(-232.4, 0, "− 232"), (-0.4, 0, "0"), (1234.5, 0, "1.235"), (-1070.864, 2, "− 1.070,86"), (12.0, 2, "12,00")],
)
def test_in_a_column_beside_differences_the_minus_has_their_space(amount, decimals, text):
    assert in_column(amount, decimals) == text


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("+612,35", 612.35),  # SAP, and formats with a sign
        ("+ 1.250,00", 1250),
        ("€ +612,35", 612.35),
        (".00", 0),  # SQL Server and Oracle leave out a nought
        (".0000", 0),
        (",0", 0),
        ("0E-10", 0),  # a decimal of Spark and pandas
        ("0,00E+00", 0),  # Excel
        ("6.1235E+002", 612.35),  # with three digits, as C on Windows writes it
        ("-0,00", 0),  # a little less than nought, shown with two decimals
        ("\u22120", 0),
        ("0,00-", 0),  # SAP
        ('="612,35"', 612.35),  # a formula that keeps a text
        ('="1500"', 1500),
    ],
)
def test_what_programs_write_is_read_in_a_file(text, amount):
    assert read_amount(text, ",") == amount


@pytest.mark.parametrize(
    ("text", "amount"), [("+612,35", 612.35), ("-0", 0), ("-0,00", 0), (".00", 0), ('="1500"', 1500)]
)
def test_what_was_copied_from_them_is_read_in_the_form_too(text, amount):
    assert parse_euro(text) == amount


@pytest.mark.parametrize(
    "text",
    [
        "++5",
        "+-5",
        "5+",
        "-.50",
        "-0,01",
        "0,01-",
        "-0,5E-10",
        ".",
        ",",
        "+",
        ".5.0",
        ".50",
        ",50",
        ",510",
        "+.5",
        '="5',
        '=""5"',
        "=5",
    ],
)
def test_what_only_looks_like_it_is_no_amount(text):
    with pytest.raises(NotAnAmount):
        read_amount(text, ",")
