from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from ui.look.system_changes import SystemChanges


def test_other_colours_and_another_font_are_told_and_nothing_else(qtbot):
    widget, told = QWidget(), []
    qtbot.addWidget(widget)
    changes = SystemChanges(widget)
    changes.colours.connect(lambda: told.append("colours"))
    changes.font.connect(lambda: told.append("font"))
    widget.setWindowTitle("Leefbudget")
    widget.resize(300, 200)
    assert told == []
    widget.setPalette(QPalette(QColor("#202020")))
    assert told == ["colours"]
    font = widget.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    widget.setFont(font)
    assert told == ["colours", "font"]


def test_an_open_window_turns_dark_with_the_system_and_light_again(qapp, window):
    before = QPalette(qapp.palette())
    light = window.styleSheet()
    qapp.setPalette(QPalette(QColor("#202020")))
    qapp.processEvents()
    dark = window.styleSheet()
    qapp.setPalette(before)
    qapp.processEvents()
    assert "background: #f4f6f8" in light  # the ground of the house colours
    assert "background: #f4f6f8" not in dark
    assert window.styleSheet() == light


def test_an_open_window_gives_the_form_more_room_in_a_larger_font(window):
    narrow = window.halves.left.width()
    font = window.font()
    font.setPointSizeF(font.pointSizeF() * 1.3)
    window.setFont(font)
    assert window.halves.left.maximumWidth() > narrow
