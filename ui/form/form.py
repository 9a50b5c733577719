"""The form: built in one loop from the descriptors, giving one record and one signal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calculator.cases.records import record
from ui.form.cards import fill_stacked, fill_table, fill_wide
from ui.form.descriptors import (
    BEDRAG,
    BIJZONDERHEDEN,
    BRUTO,
    FIELDS,
    LASTEN,
    MAIN,
    NORM,
    PEILDATUM,
    PERSONEN,
    SAMENGESTELD,
    SECTION_HELP,
    SOORT,
    TYPE,
    VERMOGEN_MEDEBEWONERS,
    WONINGEN,
    FormField,
    RowList,
    Section,
    Value,
)
from ui.form.entry import Entry
from ui.form.input_widgets import translated
from ui.form.record import Record, missing, new_record, prefilled, relevant, relevant_in_row
from ui.look.day_words import half_year
from ui.look.mnemonics import with_mnemonic
from ui.look.theme import GAP, Card, Fold, text_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from ui.form.checks import ChecksInput
    from ui.form.lists import ChoiceInput, DayInput
    from ui.form.rows import RowsEditor

_SECTION_OF_LIST = {
    Section.PERSONEN: PERSONEN,
    Section.VASTE_LASTEN: LASTEN,
    Section.ANDERE_WONINGEN: WONINGEN,
}

_BEFORE_LIST = {
    PERSONEN.key: VERMOGEN_MEDEBEWONERS,
    LASTEN.key: "huishouden.zorgkosten_per_maand",
    WONINGEN.key: "woonsituaties[1].eerder_huurtoeslag",
}


@record(frozen=True)
class State:
    """Everything a person sees in the form: the record, and the texts that cannot be read."""

    record: Record
    texts: Mapping[str, str] = field(default_factory=dict)


class Form(QWidget):
    """Everything that is asked, as one record.

    At first there is only what is always asked, so that the window opens at once; ``complete`` adds the rest. Until
    then nothing is told of changes.
    """

    changed = Signal()
    left = Signal()
    suggested = Signal(str)

    def __init__(self, today: date, taken_letters: set[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self._today = today
        self._taken = taken_letters
        self._days: tuple[str, ...] = ()
        self._usual_day = half_year(today)
        self._entries: dict[str, Entry] = {}
        self._lists: dict[str, RowsEditor] = {}
        self._headers: tuple[list[QLabel], list[QLabel]] = ([], [])
        self._row_names: dict[str, str] = {}
        self._typed: set[str] = set()
        self._complete = False
        self._filling = False
        self._type = ""
        self._hints: Mapping[str, str] = {}
        self._offers: Mapping[str, str] = {}
        self.last_key = ""

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.suggest = QPushButton()
        self.suggest.setObjectName("fold")
        self.suggest.setVisible(False)
        self.suggest.clicked.connect(lambda: self.suggested.emit(BEDRAG))
        self._persons = text_label(role="muted", size=0.9)
        self._edit_persons = QPushButton(self.tr("Personen wijzigen"))
        self._edit_persons.clicked.connect(self._go_to_persons)
        for section in MAIN:
            card = self._card(section)
            column.addWidget(card)
            if section is Section.HUISHOUDEN:
                card.column.addWidget(self._persons)
                line = QHBoxLayout()
                line.addWidget(self._edit_persons)
                line.addStretch(1)
                card.column.addLayout(line)
        self._more = QWidget()
        self._fold = Fold(self._more)
        self._fold.setAccessibleDescription(self.tr("Personen, vermogen, vaste lasten, servicekosten, norm en dossier"))
        column.addWidget(self._fold)
        column.addWidget(self._more)
        column.addStretch(1)
        self.set_record(new_record(self._usual_day))

    # -- building ------------------------------------------------------------------------------------------------------

    def complete(self) -> None:
        """Add what is folded away and the days that the tables cover; what was typed meanwhile stays."""
        from calculator.amounts.tables import load_coverage
        from ui.look.day_words import peildata

        coverage = load_coverage()
        self._days = peildata(coverage.since, coverage.offered_until(self._today))
        usual, before = self._usual_day, self.record()
        self._usual_day = next((day for day in self._days if day <= self._today.isoformat()), self._days[-1])
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(GAP)
        for section in Section:
            if section not in MAIN:
                more.addWidget(self._card(section))
        days = cast("DayInput", self._entries[PEILDATUM].input)
        days.set_days(self._days)
        empty = new_record(self._usual_day)
        self._filling = True
        for key, entry in self._entries.items():
            if entry.field.section not in MAIN:
                entry.input.set_value(empty[key])
        for key, editor in self._lists.items():
            editor.set_value(empty.rows[key])
        if before[PEILDATUM] == usual:
            days.set_value(self._usual_day)
        self._filling = False
        self._complete = True
        self._rows_moved()
        self._compose()
        self._prefill()
        self._refresh()

    def blank(self) -> Record:
        """Return what stands in a form in which nothing was typed."""
        return new_record(self._usual_day)

    def _card(self, section: Section) -> Card:
        card = Card(translated(section.value))
        if section in SECTION_HELP:
            card.column.addWidget(text_label(translated(SECTION_HELP[section]), size=0.9, role="muted"))
        entries = [self._make(item) for item in FIELDS if item.section is section]
        if section is Section.HUISHOUDEN:
            fill_stacked(card, entries, {BRUTO: self.suggest})
        elif section is Section.BIJZONDERHEDEN:
            fill_wide(card, entries)
        else:
            for heads, head in zip(self._headers, fill_table(card, entries), strict=False):
                heads.append(head)
        if section in _SECTION_OF_LIST:
            card.column.addWidget(self._make_list(_SECTION_OF_LIST[section]))
        return card

    def _make(self, item: FormField) -> Entry:
        """Make the widgets of one field; the second dwelling shares the label of the first."""
        label = None if item.column == 1 else with_mnemonic(translated(item.label), self._taken)
        entry = Entry(item, self._days, label)
        self._entries[item.key] = entry
        entry.connect(self._on_changed, self._on_edited, self._on_left)
        return entry

    def _make_list(self, rows: RowList) -> RowsEditor:
        from ui.form.rows import RowsEditor

        editor = RowsEditor(rows, self._days)
        self._lists[rows.key] = editor
        editor.changed.connect(self._on_rows)
        editor.left.connect(self._on_row_left)
        editor.suggested.connect(self.suggested)
        return editor

    # -- the record ----------------------------------------------------------------------------------------------------

    def record(self) -> Record:
        """Return everything that stands in the form."""
        return Record(
            {key: entry.input.value() for key, entry in self._entries.items()},
            {key: editor.value() for key, editor in self._lists.items()},
        )

    def state(self) -> State:
        """Return the record and the texts that cannot be read."""
        return State(
            self.record(), {key: text for key, entry in self.entries().items() if (text := entry.input.typed())}
        )

    def set_record(self, record: Record) -> None:
        """Show a record; what the form could have filled in itself may still follow the household type."""
        self.set_state(State(record))

    def set_state(self, state: State) -> None:
        """Show a state of the form, leaving the fold as it is."""
        record = state.record
        self._filling = True
        for key, entry in self._entries.items():
            entry.forget()
            entry.input.set_value(record[key])
        for key, editor in self._lists.items():
            editor.set_value(record.rows.get(key, ()))
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
        changed = Record({**record.values, **values}, {**record.rows, **(rows or {})})
        self.last_key = key or next(iter(values), "")
        self.set_record(changed)
        self._typed |= set(values)

    def clear(self) -> None:
        """Empty the form, also of what was opened."""
        self.set_record(self.blank())
        self._fold.setChecked(False)

    def fold(self, *, opened: bool) -> None:
        """Open or close what is under "Meer"."""
        self._fold.setChecked(opened)

    @property
    def is_unfolded(self) -> bool:
        """Whether what is under "Meer" is shown."""
        return self._fold.isChecked()

    def entries(self) -> dict[str, Entry]:
        """Return every field by its key, also those of rows."""
        found = dict(self._entries)
        for editor in self._lists.values():
            found.update(editor.entries())
        return found

    def unreadable(self) -> tuple[str, ...]:
        """Return the keys of fields with a text that cannot be read."""
        return tuple(key for key, entry in self.entries().items() if entry.shown and entry.input.error())

    def show_mistakes(self, mistakes: Mapping[str, str], hints: Mapping[str, str] | None = None) -> None:
        """Show under each field why its value was refused, or what may be said of it."""
        record = self.record()
        self._hints = hints or {}
        for key, entry in self.entries().items():
            refused, hint = mistakes.get(key, ""), self._hints.get(key, "")
            if entry.refused != refused or entry.hint != hint:
                entry.refused, entry.hint = refused, hint
                self._show_note(key, entry, record)

    def show_offers(self, offers: Mapping[str, str]) -> None:
        """Offer to fill in a usual amount; by the key of the amount or the path of the income."""
        if offers == self._offers:
            return
        self._offers = dict(offers)
        self.suggest.setText(offers.get(BEDRAG, ""))
        self.suggest.setVisible(BEDRAG in offers)
        for path, row in self._lists[PERSONEN.key].rows():
            row.suggest.setText(offers.get(path, ""))
            row.suggest.setVisible(path in offers)

    def set_norms(self, norms: Iterable[tuple[str, str]]) -> None:
        """Offer the norm sets, once the tables are loaded."""
        entry = self._entries[NORM]
        chosen = cast("ChoiceInput", entry.input)
        usual = ((value, translated(label)) for value, label in entry.field.choices)
        chosen.set_choices((*usual, *norms))

    def set_circumstances(self, items: Iterable[tuple[str, str]]) -> None:
        """Offer what the program does not compute, once the tables are loaded."""
        cast("ChecksInput", self._entries[BIJZONDERHEDEN].input).set_choices(tuple(items))

    def title_of(self, key: str) -> str:
        """Return the label of a field, with the dwelling or the row it is about."""
        return self._title(key, self.entries()[key].field)

    def _title(self, key: str, item: FormField) -> str:
        label = translated(item.label)
        if item.column is not None:
            return f"{label} ({self._dwelling_name(item.column)})"
        above = key.removesuffix(item.key).rstrip(".")
        return f"{label} ({self._row_names[above]})" if above in self._row_names else label

    def input(self, key: str) -> QWidget:
        """Return the input of a field."""
        return self.entries()[key].widget

    def focus_first(self) -> None:
        """Move the focus to the first question."""
        self._entries[TYPE].widget.setFocus()

    def has_focus_in(self) -> bool:
        """Whether the focus is in the form."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def focus_open(self) -> None:
        """Move the focus to the first thing to put right or to fill in."""
        lacking = self.unreadable() or missing(self.record())
        self.focus_on(lacking[0] if lacking else TYPE)

    def focus_on(self, key: str) -> None:
        """Move the focus to a field, opening the fold when it stands there."""
        entry = self.entries().get(key)
        if entry is None:
            editor = next((made for name, made in self._lists.items() if key.startswith(name)), None)
            widget: QWidget = editor.add if editor is not None else self._entries[TYPE].widget
        else:
            widget = entry.widget
        if not self._fold.isChecked() and self._more.isAncestorOf(widget):
            self._fold.setChecked(True)
        widget.setFocus()

    # -- reacting ------------------------------------------------------------------------------------------------------

    def _on_edited(self, entry: Entry) -> None:
        self._typed.add(entry.field.key)

    def _on_changed(self, entry: Entry) -> None:
        if self._filling or not self._complete:
            return
        if not entry.input.error():
            entry.left = False
        self.last_key = entry.field.key
        if entry.field.key == TYPE:
            self._compose()
        if entry.field.key in (TYPE, SOORT):
            self._prefill()
        self._refresh()

    def _on_left(self, entry: Entry) -> None:
        entry.left = True
        self._show_note(entry.field.key, entry, self.record())
        if self._complete:
            self.left.emit()

    def _on_rows(self, path: str) -> None:
        self.last_key = path
        if path.endswith("]"):
            self._rows_moved()
        self._refresh()

    def _rows_moved(self) -> None:
        """Let Tab go through the rows in the order of the eye, and offer anew."""
        self._offers = {"": ""}
        for key, editor in self._lists.items():
            before = self._entries[_BEFORE_LIST[key]].widget
            for widget in editor.in_order():
                QWidget.setTabOrder(before, widget)
                before = widget

    def _on_row_left(self, path: str) -> None:
        entry = self.entries().get(path)
        if entry is not None:
            self._show_note(path, entry, self.record())
        self.left.emit()

    def _prefill(self) -> None:
        record = prefilled(self.record(), self._typed)
        self._filling = True
        for key in (SOORT, BRUTO):
            self._entries[key].input.set_value(record[key])
        self._filling = False

    def _compose(self) -> None:
        """Go from a household type to persons one by one, or back."""
        record = self.record()
        before, self._type = self._type, record.type
        editor = self._lists[PERSONEN.key]
        if record.composed and before != SAMENGESTELD:
            from ui.form.case_record import with_persons

            filled = with_persons(Record({**record.values, TYPE: before}, record.rows))
            editor.set_value(filled.rows[PERSONEN.key])
            self._rows_moved()
            self._fold.setChecked(True)
        elif not record.composed:
            editor.set_value(())

    def _go_to_persons(self) -> None:
        self._fold.setChecked(True)
        first = next(iter(dict(self._lists[PERSONEN.key].entries()).values()), None)
        widget = first.widget if first is not None else self._lists[PERSONEN.key].add
        widget.setFocus()

    def _refresh(self) -> None:
        """Show what belongs to the household type, name everything, and tell."""
        record = self.record()
        for column, headers in enumerate(self._headers):
            for header in headers:
                header.setText(self._dwelling_name(column))
        self._name_rows()
        if self._complete:
            self._lists[PERSONEN.key].setVisible(record.composed)
        for key, entry in self.entries().items():
            self._show_note(key, entry, record)
        self._show_composed(record)
        self._count_more(record)
        if self._complete:
            self.changed.emit()

    def _name_rows(self) -> None:
        names: dict[str, str] = {}
        for editor in self._lists.values():
            for path, row in editor.rows():
                above, _, own = path.rpartition(".") if "." in path else ("", "", path)
                number = int(own[own.index("[") + 1 : -1]) + 1
                names[path] = row.name(number, names.get(above, ""))
        self._row_names = names

    def _dwelling_name(self, column: int) -> str:
        entry = self._entries.get(f"woonsituaties[{column}].naam")
        given = entry.input.value() if entry else None
        return str(given) if given else translated(("nu", "na renovatie")[column])

    def _show_note(self, key: str, entry: Entry, record: Record) -> None:
        item = entry.field
        dwelling = self._dwelling_name(item.column) if item.column is not None else ""
        if key in self._entries:
            shown = relevant(item, record)
        elif key.startswith(PERSONEN.key):
            row = record.rows[PERSONEN.key][int(key[key.index("[") + 1 : key.index("]")])]
            shown = relevant_in_row(item.key, row, record)
        else:
            shown = True
        entry.show(self._title(key, item), dwelling[:1].upper() + dwelling[1:], shown=shown)

    def _show_composed(self, record: Record) -> None:
        if record.composed:
            from ui.form.persons import person_text

            self._persons.setText("\n".join(person_text(person) for person in record.rows[PERSONEN.key]))
        self._persons.setVisible(record.composed)
        self._edit_persons.setVisible(record.composed)

    def _count_more(self, record: Record) -> None:
        """Say on the fold how much is filled in behind it."""
        count = sum(
            1
            for entry in self._entries.values()
            if entry.field.section not in MAIN and record[entry.field.key] not in (None, entry.field.start)
        )
        count += sum(1 for editor in self._lists.values() for row in editor.value() if not editor.list.is_empty(row))
        text = self.tr("&Meer (personen, vermogen, vaste lasten, ...)")
        if count:
            text = self.tr("&Meer ({count} ingevuld)").format(count=count)
        self._fold.set_label(text)
