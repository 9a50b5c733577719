"""What stands in ``let_op``: of each row the codes of the signals of the same household as a case, with a short text.

Signals about tables and norms hold for whole days, so a row leaves them out; only that a household has no norm is said.
Why a net income is above the gross without holiday pay is left out as well: in a sheet the gross is with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pyarrow as pa

from calculator.amounts.schemes import Regeling
from calculator.amounts.tables import load_not_modelled, load_tables
from calculator.batch.columns import RECEIVED
from calculator.batch.engine import Outcomes, Rows, evaluate
from calculator.batch.population import Households
from calculator.batch.reading import AGE_OF, KINDS, Array
from calculator.batch.regime import Regime
from calculator.batch.rises import LIMITS, judged
from calculator.batch.suppositions import as_rows, suppositions
from calculator.batch.texts import beside, by_row, euros
from calculator.outcome.found import BOX_3, COMBINATION_FOR_AOW, WIDE_BRACKET, end_of_first_bracket, incomplete_below
from calculator.rules.arrays import choose
from calculator.rules.rounding import GUARD_CENT
from calculator.run.households import VOLWASSEN

SCHEMES = "regelingen"
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
_CO_RESIDENTS = "inkomen_medebewoners: wie 18 of ouder is en meewoont, telt niet mee in dit budget"
_LARGE = "groot_huishouden: huur boven de huurgrens, is de woning bestemd voor acht of meer?"
_NO_NORM = "geen_norm: voor dit soort huishouden is er geen norm"
Say = Callable[[Array, Any], None]


def remark(regime: Regime, households: Households, rows: Rows, found: Outcomes, places: Array) -> None:
    """Say in ``households`` what there is to say of some rows, of which ``places`` are the places in the chunk."""

    def say(rows: Array, texts: Any) -> None:
        households.notices.say(places[rows], texts)

    _unused_rights(households, found, places, say)
    _below_the_norm(rows, found, say)
    _doubts(regime, rows, found, say)
    _rises(households, rows, found, places, say)
    _bands(households, found, places, say)
    _schemes(households, rows, found, places, say)
    _left_out(regime, rows, found, say)


def _unused_rights(households: Households, found: Outcomes, places: Array, say: Say) -> None:
    for name, toeslag in _TOESLAGEN.items():
        column = households.columns[f"ontvangt_nu_{name}"]
        given = np.flatnonzero(column.given[places])
        if not len(given):
            continue
        received = column.values[places]
        right = np.broadcast_to((found.now if name in found.now else found.household)[name], received.shape)
        change = np.rint((right - received) * 100)
        for code, where in (("ongebruikt_recht", change > 0), ("te_veel_ontvangen", change < 0)):
            told = given[where[given]]
            say(told, beside(f"{code}: {toeslag} ", *euros(right[told]), ", ontvangen ", *euros(received[told])))


def _below_the_norm(rows: Rows, found: Outcomes, say: Say) -> None:
    """Say what is missing up to the bijstandsnorm, of who has no bijstand: who has it gets the rest of the norm."""
    size, home = len(rows.pair), found.household
    norm = np.broadcast_to(home["bijstandsnorm_per_maand"], (size,))
    income = np.asarray(home["netto_inkomen_per_maand"]) + np.asarray(home["onbelast_inkomen_per_maand"])
    short = choose(norm > 0, norm - income, 0.0)
    aio = np.broadcast_to(home["aanvrager_of_partner_aow_bereikt"], (size,))
    told = np.flatnonzero((np.rint(short * 100) > 0) & ~_anybody(rows, KINDS.index("bijstand")))
    codes = pa.array(["aanvullende_bijstand: ", "aio: "]).take(pa.array(aio[told].astype(np.int8)))
    say(told, beside(codes, *euros(short[told]), " onder de norm van ", *euros(norm[told])))


def _anybody(rows: Rows, kind: int) -> Array:
    """Return in which rows aanvrager or partner has an income of a kind."""
    adults = [(rows.adults[0], np.ones(len(rows.pair), dtype=bool)), (rows.adults[1], rows.pair)]
    here = [there & (own == kind) & (amount > 0) for adult, there in adults for own, amount in adult.incomes]
    found: Array = np.any(here, axis=0)
    return found


def _doubts(regime: Regime, rows: Rows, found: Outcomes, say: Say) -> None:
    """Compute the rows anew with every other fact there may be, and say where an amount differs."""
    supposed = list(suppositions(regime, rows, found))
    if not supposed:
        return
    places, others = as_rows(rows, supposed)
    amounts = _amounts(_changes(found, evaluate(regime, others), places, rows.has_later), len(places))
    where = np.flatnonzero(amounts.is_valid())
    if not len(where):
        return
    told = amounts.take(pa.array(where))
    words = pa.concat_arrays([beside(f"{one.code}: ", one.words) for one in supposed]).take(pa.array(where))
    persons = np.concatenate([one.person for one in supposed])[where]
    encoded = told.dictionary_encode()
    keys = (places[where] * (persons.max() + 2) + persons + 1) * len(encoded.dictionary) + encoded.indices.to_numpy()
    once = persons < 0  # of nobody in particular: different things
    once[np.unique(keys, return_index=True)[1]] = True
    kept = pa.array(once)
    say(places[where[once]], beside(words.filter(kept), ", dan ", told.filter(kept)))


def _amounts(changes: Iterable[tuple[str, Array, Array, Array]], size: int) -> Any:
    """Return by place which amounts differ, in words, as a pyarrow array; empty where none does."""
    differing = ((name, np.flatnonzero(where), now, then) for name, where, now, then in changes)
    found = [(name, places, now[places], then[places]) for name, places, now, then in differing if len(places)]
    if not found:
        return pa.nulls(size, pa.string())
    names, places, now, then = zip(*found, strict=True)
    which = np.repeat(np.arange(len(names)), list(map(len, places)))
    amounts = (*euros(np.concatenate(then)), " in plaats van ", *euros(np.concatenate(now)))
    return by_row([(np.concatenate(places), beside(pa.array(names).take(which), " ", *amounts))], size, ", ")


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


def _rises(households: Households, rows: Rows, found: Outcomes, places: Array, say: Say) -> None:
    """Say whether the rise of the rent may be asked, of rows that say something of it; equal ones are judged once."""
    rises = households.rises
    if rises is None or not found.later:
        return
    later = np.flatnonzero(rows.has_later)
    told = rises.places[places[later]] >= 0
    here = later[told]
    if not len(here):
        return

    def of_later(name: str) -> Array:
        return np.broadcast_to(found.later[name], later.shape)[told]

    rent = of_later("rekenhuur_per_maand")
    passed = np.select([rent > of_later(name) for name in ("huurgrens_per_maand", "aftoppingsgrens")], [1, 2], 0)
    more = np.rint((rows.later.rent[here] - rows.now.rent[here]) * 100) > 0
    at = places[here]
    keys = np.stack([rises.places[at], households.days.places[at], passed, rows.moves[here], more])
    different, which = np.unique(keys, axis=1, return_inverse=True)
    texts = [
        "mag_gevraagd: "
        + judged(
            rises.different[rise],
            households.days.days[day] or "",
            ("", *LIMITS)[limit],
            moves=bool(moves),
            more=bool(higher),
        )
        for rise, day, limit, moves, higher in different.T.tolist()
    ]
    say(here, pa.array(texts).take(pa.array(which.reshape(-1))))


def _bands(households: Households, found: Outcomes, places: Array, say: Say) -> None:
    """Say what is left when energy costs less or more than expected."""
    ends = [households.columns[f"energielast_na_{end}_per_maand"] for end in ("laag", "hoog")]
    given = np.flatnonzero((ends[0].given | ends[1].given)[places])
    if not len(given) or not found.later:
        return
    left, expected = np.full(len(places), np.nan), households.later.energy[places]
    left[slice(None) if found.with_later is None else found.with_later] = found.later["resterend_leefbudget_per_maand"]
    parts = []
    for words, end in zip(("valt het mee", "valt het tegen"), ends, strict=True):
        told = np.flatnonzero(end.given[places])
        amounts = euros(left[told] + expected[told] - end.values[places[told]])
        parts.append((told, beside(f", {words} ", *amounts)))
    said = by_row(parts, len(places), "").take(pa.array(given))
    say(given, beside("energieband: resterend leefbudget na", said))


def _schemes(households: Households, rows: Rows, found: Outcomes, places: Array, say: Say) -> None:
    """Name in each row the schemes worth asking for, and count them in ``households``."""
    tables = load_tables().schemes
    if not tables:
        return
    names, masks = [], []
    of_day = households.days.places[places]
    for day in np.unique(of_day).tolist():
        text = households.days.days[day] or ""
        for regeling in (item for table in tables for item in table.regelingen):
            if (regeling.geldig_vanaf or text) <= text <= regeling.geldig_tot_en_met:
                names.append(regeling.naam.replace(";", ","))
                masks.append((of_day == day) & _is_worth_asking(regeling, rows, found))
    for name, mask in zip(names, masks, strict=True):
        if number := int(mask.sum()):
            households.schemes[name] = households.schemes.get(name, 0) + number
    if not masks:
        return
    different, which = np.unique(np.stack(masks), axis=1, return_inverse=True)
    texts = [", ".join(name for name, asked in zip(names, column, strict=True) if asked) for column in different.T]
    asked = np.flatnonzero(np.any(masks, axis=0))
    say(asked, beside(f"{SCHEMES}: ", pa.array(texts).take(pa.array(which.reshape(-1)[asked]))))


def _is_worth_asking(regeling: Regeling, rows: Rows, found: Outcomes) -> Array:
    """Return of which rows a scheme is for such a household, with income and assets within its limits."""
    ages = rows.children.persons[AGE_OF]
    minors = rows.children.total(ages < VOLWASSEN) > 0
    soort = (
        (rows.pair & minors, "paar_met_kinderen"),
        (rows.pair & ~minors, "paar"),
        (~rows.pair & minors, "alleenstaande_ouder"),
        (~rows.pair & ~minors, "alleenstaand"),
    )
    where: Array = np.any([here for here, name in soort if name in regeling.voor], axis=0)
    if regeling.aow is not None:
        where = where & (np.asarray(found.household["aanvrager_of_partner_aow_bereikt"]) == regeling.aow)
    if regeling.leeftijd_vanaf is not None:
        where = where & (rows.adults[0].age >= regeling.leeftijd_vanaf)
    if regeling.kinderen is not None:
        meant = (ages >= regeling.kinderen.van) & (ages <= regeling.kinderen.tot_en_met)
        where = where & (rows.children.total(meant) > 0)
    if regeling.inkomen_tot_procent is not None:
        norm, net = (found.household[name] for name in ("bijstandsnorm_per_maand", "netto_inkomen_per_maand"))
        limit = np.floor(regeling.inkomen_tot_procent * np.asarray(norm) + 0.5 + GUARD_CENT) / 100
        where = where & (np.asarray(norm) > 0) & (net <= limit)
    if regeling.vermogen_tot is not None:
        where = where & (rows.assets <= regeling.vermogen_tot)
    return where


def _left_out(regime: Regime, rows: Rows, found: Outcomes, say: Say) -> None:
    """Say what is left out of the amounts of a row, or holds for it and does not show in them."""
    size = len(rows.pair)
    grown = rows.children.total(rows.children.persons[AGE_OF] >= VOLWASSEN)
    say(np.flatnonzero((rows.others.number > 0) | (grown > 0)), _CO_RESIDENTS)
    known = load_not_modelled()
    for name, where in _not_computed(regime, rows, found):
        code = "kan_berekend" if known[name].computed_with else "niet_berekend"
        say(np.flatnonzero(np.broadcast_to(where, (size,))), f"{code}: {_SHORT[name]}")
    paid = np.broadcast_to(found.household["uitbetaling_heffingskorting_per_maand"], (size,))
    told = np.flatnonzero(paid > 0)
    say(told, beside("heffingskorting_partner: ", *euros(paid[told]), " per maand via de aanslag, niet meegerekend"))
    for values, only in ((found.now, None), (found.later, found.with_later)):
        if "uitzondering_huurgrens" in values:
            beyond = (
                (values["huurtoeslag_per_maand"] > 0)
                & (values["rekenhuur_per_maand"] > values["huurgrens_per_maand"])
                & ~np.asarray(values["verworven_recht"])
            )
            told = np.flatnonzero(np.broadcast_to(beyond, (size if only is None else len(only),)))
            say(told if only is None else only[told], _LARGE)
    say(np.flatnonzero(np.isnan(found.norm.high)), _NO_NORM)


def _not_computed(regime: Regime, rows: Rows, found: Outcomes) -> Iterable[tuple[str, Any]]:
    """Yield by its name what is left out, and in which rows that is seen, as :mod:`calculator.outcome.found` does."""
    plan, persons = regime.plan, found.persons
    loon, bijstand, aow = (KINDS.index(soort) for soort in ("loon", "bijstand", "aow"))

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
    yield "bijstand_met_loon", _anybody(rows, bijstand) & _anybody(rows, loon)
    if _anybody(rows, aow).any():
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
