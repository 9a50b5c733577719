"""The margin to the norm: in words, and as a small bar beside a mark."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calculator.dutch.money import MINUS, whole, whole_euro
from calculator.outcome.result import Resultaat
from ui.charts.canvas import LEFT, Canvas, Placed, Surface
from ui.charts.drawing import translate
from ui.look.theme import Roles, dimmed, roles

_WIDTH_IN_CHARACTERS = 24


class MarginMeter(QWidget):
    """Shows how far the residual budget lies above or below the norm in the last dwelling."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = 0.0
        self._norm = 0.0
        self._stale = False
        self.text = ""
        self.placed: list[Placed] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Verschil met de norm"))

    def show_result(self, resultaat: Resultaat, *, stale: bool = False) -> None:
        """Take the margin of a result, which may not be up to date; hidden when there is no norm."""
        self._stale = stale
        last = resultaat.woonsituaties[-1]
        margin, norm = last.marge_per_maand, last.norm.bedrag_per_maand
        self.setVisible(margin is not None and bool(norm))
        if margin is None or not norm:
            return
        self._left, self._norm = last.resterend_leefbudget_per_maand, norm
        self.text = margin_text(margin)
        self.setAccessibleDescription(
            self.tr("{margin}: er is {left} en nodig is {norm}").format(
                margin=self.text, left=whole_euro(self._left), norm=whole_euro(norm)
            )
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return two lines, wide enough for the words in whatever font the system has."""
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        usual = self.fontMetrics().averageCharWidth() * _WIDTH_IN_CHARACTERS
        words = metrics.horizontalAdvance(self.text) + metrics.averageCharWidth()
        return QSize(max(usual, words), round(self.fontMetrics().height() * 1.9))

    def minimumSizeHint(self) -> QSize:
        """Return the same: it does not shrink."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words over the bar."""
        painter = QPainter(self)
        self.placed = self.paint(painter, QRectF(self.rect()), dimmed(roles()) if self._stale else None)
        painter.end()

    def paint(self, painter: QPainter, rect: QRectF, colours: Roles | None = None) -> list[Placed]:
        """Paint within an area of any device; return the texts and where they stand."""
        canvas = Canvas(painter, rect, colours)
        shown, unit = canvas.colours, canvas.unit
        short = self._left < self._norm
        words = QRectF(rect.left(), rect.top(), rect.width(), canvas.line_height)
        colour = shown.muted if self._stale else shown.worse if short else shown.living
        canvas.text(words, self.text, LEFT, colour=colour, bold=True)
        top = words.bottom() + unit / 2
        track = QRectF(rect.left() + 0.5, top, rect.width() - 1, min(2.2 * unit, rect.bottom() - top - 0.5))
        scale = track.width() / max(self._left, self._norm * 1.25, 1.0)
        painter.setPen(canvas.pen(shown.border))
        painter.setBrush(shown.ground)
        painter.drawRect(track)
        filled = QRectF(track.left(), track.top(), max(0.0, self._left) * scale, track.height())
        if filled.width() > 0:
            pattern = Qt.BrushStyle.FDiagPattern if short else Qt.BrushStyle.SolidPattern
            canvas.fill(filled, Surface(shown.worse if short else shown.living, pattern))
        x = track.left() + self._norm * scale
        canvas.line(QPointF(x, track.top() - unit / 2), QPointF(x, track.bottom() + unit / 2), shown.ink, width=0.6)
        return canvas.placed


def margin_text(margin: float) -> str:
    """Return a margin in words; a sign would say the same once more."""
    if whole(margin).strip(MINUS) == "0":
        return translate("MarginMeter", "gelijk aan de norm")
    above, below = (
        translate("MarginMeter", "{amount} boven de norm"),
        translate("MarginMeter", "{amount} onder de norm"),
    )
    return (above if margin > 0 else below).format(amount=whole_euro(abs(margin)))
