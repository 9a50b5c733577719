"""Which file is dragged to the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent

from ui.files.saving import OPENED

SHEETS = (".csv", ".parquet")


def dragged(event: QDropEvent) -> Path | None:
    """Return the file that is dragged: a case, or a sheet with many households."""
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() in (*OPENED, *SHEETS)), None)
