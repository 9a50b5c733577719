"""Run the rules over a case: persons, then the household, then each dwelling; every value kept by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, TypeVar

from calculator.amounts.table_files import NormSet
from calculator.cases.case import Geval, Huishouden, OntvangtNu, VasteBedragen, Woonsituatie
from calculator.cases.fields import Refused
from calculator.records import record
from calculator.run.birth_facts import Reading
from calculator.run.childcare import NONE, childcare_inputs, shape_of
from calculator.run.households import (
    PersonYear,
    dwelling_inputs,
    household_inputs,
    norm_kind,
    of_all_persons,
    person_years,
    received_inputs,
)
from calculator.run.norm_line import NormLine, norm_line
from calculator.run.other_homes import by_itself, differs, refused_in
from calculator.run.plan import OF_ALL_PERSONS, Plan, plan_for

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Household:
    """Every value of a household on a day, whatever dwelling it lives in.

    ``persons`` hold every person with its ``own`` values: those of the case, without the table values of the day.
    ``replaced`` is what the rules gave where ``given`` overruled them.
    ``over_incomes`` keeps what was drawn of it over incomes: while somebody changes a dwelling it remains the same.
    """

    huishouden: Huishouden
    plan: Plan
    persons: tuple[tuple[PersonYear, dict[str, Any]], ...]
    own: dict[str, Any]
    replaced: dict[str, Any]
    given: dict[str, float]
    norm: NormLine
    over_incomes: dict[tuple[float, ...], dict[str, Any]] = field(default_factory=dict, repr=False)
    _found: dict[Any, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def values(self) -> dict[str, Any]:
        """Every value, those of the tables as well."""
        return {**self.plan.known, **self.own}

    def once(self, what: Any, find: Callable[[], T]) -> T:
        """Return what follows from the household alone: found once, and let go of with it."""
        if what not in self._found:
            self._found[what] = find()
        found: T = self._found[what]
        return found

    @property
    def norm_set(self) -> NormSet:
        """The norm that says what counts in the comparison."""
        return self.norm.norm_set


@record(frozen=True)
class Situation:
    """Every value of one dwelling, with the household that lives in it; ``own`` as there."""

    woning: Woonsituatie
    household: Household
    own: dict[str, Any]
    replaced: dict[str, Any]

    @cached_property
    def values(self) -> dict[str, Any]:
        """Every value, those of the tables as well."""
        return {**self.household.plan.known, **self.own}


@record(frozen=True)
class Computed:
    """Every value of a case, before it is put in a result."""

    geval: Geval
    situations: tuple[Situation, ...]

    @property
    def first(self) -> Situation:
        """The situation now."""
        return self.situations[0]


def evaluate(geval: Geval, readings: Mapping[int, Reading] | None = None) -> Computed:
    """Run the rules over a case, without making the result that presenters show.

    ``readings`` holds, by the place of a person, another reading of the age than the case gives.

    Raises:
        Refused: the day is not covered, or a table misses an amount this case needs.
    """
    household = _home(geval, readings) if readings else _same_home(_asked_of_home(geval))
    comes_in = received_inputs(geval.ontvangt_nu, "huurtoeslag")
    first = _situation(geval.woonsituaties[0], household, geval.vaste_bedragen.huurtoeslag_per_maand, comes_in)
    received = geval.ontvangt_nu.huurtoeslag_per_maand
    now = first.own["huurtoeslag_per_maand"] if received is None else received
    later = (
        _with_own_home(geval, index, now)
        if differs(geval, index)
        else _situation(woning, household, None, comes_in, now)
        for index, woning in enumerate(geval.woonsituaties[1:], 1)
    )
    return Computed(geval, (first, *later))


def _with_own_home(geval: Geval, index: int, huurtoeslag_nu: float) -> Situation:
    """Return a situation with a household or day of its own, as the first of a case by itself would be."""
    own = by_itself(geval, index)
    comes_in = received_inputs(own.ontvangt_nu, "huurtoeslag")
    try:
        return _situation(geval.woonsituaties[index], _home(own), None, comes_in, huurtoeslag_nu)
    except Refused as refused:
        raise refused_in(refused, geval, index) from refused


def _home(geval: Geval, readings: Mapping[int, Reading] | None = None) -> Household:
    """Return the household of a case on its day."""
    return _household(*_asked_of_home(geval), readings)


_Asked = tuple[Huishouden, Plan, OntvangtNu, VasteBedragen, str | None]
_last: list[tuple[_Asked, Household]] = []  # no more than one


def _asked_of_home(geval: Geval) -> _Asked:
    """Return all of a case that its household follows from."""
    plan = plan_for(geval.peildatum, shape_of(geval))
    return geval.huishouden, plan, geval.ontvangt_nu, geval.vaste_bedragen, geval.norm


def _same_home(asked: _Asked) -> Household:
    """Return the household of a case; the one before it as long as somebody changes a dwelling only."""
    for before, household in _last:
        if before == asked:
            return household
    found = _household(*asked)
    _last[:] = [(asked, found)]
    return found


def forget() -> None:
    """Let go of the household that is kept, so that nothing of a case stays behind."""
    _last.clear()


def _household(
    huishouden: Huishouden,
    plan: Plan,
    ontvangt_nu: OntvangtNu,
    vast: VasteBedragen,
    naam: str | None,
    readings: Mapping[int, Reading] | None = None,
) -> Household:
    given = {name: value for name in vast.__dataclass_fields__ if (value := getattr(vast, name)) is not None}
    given.pop("huurtoeslag_per_maand", None)  # of a dwelling
    norm = given.pop("norm_per_maand", None)
    years, facts = person_years(huishouden, plan, readings)
    persons = _persons(years, plan)
    aanvrager = next(year.inputs for year in years if year.persoon.rol == "aanvrager")
    aow = all(values["aow_bereikt"] for year, values in persons if year.is_adult)
    line = norm_line(naam, plan, facts, partial(norm_kind, huishouden, plan.day, aow=aow), norm)
    values = {
        **(line.values if line.known else {}),
        **NONE,
        **household_inputs(huishouden, aanvrager),
        **(childcare_inputs(huishouden, plan.day) if plan.with_childcare else {}),
        **facts,
        **of_all_persons([values for _, values in persons], besides=facts),
        **received_inputs(ontvangt_nu, "zorgtoeslag", "kindgebonden_budget", "kinderbijslag", "kinderopvangtoeslag"),
        "netto_is_opgegeven": "netto_inkomen_per_maand" in given,
        "norm_telt_kinderbijslag": line.norm_set.counts_child_benefit,
        "norm_zonder_zorgkosten": line.norm_set.takes_off_health_cost,
    }
    replaced = plan.add(plan.per_huishouden, values, given)
    return Household(
        huishouden=huishouden,
        plan=plan,
        persons=persons,
        own=values,
        replaced=replaced,
        given=given,
        norm=line,
    )


def _persons(years: list[PersonYear], plan: Plan) -> tuple[tuple[PersonYear, dict[str, Any]], ...]:
    """Run the rules of incomes: for aanvrager and partner beside each other, for the others one by one."""
    adults = [year for year in years if year.is_adult]
    found = dict(zip(map(id, adults), plan.run_beside(plan.per_persoon, [year.inputs for year in adults]), strict=True))
    for year in years:
        if not year.is_adult:
            earns = year.incomes or year.persoon.in_budget  # of the others nothing follows from incomes
            found[id(year)] = (
                plan.run_beside(plan.per_persoon, [year.inputs])[0] if earns else {**year.inputs, **_NOTHING}
            )
            if has_own_zorgtoeslag(year):
                own = own_zorgtoeslag(found[id(year)], plan)
                found[id(year)]["zorgtoeslag_in_budget_per_maand"] = own["zorgtoeslag_per_maand"]
    return tuple((year, found[id(year)]) for year in years)


def has_own_zorgtoeslag(year: PersonYear) -> bool:
    """Whether an adult besides aanvrager and partner counts in the budget, with a zorgtoeslag of their own."""
    return bool(year.persoon.in_budget and year.inputs["betaalt_zorgpremie"] and not year.inputs["is_toeslagpartner"])


def own_zorgtoeslag(values: Mapping[str, Any], plan: Plan) -> dict[str, Any]:
    """Return every value behind the zorgtoeslag of an adult, by the rules of a household of one."""
    return plan.run(plan.eigen_zorgtoeslag, _household_of_one(values))[0]


def _household_of_one(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the rules of a household read of an adult who has a right of their own."""
    return {
        "heeft_toeslagpartner": False,
        "aantal_verzekerden": int(values["is_verzekerde_volwassene"]),
        "toetsingsinkomens_per_jaar": values["verzamelinkomen_per_jaar"],
        "vermogen_opgegeven": values["vermogen_van_medebewoner"],
        "vermogen_toeslagpartner": 0.0,
        "zorgtoeslag_anderen_per_maand": 0.0,
    }


_NOTHING = {item.of_persons: 0.0 for item in OF_ALL_PERSONS.values() if item.of_persons.endswith("_per_jaar")}


def _situation(
    woning: Woonsituatie,
    household: Household,
    huurtoeslag: float | None,
    received: Mapping[str, Any],
    huurtoeslag_nu: float = 0.0,
) -> Situation:
    """Run the rules of a dwelling; ``huurtoeslag_nu`` is what a later one is preceded by."""
    plan, norm = household.plan, household.norm
    overrides: Mapping[str, float] | None = None if huurtoeslag is None else {"huurtoeslag_per_maand": huurtoeslag}
    values = {**household.own, **received, **dwelling_inputs(woning, huurtoeslag_nu)}
    replaced = plan.add(plan.per_woning, values, overrides)
    if norm.known:
        plan.add(plan.marge[norm.rules], values)
    return Situation(woning, household, values, replaced)
