"""What does the change do to the housing cost: one step per part, huurtoeslag band by band, and the sum."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from calculator.dutch.money import euro, whole_euro
from calculator.outcome.result import Resultaat, Verschil
from calculator.presenting.sentences import break_even
from ui.charts.canvas import CENTRE, LEFT, RIGHT, SMALL, Canvas, Placed, Surface
from ui.charts.drawing import Grid, signed_euro, translate
from ui.look.language import current
from ui.look.theme import Roles

if TYPE_CHECKING:  # the rules are loaded with the first case, after the first paint
    from calculator.outcome.renovation import Part

_LINES_OF_PART = 2.3
_SMALLEST = 0.005


@dataclass(frozen=True)
class Renovation:
    """The chart *Renovatie*: the parts of the change from the first dwelling to the last.

    With another household or day in the last one there is no saving on energy at which nothing changes.
    """

    parts: tuple[Part, ...]
    verschil: Verschil | None
    other_home: bool = False

    @classmethod
    def of(cls, resultaat: Resultaat) -> Renovation:
        """Take the parts of a case; without a second dwelling there are none."""
        if not resultaat.verschillen:
            return cls((), None)
        last = len(resultaat.woonsituaties) - 1
        return cls(resultaat.parts(last), resultaat.verschillen[-1], other_home=last in resultaat.other_homes)

    @property
    def name(self) -> str:
        """What the chart is called."""
        return translate("charts", "Wat de renovatie met de woonlast doet, per maand")

    @property
    def answer(self) -> str:
        """What the chart says: the change in housing cost, and the saving at which nothing changes."""
        verschil = self.verschil
        if verschil is None:
            return translate(
                "charts",
                "Vul bij de woning ook de huur en de energie na renovatie in. Hier komt dan stap voor stap wat de "
                "woonlast verandert: huur, huurtoeslag per deel en energie.",
            )
        change = verschil.netto_woonlast_per_maand
        if abs(change) < _SMALLEST:
            outcome = translate("charts", "De netto woonlast blijft gelijk.")
        elif change > 0:
            outcome = translate("charts", "De netto woonlast stijgt met {amount} per maand.")
        else:
            outcome = translate("charts", "De netto woonlast daalt met {amount} per maand.")
        said = outcome.format(amount=euro(abs(change)))
        if self.other_home:
            return said
        even = break_even(verschil)
        saving = (
            translate("charts", "Ook zonder besparing op energie wordt wonen niet duurder.")
            if even is None
            else even.say(current())
        )
        return f"{said} {saving}"

    @property
    def decimals(self) -> int:
        """Cents for all amounts when one of them has cents."""
        return 2 if any(abs(amount - round(amount)) >= _SMALLEST for amount in self._amounts) else 0

    @property
    def _amounts(self) -> tuple[float, ...]:
        return tuple(part.effect_per_maand for part in self.parts)

    @property
    def total(self) -> float:
        """The change in housing cost."""
        return self.verschil.netto_woonlast_per_maand if self.verschil else 0.0

    @property
    def grid(self) -> Grid:
        """The numbers: a row per part and the sum."""
        rows = [(part.label_in(current()), signed_euro(part.effect_per_maand, self.decimals)) for part in self.parts]
        if self.verschil is not None:
            rows.append((translate("charts", "Netto woonlast"), signed_euro(self.total, self.decimals)))
        return Grid((translate("charts", "Verandering van de woonlast"), translate("charts", "per maand")), tuple(rows))

    @property
    def lines(self) -> float:
        """How many lines of text high it is at least."""
        return _LINES_OF_PART * (len(self.parts) + 1) + 1.5 if self.parts else 0

    def paint(self, painter: QPainter, rect: QRectF, colours: Roles | None = None) -> list[Placed]:
        """Paint within an area of any device; return the texts and where they stand."""
        canvas = Canvas(painter, rect, colours)
        if self.parts:
            self._paint(canvas)
        return canvas.placed

    def _paint(self, canvas: Canvas) -> None:
        """Paint the parts under each other: words and amount, and below them the step that each takes from nought."""
        unit, area, colours, line = canvas.unit, canvas.area, canvas.colours, canvas.line_height
        reached = [0.0, *accumulate(self._amounts)]
        labels = [*(part.label_in(current()) for part in self.parts), translate("charts", "Netto woonlast")]
        values = [signed_euro(amount, self.decimals) for amount in self._amounts]
        values.append(_in_words(self.total))
        low, high = min(reached), max(reached)
        scale = max(area.width(), 1.0) / max(high - low, 1.0)

        def x_of(amount: float) -> float:
            return area.left() + (amount - low) * scale

        pitch = min(_LINES_OF_PART * 1.6 * line, max(_LINES_OF_PART * line, (area.height() - 1.5 * line) / len(labels)))
        bottom = area.top() + pitch * len(labels)
        ends = [*pairwise(reached), (0.0, self.total)]
        for row, ((start, end), label, value) in enumerate(zip(ends, labels, values, strict=True)):
            net = row == len(self.parts)
            top = area.top() + row * pitch
            left, right = sorted((x_of(start), x_of(end)))
            bar = QRectF(left, top + 1.15 * line, max(right - left, unit / 2), pitch - 1.15 * line - unit)
            over, under = QPointF(x_of(0), bar.top() - unit / 2), QPointF(x_of(0), bar.bottom() + unit / 2)
            canvas.line(over, under, colours.border)
            canvas.fill(bar, _surface(canvas, end - start, net=net))
            wide = canvas.width(value, bold=net)
            words = QRectF(area.left(), top, area.width() - wide - 2 * unit, 1.15 * line)
            canvas.text(words, label, bold=net)
            amount = QRectF(area.right() - wide, top, wide, 1.15 * line)
            canvas.text(amount, value, RIGHT, bold=net)
        self._axis(canvas, x_of(0), bottom)

    def _axis(self, canvas: Canvas, zero: float, top: float) -> None:
        """Name nought, and which side is more."""
        area, muted = canvas.area, canvas.colours.muted
        room = QRectF(area.left(), top, area.width(), 1.4 * canvas.line_height)
        nought = whole_euro(0)
        half = canvas.width(nought, SMALL) / 2 + canvas.unit
        centre = min(max(zero, area.left() + half), area.right() - half)
        canvas.text(QRectF(centre - half, top, 2 * half, room.height()), nought, CENTRE, colour=muted, size=SMALL)
        less, more = translate("charts", "‹ minder woonlast"), translate("charts", "meer woonlast ›")
        if canvas.width(less, SMALL) < centre - half - area.left():
            canvas.text(room, less, LEFT, colour=muted, size=SMALL)
        if canvas.width(more, SMALL) < area.right() - centre - half:
            canvas.text(room, more, RIGHT, colour=muted, size=SMALL)


def _surface(canvas: Canvas, amount: float, *, net: bool) -> Surface:
    colours = canvas.colours
    if net:
        return Surface(colours.ink)
    return Surface(colours.worse) if amount > 0 else Surface(colours.living, Qt.BrushStyle.BDiagPattern)


def _in_words(amount: float) -> str:
    """Return the sum with a word instead of a sign."""
    if abs(amount) < _SMALLEST:
        return translate("charts", "gelijk")
    text = translate("charts", "{amount} meer") if amount > 0 else translate("charts", "{amount} minder")
    return text.format(amount=euro(abs(amount)))
