"""Refusing a file in a sentence: what is usually the cause, and what to do about it."""

from __future__ import annotations

from pathlib import Path

from calculator.cases.fields import Mistake, Refused
from calculator.records import record


@record(frozen=True)
class FileMistake(Mistake):
    """What is wrong with a file as a whole; ``waarde`` is its name and ``verwacht`` says cause and remedy."""

    def __str__(self) -> str:
        """Return the sentence a user reads."""
        return f"{self.waarde}: {self.verwacht}"


def refuse(path: Path, sentence: str) -> Refused:
    """Return the refusal of a file, to raise."""
    return Refused([FileMistake("bestand", path.name, sentence)])
