"""A label whose text can be selected with the mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QLabel

from ui.look.theme import dress_label


class Quotable(QLabel):
    """Plain text that can be selected while the mouse is over it, and as long as something is selected.

    Only then: a label that can be selected keeps a document, and takes six times as long to measure at every key.
    """

    def __init__(self, text: str = "", *, size: float = 1.0, bold: bool = False, role: str = "") -> None:
        super().__init__(text)
        dress_label(self, size=size, bold=bold, role=role)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Become selectable."""
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Become plain text again, unless something was selected."""
        super().leaveEvent(event)
        if not self.hasSelectedText():
            self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
