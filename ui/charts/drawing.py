"""What every chart has: a name, an answer in words, its numbers as a table, and a way to paint itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from calculator.dutch.money import MINUS, NBSP, number
from ui.charts.canvas import Placed
from ui.look.theme import Roles


@dataclass(frozen=True)
class Grid:
    """The numbers of a chart as a table; the first column names the row, and as many as ``words`` are no numbers."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int = 1


class Drawing(Protocol):
    """A chart, apart from the widget that shows it."""

    @property
    def name(self) -> str:
        """What the chart is called."""

    @property
    def answer(self) -> str:
        """What the chart says, in words."""

    @property
    def grid(self) -> Grid:
        """The numbers."""

    @property
    def lines(self) -> float:
        """How many lines of text high it is at least."""

    def paint(self, painter: QPainter, rect: QRectF, colours: Roles | None = None) -> list[Placed]:
        """Paint within an area of any device; return the texts and where they stand."""


def signed_euro(amount: float, decimals: int) -> str:
    """Write a difference with a sign in front of the sign of the euro; a dash for none."""
    shown = number(abs(amount), decimals)
    if not shown.strip("0,."):
        return "–"
    return f"{'+' if amount > 0 else MINUS} €{NBSP}{shown}"


def first_up(text: str) -> str:
    """Write a name with a capital."""
    return text[:1].upper() + text[1:]


translate = QCoreApplication.translate
