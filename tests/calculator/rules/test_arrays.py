"""What rules over arrays are made of gives what numpy and the rule for one household give, to the bit."""

import ast
from itertools import product

import numpy as np
import pytest

from calculator.rules.arrays import array_function, both, by_months, choose, either
from calculator.rules.translate import Groups, parsed, scalar_function, written_out

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


@pytest.mark.parametrize("one", [True, False, np.True_, np.False_, MASK, AMOUNTS > 0], ids=repr)
@pytest.mark.parametrize("other", [True, False, np.True_, np.False_, MASK, AMOUNTS > 0], ids=repr)
def test_conditions_are_joined_as_numpy_joins_them(one, other):
    for joined, as_numpy in ((both, np.logical_and), (either, np.logical_or)):
        expected = as_numpy(one, other)
        found = np.broadcast_to(joined(one, other), np.shape(expected))
        assert found.dtype == np.bool_
        np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize("size", [100, SIZE])
@pytest.mark.parametrize("rates", [(0.3697, 0.1907), (0.1, 0.3), (5_532.0, 2_740.0), (0.0, 0.0)])
def test_months_weigh_many_rows_as_they_weigh_one(size, rates):
    """Also where a table value differs from row to row: then nothing can be looked up by month."""
    groups = Groups({"tarieven": {"onder": "onder", "boven": "boven"}}, {})
    tree = written_out(parsed("inkomen * naar_maanden(tarieven, maanden)"), groups)
    names = ("inkomen", "onder", "boven", "maanden")
    incomes, months = RNG.random(size) * 1e5, np.arange(size) % 13
    one, many = scalar_function("q", names, ast.unparse(tree)), array_function("q", names, tree)
    expected = [one(income, *rates, month) for income, month in zip(incomes.tolist(), months.tolist(), strict=True)]
    assert many(incomes, *rates, months).tolist() == expected
    assert many(incomes, *(np.full(size, rate) for rate in rates), months).tolist() == expected
    assert by_months(*rates, 12) == rates[0]
