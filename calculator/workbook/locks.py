"""Which inputs may be changed in the workbook, and of the others why not.

What a formula reads is free. Fixed is what decides which steps there are, what only a search can compute, and what
no amount follows from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from calculator.amounts.tables import load_tables
from calculator.cases.case import Geval, Huishouden, Persoon, Woonsituatie
from calculator.cases.fields import Refused
from calculator.cases.income_fields import SOORTEN, Inkomen
from calculator.outcome.explain import OLD
from calculator.rules.inputs import PER_WONING
from calculator.rules.order import needed
from calculator.rules.rule import Rule
from calculator.run.birth_facts import OLDEST
from calculator.run.households import ROLLEN_MET_NETTO, VOLWASSEN, aow_months, owners_of_assets, person_facts
from calculator.run.incomes import IncomeYear, income_year
from calculator.run.plan import OF_ALL_PERSONS, Plan, plan_for

_ELSEWHERE = "Verander dit in Leefbudget."
OTHER_DAY = f"Vast: op een andere dag gelden andere regels en bedragen. {_ELSEWHERE}"
OTHER_NORM = f"Vast: een andere norm heeft andere stappen. {_ELSEWHERE}"
OF_PERSON = f"Vast: bepaalt welke stappen er voor deze persoon zijn. {_ELSEWHERE}"
HOW_THE_YEAR_FOLLOWS = f"Vast: bepaalt hoe het jaarbedrag volgt. {_ELSEWHERE}"
IN_SENTENCES_ONLY = f"Vast: hieruit volgt alleen een zin. {_ELSEWHERE}"
NOT_OF_THIS_KIND = f"Vast: telt niet bij dit soort inkomen. {_ELSEWHERE}"
TURNED_BACK = f"Vast: het bruto bedrag is uit dit netto bedrag teruggerekend. {_ELSEWHERE}"
BESIDE_TURNED_BACK = f"Vast: een ander netto inkomen is mede hiermee teruggerekend. {_ELSEWHERE}"
WOULD_BE_NET = f"Vast: van een ander soort zou dit bedrag netto zijn. Dat wordt teruggerekend. {_ELSEWHERE}"
OTHER_HOME = f"Vast: hier is het huishouden of de dag anders dan nu. {_ELSEWHERE}"
FROM_BIRTH = f"Vast: hoort bij de geboortemaand. {_ELSEWHERE}"
OF_ANOTHER_DAY = f"Vast: hoort ook bij een situatie op een andere dag. {_ELSEWHERE}"
FROM_USE = f"Vast: volgt uit verbruik en prijs. {_ELSEWHERE}"

OF_CARE = f"Vast: bepaalt welk maximum geldt voor de uurprijs en de uren. {_ELSEWHERE}"

Locks = Mapping[str, str | None]

NOT_ON_THIS_DAY = f"Vast: telt op deze peildatum niet mee. {_ELSEWHERE}"
NOT_IN_THIS_MONTH = f"Vast: dit inkomen is er niet in de maand van de peildatum. {_ELSEWHERE}"
NOT_IN_BUDGET = f"Vast: telt niet mee in dit budget. {_ELSEWHERE}"
WITHOUT_STEPS = f"Vast: was nul, en heeft dan geen stappen in dit bestand. {_ELSEWHERE}"

OF_CASE: Locks = {
    "dossier": None,
    "peildatum": OTHER_DAY,
    "norm": OTHER_NORM,
    "bijzonderheden": IN_SENTENCES_ONLY,
}
OF_CHILDCARE: Locks = {"soort": OF_CARE}
OF_PERSONS: Locks = {"arbeidsbeperking": None}

# The amounts of an income, by the name that its first steps have.
INCOME_AMOUNTS = {
    "bedrag": "bedrag",
    "bedrag_per_periode": "bedrag_per_periode",
    "brutoloon_per_periode": "brutoloon_per_periode",
    "eindejaarsuitkering": "eindejaarsuitkering_per_jaar",
    "bijtelling": "bijtelling_per_jaar",
}
_FEW = 64  # persons of whom it is kept
_WITH_HOLIDAY_PAY = ("loon", "uitkering", "wajong", "bijstand", "aow")

Variants = dict[tuple[str, bool], IncomeYear]


def of_income(persoon: Persoon, place: int, day: str) -> dict[str, str | None]:
    """Return of every field of an income why it is fixed, None where it is free.

    The taxable amount behind a net income is found by search, which no formula can do; it rests on the other taxed
    incomes of the person.
    """
    inkomen = persoon.inkomens[place]
    nets = [one for one in persoon.inkomens if income_is_turned_back(one)]
    taxed = inkomen.soort != "onbelast"
    fixed = TURNED_BACK if inkomen in nets and taxed else BESIDE_TURNED_BACK if taxed and nets else None
    how = None if is_plain(inkomen) and known(day) else HOW_THE_YEAR_FOLLOWS
    kind = fixed or (BESIDE_TURNED_BACK if nets else WOULD_BE_NET if inkomen.bruto is False else how)
    if not taxed and kind is not None:
        fixed = _untaxed(persoon, inkomen, int(day[5:7]))
    pay = None if kind is None or inkomen.soort in _WITH_HOLIDAY_PAY else NOT_OF_THIS_KIND
    return {
        **dict.fromkeys(INCOME_AMOUNTS.values(), fixed),
        "brutoloon_per_periode": fixed or (None if inkomen.vakantiegeld_komt_erbij else HOW_THE_YEAR_FOLLOWS),
        "soort": kind,
        "periode": fixed or how,
        "inclusief_vakantiegeld": fixed or pay or how,
    }


def _untaxed(persoon: Persoon, inkomen: Inkomen, month: int) -> str | None:
    """Say why an untaxed income that stays so does not count: it is in the budget, and only there."""
    if persoon.rol not in ROLLEN_MET_NETTO and not persoon.in_budget:
        return NOT_IN_BUDGET
    return None if inkomen.van_maand <= month <= inkomen.tot_en_met_maand else NOT_IN_THIS_MONTH


def of_age(geval: Geval, persoon: Persoon) -> str | None:
    """Return why the age of a person is fixed, None where it is free."""
    own, others = persoon.leeftijd, geval.huishouden.personen
    if own is None or persoon.geboren is not None:
        return FROM_BIRTH
    if persoon.kinderopvang:
        return OF_CARE
    if any(income_is_turned_back(inkomen) for one in others for inkomen in one.inkomens):
        return BESIDE_TURNED_BACK
    if any(woning.peildatum is not None for woning in geval.woonsituaties):
        return OF_ANOTHER_DAY
    young = persoon.rol in ROLLEN_MET_NETTO and own < VOLWASSEN
    old = persoon.rol == "kind" and own >= OLD
    return OF_PERSON if persoon.in_budget or young or old else None


def ages(geval: Geval, persoon: Persoon) -> range:
    """Return the ages that somebody with a free age may have: with them the steps and the norm are the same.

    Who has come of age or reached the AOW age stays so.
    """
    own, plan = persoon.leeftijd or 0, plan_for(geval.peildatum)
    if own < VOLWASSEN:
        within = range(VOLWASSEN)
    elif persoon.rol == "kind":
        within = range(VOLWASSEN, OLD)
    else:
        reached = -(-aow_months(plan) // 12)  # the first age in whole years that certainly has
        within = range(VOLWASSEN, reached) if own < reached else range(reached, OLDEST + 1)
    sets = [geval.norm] if geval.norm else [norm_set.id for norm_set in load_tables().default_norms(plan.known_on)]
    decides = frozenset(name for norm in sets for name in _decides(plan.norm.get(norm, ())))
    return _with_one_norm(plan, decides, replace(persoon, inkomens=()), within) if decides else within


def _decides(rules: Iterable[Rule]) -> Iterator[str]:
    """Yield the facts of a person that decide whether a norm has an amount for the household."""
    read = {name for rule in needed(rules, ["norm_geldt"]) for name in rule.arguments}
    return (item.of_persons for name, item in OF_ALL_PERSONS.items() if name in read)


@lru_cache(_FEW)
def _with_one_norm(plan: Plan, decides: frozenset[str], persoon: Persoon, within: range) -> range:
    """Return the ages next to that of a person with which the same facts hold."""
    others = () if persoon.rol == "aanvrager" else (Persoon(rol="aanvrager", leeftijd=VOLWASSEN),)

    def facts(leeftijd: int) -> list[Any]:
        aged = replace(persoon, leeftijd=leeftijd)
        values, _ = plan.run(plan.facts, person_facts(aged, Huishouden(personen=(aged, *others)), plan))
        return [values.get(name) for name in sorted(decides)]

    own = persoon.leeftijd or 0
    now = facts(own)
    first = next((age + 1 for age in range(own, within.start - 1, -1) if facts(age) != now), within.start)
    return range(first, next((age for age in range(own, within.stop) if facts(age) != now), within.stop))


def income_is_turned_back(inkomen: Inkomen) -> bool:
    """Whether the taxable amount is found from a net one."""
    return inkomen.soort != "onbelast" and not inkomen.is_bruto


def of_household(geval: Geval) -> dict[str, str | None]:
    """Return of the fields of a household why they are fixed; assets of others have steps where there are some."""
    huishouden = geval.huishouden
    amounts = huishouden.vermogen_medebewoners
    none = [own for own in owners_of_assets(huishouden).values() if not any(amounts[index] for index in own)]
    fixed = dict.fromkeys((f"vermogen_medebewoners_{index + 1}" for own in none for index in own), WITHOUT_STEPS)
    linked = plan_for(geval.peildatum).parameters.get("opvang_koppeling_gewerkte_uren")
    if not (linked and any(kind.kinderopvang for kind in huishouden.kinderen)):
        fixed["gewerkte_uren_per_maand"] = NOT_ON_THIS_DAY
    return {"in_inrichting": IN_SENTENCES_ONLY, **fixed}


def of_dwelling(woning: Woonsituatie, day: str) -> dict[str, str | None]:
    """Return of the fields of a dwelling why they are fixed."""
    follows = {"energielast_per_maand": FROM_USE} if woning.energie else {}
    band = dict.fromkeys(("energielast_laag_per_maand", "energielast_hoog_per_maand"), IN_SENTENCES_ONLY)
    return {**dict.fromkeys(_unread(day), NOT_ON_THIS_DAY), "peildatum": OTHER_DAY, **band, **follows}


@cache
def _unread(day: str) -> frozenset[str]:
    """Return the fields of a dwelling that no rule of a day reads."""
    read = {name for rule in plan_for(day).per_woning for name in rule.arguments}
    return frozenset(item.field for name, item in PER_WONING.items() if item.field and name not in read)


def kinds(inkomen: Inkomen) -> dict[str, str]:
    """Return the kinds that a free income may become; bijstand is net unless it is said to be gross."""
    return {soort: label for soort, label in SOORTEN.items() if soort != "bijstand" or inkomen.bruto}


def is_plain(inkomen: Inkomen) -> bool:
    """Whether an income is just an amount per period: then another kind, period or holiday pay has the same steps."""
    bare = Inkomen(
        soort=inkomen.soort,
        bedrag=inkomen.bedrag,
        periode=inkomen.periode,
        bruto=inkomen.bruto,
        inclusief_vakantiegeld=inkomen.inclusief_vakantiegeld,
    )
    return inkomen == bare


def variants(inkomen: Inkomen, day: str, *, partner: bool) -> Variants:
    """Return what a plain income is over a year, by its kind and by whether holiday pay is in it."""
    plan, person = plan_for(day), {"heeft_partner": partner}
    return {
        (soort, included): income_year(_other(inkomen, soort, included=included), person, plan)
        for soort in kinds(inkomen)
        for included in (True, False)
    }


def _other(inkomen: Inkomen, soort: str, *, included: bool) -> Inkomen:
    return Inkomen(
        soort=soort, bedrag=inkomen.bedrag, periode=inkomen.periode, bruto=True, inclusief_vakantiegeld=included
    )


@cache
def known(day: str) -> bool:
    """Whether the tables of a day have what every kind of income needs."""
    try:
        for partner in (True, False):
            variants(Inkomen(soort="loon", bedrag=0.0, periode="maand", bruto=True), day, partner=partner)
    except Refused:
        return False
    return True
