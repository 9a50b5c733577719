"""The income curve read as a reader does: which incomes are asked, the worst stretch, and the value at one place."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

_LEAST_REACH = 60_000
_TIMES_OWN = 1.5
_MOST_POINTS = 300
_STEPS = (250, 500, 1000, 2000, 2500, 5000)
_STRETCH = 5_000
_MONTHS = 12


@dataclass(frozen=True)
class Stretch:
    """A part of the incomes, and what is kept of each euro more; below zero when more income leaves less."""

    start: float
    end: float
    kept: float


def incomes(own: float) -> tuple[float, ...]:
    """Return the incomes to compute: round steps to well above the own income, and that income itself."""
    reach = math.ceil(max(_LEAST_REACH, _TIMES_OWN * own) / 10_000) * 10_000
    step = next((step for step in _STEPS if reach / step <= _MOST_POINTS), reach / _MOST_POINTS)
    return tuple(sorted({*(count * step for count in range(round(reach / step) + 1)), own}))


def worst_stretch(per_year: Sequence[float], left_per_month: Sequence[float]) -> Stretch | None:
    """Return the stretch of 5.000 euro (or of one step when steps are wider) of which least is kept; None without one.

    Stretches start at whole thousands, so that they can be said.
    """
    places = {amount: place for place, amount in enumerate(per_year)}
    found: Stretch | None = None
    for place, start in enumerate(per_year):
        end = start + _STRETCH
        if start % 1000 or end not in places:
            continue
        kept = (left_per_month[places[end]] - left_per_month[place]) * _MONTHS / _STRETCH
        if found is None or kept < found.kept:
            found = Stretch(start, end, kept)
    return found


def value_at(per_year: Sequence[float], left_per_month: Sequence[float], income: float) -> float:
    """Return the residual budget at an income, on the straight line between the computed points."""
    after = min(max(bisect_left(per_year, income), 1), len(per_year) - 1)
    before = after - 1
    share = (income - per_year[before]) / (per_year[after] - per_year[before])
    share = min(max(share, 0.0), 1.0)
    return left_per_month[before] + share * (left_per_month[after] - left_per_month[before])


def bends(per_year: Sequence[float], left_per_month: Sequence[float], near: float) -> tuple[tuple[float, float], ...]:
    """Return the points that a curve needs to be drawn: every other one lies as ``near`` as that to a line between two.

    From a point that is kept a line may run within a cone; what falls outside it begins a new line.
    """
    points = tuple(zip(per_year, left_per_month, strict=True))
    kept = [points[0]]
    start, begin = before = points[0]
    low, high = -math.inf, math.inf
    for point in points[1:]:  # without calls: it runs at every key
        income, left = point
        far = income - start
        if not low <= (left - begin) / far <= high:
            kept.append(before)
            start, begin = before
            far = income - start
            low, high = -math.inf, math.inf
        if (lowest := (left - near - begin) / far) > low:
            low = lowest
        if (highest := (left + near - begin) / far) < high:
            high = highest
        before = point
    return (*kept, points[-1])


def ticks(low: float, high: float, most: int) -> tuple[float, ...]:
    """Return round numbers from ``low`` to ``high``, at most so many."""
    step = 1.0
    while (high - low) / step > most:
        power = 10 ** math.floor(math.log10(step))
        step = {1: 2, 2: 5, 5: 10}[round(step / power)] * power
    first = math.ceil(low / step)
    return tuple(step * count for count in range(first, math.floor(high / step) + 1))
