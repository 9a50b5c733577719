"""The widgets around a chart: one that paints it, one that reads values from it, and the panel that can show its table.

What a chart says is its accessible description; its numbers are in the table of the panel.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.charts.canvas import Canvas, Placed
from ui.charts.chart_table import GridView
from ui.charts.drawing import Drawing
from ui.charts.income_chart import Income, IncomeLayout
from ui.look.pages import Pages
from ui.look.quotable import Quotable
from ui.look.theme import dimmed, roles, set_role

_MARGIN = 4
_SIDE = 8
_BIG_STEP = 10


class ChartWidget(QWidget):
    """Paints a chart; ``placed`` holds the texts of the last time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing: Drawing | None = None
        self.placed: list[Placed] = []
        self.stale = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # nothing under it has to be painted at a key
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_drawing(self, drawing: Drawing) -> None:
        """Replace the chart."""
        if drawing == self.drawing:
            return
        taller = self.drawing is None or drawing.lines != self.drawing.lines
        self.drawing = drawing
        self.setAccessibleName(drawing.name)
        self.setAccessibleDescription(self._spoken(drawing))
        if taller:
            self.updateGeometry()
        self.update()

    def set_stale(self, *, stale: bool) -> None:
        """Paint in muted colours what is not up to date, or in its own colours again."""
        if stale != self.stale:
            self.stale = stale
            self.update()

    def _spoken(self, drawing: Drawing) -> str:
        return drawing.answer

    @property
    def area(self) -> QRectF:
        """Where the chart is painted."""
        return QRectF(self.rect()).adjusted(_SIDE, _MARGIN, -_SIDE, -_MARGIN)

    def minimumSizeHint(self) -> QSize:
        """Return the least in which every text has its place."""
        lines = self.drawing.lines if self.drawing else 0
        return QSize(
            self.fontMetrics().averageCharWidth() * 40, round(lines * self.fontMetrics().height()) + 2 * _MARGIN
        )

    def sizeHint(self) -> QSize:
        """Return the least height: what is more goes to the chart anyway."""
        return self.minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart on the ground of its card, and a frame when it has the focus."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), roles().card)
        if self.drawing is None:
            painter.end()
            return
        self.placed = self.drawing.paint(painter, self.area, dimmed(roles()) if self.stale else None)
        if self.hasFocus():
            width = roles().focus_width - 1
            painter.setPen(QPen(roles().accent, width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.update()


class IncomeWidget(ChartWidget):
    """Reads a value where the mouse is, and with Left and Right; Home reads at the present income."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self._reading: float | None = None
        self._measure = QPixmap(1, 1)  # something to measure texts on between two paintings

    def show_income(self, chart: Income) -> None:
        """Replace the chart, reading where was read."""
        self.show_drawing(chart.read(self._reading))

    @property
    def chart(self) -> Income | None:
        """The chart with what is read in it."""
        return self.drawing if isinstance(self.drawing, Income) else None

    def _spoken(self, drawing: Drawing) -> str:
        spoken = f"{drawing.answer} {drawing.spoken}." if isinstance(drawing, Income) else drawing.answer
        return spoken + " " + self.tr("Pijl naar links en rechts leest een ander inkomen.")

    def read_at(self, income: float | None) -> None:
        """Read the values at an income, or at the present one."""
        chart = self.chart
        if chart is None or income == self._reading:
            return
        changed = chart.read(income)
        self._reading = changed.reading
        self.show_drawing(changed)
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)

    def income_at(self, place: QPointF) -> float | None:
        """Return the income under a place in the widget; None outside the lines."""
        chart = self.chart
        if chart is None:
            return None
        layout = self.layout_of_chart(chart)
        inside = layout.plot.adjusted(-_MARGIN, 0, _MARGIN, 0).contains(place)
        return layout.income_at(place.x()) if inside else None

    def layout_of_chart(self, chart: Income) -> IncomeLayout:
        """Return where everything stands, without painting."""
        self._measure.setDevicePixelRatio(self.devicePixelRatioF())
        painter = QPainter(self._measure)
        try:
            return IncomeLayout(chart, Canvas(painter, self.area))
        finally:
            painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read where the mouse is."""
        self.read_at(self.income_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Stop reading."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self.read_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read to the left or the right, a large step with Ctrl."""
        chart = self.chart
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if chart is None or event.key() not in (*steps, Qt.Key.Key_Home):
            super().keyPressEvent(event)
            return
        if event.key() == Qt.Key.Key_Home:
            self.read_at(None)
            return
        step = 500 * steps[Qt.Key(event.key())]
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step *= _BIG_STEP
        start = chart.own if chart.reading is None else chart.reading
        self.read_at(start + step)


class ChartPanel(QWidget):
    """A chart under its answer, and in its place the same numbers as a table when that is asked for."""

    def __init__(self, chart: ChartWidget, parent: QWidget | None = None, *, answer: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.chart = chart
        self.table = GridView()
        self.answer: QLabel | None = Quotable() if answer else None
        self._stack = Pages()
        self._stack.insert(0, chart)
        self._stack.insert(1, self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if self.answer is not None:
            self.answer.setContentsMargins(_SIDE, 0, _SIDE, 0)
            column.addWidget(self.answer, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._stack, 1)

    def show_drawing(self, drawing: Drawing, note: str = "") -> None:
        """Replace the chart, its answer with a note behind it, and its table."""
        if isinstance(self.chart, IncomeWidget) and isinstance(drawing, Income):
            self.chart.show_income(drawing)
        else:
            self.chart.show_drawing(drawing)
        if self.answer is not None:
            self.answer.setText(f"{drawing.answer} {note}".rstrip())
        self.table.setAccessibleName(drawing.name)
        if self.as_table:
            self.table.show_grid(drawing.grid)
        self._stack.setVisible(self.has_numbers)

    def set_stale(self, *, stale: bool) -> None:
        """Show in muted ink what is not up to date."""
        self.chart.set_stale(stale=stale)
        if self.answer is not None:
            set_role(self.answer, "role", "muted" if stale else "")

    @property
    def has_numbers(self) -> bool:
        """Whether there is anything to show besides the answer."""
        return self.chart.drawing is not None and self.chart.drawing.lines > 0

    @property
    def as_table(self) -> bool:
        """Whether the table is shown."""
        return self._stack.current is self.table

    def show_table(self, *, shown: bool) -> None:
        """Show the table or the chart."""
        if shown and self.chart.drawing is not None:
            self.table.show_grid(self.chart.drawing.grid)
        self._stack.turn_to(1 if shown else 0)
