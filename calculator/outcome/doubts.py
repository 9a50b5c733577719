"""Doubts about a fact of the household that change an amount: each said with the other amount.

The case is computed once more with the other fact; where no amount differs, there is nothing to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from calculator.cases.case import Geval, Persoon
from calculator.cases.fields import Refused
from calculator.cases.income_fields import MET_VAKANTIEGELD
from calculator.outcome.signaal import Signaal
from calculator.rules.rounding import op_centen
from calculator.run.birth_facts import Reading, age, age_facts, other_readings
from calculator.run.evaluation import Computed, Household, evaluate
from calculator.run.households import PersonYear, aow_age_in_doubt
from calculator.run.plan import Plan
from calculator.words import Message

_LEFT = "resterend_leefbudget_per_maand"
_OF_HOUSEHOLD = (
    "netto_inkomen_per_maand",
    "zorgtoeslag_per_maand",
    "kindgebonden_budget_per_maand",
    "kinderbijslag_per_maand",
    "kinderopvangtoeslag_per_maand",
    "zorgkosten_per_maand",
)


def doubts(computed: Computed) -> Iterator[Signaal]:
    """Yield every doubt about a fact of the household that changes an amount."""
    for place, (year, _) in enumerate(computed.first.household.persons):
        yield from _age(computed, place, year)
    yield from _partner_by_law(computed)
    yield from _acquired_right(computed)
    yield from _holiday_pay(computed)
    yield from _wajong(computed)


def later_ages(alone: Computed, day: str) -> Iterator[Signaal]:
    """Yield whose birthday may lie between a day and that of a situation by itself, where it matters."""
    own = alone.geval
    if own.peildatum[5:] == day[5:]:
        return  # whole years lie between, in which everybody had a birthday
    step = 1 if own.peildatum > day else -1
    for place, persoon in enumerate(own.huishouden.personen):
        if persoon.geboren is None and persoon.leeftijd is not None and persoon.leeftijd + step >= 0:
            other = _otherwise(_with(own, place, leeftijd=persoon.leeftijd + step))
            who = person_named(own, place)
            field = f"huishouden.personen[{place}].geboren"
            named = {"wie": who, "leeftijd": persoon.leeftijd + step, "dag": own.peildatum}
            yield from _said("leeftijd_op_datum", alone, other, field, "age_by_then", **named)


def _age(computed: Computed, place: int, year: PersonYear) -> Iterator[Signaal]:
    plan = computed.first.household.plan
    field = f"huishouden.personen[{place}]"
    who = person_named(computed.geval, place)
    if aow_age_in_doubt(year.persoon, plan):
        other = _otherwise(_with(computed.geval, place, aow=True))
        jaren, maanden = divmod(plan.aow_months, 12)
        yield from _said("aow_leeftijd", computed, other, f"{field}.aow", wie=who, jaren=jaren, maanden=maanden)
    said: list[str] = []
    for reading in _readings(computed.first.household, place):
        other = _otherwise(computed.geval, {place: reading})
        code = "heffingskorting_partner" if reading.key == "year" else "leeftijd_op_datum"
        named = _named(who, reading, year)
        for signal in _said(code, computed, other, f"{field}.geboren", f"age_{reading.key}", **named):
            changed = str(signal.message.values["anders"])
            if changed not in said:
                yield signal
            said.append(changed)


def _named(who: Message, reading: Reading, year: PersonYear) -> dict[str, Any]:
    """Return what the sentence of a reading names."""
    if reading.key != "day":
        return {"wie": who, "jaar": reading.born_in}
    before = year.inputs["leeftijd"] - 1
    if before < 0:
        return {"wie": who, "wat": Message.of("doubt.not_born", wie=who, dag=reading.day)}
    return {"wie": who, "wat": Message.of("doubt.age_on", wie=who, leeftijd=before, dag=reading.day)}


def _readings(home: Household, place: int) -> tuple[Reading, ...]:
    """Return the other readings of an age that matter."""

    def find() -> tuple[Reading, ...]:
        (year, _), plan = home.persons[place], home.plan
        others = other_readings(year.persoon, plan.day, plan.aow_months)
        return tuple(reading for reading in others if _changes_a_fact(year, reading, plan))

    return home.once(("readings", place), find)


def _changes_a_fact(year: PersonYear, reading: Reading, plan: Plan) -> bool:
    """Whether anything that counts for this person differs under another reading of the age."""
    own = year.inputs
    facts = age_facts(year.persoon, plan.month, plan.aow_months, reading)
    values, _ = plan.run(plan.facts, {**own, **facts})
    if reading.key == "year":
        return bool(values["geboren_voor_de_afbouw"] != own["geboren_voor_de_afbouw"])
    if facts["premiemaanden"] != own["premiemaanden"] and year.incomes:
        return True
    return any(values[rule.name] != own[rule.name] for rule in plan.facts)


def _partner_by_law(computed: Computed) -> Iterator[Signaal]:
    """Say who may be a toeslagpartner by law, until the case answers it."""
    for place, other in with_partner_by_law(computed):
        field = f"huishouden.personen[{place}].toeslagpartner"
        yield from _said("toeslagpartner", computed, other, field, wie=person_named(computed.geval, place))


def with_partner_by_law(computed: Computed) -> Iterator[tuple[int, Computed | None]]:
    """Yield who may be a toeslagpartner by law and is not answered, with the case as it then is (Awir art. 3).

    The case is None where it cannot be computed.
    """
    home = computed.first.household
    if any(persoon.toeslagpartner for persoon in home.huishouden.personen):
        return
    for place, (year, _) in enumerate(home.persons):
        if year.is_adult or year.persoon.toeslagpartner is not None:
            continue  # of aanvrager and partner the roles say it
        values, _ = home.plan.run(home.plan.toeslagpartner, {**home.own, **year.inputs})
        if values["kan_toeslagpartner_zijn"]:
            yield place, _otherwise(_with(computed.geval, place, toeslagpartner=True))


def _acquired_right(computed: Computed) -> Iterator[Signaal]:
    """Ask for an acquired right where huurtoeslag is received for a rent above the limit (Wht art. 13 lid 2)."""
    woning, values = computed.geval.woonsituaties[0], computed.first.values
    received = computed.geval.ontvangt_nu.huurtoeslag_per_maand
    if not received or woning.eerder_huurtoeslag or values.get("huur_niet_te_hoog", True):
        return
    dwellings = (replace(woning, eerder_huurtoeslag=True), *computed.geval.woonsituaties[1:])
    other = _otherwise(replace(computed.geval, woonsituaties=dwellings))
    yield from _said("verworven_recht", computed, other, "woonsituaties[0].eerder_huurtoeslag")


def _holiday_pay(computed: Computed) -> Iterator[Signaal]:
    """Say whether holiday pay is taken to be in what a payslip added up, until the case answers it."""
    for place, persoon in enumerate(computed.geval.huishouden.personen):
        for number, inkomen in enumerate(persoon.inkomens):
            asked = inkomen.tot_en_met_periode is not None and inkomen.soort in MET_VAKANTIEGELD
            if not asked or inkomen.vakantiegeld_nog_te_komen is not None:
                continue
            comes = inkomen.vakantiegeld_komt_erbij
            changed = list(persoon.inkomens)
            changed[number] = replace(inkomen, vakantiegeld_nog_te_komen=not comes)
            other = _otherwise(_with(computed.geval, place, inkomens=tuple(changed)))
            field = f"huishouden.personen[{place}].inkomens[{number}].vakantiegeld_nog_te_komen"
            code = "vakantiegeld_nog_niet" if comes else "vakantiegeld_al_gehad"
            yield from _said(code, computed, other, field, wie=person_named(computed.geval, place))


def _wajong(computed: Computed) -> Iterator[Signaal]:
    """Ask whether the benefit of who has a disability is a Wajong, which has a credit (Wet IB 2001 art. 8.16a)."""
    for place, (year, _) in enumerate(computed.first.household.persons):
        kinds = [inkomen.soort for inkomen in year.persoon.inkomens]
        if not year.persoon.arbeidsbeperking or "uitkering" not in kinds or "wajong" in kinds:
            continue
        incomes = tuple(
            replace(inkomen, soort="wajong") if inkomen.soort == "uitkering" else inkomen
            for inkomen in year.persoon.inkomens
        )
        other = _otherwise(_with(computed.geval, place, inkomens=incomes))
        field = f"huishouden.personen[{place}].inkomens[{kinds.index('uitkering')}].soort"
        yield from _said("jonggehandicapt", computed, other, field, wie=person_named(computed.geval, place))


def _otherwise(geval: Geval, readings: Mapping[int, Reading] | None = None) -> Computed | None:
    """Return the case with another fact; None where it then needs an amount that the tables do not have."""
    try:
        return evaluate(geval, readings)
    except Refused:
        return None


def _said(
    code: str, computed: Computed, other: Computed | None, field: str, key: str = "", **values: Any
) -> Iterator[Signaal]:
    """Yield the doubt with every amount that differs, or that these are not known; none where no amount differs."""
    if other is None:
        unknown = Message(f"signal.{key or code}", {"anders": Message.of("doubt.unknown"), **values})
        yield Signaal(code, "twijfel", unknown, None, field)
        return
    changes = tuple(_changes(computed, other))
    if changes:
        amount = next((change for change in _left(computed, other) if change), None)
        message = Message(f"signal.{key or code}", {"anders": changes, **values})
        yield Signaal(code, "twijfel", message, amount, field)


def _changes(computed: Computed, other: Computed) -> Iterator[Message]:
    now, then = computed.first.household, other.first.household
    for name in _OF_HOUSEHOLD:
        yield from _change(Message.of(f"amount.{name}"), now.values[name], then.values[name])
    for index, (situation, changed) in enumerate(zip(computed.situations, other.situations, strict=True)):
        wat = Message.of("amount.huurtoeslag_later", waar=situation.woning.naam) if index else Message.of(_HUURTOESLAG)
        yield from _change(wat, *(item.values["huurtoeslag_per_maand"] for item in (situation, changed)))
    if now.norm.high is not None and then.norm.high is not None:
        yield from _change(Message.of("amount.norm_per_maand"), now.norm.high, then.norm.high)


_HUURTOESLAG = "amount.huurtoeslag_per_maand"


def _change(wat: Message, now: float, then: float) -> Iterator[Message]:
    if op_centen(now) != op_centen(then):
        yield Message.of("doubt.change", wat=wat, anders=float(then), nu=float(now))


def _left(computed: Computed, other: Computed) -> Iterator[float]:
    """Yield per dwelling how much more is left under the other fact, signed."""
    for situation, changed in zip(computed.situations, other.situations, strict=True):
        yield op_centen(float(changed.values[_LEFT] - situation.values[_LEFT]))


def _with(geval: Geval, place: int, **changes: Any) -> Geval:
    """Return the case with something of one person changed."""
    personen = list(geval.huishouden.personen)
    personen[place] = replace(personen[place], **changes)
    return replace(geval, huishouden=replace(geval.huishouden, personen=tuple(personen)))


def person_named(geval: Geval, place: int) -> Message:
    """Return how a person is called: by role, with the age where there are more of them."""
    persoon: Persoon = geval.huishouden.personen[place]
    same = [other for other in geval.huishouden.personen if other.rol == persoon.rol]
    if len(same) == 1:
        return Message.of(f"who.{persoon.rol}")
    return Message.of(f"who.{persoon.rol}_of", leeftijd=age(persoon, geval.peildatum))
