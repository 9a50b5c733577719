"""The appendix as a table: sixteen columns, and per row the amount as printed, as computed and by law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from calculator.dutch.money import number
from calculator.outcome.appendix import ROW_LABELS, Appendix, Cell, report
from ui.charts.canvas import chart_font
from ui.charts.drawing import translate
from ui.look.day_words import said_day
from ui.look.quotable import Quotable
from ui.look.theme import Card, roles, style_sheet, text_label
from ui.look.wording import worded

Index = QModelIndex | QPersistentModelIndex
KINDS = ("gedrukt", "berekend", "wet")
_SIZE = (1180, 640)


@dataclass(frozen=True)
class _Row:
    name: str
    kind: str

    @property
    def label(self) -> str:
        """The words before the row."""
        return f"{_said(ROW_LABELS[self.name])}, {_said(self.kind)}"


def _said(words: str) -> str:
    """Return words of the appendix in the language of the window."""
    return translate("Form", words)


class AppendixModel(QAbstractTableModel):
    """Three rows for each row of the appendix; a cell that differs from print says so."""

    def __init__(self, appendix: Appendix, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appendix = appendix
        self.rows = tuple(_Row(name, kind) for name in ROW_LABELS for kind in KINDS)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of cases."""
        return 0 if parent is not None and parent.isValid() else len(self.appendix.cases)

    def cell(self, row: int, column: int) -> Cell:
        """Return the amounts behind a cell."""
        return self.appendix.cases[column].rows[self.rows[row].name]

    def differs(self, row: int, column: int) -> bool:
        """Whether the amount in a cell is another than the printed one."""
        cell = self.cell(row, column)
        return self._amount(row, column) != cell.gedrukt

    def _amount(self, row: int, column: int) -> float | None:
        amount: float | None = getattr(self.cell(row, column), self.rows[row].kind)
        return amount

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell: the amount, with a word when it differs from print."""
        amount = self._amount(row, column)
        shown = "–" if amount is None else number(amount, 0)
        return self.tr("{amount} anders").format(amount=shown) if self.differs(row, column) else shown

    def explained(self, row: int, column: int) -> str:
        """Return in words what a cell says, and why it differs."""
        case, cell, name = self.appendix.cases[column], self.cell(row, column), _said(ROW_LABELS[self.rows[row].name])
        amounts = ", ".join(
            f"{_said(kind)} {'–' if (value := getattr(cell, kind)) is None else number(value, 0)}" for kind in KINDS
        )
        household = ", ".join(map(_said, (case.groep, case.inkomen, case.woning)))
        where = f"{case.nr}. {household}. {name}: {amounts}."
        if cell.oorzaak:
            return f"{where} {worded(cell.oorzaak)}"
        return f"{where} " + self.tr("De wet geeft hetzelfde bedrag als gedrukt.")

    def heading(self, column: int) -> str:
        """Return the head of a column."""
        case = self.appendix.cases[column]
        group = _said(case.groep.replace(" met 2 kinderen", ""))
        income = _said(case.inkomen).partition(" (")[0]  # a name of the law behind it would take the room of a column
        return f"{case.nr}\n{group}\n{income}\n{_said(case.woning)}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, type, alignment, colour or spoken text of a cell."""
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(row, column)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return f"{self.rows[row].label}: {self.text(row, column)}. {self.explained(row, column)}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case _:
                return self._look(row, column, role)

    def _look(self, row: int, column: int, role: int) -> Any:
        differs = self.differs(row, column)
        if role == Qt.ItemDataRole.FontRole:
            return chart_font(bold=differs)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QBrush(roles().worse if differs else roles().ink)
        if role == Qt.ItemDataRole.BackgroundRole and self.rows[row].kind == "gedrukt":
            return QBrush(roles().ground)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heads of columns and rows."""
        across = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heading(section) if across else self.rows[section].label
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if across else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def as_text(self) -> str:
        """Return the table as text with tabs."""
        columns = range(self.columnCount())
        lines = [["", *(self.heading(column).replace("\n", ", ") for column in columns)]]
        lines += [
            [self.rows[row].label, *(self.text(row, column) for column in columns)] for row in range(self.rowCount())
        ]
        return "\n".join("\t".join(line) for line in lines)


class AppendixTable(QTableView):
    """Shows the appendix; Ctrl+C copies all of it, Enter opens the case of the column."""

    opened = Signal()

    def __init__(self, model: AppendixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appendix = model
        self.setModel(model)
        self.setAccessibleName(self.tr("De bijlage: gedrukt, berekend en volgens de wet"))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.verticalHeader().setSectionsClickable(False)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on Ctrl+C, open on Enter."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the table on the clipboard."""
        QGuiApplication.clipboard().setText(self._appendix.as_text())


class AppendixDialog(QDialog):
    """The table, the cause of the chosen cell under it, and a way to open the chosen case in the form."""

    example_wanted = Signal(int)

    def __init__(self, appendix: Appendix, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.setStyleSheet(style_sheet())
        self.setWindowTitle(self.tr("De bijlage als tabel"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.appendix_model = AppendixModel(appendix, self)
        self.table = AppendixTable(self.appendix_model)
        self.cause = Quotable()
        self.cause.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.cause.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        about = text_label(
            self.tr(
                "{title}. Euro per maand, tabellen van {day}. Berekend: met de uitgangspunten van de bijlage. "
                "Wet: met de regels van die dag. 'Anders' wijkt af van gedrukt; kies zo'n bedrag voor de oorzaak."
            ).format(title=worded(appendix.title), day=said_day(appendix.peildatum)),
            role="muted",
        )
        card = Card()
        card.column.addWidget(about)
        card.column.addWidget(self.table, 1)
        card.column.addWidget(self.cause)
        self.open_button = QPushButton(self.tr("Open als &voorbeeld"))
        copy = QPushButton(self.tr("&Kopieer als tekst"))
        close = QPushButton(self.tr("&Sluiten"))
        line = QHBoxLayout()
        line.addWidget(self.open_button)
        line.addWidget(copy)
        line.addStretch(1)
        line.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(card, 1)
        column.addLayout(line)
        for button in (self.open_button, copy, close):
            button.setAutoDefault(False)
        self.table.selectionModel().currentChanged.connect(self._show_cause)
        self.table.opened.connect(self._open)
        self.open_button.clicked.connect(self._open)
        copy.clicked.connect(self.table.copy)
        close.clicked.connect(self.close)
        self.table.setCurrentIndex(self.appendix_model.index(0, 0))
        self.resize(*_SIZE)

    def _show_cause(self, index: QModelIndex) -> None:
        text = self.appendix_model.explained(index.row(), index.column())
        self.cause.setText(text)
        self.table.setAccessibleDescription(text)

    def _open(self) -> None:
        self.example_wanted.emit(self.appendix_model.appendix.cases[self.table.currentIndex().column()].nr)
        self.close()


def show_appendix(parent: QWidget | None = None) -> AppendixDialog:
    """Show the appendix beside the window; its signal ``example_wanted`` carries the number of the case to open."""
    dialog = AppendixDialog(report(), parent)
    if parent is not None:
        dialog.resize(dialog.size().boundedTo(parent.window().size()))
    dialog.show()
    dialog.table.setFocus(Qt.FocusReason.OtherFocusReason)
    return dialog
