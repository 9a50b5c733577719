"""The rows of a run as a table model: sorted and filtered here, on arrays.

A proxy model would ask Python for every comparison, which takes seconds for a hundred thousand rows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QWidget

from calculator.batch.columns import DIFFERENCE
from calculator.batch.reading import Array
from calculator.batch.results import Results
from calculator.batch.summary import TYPES
from calculator.dutch.money import in_column, number, signed
from ui.charts.canvas import chart_font
from ui.charts.drawing import translate
from ui.complex.row_faults import said_of
from ui.look.theme import roles
from ui.look.wording import worded

Index = QModelIndex | QPersistentModelIndex
_DASH = "–"
_DIGITS = re.compile(r"(\d+)")
ROW, CODE, TYPE, FAULT = "rij", "dossier", "soort", "fout"
_WORDS = (CODE, TYPE, FAULT)
_OF_LATER = "_na_per_maand"


@dataclass(frozen=True)
class RowsColumn:
    """A column: what is in it, and its name in one or two lines."""

    key: str
    heading: str

    @property
    def spoken(self) -> str:
        """The name in one line."""
        return self.heading.replace("\n", " ")


def columns(results: Results) -> tuple[RowsColumn, ...]:
    """Return the columns that have something in them."""
    left, margin = translate("complex", "Om van\nte leven"), translate("complex", "Verschil\nmet de norm")
    allowance, cost = translate("complex", "Huurtoeslag"), translate("complex", "Netto\nwoonlast")
    now, later = translate("complex", "nu"), translate("complex", "na")
    amounts = [RowsColumn(DIFFERENCE, translate("complex", "Verschil\nper maand"))]
    for name, heading in (
        ("resterend_leefbudget", left),
        ("marge", margin),
        ("huurtoeslag", allowance),
        ("netto_woonlast", cost),
    ):
        amounts += [
            RowsColumn(f"{name}_nu_per_maand", f"{heading} {now}"),
            RowsColumn(f"{name}{_OF_LATER}", f"{heading} {later}"),
        ]
    if not results.summary.total.number:
        amounts = [column for column in amounts if column.key != DIFFERENCE and not column.key.endswith(_OF_LATER)]
    amounts.append(RowsColumn("netto_inkomen_per_maand", translate("complex", "Netto\ninkomen")))
    words = [RowsColumn(ROW, translate("complex", "Rij")), RowsColumn(CODE, translate("complex", "Dossier"))]
    words.append(RowsColumn(TYPE, translate("complex", "Huishouden")))
    fault = [RowsColumn(FAULT, translate("complex", "Wat er mis is"))] if results.faults else []
    return (*words, *amounts, *fault)


class RowsModel(QAbstractTableModel):
    """The rows of a run in the order and with the filter that were chosen."""

    def __init__(self, results: Results, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.results = results
        self.columns = columns(results)
        self._order: Array = np.arange(results.rows)
        self._mark: str | None = None
        self._sorted = (0, Qt.SortOrder.AscendingOrder)
        self._ranks: dict[str, Array] = {}

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows that are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._order)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def row_at(self, line: int) -> int:
        """Return which row of the sheet stands on a line, counted from nought."""
        return int(self._order[line])

    def line_of(self, row: int) -> int | None:
        """Return the line on which a row stands, if it is shown."""
        found = np.flatnonzero(self._order == row)
        return int(found[0]) if len(found) else None

    # -- order and filter ----------------------------------------------------------------------------------------------

    def show_only(self, mark: str | None) -> None:
        """Show the rows with a mark of :func:`calculator.batch.summary.marks`, or all."""
        self._mark = mark
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column: amounts by amount, codes by the numbers in them; what is empty comes last."""
        self._sorted = (column, order)
        self._arrange()

    def _arrange(self) -> None:
        column, order = self._sorted
        values = self._values(self.columns[column].key)
        self.beginResetModel()
        found = np.argsort(values if order == Qt.SortOrder.AscendingOrder else -values, kind="stable")
        self._order = found if self._mark is None else found[self.results.marks[self._mark][found]]
        self.endResetModel()

    def _values(self, key: str) -> Array:
        """Return numbers to sort a column by; NaN where it is empty."""
        if key in self.results.numbers:
            return self.results.numbers[key]
        if key not in self._ranks:
            rows = range(self.results.rows)
            if key == ROW:
                ranks = np.arange(len(rows), dtype=np.float64)
            elif key == TYPE:
                ranks = np.where(self.results.marks["fout"], np.nan, self.results.types)
            elif key == CODE:
                ranks = _ranks([self.results.codes[row] for row in rows])
            else:
                ranks = _ranks([self.results.faults.get(row, "") for row in rows])
            self._ranks[key] = ranks
        return self._ranks[key]

    # -- what is shown -------------------------------------------------------------------------------------------------

    def text(self, line: int, column: int) -> str:
        """Return what stands in a cell."""
        row, key = self.row_at(line), self.columns[column].key
        if key == ROW:
            return number(row + 1, 0)
        if key == CODE:
            return self.results.codes[row]
        fault = self.results.faults.get(row)
        if key == FAULT:
            return worded(fault or "")
        if key == TYPE:
            return translate("complex", "fout") if fault else translate("complex", TYPES[int(self.results.types[row])])
        amount = float(self.results.numbers[key][row])
        if amount != amount:  # noqa: PLR0124 - NaN
            return _DASH
        return signed(amount, 2) if key == DIFFERENCE else in_column(amount, 2)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, alignment, type, colour or spoken text of a cell."""
        line, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(line, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(line, column)
            case Qt.ItemDataRole.ToolTipRole:
                fault = self.results.faults.get(self.row_at(line))
                return None if fault is None else said_of(fault)
            case _:
                return self._look(line, column, role)

    def _look(self, line: int, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(self.columns[column].key)
        if role == Qt.ItemDataRole.FontRole:
            return chart_font()
        if role == Qt.ItemDataRole.ForegroundRole and self._is_worse(line, column):
            return QBrush(roles().worse)
        return None

    def _is_worse(self, line: int, column: int) -> bool:
        """Whether a cell says, in words or with its sign, that something is worse or wrong."""
        row, key = self.row_at(line), self.columns[column].key
        if key == TYPE:
            return row in self.results.faults
        below = key == DIFFERENCE or key.startswith("marge_")
        return below and bool(self.results.numbers[key][row] < 0)

    def _spoken(self, line: int, column: int) -> str:
        found, text = self.columns[column], self.text(line, column)
        if found.key in (ROW, CODE):
            return f"{found.spoken} {text}"
        who = f"{self.text(line, 1) or self.text(line, 0)}, {found.spoken}"
        if found.key in _WORDS:
            return f"{who}: {text}"
        amount = self.tr("geen") if text == _DASH else self.tr("{amount} euro per maand").format(amount=text)
        return f"{who}: {amount}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heads of columns and, for screen readers, of rows."""
        across = orientation == Qt.Orientation.Horizontal
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._heading(section) if across else self.text(section, 0)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken_heading(section) if across else self.text(section, 1)
            case Qt.ItemDataRole.TextAlignmentRole if across:
                return _side(self.columns[section].key)
        return None

    def _heading(self, column: int) -> str:
        """Return the head of a column, with an arrow when the rows are in its order."""
        by, order = self._sorted
        arrow = " ▲" if order == Qt.SortOrder.AscendingOrder else " ▼"
        return self.columns[column].heading + (arrow if column == by else "")

    def _spoken_heading(self, column: int) -> str:
        by, order = self._sorted
        text = self.columns[column].spoken
        if column != by:
            return text
        way = self.tr("oplopend") if order == Qt.SortOrder.AscendingOrder else self.tr("aflopend")
        return f"{text}, {way}"

    def as_text(self, lines: list[int], shown: list[int]) -> str:
        """Return heads and lines as text with tabs, for a letter or a sheet."""
        found = [[self.columns[column].spoken for column in shown]]
        found += [[self.text(line, column) for column in shown] for line in lines]
        return "\n".join("\t".join(cells) for cells in found)


def _side(key: str) -> Qt.AlignmentFlag:
    """Return where a column is aligned: words left, amounts right."""
    side = Qt.AlignmentFlag.AlignLeft if key in _WORDS else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


def _ranks(texts: list[str]) -> Array:
    """Return the places of texts in their order, A-2 before A-10; NaN for an empty one."""
    places = {text: float(place) for place, text in enumerate(sorted({*texts}, key=_natural))}
    return np.array([places[text] if text else np.nan for text in texts])


def _natural(text: str) -> list[tuple[int, int | str]]:
    return [(0, int(part)) if part.isdecimal() else (1, part) for part in _DIGITS.split(text.casefold())]
