"""What stands in the place of a result that is not there yet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.look.theme import Card, roles, text_label

if TYPE_CHECKING:
    from ui.desk import Named

_HIGH, _WIDE, _AMOUNT = 2, 46, 7  # of a line of the shape: in lines of text, and in characters


class WaitingCard(Card):
    """What will appear here, what it still needs, and examples to start from: ``example_wanted`` tells its number.

    Who opens the program for the first time is offered to be shown round.
    """

    example_wanted = Signal(int)
    round_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, first_time: bool = False) -> None:
        super().__init__("", parent)
        self.column.setSpacing(8)
        head = self.tr("Hier ziet u straks wat er is om van te leven")
        self.column.addWidget(text_label(head, size=1.4, bold=True))
        self.to_do = text_label()
        self.wrong = text_label(role="worse")
        self.to_do.setVisible(False)
        self.wrong.setVisible(False)
        self.column.addWidget(self.to_do)
        self.column.addWidget(self.wrong)
        self.shape = _Shape(
            (
                self.tr("Netto inkomen"),
                self.tr("Zorgtoeslag en kindgebonden budget"),
                self.tr("Huur"),
                self.tr("Huurtoeslag"),
                self.tr("Energie"),
                self.tr("Om van te leven"),
                self.tr("Nodig volgens de norm"),
            )
        )
        self.column.addWidget(self.shape)
        self.round = QPushButton(self.tr("Nieuw hier? Rondleiding in vier stappen"))
        self.round.clicked.connect(self.round_wanted)
        beginning = QHBoxLayout()
        beginning.addWidget(self.round)
        beginning.addStretch(1)
        self.column.addLayout(beginning)
        self.offer_round(wanted=first_time)
        self._try = text_label(self.tr("Of kijk eerst naar een voorbeeld:"), role="muted")
        self.column.addWidget(self._try)
        line = QHBoxLayout()
        self.examples: list[QPushButton] = []
        for nr, text in (
            (4, self.tr("Alleenstaande met loon")),
            (12, self.tr("Gezin met twee kinderen")),
            (16, self.tr("Paar met AOW")),
        ):
            button = QPushButton(text)
            button.clicked.connect(partial(self.example_wanted.emit, nr))
            line.addWidget(button)
            self.examples.append(button)
        line.addStretch(1)
        self.column.addLayout(line)

    def show_reasons(self, missing: Sequence[Named], wrong: Sequence[Named], general: tuple[str, ...]) -> None:
        """Replace what is missing, what cannot be read, and what was refused as sentences."""
        lacking, unread = (self._listed([field.title for field in fields]) for fields in (missing, wrong))
        self.to_do.setText(self.tr("Vul nog in: {fields}.").format(fields=lacking))
        self.to_do.setVisible(bool(lacking))
        sentences = [self.tr("Verbeter eerst: {fields}.").format(fields=unread)] if unread else []
        self.wrong.setText("\n".join([*sentences, *general]))
        self.wrong.setVisible(bool(sentences or general))
        for widget in (self.shape, self._try, *self.examples):  # who corrects a case has no use for another one
            widget.setVisible(not unread and not general)
        self.round.setVisible(self._offers_round and not unread and not general)

    def offer_round(self, *, wanted: bool) -> None:
        """Offer to be shown round, or no more."""
        self._offers_round = wanted
        self.round.setVisible(wanted)

    def _listed(self, names: Sequence[str]) -> str:
        *first, last = names or ("",)
        return self.tr("{first} en {last}").format(first=", ".join(first), last=last) if first else last


class _Shape(QWidget):
    """The table that will come, in grey: its words, and a bar where each amount will stand."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__()
        self._words = words

    def sizeHint(self) -> QSize:
        """Return a line for each of the words."""
        metrics = self.fontMetrics()
        return QSize(_WIDE * metrics.averageCharWidth(), round(len(self._words) * _HIGH * metrics.height()))

    def minimumSizeHint(self) -> QSize:
        """Return the same: it does not shrink."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the words and draw the bars."""
        painter, colours, metrics = QPainter(self), roles(), self.fontMetrics()
        line, wide = _HIGH * metrics.height(), _WIDE * metrics.averageCharWidth()
        amount = _AMOUNT * metrics.averageCharWidth()
        for place, words in enumerate(self._words):
            top = round(place * line)
            painter.setPen(colours.muted)
            painter.drawText(0, top + (line + metrics.ascent()) // 2, words)
            painter.fillRect(wide - amount, top + line // 3, amount, line // 3, colours.line)
            painter.setPen(colours.line)
            painter.drawLine(0, top + line - 1, wide, top + line - 1)
        painter.end()


def at_the_top(card: WaitingCard) -> QWidget:
    """Return the card with nothing under it, as long as there is no other part of an answer."""
    around = QWidget()
    around.setObjectName("ground")
    column = QVBoxLayout(around)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(card)
    column.addStretch(1)
    return around
