"""What the rows of a batch sheet of some days share: the rules and table values, cut down to the sheet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np

from calculator.amounts.table_files import NormSet
from calculator.amounts.tables import load_tables
from calculator.batch.columns import OF_HOUSEHOLD
from calculator.batch.population import AGE_OF_CO_RESIDENT
from calculator.batch.reading import AGE_OF, BORN_OF, MONTH_OF, Array, Lists
from calculator.cases.case import Huishouden, Persoon
from calculator.dutch.ages import OLDEST
from calculator.law.norms import OWN
from calculator.rules.arrays import choose
from calculator.rules.inputs import Input
from calculator.rules.order import needed
from calculator.rules.rule import Rule
from calculator.run.birth_facts import aow_months_in, birth_in, facts_of_age, facts_of_birth, month_of
from calculator.run.households import OF_AANVRAGER, PERSON_FIELDS, ROLLEN_MET_NETTO, aow_months, norm_kind, read_inputs
from calculator.run.plan import OF_ALL_PERSONS, Plan, plan_for

# What a sheet does not say is as in a case that leaves it out.
_NO_PERSON = read_inputs(PERSON_FIELDS, Persoon(rol="aanvrager", leeftijd=0))
NORM_CHILDREN = 20  # no norm set has amounts for more children; beyond the table there is no norm
AOW = "aow_bereikt"
_OF_NORM = ("norm_geldt", "norm_laag_per_maand", "norm_hoog_per_maand", "norm_is_gepubliceerd")
_COMPARED = ("marge_per_maand", "genoeg_om_van_te_leven", "te_weinig_om_van_te_leven")
# Besides the columns: what a remark on a row tells.
_TOLD = ("zorgkosten_per_maand", "uitbetaling_heffingskorting_per_maand", "bijstandsnorm_per_maand")
_TOLD_OF_DWELLING = ("rekenhuur_per_maand", "huur_niet_te_hoog", "verworven_recht", "uitzondering_huurgrens")
_TOLD_OF_PERSONS = (
    "combinatiekorting_geldt",
    "aow_dit_jaar",
    "arbeidsinkomen_per_jaar",
    "belastbaar_inkomen_per_jaar",
)
# What is read of the outcomes besides what has a rule in the sheet.
_READ = ("onbelast_inkomen_per_maand", "aanvrager_of_partner_aow_bereikt")
_READ_OF_DWELLING = ("norm_hoog_per_maand", "huurgrens_per_maand", "aftoppingsgrens")
_READ_OF_PERSONS = (AOW, "aow_per_jaar", "geboortejaar_hoogstens")
_OF_DWELLING = ("huurtoeslag_per_maand", "netto_woonlast_per_maand", "resterend_leefbudget_per_maand")


@dataclass(frozen=True, eq=False)
class Regime:
    """What the rows of some days share: a plan with equal values, cut down to the quantities of the sheet.

    ``children`` and ``co_resident`` hold the facts of such persons by age, ``by_law`` what they differ by when they are
    the toeslagpartner by law, ``counted`` the inputs of the household that are a sum over persons or hold for anybody.
    What is ``kept`` of the outcomes is what columns and remarks read.
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
    by_law: dict[str, dict[str, Array]]
    norm_sets: tuple[NormSet, ...]
    norm: Mapping[str, tuple[Rule, ...]]
    compare: tuple[Rule, ...]
    kept_of_persons: frozenset[str]
    kept_of_household: frozenset[str]
    kept_of_dwelling: frozenset[str]

    @property
    def aow(self) -> Array:
        """Whether the AOW age is reached, by age."""
        return self.children[AOW] > 0


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
    per_woning = needed(plan.per_woning, {*_OF_DWELLING, *_TOLD_OF_DWELLING})
    read = {name for rule in per_woning for name in rule.arguments}
    per_huishouden = needed(plan.per_huishouden, {*OF_HOUSEHOLD, *_TOLD, *read})
    own = {rule.name for rule in per_huishouden}
    read_there = (per_huishouden, plan.toeslagpartner, *norm.values())
    wanted = {name for rules in read_there for rule in rules for name in rule.arguments}
    counting = {item.of_persons for name, item in OF_ALL_PERSONS.items() if name in wanted}
    per_persoon = needed(plan.per_persoon, {*counting, *_TOLD_OF_PERSONS})
    wanted |= {name for rule in per_persoon for name in rule.arguments}
    counted = {name: item for name, item in OF_ALL_PERSONS.items() if name in wanted}
    read_of_partners = {name for rule in plan.toeslagpartner for name in rule.arguments}
    for_persons = {AOW, *_TOLD_OF_PERSONS, *wanted, *(item.of_persons for item in counted.values())}
    facts = needed(plan.facts, for_persons)
    ages, one = np.arange(OLDEST + 1), np.array([AGE_OF_CO_RESIDENT])
    roles = {"kind": (ages, "is_kind"), "medebewoner": (one, "is_medebewoner")}
    usual, partner = (
        {
            rol: _facts(plan, facts, person_of(plan, age) | {role: True, "toeslagpartner": by_law}, for_persons)
            for rol, (age, role) in roles.items()
        }
        for by_law in (False, True)
    )
    return Regime(
        plan=plan,
        counted=counted,
        facts=facts,
        per_persoon=per_persoon,
        per_huishouden=per_huishouden,
        per_woning=per_woning,
        shared=frozenset(read - {rule.name for rule in per_woning} | own),
        children=usual["kind"],
        co_resident=usual["medebewoner"],
        by_law={rol: {name: partner[rol][name] - usual[rol][name] for name in usual[rol]} for rol in roles},
        norm_sets=norm_sets,
        norm=norm,
        compare=needed(plan.marge[OWN], _COMPARED),
        kept_of_persons=frozenset((*counting, *_TOLD_OF_PERSONS, *_READ_OF_PERSONS, *OF_AANVRAGER.values())),
        kept_of_household=frozenset((*OF_HOUSEHOLD, *_TOLD, *_READ, *read, *read_of_partners)),
        kept_of_dwelling=frozenset((*_OF_DWELLING, *_TOLD_OF_DWELLING, *_COMPARED, *_READ_OF_DWELLING)),
    )


