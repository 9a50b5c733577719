"""What a person types in a line, read and written by our own rules; without Qt."""

from __future__ import annotations

import re

from calculator.cases.fields import Amount
from calculator.dutch.ages import NotAnAge, parse_age, parse_ages
from calculator.dutch.marks import as_seen
from calculator.dutch.money import number, parse_amounts, parse_euro
from ui.form.descriptors import Value


def written_amount(value: Value) -> str:
    """Write an amount with dots and a comma, and cents when there are any."""
    amount = float(value)  # type: ignore[arg-type]
    return number(amount, 0 if amount.is_integer() else 2)


def read_whole(text: str) -> Value:
    """Read a whole number, mostly an age; empty means not given.

    Raises:
        ValueError: with what is accepted.
    """
    cleaned = as_seen(text)
    if re.fullmatch(r"\d{1,3}", cleaned, re.ASCII):
        return int(cleaned)  # the field knows its own limits
    try:
        return parse_age(cleaned)
    except NotAnAge as error:
        raise ValueError("Typ een heel getal, zoals 38.") from error


def read_ages(text: str) -> Value:
    """Read the ages of children; empty means not given.

    Raises:
        ValueError: with what is accepted.
    """
    return parse_ages(text) or None


def read_amounts(text: str) -> Value:
    """Read several amounts; empty means not given.

    Raises:
        ValueError: with what is accepted.
    """
    amounts = parse_amounts(text, parse_euro)
    refused = next((found for amount in amounts if (found := Amount().refuse(amount))), None)
    if refused is not None:
        raise ValueError(f"Verwacht: {refused}.")
    return amounts or None


def written_amounts(value: Value) -> str:
    """Write amounts as they can be read again."""
    return "; ".join(written_amount(amount) for amount in value)  # type: ignore[union-attr]


def written_ages(value: Value) -> str:
    """Write ages as they can be read again."""
    return ", ".join(str(age) for age in value)  # type: ignore[union-attr]


def read_text(text: str) -> Value:
    """Read a text; empty means not given."""
    return text.strip() or None
