"""A list in the form: rows that can be added and removed, each with its own inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from calculator.cases.case import ROLLEN
from ui.form.entry import Entry
from ui.form.input_widgets import translated
from ui.form.record import Row, Rows
from ui.form.row_lists import INKOMENS, RowList
from ui.look.letting_go import let_go

_COLUMNS = 2


class RowsEditor(QWidget):
    """All rows of one list.

    ``changed`` and ``left`` tell the path of the field; ``suggested`` that of an income whose usual amount is wanted,
    ``papered`` that of one that is to be read from a paper.
    """

    changed = Signal(str)
    left = Signal(str)
    suggested = Signal(str)
    papered = Signal(str)

    def __init__(self, rows: RowList, days: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = rows
        self._days = days
        self._path = rows.key
        self._rows: list[RowEditor] = []
        self.elsewhere: Callable[[], Rows] = tuple  # the rows of lists like this one
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.given: Callable[[], Row] = dict  # what is known of a row that is added
        self.add = QPushButton(translated(rows.add))
        self.add.clicked.connect(self._on_add)
        self.foot = QHBoxLayout()
        self.foot.addWidget(self.add)
        self.foot.addStretch(1)
        self._column.addLayout(self.foot)

    def set_path(self, path: str) -> None:
        """Tell where this list stands in the form."""
        self._path = path

    def value(self) -> Rows:
        """Return the rows."""
        return tuple(row.value() for row in self._rows)

    def set_value(self, rows: Rows) -> None:
        """Show rows, in the widgets that are there as far as possible, so that the focus stays."""
        while len(self._rows) > len(rows):
            self._drop(len(self._rows) - 1)
        while len(self._rows) < len(rows):
            self._append()
        for editor, row in zip(self._rows, rows, strict=True):
            editor.set_value(row)

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Return every field with its path."""
        for index, row in enumerate(self._rows):
            yield from row.entries(f"{self._path}[{index}]")

    def rows(self) -> Iterator[tuple[str, RowEditor]]:
        """Return every row with its path, also of the lists inside rows."""
        for index, row in enumerate(self._rows):
            path = f"{self._path}[{index}]"
            yield path, row
            if row.nested is not None:
                row.nested.set_path(f"{path}.{row.nested.list.key}")
                yield from row.nested.rows()

    def in_order(self) -> Iterator[QWidget]:
        """Return everything that takes the focus, in the order of the eye."""
        for row in self._rows:
            yield from row.in_order()
        yield self.add

    @property
    def free(self) -> QWidget:
        """Where one more is filled in: the row that is still empty, or what adds one."""
        empty = (row for row in self._rows if self.list.is_empty(row.value()))
        return next((next(row.in_order()) for row in empty), self.add)

    def lacking(self, *, from_above: bool) -> list[QWidget]:
        """Return where to go on: to the first row from above the list, and to add one inside it while none has any."""
        first = [next(row.in_order()) for row in self._rows[:1] if from_above]
        inside = any(row.nested.value() for row in self._rows if row.nested is not None)
        return first if inside else [*first, *self.inside[:1]]

    @property
    def inside(self) -> list[QWidget]:
        """What adds a row to each of the lists inside the rows."""
        return [row.nested.add for row in self._rows if row.nested is not None]

    def _append(self) -> RowEditor:
        row = RowEditor(self.list, self._days)
        row.happened.connect(self._on_row)
        row.left.connect(self._on_left)
        row.remove.clicked.connect(partial(self._on_remove, row))
        row.suggest.clicked.connect(lambda: self.suggested.emit(f"{self._path}[{self._rows.index(row)}]"))
        row.paper.clicked.connect(lambda: self.papered.emit(f"{self._path}[{self._rows.index(row)}]"))
        if row.nested is not None:
            row.nested.elsewhere = self._nested_rows
            row.nested.suggested.connect(self.suggested)
            row.nested.papered.connect(self.papered)
        self._column.insertWidget(len(self._rows), row)
        row.show()  # now, so that Tab finds it; the layout would do it later
        self._rows.append(row)
        return row

    def _nested_rows(self) -> Rows:
        """Return the rows of the lists inside all rows."""
        return tuple(inner for row in self._rows if row.nested is not None for inner in row.nested.value())

    def _drop(self, index: int) -> None:
        row = self._rows.pop(index)
        row.blockSignals(True)  # when it has the focus, hiding it means that an input is left
        self._column.removeWidget(row)
        let_go(row)

    def _on_add(self) -> None:
        before = self.value() or self.elsewhere()
        alike = {name: before[-1][name] for name in self.list.alike} if before else {}
        row = self._append()
        row.set_value(self.list.empty_row(**alike, **self.given()))
        self.changed.emit(f"{self._path}[+{len(self._rows)}]")
        row.focus_first()

    def _on_remove(self, row: RowEditor) -> None:
        index = self._rows.index(row)
        if self.list.blank and len(self._rows) == 1:
            row.set_value(self.list.empty_row())
        else:
            self._drop(index)
        self.changed.emit(f"{self._path}[-{index}]")
        if index < len(self._rows):
            self._rows[index].remove.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_row(self, row: QWidget, name: str) -> None:
        self.changed.emit(self._name(row, name))

    def _on_left(self, row: QWidget, name: str) -> None:
        self.left.emit(self._name(row, name))

    def _name(self, row: QWidget, name: str) -> str:
        return f"{self._path}[{self._rows.index(row)}].{name}"  # type: ignore[arg-type]


