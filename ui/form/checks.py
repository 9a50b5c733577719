"""An input with lines that can be ticked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.form.field import Value
from ui.form.input_widgets import Chosen
from ui.look.sight import into_view
from ui.look.tick import draw_tick_box


class _BoxDelegate(QStyledItemDelegate):
    """Draws the box to tick in our colours."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the line, and the box over that of the style."""
        super().paint(painter, option, index)
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        style = shown.widget.style()
        box = QRectF(style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, shown, shown.widget))
        draw_tick_box(painter, box, ticked=shown.checkState is Qt.CheckState.Checked)


class ChecksInput(QListWidget, Chosen):
    """A list in which any number of lines can be ticked; the lines come when the tables are loaded."""

    changed = Signal()
    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[str, ...] = ()
        self._codes: list[str] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setItemDelegate(_BoxDelegate(self))
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self._on_item_changed)

    def set_choices(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Show the lines that can be ticked."""
        blocked = self.blockSignals(True)
        self.clear()
        self._codes = [code for code, _ in choices]
        for code, label in choices:
            item = QListWidgetItem(label, self)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if code in self._values else Qt.CheckState.Unchecked)
        self.blockSignals(blocked)
        self._fit()

    def _on_item_changed(self, _item: QListWidgetItem) -> None:
        ticked = {code for row, code in enumerate(self._codes) if self._is_ticked(row)}
        kept = [value for value in self._values if value in ticked or value not in self._codes]
        self._values = (*kept, *(code for code in self._codes if code in ticked and code not in kept))
        self.edited.emit()
        self.changed.emit()

    def _is_ticked(self, row: int) -> bool:
        return self.item(row).checkState() is Qt.CheckState.Checked

    def value(self) -> Value:
        """Return the codes of the ticked lines."""
        return self._values or None

    def set_value(self, value: Value) -> None:
        """Tick the lines of these codes."""
        values: tuple[str, ...] = () if value is None else tuple(str(code) for code in value)  # type: ignore[union-attr]
        if values == self._values:
            return
        self._values = values
        blocked = self.blockSignals(True)
        for row, code in enumerate(self._codes):
            self.item(row).setCheckState(Qt.CheckState.Checked if code in values else Qt.CheckState.Unchecked)
        self.blockSignals(blocked)
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as all lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        height = 0
        if self.count():
            self.doItemsLayout()  # how high a line is depends on the width
            height = self.visualItemRect(self.item(self.count() - 1)).bottom() + self.verticalOffset() + 1
        self.setFixedHeight(max(height + 2 * self.frameWidth(), self.fontMetrics().height()))

    def sizeHint(self) -> QSize:
        """Return a size that shows every line."""
        return QSize(super().sizeHint().width(), self.height())

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Keep the line that one is at in sight: the list is as high as all its lines."""
        super().currentChanged(current, previous)
        if self.hasFocus():
            into_view(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form, which scrolls."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the list was left."""
        super().focusOutEvent(event)
        self.left.emit()
