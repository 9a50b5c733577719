"""How much do the households gain or lose: how many in each class of change, all classes equally wide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from calculator.batch.summary import LOWEST, Group
from calculator.dutch.money import number
from ui.charts.canvas import LEFT, RIGHT, SMALL, Canvas, Placed, Surface
from ui.charts.drawing import Grid, first_up, signed_euro, translate
from ui.look.theme import Roles

_WIDEST_LABEL = 0.4
_WIDTHS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500)  # euros
_MOST_CLASSES = 6  # on either side of nought
_TAIL = 0.01  # of the households may lie beyond them
_CENTS = 100


@dataclass(frozen=True)
class Bin:
    """A class of change: who loses (``sign`` below nought) or gains from ``low`` to ``high`` euros, or keeps as much.

    Without ``high`` it has no end: the few who lie beyond the other classes.
    """

    sign: int
    low: int
    high: int | None
    count: int

    @property
    def label(self) -> str:
        """What the class is called."""
        if self.sign == 0:
            return translate("complex", "gelijk")
        if self.high is not None:
            less, more = translate("complex", "{low} tot {high} minder"), translate("complex", "{low} tot {high} meer")
            text = more if self.sign > 0 else less
        elif self.sign > 0:
            text = translate("complex", "{low} of meer erbij")
        else:
            text = translate("complex", "meer dan {low} minder")
        return text.format(low=number(self.low, 0), high=number(self.high or 0, 0))


@dataclass(frozen=True)
class Histogram:
    """The chart *Verdeling*: a bar per class, those who lose above, those who gain below."""

    bins: tuple[Bin, ...]
    median: float
    worst: float

    @classmethod
    def of(cls, group: Group) -> Histogram:
        """Take the changes of some households; without any there is nothing to show."""
        if not group.number:
            return cls((), 0.0, 0.0)
        return cls(tuple(_bins(group)), group.median or 0.0, group.worst or 0.0)

    @property
    def name(self) -> str:
        """What the chart is called."""
        return translate("complex", "Hoeveel huishoudens hoeveel meer of minder overhouden, euro per maand")

    @property
    def answer(self) -> str:
        """What the chart says: the largest class, the middle and the worst change."""
        if not self.bins:
            return translate("complex", "Er is geen woonsituatie na renovatie om mee te vergelijken.")
        largest = max(self.bins, key=lambda found: found.count)
        return translate(
            "complex",
            "De grootste groep, {count} huishoudens: {label}. Middelste verandering: {median} per maand, "
            "slechtste: {worst}.",
        ).format(
            count=number(largest.count, 0),
            label=largest.label,
            median=signed_euro(self.median, 2),
            worst=signed_euro(self.worst, 2),
        )

    @property
    def grid(self) -> Grid:
        """The numbers: a row per class."""
        headings = (
            translate("complex", "Verandering, euro per maand"),
            translate("complex", "huishoudens"),
            translate("complex", "deel"),
        )
        rows = [(first_up(found.label), number(found.count, 0), self._share(found.count)) for found in self.bins]
        return Grid(headings, tuple(rows))

    def _share(self, count: int) -> str:
        return f"{number(100 * count / sum(found.count for found in self.bins), 1)}%"

    @property
    def lines(self) -> float:
        """How many lines of text high it is at least."""
        return 1.3 * (len(self.bins) + 1) if self.bins else 0

    def paint(self, painter: QPainter, rect: QRectF, colours: Roles | None = None) -> list[Placed]:
        """Paint within an area of any device; return the texts and where they stand."""
        canvas = Canvas(painter, rect, colours)
        if self.bins:
            self._paint(canvas)
        return canvas.placed

    def _paint(self, canvas: Canvas) -> None:
        unit, area, muted = canvas.unit, canvas.area, canvas.colours.muted
        labels = [first_up(found.label) for found in self.bins]
        values = [
            f"{number(found.count, 0)} ({self._share(found.count)})" if found.count else "–" for found in self.bins
        ]
        heads = translate("complex", "euro per maand"), translate("complex", "huishoudens")
        label_width = min(max(map(canvas.width, (heads[0], *labels))), _WIDEST_LABEL * area.width())
        left = area.left() + label_width + 3 * unit
        room = area.right() - left - max(map(canvas.width, values)) - 2 * unit
        pitch = min(9 * unit, area.height() / (len(labels) + 1))
        thick = min(6 * unit, pitch - unit)
        head = QRectF(area.left(), area.top(), label_width + unit, pitch)
        canvas.text(head, heads[0], RIGHT, colour=muted, size=SMALL)
        canvas.text(QRectF(left, area.top(), area.right() - left, pitch), heads[1], LEFT, colour=muted, size=SMALL)
        most = max(found.count for found in self.bins)
        for row, (found, label, value) in enumerate(zip(self.bins, labels, values, strict=True), 1):
            top = area.top() + row * pitch + (pitch - thick) / 2
            canvas.text(QRectF(area.left(), top, label_width + unit, thick), label, RIGHT)
            wide = room * found.count / most
            if found.count:
                canvas.fill(QRectF(left, top, max(wide, unit / 2), thick), _surface(canvas, found.sign))
            canvas.text(QRectF(left + wide + 1.5 * unit, top, area.right() - left - wide - 1.5 * unit, thick), value)
        bottom = area.top() + pitch * (len(labels) + 1)
        canvas.line(QPointF(left, area.top() + pitch), QPointF(left, bottom), canvas.colours.border)


def _surface(canvas: Canvas, sign: int) -> Surface:
    """Return how a bar looks: less, as much or more, each with a pattern of its own."""
    if sign == 0:
        return Surface(canvas.colours.norm, Qt.BrushStyle.Dense6Pattern)
    if sign < 0:
        return Surface(canvas.colours.worse)
    return Surface(canvas.colours.living, Qt.BrushStyle.BDiagPattern)


def _bins(group: Group) -> Iterator[Bin]:
    """Yield the classes from much less to much more; a class without an end only when somebody is in it.

    A loss of just the upper limit is within its class, a gain of just that begins the next one.
    """
    import numpy as np  # it is loaded by the thread that computed

    up_to = np.concatenate([[0], np.cumsum(group.counts)])

    def below(cents: int) -> int:
        return int(up_to[min(max(cents - LOWEST, 0), len(up_to) - 1)])

    few = _TAIL * group.number
    lost = max(0, -(int(np.searchsorted(up_to, few, side="right")) - 1 + LOWEST))
    gained = max(0, int(np.searchsorted(up_to, group.number - few)) + LOWEST - 1)
    reach = _MOST_CLASSES * _CENTS
    width = next((width for width in _WIDTHS if lost <= width * reach and gained < width * reach), _WIDTHS[-1])
    step = width * _CENTS
    down = min(-(-lost // step), _MOST_CLASSES)
    up = min(gained // step + 1, _MOST_CLASSES) if gained else 0
    if beyond := below(-down * step):
        yield Bin(-1, down * width, None, beyond)
    for place in reversed(range(down)):
        yield Bin(-1, place * width, (place + 1) * width, below(-place * step) - below(-(place + 1) * step))
    yield Bin(0, 0, 0, group.equal)
    for place in range(up):
        yield Bin(1, place * width, (place + 1) * width, below((place + 1) * step) - below(max(place * step, 1)))
    if beyond := group.number - below(max(up * step, 1)):
        yield Bin(1, up * width, None, beyond)
