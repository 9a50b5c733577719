"""The norm in words, where what is left lies half a euro beside it."""

import pytest

from calculator.presenting.norm_words import explained, margin_words
from tests.calculator.presenting.test_letter import case


@pytest.mark.parametrize(
    ("norm", "beside", "told"),
    [
        (1299.00, "€\u00a01 boven de norm", "Er is €\u00a01 meer."),
        (1299.01, "gelijk aan de norm", ""),
        (1299.99, "gelijk aan de norm", ""),
        (1300.00, "€\u00a01 onder de norm", "Er is €\u00a01 te weinig."),
    ],
)
def test_half_a_euro_beside_the_norm_is_said_and_less_is_not(norm, beside, told):
    """Whole euros are half up, so that half a euro is the least that shows."""
    home = {"naam": "nu", "kale_huur_per_maand": 475, "energielast_per_maand": 124.67}
    woning = case(woonsituaties=[home], vaste_bedragen={"norm_per_maand": norm}).woonsituaties[0]
    assert woning.resterend_leefbudget_per_maand == 1299.50
    assert str(margin_words(woning)) == beside
    assert str(explained(woning)).partition("(eigen norm). ")[2] == told
