"""Pages in one place, of which one is shown and takes the room it wants; a QStackedWidget takes that of the highest."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Pages(QWidget):
    """Shows one page at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._pages: list[QWidget] = []
        self._current: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def insert(self, place: int, page: QWidget) -> None:
        """Add a page; the first one is shown."""
        self._pages.insert(place, page)
        self._column.addWidget(page)
        page.setVisible(self._current is None)
        self._current = self._current or page

    def take(self, page: QWidget) -> None:
        """Take a page out; it belongs to nobody until it is put elsewhere."""
        self._pages.remove(page)
        self._column.removeWidget(page)
        if self._current is page:
            self._current = None
            if self._pages:
                self.turn_to(0)

    def __contains__(self, page: QWidget) -> bool:
        return page in self._pages

    def __len__(self) -> int:
        return len(self._pages)

    @property
    def current(self) -> QWidget | None:
        """The page that is shown."""
        return self._current

    def index_of(self, page: QWidget) -> int:
        """Return the number of a page."""
        return self._pages.index(page)

    def turn_to(self, place: int) -> None:
        """Show another page."""
        self._current = self._pages[place]
        for page in self._pages:
            page.setVisible(page is self._current)
