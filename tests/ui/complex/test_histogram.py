"""The colours of the histogram: less, as much and more look different, also without colour."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from ui.charts.canvas import Canvas
from ui.complex.histogram import _surface


@pytest.mark.parametrize(
    ("sign", "role", "pattern"),
    [
        (-1, "worse", Qt.BrushStyle.SolidPattern),
        (0, "norm", Qt.BrushStyle.Dense6Pattern),
        (1, "living", Qt.BrushStyle.BDiagPattern),
    ],
)
def test_a_class_has_the_colour_and_the_pattern_of_its_sign(qapp, sign, role, pattern):
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    canvas = Canvas(painter, QRectF(0, 0, 300, 200))
    surface = _surface(canvas, sign)
    painter.end()
    assert surface.colour == getattr(canvas.colours, role)
    assert surface.pattern == pattern
