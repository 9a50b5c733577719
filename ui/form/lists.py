"""Inputs with a list to choose from: one of a few values, and a day."""

from __future__ import annotations

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QComboBox, QWidget

from calculator.cases.fields import Kind
from ui.form.field import Value
from ui.form.input_widgets import HEIGHT_AROUND_TEXT, Chosen, LineInput
from ui.look.day_words import parse_day, said_day
from ui.look.keys import is_enter, is_lost
from ui.look.sight import stay_in_sight

_ARROW = "▾"
_AROUND_TEXT = 36  # what the style sheet leaves free left and right of the text, with the arrow


class _List(QComboBox):
    """A list that looks like the lines of text, and that the wheel does not change by accident."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(self.fontMetrics().height() + HEIGHT_AROUND_TEXT)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setProperty("focusPolicy", "StrongFocus")  # the wheel scrolls, and never moves the focus
        self._typed, self._since_a_letter = "", QElapsedTimer()

    def initStyleOption(self, option: QtWidgets.QStyleOptionComboBox) -> None:
        """Leave out what stands between brackets of a text that is too long; what is still too long ends in dots."""
        super().initStyleOption(option)
        metrics, room = self.fontMetrics(), self.width() - _AROUND_TEXT
        if self.isVisible() and metrics.horizontalAdvance(option.currentText) > room:
            short = option.currentText.partition(" (")[0]
            option.currentText = metrics.elidedText(short, QtCore.Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        """Draw the arrow too, as the letter that it is elsewhere in the form."""
        super().paintEvent(event)
        painter = QPainter(self)
        metrics = painter.fontMetrics()
        top = (self.height() - metrics.height()) // 2 + metrics.ascent()
        painter.drawText(self.width() - 9 - metrics.horizontalAdvance(_ARROW), top, _ARROW)
        painter.end()

    def showPopup(self) -> None:
        """Open the list wide enough for its longest line."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + HEIGHT_AROUND_TEXT)
        self.view().installEventFilter(self)
        super().showPopup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Tab in the open list choose what is lit, and go on: what is typed next belongs to the next field."""
        if isinstance(event, QtGui.QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.view().isVisible():
            keys = QtCore.Qt.Key
            step = {keys.Key_Tab: True, keys.Key_Backtab: False}.get(keys(event.key()))
            if step is not None:
                self._choose(self.view().currentIndex().row())
                self.hidePopup()
                self.focusNextPrevChild(step)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        """Leave Enter to the form, which goes on to the next question."""
        before = self.currentIndex()
        if is_enter(event) or is_lost(event):
            event.ignore()
            return
        if not self._goes_on(event.text().casefold()):
            super().keyPressEvent(event)
            if not self.isEditable() and self.currentIndex() == before:
                self._choose_by_word(event.text().casefold())
        stay_in_sight(self)

    def _goes_on(self, sign: str) -> bool:
        """Choose the first line that begins with what was typed shortly before and this sign; return whether one does.

        Qt looks from the present line on, and would open the list at a space, where what comes next goes astray.
        """
        if not sign or not sign.isprintable() or self.isEditable():
            self._typed = ""
            return False
        pause = QGuiApplication.styleHints().keyboardInputInterval()
        going_on = self._since_a_letter.isValid() and self._since_a_letter.elapsed() < pause
        self._typed = f"{self._typed if going_on else ''}{sign}"
        self._since_a_letter.start()
        if self._typed == sign:
            return False
        lines = [self.itemText(place).casefold() for place in range(self.count())]
        found = next((place for place, line in enumerate(lines) if line.startswith(self._typed)), -1)
        self._choose(found)
        return found >= 0 or sign == " "

    def _choose(self, place: int) -> None:
        """Choose a line as a person does."""
        if place >= 0 and place != self.currentIndex():
            self.setCurrentIndex(place)
            self.activated.emit(place)

    def _choose_by_word(self, letter: str) -> None:
        """Choose the next line with a word that begins with a letter: m for per maand.

        Only where all lines begin with the same word: in another list a letter may go on with what was typed before it.
        """
        lines = [self.itemText(place).casefold() for place in range(self.count())]
        if not letter.isalnum() or len({line.partition(" ")[0] for line in lines}) > 1:
            return
        places = [*range(self.currentIndex() + 1, self.count()), *range(self.currentIndex() + 1)]
        self._choose(next((place for place in places if f" {letter}" in lines[place]), -1))

    def wheelEvent(self, event: QtGui.QWheelEvent) -> None:
        """Leave the wheel to the form, which scrolls."""
        event.ignore()


class ChoiceInput(_List, Chosen):
    """One of a closed list of values."""

    changed = Signal()
    edited = Signal()
    left = Signal()

    def __init__(self, choices: tuple[tuple[Value, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Value] = []
        self.set_choices(choices)
        self.activated.connect(self.edited)
        self.currentIndexChanged.connect(self.changed)

    def set_choices(self, choices: tuple[tuple[Value, str], ...]) -> None:
        """Replace the list, keeping the value when it is still there."""
        value = self.value()
        blocked = self.blockSignals(True)
        self.clear()
        self._values = [value for value, _ in choices]
        self.addItems([label for _, label in choices])
        self.set_value(value)
        self.blockSignals(blocked)

    def value(self) -> Value:
        """Return the chosen value."""
        return self._values[self.currentIndex()] if 0 <= self.currentIndex() < len(self._values) else None

    def set_value(self, value: Value) -> None:
        """Choose a value; the first when it is not in the list."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)


