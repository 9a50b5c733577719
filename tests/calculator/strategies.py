"""Random valid cases, for any test that holds for every household.

``random_case`` makes one from any random generator; ``cases`` is the same as a hypothesis strategy. ``steady`` are the
settings that make hypothesis try the same examples on every machine, so that a failure is never a matter of luck.
"""

from __future__ import annotations

import random
from datetime import timedelta
from functools import cache
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from calculator.amounts.tables import load_tables
from calculator.cases.case import HUISHOUDTYPEN, PERIODEN, SOORTEN
from tests.years import FIRST_DAY, LAST_DAY, YEARS

Case = dict[str, Any]

HALF_YEARS = tuple(f"{year}-{month}-01" for year in YEARS for month in ("01", "07"))
_PER_YEAR = {"jaar": 1, "maand": 12, "vier_weken": 13, "week": 52}
_WORDS = ("na renovatie", "flat", "hoek; 2e", "=1+1", "é à ü", "‘t huis’", "@nieuw", "naar Breda", "中", "a, b")
_NARROW = 5  # euros around a threshold

steady = settings(
    deadline=None, derandomize=True, database=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow]
)


@cache
def _thresholds(day: str, high: float) -> tuple[float, ...]:
    """Every amount in the tables of a day up to ``high``: the places where outcomes change."""
    amounts = {item.value for item in load_tables().at(day).values() if item.value is not None}
    return tuple(sorted(amount for amount in amounts if 10 < amount <= high))


def cents(rng: random.Random, low: float, high: float) -> float:
    """Return an amount in whole cents."""
    return rng.randint(round(low * 100), round(high * 100)) / 100


def amount(rng: random.Random, day: str, high: float) -> float:
    """Return an amount in cents: often nil, round or within some euros of a threshold of the day."""
    how = rng.randrange(6)
    if how == 0:
        return 0.0
    if how == 1:
        return float(rng.randint(0, int(high)))
    if how == 2:
        near = _thresholds(day, high)
        return max(0.0, round(rng.choice(near) + cents(rng, -_NARROW, _NARROW), 2)) if near else 0.0
    return cents(rng, 0, high)


def random_day(rng: random.Random) -> str:
    """Return a covered date: the start of a half year, or any day."""
    if rng.random() < 0.5:
        return rng.choice(HALF_YEARS)
    return (FIRST_DAY + timedelta(days=rng.randint(0, (LAST_DAY - FIRST_DAY).days))).isoformat()


def random_income(rng: random.Random, day: str) -> Case:
    """Return an income of any kind and period."""
    soort = rng.choice(tuple(SOORTEN))
    periode = rng.choice(tuple(PERIODEN))
    income: Case = {
        "soort": soort,
        "bedrag": round(amount(rng, day, 60_000) / _PER_YEAR[periode], 2),
        "periode": periode,
    }
    if rng.random() < 0.5:
        income["bruto"] = rng.random() < 0.8 or soort in ("winst", "partneralimentatie")
    if rng.random() < 0.5:
        income["inclusief_vakantiegeld"] = rng.random() < 0.5
    if soort == "winst":
        return income | {name: rng.random() < 0.5 for name in ("urencriterium", "starter") if rng.random() < 0.6}
    if rng.random() < 0.15:
        first = rng.randint(1, 12)
        income |= {"van_maand": first, "tot_en_met_maand": rng.randint(first, 12)}
    if soort in ("loon", "uitkering", "wajong") and rng.random() < 0.25:
        income |= _from_paper(rng, income)
    return income


def _from_paper(rng: random.Random, income: Case) -> Case:
    """Return what stands on a payslip or specification besides the amount."""
    found: Case = {}
    if income["periode"] != "jaar" and income.get("bruto", True):
        a_year, months = _PER_YEAR[income["periode"]], (income.get("van_maand", 1), income.get("tot_en_met_maand", 12))
        if rng.random() < 0.6:
            first, last = (months[0] - 1) * a_year // 12 + 1, -(-months[1] * a_year // 12)
            found["tot_en_met_periode"] = rng.randint(first, last)
            if rng.random() < 0.7:
                found["bedrag_per_periode"] = cents(rng, 0, 4_000)
            if rng.random() < 0.3:
                found["vakantiegeld_nog_te_komen"] = rng.random() < 0.5
        if rng.random() < 0.3:
            found["brutoloon_per_periode"] = cents(rng, 0, 4_000)
    if rng.random() < 0.3:
        found["eindejaarsuitkering_per_jaar"] = cents(rng, 0, 3_000)
    if income["soort"] == "loon" and rng.random() < 0.2:
        found["bijtelling_per_jaar"] = cents(rng, 0, 6_000)
    return found


