"""The law a second time: slow, exact, and apart from the rules of the program, to compare them with.

Everything is a whole number. Money is in cents, a rate in units of 10^-12; their product keeps every digit and is
rounded only where the law (or the official calculators) rounds. Amounts are read from the text of the tables as
decimals, so that no binary fraction takes part. The formulas follow the articles, year by year and regime by regime;
nothing is taken from the rules of the program.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

TABLES = Path(__file__).resolve().parents[2] / "tables"
FILES = (
    "huurtoeslag",
    "zorgtoeslag",
    "kindgebonden_budget",
    "kinderbijslag",
    "awir",
    "income_tax",
    "zvw",
    "aow",
    "social_assistance",
)
RATE = 10**12  # a rate of 1
FINE = 10**18  # a euro, for the huurtoeslag: income in cents squared x factor a x percentage
ADULT = 18
CHILD_FOR_CREDIT = 12  # younger than this on 1 January
YEARS = range(2019, 2027)


class Person(NamedTuple):
    """One person; amounts in cents a year. ``child`` says that an other resident is a child of the applicant."""

    age: int
    wage: int = 0
    benefit: int = 0
    assistance: int = 0
    state_pension: int = 0
    pension: int = 0
    retired: bool = False
    disabled: bool = False
    child: bool = False
    assets: int = 0

    @property
    def taxable(self) -> int:
        """All taxable income in cents."""
        return self.wage + self.benefit + self.assistance + self.state_pension + self.pension


class Dwelling(NamedTuple):
    """One dwelling; amounts in cents a month."""

    rent: int
    service: tuple[int, ...] = (0, 0, 0, 0)
    other_service: int = 0
    epv: int = 0
    energy: int = 0
    independent: bool = True
    adapted: bool = False
    earlier: bool = False


class Household(NamedTuple):
    """A household with its dwelling and what the budget takes into account; amounts in cents."""

    applicant: Person
    partner: Person | None
    others: tuple[Person, ...]
    dwelling: Dwelling
    assets: int = 0
    untaxed_year: int = 0
    health_cost_month: int | None = None
    fixed_costs_month: int = 0
    counts_child_benefit: bool = True
    takes_off_health_cost: bool = False


class Outcome(NamedTuple):
    """What comes out: allowances in whole euros a month, other amounts in cents, ``rent_year`` in 10^-18 euro."""

    means_year: int
    net_month: int
    care_month: int
    child_budget_month: int
    child_benefit_month: int
    credit_payout_month: int
    entitled: bool
    rent_year: int
    rent_month: int
    housing_cost: int
    left_month: int

    @property
    def rent_month_unrounded(self) -> float:
        """Huurtoeslag a month before rounding: the nearest float."""
        return self.rent_year / (12 * FINE)


@cache
def _series() -> dict[str, list[tuple[str, str]]]:
    """Every parameter with its values as text, by start date."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name in FILES:
        text = (TABLES / f"{name}.yaml").read_text(encoding="utf-8")
        content = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # every value stays a text
        for parameter, entry in content["parameters"].items():
            found[parameter] = sorted((value["valid_from"], value["value"]) for value in entry["values"])
    return found


@cache
def amounts(day: str) -> dict[str, Fraction]:
    """Return every table amount in force on a day as an exact decimal; what is missing or ended is left out."""
    found: dict[str, Fraction] = {}
    for name, values in _series().items():
        begun = [text for start, text in values if start <= day]
        if begun and begun[-1] not in {"null", "~", ""}:
            found[name] = Fraction(begun[-1])
    return found


def _whole(value: Fraction) -> int:
    if value.denominator != 1:
        raise ValueError(f"{value} is finer than this arithmetic")
    return value.numerator


def _nearest(value: int, unit: int) -> int:
    """Whole units, half up."""
    return (2 * value + unit) // (2 * unit)


class Credit(NamedTuple):
    """Arbeidskorting: where each part starts, the amount there, the rate in it, and the amount it never passes."""

    start: int
    base: int
    rate: int
    most: int


class Adult(NamedTuple):
    """Tax amounts for one side of the AOW age."""

    brackets: tuple[tuple[int, int, int], ...]
    general: int
    general_rate: int
    labour: tuple[Credit, ...]


