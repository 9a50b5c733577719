"""The page while something runs: what, how far, and a way to break it off."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from calculator.dutch.money import number
from ui.look.theme import GAP, Card, text_label

_STEPS = 1000


class RunningPage(QWidget):
    """Shows the progress; the bar moves to and fro as long as nobody knows how much there is."""

    cancel_wanted = Signal()

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        card = Card()
        card.column.setSpacing(GAP)
        self.what = text_label(what, size=1.4, bold=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(what)
        self.rows = text_label(" ")
        self.cancel = QPushButton(self.tr("&Annuleren"))
        line = QHBoxLayout()
        line.addWidget(self.cancel)
        line.addStretch(1)
        for widget in (self.what, self.bar, self.rows):
            card.column.addWidget(widget)
        card.column.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self.cancel.clicked.connect(self._cancel)

    def show_progress(self, done: int, total: int | None) -> None:
        """Say how far it is."""
        if total:
            self.bar.setRange(0, _STEPS)
            self.bar.setValue(min(_STEPS * done // total, _STEPS))
            text = self.tr("{done} van {total} rijen").format(done=number(done, 0), total=number(total, 0))
        else:
            text = self.tr("{done} rijen").format(done=number(done, 0))
        self.rows.setText(text)
        self.bar.setAccessibleDescription(text)

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.rows.setText(self.tr("Wordt afgebroken ..."))
        self.cancel_wanted.emit()
