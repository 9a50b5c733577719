"""The legend under a chart: samples with their names, on as many lines as the width asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ui.charts.canvas import SMALL, Canvas

_BETWEEN = 5
_AFTER_SAMPLE = 1.5


@dataclass(frozen=True)
class LegendEntry:
    """One name and how its sample is drawn in a small area."""

    text: str
    sample: Callable[[Canvas, QRectF], None]
    sample_width: float = 2.6


def lines_of(canvas: Canvas, entries: list[LegendEntry], width: float) -> list[list[LegendEntry]]:
    """Divide the entries over lines."""
    lines: list[list[LegendEntry]] = [[]]
    used = 0.0
    for entry in entries:
        wide = _width(canvas, entry)
        if lines[-1] and used + wide > width:
            lines.append([])
            used = 0.0
        lines[-1].append(entry)
        used += wide + _BETWEEN * canvas.unit
    return lines


def height(canvas: Canvas, lines: list[list[LegendEntry]]) -> float:
    """Return the height the lines take."""
    return len(lines) * canvas.line_height * 1.15


def paint(canvas: Canvas, rect: QRectF, lines: list[list[LegendEntry]]) -> None:
    """Paint the lines from the top of an area."""
    unit, pitch = canvas.unit, canvas.line_height * 1.15
    for row, entries in enumerate(lines):
        left = rect.left()
        middle = rect.top() + (row + 0.5) * pitch
        for entry in entries:
            wide = entry.sample_width * unit
            entry.sample(canvas, QRectF(left, middle - 1.3 * unit, wide, 2.6 * unit))
            start = left + wide + _AFTER_SAMPLE * unit
            room = QRectF(start, middle - pitch / 2, max(0.0, rect.right() - start), pitch)
            canvas.text(room, entry.text, colour=canvas.colours.muted, size=SMALL)
            left += _width(canvas, entry) + _BETWEEN * unit


def _width(canvas: Canvas, entry: LegendEntry) -> float:
    return (entry.sample_width + _AFTER_SAMPLE) * canvas.unit + canvas.width(entry.text, SMALL)
