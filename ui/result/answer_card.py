"""The answer: one sentence, its reason, how far it is from the norm, which way it is read, and what is not yet in it.

Placed by hand. A layout would measure every text and everything around it again at every key.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QPushButton, QWidget

from calculator.outcome.result import Resultaat
from calculator.outcome.sentences import explanation, headline, said
from ui.look.language import current
from ui.look.theme import GAP, INSIDE, set_role, text_label
from ui.result.margin_meter import MarginMeter

_ABOVE, _BELOW, _BETWEEN = INSIDE - 3, INSIDE - 2, 4
_BESIDE = 4  # times the meter: the least width in which it stands beside the words


class AnswerCard(QFrame):
    """``resized`` says that it needs another height; ``field_wanted`` that someone wants to put a field right.

    ``reading_wanted`` asks to read the budget as what comes in now, or as what is due.
    """

    resized = Signal()
    field_wanted = Signal(str)
    reading_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(self.tr("Uitkomst"))
        self._key = ""
        self._high = 0
        self._placed_for: tuple[object, ...] = ()
        self.headline = text_label(size=1.7, bold=True)
        self.explanation = text_label(role="muted")
        self.todo = QPushButton()
        self.todo.setObjectName("link")
        self.todo.setCursor(Qt.CursorShape.PointingHandCursor)
        self.todo.clicked.connect(lambda: self.field_wanted.emit(self._key))
        self.margin = MarginMeter()
        self.on_account = QCheckBox(self.tr("Wat nu op de rekening komt"))
        self.on_account.setToolTip(
            self.tr("Aan: zonder vakantiegeld en aanslag, en met de toeslagen van nu. Uit: waar recht op is.")
        )
        self.on_account.setAccessibleDescription(self.on_account.toolTip())
        self.on_account.clicked.connect(self.reading_wanted)
        for part in (self.headline, self.explanation, self.margin, self.on_account, self.todo):
            part.setParent(self)
        for label in (self.headline, self.explanation):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show_answer(self, resultaat: Resultaat, *, stale: bool) -> None:
        """Replace sentence, reason and margin; ``stale`` when something in the form is not yet in them."""
        self.headline.setText(headline(resultaat).say(current()))
        self.explanation.setText(said(explanation(resultaat), current()))
        for label in (self.headline, self.explanation):
            set_role(label, "role", "muted" if stale or label is self.explanation else "")
        self.headline.setAccessibleDescription(self.tr("Nog niet bijgewerkt") if stale else "")
        self.margin.show_result(resultaat, stale=stale)
        self.on_account.setChecked(resultaat.due is not None)

    def show_todo(self, text: str, key: str) -> None:
        """Replace the line with what is not yet in the answer; it leads to a field, unless there is none."""
        self._key = key
        self.todo.setText(text.replace("&", "&&"))
        self.todo.setToolTip(text)
        self.todo.setAccessibleName(text)
        self.todo.setEnabled(bool(key))
        self.todo.setVisible(bool(text))

    def place(self) -> None:
        """Give every part its place, and tell when that takes another height."""
        shown = (self.margin.isHidden(), self.margin.text, self.todo.isHidden(), self.todo.text())
        state = (self.width(), self.headline.text(), self.explanation.text(), *shown)
        if state == self._placed_for:
            return
        self._placed_for = state
        high = self._place(self.width())
        if high != self._high:
            self._high = high
            self.resized.emit()

    @property
    def needed_height(self) -> int:
        """The height that all parts take in the width of now."""
        return self._high

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.place()

    def _place(self, width: int) -> int:
        inner, top = width - 2 * INSIDE, _ABOVE
        meter = QSize(0, 0) if self.margin.isHidden() else self.margin.sizeHint()
        switch = self.on_account.sizeHint()
        wide = max(meter.width(), switch.width())
        beside = inner > _BESIDE * wide
        words = inner - wide - 2 * GAP if beside else inner
        right, below = INSIDE + inner - wide, top + _BETWEEN
        for label in (self.headline, self.explanation):
            top = _put(label, top, words)
        if beside:
            self.margin.setGeometry(QRect(QPoint(right, below), meter))
            below += meter.height() + _BETWEEN if meter.height() else 0
            self.on_account.setGeometry(QRect(QPoint(right, below), switch))
            top = max(top, below + switch.height() + _BETWEEN)
        else:
            top += _BETWEEN
            self.margin.setGeometry(QRect(QPoint(INSIDE, top), meter))
            left = meter.width() + GAP if meter.width() + GAP + switch.width() <= inner and meter.width() else 0
            if meter.height() and not left:
                top += meter.height() + _BETWEEN
            line = max(switch.height(), meter.height() if left else 0)
            self.on_account.setGeometry(QRect(QPoint(INSIDE + left, top + (line - switch.height()) // 2), switch))
            top += line + _BETWEEN
        if not self.todo.isHidden():
            room = self.todo.sizeHint()
            self.todo.setGeometry(QRect(INSIDE, top, min(room.width(), inner), room.height()))
            top += room.height() + _BETWEEN
        return top - _BETWEEN + _BELOW


def _put(label: QLabel, top: int, width: int) -> int:
    """Put a text in its place and return where the next one begins."""
    high = label.heightForWidth(width)
    label.setGeometry(QRect(INSIDE, top, width, high))
    return top + high + _BETWEEN
