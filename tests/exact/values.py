"""The amounts of a day for the exact reference, read from the text of the tables as decimals and kept as whole numbers.

Money is in cents, a rate in units of 10^-12; no binary fraction takes part.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from tests.exact.people import Days

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
    "winst",
    "norm_amounts",
)
RATE = 10**12  # a rate of 1


@cache
def _series() -> dict[str, list[tuple[str, str]]]:
    """Every parameter with its values as text, by start date."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name in FILES:
        text = (TABLES / f"{name}.yaml").read_text(encoding="utf-8")
        content = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506  # every value stays a text
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


def whole(value: Fraction) -> int:
    if value.denominator != 1:
        raise ValueError(f"{value} is finer than this arithmetic")
    return value.numerator


def nearest(value: int, unit: int) -> int:
    """Whole units, half up."""
    return (2 * value + unit) // (2 * unit)


class Credit(NamedTuple):
    """Arbeidskorting: where each part starts, the amount there, the rate in it, and the amount it never passes."""

    start: int
    base: int
    rate: int
    most: int


class Side(NamedTuple):
    """Tax rates and credits by the AOW age, all of them twelve times what they are."""

    rates: tuple[int, ...]
    general: int
    general_rate: int
    labour: tuple[Credit, ...]
    combination_rate: int
    combination_most: int


class Law:
    """The amounts of one day, scaled to whole numbers."""

    def __init__(self, day: str) -> None:
        self.table = amounts(day)
        self.year = int(day[:4])
        ages = [
            12 * int(found["aow_leeftijd_jaren"]) + int(found["aow_leeftijd_maanden"])
            for found in (self.table, amounts(f"{self.year - 1}-12-31"))
        ]
        self.days = Days(date.fromisoformat(day), *ages)
        self._read_tax()
        self._read_profit()
        self._read_allowances()
        self._read_rent_allowance()

    def _cents(self, name: str) -> int:
        return whole(self.table[name] * 100)

    def _rate(self, name: str) -> int:
        return whole(self.table[name] * RATE)

    def _number(self, name: str) -> int:
        return whole(self.table[name])

    def _percent(self, name: str) -> int:
        return whole(self.table[name] * 100)

    def _read_tax(self) -> None:
        cents, rate = self._cents, self._rate
        self.edges = [cents(f"schijf_{index}_tot") for index in range(1, 4 if self.year <= 2020 else 3)]
        self.labour_from = [0, *(cents(f"arbeidskorting_grens_{index}") for index in (1, 2, 3))]
        # the AOW premium is due for the months before the AOW age (Wfsv art. 12): each value weighs by its months
        self.sides = [self._side(months) for months in range(13)]
        self.general_from = cents("algemene_heffingskorting_afbouw_vanaf")
        self.general_until = cents("algemene_heffingskorting_nihil_vanaf")
        self.elderly = cents("ouderenkorting_maximum")
        self.elderly_from = cents("ouderenkorting_afbouw_vanaf")
        self.elderly_rate = rate("ouderenkorting_afbouwpercentage")
        self.single_elderly = cents("alleenstaande_ouderenkorting_bedrag")
        self.combination_from = cents("combinatiekorting_vanaf")
        self.young_disabled = cents("jonggehandicaptenkorting_bedrag")
        self.payout_share = rate("uitbetaling_heffingskorting_deel")
        self.zvw_rate, self.zvw_most = rate("zvw_percentage_ingehouden"), cents("zvw_maximum_inkomen")

    def _read_profit(self) -> None:
        self.self_employed, self.starter = (
            self._cents("zelfstandigenaftrek_bedrag"),
            self._cents("startersaftrek_bedrag"),
        )
        self.part_when_retired = self._rate("ondernemersaftrek_deel_vanaf_aow")
        self.small_business = self._rate("mkb_winstvrijstelling_percentage")

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

    def _side(self, months: int) -> Side:
        """Tax values of a year with so many months of AOW premium."""

        def both(name: str, scale: int) -> int:
            over = self.table.get(f"{name}_aow", Fraction(0))  # of the combinatiekorting not known for every year
            return whole((months * self.table[name] + (12 - months) * over) * scale)

        def cents(name: str) -> int:
            return both(name, 100)

        def rate(name: str) -> int:
            return both(name, RATE)

        bases = [0, *(cents(f"arbeidskorting_basis_{index}") for index in (1, 2, 3))]
        slopes = [rate(f"arbeidskorting_percentage_{index}") for index in (1, 2, 3)]
        labour = [Credit(self.labour_from[i], bases[i], slopes[i], bases[i + 1]) for i in range(3)]
        labour.append(Credit(self.labour_from[3], bases[3], -rate("arbeidskorting_afbouwpercentage"), bases[3]))
        return Side(
            tuple(rate(f"tarief_schijf_{index + 1}") for index in range(len(self.edges) + 1)),
            cents("algemene_heffingskorting_maximum"),
            rate("algemene_heffingskorting_afbouwpercentage"),
            tuple(reversed(labour)),
            rate("combinatiekorting_percentage"),
            cents("combinatiekorting_maximum"),
        )


@cache
def law(day: str) -> Law:
    """Return the amounts of a day."""
    return Law(day)
