"""How large a window opens: as large as is of use, and never larger than the screen with the frame around it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

LARGEST = QSize(1600, 960)  # with this the picture and the explanation both stand beside the ledger
SMALLEST = QSize(560, 400)  # with this a field and the sentence of the answer are still seen together
_USUAL_FRAME = QSize(16, 40)  # before the window is shown nobody knows its frame


def first_size(available: QSize, largest: QSize = LARGEST) -> QSize:
    """Return the size for a screen, of which the panels are taken off already."""
    return largest.boundedTo(available - _USUAL_FRAME)


def least_size(available: QSize) -> QSize:
    """Return the size below which nobody can make a window on a screen."""
    return SMALLEST.boundedTo(available - _USUAL_FRAME)


def fitted(inside: QRect, frame: QRect, available: QRect) -> QRect:
    """Return where a window can be seen whole: ``inside`` its frame, moved and made smaller as far as it must be."""
    around = frame.size() - inside.size()
    size = inside.size().boundedTo(available.size() - around)
    whole = QRect(frame.topLeft(), size + around)
    left = max(available.left(), min(whole.left(), available.right() + 1 - whole.width()))
    top = max(available.top(), min(whole.top(), available.bottom() + 1 - whole.height()))
    return QRect(inside.topLeft() - frame.topLeft() + QRect(left, top, 0, 0).topLeft(), size)


def fit_to_screen(window: QWidget) -> None:
    """Bring a window that is shown within its screen, now that it has a frame."""
    if not window.isMaximized() and not window.isFullScreen():
        place = fitted(window.geometry(), window.frameGeometry(), window.screen().availableGeometry())
        if place != window.geometry():
            window.setGeometry(place)
