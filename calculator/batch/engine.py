"""Run the rules over a chunk of households as arrays: the same rules as for one case, none written a second time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

import numpy as np

from calculator.amounts.table_files import NormSet
from calculator.amounts.tables import load_tables
from calculator.batch.columns import DIFFERENCE, NUMBERS, OF_DWELLING, OF_HOUSEHOLD
from calculator.batch.population import AGE_OF_CO_RESIDENT, Adult, Home, Households
from calculator.batch.reading import KINDS, AgeLists, Array
from calculator.cases.case import Huishouden, Persoon, Woonsituatie
from calculator.cases.fields import Refused
from calculator.dutch.ages import OLDEST
from calculator.law.norms import OWN
from calculator.rules.inputs import How, Input
from calculator.rules.rounding import GUARD_CENT
from calculator.rules.rule import OF_THE_OTHER, Rule
from calculator.run.ages import facts_of_age, month_of
from calculator.run.households import (
    DWELLING_FIELDS,
    HOUSEHOLD_FIELDS,
    OF_AANVRAGER,
    PERSON_FIELDS,
    ROLLEN_MET_NETTO,
    VOLWASSEN,
    aow_months,
    norm_kind,
    read_inputs,
)
from calculator.run.plan import BELAST, OF_ALL_PERSONS, Plan, needed, plan_for

# What a sheet does not say is as in a case that leaves it out.
_NO_PERSON = read_inputs(PERSON_FIELDS, Persoon(rol="aanvrager", leeftijd=0))
_HOUSEHOLD = read_inputs(HOUSEHOLD_FIELDS, Huishouden(personen=()))
_WONING = read_inputs(DWELLING_FIELDS, Woonsituatie(naam="", kale_huur_per_maand=0.0, energielast_per_maand=0.0))
SLICE = 16_384  # rows at a time: arrays that stay in the cache, and threads that seldom wait for each other
_NORM_CHILDREN = 20  # no norm set has amounts for more children; beyond the table there is no norm
_AOW = "aow_bereikt"
_OF_NORM = ("norm_geldt", "norm_laag_per_maand", "norm_hoog_per_maand", "norm_is_gepubliceerd")
_COMPARED = ("marge_per_maand",)
_OF_DWELLING = ("huurtoeslag_per_maand", "netto_woonlast_per_maand", "resterend_leefbudget_per_maand")


@dataclass(frozen=True, eq=False)
class Regime:
    """What the rows of some days share: a plan with equal values, cut down to the quantities of the sheet.

    ``children`` and ``co_resident`` hold the facts of such persons by age, ``counted`` the inputs of the household that
    are a sum over persons or hold for anybody.
    """

    plan: Plan
    counted: Mapping[str, Input]
    facts: tuple[Rule, ...]
    per_persoon: tuple[Rule, ...]
    per_huishouden: tuple[Rule, ...]
    per_woning: tuple[Rule, ...]
    shared: frozenset[str]
    children: dict[str, Array]
    co_resident: dict[str, Array]
    norm_sets: tuple[NormSet, ...]
    norm: Mapping[str, tuple[Rule, ...]]
    compare: tuple[Rule, ...]

    @property
    def aow(self) -> Array:
        """Whether the AOW age is reached, by age."""
        return self.children[_AOW] > 0


def regime_of(day: str) -> Regime:
    """Return the regime of a day that has a plan; days with equal values and rules have the same one."""
    return _regime_of(plan_for(day))


@lru_cache(4096)
def _regime_of(plan: Plan) -> Regime:
    norms = tuple(norm_set.sha256 + norm_set.id for norm_set in load_tables().default_norms(plan.known_on))
    rules = (*plan.facts, *plan.per_persoon, *plan.per_huishouden, *plan.per_woning)
    parameters = (plan.day[:4], *sorted(plan.parameters.items()))  # the year too: ages give years of birth
    return _regime(_Key(parameters, tuple(map(id, rules)), norms, plan.day))


class _Key:
    """Equal when values, rules and norm are; carries the first day that had them."""

    def __init__(self, parameters: object, rules: object, norms: object, day: str) -> None:
        self._same = (parameters, rules, norms)
        self.day = day

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._same == other._same

    def __hash__(self) -> int:
        return hash(self._same)


@lru_cache(256)
def _regime(key: _Key) -> Regime:
    plan = plan_for(key.day)
    norm_sets = load_tables().default_norms(plan.known_on)
    norm = {name: needed(rules, _OF_NORM) for name, rules in plan.norm.items()}
    per_woning = needed(plan.per_woning, _OF_DWELLING)
    read = {name for rule in per_woning for name in rule.arguments}
    per_huishouden = needed(plan.per_huishouden, {*OF_HOUSEHOLD, *read})
    own = {rule.name for rule in per_huishouden}
    wanted = {name for rules in (per_huishouden, *norm.values()) for rule in rules for name in rule.arguments}
    per_persoon = needed(plan.per_persoon, {item.of_persons for name, item in OF_ALL_PERSONS.items() if name in wanted})
    wanted |= {name for rule in per_persoon for name in rule.arguments}
    counted = {name: item for name, item in OF_ALL_PERSONS.items() if name in wanted}
    for_persons = {_AOW, *wanted, *(item.of_persons for item in counted.values())}
    facts = needed(plan.facts, for_persons)
    ages = np.arange(OLDEST + 1)
    return Regime(
        plan=plan,
        counted=counted,
        facts=facts,
        per_persoon=per_persoon,
        per_huishouden=per_huishouden,
        per_woning=per_woning,
        shared=frozenset(read - {rule.name for rule in per_woning} | own),
        children=_facts(plan, facts, _person(plan, ages, is_kind=True), for_persons),
        co_resident=_facts(
            plan, facts, _person(plan, np.array([AGE_OF_CO_RESIDENT]), is_medebewoner=True), for_persons
        ),
        norm_sets=norm_sets,
        norm=norm,
        compare=needed(plan.marge[OWN], _COMPARED),
    )


def _facts(plan: Plan, facts: tuple[Rule, ...], person: dict[str, Any], wanted: Collection[str]) -> dict[str, Array]:
    """Return what counts of persons of one role, by age, as numbers."""
    values = plan.run_arrays(facts, person)
    return {name: np.broadcast_to(values[name] * 1.0, person["leeftijd"].shape) for name in wanted if name in values}


def _person(plan: Plan, age: Array, **role: bool) -> dict[str, Any]:
    """Return what the rules read of persons besides incomes, of all of which only the age is known."""
    return {
        **_NO_PERSON,
        "is_aanvrager": False,
        "is_partner": False,
        "is_kind": False,
        "is_medebewoner": False,
        **facts_of_age(age, month_of(plan.day), aow_months(plan)),
        "vermogen_van_medebewoner": 0.0,
        "zorgtoeslag_in_budget_per_maand": 0.0,
        "bijtelling_per_jaar": 0.0,
        "verschil_met_jaarbasis_per_jaar": 0.0,
        "urencriterium": False,
        "starter": False,
        "aow_is_opgegeven": False,
        "aow_opgegeven": False,
        "is_oudste_partner": False,
        **role,
    }


@cache
def _own_norm(norm: str, day: str) -> Array:
    """Return an organisation's norm by partner, everyone of AOW age and number of children; NaN where it has none."""
    norm_set = load_tables().norm_sets[norm]
    table = np.full((2, 2, _NORM_CHILDREN + 1), np.nan)
    for pair in (0, 1):
        for aow in (0, 1):
            for number in range(_NORM_CHILDREN):
                adults = [Persoon(rol=rol, leeftijd=40) for rol in ROLLEN_MET_NETTO[: 1 + pair]]
                children = [Persoon(rol="kind", leeftijd=10)] * number
                kind = norm_kind(Huishouden(personen=(*adults, *children)), day, aow=bool(aow))
                amount = norm_set.amounts.get(kind) if kind else None
                if amount is not None and amount.value is not None:
                    table[pair, aow, number] = amount.value
    return table


