"""Schemes of the municipality, from the organisation's own table: worth asking for, above a limit, or to check.

Never an entitlement: the table says whom a scheme is for, the municipality decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from calculator.amounts.schemes import Regeling, SchemeTable
from calculator.amounts.tables import load_tables
from calculator.dutch.money import number
from calculator.records import record
from calculator.rules.rounding import op_centen
from calculator.run.evaluation import Computed, Situation
from calculator.words import Message

NAVRAGEN, BOVEN_DE_GRENS, CONTROLEER = "navragen", "boven_de_grens", "controleer"
_ADULT = 18
_WHOLE, _MONTHS = 100, 12


@record(frozen=True)
class Regelingoordeel:
    """What a scheme means for a household; ``bedrag`` is of the whole household in the period of the scheme."""

    regeling: Regeling
    waar: str
    oordeel: str
    bedrag: float | None
    inkomensgrens_per_maand: float | None
    messages: tuple[Message, ...]

    @property
    def bedrag_per_maand(self) -> float | None:
        """The amount per month; None where it is paid once or given in kind."""
        if self.bedrag is None or self.regeling.periode == "eenmalig":
            return None
        return op_centen(self.bedrag / _MONTHS) if self.regeling.periode == "jaar" else self.bedrag

    def to_json(self) -> dict[str, Any]:
        """Return it in the shape of the contract."""
        regeling = self.regeling
        return {
            "naam": regeling.naam,
            "waar": self.waar,
            "oordeel": self.oordeel,
            "bedrag": self.bedrag,
            "periode": None if self.bedrag is None else regeling.periode,
            "bedrag_per_maand": self.bedrag_per_maand,
            "in_natura": regeling.in_natura,
            "inkomensgrens_percentage": regeling.inkomen_tot_procent,
            "inkomensgrens_per_maand": self.inkomensgrens_per_maand,
            "vermogensgrens": regeling.vermogen_tot,
            "ook_nodig": regeling.ook_nodig,
            "tekst": " ".join(map(str, self.messages)),
            "link": regeling.link,
            "geldig_tot_en_met": regeling.geldig_tot_en_met,
        }


def local_schemes(computed: Computed, index: int) -> tuple[Regelingoordeel, ...]:
    """Return every scheme that is for this kind of household, those worth asking for first."""
    found = [
        _judged(regeling, table, computed.situations[index])
        for table in load_tables().schemes
        for regeling in _on(table, computed.situations[index].household.plan.day)
        if _is_for(regeling, computed.situations[index])
    ]
    order = (NAVRAGEN, CONTROLEER, BOVEN_DE_GRENS)
    return tuple(sorted(found, key=lambda item: (order.index(item.oordeel), -(item.bedrag_per_maand or 0.0))))


def own_share(situation: Situation) -> tuple[Message, ...]:
    """Return the income as a share of the bijstandsnorm, and beside it without those who share the cost."""
    values = situation.values
    if not values["bijstandsnorm_per_maand"]:
        return (Message.of("scheme.no_norm"),)
    said = [Message.of("scheme.share", percentage=number(float(values["percentage_bijstandsnorm"]), 1))]
    if values["aantal_kostendelers"]:
        alone = _WHOLE * float(values["netto_inkomen_per_maand"]) / _norm_alone(values)
        said.append(Message.of("scheme.share_alone", percentage=number(alone, 1)))
    return tuple(said)


def _norm_alone(values: Any) -> float:
    return float(values["bijstandsnorm_zonder_kostendelers_per_maand"])


def _on(table: SchemeTable, day: str) -> Iterator[Regeling]:
    """Yield what holds on a day, and what held until before it and has no successor."""
    begun = [regeling for regeling in table.regelingen if (regeling.geldig_vanaf or day) <= day]
    valid = {regeling.naam for regeling in begun if regeling.geldig_tot_en_met >= day}
    return (item for item in begun if item.geldig_tot_en_met >= day or item.naam not in valid)


def _is_for(regeling: Regeling, situation: Situation) -> bool:
    values = situation.values
    minors = _children(situation, 0, _ADULT - 1)
    soort = (
        ("paar_met_kinderen" if minors else "paar")
        if values["heeft_partner"]
        else ("alleenstaande_ouder" if minors else "alleenstaand")
    )
    ages = regeling.kinderen
    return (
        soort in regeling.voor
        and regeling.aow in (None, bool(values["aanvrager_of_partner_aow_bereikt"]))
        and (regeling.leeftijd_vanaf or 0) <= _age_of_applicant(situation)
        and (ages is None or _children(situation, ages.van, ages.tot_en_met) > 0)
    )


def _age_of_applicant(situation: Situation) -> int:
    return next(
        int(year.inputs["leeftijd"]) for year, _ in situation.household.persons if year.persoon.rol == "aanvrager"
    )


def _children(situation: Situation, youngest: int, oldest: int) -> int:
    ages = (year.inputs["leeftijd"] for year, _ in situation.household.persons if year.persoon.rol == "kind")
    return sum(youngest <= age <= oldest for age in ages)


def _judged(regeling: Regeling, table: SchemeTable, situation: Situation) -> Regelingoordeel:
    values, share = situation.values, regeling.inkomen_tot_procent
    norm, net = float(values["bijstandsnorm_per_maand"]), float(values["netto_inkomen_per_maand"])
    limit = None if share is None or not norm else op_centen(share * norm / _WHOLE)
    amount = _amount(regeling, situation)
    named: dict[str, Any] = {"naam": regeling.naam, "waar": table.waar, "procent": share, "grens": limit}
    if regeling.geldig_tot_en_met < situation.household.plan.day:
        oordeel, first = CONTROLEER, Message("scheme.ended", {**named, "dag": regeling.geldig_tot_en_met})
    elif share is not None and limit is None:
        oordeel, first = CONTROLEER, Message("scheme.without_norm", named)
    elif share is not None and limit is not None and net > limit:
        shared = values["aantal_kostendelers"] and net <= op_centen(share * _norm_alone(values) / _WHOLE)
        oordeel = CONTROLEER if shared else BOVEN_DE_GRENS
        first = Message("scheme.cost_sharers" if shared else "scheme.income_above", named)
    elif regeling.vermogen_tot is not None and values["vermogen_opgegeven"] > regeling.vermogen_tot:
        oordeel, first = BOVEN_DE_GRENS, Message("scheme.assets_above", {**named, "grens": regeling.vermogen_tot})
    else:
        oordeel, first = NAVRAGEN, Message("scheme.ask", {**named, "wat": _what(regeling, amount)})
    more = tuple(_to_check(regeling, limit)) if oordeel == NAVRAGEN else ()
    return Regelingoordeel(regeling, table.waar, oordeel, amount, limit, (first, *more))


def _amount(regeling: Regeling, situation: Situation) -> float | None:
    if regeling.bedrag is None:
        return None
    ages = regeling.kinderen
    number_of = {
        "huishouden": 1,
        "volwassene": 2 if situation.values["heeft_partner"] else 1,
        "kind": _children(situation, ages.van, ages.tot_en_met) if ages else 0,
    }
    return op_centen(number_of[regeling.per] * regeling.bedrag)


def _what(regeling: Regeling, amount: float | None) -> Message:
    """Return what a scheme gives."""
    if amount is None:
        return Message.of("scheme.in_kind", wat=regeling.in_natura)
    return Message.of(f"scheme.per_{regeling.periode}", bedrag=amount)


def _to_check(regeling: Regeling, limit: float | None) -> Iterator[Message]:
    if limit is not None:
        yield Message.of("scheme.limit", procent=regeling.inkomen_tot_procent, grens=limit)
    if regeling.vermogen_tot is not None:
        yield Message.of("scheme.assets", grens=regeling.vermogen_tot)
    if regeling.ook_nodig:
        yield Message.of("scheme.also", nodig=regeling.ook_nodig)
