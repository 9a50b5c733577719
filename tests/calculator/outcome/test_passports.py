"""The passport of a table: from which date its figures of a day hold."""

import pytest

from calculator.outcome.passports import passports


@pytest.mark.parametrize(
    ("day", "since"),
    [("2023-12-31", "2023-01-01"), ("2024-01-01", "2024-01-01"), ("2024-01-02", "2024-01-01")],
)
def test_on_the_day_that_figures_start_they_hold(day, since):
    """The amounts of huurtoeslag change on 1 January (Wht art. 27)."""
    assert next(found for found in passports(day) if found.id == "huurtoeslag").geldig_vanaf == since
