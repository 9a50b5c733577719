"""The inputs of the form: a value, what is wrong with it, how it was understood, and a signal when it changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QCoreApplication, Signal, SignalInstance
from PySide6.QtWidgets import QLineEdit, QWidget

from calculator.cases.fields import Kind
from calculator.dutch.marks import as_seen
from calculator.dutch.money import parse_euro
from ui.form.field import Value
from ui.form.typed import expected, written_amount
from ui.look.keys import is_lost
from ui.look.sight import stay_in_sight
from ui.look.wording import worded

HEIGHT_AROUND_TEXT = 12
_LONGEST = 2_000  # longer is no answer; what is cut off in silence would be another one
_NEXT_CELL = ("\t", "\n", "\r")


def translated(text: str) -> str:
    """Return a text of a descriptor in the language of the window."""
    return QCoreApplication.translate("Form", text) if text else ""


def refusal(error: ValueError) -> str:
    """Return in the language of the window why a text was not read."""
    return worded(str(error))


class InputWidget(Protocol):
    """What the form asks of an input; every input is a QWidget too."""

    changed: SignalInstance
    edited: SignalInstance
    left: SignalInstance

    @property
    def at_once(self) -> bool:
        """Whether the last change was made in one go, as pasting does."""

    def value(self) -> Value:
        """Return the value, None when nothing is given or when it cannot be read."""

    def set_value(self, value: Value) -> None:
        """Show a value without this counting as typing."""

    def error(self) -> str:
        """Return what is wrong with what was typed, or nothing."""

    def echo(self) -> str:
        """Return how an ambiguous text was understood, or nothing."""

    def is_blank(self) -> bool:
        """Return whether nothing stands in it, though something could be typed."""

    def typed(self) -> str:
        """Return a text that cannot be read, so that it can be put back; else nothing."""

    def set_typed(self, text: str) -> None:
        """Put back a text that cannot be read."""


class Chosen:
    """The part of an input in which nothing is typed, so that there is nothing to misread."""

    at_once = False

    def is_blank(self) -> bool:
        """Return no: something is always chosen."""
        return False

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
        self._typing = False
        self.at_once = False
        self.setFixedHeight(self.fontMetrics().height() + HEIGHT_AROUND_TEXT)
        self.textEdited.connect(self.edited)
        self.textChanged.connect(self._on_changed)

    def _on_changed(self) -> None:
        self.at_once = not self._typing
        self.changed.emit()

    def is_blank(self) -> bool:
        """Return whether nothing stands in it."""
        return not self.text()

    def value(self) -> Value:
        """Return what the text means."""
        return self._understood()[0]

    def _understood(self) -> tuple[Value, str]:
        """Return the value and what is wrong; read once for each text."""
        text = self.text()
        if self._known is None or self._known[0] != text:
            value, wrong = self._read_whole(text)
            self._known = (text, None if wrong else value, wrong)
        return self._known[1:]

    def _read_whole(self, text: str) -> tuple[Value, str]:
        """Read a text as far as it is long; return what is wrong with it too."""
        if len(text) > _LONGEST:
            long = QCoreApplication.translate("inputs", "Dit zijn meer dan {most} tekens. Geef alleen het antwoord.")
            return None, long.format(most=_LONGEST)
        try:
            value = self._read(text)
        except ValueError as error:
            if any(sign in text.strip() for sign in _NEXT_CELL):
                return None, QCoreApplication.translate("inputs", "Hier staan meer cellen of regels. Geef er één.")
            return None, refusal(error)
        return value, self._refused(value)

    def set_value(self, value: Value) -> None:
        """Show a value as it is usually written."""
        self.setText("" if value is None else self._write(value))
        self.setCursorPosition(0)

    def error(self) -> str:
        """Return what is wrong with the text."""
        return self._understood()[1]

    def _refused(self, value: Value) -> str:
        accepted = None if value is None or self._kind is None else self._kind.refuse(value)
        return worded(expected(accepted)) if accepted else ""

    def echo(self) -> str:
        """Return nothing: the text says what it means."""
        return ""

    def typed(self) -> str:
        """Return the text when it cannot be read."""
        return self.text() if self.error() else ""

    def set_typed(self, text: str) -> None:
        """Put back a text that cannot be read."""
        self.setText(text)

    def repeat(self, other: LineInput) -> None:
        """Take over what is typed in a line that asks the same, in as many steps as it is typed there."""
        self._typing = not other.at_once
        self.setText(other.text())
        self._typing = False

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        """Leave undo and redo to the window: they are about the whole form. What is pasted or cut goes in one go."""
        keys = QtGui.QKeySequence.StandardKey
        if event.matches(keys.Undo) or event.matches(keys.Redo) or is_lost(event):
            event.ignore()
        elif event.matches(keys.Paste) or event.matches(keys.Cut):
            super().keyPressEvent(event)
        else:
            self._typing = True
            super().keyPressEvent(event)
            self._typing = False
            stay_in_sight(self)

    def inputMethodEvent(self, event: QtGui.QInputMethodEvent) -> None:
        """Take what an input method makes of several keys as typing."""
        self._typing = True
        super().inputMethodEvent(event)
        self._typing = False

    def focusOutEvent(self, event: QtGui.QFocusEvent) -> None:
        """Tell that the input was left; errors are shown from then on, and of a long text the beginning."""
        super().focusOutEvent(event)
        reason, reasons = event.reason(), QtCore.Qt.FocusReason
        if reason != reasons.PopupFocusReason:
            if reason != reasons.ActiveWindowFocusReason:  # there one goes on where one was
                self.setCursorPosition(0)
            self.left.emit()


class MoneyInput(LineInput):
    """An amount in euros, read by our own rules: empty is not zero, and 1.234 is said back."""

    def __init__(self, kind: Kind | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parse_euro, written_amount, kind, parent)
        self.setProperty("alignment", "AlignRight|AlignVCenter")
        self.by_hand = False
        self.textEdited.connect(self._on_typed)

    def _on_typed(self) -> None:
        self.by_hand = True

    def set_value(self, value: Value) -> None:
        """Show an amount with dots and a comma."""
        self.by_hand = False
        super().set_value(value)

    def repeat(self, other: LineInput) -> None:
        """Take over an amount with whether it was typed: then it may have to be said in other digits."""
        self.by_hand = isinstance(other, MoneyInput) and other.by_hand
        super().repeat(other)

    def echo(self) -> str:
        """Return the amount in other digits when a dot was typed, since a dot has two meanings."""
        value = self.value()
        if not self.by_hand or "." not in as_seen(self.text()) or not isinstance(value, float):
            return ""
        return QCoreApplication.translate("inputs", "{amount} euro").format(amount=written_amount(value))
