"""Lists of ages as people write them. Expected values: what the cell says to a person; two meanings are refused."""

import pytest

from calculator.dutch.ages import TwoLists, parse_ages


@pytest.mark.parametrize("text", ["14;1 5", "14;1\t5", "10, 12 14", "10 12;14", "10/1 2", "[10, 1 2]"])
def test_a_space_between_other_signs_may_stand_within_an_age(text):
    with pytest.raises(TwoLists, match="kan op twee manieren worden gelezen"):
        parse_ages(text)


@pytest.mark.parametrize("text", ["10;12,5", "3,5;8", "10,12;8", "8;10,05"])
def test_a_comma_between_semicolons_may_be_that_of_a_decimal(text):
    with pytest.raises(TwoLists, match="kan op twee manieren worden gelezen"):
        parse_ages(text)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("3;7;12", (3, 7, 12)),
        ("3, 7 en 12", (3, 7, 12)),
        ("3;7 en 12", (3, 7, 12)),
        ("3; 7, 12", (3, 7, 12)),  # a space behind the comma: no decimal
        ("03,07", (3, 7)),
        ("[10, 12]", (10, 12)),  # JSON, and a list of pandas
        ("{10,12}", (10, 12)),  # PostgreSQL
        ("[10.0, 12.0]", (10, 12)),
        ("{10}", (10,)),
        ("[]", ()),
        ("10 and 12", (10, 12)),
        ("10 j. en 12 j.", (10, 12)),
    ],
)
def test_what_has_one_meaning_is_read(text, ages):
    assert parse_ages(text) == ages
