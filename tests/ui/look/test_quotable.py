"""Text is selected with the mouse, and costs nothing as long as nobody does that."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.quotable import Quotable


@pytest.fixture
def around(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(400, 200)
    return widget


@pytest.fixture
def label(around, shown):
    column = QVBoxLayout(around)
    text = Quotable("Dit huishouden heeft € 976 per maand om van te leven.", size=1.7, bold=True)
    column.addWidget(text, 0, Qt.AlignmentFlag.AlignTop)
    shown(around)
    return text


def enter(label):
    """Tell that the mouse came; where it stood before on a screen that is none is not known."""
    place = QPointF(3, 10)
    QCoreApplication.sendEvent(label, QEnterEvent(place, place, place))


def leave(label):
    QCoreApplication.sendEvent(label, QEvent(QEvent.Type.Leave))


def can_be_selected(label):
    return bool(label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse)


def test_the_mouse_selects_words_which_stay_selected_away_from_it(label):
    enter(label)
    QTest.mouseDClick(label, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 10))
    assert label.selectedText() == "Dit"
    leave(label)
    assert label.selectedText() == "Dit"


def test_without_the_mouse_it_is_plain_text(label):
    assert not can_be_selected(label)
    enter(label)
    assert can_be_selected(label)
    leave(label)
    assert not can_be_selected(label)
