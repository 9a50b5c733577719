"""The inputs of the form: a value, what is wrong with it, how it was understood, and a signal when it changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from calculator.fields import Amount, Kind
from calculator.money import number, parse_euro
from ui.dates import day_text, parse_day
from ui.fields import FormField, Value, Widget
from ui.theme import roles

_HEIGHT_AROUND_TEXT = 12
_MAXIMUM_LENGTH = 200


def translated(text: str) -> str:
    """Return a text of a descriptor in the language of the window."""
    return QCoreApplication.translate("Form", text) if text else ""


class Input(Protocol):
    """What the form asks of an input; every input is a QWidget too."""

    changed: SignalInstance
    edited: SignalInstance
    left: SignalInstance

    def value(self) -> Value:
        """Return the value, None when nothing is given or when it cannot be read."""

    def set_value(self, value: Value) -> None:
        """Show a value without this counting as typing."""

    def error(self) -> str:
        """Return what is wrong with what was typed, or nothing."""

    def echo(self) -> str:
        """Return how an ambiguous text was understood, or nothing."""

    def typed(self) -> str:
        """Return a text that cannot be read, so that it can be put back; else nothing."""

    def set_typed(self, text: str) -> None:
        """Put back a text that cannot be read."""


class LineInput(QLineEdit):
    """A line of text with a meaning: read by one function and written by another."""

    changed = Signal()
    edited = Signal()
    left = Signal()

    def __init__(
        self,
        read: Callable[[str], Value],
        write: Callable[[Value], str],
        kind: Kind | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._write = write
        self._kind = kind
        self._known: tuple[str, Value, str] | None = None
        self.setMaxLength(_MAXIMUM_LENGTH)
        self.setFixedHeight(self.fontMetrics().height() + _HEIGHT_AROUND_TEXT)
        self.textEdited.connect(self.edited)
        self.textChanged.connect(self.changed)

    def value(self) -> Value:
        """Return what the text means."""
        return self._understood()[0]

    def _understood(self) -> tuple[Value, str]:
        """Return the value and what is wrong; read once for each text."""
        text = self.text()
        if self._known is None or self._known[0] != text:
            value: Value = None
            try:
                value = self._read(text)
                wrong = self._refused(value)
            except ValueError as error:
                wrong = str(error)
            self._known = (text, None if wrong else value, wrong)
        return self._known[1:]

    def set_value(self, value: Value) -> None:
        """Show a value as it is usually written."""
        self.setText("" if value is None else self._write(value))
        self.setCursorPosition(0)

    def error(self) -> str:
        """Return what is wrong with the text."""
        return self._understood()[1]

    def _refused(self, value: Value) -> str:
        accepted = None if value is None or self._kind is None else self._kind.refuse(value)
        return f"Verwacht: {accepted}." if accepted else ""

    def echo(self) -> str:
        """Return nothing: the text says what it means."""
        return ""

    def typed(self) -> str:
        """Return the text when it cannot be read."""
        return self.text() if self.error() else ""

    def set_typed(self, text: str) -> None:
        """Put back a text that cannot be read."""
        self.setText(text)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window: they are about the whole form."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
        ):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the input was left; errors are shown from then on."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class MoneyInput(LineInput):
    """An amount in euros, read by our own rules: empty is not zero, and 1.234 is said back."""

    def __init__(self, kind: Kind | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parse_euro, _written_amount, kind, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._typed = False
        self.textEdited.connect(self._on_typed)

    def _on_typed(self) -> None:
        self._typed = True

    def set_value(self, value: Value) -> None:
        """Show an amount with dots and a comma."""
        self._typed = False
        super().set_value(value)

    def echo(self) -> str:
        """Return the amount in other digits when a dot was typed, since a dot has two meanings."""
        value = self.value()
        if not self._typed or "." not in self.text() or not isinstance(value, float):
            return ""
        return QCoreApplication.translate("inputs", "{amount} euro").format(amount=_written_amount(value))


def _written_amount(value: Value) -> str:
    amount = float(value)  # type: ignore[arg-type]
    return number(amount, 0 if amount.is_integer() else 2)


def read_whole(text: str) -> Value:
    """Read a whole number; empty means not given.

    Raises:
        ValueError: with what is accepted.
    """
    cleaned = text.strip()
    if not cleaned:
        return None
    if not re.fullmatch(r"\d{1,3}", cleaned, re.ASCII):
        raise ValueError("Typ een heel getal, zoals 38.")
    return int(cleaned)


def read_ages(text: str) -> Value:
    """Read the ages of children, with commas or spaces between; empty means not given.

    Raises:
        ValueError: with what is accepted.
    """
    parts = [part for part in re.split(r"[\s,;]+|\ben\b", text.strip()) if part]
    if not parts:
        return None
    if not all(re.fullmatch(r"\d{1,3}", part, re.ASCII) and int(part) <= 120 for part in parts):
        raise ValueError("Typ hele jaren met een komma ertussen, zoals 10, 11.")
    return tuple(int(part) for part in parts)


def read_amounts(text: str) -> Value:
    """Read amounts with semicolons between; empty means not given.

    Raises:
        ValueError: with what is accepted.
    """
    amounts = tuple(parse_euro(part) for part in text.split(";") if part.strip())
    refused = next((found for amount in amounts if (found := Amount().refuse(amount))), None)
    if refused is not None:
        raise ValueError(f"Verwacht: {refused}.")
    return tuple(amount for amount in amounts if amount is not None) or None


def _written_amounts(value: Value) -> str:
    return "; ".join(_written_amount(amount) for amount in value)  # type: ignore[union-attr]


def _written_ages(value: Value) -> str:
    return ", ".join(str(age) for age in value)  # type: ignore[union-attr]


def _read_text(text: str) -> Value:
    return text.strip() or None


def _frame(widget: QComboBox, *, focused: bool, wrong: bool) -> None:
    """Draw the frame and the arrow of a list like the frame of a line of text."""
    colours = roles()
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = colours.focus_width if focused else 2 if wrong else 1
    edge = colours.worse if wrong else colours.accent if focused else colours.border
    frame = QRectF(widget.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setPen(QPen(edge, width))
    painter.setBrush(colours.card)
    painter.drawRoundedRect(frame, 5, 5)
    unit = widget.fontMetrics().height() / 16
    middle = QPointF(widget.width() - 10 - 4 * unit, widget.height() / 2)
    arrow = QPainterPath(middle + QPointF(-4, -2) * unit)
    arrow.lineTo(middle + QPointF(0, 2) * unit)
    arrow.lineTo(middle + QPointF(4, -2) * unit)
    painter.setPen(QPen(colours.ink if widget.isEnabled() else colours.line, 1.6 * unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(arrow)
    painter.end()


class _List(QComboBox):
    """A list that looks like the lines of text, and that the wheel does not change by accident."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(self.fontMetrics().height() + _HEIGHT_AROUND_TEXT)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def showPopup(self) -> None:
        """Open the list wide enough for its longest line."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _HEIGHT_AROUND_TEXT)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form, which scrolls."""
        event.ignore()


