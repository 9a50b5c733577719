"""The nearest limits: of rent, income, assets, birthdays and dates, each with what it changes.

Every amount is found by computing the household on both sides of the limit, so that what is announced is what happens.
A limit that lies beyond the tables is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from calculator.cases.case import ALLE_TOESLAGEN, Geval, Persoon
from calculator.cases.fields import Refused
from calculator.outcome.found import found
from calculator.outcome.places import place
from calculator.outcome.signaal import Signaal
from calculator.records import record
from calculator.rules.rounding import op_centen
from calculator.run.birth_facts import age, aow_months_in, month_of
from calculator.run.curves import varied_income
from calculator.run.evaluation import Computed, evaluate
from calculator.run.extra_income import with_extra
from calculator.run.plan import covered_until
from calculator.words import Message

CODE = "grens_nabij"
_LEFT = "resterend_leefbudget_per_maand"
_CENT, _YEAR, _QUARTER = 0.01, 12, 3
_RENT_STEP = 10.0
_INCOME_STEP = 1200.0
_FURTHEST = 40_000  # euros a year more, beyond which a limit of income is not near
_CHILD_AGES = (12, 16, 18)
_ADULT_AGES = (21, 23, 27)
_EDGES = ("kwaliteitskortingsgrens", "aftoppingsgrens", "huurgrens_per_maand")


@record(frozen=True)
class Grens:
    """One limit: what it is of, where it lies, and what passing it changes in what is left; euros per month.

    ``bij`` is an amount or an ISO date. ``effect_per_maand`` is None where it is told per euro in the sentence.
    """

    van: str
    bij: float | str
    effect_per_maand: float | None
    message: Message
    veld: str | None = None


def thresholds(computed: Computed) -> tuple[Signaal, ...]:
    """Return the nearest limits as signals."""
    return tuple(
        Signaal(CODE, "grens", grens.message, grens.effect_per_maand, grens.veld) for grens in limits(computed)
    )


def limits(computed: Computed) -> Iterator[Grens]:
    """Yield the nearest limit of each kind."""
    for index in range(len(computed.situations)):
        yield from _rent(computed, index)
    yield from _income(computed)
    yield from _assets(computed)
    yield from _birthdays(computed)
    yield from _pensions(computed)
    yield from _next_half_year(computed)


def _rent(computed: Computed, index: int) -> Iterator[Grens]:
    """Yield the next edge of the bands of the huurtoeslag above the rent of a dwelling."""
    situation = computed.situations[index]
    values, plan = situation.values, situation.household.plan
    rent = float(values["rekenhuur_per_maand"])
    limit = values["huurgrens_per_maand"]  # beyond it nothing more is reimbursed, whatever edge lies there
    above = [(float(values[name]), name) for name in _EDGES if rent <= values[name] <= limit]
    if not values["huurtoeslag_onafgerond_per_maand"] or not above:
        return
    edge, name = min(above)

    received = computed.geval.ontvangt_nu.huurtoeslag_per_maand if index == 0 else None
    now = float(values["huurtoeslag_per_maand"]) if received is None else received

    def right(more: float, *, moved: bool = False) -> float:
        """Return the right at a rent beyond the edge: of this dwelling after a rise, or of another one."""
        changed = {**values, "kale_huur_per_maand": values["kale_huur_per_maand"] + edge - rent + more}
        changed |= {"verhuizing": True, "eerder_huurtoeslag": False} if moved else _same_dwelling(now)
        return float(plan.run(plan.per_woning, changed)[0]["huurtoeslag_onafgerond_per_maand"])

    at_edge, beyond = right(0.0), right(_RENT_STEP)
    after_move = right(_RENT_STEP, moved=True)
    field = f"woonsituaties[{index}].kale_huur_per_maand"
    told = {
        "waar": place(situation.woning.naam, start=True),
        "nog": op_centen(edge - rent),
        "grens": edge,
        "welke": Message.of(f"limit.edge.{name}"),
    }
    if beyond < at_edge - _CENT:
        effect = op_centen(beyond - at_edge)
        yield Grens("huur", edge, effect, Message("limit.rent_lost", {**told, "bedrag": -effect}), field)
    else:
        own = round(100 * (1 - (beyond - at_edge) / _RENT_STEP))
        lost = op_centen(beyond - after_move)
        key = "limit.rent_kept" if lost > 0 else "limit.rent"
        yield Grens("huur", edge, None, Message(key, {**told, "deel": own, "bedrag": lost}), field)


def _same_dwelling(huurtoeslag: float) -> dict[str, Any]:
    """Return what keeps the right when the rent of a dwelling rises above the limit (Wht art. 13 lid 2, until 2025)."""
    return {"verhuizing": False, "huurtoeslag_in_de_woning_nu_per_maand": huurtoeslag}


def _income(computed: Computed) -> Iterator[Grens]:
    """Yield for each allowance the income from which it is less, or at which the last of it ends, the nearest first."""
    soort, own = varied_income(computed.first.household)
    if "netto_inkomen_per_maand" in computed.first.household.given or soort == "bijstand":
        return
    base = float(own.inputs[f"{soort}_per_jaar"])
    steps = []
    for name in ALLE_TOESLAGEN:
        now = float(computed.first.values[name])
        if now <= 0:
            continue
        step = _last_step(computed, name, lambda amount, now=now: amount >= now)
        if step is not None:
            steps.append((step, name, now))
    for step, name, now in sorted(steps)[:1]:
        after = float(with_extra(computed, 0, step + _INCOME_STEP)[name])
        income = op_centen(base + step)
        values = {"nog": float(step), "inkomen": income, "wat": Message.of(f"amount.{name}")}
        effect = op_centen(after - now)
        yield Grens("inkomen", income, effect, Message("limit.income", {**values, "bedrag": -effect}))


def _last_step(computed: Computed, name: str, holds: Any) -> int | None:
    """Return how many whole euros a year more still leave something true; None beyond what is near."""
    low, high = 0, _FURTHEST
    if holds(float(with_extra(computed, 0, float(high))[name])):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(float(with_extra(computed, 0, float(middle))[name])) else (low, middle)
    return low


def _assets(computed: Computed) -> Iterator[Grens]:
    """Yield the next limit of assets, with every allowance that ends above it."""
    values = computed.first.values
    own, given = float(values["vermogen"]), computed.geval.huishouden.vermogen
    names = ("vermogensgrens_huurtoeslag_aanvrager", "vermogensgrens_zorgtoeslag", "vermogensgrens_kgb")
    above = sorted({float(values[name]) for name in names if name in values and values[name] >= own})
    for limit in above:
        changed = replace(computed.geval.huishouden, vermogen=op_centen(given + limit - own + _CENT))
        other = evaluate(replace(computed.geval, huishouden=changed))
        effect = op_centen(float(other.first.values[_LEFT] - values[_LEFT]))
        if effect < 0:
            told = Message.of("limit.assets", nog=op_centen(limit - own), grens=limit, bedrag=-effect)
            yield Grens("vermogen", limit, effect, told, "huishouden.vermogen")
            return


def _birthdays(computed: Computed) -> Iterator[Grens]:
    """Yield the next birthday that changes an amount, of everybody whose month of birth is known.

    Its effect is that of being a year older on the first day of the quarter after it, when every rule counts it.
    """
    geval = computed.geval
    for number, persoon in enumerate(geval.huishouden.personen):
        if persoon.geboren is None:
            continue
        ages = _CHILD_AGES + _ADULT_AGES if persoon.rol == "kind" else _ADULT_AGES
        coming = [turns for turns in ages if turns > age(persoon, geval.peildatum)]
        for turns in coming[:1]:
            month = month_of(persoon.geboren) + turns * _YEAR
            first = month + _QUARTER - month % _QUARTER
            day = f"{first // _YEAR:04d}-{first % _YEAR + 1:02d}-01"
            if day <= covered_until():
                yield from _birthday(geval, number, persoon, turns, day)


def _birthday(geval: Geval, number: int, persoon: Persoon, turns: int, day: str) -> Iterator[Grens]:
    effect = effect_of_birthday(geval, number, day)
    if effect:
        key = "limit.birthday_less" if effect < 0 else "limit.birthday_more"
        told = Message.of(key, wie=Message.of(f"who.{persoon.rol}"), jaar=turns, dag=day, bedrag=abs(effect))
        yield Grens("verjaardag", day, effect, told, f"huishouden.personen[{number}].geboren")


def effect_of_birthday(geval: Geval, number: int, day: str) -> float:
    """Return what somebody's last birthday changes on a day: against being born a year later."""

    def left(years: int) -> float:
        personen = list(geval.huishouden.personen)
        for index, persoon in enumerate(personen):
            if persoon.geboren is not None:
                later = month_of(persoon.geboren) + (years * _YEAR if index == number else 0)
                geboren = f"{later // _YEAR:04d}-{later % _YEAR + 1:02d}"
                personen[index] = replace(persoon, geboren=geboren, leeftijd=None)
        return _left_on(day, geval, personen)

    try:
        return op_centen(left(0) - left(1))
    except Refused:
        return 0.0


