"""The result of a case: one object that window, text, JSON and workbook show. None of them computes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from calculator.cases.case import Geval


@dataclass(frozen=True)
class Signaal:
    """A warning, an unused right, a doubt about a figure, or something the program does not compute."""

    code: str
    tekst: str


@dataclass(frozen=True)
class Stap:
    """One step of the derivation.

    ``formule`` is in a spreadsheet's notation over the names of other steps, ``ingevuld`` the same for a reader with
    the values in it; both are None for what was typed in or read from a table. ``zekerheid`` is the confidence of a
    table value.
    """

    stap: str
    omschrijving: str
    formule: str | None
    ingevuld: str | None
    waarde: float | bool
    eenheid: str
    artikel: str | None
    tabel: str | None
    zekerheid: str | None


@dataclass(frozen=True)
class Tabelpaspoort:
    """A table that was used, with the hash of its file; ``aangepast`` says that it is an organisation's own."""

    id: str
    titel: str
    geldig_vanaf: str
    geldig_tot_en_met: str
    bron: str
    sha256: str
    aangepast: bool


@dataclass(frozen=True)
class Overschreven:
    """A computed amount that gave way to one read from a payslip or decision."""

    veld: str
    opgegeven: float
    berekend: float | None


@dataclass(frozen=True)
class Norm:
    """The norm of this household; ``bedrag_per_maand`` is None when none is published for it."""

    naam: str
    bedrag_per_maand: float | None
    omvat: tuple[str, ...]
    omvat_niet: tuple[str, ...]


@dataclass(frozen=True)
class HuishoudenResultaat:
    """What holds for the household in every dwelling; euros."""

    toetsingsinkomen_per_jaar: float
    netto_inkomen_per_maand: float
    zorgtoeslag_per_maand: float
    kindgebonden_budget_per_maand: float
    kinderbijslag_per_maand: float
    overige_toeslagen_per_maand: float
    onbelast_inkomen_per_maand: float
    zorgkosten_per_maand: float
    vaste_lasten_per_maand: float


@dataclass(frozen=True)
class WoningResultaat:
    """The budget in one dwelling; euros per month."""

    naam: str
    rekenhuur_per_maand: float
    basishuur_per_maand: float
    huurtoeslag_per_maand: float
    huurtoeslag_onafgerond_per_maand: float
    geen_huurtoeslag_omdat: str | None
    netto_woonlast_per_maand: float
    resterend_leefbudget_per_maand: float
    norm: Norm
    marge_per_maand: float | None
    derive: Callable[[], tuple[Stap, ...]] = field(repr=False, compare=False)

    @cached_property
    def uitleg(self) -> tuple[Stap, ...]:
        """The derivation, made when it is asked for."""
        return self.derive()


@dataclass(frozen=True)
class Verschil:
    """A later dwelling against the first: signed amounts, later minus first; euros per month."""

    van: str
    naar: str
    huur_per_maand: float
    huurtoeslag_per_maand: float
    energielast_per_maand: float
    netto_woonlast_per_maand: float
    resterend_leefbudget_per_maand: float
    energiebesparing_break_even_per_maand: float


@dataclass(frozen=True)
class Resultaat:
    """The outcome of one case, with the case it belongs to."""

    geval: Geval
    programma: str
    tabellen: tuple[Tabelpaspoort, ...]
    huishouden: HuishoudenResultaat
    woonsituaties: tuple[WoningResultaat, ...]
    verschillen: tuple[Verschil, ...]
    overschreven: tuple[Overschreven, ...]
    signalen: tuple[Signaal, ...]

    def to_json(self, *, derivation: bool = True) -> dict[str, Any]:
        """Return the result in the shape of the contract; without ``derivation`` faster, since steps are left out."""
        return {
            "versie": 1,
            "programma": self.programma,
            "dossier": self.geval.dossier,
            "peildatum": self.geval.peildatum,
            "tabellen": _plain(self.tabellen),
            "huishouden": _plain(self.huishouden),
            "woonsituaties": [_dwelling(woning, derivation=derivation) for woning in self.woonsituaties],
            "verschillen": _plain(self.verschillen),
            "overschreven": _plain(self.overschreven),
            "signalen": _plain(self.signalen),
        }


def _dwelling(woning: WoningResultaat, *, derivation: bool) -> dict[str, Any]:
    data = {
        item.name: _plain(getattr(woning, item.name)) for item in dataclasses.fields(woning) if item.name != "derive"
    }
    if derivation:
        data["uitleg"] = [dict(vars(stap)) for stap in woning.uitleg]
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value):
        return {item.name: _plain(getattr(value, item.name)) for item in dataclasses.fields(value)}
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
