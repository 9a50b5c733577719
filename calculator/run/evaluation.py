"""Run the rules over a case: persons, then the household, then each dwelling; every value kept by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from calculator.amounts.table_files import NormAmount, NormSet
from calculator.amounts.tables import load_tables
from calculator.cases.case import Geval
from calculator.rules.rounding import op_centen
from calculator.run.households import PersonYear, dwelling_inputs, household_inputs, norm_kind, person_years
from calculator.run.plan import ROLLEN_MET_NETTO, UIT_PERSOON, Plan, plan_for


@dataclass(frozen=True)
class Computed:
    """Every value of a case, before it is put in a result: by person, for the household and by dwelling."""

    geval: Geval
    plan: Plan
    persons: tuple[tuple[PersonYear, dict[str, Any]], ...]
    household: dict[str, Any]
    household_replaced: dict[str, Any]
    household_given: dict[str, float]
    dwellings: tuple[tuple[dict[str, Any], dict[str, Any]], ...]
    norm_set: NormSet
    norm_amount: NormAmount | None
    norm_kind: str | None
    norm_per_maand: float | None


def evaluate(geval: Geval) -> Computed:
    """Run the rules over a case, without making the result that presenters show."""
    plan = plan_for(geval.peildatum)
    tables = load_tables()
    norm_set = tables.norm_sets[geval.norm] if geval.norm else tables.default_norm(geval.peildatum)
    kind = norm_kind(geval.huishouden, plan)
    amount = norm_set.amounts.get(kind) if kind else None
    fixed = {
        name: value
        for name in geval.vaste_bedragen.__dataclass_fields__
        if (value := getattr(geval.vaste_bedragen, name)) is not None
    }
    norm_per_maand = fixed.pop("norm_per_maand", amount.value if amount else None)
    huurtoeslag = fixed.pop("huurtoeslag_per_maand", None)

    persons = []
    inputs = household_inputs(geval, plan)
    inputs |= {f"{name}_{rol}": 0.0 for name in UIT_PERSOON for rol in ROLLEN_MET_NETTO}
    others, onbelast = 0.0, 0.0
    for year in person_years(geval.huishouden, plan):
        taxed = year.suffix in ROLLEN_MET_NETTO
        rules = plan.per_persoon if taxed else plan.per_medebewoner
        values, _ = plan.run(rules, year.inputs)
        persons.append((year, values))
        if taxed:
            inputs |= {f"{name}_{year.suffix}": values[name] for name in UIT_PERSOON}
        else:
            others = op_centen(others + values["meetellend_inkomen_per_jaar"])
        if year.in_budget:
            onbelast = op_centen(onbelast + year.onbelast_per_jaar)
    inputs |= {
        "meetellend_inkomen_medebewoners_per_jaar": others,
        "onbelast_inkomen_per_jaar": onbelast,
        "norm_telt_kinderbijslag": norm_set.counts_child_benefit,
        "norm_zonder_zorgkosten": norm_set.takes_off_health_cost,
    }
    household, household_replaced = plan.run(plan.per_huishouden, inputs, fixed)

    dwellings = []
    for index, woning in enumerate(geval.woonsituaties):
        overrides = {"huurtoeslag_per_maand": huurtoeslag} if index == 0 and huurtoeslag is not None else None
        values, replaced = plan.run(plan.per_woning, {**household, **dwelling_inputs(woning)}, overrides)
        if norm_per_maand is not None:
            values, _ = plan.run(plan.marge, {**values, "norm_per_maand": norm_per_maand})
        dwellings.append((values, replaced))
    return Computed(
        geval=geval,
        plan=plan,
        persons=tuple(persons),
        household=household,
        household_replaced=household_replaced,
        household_given=fixed,
        dwellings=tuple(dwellings),
        norm_set=norm_set,
        norm_amount=amount,
        norm_kind=kind,
        norm_per_maand=norm_per_maand,
    )
