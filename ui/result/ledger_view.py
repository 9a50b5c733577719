"""The ledger as a table: a model over its rows, and a view that fits its content and can be copied."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from calculator.dutch.money import in_column, signed
from calculator.presenting.ledger import Row
from ui.charts.norm_band import in_whole_euros
from ui.look.language import current
from ui.look.sight import into_view
from ui.look.table_sides import side_of
from ui.look.theme import roles

RESIDUAL = "resterend_leefbudget"
CHANGE = -1  # in the place of the number of a dwelling: what changes from the first to the last
_DASH = "–"
_MORE = "›"
_WIDEST = "+ 9.999"
_ROW_AROUND_TEXT, _LEAST_AROUND_TEXT = 9, 4
_LOWEST_ROW = 27
_UNLIMITED = (1 << 24) - 1  # what Qt takes for it
_CELL_SIDE = 8
HEAD_IN_CHARACTERS = 24  # of the name of a dwelling where room is short

Index = QModelIndex | QPersistentModelIndex


def written(row: Row) -> list[str]:
    """Return a row as it is written: label, amounts or from low to high, and with more dwellings the difference."""
    if row.ends:
        amounts = [_DASH if ends is None else in_whole_euros(*ends) for ends in row.ends]
    else:
        amounts = [_DASH if amount is None else in_column(amount) for amount in row.amounts]
    change = _DASH if row.change is None else signed(row.change)
    return [row.beside_ends(current()), *amounts, *([change] if len(row.amounts) > 1 else [])]


def is_spread(row: Row) -> bool:
    """Whether the dwellings share one text, from low to high, which needs the room of all their columns."""
    return len(row.ends) > 1 and len(set(row.ends)) == 1


class LedgerModel(QAbstractTableModel):
    """The rows of the ledger: label, an amount per dwelling, and with more dwellings the difference.

    Amounts of a ``stale`` dwelling are not up to date; all of them are when every dwelling is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._names: tuple[str, ...] = ()
        self._texts: list[list[str]] = []
        self._stale: frozenset[int] = frozenset()
        self.heads: dict[int, str] = {}  # as they are shown, by column

    def show_rows(self, rows: tuple[Row, ...], names: tuple[str, ...], stale: frozenset[int] = frozenset()) -> None:
        """Replace the content; ``names`` are those of the dwellings. The same rows only change their amounts."""
        texts = [written(row) for row in rows]
        if names == self._names and [row.key for row in rows] == [row.key for row in self._rows]:
            before, all_of_it = self._texts, stale != self._stale
            self._rows, self._texts, self._stale = rows, texts, stale
            for row, (old, new) in enumerate(zip(before, texts, strict=True)):
                changed = [place for place, text in enumerate(new) if all_of_it or text != old[place]]
                if changed:
                    self.dataChanged.emit(self.index(row, changed[0]), self.index(row, changed[-1]))
            return
        self.beginResetModel()
        self._rows, self._names, self._texts, self._stale = rows, names, texts, stale
        self.endResetModel()

    def is_stale(self, column: int) -> bool:
        """Whether what stands in a column is not up to date."""
        if 1 <= column <= len(self._names):
            return column - 1 in self._stale
        ends = {0, len(self._names) - 1}
        return bool(self._stale & ends) if column else len(self._stale) == len(self._names)

    def is_sum(self, row: int) -> bool:
        """Whether a row adds up what stands above it."""
        return self._rows[row].kind == "som"

    def is_residual(self, row: int) -> bool:
        """Whether a row says what is left to live on."""
        return self._rows[row].key == RESIDUAL

    def is_norm(self, row: int) -> bool:
        """Whether a row is about the norm."""
        return self._rows[row].kind == "norm"

    def is_spread(self, row: int) -> bool:
        """Whether the dwellings share one text, which needs the room of all their columns."""
        return is_spread(self._rows[row])

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
        return self._texts[row][column]

    def place(self, row: int, column: int) -> tuple[str, int]:
        """Return the step behind a cell and the number of its dwelling: the last for a label, or ``CHANGE``."""
        last = len(self._names)
        if column > last:
            return self._rows[row].step, CHANGE
        return self._rows[row].step, (column or last) - 1

    @property
    def dwellings(self) -> int:
        """How many dwellings there are."""
        return len(self._names)

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
                return side_of(column)
            case Qt.ItemDataRole.FontRole:
                return _figures(bold=item.kind == "som")
            case _:
                return self._colour(row, column, role)

    def _colour(self, row: int, column: int, role: int) -> QBrush | None:
        if role == Qt.ItemDataRole.BackgroundRole and self.is_residual(row):
            return QBrush(roles().highlight)
        if role == Qt.ItemDataRole.ForegroundRole and (self.is_norm(row) or self.is_stale(column)):
            return QBrush(roles().muted)
        return None

    def longest_amount(self) -> str:
        """Return the longest text behind the labels."""
        lines = (texts for row, texts in zip(self._rows, self._texts, strict=True) if not is_spread(row))
        return max((text for texts in lines for text in texts[1:]), key=len, default="")

    def _spoken(self, row: int, column: int) -> str:
        text = self.text(row, column)
        if column == 0:
            return text
        amount = self.tr("geen") if text == _DASH else self.tr("{amount} euro per maand").format(amount=text)
        spoken = f"{self.text(row, 0)}, {self.heading(column)}: {amount}"
        return self.tr("{spoken}, nog niet bijgewerkt").format(spoken=spoken) if self.is_stale(column) else spoken

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heads of columns and, for screen readers, of rows."""
        if role == Qt.ItemDataRole.DisplayRole:
            if orientation == Qt.Orientation.Vertical:
                return self.text(section, 0)
            return self.heads.get(section) or self.heading(section)
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return side_of(section)
            if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                return self.heading(section)
        return None

    def as_text(self, rows: list[int]) -> str:
        """Return heads and rows as text with tabs, for a letter or a sheet."""
        columns = range(self.columnCount())
        lines = [[self.heading(column) for column in columns]]
        lines += [[self.text(row, column) for column in columns] for row in rows]
        return "\n".join("\t".join(line) for line in lines)


def _figures(*, bold: bool, italic: bool = False) -> QFont:
    font = QGuiApplication.font()
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setItalic(italic)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


class _RowDelegate(QStyledItemDelegate):
    """Writes the cells, with a small mark behind the label of a row: there is more to see.

    All of it by hand: the ledger is painted at every key, and the style takes ten times as long for a cell. In high
    contrast it rules off what is left, and what is not up to date stands in italics.
    """

    def __init__(self, view: LedgerView) -> None:
        super().__init__(view)
        self._view = view
        self.renew()

    def renew(self) -> None:
        """Take the fonts and colours of now."""
        self._roles = roles()
        self._fonts = {
            (bold, italic): _figures(bold=bold, italic=italic) for bold in (False, True) for italic in (False, True)
        }

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Write the cell, and behind the words the mark."""
        colours, rect, ledger = self._roles, option.rect, self._view.ledger
        row, column = index.row(), index.column()
        residual, stale = ledger.is_residual(row), ledger.is_stale(column)
        if residual or option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours.highlight)
        if residual and colours.strong:
            painter.setPen(colours.line)
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(self._fonts[ledger.is_sum(row), stale and colours.strong])
        painter.setPen(colours.muted if stale or ledger.is_norm(row) else colours.ink)
        room, text = rect.adjusted(_CELL_SIDE, 0, -_CELL_SIDE, 0), ledger.text(row, column)
        if ledger.is_spread(row) and 0 < column <= ledger.dwellings:
            text = text if column == ledger.dwellings else ""
            room.setLeft(self._view.columnViewportPosition(1) + _CELL_SIDE)
        painter.drawText(room, int(side_of(column)), text)
        if column == 0:
            metrics = painter.fontMetrics()
            room.setLeft(room.left() + metrics.horizontalAdvance(f"{text} "))
            painter.setPen(colours.accent)
            painter.drawText(room, int(side_of(column)), _MORE)
        if option.state & QStyle.StateFlag.State_HasFocus:
            width = colours.focus_width - 1
            painter.setPen(QPen(colours.accent, width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2))


