"""Choosing between arrays gives what numpy's own choice gives, to the bit."""

from itertools import product

import numpy as np
import pytest

from calculator.rules.arrays import choose

SIZE = 5_000
RNG = np.random.default_rng(4)
MASK = RNG.random(SIZE) > 0.5
AMOUNTS = np.where(RNG.random(SIZE) > 0.9, np.nan, RNG.normal(size=SIZE) * 1e4)
VALUES = [0, 1, 0.0, -0.0, 2.5, np.nan, np.inf, True, False]
COLUMNS = [AMOUNTS, RNG.integers(-5, 5, SIZE), RNG.random(SIZE) > 0.3, np.array([3.5])]
COLUMNS += [AMOUNTS.astype(np.float32), RNG.integers(-5, 5, SIZE, np.int32), np.arange(SIZE, dtype=np.int16)]


@pytest.mark.parametrize(
    "test", [MASK, MASK * 1.0, RNG.integers(0, 3, SIZE), np.zeros(SIZE, bool), True, np.False_, 0.0], ids=repr
)
def test_it_is_what_numpy_chooses(test):
    for one, other in product([*VALUES, *COLUMNS], repeat=2):
        expected = np.where(test, one, other)
        found = np.broadcast_to(choose(test, one, other), expected.shape)
        np.testing.assert_array_equal(found, expected)
        np.testing.assert_array_equal(np.signbit(found * 1.0), np.signbit(expected * 1.0))  # -0.0 stays -0.0


def test_what_is_chosen_from_stays_as_it_was():
    one, other = AMOUNTS.copy(), AMOUNTS[::-1].copy()
    choose(MASK, one, other)
    np.testing.assert_array_equal(one, AMOUNTS)
    np.testing.assert_array_equal(other, AMOUNTS[::-1])
