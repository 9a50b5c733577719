"""Run the rules over a case: persons, then the household, then each dwelling; every value kept by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from calculator.amounts.table_files import NormAmount, NormSet
from calculator.amounts.tables import load_tables
from calculator.cases.case import Geval, Huishouden, Woonsituatie
from calculator.run.households import (
    PersonYear,
    dwelling_inputs,
    household_inputs,
    norm_kind,
    of_all_persons,
    person_years,
)
from calculator.run.plan import OF_ALL_PERSONS, Plan, plan_for


@dataclass(frozen=True)
class Household:
    """Every value of a household on a day, whatever dwelling it lives in.

    ``persons`` hold every person with its values. ``replaced`` is what the rules gave where ``given`` overruled them.
    """

    huishouden: Huishouden
    plan: Plan
    persons: tuple[tuple[PersonYear, dict[str, Any]], ...]
    values: dict[str, Any]
    replaced: dict[str, Any]
    given: dict[str, float]
    norm_set: NormSet
    norm_kind: str | None
    norm_amount: NormAmount | None
    norm_per_maand: float | None


@dataclass(frozen=True)
class Situation:
    """Every value of one dwelling, with the household that lives in it."""

    woning: Woonsituatie
    household: Household
    values: dict[str, Any]
    replaced: dict[str, Any]


@dataclass(frozen=True)
class Computed:
    """Every value of a case, before it is put in a result."""

    geval: Geval
    situations: tuple[Situation, ...]

    @property
    def first(self) -> Situation:
        """The situation now."""
        return self.situations[0]


def evaluate(geval: Geval) -> Computed:
    """Run the rules over a case, without making the result that presenters show.

    Raises:
        Refused: the day is not covered, or a table misses an amount this case needs.
    """
    fixed = {
        name: value
        for name in geval.vaste_bedragen.__dataclass_fields__
        if (value := getattr(geval.vaste_bedragen, name)) is not None
    }
    huurtoeslag = fixed.pop("huurtoeslag_per_maand", None)
    norm = fixed.pop("norm_per_maand", None)
    household = _household(geval.huishouden, plan_for(geval.peildatum), geval.norm, fixed, norm)
    return Computed(
        geval,
        tuple(
            _situation(woning, household, huurtoeslag if index == 0 else None)
            for index, woning in enumerate(geval.woonsituaties)
        ),
    )


def _household(
    huishouden: Huishouden, plan: Plan, norm_id: str | None, given: dict[str, float], norm: float | None
) -> Household:
    tables = load_tables()
    norm_set = tables.norm_sets[norm_id] if norm_id else tables.default_norm(plan.day)
    years, facts = person_years(huishouden, plan)
    persons = _persons(years, plan)
    kind = norm_kind(huishouden, aow=all(values["aow_bereikt"] for year, values in persons if year.is_adult))
    amount = norm_set.amounts.get(kind) if kind else None
    inputs = {
        **household_inputs(huishouden),
        **facts,
        **of_all_persons([values for _, values in persons]),
        "norm_telt_kinderbijslag": norm_set.counts_child_benefit,
        "norm_zonder_zorgkosten": norm_set.takes_off_health_cost,
    }
    values, replaced = plan.run(plan.per_huishouden, inputs, given)
    return Household(
        huishouden=huishouden,
        plan=plan,
        persons=persons,
        values=values,
        replaced=replaced,
        given=given,
        norm_set=norm_set,
        norm_kind=kind,
        norm_amount=amount,
        norm_per_maand=norm if norm is not None else amount.value if amount else None,
    )


def _persons(years: list[PersonYear], plan: Plan) -> tuple[tuple[PersonYear, dict[str, Any]], ...]:
    """Run the rules of incomes: for aanvrager and partner beside each other, for the others one by one."""
    adults = [year for year in years if year.is_adult]
    found = dict(zip(map(id, adults), plan.run_beside(plan.per_persoon, [year.inputs for year in adults]), strict=True))
    for year in years:
        if not year.is_adult:
            earns = bool(year.incomes)  # who has no income has none of what follows from it
            found[id(year)] = (
                plan.run_beside(plan.per_persoon, [year.inputs])[0]
                if earns
                else {**year.inputs, **plan.known, **_NOTHING}
            )
    return tuple((year, found[id(year)]) for year in years)


_NOTHING = {item.of_persons: 0.0 for item in OF_ALL_PERSONS.values() if item.of_persons.endswith("_per_jaar")}


def _situation(woning: Woonsituatie, household: Household, huurtoeslag: float | None) -> Situation:
    plan = household.plan
    overrides: Mapping[str, float] | None = None if huurtoeslag is None else {"huurtoeslag_per_maand": huurtoeslag}
    values, replaced = plan.run(plan.per_woning, {**household.values, **dwelling_inputs(woning)}, overrides)
    if household.norm_per_maand is not None:
        values, _ = plan.run(plan.marge, {**values, "norm_per_maand": household.norm_per_maand})
    return Situation(woning, household, values, replaced)
