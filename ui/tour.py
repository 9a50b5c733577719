"""Four short notes at the right places of the window, over an example: for who sees it for the first time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.look.sight import into_view
from ui.look.theme import GAP, INSIDE, text_label

EXAMPLE = 12  # a family whose rent goes up and whose energy goes down
_WIDE = 42  # of a note, in characters


class Tour(QFrame):
    """Stands beside one part of the window after another; Enter goes on, Escape ends it. ``ended`` tells that."""

    ended = Signal()

    def __init__(self, window: QWidget, parts: tuple[QWidget, QWidget, QWidget, QWidget]) -> None:
        """Begin with the first part: a question; then come the answer, the table, and the way to keep it."""
        super().__init__(window)
        self.setObjectName("note")
        self.setAccessibleName(self.tr("Rondleiding"))
        self.setFixedWidth(_WIDE * self.fontMetrics().averageCharWidth())
        self._window, self._at = window, 0
        words = (
            self.tr(
                "Hier vult u in wie er woont, het inkomen, de huur en de energie. Enter gaat naar de volgende vraag."
            ),
            self.tr("Hier staat het antwoord: wat er is om van te leven, en of dat genoeg is. Het verandert mee."),
            self.tr(
                "Elk bedrag heeft een reden. Ga er met F6 heen, kies een regel en druk op Enter. Dan ziet u waarom."
            ),
            self.tr("Klaar? Druk een bladzijde af voor de klant, of bewaar het dossier. Met Ctrl+N begint u zelf."),
        )
        self._stops = tuple(zip(parts, words, strict=True))
        self._spot = QFrame(window)  # a frame around what is told about
        self._spot.setObjectName("spot")
        self._spot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(INSIDE, INSIDE, INSIDE, INSIDE)
        self.count = text_label(role="muted")
        self.text = text_label()
        self.onward = QPushButton()
        self.onward.setObjectName("main")
        self.onward.clicked.connect(self._go_on)
        self.skip = QPushButton(self.tr("Overslaan"))
        self.skip.clicked.connect(self.end)
        buttons = QHBoxLayout()
        buttons.addWidget(self.onward)
        buttons.addWidget(self.skip)
        buttons.addStretch(1)
        column.addWidget(self.count)
        column.addWidget(self.text)
        column.addLayout(buttons)
        window.installEventFilter(self)
        self._show_stop()

    def _show_stop(self) -> None:
        target, words = self._stops[self._at]
        last = self._at == len(self._stops) - 1
        self.count.setText(self.tr("{nr} van {count}").format(nr=self._at + 1, count=len(self._stops)))
        self.text.setText(words)
        self.onward.setText(self.tr("Klaar") if last else self.tr("Volgende"))
        self.onward.setAccessibleDescription(words)
        self.skip.setVisible(not last)
        into_view(target)
        self._place()
        for part in (self._spot, self):
            part.show()
            part.raise_()
        self.onward.setFocus()

    def _place(self) -> None:
        """Stand beside what is told about: right of it, else left, else below or above, and always inside."""
        target, window = self._stops[self._at][0], self._window
        self.setFixedHeight(self._column.totalHeightForWidth(self.width()))
        about = QRect(target.mapTo(window, QPoint(0, 0)), target.size()).intersected(window.rect())
        self._spot.setGeometry(about.adjusted(-3, -3, 3, 3))
        room = self._window.rect().adjusted(GAP, GAP, -GAP - self.width(), -GAP - self.height())  # of its corner
        corners = (
            QPoint(about.right() + GAP, about.top()),
            QPoint(about.left() - GAP - self.width(), about.top()),
            QPoint(about.left(), about.bottom() + GAP),
            QPoint(about.left(), about.top() - GAP - self.height()),
            about.center(),
        )
        inside = [_within(room, corner) for corner in corners]
        beside = (corner for corner in inside if not about.intersects(QRect(corner, self.size())))
        self.move(next(beside, inside[-1]))

    def _go_on(self) -> None:
        self._at += 1
        if self._at == len(self._stops):
            self.end()
        else:
            self._show_stop()

    def end(self) -> None:
        """Take the notes away."""
        self._window.removeEventFilter(self)
        for part in (self._spot, self):
            part.hide()
            part.deleteLater()
        self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move along when the window gets another size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)


def _within(room: QRect, point: QPoint) -> QPoint:
    return QPoint(
        max(room.left(), min(point.x(), room.right())),
        max(room.top(), min(point.y(), room.bottom())),
    )
