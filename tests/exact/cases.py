"""A household as a case for the program and as one for the exact reference, and both outcomes side by side.

Only what the reference knows occurs: gross incomes a year with holiday pay in them.
"""

from __future__ import annotations

from typing import Any

from calculator.run.accept import parse
from calculator.run.evaluation import evaluate
from tests.exact.people import NOT_SAID, Dwelling, Household, Person
from tests.exact.reference import outcome

Case = dict[str, Any]
KINDS = {
    "loon": "wage",
    "uitkering": "benefit",
    "bijstand": "assistance",
    "aow": "state_pension",
    "pensioen": "pension",
    "wajong": "disability_benefit",
    "winst": "profit",
    "partneralimentatie": "alimony",
    "onbelast": "untaxed",
}
SERVICE = ("energie", "schoonmaak", "huismeester", "recreatie")


def person(rol: str, age: int, income: int = 0, kind: str = "loon", **rest: Any) -> Case:
    """A person with at most one income, in cents a year."""
    incomes = [{"soort": kind, "bedrag": income / 100, "periode": "jaar", "bruto": True}] if income else []
    return {"rol": rol, "leeftijd": age, "inkomens": incomes, **rest}


def case(day: str, persons: list[Case], rent: int, **rest: Any) -> Case:
    """A case with one dwelling; ``rest`` goes to the household (vermogen...) or the dwelling (aangepast...)."""
    of_household = {name: rest.pop(name) for name in ("vermogen", "vermogen_medebewoners") if name in rest}
    return {
        "versie": 1,
        "peildatum": day,
        "huishouden": {"personen": persons, **of_household},
        "woonsituaties": [
            {"naam": "nu", "kale_huur_per_maand": rent / 100, "energielast_per_maand": 100.0, **rest},
        ],
    }


def cents(amount: float) -> int:
    """An amount of a case in cents."""
    return round(100 * amount)


def _birth(geboren: str | None) -> int:
    if geboren is None:
        return 0
    year, month = geboren.split("-")
    return 12 * int(year) + int(month)


def household_of(source: Case, *, counts_child_benefit: bool, takes_off_health_cost: bool) -> Household:
    """The household of a case as the exact reference knows it."""
    home, dwelling = source["huishouden"], source["woonsituaties"][0]
    assets = iter(home.get("vermogen_medebewoners", []))
    found: dict[str, list[Person]] = {"aanvrager": [], "partner": [], "kind": [], "medebewoner": []}
    for entry in home["personen"]:
        income = dict.fromkeys(KINDS.values(), 0)
        for item in entry.get("inkomens", []):
            income[KINDS[item["soort"]]] += cents(item["bedrag"])
        of_profit = [item for item in entry.get("inkomens", []) if item["soort"] == "winst"]
        rol = entry["rol"]
        found[rol].append(
            Person(
                age=entry["leeftijd"],
                born=_birth(entry.get("geboren")),
                pension_age=entry.get("aow", NOT_SAID),
                disabled=entry.get("arbeidsbeperking", False),
                child=rol == "kind",
                insured=entry.get("verzekerd", True),
                allowance_partner=entry.get("toeslagpartner", False),
                in_budget=entry.get("in_budget", False),
                shares_costs=entry.get("kostendeler", True),
                right_to_assistance=entry.get("recht_op_bijstand", True),
                without_parents=entry.get("zonder_steun_ouders", False),
                hours=any(item.get("urencriterium", False) for item in of_profit),
                starter=any(item.get("starter", False) for item in of_profit),
                assets=cents(next(assets, 0)) if rol in {"kind", "medebewoner"} else 0,
            )._replace(**income)
        )
    adults = found["aanvrager"] + found["partner"]
    service = dwelling.get("servicekosten_per_maand", {})
    return Household(
        applicant=adults[0],
        partner=adults[1] if len(adults) > 1 else None,
        others=tuple(found["kind"] + found["medebewoner"]),
        dwelling=Dwelling(
            rent=cents(dwelling["kale_huur_per_maand"]),
            service=tuple(cents(service.get(name, 0)) for name in SERVICE),
            energy=cents(dwelling["energielast_per_maand"]),
            independent=dwelling.get("zelfstandig", True),
            adapted=dwelling.get("aangepast", False),
            earlier=dwelling.get("eerder_huurtoeslag", False),
        ),
        assets=cents(home.get("vermogen", 0)),
        counts_child_benefit=counts_child_benefit,
        takes_off_health_cost=takes_off_health_cost,
    )


def both(source: Case) -> tuple[dict[str, Any], dict[str, Any]]:
    """Outcomes of the program and of the exact law, in the units of the reference."""
    computed = evaluate(parse(source))
    values = computed.first.values
    household = household_of(
        source,
        counts_child_benefit=computed.first.household.norm_set.counts_child_benefit,
        takes_off_health_cost=computed.first.household.norm_set.takes_off_health_cost,
    )
    exact = outcome(household, source["peildatum"])
    program = {
        "means_year": 100 * values["toetsingsinkomen_per_jaar"],
        "net_month": 100 * values["netto_inkomen_per_maand"],
        "care_month": values["zorgtoeslag_per_maand"],
        "child_budget_month": values["kindgebonden_budget_per_maand"],
        "child_benefit_month": 100 * values["kinderbijslag_per_maand"],
        "credit_payout_month": 100 * values["uitbetaling_heffingskorting_per_maand"],
        "entitled": values["recht_op_huurtoeslag"],
        "rent_month": values["huurtoeslag_per_maand"],
        "housing_cost": 100 * values["netto_woonlast_per_maand"],
        "left_month": 100 * values["resterend_leefbudget_per_maand"],
    }
    program = {name: round(value, 6) for name, value in program.items()}
    return program, {name: getattr(exact, name) for name in program}
