"""The icon in the sizes and containers that each system wants, drawn from the one drawing."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path

from project import ROOT

DRAWING = ROOT / "ui" / "icons" / "leefbudget.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def draw(folder: Path, sizes: tuple[int, ...] = SIZES) -> dict[int, Path]:
    """Draw the icon as PNG in a folder; return the files by size."""
    from PySide6.QtCore import QSize, Qt
    from PySide6.QtGui import QImage, QImageReader

    folder.mkdir(parents=True, exist_ok=True)
    drawn = {}
    for size in sizes:
        reader = QImageReader(str(DRAWING))
        reader.setScaledSize(QSize(size, size))
        reader.setBackgroundColor(Qt.GlobalColor.transparent)
        picture = reader.read().convertToFormat(QImage.Format.Format_ARGB32)
        drawn[size] = folder / f"{size}.png"
        if not picture.save(str(drawn[size])):
            raise OSError(f"Het pictogram kan niet worden getekend: {reader.errorString()}")
    return drawn


def of_program(folder: Path) -> str | None:
    """Return the icon file that this system wants inside a program; None on Linux, where it stands beside it."""
    if sys.platform not in {"win32", "darwin"}:
        return None
    from PIL import Image

    drawn = draw(folder / "icons")
    largest = max(drawn)
    target = folder / ("leefbudget.ico" if sys.platform == "win32" else "leefbudget.icns")
    with ExitStack() as open_files:
        opened = {size: open_files.enter_context(Image.open(path)) for size, path in drawn.items()}
        opened.pop(largest).save(target, append_images=list(opened.values()))
    return str(target)