def _facts(plan: Plan, facts: tuple[Rule, ...], person: dict[str, Any], wanted: Collection[str]) -> dict[str, Array]:
    """Return what counts of persons of one role, by age, as numbers."""
    values = plan.run_arrays(facts, person)
    return {name: np.broadcast_to(values[name] * 1.0, person["leeftijd"].shape) for name in wanted if name in values}


def person_of(plan: Plan, age: Array, birth: Array | None = None, month: Any = None) -> dict[str, Any]:
    """Return what the rules read of persons besides incomes and role; ``birth`` is NaN where only the age is known."""
    facts = facts_of_age(age, month_of(plan.day), aow_months(plan))
    if birth is not None:
        known = ~np.isnan(birth)
        with np.errstate(invalid="ignore"):
            before = aow_months_in(int(plan.day[:4]) - 1)
            born = facts_of_birth(birth, month, age, aow_months(plan), before, np.clip)
        facts = {name: choose(known, born[name], value) for name, value in facts.items()}
    facts["premiemaanden"] = np.asarray(facts["premiemaanden"]).astype(np.int64)  # by which amounts are looked up
    return {
        **_NO_PERSON,
        "is_aanvrager": False,
        "is_partner": False,
        "is_kind": False,
        "is_medebewoner": False,
        **facts,
        "vermogen_van_medebewoner": 0.0,
        "zorgtoeslag_in_budget_per_maand": 0.0,
        "bijtelling_per_jaar": 0.0,
        "verschil_met_jaarbasis_per_jaar": 0.0,
        "urencriterium": False,
        "starter": False,
        "aow_is_opgegeven": False,
        "aow_opgegeven": False,
        "is_oudste_partner": False,
    }


def facts_of(plan: Plan, facts: tuple[Rule, ...], person: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of persons."""
    values = plan.run_arrays(facts, person)
    return {rule.name: values[rule.name] for rule in facts}


def child_facts(regime: Regime, children: Lists) -> Callable[[str], Array]:
    """Return how to find a fact of every child of all lists, as a number."""
    ages = children.persons[AGE_OF]
    if BORN_OF not in children.persons:
        place = ages.astype(np.int64)
        return lambda name: regime.children[name][place]
    births, months = birth_in(children.persons[BORN_OF]), children.persons[MONTH_OF]
    person = person_of(regime.plan, ages, births, months) | {"is_kind": True}
    return _facts(regime.plan, regime.facts, person, regime.children).__getitem__


@cache
def own_norm(norm: str, day: str) -> Array:
    """Return an organisation's norm by partner, everyone of AOW age and number of children; NaN where it has none."""
    norm_set = load_tables().norm_sets[norm]
    table = np.full((2, 2, NORM_CHILDREN + 1), np.nan)
    for pair in (0, 1):
        for aow in (0, 1):
            for number in range(NORM_CHILDREN):
                adults = [Persoon(rol=rol, leeftijd=40) for rol in ROLLEN_MET_NETTO[: 1 + pair]]
                children = [Persoon(rol="kind", leeftijd=10)] * number
                kind = norm_kind(Huishouden(personen=(*adults, *children)), day, aow=bool(aow))
                amount = norm_set.amounts.get(kind) if kind else None
                if amount is not None and amount.value is not None:
                    table[pair, aow, number] = amount.value
    return table