def _pensions(computed: Computed) -> Iterator[Grens]:
    """Yield when aanvrager or partner reaches the AOW age, and what it changes with the same gross income.

    Its effect is that of a whole year with the AOW age against one without, on the first day that it surely counts.
    """
    geval = computed.geval
    for number, persoon in enumerate(geval.huishouden.personen):
        if persoon.rol not in ("aanvrager", "partner") or persoon.geboren is None or persoon.aow is not None:
            continue
        day = _after_pension_age(persoon.geboren, geval.peildatum)
        if day is None:
            continue
        effect = effect_of_pension_age(geval, number, day)
        if effect:
            key = "limit.pension_less" if effect < 0 else "limit.pension_more"
            told = Message.of(key, wie=Message.of(f"who.{persoon.rol}"), dag=day, bedrag=abs(effect))
            yield Grens("aow_leeftijd", day, effect, told, f"huishouden.personen[{number}].geboren")


def _after_pension_age(geboren: str, peildatum: str) -> str | None:
    """Return the first day of the month after somebody reaches the AOW age; None if it has been or is not covered."""
    for year in range(int(peildatum[:4]), int(covered_until()[:4]) + 1):
        reached = month_of(geboren) + aow_months_in(year)
        if reached // _YEAR == year:
            first = reached + 1
            day = f"{first // _YEAR:04d}-{first % _YEAR + 1:02d}-01"
            return day if peildatum < day <= covered_until() else None
    return None


