"""Cells as the texts that a person would type for them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any


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
