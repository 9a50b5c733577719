"""How what is left lies to the norm: in words, and as a small bar beside the norm, low to high."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calculator.dutch.money import whole_euro
from calculator.outcome.result import Resultaat
from calculator.presenting.norm_words import margin_words, needed
from ui.charts.canvas import LEFT, Canvas, Placed, Surface
from ui.look.language import current
from ui.look.theme import Roles, dimmed, roles

_WIDTH_IN_CHARACTERS = 24


class MarginMeter(QWidget):
    """Shows how far the residual budget lies above or below the norm in the last dwelling."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = 0.0
        self._low = self._high = 0.0
        self._judgement = ""
        self._stale = False
        self.text = ""
        self.placed: list[Placed] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Verschil met de norm"))

    def show_result(self, resultaat: Resultaat, *, stale: bool = False) -> None:
        """Take the margin of a result, which may not be up to date; hidden when there is no norm."""
        self._stale = stale
        last = resultaat.woonsituaties[-1]
        norm = last.norm
        self.setVisible(bool(norm.hoog_per_maand))
        if not norm.hoog_per_maand:
            return
        self._left = last.resterend_leefbudget_per_maand
        self._low, self._high = norm.laag_per_maand or 0.0, norm.hoog_per_maand
        self._judgement = norm.oordeel or ""
        self.text = margin_words(last).say(current())
        self.setAccessibleDescription(
            self.tr("{margin}: er is {left} en nodig is {norm}").format(
                margin=self.text, left=whole_euro(self._left), norm=needed(norm).say(current())
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
        ink, pattern = {
            "te_weinig": (shown.worse, Qt.BrushStyle.FDiagPattern),
            "op_de_rand": (shown.ink, Qt.BrushStyle.Dense4Pattern),
        }.get(self._judgement, (shown.living, Qt.BrushStyle.SolidPattern))
        words = QRectF(rect.left(), rect.top(), rect.width(), canvas.line_height)
        canvas.text(words, self.text, LEFT, colour=shown.muted if self._stale else ink, bold=True)
        top = words.bottom() + unit / 2
        track = QRectF(rect.left() + 0.5, top, rect.width() - 1, min(2.2 * unit, rect.bottom() - top - 0.5))
        scale = track.width() / max(self._left, self._high * 1.25, 1.0)
        painter.setPen(canvas.pen(shown.border))
        painter.setBrush(shown.ground)
        painter.drawRect(track)
        filled = QRectF(track.left(), track.top(), max(0.0, self._left) * scale, track.height())
        if filled.width() > 0:
            canvas.fill(filled, Surface(shown.living if self._judgement == "op_de_rand" else ink, pattern))
        low, high = (track.left() + amount * scale for amount in (self._low, self._high))
        for x in dict.fromkeys((low, high)):
            canvas.line(QPointF(x, track.top() - unit / 2), QPointF(x, track.bottom() + unit / 2), shown.ink, width=0.6)
        for y in (track.top() - unit / 2, track.bottom() + unit / 2) if high > low else ():
            canvas.line(QPointF(low, y), QPointF(high, y), shown.ink, width=0.4)
        return canvas.placed
