"""A column of codes is judged as each code by itself."""

import random

import numpy as np
import pyarrow as pa
import pytest

from calculator.batch.codes import refused_codes
from calculator.cases.fields import Text

PARTS = ["111222333", "123456782", "123", "456", "782", "1112", "22", "333", "12345", "6782", "0", "9"]
PARTS += [" ", ".", " . ", "-", "/", "a", "é", "\u200b", "１", "２", "\xa0", "", "\u202e", "\u0661"]


def refused(column):
    found = np.zeros(len(column), dtype=bool)
    for wrong, _ in refused_codes(column):
        found |= wrong
    return found.tolist()


@pytest.mark.parametrize("seed", range(3))
def test_a_column_refuses_what_a_single_case_refuses(seed):
    rng = random.Random(seed)
    texts = ["".join(rng.choice(PARTS) for _ in range(rng.randrange(9))) or None for _ in range(20_000)]
    expected = [text is not None and bool(text.strip()) and Text().refuse(text) is not None for text in texts]
    assert sum(expected) > 1_000
    assert refused(pa.array(texts)) == expected
    assert refused(pa.array(texts).slice(777, 5_000)) == expected[777:5_777]


def test_plain_codes_too_with_digits_at_the_edges_of_neighbours():
    texts = ["12345", "6782", "", "123", "456", "782", "123 456", "782", "111222333", None, "0", "123", ".456.782"]
    assert refused(pa.array(texts)) == [text == "111222333" for text in texts]


@pytest.mark.parametrize("kind", [pa.int64(), pa.float64(), pa.decimal128(12, 0), pa.decimal128(12, 2)])
def test_a_number_of_nine_digits_is_a_code_too(kind):
    numbers = [111222333, 111222334, 123456782, 1234567820, 12, None]
    assert refused(pa.array(numbers, kind)) == [True, False, True, False, False, False]


@pytest.mark.parametrize("column", [pa.array([], pa.string()), pa.nulls(3), pa.nulls(3, pa.string()), pa.array([True])])
def test_a_column_without_texts_holds_nothing_to_refuse(column):
    assert not any(refused(column))


def test_what_is_accepted_is_said_as_for_a_single_case():
    texts = ["x" * 201, "a\tb", "a\u202eb", "111222333"]
    said = {}
    for wrong, accepted in refused_codes(pa.array(texts)):
        said.update(dict.fromkeys(np.flatnonzero(wrong).tolist(), accepted))
    assert [said[row] for row in range(4)] == [Text().refuse(text) for text in texts]