class Law:
    """The amounts of one day, scaled to whole numbers."""

    def __init__(self, day: str) -> None:
        self.table = amounts(day)
        self.year = int(day[:4])
        self._read_tax()
        self._read_allowances()
        self._read_rent_allowance()

    def _cents(self, name: str) -> int:
        return _whole(self.table[name] * 100)

    def _rate(self, name: str) -> int:
        return _whole(self.table[name] * RATE)

    def _number(self, name: str) -> int:
        return _whole(self.table[name])

    def _percent(self, name: str) -> int:
        return _whole(self.table[name] * 100)

    def _read_tax(self) -> None:
        cents, rate = self._cents, self._rate
        edges = [cents(f"schijf_{index}_tot") for index in range(1, 4 if self.year <= 2020 else 3)]
        self.under = self._adult("", edges)
        self.over = self._adult("_aow", edges)
        self.general_from = cents("algemene_heffingskorting_afbouw_vanaf")
        self.general_until = cents("algemene_heffingskorting_nihil_vanaf")
        self.elderly = cents("ouderenkorting_maximum")
        self.elderly_from = cents("ouderenkorting_afbouw_vanaf")
        self.elderly_rate = rate("ouderenkorting_afbouwpercentage")
        self.single_elderly = cents("alleenstaande_ouderenkorting_bedrag")
        self.combination_from = cents("combinatiekorting_vanaf")
        self.combination_rate = rate("combinatiekorting_percentage")
        self.combination_most = cents("combinatiekorting_maximum")
        self.payout_share = rate("uitbetaling_heffingskorting_deel")
        self.zvw_rate, self.zvw_most = rate("zvw_percentage_ingehouden"), cents("zvw_maximum_inkomen")

    def _read_allowances(self) -> None:
        cents, rate, number = self._cents, self._rate, self._number
        self.least = number("minimum_tegemoetkoming_per_jaar")
        self.premium = cents("standaardpremie_per_jaar")
        self.threshold = cents("drempelinkomen_per_jaar")
        self.care_rate = (rate("normpremie_percentage_alleenstaande"), rate("normpremie_percentage_partners"))
        self.care_above = rate("normpremie_percentage_boven_drempel")
        self.care_assets = (
            cents("vermogensgrens_zorgtoeslag_alleenstaande"),
            cents("vermogensgrens_zorgtoeslag_partners"),
        )
        self.care_age = number("minimum_zorgtoeslag_leeftijd")
        self.first_children = (0, cents("kgb_een_kind"), cents("kgb_twee_kinderen"), cents("kgb_drie_kinderen"))
        self.next_child = cents("kgb_volgend_kind")
        self.teens = (cents("kgb_extra_12_15"), cents("kgb_extra_16_17"))
        self.single_parent = cents("kgb_alleenstaande_ouderkop")
        self.child_rate = rate("kgb_afbouwpercentage")
        # until 2019 there was one threshold for all
        self.partners_extra = cents("kgb_drempelverhoging_partners") if self.year >= 2020 else 0
        self.child_assets = (cents("vermogensgrens_kgb_alleenstaande"), cents("vermogensgrens_kgb_partners"))
        self.child_benefit = [cents(f"kinderbijslag_{ages}_per_kwartaal") for ages in ("0_5", "6_11", "12_17")]

    def _read_rent_allowance(self) -> None:
        cents, rate, number = self._cents, self._rate, self._number
        self.types = ("ep", "mp", "epo", "mpo") if self.year <= 2024 else ("ep", "mp")
        self.point = {name: cents(f"minimum_inkomensijkpunt_{name}") for name in self.types}
        self.own_share = {name: cents(f"minimum_normhuur_{name}") for name in self.types}
        if self.year <= 2025:
            self.factors = {name: (rate(f"factor_a_{name}"), rate(f"factor_b_{name}")) for name in self.types}
            self.service_most = cents("servicekosten_maximum_per_soort")
            self.large = number("grens_groot_huishouden")
        else:
            self.taper = {name: self._percent(f"afbouwpercentage_{name}") for name in self.types}
        self.ceiling = {name: cents(f"maximum_inkomen_{name}") for name in self.types} if self.year == 2019 else None
        self.added = cents("opslag_basishuur") + cents("verlaging_eigen_bijdrage")
        self.quality = cents("kwaliteitskortingsgrens")
        self.capping = (cents("aftoppingsgrens_laag"), cents("aftoppingsgrens_hoog"))
        self.capping_persons = number("grens_aftoppingsgrens_hoog")
        self.highest_rent = cents("maximale_huurgrens")
        self.highest_rent_young = cents("maximale_huurgrens_jongeren")
        self.young = number("jongeren_leeftijdsgrens")
        self.tenant_age = number("minimum_huurtoeslag_leeftijd")
        self.shares = [
            self._percent(f"vergoeding_{band}")
            for band in ("tot_kwaliteitskortingsgrens", "tot_aftoppingsgrens", "boven_aftoppingsgrens")
        ]
        self.rent_assets = (cents("vermogensgrens_huurtoeslag"), cents("vermogensgrens_huurtoeslag_partners"))
        self.rent_assets_other = cents("vermogensgrens_huurtoeslag_medebewoner")
        self.child_exemption = cents("vrijstelling_inkomen_kind_onder_23")
        self.child_exemption_age = number("vrijstelling_kind_leeftijdsgrens")

    def _adult(self, suffix: str, edges: list[int]) -> Adult:
        cents, rate = self._cents, self._rate
        rates = [rate(f"tarief_schijf_{index + 1}{suffix}") for index in range(len(edges) + 1)]
        starts, ends = [0, *edges], [*edges, 10**15]
        bases = [0, *(cents(f"arbeidskorting_basis_{index}{suffix}") for index in (1, 2, 3))]
        points = [0, *(cents(f"arbeidskorting_grens_{index}") for index in (1, 2, 3))]
        slopes = [rate(f"arbeidskorting_percentage_{index}{suffix}") for index in (1, 2, 3)]
        labour = [Credit(points[i], bases[i], slopes[i], bases[i + 1]) for i in range(3)]
        labour.append(Credit(points[3], bases[3], -rate(f"arbeidskorting_afbouwpercentage{suffix}"), bases[3]))
        return Adult(
            tuple(zip(starts, ends, rates, strict=True)),
            cents(f"algemene_heffingskorting_maximum{suffix}"),
            rate(f"algemene_heffingskorting_afbouwpercentage{suffix}"),
            tuple(reversed(labour)),
        )


