"""Words that go with an amount, as a text and as a formula that gives the same text."""

from __future__ import annotations

MORE, LESS, EQUAL = "meer", "minder", "gelijk"
_LONGEST = 40


def short(name: str) -> str:
    """Return the name of a dwelling as it fits in the head of a column or a chart; the sheet Invoer has it whole."""
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"


def change_word(change: float) -> str:
    """Say in a word which way an amount goes."""
    return MORE if change > 0 else LESS if change < 0 else EQUAL


def change_formula(first: str, later: str) -> str:
    """Return the formula that says in a word which way an amount goes between two cells."""
    return f'IF({later}>{first},"{MORE}",IF({later}<{first},"{LESS}","{EQUAL}"))'