def compute_households(households: Households) -> dict[str, Array]:
    """Return the outcomes of every row by column name; NaN in rows that cannot be computed.

    Rows of a day on which a rule misses a table value become wrong rows of ``households``.
    """
    outcome = {name: np.full(households.size, np.nan) for name in NUMBERS}
    for regime, rows in _by_regime(households):
        try:
            for part in _slices(rows):
                _compute(regime, households, part, outcome)
        except Refused as refused:
            for row in rows.tolist() if isinstance(rows, np.ndarray) else range(rows.start, rows.stop):
                households.faults[row] = str(refused)
                households.right[row] = False
            for column in outcome.values():
                column[rows] = np.nan
    return outcome


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


def _slices(rows: Array | slice) -> Iterator[Array | slice]:
    if isinstance(rows, slice):
        yield from (slice(start, min(start + SLICE, rows.stop)) for start in range(rows.start, rows.stop, SLICE))
    else:
        yield from (rows[start : start + SLICE] for start in range(0, len(rows), SLICE))


def _compute(regime: Regime, households: Households, rows: Array | slice, outcome: dict[str, Array]) -> None:
    """Compute one slice of rows of one regime."""
    people = _People(
        pair=households.pair[rows],
        adults=(_part(households.applicant, rows), _part(households.partner, rows)),
        children=households.children.of(rows),
        others=households.others[rows],
    )
    aow, persons, counts = _persons(regime, people)
    norm = _norm(regime, people, aow, counts)
    inputs = {
        **_HOUSEHOLD,
        **counts,
        "aantal_personen": 1 + people.pair + people.children.total(_EVERY_AGE) + people.others,
        **dict.fromkeys(OF_AANVRAGER, people.adults[0].age),
        "vermogen_opgegeven": households.assets[rows],
        "norm_telt_kinderbijslag": norm.counts_child_benefit,
        "norm_zonder_zorgkosten": norm.takes_off_health_cost,
        **_summed(regime, persons, people),
    }
    # What a co-resident earns counts as a whole, so that all of them may be taken together.
    earned = households.others_income[rows]
    inputs["meetellend_inkomen_medebewoners_per_jaar"] = inputs["meetellend_inkomen_medebewoners_per_jaar"] + earned
    values = regime.plan.run_arrays(regime.per_huishouden, inputs)
    for name in OF_HOUSEHOLD:
        outcome[name][rows] = values[name]
    shared = {name: values[name] for name in regime.shared if name in values}
    _dwelling(regime, shared, _home(households.now, rows), norm, outcome, rows, "nu")
    later = households.has_later[rows]
    if later.all():
        _dwelling(regime, shared, _home(households.later, rows), norm, outcome, rows, "na")
    elif later.any():
        some = np.flatnonzero(later)
        size = len(later)
        only = {name: value[some] if np.ndim(value) and len(value) == size else value for name, value in shared.items()}
        which = some + rows.start if isinstance(rows, slice) else rows[some]
        _dwelling(regime, only, _home(households.later, which), norm.of(some), outcome, which, "na")
    change = outcome["resterend_leefbudget_na_per_maand"][rows] - outcome["resterend_leefbudget_nu_per_maand"][rows]
    outcome[DIFFERENCE][rows] = np.floor(change * 100 + (0.5 + GUARD_CENT)) / 100