def effect_of_pension_age(geval: Geval, number: int, day: str) -> float:
    """Return what having the AOW age changes on a day, with the same incomes; nil where an amount is unknown."""

    def then(*, aow: bool) -> Computed:
        personen = list(geval.huishouden.personen)
        personen[number] = replace(personen[number], aow=aow)
        return _on(day, geval, personen)

    try:
        before, after = then(aow=False), then(aow=True)
    except Refused:
        return 0.0
    unknown = set(found(after)) - set(found(before))
    return 0.0 if unknown else op_centen(float(after.first.values[_LEFT] - before.first.values[_LEFT]))


def _next_half_year(computed: Computed) -> Iterator[Grens]:
    """Yield what the new amounts of 1 July change, where the tables have them, with everybody as old as now."""
    geval = computed.geval
    year, month = geval.peildatum.split("-")[:2]
    day = f"{year}-07-01"
    if int(month) > _YEAR // 2 or day > covered_until():
        return
    effect = effect_of_day(computed, day)
    if effect:
        key = "limit.day_less" if effect < 0 else "limit.day_more"
        yield Grens("datum", day, effect, Message.of(key, dag=day, bedrag=abs(effect)))


def effect_of_day(computed: Computed, day: str) -> float:
    """Return what the amounts of another day change, with the ages of now."""
    geval = computed.geval
    personen = [
        replace(persoon, leeftijd=age(persoon, geval.peildatum), geboren=None) for persoon in geval.huishouden.personen
    ]
    try:
        then = _left_on(day, geval, personen)
    except Refused:
        return 0.0
    return op_centen(then - _left_on(geval.peildatum, geval, personen))


def _left_on(day: str, geval: Geval, personen: list[Persoon]) -> float:
    """Return what is left now with other persons or on another day."""
    return float(_on(day, geval, personen).first.values[_LEFT])


def _on(day: str, geval: Geval, personen: list[Persoon]) -> Computed:
    """Return the situation now with other persons or on another day; later situations have no part in it."""
    huishouden = replace(geval.huishouden, personen=tuple(personen))
    return evaluate(replace(geval, peildatum=day, huishouden=huishouden, woonsituaties=geval.woonsituaties[:1]))
