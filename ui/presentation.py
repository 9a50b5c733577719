"""The outcome full screen and in large type, to look at together with the client."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from calculator.ledger import Row, rows
from calculator.money import signed, whole
from calculator.result import Resultaat
from calculator.sentences import explanation, headline
from ui.theme import Card, roles, sized, style_sheet, text_label

_DASH = "–"
_HEADLINE, _TEXT, _TABLE = 2.6, 1.5, 1.7
_RESIDUAL = "resterend_leefbudget"


class Presentation(QWidget):
    """Headline and ledger, nothing else; Esc or F11 closes."""

    def __init__(self, resultaat: Resultaat, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("ground")
        self.setWindowTitle(self.tr("Leefbudget voor de klant"))
        self.setStyleSheet(style_sheet())
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.headline = text_label(headline(resultaat), size=_HEADLINE, bold=True)
        content = QWidget()
        content.setObjectName("ground")
        column = QVBoxLayout(content)
        column.setContentsMargins(48, 36, 48, 24)
        column.setSpacing(20)
        answer = Card()
        answer.column.setContentsMargins(32, 24, 32, 24)
        answer.column.addWidget(self.headline)
        answer.column.addWidget(text_label(explanation(resultaat), size=_TEXT, role="muted"))
        column.addWidget(answer)
        column.addWidget(self._table(resultaat))
        column.addStretch(1)
        column.addWidget(
            text_label(self.tr("Dit is een berekening, geen besluit. Dienst Toeslagen beslist."), role="muted")
        )
        close = QPushButton(self.tr("Sluiten (Esc)"))
        close.clicked.connect(self.close)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignLeft)
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        whole_window = QVBoxLayout(self)
        whole_window.setContentsMargins(0, 0, 0, 0)
        whole_window.addWidget(area)
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _table(self, resultaat: Resultaat) -> Card:
        card = Card()
        card.setAccessibleName(self.tr("Huishoudboekje per maand"))
        card.column.setContentsMargins(32, 16, 32, 16)
        grid = QGridLayout()
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        card.column.addLayout(grid)
        names = [woning.naam for woning in resultaat.woonsituaties]
        heads = [self.tr("euro per maand"), *names, *([self.tr("verschil")] if len(names) > 1 else [])]
        for column, text in enumerate(heads):
            grid.addWidget(_cell(text, column, size=1.2, role="muted"), 0, column)
        for line, row in enumerate(rows(resultaat), 1):
            for column, text in enumerate(_texts(row, len(names))):
                cell = _cell(text, column, size=_TABLE, bold=row.kind == "som")
                if row.key == _RESIDUAL:
                    cell.setStyleSheet(f"background: {roles().highlight.name()};")
                grid.addWidget(cell, line, column)
        return card

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc and F11."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.close()
        else:
            super().keyPressEvent(event)


def _texts(row: Row, count: int) -> list[str]:
    amounts = [_DASH if amount is None else whole(amount) for amount in row.amounts]
    change = [] if count == 1 else [_DASH if row.change is None else signed(row.change)]
    return [row.label, *amounts, *change]


def _cell(text: str, column: int, *, size: float, bold: bool = False, role: str = "") -> QLabel:
    label = text_label(text, role=role)
    font = sized(label.font(), size, bold=bold)
    font.setFeature(QFont.Tag("tnum"), 1)
    label.setFont(font)
    label.setWordWrap(column == 0)
    label.setContentsMargins(18, 6, 18, 6)
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return label