@dataclass(frozen=True)
class _People:
    """Who live in some rows; of the second adult only the rows of ``pair`` mean anything."""

    pair: Array
    adults: tuple[Adult, Adult]
    children: AgeLists
    others: Array

    @cached_property
    def with_partner(self) -> Array:
        """The places of the rows with a partner."""
        return np.flatnonzero(self.pair)


def _part(adult: Adult, rows: Array | slice) -> Adult:
    return Adult(adult.age[rows], adult.kind[rows], adult.amount[rows])


def _home(home: Home, rows: Array | slice) -> Home:
    return Home(home.rent[rows], home.service[rows], home.energy[rows])


def _persons(regime: Regime, people: _People) -> tuple[Array, list[dict[str, Any]], dict[str, Array]]:
    """Run the rules of aanvrager and partner, of the partner only in the rows that have one.

    Returns whether every adult of a row has reached the AOW age, the values of both, and the facts of the household.
    """
    plan, (first, second) = regime.plan, people.adults
    oldest = ~people.pair | (first.age >= second.age)
    known = (
        _person(plan, first.age, is_aanvrager=True) | {"is_oudste_partner": oldest},
        _person(plan, second.age, is_partner=True) | {"is_oudste_partner": ~oldest},
    )
    adults = [person | _facts_of(plan, regime.facts, person) for person in known]
    aow = adults[0][_AOW] & (adults[1][_AOW] | ~people.pair)
    counts = _counted(regime, adults, people)
    values = [adults[0] | _incomes(first) | counts, {}]
    only = people.with_partner
    if len(only):
        partner = adults[1] | _incomes(second) | counts
        values[1] = {name: value[only] if np.ndim(value) else value for name, value in partner.items()}
    for rule in regime.per_persoon:
        for name in rule.of_the_other:
            values[0][name + OF_THE_OTHER] = _spread(values[1][name], people) if len(only) else 0.0
            if len(only):
                other = values[0][name]
                values[1][name + OF_THE_OTHER] = other[only] if np.ndim(other) else other
        for person in values if len(only) else values[:1]:
            person[rule.name] = plan.array_value(rule, {**person, **plan.known_to_arrays})
    return aow, values, counts


