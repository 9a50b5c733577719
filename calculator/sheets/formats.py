"""What the number of a cell stands for: a plain number, or a day or time when its format says so."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Self

_DAY, _TIME, _SPAN = range(1, 4)
_BUILT_IN = dict.fromkeys((14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)), _DAY)
_BUILT_IN |= {18: _TIME, 19: _TIME, 20: _TIME, 21: _TIME, 45: _TIME, 46: _SPAN, 47: _TIME}
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_ZERO, _ZERO_OF_MAC = date(1899, 12, 30), date(1904, 1, 1)
_FIRST_AFTER_LEAP = 61  # 1900 has a 29 February there
_LAST = 2_958_465  # 31 December 9999
_MICROSECONDS = 86_400_000_000
Moment = date | time | timedelta  # a datetime is a date


class ShownAs(float):
    """A number that a sheet shows as something else, in the ``words`` of its format."""

    def __new__(cls, number: float, words: str) -> Self:
        """Make one of a number and the words."""
        made = super().__new__(cls, number)
        made.words = words
        return made

    words: str

    def __str__(self) -> str:
        """Return what the sheet shows."""
        return self.words


class Worded(ShownAs):
    """A number with words or a sign beside it that change what it is: 5%, 612 per week."""

    def __str__(self) -> str:
        """Return what the sheet shows, as far as that matters."""
        percent = self.words == _PERCENT
        number = f"{self * 100 if percent else self:.10g}".replace(".", ",")
        return f"{number}{'' if percent else ' '}{self.words}"


def words_of_format(number: int, code: str | None) -> str:
    """Return the words or the sign with which a format shows a number, other than those of euros; else nothing."""
    if code is None:
        return _PERCENT if number in _PERCENTAGES else ""
    first = code.split(";")[0]
    words = " ".join("".join(found).strip() for found in _WORDS.findall(first)).strip().casefold()
    bare = _LITERAL.sub("", first)
    if code and not re.search(r"[\w#?@]", bare) and not re.search(r"\[[<>=]", first):
        return _NOT_SHOWN
    if "%" in bare:
        return _PERCENT
    if _AS_IF_DECIMALS.search(first):
        return "centen"
    told = re.search(_TELLS, re.sub(_EUROS, "", words)) and not re.search(r"\[[<>=]", first)
    return words.replace(_PERCENT, "procent") if told else ""


_NOT_SHOWN = "(niet getoond)"  # ;;; shows nothing, and "n.v.t." the same whatever the number
_AS_IF_DECIMALS = re.compile(r"""[0#?](?:\\[.,]|"[.,]")[0#?]{1,2}(?![0#?])""")  # 612,35 for what is kept as 61235
_PERCENT, _PERCENTAGES = "%", (9, 10)
_SIGNS = "$£¥¢¤%‰\u20a0-\u20ab\u20ad-\u20cf"  # of other currencies, and of parts
_WORDS = re.compile(rf'"([^"]*)"|\\(.)|\[\$([^-\]]*)[^\]]*\]|([{_SIGNS}])')
_EUROS = r"€|\b(?:euro['’]s|euros?|eur)\b"
_TELLS = rf"[^\W_]|[{_SIGNS}]"


def kind_of_format(number: int, code: str | None) -> int:
    """Return what a format shows: nought for a number, else a day, a time of the day, or a span of time."""
    if code is None:
        return _BUILT_IN.get(number, 0)
    shown = _LITERAL.sub("", code.split(";")[0]).casefold()
    if "[" in shown:
        return _SPAN
    if re.search("[dyj]", shown):  # j: jaar, as some programs write it
        return _DAY
    if re.search("[hs]", shown):
        return _TIME
    return _DAY if "m" in shown else 0


def moment(value: float, kind: int | str, *, of_mac: bool = False) -> Moment | float:
    """Return the day or time that a number stands for; the number where there is no such day, with words if any."""
    if isinstance(kind, str):
        return Worded(value, kind)
    if not 0 <= value < _LAST + 1:
        return value
    if kind == _SPAN:
        return timedelta(microseconds=round(value * _MICROSECONDS))
    whole, part = divmod(round(value * _MICROSECONDS), _MICROSECONDS)
    if kind == _TIME and not whole:
        return (datetime.combine(_ZERO, time()) + timedelta(microseconds=part)).time()
    if not of_mac and whole < _FIRST_AFTER_LEAP:
        whole += 1
    day = (_ZERO_OF_MAC if of_mac else _ZERO) + timedelta(days=min(whole, _LAST))
    return datetime.combine(day, time()) + timedelta(microseconds=part) if part else day


def serial(day: date) -> int:
    """Return the number that a spreadsheet keeps for a day."""
    return (day - _ZERO).days


_FIRST_LIKELY, _LAST_LIKELY = date(2000, 1, 1), date(2099, 12, 31)


def day_of_serial(value: float, since: date = _FIRST_LIKELY) -> date | None:
    """Return the day of a number that lost its format; None where it cannot be one of these times."""
    found = moment(value, _DAY)
    likely = type(found) is date and since <= found <= _LAST_LIKELY
    return found if likely and isinstance(found, date) else None
