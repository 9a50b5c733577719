"""Advice: may the rise be asked, who pays, which rights and limits; sentences under headings, to scroll through."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from calculator.outcome.result import Resultaat
from calculator.presenting.advice_text import AdviceLine, AdvicePart, advice_parts
from ui.look.language import current
from ui.look.letting_go import empty
from ui.look.theme import INSIDE, text_label


class AdviceView(QScrollArea):
    """Shows the advice about a result, in the parts that it has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Advies"))
        content = QWidget()
        content.setObjectName("page")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(INSIDE - 6, 4, INSIDE - 6, 4)
        self._column.setSpacing(4)
        self.setWidget(content)

    def show_result(self, resultaat: Resultaat) -> None:
        """Replace the content; who reads keeps the place."""
        place = self.verticalScrollBar().value()
        empty(self._column)
        for part in advice_parts(resultaat, current()):
            self._column.addWidget(self._part(part))
        self._column.addStretch(1)
        self.verticalScrollBar().setValue(place)

    def whole_height(self, width: int) -> int:
        """Return the height in which nothing has to be scrolled."""
        return self._column.totalHeightForWidth(width) + 2 * self.frameWidth() + 2

    def _part(self, part: AdvicePart) -> QWidget:
        shown = QWidget()
        shown.setObjectName("page")
        grid = QGridLayout(shown)
        grid.setContentsMargins(0, 6, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        grid.addWidget(text_label(part.title, bold=True), 0, 0, 1, 2)
        for row, line in enumerate(part.lines, 1):
            if line.amount:
                grid.addWidget(text_label(line.text), row, 0)
                amount = QLabel(line.amount)
                grid.addWidget(amount, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            else:
                grid.addLayout(self._sentence(line), row, 0, 1, 2)
        return shown

    @staticmethod
    def _sentence(line: AdviceLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        mark = text_label(line.mark or "•", bold=bool(line.mark))
        mark.setWordWrap(False)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(text_label(line.text))
        if line.bron:
            words.addWidget(text_label(line.bron, size=0.85, role="muted"))
        row.addLayout(words, 1)
        return row
