"""What is asked beside the budget, as lines to read: may it be asked, does it fit, and limits that are near."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.outcome.rent_ledger import EXPECTED, HIGH, LOW
from calculator.outcome.result import Resultaat
from calculator.outcome.signaal import Signaal
from calculator.words import say
from ui.charts.drawing import signed_euro
from ui.look.language import current
from ui.look.situations import situation


def sentences(resultaat: Resultaat) -> Iterator[str]:
    """Return what is advised about dwelling, rise and household; loads its rules, so only when it is asked for."""
    language, advies = current(), resultaat.advies
    for ledger in filter(None, advies.renovaties):  # none where another household lives: that says so itself
        for name in (LOW, EXPECTED, HIGH):
            if name == EXPECTED or ledger.energie[name] != ledger.energie[EXPECTED]:
                label = say(f"ledger.net.{name}", language)
                yield f"{situation(ledger.naar)}: {label}: {signed_euro(ledger.netto[name], 0)}"
    for woning, found in zip(resultaat.woonsituaties, advies.situaties, strict=True):
        for item in found.mag_gevraagd:
            yield f"{situation(woning.naam)}: {item.message.say(language)} ({item.bron})"
        yield f"{situation(woning.naam)}: {' '.join(text.say(language) for text in found.toewijzing.messages)}"
    for index in (0, *resultaat.other_homes):
        start = f"{situation(resultaat.woonsituaties[index].naam)}: " if index else ""
        home = advies.situaties[index]
        for part in (home.van_100_euro_bruto, home.beslagvrije_voet, home.kwijtschelding):
            if part is not None:
                yield start + part.message.say(language)


def signals(resultaat: Resultaat) -> tuple[Signaal, ...]:
    """Return rights and limits that are near."""
    return resultaat.advies.signalen
