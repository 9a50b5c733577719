"""Run the rules over a chunk of households as arrays: the same rules as for one case, none written a second time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from calculator.amounts.table_files import NormSet
from calculator.amounts.tables import load_tables
from calculator.batch.columns import DIFFERENCE, NUMBERS, OF_DWELLING, OF_HOUSEHOLD
from calculator.batch.population import AGE_OF_CO_RESIDENT, Adult, Home, Households
from calculator.batch.reading import KINDS, Array
from calculator.cases.case import Huishouden, Persoon
from calculator.cases.fields import Refused
from calculator.rules.rounding import GUARD_CENT
from calculator.rules.rule import Rule
from calculator.run.households import BELAST, norm_kind
from calculator.run.plan import ROLLEN_MET_NETTO, UIT_PERSOON, Plan, plan_for

SLICE = 16_384  # rows at a time: arrays that stay in the cache, and threads that seldom wait for each other
_NORM_CHILDREN = 20  # no norm set has amounts for more children; beyond the table there is no norm
_OF_DWELLING = ("huurtoeslag_per_maand", "netto_woonlast_per_maand", "resterend_leefbudget_per_maand")
_ONBELAST = KINDS.index("onbelast")


@dataclass(frozen=True, eq=False)
class Regime:
    """What the rows of some days share: a plan with equal values, cut down to the quantities of the sheet."""

    plan: Plan
    per_persoon: tuple[Rule, ...]
    per_huishouden: tuple[Rule, ...]
    per_woning: tuple[Rule, ...]
    shared: frozenset[str]
    aow_months: float
    norm_set: NormSet
    norms: Array  # by partner, everyone of AOW age, number of children; NaN without a norm


@lru_cache(4096)
def regime_of(day: str) -> Regime:
    """Return the regime of a covered day; days with equal values and rules have the same one."""
    plan = plan_for(day)
    norm_set = load_tables().default_norm(day)
    rules = (*plan.per_persoon, *plan.per_huishouden, *plan.per_woning)
    parameters = tuple(sorted(plan.parameters.items()))
    return _regime(_Key(parameters, tuple(map(id, rules)), norm_set.id, day))


class _Key:
    """Equal when values, rules and norm are; carries the first day that had them."""

    def __init__(self, parameters: object, rules: object, norm: str, day: str) -> None:
        self._same = (parameters, rules, norm)
        self.day = day

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._same == other._same

    def __hash__(self) -> int:
        return hash(self._same)


@lru_cache(256)
def _regime(key: _Key) -> Regime:
    plan = plan_for(key.day)
    norm_set = load_tables().default_norm(key.day)
    per_woning = _needed(plan.per_woning, _OF_DWELLING)
    read = {name for rule in per_woning for name in rule.arguments}
    per_huishouden = _needed(plan.per_huishouden, {*OF_HOUSEHOLD, *read})
    own = {rule.name for rule in per_huishouden}
    of_persons = {
        name.removesuffix(f"_{rol}") for rule in per_huishouden for name in rule.arguments for rol in ROLLEN_MET_NETTO
    }
    return Regime(
        plan=plan,
        per_persoon=_needed(plan.per_persoon, of_persons & set(UIT_PERSOON)),
        per_huishouden=per_huishouden,
        per_woning=per_woning,
        shared=frozenset(read - {rule.name for rule in per_woning} | own),
        aow_months=plan.parameters["aow_leeftijd_jaren"] * 12 + plan.parameters["aow_leeftijd_maanden"],
        norm_set=norm_set,
        norms=_norms(plan, norm_set),
    )


def _needed(rules: Iterable[Rule], targets: Collection[str]) -> tuple[Rule, ...]:
    """Return the rules that ``targets`` rest on, in the order in which they stood."""
    wanted, found = set(targets), []
    for rule in reversed(tuple(rules)):
        if rule.name in wanted:
            wanted.update(rule.arguments)
            found.append(rule)
    return tuple(reversed(found))


def _norms(plan: Plan, norm_set: NormSet) -> Array:
    table = np.full((2, 2, _NORM_CHILDREN + 1), np.nan)
    for pair in (0, 1):
        for aow in (0, 1):
            for number in range(_NORM_CHILDREN):
                adults = [Persoon(rol=rol, leeftijd=40, aow=bool(aow)) for rol in ROLLEN_MET_NETTO[: 1 + pair]]
                children = [Persoon(rol="kind", leeftijd=10)] * number
                kind = norm_kind(Huishouden(personen=(*adults, *children)), plan)
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
    pair = households.pair[rows]
    children = {name: counts[rows] for name, counts in households.children.items()}
    adults = (_part(households.applicant, rows), _part(households.partner, rows))
    aow = [(adult.age * 12 >= regime.aow_months) for adult in adults]
    aow[1] &= pair
    inputs = _household_inputs(regime, households, rows, adults, aow, children)
    combines = _combines(adults, aow, pair, children["onder_12"] > 0)
    with_partner = np.flatnonzero(pair)
    for rol, adult, old, combining in zip(ROLLEN_MET_NETTO, adults, aow, combines, strict=True):
        of_person = _person(regime, adult, old, combining, pair, None if rol == "aanvrager" else with_partner)
        inputs |= {f"{name}_{rol}": value for name, value in of_person.items()}
    values = regime.plan.run_arrays(regime.per_huishouden, inputs)
    for name in OF_HOUSEHOLD:
        outcome[name][rows] = values[name]
    norm = _norm(regime, pair, aow, children, households.others[rows])
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
        _dwelling(regime, only, _home(households.later, which), norm[some], outcome, which, "na")
    change = outcome["resterend_leefbudget_na_per_maand"][rows] - outcome["resterend_leefbudget_nu_per_maand"][rows]
    outcome[DIFFERENCE][rows] = np.floor(change * 100 + (0.5 + GUARD_CENT)) / 100


def _part(adult: Adult, rows: Array | slice) -> Adult:
    return Adult(adult.age[rows], adult.kind[rows], adult.amount[rows])


def _home(home: Home, rows: Array | slice) -> Home:
    return Home(home.rent[rows], home.service[rows], home.energy[rows])


def _combines(adults: tuple[Adult, Adult], aow: list[Array], pair: Array, young: Array) -> tuple[Array, Array]:
    """Say who may have the combinatiekorting, as for one case: who earns least, else the oldest."""
    first, second = (np.where(adult.kind == KINDS.index("loon"), adult.amount, 0.0) for adult in adults)
    least = (first < second) | ((first == second) & (adults[0].age >= adults[1].age)) | ~pair
    return young & least & ~aow[0], young & ~least & ~aow[1]


def _person(
    regime: Regime, adult: Adult, aow: Array, combines: Array, pair: Array, only: Array | None
) -> dict[str, Any]:
    """Run the rules of a person; for the partner only in the rows ``only``, zero elsewhere."""
    alone = ~pair
    if only is not None:
        if not len(only):
            return dict.fromkeys(UIT_PERSOON, 0.0)
        adult, aow, combines, alone = _part(adult, only), aow[only], combines[only], alone[only]
    inputs: dict[str, Any] = {
        "aow_bereikt": aow,
        "aow_alleenstaand": alone,
        "combinatiekorting_geldt": combines,
        "is_kind": False,
        "leeftijd": adult.age,
    }
    here = np.bincount(adult.kind + 1, minlength=len(KINDS) + 1)
    for soort in BELAST:
        code = KINDS.index(soort)
        inputs[f"{soort}_per_jaar"] = np.where(adult.kind == code, adult.amount, 0.0) if here[code + 1] else 0.0
    values = regime.plan.run_arrays(regime.per_persoon, inputs)
    found = {name: values[name] for name in UIT_PERSOON if name in values}
    if only is None:
        return found
    spread: dict[str, Any] = {}
    for name, value in found.items():
        spread[name] = np.zeros(len(pair))
        spread[name][only] = value
    return spread


def _household_inputs(
    regime: Regime,
    households: Households,
    rows: Array | slice,
    adults: tuple[Adult, Adult],
    aow: list[Array],
    children: Mapping[str, Array],
) -> dict[str, Any]:
    """Return the inputs of the household's rules, as for one case."""
    pair, others = households.pair[rows], households.others[rows]
    onbelast = [np.where(adult.kind == _ONBELAST, adult.amount, 0.0) for adult in adults]
    total = (onbelast[0] + onbelast[1]) if any(part.any() for part in onbelast) else 0.0
    return {
        "aantal_personen": 1 + pair + children["aantal"] + others,
        "heeft_partner": pair,
        "leeftijd_aanvrager": adults[0].age,
        "leeftijd_partner": np.where(pair, adults[1].age, 0),
        "leeftijd_oudste_medebewoner": np.where(others > 0, AGE_OF_CO_RESIDENT, 0) if others.any() else 0,
        "iemand_met_arbeidsbeperking": False,
        "iemand_aow_bereikt": aow[0] | aow[1] | (children["oudste"] * 12 >= regime.aow_months),
        "aantal_kinderen": children["aantal"],
        "kinderen_0_5": children["0_5"],
        "kinderen_6_11": children["6_11"],
        "kinderen_12_15": children["12_15"],
        "kinderen_16_17": children["16_17"],
        "aanvrager_of_partner_aow_bereikt": aow[0] | aow[1],
        "aantal_volwassenen": (adults[0].age >= _GROWN_UP)
        + (pair & (adults[1].age >= _GROWN_UP)).astype(np.float64)
        + children["vanaf_18"],
        "vermogen": households.assets[rows],
        "hoogste_vermogen_medebewoner": 0.0,
        "meetellend_inkomen_medebewoners_per_jaar": households.others_income[rows] if others.any() else 0.0,
        "onbelast_inkomen_per_jaar": np.floor(total * 100 + (0.5 + GUARD_CENT)) / 100,
        "zorgkosten_opgegeven_per_maand": 0.0,
        "zorgkosten_zijn_opgegeven": False,
        "vaste_lasten_per_maand": 0.0,
        "norm_telt_kinderbijslag": regime.norm_set.counts_child_benefit,
        "norm_zonder_zorgkosten": regime.norm_set.takes_off_health_cost,
    }