def _person(rng: random.Random, day: str, rol: str) -> Case:
    ages = (0, 5, 6, 11, 12, 15, 16, 17, 18, 22, 23) if rol == "kind" else (17, 18, 20, 21, 22, 23, 66, 67, 68)
    age = rng.choice(ages) if rng.random() < 0.4 else rng.randint(0, 25) if rol == "kind" else rng.randint(16, 100)
    person: Case = {"rol": rol, **_age(rng, day, age)}
    if rng.random() < 0.1:
        person["aow"] = rng.random() < 0.5
    if rng.random() < 0.2:
        person["arbeidsbeperking"] = rng.random() < 0.7
    incomes = {"aanvrager": (1, 1, 1, 2, 3), "partner": (0, 1, 1, 2), "kind": (0, 0, 0, 1), "medebewoner": (0, 1, 2)}[
        rol
    ]
    count = rng.choice(incomes)
    if count or rng.random() < 0.2:
        person["inkomens"] = [random_income(rng, day) for _ in range(count)]
    return person


def _age(rng: random.Random, day: str, age: int) -> Case:
    """Return an age as whole years, as a month of birth, or as both."""
    how = rng.random()
    if how < 0.6:
        return {"leeftijd": age}
    year, month = map(int, day[:7].split("-"))
    months = year * 12 + month - 1 - (12 * age + rng.randint(0, 12))
    born = f"{months // 12}-{months % 12 + 1:02}"
    return {"geboren": born} if how < 0.8 else {"leeftijd": age, "geboren": born}


def _facts(rng: random.Random, person: Case) -> Case:
    """Return what is seldom said of a person."""
    found: Case = {}
    for name, usual in (("verzekerd", True), ("recht_op_bijstand", True), ("zonder_steun_ouders", False)):
        if rng.random() < 0.1:
            found[name] = usual if rng.random() < 0.3 else not usual
    if person["rol"] in ("kind", "medebewoner"):
        if rng.random() < 0.2:
            found["in_budget"] = rng.random() < 0.7
        if rng.random() < 0.2:
            found["kostendeler"] = rng.random() < 0.5
    return found


def _partner_by_law(rng: random.Random, persons: list[Case]) -> None:
    """Say of some co-residents whether they are a toeslagpartner by law; of one at most that they are."""
    free = all(person["rol"] != "partner" for person in persons)
    for person in persons:
        if person["rol"] == "medebewoner" and person.get("leeftijd", 0) >= 18 and rng.random() < 0.3:
            person["toeslagpartner"] = free and rng.random() < 0.6
            free = free and not person["toeslagpartner"]


def _persons(rng: random.Random, day: str) -> list[Case]:
    roles = ["aanvrager"] + ["partner"] * rng.randrange(2)
    roles += ["kind"] * rng.choice((0, 0, 1, 2, 3, 4)) + ["medebewoner"] * rng.choice((0, 0, 0, 0, 1, 2, 4))
    persons = [_person(rng, day, rol) for rol in roles]
    if rng.random() < 0.2:
        rng.shuffle(persons)
    for person in persons:
        person.update(_facts(rng, person))
    _partner_by_law(rng, persons)
    return persons


