"""The second page: what was found in the file, before anything is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from calculator.dutch.money import number
from ui.charts.chart_table import GridView
from ui.charts.drawing import Grid
from ui.form.lists import ChoiceInput
from ui.look.theme import GAP, INSIDE, Card, text_label
from ui.look.wording import worded

if TYPE_CHECKING:  # numpy and pyarrow are loaded by the thread that reads the file
    from calculator.batch.sheet_preview import Preview

_LONGEST_CELL = 20
_AROUND_NAME = 30


_CHOOSING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class SheetInput(ChoiceInput):
    """The sheets to choose from; a key opens the list, since the first one it came by would be chosen at once."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list on every key that would choose in it."""
        if event.key() in _CHOOSING or (event.text().isprintable() and event.text()):
            self.showPopup()
        else:
            super().keyPressEvent(event)


class PreviewPage(QWidget):
    """Says which columns are recognised, missing or carried through, and shows the first rows."""

    run_wanted = Signal()
    choose_wanted = Signal()
    sheet_wanted = Signal(str)
    back_wanted = Signal()

    def __init__(self, preview: Preview, note: tuple[str, ...] = (), *, wrong: bool = False, earlier: str = "") -> None:
        super().__init__()
        self.setObjectName("page")
        self._preview = preview
        self.sheet = self._make_sheet()
        self.receipt = text_label("\n".join(map(worded, preview.receipt)), role="muted")
        good = not preview.mistakes
        self.headline = text_label(self._headline(), size=1.4, bold=True)
        mistakes = () if preview.sheets else preview.mistakes  # a choice is no mistake
        self.mistakes = text_label("\n".join(worded(str(item)) for item in mistakes), role="worse")
        self.note = text_label("\n".join(map(worded, note)), role="worse" if wrong else "muted")
        self.run = QPushButton(self.tr("&Doorrekenen"))
        self.run.setObjectName("main")
        self.run.setEnabled(good)
        self.run.setAccessibleDescription(self.headline.text())
        self.choose = QPushButton(self.tr("Ander bestand &kiezen ..."))
        line = QHBoxLayout()
        line.addWidget(self.run)
        self.back = QPushButton(self.tr("&Terug naar de uitkomst van {name}").format(name=earlier.replace("&", "&&")))
        line.addWidget(self.choose)
        line.addWidget(self.back)
        line.addStretch(1)
        answer = Card()
        for label in (self.headline, self.mistakes, self.note, self.receipt):
            answer.column.addWidget(label)
            label.setVisible(bool(label.text()))  # now that it has a parent: else it would be a window for a moment
        if self.sheet is not None:
            answer.column.addLayout(self._sheet_line(self.sheet))
        answer.column.addLayout(line)
        self.back.setVisible(bool(earlier))  # ``earlier`` is the file of which there is an outcome still
        self._widths: dict[int, int] = {}
        self.table = GridView()
        self.table.setAccessibleName(self.tr("Kolommen van het bestand, met de eerste rijen"))
        self.table.show_grid(self._grid())
        below = Card(self.tr("Kolommen"))
        beside = QHBoxLayout()
        beside.addWidget(self.table, 1)
        beside.addStretch()
        below.column.addLayout(beside)
        if preview.sheets:  # nothing is known of the columns yet
            below.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(answer)
        column.addWidget(below, 1)
        column.addStretch(1 if preview.sheets else 0)
        self.back.clicked.connect(self.back_wanted)
        self.run.clicked.connect(self.run_wanted)
        self.choose.clicked.connect(self.choose_wanted)

    def _make_sheet(self) -> ChoiceInput | None:
        """Return a list of the sheets that can be read, when there are several; the first line chooses none."""
        sheets = self._preview.sheets
        if not sheets:
            return None
        found = SheetInput(((None, self.tr("Kies een blad")), *((name, name) for name in sheets)))
        found.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        found.setAccessibleName(self.tr("Blad"))
        found.setAccessibleDescription(self.tr("Kiest welk blad van het bestand wordt gelezen"))
        found.changed.connect(lambda: self.sheet_wanted.emit(str(found.value())) if found.value() else None)
        return found

    def _sheet_line(self, sheet: ChoiceInput) -> QHBoxLayout:
        label = QLabel(self.tr("&Blad:"))
        label.setBuddy(sheet)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(sheet)
        line.addStretch(1)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many of the first rows as leave room for the names of the columns, and keep all near their names."""
        super().resizeEvent(event)
        grid, header = self.table.grid.grid, self.table.horizontalHeader()
        names = max((self.fontMetrics().horizontalAdvance(row[0]) for row in grid.rows), default=0) + _AROUND_NAME
        around = 2 * self.table.frameWidth() + self.table.verticalScrollBar().sizeHint().width()
        used = names + header.sectionSize(1) + around
        room = self.width() - 2 * INSIDE - used
        for column, _ in enumerate(grid.headings[2:], 2):
            if not self.table.isColumnHidden(column):
                self._widths[column] = header.sectionSize(column)
            room -= self._widths[column]
            used += self._widths[column] if room >= 0 else 0
            self.table.setColumnHidden(column, room < 0)
        self.table.setMaximumWidth(used)

    def _headline(self) -> str:
        preview = self._preview
        if preview.sheets:
            text = self.tr("Welk blad van {name} wilt u doorrekenen?")
        elif preview.missing:
            text = self.tr("{name} kan nog niet worden doorgerekend: er ontbreken kolommen.")
        elif preview.mistakes:
            text = self.tr("{name} kan nog niet worden doorgerekend.")
        elif preview.rows is None:
            text = self.tr("{name} kan worden doorgerekend.")
        else:
            text = self.tr("{name} kan worden doorgerekend: {rows} rijen.")
        return text.format(name=preview.path.name, rows=number(preview.rows or 0, 0))

    def _grid(self) -> Grid:
        """Return a row per column: its name, what happens to it, and what stands in the first rows."""
        preview = self._preview
        names, places = preview.headers, preview.places
        found: list[tuple[str, str, int | None]] = []
        found += [(name, self.tr("ontbreekt, en is nodig"), None) for name in preview.missing]
        found += [(name, self.tr("herkend"), places[name]) for name in preview.known]
        found += [(name, self.tr("ontbreekt, en dat mag"), None) for name in preview.absent]
        found += [(names[place], self.tr("gaat ongewijzigd mee"), place) for place in preview.extra]
        kept = self.tr("blijft bewaard als {name}")
        found += [(names[place], kept.format(name=name), place) for place, name in preview.renamed.items()]
        found += [(names[place], self.tr("wordt opnieuw berekend"), place) for place in preview.replaced]
        samples = [self.tr("rij {row}").format(row=row) for row in range(1, len(preview.first) + 1)]
        rows = [(name or "–", what, *(_shortened(row, place) for row in preview.first)) for name, what, place in found]
        return Grid((self.tr("Kolom"), self.tr("Wat ermee gebeurt"), *samples), tuple(rows), words=2)


def _shortened(row: tuple[str, ...], place: int | None) -> str:
    """Return what stands in a cell, as far as it fits in a narrow column."""
    text = "" if place is None else row[place]
    return text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 1]}…"
