"""The names of situations as they are shown."""

from __future__ import annotations

OWN_NAMES = ("nu", "na renovatie")  # what the program calls the first two


def situation(naam: str) -> str:
    """Return a name in the language of the window when the program gave it, else as it was typed."""
    from PySide6.QtCore import QCoreApplication  # who only wants the names needs no Qt

    return QCoreApplication.translate("Form", naam) if naam in OWN_NAMES else naam
