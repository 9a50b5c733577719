"""The parts of an amount under each other, as lines to read; changes right of them, what explains little below."""

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
        self._values_apart = False
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
        self.setAccessibleDescription(self.tr("Enter opent een regel, Backspace gaat terug, Ctrl+C kopieert als tekst"))
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._open)
        for turned in (self.expanded, self.collapsed):
            turned.connect(self._say_group)
            turned.connect(self._fit)

    def show_page(self, page: ReadingPage, *, with_formulas: bool) -> None:
        """Replace the rows, keeping the place of the reader and what was unfolded."""
        before, unfolded = self.current_name, self._is_unfolded()
        model = self.steps_model
        model.removeRows(0, model.rowCount())
        self._values_apart = any(not item.told and item.value for item in page.items)
        self._divide()
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
        self._fit()

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
        """Return the height of all rows."""
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def _fit(self) -> None:
        """Be no higher than the rows are: what comes under them stands near."""
        model = self.steps_model
        shown = [model.index(row, 0) for row in range(model.rowCount())]
        for parent in filter(self.isExpanded, list(shown)):
            shown += [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
        high = sum(self.indexRowSizeHint(index) for index in shown) + 2 * self.frameWidth()
        self.setMinimumHeight(min(high, _LEAST_LINES * self.fontMetrics().height()))
        self.setMaximumHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width, and the words over it."""
        self._divide()
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._fit()

    def _divide(self) -> None:
        width, letter = self.viewport().width(), self.fontMetrics().averageCharWidth()
        value = min(_VALUE_IN_CHARACTERS * letter, round(_WIDEST_VALUE * width)) if self._values_apart else 0
        for column, wide in enumerate((width - value, value)):
            self.setColumnWidth(column, wide)

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
    words = item.told or item.label
    label = [Line(f"{words}\u00a0›" if item.opens else words)]
    if item.note:
        label.append(Line(item.note, "muted", SMALL))
    if item.doubt:
        label.append(Line(item.doubt, "worse", SMALL))
    if with_formulas:
        label += [Line(text, "muted", SMALL) for text in (item.formula, item.source) if text]
    value = [Line("" if item.told else item.value)]
    if item.period and not item.told:
        value.append(Line(item.period, "muted", SMALL))
    cells = []
    for lines in (label, value):
        cell = QStandardItem("\n".join(line.text for line in lines))
        cell.setData(tuple(lines), LINES)
        cells.append(cell)
    spoken = [item.line, item.note, item.doubt]
    spoken += [item.formula, item.source] if with_formulas else []
    cells[0].setData(item.name, _NAME)
    cells[0].setData(item.opens, _OPENS)
    cells[0].setData(". ".join(part for part in spoken if part), Qt.ItemDataRole.AccessibleTextRole)
    return cells
