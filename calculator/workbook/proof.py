"""Rekenbewijs: with what a case was computed and what came out, under one hash; and whether today gives the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from calculator.amounts.tables import load_tables
from calculator.cases import fields
from calculator.cases.case import Geval
from calculator.dutch.money import euro
from calculator.outcome.result import Resultaat
from calculator.rules.outcomes import HUISHOUDEN
from calculator.workbook.entries import Change

_CENT = 0.005


@dataclass(frozen=True)
class Proof:
    """What a file says it was computed with. ``intact`` is False when someone changed the sheet Techniek by hand."""

    programma: str
    peildatum: str
    tabellen: Mapping[str, str]
    uitkomsten: Mapping[str, float | None]
    sha256: str
    intact: bool


@dataclass(frozen=True)
class Agreement:
    """Whether a file agrees with the program and tables of today, for the inputs it was saved with."""

    intact: bool
    programma: Change | None
    tabellen: tuple[Change, ...]
    uitkomsten: tuple[Change, ...]

    @property
    def agrees(self) -> bool:
        """Whether every outcome is still the same."""
        return self.intact and not self.uitkomsten

    def lines(self) -> list[str]:
        """Return the agreement as sentences."""
        found = []
        if not self.intact:
            found.append("Rekenbewijs: het blad Techniek is met de hand veranderd. Het bewijs geldt niet meer.")
        elif not self.uitkomsten:
            found.append("Rekenbewijs: klopt. Met de tabellen van nu komt er hetzelfde uit.")
        if self.uitkomsten:
            found.append(f"Rekenbewijs: wijkt af. {len(self.uitkomsten)} uitkomsten zijn nu anders.")
        found += [f"- Tabel veranderd: {change.label}." for change in self.tabellen]
        if self.programma:
            found.append(f"- Opgeslagen met {self.programma.old}; dit is {self.programma.new}.")
        return found + [f"- {change}" for change in self.uitkomsten]


def contents(resultaat: Resultaat) -> dict[str, Any]:
    """Return what the proof is about, besides the inputs."""
    norm_set = load_tables().norm_sets[resultaat.woonsituaties[0].norm.naam]
    tables: dict[str, str] = {}
    for tabel in resultaat.tabellen:
        own = " (aangepast door de organisatie)" if tabel.aangepast else ""
        tables[f"{tabel.id}{own}"] = tabel.sha256
    return {
        "programma": resultaat.programma,
        "peildatum": resultaat.geval.peildatum,
        "tabellen": tables | {f"norm {norm_set.id}": norm_set.sha256},
        "uitkomsten": outcomes(resultaat),
    }


def outcomes(resultaat: Resultaat) -> dict[str, float | None]:
    """Return every result by the name of its cell."""
    asked = resultaat.computed.first.household.plan.with_childcare
    names = [item.name for item in HUISHOUDEN if asked or not item.where_asked]
    found: dict[str, float | None] = {f"uit_{name}": getattr(resultaat.huishouden, name) for name in names}
    norm = resultaat.woonsituaties[0].norm
    found["uit_norm_per_maand"] = norm.bedrag_per_maand
    found["uit_norm_laag_per_maand"] = norm.laag_per_maand
    found["uit_norm_hoog_per_maand"] = norm.hoog_per_maand
    parts: list[tuple[str, object]] = [
        (f"uit_{{}}_{number}", woning) for number, woning in enumerate(resultaat.woonsituaties, 1)
    ]
    parts += [(f"uit_verschil_{{}}_{number}", verschil) for number, verschil in enumerate(resultaat.verschillen, 2)]
    for name, record in parts:
        amounts = {key: value for key, value in vars(record).items() if key.endswith("_per_maand")}
        found |= {name.format(key): value for key, value in amounts.items()}
    return found


def digest(geval: Geval, content: Mapping[str, Any]) -> str:
    """Return the hash over the inputs and everything else of the proof."""
    whole = {**content, "geval": fields.to_json(geval)}
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def compare(proof: Proof, resultaat: Resultaat) -> Agreement:
    """Hold a proof against the result that its inputs give today."""
    now = contents(resultaat)
    programma = None
    if proof.programma != now["programma"]:
        programma = Change("Programma", proof.programma, now["programma"])
    tables = tuple(
        Change(name, proof.tabellen.get(name, "geen"), now["tabellen"].get(name, "geen"))
        for name in {**now["tabellen"], **proof.tabellen}
        if proof.tabellen.get(name) != now["tabellen"].get(name)
    )
    results = tuple(
        Change(name, _amount(proof.uitkomsten.get(name)), _amount(now["uitkomsten"].get(name)))
        for name in {**now["uitkomsten"], **proof.uitkomsten}
        if not _same(proof.uitkomsten.get(name), now["uitkomsten"].get(name))
    )
    return Agreement(proof.intact, programma, tables, results)


def _same(first: float | None, second: float | None) -> bool:
    return first is second if first is None or second is None else abs(first - second) < _CENT


def _amount(value: float | None) -> str:
    return "leeg" if value is None else euro(value)
