"""The case on the desk: what stands in the form, its answer, its file, and the way back and forth.

The desk knows no window. It is handed the form and the bar, and says what happened by signals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, Signal

from calculator.cases.fields import Refused
from calculator.dutch.money import NBSP
from ui.files.case_files import CaseFiles
from ui.form import hints
from ui.form.answer import Answer, answer, key_of
from ui.form.case_record import from_case, who_has_aow
from ui.form.descriptors import BY_KEY, LEEFTIJD_AANVRAGER
from ui.form.form import Form
from ui.form.input_widgets import translated
from ui.form.record import State, assumed, with_before
from ui.form.row_lists import PERSONEN
from ui.history import History
from ui.look.language import current

if TYPE_CHECKING:
    from calculator.cases.case import Geval
    from calculator.outcome.result import Resultaat
    from ui.bar import BottomBar
    from ui.form.record import Record


@dataclass(frozen=True)
class Named:
    """A field and what it is called."""

    key: str
    title: str


@dataclass(frozen=True)
class Reply:
    """What there is to show: a result, or without one what is missing for it.

    What the result says of a ``stale`` dwelling is not up to date, because fields are ``unprocessed``: they cannot be
    read or were refused. ``general`` are sentences about no field. ``assumed`` has after each title the value that was
    computed with because nobody typed one.
    """

    resultaat: Resultaat | None
    missing: tuple[Named, ...] = ()
    unprocessed: tuple[Named, ...] = ()
    stale: frozenset[int] = frozenset()
    general: tuple[str, ...] = ()
    assumed: tuple[Named, ...] = ()

    @property
    def waits_for(self) -> tuple[Named, ...]:
        """The fields that are not in the result."""
        return self.unprocessed or (self.missing if self.stale else ())


def _at_once() -> None:
    """Wait for nothing."""


class Desk(QObject):
    """One case; it is loaded after the first paint of the window.

    ``answered`` brings what there is to show, ``named`` says that the file or what is not yet saved changed,
    ``stepped`` that there is more or less to undo. ``ready`` waits until there can be an answer.
    """

    answered = Signal(object)
    named = Signal()
    stepped = Signal()

    def __init__(
        self,
        form: Form,
        bar: BottomBar,
        today: date,
        parent: QObject | None = None,
        *,
        ready: Callable[[], None] = _at_once,
    ) -> None:
        super().__init__(parent)
        self._ready = ready
        self.form = form
        self._bar = bar
        self._busy = False
        self.resultaat: Resultaat | None = None  # of exactly what stands in the form
        self.on_account = False  # how the budget is read, whatever the case; not remembered beyond the session
        self._last: Answer | None = None  # the one on the screen
        self._settled: Record | None = None
        blank = State(form.blank())
        self.history = History(blank)
        self.history.note(self.state(), "")  # what was typed already
        self.files = CaseFiles(self, today)
        self.files.start(blank)
        self.files.changed.connect(self.named)

    def sit_at(self, form: Form) -> None:
        """Follow a form, which is made anew for another language or size of type."""
        self.form = form
        form.changed.connect(self._on_changed)
        form.left.connect(self._on_left)
        form.suggested.connect(self._fill_in_usual)
        form.papered.connect(self._read_paper)

    def learn_days(self) -> None:
        """Learn which days the tables cover; a form in which nothing was typed takes the last of them."""
        untouched = self.state() == State(self.form.blank())
        self.form.learn_days()
        if untouched:
            self.history.forget(self.state())
            self.files.start(self.state())

    def offer_tables(self) -> None:
        """Offer in the form what stands in the tables."""
        from calculator.amounts import tables  # with yaml 40 ms: after the window is complete
        from calculator.words import label_of

        try:
            norms = tables.load_tables().norm_sets
            circumstances = tables.load_not_modelled().values()
        except Refused as refused:  # a table that the organisation added cannot be read
            self.files.warn(self.tr("Tabellen niet gelezen"), str(refused))
            return
        self.form.set_norms((key, label_of(norm.label, current())) for key, norm in norms.items())
        self.form.set_circumstances(
            (item.id, translated(item.label)) for item in circumstances if not item.computed_with
        )

    # -- the case ------------------------------------------------------------------------------------------------------

    def state(self) -> State:
        """Return what stands in the form."""
        return self.form.state()

    def show_state(self, state: State) -> None:
        """Replace what stands in the form by a case that was opened; before it there is nothing to undo."""
        self._forget_answer()
        self.replace(state)
        self.form.more.fold_back()
        self.history.forget(self.state())
        self.stepped.emit()

    def new(self) -> None:
        """Begin a new case, after the question what to do with changes."""
        if self.files.may_go():
            self.clear()

    def clear(self) -> None:
        """Begin anew: nothing of the case stays behind, also not in undo."""
        from calculator.run.evaluation import forget  # the rules: not before there is something to forget

        self._busy = True
        self.form.clear()
        self._busy = False
        self.history.forget(self.state())
        self.files.start(self.state())
        self._bar.clearMessage()
        self._forget_answer()
        forget()
        for of_ages in (hints.norm_of, who_has_aow):
            of_ages.cache_clear()
        self.recompute()
        self.form.focus_first()

    def wipe(self) -> None:
        """Wipe everything, after a question when that cannot be undone."""
        if self.files.is_dirty:
            question = self.tr("Alles wissen wat niet is opgeslagen? Dit kan niet ongedaan worden gemaakt.")
            buttons = QtWidgets.QMessageBox.StandardButton.Yes | QtWidgets.QMessageBox.StandardButton.Cancel
            box = QtWidgets.QMessageBox(
                QtWidgets.QMessageBox.Icon.Question, self.tr("Wis formulier"), question, buttons, self.form
            )
            box.button(QtWidgets.QMessageBox.StandardButton.Yes).setText(self.tr("&Wissen"))
            box.button(QtWidgets.QMessageBox.StandardButton.Cancel).setText(self.tr("&Annuleren"))
            wanted = box.exec() == QtWidgets.QMessageBox.StandardButton.Yes
            box.deleteLater()
            if not wanted:
                return
        self.clear()

    def open_example(self, nr: int) -> None:
        """Fill the form with a case of the appendix."""
        from calculator.outcome.appendix import examples  # loads the appendix: only when wanted

        self.open_case(next(example.geval for example in examples() if example.nr == nr))

    def open_case(self, geval: Geval, assumed: Collection[str] | None = None) -> None:
        """Fill the form with a case that is in no file of its own; what stood there comes back with undo."""
        self.form.last_key = ""
        self._forget_answer()
        self.replace(State(from_case(geval, assumed)))
        self.form.more.fold_back()
        self.history.note(self.state(), "")
        self.files.start(self.state())
        self.stepped.emit()

    def replace(self, state: State) -> None:
        """Show a state of the form and its outcome."""
        self._busy = True
        self.form.set_state(state)
        self.form.last_at_once = True
        self._busy = False
        self.recompute()

    def undo(self) -> None:
        """Take back the last step and go to the field it was made in."""
        if self.history.can_undo:
            self._show_step(*self.history.undo())

    def redo(self) -> None:
        """Do again what was taken back, and go to its field."""
        if self.history.can_redo:
            self._show_step(*self.history.redo())

    def _show_step(self, state: State, key: str) -> None:
        if not key:  # to another case, whose gaps nothing of this one may fill
            self._forget_answer()
        self.replace(state)
        if key:
            self.form.focus_on(key)
        self.named.emit()

    def _on_changed(self) -> None:
        if self._busy:
            return
        self.history.note(self.state(), self.form.last_key, at_once=self.form.last_at_once)
        self.recompute()
        self.named.emit()

    def _fill_in_usual(self, path: str) -> None:
        """Fill in the usual amount that was offered, or say why that cannot be done."""
        form = self.form
        try:
            record = hints.filled_in(form.record(), path)
        except Refused as refused:
            self.files.warn(self.tr("Geen bedrag bekend"), "\n".join(str(mistake) for mistake in refused.mistakes))
            return
        key = path if path in form.entries() else f"{path}.bedrag"
        self._busy = True
        form.put(record.values, record.rows, key)
        self._busy = False
        self._on_changed()
        form.focus_on(key)

    def _read_paper(self, path: str) -> None:
        """Ask what a paper says of an income, and fill that in."""
        from ui.form.paper_dialog import ask_paper  # with the rules: not before a paper is asked for
        from ui.form.papers import context_of, income_at, place_of, with_income

        form, record = self.form, self.form.record()
        try:
            geval = context_of(record)
        except Refused as refused:
            self.files.warn(self.tr("Van papier"), "\n".join(str(mistake) for mistake in refused.mistakes))
            return
        income = ask_paper(form.window(), geval, place_of(path)[0], income_at(record, path))
        if income is not None:
            filled = with_income(record, path, income)
            self._busy = True
            form.put(filled.values, filled.rows, path)
            self._busy = False
            self._on_changed()
            form.focus_on(f"{path}.bedrag")  # from there Enter goes on

    def go_to(self, path: str) -> None:
        """Move the focus to the field of a path in the case; what is only asked of a person by itself opens that."""
        key = key_of(self.form.record(), path)
        if key is None:
            self.form.compose()
            key = key_of(self.form.record(), path)
        self.form.focus_on(key or path)

    def recompute(self) -> None:
        """Work out what stands in the form now, and tell; what cannot be taken leaves the answer as it was."""
        form, last = self.form, self._last
        record, unreadable = form.record(), form.unreadable()
        if record == form.blank():
            last = self._last = self._settled = None
        asked = record
        if form.emptied and last is not None and last.record is not None:
            asked = with_before(record, last.record, [form.emptied])  # to be typed anew: that changes nothing yet
        self._ready()
        found = answer(asked, unreadable, self._settled)
        shown = self._last = found if found.resultaat is not None else last
        self.resultaat = None if found.pending else found.resultaat
        if form.last_at_once:
            self._settle()
        shown_record, resultaat = (shown.record or record, shown.resultaat) if shown else (record, None)
        periods = hints.doubts(shown_record)
        form.show_mistakes(found.mistakes, hints.hints(shown_record, resultaat, periods))
        form.show_offers(hints.offers(record, periods))
        not_taken = {*unreadable, *found.mistakes}
        self.answered.emit(
            Reply(
                resultaat=self.read(shown.resultaat) if shown else None,
                missing=tuple(self._named(key) for key in found.missing if key not in not_taken),
                unprocessed=tuple(self._named(key) for key in found.pending if key in not_taken),
                stale=_stale(found, shown),
                general=found.general,
                assumed=tuple(self._assumed(key, value) for key, value in assumed(shown_record).items()),
            )
        )
        self.stepped.emit()

    def _settle(self) -> None:
        """Remember what stands in the answer now: it takes the place of what cannot be taken from here on."""
        if self._last is not None and not self._last.pending:
            self._settled = self._last.record

    def _on_left(self) -> None:
        self.history.close_step()
        if self._settled is None and self.resultaat is None and self._last is not None:
            self._forget_answer()  # it was about the first signs of what turned out to be no amount
            self.recompute()
        else:
            self._settle()

    def _forget_answer(self) -> None:
        """Begin without an answer: what was shown belongs to another case."""
        self._last = self._settled = None

    def settled(self) -> Resultaat | None:
        """Return the outcome of what stands in the form, taking a field that is being retyped as left."""
        self.form.leave()
        if self.resultaat is None:
            self.say(self.tr("Dat kan pas als alles is ingevuld en klopt."))
        return self.read(self.resultaat)

    # -- how it is read ------------------------------------------------------------------------------------------------

    def read(self, resultaat: Resultaat | None) -> Resultaat | None:
        """Return an outcome as it is read now: as what is due, or as what comes in."""
        if resultaat is None or not self.on_account:
            return resultaat
        from calculator.presenting.account import on_account  # with the rules: not before there is an outcome

        return on_account(resultaat)

    def read_on_account(self, on_account: bool) -> None:
        """Read every budget from now on as what comes in now, or again as what is due."""
        self.on_account = on_account
        self.recompute()

    def _named(self, key: str) -> Named:
        return Named(key, re.sub(r" (?=\d)", NBSP, self._title(key)))  # a number stays with the word it is of

    def _assumed(self, key: str, value: int) -> Named:
        unit = BY_KEY[LEEFTIJD_AANVRAGER if key.startswith(PERSONEN.key) else key].unit
        return Named(key, f"{self._title(key)} {value} {translated(unit)}")

    def _title(self, key: str) -> str:
        of_second = any(name in BY_KEY and BY_KEY[name].column == 1 for name in (key, *self.form.unreadable()))
        title = self.form.title_of(key, alone=not of_second and not self.form.record().has_second_dwelling)
        return title[:1].lower() + title[1:] if not title[:2].isupper() else title

    def say(self, text: str) -> None:
        """Say something in passing."""
        self._bar.say(text)


def _stale(found: Answer, shown: Answer | None) -> frozenset[int]:
    """Return the dwellings of which the answer is not up to date; none while a field is only being retyped."""
    if shown is None or shown.resultaat is None:
        return frozenset()
    every = frozenset(range(len(shown.resultaat.woonsituaties)))
    columns = [BY_KEY[key].column if key in BY_KEY else None for key in found.pending]
    if found.resultaat is None or None in columns:
        return every
    return every & frozenset(column for column in columns if column is not None)
