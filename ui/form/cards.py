"""How the fields of one card stand: above each other, in a table with a column for each dwelling, or over the width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.form.entry import Entry
from ui.form.field import Section, Widget
from ui.form.input_widgets import LineInput, translated
from ui.form.lists import ChoiceInput, DayInput
from ui.look.theme import INSIDE, text_label

FORM_IN_CHARACTERS = 62
_INPUT_IN_CHARACTERS = 13
_AROUND_INPUT = 20
_BETWEEN = 8
_MOST_LABEL_LINES = 2
_LINES = 5  # of the grid for each field: label, input, help, note, and what comes after it


def fill(
    column: QVBoxLayout, section: Section, entries: Sequence[Entry], after: dict[str, QWidget]
) -> tuple[QLabel, ...]:
    """Lay out the fields of a section.

    ``after`` holds, by key, what stands under a field.

    Returns:
        the heads of the columns of two dwellings, or nothing when there are none.
    """
    if any(entry.field.widget is Widget.CHECKS for entry in entries):
        _fill_wide(column, entries)
    elif section.front and all(entry.field.column is None for entry in entries):
        _fill_stacked(column, [entry for entry in entries if not entry.field.group], after)
        _fill_groups(column, [entry for entry in entries if entry.field.group])
    else:
        heads = _fill_table(column, [entry for entry in entries if not entry.field.group])
        _fill_groups(column, [entry for entry in entries if entry.field.group])
        return heads
    return ()


def _grid(column: QVBoxLayout) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(_BETWEEN)
    grid.setVerticalSpacing(2)
    column.addLayout(grid)
    return grid


def _fill_stacked(column: QVBoxLayout, entries: Sequence[Entry], after: dict[str, QWidget]) -> None:
    """Lay out fields with the label above, two beside each other where the descriptor says so.

    Of two, one that is not asked leaves its room to the other.
    """
    lines: list[list[Entry]] = []
    for entry in entries:
        if entry.field.beside:
            lines[-1].append(entry)
        else:
            lines.append([entry])
    for number, members in enumerate(lines):
        line = QHBoxLayout()
        line.setSpacing(_BETWEEN)
        for entry, share in zip(members, (3, 2), strict=False):
            cell = QVBoxLayout()
            cell.setSpacing(2)
            if entry.label is not None:
                entry.label.setContentsMargins(0, 3 if number else 0, 0, 0)
                cell.addWidget(entry.label)
            cell.addWidget(entry.widget)
            line.addLayout(cell, share)
        column.addLayout(line)
        for entry in members:
            if entry.help is not None:
                column.addWidget(entry.help)
            column.addLayout(entry.under)
            if (below := after.get(entry.field.key)) is not None:
                column.addWidget(below)


def _fill_groups(column: QVBoxLayout, entries: Sequence[Entry]) -> None:
    """Lay out the fields of each group on one line under its name, each with its short label before it."""
    for name in dict.fromkeys(entry.field.group for entry in entries):
        members = [entry for entry in entries if entry.field.group == name]
        title = text_label(translated(name), size=0.9, role="muted")
        title.setContentsMargins(0, 5, 0, 0)
        column.addWidget(title)
        line = QHBoxLayout()
        line.setSpacing(5)
        for place, entry in enumerate(members):
            if entry.label is not None:
                entry.label.setWordWrap(False)
                entry.label.setContentsMargins(5 if place else 0, 0, 0, 0)
                line.addWidget(entry.label)
            line.addWidget(entry.widget, 1)
        column.addLayout(line)
        for entry in members:
            column.addLayout(entry.under)


def _fill_wide(column: QVBoxLayout, entries: Sequence[Entry]) -> None:
    """Lay out fields over the whole width."""
    for entry in entries:
        for part in (entry.label, entry.help, entry.widget):
            if part is not None:
                column.addWidget(part)
        column.addLayout(entry.under)


def _fill_table(column: QVBoxLayout, entries: Sequence[Entry]) -> tuple[QLabel, ...]:
    """Lay out fields with the label left, and what is asked of both dwellings in two columns."""
    grid = _grid(column)
    grid.setColumnStretch(0, 1)
    heads: tuple[QLabel, ...] = ()
    line = 0
    if any(entry.field.column is not None for entry in entries):
        heads = (text_label(role="muted", size=0.9), text_label(role="muted", size=0.9))
        for place, head in enumerate(heads):
            head.setProperty("alignment", "AlignRight|AlignBottom")
            head.setContentsMargins(0, 0, 12, 0)  # above the figures
            grid.addWidget(head, line, place + 1)
        line += 1
    for entry in entries:
        line += _put_in_table(grid, entry, line)
        if entry.help is not None:
            grid.addWidget(entry.help, line + 1, 0, 1, 3)
        grid.addLayout(entry.under, line + 2 + (entry.field.column or 0), 0, 1, 3)
        if entry.field.column != 0:
            grid.setRowMinimumHeight(line + 4, 4)
            line += _LINES
    return heads


def _put_in_table(grid: QGridLayout, entry: Entry, line: int) -> int:
    """Put label and input on a line; return 1 when the label needed a line of its own, else 0.

    That is so for a label that would take more than two lines beside its inputs, and for what takes the whole width.
    """
    metrics, field = entry.widget.fontMetrics(), entry.field
    width = metrics.averageCharWidth() * _INPUT_IN_CHARACTERS + _AROUND_INPUT
    wide = _is_wide(entry)
    inputs = 2 if wide or field.column is not None else 1
    room = metrics.averageCharWidth() * FORM_IN_CHARACTERS - 2 * INSIDE - _AROUND_INPUT - inputs * (width + _BETWEEN)
    above = False
    if entry.label is not None:
        above = field.over or lines_of(entry.label.text().replace("&", ""), metrics, room) > _MOST_LABEL_LINES
        grid.addWidget(entry.label, line, 0, 1, 3 if above else 3 - inputs)
    line += int(above)
    if field.over:
        grid.addWidget(entry.widget, line, 0, 1, 3)
        return int(above)
    entry.widget.setFixedWidth(2 * width + _BETWEEN if wide else width)
    if wide:
        grid.addWidget(entry.widget, line, 1, 1, 2)
    else:
        grid.addWidget(entry.widget, line, 1 if field.column == 0 else 2)
    return int(above)


def lines_of(text: str, metrics: QFontMetrics, width: int) -> int:
    """Return how many lines a text takes when it is broken between words."""
    count, used, blank = 1, 0, metrics.horizontalAdvance(" ")
    for word in text.split():
        wide = metrics.horizontalAdvance(word)
        if used and used + blank + wide > width:
            count, used = count + 1, wide
        else:
            used += (blank if used else 0) + wide
    return count


def _is_wide(entry: Entry) -> bool:
    """Whether what is filled in needs the room of two columns: words and lists, unlike an amount or an age."""
    field = entry.field
    if field.column is not None or not isinstance(entry.input, ChoiceInput | DayInput | LineInput):
        return False
    return field.unit not in ("euro per maand", "euro", "euro per jaar", "jaar") or field.key.endswith("medebewoners")
