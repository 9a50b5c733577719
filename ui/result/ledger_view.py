"""The ledger as a table: a model over its rows, and a view that fits its content and can be copied."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from calculator.dutch.money import signed, whole
from calculator.outcome.ledger import Row
from ui.look.language import current
from ui.look.theme import roles

RESIDUAL = "resterend_leefbudget"
_DASH = "–"
_ROW_AROUND_TEXT = 9
_LOWEST_ROW = 27
_CELL_AROUND_TEXT = 26
_CELL_SIDE = 8

Index = QModelIndex | QPersistentModelIndex


class LedgerModel(QAbstractTableModel):
    """The rows of the ledger: label, an amount per dwelling, and with more dwellings the difference."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._names: tuple[str, ...] = ()

    def show_rows(self, rows: tuple[Row, ...], names: tuple[str, ...]) -> None:
        """Replace the content; ``names`` are those of the dwellings. The same rows only change their amounts."""
        if names == self._names and [row.key for row in rows] == [row.key for row in self._rows]:
            before, self._rows = self._rows, rows
            last = self.columnCount() - 1
            for place, (row, old) in enumerate(zip(rows, before, strict=True)):
                if row != old:
                    self.dataChanged.emit(self.index(place, 0), self.index(place, last))
            return
        self.beginResetModel()
        self._rows, self._names = rows, names
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        if parent is not None and parent.isValid():
            return 0
        return 1 + len(self._names) + (1 if len(self._names) > 1 else 0)

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell."""
        item = self._rows[row]
        if column == 0:
            return item.label_in(current())
        if column <= len(self._names):
            amount = item.amounts[column - 1]
            return _DASH if amount is None else whole(amount)
        return _DASH if item.change is None else signed(item.change)

    def place(self, row: int, column: int) -> tuple[str, int]:
        """Return the step behind a cell and the number of its dwelling: the last for a label or a difference."""
        last = len(self._names) - 1
        return self._rows[row].step, column - 1 if 1 <= column <= last else last

    def heading(self, column: int) -> str:
        """Return the head of a column."""
        if column == 0:
            return self.tr("euro per maand")
        return self._names[column - 1] if column <= len(self._names) else self.tr("verschil")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, weight, alignment, colour or spoken text of a cell."""
        row, column = index.row(), index.column()
        item = self._rows[row]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, column)
            case Qt.ItemDataRole.AccessibleDescriptionRole | Qt.ItemDataRole.ToolTipRole:
                return self.tr("Enter of klik: zo komt dit bedrag tot stand")
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(column)
            case Qt.ItemDataRole.FontRole:
                return _figures(bold=item.kind == "som")
            case _:
                return _colour(item, role)

    def _spoken(self, row: int, column: int) -> str:
        text = self.text(row, column)
        if column == 0:
            return text
        amount = self.tr("geen") if text == _DASH else self.tr("{amount} euro per maand").format(amount=text)
        return f"{self.text(row, 0)}, {self.heading(column)}: {amount}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heads of columns and, for screen readers, of rows."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heading(section) if orientation == Qt.Orientation.Horizontal else self.text(section, 0)
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return _side(section)
        return None

    def as_text(self, rows: list[int]) -> str:
        """Return heads and rows as text with tabs, for a letter or a sheet."""
        columns = range(self.columnCount())
        lines = [[self.heading(column) for column in columns]]
        lines += [[self.text(row, column) for column in columns] for row in rows]
        return "\n".join("\t".join(line) for line in lines)


def _side(column: int) -> Qt.AlignmentFlag:
    """Return where a column is aligned: words left, amounts right."""
    side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


def _colour(item: Row, role: int) -> QBrush | None:
    if role == Qt.ItemDataRole.BackgroundRole and item.key == RESIDUAL:
        return QBrush(roles().highlight)
    if role == Qt.ItemDataRole.ForegroundRole and item.kind == "norm":
        return QBrush(roles().muted)
    return None


def _figures(*, bold: bool) -> QFont:
    font = QGuiApplication.font()
    font.setFeature(QFont.Tag("tnum"), 1)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


class _RowDelegate(QStyledItemDelegate):
    """Writes a small mark behind the label of a row: there is more to see. In high contrast rules off what is left."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Write the cell, and behind the words the mark."""
        super().paint(painter, option, index)
        if roles().strong and index.data(Qt.ItemDataRole.BackgroundRole) is not None:
            painter.setPen(roles().line)
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if index.column() == 0:
            self._mark(painter, option, index)

    def _mark(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        metrics = option.fontMetrics
        font = index.data(Qt.ItemDataRole.FontRole)
        if isinstance(font, QFont):
            metrics = type(metrics)(font)
        left = (
            option.rect.left() + _CELL_SIDE + metrics.horizontalAdvance(str(index.data())) + metrics.averageCharWidth()
        )
        painter.save()
        painter.setPen(roles().accent)
        painter.drawText(
            option.rect.adjusted(left - option.rect.left(), 0, 0, 0),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            "›",
        )
        painter.restore()


class LedgerView(QTableView):
    """The ledger, as high as its rows; Ctrl+C copies the selected rows, or all of them.

    ``opened`` says that someone wants to know how an amount came about: the step and the number of the dwelling, and
    whether that was asked with the keyboard.
    """

    opened = Signal(str, int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape: tuple[int, tuple[str, ...], str] | None = None
        self.ledger = LedgerModel(self)
        self.setModel(self.ledger)
        self.setAccessibleName(self.tr("Huishoudboekje per maand"))
        self.setAccessibleDescription(
            self.tr("Enter opent de uitleg van een bedrag, Ctrl+C kopieert de tabel als tekst")
        )
        self.setItemDelegate(_RowDelegate(self))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)

    def show_rows(self, rows: tuple[Row, ...], names: tuple[str, ...]) -> None:
        """Show a ledger, keeping the place of the reader."""
        place = self.currentIndex()
        self.ledger.show_rows(rows, names)
        shape = (len(rows), names, self.font().toString())
        if shape != self._shape:
            self._shape = shape
            self._fit()
            if place.isValid():
                self.setCurrentIndex(self.ledger.index(place.row(), place.column()))
                self.clearSelection()

    def _fit(self) -> None:
        """Give rows and columns their sizes, and the table its height."""
        self.verticalHeader().setDefaultSectionSize(max(_LOWEST_ROW, self.fontMetrics().height() + _ROW_AROUND_TEXT))
        header = self.horizontalHeader()
        for column in range(self.ledger.columnCount()):
            fixed = QHeaderView.ResizeMode.Fixed
            header.setSectionResizeMode(column, fixed if column else QHeaderView.ResizeMode.Stretch)
            if column:
                wanted = self.fontMetrics().horizontalAdvance(max("+ 99.999.999", self.ledger.heading(column), key=len))
                header.resizeSection(column, wanted + _CELL_AROUND_TEXT)
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """Return a size that shows every row."""
        height = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length()
        return QSize(super().sizeHint().width(), height + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on Ctrl+C, explain on Enter."""
        place = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and place.isValid():
            self.opened.emit(*self.ledger.place(place.row(), place.column()), True)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, place: QModelIndex) -> None:
        choosing = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        if not QGuiApplication.keyboardModifiers() & choosing and len(self.selectionModel().selectedRows()) <= 1:
            self.opened.emit(*self.ledger.place(place.row(), place.column()), False)

    def copy(self) -> None:
        """Put the selected rows, or without a selection all rows, on the clipboard."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        rows = chosen if len(chosen) > 1 else list(range(self.ledger.rowCount()))
        QGuiApplication.clipboard().setText(self.ledger.as_text(rows))
