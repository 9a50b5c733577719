"""The advice in words, in parts under headings: the same for terminal, window and workbook, in any language."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.dutch.money import number, signed
from calculator.outcome.advice import Situatie
from calculator.outcome.local_schemes import own_share
from calculator.outcome.places import place
from calculator.outcome.rent_ledger import EXPECTED, HIGH, LOW, Renovatie
from calculator.outcome.result import Resultaat
from calculator.outcome.rights import SCHEME
from calculator.outcome.signaal import Signaal
from calculator.records import record
from calculator.words import say
from calculator.words.told import told_in

_LABEL_WIDTH = 70
_RIGHT, _TOO_MUCH = "recht", "te_veel_ontvangen"


@record(frozen=True)
class AdviceLine:
    """One line: what is said, an amount, and where it comes from; ``mark`` is the judgement in a word."""

    text: str
    amount: str = ""
    bron: str = ""
    mark: str = ""


@record(frozen=True)
class AdvicePart:
    """Lines under one heading."""

    title: str
    lines: tuple[AdviceLine, ...]


def advice_parts(resultaat: Resultaat, language: str = "nl") -> tuple[AdvicePart, ...]:
    """Return everything that is advised."""
    return tuple(part for part in _parts(resultaat, language) if part.lines)


def advice_lines(resultaat: Resultaat) -> list[str]:
    """Return the advice as readable text in Dutch."""
    lines = []
    for part in advice_parts(resultaat):
        lines += ["", part.title]
        for line in part.lines:
            if line.amount:
                lines.append(f"{line.text.ljust(_LABEL_WIDTH)}{line.amount.rjust(12)}")
            else:
                lines.append(f"- {line.text}" + (f" ({line.bron})" if line.bron else ""))
    return lines


def _parts(resultaat: Resultaat, language: str) -> Iterator[AdvicePart]:
    advies = resultaat.advies

    def told(signaal: Signaal) -> AdviceLine:
        return AdviceLine(signaal.message.say(language), mark=say(f"advice.soort.{signaal.soort}", language))

    for woning, ledger in zip(resultaat.woonsituaties[1:], advies.renovaties, strict=True):
        title = say("ledger.title", language, naar=place(woning.naam))
        lines = [AdviceLine(say("ledger.other_home", language))] if ledger is None else ledger_lines(ledger, language)
        yield AdvicePart(title, tuple(lines))
    for woning, situatie in zip(resultaat.woonsituaties, advies.situaties, strict=True):
        title = say("rise.title", language, waar=place(woning.naam, start=True))
        yield AdvicePart(
            title,
            tuple(
                AdviceLine(
                    item.message.say(language),
                    bron="; ".join(told_in(part, language) for part in item.bron.split("; ")),
                    mark=say(f"rise.oordeel.{item.oordeel}", language),
                )
                for item in situatie.mag_gevraagd
            ),
        )
    yield AdvicePart(say("advice.rights", language), tuple(map(told, rights_in_order(resultaat))))
    yield AdvicePart(say("advice.title", language), tuple(map(told, _signals(resultaat))))
    yield AdvicePart(say("advice.household", language), tuple(_household(resultaat.advies.situaties[0], language)))
    for index in resultaat.other_homes:
        title = say("advice.household_there", language, waar=place(resultaat.woonsituaties[index].naam))
        yield AdvicePart(title, tuple(_household(resultaat.advies.situaties[index], language)))
    yield from _schemes(resultaat, language)
    yield AdvicePart(say("allocation.title", language), tuple(_allocation(resultaat, language)))


def ledger_lines(ledger: Renovatie, language: str = "nl") -> Iterator[AdviceLine]:
    """Yield the lines of one renovation ledger."""

    def line(key: str, amount: float) -> AdviceLine:
        return AdviceLine(say(key, language), signed(amount, 2))

    for name, amount in ledger.kosten.items():
        if amount:
            yield line(f"part.{name}", amount)
    for band in ledger.banden:
        own = round(100 * (1 - band.vergoed_deel))
        name = say(f"band.{band.band}", language)
        text = say("ledger.band", language, band=name, deel=own, huur=number(band.huur_per_maand))
        yield AdviceLine(text, signed(band.zelf_per_maand, 2))
    yield line("ledger.state", ledger.huurtoeslag_per_maand)
    yield line("ledger.tenant", ledger.huurder_per_maand)
    for name in (LOW, EXPECTED, HIGH):
        if name == EXPECTED or ledger.energie[name] != ledger.energie[EXPECTED]:
            yield line(f"ledger.energy.{name}", ledger.energie[name])
            yield line(f"ledger.net.{name}", ledger.netto[name])
            yield line("ledger.year", ledger.per_jaar(ledger.netto[name]))
    yield line("ledger.break_even", -ledger.break_even_per_maand)


def is_right(signaal: Signaal) -> bool:
    """Whether a signal says that something is due, or received without being due."""
    return signaal.soort == _RIGHT or signaal.code == _TOO_MUCH


def rights_in_order(resultaat: Resultaat) -> list[Signaal]:
    """Return every right of the household now that is not used, and what is received too much, the largest first."""
    found = (item for item in (*resultaat.signalen, *resultaat.advies.signalen) if is_right(item))
    return sorted((item for item in found if item.code != SCHEME), key=lambda item: -abs(item.bedrag_per_maand or 0.0))


def _signals(resultaat: Resultaat) -> Iterator[Signaal]:
    """Yield the rest of the advice; schemes stand under a heading of their own, with what is above a limit."""
    return (item for item in resultaat.advies.signalen if item.code != SCHEME and not is_right(item))


def _household(situatie: Situatie, language: str) -> Iterator[AdviceLine]:
    extra = situatie.van_100_euro_bruto
    if extra is not None:
        yield AdviceLine(extra.message.say(language))
    yield AdviceLine(situatie.kwijtschelding.message.say(language))
    yield AdviceLine(situatie.beslagvrije_voet.message.say(language))


def _schemes(resultaat: Resultaat, language: str) -> Iterator[AdvicePart]:
    """Yield for each organisation its schemes, below the income as a share of the bijstandsnorm."""
    found = resultaat.advies.situaties[0].regelingen
    for waar in dict.fromkeys(item.waar for item in found):
        own = " ".join(message.say(language) for message in own_share(resultaat.computed.first))
        lines = [AdviceLine(own)]
        for item in found:
            if item.waar == waar:
                regeling = item.regeling
                bron = say("scheme.until", language, link=regeling.link, dag=regeling.geldig_tot_en_met)
                text = " ".join(message.say(language) for message in item.messages)
                lines.append(AdviceLine(text, bron=bron, mark=say(f"scheme.oordeel.{item.oordeel}", language)))
        yield AdvicePart(say("scheme.title", language, waar=waar), tuple(lines))


def _allocation(resultaat: Resultaat, language: str) -> Iterator[AdviceLine]:
    for woning, situatie in zip(resultaat.woonsituaties, resultaat.advies.situaties, strict=True):
        said = " ".join(message.say(language) for message in situatie.toewijzing.messages)
        yield AdviceLine(f"{place(woning.naam, start=True).say(language)}: {said}")
