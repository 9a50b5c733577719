"""What looks like a burgerservicenummer, by the contract: nine digits in a row or in groups that pass the elfproef."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.cases.bsn import looks_like_bsn, reorders
from tests.calculator.strategies import steady

UNSEEN = [
    "\u200b",
    "\u200c",
    "\u200d",
    "\u2060",
    "\ufeff",
    "\xad",
    "\u200e",
    "\u202e",
    "\u034f",
    "\u0336",
    "\u3164",
    "\u2800",
]
UNSEEN += ["\ufe0f", "\U000e0020", "\x00"]
ZEROS = "0０٠۰०𝟎𝟘"  # full-width, Arabic, Persian, Devanagari and mathematical digits


@pytest.mark.parametrize(
    "text",
    [
        "111222333",
        "123456782",
        "111 222 333",
        "1112.22.333",
        "1112 22 333",
        "111.222 333",
        "111. 222. 333",
        "111\u00a0222\u202f333",
        "111．222．333",
        "1 1 1 2 2 2 3 3 3",
        "bsn:111222333.",
        "a111222333b",
        "1 111222333 2",
        "12-111222333/3",
        "000000012",
        "①②③④⑤⑥⑦⑧②",
    ],
)
def test_nine_digits_that_pass_the_elfproef_look_like_a_bsn(text):
    assert looks_like_bsn(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "111222334",
        "123456789",
        "000000000",
        "1112223331",
        "11122233",
        "abc",
        "1112a22333",
        "111-222-333",
        "111/222/333",
        "11 12 22 33 3",
        "2021 11122 2333",
        "2026-00123",
        "kb-2021-01-01-0",
        "metro2025-23500",
        "een twee drie vier vijf",
        "九九九九九九九九九",
    ],
)
def test_other_digits_do_not(text):
    assert not looks_like_bsn(text)


def test_case_codes_of_a_year_a_letter_and_a_number_all_pass():
    """Today one in eleven was refused; digits that letters and hyphens keep apart are no BSN."""
    shapes = (
        "2026-{:05}",
        "kb-2021-01-{:02}-{}",
        "metro2025-{:05}",
        "A-2026-{:04}",
        "{:04}/2026/12",
        "z{:03}-{:03}-{:03}",
    )
    for shape, number in itertools.product(shapes, range(1_000)):
        assert not looks_like_bsn(shape.format(number, number, number))


@pytest.mark.parametrize("sign", UNSEEN, ids=lambda sign: f"{ord(sign):x}")
@pytest.mark.parametrize("digits", ["123456782", "123 456 782", "1234.56.782"])
def test_what_cannot_be_seen_does_not_hide_a_bsn(digits, sign):
    for place in range(len(digits) + 1):
        assert looks_like_bsn(digits[:place] + sign + digits[place:])


@pytest.mark.parametrize("zero", ZEROS)
def test_digits_of_every_script_are_digits(zero):
    def written(text):
        return "".join(chr(ord(zero) + int(sign)) if sign.isdigit() else sign for sign in text)

    assert looks_like_bsn(written("123456782"))
    assert looks_like_bsn(written("123 456 782"))
    assert not looks_like_bsn(written("123456789"))
    assert not looks_like_bsn(written("2026-00123"))


def _passes_the_elfproef(number: int) -> bool:
    digits = [int(digit) for digit in f"{number:09}"]
    return number > 0 and (sum((9 - i) * digits[i] for i in range(8)) - digits[8]) % 11 == 0


def _with_check_digit(eight: int) -> int:
    digits = [int(digit) for digit in f"{eight:08}"]
    return eight * 10 + sum((9 - i) * digits[i] for i in range(8)) % 11 % 10


@steady
@given(st.integers(0, 999_999_999))
def test_the_elfproef_weighs_9_to_2_and_minus_1(number):
    assert looks_like_bsn(f"{number:09}") is _passes_the_elfproef(number)


@steady
@given(
    st.integers(1, 99_999_999).map(_with_check_digit).filter(_passes_the_elfproef),
    st.integers(0, 9999),
    st.sampled_from((" ", ".", ", ", "-")),
)
def test_a_number_in_front_does_not_hide_a_bsn(number, other, between):
    digits = f"{number:09}"
    assert looks_like_bsn(f"{other}{between}{digits}")
    assert looks_like_bsn(f"{other}{between}{digits[:4]}.{digits[4:6]}.{digits[6:]}")


@steady
@given(st.text("0123456789 .-/a", max_size=14))
def test_a_plain_text_is_judged_by_its_tokens(text):
    """Said in another way: split where a BSN cannot go on, and look at the groups of digits that are left."""
    found = False
    for token in re.split(r"[^0-9 .]+", text):
        groups = [(run.group(), run.start(), run.end()) for run in re.finditer(r"\d+", token)]
        for sizes in ((9,), (3, 3, 3), (4, 2, 3), (1,) * 9):
            for first in range(len(groups) - len(sizes) + 1):
                run = groups[first : first + len(sizes)]
                near = all(after[1] - before[2] <= 2 for before, after in itertools.pairwise(run))
                if near and [len(group) for group, _, _ in run] == list(sizes):
                    found |= _passes_the_elfproef(int("".join(group for group, _, _ in run)))
    assert looks_like_bsn(text) is found


@pytest.mark.parametrize(
    ("text", "expected"), [("a\u202eb", True), ("\u2067a\u2069", True), ("שלום", False), ("é", False)]
)
def test_what_reorders_a_text_is_told_from_a_script_that_runs_the_other_way(text, expected):
    assert reorders(text) is expected