def _household(rng: random.Random, day: str) -> Case:
    household: Case = {"personen": _persons(rng, day)}
    if rng.random() < 0.4:
        household["vermogen"] = amount(rng, day, 150_000)
    others = sum(person["rol"] == "medebewoner" for person in household["personen"])
    if others and rng.random() < 0.5:
        household["vermogen_medebewoners"] = [amount(rng, day, 60_000) for _ in range(others)]
    if rng.random() < 0.05:
        household["in_inrichting"] = True
    if rng.random() < 0.3:
        household["zorgkosten_per_maand"] = amount(rng, day, 400)
    if rng.random() < 0.4:
        household["vaste_lasten"] = [
            {"omschrijving": rng.choice(_WORDS), "bedrag_per_maand": amount(rng, day, 300)}
            for _ in range(rng.randrange(1, 4))
        ]
    return household


def _dwelling(rng: random.Random, day: str, naam: str) -> Case:
    dwelling: Case = {
        "naam": naam,
        "kale_huur_per_maand": amount(rng, day, 1_500),
        "energielast_per_maand": amount(rng, day, 400),
    }
    if rng.random() < 0.4:
        kinds = [kind for kind in ("energie", "schoonmaak", "huismeester", "recreatie") if rng.random() < 0.6]
        dwelling["servicekosten_per_maand"] = {kind: cents(rng, 0, 30) for kind in kinds}
    for name in ("overige_servicekosten_per_maand", "epv_per_maand"):
        if rng.random() < 0.3:
            dwelling[name] = cents(rng, 0, 150)
    for name, usual in (
        ("zelfstandig", True),
        ("aangepast", False),
        ("eerder_huurtoeslag", False),
        ("verhuizing", False),
    ):
        if rng.random() < 0.3:
            dwelling[name] = usual if rng.random() < 0.7 else not usual
    return dwelling


def _some(rng: random.Random, day: str, names: tuple[str, ...]) -> Case:
    return {name: amount(rng, day, 2_000) for name in names if rng.random() < 0.4}


def random_case(rng: random.Random, day: str | None = None, *, fixed: bool = True) -> Case:
    """Return a valid case as JSON data that can be computed: one to eleven persons, one to three dwellings.

    ``fixed`` allows amounts that overrule what is computed.
    """
    day = day or random_day(rng)
    names = ["nu", *rng.sample(_WORDS, 2)]
    case: Case = {
        "versie": 1,
        "peildatum": day,
        "huishouden": _household(rng, day),
        "woonsituaties": [_dwelling(rng, day, naam) for naam in names[: rng.randint(1, 3)]],
    }
    if rng.random() < 0.3:
        case["dossier"] = rng.choice(("A-2026-014", "zaak 7", "123456789", "=A1"))
    if fixed and rng.random() < 0.3:
        toeslagen = ("huurtoeslag_per_maand", "zorgtoeslag_per_maand", "kindgebonden_budget_per_maand")
        others = ("netto_inkomen_per_maand", "toetsingsinkomen_per_jaar", "kinderbijslag_per_maand", "norm_per_maand")
        case["vaste_bedragen"] = _some(rng, day, toeslagen + others)
    if rng.random() < 0.3:
        toeslagen = ("huurtoeslag_per_maand", "zorgtoeslag_per_maand", "kindgebonden_budget_per_maand")
        case["ontvangt_nu"] = _some(rng, day, toeslagen)
    if rng.random() < 0.3:
        case["norm"] = rng.choice(tuple(load_tables().norm_sets))
    return case


def random_shorthand(rng: random.Random, day: str | None = None) -> Case:
    """Return a valid case whose household is said in the shorthand."""
    day = day or random_day(rng)
    case = random_case(rng, day)
    soort = rng.choice(tuple(HUISHOUDTYPEN))
    household: Case = {"type": soort, "bruto_inkomen_per_jaar": amount(rng, day, 60_000)}
    if rng.random() < 0.5:
        household["inkomen_soort"] = rng.choice(tuple(SOORTEN))
    if soort in ("alleenstaande_ouder", "paar_met_kinderen"):
        household["kinderen"] = [rng.randint(0, 17) for _ in range(rng.randint(1, 4))]
    return {**case, "huishouden": household}


cases = st.randoms(use_true_random=False).map(random_case)
computed_cases = st.randoms(use_true_random=False).map(lambda rng: random_case(rng, fixed=False))
shorthands = st.randoms(use_true_random=False).map(random_shorthand)
