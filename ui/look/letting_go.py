"""Taking away what a layout holds."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def let_go(widget: QWidget) -> None:
    """Take a widget out of its window for good.

    It is hidden first: what was added a moment ago has yet to be shown, and would then appear as a window of its own,
    which takes the keyboard with it.
    """
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def empty(layout: QLayout) -> None:
    """Take every widget out of a layout, and everything else."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            let_go(widget)
