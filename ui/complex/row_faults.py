"""What is wrong with a row, in words for who is going to put it right."""

from __future__ import annotations

from calculator.cases.fields import Mistake, OneLine
from ui.form.typed import expected
from ui.look.language import current
from ui.look.wording import worded


def said_of(fault: str) -> str:
    """Return what stands in the column with faults as sentences that say what to type instead."""
    if current() != "nl" or not isinstance(fault, OneLine):
        return worded(fault)
    return worded(" ".join(map(_said, fault.parts)))


def _said(part: Mistake | str) -> str:
    if isinstance(part, str):
        return part
    value = part.shown
    wrong = f"{part.pad} ontbreekt." if value is None else f"{part.pad}: {value} kan hier niet."
    instead = part.verwacht.partition(". ")[2] or expected(part.verwacht)  # what the reader of the cell said itself
    return f"{wrong} {instead}"
