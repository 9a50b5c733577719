import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.look import theme
from ui.look.theme import roles, style_sheet


def luminance(colour):
    def linear(part):
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def palette(ground, card, ink, link="#0000ff"):
    made = QPalette(QColor(ground))
    made.setColor(QPalette.ColorRole.Base, QColor(card))
    made.setColor(QPalette.ColorRole.WindowText, QColor(ink))
    made.setColor(QPalette.ColorRole.Link, QColor(link))
    return made


DARK = palette("#353535", "#242424", "#ffffff")
STRONG = {
    "white": palette("#ffffff", "#ffffff", "#000000", "#00009f"),
    "black": palette("#000000", "#000000", "#ffffff", "#ffff00"),
    "black with a link that cannot be read": palette("#000000", "#000000", "#ffffff", "#0000ff"),
    "yellow on black": palette("#000000", "#000000", "#ffff00", "#00ffff"),
}


@pytest.fixture
def wear(qapp, monkeypatch):
    """Let the system have other colours, until the end of the test."""
    before = qapp.palette()

    def put_on(worn, *, strong=False):
        if worn is not None:
            qapp.setPalette(worn)
        monkeypatch.setattr(theme, "high_contrast", lambda: strong)
        return roles()

    yield put_on
    qapp.setPalette(before)


@pytest.mark.parametrize("worn", [None, DARK], ids=["light", "dark"])
def test_text_and_borders_have_enough_contrast(wear, worn):
    colours = wear(worn)
    assert (colours.ground.lightnessF() < 0.5) is (worn is DARK)
    for text in (colours.ink, colours.muted, colours.accent, colours.worse, colours.living, colours.disabled):
        assert contrast(text, colours.card) >= 4.5
    for text in (colours.ink, colours.muted, colours.accent, colours.worse):  # in a row that is chosen
        assert contrast(text, colours.highlight) >= 4.5
    assert contrast(colours.ink, colours.ground) >= 4.5
    assert contrast(colours.muted, colours.ground) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.border, colours.card) >= 3
    assert not colours.strong


@pytest.mark.parametrize("worn", STRONG.values(), ids=STRONG)
def test_in_high_contrast_lines_are_as_dark_as_text_and_all_text_stands_out(wear, worn):
    colours = wear(worn, strong=True)
    assert colours.strong
    ink = worn.color(QPalette.ColorRole.WindowText)
    assert {colour.name() for colour in (colours.line, colours.border, colours.muted, colours.norm)} == {ink.name()}
    for text in (colours.ink, colours.worse, colours.living, colours.accent):
        assert contrast(text, colours.card) >= 7
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.ink, colours.highlight) >= 7
    assert contrast(colours.disabled, colours.card) >= 4.5
    assert "border: 3px solid" in style_sheet()


def test_the_frame_around_the_focus_is_thicker_than_other_frames(wear):
    assert wear(None).focus_width == 2
    assert wear(STRONG["white"], strong=True).focus_width == 3


@pytest.mark.parametrize("strong", [False, True], ids=["usual", "high contrast"])
def test_what_is_wrong_still_shows_where_the_focus_is(qtbot, wear, strong):
    wear(STRONG["white"] if strong else None, strong=strong)
    page = QWidget()
    qtbot.addWidget(page)
    page.setStyleSheet(style_sheet())
    column = QVBoxLayout(page)
    lines = [QLineEdit(), QLineEdit()]
    for line in lines:
        line.setProperty("wrong", True)
        column.addWidget(line)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    lines[0].setFocus()
    inside = [line.grab().toImage().pixelColor(2, line.height() // 2) for line in lines]
    assert inside[0] != inside[1]
