"""The roundings: one number, an array and a cell agree with exact arithmetic on both sides of each edge."""

from __future__ import annotations

import math
import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.rules.rounding import ROUNDINGS, hele_euros_omhoog, hele_euros_omlaag, hele_euros_rekenkundig, op_centen
from tests.calculator.spreadsheet import evaluated
from tests.calculator.strategies import steady

NAMES = tuple(ROUNDINGS)


def exact(name: str, value: Fraction) -> Fraction:
    """The roundings as the law words them, written here once more."""
    if name in ("hele_euros_omlaag", "voorschot_in_hele_euros"):
        return Fraction(math.floor(value))
    if name == "hele_euros_omhoog":
        return Fraction(math.ceil(value))
    if name == "hele_euros_rekenkundig":
        return Fraction(math.floor(value + Fraction(1, 2)))
    if name == "centen_omlaag":
        return Fraction(math.floor(value * 100), 100)
    return Fraction(math.floor(value * 100 + Fraction(1, 2)), 100)


def in_array(name: str, values: np.ndarray) -> Any:
    return eval(ROUNDINGS[name].array.format("x"), {"np": np, "x": values})  # noqa: S307 - the text of the module


def in_cell(name: str, value: float) -> Any:
    return evaluated(ROUNDINGS[name].cell.format("x"), {"x": value})


def edges() -> list[Fraction]:
    """Whole and half euros and cents up to a million, and the smallest steps that flows can make beside them."""
    rng = random.Random(1)
    whole = [0, 1, 2, 3, 10, 99, 100, 225, 1705, 21825, 68507, 99_999, 999_999]
    whole += [rng.randrange(1_000_000) for _ in range(300)]
    found = []
    for euros in whole:
        for part in (Fraction(0), Fraction(1, 2), Fraction(1, 200), Fraction(rng.randrange(200), 200)):
            for step in (Fraction(0), Fraction(1, 10**7), Fraction(-1, 10**7), Fraction(1, 100), Fraction(-1, 100)):
                found += [euros + part + step, -(euros + part + step)]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_number_array_and_cell_equal_exact_arithmetic_around_every_edge(name):
    values = edges()
    floats = np.array([float(value) for value in values])
    array = in_array(name, floats)
    for value, number, element in zip(values, floats, array, strict=True):
        expected = float(exact(name, value))
        assert ROUNDINGS[name].scalar(float(number)) == expected, value
        assert element == expected, value
        assert in_cell(name, float(number)) == pytest.approx(expected, abs=1e-9), value


@pytest.mark.parametrize("name", NAMES)
def test_a_fraction_is_rounded_without_a_guard(name):
    for value in edges():
        for near in (value, value + Fraction(1, 10**30), value - Fraction(1, 10**30)):
            assert ROUNDINGS[name].scalar(near) == exact(name, near)


@pytest.mark.parametrize("name", NAMES)
def test_a_decimal_is_rounded_without_a_guard(name):
    for text in (
        "0",
        "0.5",
        "0.005",
        "12.345",
        "12.3449999999999999",
        "225.991",
        "-0.5",
        "-0.005",
        "1.0000000000000001",
    ):
        assert Fraction(ROUNDINGS[name].scalar(Decimal(text))) == exact(name, Fraction(text))


@pytest.mark.parametrize("name", NAMES)
@steady
@given(amount=st.integers(0, 10_000_000), rate=st.integers(0, 200_000))
def test_an_amount_in_cents_times_a_rate_of_five_decimals_is_rounded_exactly(name, amount, rate):
    expected = float(exact(name, Fraction(amount, 100) * Fraction(rate, 100_000)))
    number = (amount / 100) * (rate / 100_000)
    assert ROUNDINGS[name].scalar(number) == expected
    assert in_array(name, np.array([number]))[0] == expected


@pytest.mark.parametrize("name", NAMES)
@steady
@given(st.floats(-1e6, 1e6))
def test_an_array_gives_the_same_bits_as_a_number(name, value):
    assert in_array(name, np.array([value]))[0] == ROUNDINGS[name].scalar(value)


@pytest.mark.parametrize(
    ("rounding", "value", "outcome"),
    [
        # Awir art. 14: an advance of 225.991 is paid as 225; the names say the direction
        (hele_euros_omlaag, 225.991, 225),
        (hele_euros_omlaag, 225.0, 225),
        (hele_euros_omlaag, 0.1 * 3 * 10, 3),  # 3.0000000000000004
        (hele_euros_omlaag, 2.9999999999999996, 3),
        (hele_euros_omhoog, 225.001, 226),
        (hele_euros_omhoog, 3.0000000000000004, 3),
        (hele_euros_omhoog, 0.0, 0),
        (hele_euros_rekenkundig, 225.5, 226),
        (hele_euros_rekenkundig, 225.49, 225),
        (op_centen, 1.005, 1.01),  # 1.00499999999999989 in binary
        (op_centen, 2.675, 2.68),
        (op_centen, 1.00499, 1.0),
        (op_centen, -1.005, -1.0),
        (op_centen, 832.86 * 2, 1665.72),
    ],
)
def test_amounts_that_binary_cannot_write_round_as_on_paper(rounding, value, outcome):
    assert rounding(value) == outcome


@pytest.mark.parametrize("name", NAMES)
def test_rounding_twice_changes_nothing(name):
    for value in edges():
        once = ROUNDINGS[name].scalar(float(value))
        assert ROUNDINGS[name].scalar(once) == once


@pytest.mark.parametrize("name", NAMES)
def test_whole_numbers_stay_what_they_are(name):
    assert [ROUNDINGS[name].scalar(number) for number in (0, 1, 17)] == [0, 1, 17]
