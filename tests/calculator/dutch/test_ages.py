"""Lists of ages as people write them. Expected values: what the cell says to a person; two meanings are refused."""

import pytest

from calculator.dutch.ages import TwoLists, parse_ages


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
    ],
)
def test_what_has_one_meaning_is_read(text, ages):
    assert parse_ages(text) == ages
