"""The two halves of the window: what is asked, and the answer."""

from __future__ import annotations

from PySide6 import QtCore, QtGui
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.look.theme import GAP


class Halves(QWidget):
    """Form and answer beside each other, each with its own scroll bar; without room, under each other with one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.left, self.right = _Half(), _Half()
        self._form: QWidget | None = None
        self._answer: QWidget | None = None
        self.narrow: bool | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP + 4, GAP, 4, 4)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(self.right, 1)

    def fill(self, form: QWidget, answer: QWidget) -> None:
        """Show these, instead of what was shown."""
        self._form, self._answer = form, answer
        self._place()

    def _clear(self) -> None:
        """Let go of form and answer; a scroll area deletes what it still holds when it is given something else.

        A form that stays where it is, is left there: taken out and put back, it would be made up anew.
        """
        stays = not self.narrow and self.left.widget() is self._form
        for area in (self.right,) if stays else (self.left, self.right):
            content = area.takeWidget()
            if content is not None and content not in (self._form, self._answer):
                for part in (self._form, self._answer):  # the column that held both goes
                    if part is not None and content.isAncestorOf(part):
                        part.setParent(None)
                content.deleteLater()

    def arrange(self, form_width: int, *, narrow: bool) -> None:
        """Give the form its width, or the whole width when the window is narrow."""
        self.left.setFixedWidth(form_width)
        if narrow != self.narrow:
            self.narrow = narrow
            self._place()

    @property
    def room_for_form(self) -> int:
        """How high the form may be at once; in one column none, since the answer stands below it."""
        return 0 if self.narrow else self.height()

    def _place(self) -> None:
        """Put form and answer where they belong; what has the focus keeps it."""
        if self._form is None or self._answer is None or self.narrow is None:
            return
        focus = self.window().focusWidget()  # also while the window does not have the keyboard
        self._clear()
        self.left.setVisible(not self.narrow)
        if self.narrow:
            below = QWidget()
            below.setObjectName("ground")
            column = QVBoxLayout(below)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(GAP)
            column.addWidget(self._form)
            column.addWidget(self._answer, 1)
            self.right.setWidget(below)
        else:
            if self.left.widget() is not self._form:
                self.left.setWidget(self._form)
            self.right.setWidget(self._answer)
        self._form.show()
        self._answer.show()
        if focus is not None and self.isAncestorOf(focus):
            focus.setFocus()


class _Half(QScrollArea):
    """Scrolls, but not with the arrows: they belong to what has the focus, which would scroll out of sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setProperty("frameShape", "NoFrame")
        self.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
        self.setProperty("verticalScrollBarPolicy", "ScrollBarAlwaysOn")  # nothing moves when it is needed
        self.setProperty("focusPolicy", "NoFocus")

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        """Leave the arrows alone."""
        keys = QtCore.Qt.Key
        if event.key() in (keys.Key_Up, keys.Key_Down, keys.Key_Left, keys.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)
