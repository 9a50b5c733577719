"""The sixteen household budgets of the appendix: as printed, as computed from its assumptions, and as the law gives.

The cases, the assumptions and the reasons are data (``tables/appendix_2021.yaml``). The engine computes each case
twice with ordinary cases of the contract and knows nothing of the appendix; only the way it rounds is applied here.
"""

from __future__ import annotations

import copy
import math
from dataclasses import field
from functools import cache
from typing import Any

from calculator.amounts.table_files import read_yaml
from calculator.cases.case import VERSION, Geval
from calculator.law import household_budget
from calculator.outcome.budget import compute
from calculator.outcome.result import Resultaat
from calculator.records import record
from calculator.rules.rule import rules_in
from calculator.rules.translate import Groups
from calculator.run.accept import parse

ROW_LABELS = {
    "huurtoeslag": "Huurtoeslag",
    "netto_woonlast": "Netto woonlast",
    "netto_inkomen": "Netto inkomen",
    "overige_toeslagen": "Overige toeslagen",
    "resterend_leefbudget": "Resterend leefbudget",
    "norm": "Norm (geen wet)",
}
# What a row rounds, by the name of the outcome; the other rows are sums of rounded ones by the rules of the budget.
QUANTITIES = {
    "huurtoeslag": "huurtoeslag_onafgerond_per_maand",
    "netto_inkomen": "netto_inkomen_per_maand",
    "overige_toeslagen": "overige_toeslagen_per_maand",
    "norm": "norm_per_maand",
}
_PARTS: dict[str, dict[str, tuple[str, ...]]] = {
    "netto_woonlast_per_maand": {
        "woonlasten": ("kale_huur_per_maand", "energielast_per_maand"),
        "tegemoetkomingen": ("huurtoeslag",),
    },
    "inkomen_voor_het_huishouden_per_maand": {"komt_binnen": ("netto_inkomen", "overige_toeslagen")},
    "resterend_leefbudget_per_maand": {"gaat_eraf": ()},
}
_RULES = {rule.name: rule for rule in rules_in(household_budget)}
SUMS = tuple(_RULES[name].written_out(Groups({}, groups)) for name, groups in _PARTS.items())
SUM_ROWS = {rule.name: rule.name.removesuffix("_per_maand") for rule in SUMS}
_COMPONENTS = {
    "netto_woonlast": ("huurtoeslag",),
    "resterend_leefbudget": ("netto_inkomen", "overige_toeslagen", "netto_woonlast"),
}


@record(frozen=True)
class Cell:
    """One amount of the appendix, rounded to the step it prints in; euros per month."""

    gedrukt: float
    berekend: float | None
    wet: float | None
    oorzaak: str | None


@record(frozen=True)
class CaseReport:
    """One column of the appendix; ``berekend`` and ``wet`` are the whole results that its rows come from."""

    nr: int
    groep: str
    inkomen: str
    woning: str
    inkomen_bruto_per_jaar: float
    rows: dict[str, Cell]
    aannames: tuple[str, ...]
    berekend: Resultaat = field(repr=False, compare=False)
    wet: Resultaat = field(repr=False, compare=False)


@record(frozen=True)
class Appendix:
    """The sixteen columns with their source, and the step in which it prints amounts."""

    title: str
    peildatum: str
    step: int
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


@record(frozen=True)
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
    data, step = _data(), _data()["printed_step"]
    cases = []
    for nr, (household, woning) in enumerate(_columns(), 1):
        dwelling = data["dwellings"][woning]
        as_printed, by_law = (compute(_case(household, [dwelling], as_printed=printed)) for printed in (True, False))
        berekend, wet = rounded_rows(as_printed, step), rounded_rows(by_law, step)
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
                berekend=as_printed,
                wet=by_law,
            )
        )
    return Appendix(data["title"], data["peildatum"], step, tuple(cases))


def rounded_rows(resultaat: Resultaat, step: int) -> dict[str, float | None]:
    """Round a result as the appendix does: sums of rounded parts, huurtoeslag from its unrounded amount.

    Besides the rows of the appendix there is the sum of what comes in, which it does not print.
    """
    woning, invoer = resultaat.woonsituaties[0], resultaat.geval.woonsituaties[0]
    home, norm = resultaat.huishouden, woning.norm.bedrag_per_maand
    rows: dict[str, float | None] = {
        "huurtoeslag": _nearest(woning.huurtoeslag_onafgerond_per_maand, step),
        "netto_inkomen": _nearest(home.netto_inkomen_per_maand, step),
        "overige_toeslagen": _nearest(home.overige_toeslagen_per_maand, step),
        "norm": None if norm is None else _nearest(norm, step),
    }
    values = {**rows, **{name: getattr(invoer, name) for name in ("kale_huur_per_maand", "energielast_per_maand")}}
    for rule in SUMS:
        values[rule.name] = rule.on(values)
    return rows | {row: values[name] for name, row in SUM_ROWS.items()}


def _nearest(amount: float, step: int) -> float:
    return float(step * math.floor(amount / step + 0.5))


def nearest_formula(cell: str, step: int) -> str:
    """Return the formula of what ``rounded_rows`` makes of an amount in a cell; none of them is negative."""
    return f"{step}*INT({cell}/{step}+0.5)"


def _cause(name: str, causes: dict[str, str], differs: set[str]) -> str:
    """Return why the law gives another amount; of a sum, which of its parts differ."""
    if name in causes:
        return causes[name]
    parts = [ROW_LABELS[part].lower() for part in _COMPONENTS.get(name, ()) if part in differs]
    return f"Volgt uit: {', '.join(parts)}." if parts else "De invoer is een andere dan die van de bijlage."
