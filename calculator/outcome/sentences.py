"""The answer in words: one sentence for the outcome and one or two for the reason."""

from __future__ import annotations

from calculator.amounts.tables import load_tables
from calculator.dutch.money import whole_euro
from calculator.outcome.result import Resultaat

_SMALLEST = 0.5


def headline(resultaat: Resultaat) -> str:
    """Return the outcome in one sentence: what is left in the last dwelling, and what that changes."""
    last = resultaat.woonsituaties[-1]
    left = last.resterend_leefbudget_per_maand
    multiple = len(resultaat.woonsituaties) > 1
    short = left < 0
    verb, rest = ("komt", "tekort") if short else ("houdt", "over")
    amount = f"{whole_euro(abs(left))} per maand {rest}"
    if not multiple:
        return f"Dit huishouden {verb} {amount}."
    return f"{_place(last.naam)} {verb} dit huishouden {amount}: {_compared(resultaat)}."


def in_brief(resultaat: Resultaat) -> str:
    """Return the outcome in a few words, for where there is no room for a sentence."""
    left = resultaat.woonsituaties[-1].resterend_leefbudget_per_maand
    amount = f"{whole_euro(abs(left))} {'tekort' if left < 0 else 'over'}"
    return f"{amount}, {_compared(resultaat)}" if resultaat.verschillen else amount


def _compared(resultaat: Resultaat) -> str:
    """Return how the last dwelling compares with the first."""
    change = resultaat.verschillen[-1].resterend_leefbudget_per_maand
    first = resultaat.woonsituaties[0].naam
    reference = "nu" if first == "nu" else f"bij '{first}'"
    if abs(change) < _SMALLEST:
        return f"evenveel als {reference}"
    short = resultaat.woonsituaties[-1].resterend_leefbudget_per_maand < 0
    better, worse = ("beter", "slechter") if short else ("meer", "minder")
    return f"{whole_euro(abs(change))} {better if change > 0 else worse} dan {reference}"


def _place(naam: str) -> str:
    if naam.lower().startswith(("na ", "in ", "bij ", "met ", "zonder ")):
        return naam[0].upper() + naam[1:]
    return f"Bij '{naam}'"


def explanation(resultaat: Resultaat) -> str:
    """Return the reason: the norm, the change in huurtoeslag and the break-even of energy."""
    last = resultaat.woonsituaties[-1]
    parts = []
    norm = last.norm
    label = load_tables().norm_sets[norm.naam].label
    if norm.bedrag_per_maand is None or last.marge_per_maand is None:
        parts.append("Voor dit huishouden is geen norm gepubliceerd.")
    else:
        side = "boven" if last.marge_per_maand >= 0 else "onder"
        parts.append(
            f"Dat is {whole_euro(abs(last.marge_per_maand))} {side} wat nodig is: "
            f"{whole_euro(norm.bedrag_per_maand)} volgens {label}."
        )
    if resultaat.verschillen:
        verschil = resultaat.verschillen[-1]
        toeslag, even = verschil.huurtoeslag_per_maand, verschil.energiebesparing_break_even_per_maand
        if toeslag:
            parts.append(f"De huurtoeslag {'stijgt' if toeslag > 0 else 'daalt'} met {whole_euro(abs(toeslag))}.")
        if even > 0:
            saved = -verschil.energielast_per_maand
            outcome = f"hier scheelt het {whole_euro(saved)}" if saved >= 0 else f"hier stijgt het {whole_euro(-saved)}"
            parts.append(f"Energie moet {whole_euro(even)} per maand schelen om gelijk uit te komen; {outcome}.")
    elif last.geen_huurtoeslag_omdat:
        parts.append(last.geen_huurtoeslag_omdat)
    return " ".join(parts)
