"""Compute a case: the rules in order over its persons, its household and its dwellings, into one result."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from calculator import __version__
from calculator.cases.case import Geval
from calculator.outcome.explain import Derivation
from calculator.outcome.passports import passports
from calculator.outcome.reasons import reason_for_nil
from calculator.outcome.result import (
    HuishoudenResultaat,
    Norm,
    Overschreven,
    Resultaat,
    Verschil,
    WoningResultaat,
)
from calculator.outcome.signals import signals
from calculator.rules.rounding import op_centen
from calculator.run.evaluation import Computed, evaluate


def compute(geval: Geval) -> Resultaat:
    """Compute one case.

    Raises:
        Refused: the peildatum is not covered, or a table misses an amount this case needs.
    """
    return present(evaluate(geval))


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
