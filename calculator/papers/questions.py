"""What each paper is asked, in the words of the paper: which line is meant, and how the amount there is to be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.cases.fields import Mistakes, Refused, read
from calculator.cases.income_fields import OP_PAPIER, Inkomen
from calculator.words import Message

_PART_OF_YEAR = ("van_maand", "tot_en_met_maand")
QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "loonstrook": (
        "periode",
        "bedrag",
        "tot_en_met_periode",
        "bedrag_per_periode",
        "brutoloon_per_periode",
        "vakantiegeld_nog_te_komen",
        "eindejaarsuitkering_per_jaar",
        "bijtelling_per_jaar",
        "papier_jaar",
        *_PART_OF_YEAR,
    ),
    "jaaropgave": ("soort", "bedrag", "papier_jaar", "bijtelling_per_jaar"),
    "uwv": ("soort", "periode", "bedrag", "tot_en_met_periode", "bedrag_per_periode", "papier_jaar", *_PART_OF_YEAR),
    "gemeente": ("periode", "bedrag", "papier_jaar", *_PART_OF_YEAR),
    "svb": ("soort", "periode", "bedrag", "papier_jaar", *_PART_OF_YEAR),
    "bank": ("soort", "periode", "bedrag", *_PART_OF_YEAR),
}
_NET = ("gemeente", "bank")
_NOT_WITHHELD = ("partneralimentatie", "onbelast")


def line_meant(papier: str) -> Message:
    """Return which line of the paper is meant."""
    return Message.of(f"paper.line.{papier}")


def question(papier: str, field: str) -> Message:
    """Return how a field is asked on this paper."""
    own = f"{papier}_{field}"
    return Message.of(f"paper.ask.{own if own in _OWN_WORDS else field}")


_OWN_WORDS = frozenset(
    {
        "jaaropgave_bedrag",
        "uwv_bedrag",
        "gemeente_bedrag",
        "svb_bedrag",
        "bank_bedrag",
    }
)


def usual_answers(papier: str) -> dict[str, Any]:
    """Return what is filled in before anything is typed."""
    return {
        "soort": OP_PAPIER[papier][0],
        "periode": "jaar" if papier == "jaaropgave" else "maand",
        "van_maand": 1,
        "tot_en_met_maand": 12,
    }


def income_of(papier: str, answers: Mapping[str, Any]) -> Inkomen:
    """Return the income that a paper tells of; ``answers`` are by the names of the fields, None where nothing is said.

    Raises:
        Refused: an answer is wrong, or answers do not fit together; the paths are the names of the fields.
    """
    given = {name: value for name, value in answers.items() if value is not None and name in QUESTIONS[papier]}
    source = usual_answers(papier) | given | {"papier": papier}
    soort = source["soort"]
    if soort not in _NOT_WITHHELD:
        source["bruto"] = papier not in _NET
    mistakes = Mistakes()
    inkomen = read(Inkomen, source, "", mistakes)
    if inkomen is not None:
        mistakes.extend(inkomen.mistakes(""))
    if mistakes or inkomen is None:
        raise Refused(mistakes)
    return inkomen
