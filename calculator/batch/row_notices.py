"""What stands in ``let_op``: of each row the codes of the signals of the same household as a case, with a short text.

Signals about tables and norms hold for whole days, so a row leaves them out; only that a household has no norm is said.
Why a net income is above the gross without holiday pay is left out as well: in a sheet the gross is with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from calculator.amounts.tables import load_not_modelled
from calculator.batch.columns import RECEIVED
from calculator.batch.engine import Outcomes, Rows, evaluate
from calculator.batch.population import Households
from calculator.batch.reading import AGE_OF, KINDS, Array
from calculator.batch.regime import Regime
from calculator.batch.suppositions import as_rows, suppositions
from calculator.dutch.money import euro
from calculator.outcome.found import BOX_3, COMBINATION_FOR_AOW, WIDE_BRACKET, end_of_first_bracket, incomplete_below
from calculator.rules.rounding import GUARD_CENT
from calculator.run.households import VOLWASSEN

SEPARATOR = "; "
_TOESLAGEN = {name: name.removesuffix("_per_maand").replace("_", " ") for name in RECEIVED}
_OF_HOUSEHOLD = {
    "netto_inkomen_per_maand": "netto inkomen",
    "zorgtoeslag_per_maand": "zorgtoeslag",
    "kindgebonden_budget_per_maand": "kindgebonden budget",
    "kinderbijslag_per_maand": "kinderbijslag",
    "zorgkosten_per_maand": "zorgkosten",
}
_SHORT = {
    "combinatiekorting_aow": "combinatiekorting vanaf de AOW-leeftijd",
    "bijstand_met_loon": "loon naast bijstand",
    "aio": "aanvulling op een onvolledige AOW",
    "geboren_voor_1946": "ruimere schijf voor wie voor 1946 is geboren",
    "box_2_en_3": "inkomen uit vermogen",
}
Say = Callable[[int, str], None]


def remarks(regime: Regime, households: Households, rows: Rows, found: Outcomes, places: Array) -> dict[int, str]:
    """Return what there is to say of some rows by their place in the chunk, which is ``places``."""
    texts: dict[int, list[str]] = {}

    def say(row: int, text: str) -> None:
        texts.setdefault(row, []).append(text)

    _unused_rights(households, found, places, say)
    _doubts(regime, rows, found, say)
    _left_out(regime, rows, found, say)
    for row in np.flatnonzero(np.isnan(found.norm.high)).tolist():
        say(row, "geen_norm: voor dit soort huishouden is er geen norm")
    return {int(places[row]): SEPARATOR.join(said) for row, said in texts.items()}


def _everywhere(condition: Any, size: int) -> list[int]:
    return np.flatnonzero(np.broadcast_to(condition, (size,))).tolist()


def _unused_rights(households: Households, found: Outcomes, places: Array, say: Say) -> None:
    for name, toeslag in _TOESLAGEN.items():
        column = households.columns[f"ontvangt_nu_{name}"]
        given = np.flatnonzero(column.given[places])
        if not len(given):
            continue
        received = column.values[places]
        right = np.broadcast_to((found.now if name in found.now else found.household)[name], received.shape)
        for row in given.tolist():
            change = float(right[row] - received[row])
            if round(change, 2):
                code = "ongebruikt_recht" if change > 0 else "te_veel_ontvangen"
                say(row, f"{code}: {toeslag} {euro(float(right[row]))}, ontvangen {euro(float(received[row]))}")


def _doubts(regime: Regime, rows: Rows, found: Outcomes, say: Say) -> None:
    """Compute the rows anew with every other fact there may be, and say where an amount differs."""
    supposed = list(suppositions(regime, rows, found))
    if not supposed:
        return
    places, others = as_rows(rows, supposed)
    changes = list(_changes(found, evaluate(regime, others), places, rows.has_later))
    start = 0
    said: dict[int, set[tuple[int, str]]] = {}
    differs = np.any([where for _, where, _, _ in changes], axis=0)
    for one in supposed:
        for index in np.flatnonzero(differs[start : start + len(one.places)]).tolist():
            place = start + index
            row = int(places[place])
            amounts = ", ".join(
                f"{name} {euro(float(then[place]))} in plaats van {euro(float(now[place]))}"
                for name, where, now, then in changes
                if where[place]
            )
            who = (int(one.person[index]), amounts)
            if who[0] >= 0:
                if who in said.setdefault(row, set()):
                    continue
                said[row].add(who)
            say(row, f"{one.code}: {one.words[index]}, dan {amounts}")
        start += len(one.places)


def _changes(
    found: Outcomes, other: Outcomes, places: Array, has_later: Array
) -> Iterable[tuple[str, Array, Array, Array]]:
    """Yield the name of every amount, where it differs, and what it is now and then."""

    def compared(name: str, now: Any, then: Any) -> tuple[str, Array, Array, Array]:
        now = np.broadcast_to(now, has_later.shape)[places]
        then = np.broadcast_to(then, places.shape)
        with np.errstate(invalid="ignore"):
            return name, np.abs(_cents(now) - _cents(then)) >= 1, now, then

    for name, words in _OF_HOUSEHOLD.items():
        yield compared(words, found.household[name], other.household[name])
    name = "huurtoeslag_per_maand"
    yield compared("huurtoeslag", found.now[name], other.now[name])
    if len(has_later[places]) and has_later[places].any():
        yield compared("huurtoeslag na", *(_spread(one, len(to)) for one, to in ((found, has_later), (other, places))))
    yield compared("norm", found.norm.high, other.norm.high)


def _cents(amounts: Array) -> Array:
    found: Array = np.floor(amounts * 100 + (0.5 + GUARD_CENT))
    return found


def _spread(found: Outcomes, size: int) -> Array:
    """Return the huurtoeslag of the later dwelling in all rows, NaN where there is none."""
    values = np.full(size, np.nan)
    if found.later:
        values[slice(None) if found.with_later is None else found.with_later] = found.later["huurtoeslag_per_maand"]
    return values


def _left_out(regime: Regime, rows: Rows, found: Outcomes, say: Say) -> None:
    size = len(rows.pair)
    grown = rows.children.total(rows.children.persons[AGE_OF] >= VOLWASSEN)
    for row in np.flatnonzero((rows.others.number > 0) | (grown > 0)).tolist():
        say(row, "inkomen_medebewoners: wie 18 of ouder is en meewoont, telt niet mee in dit budget")
    known = load_not_modelled()
    for name, where in _not_computed(regime, rows, found):
        code = "kan_berekend" if known[name].computed_with else "niet_berekend"
        for row in _everywhere(where, size):
            say(row, f"{code}: {_SHORT[name]}")
    amounts = np.broadcast_to(found.household["uitbetaling_heffingskorting_per_maand"], (size,))
    for row in np.flatnonzero(amounts > 0).tolist():
        say(row, f"heffingskorting_partner: {euro(float(amounts[row]))} per maand via de aanslag, niet meegerekend")
    for values, only in ((found.now, None), (found.later, found.with_later)):
        if "uitzondering_huurgrens" in values:
            beyond = (
                (values["huurtoeslag_per_maand"] > 0)
                & (values["rekenhuur_per_maand"] > values["huurgrens_per_maand"])
                & ~np.asarray(values["verworven_recht"])
            )
            for row in np.flatnonzero(beyond).tolist():
                place = row if only is None else int(only[row])
                say(
                    place,
                    "groot_huishouden: huur boven de huurgrens, is de woning bestemd voor acht of meer?",
                )


def _not_computed(regime: Regime, rows: Rows, found: Outcomes) -> Iterable[tuple[str, Any]]:
    """Yield by its name what is left out, and in which rows that is seen, as :mod:`calculator.outcome.found` does."""
    plan, persons = regime.plan, found.persons
    loon, bijstand, aow = (KINDS.index(soort) for soort in ("loon", "bijstand", "aow"))
    adults = [(rows.adults[0], np.ones(len(rows.pair), dtype=bool)), (rows.adults[1], rows.pair)]

    def anybody(kind: int) -> Array:
        here: list[Array] = [there & (adult.kind == kind) & (adult.amount > 0) for adult, there in adults]
        return np.asarray(here[0] | here[1])

    def of_persons(condition: Callable[[dict[str, Any]], Any]) -> Array:
        where = np.array(np.broadcast_to(condition(persons[0]), rows.pair.shape))
        if persons[1]:
            where[rows.with_partner] |= np.broadcast_to(condition(persons[1]), rows.with_partner.shape)
        return where

    if plan.values[COMBINATION_FOR_AOW].confidence == "missing":
        yield (
            "combinatiekorting_aow",
            of_persons(
                lambda one: (
                    np.asarray(one["combinatiekorting_geldt"])
                    & np.asarray(one["aow_dit_jaar"])
                    & (np.asarray(one["arbeidsinkomen_per_jaar"]) > 0)
                )
            ),
        )
    yield "bijstand_met_loon", anybody(bijstand) & anybody(loon)
    if anybody(aow).any():
        alone, together = (incomplete_below(plan, {"heeft_partner": pair}) for pair in (False, True))
        few = np.zeros(len(rows.pair), dtype=bool)
        for one, there in zip(persons, (np.arange(len(few)), rows.with_partner), strict=True):
            if one:
                amount = np.asarray(one["aow_per_jaar"])
                least = np.where(rows.pair[there], together, alone)
                few[there] |= np.asarray(one["aow_bereikt"]) & (amount > 0) & (amount < least)
        yield "aio", few
    limit = end_of_first_bracket(plan)
    yield (
        "geboren_voor_1946",
        of_persons(
            lambda one: (
                (np.asarray(one["geboortejaar_hoogstens"]) < WIDE_BRACKET)
                & (np.asarray(one["belastbaar_inkomen_per_jaar"]) > limit)
            )
        ),
    )
    yield "box_2_en_3", rows.assets > plan.parameters[BOX_3] * (1 + rows.pair)
