"""The usual mistakes in reading a paper, as far as the amounts on it give them away.

A catch never changes an amount: it says what looks wrong and what to look at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from calculator.cases.income_fields import MET_VAKANTIEGELD, Inkomen
from calculator.records import record
from calculator.rules.rounding import op_centen
from calculator.run.plan import NA_INHOUDING, Plan
from calculator.words import Message

_MUCH_LESS = 0.95  # of the gross: less is more than an ordinary pension premium
_NEAR = 0.02
_MANY_TIMES = 1.8  # a period with holiday pay is not even that
_A_YEAR_AT_LEAST, _A_MONTH_AT_MOST = 4_000, 9_000  # euros; beyond these the period is probably another one
_MOST_OF_IT = 0.6


@record(frozen=True)
class Catch:
    """What looks wrong, in a sentence, and the field it is about."""

    code: str
    veld: str
    message: Message


def catches(inkomen: Inkomen, plan: Plan, person: Mapping[str, Any]) -> Iterator[Catch]:
    """Yield what looks wrong in an income that was read from a paper; ``person`` holds the facts of the person."""
    if inkomen.papier is None:
        return
    year = int(plan.day[:4])
    yield from _of_the_year(inkomen, year)
    if inkomen.papier in ("loonstrook", "uwv"):
        yield from _of_a_period(inkomen, plan, person)
        yield from _of_holiday_pay(inkomen)
        if inkomen.tot_en_met_periode is not None and inkomen.papier_jaar in (None, year):
            yield from _of_what_was_added_up(inkomen, plan)
    yield from _of_net_and_gross(inkomen, plan, person)
    yield from _of_the_period_itself(inkomen)


def _catch(code: str, veld: str, **values: Any) -> Catch:
    return Catch(code, veld, Message(f"catch.{code}", values))


def _of_the_year(inkomen: Inkomen, year: int) -> Iterator[Catch]:
    if inkomen.papier_jaar is not None and inkomen.papier_jaar != year:
        yield _catch("ander_jaar", "papier_jaar", jaar=str(inkomen.papier_jaar), nu=str(year))
    elif inkomen.papier == "jaaropgave" and inkomen.papier_jaar is None:
        yield _catch("jaaropgave_zonder_jaar", "papier_jaar", nu=str(year))


def _of_a_period(inkomen: Inkomen, plan: Plan, person: Mapping[str, Any]) -> Iterator[Catch]:
    """Compare the wage of a period with the gross wage beside it."""
    gross = inkomen.brutoloon_per_periode
    wage = inkomen.bedrag if inkomen.tot_en_met_periode is None else inkomen.bedrag_per_periode
    if not gross or not wage:
        return
    field = "bedrag" if inkomen.tot_en_met_periode is None else "bedrag_per_periode"
    a_year = inkomen.perioden_per_jaar
    car = inkomen.bijtelling_per_jaar / a_year
    if inkomen.tot_en_met_periode is None and wage > _MANY_TIMES * (gross + car):
        yield _catch("opgeteld_als_periode", "tot_en_met_periode", bedrag=wage, bruto=gross)
    elif wage > gross + car + 1:
        yield _catch("meer_dan_bruto", field, bedrag=wage, bruto=gross)
    elif wage < _MUCH_LESS * gross:
        net = _net(gross * a_year, inkomen.soort, plan, person) / a_year
        if wage < net + 1:
            yield _catch("netto_voor_bruto", field, bedrag=wage, bruto=gross, netto=op_centen(net))


def _net(taxable: float, soort: str, plan: Plan, person: Mapping[str, Any]) -> float:
    """Return what is left of this taxable income alone after what is withheld."""
    none = {name: 0.0 for name in person if name.endswith("_per_jaar")}
    (values,) = plan.run_beside(plan.net, [{**person, **none, f"{soort}_per_jaar": op_centen(taxable)}])
    return float(values[NA_INHOUDING])


def _of_holiday_pay(inkomen: Inkomen) -> Iterator[Catch]:
    """Look whether holiday pay is counted twice, or not at all."""
    if inkomen.soort not in MET_VAKANTIEGELD or inkomen.periode == "jaar":
        return
    if inkomen.tot_en_met_periode is None:
        if inkomen.inclusief_vakantiegeld or inkomen.vakantiegeld_nog_te_komen is False:
            yield _catch("vakantiegeld_vergeten", "vakantiegeld_nog_te_komen")
        return
    if inkomen.is_geschat and not inkomen.vakantiegeld_komt_erbij:
        yield _catch("gemiddelde_met_vakantiegeld", "bedrag_per_periode")
    if inkomen.bedrag_per_periode is None:
        return
    usual = inkomen.bedrag_per_periode
    extra = op_centen(inkomen.bedrag - inkomen.verstreken_perioden * usual)
    expected = inkomen.perioden_per_jaar * (inkomen.brutoloon_per_periode or usual) * _EIGHT_PERCENT
    known = {"extra": extra, "bedrag": inkomen.bedrag, "perioden": inkomen.verstreken_perioden, "gewoon": usual}
    if inkomen.vakantiegeld_nog_te_komen and extra > _MOST_OF_IT * expected:
        yield _catch("vakantiegeld_dubbel", "vakantiegeld_nog_te_komen", **known)
    elif inkomen.vakantiegeld_komt_erbij or _starts_late(inkomen):
        return
    elif 0 <= extra < (1 - _MOST_OF_IT) * expected:
        yield _catch("vakantiegeld_niet_te_zien", "vakantiegeld_nog_te_komen", **known)


_EIGHT_PERCENT = 0.08  # only to recognise holiday pay in an amount; what is added follows the table
_MAY = 5


def _starts_late(inkomen: Inkomen) -> bool:
    """Whether the work began so late that the holiday pay is only paid next year."""
    return inkomen.van_maand >= _MAY


def _of_what_was_added_up(inkomen: Inkomen, plan: Plan) -> Iterator[Catch]:
    """Hold the number of the period against the day, and what was added up against the periods."""
    number = inkomen.tot_en_met_periode or 0
    month = int(plan.day[5:7])
    if number > -(-month * inkomen.perioden_per_jaar // 12):
        code = "vier_weken_als_maand" if inkomen.periode == "maand" else "periode_in_de_toekomst"
        yield _catch(code, "periode" if inkomen.periode == "maand" else "tot_en_met_periode", periode=number)
    usual = inkomen.bedrag_per_periode
    if usual and inkomen.bedrag < usual * (inkomen.verstreken_perioden - 0.5):
        known = {"bedrag": inkomen.bedrag, "perioden": inkomen.verstreken_perioden, "gewoon": usual}
        yield _catch("minder_dan_opgeteld", "van_maand", **known)


def _of_net_and_gross(inkomen: Inkomen, plan: Plan, person: Mapping[str, Any]) -> Iterator[Catch]:
    """Look whether the amount is net where the paper has a gross one, or the other way round."""
    if inkomen.papier in ("loonstrook", "uwv", "svb") and not inkomen.is_bruto:
        yield _catch("netto_ingevuld", "bruto")
    elif inkomen.papier == "gemeente" and inkomen.is_bruto:
        yield _catch("bijstand_is_netto", "bruto")
    elif inkomen.papier == "bank" and inkomen.soort == "loon":
        yield _catch("bank_met_reiskosten", "bedrag")
    elif inkomen.papier == "svb" and inkomen.soort == "aow" and inkomen.periode == "maand":
        full, _ = plan.run(plan.usual["volledige_aow_per_maand"], dict(person))
        gross = full["volledige_aow_per_maand"]
        net = _net(gross * 12, "aow", plan, person) / 12
        if abs(inkomen.bedrag - net) < abs(inkomen.bedrag - gross) and inkomen.bedrag > net * (1 - _NEAR):
            yield _catch("aow_netto", "bedrag", bedrag=inkomen.bedrag, bruto=gross)


def _of_the_period_itself(inkomen: Inkomen) -> Iterator[Catch]:
    if inkomen.periode == "jaar" and 0 < inkomen.bedrag < _A_YEAR_AT_LEAST and inkomen.papier != "jaaropgave":
        yield _catch("maand_als_jaar", "periode", bedrag=inkomen.bedrag)
    elif inkomen.periode != "jaar" and inkomen.tot_en_met_periode is None:
        month = inkomen.bedrag * inkomen.perioden_per_jaar / 12
        if month > _A_MONTH_AT_MOST:
            yield _catch("jaar_als_maand", "periode", bedrag=inkomen.bedrag)
