"""Where the columns of a table are aligned."""

from __future__ import annotations

from PySide6.QtCore import Qt


def side_of(column: int) -> Qt.AlignmentFlag:
    """Return where a column is aligned: words left, amounts right."""
    side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