class RowEditor(QFrame):
    """One row: a heading, its inputs two beside each other, a list inside it, and at the end a button to remove it."""

    happened = Signal(QWidget, str)
    left = Signal(QWidget, str)

    def __init__(self, rows: RowList, days: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("row")
        self.list = rows
        self._filling = False
        self._entries: dict[str, Entry] = {}
        self._carried: dict[str, Any] = {}  # of a case that was opened: what is not asked here
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        self.heading = QLabel()
        self.heading.setWordWrap(True)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        column.addWidget(self.heading)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        for place in range(_COLUMNS):
            self._grid.setColumnStretch(place, 1)
        column.addLayout(self._grid)
        for field in rows.fields:
            entry = self._entries[field.key] = Entry(field, days, translated(field.label))
            if entry.label is not None:
                entry.label.setContentsMargins(0, 4, 0, 0)
            entry.connect(self._on_changed, _nothing, self._on_left)
        self._packed: tuple[bool, ...] = ()
        self.pack()
        self.suggest, self.paper, self.remove = (_offer(text) for text in ("", self.tr("Van papier"), ""))
        self.remove.setText(translated(rows.remove))
        column.addWidget(self.suggest, 0, Qt.AlignmentFlag.AlignLeft)
        self.suggest.setVisible(False)
        self.nested: RowsEditor | None = None
        if rows.nested is not None:
            self.nested = RowsEditor(rows.nested, days)
            self.nested.setContentsMargins(14, 0, 0, 0)
            self.nested.set_path(rows.nested.key)
            self.nested.changed.connect(self._on_nested)
            self.nested.left.connect(self._on_nested_left)
            column.addWidget(self.nested)
        foot = QHBoxLayout() if self.nested is None else self.nested.foot
        foot.addWidget(self.paper)
        foot.addStretch(1)
        foot.addWidget(self.remove)
        if self.nested is None:
            column.addLayout(foot)
        self.paper.setVisible(rows is INKOMENS)  # not before it has its place: it would be a window of its own

    def pack(self) -> None:
        """Let the inputs that are asked follow each other, without holes for those that are not."""
        asked = tuple(entry.shown for entry in self._entries.values())
        if asked == self._packed:
            return
        self._packed = asked
        for index, entry in enumerate(sorted(self._entries.values(), key=lambda entry: not entry.shown)):
            line, place = index // _COLUMNS * 4, index % _COLUMNS
            if entry.label is not None:
                self._grid.addWidget(entry.label, line, place, Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(entry.widget, line + 1, place)
            if entry.help is not None:
                self._grid.addWidget(entry.help, line + 2, place, Qt.AlignmentFlag.AlignTop)
            self._grid.removeItem(entry.under)
            self._grid.addLayout(entry.under, line + 3, place)

    def value(self) -> dict[str, Any]:
        """Return what stands in the row."""
        row = {**self._carried, **{name: entry.input.value() for name, entry in self._entries.items()}}
        if self.nested is not None:
            row[self.nested.list.key] = self.nested.value()
        return row

    def set_value(self, row: Any) -> None:
        """Show a row without this counting as typing."""
        self._filling = True
        for name, entry in self._entries.items():
            entry.forget()
            entry.input.set_value(row.get(name))
        asked = {*self._entries, self.nested.list.key if self.nested is not None else ""}
        self._carried = {name: value for name, value in row.items() if name not in asked}
        if self.nested is not None:
            self.nested.set_value(row.get(self.nested.list.key, ()))
        self._filling = False

    def entries(self, path: str) -> Iterator[tuple[str, Entry]]:
        """Return every field with its path."""
        for name, entry in self._entries.items():
            yield f"{path}.{name}", entry
        if self.nested is not None:
            self.nested.set_path(f"{path}.{self.nested.list.key}")
            yield from self.nested.entries()

    def in_order(self) -> Iterator[QWidget]:
        """Return everything that takes the focus, in the order of the eye."""
        yield from (entry.widget for entry in self._entries.values())
        yield self.suggest
        if self.nested is not None:
            yield from self.nested.in_order()
        yield self.paper
        yield self.remove

    def name(self, number: int, above: str) -> str:
        """Number the row and say whose it is; return its name for headings and screen readers."""
        title = f"{translated(self.list.title)} {number}"
        rol = self._entries["rol"].input.value() if "rol" in self._entries else None
        title = f"{title}: {translated(ROLLEN[str(rol)])}" if rol else title
        full = f"{above}, {title[:1].lower()}{title[1:]}" if above else title
        if self.heading.text() != title or self.remove.accessibleName() != f"{translated(self.list.remove)}: {full}":
            self.heading.setText(title)
            self.remove.setAccessibleName(f"{translated(self.list.remove)}: {full}")
            self.paper.setAccessibleName(f"{self.paper.text()}: {full}")
            if self.nested is not None:
                self.nested.add.setAccessibleName(f"{translated(self.nested.list.add)}: {full}")
        return full

    def focus_first(self) -> None:
        """Move the focus to the first input."""
        next(iter(self._entries.values())).widget.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_changed(self, entry: Entry) -> None:
        if self._filling:
            return
        if not entry.input.error():
            entry.left = False
        self.happened.emit(self, entry.field.key)

    def _on_left(self, entry: Entry) -> None:
        entry.left = True
        self.left.emit(self, entry.field.key)

    def _on_nested(self, name: str) -> None:
        if not self._filling:
            self.happened.emit(self, self._within(name))

    def _on_nested_left(self, name: str) -> None:
        self.left.emit(self, self._within(name))

    def _within(self, name: str) -> str:
        """Return the part of a path that begins at the list inside this row."""
        return name[name.rfind(self.nested.list.key) :] if self.nested is not None else name


def _offer(text: str) -> QPushButton:
    """Return a button for below the inputs of a row."""
    button = QPushButton(text)
    button.setObjectName("fold")
    return button


def _nothing(_entry: Entry) -> None:
    """Ignore it."""
