"""Where does the money go: a bar per dwelling from income to what is left, and the norm beside what is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from calculator.dutch.money import whole, whole_euro
from calculator.outcome.result import Resultaat
from calculator.presenting.sentences import explanation, headline, said
from calculator.rules.outcomes import HuishoudenUitkomst
from ui.charts import legend
from ui.charts.canvas import CENTRE, LEFT, RIGHT, SMALL, Canvas, Placed, Surface
from ui.charts.drawing import Grid, first_up, translate
from ui.charts.norm_band import NormBand
from ui.look.language import current
from ui.look.situations import situation
from ui.look.theme import Roles, mixed, readable_on

_LINES_OF_BAR = 3.0
_LINES_OF_NORM = 1.7
_THICKEST = 2.8  # times the height of text
_KEYS = ("housing", "energy", "fixed", "living")


@dataclass(frozen=True)
class Bar:
    """One dwelling: what goes where, in euros per month; ``left`` is below zero at a deficit."""

    name: str
    housing: float
    energy: float
    fixed: float
    left: float

    @property
    def costs(self) -> float:
        """Everything that is paid before there is something left."""
        return max(0.0, self.housing) + self.energy + self.fixed

    @property
    def income(self) -> float:
        """What comes in, huurtoeslag aside."""
        return self.housing + self.energy + self.fixed + self.left

    def amounts(self) -> dict[str, float]:
        """Return the parts that are drawn, from left to right."""
        parts = (max(0.0, self.housing), self.energy, self.fixed, max(0.0, self.left))
        return dict(zip(_KEYS, parts, strict=True))


def _fixed(home: HuishoudenUitkomst) -> float:
    return home.zorgkosten_per_maand + home.vaste_lasten_per_maand + home.kosten_kinderopvang_per_maand


@dataclass(frozen=True)
class Spending:
    """The chart *Waar blijft het geld*."""

    bars: tuple[Bar, ...]
    norm: NormBand | None
    service: bool
    childcare: bool
    answer: str

    @classmethod
    def of(cls, resultaat: Resultaat) -> Spending:
        """Take the amounts of a result."""
        bars = tuple(
            Bar(
                situation(woning.naam),
                round(woning.netto_woonlast_per_maand - invoer.energielast_per_maand, 2),
                invoer.energielast_per_maand,
                _fixed(woning.huishouden),
                woning.resterend_leefbudget_per_maand,
            )
            for woning, invoer in zip(resultaat.woonsituaties, resultaat.geval.woonsituaties, strict=True)
        )
        service = any(
            abs(bar.housing - woning.kale_huur_per_maand + uitkomst.rows["huurtoeslag_per_maand"]) >= 0.005
            for bar, woning, uitkomst in zip(bars, resultaat.geval.woonsituaties, resultaat.woonsituaties, strict=True)
        )
        childcare = any(woning.huishouden.kosten_kinderopvang_per_maand for woning in resultaat.woonsituaties)
        norm = NormBand.of(resultaat)
        return cls(bars, norm, service, childcare, said((headline(resultaat), *explanation(resultaat)), current()))

    @property
    def name(self) -> str:
        """What the chart is called."""
        return translate("charts", "Waar blijft het geld, per maand")

    @property
    def labels(self) -> dict[str, str]:
        """The names of the parts."""
        housing = (
            translate("charts", "Huur en servicekosten na huurtoeslag")
            if self.service
            else translate("charts", "Huur na huurtoeslag")
        )
        fixed = (
            translate("charts", "Zorg, kinderopvang en vaste lasten")
            if self.childcare
            else translate("charts", "Zorg en vaste lasten")
        )
        return {
            "housing": housing,
            "energy": translate("charts", "Energie"),
            "fixed": fixed,
            "living": translate("charts", "Om van te leven"),
        }

    @property
    def grid(self) -> Grid:
        """The numbers: a row per part and a column per dwelling."""
        labels = self.labels
        rows = [
            (labels["housing"], *(whole(bar.housing) for bar in self.bars)),
            (labels["energy"], *(whole(bar.energy) for bar in self.bars)),
        ]
        if any(bar.fixed for bar in self.bars):
            rows.append((labels["fixed"], *(whole(bar.fixed) for bar in self.bars)))
        rows.append((labels["living"], *(whole(bar.left) for bar in self.bars)))
        rows.append((translate("charts", "Samen: het inkomen"), *(whole(bar.income) for bar in self.bars)))
        if self.norm is not None:
            rows.append((translate("charts", "Nodig volgens de norm"), *(self.norm.in_table for _ in self.bars)))
        return Grid((translate("charts", "euro per maand"), *(bar.name for bar in self.bars)), tuple(rows))

    @property
    def lines(self) -> float:
        """How many lines of text high it is at least."""
        return self._lines_of_bars + 5

    @property
    def most_lines(self) -> float:
        """How many lines of text high it is when its bars are as thick as they become."""
        return _THICKEST * self._lines_of_bars + 4

    @property
    def _lines_of_bars(self) -> float:
        return _LINES_OF_BAR * len(self.bars) + _LINES_OF_NORM * (self.norm is not None)

    def paint(self, painter: QPainter, rect: QRectF, colours: Roles | None = None) -> list[Placed]:
        """Paint within an area of any device; return the texts and where they stand."""
        canvas = Canvas(painter, rect, colours)
        _Layout(self, canvas).paint()
        return canvas.placed


class _Layout:
    """Places one chart on one canvas: over each bar whose it is, below it the legend."""

    def __init__(self, chart: Spending, canvas: Canvas) -> None:
        self.chart, self.canvas = chart, canvas
        colours, area = canvas.colours, canvas.area
        self.surfaces = {
            "housing": Surface(colours.housing),
            "energy": Surface(colours.energy, Qt.BrushStyle.BDiagPattern),
            "fixed": Surface(colours.fixed, Qt.BrushStyle.Dense6Pattern),
            "living": Surface(colours.living),
        }
        norm_end = 0.0 if chart.norm is None else chart.bars[-1].costs + chart.norm.high
        reach = max([norm_end, *(max(bar.income, bar.costs) for bar in chart.bars), 1.0])
        self.scale = max(area.width(), 1.0) / reach

    def paint(self) -> None:
        """Paint bars, norm and legend."""
        canvas, unit, chart, area = self.canvas, self.canvas.unit, self.chart, self.canvas.area
        hidden = {key for bar in chart.bars for key in self._without_room(bar)}
        key_lines = legend.lines_of(canvas, self._entries(hidden), area.width())
        legend_height = legend.height(canvas, key_lines)
        weight = _LINES_OF_BAR * len(chart.bars) + _LINES_OF_NORM * (chart.norm is not None)
        line = min(
            canvas.line_height * _THICKEST, max(canvas.line_height, (area.height() - legend_height - unit) / weight)
        )
        top = area.top()
        for bar in chart.bars:
            words = canvas.line_height * 1.15
            self._words(bar, QRectF(area.left(), top, area.width(), words))
            self._bar(bar, top + words, _LINES_OF_BAR * line - words - 1.5 * unit)
            top += _LINES_OF_BAR * line
        if chart.norm is not None:
            self._norm(chart.norm, top, _LINES_OF_NORM * line - unit)
            top += _LINES_OF_NORM * line
        below = QRectF(area.left(), top + unit, area.width(), legend_height)
        legend.paint(canvas, below, key_lines)

    def _words(self, bar: Bar, room: QRectF) -> None:
        """Write over a bar which dwelling it is, and what comes in or is short there."""
        short, name = bar.left < 0, first_up(bar.name)
        if short:
            full = translate("charts", "{name}: {income} per maand komt binnen, {amount} tekort")
            brief = translate("charts", "{name}: {income} binnen, {amount} tekort")
        else:
            full = translate("charts", "{name}: {income} per maand komt binnen")
            brief = translate("charts", "{name}: {income} binnen")
        filled = partial(str.format, income=whole_euro(bar.income), amount=whole_euro(-bar.left))
        text = full if self.canvas.width(filled(full, name=name), bold=short) <= room.width() else brief
        beside = self.canvas.width(filled(text, name=""), bold=short)
        name = self.canvas.shortened(name, room.width() - beside, bold=short)  # of the name, never of the amounts
        colour = self.canvas.colours.worse if short else None
        self.canvas.text(room, filled(text, name=name), colour=colour, bold=short)

    def _segments(self, bar: Bar) -> Iterator[tuple[str, float, float, float]]:
        """Yield key, amount and the two ends of each drawn part."""
        left = self.canvas.area.left()
        for key, amount in bar.amounts().items():
            right = left + amount * self.scale
            if right - left > 0:
                yield key, amount, left, right
            left = right

    def _without_room(self, bar: Bar) -> Iterator[str]:
        for key, amount, left, right in self._segments(bar):
            if not self._figure_fits(amount, self._paid(bar, right) - left):
                yield key

    def _paid(self, bar: Bar, right: float) -> float:
        """Return where the figure of a part ends: at a deficit before the mark of the income and the hatch after it."""
        return min(right, self._end_of_income(bar)) if bar.left < 0 else right

    def _end_of_income(self, bar: Bar) -> float:
        return self.canvas.area.left() + max(0.0, bar.income) * self.scale

    def _figure_fits(self, amount: float, room: float) -> bool:
        return self.canvas.width(whole_euro(amount)) + 2 * self.canvas.unit <= room

    def _bar(self, bar: Bar, top: float, thick: float) -> None:
        canvas, unit = self.canvas, self.canvas.unit
        figures = []
        for key, amount, left, right in self._segments(bar):
            surface = self.surfaces[key]
            gap = min(unit / 2, (right - left) / 3)
            canvas.fill(QRectF(left, top, right - left - gap, thick), surface)
            paid = self._paid(bar, right)
            if self._figure_fits(amount, paid - left):
                figures.append((QRectF(left, top, paid - left - gap, thick), amount, surface))
        if bar.left < 0:
            self._deficit(bar, top, thick)
        for rect, amount, surface in figures:
            plain = surface.pattern == Qt.BrushStyle.SolidPattern
            canvas.text(
                rect,
                whole_euro(amount),
                CENTRE,
                colour=readable_on(surface.colour),
                plate=None if plain else surface.colour,
            )

    def _deficit(self, bar: Bar, top: float, thick: float) -> None:
        """Mark what is paid and not there: hatched, from where the income ends."""
        canvas = self.canvas
        start = self._end_of_income(bar)
        end = canvas.area.left() + bar.costs * self.scale
        surface = Surface(canvas.colours.worse, Qt.BrushStyle.FDiagPattern)
        canvas.fill(QRectF(start, top + thick * 0.3, end - start, thick * 0.7), surface)
        over, under = QPointF(start, top - canvas.unit / 2), QPointF(start, top + thick + canvas.unit / 2)
        canvas.line(over, under, canvas.colours.ink, width=0.5)

    def _norm(self, norm: NormBand, top: float, thick: float) -> None:
        canvas, colours = self.canvas, self.canvas.colours
        left = canvas.area.left() + self.chart.bars[-1].costs * self.scale
        box = QRectF(left, top, norm.high * self.scale, thick)
        canvas.painter.fillRect(box, colours.ground)
        canvas.painter.setPen(canvas.pen(colours.norm, width=0.4, dash=(5, 3)))
        canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
        canvas.painter.drawRect(box)
        if norm.low < norm.high:
            low = left + norm.low * self.scale
            band = QRectF(low, top, box.right() - low, thick)
            canvas.painter.fillRect(band, mixed(colours.norm, colours.ground, 0.2))
            canvas.line(band.topLeft(), band.bottomLeft(), colours.norm, width=0.4)
        self._words_of_norm(norm, box)

    def _words_of_norm(self, norm: NormBand, box: QRectF) -> None:
        """Write what is needed in the box, or before or behind it: on one line, on two, or in fewer words.

        In the box that is before the line of the lowest amount, and over it only where there is no other place.
        """
        canvas, unit = self.canvas, self.canvas.unit
        said = translate("charts", "nodig volgens de norm: {amount}"), translate("charts", "norm: {amount}")
        full, short = (text.format(amount=norm.text) for text in said)
        label, name = (text.removesuffix(norm.text).rstrip() for text in (full, short))
        amount = norm.text
        before = QRectF(canvas.area.left(), box.top(), box.left() - canvas.area.left() - unit, box.height())
        behind = QRectF(box.right() + unit, box.top(), canvas.area.right() - box.right() - unit, box.height())
        clear = QRectF(box.left(), box.top(), norm.low * self.scale, box.height())
        written = (full,), (label, amount), (short,), (name, amount), (amount,)
        for inside, lines in product((clear, box), written):
            wide, high = max(map(canvas.width, lines)) + unit, canvas.line_height * len(lines)
            for room, side in ((inside, CENTRE), (before, RIGHT), (behind, LEFT)):
                if wide <= room.width() and (high <= room.height() or len(lines) == 1):
                    plate = canvas.colours.ground if room is inside else None
                    each = min(canvas.line_height, room.height())
                    top = room.center().y() - each * len(lines) / 2
                    for number, text in enumerate(lines):
                        place = QRectF(room.left(), top + number * each, room.width(), each)
                        canvas.text(place, text, side, colour=canvas.colours.norm, plate=plate)
                    return

    def _with_amounts(self, label: str, key: str) -> str:
        """Return a name of the legend with the amounts that have no room in their bars, as far as it has any itself."""
        amounts = [(bar.name, whole_euro(bar.amounts()[key])) for bar in self.chart.bars]
        same = len({amount for _, amount in amounts}) == 1
        full = amounts[0][1] if same else ", ".join(f"{name} {amount}" for name, amount in amounts)
        short = ", ".join(amount for _, amount in amounts)
        return next((text for text in (f"{label}: {full}", f"{label}: {short}") if self._fits_in_legend(text)), label)

    def _fits_in_legend(self, text: str) -> bool:
        return self.canvas.width(text, SMALL) + 5 * self.canvas.unit <= self.canvas.area.width()

    def _entries(self, hidden: set[str]) -> list[legend.LegendEntry]:
        """Return the legend; an amount without room in its bar stands there."""
        bars = self.chart.bars
        entries = []
        for key, label in self.chart.labels.items():
            if not any(bar.amounts()[key] for bar in bars):
                continue
            text = label
            if key in hidden:
                text = self._with_amounts(label, key)
            surface = self.surfaces[key]
            entries.append(legend.LegendEntry(text, partial(Canvas.fill, surface=surface)))
        if any(bar.left < 0 for bar in bars):
            income = translate("charts", "Inkomen: {amount}").format(
                amount=", ".join(dict.fromkeys(whole_euro(bar.income) for bar in bars))
            )
            entries.append(legend.LegendEntry(income, _upright, 0.8))
            surface = Surface(self.canvas.colours.worse, Qt.BrushStyle.FDiagPattern)
            entries.append(
                legend.LegendEntry(
                    translate("charts", "Tekort"),
                    partial(Canvas.fill, surface=surface),
                )
            )
        return entries


def _upright(canvas: Canvas, rect: QRectF) -> None:
    """Draw the sample of the mark where the income ends."""
    canvas.line(
        QPointF(rect.center().x(), rect.top()), QPointF(rect.center().x(), rect.bottom()), canvas.colours.ink, width=0.5
    )
