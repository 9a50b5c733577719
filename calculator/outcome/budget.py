"""Compute a case: the rules in order over its persons, its household and its dwellings, into one result."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial
from typing import Any

from calculator import __version__
from calculator.amounts.tables import pack_name
from calculator.cases.case import Geval
from calculator.outcome.explain import Derivation
from calculator.outcome.passports import passports
from calculator.outcome.reasons import reason_for_nil
from calculator.outcome.result import (
    Norm,
    OpRekening,
    Overschreven,
    Resultaat,
    Tabelpaspoort,
    Verschil,
    WoningResultaat,
)
from calculator.rules import outcomes
from calculator.rules.outcomes import PARTS_OF_NET, HuishoudenUitkomst, Post
from calculator.rules.rounding import op_centen
from calculator.run.childcare import CHILDCARE
from calculator.run.evaluation import Computed, Household, Situation, evaluate
from calculator.run.plan import Plan

_FEW = 64  # plans, or sets of them, of which the passports are kept


def compute(geval: Geval) -> Resultaat:
    """Compute one case.

    Raises:
        Refused: the peildatum is not covered, or a table misses an amount this case needs.
    """
    computed = evaluate(geval)
    derivation = Derivation(computed)
    homes = {home: _household(home) for home in dict.fromkeys(each.household for each in computed.situations)}
    woonsituaties = tuple(
        _situation(situation, homes[situation.household], partial(derivation.of_situation, index))
        for index, situation in enumerate(computed.situations)
    )
    return Resultaat(
        geval=geval,
        programma=program(),
        tabellen=_tables(computed),
        woonsituaties=woonsituaties,
        verschillen=tuple(_difference(computed, index) for index in range(1, len(woonsituaties))),
        overschreven=_overruled(computed),
        computed=computed,
    )


def _tables(computed: Computed) -> tuple[Tabelpaspoort, ...]:
    """Return the passport of every table, once for each day its figures begin; that of childcare where it is asked."""
    return _passports_of(tuple(dict.fromkeys(situation.household.plan for situation in computed.situations)))


@lru_cache(maxsize=_FEW)
def _passports_of(plans: tuple[Plan, ...]) -> tuple[Tabelpaspoort, ...]:
    found = (
        table for plan in plans for table in passports(plan.known_on) if plan.with_childcare or table.id != CHILDCARE
    )
    return tuple(dict.fromkeys(found))


def _situation(situation: Situation, huishouden: HuishoudenUitkomst, derive: Any) -> WoningResultaat:
    values, home = situation.own, situation.household
    return WoningResultaat(
        **{name: op_centen(float(values[name])) for name in _IN_CENTS},
        **{name: round(float(values[name]), 10) for name in _UNROUNDED},  # without the binary dust behind it
        naam=situation.woning.naam,
        huishouden=huishouden,
        geen_huurtoeslag=reason_for_nil(situation),
        norm=_norm(home, values),
        marge_per_maand=values.get("marge_per_maand"),
        rows={name: float(values[quantity]) for name, quantity in _DUE},
        read_on_account=partial(_on_account, situation),
        derive=derive,
    )


def _on_account(situation: Situation) -> OpRekening:
    values = situation.own
    return OpRekening(
        rows={name: float(values[quantity]) for name, quantity in _ON_ACCOUNT},
        marge_per_maand=values.get("marge_op_rekening_per_maand"),
        oordeel=judgement(values, "_op_rekening") if situation.household.norm.known else None,
    )


_ROWS = tuple(outcome for outcome in (*outcomes.HUISHOUDEN, *outcomes.WONING) if outcome.row is not Post.NONE)
_DUE = tuple((outcome.name, outcome.quantity) for outcome in _ROWS)
_ON_ACCOUNT = tuple((outcome.name, outcome.on_account) for outcome in _ROWS)
_OF_HOUSEHOLD = tuple(outcome.name for outcome in outcomes.HUISHOUDEN)
_UNROUNDED = tuple(outcome.name for outcome in outcomes.WONING if "_onafgerond_" in outcome.name)
_IN_CENTS = tuple(outcome.name for outcome in outcomes.WONING if outcome.name not in _UNROUNDED)


def program() -> str:
    """Return the program with its version, and the table pack that it computes with."""
    pack = pack_name()
    return f"Leefbudget {__version__}" + (f", tabellenpakket {pack}" if pack else "")


def _norm(home: Household, values: Mapping[str, Any]) -> Norm:
    line, high, (total_low, total_high) = home.norm, home.norm.high, home.norm.totals
    return Norm(
        naam=line.norm_set.id,
        bedrag_per_maand=high,
        laag_per_maand=line.low,
        hoog_per_maand=high,
        jaar=line.jaar if line.known else None,
        zekerheid=line.certainty,
        oordeel=judgement(values) if line.known else None,
        totaal_laag_per_maand=total_low,
        totaal_hoog_per_maand=total_high,
        omvat=line.norm_set.includes,
        omvat_niet=line.norm_set.excludes,
    )


def judgement(values: Mapping[str, Any], reading: str = "") -> str:
    """Return whether what is left is enough, in one word; ``reading`` ends the names of what comes in now."""
    if values[f"te_weinig_om_van_te_leven{reading}"]:
        return "te_weinig"
    return "genoeg" if values[f"genoeg_om_van_te_leven{reading}"] else "op_de_rand"


def _household(home: Household) -> HuishoudenUitkomst:
    amounts: dict[str, Any] = {name: float(home.own[name]) for name in _OF_HOUSEHOLD}
    if "netto_inkomen_per_maand" in home.given:
        amounts |= dict.fromkeys(PARTS_OF_NET)
    return HuishoudenUitkomst(**amounts)


def _difference(computed: Computed, index: int) -> Verschil:
    first, later = computed.first.own, computed.situations[index].own

    def change(name: str) -> float:
        return op_centen(float(later[name] - first[name]))

    left, energy = change("resterend_leefbudget_per_maand"), change("energielast_per_maand")
    return Verschil(
        van=computed.geval.woonsituaties[0].naam,
        naar=computed.geval.woonsituaties[index].naam,
        huur_per_maand=change("kale_huur_per_maand"),
        huurtoeslag_per_maand=change("huurtoeslag_per_maand"),
        energielast_per_maand=energy,
        netto_woonlast_per_maand=change("netto_woonlast_per_maand"),
        resterend_leefbudget_per_maand=left,
        energiebesparing_break_even_per_maand=op_centen(0 - left - energy),
    )


def _overruled(computed: Computed) -> tuple[Overschreven, ...]:
    fixed, home = computed.geval.vaste_bedragen, computed.first.household
    replaced: dict[str, Any] = {
        **home.replaced,
        **computed.first.replaced,
        "norm_per_maand": home.norm.computed,
    }
    found = []
    for name in fixed.__dataclass_fields__:
        given = getattr(fixed, name)
        if given is not None:
            berekend = replaced.get(name)
            found.append(Overschreven(name, given, None if berekend is None else float(berekend)))
    return tuple(found)
