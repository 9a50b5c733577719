"""What there is to find in an outcome: the amounts of the ledger, every step behind them, and the terms of the law."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from calculator.amounts.table_files import read_yaml
from calculator.outcome.result import Resultaat
from calculator.presenting.ledger import rows
from calculator.words import label_of
from calculator.words.messages import DUTCH
from ui.charts.drawing import translate
from ui.form.lookup import Goal
from ui.look.language import current
from ui.result.derivation import Steps, value_text

ADVICE = "advies"  # in the place of a step


def advice() -> Goal:
    """Return the way to what a consultant asks beside the budget."""
    also = translate(
        "goals",
        "kwijtschelding beslagvrije voet inkomensgrens passend toewijzen huurverhoging liberalisatiegrens vrije sector "
        "huurcommissie minimaregeling bijzondere bijstand inkomenstoeslag",
    )
    where = translate("goals", "mag het, past het, welke grenzen")
    return Goal(translate("goals", "Advies"), where, step=ADVICE, first=True, also=also)


def amounts(resultaat: Resultaat, steps: Steps) -> Iterator[Goal]:
    """Return the amounts of the ledger, and the steps behind them that are not among those."""
    in_ledger = {row.step: row.label_in(current()) for row in rows(resultaat)}
    called = {
        "resterend_leefbudget_per_maand": translate("goals", "leefgeld rondkomen vrij te besteden"),
        "marge_per_maand": translate("goals", "tekort overschot"),
    }
    for step, label in in_ledger.items():
        if step in steps.by_name:
            answers = called.get(step, "")
            yield Goal(label, value_text(steps.by_name[step]), step=step, first=True, answers=answers)
    for step, stap in steps.by_name.items():
        if step not in in_ledger:
            yield Goal(label_of(stap.omschrijving, current()), value_text(stap), step=step)


def terms(steps: Steps | None) -> Iterator[Goal]:
    """Return the terms of the glossary with what they mean, leading to the step that begins with the term."""
    labels = {} if steps is None else {stap.omschrijving.casefold(): name for name, stap in steps.by_name.items()}
    for term, meaning in _glossary(current()):
        step = next((name for label, name in labels.items() if label.startswith(term.casefold())), "")
        yield Goal(term, meaning, step=step)


@cache
def _glossary(language: str) -> tuple[tuple[str, str], ...]:
    meaning = "text" if language == DUTCH else "english"
    return tuple((item["term"], item[meaning]) for item in read_yaml("glossary.yaml")["terms"])
