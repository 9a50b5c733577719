"""The line in the menu bar in which one types a few letters to go to a field, an amount or a term."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QListView, QMenu, QMenuBar, QWidget

from ui.form.also_called import also_called
from ui.form.descriptors import BEDRAG, BY_KEY, FIELDS
from ui.form.field import FormField, Section
from ui.form.input_widgets import translated
from ui.form.lookup import MOST_FOUND, Goal, found
from ui.form.record import relevant, relevant_at, shown_lists
from ui.look.keys import is_lost

if TYPE_CHECKING:
    from ui.form.form import Form

_LIST_IN_CHARACTERS = 84
_AROUND_TEXT, _AROUND_LINE = 36, 4


def field_goals(form: Form) -> Iterator[Goal]:
    """Return every field that means anything now, and every list to which something can be added."""
    record = form.record()
    for item in FIELDS:
        if relevant(item, record):
            yield _field_goal(form, item.key, item, item.section)
    for rows in shown_lists(record):
        asked = (*rows.fields, *(rows.nested.fields if rows.nested else ()))
        for key in form.entries():
            if key.startswith(rows.key):
                described = next(item for item in asked if key.endswith(f"].{item.key}"))
                if relevant_at(key, described, record):
                    yield _field_goal(form, key, described, rows.section)
    for key, button in form.buttons.items():
        if button.isVisibleTo(form):
            title = translated(BY_KEY[BEDRAG].section.title)
            yield Goal(button.text(), title, key=key, first=True, answers=also_called(key))
    for rows in shown_lists(record):
        said = " ".join(translated(item.help) for item in rows.fields)
        where = translated(rows.section.title)
        yield Goal(translated(rows.add), where, key=rows.key, answers=also_called(rows.key), also=said)


def _field_goal(form: Form, key: str, item: FormField, section: Section) -> Goal:
    answers = " ".join((*(translated(label) for _, label in item.choices), also_called(key)))
    said = " ".join(map(translated, (item.label, item.group, section.title, item.help)))
    where = translated(section.title)
    return Goal(form.title_of(key), where, key=key, first=section.front, answers=answers, also=said)


def menu_goals(bar: QMenuBar) -> Iterator[Goal]:
    """Return what can be chosen now in the menus."""
    for name in bar.actions():
        menu = cast(QMenu, name.menu())
        for part in (menu, *menu.findChildren(QMenu)):
            group = "" if part is menu else f"{_read(part.title())}: "
            for action in part.actions():
                if action.isEnabled() and action.text() and not action.menu():
                    title = group + _read(action.text()).removesuffix(" ...")
                    first, answers = part is menu, action.data() or ""
                    yield Goal(title, _read(menu.title()), first=first, answers=answers, do=action.trigger)


def _read(text: str) -> str:
    """Return a text of a menu without the mark of its key."""
    return text.replace("&", "")


class _Found(QListView):
    """The list of what was found: wider than the line above it, and moved to the left as far as the screen asks."""

    def moveEvent(self, event: QMoveEvent) -> None:
        """Stay on the screen."""
        super().moveEvent(event)
        self._stay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay on the screen."""
        super().resizeEvent(event)
        self._stay()

    def _stay(self) -> None:
        beyond = self.frameGeometry().right() - self.screen().availableGeometry().right()
        if beyond > 0:
            self.move(self.x() - beyond, self.y())


class Finder(QLineEdit):
    """``chosen`` brings the goal that someone wants to go to; Esc goes back to where one was."""

    chosen = Signal(object)

    def __init__(self, goals: Callable[[], Iterable[Goal]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("finder")
        self._goals = goals
        self._all: tuple[Goal, ...] = ()
        self.found: list[Goal] = []
        self._before: QWidget | None = None
        self.be_short(short=False)
        self.setAccessibleName(self.tr("Zoek een veld, bedrag of begrip"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes through what is asked; this has its own key
        letter = self.fontMetrics().averageCharWidth()
        self._lines = QStringListModel(self)
        completer = QCompleter(self._lines, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        popup = _Found()
        popup.setAccessibleName(self.tr("Gevonden"))
        popup.setMinimumWidth(letter * _LIST_IN_CHARACTERS)
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        completer.setMaxVisibleItems(MOST_FOUND)
        completer.setPopup(popup)
        self.setCompleter(completer)
        self.textEdited.connect(self._search)
        completer.activated.connect(self._choose_text)
        self.returnPressed.connect(lambda: self._choose(max(popup.currentIndex().row(), 0)))  # the one that is lit

    def be_short(self, *, short: bool) -> None:
        """Take less room, where large type leaves the menus too little."""
        usual = self.tr("Zoek een veld, bedrag of begrip (Ctrl+K)")
        self.setPlaceholderText(self.tr("Zoek (Ctrl+K)") if short else usual)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size in which its own words fit: the menu bar looks at nothing else."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText()) + _AROUND_TEXT
        return QSize(words, self.fontMetrics().height() + _AROUND_LINE)

    def begin(self) -> None:
        """Take the focus, to type in; what was typed before is replaced."""
        if not self.hasFocus():
            self._before = QApplication.focusWidget()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _search(self, text: str) -> None:
        self.found = found(self._all, text)
        lines = [f"{goal.title}  –  {goal.where}" for goal in self.found]
        self._lines.setStringList(lines or [self.tr("Niets gevonden. Probeer een ander woord.")])

    def _choose_text(self, text: str) -> None:
        if text in self._lines.stringList():
            self._choose(self._lines.stringList().index(text))

    def _choose(self, row: int) -> None:
        if row < len(self.found):
            goal = self.found[row]
            self.clear()
            self.found = []
            if goal.do and self._before is not None:  # as from a menu
                self._before.setFocus(Qt.FocusReason.PopupFocusReason)
            self.chosen.emit(goal)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Learn what there is to find now."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._all = tuple(self._goals())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget what was typed."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            if self._before is not None:
                self._before.setFocus(Qt.FocusReason.ShortcutFocusReason)  # what is typed next replaces
        elif not is_lost(event):
            super().keyPressEvent(event)
            event.accept()  # else Enter would press the button to which it led
