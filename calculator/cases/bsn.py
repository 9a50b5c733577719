"""Burgerservicenummer: what looks like one is refused in every free text and in the names of files.

A BSN is nine digits that pass the elfproef, in a row or in the groups in which people write one (3-3-3, 4-2-3 or one by
one, with spaces or dots), whatever kind of digits they are and whatever invisible characters stand between. Digits that
letters, hyphens or slashes keep apart are none: ``2026-00123`` is a case code.
"""

from __future__ import annotations

import re
import unicodedata

WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
GROUPS = ((3, 3, 3), (4, 2, 3), (1,) * 9)

# Shown as nothing, although Unicode does not call them format characters or marks.
_BLANK = "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
_UNSEEN = ("Cc", "Cf", "Cn", "Co", "Cs", "Me", "Mn")
_POINTS = "․‧．·"
_REORDERING = "[\u202a-\u202e\u2066-\u2069]"

# Compiled by ``re`` when they are first used, so that a window that only opens does not wait for it.
_IN_A_ROW = r"(?<!\d)\d{9}(?!\d)"
_GROUPED = "|".join("[ .]{1,2}".join(rf"\d{{{size}}}" for size in groups) for groups in GROUPS)
_IN_GROUPS = rf"(?<!\d)(?=({_GROUPED})(?!\d))"  # a look ahead, so that groups may overlap


def looks_like_bsn(text: str) -> bool:
    """Whether a text holds what a person reads as a BSN."""
    if sum(map(str.isnumeric, text)) < len(WEIGHTS):
        return False
    plain = text if text.isascii() and text.isprintable() else _plain(text)
    found = re.findall(_IN_A_ROW, plain) + re.findall(_IN_GROUPS, plain)
    return any(passes_elfproef(re.sub(r"\D", "", digits)) for digits in found)


def passes_elfproef(digits: str) -> bool:
    """Whether nine digits, weighed 9 to 2 and -1, add up to a multiple of eleven."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True))
    return total % 11 == 0 and int(digits) > 0


def reorders(text: str) -> bool:
    """Whether a text holds a character that lets it be shown in another order than it is written."""
    return not text.isascii() and re.search(_REORDERING, text) is not None


def _plain(text: str) -> str:
    """Return a text as it is read: every kind of digit plain, points and spaces too, nothing that cannot be seen."""
    return "".join(map(_seen, text))


def _seen(sign: str) -> str:
    if sign.isspace():
        return " "
    if sign in _POINTS:
        return "."
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    return "" if sign in _BLANK or unicodedata.category(sign) in _UNSEEN else sign
