"""Words in cells: those that mean an empty cell, and those that say that nobody knows. Expected: their meaning."""

import pytest

from calculator.dutch.absent import is_dash, says_nothing, says_unknown


@pytest.mark.parametrize(
    "text", ["NULL", "null", "\\N", "NA", "N/A", "n/a", "nan", "NaN", "None", "<NA>", "n.v.t.", "Nvt", " geen ", "leeg"]
)
def test_words_of_programs_and_people_mean_an_empty_cell(text):
    assert says_nothing(text)
    assert not says_unknown(text)


@pytest.mark.parametrize("text", ["onbekend", "Onbekend ", "?", "??", "#N/B", "#N/A", "#WAARDE!", "n.t.b.", "unknown"])
def test_what_nobody_knows_is_not_nothing(text):
    assert says_unknown(text)
    assert not says_nothing(text)


@pytest.mark.parametrize("text", ["0", "612,35", "nat geld", "geen idee van", "ja", "nee", "loon", "n" * 200])
def test_other_texts_are_neither(text):
    assert not says_nothing(text)
    assert not says_unknown(text)


@pytest.mark.parametrize(("text", "dash"), [("-", True), ("--", True), ("\u2013", True), ("-5", False), ("", False)])
def test_a_dash_is_nothing_but_dashes(text, dash):
    assert is_dash(text) is dash
