"""The name of a situation as it stands in a sentence."""

from __future__ import annotations

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
