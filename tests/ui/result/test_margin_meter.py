"""The bar of the margin: as long as what is left, beside a mark at the norm."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from calculator.outcome.budget import compute
from calculator.run.accept import parse
from tests.calculator.good_case import EXAMPLE
from ui.charts.canvas import Canvas
from ui.result.margin_meter import MarginMeter

WIDTH = 401  # of which one pixel is the frame


@pytest.fixture
def drawn(qtbot, monkeypatch):
    """The lengths of the bar and of the mark, as parts of the track."""
    meter = MarginMeter()
    qtbot.addWidget(meter)

    def draw(left, norm):
        found = {}
        monkeypatch.setattr(Canvas, "fill", lambda _, rect, __: found.update(bar=rect.width() / (WIDTH - 1)))
        monkeypatch.setattr(
            Canvas, "line", lambda _, start, *__, **___: found.update(mark=(start.x() - 0.5) / (WIDTH - 1))
        )
        meter._left, meter._norm = left, norm
        image = QImage(WIDTH, 60, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        meter.paint(painter, QRectF(0, 0, WIDTH, 60))
        painter.end()
        return found.get("bar", 0), found["mark"]

    meter.show_result(compute(parse(EXAMPLE)))
    return draw


@pytest.mark.parametrize(
    ("left", "norm", "bar", "mark"),
    [(500, 1000, 0.4, 0.8), (1000, 1000, 0.8, 0.8), (2000, 1000, 1, 0.5), (0, 1000, 0, 0.8), (-50, 1000, 0, 0.8)],
)
def test_norm_and_bar_are_drawn_to_one_scale(drawn, left, norm, bar, mark):
    """By hand: the track is 1.25 times the norm, or what is left where that is more."""
    assert drawn(left, norm) == (pytest.approx(bar), pytest.approx(mark))
