"""The page for the client: what comes in, what goes out, what there is to live on and what to do now.

In plain words (B1), in any language there is: sentences of at most 25 words, digits, no law terms without explanation,
no blame.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from calculator.cases.case import ALLE_TOESLAGEN
from calculator.dutch.money import signed, whole_euro
from calculator.outcome.local_schemes import NAVRAGEN
from calculator.outcome.places import place, what_differs
from calculator.outcome.result import Resultaat, WoningResultaat
from calculator.outcome.rise import BOVEN, NIET
from calculator.presenting.account import not_on_account
from calculator.presenting.ledger import Row, rows
from calculator.presenting.net_words import net_in_parts
from calculator.presenting.norm_words import by, needed
from calculator.presenting.sentences import computed_with, other_energy
from calculator.words import Message, say

_SMALLEST = 0.5
_BY_SVB = ("kinderbijslag_per_maand",)
_BESIDE = {"aanvullende_bijstand": "supplement", "aio": "supplement_old", "kwijtschelding": "remission"}
_DERIVED, _UNCERTAIN = {"norm_afgeleid", "norm_onzeker"}, "onzeker_bedrag"
_MOST_SCHEMES = 3  # the page is one sheet


@dataclass(frozen=True)
class LetterLine:
    """One line of a table: a label, an amount per situation, and the change where there are two."""

    label: str
    amounts: tuple[str, ...]
    total: bool = False


@dataclass(frozen=True)
class Letter:
    """The page: sentences and tables."""

    title: str
    day: str
    dossier: str
    names: tuple[str, ...]
    answer: tuple[str, ...]
    comes_in: tuple[LetterLine, ...]
    goes_out: tuple[LetterLine, ...]
    left: LetterLine
    remark: str
    advice: tuple[str, ...]
    disclaimer: str
    footer: str
    headings: tuple[str, str, str, str]

    @property
    def sentences(self) -> tuple[str, ...]:
        """Everything that is written as a sentence."""
        return (*self.answer, *([self.remark] if self.remark else []), *self.advice, self.disclaimer)


class _LetterWriter:
    """Writes the page of one result in one language."""

    def __init__(self, resultaat: Resultaat, language: str) -> None:
        self.resultaat = resultaat
        self.language = language
        self.two = len(resultaat.woonsituaties) == 2  # noqa: PLR2004 - now and after

    def say(self, key: str, **values: object) -> str:
        """Return a text of the letter."""
        return say(f"letter.{key}", self.language, **values)

    def page(self) -> Letter:
        """Return the page."""
        geval = self.resultaat.geval
        table = [row for row in rows(self.resultaat) if row.kind in ("in", "uit") and any(row.amounts)]
        comes_in = [row for row in table if row.kind == "in"]
        goes_out = [row for row in table if row.kind == "uit"]
        names = [place(woning.naam, start=True).say(self.language) for woning in self.resultaat.woonsituaties]
        return Letter(
            title=self.say("title"),
            day=self._day(),
            dossier=geval.dossier or "",
            names=(*names, *([self.say("difference")] if self.two else [])),
            answer=tuple(self._answer()),
            comes_in=(*map(self._line, comes_in), self._sum("comes_in", comes_in)),
            goes_out=(*map(self._line, goes_out), self._sum("goes_out", goes_out)),
            left=self._amounts(
                self.say("is_left"),
                [woning.resterend_leefbudget_per_maand for woning in self.resultaat.woonsituaties],
                total=True,
            ),
            remark=" ".join(self._remarks(table)),
            advice=tuple(self._advice()),
            disclaimer=self.say("disclaimer"),
            footer=self.resultaat.programma,
            headings=(
                self.say("heading.in"),
                self.say("heading.out"),
                self.say("heading.left"),
                self.say("heading.do"),
            ),
        )

    def _remarks(self, table: list[Row]) -> Iterator[str]:
        if self.resultaat.due is None:
            parts = net_in_parts(self.resultaat, "letter.net_")
        else:
            parts = not_on_account(self.resultaat, "letter.account_")
        for part in (*parts, computed_with(self.resultaat)):
            yield part.say(self.language)
        yield from self._uncertain()
        if self._rounded(table):
            yield self.say("rounded")

    def _uncertain(self) -> Iterator[str]:
        """Say of what the page rests on that it is derived or not sure, and how much a fact in doubt may change."""
        found = self.resultaat.signalen
        codes = {signaal.code for signaal in found}
        if codes & _DERIVED:
            yield self.say("derived")
        if _UNCERTAIN in codes:
            yield self.say("uncertain")
        in_doubt = [signaal for signaal in found if signaal.soort == "twijfel"]
        most = max((abs(signaal.bedrag_per_maand or 0.0) for signaal in in_doubt), default=0.0)
        if in_doubt:
            yield self.say("doubt" if most >= _SMALLEST else "doubt_unknown", bedrag=most)

    def _day(self) -> str:
        day, whose = self.resultaat.geval.peildatum, self.resultaat.amounts_of
        return self.say("day", dag=day) if whose is None else self.say("day_beyond", dag=day, bedragen=whose)

    def _line(self, row: Row) -> LetterLine:
        return self._amounts(self.say(f"{row.words}.{row.key}_per_maand"), [amount or 0.0 for amount in row.amounts])

    def _amounts(self, label: str, amounts: list[float], *, total: bool = False) -> LetterLine:
        change = [signed(amounts[1] - amounts[0])] if self.two else []
        return LetterLine(label, (*map(whole_euro, amounts), *change), total)

    def _sum(self, key: str, table: list[Row]) -> LetterLine:
        count = len(self.resultaat.woonsituaties)
        totals = [round(sum(row.amounts[column] or 0 for row in table), 2) for column in range(count)]
        return self._amounts(self.say(key), totals, total=True)

    def _rounded(self, table: list[Row]) -> bool:
        """Whether an amount on the page is not the whole euros it shows, so that sums may seem a euro off."""
        return any((amount or 0) % 1 for row in table for amount in row.amounts)

    def _answer(self) -> Iterator[str]:
        first, last = self.resultaat.woonsituaties[0], self.resultaat.woonsituaties[-1]
        if self.resultaat.due is not None:
            yield self.say("comes_in_now")
        if last is first:
            yield self._left(first, "")
        else:
            yield self._left(first, "now_")
            for index in self.resultaat.other_homes:
                yield what_differs(self.resultaat.geval, index, "letter.differs_").say(self.language)
            yield self._left(last, "later_")
            change = last.resterend_leefbudget_per_maand - first.resterend_leefbudget_per_maand
            way = "equal" if abs(change) < _SMALLEST else "more" if change > 0 else "less"
            yield self.say(way, bedrag=abs(change))
            yield from (part.say(self.language) for part in other_energy(self.resultaat))
        norm = last.norm
        if norm.oordeel is None:
            yield self.say("no_norm")
        else:
            yield self.say(norm.oordeel, nodig=needed(norm), volgens=by(norm))

    def _left(self, woning: WoningResultaat, when: str) -> str:
        left = woning.resterend_leefbudget_per_maand
        side = "left" if left >= 0 else "short"
        return self.say(f"{when}{side}", bedrag=abs(left), waar=place(woning.naam, start=True))

    def _advice(self) -> Iterator[str]:
        """Return what to do now, the most useful first."""
        rights = sorted([*self._rights(), *self._beside(), *self._schemes()], key=itemgetter(0), reverse=True)
        found = [*self._rise(), *(sentence for _, sentence in rights), *self._rest()]
        yield from found or [self.say("nothing")]

    def _rise(self) -> Iterator[str]:
        """Say what there is to ask about a rise that may not be asked, or is above its maximum."""
        judged = [item for situatie in self.resultaat.advies.situaties for item in situatie.mag_gevraagd]
        if any(item.oordeel == NIET for item in judged):
            yield self.say("rise_not")
        elif any(item.oordeel == BOVEN and item.bedrag_per_maand is not None for item in judged):
            yield self.say("rise_above")

    def _beside(self) -> Iterator[tuple[float, str]]:
        """Yield the rights beside the toeslagen, each with its amount."""
        for signaal in self.resultaat.advies.signalen:
            if signaal.code in _BESIDE:
                amount = signaal.bedrag_per_maand or 0.0
                yield amount, self.say(_BESIDE[signaal.code], bedrag=amount)

    def _schemes(self) -> Iterator[tuple[float, str]]:
        """Yield the largest schemes of the municipality that are worth asking for, each with its amount."""
        found = [item for item in self.resultaat.advies.situaties[0].regelingen if item.oordeel == NAVRAGEN]
        for item in found[:_MOST_SCHEMES]:
            amount = item.bedrag_per_maand or 0.0
            key = "scheme" if amount else "scheme_other"
            yield amount, self.say(key, waar=item.waar, naam=item.regeling.naam, bedrag=amount)

    def _rights(self) -> Iterator[tuple[float, str]]:
        resultaat = self.resultaat
        first = resultaat.woonsituaties[0]
        for name in (*ALLE_TOESLAGEN, *_BY_SVB):
            amount = getattr(first if hasattr(first, name) else first.huishouden, name)
            received = getattr(resultaat.geval.ontvangt_nu, name)
            toeslag = Message.of(f"toeslag.{name}")
            if received is None:
                if amount > 0 and name not in _BY_SVB:
                    yield amount, self.say("check", toeslag=toeslag, bedrag=amount)
            elif amount > received:
                more = amount - received
                office = Message.of(f"letter.office.{'svb' if name in _BY_SVB else 'toeslagen'}")
                yield more, self.say("change" if received else "apply", toeslag=toeslag, bedrag=more, waar=office)
            elif received > amount:
                yield received - amount, self.say("verify", toeslag=toeslag)

    def _rest(self) -> Iterator[str]:
        resultaat = self.resultaat
        first, last = resultaat.woonsituaties[0], resultaat.woonsituaties[-1]
        geval, others = resultaat.geval, resultaat.other_homes
        if any(geval.woonsituaties[index].huishouden not in (None, geval.huishouden) for index in others):
            yield self.say("report_household")
        if last.huurtoeslag_per_maand != first.huurtoeslag_per_maand and len(resultaat.woonsituaties) - 1 not in others:
            yield self.say("report_rent")
        if any((w.marge_per_maand or 0) < 0 or w.resterend_leefbudget_per_maand < 0 for w in resultaat.woonsituaties):
            yield self.say("get_help")
        if any(signaal.code == "niet_berekend" for signaal in resultaat.signalen):
            yield self.say("not_computed")


def letter(resultaat: Resultaat, language: str = "nl") -> Letter:
    """Return the page of a result in a language."""
    return _LetterWriter(resultaat, language).page()
