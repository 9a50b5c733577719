"""Dates as they are written in tables and at the foot of a page."""

from __future__ import annotations

from datetime import date


def date_text(iso: str) -> str:
    """Write an ISO date as dd-mm-yyyy."""
    return date.fromisoformat(iso).strftime("%d-%m-%Y")
