"""The card with tabs under the ledger: a bar, a switch to the table of a chart, and one page at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabBar, QWidget

from ui.charts.widget import ChartPanel
from ui.look.pages import Pages
from ui.look.theme import Card


class Tabs(Card):
    """Pages behind tabs; Ctrl+PageUp and Ctrl+PageDown turn them from everywhere in the window."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Beeld, advies en uitleg"))
        self.bar = QTabBar()
        self.bar.setObjectName("parts")
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setAccessibleName(self.tr("Tabbladen"))
        self.table_button = QPushButton(self.tr("Tabel"))
        self.table_button.setObjectName("small")
        self.table_button.setCheckable(True)
        self.table_button.setAccessibleDescription(self.tr("Toont de getallen van het beeld als tabel"))
        self.pages = Pages()
        head = QHBoxLayout()
        head.setSpacing(4)
        head.setContentsMargins(4, 0, 6, 0)  # the words of the tabs stand above those of the pages
        head.addWidget(self.bar, 1)
        head.addWidget(self.table_button)
        self.column.setContentsMargins(6, 4, 6, 8)
        self.column.setSpacing(4)
        self.column.addLayout(head)
        self.column.addWidget(self.pages, 1)
        self.bar.currentChanged.connect(self._turn)
        self.table_button.toggled.connect(self._show_table)
        for key, step in ((QKeySequence("Ctrl+PgUp"), -1), (QKeySequence("Ctrl+PgDown"), 1)):
            shortcut = QShortcut(key, self)
            shortcut.activated.connect(lambda step=step: self.step(step))

    @property
    def around(self) -> int:
        """The height of what stands around a page."""
        inside = self.column.contentsMargins() + self.contentsMargins()
        return inside.top() + self.bar.sizeHint().height() + self.column.spacing() + inside.bottom()

    def add(self, page: QWidget, label: str) -> None:
        """Add a page at the end."""
        self.insert(len(self.pages), page, label)

    def insert(self, place: int, page: QWidget, label: str) -> None:
        """Add a page in some place; the one that is shown stays."""
        self.pages.insert(place, page)
        self.bar.insertTab(place, label)

    def take(self, page: QWidget) -> None:
        """Take a page out."""
        place, was_shown = self.pages.index_of(page), self.pages.current is page
        self.pages.take(page)
        self.bar.removeTab(place)
        if was_shown:
            self.bar.setCurrentIndex(0)

    def step(self, count: int) -> None:
        """Turn to another page, from the last to the first."""
        self.bar.setCurrentIndex((self.bar.currentIndex() + count) % self.bar.count())

    def show_page(self, page: QWidget) -> None:
        """Turn to a page."""
        self.bar.setCurrentIndex(self.pages.index_of(page))

    def _turn(self, place: int) -> None:
        if place >= 0:
            self.pages.turn_to(place)
        page = self.pages.current
        if isinstance(page, ChartPanel):
            page.show_table(shown=self.table_button.isChecked())
        self.turned.emit(place)
        self.offer_table()

    def offer_table(self) -> None:
        """Offer the table where the present page has one."""
        page = self.pages.current
        self.table_button.setVisible(isinstance(page, ChartPanel) and page.has_numbers)

    def _show_table(self, shown: bool) -> None:
        page = self.pages.current
        if isinstance(page, ChartPanel):
            page.show_table(shown=shown)
