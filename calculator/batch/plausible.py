"""Amounts that are no mistake and may be one: a cent sign or a period too many, or a list that fell apart.

The limits are those of a sheet of hundreds of homes, where a remark on every tenth row is read by nobody; the form,
with one household on it, remarks sooner.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from calculator.batch.columns import LATER, NOW, READERS
from calculator.batch.reading import AGE_OF, INCOME_OF, KINDS, Array, Column, Lists
from calculator.batch.texts import beside, numbers
from calculator.cases.income_fields import VAN_GELEEFD

_HIGHEST_INCOME = 500_000  # an income of 9.000 euro a year, written in cents, is above it
_HIGHEST = {"kale_huur": 5_000, "subsidiabele_servicekosten": 1_000, "energielast": 2_500}
_CENTS = 100
_A_MONTH_AT_LEAST, _A_YEAR_AT_LEAST = 500, 4_000  # between them an amount a year is as likely that of a month
_IS_LIVED_ON = np.array([*(kind in VAN_GELEEFD for kind in KINDS), False, False])  # the last two are no kind
_A_MONTH_AT_MOST = 800  # of rent or energy, where the other dwelling has a tenth of it
_BESIDE_EACH_OTHER = [
    (name, other, when)
    for now, later in zip(NOW[::2], LATER[::2], strict=True)
    for name, other, when in ((later, now, "ervoor"), (now, later, "erna"))
]
_YEARS_BETWEEN = 12  # of a parent and a child; a list of the ages of everybody holds those of the parents
_YOUNGEST = 16  # who is younger has no household; nought stands for nobody in some exports
_UNKNOWN, _UNKNOWN_AGE = (99_999, 999_999), 99  # what programs for statistics keep where nothing is known
_LOWEST_OF_CO_RESIDENT = 120  # below it an amount a year is as likely an age


def odd_amounts(
    read: Mapping[str, Column], kinds: Mapping[str, Array], children: Lists, others: Lists, right: Array
) -> Iterator[tuple[Array, Any]]:
    """Yield rows that are right and odd, and what is odd in each; ``kinds`` are those of income, by role."""
    for name, odd, values, said in _odd(read, kinds, children, others):
        kept = right[odd]
        rows, (before, hole, after) = odd[kept], f"{name}: {said}".partition("{}")
        if len(rows) and hole:
            decimals = 0 if READERS[name] in ("age", "ages") else 2
            yield rows, beside(before, *numbers(values[kept], decimals), after)
        elif len(rows):
            yield rows, before


def _odd(
    read: Mapping[str, Column], kinds: Mapping[str, Array], children: Lists, others: Lists
) -> Iterator[tuple[str, Array, Array, str]]:
    """Yield by column the rows in which something is odd, the number in each, and what to say of it."""
    with np.errstate(invalid="ignore", divide="ignore"):
        for name, column in read.items():
            highest = _highest(name)
            if highest is not None:
                yield _told(name, np.flatnonzero(column.values > highest), column.values, _MUCH)
            if name == "vermogen" or highest == _HIGHEST_INCOME:
                codes = [column.values == code for code in _UNKNOWN if code < (highest or np.inf)]
                unknown = np.flatnonzero(np.logical_or.reduce(codes))
                yield _told(name, unknown, column.values, f"{{}} euro{_OR_UNKNOWN}")
        for rol, kind in kinds.items():
            name = f"{rol}_bruto_inkomen_per_jaar"
            amount = read[name].values
            low = np.flatnonzero(amount < _A_YEAR_AT_LEAST)
            low = low[(amount[low] >= _A_MONTH_AT_LEAST) & _IS_LIVED_ON[kind[low]]]
            yield _told(name, low, amount, "{} euro is weinig voor een jaar, is het een bedrag per maand?")
        for name, other, when in _BESIDE_EACH_OTHER:
            amount, beside_it = read[name].values, read[other].values
            a_year = np.flatnonzero(amount > _A_MONTH_AT_MOST)
            times = amount[a_year] / beside_it[a_year]
            a_year = a_year[(times >= 10) & (times <= 14)]
            said = f"{{}} euro is ruim tien keer zo veel als {when}, is het een bedrag per jaar?"
            yield _told(name, a_year, amount, said)
        yield from _odd_co_residents(others)
        for rol in ("aanvrager", "partner"):
            age = read[f"{rol}_leeftijd"]
            young = np.flatnonzero(age.given & (age.values < _YOUNGEST))
            yield _told(f"{rol}_leeftijd", young, age.values, f"een {rol} van {{}} jaar, klopt dat?")
            unknown = np.flatnonzero(age.values == _UNKNOWN_AGE)
            yield _told(f"{rol}_leeftijd", unknown, age.values, f"een {rol} van {{}} jaar{_OR_UNKNOWN}")
        yield from _odd_children(children, np.fmax(read["aanvrager_leeftijd"].values, read["partner_leeftijd"].values))


_MUCH = "{} euro is veel, klopt dat?"
_OR_UNKNOWN = ", of is dat een code voor onbekend?"


def _told(name: str, rows: Array, values: Array, said: str) -> tuple[str, Array, Array, str]:
    return name, rows, values[rows], said


def _odd_co_residents(others: Lists) -> Iterator[tuple[str, Array, Array, str]]:
    """Yield what is odd in lists of incomes: each list that there is looked at once."""
    highest, lowest = (_extreme(others, which, INCOME_OF) for which in (np.fmax, np.fmin))
    single = np.bincount(others.owners, minlength=others.size) == 1
    for numbers_of, odd, said in (
        (highest, highest > _HIGHEST_INCOME, _MUCH),
        (lowest, single & (lowest == 0), "0 is gelezen als een medebewoner zonder inkomen"),
        (
            lowest,
            single & (np.rint(lowest * _CENTS) % _CENTS > 0),
            "{} is gelezen als één medebewoner; waren het er twee, typ dan 12000;9500",
        ),
        (lowest, (lowest > 0) & (lowest <= _LOWEST_OF_CO_RESIDENT), "{} euro per jaar is weinig, klopt dat?"),
    ):
        rows = _rows_with(others, odd)
        yield "medebewoners_bruto_inkomen_per_jaar", rows, numbers_of[others.places[rows]], said


def _odd_children(children: Lists, adult: Array) -> Iterator[tuple[str, Array, Array, str]]:
    """Yield what is odd in lists of ages; ``adult`` is per row the age of the eldest of both."""
    name, oldest = "kinderen_leeftijden", _extreme(children, np.fmax, AGE_OF)
    of_rows = oldest[children.places]
    old = np.flatnonzero(of_rows > adult - _YEARS_BETWEEN)
    yield _told(name, old, of_rows, "een kind van {} jaar is bijna zo oud als de ouders, klopt dat?")
    single = np.bincount(children.owners, minlength=children.size) == 1
    rows = _rows_with(children, single & (oldest == 0))
    yield name, rows, rows, "0 is gelezen als een kind van 0 jaar"


def _rows_with(persons: Lists, lists: Array) -> Array:
    """Return the rows that have one of these lists."""
    return np.flatnonzero(lists[persons.places]) if lists.any() else np.empty(0, dtype=np.int64)


def _extreme(persons: Lists, which: np.ufunc, name: str) -> Array:
    """Return per list the highest or lowest number of its persons, NaN where there are none."""
    found = np.full(persons.size, np.nan)
    which.at(found, persons.owners, persons.persons[name])
    return found


def _highest(name: str) -> float | None:
    """Return above which amount a column is odd; None where it is not a matter of amounts."""
    if READERS[name] != "amount":
        return None
    if name.endswith("_inkomen_per_jaar"):
        return _HIGHEST_INCOME
    return next((limit for begin, limit in _HIGHEST.items() if name.startswith(begin)), None)
