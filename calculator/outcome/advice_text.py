"""The advice as lines of readable text, in Dutch: may it be asked, who pays, does it fit, rights and limits."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.dutch.money import number, signed
from calculator.outcome.rent_ledger import EXPECTED, HIGH, LOW, Renovatie
from calculator.outcome.result import Resultaat
from calculator.words import say

_LABEL_WIDTH = 58


def advice_lines(resultaat: Resultaat) -> list[str]:
    """Return everything that is advised, each part under its heading."""
    return [
        *_ledgers(resultaat),
        *_asked(resultaat),
        *_allocation(resultaat),
        *_household(resultaat),
        *_signals(resultaat),
    ]


def _ledgers(resultaat: Resultaat) -> Iterator[str]:
    for ledger in resultaat.advies.renovaties:
        yield from ("", say("ledger.title", naar=ledger.naar))
        yield from ledger_lines(ledger)


def ledger_lines(ledger: Renovatie) -> Iterator[str]:
    """Yield the lines of one renovation ledger."""

    def line(label: str, amount: float) -> str:
        return f"{label.ljust(_LABEL_WIDTH)}{signed(amount, 2).rjust(12)}"

    for band in ledger.banden:
        own = round(100 * (1 - band.vergoed_deel))
        label = say("ledger.band", band=say(f"band.{band.band}"), deel=own, huur=number(band.huur_per_maand))
        yield line(label, band.zelf_per_maand)
    for name, amount in ledger.kosten.items():
        if amount:
            yield line(say(f"part.{name}"), amount)
    yield line(say("ledger.state"), ledger.huurtoeslag_per_maand)
    yield line(say("ledger.tenant"), ledger.huurder_per_maand)
    for name in (LOW, EXPECTED, HIGH):
        if name == EXPECTED or ledger.energie[name] != ledger.energie[EXPECTED]:
            yield line(say(f"ledger.energy.{name}"), ledger.energie[name])
            yield line(say(f"ledger.net.{name}"), ledger.netto[name])
            yield line(say("ledger.year"), ledger.per_jaar(ledger.netto[name]))
    yield line(say("ledger.break_even"), ledger.break_even_per_maand)


def _asked(resultaat: Resultaat) -> Iterator[str]:
    for woning, advies in zip(resultaat.woonsituaties, resultaat.advies.situaties, strict=True):
        if advies.mag_gevraagd:
            yield from ("", f"{woning.naam}: {say('rise.title')}")
            yield from (f"- {item.tekst} ({item.bron})" for item in advies.mag_gevraagd)


def _allocation(resultaat: Resultaat) -> Iterator[str]:
    yield from ("", say("allocation.title"))
    for woning, advies in zip(resultaat.woonsituaties, resultaat.advies.situaties, strict=True):
        yield f"- {woning.naam}: {advies.toewijzing.tekst}"


def _household(resultaat: Resultaat) -> Iterator[str]:
    advies = resultaat.advies.situaties[0]
    extra = advies.van_100_euro_bruto
    yield ""
    if extra is not None:
        yield f"- {extra.message}"
    yield f"- {advies.beslagvrije_voet.message}"
    yield f"- {advies.kwijtschelding.message}"


def _signals(resultaat: Resultaat) -> Iterator[str]:
    if resultaat.advies.signalen:
        yield from ("", say("advice.title"))
        yield from (f"- {signaal.tekst}" for signaal in resultaat.advies.signalen)
