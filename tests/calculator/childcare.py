"""Households with childcare, for the tests that need one."""

from __future__ import annotations

from typing import Any

from calculator.cases.case import Geval
from calculator.run.accept import parse


def care(soort: str, hours: float, price: float) -> dict[str, Any]:
    """Return one care of a child."""
    return {"soort": soort, "uren_per_maand": hours, "uurprijs": price}


def as_json(
    day: str, income: float | None, *cares: list[dict[str, Any]], ages: tuple[int, ...] = (), **household: Any
) -> dict[str, Any]:
    """Return a parent alone with a child for each list of cares; the toetsingsinkomen is given where there is one."""
    own = [*ages, *[3] * len(cares)]
    children = [
        {"rol": "kind", "leeftijd": age, **({"kinderopvang": care} if care else {})}
        for age, care in zip(own, cares, strict=False)
    ]
    wage = {"soort": "loon", "bedrag": 30000, "periode": "jaar"}
    return {
        "versie": 1,
        "peildatum": day,
        "huishouden": {"personen": [{"rol": "aanvrager", "leeftijd": 35, "inkomens": [wage]}, *children], **household},
        "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 600, "energielast_per_maand": 100}],
        **({} if income is None else {"vaste_bedragen": {"toetsingsinkomen_per_jaar": income}}),
    }


def case(day: str, income: float | None, *cares: list[dict[str, Any]], **more: Any) -> Geval:
    """Return the same as a case that was read."""
    return parse(as_json(day, income, *cares, **more))
