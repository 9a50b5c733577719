"""The answer in words: one sentence for the outcome and one or two for the reason."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.outcome.places import place, what_differs
from calculator.outcome.result import Resultaat, Verschil
from calculator.presenting.account import not_on_account
from calculator.presenting.norm_words import explained, judged
from calculator.run.birth_facts import age
from calculator.words import Message

_SMALLEST = 0.5


def headline(resultaat: Resultaat) -> Message:
    """Return the outcome: what is left in the last situation, what that changes, and whether it is enough.

    A day beyond the tables adds a sentence: whose amounts these are.
    """
    whose = resultaat.amounts_of
    return (
        _outcome(resultaat)
        if whose is None
        else Message.of("headline.dated", uitkomst=_outcome(resultaat), bedragen=whose)
    )


def headline_in_parts(resultaat: Resultaat) -> tuple[Message, ...]:
    """Return the sentences of the headline one by one; the first says what is left and what that changes."""
    parts = (_left(resultaat), judged(resultaat.woonsituaties[-1].norm), resultaat.amounts_of)
    return tuple(part for part in parts if part is not None)


def _outcome(resultaat: Resultaat) -> Message:
    left, judgement = _left(resultaat), judged(resultaat.woonsituaties[-1].norm)
    return left if judgement is None else Message.of("headline.judged", zin=left, oordeel=judgement)


def _left(resultaat: Resultaat) -> Message:
    last = resultaat.woonsituaties[-1]
    left = last.resterend_leefbudget_per_maand
    side = ("short" if left < 0 else "left") + ("" if resultaat.due is None else "_now")
    if not resultaat.verschillen:
        return Message.of(f"headline.{side}", bedrag=abs(left))
    return Message.of(
        f"headline.{side}_there", bedrag=abs(left), waar=place(last.naam, start=True), vergelijking=_compared(resultaat)
    )


def computed_with(resultaat: Resultaat) -> Message:
    """Return which ages of the adults and assets an outcome rests on: who said nothing of them reads what was taken."""
    geval = resultaat.geval
    home = geval.huishouden
    ages = [age(person, geval.peildatum) for person in (home.aanvrager, home.partner) if person is not None]
    return Message.of("computed_with", volwassenen=len(ages), leeftijden=ages, vermogen=home.vermogen)


def in_brief(resultaat: Resultaat, *, compared: bool = True) -> Message:
    """Return the outcome in a few words, for where there is no room for a sentence."""
    left = resultaat.woonsituaties[-1].resterend_leefbudget_per_maand
    outcome = Message.of("headline.brief_short" if left < 0 else "headline.brief_left", bedrag=abs(left))
    if resultaat.due is not None:
        outcome = Message.of("headline.brief_now", uitkomst=outcome)
    if resultaat.verschillen and compared:
        outcome = Message.of("headline.brief_both", uitkomst=outcome, vergelijking=_compared(resultaat))
    whose = resultaat.amounts_of
    return outcome if whose is None else Message.of("headline.brief_dated", uitkomst=outcome, bedragen=whose)


def _compared(resultaat: Resultaat) -> Message:
    """Return how the last situation compares with the first."""
    return _compared_with_energy(resultaat, 0.0)


def _compared_with_energy(resultaat: Resultaat, extra: float) -> Message:
    """Return how the last situation compares with the first when energy costs so much more there than expected."""
    change = resultaat.verschillen[-1].resterend_leefbudget_per_maand - extra
    first = place(resultaat.woonsituaties[0].naam)
    if abs(change) < _SMALLEST:
        return Message.of("compare.equal", dan=first)
    short = resultaat.woonsituaties[-1].resterend_leefbudget_per_maand - extra < 0
    better, worse = ("better", "worse") if short else ("more", "less")
    return Message.of(f"compare.{better if change > 0 else worse}", bedrag=abs(change), dan=first)


def explanation(resultaat: Resultaat) -> tuple[Message, ...]:
    """Return the reason in sentences: the norm, the change in huurtoeslag and the break-even of energy.

    Of what comes in now: the norm, and what is due besides. Where household or day differ that comes first, and the
    change of the household takes the place of the break-even. A low and a high energy cost come last.
    """
    last, others = resultaat.woonsituaties[-1], resultaat.other_homes
    parts = [*(what_differs(resultaat.geval, index) for index in others), explained(last)]
    if resultaat.due is not None:
        parts += not_on_account(resultaat)
    elif resultaat.verschillen:
        verschil = resultaat.verschillen[-1]
        toeslag = verschil.huurtoeslag_per_maand
        if toeslag:
            side = "more" if toeslag > 0 else "less"
            parts.append(Message.of(f"explanation.huurtoeslag_{side}", bedrag=abs(toeslag)))
        if len(resultaat.woonsituaties) - 1 in others:
            parts += _of_the_household(resultaat)
        elif (even := break_even(verschil)) is not None:
            parts.append(even)
        parts += other_energy(resultaat)
    elif last.geen_huurtoeslag is not None:
        parts.append(last.geen_huurtoeslag)
    return tuple(parts)


def other_energy(resultaat: Resultaat) -> Iterator[Message]:
    """Yield what becomes of the comparison when energy is as high or as low as it may be, where that was said."""
    last = resultaat.geval.woonsituaties[-1]
    expected = resultaat.woonsituaties[-1].rows["energielast_per_maand"]
    for amount in (last.energielast_hoog_per_maand, last.energielast_laag_per_maand):
        if amount is not None and abs(amount - expected) >= _SMALLEST:
            compared = _compared_with_energy(resultaat, amount - expected)
            yield Message.of("explanation.energy_else", energie=amount, vergelijking=compared)


def _of_the_household(resultaat: Resultaat) -> list[Message]:
    """Return how much more or less the household of the last situation has and pays, beside its housing."""
    found = []
    for wat, signs in _OF_HOUSEHOLD.items():
        change = sum(
            sign * (resultaat.woonsituaties[-1].rows[name] - resultaat.woonsituaties[0].rows[name])
            for name, sign in signs.items()
        )
        if abs(change) >= _SMALLEST:
            side = "more" if change > 0 else "less"
            found.append(Message.of(f"explanation.row_{side}", wat=Message.of(wat), bedrag=abs(change)))
    return found


_OWN_ROWS = (
    "netto_inkomen_per_maand",
    "overige_toeslagen_per_maand",
    "kinderbijslag_per_maand",
    "onbelast_inkomen_per_maand",
    "zorgkosten_per_maand",
    "vaste_lasten_per_maand",
)
_OF_HOUSEHOLD = {f"row.{name}": {name: 1} for name in _OWN_ROWS} | {
    "explanation.own_childcare": {"kosten_kinderopvang_per_maand": 1, "kinderopvangtoeslag_per_maand": -1}
}


def break_even(verschil: Verschil) -> Message | None:
    """Return what energy does and at which saving nothing would have changed; None when none is needed for that."""
    even, saved = verschil.energiebesparing_break_even_per_maand, -verschil.energielast_per_maand
    if even <= 0:
        return None
    way = "same" if abs(saved) < _SMALLEST else "down" if saved > 0 else "up"
    return Message.of(f"explanation.energy_{way}", bedrag=abs(saved), genoeg=even)


def said(messages: tuple[Message, ...], language: str = "nl") -> str:
    """Return sentences behind each other."""
    return " ".join(message.say(language) for message in messages)
