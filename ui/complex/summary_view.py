"""The summary of a run in the window: the same lines and groups as in the workbook and on the command line."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from calculator.batch.summary import Summary
from calculator.batch.writing.report import ALL, HEAD, cells, lines
from calculator.dutch.money import number
from ui.charts.chart_table import GridView
from ui.charts.drawing import Grid, first_up, translate
from ui.look.quotable import Quotable
from ui.look.theme import GAP
from ui.look.wording import worded

_NARROW_IN_CHARACTERS = 130


class SummaryPage(QWidget):
    """Who gains and loses by type of household and by income, and beside it the other numbers."""

    def __init__(self, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.groups, self.numbers = GridView(), GridView()
        self.groups.setAccessibleName(self.tr("Vooruit en achteruit, per soort huishouden en inkomen van de aanvrager"))
        self.groups.show_grid(groups_grid(summary))
        self.numbers.setAccessibleName(self.tr("Andere getallen van de samenvatting"))
        self.numbers.show_grid(numbers_grid(summary))
        said = summary.receipt.sentences() if summary.receipt else ()
        self.receipt = Quotable("\n".join(map(worded, said)), role="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.receipt)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        column.addLayout(self._layout, 1)
        self._layout.setSpacing(2 * GAP)
        self._layout.addWidget(self.groups, 5)
        self._layout.addWidget(self.numbers, 3)
        self.groups.setVisible(bool(summary.total.number))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the tables under each other when there is no room beside each other."""
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _NARROW_IN_CHARACTERS
        self._layout.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


def groups_grid(summary: Summary) -> Grid:
    """Return who gains and loses, a row per group."""
    if not summary.total.number:
        return Grid((), ())
    by_income = translate("complex", "Inkomen: {kind}")
    named = [(first_up(translate("complex", name)), group) for name, group in summary.by_type.items()]
    named += [(by_income.format(kind=translate("complex", kind)), group) for kind, group in summary.by_income.items()]
    named.insert(0, (first_up(translate("complex", ALL)), summary.total))
    headings = (translate("complex", "Verandering, euro per maand"), *(translate("complex", word) for word in HEAD[1:]))
    return Grid(headings, tuple((name, *cells(group)) for name, group in named))


def numbers_grid(summary: Summary) -> Grid:
    """Return what the summary says besides its groups."""
    rows = [
        (translate("complex", line.words), number(line.value, 2 if line.euros else 0))
        for line in lines(summary)
        if line.value is not None
    ]
    return Grid((translate("complex", "Alle rijen"), translate("complex", "aantal of bedrag")), tuple(rows))
