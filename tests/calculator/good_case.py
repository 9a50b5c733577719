"""One case in which every field of the contract is given, ways to change it, and what comes of it."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest

from calculator.cases.fields import Refused
from calculator.outcome.budget import compute
from calculator.outcome.result import Resultaat
from calculator.run.accept import parse

Json = Any

GOOD: dict[str, Any] = {
    "versie": 1,
    "dossier": "A-2026-014",
    "peildatum": "2021-01-01",
    "huishouden": {
        "personen": [
            {
                "rol": "aanvrager",
                "leeftijd": 38,
                "aow": False,
                "arbeidsbeperking": False,
                "inkomens": [
                    {
                        "soort": "loon",
                        "bedrag": 21825,
                        "periode": "jaar",
                        "bruto": True,
                        "inclusief_vakantiegeld": True,
                    }
                ],
            },
            {"rol": "partner", "leeftijd": 37},
            {"rol": "kind", "leeftijd": 10},
            {"rol": "medebewoner", "leeftijd": 60},
        ],
        "vermogen": 100,
        "vermogen_medebewoners": [200.5],
        "zorgkosten_per_maand": 150,
        "vaste_lasten": [{"omschrijving": "water", "bedrag_per_maand": 15.25}],
    },
    "woonsituaties": [
        {
            "naam": "nu",
            "kale_huur_per_maand": 475,
            "servicekosten_per_maand": {"energie": 1, "schoonmaak": 2, "huismeester": 3, "recreatie": 4},
            "overige_servicekosten_per_maand": 5,
            "epv_per_maand": 6,
            "energielast_per_maand": 125,
            "zelfstandig": True,
            "aangepast": False,
            "eerder_huurtoeslag": False,
        },
        {"naam": "na renovatie", "kale_huur_per_maand": 625, "energielast_per_maand": 75},
    ],
    "vaste_bedragen": {
        "netto_inkomen_per_maand": 1700,
        "toetsingsinkomen_per_jaar": 21825,
        "huurtoeslag_per_maand": 225,
        "zorgtoeslag_per_maand": 107,
        "kindgebonden_budget_per_maand": 99,
        "kinderbijslag_per_maand": 88,
        "norm_per_maand": 1650,
    },
    "ontvangt_nu": {
        "huurtoeslag_per_maand": 1,
        "zorgtoeslag_per_maand": 2,
        "kindgebonden_budget_per_maand": 3,
    },
    "norm": "bijlage-2021",
}

# The first example of the contract.
EXAMPLE: dict[str, Any] = {
    "versie": 1,
    "dossier": "A-2026-014",
    "peildatum": "2021-01-01",
    "huishouden": {
        "personen": [
            {
                "rol": "aanvrager",
                "leeftijd": 38,
                "inkomens": [{"soort": "loon", "bedrag": 21825, "periode": "jaar", "bruto": True}],
            },
            {"rol": "partner", "leeftijd": 37},
            {"rol": "kind", "leeftijd": 10},
            {"rol": "kind", "leeftijd": 12},
        ],
        "vermogen": 0,
    },
    "woonsituaties": [
        {"naam": "nu", "kale_huur_per_maand": 475, "energielast_per_maand": 125},
        {"naam": "na renovatie", "kale_huur_per_maand": 625, "energielast_per_maand": 75},
    ],
}

SHORT: dict[str, Any] = {
    **EXAMPLE,
    "huishouden": {
        "type": "paar_met_kinderen",
        "bruto_inkomen_per_jaar": 21825,
        "inkomen_soort": "loon",
        "kinderen": [10, 12],
    },
}

ABSENT = "(weggelaten)"


def steps_of(path: str) -> list[str | int]:
    """Split ``a.b[0].c`` in keys and indexes."""
    return [int(index) if index else key for key, index in re.findall(r"([^.\[\]]+)(?![^\[]*\])|\[(\d+)\]", path)]


def changed(base: dict[str, Any], *changes: tuple[str, Json]) -> dict[str, Any]:
    """Return a copy of a case with values put at paths; ``ABSENT`` takes the field away."""
    case = copy.deepcopy(base)
    for path, value in changes:
        *upper, last = steps_of(path)
        place: Any = case
        for step in upper:
            place = place[step]
        if value is ABSENT:
            del place[last]
        else:
            place[last] = value
    return case


def mistakes_of(source: object) -> list[tuple[str, object, str]]:
    """Return path, value and what is accepted of every mistake, reading and computing a case as the program does."""
    with pytest.raises(Refused) as refused:
        compute(parse(source))
    return [(mistake.pad, mistake.waarde, mistake.verwacht) for mistake in refused.value.mistakes]


def result(*changes: tuple[str, Any]) -> Resultaat:
    """The outcome of the example of the contract with changes."""
    return compute(parse(changed(EXAMPLE, *changes)))


def codes(resultaat: Resultaat) -> list[str]:
    """The codes of the signals."""
    return [signaal.code for signaal in resultaat.signalen]
