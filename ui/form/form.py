"""The form: built from the descriptors, giving one record and one signal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from PySide6 import QtCore, QtGui
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.form.descriptors import (
    BIJZONDERHEDEN,
    BRUTO,
    BY_KEY,
    NORM,
    PEILDATUM,
    SAMENGESTELD,
    SECTIONS,
    SOORT,
    TYPE,
)
from ui.form.entry import Entry
from ui.form.field import Value, Widget
from ui.form.input_widgets import translated
from ui.form.making import Made
from ui.form.more import More
from ui.form.next_field import next_needed
from ui.form.record import (
    Record,
    State,
    asked_first,
    earner,
    filled_behind,
    missing,
    new_record,
    only_child,
    prefilled,
    relevant,
    relevant_at,
)
from ui.form.row_lists import FIRST_AMOUNT, LISTS, OPVANGEN, PERSONEN
from ui.form.titles import Titles, dwelling_name, show_name
from ui.look.day_words import half_year
from ui.look.keys import is_enter, presses_button
from ui.look.theme import GAP

if TYPE_CHECKING:
    from ui.form.checks import ChecksInput
    from ui.form.lists import ChoiceInput, DayInput


class Form(QWidget):
    """Everything that is asked, as one record.

    At first there is only what is always asked, so that the window opens at once; ``complete`` begins to tell of
    changes. What is behind "Meer" is made when it is first opened, or when ``build_more`` finds the time; until then
    its values are kept as they are.
    """

    changed = Signal()
    left = Signal()
    suggested = Signal(str)
    papered = Signal(str)

    def __init__(self, today: date, taken_letters: set[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self._today = today
        self._usual_day = half_year(today)
        self._kept = new_record(self._usual_day)
        self._record: Record | None = None
        self._state: State | None = None
        self._noted: frozenset[str] = frozenset()
        self._made = Made(taken_letters, self)
        self._titles = Titles()
        self._typed: set[str] = set()
        self._filled_in: dict[str, Value] = {}
        self._norms: tuple[tuple[str, str], ...] = ()
        self._circumstances: tuple[tuple[str, str], ...] = ()
        self._complete = False
        self._filling = False
        self._type = ""
        self._offers: Mapping[str, str] = {}
        self.suggest, self.buttons = self._made.suggest, self._made.buttons
        self.emptied = ""  # the field that was emptied and not yet left: it is being retyped
        self.last_key = ""
        self.last_at_once = False

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP - 2)
        for section in SECTIONS:
            if section.front:
                column.addWidget(self._made.card(section))
        self._made.keep_letter()
        self.more = More()
        self.more.wanted.connect(self.build_more)
        column.addWidget(self.more)
        column.addStretch(1)
        self.set_record(self._kept)
        self._made.put_in_order(self.more)

    # -- building ------------------------------------------------------------------------------------------------------

    def complete(self) -> None:
        """Tell of changes from now on; what was typed meanwhile stays."""
        self._complete = True
        self._compose()
        self._prefill()
        self._refresh()

    def learn_days(self) -> None:
        """Learn which days the tables cover; the usual day becomes one of them."""
        from calculator.amounts.tables import load_coverage  # with yaml 40 ms: after the window is complete
        from ui.look.day_words import peildata

        coverage = load_coverage()
        days = self._made.days = peildata(coverage.since, coverage.offered_until(self._today))
        before, usual = self.record()[PEILDATUM], self._usual_day
        self._usual_day = next((day for day in days if day <= self._today.isoformat()), days[-1])
        if PEILDATUM in self._made.entries:
            cast("DayInput", self._made.entries[PEILDATUM].input).set_days(days)
        if before == usual != self._usual_day:
            record = self.record()
            self.set_record(Record({**record.values, PEILDATUM: self._usual_day}, record.rows))

    def build_more(self) -> None:
        """Make what is behind "Meer", unless it is there."""
        if self.more.is_built:
            return
        record = self.record()
        self.more.build([(section, self._made.card(section)) for section in SECTIONS if not section.front])
        self.set_norms(self._norms)
        self.set_circumstances(self._circumstances)
        self._filling = True
        for key, entry in self._made.entries.items():
            if not entry.field.section.front:
                entry.input.set_value(record[key])
        for rows in LISTS:
            if not rows.section.front:
                self._made.lists[rows.key].set_value(record.rows[rows.key])
        self._filling = False
        self._made.lists[OPVANGEN.key].given = lambda: only_child(self.record())
        self._made.put_in_order(self.more)
        self._show(self.record())

    def blank(self) -> Record:
        """Return what stands in a form in which nothing was typed."""
        return new_record(self._usual_day)

    # -- the record ----------------------------------------------------------------------------------------------------

    def record(self) -> Record:
        """Return everything that stands in the form."""
        if self._record is None:
            made = self._made
            self._record = Record(
                {**self._kept.values, **{key: entry.input.value() for key, entry in made.entries.items()}},
                {**self._kept.rows, **{key: editor.value() for key, editor in made.lists.items()}},
            )
        return self._record

    def state(self) -> State:
        """Return the record and the texts that cannot be read."""
        if self._state is None or self._state.record is not self.record():
            texts = {key: text for key, entry in self.entries().items() if (text := entry.input.typed())}
            self._state = State(self.record(), texts)
        return self._state

    def set_record(self, record: Record) -> None:
        """Show a record; what the form could have filled in itself may still follow the household type."""
        self.set_state(State(record))

    def set_state(self, state: State) -> None:
        """Show a state of the form, leaving the folds as they are."""
        record, made = state.record, self._made
        self._kept, self.emptied = record, ""
        if any(key not in made.entries for key in state.texts if key in BY_KEY):
            self.build_more()
        self._filling = True
        for key, entry in made.entries.items():
            entry.forget()
            entry.input.set_value(record[key])
        for rows in LISTS:
            content = record.rows.get(rows.key, ())
            if rows.key in made.lists or (rows.section.front and content):
                made.list_of(rows).set_value(content)
        self._rows_moved()
        entries = self.entries()
        for key, text in state.texts.items():
            if key in entries:
                entries[key].input.set_typed(text)
                entries[key].left = True
        usual = prefilled(record, ())
        self._typed = {key for key in (SOORT, BRUTO) if record[key] != usual[key]}
        self._type = record.type
        self._filling = False
        self._refresh()

    def put(
        self, values: Mapping[str, Value], rows: Mapping[str, tuple[Any, ...]] | None = None, key: str = ""
    ) -> None:
        """Fill in values as if they were typed."""
        record = self.record()
        self._filled_in.update({key: value for key, value in values.items() if value != record[key]})
        changed = Record({**record.values, **values}, {**record.rows, **(rows or {})})
        self.last_key, self.last_at_once = key or next(iter(values), ""), True
        self.set_record(changed)
        self._typed |= set(values)

    def clear(self) -> None:
        """Empty the form, also of what was opened."""
        self._filled_in.clear()
        self.set_record(self.blank())
        self.more.fold_back()

    def fold(self, *, opened: bool | None) -> None:
        """Open or close what is under "Meer", where somebody chose that; closed, its groups are closed as well."""
        if opened is not None:
            self.more.open(opened=opened)
        if opened is False:
            self.more.open_groups(opened=False)

    @property
    def is_unfolded(self) -> bool:
        """Whether what is under "Meer" is shown."""
        return self.more.is_open

    def entries(self) -> dict[str, Entry]:
        """Return every field that was made by its key, also those of rows."""
        return self._made.all()

    def unreadable(self) -> tuple[str, ...]:
        """Return the keys of fields with a text that cannot be read."""
        entries = self.entries()
        return tuple(key for key in self.state().texts if entries[key].shown)

    def show_mistakes(self, mistakes: Mapping[str, str], hints: Mapping[str, str] | None = None) -> None:
        """Show under each field why its value was refused, or what may be said of it."""
        if any(key in BY_KEY and key not in self._made.entries for key in mistakes):
            self.build_more()
        record, entries, hints = self.record(), self.entries(), hints or {}
        noted = frozenset((*mistakes, *hints))
        for key in self._noted | noted:
            entry, refused, hint = entries.get(key), mistakes.get(key, ""), hints.get(key, "")
            if entry is not None and (entry.refused != refused or entry.hint != hint):
                entry.refused, entry.hint = refused, hint
                self._show_note(key, entry, record)
        self._noted = noted

    def show_offers(self, offers: Mapping[str, str]) -> None:
        """Offer to fill in a usual amount or another period; by the key of the amount or the path of the income."""
        if offers != self._offers:
            self._offers = dict(offers)
            self._made.offer(offers)

    def set_norms(self, norms: Iterable[tuple[str, str]]) -> None:
        """Offer the norm sets, once the tables are loaded."""
        self._norms = tuple(norms)
        if NORM in self._made.entries:
            entry = self._made.entries[NORM]
            usual = ((value, translated(label)) for value, label in entry.field.choices)
            cast("ChoiceInput", entry.input).set_choices((*usual, *self._norms))

    def set_circumstances(self, items: Iterable[tuple[str, str]]) -> None:
        """Offer what the program does not compute, once the tables are loaded."""
        self._circumstances = tuple(items)
        if BIJZONDERHEDEN in self._made.entries:
            cast("ChecksInput", self._made.entries[BIJZONDERHEDEN].input).set_choices(self._circumstances)

    def title_of(self, key: str, *, alone: bool = False) -> str:
        """Return the label of a field, with the row it is about, and the dwelling unless that is ``alone``."""
        if key in BY_KEY:
            item = BY_KEY[key]
            return translated(item.label) if alone else self._titles.title(key, item, self.record())
        entry = self._entry(key)
        return "" if entry is None else self._titles.title(key, entry.field, self.record())

    def input(self, key: str) -> QWidget:
        """Return the input of a field.

        Raises:
            KeyError: there is no such field.
        """
        entry = self._entry(key)
        if entry is None:
            raise KeyError(key)
        return entry.widget

    def _entry(self, key: str) -> Entry | None:
        """Return a field, made when it was not there yet."""
        if key not in self.entries():
            self.build_more()
        return self.entries().get(key)

    # -- going somewhere -----------------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """Move the focus to the first question."""
        self._made.entries[TYPE].widget.setFocus()

    def key_in_focus(self) -> str:
        """Return the key of the field that has the focus, or nothing."""
        return next((key for key, entry in self.entries().items() if entry.has_focus()), "")

    def focus_open(self) -> None:
        """Move the focus to the first thing to put right or to fill in."""
        lacking = self.unreadable() or missing(self.record())
        self.focus_on(lacking[0] if lacking else TYPE)

    def focus_on(self, key: str) -> None:
        """Move the focus to a field, opening what it is folded into."""
        entry = self._entry(key)
        editor = next((made for name, made in self._made.lists.items() if key.startswith(name)), None)
        if entry is not None:
            widget = entry.nearest
        else:
            widget = editor.free if editor is not None else self.buttons.get(key) or self._made.entries[TYPE].widget
        self.more.reveal(widget)
        widget.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)

    def _focus_next_needed(self) -> None:
        """Move the focus from a field to the next that must be filled in; without one to the next field."""
        target = next_needed(self._made, self.more, self.record())
        if target is None:
            self.focusNextChild()
        else:
            self.more.reveal(target)
            target.setFocus(QtCore.Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        """Let Enter press a button, or go on from a field to the next that must be filled in."""
        if presses_button(event):
            return
        if is_enter(event):
            self._focus_next_needed()
        else:
            super().keyPressEvent(event)

    # -- reacting ------------------------------------------------------------------------------------------------------

    def on_edited(self, entry: Entry) -> None:
        """Remember that a person did this, and not the form."""
        self._typed.add(entry.field.key)

    def on_changed(self, entry: Entry) -> None:
        """Follow another value of a field."""
        key, before = entry.field.key, self._record
        self._record = None
        if self._filling or not self._complete:
            return
        if key != TYPE:
            self._typed.add(key)  # a list tells that it was used after it changed: too late for what follows from it
        if before is not None:
            self._record = Record({**before.values, key: entry.input.value()}, before.rows)
            state = self._state
            if state is not None and state.record is before and not state.texts and not entry.input.typed():
                self._state = State(self._record)  # the texts of the other fields are as readable as they were
        self._follow(key, entry)
        if key == TYPE:
            self._compose()
        if key in (TYPE, SOORT):
            self._prefill()
        self._refresh(entry if entry.field.widget is Widget.MONEY else None)

    def on_left(self, entry: Entry) -> None:
        """Show from now on what is wrong with a field."""
        self._leave(entry.field.key, entry)

    def on_rows(self, path: str) -> None:
        """Follow another value in a row, or another number of rows."""
        self._record = None
        entry = self.entries().get(path)
        if entry is not None:
            self._follow(path, entry)
        else:
            self.last_key, self.last_at_once = path, True
            self._rows_moved()
        self._refresh()

    def on_row_left(self, path: str) -> None:
        """Show from now on what is wrong with a field of a row."""
        entry = self.entries().get(path)
        if entry is not None:
            self._leave(path, entry)

    def _follow(self, key: str, entry: Entry) -> None:
        """Remember where something was typed, and whether that emptied the field."""
        if not entry.input.error():
            entry.left = False
        self.last_key, self.last_at_once = key, entry.input.at_once
        self.emptied = key if entry.input.is_blank() and entry.has_focus() else ""

    def _leave(self, key: str, entry: Entry) -> None:
        entry.left = True
        self._show_note(key, entry, self.record())
        if not self._complete:
            return
        self.left.emit()
        if self.emptied == key:
            self.emptied = ""
            self.changed.emit()

    def leave(self) -> None:
        """Take a field that is being retyped as left empty."""
        if self.emptied:
            self._leave(self.emptied, self.entries()[self.emptied])

    def _rows_moved(self) -> None:
        """Offer anew, and let Tab find the rows that are there now."""
        self._record = None
        self._offers = {"": ""}
        self._made.put_in_order(self.more)

    def _prefill(self) -> None:
        record = prefilled(self.record(), self._typed)
        self._filling = True
        for key in (SOORT, BRUTO):
            self._made.entries[key].input.set_value(record[key])
        self._filling = False

    def compose(self) -> None:
        """Ask for the persons one by one, as if that was chosen."""
        self._made.entries[TYPE].input.set_value(SAMENGESTELD)

    def ask_each(self) -> None:
        """Ask for the incomes of each person: the first that is open, or else from where Enter adds one."""
        self.compose()
        amount, more = self.entries().get(FIRST_AMOUNT), self._made.lists[PERSONEN.key].inside[0]
        asked = amount.widget if amount is not None and amount.input.is_blank() else more
        asked.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def add_income(self, rol: str) -> bool:
        """Ask for one more income of somebody, of children the eldest; return whether there is such a person."""
        first = asked_first(self.record(), rol)
        if first:
            self.focus_on(first)
        if first != "":
            return first is not None
        self.compose()
        place = earner(self.record(), rol)
        if place is None:
            return False
        rows = dict(self._made.lists[PERSONEN.key].rows())
        editor = rows[f"{PERSONEN.key}[{place}]"].nested
        if editor is not None:
            editor.add.click()
        return True

    def _compose(self) -> None:
        """Go from a household type to persons one by one, or back."""
        record = self.record()
        before, self._type = self._type, record.type
        if record.composed and before != SAMENGESTELD:
            from ui.form.case_record import with_persons

            filled = with_persons(Record({**record.values, TYPE: before}, record.rows))
            self._made.list_of(PERSONEN).set_value(filled.rows[PERSONEN.key])
            self._rows_moved()
        elif not record.composed and PERSONEN.key in self._made.lists:
            self._made.lists[PERSONEN.key].set_value(())
            self._rows_moved()

    def _refresh(self, only: Entry | None = None) -> None:
        """Show what belongs to the household type, name everything, and tell; an amount changes only its own note."""
        record = self.record()
        if only is None:
            self._show(record)
        else:
            self._show_note(only.field.key, only, record)
            self.more.show_counts(filled_behind(record, self._filled_in))
        if self._complete:
            self.changed.emit()

    def _show(self, record: Record) -> None:
        for column, heads in enumerate(self._made.heads):
            for head in heads:
                show_name(head, dwelling_name(record, column))
        self._titles.name_rows(self._made.lists.values())
        if PERSONEN.key in self._made.lists:
            self._made.lists[PERSONEN.key].setVisible(record.composed)
        for button in self.buttons.values():
            button.setVisible(not record.composed)
        for key, entry in self.entries().items():
            self._show_note(key, entry, record)
        self._made.pack()
        self.more.show_counts(filled_behind(record, self._filled_in))

    def _show_note(self, key: str, entry: Entry, record: Record) -> None:
        item = entry.field
        dwelling = dwelling_name(record, item.column) if item.column is not None else ""
        shown = relevant(item, record) if key in self._made.entries else relevant_at(key, item, record)
        entry.show(self._titles.title(key, item, record), dwelling[:1].upper() + dwelling[1:], shown=shown)
