"""What has the focus is always in sight: scrolled into view when it gets the focus, and again when something moves."""

from __future__ import annotations

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_LINES_AROUND = 2.5  # the label above a field and what is said of it below
_PASSES = 4  # a layout that changes inside changes those around it, one after the other


class InSight(QObject):
    """Watches the focus in a window, and what moves in its scroll areas."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.keep)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def watch(self, area: QScrollArea) -> None:
        """Follow an area: when it or what is in it gets another height, what has the focus stays in sight."""
        area.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._later.start())

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._window.isAncestorOf(now):
            into_view(now)
            self._later.start()  # what was just opened still has to find its place

    def keep(self) -> None:
        """Bring what has the focus into view again."""
        focus = QApplication.focusWidget()
        if focus is not None and self._window.isAncestorOf(focus):
            into_view(focus)


def stay_in_sight(widget: QWidget) -> None:
    """Bring a widget into view when a part of it cannot be seen, as after scrolling away from where one types."""
    if widget.visibleRegion().boundingRect() != widget.rect():
        into_view(widget)


def into_view(widget: QWidget) -> None:
    """Scroll every area around a widget so that it can be seen; of a list or table the line that one is at."""
    areas = _areas_around(widget)
    if not areas:
        return
    for _ in range(_PASSES):
        QtCore.QCoreApplication.sendPostedEvents(None, QtCore.QEvent.Type.LayoutRequest)
    part = _part(widget)
    around = round(widget.fontMetrics().height() * _LINES_AROUND)
    for area, content in areas:
        centre = widget.mapTo(content, part.center())
        half = part.height() // 2 + around
        area.ensureVisible(centre.x(), centre.y(), 0, min(half, max(area.viewport().height() // 2 - 1, 0)))


def _areas_around(widget: QWidget) -> list[tuple[QScrollArea, QWidget]]:
    """Return the areas that a widget is in with what they scroll, the nearest first."""
    found, around = [], widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            content = around.widget()
            if content is not None and content.isAncestorOf(widget):
                found.append((around, content))
        around = around.parentWidget()
    return found


def _part(widget: QWidget) -> QRect:
    """Return the part of a widget that should be seen."""
    if isinstance(widget, QtWidgets.QAbstractItemView) and widget.currentIndex().isValid():
        line = widget.visualRect(widget.currentIndex())
        return QRect(widget.viewport().mapTo(widget, line.topLeft()), line.size()).intersected(widget.rect())
    return widget.rect()
