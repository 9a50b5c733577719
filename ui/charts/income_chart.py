"""What does more income leave: the residual budget against the income per year, in each dwelling, beside the norm."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from calculator.cases.case import SOORTEN
from calculator.dutch.money import whole, whole_euro
from calculator.outcome.result import Resultaat
from ui.charts import legend
from ui.charts.canvas import CENTRE, LEFT, RIGHT, SMALL, Canvas, Placed
from ui.charts.drawing import Grid, translate
from ui.charts.norm_band import NormBand
from ui.charts.stretches import Stretch, bends, incomes, ticks, value_at, worst_stretch
from ui.look.situations import situation
from ui.look.theme import Roles, mixed

if TYPE_CHECKING:  # the rules are loaded with the first case, after the first paint
    from calculator.run.curves import IncomeCurve

_KEPT_WELL = 0.5
_TABLE_STEP = 5_000
_SAMPLE = 8
_MOST_LINES = 7
_IN_SIGHT, _SMALLEST = 12, 1e-9  # of a unit: a third of a pixel on a screen
_DASHES = ((5.0, 2.5), None, (1.5, 1.5), (6.0, 2.0, 1.5, 2.0))


@dataclass(frozen=True)
class Income:
    """The chart *Inkomen*; ``reading`` is the income at which values are read, if any."""

    curve: IncomeCurve
    names: tuple[str, ...]
    norm: NormBand | None
    stretch: Stretch | None
    reading: float | None = None

    @classmethod
    def of(cls, resultaat: Resultaat) -> Income:
        """Compute the curves of a case. Loads numpy."""
        curve = resultaat.income_curve(incomes(resultaat.varied_income))
        per_year = curve.inkomen_per_jaar
        return cls(
            curve,
            tuple(situation(woning.naam) for woning in resultaat.woonsituaties),
            NormBand.of(resultaat),
            worst_stretch(per_year, curve.resterend_leefbudget_per_maand[-1]),
        )

    def read(self, income: float | None) -> Income:
        """Return the same chart with values read at another income."""
        if income is not None:
            income = min(max(income, 0.0), self.reach)
        return replace(self, reading=income)

    @property
    def reach(self) -> float:
        """The highest income."""
        return self.curve.inkomen_per_jaar[-1]

    @property
    def own(self) -> float:
        """The present income."""
        return self.curve.huidig_inkomen_per_jaar

    @property
    def name(self) -> str:
        """What the chart is called."""
        return translate("charts", "Wat er overblijft per maand bij elk bruto inkomen per jaar")

    @property
    def answer(self) -> str:
        """What the chart says: the stretch of income of which least is kept."""
        stretch = self.stretch
        if stretch is None:
            return ""
        where = translate("charts", "Van {start} tot {end} bruto")
        start, end = whole_euro(stretch.start), whole_euro(stretch.end)
        if len(self.names) > 1:
            where = f"{self.names[-1][:1].upper()}{self.names[-1][1:]}: {where[:1].lower()}{where[1:]}"
        kept = whole_euro(abs(stretch.kept * 100))
        if stretch.kept >= _KEPT_WELL:
            text = translate(
                "charts", "Van elke 100 euro meer bruto houdt dit huishouden overal ten minste {kept} over."
            )
            return text.format(kept=kept)
        if stretch.kept < 0:
            text = translate("charts", "{where} gaat dit huishouden er van elke 100 euro extra {kept} op achteruit.")
        else:
            text = translate("charts", "{where} houdt dit huishouden van elke 100 euro extra maar {kept} over.")
        return text.format(where=where.format(start=start, end=end), kept=kept)

    @property
    def spoken(self) -> str:
        """What stands at the income that is read, as a sentence."""
        return self._read_out(translate("charts", "Bij {income} bruto per jaar blijft per maand over: {values}"))

    def read_out(self, fits: Callable[[str], bool]) -> list[str]:
        """Return the same on one line when that ``fits``, if need be in fewer words, else on two."""
        short = self._read_out(translate("charts", "bij {income} bruto: {values}"))
        found = next((text for text in (self.spoken, short) if fits(text)), None)
        if found is not None:
            return [found]
        return [f"{part}{end}" for part, end in zip(short.partition(": ")[::2], (":", ""), strict=True)]

    def _read_out(self, text: str) -> str:
        income = self.own if self.reading is None else self.reading
        values = ", ".join(
            f"{name} {whole_euro(value_at(self.curve.inkomen_per_jaar, values, income))}"
            for name, values in zip(self.names, self.curve.resterend_leefbudget_per_maand, strict=True)
        )
        return text.format(income=whole_euro(income), values=values)

    @property
    def grid(self) -> Grid:
        """The numbers: every 5.000 euro, and the present income."""
        wanted = [income for income in self.curve.inkomen_per_jaar if income % _TABLE_STEP == 0 or income == self.own]
        rows = []
        for income in wanted:
            label = whole(income)
            if income == self.own:
                label = translate("charts", "{income} (dit huishouden)").format(income=label)
            per_year = self.curve.inkomen_per_jaar
            left = [value_at(per_year, values, income) for values in self.curve.resterend_leefbudget_per_maand]
            rows.append((label, *map(whole, left)))
        return Grid(
            (translate("charts", "{kind} per jaar, bruto").format(kind=SOORTEN[self.curve.soort]), *self.names),
            tuple(rows),
        )

    @property
    def lines(self) -> float:
        """How many lines of text high it is at least."""
        return 15

    def paint(self, painter: QPainter, rect: QRectF, colours: Roles | None = None) -> list[Placed]:
        """Paint within an area of any device; return the texts and where they stand."""
        canvas = Canvas(painter, rect, colours)
        IncomeLayout(self, canvas).paint()
        return canvas.placed


class IncomeLayout:
    """Places one chart on one canvas; ``income_at`` leads from a place back to an income."""

    def __init__(self, chart: Income, canvas: Canvas) -> None:
        self.chart, self.canvas = chart, canvas
        unit, area = canvas.unit, canvas.area
        values = [value for line in chart.curve.resterend_leefbudget_per_maand for value in line]
        self.low = min(0.0, *values)
        self.high = max(*values, chart.norm.high if chart.norm else 0.0, self.low + 1) * 1.04
        self.key_lines = legend.lines_of(canvas, self._entries(), area.width())
        key_height = legend.height(canvas, self.key_lines)
        self.read_out = chart.read_out(lambda text: canvas.width(text, bold=True) <= area.width())
        above = canvas.line_height * (1.2 * len(self.read_out) + 1.1)
        below = 2.1 * canvas.line_height + 2 * unit + key_height
        room = int((area.height() - above - below) / (1.4 * canvas.line_height))
        most = min(_MOST_LINES, max(3, room))
        self.up = ticks(self.low, self.high, most)
        if len(self.up) < 2:  # one amount does not make a scale
            self.up = ticks(self.low, self.high, most + 1)
        side = max(canvas.width(whole_euro(tick), SMALL) for tick in (*self.up, self.high)) + 2 * unit
        last = canvas.width(whole_euro(chart.reach), SMALL) / 2
        self.plot = area.adjusted(side, above, -max(last, unit), -below)

    def x_of(self, income: float) -> float:
        """Return where an income stands."""
        return self.plot.left() + income / self.chart.reach * self.plot.width()

    def income_at(self, x: float) -> float:
        """Return the income at a place, in hundreds."""
        share = (x - self.plot.left()) / max(self.plot.width(), 1.0)
        return round(min(max(share, 0.0), 1.0) * self.chart.reach / 100) * 100

    def y_of(self, amount: float) -> float:
        """Return where an amount stands."""
        return self.plot.bottom() - (amount - self.low) / (self.high - self.low) * self.plot.height()

    def paint(self) -> None:
        """Paint the axes, the stretch, the lines and what is read."""
        canvas, chart, area = self.canvas, self.chart, self.canvas.area
        self._axes()
        self._stretch()
        if chart.norm is not None:
            self._norm(chart.norm)
        for index, values in enumerate(chart.curve.resterend_leefbudget_per_maand):
            canvas.painter.setPen(self._pen(index))
            canvas.painter.drawPolyline(self._line(values))
        self._own()
        if chart.reading is not None:
            self._reading(chart.reading)
        for number, text in enumerate(self.read_out):
            room = QRectF(area.left(), area.top() + 1.2 * number * canvas.line_height, area.width(), canvas.line_height)
            canvas.text(room, text, LEFT, bold=chart.reading is not None)
        below = QRectF(area.left(), area.bottom() - legend.height(canvas, self.key_lines), area.width(), 0)
        legend.paint(canvas, below, self.key_lines)

    def _line(self, values: Sequence[float]) -> QPolygonF:
        """Return a curve as points, only those where it bends in sight: it is drawn at every key."""
        plot, low, incomes = self.plot, self.low, self.chart.curve.inkomen_per_jaar
        left, wide = plot.left(), plot.width() / self.chart.reach
        bottom, high = plot.bottom(), plot.height() / (self.high - low)
        points = bends(incomes, values, self.canvas.unit / _IN_SIGHT / max(high, _SMALLEST))
        return QPolygonF([QPointF(left + x * wide, bottom - (y - low) * high) for x, y in points])

    def _axes(self) -> None:
        canvas, plot, colours = self.canvas, self.plot, self.canvas.colours
        half = canvas.line_height / 2
        for amount in self.up:
            y = self.y_of(amount)
            if y - half < self.plot.top() - canvas.line_height / 4:  # there stands what the axis says
                continue
            canvas.line(QPointF(plot.left(), y), QPointF(plot.right(), y), colours.line, width=0.2)
            room = QRectF(canvas.area.left(), y - half, plot.left() - canvas.area.left() - canvas.unit, 2 * half)
            canvas.text(room, whole_euro(amount), RIGHT, colour=colours.muted, size=SMALL)
        zero = self.y_of(0)
        canvas.line(QPointF(plot.left(), zero), QPointF(plot.right(), zero), colours.border, width=0.3)
        widest = canvas.width(whole_euro(self.chart.reach), SMALL)
        most = max(2, int(plot.width() / (1.4 * widest)))
        for income in ticks(0, self.chart.reach, most):
            x = self.x_of(income)
            canvas.line(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + canvas.unit), colours.border)
            room = QRectF(x - widest, plot.bottom() + 2 * canvas.unit, 2 * widest, canvas.line_height)
            canvas.text(room, whole_euro(income), CENTRE, colour=colours.muted, size=SMALL)
        self._names()

    def _names(self) -> None:
        """Say what the axes are: over the one, and under the other."""
        canvas, area, high = self.canvas, self.canvas.area, self.canvas.line_height
        over, under = translate("charts", "over per maand"), translate("charts", "bruto inkomen per jaar")
        top = self.plot.top() - 1.1 * high
        canvas.text(QRectF(area.left(), top, area.width(), high), over, LEFT, colour=canvas.colours.muted, size=SMALL)
        below = QRectF(area.left(), self.plot.bottom() + 2 * canvas.unit + high, area.width(), high)
        canvas.text(below, under, RIGHT, colour=canvas.colours.muted, size=SMALL)

    def _stretch(self) -> None:
        stretch = self.chart.stretch
        if stretch is None or stretch.kept >= _KEPT_WELL:
            return
        colours = self.canvas.colours
        left, right = self.x_of(stretch.start), self.x_of(stretch.end)
        band = QRectF(left, self.plot.top(), right - left, self.plot.height())
        self.canvas.painter.fillRect(band, mixed(colours.worse, colours.card, 0.1))
        for x in (left, right):
            self.canvas.line(QPointF(x, band.top()), QPointF(x, band.bottom()), colours.worse, dash=(2, 2))

    def _norm(self, norm: NormBand) -> None:
        """Draw the norm as a line, or as a band between two."""
        canvas, plot = self.canvas, self.plot
        if norm.low < norm.high:
            band = QRectF(plot.left(), self.y_of(norm.high), plot.width(), self.y_of(norm.low) - self.y_of(norm.high))
            canvas.painter.fillRect(band, mixed(canvas.colours.norm, canvas.colours.card, 0.2))
        for amount in dict.fromkeys((norm.low, norm.high)):
            y = self.y_of(amount)
            start, end = QPointF(plot.left(), y), QPointF(plot.right(), y)
            canvas.line(start, end, canvas.colours.norm, width=0.4, dash=(4, 3))

    def _own(self) -> None:
        canvas, chart, colours = self.canvas, self.chart, self.canvas.colours
        x, radius = self.x_of(chart.own), canvas.unit
        canvas.line(QPointF(x, self.plot.bottom()), QPointF(x, self.plot.top()), colours.border, width=0.2)
        for index, values in enumerate(chart.curve.resterend_leefbudget_per_maand):
            y = self.y_of(value_at(chart.curve.inkomen_per_jaar, values, chart.own))
            canvas.painter.setPen(canvas.pen(self._colour(index), width=0.6))
            canvas.painter.setBrush(colours.card)
            canvas.painter.drawEllipse(QPointF(x, y), radius, radius)

    def _reading(self, income: float) -> None:
        canvas, chart = self.canvas, self.chart
        x = self.x_of(income)
        canvas.line(QPointF(x, self.plot.top()), QPointF(x, self.plot.bottom()), canvas.colours.ink, width=0.3)
        for index, values in enumerate(chart.curve.resterend_leefbudget_per_maand):
            y = self.y_of(value_at(chart.curve.inkomen_per_jaar, values, income))
            canvas.painter.setPen(Qt.PenStyle.NoPen)
            canvas.painter.setBrush(self._colour(index))
            canvas.painter.drawEllipse(QPointF(x, y), 0.8 * canvas.unit, 0.8 * canvas.unit)

    def _entries(self) -> list[legend.LegendEntry]:
        chart, colours = self.chart, self.canvas.colours
        entries = [
            legend.LegendEntry(name, partial(_stroke, pen=self._pen(index)), _SAMPLE)
            for index, name in enumerate(chart.names)
        ]
        if chart.norm is not None:
            text = translate("charts", "norm {amount}").format(amount=chart.norm.text)
            pen = self.canvas.pen(colours.norm, width=0.4, dash=(4, 3))
            entries.append(legend.LegendEntry(text, partial(_stroke, pen=pen), _SAMPLE))
        text = translate("charts", "dit huishouden, {amount}").format(amount=whole_euro(chart.own))
        entries.append(legend.LegendEntry(text, _ring))
        if chart.stretch is not None and chart.stretch.kept < _KEPT_WELL:
            entries.append(
                legend.LegendEntry(translate("charts", "hier blijft van meer inkomen het minst over"), _band)
            )
        return entries

    def _colour(self, index: int) -> QColor:
        colours = self.canvas.colours
        last = index == len(self.chart.names) - 1
        return colours.living if last else (colours.housing, colours.energy, colours.fixed)[index % 3]

    def _pen(self, index: int) -> QPen:
        last = index == len(self.chart.names) - 1
        dash = None if last else _DASHES[0 if index == 0 else 2 + index % 2]
        return self.canvas.pen(self._colour(index), width=0.45 if last else 0.65, dash=dash)


def _stroke(canvas: Canvas, rect: QRectF, pen: QPen) -> None:
    canvas.painter.setPen(pen)
    canvas.painter.drawLine(QPointF(rect.left(), rect.center().y()), QPointF(rect.right(), rect.center().y()))


def _ring(canvas: Canvas, rect: QRectF) -> None:
    canvas.painter.setPen(canvas.pen(canvas.colours.living, width=0.6))
    canvas.painter.setBrush(canvas.colours.card)
    canvas.painter.drawEllipse(rect.center(), canvas.unit, canvas.unit)


def _band(canvas: Canvas, rect: QRectF) -> None:
    colours = canvas.colours
    canvas.painter.fillRect(rect, mixed(colours.worse, colours.card, 0.1))
    canvas.painter.setPen(canvas.pen(colours.worse, dash=(2, 2)))
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.drawRect(rect)
