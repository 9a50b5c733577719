"""Words that people and programs put in a cell in which nothing stands, and words for what nobody knows.

``NULL`` of a database, ``NA`` of R and "n.v.t." stand where another sheet has an empty cell, and mean the same as one.
"Onbekend" does not: an amount that nobody knows is not the same as no amount, so that is asked for.
"""

from __future__ import annotations

import re

from calculator.dutch.marks import as_seen

UNKNOWN_IS_NOT_NOTHING = "onbekend is iets anders dan niets: zoek het op, of maak de cel leeg als het er niet is"
_OF_PROGRAMS = (
    *("null", "(null)", "[null]", "<null>", "\\n", "na", "n/a", "<na>", "nan", "nat", "none", "nil", "#null#"),
    ".",  # of SAS
    *("[]", "{}"),  # lists
)
_OF_PEOPLE = (
    *("n.v.t.", "n.v.t", "nvt", "nvt.", "niet van toepassing", "geen", "leeg", "(leeg)", "(blank)", "blank", "empty"),
    *("n.a.", "not applicable", "geen kinderen", "geen partner", "geen medebewoners", "geen vermogen"),
)
_NOTHING = frozenset((*_OF_PROGRAMS, *_OF_PEOPLE))
_UNKNOWN = frozenset(
    (
        *("onbekend", "onb", "onb.", "niet bekend", "n.b.", "nb", "weet niet", "unknown", "nog niet bekend", "nnb"),
        *("n.n.b.", "nog onbekend", "n.t.b.", "ntb", "nader te bepalen", "tbd", "niet opgegeven", "niet ingevuld"),
        *("#n/a", "#n/b", "#value!", "#waarde!", "#ref!", "#verw!", "#name?", "#naam?", "#div/0!", "#deel/0!"),
        *("#num!", "#getal!", "#null!", "#leeg!"),
    )
)
_QUESTION = r"\?+"
DASH = r"[-\u2010-\u2015\u2212_]+"
_LONGEST = max(map(len, (*_NOTHING, *_UNKNOWN)))


def is_dash(text: str) -> bool:
    """Whether only dashes stand there: nought among amounts, as spreadsheets show it, and nothing elsewhere."""
    return re.fullmatch(DASH, as_seen(text)) is not None


def says_nothing(text: str) -> bool:
    """Whether a text means an empty cell."""
    return len(text) <= 2 * _LONGEST and as_seen(text).casefold() in _NOTHING


def says_unknown(text: str) -> bool:
    """Whether a text says that nobody knows, or is the error of a formula."""
    word = as_seen(text).casefold() if len(text) <= 2 * _LONGEST else ""
    return word in _UNKNOWN or re.fullmatch(_QUESTION, word) is not None
