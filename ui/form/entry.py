"""A field of the form with its widgets: label, input, help, and the note under it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.form.age import read_age, read_ages, written_age, written_ages
from ui.form.field import FormField, Widget
from ui.form.input_widgets import InputWidget, LineInput, MoneyInput, translated
from ui.form.lists import ChoiceInput, DayInput
from ui.form.typed import read_amounts, read_text, read_whole, written_amounts
from ui.look.theme import set_role, text_label


class Entry:
    """One field; ``left`` tells whether it was left since the last keystroke that made it wrong.

    ``refused`` is why its value was refused, ``hint`` what may be said of it without anything being wrong. What it asks
    may be asked ``elsewhere`` as well.
    """

    def __init__(self, field: FormField, days: tuple[str, ...], label: str | None) -> None:
        self.field = field
        self.input: InputWidget = make_input(field, days)
        self.under = QVBoxLayout()  # where the note comes, once there is something to say
        self._note: QLabel | None = None
        self.label: QLabel | None = None
        self.help: QLabel | None = None
        self.left = False
        self.refused = ""
        self.hint = ""
        self.elsewhere: Entry | None = None
        self.shown = True
        self._said: tuple[object, ...] = ()
        self.widget.setProperty("wrong", False)
        if label is not None:
            self.label = QLabel(label)
            self.label.setWordWrap(True)
            self.label.setBuddy(self.widget)
            if field.help:
                self.help = text_label(translated(field.help), size=0.9, role="muted")

    @property
    def note(self) -> QLabel:
        """The line under the input that says what is wrong with it, or what may be said of it."""
        if self._note is None:
            self._note = text_label(size=0.9, role="muted")
            self._note.setVisible(False)
            self.under.addWidget(self._note)
            if self.label is None:
                self._note.setBuddy(self.widget)  # the label of the row has the first dwelling
        return self._note

    @property
    def widget(self) -> QWidget:
        """The input as a widget."""
        return cast("QWidget", self.input)

    def connect(
        self, changed: Callable[[Entry], None], edited: Callable[[Entry], None], left: Callable[[Entry], None]
    ) -> None:
        """Tell what happens to the input."""
        self.input.changed.connect(lambda: changed(self))
        self.input.edited.connect(lambda: edited(self))
        self.input.left.connect(lambda: left(self))

    def has_focus(self) -> bool:
        """Whether the input has the focus, or the line inside it; here or elsewhere."""
        here = self.widget.hasFocus()  # of an input with a line inside Qt answers for that line
        return here or (self.elsewhere is not None and self.elsewhere.has_focus())

    @property
    def nearest(self) -> QWidget:
        """The input to go to: the one elsewhere when that can be seen and this one cannot."""
        if self.elsewhere is not None and self.elsewhere.widget.isVisible() and not self.widget.isVisible():
            return self.elsewhere.widget
        return self.widget

    def forget(self) -> None:
        """Begin anew: nothing was left, refused or hinted."""
        self.left = False
        self.refused = self.hint = ""

    def show(self, title: str, dwelling: str, *, shown: bool) -> None:
        """Show the error, or how the text was understood and what is said of it; the same for a screen reader.

        ``title`` names the input, ``dwelling`` goes before the note when one line serves two dwellings.
        """
        error = (self.input.error() if self.left else "") or self.refused
        text = error or "\n".join(part for part in (self.input.echo(), self.hint) if part)
        said = (title, dwelling, text, bool(error), shown)
        if said == self._said:
            return
        self._said = said
        self.shown = shown
        self.widget.setVisible(shown)
        if self.label is not None:
            self.label.setVisible(shown or self.field.column == 0)  # that of the first dwelling names both
        if self.help is not None:
            self.help.setVisible(shown and not text)  # what is said of the value takes its place
        set_role(self.widget, "wrong", bool(error))
        self.widget.setAccessibleName(title)
        parts = (translated(self.field.unit), translated(self.field.help), text.replace("\n", ". "))
        self.widget.setAccessibleDescription(". ".join(part.rstrip(".") for part in parts if part))
        if text or self._note is not None or self.label is None:
            self._show_note(f"{dwelling}: {text}" if text and dwelling else text, wrong=bool(error), shown=shown)
        names = self.note if self.label is None else self.label
        names.setAccessibleName(title)  # on Linux a list is named by the label whose buddy it is

    def _show_note(self, text: str, *, wrong: bool, shown: bool) -> None:
        self.note.setText(text)
        set_role(self.note, "role", "worse" if wrong else "muted")
        self.note.setVisible(bool(text) and shown)


def make_input(field: FormField, days: tuple[str, ...]) -> InputWidget:  # noqa: PLR0911 # one line per kind of input
    """Return the input for a field; ``days`` are the days offered for a date."""
    match field.widget:
        case Widget.MONEY:
            return MoneyInput(field.kind)
        case Widget.WHOLE:
            return LineInput(read_whole, str, field.kind)
        case Widget.AGE:
            return LineInput(read_age, written_age)
        case Widget.AGES:
            return LineInput(read_ages, written_ages)
        case Widget.AMOUNTS:
            return LineInput(read_amounts, written_amounts)
        case Widget.CHECKS:
            from ui.form.checks import ChecksInput  # stands under "Meer" only

            checks = ChecksInput()
            checks.set_choices(tuple((str(value), translated(label)) for value, label in field.choices))
            return checks
        case Widget.TEXT:
            return LineInput(read_text, str, field.kind)
        case Widget.CHOICE:
            return ChoiceInput(tuple((value, translated(label)) for value, label in field.choices))
        case Widget.DAY:
            return DayInput(days, field.kind)
