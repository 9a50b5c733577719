"""The outcome full screen and in large type, to look at together with the client."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from calculator.outcome.result import Resultaat
from calculator.presenting.ledger import rows
from calculator.presenting.sentences import explanation, headline_in_parts, said
from ui.charts.canvas import Placed
from ui.charts.spending_chart import Spending
from ui.look.keys import presses_button
from ui.look.language import current
from ui.look.situations import situation
from ui.look.theme import Card, roles, sized, style_sheet, text_label
from ui.result.ledger_view import HEAD_IN_CHARACTERS, is_spread, written

_HEADLINE, _TEXT, _TABLE, _HEAD, _FOOT = 2.6, 1.5, 1.7, 1.2, 1.1
_PICTURE = 1.35
_LEAST_CHARACTERS = 50
_LARGEST, _SMALLEST, _STEP = 2.0, 0.3, 0.05
_LEAST_POINTS = 7.5
_SIDE, _CELL_SIDE = 32, 16
_RESIDUAL = "resterend_leefbudget"


class Presentation(QWidget):
    """Headline, ledger and picture, nothing else, as large as the screen allows; Esc or F11 closes."""

    def __init__(self, resultaat: Resultaat, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("ground")
        self.setWindowTitle(self.tr("Leefbudget voor de klant"))
        self.setStyleSheet(style_sheet())
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._texts: list[tuple[QLabel, QFont, float]] = []
        self._cells: list[QLabel] = []
        self.size_of_type = 0.0
        first, *others = headline_in_parts(resultaat)
        self.headline = self._text(first.say(current()), _HEADLINE, bold=True)
        self.content = QWidget()
        self.content.setObjectName("ground")
        self._column = column = QVBoxLayout(self.content)
        answer = Card()
        answer.column.setContentsMargins(_SIDE, 16, _SIDE, 16)
        answer.column.addWidget(self.headline)
        answer.column.addWidget(self._text(said((*others, *explanation(resultaat)), current()), _TEXT, role="muted"))
        column.addWidget(answer)
        self.picture = _Picture(Spending.of(resultaat))
        picture = Card()
        picture.column.setContentsMargins(_SIDE, _SIDE // 2, _SIDE, _SIDE // 2)
        picture.column.addWidget(self.picture)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(16)
        self._beside.addWidget(self._table(resultaat), 3)
        self._beside.addWidget(picture, 2)
        column.addLayout(self._beside, 1)
        close = QPushButton(self.tr("Sluiten (Esc)"))
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        note = self.tr("Dit is een berekening, geen besluit. Dienst Toeslagen beslist.")
        foot.addWidget(self._text(note, _FOOT, role="muted"), 1)
        foot.addWidget(close)
        column.addLayout(foot)
        self._area = area = QScrollArea()
        area.setWidget(self.content)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        whole_window = QVBoxLayout(self)
        whole_window.setContentsMargins(0, 0, 0, 0)
        whole_window.addWidget(area)
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _text(self, text: str, size: float, *, bold: bool = False, role: str = "") -> QLabel:
        """Return a text whose size follows the screen."""
        label = text_label(text, role=role)
        font = sized(label.font(), 1.0, bold=bold)
        font.setFeature(QFont.Tag("tnum"), 1)
        self._texts.append((label, font, size))
        return label

    def _table(self, resultaat: Resultaat) -> Card:
        card = Card()
        card.setAccessibleName(self.tr("Huishoudboekje per maand"))
        card.column.setContentsMargins(_SIDE - _CELL_SIDE, 12, _SIDE - _CELL_SIDE, 12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        card.column.addLayout(grid)
        names = [situation(woning.naam) for woning in resultaat.woonsituaties]
        heads = [self.tr("euro per maand"), *names, *([self.tr("verschil")] if len(names) > 1 else [])]
        for column, text in enumerate(heads):
            head = self._cell(self._text(text, _HEAD, role="muted"), column)
            head.setWordWrap(len(text) > HEAD_IN_CHARACTERS)
            grid.addWidget(head, 0, column)
        for line, row in enumerate(rows(resultaat), 1):
            for column, text in enumerate(written(row)):
                spread = is_spread(row) and 0 < column <= len(names)
                if spread and column > 1:
                    continue  # one text for all dwellings
                role = "muted" if row.kind == "norm" else ""
                cell = self._cell(self._text(text, _TABLE, bold=row.kind == "som", role=role), column)
                if row.key == _RESIDUAL:
                    colours = roles()
                    ruled = f" border: solid {colours.line.name()}; border-width: 1px 0;" if colours.strong else ""
                    cell.setStyleSheet(f"background: {colours.highlight.name()};{ruled}")
                    cell.setIndent(0)  # else within its lines it stands further in
                grid.addWidget(cell, line, column, 1, len(names) if spread else 1)
        return card

    def _cell(self, label: QLabel, column: int) -> QLabel:
        label.setWordWrap(column == 0)
        side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self._cells.append(label)
        return label

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the largest type with which everything can be seen at once."""
        super().resizeEvent(event)
        size, ways = _LARGEST, (QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom)
        while not (fits := any(self._fits(size, way) for way in ways)) and size > _SMALLEST:
            size -= _STEP
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._area.setVerticalScrollBarPolicy(bar)  # its width would take the room away
        self.size_of_type = size

    def _fits(self, size: float, way: QBoxLayout.Direction) -> bool:
        self._beside.setDirection(way)
        for label, font, share in self._texts:
            label.setFont(sized(font, max(share * size, _LEAST_POINTS / font.pointSizeF())))
        room = min(size, 1.0)  # beside small type little room is enough
        for cell in self._cells:
            cell.setContentsMargins(_CELL_SIDE, round(4 * room), _CELL_SIDE, round(4 * room))
        self._column.setContentsMargins(48, round(24 * room), 48, round(16 * room))
        self._column.setSpacing(round(16 * room))
        self.picture.set_scale(_PICTURE * size)
        for inner in self.content.findChildren(QLayout):  # else they answer for the type before
            inner.invalidate()
        for card in self.content.findChildren(Card):
            card.updateGeometry()
        wide, high = self._column.minimumSize().width(), self._column.heightForWidth(self.width())
        return wide <= self.width() and high <= self.height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc and F11, and let Enter press the button."""
        if presses_button(event):
            return
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.close()
        else:
            super().keyPressEvent(event)


class _Picture(QWidget):
    """A chart painted larger than on the desk."""

    def __init__(self, drawing: Spending) -> None:
        super().__init__()
        self._drawing = drawing
        self._scale = 1.0
        self.placed: list[Placed] = []
        self.setAccessibleName(drawing.name)
        self.setAccessibleDescription(drawing.answer)

    def set_scale(self, scale: float) -> None:
        """Take the room that the chart needs at a size."""
        self._scale = scale
        metrics = self.fontMetrics()
        wide, high = _LEAST_CHARACTERS * metrics.averageCharWidth(), self._drawing.lines * metrics.height()
        self.setMinimumSize(round(wide * scale), round(high * scale))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart in the whole of the room."""
        painter = QPainter(self)
        painter.scale(self._scale, self._scale)
        area = QRectF(0, 0, self.width() / self._scale, self.height() / self._scale)
        self.placed = self._drawing.paint(painter, area)
        painter.end()
