"""What stands in the place of a result that is not there yet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.look.theme import Card, text_label

if TYPE_CHECKING:
    from ui.desk import Named

_AMOUNT, _BETWEEN = "\u2007" * 6, 5  # spaces as wide as figures


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
        self.column.addWidget(self.wrong)  # first: what is to be put right stands in a field already
        self.column.addWidget(self.to_do)
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
        for widget in (self._try, *self.examples):  # who corrects a case has no use for another one
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
    """The table that will come, in grey: its words, and a bar where each amount will stand.

    It is made of labels. To paint the first line by hand takes as long as all the rest of the window: Qt then makes all
    of its names.
    """

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(_BETWEEN)
        for place, text in enumerate(words):
            label, amount, line = QLabel(text), QLabel(_AMOUNT), QFrame()
            label.setProperty("role", "muted")
            amount.setObjectName("coming")
            line.setObjectName("line")
            line.setFixedHeight(1)
            grid.addWidget(label, 2 * place, 0)
            grid.addWidget(amount, 2 * place, 1)
            grid.addWidget(line, 2 * place + 1, 0, 1, 2)
        grid.setColumnStretch(2, 1)


def at_the_top(card: WaitingCard) -> QWidget:
    """Return the card with nothing under it, as long as there is no other part of an answer."""
    around = QWidget()
    around.setObjectName("ground")
    column = QVBoxLayout(around)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(card)
    column.addStretch(1)
    return around
