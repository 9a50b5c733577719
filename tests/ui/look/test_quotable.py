"""Text is selected with the mouse, and costs nothing as long as nobody does that."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.quotable import Quotable

AWAY = QPoint(5, 150)


@pytest.fixture
def around(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def label(around, shown):
    around.resize(400, 200)
    column = QVBoxLayout(around)
    text = Quotable("Dit huishouden heeft € 976 per maand om van te leven.", size=1.7, bold=True)
    column.addWidget(text, 0, Qt.AlignmentFlag.AlignTop)
    shown(around)
    QTest.mouseMove(around.windowHandle(), AWAY)
    return text


def move(label, place):
    QTest.mouseMove(label.window().windowHandle(), place)
    QTest.qWait(10)


def over(label, place):
    return label.mapTo(label.window(), place)


def test_the_mouse_selects_words_which_stay_selected_away_from_it(label):
    window = label.window().windowHandle()
    move(label, over(label, QPoint(3, 10)))
    QTest.mouseDClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, over(label, QPoint(8, 10)))
    assert label.selectedText() == "Dit"
    move(label, AWAY)
    assert label.selectedText() == "Dit"


def test_without_the_mouse_it_is_plain_text(label):
    selectable = Qt.TextInteractionFlag.TextSelectableByMouse
    assert not label.textInteractionFlags() & selectable
    place = QPointF(3, 10)  # told, not moved: where the mouse of a screen that is none stood before is not known
    QCoreApplication.sendEvent(label, QEnterEvent(place, place, place))
    assert label.textInteractionFlags() & selectable
    QCoreApplication.sendEvent(label, QEvent(QEvent.Type.Leave))
    assert not label.textInteractionFlags() & selectable
