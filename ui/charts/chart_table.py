"""A table of texts that can be read by a screen reader and copied; used beside every chart."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.charts.canvas import chart_font
from ui.charts.drawing import Grid
from ui.look.table_sides import side_of

Index = QModelIndex | QPersistentModelIndex
_ROW_AROUND_TEXT = 7
_CELL_AROUND_TEXT = 30
_MOST_ROWS = 6


class GridModel(QAbstractTableModel):
    """A grid; the first column names the row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid((), ())

    def show_grid(self, grid: Grid) -> None:
        """Replace the content."""
        self.beginResetModel()
        self.grid = grid
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.grid.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, alignment, type or spoken text of a cell."""
        row, column = index.row(), index.column()
        text = self.grid.rows[row][column]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.AccessibleTextRole:
                return text if column == 0 else f"{self.grid.rows[row][0]}, {self.grid.headings[column]}: {text}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return side_of(max(0, column - self.grid.words + 1))
            case Qt.ItemDataRole.FontRole:
                return chart_font()
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heads of columns and, for screen readers, of rows."""
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                self.grid.headings[section] if orientation == Qt.Orientation.Horizontal else self.grid.rows[section][0]
            )
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return side_of(max(0, section - self.grid.words + 1))
        return None

    def as_text(self) -> str:
        """Return heads and rows as text with tabs, for a letter or a sheet."""
        return "\n".join("\t".join(line) for line in (self.grid.headings, *self.grid.rows))


class GridView(QTableView):
    """Shows a grid; Ctrl+C copies all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = GridModel(self)
        self.setModel(self.grid)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.setAccessibleDescription(self.tr("Ctrl+C kopieert de tabel als tekst"))

    def show_grid(self, grid: Grid) -> None:
        """Replace the content, keeping the place of the reader."""
        place = self.currentIndex()
        self.grid.show_grid(grid)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_AROUND_TEXT)
        header = self.horizontalHeader()
        for column, heading in enumerate(grid.headings):
            fixed = QHeaderView.ResizeMode.Fixed
            header.setSectionResizeMode(column, fixed if column else QHeaderView.ResizeMode.Stretch)
            if column:
                widest = max(map(self.fontMetrics().horizontalAdvance, (heading, *(row[column] for row in grid.rows))))
                header.resizeSection(column, widest + _CELL_AROUND_TEXT)
        if place.isValid() and place.row() < len(grid.rows):
            self.setCurrentIndex(self.grid.index(place.row(), place.column()))
            self.clearSelection()

    def sizeHint(self) -> QSize:
        """Return a height for its rows, up to a handful; more can be scrolled."""
        rows = min(self.grid.rowCount(), _MOST_ROWS) * self.verticalHeader().defaultSectionSize()
        return QSize(super().sizeHint().width(), self.horizontalHeader().sizeHint().height() + rows + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.grid.as_text())
        else:
            super().keyPressEvent(event)
