"""Dutch amounts: reading what a person types, and writing euros as they are written in the Netherlands."""

from __future__ import annotations

import re
from functools import lru_cache

NBSP = "\u00a0"
MINUS = "\u2212"
_HALF_A_CENT = 0.005

# Compiled by ``re`` when they are first used, so that a window that only opens does not wait for it.
_PLAIN = r"\d+(?:,\d{0,2})?"
_THOUSANDS = r"\d{1,3}(?:[. \u00a0\u202f]\d{3})+(?:,\d{0,2})?"
_DECIMAL_POINT = r"\d+\.\d{1,2}"


class NotAnAmount(ValueError):
    """A text is no amount of money; the message says what is accepted."""


def parse_euro(text: str) -> float | None:
    """Read an amount typed by a person; empty means not given, which is not zero.

    A comma is the decimal sign and dots group thousands; a dot with one or two digits behind it and no comma is a
    decimal point too, because keypads send it. ``1.234`` is 1234 and ``1,234.50`` is refused.

    Raises:
        NotAnAmount: with what is accepted.
    """
    cleaned = text.strip().removeprefix("€").removeprefix("EUR").strip()
    cleaned = cleaned.removesuffix(",-").removesuffix(",\u2013")
    if not cleaned:
        if text.strip():
            message = "Typ een bedrag, zoals 850 of 850,50."
            raise NotAnAmount(message)
        return None
    if cleaned.startswith(("-", MINUS)):
        message = "Typ een bedrag van nul of meer."
        raise NotAnAmount(message)
    if re.fullmatch(_PLAIN, cleaned, re.ASCII) or re.fullmatch(_THOUSANDS, cleaned, re.ASCII):
        return float(re.sub(r"[. \u00a0\u202f]", "", cleaned).replace(",", ".").rstrip("."))
    if re.fullmatch(_DECIMAL_POINT, cleaned, re.ASCII):
        return float(cleaned)
    if "," in cleaned and "." in cleaned and cleaned.rindex(".") > cleaned.rindex(","):
        message = "Schrijf duizendtallen met een punt en centen met een komma, zoals 1.234,50."
        raise NotAnAmount(message)
    message = "Typ een bedrag met hooguit twee cijfers achter de komma, zoals 850 of 850,50."
    raise NotAnAmount(message)


def number(amount: float, decimals: int = 2) -> str:
    """Write a number with dots for thousands and a comma for decimals; a real minus sign in front."""
    text = f"{abs(amount):,.{decimals}f}".replace(",", "\0").replace(".", ",").replace("\0", ".")
    return MINUS + text if amount < 0 and float(f"{abs(amount):.{decimals}f}") else text


def euro(amount: float) -> str:
    """Write an amount: whole euros plain (€ 1.250), otherwise with cents (€ 1.234,50); minus after the sign."""
    decimals = 0 if abs(amount - round(amount)) < _HALF_A_CENT else 2
    return f"€{NBSP}{number(amount, decimals)}"


def whole(amount: float) -> str:
    """Write a number in whole euros, half up, without the sign of the euro."""
    return number(_half_up(amount), 0)


def whole_euro(amount: float) -> str:
    """Write an amount in whole euros, half up."""
    return f"€{NBSP}{whole(amount)}"


def signed(amount: float, decimals: int = 0) -> str:
    """Write a difference: a sign and a space in front, a dash for no change."""
    shown = number(abs(_half_up(amount) if decimals == 0 else amount), decimals)
    if not shown.strip("0,."):
        return "\u2013"
    return f"{'+' if amount > 0 else MINUS} {shown}"


def _half_up(amount: float) -> float:
    whole = float(int(abs(amount) + 0.5 + 1e-9))
    return -whole if amount < 0 else whole


_CENT_DUST = 1e-9


@lru_cache(maxsize=4096, typed=True)
def shown(value: float | bool) -> str:
    """Write a value of a step: yes or no, whole numbers and cents plain, others with as many decimals as matter."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    amount = float(value)
    if amount.is_integer():
        return number(amount, 0)
    if abs(round(amount, 2) - amount) <= _CENT_DUST:
        return number(amount, 2)
    return number(amount, 12 if abs(amount) < 1 else 4).rstrip("0")
