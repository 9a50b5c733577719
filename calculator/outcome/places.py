"""The name of a situation as it stands in a sentence, and in what it differs from the first."""

from __future__ import annotations

from calculator.cases.case import Geval
from calculator.run.birth_facts import age
from calculator.run.other_homes import day_of
from calculator.words import Message

_STARTS = ("na ", "in ", "bij ", "met ", "zonder ")


def place(naam: str, *, start: bool = False) -> Message:
    """Return the name of a situation as it stands in a sentence, or at its start."""
    if naam == "nu":
        return Message.of("place.Now" if start else "place.now")
    if naam == "na renovatie":
        return Message.of("place.After renovation" if start else "place.after renovation")
    if naam.lower().startswith(_STARTS):
        return Message.of("place.as_typed", naam=naam[0].upper() + naam[1:] if start else naam)
    return Message.of("place.At" if start else "place.at", naam=naam)


def what_differs(geval: Geval, index: int, start: str = "differs.") -> Message:
    """Return who lives in a situation with another household, and of which day its amounts are where that is another.

    ``start`` begins the keys of the sentences: those for the adviser, or those of the page for the client.
    """
    woning, day = geval.woonsituaties[index], day_of(geval, index)
    other_home, other_day = woning.huishouden not in (None, geval.huishouden), day != geval.peildatum
    key = "both" if other_home and other_day else "household" if other_home else "day"
    personen = [
        Message.of(f"differs.who.{persoon.rol}", leeftijd=age(persoon, day))
        for persoon in (woning.huishouden or geval.huishouden).personen
    ]
    return Message.of(f"{start}{key}", waar=place(woning.naam, start=True), personen=personen, dag=day)
