"""The widgets of the form: made from the descriptors, a card at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, SignalInstance
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ui.form.cards import fill
from ui.form.descriptors import BEDRAG, BRUTO, BY_KEY, FIELDS, INKOMEN, SECTIONS
from ui.form.entry import Entry
from ui.form.field import FormField, Section
from ui.form.input_widgets import translated
from ui.form.row_lists import LISTS, PERSONEN, RowList
from ui.look.mnemonics import with_mnemonic
from ui.look.theme import Card, text_label

if TYPE_CHECKING:
    from ui.form.more import More
    from ui.form.rows import RowEditor, RowsEditor


class Listener(Protocol):
    """Who follows what happens to the widgets; of a row its path is told."""

    suggested: SignalInstance
    papered: SignalInstance

    def on_changed(self, entry: Entry) -> None:
        """Follow another value."""

    def on_edited(self, entry: Entry) -> None:
        """Follow what a person did."""

    def on_left(self, entry: Entry) -> None:
        """Follow that an input was left."""

    def ask_each(self) -> None:
        """Ask for the incomes of each person."""

    def on_rows(self, path: str) -> None:
        """Follow another value in a row, or another number of rows."""

    def on_row_left(self, path: str) -> None:
        """Follow that an input of a row was left."""


class Made:
    """What was made so far: ``entries`` by key, ``lists`` by key, the ``heads`` of the dwellings, and ``buttons``."""

    def __init__(self, taken_letters: set[str], listener: Listener) -> None:
        self._taken = taken_letters
        self._letter = 0
        self._listener = listener
        self.days: tuple[str, ...] = ()
        self.entries: dict[str, Entry] = {}
        self.lists: dict[str, RowsEditor] = {}
        self.heads: tuple[list[QLabel], list[QLabel]] = ([], [])
        self._cards: dict[Section, Card] = {}
        self.suggest = QPushButton()
        self.suggest.setObjectName("fold")
        self.suggest.setVisible(False)
        # by its letter Qt clicks a button a tenth of a second later: the next key would come first
        self.suggest.pressed.connect(lambda: listener.suggested.emit(BEDRAG))
        paper = QPushButton(QCoreApplication.translate("RowEditor", "Van papier"))
        incomes = QPushButton(QCoreApplication.translate("RowEditor", "Meer inkomens"))
        self.buttons = {"papier": paper, "inkomens": incomes}
        for button in self.buttons.values():
            button.setObjectName("link")
        paper.clicked.connect(lambda: listener.papered.emit(INKOMEN))
        incomes.clicked.connect(listener.ask_each)

    def card(self, section: Section) -> Card:
        """Make the card of a section; one that stands behind a fold has its title there."""
        card = Card(translated(section.title) if section.front else "")
        card.setAccessibleName(translated(section.title))
        self._cards[section] = card
        if section.help:
            card.column.addWidget(text_label(translated(section.help), size=0.9, role="muted"))
        entries = [self._entry(item) for item in FIELDS if item.section is section]
        if entries:
            named = fill(card, section, entries, {BEDRAG: self.suggest}, {BRUTO: tuple(self.buttons.values())})
            for heads, head in zip(self.heads, named, strict=False):
                heads.append(head)
        for rows in LISTS:
            if rows.section is section and not section.front:  # in front it waits until there is something in it
                self.list_of(rows)
        return card

    def _entry(self, item: FormField) -> Entry:
        """Make the widgets of one field; the second dwelling shares the label of the first."""
        shared = item.column == 1 and item.row in BY_KEY
        label = None if shared else with_mnemonic(translated(item.short or item.label), self._taken)
        entry = Entry(item, self.days, label)
        self.entries[item.key] = entry
        entry.connect(self._listener.on_changed, self._listener.on_edited, self._listener.on_left)
        return entry

    def list_of(self, rows: RowList) -> RowsEditor:
        """Return the editor of a list, made in its card when it was not there yet."""
        if rows.key not in self.lists:
            from ui.form.rows import RowsEditor  # the first paint has no rows

            editor = self.lists[rows.key] = RowsEditor(rows, self.days)
            editor.changed.connect(self._listener.on_rows)
            editor.left.connect(self._listener.on_row_left)
            editor.suggested.connect(self._listener.suggested)
            editor.papered.connect(self._listener.papered)
            self._cards[rows.section].column.addWidget(editor)
        return self.lists[rows.key]

    def keep_letter(self) -> None:
        """Keep a letter for the period that may be offered: one that no question in front asked for."""
        text = QCoreApplication.translate("hints", "Ja, dit is per maand")
        self._letter = with_mnemonic(text, self._taken).index("&")

    def offer(self, offers: Mapping[str, str]) -> None:
        """Show what may be filled in with one click, by the key of the amount or the path of the income.

        Beside an amount Tab passes it by: who goes on types the period in the next field.
        """
        rows: Iterable[tuple[str, RowEditor]] = self.lists[PERSONEN.key].rows() if PERSONEN.key in self.lists else ()
        for path, button in ((BEDRAG, self.suggest), *((path, row.suggest) for path, row in rows)):
            text = offers.get(path, "")
            if path != BEDRAG:
                text = text.replace("&", "")  # the letter is of the one in front
            elif text and "&" not in text:
                text = f"{text[: self._letter]}&{text[self._letter :]}"
            button.setText(text)
            button.setVisible(bool(text))
            if text:
                amount = self.entries[BEDRAG] if path == BEDRAG else self.all()[f"{path}.bedrag"]
                policy = QtCore.Qt.FocusPolicy
                button.setFocusPolicy(policy.StrongFocus if amount.input.is_blank() else policy.ClickFocus)

    def pack(self) -> None:
        """Close the holes in the rows, now that it is known what they ask."""
        for editor in self.lists.values():
            for _, row in editor.rows():
                row.pack()

    def all(self) -> dict[str, Entry]:
        """Return every field by its key, also those of rows."""
        found = dict(self.entries)
        for editor in self.lists.values():
            found.update(editor.entries())
        return found

    def in_order(self, more: More) -> Iterator[QWidget]:
        """Return everything that takes the focus, in the order of the eye; ``more`` folds away what is not in front."""
        for section in self._cards:  # those in front were made first
            if (line := more.group(section)) is not None:
                yield line
            for item in FIELDS:
                if item.section is section:
                    yield self.entries[item.key].widget
                    if item.key == BEDRAG:
                        yield self.suggest
                    if item.key == BRUTO:
                        yield from self.buttons.values()
            for rows in LISTS:
                if rows.section is section and rows.key in self.lists:
                    yield from self.lists[rows.key].in_order()
            if section is _last_in_front():
                yield more.fold

    def put_in_order(self, more: More) -> None:
        """Let Tab go where the eye goes, whatever was made first."""
        for before, after in pairwise(self.in_order(more)):
            QWidget.setTabOrder(before, after)


def _last_in_front() -> Section:
    return [section for section in SECTIONS if section.front][-1]
