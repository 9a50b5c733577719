"""The parts of an amount under each other: words left, value right, and what explains little folded away below."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from ui.charts.canvas import SMALL
from ui.look.keys import is_enter
from ui.result.reading_page import Item, ReadingPage
from ui.result.step_delegate import LINES, Line, StepDelegate

_NAME = Qt.ItemDataRole.UserRole + 2
_OPENS = Qt.ItemDataRole.UserRole + 3
_LEAST_LINES = 7
_VALUE_IN_CHARACTERS = 17
_WIDEST_VALUE = 0.4  # of the whole


class StepTree(QTreeView):
    """Shows a page; rows are as high as their words need. ``opened`` names the part that someone wants to read."""

    opened = Signal(str)
    back_pressed = Signal()
    escape_pressed = Signal()
    copy_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps")
        self.steps_model = QStandardItemModel(0, 2, self)
        self.setModel(self.steps_model)
        self.setItemDelegate(StepDelegate(self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setMinimumHeight(_LEAST_LINES * self.fontMetrics().height())
        self.setAccessibleDescription(self.tr("Enter opent een regel, Backspace gaat terug, Ctrl+C kopieert als tekst"))
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._open)
        self.expanded.connect(self._say_group)
        self.collapsed.connect(self._say_group)

    def show_page(self, page: ReadingPage, *, with_formulas: bool) -> None:
        """Replace the rows, keeping the place of the reader and what was unfolded."""
        before, unfolded = self.current_name, self._is_unfolded()
        model = self.steps_model
        model.removeRows(0, model.rowCount())
        for item in page.items:
            model.appendRow(_row(item, with_formulas=with_formulas))
        if page.quiet:
            group = QStandardItem()
            for item in page.quiet:
                group.appendRow(_row(item, with_formulas=with_formulas))
            model.appendRow([group, QStandardItem()])
            self.setExpanded(group.index(), unfolded)
            self._say_group(group.index())
        names = [item.name for item in page.items]
        place = names.index(before) if before in names else 0
        self.setCurrentIndex(model.index(place, 0))
        self.clearSelection()

    def _say_group(self, index: QModelIndex) -> None:
        """Say on its line how many parts are folded away, and whether they are."""
        head = self.steps_model.itemFromIndex(index)
        text = self.tr("Nul of niet van toepassing ({count})").format(count=head.rowCount())
        shown = f"{'▾' if self.isExpanded(index) else '▸'} {text}"
        head.setText(shown)
        head.setData((Line(shown, "accent"),), LINES)
        head.setData(text, Qt.ItemDataRole.AccessibleTextRole)

    def _is_unfolded(self) -> bool:
        last = self.steps_model.index(self.steps_model.rowCount() - 1, 0)
        return last.isValid() and self.isExpanded(last)

    @property
    def current_name(self) -> str:
        """The step that one is at, or nothing."""
        return str(self.currentIndex().siblingAtColumn(0).data(_NAME) or "")

    def _open(self, index: QModelIndex) -> None:
        """Open a part, or unfold what was folded away."""
        first = index.siblingAtColumn(0)
        if first.data(_OPENS):
            self.opened.emit(first.data(_NAME))
        elif self.model().rowCount(first):
            self.setExpanded(first, not self.isExpanded(first))

    def sizeHint(self) -> QSize:
        """Return the least height: what is more comes by itself."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width, and the words over it."""
        width, letter = self.viewport().width(), self.fontMetrics().averageCharWidth()
        value = min(_VALUE_IN_CHARACTERS * letter, round(_WIDEST_VALUE * width))
        for column, wide in enumerate((width - value, value)):
            self.setColumnWidth(column, wide)
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, go back on Backspace or Alt+Left, leave on Escape, copy on Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_pressed.emit()
        elif is_enter(event):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Backspace or event.matches(QKeySequence.StandardKey.Back):
            self.back_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escape_pressed.emit()
        else:
            super().keyPressEvent(event)


def _row(item: Item, *, with_formulas: bool) -> list[QStandardItem]:
    label = [Line(f"{item.label}\u00a0›" if item.opens else item.label)]
    if item.note:
        label.append(Line(item.note, "muted", SMALL))
    if item.doubt:
        label.append(Line(item.doubt, "worse", SMALL))
    if with_formulas:
        label += [Line(text, "muted", SMALL) for text in (item.formula, item.source) if text]
    value = [Line(item.value)]
    if item.period:
        value.append(Line(item.period, "muted", SMALL))
    cells = []
    for lines in (label, value):
        cell = QStandardItem("\n".join(line.text for line in lines))
        cell.setData(tuple(lines), LINES)
        cells.append(cell)
    spoken = [f"{item.label}: {item.amount}" if item.amount else item.label, item.note, item.doubt]
    spoken += [item.formula, item.source] if with_formulas else []
    cells[0].setData(item.name, _NAME)
    cells[0].setData(item.opens, _OPENS)
    cells[0].setData(". ".join(part for part in spoken if part), Qt.ItemDataRole.AccessibleTextRole)
    return cells
