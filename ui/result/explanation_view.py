"""*Waarom?*: how an amount of the ledger came about, as a page to read; formulas and articles on request."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QModelIndex, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calculator.outcome.result import Resultaat
from calculator.presenting.ledger import rows
from calculator.words.told import told_in
from ui.look.language import current
from ui.look.letting_go import empty
from ui.look.situations import situation
from ui.look.theme import text_label
from ui.result.derivation import Steps
from ui.result.ledger_view import CHANGE, RESIDUAL
from ui.result.reading_page import ReadingPage, change_of, page_of
from ui.result.step_tree import StepTree

_SIDE = 8
_ALL_THE_ROOM = 1000  # of the room that is left, beside the one share below the last line
_LONGEST_NAME = 16


class ExplanationView(QWidget):
    """Shows what one step rests on; each part that rests on others itself can be opened, and back again.

    ``place`` is the step that is shown, and the number of the dwelling or ``CHANGE``.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._resultaat: Resultaat | None = None
        self._labels: dict[str, str] = {}
        self._steps: dict[int, Steps] = {}
        self._path: list[tuple[str, int]] = []
        self._stale = False
        self._start = ""
        self.page: ReadingPage | None = None

        self.back = _small(self.tr("‹ Terug"), self.tr("Terug naar de vorige uitleg"))
        self.back.clicked.connect(self.go_back)
        self.title = text_label(bold=True)
        self.about = text_label(size=0.9, role="muted")
        self.nothing = text_label(role="muted")
        self.closing = text_label(bold=True)
        self.beside = text_label(role="muted")
        self.tree = StepTree()
        self.formulas = _small(self.tr("Formules en artikelen"))
        self.formulas.setCheckable(True)
        self.formulas.toggled.connect(self._on_formulas)
        self.copy_button = _small(self.tr("Kopieer als tekst"))
        self.copy_button.clicked.connect(self.copy)
        self.law = _small("")
        self.law.clicked.connect(self.open_law)
        self._situations = QButtonGroup(self)
        self._choice = QHBoxLayout()
        self._choice.setSpacing(4)
        self._lay_out()

        self.tree.opened.connect(self._enter)
        self.tree.back_pressed.connect(self.go_back)
        self.tree.escape_pressed.connect(self.left)
        self.tree.copy_pressed.connect(self.copy)
        self.tree.selectionModel().currentChanged.connect(self._offer_law)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.formulas)
        foot.addWidget(self.copy_button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        for line in (head, self._choice, foot):
            line.setContentsMargins(_SIDE, 0, _SIDE, 0)
        for text in (self.about, self.nothing, self.closing, self.beside):
            text.setContentsMargins(_SIDE, 0, _SIDE, 0)
        column.addLayout(head)
        column.addLayout(self._choice)
        column.addWidget(self.about)
        column.addWidget(self.nothing)
        column.addWidget(self.tree, _ALL_THE_ROOM)
        column.addWidget(self.closing)
        column.addWidget(self.beside)
        column.addWidget(self.law, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(foot)
        column.addStretch(1)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def show_result(self, resultaat: Resultaat) -> None:
        """Take a result; the same step stays open when it still exists."""
        names = self._names()
        before, start = self._start, next(row.step for row in rows(resultaat) if row.key == RESIDUAL)
        self._resultaat, self._steps, self._start = resultaat, {}, start
        self._path = [(start if name == before else name, place) for name, place in self._path]
        self._labels = {row.step: row.label_in(current()) for row in rows(resultaat)}
        count = len(resultaat.woonsituaties)
        self._path = [(name, min(index, count - 1)) for name, index in self._path if index != CHANGE or count > 1]
        self._path = self._path or [(start, count - 1)]
        if self._names() != names:
            self._offer_situations()
        self._renew()

    def showEvent(self, event: object) -> None:
        """Fill when it is looked at."""
        self._refresh()

    def open_step(self, name: str, place: int) -> None:
        """Show a step in a dwelling, or what changes in it, and remember the one before it."""
        if not self._path or self._path[-1] != (name, place):
            self._path.append((name, place))
        self._renew()

    def go_back(self) -> None:
        """Show the step before this one."""
        if len(self._path) > 1:
            self._path.pop()
            self._renew()

    @property
    def place(self) -> tuple[str, int]:
        """The step that is shown, and the number of the dwelling or ``CHANGE``."""
        return self._path[-1]

    def steps(self, index: int) -> Steps | None:
        """Return the steps of a dwelling, derived when first asked for."""
        if self._resultaat is None:
            return None
        if index not in self._steps:
            self._steps[index] = Steps(self._resultaat, index)
        return self._steps[index]

    def _names(self) -> tuple[str, ...]:
        return tuple(situation(woning.naam) for woning in self._resultaat.woonsituaties) if self._resultaat else ()

    def _offer_situations(self) -> None:
        """Make a button for each dwelling and for the difference, when there is more than one."""
        empty(self._choice)
        names = self._names()
        if len(names) < 2:
            return
        made = []
        for place, name in [*enumerate(names), (CHANGE, self.tr("verschil"))]:
            shown = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
            button = _small(shown, self.tr("Uitleg voor: {name}").format(name=name))
            button.setCheckable(True)
            button.clicked.connect(partial(self._change_place, place))
            self._situations.addButton(button, _button_number(place))
            self._choice.addWidget(button)
            made.append(button)
        self._choice.addStretch(1)
        for before, after in pairwise((self.back, *made, self.tree, self.law, self.formulas, self.copy_button)):
            self.setTabOrder(before, after)

    def _change_place(self, place: int) -> None:
        self._path[-1] = (self.place[0], place)
        self._renew()

    def _renew(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        """Show the present step again, unless nothing changed."""
        last = self.steps(len(self._names()) - 1)
        if not self._stale or last is None:
            return
        self._stale = False
        self._path = [place for place in self._path if place[0] in last.by_name] or [(self._start, self.place[1])]
        self.page = self._page(*self.place)
        if self.page is None:
            return
        self.title.setText(self._title(self.page))
        self.back.setVisible(len(self._path) > 1)
        if (button := self._situations.button(_button_number(self.place[1]))) is not None:
            button.setChecked(True)
        self._show_page(self.page)

    def _page(self, name: str, place: int) -> ReadingPage | None:
        names = self._names()
        first, last = self.steps(0), self.steps(len(names) - 1)
        if place == CHANGE and first is not None and last is not None and name in first.by_name:
            return change_of(first, last, name, (names[0], names[-1]))
        steps = self.steps(place)
        return page_of(steps, name) if steps is not None and name in steps.by_name else None

    def _title(self, page: ReadingPage) -> str:
        name, place = self.place
        label = self._labels.get(name, page.head.label)
        names = self._names()
        if place == CHANGE:
            label = self.tr("{label}, verschil").format(label=label)
        elif len(names) > 1:
            label = f"{label}, {names[place]}"
        return f"{label}: {page.head.amount}" if page.head.value else label

    def _show_page(self, page: ReadingPage) -> None:
        with_formulas = self.formulas.isChecked()
        about = "\n".join(text for text in (page.head.formula, page.head.source) if text)
        self.about.setText(about)
        self.about.setVisible(with_formulas and bool(about))
        self.closing.setText(page.closing)
        self.closing.setVisible(bool(page.closing))
        self.beside.setText("\n".join(page.beside))
        self.beside.setVisible(bool(page.beside))
        self.nothing.setText(self._why_without_parts())
        self.nothing.setVisible(not page.items and not page.quiet)
        self.tree.show_page(page, with_formulas=with_formulas)
        self.tree.setAccessibleName(self.title.text())
        self._offer_law()

    def _why_without_parts(self) -> str:
        """Say of an amount that rests on nothing else where it comes from."""
        name, place = self.place
        steps = self.steps(place) if place != CHANGE else None
        if steps is None:
            return self.tr("Hier verandert niets.")
        stap = steps.by_name[name]
        if stap.tabel is not None:
            return self.tr("Dit bedrag staat vast, in de wet of in een tabel.")
        filled_in = stap.formule is None and stap.artikel is None
        return (
            self.tr("Dit is ingevuld, of volgt daar meteen uit.")
            if filled_in
            else self.tr("Dit volgt meteen uit de wet.")
        )

    def _on_formulas(self) -> None:
        if self.page is not None:
            self._show_page(self.page)

    def _enter(self, name: str) -> None:
        """Open a part that rests on others itself."""
        if name != self.place[0]:
            self.open_step(name, self.place[1])

    # -- the law -------------------------------------------------------------------------------------------------------

    def _step_in_law(self) -> tuple[str, str] | None:
        """Return article and address of the part that one is at, else of the whole amount; None without any."""
        index = self.place[1] if self.place[1] != CHANGE else len(self._names()) - 1
        steps = self.steps(index)
        for name in (self.tree.current_name, self.place[0]) if steps is not None else ():
            if steps is not None and name in steps.by_name and (url := steps.url(steps.by_name[name])) is not None:
                article = steps.by_name[name].artikel
                return told_in(article, current()) if article else self.tr("de bron"), url
        return None

    def _offer_law(self, _now: QModelIndex | None = None) -> None:
        """Name the law on the button that opens it, when formulas and articles are shown."""
        found = self._step_in_law() if self.formulas.isChecked() else None
        self.law.setVisible(found is not None)
        if found is not None:
            self.law.setText(self.tr("Lees {article} in de browser").format(article=found[0]))
            self.law.setToolTip(found[1])

    def open_law(self) -> None:
        """Open the law in the browser; only ever because someone asks."""
        if (found := self._step_in_law()) is not None:
            QDesktopServices.openUrl(QUrl(found[1]))

    # -- copying -------------------------------------------------------------------------------------------------------

    def copy(self) -> None:
        """Put what is shown on the clipboard, as text."""
        if self.page is not None:
            text = self.page.as_text(self.title.text(), with_formulas=self.formulas.isChecked())
            QGuiApplication.clipboard().setText(text)


def _button_number(place: int) -> int:
    """Return the number of a button in its group; Qt gives those below zero a meaning of its own."""
    return place + 1


def _small(text: str, name: str = "") -> QPushButton:
    button = QPushButton(text)
    button.setObjectName("small")
    button.setAccessibleName(name or text)
    return button
