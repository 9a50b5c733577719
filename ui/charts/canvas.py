"""Where a chart is painted: fonts and distances that follow the device, and a memory of the texts that were placed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QGuiApplication, QPaintDevice, QPainter, QPen

from ui.look.theme import Roles, mixed, roles, sized

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter
SMALL = 0.9
_MOST_WIDTHS, _MOST_TYPES = 2000, 8


@dataclass(frozen=True)
class Placed:
    """A text and where it stands."""

    text: str
    rect: QRectF


@dataclass(frozen=True)
class Surface:
    """How an area is filled: its colour, and a pattern that tells it apart without colour."""

    colour: QColor
    pattern: Qt.BrushStyle = Qt.BrushStyle.SolidPattern


def chart_font(size: float = 1.0, *, bold: bool = False) -> QFont:
    """Return the font of the system at a relative size, with figures of equal width."""
    font = sized(QGuiApplication.font(), size, bold=bold)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


class _Type:
    """The fonts of one kind of device with their measures; made once, since a chart is painted at every key."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[float, bool], tuple[QFont, QFontMetricsF]] = {}
        self._widths: dict[tuple[float, bool, str], float] = {}

    def font(self, device: QPaintDevice, size: float, *, bold: bool) -> tuple[QFont, QFontMetricsF]:
        """Return a font and its measures on such a device."""
        if (size, bold) not in self._fonts:
            font = chart_font(size, bold=bold)
            self._fonts[size, bold] = font, QFontMetricsF(font, device)
        return self._fonts[size, bold]

    def width(self, device: QPaintDevice, text: str, size: float, *, bold: bool) -> float:
        """Return how wide a text is on such a device."""
        wide = self._widths.get((size, bold, text))
        if wide is None:
            if len(self._widths) >= _MOST_WIDTHS:
                self._widths.clear()
            wide = self._widths[size, bold, text] = self.font(device, size, bold=bold)[1].horizontalAdvance(text) + 1
        return wide


_types: dict[tuple[str, int, float], _Type] = {}


def _type_of(device: QPaintDevice) -> _Type:
    key = (QGuiApplication.font().toString(), device.logicalDpiX(), device.devicePixelRatioF())
    if key not in _types:
        if len(_types) >= _MOST_TYPES:
            _types.clear()
        _types[key] = _Type()
    return _types[key]


class Canvas:
    """A painter within an area.

    Every distance is a number of ``unit``: a quarter of the height of a line, about 4 pixels on a screen. A font is
    measured on the device of the painter, so a chart has the same shape on a screen, on a dense screen and on paper.
    """

    def __init__(self, painter: QPainter, area: QRectF, colours: Roles | None = None) -> None:
        self.painter = painter
        self.area = area
        self.colours = colours or roles()
        self.placed: list[Placed] = []
        self._device = painter.device()
        self._type = _type_of(self._device)
        self.line_height = self.metrics().height()
        self.unit = self.line_height / 4
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def metrics(self, size: float = 1.0, *, bold: bool = False) -> QFontMetricsF:
        """Return the measures of a font on this device."""
        return self._type.font(self._device, size, bold=bold)[1]

    def width(self, text: str, size: float = 1.0, *, bold: bool = False) -> float:
        """Return how wide a text is."""
        return self._type.width(self._device, text, size, bold=bold)

    def shortened(self, text: str, room: float, size: float = 1.0, *, bold: bool = False) -> str:
        """Return a text, with dots in the place of what does not fit in a width."""
        if self.width(text, size, bold=bold) <= room:
            return text
        return self._type.font(self._device, size, bold=bold)[1].elidedText(text, Qt.TextElideMode.ElideRight, room)

    def text(
        self,
        rect: QRectF,
        text: str,
        side: Qt.AlignmentFlag = LEFT,
        *,
        colour: QColor | None = None,
        size: float = 1.0,
        bold: bool = False,
        plate: QColor | None = None,
    ) -> QRectF:
        """Write one line in the middle of the height of ``rect``, shortened to its width; return where it stands.

        ``plate`` fills the ground behind the text, so that no line runs through it.
        """
        font, metrics = self._type.font(self._device, size, bold=bold)
        shown, high = self.shortened(text, rect.width() + 1, size, bold=bold), metrics.height()
        wide = self.width(shown, size, bold=bold)
        left = rect.left()
        if side == RIGHT:
            left = rect.right() - wide
        elif side == CENTRE:
            left = rect.center().x() - wide / 2
        place = QRectF(left, rect.center().y() - high / 2, wide, high)
        if plate is not None:
            self.painter.fillRect(place.adjusted(-self.unit / 2, 0, self.unit / 2, 0), plate)
        self.painter.setFont(font)
        self.painter.setPen(colour or self.colours.ink)
        self.painter.drawText(QPointF(place.left(), place.top() + metrics.ascent()), shown)
        self.placed.append(Placed(shown, place))
        return place

    def fill(self, rect: QRectF, surface: Surface) -> None:
        """Fill an area; a pattern lies in ink over a lighter ground, with a line around it."""
        painter, colours = self.painter, self.colours
        outline = colours.ink if colours.strong else mixed(surface.colour, colours.ink, 0.75)
        if surface.pattern == Qt.BrushStyle.SolidPattern:
            painter.fillRect(rect, surface.colour)
        else:
            painter.fillRect(rect, mixed(surface.colour, colours.card, 0.8))
            self._hatch(rect, surface.pattern, outline)
        painter.setPen(QPen(outline, self.unit / 4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = self.unit / 8
        painter.drawRect(rect.adjusted(edge, edge, -edge, -edge))

    def _hatch(self, rect: QRectF, pattern: Qt.BrushStyle, colour: QColor) -> None:
        """Draw a pattern by hand: one of Qt has the size of a pixel, which on paper is too fine to see."""
        painter, step = self.painter, self.unit * 1.5
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(colour, self.unit / 4))
        if pattern == Qt.BrushStyle.Dense6Pattern:
            painter.setBrush(QBrush(colour))
            painter.setPen(Qt.PenStyle.NoPen)
            dot = self.unit / 3.2
            for row in range(int(rect.height() / step) + 1):
                for column in range(int(rect.width() / step) + 1):
                    shift = step / 2 if row % 2 else 0
                    painter.drawEllipse(
                        QPointF(rect.left() + column * step + shift, rect.top() + (row + 0.5) * step), dot, dot
                    )
        else:
            rising = pattern == Qt.BrushStyle.BDiagPattern
            lines = []
            for count in range(int((rect.width() + rect.height()) / step) + 1):
                x = rect.left() + count * step
                if rising:
                    lines.append(QLineF(x, rect.top(), x - rect.height(), rect.bottom()))
                else:
                    lines.append(QLineF(x - rect.height(), rect.top(), x, rect.bottom()))
            painter.drawLines(lines)
        painter.restore()

    def line(
        self,
        start: QPointF,
        end: QPointF,
        colour: QColor,
        *,
        width: float = 0.25,
        dash: Iterable[float] | None = None,
    ) -> None:
        """Draw a line; ``width`` in units, ``dash`` in widths."""
        self.painter.setPen(self.pen(colour, width=width, dash=dash))
        self.painter.drawLine(start, end)

    def pen(self, colour: QColor, *, width: float = 0.25, dash: Iterable[float] | None = None) -> QPen:
        """Return a pen; ``width`` in units, ``dash`` in widths."""
        pen = QPen(colour, width * self.unit)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dash is not None:
            pen.setDashPattern(list(dash))
        return pen
