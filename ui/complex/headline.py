"""What a run found, in sentences: who gains, who loses, and who crosses the norm."""

from __future__ import annotations

from calculator.batch.summary import Summary
from calculator.dutch.money import euro, number
from calculator.words import Message
from ui.charts.drawing import signed_euro, translate
from ui.look.language import current


def headline(summary: Summary) -> str:
    """Return in one sentence what the run found, and in another that a day lies beyond the tables."""
    whose = summary.amounts_of
    found = _found(summary)
    return found if whose is None else Message.of("headline.dated", uitkomst=found, bedragen=whose).say(current())


def _found(summary: Summary) -> str:
    total = summary.total
    if not summary.rows:
        return translate("complex", "Er staan geen huishoudens in dit bestand.")
    if summary.wrong == summary.rows:
        return translate("complex", "Geen enkele rij kan worden berekend.")
    if not total.number:
        below = _agreed(
            summary.now.too_little,
            translate("complex", "heeft er 1 minder om van te leven dan de norm"),
            translate("complex", "hebben er {count} minder om van te leven dan de norm"),
        )
        return f"{_of(summary.now.number)} {below}."
    gain = _agreed(
        total.gain,
        translate("complex", "gaat er 1 op vooruit"),
        translate("complex", "gaan er {count} op vooruit"),
    )
    lose = translate("complex", "en {count} op achteruit").format(count=number(total.lose, 0))
    equal = _agreed(
        total.equal, translate("complex", "1 blijft gelijk"), translate("complex", "{count} blijven gelijk")
    )
    return f"{_of(total.number)} {gain} {lose}; {equal}."


def details(summary: Summary) -> str:
    """Return what else there is to say: the norm, the huurtoeslag, and what was not computed."""
    total, said = summary.total, []
    if not total.number and summary.now.number:
        said.append(_enough(summary))
    if total.number:
        falls = _agreed(
            summary.falls_below,
            translate("complex", "1 huishouden zakt onder de norm"),
            translate("complex", "{count} huishoudens zakken onder de norm"),
        )
        rises = _agreed(
            summary.rises_above,
            translate("complex", "1 komt uit op of boven de norm"),
            translate("complex", "{count} komen uit op of boven de norm"),
        )
        said += [_enough(summary), f"{falls}, {rises}."]
        text = translate("complex", "Middelste verandering: {median} per maand, slechtste: {worst}.")
        median, worst = signed_euro(total.median or 0, 2), signed_euro(total.worst or 0, 2)
        said.append(text.format(median=median, worst=worst))
        text = translate("complex", "Huurtoeslag samen: van {before} naar {after} per maand.")
        said.append(text.format(before=euro(summary.allowance_compared), after=euro(summary.allowance_after)))
    alone = summary.rows - summary.wrong - total.number
    if alone and total.number:
        said.append(
            _agreed(
                alone,
                translate("complex", "1 huishouden heeft geen woonsituatie na en is alleen voor nu berekend."),
                translate(
                    "complex", "{count} huishoudens hebben geen woonsituatie na en zijn alleen voor nu berekend."
                ),
            )
        )
    if summary.wrong:
        said.append(
            _agreed(
                summary.wrong,
                translate("complex", "1 rij heeft een fout en telt niet mee."),
                translate("complex", "{count} rijen hebben een fout en tellen niet mee."),
            )
        )
    return " ".join(said)


def _enough(summary: Summary) -> str:
    """Return how many have enough, on what number: in the later dwelling where there is one."""
    found, later = (summary.later, True) if summary.total.number else (summary.now, False)
    of = summary.total.number if later else summary.rows - summary.wrong
    said = [translate("complex", "Volgens de norm: {enough} genoeg, {edge} op de rand, {few} te weinig.")]
    if found.number < of:
        said = [
            translate(
                "complex",
                "Volgens de norm: {enough} genoeg, {edge} op de rand, {few} te weinig, {without} zonder norm.",
            )
        ]
    if found.derived == found.number:
        said.append(translate("complex", "De norm is afgeleid."))
    elif found.derived:
        said.append(translate("complex", "De norm is afgeleid bij {derived} van de {known}."))
    counts = {"enough": found.enough, "edge": found.on_the_edge, "few": found.too_little, "without": of - found.number}
    counts |= {"derived": found.derived, "known": found.number}
    return " ".join(said).format(**{name: number(count, 0) for name, count in counts.items()})


def _of(count: int) -> str:
    return _agreed(count, translate("complex", "Van 1 huishouden"), translate("complex", "Van {count} huishoudens"))


def _agreed(count: int, one: str, many: str) -> str:
    """Return the sentence for one, or for another number."""
    return one if count == 1 else many.format(count=number(count, 0))
