"""What is rarely asked: behind one line, in groups that each say what is in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.form.field import Section
from ui.form.input_widgets import translated
from ui.look.theme import GAP, Card, Fold

_SPARE_LINES = 10  # that a household of another type, and what is said under the fields, may still take


class More(QWidget):
    """A fold with folds in it; ``wanted`` asks for its content, the first time that it opens.

    Where there is room, what it holds is shown, until somebody opens or closes something.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_chosen, self._room = False, 0
        self._inside = QWidget()
        self.fold = Fold(self._inside)
        self.fold.setAccessibleDescription(self.tr("Peildatum, norm, vermogen, vaste lasten, servicekosten en meer"))
        self._groups: dict[Section, Fold] = {}
        self._counts: dict[Section, int] | None = None
        self._contents: dict[Section, Card] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.fold)
        column.addWidget(self._inside)
        self.fold.toggled.connect(self._on_toggled)
        self.fold.clicked.connect(self._choose)
        self.show_counts({})

    def build(self, groups: Iterable[tuple[Section, Card]]) -> None:
        """Put the groups in it, all of them closed."""
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for section, card in groups:
            fold = self._groups[section] = Fold(card)
            self._contents[section] = card
            fold.clicked.connect(self._choose)
            column.addWidget(fold)
            column.addWidget(card)
        column.addSpacing(GAP)
        counts, self._counts = self._counts, None
        self.show_counts(counts or {})

    @property
    def is_built(self) -> bool:
        """Whether its content is there."""
        return bool(self._groups)

    @property
    def is_open(self) -> bool:
        """Whether the groups can be seen."""
        return self.fold.isChecked()

    def open(self, *, opened: bool) -> None:
        """Show or hide the groups, as somebody chose."""
        self._choose()
        self.fold.setChecked(opened)

    @property
    def choice(self) -> bool | None:
        """Whether somebody wants to see the groups; None when that is left to the room there is."""
        return self.is_open if self._is_chosen else None

    def give_room(self, height: int) -> None:
        """Open the groups, and what is in them, from above as far as all of the form is seen in this height.

        What somebody chose stays as it is, and so does that in which somebody is typing.
        """
        self._room = height
        focus = self.window().focusWidget()
        if self._is_chosen or not self.is_built or (focus is not None and self.isAncestorOf(focus)):
            return
        folds = (self.fold, *self._groups.values())
        opened = [fold for fold in folds if fold.isChecked()]
        while opened and not self._fits():
            opened.pop().setChecked(False)
        for fold in folds[len(opened) :]:
            fold.setChecked(True)
            if not self._fits():
                fold.setChecked(False)
                break

    def _fits(self) -> bool:
        form, spare = self.parentWidget() or self, _SPARE_LINES * self.fontMetrics().lineSpacing()
        return form.heightForWidth(form.width()) + spare <= self._room

    def fold_back(self) -> None:
        """Close what somebody opened; what there is room for is open anyway."""
        self.open(opened=False)
        self.open_groups(opened=False)
        self._is_chosen = False
        self.give_room(self._room)

    def open_groups(self, *, opened: bool) -> None:
        """Show or hide what is in every group."""
        for fold in self._groups.values():
            fold.setChecked(opened)

    def reveal(self, widget: QWidget) -> None:
        """Open what hides a widget."""
        for section, card in self._contents.items():
            if card.isAncestorOf(widget):
                self._choose()
                self.fold.setChecked(True)
                self._groups[section].setChecked(True)

    def group(self, section: Section) -> QPushButton | None:
        """Return the line of a group."""
        return self._groups.get(section)

    def show_counts(self, counts: Mapping[Section, int]) -> None:
        """Say on each line how much was filled in behind it, in words on the first only: a title may be long."""
        if counts == self._counts:
            return
        self._counts = dict(counts)
        total = sum(counts.values())
        text = self.tr("&Meer ({count} ingevuld)").format(count=total) if total else self.tr("&Meer invullen")
        self.fold.set_label(text)
        for section, fold in self._groups.items():
            title, count = translated(section.title), counts.get(section, 0)
            fold.set_label(f"{title} ({count})" if count else title)

    def _choose(self) -> None:
        self._is_chosen = True

    def _on_toggled(self, opened: bool) -> None:
        if opened and not self.is_built:
            self.wanted.emit()