@cache
def law(day: str) -> Law:
    """Return the amounts of a day."""
    return Law(day)


class Tax(NamedTuple):
    """Tax of one person in whole euros, and the net income of the year in cents x RATE."""

    before: int
    transferable: int
    credits: int
    due: int
    net_year: int


def _euros_up(value: int) -> int:
    """A credit in cents x RATE to whole euros up, never below nil."""
    return max(0, -(-value // (100 * RATE)))


def tax(person: Person, single: bool, law: Law, *, combines: bool = False) -> Tax:
    """Wet IB 2001 art. 2.10, 2.10a and 8.10-8.18, Zvw art. 43: brackets rounded down, credits rounded up."""
    side = law.over if person.retired else law.under
    income = person.taxable
    before = sum(
        (min(income, end) - start) * rate // (100 * RATE) for start, end, rate in side.brackets if income > start
    )
    general = 0
    if income < law.general_until:  # the official table says nil from this income on
        general = _euros_up(side.general * RATE - side.general_rate * max(0, income - law.general_from))
    labour = 0
    for part in side.labour:
        if person.wage > part.start:
            exact = part.base * RATE + part.rate * (person.wage - part.start)
            labour = _euros_up(min(exact, part.most * RATE))
            break
    combination = 0
    if combines and person.wage > law.combination_from:
        exact = (person.wage - law.combination_from) * law.combination_rate
        combination = _euros_up(min(exact, law.combination_most * RATE))
    transferable = general + labour + combination
    total = transferable
    if person.retired:
        total += _euros_up(law.elderly * RATE - law.elderly_rate * max(0, income - law.elderly_from))
        if single:
            total += law.single_elderly // 100
    due = max(0, before - total)
    withheld = min(person.state_pension + person.pension, law.zvw_most) * law.zvw_rate
    return Tax(before, transferable, total, due, (income - 100 * due) * RATE - withheld)


def _payout(taxes: list[Tax], share: int) -> int:
    """Wet IB 2001 art. 8.9: the part of the credits that exceeds the own tax, up to the tax of the partner; cents."""
    total = 0
    for own, other in (taxes, taxes[::-1]):
        unused = share * own.transferable - RATE * min(own.before, own.credits)
        total += max(0, min(unused, RATE * other.due))
    return _nearest(100 * total, 12 * RATE)


def _award(year: int, unit: int, least: int) -> int:
    """Awir art. 14: nil when the year, to the nearest euro, is below the minimum; else a twelfth in whole euros."""
    return year // (12 * unit) if _nearest(year, unit) >= least else 0


def care_allowance(household: Household, means: int, law: Law) -> int:
    """Zorgtoeslag a month in euros (Wzt art. 2 and 3)."""
    pair = household.partner is not None
    if household.assets > law.care_assets[pair] or household.applicant.age < law.care_age:
        return 0
    own = law.care_rate[pair] * law.threshold + law.care_above * max(0, means - law.threshold)
    return _award(max(0, (2 if pair else 1) * law.premium * RATE - own), 100 * RATE, law.least)


def child_budget(household: Household, means: int, ages: list[int], law: Law) -> int:
    """Kindgebonden budget a month in euros (Wkb art. 1 and 2); ``ages`` are those of the children under 18."""
    pair = household.partner is not None
    if not ages or household.assets > law.child_assets[pair]:
        return 0
    most = law.first_children[min(3, len(ages))] + max(0, len(ages) - 3) * law.next_child
    for age in ages:
        if age >= 12:
            most += law.teens[age >= 16]
    if not pair:
        most += law.single_parent
    above = means - law.threshold - (law.partners_extra if pair else 0)
    return _award(max(0, most * RATE - law.child_rate * max(0, above)), 100 * RATE, law.least)


def child_benefit(ages: list[int], law: Law) -> int:
    """Kinderbijslag a month in cents (AKW art. 12): a third of the quarter."""
    quarter = sum(law.child_benefit[0 if age < 6 else 1 if age < 12 else 2] for age in ages)
    return _nearest(quarter, 3)


def rent_allowance(household: Household, means: int, law: Law) -> tuple[bool, int]:
    """Huurtoeslag: the right to it (Wht art. 7-14), and the amount a year in 10^-18 euro (art. 16-21)."""
    year, dwelling = law.year, household.dwelling
    adults = [household.applicant] + ([household.partner] if household.partner else [])
    residents = [*adults, *household.others]

    # income of everyone at the address; of a child under 23 only what exceeds the exemption
    income = means
    for other in household.others:
        exempt = law.child_exemption if other.child and other.age < law.child_exemption_age else 0
        income += max(0, other.taxable - exempt)

    # who and where
    entitled = dwelling.independent and household.applicant.age >= law.tenant_age
    entitled = entitled and household.assets <= law.rent_assets[len(adults) > 1]
    entitled = entitled and all(other.assets <= law.rent_assets_other for other in household.others)

    kind = "ep" if len(residents) == 1 else "mp"
    retired = any(person.retired for person in residents)
    if year <= 2024 and retired:
        kind += "o"
    if law.ceiling is not None and income > law.ceiling[kind]:
        entitled = False

    # the rent that counts
    rent = dwelling.rent
    if year <= 2025:
        rent += sum(min(part, law.service_most) for part in dwelling.service)
    only_young = all(person.age < law.young and not person.disabled and not person.child for person in residents)
    highest = law.highest_rent_young if only_young else law.highest_rent
    if year <= 2025 and rent > highest and not (dwelling.adapted or dwelling.earlier or len(residents) >= law.large):
        entitled = False
    counted = min(rent, highest)
    if not entitled:
        return False, 0

    # own share, in units of 10^-16 euro
    cent = 10**14
    own = law.own_share[kind] * cent
    if year <= 2025 and income > law.point[kind]:
        square, line = law.factors[kind]
        own = max(own, (square * income + 100 * line) * income)
    own += law.added * cent

    # three bands; the last one until 2024 only for who lives alone, has reached the AOW age or needs adaptations
    low, high = law.quality * cent, law.capping[len(residents) >= law.capping_persons] * cent
    top = counted * cent
    full, most, some = law.shares
    month = full * max(0, min(top, low) - own) + most * max(0, min(top, high) - max(own, low))
    if year >= 2025 or len(residents) == 1 or retired or dwelling.adapted:
        month += some * max(0, top - max(own, high))
    amount = 12 * month
    if year >= 2026:
        amount = max(0, amount - max(0, income - law.point[kind]) * law.taper[kind] * cent)
    return True, amount


def outcome(household: Household, day: str) -> Outcome:
    """Compute one household."""
    amounts_of_day = law(day)
    adults = [household.applicant] + ([household.partner] if household.partner else [])
    combining = combines(household)
    taxes = [
        tax(person, len(adults) == 1, amounts_of_day, combines=person is combining and not person.retired)
        for person in adults
    ]
    means = sum(person.taxable for person in adults)
    net = _nearest(sum(item.net_year for item in taxes), 12 * RATE)
    ages = [other.age for other in household.others if other.child and other.age < ADULT]
    care = care_allowance(household, means, amounts_of_day)
    budget = child_budget(household, means, ages, amounts_of_day)
    benefit = child_benefit(ages, amounts_of_day)
    entitled, rent_year = rent_allowance(household, means, amounts_of_day)
    rent = _award(rent_year, FINE, amounts_of_day.least)

    dwelling = household.dwelling
    housing = dwelling.rent + sum(dwelling.service) + dwelling.other_service + dwelling.epv + dwelling.energy
    housing -= 100 * rent
    health = household.health_cost_month
    if health is None:
        insured = sum(
            person.age >= ADULT for person in [*adults, *(other for other in household.others if other.child)]
        )
        health = _nearest(insured * amounts_of_day.premium, 12) if household.takes_off_health_cost else 0
    left = net + 100 * (care + budget) + _nearest(household.untaxed_year, 12) - housing - health
    left += (benefit if household.counts_child_benefit else 0) - household.fixed_costs_month
    payout = _payout(taxes, amounts_of_day.payout_share) if len(taxes) == 2 else 0
    return Outcome(means, net, care, budget, benefit, payout, entitled, rent_year, rent, housing, left)


def combines(household: Household) -> Person | None:
    """Wet IB 2001 art. 8.14a: with a child younger than 12 the single parent, or who earns least, else the oldest."""
    if not any(other.child and other.age < CHILD_FOR_CREDIT for other in household.others):
        return None
    first, second = household.applicant, household.partner
    if second is None or first.wage < second.wage:
        return first
    if second.wage < first.wage:
        return second
    return first if first.age >= second.age else second


def pension_year(year_amount: int, single: bool, day: str) -> int:
    """AOW of a year in cents, to which the holiday allowance is added in proportion to the full AOW (AOW art. 28)."""
    table = amounts(day)
    kind = "alleenstaande" if single else "gehuwd_per_persoon"
    full = 12 * table[f"aow_bruto_{kind}"]
    added = min(Fraction(1), year_amount / (100 * full)) * 12 * table[f"aow_vakantie_uitkering_{kind}"]
    exact = year_amount + 100 * added
    return _nearest(exact.numerator, exact.denominator)


def assistance_norm(household: Household, day: str) -> int:
    """Bijstand a month in cents (Participatiewet art. 19a-22a): for the young, for who shares costs, or full."""
    table = amounts(day)
    adults = [household.applicant] + ([household.partner] if household.partner else [])
    young = [person.age < table["bijstand_jongeren_leeftijdsgrens"] for person in adults]
    children = any(other.child for other in household.others)
    sharing = sum(other.age >= table["kostendeler_leeftijdsgrens"] for other in household.others)
    suffix = "_aow" if any(person.retired for person in adults) else ""
    if (len(adults) == 1 and young[0]) or (all(young) and not children):
        norm = len(adults) * table["bijstandsnorm_18_20"]
    elif sharing:
        persons = len(adults) + sharing
        share = table["kostendelersnorm_vast_deel"] + persons * table["kostendelersnorm_deel_per_persoon"]
        norm = len(adults) * share / persons * table["bijstandsnorm_paar" + suffix]
    else:
        norm = table["bijstandsnorm_" + ("paar" if len(adults) == 2 else "alleenstaande") + suffix]
    return _nearest((100 * norm).numerator, (100 * norm).denominator)
