"""Refusing a file in a sentence: what is usually the cause, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from calculator.cases.fields import MISSING, Mistake, OneLine, Refused
from calculator.records import record

_MOST_TOLD = 3


@record(frozen=True)
class FileMistake(Mistake):
    """What is wrong with a file as a whole; ``waarde`` is its name and ``verwacht`` says cause and remedy."""

    def __str__(self) -> str:
        """Return the sentence a user reads."""
        return f"{self.waarde}: {self.verwacht}"


def said_of_row(mistakes: Sequence[Mistake]) -> OneLine:
    """Return what is wrong with a row in one line; of many cells the first are told, of the others the names.

    So a line that is no household, such as a total or a remark, is not told what it lacks cell by cell.
    """
    missing = [mistake for mistake in mistakes if mistake.waarde is MISSING]
    wrong = [mistake for mistake in mistakes if mistake.waarde is not MISSING]
    places = {mistake.pad for mistake in mistakes}
    is_none = len(missing) > _MOST_TOLD or (
        "peildatum" in places and "aanvrager_leeftijd" in {mistake.pad for mistake in missing}
    )
    told = wrong[:_MOST_TOLD] + ([] if is_none else missing)
    found: list[Mistake | str] = [mistake for mistake in mistakes if mistake in told]
    if len(wrong) > _MOST_TOLD:
        found.append(f"ook niet aanvaard: {_named(wrong[_MOST_TOLD:])}")
    if is_none:
        verb = "ontbreken" if len(missing) > 1 else "ontbreekt"
        found.append(f"{_named(missing)}: {verb}; staat hier geen huishouden, haal de regel dan weg")
    return OneLine(found)


def _named(mistakes: Sequence[Mistake]) -> str:
    return ", ".join(mistake.pad for mistake in mistakes)


def refuse(path: Path, sentence: str) -> Refused:
    """Return the refusal of a file, to raise."""
    return Refused([FileMistake("bestand", path.name, sentence)])
