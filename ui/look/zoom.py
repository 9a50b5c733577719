"""The size of all text in the window, relative to that of the system."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

STEPS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
_KEY = "window/zoom"
_base: list[float] = []


def current() -> float:
    """Return the chosen size; 1 is that of the system."""
    try:
        wanted = float(str(QSettings().value(_KEY, 1.0)))
    except ValueError:
        return 1.0
    return min(STEPS, key=lambda step: abs(step - wanted))


def change(steps: int) -> None:
    """Go some steps larger, or smaller below zero; with 0 back to the size of the system."""
    place = STEPS.index(current()) + steps if steps else STEPS.index(1.0)
    QSettings().setValue(_KEY, STEPS[max(0, min(place, len(STEPS) - 1))])
    apply()


def apply() -> None:
    """Give the application the chosen size of type."""
    font = QApplication.font()
    if not _base:
        _base.append(font.pointSizeF() if font.pointSizeF() > 0 else 10.0)
    wanted = round(_base[0] * current(), 2)
    if abs(font.pointSizeF() - wanted) > 0.01:
        changed = QFont(font)
        changed.setPointSizeF(wanted)
        QApplication.setFont(changed)
