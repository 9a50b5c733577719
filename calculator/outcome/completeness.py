"""Which amounts of a next half-year are not known yet, and which households cannot be computed without them."""

from __future__ import annotations

import yaml

from calculator.amounts.tables import Tables, load_coverage
from calculator.outcome.budget import compute
from calculator.outcome.signals import values_used
from calculator.run.accept import parse
from calculator.run.evaluation import evaluate
from calculator.run.plan import NORM_TABLE, missing_on

_INCOMES = {"loon": (18000, 32000, 60000), "bijstand": (19000,), "aow": (20000, 45000)}
HOUSEHOLDS = {
    "alleenstaande met loon": ("alleenstaand", "loon"),
    "alleenstaande met bijstand": ("alleenstaand", "bijstand"),
    "alleenstaande ouder met loon": ("alleenstaande_ouder", "loon"),
    "alleenstaande ouder met bijstand": ("alleenstaande_ouder", "bijstand"),
    "paar met loon": ("paar", "loon"),
    "paar met kinderen en loon": ("paar_met_kinderen", "loon"),
    "paar met kinderen en bijstand": ("paar_met_kinderen", "bijstand"),
    "alleenstaande met AOW": ("aow_alleenstaand", "aow"),
    "paar met AOW": ("aow_paar", "aow"),
}
_RENTS = (450, 700, 1100)


def households_without(tables: Tables, day: str) -> dict[str, list[str]]:
    """Return each value that is missing on a day, with the households of :data:`HOUSEHOLDS` that rest on it.

    A household rests on a value when its outcome on the last covered day does, with one of a few incomes and rents.
    """
    missing = missing_on(day, tables)
    found: dict[str, list[str]] = {name: [] for name in missing}
    wanted = frozenset(missing)
    for label, (kind, income) in HOUSEHOLDS.items() if missing else ():
        used: set[str] = set()
        for amount in _INCOMES[income]:
            used |= values_used(evaluate(parse(_case(kind, income, amount))), wanted)
        for name in used:
            found[name].append(label)
    return {name: who or _with_a_norm(name, tables) for name, who in found.items()}


def _with_a_norm(name: str, tables: Tables) -> list[str]:
    """Return all households for a value of the norm: everybody is compared with it, also who rests on nothing else."""
    return [*HOUSEHOLDS] if any(table.id == NORM_TABLE and name in table.series for table in tables.tables) else []


def _case(kind: str, income: str, amount: int) -> dict[str, object]:
    children = [4, 8, 13, 17] if "kinderen" in kind or "ouder" in kind else []
    household: dict[str, object] = {"type": kind, "bruto_inkomen_per_jaar": amount}
    if not kind.startswith("aow"):
        household["inkomen_soort"] = income
    if children:
        household["kinderen"] = children
    return {
        "versie": 1,
        "peildatum": load_coverage().until,
        "huishouden": household,
        "woonsituaties": [
            {"naam": f"huur {rent}", "kale_huur_per_maand": rent, "energielast_per_maand": 150} for rent in _RENTS
        ],
    }


def regression_cases(year: int) -> str:
    """Return cases with the outcomes of today on 1 January of a year, in the form of tests/cases."""
    outcomes = ("netto_inkomen_per_maand", "zorgtoeslag_per_maand", "kindgebonden_budget_per_maand")
    cases = []
    for label, (kind, income) in HOUSEHOLDS.items():
        for amount in _INCOMES[income]:
            inputs = {**_case(kind, income, amount), "peildatum": f"{year}-01-01"}
            resultaat = compute(parse(inputs))
            values = resultaat.computed.first.values
            expected = {name: float(values[name]) for name in (*outcomes, "huurtoeslag_per_maand")}
            inputs.pop("versie")
            cases.append(
                {"naam": f"{label.capitalize()} met {amount} euro in {year}", "inputs": inputs, "expected": expected}
            )
    group = {
        "programs": ["huurtoeslag", "zorgtoeslag", "kindgebonden_budget", "inkomstenbelasting"],
        "source_kind": "regression",
        "source": {
            "title": f"Leefbudget, gemaakt met leefbudget tabellen nieuw-jaar {year}",
            "url": "https://wetten.overheid.nl",
        },
        "note": "Uitkomsten van het programma zelf: alleen om een verandering te zien, geen bewijs.",
        "cases": cases,
    }
    return yaml.safe_dump({"groups": [group]}, allow_unicode=True, sort_keys=False, width=110)
