"""What the window does with the case: show its outcome, go back and forth, save, print, and show what belongs to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox

from calculator.amounts import tables
from calculator.cases.fields import Refused
from calculator.disk.remarks import remarks
from calculator.outcome.sentences import in_brief
from ui import help as pages
from ui.files.case_files import CaseFiles
from ui.files.saving import ask_path, file_name
from ui.form import hints
from ui.form.answer import answer
from ui.form.case_record import from_case
from ui.form.descriptors import PEILDATUM
from ui.form.form import State
from ui.history import History
from ui.look.day_words import day_text
from ui.look.language import current

if TYPE_CHECKING:
    from calculator.cases.case import Geval
    from calculator.outcome.result import Resultaat
    from ui.complex.view import ComplexWindow
    from ui.result.presentation import Presentation
    from ui.window import Window


class Desk(QObject):
    """The case on the desk; it is loaded after the first paint of the window."""

    def __init__(self, window: Window, today: date) -> None:
        super().__init__(window)
        self._window = window
        self._today = today
        self._busy = False
        self.resultaat: Resultaat | None = None
        self.presentation: Presentation | None = None
        self.complex: ComplexWindow | None = None
        blank = State(window.form.blank())
        self.history = History(blank)
        self.history.note(self.state(), "")  # what was typed already
        self.files = CaseFiles(self, window, today)
        self.files.start(blank)
        self.files.changed.connect(window.show_title)

    def listen(self) -> None:
        """Follow the form, which is made anew for another language."""
        self._window.form.changed.connect(self._on_changed)
        self._window.form.left.connect(self.history.close_step)
        self._window.form.suggested.connect(self._fill_in_usual)

    def offer_tables(self) -> None:
        """Offer in the form what stands in the tables."""
        try:
            norms = tables.load_tables().norm_sets
            circumstances = tables.load_not_modelled().values()
        except Refused as refused:  # a table that the organisation added cannot be read
            self.files.warn(self.tr("Tabellen niet gelezen"), str(refused))
            return
        self._window.form.set_norms((key, norm.label) for key, norm in norms.items())
        self._window.form.set_circumstances((item.id, item.label) for item in circumstances if not item.computed_with)

    # -- the case ------------------------------------------------------------------------------------------------------

    def state(self) -> State:
        """Return what stands in the form."""
        return self._window.form.state()

    def show_state(self, state: State) -> None:
        """Replace what stands in the form by a case that was opened; before it there is nothing to undo."""
        self.replace(state)
        self._window.form.fold(opened=False)
        self.history.forget(self.state())
        self._show_undo()

    def new(self) -> None:
        """Begin a new case, after the question what to do with changes."""
        if self.files.may_go():
            self.clear()

    def clear(self) -> None:
        """Begin anew: nothing of the case stays behind, also not in undo."""
        self._busy = True
        self._window.form.clear()
        self._busy = False
        self.history.forget(self.state())
        self.files.start(self.state())
        self._window.statusBar().clearMessage()
        self.recompute()
        self._window.form.focus_first()

    def wipe(self) -> None:
        """Wipe everything, after a question when that cannot be undone."""
        if self.files.is_dirty:
            question = self.tr("Alles wissen wat niet is opgeslagen? Dit kan niet ongedaan worden gemaakt.")
            buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel
            box = QMessageBox(QMessageBox.Icon.Question, self.tr("Wis formulier"), question, buttons, self._window)
            box.button(QMessageBox.StandardButton.Yes).setText(self.tr("&Wissen"))
            box.button(QMessageBox.StandardButton.Cancel).setText(self.tr("&Annuleren"))
            wanted = box.exec() == QMessageBox.StandardButton.Yes
            box.deleteLater()
            if not wanted:
                return
        self.clear()

    def open_example(self, nr: int) -> None:
        """Fill the form with a case of the appendix."""
        from calculator.outcome.appendix import examples  # loads the appendix: only when wanted

        self.open_case(next(example.geval for example in examples() if example.nr == nr))

    def open_case(self, geval: Geval) -> None:
        """Fill the form with a case that is in no file of its own; what stood there comes back with undo."""
        self._window.form.last_key = ""
        self.replace(State(from_case(geval)))
        self._window.form.fold(opened=False)
        self.history.note(self.state(), "")
        self.files.start(self.state())
        self._show_undo()

    def replace(self, state: State) -> None:
        """Show a state of the form and its outcome."""
        self._busy = True
        self._window.form.set_state(state)
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
        self.replace(state)
        if key:
            self._window.form.focus_on(key)
        self._window.show_title()

    def _on_changed(self) -> None:
        if self._busy:
            return
        self.history.note(self.state(), self._window.form.last_key)
        self.recompute()
        self._window.show_title()

    def _fill_in_usual(self, path: str) -> None:
        """Fill in the usual amount that was offered, or say why that cannot be done."""
        form = self._window.form
        try:
            record = hints.filled_in(form.record(), path)
        except Refused as refused:
            self.files.warn(self.tr("Geen norm"), "\n".join(str(mistake) for mistake in refused.mistakes))
            return
        key = path if path in form.entries() else f"{path}.bedrag"
        self._busy = True
        form.put(record.values, record.rows, key)
        self._busy = False
        self.history.close_step()
        self._on_changed()
        self.history.close_step()
        form.focus_on(key)

    def recompute(self) -> None:
        """Show the outcome of what stands in the form now."""
        window, form = self._window, self._window.form
        unreadable = form.unreadable()
        record = form.record()
        found = answer(record)
        self.resultaat = None if unreadable else found.resultaat
        form.show_mistakes({} if unreadable else found.mistakes, hints.hints(record, self.resultaat))
        form.show_offers(hints.offers(record))
        if self.resultaat is not None:
            window.result.show_result(self.resultaat, [self._title(key) for key in found.missing])
        else:
            wrong = unreadable or tuple(found.mistakes)
            missing = [key for key in found.missing if key not in unreadable]
            window.result.show_waiting(map(self._title, missing), map(self._title, wrong), found.general)
        window.enable(with_result=self.resultaat is not None)
        self._show_undo()
        self.show_in_bar()

    def show_in_bar(self) -> None:
        """Show which tables are used; in a narrow window, where it may be out of sight, the outcome."""
        day = self._window.form.record()[PEILDATUM]
        text = self.tr("Peildatum {day} · tabellen {year}")
        if self._window.halves.narrow and self.resultaat is not None:
            self._window.bar_text.setText(in_brief(self.resultaat).say(current()))
        else:
            shown = text.format(day=day_text(str(day)), year=str(day)[:4]) if day else ""
            self._window.bar_text.setText(shown)

    def _title(self, key: str) -> str:
        title = self._window.form.title_of(key)
        return title[:1].lower() + title[1:] if not title[:2].isupper() else title

    def _show_undo(self) -> None:
        self._window.menus.undo.setEnabled(self.history.can_undo)
        self._window.menus.redo.setEnabled(self.history.can_redo)

    # -- paper, screen and clipboard -----------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """Say something in passing."""
        self._window.say(text)

    def print_letter(self) -> None:
        """Print the page for the client."""
        if self.resultaat is not None:
            from ui.paper.printing import print_with_dialog  # loads the printing of Qt: only when wanted

            try:
                print_with_dialog(self._window, self.resultaat)
            except OSError as error:
                self.files.warn(self.tr("Niet afgedrukt"), str(error))

    def save_pdf(self) -> None:
        """Save the page for the client as a PDF."""
        if self.resultaat is None:
            return
        path = ask_path(self._window, file_name(self.resultaat.geval.dossier, self._today, "pdf"))
        if path is not None:
            self.save_pdf_to(path)

    def save_pdf_to(self, path: Path) -> None:
        """Save the page for the client, and say that it worked or why not."""
        from ui.paper.printing import write_pdf

        if self.resultaat is None:
            return
        try:
            with remarks() as said:
                write_pdf(self.resultaat, path)
        except OSError as error:
            self.files.warn(self.tr("Niet opgeslagen"), str(error))
        else:
            self.say(" ".join([self.tr("Opgeslagen: {name}").format(name=path.name), *said]))

    def present(self) -> None:
        """Show the outcome full screen and in large type."""
        if self.resultaat is None:
            return
        from ui.result.presentation import Presentation

        self.presentation = Presentation(self.resultaat, self._window)
        self.presentation.showFullScreen()

    def copy_table(self) -> None:
        """Put the ledger on the clipboard."""
        self._window.result.ledger.copy()

    def go_to(self, part: int) -> None:
        """Move the focus between the form and the ledger."""
        if part and self.resultaat is not None:
            self._window.result.ledger.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._window.form.focus_open()

    # -- other windows -------------------------------------------------------------------------------------------------

    def show_appendix(self) -> None:
        """Show the appendix as a table."""
        from ui.result.appendix_view import show_appendix

        show_appendix(self._window)

    def show_complex(self, path: Path | None = None) -> None:
        """Show the window that computes a whole complex, with a file when one was dropped here."""
        try:
            from ui.complex.view import show_complex
        except OSError as left_out:  # a package without the batch says so in its own words
            self.files.warn("Leefbudget", str(left_out))
            return
        self.complex = show_complex(self, path)

    def come_forward(self) -> None:
        """Let the window with the case come before other windows."""
        self._window.raise_()
        self._window.activateWindow()

    def show_help(self) -> None:
        """Show the help page."""
        pages.show(self._window, self.tr("Uitleg"), pages.help_html())

    def show_shortcuts(self) -> None:
        """Show the keys."""
        self.files.tell(self.tr("Sneltoetsen"), pages.shortcuts_text())

    def show_about(self) -> None:
        """Show what the program is."""
        self.files.tell(self.tr("Over Leefbudget"), pages.about_text())

    def show_tables(self) -> None:
        """Show what is covered, with which sources."""
        from calculator.outcome.passports import overview

        pages.show(self._window, self.tr("Tabellen"), pages.tables_html(overview()))

    def may_close(self) -> bool:
        """Whether the program may close: what is not saved may go, and what still runs is broken off."""
        if not self.files.may_go():
            return False
        if self.complex is not None:
            self.complex.close()
        return True
