"""The window: the form on the left, the outcome on the right, and the bar below."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from ui.bar import BottomBar
from ui.form.cards import FORM_IN_CHARACTERS
from ui.form.descriptors import EIGEN_NORM, PEILDATUM, TYPE
from ui.form.form import Form
from ui.look.day_words import said_day
from ui.look.halves import Halves
from ui.look.keys import presses_button
from ui.look.language import choose, current
from ui.look.screen_fit import LARGEST, first_size, fit_to_screen, least_size
from ui.look.sight import InSight
from ui.look.theme import ask_system, style_sheet
from ui.menus import Menus, names
from ui.result.waiting import WaitingCard, at_the_top

if TYPE_CHECKING:
    from ui.beside import Beside
    from ui.desk import Desk, Reply
    from ui.form.finder import Finder
    from ui.form.lookup import Goal
    from ui.result.result_view import ResultView
    from ui.tour import Tour

_LETTERS = "m"  # of the fold, in both languages


class Window(QMainWindow):
    """The one window of Leefbudget.

    It opens with the questions that are always asked and the names of the menus, so that typing can begin. The rest
    is loaded and built after the first paint, in steps that each take little longer than a blink; ``complete`` does
    what is left of them at once. ``desk`` and ``result`` are there from then on.
    """

    painted = Signal()  # for the first time
    completed = Signal()  # all that Tab and the menus lead to
    used = Signal()  # from now on there is something to lose
    desk: Desk
    beside: Beside
    result: ResultView
    finder: Finder

    def __init__(self, today: date | None = None) -> None:
        super().__init__()
        self._today = today or date.today()
        self._painted = self._offered = self._result_is_there = False
        self._steps: Iterator[None] | None = self._build_rest()
        self._finder: Finder | None = None
        self._reply: Reply | None = None
        self.tour: Tour | None = None
        self.setAcceptDrops(True)
        self.bar = BottomBar()
        self.setStatusBar(self.bar)
        self._first_time = QSettings().value("window/geometry") is None  # kept when the window closes
        self._restore_size()
        self._build_front()

    # -- building ------------------------------------------------------------------------------------------------------

    def _build_front(self) -> None:
        """Make what the first paint shows, for the language and the size of type of now."""
        self._dress()  # first: a widget that is there already would be made up twice
        texts = (*names(), *(button.text() for button in self.bar.buttons))
        self.halves = Halves()
        self.setCentralWidget(self.halves)
        self._arrange()
        self.form = Form(self._today, {*_LETTERS, *(text[text.index("&") + 1].lower() for text in texts)})
        self.waiting = WaitingCard(first_time=self._first_time)
        self.halves.fill(self.form, at_the_top(self.waiting))
        self.menuBar().setFont(QApplication.font())
        self.menus = Menus(self, self)

    def complete(self) -> None:
        """Build and load what was not there yet."""
        steps, self._steps = self._steps, None
        for _ in steps or ():
            pass
        self._offer_tables()

    def _begin_building(self) -> None:
        self.painted.emit()
        self._go_on_building()

    def _go_on_building(self) -> None:
        """Take one step of building, and let the user type before the next."""
        steps, self._steps = self._steps, None
        if steps is not None and next(steps, self) is not self:
            self._steps = steps
            QTimer.singleShot(0, self._go_on_building)

    def _build_rest(self) -> Iterator[None]:
        """Build first what Tab and the menus lead to, then what waits for an answer, then what is folded away."""
        from ui.beside import Beside
        from ui.desk import Desk
        from ui.result.warming import Warming

        self._warming = Warming(self)
        self._sight = InSight(self)
        self.form.complete()
        self.desk = Desk(self.form, self.bar, self._today, self, ready=self._warming.wait)
        self.beside = Beside(self.desk, self, self._today)
        self._listen()
        self.menus.fill()
        self.desk.sit_at(self.form)
        self._show_name()
        self.desk.recompute()
        yield
        self.completed.emit()
        yield
        self.used.emit()
        yield
        from ui.look import language
        from ui.look.system_changes import SystemChanges

        self._fit_to_screen()
        language.install_buttons()
        self._follow_system()
        changes = SystemChanges(self)
        changes.colours.connect(self._follow_system)
        changes.font.connect(self._arrange)
        yield
        from ui.result import result_view  # noqa: F401 # loaded in a step of its own

        yield
        self._build_result()
        yield
        self.desk.learn_days()
        self._show_in_bar()
        yield
        self._ask_own_norm()
        self.form.more.give_room(self.halves.room_for_form)
        self._warming.loaded.connect(self._offer_tables)
        self._warming.start()

    def _offer_tables(self) -> None:
        """Offer what stands in the tables, once."""
        if not self._offered:
            self._offered = True
            self.desk.offer_tables()
            self._warn_of_tables()

    def _listen(self) -> None:
        """Follow the desk, and let it follow the buttons of the bar and the empty answer."""
        self.desk.answered.connect(self._show)
        self.desk.named.connect(self._show_name)
        self.desk.stepped.connect(self._show_steps)
        self.bar.print_wanted.connect(self.beside.print_letter)
        self.bar.save_wanted.connect(self.desk.files.save)
        self.bar.place_wanted.connect(self._go_from_bar)
        self._listen_to_waiting()

    def _listen_to_waiting(self) -> None:
        self.waiting.example_wanted.connect(self._open_example)
        self.waiting.round_wanted.connect(self.show_round)

    def _open_example(self, nr: int) -> None:
        self.desk.open_example(nr)

    def _build_result(self) -> None:
        """Make the right half, unless an answer needed it already, which does not wait for the steps before it."""
        if self._result_is_there:
            return
        from ui.result.result_view import ResultView

        self._result_is_there = True
        self._dress()
        self.result = ResultView(self.waiting, self._warming)
        self.result.field_wanted.connect(self._go_to_field)
        self.result.signals.field_wanted.connect(self._go_to_path)
        self.result.answer.reading_wanted.connect(self._read_on_account)
        self.halves.fill(self.form, self.result)
        for area in (self.halves.left, self.halves.right):
            self._sight.watch(area)
        self._make_finder()
        if (last := self.previousInFocusChain()) is not None:
            self.setTabOrder(last, self.bar.text)  # the bar comes last
        for before, after in pairwise((self.bar.text, *self.bar.buttons)):
            self.setTabOrder(before, after)

    def _ask_own_norm(self) -> None:
        """Ask for an own norm in the answer too, with what is behind "Meer" made for it."""
        from ui.form.twin import Twin

        self.result.answer.ask(Twin(self.form, EIGEN_NORM))
        self.form.left.connect(self.result.answer.follow)

    def _go_to_field(self, key: str) -> None:
        self.form.focus_on(key)

    def _go_to_path(self, path: str) -> None:
        self.desk.go_to(path)

    def _read_on_account(self, on_account: bool) -> None:
        self.desk.read_on_account(on_account)

    def _make_finder(self) -> None:
        """Put the line to search in at the right of the menus; where the system has those, in the bar."""
        from ui.form.finder import Finder, field_goals, menu_goals  # after the first paint
        from ui.look.letting_go import let_go

        if self._finder is not None:  # of the language or the size of type before
            let_go(self._finder)
        self.finder = self._finder = Finder(
            lambda: (*field_goals(self.form), *self.result.goals(), *menu_goals(self.menuBar()))
        )
        self.finder.chosen.connect(self._go)
        self.finder.be_short(short=bool(self.halves.narrow))
        if self.menuBar().isNativeMenuBar():
            self.bar.insertPermanentWidget(0, self.finder)
        else:
            self.menuBar().setCornerWidget(self.finder, QtCore.Qt.Corner.TopRightCorner)
        self.finder.show()

    def _rebuild(self) -> None:
        """Make everything anew, keeping what stands in the form."""
        from ui.look.letting_go import let_go

        self.complete()
        state, unfolded, focus = self.form.state(), self.form.more.choice, self.form.key_in_focus()
        self.menus.remove()
        self.bar.renew()
        let_go(self.halves)  # another style sheet would make up what goes
        self._build_front()
        self._listen_to_waiting()
        self.form.complete()
        self.menus.fill()
        self._result_is_there = False
        self._build_result()
        self._ask_own_norm()
        self.desk.sit_at(self.form)
        self.desk.learn_days()
        self.desk.offer_tables()
        self._warn_of_tables()
        self.desk.replace(state)
        self.form.fold(opened=unfolded)
        self.halves.show()  # a new content waits for that; until then nothing of it can be seen
        self.form.more.give_room(self.halves.room_for_form)
        if focus:
            self.form.focus_on(focus)
        self._show_name()

    def _follow_system(self) -> None:
        """Ask what the system wants, once all of the window is dressed; that loads all names of Qt."""
        ask_system()
        self._dress()

    def _dress(self) -> None:
        sheet = style_sheet(front=not self._painted)
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    # -- what the desk tells -------------------------------------------------------------------------------------------

    def _show(self, reply: Reply) -> None:
        """Show what the desk found, and allow what needs an outcome."""
        self._reply = reply
        if reply.resultaat is not None:
            self._build_result()
        if self._result_is_there:
            self.result.show_reply(reply)
        else:
            self.waiting.show_reasons(reply.missing, reply.unprocessed, reply.general)
        there = self.desk.resultaat is not None
        for action in self.menus.needs_result:
            action.setEnabled(there)
        self.menus.on_account.setChecked(self.desk.on_account)
        self.bar.enable(with_result=there)
        self._show_in_bar()

    def _show_in_bar(self) -> None:
        """Show which tables are used; in a narrow window, where it may be out of sight, the outcome."""
        shown, narrow = None if self._reply is None else self._reply.resultaat, self.halves.narrow
        day = self.form.record()[PEILDATUM] if shown is None else shown.geval.peildatum  # of the answer that is there
        self.bar.set_narrow(bool(narrow))
        if narrow and self._reply is not None and shown is not None:
            from calculator.presenting.sentences import in_brief

            stale = bool(self._reply.waits_for)
            self.bar.tell_outcome(in_brief(shown, compared=not stale).say(current()), stale=stale)
        else:
            text = self.tr("Peildatum {day} · tabellen {year}")
            year = self._year_of_tables(str(day)) if day else ""
            self.bar.text.setText(text.format(day=said_day(str(day)), year=year) if day else "")

    def _go_from_bar(self) -> None:
        """Go to what the bar tells of: in a narrow window the outcome, or the field that it waits for; else the day."""
        if self.halves.narrow and self._reply is not None and self._reply.resultaat is not None:
            waits = self._reply.waits_for
            self.form.focus_on(waits[0].key) if waits else self.result.focus_ledger()
        else:
            self.form.focus_on(PEILDATUM)

    def _year_of_tables(self, day: str) -> str:
        """Return the year whose amounts are used on a day, which may lie beyond the tables."""
        from calculator.amounts.tables import load_coverage

        resultaat = self.desk.resultaat
        if resultaat is not None and resultaat.geval.peildatum == day:
            return resultaat.computed.first.household.plan.known_on[:4]
        return min(day, load_coverage().until)[:4]

    def _warn_of_tables(self) -> None:
        """Say that the tables end soon or have ended, for as long as that is so."""
        from calculator.outcome.passports import end_of_tables  # loads the tables, as the line before it did
        from calculator.words import say

        ending = end_of_tables(self._today)
        if ending is None:
            self.bar.warn("", "")
        else:
            self.bar.warn(say(f"{ending.key}_brief", current()), ending.say(current()))

    def _show_name(self) -> None:
        """Name the file of the case, and whether it holds everything."""
        name = self.desk.files.path.name if self.desk.files.path is not None else ""
        title, dirty = f"{name}[*] – Leefbudget" if name else "Leefbudget[*]", self.desk.files.is_dirty
        if title != self.windowTitle():
            self.setWindowTitle(title)
        if dirty is not self.isWindowModified():
            self.setWindowModified(dirty)

    def _show_steps(self) -> None:
        """Offer to go back and forth, as far as that can be done."""
        self.menus.undo.setEnabled(self.desk.history.can_undo)
        self.menus.redo.setEnabled(self.desk.history.can_redo)

    def say(self, text: str) -> None:
        """Say something in passing, in the bar."""
        self.bar.say(text)

    # -- what the menus ask of it --------------------------------------------------------------------------------------

    def copy_table(self) -> None:
        """Put the ledger on the clipboard."""
        self.result.ledger.copy()

    def add_income(self, rol: str) -> None:
        """Ask for one more income of somebody; of who is not there, there is nothing to ask."""
        if not self.form.add_income(rol):
            children, partner = (
                self.tr("Dit huishouden heeft geen kinderen."),
                self.tr("Dit huishouden heeft geen partner."),
            )
            self.say(children if rol == "kind" else partner)

    def show_round(self) -> None:
        """Show an example with notes at its parts; what was typed comes back with undo."""
        from ui.tour import EXAMPLE, Tour

        if self.tour is not None:
            return
        self.desk.open_example(EXAMPLE)
        self._first_time = False
        self.waiting.offer_round(wanted=False)
        parts = (self.form.input(TYPE), self.result.answer, self.result.ledger, self.bar.buttons[0])
        self.tour = Tour(self, parts)
        self.tour.ended.connect(self._end_round)

    def _end_round(self) -> None:
        self.tour = None
        self.form.focus_first()

    def search(self) -> None:
        """Move the focus to the line in which one types what to go to."""
        self.finder.begin()

    def _go(self, goal: Goal) -> None:
        """Go to what was found; of a term without a place, tell what it means."""
        if goal.do:
            goal.do()
        elif goal.key:
            self.form.focus_on(goal.key)
        elif goal.step:
            self.result.explain_last(goal.step)
        else:
            self.say(f"{goal.title}: {goal.where}")

    def go_to_ledger(self) -> None:
        """Move the focus to the ledger, or without one to what is still to be filled in."""
        if not self.result.has_result:
            self.go_to_form()
        else:
            self.result.focus_ledger()

    def go_to_form(self) -> None:
        """Move the focus to what is still to be filled in."""
        self.form.focus_open()

    def toggle_more(self) -> None:
        """Open or close the fields under "Meer"."""
        self.form.fold(opened=not self.form.is_unfolded)

    # -- what it looks like --------------------------------------------------------------------------------------------

    def zoom(self, steps: int) -> None:
        """Make all text larger or smaller."""
        from ui.look import zoom

        zoom.change(steps)
        self._rebuild()

    def speak(self, code: str) -> None:
        """Speak another language from now on."""
        choose(code)
        self.bar.clearMessage()
        self._rebuild()
        if code != "nl":
            note = self.tr("Werkboek en bedragen blijven zoals in het Nederlands. De brief kan in het Engels: Bestand.")
            QTimer.singleShot(0, lambda: self.say(note))  # after the bar has shown its new buttons

    def _arrange(self) -> None:
        form_width = self.fontMetrics().averageCharWidth() * FORM_IN_CHARACTERS
        was_narrow = self.halves.narrow
        self.halves.arrange(form_width, narrow=self.width() < 2 * form_width)
        if was_narrow not in (None, self.halves.narrow) and self._result_is_there:
            self._show_in_bar()
            self.finder.be_short(short=bool(self.halves.narrow))

    def _restore_size(self) -> None:
        geometry = QSettings().value("window/geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            screen = QtGui.QGuiApplication.primaryScreen()
            self.resize(first_size(screen.availableSize()) if screen else LARGEST)
        self._first_size = self.size()

    def _fit_to_screen(self) -> None:
        """Mind the frame, which is known by now; but leave a size that somebody chose meanwhile."""
        self.setMinimumSize(least_size(self.screen().availableSize()))
        if self.size() == self._first_size:
            fit_to_screen(self)

    # -- what happens to it --------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QtGui.QDragEnterEvent) -> None:
        """Accept a case file."""
        from ui.files.dragged import dragged

        if dragged(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QtGui.QDropEvent) -> None:
        """Open the case file that was dropped."""
        from ui.files.dragged import SHEETS, dragged

        path = dragged(event)
        if path is not None:
            event.acceptProposedAction()
            self.complete()
            if path.suffix.lower() in SHEETS:
                self.beside.show_complex(path)
            else:
                self.desk.files.open_dropped(path)

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        """Load the rest once the window is on the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._begin_building)

    def resizeEvent(self, event: QtGui.QResizeEvent) -> None:
        """Put the halves under each other when there is no room beside each other."""
        super().resizeEvent(event)
        self._arrange()
        self.form.more.give_room(self.halves.room_for_form)

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        """Undo and redo for the field that has the focus, and press a button: they leave these keys to the window."""
        keys = QtGui.QKeySequence.StandardKey
        if presses_button(event):
            return
        if event.matches(keys.Undo):
            self.desk.undo()
        elif event.matches(keys.Redo):
            self.desk.redo()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QtGui.QCloseEvent) -> None:
        """Ask what to do with changes; remember the size of the window, and nothing else."""
        self.complete()
        if not self.desk.files.may_go():
            event.ignore()
            return
        self.beside.close()
        QSettings().setValue("window/geometry", self.saveGeometry())
        super().closeEvent(event)