class DayInput(_List):
    """A day: one of the days on which amounts change, or any other that is typed."""

    changed = Signal()
    edited = Signal()
    left = Signal()

    def __init__(self, days: tuple[str, ...], kind: Kind | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = LineInput(parse_day, lambda value: said_day(str(value)), kind, self)
        self._line.setMinimumHeight(0)
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        if days:
            self.set_days(days)
        self._line.edited.connect(self.edited)
        self._line.left.connect(self.left)
        self.activated.connect(self.edited)
        self.editTextChanged.connect(self.changed)

    def set_days(self, days: tuple[str, ...]) -> None:
        """Offer these days, keeping what stands there; what is typed is not completed."""
        self._line.setCompleter(None)  # type: ignore[arg-type] # None takes it away
        text = self.currentText()
        blocked = self.blockSignals(True)
        self.clear()
        self.addItems([said_day(day) for day in days])
        self.setCurrentIndex(self.findText(text))
        self.setEditText(text)
        self.blockSignals(blocked)

    def value(self) -> Value:
        """Return the ISO date."""
        return self._line.value()

    def set_value(self, value: Value) -> None:
        """Show an ISO date in words."""
        text = "" if value is None else said_day(str(value))
        self.setCurrentIndex(self.findText(text))
        self.setEditText(text)

    @property
    def at_once(self) -> bool:
        """Whether the last change was made in one go: chosen from the list, or pasted."""
        return self._line.at_once

    def is_blank(self) -> bool:
        """Return whether nothing stands in it."""
        return self._line.is_blank()

    def error(self) -> str:
        """Return what is wrong with the date."""
        return self._line.error()

    def echo(self) -> str:
        """Return the date in words when it was typed otherwise."""
        value = self.value()
        return "" if value is None or said_day(str(value)) == self.currentText().strip() else said_day(str(value))

    def typed(self) -> str:
        """Return the text when it cannot be read."""
        return self._line.typed()

    def set_typed(self, text: str) -> None:
        """Put back a text that cannot be read."""
        self.setEditText(text)

    def setAccessibleName(self, name: str) -> None:
        """Name the line inside too: it has the focus."""
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """Describe the line inside too."""
        super().setAccessibleDescription(description)
        self._line.setAccessibleDescription(description)
