"""Until 2025 huurtoeslag can lie a billionth of a euro below a whole one: still rounded down, as the law says.

The basishuur grows with the square of the income, so its digits go on to 10^-18 euro a month. For every income in
cents it is known in whole numbers how close to a whole euro some rent can bring the huurtoeslag. The incomes that come
within ``CLOSE`` are put through the program with those rents.
"""

from __future__ import annotations

import numpy as np
import pytest

from tests.exact.cases import both, case, person
from tests.exact.population import Column
from tests.exact.reference import FINE
from tests.exact.values import amounts, law

CLOSE = 10**9  # in 10^-18 euro: a billionth of a euro
GRID = 5 * 10**14  # what a rent in cents adds is a multiple of this in each band, in 10^-18 euro
CENT = 10**14  # in 10^-16 euro
AWARD = 47 * FINE // 24 % GRID  # the minimum of a year, 23.50, in one month; past a multiple of GRID
HIGHEST = 4_000_000  # cents above the ijkpunt; huurtoeslag has ended before
HOUSEHOLDS = {
    "ep": ([("aanvrager", 40)], {}),
    "mp": ([("aanvrager", 40), ("partner", 40)], {"aangepast": True}),
    "epo": ([("aanvrager", 75)], {}),
    "mpo": ([("aanvrager", 75), ("partner", 75)], {}),
}


def near_misses(day: str, kind: str) -> list[tuple[int, int]]:
    """Incomes and rents in cents with a huurtoeslag so close below a whole euro, or below the minimum of a year."""
    here = law(day)
    square, line = here.factors[kind]
    income = np.arange(here.point[kind] + 1, here.point[kind] + HIGHEST, dtype=np.int64)
    # own share modulo CENT, without a product beyond 63 bits: the factor in two parts
    squared = income * income % CENT
    own = (square // 1000 * squared % CENT * 1000 + square % 1000 * squared + 100 * line * income % CENT) % CENT
    found = []
    for share in here.shares:
        past = share * own % GRID  # how far a rent that is right leaves the huurtoeslag below a multiple of GRID
        for target in (past, (past + AWARD) % GRID):
            found += income[(target > 0) & (target <= CLOSE)].tolist()
    rents = np.arange(here.quality // 3, here.highest_rent + 1)
    pairs = []
    for amount in sorted(set(found)):
        month = _months(day, kind, amount, rents)
        below = np.abs(month - np.ceil(month)) < 2 * CLOSE / FINE
        minimum = np.abs(month - 47 / 24) < 2 * CLOSE / FINE
        pairs += [(amount, rent) for rent in rents[(month > 1) & (below | minimum)].tolist()]
    return pairs


def _months(day: str, kind: str, income: int, rents: Column) -> Column:
    """Huurtoeslag a month for many rents, in floats: only to find where to look."""
    here, table = law(day), amounts(day)
    own = float(table[f"factor_a_{kind}"] * income**2 / 100**2 + table[f"factor_b_{kind}"] * income / 100)
    own = max(own, here.own_share[kind] / 100) + here.added / 100
    low, high, rent = here.quality / 100, here.capping[0] / 100, rents / 100
    full, most, some = (share / 100 for share in here.shares)
    month = full * np.maximum(0, np.minimum(rent, low) - own)
    month = month + most * np.maximum(0, np.minimum(rent, high) - max(own, low))
    return month + some * np.maximum(0, rent - max(own, high))


@pytest.mark.slow
@pytest.mark.parametrize("year", range(2019, 2026))
def test_huurtoeslag_just_below_a_whole_euro_is_rounded_down(year):
    day = f"{year}-01-01"
    wrong, seen = [], 0
    for kind in law(day).types:
        people, extra = HOUSEHOLDS[kind]
        for income, rent in near_misses(day, kind):
            persons = [person(rol, age, income if rol == "aanvrager" else 0, "pensioen") for rol, age in people]
            program, exact = both(case(day, persons, rent, **extra))
            seen += 1
            if program != exact:
                wrong.append((kind, income / 100, rent / 100, program["rent_month"], exact["rent_month"]))
    assert wrong == []
    assert seen > 10
