"""What each field is called, with the row and the dwelling that it is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtWidgets import QLabel

from ui.form.field import FormField
from ui.form.input_widgets import translated
from ui.form.record import Record
from ui.look.situations import OWN_NAMES, situation

if TYPE_CHECKING:
    from ui.form.rows import RowsEditor  # the first paint has no rows


class Titles:
    """The names of the rows of now, and with them those of all fields."""

    def __init__(self) -> None:
        self._of_rows: dict[str, str] = {}

    def name_rows(self, editors: Iterable[RowsEditor]) -> None:
        """Name every row anew, by its number and what stands in it."""
        names: dict[str, str] = {}
        for editor in editors:
            for path, row in editor.rows():
                above, _, own = path.rpartition(".") if "." in path else ("", "", path)
                number = int(own[own.index("[") + 1 : -1]) + 1
                names[path] = row.name(number, names.get(above, ""))
        self._of_rows = names

    def title(self, key: str, item: FormField, record: Record) -> str:
        """Return the label of a field, with its dwelling or its row."""
        label = translated(item.label)
        if item.column is not None:
            return f"{label} ({dwelling_name(record, item.column)})"
        above = key.removesuffix(item.key).rstrip(".")
        return f"{label} ({self._of_rows[above]})" if above in self._of_rows else label


def dwelling_name(record: Record, column: int) -> str:
    """Return what one of the two dwellings of the form is called."""
    given = record[f"woonsituaties[{column}].naam"]
    return situation(str(given) if given else OWN_NAMES[column])


def show_name(head: QLabel, name: str) -> None:
    """Show a name in two lines at most, never broken inside a word; the whole of a longer one is told on request."""
    metrics, room = head.fontMetrics(), head.maximumWidth()
    words, first = name.split(), ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= room:
        first = f"{first} {words.pop(0)}".strip()
    lines = [first or words.pop(0), " ".join(words)]
    if lines != [name, ""] or not first:  # Qt's largest class stays out of the first paint
        lines = [metrics.elidedText(line, QtCore.Qt.TextElideMode.ElideRight, room) for line in lines]
    shown = " ".join(line for line in lines if line)
    head.setText(shown)
    head.setToolTip(name if shown != name else "")
    head.setAccessibleName(name)
