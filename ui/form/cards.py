"""How the fields of one card stand: above each other, in a table with a column for each dwelling, or over the width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.form.entry import Entry
from ui.form.input_widgets import LineInput
from ui.form.lists import ChoiceInput
from ui.look.theme import Card, text_label

_INPUT_WIDTH_IN_CHARACTERS = 11
_LINES = 5  # of the grid for each field: label, input, help, note, and what comes after it


def _grid(card: Card) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(2)
    card.column.addLayout(grid)
    return grid


def fill_stacked(card: Card, entries: Sequence[Entry], after: dict[str, QWidget]) -> None:
    """Lay out fields with the label above, two beside each other where the descriptor says so.

    ``after`` holds, by key, what stands under a field.
    """
    grid = _grid(card)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 2)
    line = -_LINES
    for index, entry in enumerate(entries):
        beside = entry.field.beside
        line += 0 if beside else _LINES
        pair = beside or (index + 1 < len(entries) and entries[index + 1].field.beside)
        column, span = (1 if beside else 0), (1 if pair else 2)
        if entry.label is not None:
            entry.label.setContentsMargins(0, 5 if line else 0, 0, 0)
            grid.addWidget(entry.label, line, column, 1, span)
        grid.addWidget(entry.widget, line + 1, column, 1, span)
        if entry.help is not None:
            grid.addWidget(entry.help, line + 2, 0, 1, 2)
        grid.addWidget(entry.note, line + 3, 0, 1, 2)
        if entry.field.key in after:
            grid.addWidget(after[entry.field.key], line + 4, 0, 1, 2)


def fill_wide(card: Card, entries: Sequence[Entry]) -> None:
    """Lay out fields over the whole width."""
    grid = _grid(card)
    for index, entry in enumerate(entries):
        line = _LINES * index
        if entry.help is not None:
            grid.addWidget(entry.help, line, 0)
        if entry.label is not None:
            grid.addWidget(entry.label, line + 1, 0)
        grid.addWidget(entry.widget, line + 2, 0)
        grid.addWidget(entry.note, line + 3, 0)


def fill_table(card: Card, entries: Sequence[Entry]) -> tuple[QLabel, ...]:
    """Lay out fields with the label left, and what is asked of both dwellings in two columns.

    Returns:
        the heads of the two columns, or nothing when there are none.
    """
    grid = _grid(card)
    grid.setColumnStretch(0, 1)
    width = card.fontMetrics().averageCharWidth() * _INPUT_WIDTH_IN_CHARACTERS + 20
    heads: tuple[QLabel, ...] = ()
    line = 0
    if any(entry.field.column is not None for entry in entries):
        heads = (text_label(role="muted", size=0.9), text_label(role="muted", size=0.9))
        for column, head in enumerate(heads):
            head.setProperty("alignment", "AlignRight")
            head.setContentsMargins(0, 0, 12, 0)  # above the figures
            grid.addWidget(head, line, column + 1)
        line += 1
    for entry in entries:
        second = entry.field.column == 1
        wide = _is_wide(entry)
        if wide:
            entry.widget.setFixedWidth(2 * width + grid.horizontalSpacing())
            grid.addWidget(entry.widget, line, 1, 1, 2)
        else:
            entry.widget.setFixedWidth(width)
            grid.addWidget(entry.widget, line, 1 if entry.field.column == 0 else 2)
        if entry.label is not None:
            grid.addWidget(entry.label, line, 0, 1, 1 if wide or entry.field.column == 0 else 2)
        if entry.help is not None:
            grid.addWidget(entry.help, line + 1, 0, 1, 3)
        grid.addWidget(entry.note, line + 2 + int(second), 0, 1, 3)
        if entry.field.column != 0:
            grid.setRowMinimumHeight(line + 4, 4)
            line += _LINES
    return heads


def _is_wide(entry: Entry) -> bool:
    """Whether what is filled in needs the room of two columns: words and lists, unlike an amount or an age."""
    field = entry.field
    if field.column is not None or not isinstance(entry.input, ChoiceInput | LineInput):
        return False
    return field.unit not in ("euro per maand", "euro", "euro per jaar", "jaar") or field.key.endswith("medebewoners")
