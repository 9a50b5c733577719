"""Schemes of a municipality: a table that an organisation adds itself, read and refused in words, field by field."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from calculator.cases.fields import (
    Amount,
    Choice,
    Day,
    Kind,
    Listed,
    Mistake,
    Mistakes,
    Nested,
    Refused,
    Text,
    Whole,
    YesNo,
    described,
    read,
)
from calculator.records import record

KEY = "regelingen"
SOORTEN = {
    "alleenstaand": "alleenstaand",
    "alleenstaande_ouder": "alleenstaande ouder",
    "paar": "paar",
    "paar_met_kinderen": "paar met kinderen",
}
PER = {"huishouden": "huishouden", "volwassene": "volwassene", "kind": "kind"}
PERIODEN = {"maand": "maand", "jaar": "jaar", "eenmalig": "één keer"}
_ADULT, _OLDEST = 18, 120
_HIGHEST_SHARE = 1000


@record(frozen=True)
class Address(Kind):
    """The address of a page."""

    def refuse(self, value: object) -> str | None:
        """Accept http and https."""
        if isinstance(value, str) and re.fullmatch(r"https?://[^\s]{1,500}", value):
            return None
        return "een adres dat met https:// begint"


@record(frozen=True, kw_only=True)
class Leeftijden:
    """From which age to which age somebody is meant."""

    van: int = described(Whole(0, _ADULT - 1), "Van", "jaar", default=0)
    tot_en_met: int = described(Whole(0, _ADULT - 1), "Tot en met", "jaar", default=_ADULT - 1)


@record(frozen=True, kw_only=True)
class Regeling:
    """One scheme for one kind of households; what is left out is not asked."""

    naam: str = described(Text(), "Naam")
    voor: tuple[str, ...] = described(
        Listed(Choice(SOORTEN), minimum=1, maximum=len(SOORTEN)), "Voor", default=tuple(SOORTEN)
    )
    aow: bool | None = described(YesNo(), "Aanvrager of partner heeft AOW-leeftijd", default=None)
    leeftijd_vanaf: int | None = described(Whole(_ADULT, _OLDEST), "Aanvrager is minstens", "jaar", default=None)
    kinderen: Leeftijden | None = described(Nested(Leeftijden), "Met een kind van deze leeftijd", default=None)
    inkomen_tot_procent: float | None = described(
        Amount(_HIGHEST_SHARE), "Inkomen hooguit", "procent van de bijstandsnorm", default=None
    )
    vermogen_tot: float | None = described(Amount(), "Vermogen hooguit", "euro", default=None)
    bedrag: float | None = described(Amount(), "Bedrag", "euro", default=None)
    periode: str = described(Choice(PERIODEN), "Bedrag per", default="jaar")
    per: str = described(Choice(PER), "Bedrag voor elk", default="huishouden")
    in_natura: str | None = described(Text(), "In natura", default=None)
    ook_nodig: tuple[str, ...] = described(Listed(Text(), maximum=10), "Ook nodig", default=())
    link: str = described(Address(), "Adres van de pagina")
    geldig_vanaf: str | None = described(Day(), "Geldig vanaf", default=None)
    geldig_tot_en_met: str = described(Day(), "Geldig tot en met")


@record(frozen=True, kw_only=True)
class _Blad:
    titel: str = described(Text(), "Titel")
    waar: str = described(Text(), "Waar het is aan te vragen")
    nagekeken_op: str = described(Day(), "Nagekeken op")
    regelingen: tuple[Regeling, ...] = described(Listed(Nested(Regeling), minimum=1, maximum=200), "Regelingen")


@record(frozen=True)
class SchemeTable:
    """The schemes of one file; ``waar`` is who gives them, such as a municipality."""

    id: str
    titel: str
    waar: str
    nagekeken_op: str
    sha256: str
    regelingen: tuple[Regeling, ...]
    pack: str | None = None

    @property
    def valid_from(self) -> str:
        """The first day of which it says something, as far as it says that."""
        return min(regeling.geldig_vanaf or self.nagekeken_op for regeling in self.regelingen)

    @property
    def valid_until(self) -> str:
        """The last day of which it says something."""
        return max(regeling.geldig_tot_en_met for regeling in self.regelingen)

    def since(self, day: str, pack: str) -> SchemeTable | None:
        """Return the table as a pack brings it: nothing before its first day; None where nothing is left."""
        left = tuple(
            replace(regeling, geldig_vanaf=max(day, regeling.geldig_vanaf or day))
            for regeling in self.regelingen
            if regeling.geldig_tot_en_met >= day
        )
        return replace(self, regelingen=left, pack=pack) if left else None


def holds_schemes(data: object) -> bool:
    """Whether the parsed content of a file is a table of schemes."""
    return isinstance(data, Mapping) and KEY in data


def schemes_from(name: str, data: Any, content: bytes) -> SchemeTable:
    """Build the table of schemes from the parsed content of a file.

    Raises:
        Refused: a field is not as it should be; each mistake says which, what it is and what is accepted.
    """
    mistakes = Mistakes()
    blad = read(_Blad, data, f"tabel {name}", mistakes)
    if blad is not None:
        for index, regeling in enumerate(blad.regelingen):
            mistakes.extend(_at_odds(regeling, f"tabel {name}.{KEY}[{index}]"))
    if blad is None or mistakes:
        raise Refused(mistakes)
    return SchemeTable(
        id=name.removesuffix(".yaml"),
        titel=blad.titel,
        waar=blad.waar,
        nagekeken_op=blad.nagekeken_op,
        sha256=hashlib.sha256(content).hexdigest(),
        regelingen=blad.regelingen,
    )


def _at_odds(regeling: Regeling, pad: str) -> list[Mistake]:
    """Return what does not go together within a scheme."""
    found = []
    if (regeling.bedrag is None) == (regeling.in_natura is None):
        value = "niet opgegeven" if regeling.bedrag is None else "beide opgegeven"
        found.append(Mistake(f"{pad}.bedrag", value, "een bedrag, of een tekst bij in_natura, en niet beide"))
    if (ages := regeling.kinderen) is not None and ages.van > ages.tot_en_met:
        found.append(Mistake(f"{pad}.kinderen.tot_en_met", ages.tot_en_met, f"{ages.van} of hoger, zoals van"))
    if regeling.per == "kind" and regeling.kinderen is None:
        found.append(Mistake(f"{pad}.kinderen", "niet opgegeven", "leeftijden, want het bedrag is per kind"))
    if regeling.geldig_vanaf is not None and regeling.geldig_vanaf > regeling.geldig_tot_en_met:
        accepted = f"een dag vanaf {regeling.geldig_vanaf}, zoals geldig_vanaf"
        found.append(Mistake(f"{pad}.geldig_tot_en_met", regeling.geldig_tot_en_met, accepted))
    return found
