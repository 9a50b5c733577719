"""Keys that mean the same in every window."""

from __future__ import annotations

import sys

from PySide6 import QtCore, QtGui
from PySide6.QtWidgets import QAbstractButton, QApplication


def is_enter(event: QtGui.QKeyEvent) -> bool:
    """Whether the key is Enter, of the letters or of the figures, and nothing with it."""
    modifiers = event.modifiers() & ~QtCore.Qt.KeyboardModifier.KeypadModifier
    plain = modifiers == QtCore.Qt.KeyboardModifier.NoModifier
    return plain and event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter)


def is_lost(event: QtGui.QKeyEvent) -> bool:
    """Whether a sign came with Alt and led nowhere: Qt would type it, or choose a line of a list that begins with it.

    On a Mac that key makes other signs.
    """
    modifiers = event.modifiers() & ~QtCore.Qt.KeyboardModifier.ShiftModifier
    lost = modifiers == QtCore.Qt.KeyboardModifier.AltModifier and event.text().isprintable() and bool(event.text())
    return lost and sys.platform != "darwin"


def presses_button(event: QtGui.QKeyEvent) -> bool:
    """Press the button that has the focus when the key is Enter; return whether there was one."""
    focus = QApplication.focusWidget()
    if not is_enter(event) or not isinstance(focus, QAbstractButton):
        return False
    focus.click()
    return True
