"""The window: the form on the left, the outcome on the right, and the bar below."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QSettings, QSize, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton

from ui.fields import PEILDATUM
from ui.form import Form, State
from ui.halves import Halves
from ui.menus import Menus, names
from ui.theme import GAP, ask_system, style_sheet
from ui.waiting import WaitingCard

if TYPE_CHECKING:
    from pathlib import Path

    from calculator.case import Geval
    from calculator.result import Resultaat
    from ui.complex.view import ComplexWindow
    from ui.files import CaseFiles
    from ui.history import History
    from ui.presentation import Presentation
    from ui.result_view import ResultView

_USUAL_SIZE = QSize(1280, 720)
_EXAMPLE = 12
_MESSAGE_MS = 15_000
_FORM_IN_CHARACTERS = 56
_SHEETS = (".csv", ".parquet")
_LETTERS = "mo"  # of the fold and of the button with the example, in both languages


class Window(QMainWindow):
    """The one window of Leefbudget.

    It opens with the questions that are always asked and the names of the menus, so that typing can begin. The rest
    is loaded and built after the first paint, in steps that each take little longer than a blink; ``complete`` does
    what is left of them at once.
    """

    painted = Signal()  # for the first time
    files: CaseFiles
    history: History[State]
    result: ResultView

    def __init__(self, today: date | None = None) -> None:
        super().__init__()
        self._today = today or date.today()
        self.resultaat: Resultaat | None = None
        self.presentation: Presentation | None = None
        self.complex: ComplexWindow | None = None
        self._busy = False
        self._painted = False
        self._steps: Iterator[None] | None = self._build_rest()
        self.setAcceptDrops(True)
        self._bar_text = QLabel()
        self.statusBar().addWidget(self._bar_text)
        self._restore_size()
        self._build_front()

    # -- building ------------------------------------------------------------------------------------------------------

    def _build_front(self) -> None:
        """Make what the first paint shows, for the language and the size of type of now."""
        self._dress()  # first: a widget that is there already would be made up twice
        self._print_button = QPushButton(self.tr("Afdru&kken voor de klant"))
        self._save_button = QPushButton(self.tr("Opslaan als E&xcel"))
        self._save_button.setObjectName("main")
        texts = (*names(), self._print_button.text(), self._save_button.text())
        self.halves = Halves()
        self.setCentralWidget(self.halves)
        self._arrange()
        self.form = Form(self._today, {*_LETTERS, *(text[text.index("&") + 1].lower() for text in texts)})
        self.waiting = WaitingCard()
        self.halves.fill(self.form, self.waiting)
        self._make_bar()
        for bar in (self.menuBar(), self._bar_text):
            bar.setFont(QApplication.font())
        self.menus = Menus(self)

    def complete(self) -> None:
        """Build what the first paint did without, as far as that was not done yet."""
        if self._steps is not None:
            for _ in self._steps:
                pass
            self._steps = None

    def _begin_building(self) -> None:
        self.painted.emit()
        self._go_on_building()

    def _go_on_building(self) -> None:
        """Take one step of building, and let the user type before the next."""
        if self._steps is not None and next(self._steps, self) is self:
            self._steps = None
        if self._steps is not None:
            QTimer.singleShot(0, self._go_on_building)

    def _build_rest(self) -> Iterator[None]:
        from ui import language
        from ui.files import CaseFiles
        from ui.history import History

        yield
        language.install_buttons()
        ask_system()
        self._dress()
        self.files = CaseFiles(self, self, self._today)
        self.files.changed.connect(self._show_title)
        self.form.complete()
        blank = State(self.form.blank())
        self.history = History(blank)
        self.history.note(self.form.state(), "")
        self.files.start(blank)
        yield
        self._build_result()
        yield
        self._recompute()
        self._show_undo()
        yield
        self._offer_tables()
        self.result.warm_up()

    def _build_result(self) -> None:
        """Make the right half, fill the menus, and let everything listen to the form."""
        from ui.result_view import ResultView

        self.halves.clear()
        self.result = ResultView(self.waiting)
        self.halves.fill(self.form, self.result)
        self.menus.fill()
        self.form.changed.connect(self._on_changed)
        self.form.left.connect(self._on_left)
        self.form.suggested.connect(self._fill_in_usual)
        self.waiting.example_wanted.connect(lambda: self.open_example(_EXAMPLE))
        self._print_button.clicked.connect(self.print_letter)
        self._save_button.clicked.connect(self.files.save)

    def _make_bar(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(GAP + 2, 2, GAP + 4, 6)
        bar.addPermanentWidget(self._print_button)
        bar.addPermanentWidget(self._save_button)
        for button in (self._print_button, self._save_button):
            button.setEnabled(False)

    def _rebuild(self) -> None:
        """Make everything anew, keeping what stands in the form."""
        state, unfolded, focus = self.form.state(), self.form.is_unfolded, self.form.has_focus_in()
        self.menus.remove()
        for widget in (self._print_button, self._save_button):
            self.statusBar().removeWidget(widget)
            widget.deleteLater()
        self._build_front()
        self.form.complete()
        self._build_result()
        self._offer_tables()
        self._busy = True
        self.form.set_state(state)
        self._busy = False
        self.form.fold(opened=unfolded)
        if focus:
            self.form.focus_first()
        self._recompute()
        self._show_title()

    def _dress(self) -> None:
        sheet = style_sheet()
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def _offer_tables(self) -> None:
        """Offer what stands in the tables."""
        from calculator import tables
        from calculator.fields import Refused

        try:
            norms = tables.load_tables().norm_sets
            circumstances = tables.load_not_modelled().values()
        except Refused as refused:  # a table that the organisation added cannot be read
            self.files.warn(self.tr("Tabellen niet gelezen"), str(refused))
            return
        self.form.set_norms((key, norm.label) for key, norm in norms.items())
        self.form.set_circumstances((item.id, item.label) for item in circumstances)

    # -- the case ------------------------------------------------------------------------------------------------------

    def state(self) -> State:
        """Return what stands in the form."""
        return self.form.state()

    def show_state(self, state: State) -> None:
        """Replace what stands in the form by a case that was opened; before it there is nothing to undo."""
        self._replace(state)
        self.form.fold(opened=False)
        self.history.forget(self.form.state())
        self._show_undo()

    def new(self) -> None:
        """Begin a new case, after the question what to do with changes."""
        if self.files.may_go():
            self.clear()

    def clear(self) -> None:
        """Begin anew: nothing of the case stays behind, also not in undo."""
        self._busy = True
        self.form.clear()
        self._busy = False
        self.history.forget(self.form.state())
        self.files.start(self.form.state())
        self.statusBar().clearMessage()
        self._recompute()
        self._show_undo()
        self.form.focus_first()

    def wipe(self) -> None:
        """Wipe everything, after a question when that cannot be undone."""
        if self.files.is_dirty:
            question = self.tr("Alles wissen wat niet is opgeslagen? Dit kan niet ongedaan worden gemaakt.")
            from PySide6.QtWidgets import QMessageBox

            buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel
            box = QMessageBox(QMessageBox.Icon.Question, self.tr("Wis formulier"), question, buttons, self)
            box.button(QMessageBox.StandardButton.Yes).setText(self.tr("&Wissen"))
            box.button(QMessageBox.StandardButton.Cancel).setText(self.tr("&Annuleren"))
            wanted = box.exec() == QMessageBox.StandardButton.Yes
            box.deleteLater()
            if not wanted:
                return
        self.clear()

    def open_example(self, nr: int) -> None:
        """Fill the form with a case of the appendix."""
        from calculator.appendix import examples

        self.open_case(next(example.geval for example in examples() if example.nr == nr))

    def open_case(self, geval: Geval) -> None:
        """Fill the form with a case that is in no file of its own; what stood there comes back with undo."""
        from ui.cases import from_case

        self.form.last_key = ""
        self._replace(State(from_case(geval)))
        self.form.fold(opened=False)
        self.history.note(self.form.state(), "")
        self.files.start(self.form.state())
        self._show_undo()

    def _replace(self, state: State) -> None:
        self._busy = True
        self.form.set_state(state)
        self._busy = False
        self._recompute()

    def undo(self) -> None:
        """Take back the last step and go to the field it was made in."""
        if self.history.can_undo:
            self._show_step(*self.history.undo())

    def redo(self) -> None:
        """Do again what was taken back, and go to its field."""
        if self.history.can_redo:
            self._show_step(*self.history.redo())

    def _show_step(self, state: State, key: str) -> None:
        self._replace(state)
        if key:
            self.form.focus_on(key)
        self._show_undo()
        self._show_title()

    def _on_changed(self) -> None:
        if self._busy:
            return
        self.history.note(self.form.state(), self.form.last_key)
        self._recompute()
        self._show_undo()
        self._show_title()

    def _on_left(self) -> None:
        self.history.close_step()

    def _fill_in_usual(self, path: str) -> None:
        """Fill in the usual amount that was offered, or say why that cannot be done."""
        from calculator.fields import Refused
        from ui import hints

        try:
            record = hints.filled_in(self.form.record(), path)
        except Refused as refused:
            self.files.warn(self.tr("Geen norm"), "\n".join(str(mistake) for mistake in refused.mistakes))
            return
        key = path if path in self.form.entries() else f"{path}.bedrag"
        self._busy = True
        self.form.put(record.values, record.rows, key)
        self._busy = False
        self.history.close_step()
        self._on_changed()
        self.history.close_step()
        self.form.focus_on(key)

    def _recompute(self) -> None:
        """Show the outcome of what stands in the form now."""
        from ui import hints
        from ui.answer import answer

        unreadable = self.form.unreadable()
        record = self.form.record()
        found = answer(record)
        self.resultaat = None if unreadable else found.resultaat
        self.form.show_mistakes({} if unreadable else found.mistakes, hints.hints(record, self.resultaat))
        self.form.show_offers(hints.offers(record))
        if self.resultaat is not None:
            self.result.show_result(self.resultaat, [self._title(key) for key in found.missing], found.computed)
        else:
            wrong = unreadable or tuple(found.mistakes)
            missing = [key for key in found.missing if key not in unreadable]
            self.result.show_waiting(map(self._title, missing), map(self._title, wrong), found.general)
        for action in self.menus.needs_result:
            action.setEnabled(self.resultaat is not None)
        self._save_button.setEnabled(self.resultaat is not None)
        self._print_button.setEnabled(self.resultaat is not None)
        self._show_in_bar()

    def _show_in_bar(self) -> None:
        """Show which tables are used; in a narrow window, where it may be out of sight, the outcome."""
        from calculator.sentences import in_brief
        from ui.dates import day_text

        day = self.form.record()[PEILDATUM]
        text = self.tr("Peildatum {day} · tabellen {year}")
        if self.halves.narrow and self.resultaat is not None:
            self._bar_text.setText(in_brief(self.resultaat))
        else:
            self._bar_text.setText(text.format(day=day_text(str(day)), year=str(day)[:4]) if day else "")

    def _title(self, key: str) -> str:
        title = self.form.title_of(key)
        return title[:1].lower() + title[1:] if not title[:2].isupper() else title

    def _show_title(self) -> None:
        name = self.files.path.name if self.files.path is not None else ""
        self.setWindowTitle(f"{name}[*] – Leefbudget" if name else "Leefbudget[*]")
        self.setWindowModified(self.files.is_dirty)

    def _show_undo(self) -> None:
        self.menus.undo.setEnabled(self.history.can_undo)
        self.menus.redo.setEnabled(self.history.can_redo)

    # -- files, print and screen ---------------------------------------------------------------------------------------

    def save_as(self) -> None:
        """Ask for a file and save the case in it."""
        self.files.save_as()

    def save_to(self, path: Path) -> None:
        """Save the case, and say that it worked or why not."""
        self.files.save_to(path)

    def say(self, text: str) -> None:
        """Say something in passing, in the bar."""
        self.statusBar().showMessage(text, _MESSAGE_MS)

    def print_letter(self) -> None:
        """Print the page for the client."""
        if self.resultaat is not None:
            from ui.printing import print_with_dialog

            print_with_dialog(self, self.resultaat)

    def save_pdf(self) -> None:
        """Save the page for the client as a PDF."""
        if self.resultaat is None:
            return
        from ui.saving import ask_path, file_name

        path = ask_path(self, file_name(self.resultaat.geval.dossier, self._today, "pdf"))
        if path is not None:
            self.save_pdf_to(path)

    def save_pdf_to(self, path: Path) -> None:
        """Save the page for the client, and say that it worked or why not."""
        from ui.printing import write_pdf

        if self.resultaat is None:
            return
        try:
            write_pdf(self.resultaat, path)
        except OSError as error:
            self.files.warn(self.tr("Niet opgeslagen"), str(error))
        else:
            self.say(self.tr("Opgeslagen: {name}").format(name=path.name))

    def present(self) -> None:
        """Show the outcome full screen and in large type."""
        if self.resultaat is None:
            return
        from ui.presentation import Presentation

        self.presentation = Presentation(self.resultaat, self)
        self.presentation.showFullScreen()

    def copy_table(self) -> None:
        """Put the ledger on the clipboard."""
        self.result.ledger.copy()

    def zoom(self, steps: int) -> None:
        """Make all text larger or smaller."""
        from ui import zoom

        zoom.change(steps)
        self._rebuild()

    def speak(self, code: str) -> None:
        """Speak another language from now on."""
        from ui import language

        language.choose(code)
        self.statusBar().clearMessage()
        self._rebuild()
        if code != "nl":
            note = self.tr("Bedragen, wetsteksten en afdrukken blijven Nederlands.")
            QTimer.singleShot(0, lambda: self.say(note))  # after the bar has shown its new buttons

    def toggle_more(self) -> None:
        """Open or close the fields under "Meer"."""
        self.form.fold(opened=not self.form.is_unfolded)

    # -- help ----------------------------------------------------------------------------------------------------------

    def show_help(self) -> None:
        """Show the help page."""
        from ui import help as pages

        pages.show(self, self.tr("Uitleg"), pages.help_html())

    def show_shortcuts(self) -> None:
        """Show the keys."""
        from ui import help as pages

        self.files.tell(self.tr("Sneltoetsen"), pages.shortcuts_text())

    def show_about(self) -> None:
        """Show what the program is."""
        from ui import help as pages

        self.files.tell(self.tr("Over Leefbudget"), pages.about_text())

    def show_tables(self) -> None:
        """Show what is covered, with which sources."""
        from calculator.passports import overview
        from ui import help as pages

        pages.show(self, self.tr("Tabellen"), pages.tables_html(overview()))

    def show_appendix(self) -> None:
        """Show the appendix as a table."""
        from importlib import import_module

        import_module("ui.appendix_view").show_appendix(self)

    def show_complex(self, path: Path | None = None) -> None:
        """Show the window that computes a whole complex, with a file when one was dropped here."""
        from ui.complex.view import show_complex

        self.complex = show_complex(self, path)

    # -- the window ----------------------------------------------------------------------------------------------------

    def go_to(self, part: int) -> None:
        """Move the focus between the form and the ledger."""
        if part and self.resultaat is not None:
            self.result.ledger.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)
        else:
            self.form.focus_open()

    def dragEnterEvent(self, event: QtGui.QDragEnterEvent) -> None:
        """Accept a case file."""
        if _dragged(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QtGui.QDropEvent) -> None:
        """Open the case file that was dropped."""
        path = _dragged(event)
        if path is not None:
            event.acceptProposedAction()
            if path.suffix.lower() in _SHEETS:
                self.show_complex(path)
            else:
                self.files.open_dropped(path)

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

    def changeEvent(self, event: QtCore.QEvent) -> None:
        """Follow the system when it turns dark or changes its font."""
        super().changeEvent(event)
        if not self._painted:
            return
        if event.type() == QtCore.QEvent.Type.PaletteChange:
            ask_system()
            self._dress()
        elif event.type() == QtCore.QEvent.Type.FontChange:
            self._arrange()

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        """Undo and redo for the field that has the focus; it leaves these keys to the window."""
        keys = QtGui.QKeySequence.StandardKey
        if event.matches(keys.Undo):
            self.undo()
        elif event.matches(keys.Redo):
            self.redo()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        form_width = self.fontMetrics().averageCharWidth() * _FORM_IN_CHARACTERS
        was_narrow = self.halves.narrow
        self.halves.arrange(form_width, narrow=self.width() < 2 * form_width)
        if was_narrow is not None and was_narrow != self.halves.narrow and self._steps is None:
            self._show_in_bar()

    def _restore_size(self) -> None:
        geometry = QSettings().value("window/geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            screen = QtGui.QGuiApplication.primaryScreen()
            self.resize(_USUAL_SIZE.boundedTo(screen.availableSize()) if screen else _USUAL_SIZE)

    def closeEvent(self, event: QtGui.QCloseEvent) -> None:
        """Ask what to do with changes; remember the size of the window, and nothing else."""
        self.complete()
        if not self.files.may_go():
            event.ignore()
            return
        if self.complex is not None:
            self.complex.close()
        QSettings().setValue("window/geometry", self.saveGeometry())
        super().closeEvent(event)


def _dragged(event: QtGui.QDropEvent) -> Path | None:
    """Return the file that is dragged: a case, or a sheet with many households."""
    from pathlib import Path

    from ui.saving import OPENED

    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() in (*OPENED, *_SHEETS)), None)
