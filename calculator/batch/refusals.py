"""Refusing a file in a sentence: what is usually the cause, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from calculator.batch.columns import READERS
from calculator.cases.fields import MISSING, Mistake, OneLine, Refused
from calculator.dutch.dates import NotAMonth, parse_month
from calculator.dutch.marks import as_seen
from calculator.dutch.yes_no import NotYesOrNo, parse_yes_no
from calculator.records import record

_MOST_TOLD = 3
_AS_NUMBER = "; dit is een datum, geef de cel in Excel de notatie Getal"
_BESIDE_AMOUNT = r"[^\d.,)'\u2019\s€(\u2212-]"  # a word or a sign that belongs to no amount, and is not below nought
_LIKELY_YEAR = r"(?:19|20)\d\d(?:[.,]0)?"
_FEW_DAYS = r"190[0-4]-.*"  # 38 with the format of a date


@record(frozen=True)
class FileMistake(Mistake):
    """What is wrong with a file as a whole; ``waarde`` is its name and ``verwacht`` says cause and remedy."""

    def __str__(self) -> str:
        """Return the sentence a user reads."""
        return f"{self.waarde}: {self.verwacht}"


@lru_cache(1 << 12)
def usual_cause(name: str, value: str) -> str:
    """Say what is usually the cause of a wrong cell in a column, and what to do; nothing where that is not known."""
    seen, reader = as_seen(value), READERS.get(name)
    if reader == "amount":
        return _cause_of_amount(seen)
    if reader == "age":
        return _cause_of_age(name, seen)
    years = reader == "ages" and re.fullmatch(rf"{_LIKELY_YEAR}(?:\D+{_LIKELY_YEAR})*", seen)
    return " Geboortejaren horen met de maand erbij in de kolom kinderen_geboren." if years else ""


def _cause_of_age(name: str, seen: str) -> str:
    if name.startswith("partner") and _is_yes_or_no(seen):
        return "; is er geen partner, maak de cel dan leeg"
    if re.fullmatch(_FEW_DAYS, seen):
        return _AS_NUMBER
    born = name.replace("leeftijd", "geboren")
    is_birth = re.fullmatch(_LIKELY_YEAR, seen) or _is_month(seen)
    return f"; een geboortedatum hoort in de kolom {born}" if is_birth else ""


def _cause_of_amount(seen: str) -> str:
    if "â‚¬" in seen or "Ã" in seen:
        return "; er staat een teken dat kapot is, vraag het bestand opnieuw als .xlsx of in UTF-8"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", seen):
        return _AS_NUMBER
    beside = re.search(r"\d", seen) and re.search(_BESIDE_AMOUNT, seen)
    return "; zet alleen het bedrag in de cel, zonder woorden of tekens" if beside else ""


def _is_yes_or_no(text: str) -> bool:
    try:
        return parse_yes_no(text) is not None
    except NotYesOrNo:
        return False


def _is_month(text: str) -> bool:
    try:
        return parse_month(text) is not None
    except NotAMonth:
        return False


def said_of_row(mistakes: Sequence[Mistake]) -> str:
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
