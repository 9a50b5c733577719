"""How a step of the derivation is written in the tree: words with the formula under them, the value, the origin."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from ui.charts.canvas import chart_font
from ui.look.theme import roles

Index = QModelIndex | QPersistentModelIndex
LINES = Qt.ItemDataRole.UserRole + 1
_AROUND = 4
_SIDE = 6
_ANY_HEIGHT = 10_000


@dataclass(frozen=True)
class Line:
    """One paragraph of a cell; ``role`` is the colour it is written in."""

    text: str
    role: str = "ink"
    size: float = 1.0
    bold: bool = False
    underlined: bool = False

    @property
    def font(self) -> QFont:
        """The font it is written in."""
        font = chart_font(self.size, bold=self.bold)
        font.setUnderline(self.underlined)
        return font


class StepDelegate(QStyledItemDelegate):
    """Writes the lines of a cell under each other, wrapped to the width of the column."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Write one cell."""
        painter.save()
        shown, state = option.rect, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(shown, roles().highlight)
        if state & QStyle.StateFlag.State_HasFocus:
            width = roles().focus_width - 1
            painter.setPen(QPen(roles().accent, width))
            painter.drawRect(QRectF(shown).adjusted(width / 2, width / 2, -width / 2, -width / 2))
        inner = shown.adjusted(_SIDE, _AROUND, -_SIDE, -_AROUND)
        flags = _flags(index)
        for line, height in _measured(index, inner.width()):
            painter.setFont(line.font)
            colour: QColor = getattr(roles(), line.role)
            painter.setPen(colour)
            painter.drawText(QRect(inner.left(), inner.top(), inner.width(), height), flags, line.text)
            inner.setTop(inner.top() + height)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the lines take in this column."""
        width = self._tree.columnWidth(index.column())
        if index.column() == 0:
            depth, parent = 1, index.parent()
            while parent.isValid():
                depth, parent = depth + 1, parent.parent()
            width -= depth * self._tree.indentation()
        height = sum(height for _, height in _measured(index, max(width - 2 * _SIDE, 40)))
        return QSize(width, height + 2 * _AROUND)


def _measured(index: Index, width: int) -> list[tuple[Line, int]]:
    return [
        (line, QFontMetrics(line.font).boundingRect(QRect(0, 0, width, _ANY_HEIGHT), _flags(index), line.text).height())
        for line in index.data(LINES) or ()
    ]


def _flags(index: Index) -> int:
    side = Qt.AlignmentFlag.AlignRight if index.column() == 1 else Qt.AlignmentFlag.AlignLeft
    return int(side) | int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
