"""How the fields of one card stand: above each other, in a table with a column for each dwelling, or over the width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.form.entry import Entry
from ui.form.field import Section, Widget
from ui.form.input_widgets import LineInput, translated
from ui.form.lists import ChoiceInput, DayInput
from ui.look.theme import INSIDE, Card, text_label

FORM_IN_CHARACTERS = 62
_INPUT_IN_CHARACTERS = 12
_AROUND_INPUT = 20
_BETWEEN = 8
_MOST_LABEL_LINES = 2
_LINES = 5  # of the grid for each field: label, input, help, note, and what comes after it


def fill(
    card: Card,
    section: Section,
    entries: Sequence[Entry],
    below: dict[str, QWidget],
    beside: dict[str, tuple[QWidget, ...]],
) -> tuple[QLabel, ...]:
    """Lay out the fields of a section.

    ``below`` and ``beside`` hold, by key, what stands under a field and at the end of its line.

    Returns:
        the heads of the columns of two dwellings, or nothing when there are none.
    """
    if any(entry.field.widget is Widget.CHECKS for entry in entries):
        _fill_wide(card.column, entries)
    elif section.front and all(entry.field.column is None for entry in entries):
        _fill_stacked(card.column, [entry for entry in entries if not entry.field.group], below, beside)
        _fill_groups(card.column, [entry for entry in entries if entry.field.group])
    else:
        return _fill_table(card, entries)
    return ()


def _grid(column: QVBoxLayout) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(_BETWEEN)
    grid.setVerticalSpacing(2)
    column.addLayout(grid)
    return grid


class _SharedLine(QHBoxLayout):
    """Fields beside each other with their share of the width; one that is not asked leaves its room to the others."""

    def __init__(self, shares: tuple[int, ...]) -> None:
        super().__init__()
        self.setSpacing(_BETWEEN)
        self._shares = shares

    def setGeometry(self, rect: QRect) -> None:
        """Divide the width over what is asked now."""
        for place in range(self.count()):
            cell = self.itemAt(place)
            share = 0 if cell is None or cell.isEmpty() else self._shares[place]
            if self.stretch(place) != share:
                self.setStretch(place, share)
        super().setGeometry(rect)


def _fill_stacked(
    column: QVBoxLayout, entries: Sequence[Entry], below: dict[str, QWidget], beside: dict[str, tuple[QWidget, ...]]
) -> None:
    """Lay out fields with the label above, two beside each other where the descriptor says so."""
    lines: list[list[Entry]] = []
    for entry in entries:
        if entry.field.beside:
            lines[-1].append(entry)
        else:
            lines.append([entry])
    for number, members in enumerate(lines):
        last = beside.get(members[-1].field.key)
        line = _SharedLine((2, 1, 1) if last is None else (4, 3, 3))
        for entry in members:
            cell = QVBoxLayout()
            cell.setSpacing(2)
            _head(cell, entry, 3 if number else 0)
            cell.addWidget(entry.widget)
            line.addLayout(cell)
        if last is not None:
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addStretch(1)
            for part in last:
                cell.addWidget(part)
            line.addLayout(cell)
        column.addLayout(line)
        for entry in members:
            if entry.help is not None and not _helps_in_head(entry):
                column.addWidget(entry.help)
            column.addLayout(entry.under)
            if (under := below.get(entry.field.key)) is not None:
                column.addWidget(under)


def _head(cell: QVBoxLayout, entry: Entry, above: int) -> None:
    """Put the label over an input, with an example behind it."""
    if entry.label is None:
        return
    entry.label.setContentsMargins(0, above, 0, 0)
    if entry.help is None or not _helps_in_head(entry):
        cell.addWidget(entry.label)
        return
    entry.label.setWordWrap(False)
    entry.help.setContentsMargins(0, above, 0, 0)
    head = QHBoxLayout()
    head.setSpacing(5)
    head.addWidget(entry.label)
    head.addWidget(entry.help, 1)
    cell.addLayout(head)


def _helps_in_head(entry: Entry) -> bool:
    """Whether the help is no more than an example, short enough to stand behind the label."""
    return entry.field.widget is Widget.AGES


def _groups(entries: Sequence[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """Return the fields of each group with its name."""
    for name in dict.fromkeys(entry.field.group for entry in entries if entry.field.group):
        yield translated(name), [entry for entry in entries if entry.field.group == name]


def _line_of(members: Sequence[Entry]) -> QHBoxLayout:
    """Put fields on one line, each with its short label before it."""
    line = QHBoxLayout()
    line.setSpacing(5)
    for place, entry in enumerate(members):
        if entry.label is not None:
            entry.label.setWordWrap(False)
            entry.label.setContentsMargins(5 if place else 0, 0, 0, 0)
            line.addWidget(entry.label)
        line.addWidget(entry.widget, 1)
    return line


def _fill_groups(column: QVBoxLayout, entries: Sequence[Entry]) -> None:
    """Lay out the fields of each group on one line under its name."""
    for name, members in _groups(entries):
        title = text_label(name, size=0.9, role="muted")
        title.setContentsMargins(0, 5, 0, 0)
        column.addWidget(title)
        column.addLayout(_line_of(members))
        for entry in members:
            column.addLayout(entry.under)


def _fill_wide(column: QVBoxLayout, entries: Sequence[Entry]) -> None:
    """Lay out fields over the whole width."""
    for entry in entries:
        for part in (entry.label, entry.help, entry.widget):
            if part is not None:
                column.addWidget(part)
        column.addLayout(entry.under)


def _fill_table(card: Card, entries: Sequence[Entry]) -> tuple[QLabel, ...]:
    """Lay out fields with the label left, and what is asked of both dwellings in two columns.

    The heads of those stand on the line of the title; a group has its name left and its fields right.
    """
    grid = _grid(card.column)
    grid.setColumnStretch(0, 1)
    heads: tuple[QLabel, ...] = ()
    line = 0
    if any(entry.field.column is not None for entry in entries):
        heads = (text_label(role="muted", size=0.9), text_label(role="muted", size=0.9))
        for place, head in enumerate(heads):
            head.setProperty("alignment", "AlignRight|AlignBottom")
            head.setFixedWidth(_input_width(entries[0].widget.fontMetrics()))
            grid.addWidget(head, line, place + 1)
        if card.title is not None:
            card.column.removeWidget(card.title)
            grid.addWidget(card.title, line, 0)
        line += 1
    for entry in (entry for entry in entries if not entry.field.group):
        line += _put_in_table(grid, entry, line)
        if entry.help is not None:
            grid.addWidget(entry.help, line + 1, 0, 1, 3)
        grid.addLayout(entry.under, line + 2 + (entry.field.column or 0), 0, 1, 3)
        if entry.field.column != 0:
            grid.setRowMinimumHeight(line + 4, 4)
            line += _LINES
    for name, members in _groups(entries):
        grid.addWidget(text_label(name), line, 0)
        grid.addLayout(_line_of(members), line, 1, 1, 2)
        for place, entry in enumerate(members, 1):
            grid.addLayout(entry.under, line + place, 0, 1, 3)
        line += _LINES
    return heads


def _put_in_table(grid: QGridLayout, entry: Entry, line: int) -> int:
    """Put label and input on a line; return 1 when the label needed a line of its own, else 0.

    That is so for a label that would take more than two lines beside its inputs, and for what takes the whole width.
    """
    metrics, field = entry.widget.fontMetrics(), entry.field
    width = _input_width(metrics)
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


def _input_width(metrics: QFontMetrics) -> int:
    return metrics.averageCharWidth() * _INPUT_IN_CHARACTERS + _AROUND_INPUT


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
