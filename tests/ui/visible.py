"""Everything that a window says, to the eye or to a screen reader."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTabBar, QTableView, QTreeView, QWidget

_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
_SAID = ("placeholderText", "accessibleName", "accessibleDescription", "toolTip", "title")


def texts(root, leaving_out=()):
    """Return every text of what is visible, typed amounts aside."""
    found = set()
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible() and not isinstance(widget, leaving_out):
            found |= set(_of(widget))
    return {text.replace("&", "") for text in found if text}


def _of(widget):
    names = _SAID if hasattr(widget, "cursorPosition") else ("text", *_SAID)  # what is typed has no language
    for name in names:
        if callable(found := getattr(widget, name, None)):
            yield str(found())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))
    if isinstance(widget, QAbstractItemView):
        yield from _cells(widget)
    yield from (placed.text for placed in getattr(widget, "placed", ()))


def _cells(view):
    model, top = view.model(), QModelIndex()
    columns = model.columnCount(top) if isinstance(view, QTableView | QTreeView) else 1
    for row in range(model.rowCount(top)):
        for column in range(columns):
            for role in _ROLES:
                yield str(model.index(row, column, top).data(role) or "")
    if isinstance(view, QTableView):
        for column in range(columns):
            yield str(model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole))
