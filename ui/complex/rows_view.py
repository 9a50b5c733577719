"""The table with the rows of a run: sorted with a click or a key, copied as text, and opened as a case."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from calculator.batch.summary import TYPES
from ui.charts.drawing import translate
from ui.complex.rows_model import FAULT, ROW, TYPE, RowsModel

_AROUND_TEXT = 9
_CELL_AROUND_TEXT = 26
_WIDEST_CODE = 22
_FAULT_IN_CHARACTERS = 120
_LONGEST = "− 99.999,99"
_LOWEST_IN_LINES = 7


class RowsView(QTableView):
    """Shows the rows; Enter or a double click opens one."""

    opened = Signal(int)  # the row of the sheet, counted from nought

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.setModel(model)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicatorShown(False)  # it lies over the words; the model writes an arrow
        self.setAccessibleName(self.tr("Alle huishoudens, euro per maand"))
        self.setAccessibleDescription(
            self.tr(
                "Enter opent een rij als geval. Ctrl met pijl omhoog of omlaag sorteert op de kolom. Ctrl+C kopieert."
            )
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _AROUND_TEXT)
        self.setMinimumHeight(_LOWEST_IN_LINES * (self.fontMetrics().height() + _AROUND_TEXT))
        self.doubleClicked.connect(self._open)
        self.horizontalHeader().sortIndicatorChanged.connect(lambda column, _: self._go_to(None, column))
        self._fit()
        self._go_to(0)

    def _fit(self) -> None:
        """Give the columns their widths by what is longest in them, without looking at every row."""
        metrics, header = self.fontMetrics(), self.horizontalHeader()
        codes = (code[:_WIDEST_CODE] for code in self.rows.results.codes[:1000])
        widest = {
            ROW: str(self.rows.rowCount()),
            "dossier": max(codes, key=len, default=""),
            TYPE: max((translate("complex", name) for name in TYPES), key=len),
            FAULT: "x" * _FAULT_IN_CHARACTERS,
        }
        for place, column in enumerate(self.rows.columns):
            texts = [widest.get(column.key, _LONGEST), *f"{column.heading} ▲".split("\n")]
            header.resizeSection(place, max(map(metrics.horizontalAdvance, texts)) + _CELL_AROUND_TEXT)

    def show_only(self, mark: str | None) -> None:
        """Show some of the rows; of rows with a fault there are no amounts to show."""
        row = self.current_row
        self.rows.show_only(mark)
        for place, column in enumerate(self.rows.columns):
            numbers = column.key in self.rows.results.numbers or column.key == TYPE
            self.setColumnHidden(place, mark == "fout" and numbers)
        self._go_to(row)

    def sort_by(self, column: int, order: Qt.SortOrder) -> None:
        """Sort by a column."""
        self.sortByColumn(column, order)
        self._go_to(None, column)

    def _go_to(self, row: int | None, column: int = 0) -> None:
        line = None if row is None else self.rows.line_of(row)
        self.setCurrentIndex(self.rows.index(line or 0, column))
        self.clearSelection()

    @property
    def current_row(self) -> int | None:
        """The row of the sheet the reader is at."""
        place = self.currentIndex()
        return self.rows.row_at(place.row()) if place.isValid() else None

    def _open(self, place: QModelIndex) -> None:
        if place.isValid():
            self.opened.emit(self.rows.row_at(place.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, sort on Ctrl with an arrow, copy on Ctrl+C."""
        orders = {Qt.Key.Key_Up: Qt.SortOrder.AscendingOrder, Qt.Key.Key_Down: Qt.SortOrder.DescendingOrder}
        place = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(place)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in orders and place.isValid():
            self.sort_by(place.column(), orders[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected rows, or without a selection all that are shown, on the clipboard."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        shown = [column for column in range(self.rows.columnCount()) if not self.isColumnHidden(column)]
        QGuiApplication.clipboard().setText(self.rows.as_text(chosen or list(range(self.rows.rowCount())), shown))
