"""What a person types in a line, read and written by our own rules; without Qt."""

from __future__ import annotations

from calculator.cases.fields import Amount
from calculator.dutch.marks import as_seen, trimmed
from calculator.dutch.money import number, parse_amounts, parse_euro
from ui.form.field import Value

_TYPED = ("een ", "hooguit ", "minstens ", "leeftijden ", "bedragen ")


def read_whole(text: str) -> Value:
    """Read a whole number; empty means not given.

    Raises:
        ValueError: with what is accepted.
    """
    cleaned = as_seen(text)
    if cleaned and not (cleaned.isascii() and cleaned.isdigit()):
        raise ValueError("Typ een heel getal, zoals 140.")
    return int(cleaned) if cleaned else None


def expected(accepted: str) -> str:
    """Return as a sentence what is accepted."""
    if accepted == Amount().refuse(None):
        return "Typ een bedrag van 0 tot 10 miljoen euro, met hooguit twee cijfers achter de komma."
    if accepted.startswith("één van: "):
        return f"Kies {accepted}."
    if accepted.startswith("alleen "):
        return f"Dit kan {accepted}."
    return f"Typ {accepted}." if accepted.startswith(_TYPED) else f"Verwacht: {accepted}."


def written_amount(value: Value) -> str:
    """Write an amount with dots and a comma, and cents when there are any."""
    amount = float(value)  # type: ignore[arg-type]
    return number(amount, 0 if amount.is_integer() else 2)


def read_amounts(text: str) -> Value:
    """Read several amounts; empty means not given.

    Raises:
        ValueError: with what is accepted.
    """
    amounts = parse_amounts(text, parse_euro)
    refused = next((found for amount in amounts if (found := Amount().refuse(amount))), None)
    if refused is not None:
        raise ValueError(expected(refused))
    return amounts or None


def written_amounts(value: Value) -> str:
    """Write amounts as they can be read again."""
    return "; ".join(written_amount(amount) for amount in value)  # type: ignore[union-attr]


def read_text(text: str) -> Value:
    """Read a text; empty means not given."""
    return trimmed(text) or None
