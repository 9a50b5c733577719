"""Random households for the comparison of the array code with the exact law: many, and crowded around thresholds.

Everything is drawn by numpy in whole cents. From the same columns come the arrays that the rules read and, row by
row, the households of the exact reference.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from calculator.amounts.tables import load_tables
from calculator.cases.case import OntvangtNu
from calculator.rules.inputs import How
from calculator.run.birth_facts import facts_of_age, facts_of_birth, month_of
from calculator.run.households import received_inputs
from calculator.run.norm_line import HIGH, LOW
from calculator.run.plan import OF_ALL_PERSONS, OF_INCOMES, Plan
from tests.exact.people import ADULT, NOT_SAID, Dwelling, Household, Person
from tests.exact.values import amounts, law

OTHERS = 8  # children and co-residents at most, so that households of eight and more occur
INCOMES = {
    "wage": "loon_per_jaar",
    "benefit": "uitkering_per_jaar",
    "assistance": "bijstand_per_jaar",
    "state_pension": "aow_per_jaar",
    "pension": "pensioen_per_jaar",
    "disability_benefit": "wajong_per_jaar",
    "profit": "winst_per_jaar",
    "alimony": "partneralimentatie_per_jaar",
}
FACTS = {
    "disabled": "arbeidsbeperking",
    "allowance_partner": "toeslagpartner",
    "in_budget": "in_budget",
    "shares_costs": "kostendeler",
    "insured": "verzekerd",
    "right_to_assistance": "recht_op_bijstand",
    "without_parents": "zonder_steun_ouders",
    "hours": "urencriterium",
    "starter": "starter",
}
# What the reference does not have: what is no money, what the months of a year add up to, what is received now.
NIL_OF_PERSON = (
    "bijtelling_per_jaar",
    "vakantiegeld_van_loon_per_jaar",
    "vakantiegeld_van_uitkering_per_jaar",
    "vakantiegeld_van_wajong_per_jaar",
    "vakantiegeld_van_aow_per_jaar",
    "verschil_met_jaarbasis_per_jaar",
)
NIL_OF_HOUSEHOLD = (
    "zorgtoeslag_ontvangen",
    "kindgebonden_budget_ontvangen",
    "kinderbijslag_ontvangen",
    "huurtoeslag_ontvangen",
)
ROLES = ("is_aanvrager", "is_partner", "is_kind", "is_medebewoner", "is_oudste_partner")
SERVICE = ("energie", "schoonmaak", "huismeester", "recreatie")
AGES_OF_CHILDREN = (0, 5, 6, 11, 12, 15, 16, 17, 18, 20, 21, 22, 23, 25, 27)
AGES_OF_ADULTS = (17, 18, 19, 20, 21, 22, 23, 24, 27, 30, 45, 56, 57, 59, 60, 62, 63, 64, 66, 66, 67, 68, 80)
NO_CHILD_PARTNER_FROM = 2025
CHILD, CO_RESIDENT = 1, 2

Column = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Population:
    """Columns of households: ``adults`` and ``others`` hold columns per person, amounts in cents."""

    size: int
    pair: Column
    adults: tuple[dict[str, Column], dict[str, Column]]
    others: tuple[dict[str, Column], ...]
    household: dict[str, Column]
    dwelling: dict[str, Column]

    def households(self) -> Iterator[Household]:
        """The same households, one by one, for the exact reference."""
        first, second = (self._persons(adult) for adult in self.adults)
        others = [list(self._persons(other)) for other in self.others]
        roles = [other["role"].tolist() for other in self.others]
        rest = {name: column.tolist() for name, column in self.household.items()}
        own = {name: column.tolist() for name, column in self.dwelling.items()}
        service = list(zip(*(own[name] for name in SERVICE), strict=True))
        for row, (applicant, partner, pair) in enumerate(zip(first, second, self.pair.tolist(), strict=True)):
            yield Household(
                applicant,
                partner if pair else None,
                tuple([persons[row] for persons, role in zip(others, roles, strict=True) if role[row]]),
                Dwelling(
                    own["rent"][row],
                    service[row],
                    own["other_service"][row],
                    own["epv"][row],
                    own["energy"][row],
                    own["independent"][row],
                    own["adapted"][row],
                    own["earlier"][row],
                    own["moved"][row],
                    own["rent_now"][row],
                ),
                rest["assets"][row],
                rest["health_cost_month"][row] if rest["health_cost_given"][row] else None,
                rest["fixed_costs_month"][row],
                rest["counts_child_benefit"][row],
                rest["takes_off_health_cost"][row],
            )

    def _persons(self, columns: dict[str, Column]) -> Iterator[Person]:
        lists = [columns[name].tolist() for name in Person._fields]
        return map(Person._make, zip(*lists, strict=True))

    def arrays(self, plan: Plan) -> dict[str, Column]:
        """Run the array code of the program over all households; what is of one other person ends with its number."""
        present = [np.ones(self.size, dtype=bool), self.pair, *(other["role"] > 0 for other in self.others)]
        first, second = self.adults
        older = np.where(
            (first["born"] > 0) & (second["born"] > 0), second["born"] < first["born"], second["age"] > first["age"]
        )
        older = older & self.pair
        roles: list[dict[str, Any]] = [{"is_aanvrager": True, "is_oudste_partner": ~older}]
        roles += [{"is_partner": True, "is_oudste_partner": older}]
        roles += [{"is_kind": other["child"], "is_medebewoner": ~other["child"]} for other in self.others]
        persons = [
            self._facts(plan, person, role) for person, role in zip((*self.adults, *self.others), roles, strict=True)
        ]
        applicant = {
            f"{name}_aanvrager": persons[0][name] for name in ("leeftijd_op_maanddag", "leeftijd_op_1_januari")
        }
        facts = applicant | self._of_all(persons, present)
        persons = [person | facts for person in persons]
        persons = [
            *plan.run_beside(plan.per_persoon, persons[:2], arrays=True),
            *(plan.run_beside(plan.per_persoon, [person], arrays=True)[0] for person in persons[2:]),
        ]
        for person in persons[2:]:
            person["zorgtoeslag_in_budget_per_maand"] = self._own_care(plan, person)
        inputs = self._household_inputs(present) | facts | self._of_all(persons, present)
        household = plan.run_arrays(plan.per_huishouden, inputs)
        found = plan.run_arrays(plan.per_woning, household | self._dwelling_inputs())
        found |= plan.run_arrays(plan.usual["bijstandsnorm_per_maand"], household)
        found |= self._norm(plan, household)
        for number, person in enumerate(persons[2:]):
            may_be = plan.run_arrays(plan.toeslagpartner, person)["kan_toeslagpartner_zijn"]
            found[f"kan_toeslagpartner_zijn_{number}"] = may_be & present[2 + number]
        return found

    @staticmethod
    def _facts(plan: Plan, person: dict[str, Column], role: dict[str, Any]) -> dict[str, Any]:
        table = plan.parameters
        month, pension_age = month_of(plan.day), int(table["aow_leeftijd_jaren"] * 12 + table["aow_leeftijd_maanden"])
        known, said = person["born"] > 0, person["pension_age"] != NOT_SAID
        birth = 2 * (person["born"] - 1) + 1
        before = law(plan.day).days.pension_age_before
        ages = facts_of_birth(birth, month, person["age"], pension_age, before, np.clip)
        ages = {
            name: np.where(known, ages[name], without)
            for name, without in facts_of_age(person["age"], month, pension_age).items()
        }
        ages["premiemaanden"] = np.where(said, 12 * (person["pension_age"] == 0), ages["premiemaanden"])
        inputs = {
            **dict.fromkeys(OF_INCOMES, 0.0),
            **{name: person[kind] / 100 for kind, name in INCOMES.items()},
            **{name: person[fact] for fact, name in FACTS.items()},
            **dict.fromkeys(NIL_OF_PERSON, 0.0),
            **dict.fromkeys(ROLES, False),
            **ages,
            "onbelast_per_jaar": person["untaxed"] / 100,
            "vermogen_van_medebewoner": person["assets"] / 100,
            "zorgtoeslag_in_budget_per_maand": 0.0,
            "aow_is_opgegeven": said,
            "aow_opgegeven": person["pension_age"] == 1,
            **role,
        }
        values = plan.run_arrays(plan.facts, inputs)
        return inputs | {rule.name: values[rule.name] for rule in plan.facts}

    @staticmethod
    def _own_care(plan: Plan, person: dict[str, Any]) -> Column:
        """Zorgtoeslag of an other adult who counts in the budget, as a household of one."""
        alone = {
            "heeft_toeslagpartner": False,
            "aantal_verzekerden": person["is_verzekerde_volwassene"] * 1,
            "toetsingsinkomens_per_jaar": person["verzamelinkomen_per_jaar"],
            "vermogen_opgegeven": person["vermogen_van_medebewoner"],
            "vermogen_toeslagpartner": 0.0,
            "zorgtoeslag_anderen_per_maand": 0.0,
        }
        own = plan.run_arrays(plan.eigen_zorgtoeslag, alone)["zorgtoeslag_per_maand"]
        return np.where(person["in_budget"] & ~person["is_toeslagpartner"], own, 0.0)

    def _norm(self, plan: Plan, household: dict[str, Column]) -> dict[str, Column]:
        """The norm of each household: of the first set of the day that has an amount for it."""
        found = {name: np.full(self.size, np.nan) for name in (LOW, HIGH)}
        left = np.ones(self.size, dtype=bool)
        for norm_set in load_tables().default_norms(plan.day):
            values = plan.run_arrays(plan.norm[norm_set.id], household)
            holds = left & values.get("norm_geldt", True)
            for name, column in found.items():
                np.copyto(column, values[name], where=holds)
            left &= ~holds
        return found

    @staticmethod
    def _of_all(persons: list[dict[str, Any]], present: list[Column]) -> dict[str, Column]:
        """The inputs that follow from all persons, of whom some are not there."""
        found = {}
        for name, item in OF_ALL_PERSONS.items():
            if item.of_persons in persons[0]:
                each = [here * person[item.of_persons] for here, person in zip(present, persons, strict=True)]
                total = np.max(each, axis=0) if item.how is How.HIGHEST else sum(each)
                found[name] = total > 0 if item.how is How.ANYBODY else total
        return found

    def _household_inputs(self, present: list[Column]) -> dict[str, Column]:
        return {
            **dict.fromkeys((f"{name}_per_maand" for name in NIL_OF_HOUSEHOLD), 0.0),
            **dict.fromkeys((f"{name}_is_opgegeven" for name in NIL_OF_HOUSEHOLD), False),
            "netto_is_opgegeven": False,
            "aantal_personen": np.sum(present, axis=0),
            "vermogen_opgegeven": self.household["assets"] / 100,
            "zorgkosten_opgegeven_per_maand": self.household["health_cost_month"] / 100,
            "zorgkosten_zijn_opgegeven": self.household["health_cost_given"],
            "vaste_lasten_per_maand": self.household["fixed_costs_month"] / 100,
            "norm_telt_kinderbijslag": self.household["counts_child_benefit"],
            "norm_zonder_zorgkosten": self.household["takes_off_health_cost"],
        }

    def _dwelling_inputs(self) -> dict[str, Column]:
        own = self.dwelling
        return {f"servicekosten_{name}_per_maand": own[name] / 100 for name in SERVICE} | {
            "kale_huur_per_maand": own["rent"] / 100,
            "overige_servicekosten_per_maand": own["other_service"] / 100,
            "epv_per_maand": own["epv"] / 100,
            "energielast_per_maand": own["energy"] / 100,
            "zelfstandig": own["independent"],
            "aangepast": own["adapted"],
            "eerder_huurtoeslag": own["earlier"],
            "verhuizing": own["moved"],
            "huurtoeslag_in_de_woning_nu_per_maand": own["rent_now"] / 100,
            **received_inputs(OntvangtNu(), "huurtoeslag"),
        }


class Draw:
    """Draws columns of one day."""

    def __init__(self, day: str, size: int, seed: int) -> None:
        self.rng = np.random.default_rng([seed, int(day[:4]), int(day[5:7])])
        self.size = size
        self.month = 12 * int(day[:4]) + int(day[5:7])
        cents = sorted({int(100 * value) for value in amounts(day).values()})
        self.yearly = np.array([value for value in cents if 400_000 < value < 10_000_000])
        self.rents = np.array([value for value in cents if 15_000 < value < 100_000])
        self.assets = np.array([int(100 * v) for k, v in amounts(day).items() if k.startswith("vermogensgrens")])

    def yes(self, chance: float) -> Column:
        """A truth value with a chance."""
        return self.rng.random(self.size) < chance

    def choice(self, options: tuple[int, ...]) -> Column:
        """One of the options, each as likely."""
        return self.rng.choice(np.array(options), self.size)

    def near(self, thresholds: Column) -> Column:
        """An amount on a threshold, some cents beside it, or some tens of euros."""
        step = np.select(
            [self.yes(0.3), self.yes(0.5)], [self.rng.integers(-2, 3, self.size), 100 * self.choice((-1, 0, 1))], 0
        )
        wide = np.where(self.yes(0.3), self.rng.integers(-5_000, 5_001, self.size), step)
        return np.maximum(0, self.rng.choice(thresholds, self.size) + wide)

    def amount(self, thresholds: Column, high: int, around: float = 0.5) -> Column:
        """Cents: near a threshold, in whole euros, or anything below ``high`` euros."""
        euros = 100 * self.rng.integers(0, high, self.size)
        cents = self.rng.integers(0, 100 * high, self.size)
        return np.where(self.yes(around), self.near(thresholds), np.where(self.yes(0.5), euros, cents))

    def born(self, age: Column) -> Column:
        """A month of birth that gives an age on the peildatum, where the birthday may be in its very month."""
        month = self.month - 12 * age - self.rng.integers(0, 13, self.size)
        return np.where(self.yes(0.5), month, 0)

    def person(self, total: Column, ages: tuple[int, ...], *, grown_up: bool) -> dict[str, Column]:
        """A person with an income that is of one kind, or split over two."""
        age = np.where(self.yes(0.5), self.choice(ages), self.rng.integers(18 if grown_up else 0, 90, self.size))
        retired = np.where(self.yes(0.05), self.yes(0.5), age >= 67)
        labour, pensions = np.array([0, 0, 0, 1, 2, 5, 6, 6, 7]), np.array([3, 3, 4, 0, 6])
        kind = np.where(retired, self.rng.choice(pensions, self.size), self.rng.choice(labour, self.size))
        second = self.rng.integers(0, len(INCOMES), self.size)
        part = np.where(self.yes(0.2), (total * self.rng.random(self.size)).astype(np.int64), 0)
        columns = {
            name: np.where(kind == index, total - part, 0) + np.where(second == index, part, 0)
            for index, name in enumerate(INCOMES)
        }
        false = np.zeros(self.size, dtype=bool)
        return columns | {
            "age": age,
            "born": self.born(age),
            "pension_age": np.where(self.yes(0.3), retired, NOT_SAID),
            "untaxed": np.where(self.yes(0.85), 0, self.rng.integers(0, 1_000_000, self.size)),
            "disabled": self.yes(0.05),
            "child": false,
            "assets": np.zeros(self.size, dtype=np.int64),
            "insured": self.yes(0.93),
            "allowance_partner": false,
            "in_budget": false,
            "shares_costs": self.yes(0.9),
            "right_to_assistance": self.yes(0.93),
            "without_parents": self.yes(0.2),
            "hours": self.yes(0.6),
            "starter": self.yes(0.4),
        }


def population(day: str, size: int, seed: int = 1) -> Population:
    """Draw households of every type for a day."""
    draw = Draw(day, size, seed)
    pair = draw.yes(0.45)
    total = np.where(draw.yes(0.1), 0, draw.amount(draw.yearly, 60_000))
    total = np.where(draw.yes(0.03), draw.amount(draw.yearly, 1_000_000, 0.0), total)
    share = np.select([draw.yes(0.5), draw.yes(0.3)], [0.0, 0.5], draw.rng.random(size))
    second = np.where(pair, (total * share).astype(np.int64), 0)
    adults = (
        draw.person(total - second, AGES_OF_ADULTS, grown_up=True),
        draw.person(second, AGES_OF_ADULTS[1:], grown_up=True),
    )
    others = []
    more, partner_by_law = draw.yes(0.55), pair
    for index in range(OTHERS):
        more = more & draw.yes(1 if index == 0 else 0.75)
        child = draw.yes(0.8)
        income = np.where(draw.yes(0.75), 0, draw.amount(draw.yearly[draw.yearly < 1_000_000], 15_000, 0.3))
        other = draw.person(income, AGES_OF_CHILDREN, grown_up=False)
        other["age"] = np.where(child & draw.yes(0.9), draw.rng.integers(0, 26, size), other["age"])
        other["born"] = draw.born(other["age"])
        other["role"] = np.where(more, np.where(child, CHILD, CO_RESIDENT), 0)
        other["child"] = more & child
        other["assets"] = np.where(draw.yes(0.95), 0, draw.amount(draw.assets[draw.assets < 5_000_000], 40_000))
        grown = more & (other["age"] >= ADULT)
        other["in_budget"] = grown & draw.yes(0.25)
        other["allowance_partner"] = (
            grown & ~partner_by_law & draw.yes(0.3) & (~child | (int(day[:4]) < NO_CHILD_PARTNER_FROM))
        )
        partner_by_law = partner_by_law | other["allowance_partner"]
        others.append(other)
    none = draw.yes(0.6)
    service = {name: np.where(none, 0, draw.amount(np.array([1_200]), 40, 0.3)) for name in SERVICE}
    counted = sum(np.minimum(column, 1_200) for column in service.values())
    rent = draw.amount(draw.rents, 1_300, 0.6)
    on_target = draw.yes(0.5)  # the rent with service costs lies on the threshold, not the bare rent
    rent = np.where(on_target, np.maximum(0, rent - counted), rent)
    assets = np.where(draw.yes(0.7), 0, draw.amount(draw.assets, 200_000))
    by_law = sum(other["assets"] * other["allowance_partner"] for other in others)
    with_partner = np.maximum(0, draw.near(draw.assets) - by_law)  # with whoever is partner by law: at a limit
    household = {
        "assets": np.where((by_law > 0) & draw.yes(0.7), with_partner, assets),
        "health_cost_month": np.where(draw.yes(0.5), 0, draw.rng.integers(0, 50_000, size)),
        "health_cost_given": draw.yes(0.5),
        "fixed_costs_month": np.where(draw.yes(0.5), 0, draw.rng.integers(0, 50_000, size)),
        "counts_child_benefit": draw.yes(0.5),
        "takes_off_health_cost": draw.yes(0.5),
    }
    dwelling = service | {
        "rent": rent,
        "other_service": np.where(draw.yes(0.7), 0, draw.rng.integers(0, 10_000, size)),
        "epv": np.where(draw.yes(0.8), 0, draw.rng.integers(0, 12_000, size)),
        "energy": draw.rng.integers(0, 40_000, size),
        "independent": draw.yes(0.97),
        "adapted": draw.yes(0.1),
        "earlier": draw.yes(0.2),
        "moved": draw.yes(0.3),
        "rent_now": np.where(draw.yes(0.7), 0, 100 * draw.rng.integers(1, 400, size)),
    }
    return Population(size, pair, adults, tuple(others), household, dwelling)
