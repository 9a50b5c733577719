"""What stands in the place of a result that is not there yet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.look.theme import Card, text_label

if TYPE_CHECKING:
    from ui.desk import Named


class WaitingCard(Card):
    """What will appear here, what it still needs, and an example to start from."""

    example_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.column.setSpacing(8)
        self.column.addWidget(text_label(self.tr("Hier komt wat er overblijft om van te leven"), size=1.4, bold=True))
        self.promise = text_label(
            self.tr(
                "Eén zin met de uitkomst, het huishoudboekje per maand voor nu en na renovatie, en wat er opvalt. "
                "Alles verandert mee terwijl u typt."
            ),
            role="muted",
        )
        self.column.addWidget(self.promise)
        self.to_do = text_label()
        self.wrong = text_label(role="worse")
        self.to_do.setVisible(False)
        self.wrong.setVisible(False)
        self.column.addWidget(self.to_do)
        self.column.addWidget(self.wrong)
        self.example = QPushButton(self.tr("&Open een voorbeeld"))
        self.example.clicked.connect(self.example_wanted)
        line = QHBoxLayout()
        line.addWidget(self.example)
        line.addStretch(1)
        self.column.addLayout(line)

    def show_reasons(self, missing: Iterable[Named], wrong: Iterable[Named], general: tuple[str, ...]) -> None:
        """Replace what is missing, what cannot be read, and what was refused as sentences."""
        lacking, unread = (", ".join(field.title for field in fields) for fields in (missing, wrong))
        self.to_do.setText(self.tr("Nog invullen: {fields}.").format(fields=lacking))
        self.to_do.setVisible(bool(lacking))
        sentences = [self.tr("Verbeter eerst: {fields}.").format(fields=unread)] if unread else []
        self.wrong.setText("\n".join([*sentences, *general]))
        self.wrong.setVisible(bool(sentences or general))
        for widget in (self.promise, self.example):  # who is correcting a case has no use for another one
            widget.setVisible(not unread and not general)


def at_the_top(card: WaitingCard) -> QWidget:
    """Return the card with nothing under it, as long as there is no other part of an answer."""
    around = QWidget()
    around.setObjectName("ground")
    column = QVBoxLayout(around)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(card)
    column.addStretch(1)
    return around
