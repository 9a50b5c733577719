"""What a system changes under an open window: its colours, and its font."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget


class SystemChanges(QObject):
    """Tells of a window that it got other colours or another font.

    A window that asks for its changes itself makes PySide form a class for every kind of event there is, before the
    first paint.
    """

    colours = Signal()
    font = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Tell of a change, and leave it to the window too."""
        if event.type() == QEvent.Type.PaletteChange:
            self.colours.emit()
        elif event.type() == QEvent.Type.FontChange:
            self.font.emit()
        return False
