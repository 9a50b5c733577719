"""The sixteen household budgets of the appendix: as printed, as computed from its assumptions, and as the law gives.

The cases, the assumptions and the reasons are data (``tables/appendix_2021.yaml``). The engine computes each case
twice with ordinary cases of the contract and knows nothing of the appendix; only the way it rounds is applied here.
"""

from __future__ import annotations

import copy
import math
from dataclasses import dataclass
from functools import cache
from typing import Any

from calculator.amounts.table_files import read_yaml
from calculator.cases.case import VERSION, Geval
from calculator.law.household_budget import netto_woonlast_per_maand, resterend_leefbudget_per_maand
from calculator.outcome.budget import compute
from calculator.run.accept import parse

ROW_LABELS = {
    "huurtoeslag": "Huurtoeslag",
    "netto_woonlast": "Netto woonlast",
    "netto_inkomen": "Netto inkomen",
    "overige_toeslagen": "Overige toeslagen",
    "resterend_leefbudget": "Resterend leefbudget",
    "norm": "Norm (geen wet)",
}
_COMPONENTS = {
    "netto_woonlast": ("huurtoeslag",),
    "resterend_leefbudget": ("netto_inkomen", "overige_toeslagen", "netto_woonlast"),
}


@dataclass(frozen=True)
class Cell:
    """One amount of the appendix, rounded to the step it prints in; euros per month."""

    gedrukt: float
    berekend: float | None
    wet: float | None
    oorzaak: str | None


@dataclass(frozen=True)
class CaseReport:
    """One column of the appendix."""

    nr: int
    groep: str
    inkomen: str
    woning: str
    inkomen_bruto_per_jaar: float
    rows: dict[str, Cell]
    aannames: tuple[str, ...]


@dataclass(frozen=True)
class Appendix:
    """The sixteen columns with their source."""

    title: str
    peildatum: str
    cases: tuple[CaseReport, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the appendix in the shape of the contract."""
        return {
            "gevallen": [
                {
                    "nr": case.nr,
                    "groep": case.groep,
                    "inkomen": case.inkomen,
                    "woning": case.woning,
                    "rijen": {name: _cell_json(cell) for name, cell in case.rows.items()},
                    "aannames": list(case.aannames),
                }
                for case in self.cases
            ]
        }


def _cell_json(cell: Cell) -> dict[str, Any]:
    amounts = {"gedrukt": cell.gedrukt, "berekend": cell.berekend, "wet": cell.wet}
    return {**{name: None if value is None else int(value) for name, value in amounts.items()}, "oorzaak": cell.oorzaak}


@dataclass(frozen=True)
class Example:
    """One case of the appendix to open in the window: the household by law, in both dwellings."""

    nr: int
    label: str
    geval: Geval


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_yaml("appendix_2021.yaml")
    return data


def _case(household: dict[str, Any], dwellings: list[dict[str, Any]], *, as_printed: bool) -> Geval:
    data = _data()
    huishouden = copy.deepcopy(household["by_law"])
    source: dict[str, Any] = {
        "versie": VERSION,
        "peildatum": data["peildatum"],
        "huishouden": huishouden,
        "woonsituaties": dwellings,
    }
    if as_printed:
        assumed = household["as_printed"]
        source["norm"] = data["norm"]
        source["vaste_bedragen"] = assumed["vaste_bedragen"]
        if "aow" in assumed:
            for persoon in huishouden["personen"]:
                persoon["aow"] = assumed["aow"]
    return parse(source)


@cache
def examples() -> tuple[Example, ...]:
    """Return the sixteen cases as the law has them, each with both dwellings side by side."""
    dwellings = list(_data()["dwellings"].values())
    return tuple(
        Example(nr, f"{nr} · {household['groep']}, {household['inkomen']}, {woning}", geval)
        for nr, (household, woning) in enumerate(_columns(), 1)
        for geval in [_case(household, dwellings, as_printed=False)]
    )


def _columns() -> list[tuple[dict[str, Any], str]]:
    return [(household, woning) for household in _data()["households"] for woning in household["printed"]]


def report() -> Appendix:
    """Compute all cells: printed, computed from the appendix's own assumptions, and by law, with causes."""
    data = _data()
    cases = []
    for nr, (household, woning) in enumerate(_columns(), 1):
        dwelling = data["dwellings"][woning]
        berekend = _rounded_rows(_case(household, [dwelling], as_printed=True), data["printed_step"])
        wet = _rounded_rows(_case(household, [dwelling], as_printed=False), data["printed_step"])
        gedrukt = household["printed"][woning]
        differs = {name for name in ROW_LABELS if wet[name] != gedrukt[name]}
        cases.append(
            CaseReport(
                nr=nr,
                groep=household["groep"],
                inkomen=household["inkomen"],
                woning=woning,
                inkomen_bruto_per_jaar=household["inkomen_bruto_per_jaar"],
                rows={
                    name: Cell(
                        float(gedrukt[name]),
                        berekend[name],
                        wet[name],
                        _cause(name, household["causes"], differs) if name in differs else None,
                    )
                    for name in ROW_LABELS
                },
                aannames=tuple(household["as_printed"]["reasons"]),
            )
        )
    return Appendix(data["title"], data["peildatum"], tuple(cases))


def _rounded_rows(geval: Geval, step: int) -> dict[str, float | None]:
    """Compute a case and round as the appendix does: sums of rounded parts, huurtoeslag from its unrounded amount."""
    resultaat = compute(geval)
    woning, invoer = resultaat.woonsituaties[0], geval.woonsituaties[0]
    huurtoeslag = _nearest(woning.huurtoeslag_onafgerond_per_maand, step)
    inkomen = _nearest(resultaat.huishouden.netto_inkomen_per_maand, step)
    toeslagen = _nearest(resultaat.huishouden.overige_toeslagen_per_maand, step)
    woonlast = netto_woonlast_per_maand(
        woonlasten=(invoer.kale_huur_per_maand, invoer.energielast_per_maand), tegemoetkomingen=(huurtoeslag,)
    )
    norm = woning.norm.bedrag_per_maand
    return {
        "huurtoeslag": huurtoeslag,
        "netto_woonlast": woonlast,
        "netto_inkomen": inkomen,
        "overige_toeslagen": toeslagen,
        "resterend_leefbudget": resterend_leefbudget_per_maand(
            inkomen_voor_het_huishouden_per_maand=inkomen + toeslagen,
            netto_woonlast_per_maand=woonlast,
            gaat_eraf=(),
        ),
        "norm": None if norm is None else _nearest(norm, step),
    }


def _nearest(amount: float, step: int) -> float:
    return float(step * math.floor(amount / step + 0.5))


def _cause(name: str, causes: dict[str, str], differs: set[str]) -> str:
    """Return why the law gives another amount; of a sum, which of its parts differ."""
    if name in causes:
        return causes[name]
    parts = [ROW_LABELS[part].lower() for part in _COMPONENTS.get(name, ()) if part in differs]
    return f"Volgt uit: {', '.join(parts)}." if parts else "De invoer is een andere dan die van de bijlage."
