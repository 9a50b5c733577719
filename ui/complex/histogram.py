"""How much do the households gain or lose: how many in each class of change, from much less to much more."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from calculator.batch.summary import Group, class_labels
from calculator.dutch.money import number
from ui.charts.canvas import RIGHT, Canvas, Placed, Surface
from ui.charts.drawing import Grid, first_up, signed_euro, translate
from ui.look.theme import Roles

_WIDEST_LABEL = 0.4


@dataclass(frozen=True)
class Histogram:
    """The chart *Verdeling*: a bar per class, those who lose above, those who gain below."""

    counts: tuple[int, ...]
    median: float
    worst: float

    @classmethod
    def of(cls, group: Group) -> Histogram:
        """Take the changes of some households; without any there is nothing to show."""
        if not group.number:
            return cls((), 0.0, 0.0)
        return cls(tuple(group.distribution()), group.median or 0.0, group.worst or 0.0)

    @property
    def labels(self) -> tuple[str, ...]:
        """What the classes are called."""
        return tuple(translate("complex", label) for label in class_labels())

    @property
    def name(self) -> str:
        """What the chart is called."""
        return translate("complex", "Hoeveel huishoudens hoeveel meer of minder overhouden, euro per maand")

    @property
    def answer(self) -> str:
        """What the chart says: the largest class, the middle and the worst change."""
        if not self.counts:
            return translate("complex", "Er is geen woonsituatie na renovatie om mee te vergelijken.")
        most = max(self.counts)
        return translate(
            "complex",
            "De grootste groep, {count} huishoudens: {label}. Middelste verandering: {median} per maand, "
            "slechtste: {worst}.",
        ).format(
            count=number(most, 0),
            label=self.labels[self.counts.index(most)],
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
        rows = [
            (first_up(label), number(count, 0), self._share(count))
            for label, count in zip(self.labels, self.counts, strict=bool(self.counts))
        ]
        return Grid(headings, tuple(rows))

    def _share(self, count: int) -> str:
        return f"{number(100 * count / sum(self.counts), 1)}%"

    @property
    def lines(self) -> float:
        """How many lines of text high it is at least."""
        return 1.3 * len(self.counts)

    def paint(self, painter: QPainter, rect: QRectF, colours: Roles | None = None) -> list[Placed]:
        """Paint within an area of any device; return the texts and where they stand."""
        canvas = Canvas(painter, rect, colours)
        if self.counts:
            self._paint(canvas)
        return canvas.placed

    def _paint(self, canvas: Canvas) -> None:
        unit, area = canvas.unit, canvas.area
        labels = [first_up(label) for label in self.labels]
        values = [f"{number(count, 0)} ({self._share(count)})" if count else "–" for count in self.counts]
        label_width = min(max(map(canvas.width, labels)), _WIDEST_LABEL * area.width())
        left = area.left() + label_width + 3 * unit
        room = area.right() - left - max(map(canvas.width, values)) - 2 * unit
        pitch = min(9 * unit, area.height() / len(labels))
        thick = min(6 * unit, pitch - unit)
        for row, (label, count, value) in enumerate(zip(labels, self.counts, values, strict=True)):
            top = area.top() + row * pitch + (pitch - thick) / 2
            canvas.text(QRectF(area.left(), top, label_width + unit, thick), label, RIGHT)
            wide = room * count / max(self.counts)
            if count:
                canvas.fill(QRectF(left, top, max(wide, unit / 2), thick), _surface(canvas, row, len(labels)))
            canvas.text(QRectF(left + wide + 1.5 * unit, top, area.right() - left - wide - 1.5 * unit, thick), value)
        bottom = area.top() + pitch * len(labels)
        canvas.line(QPointF(left, area.top()), QPointF(left, bottom), canvas.colours.border)


def _surface(canvas: Canvas, row: int, number_of_rows: int) -> Surface:
    """Return how a bar looks: below the middle class less, above it more, each with a pattern of its own."""
    middle = number_of_rows // 2
    if row == middle:
        return Surface(canvas.colours.norm, Qt.BrushStyle.Dense6Pattern)
    if row < middle:
        return Surface(canvas.colours.worse)
    return Surface(canvas.colours.living, Qt.BrushStyle.BDiagPattern)
