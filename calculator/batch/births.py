"""What a batch sheet may say of persons besides ages and incomes: months of birth, and who is the toeslagpartner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

import numpy as np

from calculator.batch.days import SERIAL, Days
from calculator.batch.notation import Notation
from calculator.batch.reading import (
    AGE_OF,
    AGED,
    ANSWER_OF,
    BETWEEN_PARTS,
    BORN_OF,
    INCOME_OF,
    MONTH_OF,
    Array,
    Column,
    Lists,
    ages_in,
    answers_in,
    behind_each_other,
    lists_of,
    parts_in,
)
from calculator.batch.values import coded, is_empty
from calculator.cases.fields import MISSING, Month
from calculator.dutch.ages import OLDEST
from calculator.dutch.dates import NotAMonth, parse_month, two_days
from calculator.dutch.marks import as_seen, in_list
from calculator.run.birth_facts import birth_in, month_of, years_on
from calculator.sheets.formats import day_of_serial

ACCEPTED_BIRTH = Month().refuse(MISSING) or ""
_ACCEPTED_BIRTHS = "maanden met een puntkomma ertussen, zoals 2015-04;2019-11"
_YEAR = 12
_REMEMBERED = 1 << 16
_EARLIEST = date(1900, 1, 1)


def births(column: Any, notation: Notation, aged: Array | bool) -> Column:
    """Read months of birth, counted from the year 0; of a whole day the month counts.

    A day that may have the month first is refused with both days, and a number that need not be of Excel as well where
    no age is given (``aged``) that shows that it is.
    """
    places, values = coded(column)
    read = np.array([*(_birth_of(value, notation.month_first, notation.of_mac) for value in values), np.nan])[places]
    given = np.array([*(not is_empty(value) for value in values), False])[places]
    doubts = {place: doubt for place, value in enumerate(values) if (doubt := _doubt_of(value, notation.month_first))}
    numbers = () if _are_of_excel(values, notation) else [at for at, value in enumerate(values) if _serials_in(value)]
    if numbers:
        read[np.isin(places, numbers) & ~np.asarray(aged)] = np.nan
        doubts |= dict.fromkeys(numbers, _NO_SERIAL)
    rows = np.flatnonzero(np.isin(places, [*doubts])).tolist() if doubts else ()
    return Column(read, given, given & np.isnan(read), {row: ACCEPTED_BIRTH + doubts[places[row]] for row in rows})


def _doubt_of(value: object, month_first: str) -> str:
    return two_days(value, month_first) if isinstance(value, str) else ""


_NO_SERIAL = ". Dit is een dagnummer, misschien van een ander programma dan Excel. Laat er datums van maken"
_LATEST_ELSEWHERE = 25_568  # the first day of 2030, counted from 1960 as SAS and Stata do; in Excel it is in 1970


def _are_of_excel(values: Iterable[object], notation: Notation) -> bool:
    """Whether numbers of days in a column can be of Excel only: those of other programs are lower."""
    if notation.of_mac is not False:
        return False
    return max((number for value in values for number in _serials_in(value)), default=0) > _LATEST_ELSEWHERE


def _serials_in(value: object) -> list[int]:
    """Return the numbers of days that stand in a cell without a format."""
    text = f"{value:.10g}" if isinstance(value, int | float | Decimal) else value
    parts = re.split(BETWEEN_PARTS, in_list(text)) if isinstance(text, str) else ()
    return [int(seen[:5]) for part in parts if SERIAL.fullmatch(seen := as_seen(part))]


@lru_cache(_REMEMBERED, typed=True)
def _birth_of(value: object, month_first: str, of_mac: bool | None) -> float:  # of a notation, which no cache keeps
    if isinstance(value, date):
        value = value.isoformat()[:7]
    text = f"{value:.10g}" if isinstance(value, int | float | Decimal) else value
    if not isinstance(text, str) or _doubt_of(text, month_first):
        return np.nan
    if SERIAL.fullmatch(as_seen(text)):  # a day without its format
        day = None if of_mac else day_of_serial(int(as_seen(text)[:5]), since=_EARLIEST)
        text = "" if day is None else day.isoformat()
    try:
        month = parse_month(text)
    except NotAMonth:
        return np.nan
    return np.nan if month is None or Month().refuse(month) else float(month_of(month))


def _births_in(value: object, notation: Notation) -> tuple[float, ...] | str:
    """Read the months of birth in a cell; what is accepted when it holds something else."""
    parts = re.split(BETWEEN_PARTS, in_list(value)) if isinstance(value, str) else ()
    doubt = next(filter(None, (_doubt_of(part, notation.month_first) for part in parts)), "")
    read = partial(_birth_of, month_first=notation.month_first, of_mac=notation.of_mac)
    return parts_in(value, read, _ACCEPTED_BIRTHS + doubt)


@dataclass(frozen=True)
class Births:
    """The ages that go with months of birth; which rows are wrong, and what is accepted there."""

    ages: Array
    wrong: Array
    reasons: Mapping[int, str]


def ages_of(born: Column, age: Column, days: Days) -> Births:
    """Return the ages on the peildatum: as given, else by the month of birth."""
    months = days.months
    years = years_on(birth_in(born.values), months)
    both = age.given & ~age.wrong & ~np.isnan(born.values)
    wrong, fits = _misfits(born.values, years, age.values, both, months)
    ages = np.where(age.given, age.values, np.clip(years, 0, OLDEST))
    rows = np.flatnonzero(wrong | (both & ~fits))
    reasons = {
        row: _accepted(days.days[days.places[row]] or "", years[row], born.values[row], months[row], age.values[row])
        for row in rows.tolist()
    }
    return Births(ages, wrong | (both & ~fits), reasons)


def _misfits(born: Array, years: Array, ages: Array, both: Array, months: Array) -> tuple[Array, Array]:
    """Return who was not born yet or is too old, and whose age fits; in the month of the birthday two ages do."""
    with np.errstate(invalid="ignore"):
        birthday = (months - born) % _YEAR == 0
        oldest = years + birthday
        wrong = (months > 0) & ((oldest < 0) | (oldest > OLDEST))  # without a day nothing can be said
        fits = ~both | (months == 0) | (ages == years) | (birthday & (ages == years + 1))
    return wrong, fits


def _accepted(day: str, years: float, born: float, month: float, age: float) -> str:
    """Return what is accepted instead of a month of birth, in the words of a case."""
    fitting = [int(years), int(years) + 1] if (month - born) % _YEAR == 0 else [int(years)]
    fitting = [one for one in fitting if one >= 0]
    if not fitting or fitting[-1] > OLDEST:
        return f"een maand tot en met {day[:7]}, hooguit {OLDEST} jaar daarvoor"
    ages = " of ".join(map(str, fitting))
    return f"een maand bij {age:.0f} jaar op {day}; deze maand geeft {ages} jaar"


def children_of(ages: Any, births: Any, days: Days, notation: Notation) -> tuple[Lists, dict[int, str]]:
    """Read the children from a column of ages and one of months of birth; return what is wrong by row as well.

    With both in a cell they are of the same children, in the same order.
    """
    age_places, age_lists, _ = lists_of(ages, ages_in)
    birth_places, birth_lists, refused = lists_of(births, partial(_births_in, notation=notation))
    values = coded(births)[1]
    certain = _are_of_excel(values, notation)
    doubted = {place for place, value in enumerate(values) if not certain and _serials_in(value)}
    months = days.months
    keys = np.stack([age_places, birth_places, months, days.places])
    different, places = np.unique(keys, axis=1, return_inverse=True)
    places = places.reshape(-1)
    lists: list[list[tuple[float, ...]]] = []
    wrong: dict[int, str] = {}
    for place, (of_ages, of_births, month, day) in enumerate(different.T.tolist()):
        given, born = age_lists[of_ages], birth_lists[of_births]
        lists.append([])
        if born and not given and of_births in doubted:
            wrong[place] = _ACCEPTED_BIRTHS + _NO_SERIAL
            continue
        if born and given and len(born) != len(given):
            wrong[place] = "evenveel maanden als leeftijden, in dezelfde volgorde"
            continue
        for index in range(max(len(given), len(born))):
            own = float(given[index]) if given else np.nan
            if not born:
                lists[-1].append((own, 1.0, np.nan, month))
                continue
            years = years_on(birth_in(born[index]), month)
            birthday = (month - born[index]) % _YEAR == 0
            fits = np.isnan(own) or own == years or (birthday and own == years + 1)
            if month and (not 0 <= years + birthday <= OLDEST or not fits):
                wrong[place] = _accepted(days.days[day] or "", years, born[index], month, own)
            age = max(years, 0.0) if np.isnan(own) else own
            lists[-1].append((age, float(own == own), born[index], month))  # noqa: PLR0124 - NaN
    reasons = dict(refused.reasons)
    for row in np.flatnonzero(np.isin(places, list(wrong))).tolist() if wrong else ():
        reasons.setdefault(row, wrong[places[row]])
    return behind_each_other(places, lists, (AGE_OF, AGED, BORN_OF, MONTH_OF)), reasons


def answered(others: Lists, answers: Any, pair: Array) -> tuple[Lists, dict[int, str]]:
    """Return the co-residents with whether each is the toeslagpartner; return what is wrong by row as well."""
    answer_places, answer_lists, refused = lists_of(answers, answers_in)
    different, places = np.unique(np.stack([others.places, answer_places, pair]), axis=1, return_inverse=True)
    places = places.reshape(-1)
    lists: list[list[tuple[float, ...]]] = []
    wrong: dict[int, str] = {}
    for place, (of_incomes, of_answers, paired) in enumerate(different.T.tolist()):
        incomes = others.persons[INCOME_OF][others.owners == of_incomes % others.size].tolist()
        given = answer_lists[of_answers]
        if given and len(given) != len(incomes):
            wrong[place] = "evenveel antwoorden als medebewoners, in dezelfde volgorde"
        elif sum(given) + paired > 1:
            wrong[place] = "hooguit één toeslagpartner, de partner meegeteld (Awir art. 3)"
        answers_of = () if place in wrong else given or (np.nan,) * len(incomes)
        lists.append([*zip(incomes, answers_of, strict=False)])
    reasons = dict(refused.reasons)
    for row in np.flatnonzero(np.isin(places, list(wrong))).tolist() if wrong else ():
        reasons.setdefault(row, wrong[places[row]])
    return behind_each_other(places, lists, (INCOME_OF, ANSWER_OF)), reasons
