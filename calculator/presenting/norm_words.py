"""The norm in words: whether there is enough, what is needed, and according to what; the same for every presenter."""

from __future__ import annotations

from calculator.amounts.tables import load_tables
from calculator.dutch.money import number
from calculator.outcome.result import Norm, Resultaat, WoningResultaat
from calculator.run.evaluation import Household
from calculator.words import Message
from calculator.words.told import DutchText

_SMALLEST = 0.5
_LOW_INCOME = "lage_inkomensgrens_"
# By adults and children: the press releases have no other households.
_KINDS = {(1, 0): "alleenstaande", (2, 0): "paar", (2, 2): "paar_met_2_kinderen", (1, 2): "ouder_met_2_kinderen"}


def judged(norm: Norm) -> Message | None:
    """Return whether it is enough, in one sentence with the year of the norm; None without an amount."""
    if norm.oordeel is None:
        return None
    return Message.of(
        f"norm.{norm.oordeel}",
        laag=norm.laag_per_maand,
        hoog=norm.hoog_per_maand,
        volgens=by(norm),
    )


def by(norm: Norm) -> Message:
    """Return according to what it is judged: the norm of its year, or the own one."""
    return Message.of("norm.own") if norm.jaar is None else Message.of("norm.of_year", jaar=norm.jaar)


def needed(norm: Norm) -> Message:
    """Return what is needed: one amount, or from low to high."""
    return Message.of(
        "norm.band" if norm.is_band else "norm.amount", laag=norm.laag_per_maand, hoog=norm.hoog_per_maand
    )


def explained(woning: WoningResultaat) -> Message:
    """Return what is needed and where that comes from; beside one amount also the difference."""
    norm, margin = woning.norm, woning.marge_per_maand
    if norm.bedrag_per_maand is None or margin is None:
        return Message.of("explanation.no_norm")
    exact = not norm.is_band and abs(margin) >= _SMALLEST
    way = ("_more" if margin > 0 else "_less") if exact else ""
    return Message.of(f"explanation.needed{way}", nodig=needed(norm), bron=source(norm), verschil=abs(margin))


def source(norm: Norm) -> Message:
    """Return the name of the norm with its year, and whether it was derived."""
    if norm.jaar is None:
        return Message.of("norm.own_name")
    key = "derived" if norm.zekerheid == "afgeleid" else "published"
    name = Message.of("label", dutch=load_tables().norm_sets[norm.naam].label)
    return Message.of(f"norm.{key}", naam=name, jaar=norm.jaar)


def margin_words(woning: WoningResultaat) -> Message:
    """Return how what is left lies to the norm, in a few words: above the high amount, below the low one or between."""
    norm, left = woning.norm, woning.resterend_leefbudget_per_maand
    low, high = norm.laag_per_maand or 0.0, norm.hoog_per_maand or 0.0
    if norm.oordeel == "op_de_rand":
        return Message.of("norm.edge")
    band = "_band" if norm.is_band else ""
    if norm.oordeel == "te_weinig" and low - left >= _SMALLEST:
        return Message.of(f"norm.below{band}", verschil=low - left)
    above = left - high >= _SMALLEST
    return Message.of(f"norm.above{band}", verschil=left - high) if above else Message.of(f"norm.equal{band}")


def beside(resultaat: Resultaat, index: int = 0) -> tuple[Message, Message]:
    """Return what is laid beside the norm and is none itself: the bijstandsnorm, and the low-income line of CBS."""
    home = resultaat.woonsituaties[index].huishouden
    by_law = (
        Message.of(
            "norm.beside",
            bedrag=home.bijstandsnorm_per_maand,
            percentage=number(home.percentage_bijstandsnorm, 1),
        )
        if home.bijstandsnorm_per_maand
        else Message.of("norm.no_assistance")
    )
    return by_law, _low_income_line(resultaat.computed.situations[index].household)


def _low_income_line(household: Household) -> Message:
    """Return the low-income line of a household on its day, as published; nothing is derived from it."""
    day = household.plan.day
    of_day = {name: value for name, value in load_tables().at(day).items() if name.startswith(_LOW_INCOME)}
    if all(value.ended for value in of_day.values()):
        return Message.of("norm.low_income_ended")
    children = household.values["norm_jonge_kinderen"] + household.values["norm_tieners"]
    kind = _KINDS.get((household.values["norm_volwassenen"], children))
    line = of_day.get(f"{_LOW_INCOME}{kind}")
    if line is None or line.value is None:
        return Message.of("norm.low_income_unknown", jaar=int(day[:4]))
    return Message.of(
        "norm.low_income",
        bedrag=line.value,
        jaar=line.of_year,
        bron=DutchText(line.sources[0].title, {}),
        zekerheid=Message.of(f"confidence.{line.confidence}"),
    )
