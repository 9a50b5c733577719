"""The page for the client: what comes in, what goes out, what is left and what to do now, in plain Dutch (B1).

Sentences of at most 25 words, digits, no law terms without explanation, no blame. The page is always Dutch.
"""

from __future__ import annotations

from dataclasses import dataclass

from calculator.dutch.money import whole_euro
from calculator.outcome.ledger import Row, rows
from calculator.outcome.result import Resultaat, WoningResultaat
from ui.look.day_words import day_text

DISCLAIMER = "Dit is een berekening, geen besluit. Dienst Toeslagen beslist."
_LABELS = {
    "netto_inkomen": "Inkomen na belasting",
    "overige_toeslagen": "Hulp van het Rijk voor zorg en kinderen (zorgtoeslag, kindgebonden budget)",
    "kinderbijslag": "Kinderbijslag",
    "onbelast_inkomen": "Ander inkomen, zonder belasting",
    "huurtoeslag": "Hulp van het Rijk voor de huur (huurtoeslag)",
    "kale_huur": "Huur",
    "servicekosten": "Kosten van de verhuurder voor diensten (servicekosten)",
    "epv": "Vergoeding aan de verhuurder voor een zuinige woning (EPV)",
    "energielast": "Energie: gas, stroom en warmte",
    "zorgkosten": "Zorgverzekering en eigen risico",
    "vaste_lasten": "Andere vaste kosten",
}
_SMALLEST = 0.5


@dataclass(frozen=True)
class LetterLine:
    """One line of a table: a label and an amount per dwelling."""

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
    advice: tuple[str, ...]
    footer: str

    @property
    def sentences(self) -> tuple[str, ...]:
        """Everything that is written as a sentence."""
        return (*self.answer, *self.advice, DISCLAIMER)


def letter(resultaat: Resultaat) -> Letter:
    """Return the page of a result."""
    geval = resultaat.geval
    table = [row for row in rows(resultaat) if row.key in _LABELS]
    comes_in = [row for row in table if row.kind == "in" and any(row.amounts)]
    goes_out = [row for row in table if row.kind == "uit" and any(row.amounts)]
    return Letter(
        title="Wat houdt u over om van te leven?",
        day=f"De bedragen gelden op {day_text(geval.peildatum)} en zijn per maand.",
        dossier=geval.dossier or "",
        names=tuple(woning.naam for woning in geval.woonsituaties),
        answer=_answer(resultaat),
        comes_in=(*map(_line, comes_in), _sum("Samen komt er binnen", comes_in, resultaat)),
        goes_out=(*map(_line, goes_out), _sum("Samen gaat er uit", goes_out, resultaat)),
        left=LetterLine(
            "Dit houdt u over",
            tuple(whole_euro(woning.resterend_leefbudget_per_maand) for woning in resultaat.woonsituaties),
            total=True,
        ),
        advice=_advice(resultaat),
        footer=resultaat.programma,
    )


def _line(row: Row) -> LetterLine:
    return LetterLine(_LABELS[row.key], tuple(whole_euro(amount or 0) for amount in row.amounts))


def _sum(label: str, table: list[Row], resultaat: Resultaat) -> LetterLine:
    count = len(resultaat.woonsituaties)
    totals = (sum(row.amounts[column] or 0 for row in table) for column in range(count))
    return LetterLine(label, tuple(whole_euro(round(total, 2)) for total in totals), total=True)


def _answer(resultaat: Resultaat) -> tuple[str, ...]:
    first, last = resultaat.woonsituaties[0], resultaat.woonsituaties[-1]
    sentences = [_left(first, "U" if len(resultaat.woonsituaties) == 1 else "Nu")]
    if last is not first:
        sentences.append(_left(last, f"In de situatie '{last.naam}'"))
        change = last.resterend_leefbudget_per_maand - first.resterend_leefbudget_per_maand
        if abs(change) < _SMALLEST:
            sentences.append("Dat is even veel als nu.")
        else:
            sentences.append(f"Dat is {whole_euro(abs(change))} per maand {'meer' if change > 0 else 'minder'} dan nu.")
    margin = last.marge_per_maand
    if margin is None:
        sentences.append("Voor uw huishouden bestaat geen vast bedrag om mee te vergelijken.")
    else:
        side = "meer" if margin >= 0 else "minder"
        sentences.append(
            f"Het is {whole_euro(abs(margin))} per maand {side} dan een huishouden als dat van u nodig heeft."
        )
    return tuple(sentences)


def _left(woning: WoningResultaat, start: str) -> str:
    left = woning.resterend_leefbudget_per_maand
    words = f"{whole_euro(abs(left))} per maand {'over' if left >= 0 else 'tekort'}"
    verb = "houdt" if left >= 0 else "komt"
    return f"U {verb} {words}." if start == "U" else f"{start} {verb} u {words}."


def _advice(resultaat: Resultaat) -> tuple[str, ...]:
    """Return what to do now, the most useful first."""
    sentences = []
    codes = {signaal.code for signaal in resultaat.signalen}
    first, last = resultaat.woonsituaties[0], resultaat.woonsituaties[-1]
    right = [
        ("huurtoeslag", first.huurtoeslag_per_maand, resultaat.geval.ontvangt_nu.huurtoeslag_per_maand),
        ("zorgtoeslag", resultaat.huishouden.zorgtoeslag_per_maand, resultaat.geval.ontvangt_nu.zorgtoeslag_per_maand),
        (
            "kindgebonden budget",
            resultaat.huishouden.kindgebonden_budget_per_maand,
            resultaat.geval.ontvangt_nu.kindgebonden_budget_per_maand,
        ),
    ]
    for name, amount, received in right:
        if amount > 0 and received is None:
            sentences.append(f"Controleer of u {name} krijgt: volgens de berekening {whole_euro(amount)} per maand.")
        elif received is not None and amount > received:
            sentences.append(
                f"Vraag {name} aan bij Dienst Toeslagen: dat scheelt {whole_euro(amount - received)} per maand."
            )
        elif received is not None and received > amount:
            sentences.append(f"Laat uw {name} controleren. Misschien krijgt u te veel en moet u later terugbetalen.")
    if last is not first and last.huurtoeslag_per_maand != first.huurtoeslag_per_maand:
        sentences.append("Geef een nieuwe huur door aan Dienst Toeslagen. Dan past de huurtoeslag bij de huur.")
    if any(
        (woning.marge_per_maand or 0) < 0 or woning.resterend_leefbudget_per_maand < 0
        for woning in resultaat.woonsituaties
    ):
        sentences.append("Praat met uw gemeente over hulp bij geld. Dat is gratis.")
    if "niet_berekend" in codes:
        sentences.append("Niet alles in uw situatie is berekend. Vraag uw adviseur wat ontbreekt.")
    return tuple(
        sentences or ["U hoeft nu niets te doen. Verandert uw inkomen of huur? Laat het dan opnieuw berekenen."]
    )
