"""What is said of rows: in its order, joined, and with amounts as they are written everywhere."""

import numpy as np

from calculator.batch.texts import Notices, beside, euros
from calculator.dutch.money import euro


def test_what_is_said_of_a_row_stands_in_the_order_in_which_it_was_said():
    notices = Notices(4)
    notices.say(np.array([2, 0]), ["b", "a"])
    notices.say(np.array([], dtype=np.int64), "nobody")
    notices.say(np.array([0, 2]), "both")
    notices.say(np.array([0]), ["once more"])
    assert notices.texts.to_pylist() == ["a; both; once more", None, "b; both", None]


def test_a_row_that_turned_out_wrong_is_not_spoken_of():
    notices = Notices(3)
    notices.say(np.array([0, 1, 2]), "odd")
    notices.silence(slice(0, 2))
    assert notices.texts.to_pylist() == [None, None, "odd"]


def test_of_rows_of_which_nothing_is_said_there_is_no_text():
    assert Notices(2).texts.to_pylist() == [None, None]
    assert Notices(0).texts.to_pylist() == []


def test_amounts_are_written_as_one_amount_is():
    cents = np.concatenate([np.arange(-12_345, 12_345), [-100_000_000_00, 99_999_99, 100_000_00, 1_234_567_89]])
    assert beside(*euros(cents / 100)).to_pylist() == [euro(amount) for amount in (cents / 100).tolist()]
    assert beside(*euros(np.empty(0))).to_pylist() == []