_GROWN_UP = 18


def _norm(regime: Regime, pair: Array, aow: list[Array], children: Mapping[str, Array], others: Array) -> Array:
    """Return the norm of each household; NaN for kinds of household without one."""
    everyone = aow[0] & (aow[1] | ~pair)
    number = np.minimum(children["aantal"], _NORM_CHILDREN).astype(np.int64)
    norm = regime.norms[pair.astype(np.int64), everyone.astype(np.int64), number]
    without = (others > 0) | (children["vanaf_18"] > 0)
    return np.where(without, np.nan, norm)


def _dwelling(
    regime: Regime,
    shared: Mapping[str, Any],
    home: Home,
    norm: Array,
    outcome: dict[str, Array],
    rows: Array | slice,
    when: str,
) -> None:
    """Run the rules of one dwelling and keep what the sheet shows."""
    energie, schoonmaak, huismeester, recreatie = spread_service(home.service)
    inputs = {
        **shared,
        "kale_huur_per_maand": home.rent,
        "servicekosten_energie_per_maand": energie,
        "servicekosten_schoonmaak_per_maand": schoonmaak,
        "servicekosten_huismeester_per_maand": huismeester,
        "servicekosten_recreatie_per_maand": recreatie,
        "overige_servicekosten_per_maand": 0.0,
        "epv_per_maand": 0.0,
        "energielast_per_maand": home.energy,
        "zelfstandig": True,
        "aangepast": False,
        "eerder_huurtoeslag": False,
        "norm_per_maand": norm,
    }
    values = regime.plan.run_arrays((*regime.per_woning, *regime.plan.marge), inputs)
    for name in OF_DWELLING:
        outcome[f"{name}_{when}_per_maand"][rows] = values[f"{name}_per_maand"]


def spread_service(service: Array) -> tuple[Array, ...]:
    """Spread eligible service costs over the four kinds of the law: the sheet gives them as one amount.

    Evenly, cents left over to the first: so the maximum per kind works out as four times that maximum over the whole.
    """
    cents = np.rint(service * 100) if service.any() else np.zeros(1)
    return tuple(np.floor((cents + more) / 4) / 100 for more in (3, 2, 1, 0))