def _facts_of(plan: Plan, facts: tuple[Rule, ...], person: dict[str, Any]) -> dict[str, Any]:
    values = plan.run_arrays(facts, person)
    return {rule.name: values[rule.name] for rule in facts}


def _incomes(adult: Adult) -> dict[str, Any]:
    """Return the income of each kind; a number where no row has that kind."""
    here = np.bincount(adult.kind + 1, minlength=len(KINDS) + 1)
    return {
        f"{soort}_per_jaar": np.where(adult.kind == code, adult.amount, 0.0) if here[code + 1] else 0.0
        for soort in (*BELAST, "onbelast")
        for code in [KINDS.index(soort)]
    }


def _spread(value: Any, people: _People) -> Array:
    """Return the values of the partners in all rows, nil where there is none."""
    found = np.zeros(len(people.pair))
    found[people.with_partner] = value
    return found


def _counted(regime: Regime, adults: list[dict[str, Any]], people: _People) -> dict[str, Array]:
    """Return the inputs of the household that count persons by their facts."""
    found: dict[str, Array] = {}
    for name, item in regime.counted.items():
        fact = item.of_persons
        if fact not in adults[0]:
            continue
        of_adults = adults[0][fact] * 1.0 + people.pair * adults[1][fact]
        others = people.others * regime.co_resident[fact]
        total = of_adults + people.children.total(regime.children[fact]) + others
        found[name] = total > 0 if item.how is How.ANYBODY else total
    return found


def _summed(regime: Regime, persons: list[dict[str, Any]], people: _People) -> dict[str, Any]:
    """Return the inputs of the household that add up amounts of aanvrager and partner."""
    found: dict[str, Any] = {}
    for name, item in regime.counted.items():
        if item.of_persons in persons[0] and item.of_persons not in regime.children:
            found[name] = persons[0][item.of_persons]
            if persons[1]:
                found[name] = found[name] + _spread(persons[1][item.of_persons], people)
    return found


_EVERY_AGE = np.ones(OLDEST + 1)
_MINOR = (np.arange(OLDEST + 1) < VOLWASSEN) * 1.0


@dataclass(frozen=True)
class _Norm:
    """The norm of some rows, low and high, and what counts in the comparison; NaN where there is none."""

    low: Array
    high: Array
    counts_child_benefit: Array
    takes_off_health_cost: Array
    published: Array

    def of(self, rows: Array) -> _Norm:
        """Return the norm of some of them."""
        return _Norm(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


def _norm(regime: Regime, people: _People, aow: Array, counts: Mapping[str, Array]) -> _Norm:
    """Return the norm of each row: of the first norm of the day that has an amount for it."""
    size = len(people.pair)
    found = _Norm(np.full(size, np.nan), np.full(size, np.nan), *(np.zeros(size, dtype=bool) for _ in range(3)))
    left = np.ones(size, dtype=bool)
    for norm_set in regime.norm_sets:
        own = norm_set.amounts
        values = dict(counts)
        if own:
            number = np.minimum(people.children.total(_MINOR), _NORM_CHILDREN).astype(np.int64)
            table = _own_norm(norm_set.id, regime.plan.day)
            values["eigen_norm_per_maand"] = table[people.pair.astype(np.int64), aow.astype(np.int64), number]
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
    norm: _Norm,
    outcome: dict[str, Array],
    rows: Array | slice,
    when: str,
) -> None:
    """Run the rules of one dwelling and keep what the sheet shows; the later one is the same as now, renovated."""
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
        "huurtoeslag_in_de_woning_nu_per_maand": (
            outcome["huurtoeslag_nu_per_maand"][rows] if when == "na" else np.zeros(len(home.rent))
        ),
        "norm_laag_per_maand": norm.low,
        "norm_hoog_per_maand": norm.high,
        "norm_per_maand": norm.high,
    }
    values = regime.plan.run_arrays((*regime.per_woning, *regime.compare), inputs)
    for name in OF_DWELLING:
        outcome[f"{name}_{when}_per_maand"][rows] = values[f"{name}_per_maand"]


def spread_service(service: Array) -> tuple[Array, ...]:
    """Spread eligible service costs over the four kinds of the law: the sheet gives them as one amount.

    Evenly, cents left over to the first: so the maximum per kind works out as four times that maximum over the whole.
    """
    cents = np.rint(service * 100) if service.any() else np.zeros(1)
    return tuple(np.floor((cents + more) / 4) / 100 for more in (3, 2, 1, 0))