class ChoiceInput(_List):
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

    def error(self) -> str:
        """Return nothing: every choice is good."""
        return ""

    def echo(self) -> str:
        """Return nothing."""
        return ""

    def typed(self) -> str:
        """Return nothing: every choice can be read."""
        return ""

    def set_typed(self, text: str) -> None:
        """Do nothing."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, the arrow and the chosen text."""
        _frame(self, focused=self.hasFocus(), wrong=False)
        painter = QPainter(self)
        painter.setPen(roles().ink if self.isEnabled() else roles().muted)
        space = self.rect().adjusted(10, 0, -24, 0)
        text = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, space.width())
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class DayInput(_List):
    """A day: one of the days on which amounts change, or any other that is typed."""

    changed = Signal()
    edited = Signal()
    left = Signal()

    def __init__(self, days: tuple[str, ...], kind: Kind | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = LineInput(parse_day, lambda value: day_text(str(value)), kind, self)
        self._line.setMinimumHeight(0)
        self._line.setTextMargins(6, 0, 0, 0)  # from where the list puts its line to where others have their text
        self.setEditable(True)
        self.setLineEdit(self._line)
        self._line.setCompleter(None)  # type: ignore[arg-type] # None takes it away
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems([day_text(day) for day in days])
        self._line.edited.connect(self.edited)
        self._line.left.connect(self.left)
        self.activated.connect(self.edited)
        self.editTextChanged.connect(self.changed)

    def value(self) -> Value:
        """Return the ISO date."""
        return self._line.value()

    def set_value(self, value: Value) -> None:
        """Show an ISO date in words."""
        text = "" if value is None else day_text(str(value))
        self.setCurrentIndex(self.findText(text))
        self.setEditText(text)

    def error(self) -> str:
        """Return what is wrong with the date."""
        return self._line.error()

    def echo(self) -> str:
        """Return the date in words when it was typed otherwise."""
        value = self.value()
        return "" if value is None or day_text(str(value)) == self.currentText().strip() else day_text(str(value))

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame and the arrow; the line draws the text."""
        _frame(self, focused=self._line.hasFocus(), wrong=self.property("wrong") is True)


class ChecksInput(QListWidget):
    """A list in which any number of lines can be ticked; the lines come when the tables are loaded."""

    changed = Signal()
    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[str, ...] = ()
        self._codes: list[str] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self._on_item_changed)

    def set_choices(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Show the lines that can be ticked."""
        blocked = self.blockSignals(True)
        self.clear()
        self._codes = [code for code, _ in choices]
        for code, label in choices:
            item = QListWidgetItem(label, self)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if code in self._values else Qt.CheckState.Unchecked)
        self.blockSignals(blocked)
        self._fit()

    def _on_item_changed(self, _item: QListWidgetItem) -> None:
        ticked = {code for row, code in enumerate(self._codes) if self._is_ticked(row)}
        kept = [value for value in self._values if value in ticked or value not in self._codes]
        self._values = (*kept, *(code for code in self._codes if code in ticked and code not in kept))
        self.edited.emit()
        self.changed.emit()

    def _is_ticked(self, row: int) -> bool:
        return self.item(row).checkState() is Qt.CheckState.Checked

    def value(self) -> Value:
        """Return the codes of the ticked lines."""
        return self._values or None

    def set_value(self, value: Value) -> None:
        """Tick the lines of these codes."""
        values: tuple[str, ...] = () if value is None else tuple(str(code) for code in value)  # type: ignore[union-attr]
        if values == self._values:
            return
        self._values = values
        blocked = self.blockSignals(True)
        for row, code in enumerate(self._codes):
            self.item(row).setCheckState(Qt.CheckState.Checked if code in values else Qt.CheckState.Unchecked)
        self.blockSignals(blocked)
        self.changed.emit()

    def error(self) -> str:
        """Return nothing: every choice is good."""
        return ""

    def echo(self) -> str:
        """Return nothing."""
        return ""

    def typed(self) -> str:
        """Return nothing: every choice can be read."""
        return ""

    def set_typed(self, text: str) -> None:
        """Do nothing."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as all lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        height = 0
        if self.count():
            self.doItemsLayout()  # how high a line is depends on the width
            height = self.visualItemRect(self.item(self.count() - 1)).bottom() + self.verticalOffset() + 1
        self.setFixedHeight(max(height + 2 * self.frameWidth(), self.fontMetrics().height()))

    def sizeHint(self) -> QSize:
        """Return a size that shows every line."""
        return QSize(super().sizeHint().width(), self.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form, which scrolls."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the list was left."""
        super().focusOutEvent(event)
        self.left.emit()


def make_input(field: FormField, days: tuple[str, ...]) -> Input:  # noqa: PLR0911 # one line per kind of input
    """Return the input for a field; ``days`` are the days offered for a date."""
    match field.widget:
        case Widget.MONEY:
            return MoneyInput(field.kind)
        case Widget.WHOLE:
            return LineInput(read_whole, str, field.kind)
        case Widget.AGES:
            return LineInput(read_ages, _written_ages)
        case Widget.AMOUNTS:
            return LineInput(read_amounts, _written_amounts)
        case Widget.CHECKS:
            return ChecksInput()
        case Widget.TEXT:
            return LineInput(_read_text, str, field.kind)
        case Widget.CHOICE:
            return ChoiceInput(tuple((value, translated(label)) for value, label in field.choices))
        case Widget.DAY:
            return DayInput(days, field.kind)
