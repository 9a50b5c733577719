"""The edge and the tick of a box can be seen, whatever colours the system has."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette

from tests.ui.look.test_theme import DARK, STRONG, contrast
from ui.look import theme
from ui.look.theme import roles
from ui.look.tick import draw_tick_box

SIDE = 28


def drawn(*, ticked):
    """The colours in a box that is drawn on a card."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(roles().card)
    painter = QPainter(image)
    draw_tick_box(painter, QRectF(0, 0, SIDE, SIDE), ticked=ticked)
    painter.end()
    return image


@pytest.fixture(params=[None, DARK, *STRONG.values()], ids=["light", "dark", *STRONG])
def worn(request, qapp, monkeypatch):
    before = QPalette(qapp.palette())
    if request.param is not None:
        qapp.setPalette(request.param)
        monkeypatch.setattr(theme, "high_contrast", lambda: request.param is not DARK)
    yield
    qapp.setPalette(before)


def test_the_edge_stands_out_from_the_card(worn):
    """At least 3 to 1, as WCAG 2.1 asks of what one works with (1.4.11)."""
    image, card = drawn(ticked=False), roles().card
    edge = image.pixelColor(SIDE // 2, 0)
    assert contrast(edge, card) >= 3
    assert image.pixelColor(SIDE // 2, SIDE // 2) == card


def test_the_tick_stands_out_from_the_box(worn):
    image, empty = drawn(ticked=True), drawn(ticked=False)
    changed = [
        image.pixelColor(x, y) for x in range(SIDE) for y in range(SIDE) if image.pixel(x, y) != empty.pixel(x, y)
    ]
    assert len(changed) > SIDE
    assert max(contrast(QColor(colour), roles().card) for colour in changed) >= 7
