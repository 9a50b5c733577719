"""A field of the form once more, elsewhere in the window: what is typed in one of the two stands in both."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QLabel

from ui.form.descriptors import BY_KEY
from ui.form.entry import Entry
from ui.form.input_widgets import LineInput, translated
from ui.look.theme import text_label

if TYPE_CHECKING:
    from ui.form.form import Form


class Twin(Entry):
    """Label, input and note of a line that the form asks under "Meer"; only the form knows what it means.

    Whoever shows it gives the three their place, and lets it ``follow`` whenever the form has other content.
    """

    def __init__(self, form: Form, key: str) -> None:
        super().__init__(BY_KEY[key], (), None)
        form.build_more()
        self._form, self._twin = form, form.entries()[key]
        self.label = self._label = QLabel(translated(self.field.label))
        self._label.setBuddy(self.widget)
        self._note = text_label(size=0.9, role="muted")
        self._note.setVisible(False)
        self.connect(self._on_changed, lambda _: form.on_edited(self._twin), self._on_left)
        self._line.returnPressed.connect(lambda: self._on_left(self))
        self._twin.elsewhere = self

    @property
    def _line(self) -> LineInput:
        return cast("LineInput", self.input)

    @property
    def parts(self) -> tuple[QLabel, LineInput, QLabel]:
        """The widgets that want a place, in the order of the eye."""
        return self._label, self._line, self.note

    def follow(self) -> None:
        """Show what stands in the form, and what it says of that."""
        twin, line = self._twin, self._line
        theirs = cast("LineInput", twin.input)
        if line.text() != theirs.text():
            line.blockSignals(True)  # it says nothing new
            line.repeat(theirs)
            line.blockSignals(False)
        self.left, self.refused, self.hint = twin.left, twin.refused, twin.hint
        self.show(self._form.title_of(self.field.key), "", shown=True)

    def _on_changed(self, _: Entry) -> None:
        cast("LineInput", self._twin.input).repeat(self._line)

    def _on_left(self, _: Entry) -> None:
        self._form.on_left(self._twin)
