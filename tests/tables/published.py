"""The tables read directly, without the engine, and the publications that the tests quote."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

import yaml

from tests.years import YEARS

ROOT = Path(__file__).parents[2] / "tables"
SERIES_FILES = (
    "allocation.yaml",
    "aow.yaml",
    "awir.yaml",
    "energy.yaml",
    "huurtoeslag.yaml",
    "income_tax.yaml",
    "kinderbijslag.yaml",
    "kinderopvangtoeslag.yaml",
    "kindgebonden_budget.yaml",
    "low_income_schemes.yaml",
    "minimum_wage.yaml",
    "norm_amounts.yaml",
    "rent_increase.yaml",
    "social_assistance.yaml",
    "winst.yaml",
    "zorgtoeslag.yaml",
    "zvw.yaml",
)
HALF_YEARS = tuple(f"{year}-{month}-01" for year in YEARS for month in ("01", "07"))
OLD_TYPES = ("ep", "mp", "epo", "mpo")
NEW_TYPES = ("ep", "mp")

BASISHUUR_2020 = "https://wijzeantwoorden.com/hoe-hoog-is-de-basishuur/"
TOESLAGEN_2021 = "https://www.toeslagenaanvragen.net/huurtoeslag-berekenen-2021/"
HUURTOESLAG_2022 = "https://download.belastingdienst.nl/toeslagen/docs/berekening_huurtoeslag_tg0831z21fd.pdf"
WOONBOND_2023 = "https://www.woonbond.nl/thema/huren-en-geld/normen-grenzen-huurtoeslag/"
TOOL_2025 = "https://github.com/robinballs/huurtoeslag-2025-tool"
HUURTOESLAG_2026 = "https://download.belastingdienst.nl/toeslagen/docs/berekening_huurtoeslag_tg0831z62fd.pdf"
HUURVERLAGING_2023 = (
    "https://www.berekenen.nl/huurtoeslag/lagere-huur-voor-de-laagste-inkomens-en-meer-huurtoeslag-vanaf-2023"
)
STAAT_VENZ = "https://www.staatvenz.nl/financiele-middelen/premieoverzicht-zvw-begroting"
ZORGTOESLAG_2019 = "https://github.com/morstead/virtual-society (Belastingdienst tg0821z91fd)"
ZORGTOESLAG_2022 = "https://download.belastingdienst.nl/toeslagen/docs/berekening_zorgtoeslag_tg0821z21fd.pdf"
ZORGTOESLAG_2024 = "https://download.belastingdienst.nl/toeslagen/docs/berekening_zorgtoeslag_tg0821z41fd.pdf"
ZORGTOESLAG_2025 = "https://download.belastingdienst.nl/toeslagen/docs/berekening_zorgtoeslag_tg0821z51fd.pdf"
ZORGTOESLAG_2026 = "https://download.belastingdienst.nl/toeslagen/docs/berekening_zorgtoeslag_tg0821z61fd.pdf"
ZORGTOESLAG_AANVRAGEN = "https://zorgtoeslagaanvragen.org/"
TOESLAGENKAART_2026 = "Dienst Toeslagen, Toeslagenkaart 2026"
WKB = "https://wetten.overheid.nl/BWBR0022751"
SVB_2020 = "65plus.nl and seniorenraad-westland.nl, copies of SVB tables"
SVB_2021 = "65plus.nl, 50plusinnederland.nl, elkantwoord.com, kandoor.nl, quoting SVB"
SVB_2022 = "kandoor.nl and bijnametpensioen.nl, copies of SVB tables"
SVB_2023 = "rekenbuddy.nl, apuntateuna.es, aow.nu, quoting SVB"
SVB_2024 = "maxvandaag.nl and aow.nu, quoting SVB"
SVB_2025 = "rekenbuddy.nl and metronieuws.nl, quoting SVB"
SVB_2026 = "bijnametpensioen.nl and welingelichtekringen.nl, quoting SVB"
ACHTERHOEK_2021 = "socialedienstoostachterhoek.nl, normen per 1 juli 2021"
WESTLAND_2023 = "gemeentewestland.nl, normenoverzicht per 1 januari 2023"
VELSEN = "velsen.nl, bijstandsnormen per 1 juli 2021 en 1 juli 2024"

Data = dict[str, Any]


def read(name: str) -> Data:
    """Read one YAML file of the tables folder."""
    data: Data = yaml.load((ROOT / name).read_text(encoding="utf-8"), yaml.CSafeLoader)
    return data


def read_schema(name: str) -> Data:
    """Read one JSON schema of the tables folder."""
    data: Data = json.loads((ROOT / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    return data


TABLES: dict[str, Data] = {name: read(name) for name in SERIES_FILES}
NORMS = read("norms.yaml")
COVERAGE = read("coverage.yaml")
PARAMETERS: dict[str, Data] = {
    name: parameter for table in TABLES.values() for name, parameter in table["parameters"].items()
}
SERIES = [(table["id"], name) for table in TABLES.values() for name in table["parameters"]]
BANDS = [(table["id"], name, bands) for table in TABLES.values() for name, bands in table.get("bands", {}).items()]


def entry_at(name: str, day: str) -> Data | None:
    """Return the dated value of a parameter that is in force on a day, if the series has begun."""
    found = None
    for entry in PARAMETERS[name]["values"]:
        if entry["valid_from"] <= day:
            found = entry
    return found


def amount(name: str, when: int | str) -> Fraction:
    """Return the exact amount in force on a day, or on 1 January of a year."""
    entry = entry_at(name, f"{when}-01-01" if isinstance(when, int) else when)
    assert entry is not None, f"{name} has not begun on {when}"
    assert entry["value"] is not None, f"{name} has no value on {when}"
    return Fraction(str(Decimal(repr(entry["value"]))))


def rounded(value: Fraction, decimals: int) -> Fraction:
    """Round half away from zero, exactly."""
    scaled = abs(value) * 10**decimals
    whole = floor(scaled + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole, 10**decimals)


def money(text: str) -> Fraction:
    """Turn a printed amount into an exact number."""
    return Fraction(Decimal(text))


def day_before(day: str) -> str:
    """Return the ISO date of the day before."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
