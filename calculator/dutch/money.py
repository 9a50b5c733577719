"""Dutch amounts: reading what a person types, and writing euros as they are written in the Netherlands."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from calculator.dutch.marks import as_seen, cells, in_list
from calculator.dutch.not_read import NotRead

NBSP = "\u00a0"
MINUS = "\u2212"
CENT_DUST = 1e-6  # what lies further from a whole cent is none: spreadsheets keep fifteen digits
_HALF_A_CENT = 0.005

# Compiled by ``re`` when they are first used, so that a window that only opens does not wait for it.
_WITH_COMMA = r"(\d+|[1-9]\d{0,2}([. '\u2019])\d{3}(?:\2\d{3})*)(?:,(\d*))?"
_WITH_POINT = r"(\d+|[1-9]\d{0,2}([, '\u2019])\d{3}(?:\2\d{3})*)(?:\.(\d+))?"
_CURRENCY = r"(?:€|eur(?:o'?s?)?)"
_WHOLE = r"([.,])(?:[-\u2013\u2014]{1,2}|=)"  # 850,- for whole euros
_DASH = r"[-\u2013\u2014\u2212]+(?:[.,][-\u2013\u2014]+)?"  # how a spreadsheet shows nought
_NEGATIVE = r"[-\u2212(].*|.*-"
_BETWEEN_AMOUNTS = r" ?(?:[;/+&|]|, | en | and ) ?"
_OR_TWO = r"(\d[\d. ]*),(0|\d{3,})"  # 12000,9000: two amounts, or one with four decimals
_OR_CUT = r"(\d[\d., '\u2019]*)[.,]([1-9])"  # 12000,9: what a spreadsheet program makes of that when it is typed
_EXPONENT = r"(\d)(?:[.,](\d+))?e([-+]?\d{1,3})"  # 6,1235E+02
# -0,00 of a little less, 0E-10 of a decimal, .00 of a database; ,95 may be 95 with a comma too many.
_NOUGHT = r"[-\u2212] ?0+(?:[.,]0*)?|0+(?:[.,]0*)?(?:-|e-\d{1,3})|[.,]0+"
_PLUS = r"^\+ ?(?=\d)"  # +612,35 of SAP
_CENTS = 2


class NotAnAmount(NotRead):
    """A text is no amount of money; the message says what is accepted."""


class TwoReadings(NotAnAmount):
    """A text is two different amounts, depending on what stands before the cents."""

    def __init__(self, with_comma: float, with_point: float) -> None:
        comma, point = (euro(_half_up(amount * 100) / 100) for amount in (with_comma, with_point))
        super().__init__(
            "Dit kan {comma} of {point} zijn. Typ het zonder punten, met hooguit twee cijfers achter de komma.",
            comma=comma,
            point=point,
        )
        self.readings = (with_comma, with_point)


class OneOrTwo(NotAnAmount):
    """A text is one amount or two, depending on what the comma in it is."""

    def __init__(self, text: str, first: str, second: str) -> None:
        super().__init__(
            "{text} kan één bedrag zijn, of {first} en {second}. Typ {first} voor één, of {first};{second} voor twee.",
            text=text,
            first=first,
            second=second,
        )


class Shortened(NotAnAmount):
    """An amount is written with an exponent, so short that some of its digits may be lost."""

    def __init__(self, text: str) -> None:
        super().__init__(
            "Het programma waar {text} uit komt heeft het ingekort, en er kunnen cijfers weg zijn. Geef de kolom daar "
            "de notatie Getal, maak hem breder, en bewaar opnieuw.",
            text=text,
        )


def parse_euro(text: str) -> float | None:
    """Read an amount typed by a person; empty means not given, which is not zero.

    It is read as in a column with a comma before the cents. What a sheet says in its receipt is asked here: a dash, a
    point before the cents behind thousands with a comma (``1,234.50``), and more decimals than cents.

    Raises:
        NotAnAmount: with what is accepted.
    """
    if not as_seen(text):
        return None
    bare = _bare(text)
    if re.fullmatch(_DASH, bare):
        raise NotAnAmount("Een streepje is geen bedrag. Typ 0, of maak dit leeg als het er niet is.")
    found = _reading(bare, ",")
    if "," in bare and "." in bare and bare.rindex(".") > bare.rindex(","):  # nobody here types so: is it a slip?
        raise NotAnAmount("Schrijf duizendtallen met een punt en centen met een komma, zoals 1.234,50.")
    if _decimals(found) > _CENTS and float(found):  # of nought it does not matter what the sign is
        raise NotAnAmount(_TYPE_AN_AMOUNT)
    return float(found)


_TYPE_AN_AMOUNT = "Typ een bedrag met hooguit twee cijfers achter de komma, zoals 850 of 850,50."


def read_amount(text: str, decimal: str | None) -> float:
    """Read an amount in a column that has ``decimal`` before the cents: a comma or a point, None where it has both.

    What fits one notation only is read in that one. A dash is nought, as spreadsheets show it.

    Raises:
        TwoReadings: it fits both, and in that of the column it would have three decimals.
        NotAnAmount: it is none.
    """
    bare = _bare(text)
    return 0.0 if re.fullmatch(_DASH, bare) else float(_reading(bare, decimal))


def _reading(bare: str, decimal: str | None) -> str:
    """Return an amount as Python writes it, of two readings the one with ``decimal`` before the cents."""
    with_comma, with_point = _readings(bare)
    if with_comma is not None and with_point is not None and with_comma != with_point:
        found = {",": with_comma, ".": with_point}.get(decimal or "")
        if found is None or _decimals(found) > _CENTS:
            raise TwoReadings(float(with_comma), float(with_point))
        return found
    found = with_comma or with_point
    if found is None:
        raise NotAnAmount(_TYPE_AN_AMOUNT)
    return found


def decimal_sign(text: str) -> str | None:
    """Return what stands before the cents in an amount that can be read in one notation only, else None."""
    try:
        with_comma, with_point = _readings(_bare(text))
    except NotAnAmount:
        return None
    if (with_comma is None) is (with_point is None):
        return None
    return "," if with_point is None else "."


def two_ways(text: str) -> bool:
    """Whether a text is another amount with a comma before the cents than with a point."""
    try:
        with_comma, with_point = _readings(_bare(text))
    except NotAnAmount:
        return False
    return with_comma is not None and with_point is not None and with_comma != with_point


def parse_amounts(text: str, read: Callable[[str], float | None], *, point_is_typed: bool = True) -> tuple[float, ...]:
    """Read a list of amounts, each with ``read``; empty means none.

    ``12000,9000`` and ``12000,0`` are refused: what looks like decimals may be a second person. So is ``12000,9``
    by itself, which is what is left of it in a cell for numbers, and ``12000.9`` where ``point_is_typed``, as keypads
    do; in a file it stands before decimals.

    Raises:
        OneOrTwo: an amount may be two.
        NotAnAmount: with what is accepted.
    """
    cleaned = in_list(as_seen(";".join(cells(text))))
    if not cleaned:
        return ()
    parts = re.split(_BETWEEN_AMOUNTS, cleaned)
    if len(parts) > 1 and not parts[-1]:
        parts.pop()
    for part in parts:
        _refuse_two(part, cut=len(parts) == 1 and (point_is_typed or "," in part))
    amounts = [read(part) if part else None for part in parts]
    if None in amounts:
        raise NotAnAmount("Typ bedragen met een puntkomma ertussen, zoals 12000;9000.")
    return tuple(amount for amount in amounts if amount is not None)


def _refuse_two(part: str, *, cut: bool) -> None:
    """Refuse an amount of a list whose decimals may be an amount of their own, perhaps ``cut``, and no thousands."""
    if not part:
        return
    bare = _bare(part)
    found = re.fullmatch(_OR_TWO, bare, re.ASCII)
    if found is not None and _readings(bare)[1] is not None:
        return
    if found is None and cut:
        found = re.fullmatch(_OR_CUT, bare, re.ASCII)
    if found is not None:
        raise OneOrTwo(part, found[1], found[2])


def _of_program(bare: str) -> str:
    """Return an amount as people write it, of one in the way of a program."""
    bare = re.sub(_PLUS, "", bare)
    return "0" if re.fullmatch(_NOUGHT, bare, re.ASCII) else bare


def _bare(text: str) -> str:
    """Return an amount without what stands around it; refuse nothing at all, and what is below nought."""
    if len(cells(text)) > 1:  # else 612 and 345 would be one amount, as with a space between
        raise NotAnAmount("Hier staan meer cellen of regels. Geef er één bedrag van.")
    cleaned = as_seen(text).casefold()
    bare = re.sub(rf"^{_CURRENCY} *| *{_CURRENCY}$", "", cleaned)
    if not bare:
        raise NotAnAmount("Typ een bedrag, zoals 850 of 850,50.")
    bare = _of_program(bare)
    if re.fullmatch(_NEGATIVE, bare) and not re.search(_WHOLE + "$|^" + _DASH + "$", bare):
        raise NotAnAmount("Typ een bedrag van nul of meer.")
    return bare


def _readings(bare: str) -> tuple[str | None, str | None]:
    """Return an amount with a comma before the cents, and with a point, both as Python writes them."""
    if exponent := re.fullmatch(_EXPONENT, bare, re.ASCII):
        return _written_out(exponent)
    whole = re.search(_WHOLE + "$", bare)
    if whole:
        bare = bare[: whole.start()] + whole[1] + "0"
    found = []
    for pattern in (_WITH_COMMA, _WITH_POINT):
        match = re.fullmatch(pattern, bare, re.ASCII)
        found.append(match and re.sub(r"\D", "", match[1]) + ("." + match[3] if match[3] else ""))
    return found[0], found[1]


def _written_out(exponent: re.Match[str]) -> tuple[str, str]:
    """Return an amount with an exponent as one without, when no digit can be lost.

    6,1E+02 is what a spreadsheet makes of 612,35 where it has little room, so the cents must show: 6,1235E+02.
    """
    digits, power = exponent[2] or "", int(exponent[3])
    if len(digits) < power + _CENTS:
        raise Shortened(exponent[0].upper())
    amount = f"{Decimal(f'{exponent[1]}.{digits or 0}').scaleb(power):f}"
    return amount, amount


def _decimals(reading: str) -> int:
    return len(reading.partition(".")[2])


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


def in_column(amount: float, decimals: int = 0) -> str:
    """Write an amount for a column beside differences, which have a space behind their minus."""
    return number(_half_up(amount) if decimals == 0 else amount, decimals).replace(MINUS, f"{MINUS} ")


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


BINARY_DUST = 1e-9  # what stands this near to whole cents is whole cents


@lru_cache(maxsize=4096, typed=True)
def shown(value: float | bool) -> str:
    """Write a value of a step: yes or no, whole numbers and cents plain, others with as many decimals as matter."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    amount = float(value)
    if amount.is_integer():
        return number(amount, 0)
    if abs(round(amount, 2) - amount) <= BINARY_DUST:
        return number(amount, 2)
    return number(amount, 12 if abs(amount) < 1 else 4).rstrip("0")
