import pytest
from PySide6.QtGui import QColor, QPalette

from ui.theme import roles


def luminance(colour):
    def linear(part):
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def dark_palette():
    palette = QPalette(QColor(53, 53, 53))
    palette.setColor(QPalette.ColorRole.Base, QColor(36, 36, 36))
    return palette


@pytest.mark.parametrize("dark", [False, True])
def test_text_and_borders_have_enough_contrast(qapp, dark):
    before = qapp.palette()
    if dark:
        qapp.setPalette(dark_palette())
    try:
        colours = roles()
        assert (colours.ground.lightnessF() < 0.5) is dark
        for text in (colours.ink, colours.muted, colours.accent, colours.worse):
            assert contrast(text, colours.card) >= 4.5
        for surface in (colours.ground, colours.highlight):
            assert contrast(colours.ink, surface) >= 4.5
        assert contrast(colours.muted, colours.ground) >= 4.5
        assert contrast(colours.on_accent, colours.accent) >= 4.5
        assert contrast(colours.border, colours.card) >= 3
    finally:
        qapp.setPalette(before)
