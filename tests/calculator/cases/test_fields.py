"""The kinds of fields: limits at their edges, and what a message looks like."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.cases.case import Geval, Inkomen
from calculator.cases.fields import (
    MAXIMUM_AMOUNT,
    MISSING,
    Amount,
    Choice,
    Day,
    Field,
    Listed,
    Mistake,
    Mistakes,
    Nested,
    Refused,
    Text,
    Whole,
    YesNo,
    described,
    description,
    read,
    to_json,
)
from tests.calculator.strategies import steady


@dataclasses.dataclass(frozen=True, kw_only=True)
class Part:
    size: int = described(Whole(1, 3), "Maat")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Whole_:  # noqa: N801 - a record for these tests
    name: str = described(Text(), "Naam", "eenheid", "Hulp")
    parts: tuple[Part, ...] = described(Listed(Nested(Part), minimum=1, maximum=2), "Delen")
    price: float = described(Amount(10), "Prijs", default=0.0)
    maybe: bool | None = described(YesNo(), "Misschien", default=None)


def _read(source: object, pad: str = "") -> tuple[Whole_ | None, list[str]]:
    mistakes = Mistakes()
    found = read(Whole_, source, pad, mistakes)
    return found, [mistake.pad for mistake in mistakes]


def test_a_good_record_is_built():
    assert _read({"name": "a", "parts": [{"size": 2}]}) == (Whole_(name="a", parts=(Part(size=2),)), [])


@pytest.mark.parametrize(
    ("source", "paths"),
    [
        ({}, ["name", "parts"]),
        ({"name": "a", "parts": []}, ["parts"]),
        ({"name": "a", "parts": [{"size": 2}] * 3}, ["parts"]),
        ({"name": "a", "parts": [{"size": 2}, {"size": 4}]}, ["parts[1].size"]),
        ({"name": "a", "parts": [{}]}, ["parts[0].size"]),
        ({"name": "a", "parts": [1]}, ["parts[0]"]),
        ({"name": "a", "parts": [{"size": 2, "x": 1}], "y": 2}, ["y", "parts[0].x"]),
        ({"name": "a", "parts": [{"size": 2}], "price": 10.01, "maybe": 1}, ["price", "maybe"]),
        ([], ["invoer"]),
    ],
)
def test_every_mistake_in_a_record_is_found_by_its_path(source, paths):
    assert _read(source) == (None, paths)


def test_a_record_inside_another_says_where_it_stands():
    assert _read({"name": ""}, "buiten[3]") == (None, ["buiten[3].name", "buiten[3].parts"])


def test_a_mistake_made_before_does_not_spoil_a_good_record():
    mistakes = Mistakes()
    mistakes.append(Mistake("elders", 1, "iets"))
    assert read(Whole_, {"name": "a", "parts": [{"size": 1}]}, "", mistakes) is not None
    assert mistakes.number == 1


def test_what_was_not_given_is_not_written():
    record = Whole_(name="a", parts=(Part(size=1),))
    assert to_json(record) == {"name": "a", "parts": [{"size": 1}], "price": 0}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "leeg"),
        (True, "ja"),
        (False, "nee"),
        ("tekst", "'tekst'"),
        (-1, "-1"),
        ([], "een lijst"),
        ({}, "een object"),
        ("x" * 500, "..."),
    ],
)
def test_a_message_shows_path_value_and_what_is_accepted(value, shown):
    text = str(Mistake("a.b[0]", value, "iets anders"))
    assert text.startswith("a.b[0]: ")
    assert shown in text
    assert text.endswith("verwacht: iets anders")
    assert len(text) < 200


def test_a_missing_field_is_said_to_be_missing():
    mistake = Mistake("versie", MISSING, "1")
    assert str(mistake) == "versie: ontbreekt; verwacht: 1"
    assert mistake.to_json() == {"veld": "versie", "waarde": None, "verwacht": "1", "tekst": str(mistake)}


def test_a_refusal_has_one_line_per_mistake():
    refused = Refused([Mistake("a", 1, "b"), Mistake("c", 2, "d")])
    assert str(refused).splitlines() == [str(mistake) for mistake in refused.mistakes]


@pytest.mark.parametrize(("number", "last"), [(50, "x49: 1"), (51, "en nog 1"), (60, "en nog 10")])
def test_at_most_fifty_mistakes_are_named_and_the_rest_is_counted(number, last):
    refused = Refused(Mistake(f"x{place}", 1, "niets") for place in range(number))
    assert len(refused.mistakes) == min(number, 51)
    assert str(refused.mistakes[-1]).startswith(last)


def test_a_refusal_that_passes_through_another_still_counts_all():
    mistakes = Mistakes()
    mistakes.extend(Mistake(f"x{place}", 1, "niets") for place in range(70))
    assert [str(mistake) for mistake in Refused(mistakes).mistakes][-1] == "en nog 20"


@pytest.mark.parametrize("value", [0, 0.01, 0.07, 0.29, 1.15, 4.35, MAXIMUM_AMOUNT, 1e6 + 0.01])
def test_amounts_in_cents_pass(value):
    assert Amount().refuse(value) is None


@pytest.mark.parametrize(
    "value", [-0.01, MAXIMUM_AMOUNT + 0.01, 0.001, 0.005, 1.999, 9_999_999.985, float("nan"), 10**400]
)
def test_other_amounts_do_not(value):
    assert Amount().refuse(value)


@steady
@given(st.integers(0, 999_999_999))
def test_every_number_of_cents_is_an_amount(cents):
    assert Amount().refuse(cents / 100) is None


@steady
@given(st.integers(0, 9_999_999), st.integers(1, 999).filter(lambda mills: mills % 10))
def test_no_number_with_three_decimals_is(euros, mills):
    assert Amount().refuse(euros + mills / 1000)


@pytest.mark.parametrize(
    ("kind", "word"), [(Whole(2, 5), "2 tot en met 5"), (Amount(1234.5), "1.234,50"), (Amount(10), "met 10,")]
)
def test_the_limits_are_in_the_words(kind, word):
    assert word in (kind.refuse("x") or "")


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Whole(2, 5), [2, 5], [1, 6, 2.0, "2", True, None]),
        (YesNo(), [True, False], [0, 1, "true", None]),
        (Choice({"a": "A"}), ["a"], ["A", "", None, 1, ["a"], {"a": 1}]),
        (Day(), ["2020-02-29", "1999-12-31"], ["2021-02-29", "2020-2-1", "", 20200101, None]),
        (Text(), ["a", "a" * 200], ["", " ", "a" * 201, "a\nb", 1, None]),
    ],
)
def test_kinds_take_their_own_values_only(kind, good, bad):
    assert [kind.refuse(value) for value in good] == [None] * len(good)
    assert all(kind.refuse(value) for value in bad)


def _descriptions(cls: type) -> list[tuple[str, Field]]:
    found = []
    for item in dataclasses.fields(cls):
        field = item.metadata["field"]
        found.append((f"{cls.__name__}.{item.name}", field))
        kind = field.kind.of if isinstance(field.kind, Listed) else field.kind
        if isinstance(kind, Nested):
            found += _descriptions(kind.cls)
    return found


@pytest.mark.parametrize(("name", "field"), _descriptions(Geval))
def test_every_field_of_a_case_has_a_label_and_every_amount_a_unit(name, field):
    assert field.label, name
    assert field.label[0].isupper(), name
    if isinstance(field.kind, Amount):
        assert field.unit.startswith(("euro", "m3 ", "kWh ", "GJ ", "m2", "punten", "uren")), name
    if name.endswith(("_per_maand", "_per_jaar")) and isinstance(field.kind, Amount):
        assert field.unit.endswith(name.rpartition("_")[2]), f"{name} says its period in the unit too"


def test_a_description_is_found_by_name():
    assert description(Inkomen, "bedrag").label == "Bedrag"
