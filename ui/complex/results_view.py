"""The last page: what the run found in a sentence, and behind tabs the rows, their distribution and the summary."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from calculator.batch.results import MOST_ROWS, Results
from calculator.dutch.money import number
from ui.charts.tabs import Tabs
from ui.charts.widget import ChartPanel, ChartWidget
from ui.complex.headline import details, headline
from ui.complex.histogram import Histogram
from ui.complex.row_faults import said_of
from ui.complex.rows_model import RowsModel
from ui.complex.rows_view import RowsView
from ui.complex.summary_view import SummaryPage
from ui.form.field import Value
from ui.form.lists import ChoiceInput
from ui.look.quotable import Quotable
from ui.look.theme import GAP, Card, set_role, text_label
from ui.look.wording import worded


class ResultsPage(QWidget):
    """Shows what a run found."""

    choose_wanted = Signal()
    save_wanted = Signal()
    opened = Signal(int)  # a row, counted from nought

    def __init__(self, results: Results, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.results = results
        summary = results.summary
        self.headline = Quotable(headline(summary), size=1.7, bold=True)
        self.details = Quotable(details(summary), role="muted")
        self.note = Quotable("" if results.kept else self._too_many())
        answer = Card()
        answer.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for label in (self.headline, self.details, self.note):
            answer.column.addWidget(label)
            label.setVisible(bool(label.text()))  # now that it has a parent: else it would be a window for a moment
        self.tabs = Tabs()
        self.tabs.setAccessibleName(self.tr("Huishoudens, verdeling en samenvatting"))
        self.rows = RowsPage(results) if results.rows else None
        if self.rows is not None:
            self.tabs.add(self.rows, self.tr("Huishoudens"))
            self.rows.table.opened.connect(self.opened)
        self.histogram = ChartPanel(ChartWidget())
        self.histogram.show_drawing(Histogram.of(summary.total))
        self.tabs.add(self.histogram, self.tr("Verdeling"))
        self.summary = SummaryPage(summary)
        self.tabs.add(self.summary, self.tr("Samenvatting"))
        self.tabs.offer_table()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(answer)
        column.addWidget(self.tabs, 1)
        self.tabs.setVisible(bool(summary.rows))
        column.addLayout(self._make_bar())

    def _make_bar(self) -> QHBoxLayout:
        self.said = text_label(role="muted")
        self.choose = QPushButton(self.tr("Ander bestand &kiezen ..."))
        self.save = QPushButton(self.tr("&Opslaan ..."))
        self.save.setObjectName("main")
        self.save.setAccessibleDescription(self.tr("Alle rijen met hun uitkomsten, als Excel, csv of parquet"))
        self.choose.clicked.connect(self.choose_wanted)
        self.save.clicked.connect(self.save_wanted)
        line = QHBoxLayout()
        line.addWidget(self.said, 1)
        line.addWidget(self.choose)
        line.addWidget(self.save)
        return line

    def _too_many(self) -> str:
        return self.tr(
            "Boven {most} rijen toont dit venster alleen de samenvatting. Sla het bestand op om elke rij te zien."
        ).format(most=number(MOST_ROWS, 0))

    def say(self, text: str) -> None:
        """Say what was done, also to a screen reader."""
        self.said.setText(worded(text))
        if text:
            QAccessible.updateAccessibility(QAccessibleEvent(self.said, QAccessible.Event.Alert))

    def focus_first(self) -> None:
        """Put the focus where reading begins."""
        first = self.save if self.rows is None else self.rows.table
        first.setFocus(Qt.FocusReason.OtherFocusReason)


class RowsPage(QWidget):
    """The table with a filter above it, and under it what there is to say of the row the reader is at."""

    def __init__(self, results: Results, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.results = results
        self.table = RowsView(RowsModel(results))
        self.filter = ChoiceInput(tuple(self._filters()))
        self.filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.filter.setAccessibleName(self.tr("Toon"))
        self.filter.setAccessibleDescription(self.tr("Kiest welke huishoudens in de tabel staan"))
        label = QLabel(self.tr("&Toon:"))
        label.setBuddy(self.filter)
        self.about = text_label(role="muted")
        self.about.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout()
        line.setContentsMargins(6, 0, 0, 0)
        line.addWidget(label)
        line.addWidget(self.filter)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(line)
        column.addWidget(self.table, 1)
        column.addWidget(self.about)
        self.filter.changed.connect(self._filter)
        self.table.selectionModel().currentChanged.connect(self._show_about)
        self.table.rows.modelReset.connect(self._show_about)
        self._show_about()

    def _filters(self) -> list[tuple[Value, str]]:
        words = {
            "achteruit": self.tr("gaat erop achteruit"),
            "vooruit": self.tr("gaat erop vooruit"),
            "gelijk": self.tr("blijft gelijk"),
            "zakt_onder_norm": self.tr("zakt onder de norm"),
            "komt_boven_norm": self.tr("komt uit op of boven de norm"),
            "onder_norm_nu": self.tr("is nu al onder de norm"),
            "op_de_rand_nu": self.tr("is nu op de rand van de norm"),
            "fout": self.tr("met een fout"),
        }
        counts = {mark: int(self.results.marks[mark].sum()) for mark in words}
        everyone = self.tr("alle huishoudens")
        found: list[tuple[Value, str]] = [(None, f"{everyone} ({number(self.results.rows, 0)})")]
        found += [(mark, f"{label} ({number(counts[mark], 0)})") for mark, label in words.items()]
        return found

    def _filter(self) -> None:
        mark = self.filter.value()
        self.table.show_only(None if mark is None else str(mark))

    def _show_about(self) -> None:
        row = self.table.current_row
        fault = self.results.faults.get(row) if row is not None else None
        if row is None:
            text = self.tr("Geen huishoudens om te tonen.")
        elif fault is None:
            text = self.tr(
                "Euro per maand. Enter of dubbelklik opent de rij als geval, Ctrl+↑ en Ctrl+↓ sorteren op de kolom."
            )
        else:
            said = said_of(fault)
            text = self.tr("Rij {row} is niet berekend. {fault}").format(row=number(row + 1, 0), fault=said)
        self.about.setText(text)
        set_role(self.about, "role", "muted" if fault is None else "worse")
