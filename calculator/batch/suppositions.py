"""What else may hold of the persons in a batch sheet: for which rows another fact is worth computing once more.

They are the doubts of :mod:`calculator.outcome.doubts`, found for many rows at a time. A row comes back as often as
there is something to doubt, each time with one fact changed, so that all of them are computed together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache, partial
from typing import Any

import numpy as np
import pyarrow as pa

from calculator.batch.engine import Outcomes, Rows, home_of
from calculator.batch.population import AGE_OF_CO_RESIDENT, Adult
from calculator.batch.reading import AGE_OF, AGED, ANSWER_OF, BORN_OF, INCOME_OF, MONTH_OF, Array, Lists
from calculator.batch.regime import Regime, facts_of, person_of
from calculator.batch.texts import of_each
from calculator.dutch.ages import OLDEST
from calculator.dutch.dates import day_text
from calculator.run.birth_facts import birth_in, readings_of_age, years_on
from calculator.run.households import VOLWASSEN, aow_months

_YEAR = 12
_ROLES = ("is_aanvrager", "is_partner")
_CHILD = "kind van {}"


@dataclass(frozen=True)
class Supposition:
    """One fact that may be another, in the rows at ``places``.

    ``person`` is the place of the person in each row, to say the same thing of nobody twice; ``words`` what is supposed
    of each, as a pyarrow array. Of aanvrager and partner (``adult`` 0 and 1) ``born`` and ``ages`` are others, or
    ``aow`` is reached.
    """

    code: str
    places: Array
    person: Array
    words: Any
    adult: int | None = None
    born: Array | None = None
    ages: Array | None = None
    aow: bool = False
    more: Mapping[str, Array] = field(default_factory=dict)
    by_law: Array | float = 0.0
    acquired: bool = False


def suppositions(regime: Regime, rows: Rows, found: Outcomes) -> Iterator[Supposition]:
    """Yield what else may hold, person by person in the order of a case."""
    groups = list(_groups(rows))
    for which in (0, 1):
        there = np.ones(len(rows.pair), dtype=bool) if which == 0 else rows.pair
        yield from _of_adult(regime, rows, which, there, groups)
    yield from _of_children(regime, rows, groups)
    yield from _partners_by_law(regime, rows, found)
    too_high = ~np.broadcast_to(found.now.get("huur_niet_te_hoog", np.True_), rows.pair.shape)
    places = np.flatnonzero((rows.received > 0) & too_high)
    if len(places):
        words = pa.repeat("kreeg hier eerder al huurtoeslag", len(places))
        yield Supposition("verworven_recht", places, np.full(len(places), -1), words, acquired=True)


def as_rows(rows: Rows, supposed: list[Supposition]) -> tuple[Array, Rows]:
    """Return the rows with what is supposed in each, and which row each of them is."""
    places = np.concatenate([one.places for one in supposed])
    spans = np.cumsum([0, *(len(one.places) for one in supposed)])
    by_law, acquired = np.zeros(len(places)), np.zeros(len(places), dtype=bool)
    told = (np.zeros(len(places), dtype=bool), np.zeros(len(places), dtype=bool))
    more: dict[str, Array] = {}
    adults = [_with_births(adult.of(places)) for adult in rows.adults]
    for one, start, end in zip(supposed, spans, spans[1:], strict=False):
        span = slice(start, end)
        by_law[span], acquired[span] = one.by_law, one.acquired
        for name, value in one.more.items():
            if name not in more:
                more[name] = np.zeros(len(places))
            more[name][span] = value
        if one.adult is None:
            continue
        told[one.adult][span] = one.aow
        adult = adults[one.adult]
        if one.born is not None and adult.born is not None:
            adult.born[span] = one.born
        if one.ages is not None:
            adult.age[span] = one.ages
    return places, replace(
        rows,
        months=rows.months[places],
        firsts=rows.firsts[places],
        pair=rows.pair[places],
        adults=(adults[0], adults[1]),
        oldest=rows.oldest[places],
        children=rows.children.of(places),
        others=rows.others.of(places),
        assets=rows.assets[places],
        received=rows.received[places],
        now=home_of(rows.now, places),
        later=home_of(rows.later, places),
        has_later=rows.has_later[places],
        moves=rows.moves[places],
        with_aow=told,
        more=more,
        by_law=by_law,
        acquired=acquired,
    )


def _with_births(adult: Adult) -> Adult:
    return replace(adult, born=np.full(len(adult.age), np.nan)) if adult.born is None else adult


# -- other ages --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Slot:
    """One way to read ages without a birth month in some month: when everybody was born, NaN where it says nothing.

    ``changed`` says by role and age whether something that counts for the person differs, ``premium`` whether the
    months of premium do, which matters to who has an income.
    """

    key: str
    day: str
    born: Array
    changed: Mapping[str, Array]
    premium: Array


@lru_cache(2048)
def _slots(regime: Regime, month: int, first: bool) -> tuple[_Slot, ...]:
    """Return the ways to read an age on a day in a month; ``first`` when it is the first of it."""
    plan, ages = regime.plan, np.arange(OLDEST + 1)
    day = date(month // _YEAR, month % _YEAR + 1, 1 if first else 2)
    limit = aow_months(plan)
    births: dict[tuple[str, str], Array] = {}
    for age in ages.tolist():
        for reading in readings_of_age(age, day, limit):
            births.setdefault((reading.key, reading.day), np.full(len(ages), np.nan))[age] = (reading.birth - 1) / 2
    usual = person_of(plan, ages)
    found = []
    for (key, law_day), born in births.items():
        person = person_of(plan, ages, birth_in(born), np.full(len(ages), month))
        changed = {}
        for role in (*_ROLES, "is_kind"):
            before, after = (facts_of(plan, plan.facts, one | {role: True}) for one in (usual, person))
            names = ["geboren_voor_de_afbouw"] if key == "year" else list(before)
            changed[role] = np.any([np.broadcast_to(before[n] != after[n], ages.shape) for n in names], axis=0)
            changed[role] &= ~np.isnan(born)
        premium = (usual["premiemaanden"] != person["premiemaanden"]) & ~np.isnan(born) & (key != "year")
        found.append(_Slot(key, law_day, born, changed, premium))
    return tuple(found)


def _groups(rows: Rows) -> Iterator[tuple[int, bool, Array]]:
    """Yield the different months of the peildatum, whether it is the first of it, and in which rows."""
    keys = rows.months * 2 + rows.firsts
    for key in np.unique(keys).tolist():
        yield key // 2, bool(key % 2), keys == key


def _of_adult(
    regime: Regime, rows: Rows, which: int, there: Array, groups: list[tuple[int, bool, Array]]
) -> Iterator[Supposition]:
    adult, who = rows.adults[which], ("aanvrager", "partner")[which]
    unknown = there if adult.born is None else there & np.isnan(adult.born)
    ages, limit = adult.age.astype(np.int64), aow_months(regime.plan)
    places = np.flatnonzero(unknown & (ages * _YEAR < limit) & (limit < ages * _YEAR + _YEAR))
    if len(places):
        words = pa.repeat(f"{who} heeft de AOW-leeftijd bereikt", len(places))
        yield Supposition("aow_leeftijd", places, np.full(len(places), -1), words, adult=which, aow=True)
    for month, first, group in groups:
        slots = _slots(regime, month, first)
        counts = np.any([slot.changed[_ROLES[which]] | slot.premium for slot in slots], axis=0)
        some = np.flatnonzero(unknown & group & counts[ages])
        own, earns = ages[some], adult.earns[some]
        for slot in slots:
            wanted = slot.changed[_ROLES[which]][own] | (slot.premium[own] & earns)
            places, born = some[wanted], slot.born[own[wanted]]
            if len(places):
                words = of_each(own[wanted], partial(_words, slot, who, month))
                yield Supposition(_code(slot.key), places, np.full(len(places), which), words, adult=which, born=born)
    if adult.born is not None and adult.aged is not None:
        places = np.flatnonzero(
            there & ~np.isnan(adult.born) & _first_of(adult.born, adult.age, adult.aged, rows.months)
        )
        born = adult.born[places] - 0.5
        own = np.where(adult.aged[places], adult.age[places], _years(born, rows.months[places]))
        words = pa.repeat(f"{who} is geboren op de eerste van de maand", len(places))
        yield Supposition(
            "leeftijd_op_datum", places, np.full(len(places), which), words, adult=which, born=born, ages=own
        )


def _first_of(born: Array, age: Array, aged: Array, months: Array) -> Array:
    """Return who may be born on the first of the month: not who has a birthday to come this month."""
    with np.errstate(invalid="ignore"):
        to_come = (aged > 0) & (age == years_on(birth_in(born), months)) & ((months - born) % _YEAR == 0)
    found: Array = ~to_come
    return found


def _years(born: Array, months: Array) -> Array:
    found: Array = np.maximum(years_on(birth_in(born), months), 0)
    return found


def _code(key: str) -> str:
    return "heffingskorting_partner" if key == "year" else "leeftijd_op_datum"


def _words(slot: _Slot, who: str, month: int, age: int) -> str:
    """Say shortly what is supposed of somebody; of a child ``who`` leaves room for the age."""
    who = who.format(age)
    if slot.key == "day":
        was = f"was {age - 1} jaar" if age else "was nog niet geboren"
        return f"{who} {was} op {day_text(slot.day)}"
    if slot.key == "this_year":
        return f"{who} bereikt dit jaar nog de AOW-leeftijd"
    return f"{who} is geboren in {month // _YEAR - age - 1}"


# -- children ----------------------------------------------------------------------------------------------------------


def _of_children(regime: Regime, rows: Rows, groups: list[tuple[int, bool, Array]]) -> Iterator[Supposition]:
    children, plan = rows.children, regime.plan
    ages = children.persons[AGE_OF].astype(np.int64)
    if not len(ages):
        return
    born = children.persons.get(BORN_OF, np.full(len(ages), np.nan))
    unknown, limit = np.isnan(born), aow_months(plan)
    places, which = _pairs(children, unknown & (ages * _YEAR < limit) & (limit < ages * _YEAR + _YEAR))
    if len(places):
        told = {"aow_is_opgegeven": True, "aow_opgegeven": True, "premiemaanden": 0}
        words = of_each(ages[which], f"{_CHILD} heeft de AOW-leeftijd bereikt".format)
        more = _difference(regime, ages[which], changes=told)
        yield Supposition("aow_leeftijd", places, np.full(len(places), -1), words, more=more)
    for month, first, group in groups:
        for slot in _slots(regime, month, first):
            places, which = _pairs(children, unknown & slot.changed["is_kind"][ages], group)
            if len(places):
                words = of_each(ages[which], partial(_words, slot, _CHILD, month))
                more = _difference(regime, ages[which], slot.born[ages[which]], np.full(len(which), month))
                yield Supposition(_code(slot.key), places, _person(which), words, more=more)
    if BORN_OF in children.persons:
        yield from _children_born_on_the_first(regime, children)


def _children_born_on_the_first(regime: Regime, children: Lists) -> Iterator[Supposition]:
    known = children.persons
    born, age, aged, months = known[BORN_OF], known[AGE_OF], known[AGED], known[MONTH_OF]
    places, which = _pairs(children, ~np.isnan(born) & _first_of(born, age, aged, months))
    if not len(places):
        return
    earlier = born[which] - 0.5
    other = np.where(aged[which] > 0, age[which], _years(earlier, months[which]))
    before = person_of(regime.plan, age[which], birth_in(born[which]), months[which])
    after = person_of(regime.plan, other, birth_in(earlier), months[which])
    words = of_each(age[which].astype(np.int64), f"{_CHILD} is geboren op de eerste van de maand".format)
    yield Supposition(
        "leeftijd_op_datum", places, _person(which), words, more=_between(regime, before, after, "is_kind")
    )


def _person(which: Array) -> Array:
    """Return the place of children among the persons of a case, behind the adults."""
    return which + 2


def _pairs(lists: Lists, wanted: Array, group: Array | None = None) -> tuple[Array, Array]:
    """Return every row that has a wanted person in its list, with the place of that person among all of them."""
    persons = np.flatnonzero(wanted)
    owners = lists.owners[persons]
    owning = np.zeros(lists.size, dtype=bool)
    owning[owners] = True
    owning = owning[lists.places]
    rows = np.flatnonzero(owning if group is None else owning & group)
    if not len(rows):
        return rows, rows
    placed = lists.places[rows] % lists.size
    order = np.argsort(placed, kind="stable")
    rows, placed = rows[order], placed[order]
    first, last = np.searchsorted(placed, owners, "left"), np.searchsorted(placed, owners, "right")
    numbers = last - first
    within = np.arange(numbers.sum()) - np.repeat(np.cumsum(numbers) - numbers, numbers)
    return rows[np.repeat(first, numbers) + within], np.repeat(persons, numbers)


def _difference(
    regime: Regime,
    ages: Array,
    born: Array | None = None,
    months: Array | None = None,
    changes: Mapping[str, Any] | None = None,
) -> dict[str, Array]:
    """Return by how much the facts of children without a birth month change when they were born then."""
    before = person_of(regime.plan, ages)
    after = before if born is None else person_of(regime.plan, ages, birth_in(born), months)
    return _between(regime, before, {**after, **(changes or {})}, "is_kind")


def _between(regime: Regime, before: dict[str, Any], after: dict[str, Any], role: str) -> dict[str, Array]:
    one, other = (facts_of(regime.plan, regime.facts, person | {role: True}) for person in (before, after))
    found = {name: np.asarray(other[name] * 1.0 - one[name]) for name in one}
    return {name: difference for name, difference in found.items() if difference.any()}


# -- partners ----------------------------------------------------------------------------------------------------------


def _partners_by_law(regime: Regime, rows: Rows, found: Outcomes) -> Iterator[Supposition]:
    """Yield who may be a toeslagpartner by law, where the sheet does not answer it (Awir art. 3)."""
    answers = rows.others.persons[ANSWER_OF]
    open_rows = rows.others.total(answers == 1) == 0
    places, which = _pairs(rows.others, np.isnan(answers), open_rows)
    if len(places):
        person = person_of(regime.plan, np.array(AGE_OF_CO_RESIDENT)) | {"is_medebewoner": True}
        may = _may_be(regime, found, places, person)
        places, which = places[may], which[may]
        more = {
            name: np.full(len(places), value) for name, value in regime.by_law["medebewoner"].items() if value.any()
        }
        words = pa.repeat("medebewoner is de toeslagpartner", len(places))
        income = rows.others.persons[INCOME_OF][which]
        yield Supposition("toeslagpartner", places, np.full(len(places), -1), words, more=more, by_law=income)
    ages = rows.children.persons[AGE_OF]
    places, which = _pairs(rows.children, ages >= VOLWASSEN, open_rows)
    if len(places):
        born = rows.children.persons.get(BORN_OF)
        births = None if born is None else birth_in(born[which])
        person = person_of(regime.plan, ages[which], births, rows.months[places]) | {"is_kind": True}
        may = _may_be(regime, found, places, person)
        more = _between(regime, person, person | {"toeslagpartner": True}, "is_kind")
        words = of_each(ages[which][may].astype(np.int64), f"{_CHILD} is de toeslagpartner".format)
        places = places[may]
        more = {name: np.broadcast_to(value, may.shape)[may] for name, value in more.items()}
        yield Supposition("toeslagpartner", places, np.full(len(places), -1), words, more=more)


def _may_be(regime: Regime, found: Outcomes, places: Array, person: dict[str, Any]) -> Array:
    size = len(found.norm.high)
    read = {name for rule in regime.plan.toeslagpartner for name in rule.arguments}
    home = {
        name: value[places] if np.ndim(value) and len(value) == size else value
        for name, value in found.household.items()
        if name in read
    }
    values = regime.plan.run_arrays(regime.plan.toeslagpartner, {**home, **person})
    return np.broadcast_to(values["kan_toeslagpartner_zijn"], places.shape).astype(bool)
