"""What should be said about incomes: a net above the gross, an estimate, and what this month or this year lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from calculator.cases.income_fields import MET_VAKANTIEGELD
from calculator.outcome.doubts import person_named
from calculator.outcome.signaal import Signaal
from calculator.papers.catches import catches
from calculator.rules.rounding import op_centen
from calculator.run.evaluation import Computed
from calculator.words import Message


def income_signals(computed: Computed) -> Iterator[Signaal]:
    """Yield what should be said about the incomes of a case."""
    yield from _net_above_gross(computed)
    for place, persoon in enumerate(computed.geval.huishouden.personen):
        for number, inkomen in enumerate(persoon.inkomens):
            field = f"huishouden.personen[{place}].inkomens[{number}]"
            named: dict[str, Any] = {"wie": person_named(computed.geval, place)}
            facts = computed.first.household.persons[place][0].inputs
            for catch in catches(inkomen, computed.first.household.plan, facts):
                yield Signaal(f"papier_{catch.code}", "let_op", catch.message, None, f"{field}.{catch.veld}")
            if inkomen.is_geschat:
                average = op_centen(inkomen.bedrag / inkomen.verstreken_perioden)
                named |= {"bedrag_periode": average, "periode": Message.of(f"period.{inkomen.periode}")}
                yield _signal("inkomen_geschat", "twijfel", f"{field}.bedrag_per_periode", **named)
            if not inkomen.deel_van_het_jaar:
                continue
            if not inkomen.van_maand <= int(computed.geval.peildatum[5:7]) <= inkomen.tot_en_met_maand:
                yield _signal("inkomen_nu_niet", "let_op", f"{field}.van_maand", **named)
            elif _holiday_pay_next_year(inkomen):
                yield _signal("vakantiegeld_later", "let_op", f"{field}.vakantiegeld_nog_te_komen", **named)


def _holiday_pay_next_year(inkomen: Any) -> bool:
    """Whether the holiday pay of some months is left out of this year, because it is only paid next year."""
    return (
        inkomen.soort in MET_VAKANTIEGELD
        and inkomen.tot_en_met_periode is None
        and inkomen.vakantiegeld_komt_erbij
        and not inkomen.vakantiegeld_dit_jaar
    )


def _net_above_gross(computed: Computed) -> Iterator[Signaal]:
    """Say why the net income is higher than the gross income without holiday pay, where it is."""
    home = computed.first.household
    net = float(home.values["netto_inkomen_per_maand"])
    earning = [values for year, values in home.persons if year.incomes and values["telt_in_netto"]]
    gross = op_centen(sum(map(_gross_without_holiday_pay, earning)) / 12)
    if net <= gross or not gross:
        return
    if "netto_inkomen_per_maand" in home.given:
        field = "vaste_bedragen.netto_inkomen_per_maand"
        yield _signal("netto_boven_bruto", "let_op", field, "netto_boven_bruto_opgegeven", netto=net, bruto=gross)
        return
    holiday, assessed = (float(home.values[name]) for name in ("vakantiegeld_netto_per_maand", "via_aanslag_per_maand"))
    parts = [Message.of("net.why_holiday", bedrag=holiday)] if holiday else []
    if assessed > 0:
        parts.append(Message.of("net.why_gets", bedrag=assessed))
    if parts:  # of some cents in all, both are rounded
        yield _signal("netto_boven_bruto", "let_op", netto=net, bruto=gross, delen=tuple(parts))


def _gross_without_holiday_pay(values: dict[str, Any]) -> float:
    holiday = sum(values[f"vakantiegeld_van_{soort}_per_jaar"] for soort in (*MET_VAKANTIEGELD, "aow"))
    return float(values["ontvangen_inkomen_per_jaar"] - holiday)


def _signal(code: str, soort: str, veld: str | None = None, key: str = "", **values: Any) -> Signaal:
    return Signaal(code, soort, Message(f"signal.{key or code}", values), None, veld)
