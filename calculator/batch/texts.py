"""Cells as the texts that a person would type for them, and which texts a spreadsheet program takes for a formula."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

# What may stand before a sign without showing; the sign itself, also as East Asian keyboards write it.
_UNSEEN = r"[\s\x00-\x1f\x7f-\xa0\xad\u200b-\u200f\u2060\ufeff]"
_BEGINS_FORMULA = re.compile(rf"[\t\r\n]|{_UNSEEN}*[=+\-@＝＋－＠﹦﹢﹣﹫]")


def cell_text(value: Any) -> str | None:
    """Return what a person would type for a cell: a comma before decimals, an ISO date."""
    if value is None or value != value:  # noqa: PLR0124 - NaN
        return None
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() else f"{value:.10f}".rstrip("0").replace(".", ",")
    if isinstance(value, datetime):
        return value.isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def could_be_formula(text: str) -> bool:
    """Whether a spreadsheet program may take a text for a formula when someone types it or it stands in a csv file."""
    return _BEGINS_FORMULA.match(text) is not None
