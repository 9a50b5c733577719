"""What the dialogs of Qt remember by themselves: folders and files, in settings that all Qt programs share.

Their names may hold those of clients. The values from before a dialog come back when it is gone; what other programs
wrote stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSettings

_GROUP = "FileDialog"


@contextmanager
def nothing_remembered() -> Iterator[None]:
    """Let a dialog be opened, closed and deleted; it writes when it is deleted."""
    before = _values(QSettings(QSettings.Scope.UserScope, "QtProject"))
    try:
        yield
    finally:
        settings = QSettings(QSettings.Scope.UserScope, "QtProject")
        after = _values(settings)
        for key in after.keys() - before.keys():
            settings.remove(f"{_GROUP}/{key}")
        for key, value in before.items():
            if after.get(key) != value:
                settings.setValue(f"{_GROUP}/{key}", value)


def _values(settings: QSettings) -> dict[str, object]:
    settings.beginGroup(_GROUP)
    found = {key: settings.value(key) for key in settings.allKeys()}
    settings.endGroup()
    return found
