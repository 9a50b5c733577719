"""The window: the form on the left, the outcome on the right, and the bar below."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QSettings, QSize, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton

from ui.form.form import Form
from ui.look.halves import Halves
from ui.look.theme import GAP, ask_system, style_sheet
from ui.menus import Menus, names
from ui.result.waiting import WaitingCard

if TYPE_CHECKING:
    from pathlib import Path

    from ui.desk import Desk
    from ui.result.result_view import ResultView

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
    what is left of them at once. ``desk`` and ``result`` are there from then on.
    """

    painted = Signal()  # for the first time
    desk: Desk
    result: ResultView

    def __init__(self, today: date | None = None) -> None:
        super().__init__()
        self._today = today or date.today()
        self._painted = False
        self._steps: Iterator[None] | None = self._build_rest()
        self.setAcceptDrops(True)
        self.bar_text = QLabel()
        self.statusBar().addWidget(self.bar_text)
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
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(GAP + 2, 2, GAP + 4, 6)
        for button in (self._print_button, self._save_button):
            button.setEnabled(False)
            bar.addPermanentWidget(button)
        for widget in (self.menuBar(), self.bar_text):
            widget.setFont(QApplication.font())
        self.menus = Menus(self)

    def complete(self) -> None:
        """Build what the first paint did without, as far as that was not done yet."""
        steps, self._steps = self._steps, None
        for _ in steps or ():
            pass

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
        from ui.look import language

        language.install_buttons()
        ask_system()
        self._dress()
        yield
        from ui.desk import Desk

        yield
        self.form.complete()
        self.desk = Desk(self, self._today)
        self.show_title()
        yield
        self._build_result()
        yield
        self.desk.recompute()
        yield
        self.desk.offer_tables()
        self.result.warm_up()

    def _build_result(self) -> None:
        """Make the right half, fill the menus, and let everything listen."""
        from ui.result.result_view import ResultView

        self.halves.clear()
        self.result = ResultView(self.waiting)
        self.halves.fill(self.form, self.result)
        self.menus.fill()
        self.desk.listen()
        self.waiting.example_wanted.connect(lambda: self.desk.open_example(_EXAMPLE))
        self._print_button.clicked.connect(self.desk.print_letter)
        self._save_button.clicked.connect(self.desk.files.save)

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
        self.desk.offer_tables()
        self.desk.replace(state)
        self.form.fold(opened=unfolded)
        if focus:
            self.form.focus_first()
        self.show_title()

    def _dress(self) -> None:
        sheet = style_sheet()
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    # -- what the desk asks of it --------------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """Say something in passing, in the bar."""
        self.statusBar().showMessage(text, _MESSAGE_MS)

    def show_title(self) -> None:
        """Name the file of the case, and whether it holds everything."""
        name = self.desk.files.path.name if self.desk.files.path is not None else ""
        self.setWindowTitle(f"{name}[*] – Leefbudget" if name else "Leefbudget[*]")
        self.setWindowModified(self.desk.files.is_dirty)

    def enable(self, *, with_result: bool) -> None:
        """Allow what needs an outcome, or not."""
        for action in self.menus.needs_result:
            action.setEnabled(with_result)
        for button in (self._save_button, self._print_button):
            button.setEnabled(with_result)

    # -- what it looks like --------------------------------------------------------------------------------------------

    def zoom(self, steps: int) -> None:
        """Make all text larger or smaller."""
        from ui.look import zoom

        zoom.change(steps)
        self._rebuild()

    def speak(self, code: str) -> None:
        """Speak another language from now on."""
        from ui.look import language

        language.choose(code)
        self.statusBar().clearMessage()
        self._rebuild()
        if code != "nl":
            note = self.tr("Bedragen, wetsteksten en afdrukken blijven Nederlands.")
            QTimer.singleShot(0, lambda: self.say(note))  # after the bar has shown its new buttons

    def toggle_more(self) -> None:
        """Open or close the fields under "Meer"."""
        self.form.fold(opened=not self.form.is_unfolded)

    def _arrange(self) -> None:
        form_width = self.fontMetrics().averageCharWidth() * _FORM_IN_CHARACTERS
        was_narrow = self.halves.narrow
        self.halves.arrange(form_width, narrow=self.width() < 2 * form_width)
        if was_narrow not in (None, self.halves.narrow) and self._steps is None:
            self.desk.show_in_bar()

    def _restore_size(self) -> None:
        geometry = QSettings().value("window/geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            screen = QtGui.QGuiApplication.primaryScreen()
            self.resize(_USUAL_SIZE.boundedTo(screen.availableSize()) if screen else _USUAL_SIZE)

    # -- what happens to it --------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QtGui.QDragEnterEvent) -> None:
        """Accept a case file."""
        if _dragged(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QtGui.QDropEvent) -> None:
        """Open the case file that was dropped."""
        path = _dragged(event)
        if path is not None:
            event.acceptProposedAction()
            self.complete()
            if path.suffix.lower() in _SHEETS:
                self.desk.show_complex(path)
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
            self.desk.undo()
        elif event.matches(keys.Redo):
            self.desk.redo()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QtGui.QCloseEvent) -> None:
        """Ask what to do with changes; remember the size of the window, and nothing else."""
        self.complete()
        if not self.desk.may_close():
            event.ignore()
            return
        QSettings().setValue("window/geometry", self.saveGeometry())
        super().closeEvent(event)


def _dragged(event: QtGui.QDropEvent) -> Path | None:
    """Return the file that is dragged: a case, or a sheet with many households."""
    from pathlib import Path

    from ui.files.saving import OPENED

    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() in (*OPENED, *_SHEETS)), None)