class LedgerView(QTableView):
    """The ledger, as high as its rows; Ctrl+C copies the selected rows, or all of them.

    ``opened`` says that someone wants to know how an amount came about: the step and the number of the dwelling, and
    whether that was asked with the keyboard.
    """

    opened = Signal(str, int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape: tuple[tuple[str, ...], str, int] | None = None
        self._least = self._first = 0
        self._wide: dict[int, tuple[int, int]] = {}  # at least and at most, by column
        self.ledger = LedgerModel(self)
        self.setModel(self.ledger)
        self.setAccessibleName(self.tr("Huishoudboekje per maand"))
        self.setAccessibleDescription(
            self.tr("Enter opent de uitleg van een bedrag, Ctrl+C kopieert de tabel als tekst")
        )
        self._cells = _RowDelegate(self)
        self.setItemDelegate(self._cells)
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

    def show_rows(self, rows: tuple[Row, ...], names: tuple[str, ...], stale: frozenset[int] = frozenset()) -> None:
        """Show a ledger, keeping the place of the reader."""
        place = self.currentIndex()
        self.ledger.show_rows(rows, names, stale)
        amount = max(len(_WIDEST), len(self.ledger.longest_amount()))
        shape = ((*names, *(row.label for row in rows)), self.font().toString(), amount)
        if shape != self._shape:
            self._shape = shape
            self._fit()
            if place.isValid():
                self.setCurrentIndex(self.ledger.index(place.row(), place.column()))
                self.clearSelection()

    @property
    def least_width(self) -> int:
        """The least width in which every text has its place."""
        return self._least

    @property
    def _usual_row(self) -> int:
        return max(_LOWEST_ROW, self.fontMetrics().height() + _ROW_AROUND_TEXT)

    @property
    def usual_height(self) -> int:
        """The height with rows as they usually are."""
        return self._height_with(self._usual_row)

    @property
    def close_height(self) -> int:
        """The height with rows as close together as they can still be read."""
        return self._height_with(self.fontMetrics().height() + _LEAST_AROUND_TEXT)

    def _height_with(self, row: int) -> int:
        return self.horizontalHeader().sizeHint().height() + row * self.ledger.rowCount() + 2 * self.frameWidth()

    def squeeze(self, by: int) -> None:
        """Let the rows stand closer together, so much in all, as far as they can still be read."""
        row = self._usual_row - math.ceil(max(by, 0) / max(self.ledger.rowCount(), 1))
        least = self.fontMetrics().height() + _LEAST_AROUND_TEXT
        row = max(row, least)
        if row != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(row)
            self.horizontalHeader().setMaximumHeight(least + _LEAST_AROUND_TEXT if row == least else _UNLIMITED)
            self.shorten(0)

    def shorten(self, by: int) -> None:
        """Show so many rows less, and let one scroll to them.

        First those about the norm, which the answer says too; then those of what comes in, which was typed at the left.
        """
        row, whole, rows = self.verticalHeader().defaultSectionSize(), self.sizeHint().height(), self.ledger.rowCount()
        behind = sum(self.ledger.is_norm(row) for row in range(rows))
        hidden = min(rows // 2, math.ceil(max(by, 0) / row))
        high = whole - row * hidden
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if high == whole else Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        if (high, policy) != (self.minimumHeight(), self.verticalScrollBarPolicy()):
            self.setVerticalScrollBarPolicy(policy)
            self.setFixedHeight(high)
            self._first = max(0, hidden - behind)
            self.verticalScrollBar().setValue(self._first)
            self._see_focus()

    def _fit(self) -> None:
        """Give rows and columns their sizes, and the table its height."""
        self._cells.renew()
        self.verticalHeader().setDefaultSectionSize(self._usual_row)
        header, plain, bold = self.horizontalHeader(), self.fontMetrics(), QFontMetrics(_figures(bold=True))
        rows = range(self.ledger.rowCount())
        labels = (
            (bold if self.ledger.is_sum(row) else plain).horizontalAdvance(self.ledger.text(row, 0)) for row in rows
        )
        longest = max(labels, default=0)
        amount = bold.horizontalAdvance(max(_WIDEST, self.ledger.longest_amount(), key=len))
        longest_head = plain.averageCharWidth() * HEAD_IN_CHARACTERS
        self._least = longest + plain.horizontalAdvance(f" {_MORE}") + 2 * _CELL_SIDE
        self._wide = {}
        for column in range(self.ledger.columnCount()):
            fixed = QHeaderView.ResizeMode.Fixed
            header.setSectionResizeMode(column, fixed if column else QHeaderView.ResizeMode.Stretch)
            if column:
                whole = plain.horizontalAdvance(self.ledger.heading(column))
                least, most = (max(head, amount) + 2 * _CELL_SIDE for head in (min(whole, longest_head), whole))
                self._wide[column] = least, most
                self._least += least
        self._share()
        self.shorten(0)

    def _share(self) -> None:
        """Give long names of dwellings the room that nothing else needs; what has none is cut, and told on request."""
        header, plain, spare = (
            self.horizontalHeader(),
            self.fontMetrics(),
            max(self.viewport().width() - self._least, 0),
        )
        for column, (least, most) in self._wide.items():
            wide = min(most, least + spare)
            spare -= wide - least
            head = self.ledger.heading(column)
            cut = plain.elidedText(head, Qt.TextElideMode.ElideRight, wide - 2 * _CELL_SIDE)
            self.ledger.heads[column] = head if wide == most else cut  # Qt cuts what fits to the pixel
            header.resizeSection(column, wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        """Write in other colours when the system does."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._cells.renew()

    def sizeHint(self) -> QSize:
        """Return a size that shows every row."""
        header = self.horizontalHeader()
        height = min(header.sizeHint().height(), header.maximumHeight()) + self.verticalHeader().length()
        return QSize(super().sizeHint().width(), height + 2 * self.frameWidth())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Bring the row that one is at into sight, of a ledger that shows some of its rows."""
        super().focusInEvent(event)
        self._see_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show what is left to live on again."""
        super().focusOutEvent(event)
        self.verticalScrollBar().setValue(self._first)

    def _see_focus(self) -> None:
        if self.hasFocus() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Keep the row that one is at in sight: the table is as high as all its rows."""
        super().currentChanged(current, previous)
        if self.hasFocus():
            into_view(self)

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
