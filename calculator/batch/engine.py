"""Run the rules over a chunk of households as arrays: the same rules as for one case, none written a second time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from calculator.batch.columns import DIFFERENCE, JUDGED, NORM, NUMBERS, OF_DWELLING, OF_HOUSEHOLD, PUBLISHED
from calculator.batch.population import Adult, Home, Households
from calculator.batch.reading import AGE_OF, ANSWER_OF, INCOME_OF, KINDS, Array, Lists
from calculator.batch.refusals import said_of_row
from calculator.batch.regime import AOW, NORM_CHILDREN, Regime, child_facts, facts_of, own_norm, person_of, regime_of
from calculator.cases.case import Huishouden, Woonsituatie
from calculator.cases.fields import Refused
from calculator.law.norms import OWN
from calculator.rules.arrays import choose
from calculator.rules.inputs import How
from calculator.rules.order import spent
from calculator.rules.rounding import GUARD_CENT
from calculator.rules.rule import OF_THE_OTHER
from calculator.run.birth_facts import birth_in
from calculator.run.households import (
    DWELLING_FIELDS,
    HOUSEHOLD_FIELDS,
    OF_AANVRAGER,
    VOLWASSEN,
    read_inputs,
)
from calculator.run.plan import BELAST

# What a sheet does not say is as in a case that leaves it out.
_HOUSEHOLD = read_inputs(HOUSEHOLD_FIELDS, Huishouden(personen=()))
_WONING = read_inputs(DWELLING_FIELDS, Woonsituatie(naam="", kale_huur_per_maand=0.0, energielast_per_maand=0.0))
_RECEIVED = "ontvangt_nu_huurtoeslag_per_maand"


Remark = Callable[[Regime, Households, "Rows", "Outcomes", Array], None]


def compute_households(households: Households, remark: Remark) -> dict[str, Array]:
    """Return the outcomes of every row by column name; NaN in rows that cannot be computed.

    ``remark`` says in ``households`` what there is to say of rows.

    Rows of a day on which a rule misses a table value become wrong rows of ``households``.
    """
    outcome = _Columns(households.size)
    for regime, rows in _by_regime(households):
        try:
            _compute(regime, households, rows, outcome, remark)
        except Refused as refused:
            for row in rows.tolist() if isinstance(rows, np.ndarray) else range(rows.start, rows.stop):
                households.faults[row] = said_of_row(refused.mistakes)
                households.right[row] = False
            households.notices.silence(rows)
            for name in outcome:
                outcome.put(name, rows, np.full(households.size, np.nan)[rows])
    return {name: outcome[name] for name in (*NUMBERS, *JUDGED, PUBLISHED)}


class _Columns(dict[str, Array]):
    """Columns of outcomes by name, NaN where nothing was put in them."""

    def __init__(self, size: int) -> None:
        self._size = size

    def __missing__(self, name: str) -> Array:
        self[name] = column = np.full(self._size, np.nan)
        return column

    def put(self, name: str, rows: Array | slice, values: Any) -> None:
        """Put values in some rows of a column; those of all rows become the column."""
        if isinstance(rows, slice) and np.shape(values) == (self._size,):
            self[name] = np.asarray(values, dtype=np.float64)
        else:
            self[name][rows] = values


def _by_regime(households: Households) -> Iterator[tuple[Regime, Array | slice]]:
    """Group the right rows by regime; all rows together as a slice where nothing divides them."""
    regimes = [regime_of(day) if day else None for day in households.days.days]
    different = list(dict.fromkeys(regime for regime in regimes if regime))
    if len(different) == 1 and households.right.all():
        yield different[0], slice(0, households.size)
        return
    group = np.array([different.index(regime) if regime else -1 for regime in regimes] + [-1])[households.days.places]
    for index, regime in enumerate(different):
        rows = np.flatnonzero((group == index) & households.right)
        if len(rows):
            yield regime, rows


def _compute(regime: Regime, households: Households, rows: Array | slice, outcome: _Columns, remark: Remark) -> None:
    """Compute rows of one regime."""
    some = _rows(households, rows)
    found = evaluate(regime, some)
    for name in OF_HOUSEHOLD:
        outcome.put(name, rows, found.household[name])
    for name, value in zip((*NORM, PUBLISHED), (found.norm.low, found.norm.high, found.norm.published), strict=True):
        outcome.put(name, rows, value)
    for when, values, only in (("nu", found.now, None), ("na", found.later, found.with_later)):
        where = rows if only is None else _places(rows)[only]
        for name in OF_DWELLING if values else ():
            outcome.put(f"{name}_{when}_per_maand", where, values[f"{name}_per_maand"])
        if values:
            outcome.put(f"oordeel_{when}", where, _judged(values))
    change = outcome["resterend_leefbudget_na_per_maand"][rows] - outcome["resterend_leefbudget_nu_per_maand"][rows]
    outcome.put(DIFFERENCE, rows, np.floor(change * 100 + (0.5 + GUARD_CENT)) / 100)
    remark(regime, households, some, found, _places(rows))


def _judged(values: Mapping[str, Any]) -> Array:
    """Return whether what is left is enough, as the place in :data:`JUDGEMENTS`; NaN without a norm."""
    places = 1.0 + values["genoeg_om_van_te_leven"] - values["te_weinig_om_van_te_leven"]
    found: Array = choose(np.isnan(values["norm_hoog_per_maand"]), np.nan, places)
    return found


def _places(rows: Array | slice) -> Array:
    return np.arange(rows.start, rows.stop) if isinstance(rows, slice) else rows


@dataclass(frozen=True)
class Rows:
    """Households to compute together; of the second adult only the rows of ``pair`` mean anything.

    ``months`` holds that of the peildatum, ``firsts`` whether it is the first day of it.

    ``oldest`` is whether the aanvrager is the oldest of both, ``received`` the huurtoeslag of today, NaN where it is
    not given. What differs when a fact is another than the sheet says: ``with_aow`` whether the adults have reached the
    AOW age, ``more`` what to add to facts that are counted, ``by_law`` the income of a co-resident who is the
    toeslagpartner, ``acquired`` whether there is an acquired right.
    """

    months: Array
    firsts: Array
    pair: Array
    adults: tuple[Adult, Adult]
    oldest: Array
    children: Lists
    others: Lists
    assets: Array
    received: Array
    now: Home
    later: Home
    has_later: Array
    moves: Array
    with_aow: tuple[Array, Array] | None = None
    more: Mapping[str, Array] = field(default_factory=dict)
    by_law: Array | float = 0.0
    acquired: Array | bool = False

    @cached_property
    def with_partner(self) -> Array:
        """The places of the rows with a partner."""
        return np.flatnonzero(self.pair)


@dataclass(frozen=True)
class NormRows:
    """The norm of some rows, low and high, and what counts in the comparison; NaN where there is none."""

    low: Array
    high: Array
    counts_child_benefit: Array
    takes_off_health_cost: Array
    published: Array

    def of(self, rows: Array) -> NormRows:
        """Return the norm of some of them."""
        return NormRows(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


@dataclass(frozen=True)
class Outcomes:
    """The values of some rows; ``later`` of the rows in ``with_later`` only."""

    household: dict[str, Any]
    persons: list[dict[str, Any]]
    norm: NormRows
    now: dict[str, Any]
    later: dict[str, Any]
    with_later: Array | None


def _rows(households: Households, rows: Array | slice) -> Rows:
    adults = (households.applicant.of(rows), households.partner.of(rows))
    received = households.columns[_RECEIVED]
    return Rows(
        months=households.days.months[rows],
        firsts=households.days.firsts[rows],
        pair=households.pair[rows],
        adults=adults,
        oldest=_oldest(adults, households.pair[rows]),
        children=households.children.of(rows),
        others=households.others.of(rows),
        assets=households.assets[rows],
        received=choose(received.given[rows], received.values[rows], np.nan),
        now=home_of(households.now, rows),
        later=home_of(households.later, rows),
        has_later=households.has_later[rows],
        moves=households.moves[rows],
    )


def _oldest(adults: tuple[Adult, Adult], pair: Array) -> Array:
    """Return whether the aanvrager is the oldest of both, by month of birth where both are known."""
    first, second = adults
    oldest: Array = first.age >= second.age
    if first.born is not None and second.born is not None:
        with np.errstate(invalid="ignore"):
            oldest = np.where(np.isnan(first.born + second.born), oldest, first.born <= second.born)
    found: Array = ~pair | oldest
    return found


def home_of(home: Home, rows: Array | slice) -> Home:
    """Return the dwellings of some rows."""
    return Home(home.rent[rows], home.service[rows], home.energy[rows])


def evaluate(regime: Regime, rows: Rows) -> Outcomes:
    """Run the rules over some rows of one regime."""
    aow, persons, counts = _persons(regime, rows)
    norm = _norm(regime, rows, aow, counts)
    inputs = {
        **_HOUSEHOLD,
        **counts,
        "aantal_personen": 1 + rows.pair + rows.children.number + rows.others.number,
        **{name: persons[0][fact] for name, fact in OF_AANVRAGER.items()},
        "vermogen_opgegeven": rows.assets,
        "norm_telt_kinderbijslag": norm.counts_child_benefit,
        "norm_zonder_zorgkosten": norm.takes_off_health_cost,
        **_summed(regime, persons, rows),
    }
    # What a co-resident earns counts as a whole, so that all of them may be taken together.
    incomes = rows.others.persons[INCOME_OF]
    partner = _cents(rows.others.total(incomes * (rows.others.persons[ANSWER_OF] == 1))) + rows.by_law
    others = _cents(rows.others.total(incomes)) - partner
    inputs[_OTHERS] = inputs[_OTHERS] + others
    inputs[_TESTED] = inputs[_TESTED] + partner
    values = regime.plan.run_arrays(regime.per_huishouden, inputs, kept=regime.kept_of_household)
    shared = {name: values[name] for name in regime.shared if name in values}
    nothing = np.zeros(len(rows.pair))
    now = _dwelling(regime, shared, rows.now, norm, nothing, acquired=rows.acquired)
    before = choose(np.isnan(rows.received), now["huurtoeslag_per_maand"], rows.received)
    later, only = rows.has_later, None
    if later.all():
        then = _dwelling(regime, shared, rows.later, norm, before, moves=rows.moves)
    elif later.any():
        only = np.flatnonzero(later)
        size = len(later)
        part = {name: value[only] if np.ndim(value) and len(value) == size else value for name, value in shared.items()}
        then = _dwelling(regime, part, home_of(rows.later, only), norm.of(only), before[only], moves=rows.moves[only])
    else:
        then, only = {}, np.empty(0, dtype=np.int64)
    return Outcomes(values, persons, norm, now, then, only)


_OTHERS, _TESTED = "meetellend_inkomen_medebewoners_per_jaar", "toetsingsinkomens_per_jaar"


def _cents(amounts: Array) -> Array:
    found: Array = np.rint(amounts * 100) / 100
    return found


def _persons(regime: Regime, rows: Rows) -> tuple[Array, list[dict[str, Any]], dict[str, Array]]:
    """Run the rules of aanvrager and partner, of the partner only in the rows that have one.

    Returns whether every adult of a row has reached the AOW age, the values of both, and the facts of the household.
    """
    plan, (first, second) = regime.plan, rows.adults
    known = (
        adult_of(regime, rows, 0) | {"is_aanvrager": True, "is_oudste_partner": rows.oldest},
        adult_of(regime, rows, 1) | {"is_partner": True, "is_oudste_partner": ~rows.oldest},
    )
    adults = [person | facts_of(plan, regime.facts, person) for person in known]
    aow = adults[0][AOW] & (adults[1][AOW] | ~rows.pair)
    counts = _counted(regime, adults, rows)
    values = [adults[0] | _incomes(first) | counts, {}]
    only = rows.with_partner
    if len(only):
        values[1] = _OfSome(adults[1] | _incomes(second) | counts, only)
    for person in values[: 1 + bool(len(only))]:
        person.update(plan.known_to_arrays)
    for rule, done in zip(regime.per_persoon, spent(regime.per_persoon, regime.kept_of_persons), strict=True):
        for name in rule.of_the_other:
            values[0][name + OF_THE_OTHER] = _spread(values[1][name], rows) if len(only) else 0.0
            if len(only):
                other = values[0][name]
                values[1][name + OF_THE_OTHER] = other[only] if np.ndim(other) else other
        for person in values if len(only) else values[:1]:
            person[rule.name] = plan.array_value(rule, person)
            for name in done:
                person.pop(name, None)  # of who has no partner nothing of the other was taken
    return aow, values, counts


class _OfSome(dict[str, Any]):
    """Values of some of the rows, taken from those of all rows when they are first asked for."""

    def __init__(self, whole: Mapping[str, Any], rows: Array) -> None:
        self._whole, self._rows = whole, rows

    def __missing__(self, name: str) -> Any:
        value = self._whole[name]
        self[name] = found = value[self._rows] if np.ndim(value) else value
        return found


def adult_of(regime: Regime, rows: Rows, which: int) -> dict[str, Any]:
    """Return what the rules read of aanvrager or partner besides incomes and role."""
    adult = rows.adults[which]
    birth = None if adult.born is None else birth_in(adult.born)
    person = person_of(regime.plan, adult.age, birth, rows.months)
    person |= {
        name: told for name, told in (("urencriterium", adult.hours), ("starter", adult.starts)) if told is not None
    }
    if rows.with_aow is None:
        return person
    told = rows.with_aow[which]
    months = choose(told, 0, person["premiemaanden"])
    return person | {"aow_is_opgegeven": told, "aow_opgegeven": told, "premiemaanden": months}


def _incomes(adult: Adult) -> dict[str, Any]:
    """Return the income of each kind; a number where no row has that kind."""
    found: dict[str, Any] = {f"{soort}_per_jaar": 0.0 for soort in (*BELAST, "onbelast")}
    for kind, amount in adult.incomes:
        here = np.bincount(kind + 1, minlength=len(KINDS) + 1)[1:]
        for code in np.flatnonzero(here).tolist():
            name = f"{KINDS[code]}_per_jaar"
            found[name] = _cents(found[name] + choose(kind == code, amount, 0.0))
    return found


def _spread(value: Any, rows: Rows) -> Array:
    """Return the values of the partners in all rows, nil where there is none."""
    found = np.zeros(len(rows.pair))
    found[rows.with_partner] = value
    return found


def _counted(regime: Regime, adults: list[dict[str, Any]], rows: Rows) -> dict[str, Any]:
    """Return the inputs of the household that count persons by their facts; one number where nobody counts."""
    found: dict[str, Any] = {}
    of_children = child_facts(regime, rows.children)
    answers = rows.others.persons[ANSWER_OF] == 1
    partners = rows.others.total(answers) if answers.any() else None
    for name, item in regime.counted.items():
        fact = item.of_persons
        if fact not in adults[0]:
            continue
        total = _of_both(adults[0][fact], adults[1][fact], rows.pair)
        if (children := of_children(fact)).any():
            total = total + rows.children.total(children)
        if regime.co_resident[fact].any():
            total = total + rows.others.number * regime.co_resident[fact]
        if fact in rows.more:
            total = total + rows.more[fact]
        if partners is not None:
            total = total + partners * regime.by_law["medebewoner"][fact]
        found[name] = total > 0 if item.how is How.ANYBODY else total
    return found


def _of_both(fact: Any, of_partner: Any, pair: Array) -> Any:
    """Return the sum over aanvrager and partner of a number, or of what is true or not, which is added up as bytes."""
    one, other = np.asarray(fact), np.asarray(of_partner)
    if not (one.ndim or one or other.ndim or other):
        return np.float64(0)
    if one.dtype == other.dtype == np.bool_ and other.ndim:
        return (one.view(np.int8) + (other & pair)).astype(np.float64)
    return one * 1.0 + pair * other


def _summed(regime: Regime, persons: list[dict[str, Any]], rows: Rows) -> dict[str, Any]:
    """Return the inputs of the household that add up amounts of aanvrager and partner."""
    found: dict[str, Any] = {}
    for name, item in regime.counted.items():
        if item.of_persons in persons[0] and item.of_persons not in regime.children:
            found[name] = persons[0][item.of_persons]
            if persons[1]:
                found[name] = found[name] + _spread(persons[1][item.of_persons], rows)
    return found


def _norm(regime: Regime, rows: Rows, aow: Array, counts: Mapping[str, Any]) -> NormRows:
    """Return the norm of each row: of the first norm of the day that has an amount for it."""
    size = len(rows.pair)
    found = NormRows(np.full(size, np.nan), np.full(size, np.nan), *(np.zeros(size, dtype=bool) for _ in range(3)))
    left = np.ones(size, dtype=bool)
    for norm_set in regime.norm_sets:
        own = norm_set.amounts
        values = dict(counts)
        if own:
            minors = rows.children.total(rows.children.persons[AGE_OF] < VOLWASSEN)
            number = np.minimum(minors, NORM_CHILDREN).astype(np.int64)
            table = own_norm(norm_set.id, regime.plan.day)
            values["eigen_norm_per_maand"] = table[rows.pair.astype(np.int64), aow.astype(np.int64), number]
        values = regime.plan.run_arrays(regime.norm[OWN if own else norm_set.id], values)
        holds = left & (~np.isnan(values["norm_hoog_per_maand"]) if own else values.get("norm_geldt", True))
        for column, value in (
            (found.low, values["norm_laag_per_maand"]),
            (found.high, values["norm_hoog_per_maand"]),
            (found.counts_child_benefit, norm_set.counts_child_benefit),
            (found.takes_off_health_cost, norm_set.takes_off_health_cost),
            (found.published, values.get("norm_is_gepubliceerd", False)),
        ):
            np.copyto(column, value, where=holds)
        left &= ~holds
    return found


def _dwelling(
    regime: Regime,
    shared: Mapping[str, Any],
    home: Home,
    norm: NormRows,
    before: Array,
    *,
    moves: Array | bool = False,
    acquired: Array | bool = False,
) -> dict[str, Any]:
    """Run the rules of one dwelling; ``before`` is the huurtoeslag that a later one is preceded by."""
    energie, schoonmaak, huismeester, recreatie = spread_service(home.service)
    inputs = {
        **shared,
        **_WONING,
        "kale_huur_per_maand": home.rent,
        "servicekosten_energie_per_maand": energie,
        "servicekosten_schoonmaak_per_maand": schoonmaak,
        "servicekosten_huismeester_per_maand": huismeester,
        "servicekosten_recreatie_per_maand": recreatie,
        "energielast_per_maand": home.energy,
        "verhuizing": moves,
        "eerder_huurtoeslag": acquired,
        "huurtoeslag_in_de_woning_nu_per_maand": before,
        "norm_laag_per_maand": norm.low,
        "norm_hoog_per_maand": norm.high,
        "norm_per_maand": norm.high,
    }
    return regime.plan.run_arrays((*regime.per_woning, *regime.compare), inputs, kept=regime.kept_of_dwelling)


def spread_service(service: Array) -> tuple[Array, ...]:
    """Spread eligible service costs over the four kinds of the law: the sheet gives them as one amount.

    Evenly, cents left over to the first: so the maximum per kind works out as four times that maximum over the whole.
    """
    cents = np.rint(service * 100) if service.any() else np.zeros(1)
    return tuple(np.floor((cents + more) / 4) / 100 for more in (3, 2, 1, 0))
