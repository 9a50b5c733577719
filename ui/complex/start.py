"""The first page: what a complex is for here, a file to choose or to drop, and an empty sheet to fill in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.look.theme import GAP, Card, set_role, text_label
from ui.look.wording import worded


class StartPage(QWidget):
    """Offers to choose a file; says what is wrong with the one that was chosen."""

    choose_wanted = Signal()
    template_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        card = Card()
        card.column.setSpacing(GAP)
        card.column.addWidget(text_label(self.tr("Reken een heel complex in één keer door"), size=1.7, bold=True))
        card.column.addWidget(
            text_label(
                self.tr(
                    "Kies een bestand met één huishouden per rij: nu, en na renovatie. Leefbudget zegt wie erop "
                    "vooruitgaat, wie erop achteruitgaat en wie onder de norm zakt. Met dezelfde regels als één geval."
                )
            )
        )
        self.message = text_label(role="worse")
        self.message.setVisible(False)
        card.column.addWidget(self.message)
        self.choose = QPushButton(self.tr("Bestand &kiezen ..."))
        self.choose.setObjectName("main")
        self.template = QPushButton(self.tr("Leeg &invulblad opslaan ..."))
        self.template.setAccessibleDescription(self.tr("Een Excel-werkboek met alle kolommen en drie voorbeelden"))
        line = QHBoxLayout()
        line.addWidget(self.choose)
        line.addWidget(self.template)
        line.addStretch(1)
        card.column.addLayout(line)
        card.column.addWidget(
            text_label(self.tr("Of sleep een bestand hierheen: .xlsx, .csv of .parquet."), role="muted")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self.choose.clicked.connect(self.choose_wanted)
        self.template.clicked.connect(self.template_wanted)

    def say(self, sentences: tuple[str, ...], *, wrong: bool) -> None:
        """Say what is wrong or what was done, also to a screen reader."""
        set_role(self.message, "role", "worse" if wrong else "muted")
        sentences = tuple(map(worded, sentences))
        self.message.setText("\n".join(sentences))
        self.message.setVisible(bool(sentences))
        self.choose.setAccessibleDescription(" ".join(sentences))
        if sentences:
            QAccessible.updateAccessibility(QAccessibleEvent(self.message, QAccessible.Event.Alert))
