"""*Uitleg*: how an amount of the ledger came about, step by step, with the articles."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from calculator.outcome.result import Resultaat, Stap
from ui.charts.canvas import SMALL
from ui.look.theme import text_label
from ui.result.derivation import Steps, as_text, filled, value_text
from ui.result.step_delegate import LINES, Index, Line, StepDelegate, first_line_height

START = "resterend_leefbudget_per_maand"
_NAME = Qt.ItemDataRole.UserRole + 2
_FILLED = Qt.ItemDataRole.UserRole + 3
_LEAST_LINES = 7
_SIDE = 8


class ExplanationView(QWidget):
    """Shows one step and what it rests on; each of those can be opened, unfolded and read in the law."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._resultaat: Resultaat | None = None
        self._steps: dict[int, Steps] = {}
        self._path: list[tuple[str, int]] = []
        self._stale = False
        self.tree = StepTree()

        self.back = _small(self.tr("‹ Terug"), self.tr("Terug naar de vorige uitleg"))
        self.back.clicked.connect(self.go_back)
        self.title = text_label(bold=True)
        self.copy_button = _small(self.tr("Kopieer als tekst"))
        self.copy_button.clicked.connect(self.copy)
        self.law = _small("")
        self.law.clicked.connect(lambda: self.open_law(self.tree.currentIndex()))
        self._dwellings = QButtonGroup(self)
        self._choice = QHBoxLayout()
        self._choice.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.setContentsMargins(_SIDE, 0, _SIDE, 0)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        head.addLayout(self._choice)
        head.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)

        self.tree.expanded.connect(self._fill_below)
        self.tree.doubleClicked.connect(self._enter)
        self.tree.clicked.connect(self._on_clicked)
        self.tree.enter_pressed.connect(self._enter)
        self.tree.back_pressed.connect(self.go_back)
        self.tree.escape_pressed.connect(self.left)
        self.tree.copy_pressed.connect(self.copy)
        self.tree.selectionModel().currentChanged.connect(self._offer_law)

        hint = text_label(self.tr("Enter of dubbelklik opent een stap."), role="muted")
        foot = QHBoxLayout()
        foot.setContentsMargins(_SIDE, 0, _SIDE, 0)
        foot.addWidget(hint, 1)
        foot.addWidget(self.law)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.tree, 1)
        column.addLayout(foot)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def show_result(self, resultaat: Resultaat) -> None:
        """Take a result; the same step stays open when it still exists."""
        names = self._names()
        self._resultaat, self._steps = resultaat, {}
        count = len(resultaat.woonsituaties)
        self._path = [(name, min(index, count - 1)) for name, index in self._path] or [(START, count - 1)]
        if self._names() != names:
            self._offer_dwellings()
        self._stale = True
        if self.isVisible():
            self._refresh()

    def showEvent(self, event: object) -> None:
        """Fill when it is looked at."""
        self._refresh()

    def open_step(self, name: str, dwelling: int) -> None:
        """Show a step in a dwelling, and remember the one before it."""
        if not self._path or self._path[-1] != (name, dwelling):
            self._path.append((name, dwelling))
        self._stale = True
        if self.isVisible():
            self._refresh()

    def go_back(self) -> None:
        """Show the step before this one."""
        if len(self._path) > 1:
            self._path.pop()
            self._stale = True
            self._refresh()

    @property
    def place(self) -> tuple[str, int]:
        """The step that is shown, and the number of the dwelling."""
        return self._path[-1]

    def steps(self) -> Steps | None:
        """Return the steps of the dwelling that is shown, derived when first asked for."""
        if self._resultaat is None:
            return None
        index = self.place[1]
        if index not in self._steps:
            self._steps[index] = Steps(self._resultaat, index)
        return self._steps[index]

    def _names(self) -> tuple[str, ...]:
        return tuple(woning.naam for woning in self._resultaat.woonsituaties) if self._resultaat else ()

    def _offer_dwellings(self) -> None:
        """Make a button for each dwelling, when there is more than one."""
        while (item := self._choice.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        names = self._names()
        for index, name in enumerate(names if len(names) > 1 else ()):
            button = _small(name, self.tr("Uitleg voor de woning {name}").format(name=name))
            button.setCheckable(True)
            button.clicked.connect(partial(self._change_dwelling, index))
            self._dwellings.addButton(button, index)
            self._choice.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _change_dwelling(self, index: int) -> None:
        self._path[-1] = (self.place[0], index)
        self._stale = True
        self._refresh()

    def _refresh(self) -> None:
        """Show the present step again, unless nothing changed."""
        if not self._stale:
            return
        steps = self.steps()
        if steps is None or self._resultaat is None:
            return
        self._stale = False
        self._path = [place for place in self._path if place[0] in steps.by_name] or [(START, self.place[1])]
        name, index = self.place
        where = self._resultaat.woonsituaties[index].naam
        self.title.setText(self.tr("Zo komt dit bedrag tot stand, {where}").format(where=where))
        self.back.setEnabled(len(self._path) > 1)
        if (button := self._dwellings.button(index)) is not None:
            button.setChecked(True)
        self._show_tree(steps, steps.by_name[name])

    # -- the tree ------------------------------------------------------------------------------------------------------

    def _show_tree(self, steps: Steps, stap: Stap) -> None:
        unfolded = self.tree.unfolded()
        model = self.tree.steps_model
        model.removeRows(0, model.rowCount())
        row = _row(steps, stap, bold=True)
        model.appendRow(row)
        _fill(steps, row[0])
        self.tree.expand(row[0].index())
        for number in range(row[0].rowCount()):
            child = row[0].child(number)
            if child is not None and child.data(_NAME) in unfolded:
                self.tree.expand(child.index())
        self.tree.setAccessibleName(self.tr("Uitleg: {label}").format(label=stap.omschrijving))
        self.tree.selectionModel().setCurrentIndex(
            row[0].index(),
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )

    def _fill_below(self, index: QModelIndex) -> None:
        """Give the steps that become visible their own, so that they show whether they can be unfolded."""
        steps = self.steps()
        item = self.tree.steps_model.itemFromIndex(index)
        if steps is None or item is None:
            return
        for number in range(item.rowCount()):
            child = item.child(number)
            if child is not None:
                _fill(steps, child)

    def _enter(self, index: QModelIndex) -> None:
        name = index.siblingAtColumn(0).data(_NAME)
        if name and name != self.place[0]:
            self.open_step(name, self.place[1])

    # -- the law -------------------------------------------------------------------------------------------------------

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == 2:
            self.open_law(index)

    def _url(self, index: QModelIndex) -> str | None:
        steps = self.steps()
        name = index.siblingAtColumn(0).data(_NAME)
        return steps.url(steps.by_name[name]) if steps is not None and name else None

    def _offer_law(self, index: QModelIndex) -> None:
        """Name the law of the current step on the button that opens it."""
        url, steps = self._url(index), self.steps()
        self.law.setVisible(url is not None)
        if url is not None and steps is not None:
            artikel = steps.by_name[index.siblingAtColumn(0).data(_NAME)].artikel or self.tr("de bron")
            self.law.setText(self.tr("Lees {article} in de browser").format(article=artikel))
            self.law.setToolTip(url)

    def open_law(self, index: QModelIndex) -> None:
        """Open the law of a step in the browser; only ever because someone asks."""
        if url := self._url(index):
            QDesktopServices.openUrl(QUrl(url))

    # -- copying -------------------------------------------------------------------------------------------------------

    def copy(self) -> None:
        """Put what is shown on the clipboard, as text."""
        steps = self.steps()
        if steps is not None and self._resultaat is not None:
            where = self._resultaat.woonsituaties[self.place[1]].naam
            QGuiApplication.clipboard().setText(as_text(steps, self.place[0], where))


class StepTree(QTreeView):
    """The steps; rows are as high as their words need."""

    enter_pressed = Signal(QModelIndex)
    back_pressed = Signal()
    escape_pressed = Signal()
    copy_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps")
        self.steps_model = QStandardItemModel(0, 3, self)
        self.setModel(self.steps_model)
        self.setItemDelegate(StepDelegate(self))
        self.setHeaderHidden(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(self.fontMetrics().height())
        self.setMinimumHeight(_LEAST_LINES * self.fontMetrics().height())
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw the arrow beside the first line of the words."""
        super().drawBranches(painter, QRect(rect.topLeft(), QSize(rect.width(), first_line_height())), index)

    def unfolded(self) -> set[str]:
        """Return the names of the steps that are unfolded under the first."""
        root = self.steps_model.item(0)
        children = [root.child(number) for number in range(root.rowCount())] if root is not None else []
        return {child.data(_NAME) for child in children if child is not None and self.isExpanded(child.index())}

    def sizeHint(self) -> QSize:
        """Return the least height: what is more comes by itself."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width, and the words over it."""
        width, letter = self.viewport().width(), self.fontMetrics().averageCharWidth()
        value = min(24 * letter, width // 4)
        origin = min(28 * letter, width // 4)
        for column, wide in enumerate((width - value - origin, value, origin)):
            self.setColumnWidth(column, wide)
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, go back on Backspace or Alt+Left, leave on Escape, copy on Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_pressed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Backspace or event.matches(QKeySequence.StandardKey.Back):
            self.back_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escape_pressed.emit()
        else:
            super().keyPressEvent(event)


def _fill(steps: Steps, item: QStandardItem) -> None:
    """Put the steps that one rests on under it, once."""
    if not item.data(_FILLED):
        item.setData(True, _FILLED)
        for stap in steps.inputs(item.data(_NAME)):
            item.appendRow(_row(steps, stap))


def _row(steps: Steps, stap: Stap, *, bold: bool = False) -> list[QStandardItem]:
    origin, doubt = steps.origin(stap)
    label = [Line(stap.omschrijving, bold=bold)]
    computed = filled(stap)
    if computed:
        label.append(Line(f"= {computed}", "muted", SMALL))
    source = []
    if stap.artikel:
        linked = steps.url(stap) is not None
        source.append(Line(stap.artikel, "accent" if linked else "muted", SMALL, underlined=linked))
    if origin:
        source.append(Line(origin, "muted", SMALL))
    if doubt:
        source.append(Line(doubt, "worse", SMALL))
    value = value_text(stap)
    items = []
    for lines in (label, [Line(value, bold=bold)], source):
        item = QStandardItem("\n".join(line.text for line in lines))
        item.setData(tuple(lines), LINES)
        items.append(item)
    spoken = [f"{stap.omschrijving}: {value}"]
    spoken += [f"berekend als {computed}"] if computed else []
    spoken += [part for part in (stap.artikel, origin, doubt) if part]
    items[0].setData(stap.stap, _NAME)
    items[0].setData(". ".join(spoken), Qt.ItemDataRole.AccessibleTextRole)
    return items


def _small(text: str, name: str = "") -> QPushButton:
    button = QPushButton(text)
    button.setObjectName("small")
    button.setAccessibleName(name or text)
    return button
