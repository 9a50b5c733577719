"""What a person types in a line, read and written by our own rules; without Qt."""

from __future__ import annotations

import re

from calculator.cases.fields import Amount
from calculator.dutch.money import number, parse_euro
from ui.form.descriptors import Value


def written_amount(value: Value) -> str:
    """Write an amount with dots and a comma, and cents when there are any."""
    amount = float(value)  # type: ignore[arg-type]
    return number(amount, 0 if amount.is_integer() else 2)


def read_whole(text: str) -> Value:
    """Read a whole number; empty means not given.

    Raises:
        ValueError: with what is accepted.
    """
    cleaned = text.strip()
    if not cleaned:
        return None
    if not re.fullmatch(r"\d{1,3}", cleaned, re.ASCII):
        raise ValueError("Typ een heel getal, zoals 38.")
    return int(cleaned)


def read_ages(text: str) -> Value:
    """Read the ages of children, with commas or spaces between; empty means not given.

    Raises:
        ValueError: with what is accepted.
    """
    parts = [part for part in re.split(r"[\s,;]+|\ben\b", text.strip()) if part]
    if not parts:
        return None
    if not all(re.fullmatch(r"\d{1,3}", part, re.ASCII) and int(part) <= 120 for part in parts):
        raise ValueError("Typ hele jaren met een komma ertussen, zoals 10, 11.")
    return tuple(int(part) for part in parts)


def read_amounts(text: str) -> Value:
    """Read amounts with semicolons between; empty means not given.

    Raises:
        ValueError: with what is accepted.
    """
    amounts = tuple(parse_euro(part) for part in text.split(";") if part.strip())
    refused = next((found for amount in amounts if (found := Amount().refuse(amount))), None)
    if refused is not None:
        raise ValueError(f"Verwacht: {refused}.")
    return tuple(amount for amount in amounts if amount is not None) or None


def written_amounts(value: Value) -> str:
    """Write amounts as they can be read again."""
    return "; ".join(written_amount(amount) for amount in value)  # type: ignore[union-attr]


def written_ages(value: Value) -> str:
    """Write ages as they can be read again."""
    return ", ".join(str(age) for age in value)  # type: ignore[union-attr]


def read_text(text: str) -> Value:
    """Read a text; empty means not given."""
    return text.strip() or None
