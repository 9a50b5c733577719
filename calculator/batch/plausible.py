"""Amounts that are no mistake and may be one: a cent sign or a period too many, or a list that fell apart.

The limits are those of a sheet of hundreds of homes, where a remark on every tenth row is read by nobody; the form,
with one household on it, remarks sooner.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from calculator.batch.columns import LATER, NOW, READERS
from calculator.batch.reading import AGE_OF, INCOME_OF, KINDS, Array, Column, Lists
from calculator.cases.income_fields import VAN_GELEEFD
from calculator.dutch.money import number

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
_LOWEST_OF_CO_RESIDENT = 120  # below it an amount a year is as likely an age


def odd_amounts(
    read: Mapping[str, Column], kinds: Mapping[str, Array], children: Lists, others: Lists, right: Array
) -> Iterator[tuple[Array, list[str]]]:
    """Yield rows that are right and odd, and what is odd in each; ``kinds`` are those of income, by role."""
    for name, odd, values, said in _odd(read, kinds, children, others):
        rows = odd[right[odd]]
        if len(rows):
            decimals = 0 if READERS[name] in ("age", "ages") else 2
            of_rows = values[rows].tolist()
            texts = {value: f"{name}: {said.format(number(value, decimals))}" for value in set(of_rows)}
            yield rows, [texts[value] for value in of_rows]


def _odd(
    read: Mapping[str, Column], kinds: Mapping[str, Array], children: Lists, others: Lists
) -> Iterator[tuple[str, Array, Array, str]]:
    """Yield by column the rows in which something is odd, the amounts of all, and what to say of it."""
    much = "{} euro is veel, klopt dat?"
    with np.errstate(invalid="ignore", divide="ignore"):
        for name, column in read.items():
            highest = _highest(name)
            if highest is not None:
                yield name, np.flatnonzero(column.values > highest), column.values, much
        for rol, kind in kinds.items():
            name = f"{rol}_bruto_inkomen_per_jaar"
            amount = read[name].values
            low = np.flatnonzero(amount < _A_YEAR_AT_LEAST)
            low = low[(amount[low] >= _A_MONTH_AT_LEAST) & _IS_LIVED_ON[kind[low]]]
            yield name, low, amount, "{} euro is weinig voor een jaar, is het een bedrag per maand?"
        for name, other, when in _BESIDE_EACH_OTHER:
            amount, beside = read[name].values, read[other].values
            a_year = np.flatnonzero(amount > _A_MONTH_AT_MOST)
            times = amount[a_year] / beside[a_year]
            a_year = a_year[(times >= 10) & (times <= 14)]
            yield name, a_year, amount, f"{{}} euro is ruim tien keer zo veel als {when}, is het een bedrag per jaar?"
        name = "medebewoners_bruto_inkomen_per_jaar"
        incomes = others.persons[INCOME_OF]
        yield name, np.flatnonzero(others.total(incomes > _HIGHEST_INCOME)), _extreme(others, np.fmax), much
        lowest = _extreme(others, np.fmin)
        one = np.flatnonzero(others.number == 1)
        of_one = lowest[one]
        yield name, one[of_one == 0], lowest, "0 is gelezen als een medebewoner zonder inkomen"
        two = one[np.rint(of_one * _CENTS) % _CENTS > 0]
        yield name, two, lowest, "{} is gelezen als één medebewoner; waren het er twee, typ dan 12000;9500"
        low = np.flatnonzero((lowest > 0) & (lowest <= _LOWEST_OF_CO_RESIDENT))
        yield name, low, lowest, "{} euro per jaar is weinig, klopt dat?"
        for rol in ("aanvrager", "partner"):
            age = read[f"{rol}_leeftijd"]
            young = np.flatnonzero(age.given & (age.values < _YOUNGEST))
            yield f"{rol}_leeftijd", young, age.values, f"een {rol} van {{}} jaar, klopt dat?"
        ages = children.persons[AGE_OF]
        oldest = _extreme(children, np.fmax, AGE_OF)
        adult = np.fmax(read["aanvrager_leeftijd"].values, read["partner_leeftijd"].values)
        old = np.flatnonzero(oldest > adult - _YEARS_BETWEEN)
        yield "kinderen_leeftijden", old, oldest, "een kind van {} jaar is bijna zo oud als de ouders, klopt dat?"
        only_a_baby = np.flatnonzero(children.total(np.minimum(ages, 1) + 1) == 1)
        yield "kinderen_leeftijden", only_a_baby, children.places, "0 is gelezen als een kind van 0 jaar"


def _extreme(persons: Lists, which: np.ufunc, name: str = INCOME_OF) -> Array:
    """Return per row the highest or lowest number of its persons, NaN where there are none."""
    found = np.full(persons.size, np.nan)
    which.at(found, persons.owners, persons.persons[name])
    return found[persons.places]


def _highest(name: str) -> float | None:
    """Return above which amount a column is odd; None where it is not a matter of amounts."""
    if READERS[name] != "amount":
        return None
    if name.endswith("_inkomen_per_jaar"):
        return _HIGHEST_INCOME
    return next((limit for begin, limit in _HIGHEST.items() if name.startswith(begin)), None)
