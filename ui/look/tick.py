"""A box to tick in our colours; the edge that the style gives one can hardly be seen in the dark."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from ui.look.theme import roles

_TICK = (QPointF(0.22, 0.52), QPointF(0.42, 0.72), QPointF(0.78, 0.28))  # as parts of the box


class TickBox(QCheckBox):
    """A question that is answered with a tick."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box over that of the style, with a thicker edge when it has the focus."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        draw_tick_box(painter, QRectF(box), ticked=self.isChecked(), focus=self.hasFocus())
        painter.end()


def draw_tick_box(painter: QPainter, box: QRectF, *, ticked: bool, focus: bool = False) -> None:
    """Draw a box, ticked or not."""
    colours = roles()
    width = colours.focus_width if focus else 1
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.accent if focus else colours.border, width))
    painter.setBrush(colours.card)
    painter.drawRoundedRect(box.adjusted(width / 2, width / 2, -width / 2, -width / 2), 3, 3)
    if ticked:
        painter.setPen(QPen(colours.ink, box.width() / 7))
        painter.drawPolyline(
            [box.topLeft() + QPointF(part.x() * box.width(), part.y() * box.height()) for part in _TICK]
        )
    painter.restore()
