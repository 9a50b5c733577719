"""The columns of a batch sheet: which there are, which may not be missing, and which the run adds."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from calculator.cases.fields import MISSING, Mistake, Refused
from calculator.rules import outcomes

NOW = ("kale_huur_nu_per_maand", "subsidiabele_servicekosten_nu_per_maand", "energielast_nu_per_maand")
LATER = ("kale_huur_na_per_maand", "subsidiabele_servicekosten_na_per_maand", "energielast_na_per_maand")
REQUIRED = (
    "dossier",
    "peildatum",
    "aanvrager_leeftijd",
    "aanvrager_inkomen_soort",
    "aanvrager_bruto_inkomen_per_jaar",
    "partner_leeftijd",
    "partner_inkomen_soort",
    "partner_bruto_inkomen_per_jaar",
    "kinderen_leeftijden",
    "medebewoners_bruto_inkomen_per_jaar",
    "vermogen",
    *NOW,
)
INPUT = (*REQUIRED, *LATER)
AMOUNTS = ("aanvrager_bruto_inkomen_per_jaar", "partner_bruto_inkomen_per_jaar", "vermogen", *NOW, *LATER)
NUMERIC = ("aanvrager_leeftijd", "partner_leeftijd", *AMOUNTS)
FAULT = "fout"
OF_HOUSEHOLD = tuple(outcome.name for outcome in outcomes.HUISHOUDEN if outcome.batch)
OF_DWELLING = (
    *(outcome.name.removesuffix("_per_maand") for outcome in outcomes.WONING if outcome.batch),
    "marge",
)
DIFFERENCE = "verschil_resterend_leefbudget_per_maand"
NUMBERS = (
    *OF_HOUSEHOLD,
    *(f"{name}_{when}_per_maand" for when in ("nu", "na") for name in OF_DWELLING),
    DIFFERENCE,
)
OUTPUT = (FAULT, *NUMBERS)
_ALIKE = 0.88


def locate(headers: Sequence[object]) -> dict[str, int]:
    """Return at which place each input column stands; capitals and spaces around a name do not matter.

    Raises:
        Refused: a column is missing, stands there twice, or a column looks like a misspelt one that may be absent.
    """
    names = [str(header).strip().casefold() for header in headers]
    mistakes = [Mistake(name, "staat er twee keer", "elke kolom één keer") for name in INPUT if names.count(name) > 1]
    mistakes += [
        Mistake(name, MISSING, "deze kolom in de eerste rij" + _meant(name, names))
        for name in REQUIRED
        if name not in names
    ]
    mistakes += [
        Mistake(found, "onbekend", f"de naam {name}")
        for name in LATER
        if name not in names
        for found in difflib.get_close_matches(name, set(names) - {*INPUT, *OUTPUT}, 1, _ALIKE)
    ]
    if mistakes:
        raise Refused(mistakes)
    return {name: names.index(name) for name in INPUT if name in names}


def _meant(name: str, names: list[str]) -> str:
    close = difflib.get_close_matches(name, set(names) - {*INPUT, *OUTPUT}, 1, _ALIKE)
    return f" (er staat wel {close[0]!r})" if close else ""


def kept(headers: Sequence[object]) -> list[int]:
    """Return the places of the columns that are carried through: all but the outcomes of an earlier run."""
    return [place for place, header in enumerate(headers) if str(header).strip().casefold() not in OUTPUT]
