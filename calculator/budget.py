"""Compute a case: the rules in order over its persons, its household and its dwellings, into one result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from calculator import __version__
from calculator.case import Geval
from calculator.explain import Derivation
from calculator.households import PersonYear, dwelling_inputs, household_inputs, norm_kind, person_years
from calculator.passports import passports
from calculator.plan import ROLLEN_MET_NETTO, UIT_PERSOON, Plan, plan_for
from calculator.reasons import reason_for_nil
from calculator.result import (
    HuishoudenResultaat,
    Norm,
    Overschreven,
    Resultaat,
    Verschil,
    WoningResultaat,
)
from calculator.rounding import op_centen
from calculator.signals import signals
from calculator.tables import NormAmount, NormSet, load_tables


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


def compute(geval: Geval) -> Resultaat:
    """Compute one case.

    Raises:
        Refused: the peildatum is not covered, or a table misses an amount this case needs.
    """
    return present(evaluate(geval))


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


def present(computed: Computed) -> Resultaat:
    """Put computed values in the result object."""
    geval, household = computed.geval, computed.household
    norm = Norm(computed.norm_set.id, computed.norm_per_maand, computed.norm_set.includes, computed.norm_set.excludes)
    derivation = Derivation(computed)
    woonsituaties = tuple(
        WoningResultaat(
            naam=woning.naam,
            rekenhuur_per_maand=values["rekenhuur_per_maand"],
            basishuur_per_maand=op_centen(values["basishuur_per_maand"]),
            huurtoeslag_per_maand=float(values["huurtoeslag_per_maand"]),
            huurtoeslag_onafgerond_per_maand=_clean(values["huurtoeslag_onafgerond_per_maand"]),
            geen_huurtoeslag_omdat=reason_for_nil(values, replaced.get("huurtoeslag_per_maand")),
            netto_woonlast_per_maand=values["netto_woonlast_per_maand"],
            resterend_leefbudget_per_maand=values["resterend_leefbudget_per_maand"],
            norm=norm,
            marge_per_maand=values.get("marge_per_maand"),
            derive=partial(derivation.of_dwelling, index),
        )
        for index, (woning, (values, replaced)) in enumerate(zip(geval.woonsituaties, computed.dwellings, strict=True))
    )
    return Resultaat(
        geval=geval,
        programma=f"Leefbudget {__version__}",
        tabellen=passports(geval.peildatum),
        huishouden=HuishoudenResultaat(
            **{name: float(household[name]) for name in HuishoudenResultaat.__dataclass_fields__}
        ),
        woonsituaties=woonsituaties,
        verschillen=tuple(_difference(computed, index) for index in range(1, len(woonsituaties))),
        overschreven=_overruled(computed),
        signalen=signals(computed),
    )


def _clean(value: float) -> float:
    """Drop the binary dust behind the tenth decimal of an unrounded amount."""
    return round(float(value), 10)


def _difference(computed: Computed, index: int) -> Verschil:
    first, later = computed.dwellings[0][0], computed.dwellings[index][0]

    def change(name: str) -> float:
        return op_centen(float(later[name] - first[name]))

    return Verschil(
        van=computed.geval.woonsituaties[0].naam,
        naar=computed.geval.woonsituaties[index].naam,
        huur_per_maand=change("kale_huur_per_maand"),
        huurtoeslag_per_maand=change("huurtoeslag_per_maand"),
        energielast_per_maand=change("energielast_per_maand"),
        netto_woonlast_per_maand=change("netto_woonlast_per_maand"),
        resterend_leefbudget_per_maand=change("resterend_leefbudget_per_maand"),
        energiebesparing_break_even_per_maand=op_centen(
            change("netto_woonlast_per_maand") - change("energielast_per_maand")
        ),
    )


def _overruled(computed: Computed) -> tuple[Overschreven, ...]:
    fixed = computed.geval.vaste_bedragen
    replaced: Mapping[str, Any] = {**computed.household_replaced, **computed.dwellings[0][1]}
    if computed.norm_amount is not None:
        replaced = {**replaced, "norm_per_maand": computed.norm_amount.value}
    found = []
    for name in fixed.__dataclass_fields__:
        given = getattr(fixed, name)
        if given is not None:
            berekend = replaced.get(name)
            found.append(Overschreven(name, given, None if berekend is None else float(berekend)))
    return tuple(found)
