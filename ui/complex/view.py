"""The window *Complex doorrekenen*: from a file to what it found, beside the window with one case."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QMessageBox, QScrollArea, QVBoxLayout, QWidget

from calculator.cases.case import Geval
from calculator.cases.fields import Refused
from calculator.disk.cannot_save import CannotSave, OpenElsewhere
from calculator.dutch.money import number
from ui.complex.preview_view import PreviewPage
from ui.complex.row_faults import said_of
from ui.complex.running import RunningPage
from ui.complex.sheet_dialogs import ask_outcomes, ask_sheet, ask_template, dropped
from ui.complex.start import StartPage
from ui.complex.worker import Job, Progress
from ui.files.saving import instead, replaces_open
from ui.look import language
from ui.look.keys import presses_button
from ui.look.screen_fit import first_size
from ui.look.sight import InSight
from ui.look.theme import GAP, style_sheet
from ui.look.wording import worded

if TYPE_CHECKING:  # numpy and pyarrow are loaded by the thread that reads the file
    from calculator.batch.results import Results
    from calculator.batch.sheet_preview import Preview
    from ui.complex.results_view import ResultsPage

_USUAL_SIZE = QSize(1600, 900)
_WAIT_MS = 250  # what is done sooner needs no page of its own


class ComplexDesk(Protocol):
    """What this window needs of the one with a single case."""

    complex: ComplexWindow | None

    def open_case(self, geval: Geval, assumed: Collection[str]) -> None:
        """Fill the form with a case."""

    def come_forward(self) -> None:
        """Let the window with the case come before other windows."""


class ComplexWindow(QWidget):
    """Shows one page at a time: start, what stands in the file, progress, and what was found."""

    def __init__(self, desk: ComplexDesk) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._desk = desk
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.job: Job | None = None
        self.preview: Preview | None = None
        self.results: Results | None = None
        self.page: QWidget | None = None
        self._results_page: ResultsPage | None = None
        self._show: Callable[[], None] = self._show_start
        self._done: Callable[[Any], None] = _ignore
        self._back: Callable[[tuple[str, ...], bool], None] = self._show_start
        self._writes = False
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(self._area)
        InSight(self).watch(self._area)
        screen = QGuiApplication.primaryScreen()
        self.resize(first_size(screen.availableSize(), _USUAL_SIZE) if screen else _USUAL_SIZE)
        for key, do in (
            (QKeySequence.StandardKey.Open, self.choose),
            (QKeySequence.StandardKey.Save, self._save_shown),
        ):
            QShortcut(key, self).activated.connect(do)  # as in the window with one case
        self._show()

    # -- pages ---------------------------------------------------------------------------------------------------------

    def _turn_to(self, page: QWidget, show: Callable[[], None]) -> None:
        """Show a page; ``show`` makes it anew in another language or size of type."""
        self._show, self._shown_for = show, _circumstances()
        self._dress()
        self.setWindowTitle(self.tr("Complex doorrekenen – Leefbudget"))
        before = self._area.takeWidget()
        if before is not None and before is self._results_page:
            before.setParent(self)  # for when saving is done: with its order, its filter and the place of the reader
            before.hide()
        elif before is not None:
            before.deleteLater()
        self.page = page
        self._area.setWidget(page)
        page.show()

    def _show_start(self, sentences: tuple[str, ...] = (), wrong: bool = False) -> None:
        page = StartPage()
        page.choose_wanted.connect(self.choose)
        page.template_wanted.connect(self.save_template)
        self._turn_to(page, partial(self._show_start, sentences, wrong))
        page.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        page.say(sentences, wrong=wrong)

    def _show_preview(self, sentences: tuple[str, ...] = (), wrong: bool = False) -> None:
        if self.preview is None:
            return
        earlier = "" if self.results is None else self.results.path.name
        page = PreviewPage(self.preview, sentences, wrong=wrong, earlier=earlier)
        page.back_wanted.connect(self._show_results)
        page.run_wanted.connect(self.run)
        page.choose_wanted.connect(self.choose)
        page.sheet_wanted.connect(partial(self.look_at, self.preview.path))
        self._turn_to(page, partial(self._show_preview, sentences, wrong))
        first = page.sheet or (page.choose if self.preview.mistakes else page.run)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_running(self, what: str) -> None:
        if self.job is None:
            return
        page = RunningPage(what)
        page.cancel_wanted.connect(self.cancel)
        self.job.progressed.connect(page.show_progress)
        self._turn_to(page, partial(self._show_running, what))
        page.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_results(self, sentences: tuple[str, ...] = ()) -> None:
        from ui.complex.results_view import ResultsPage  # numpy is loaded by now

        if self.results is None:
            return
        page = self._results_page
        if page is None:
            page = self._results_page = ResultsPage(self.results)
            page.choose_wanted.connect(self.choose)
            page.save_wanted.connect(self.save)
            page.opened.connect(self.open_row)
        if page is not self.page:
            self._turn_to(page, partial(self._show_results, sentences))
            page.focus_first()
        page.say(" ".join(sentences))

    def _forget_results_page(self) -> None:
        page, self._results_page = self._results_page, None
        if page is not None and page is not self.page:
            page.deleteLater()

    # -- work ----------------------------------------------------------------------------------------------------------

    def _begin(
        self,
        work: Callable[[Progress], Any],
        what: str,
        done: Callable[[Any], None],
        back: Callable[[tuple[str, ...], bool], None],
        *,
        writes: bool = False,
    ) -> None:
        """Do work beside the window; then comes ``done``, or ``back`` with why not and whether that is a mistake."""
        self.job, self._done, self._back, self._writes = Job(work), done, back, writes
        self.job.succeeded.connect(self._on_succeeded)
        self.job.refused.connect(self._on_refused)
        self.job.stopped.connect(self._on_stopped)
        self.job.broke.connect(self._on_broke)
        job = self.job
        self.job.begin()
        QTimer.singleShot(_WAIT_MS, self, lambda: self._show_running(what) if self.job is job else None)

    def _is_over(self) -> bool:
        """Whether this is the end of the work that was waited for; otherwise it was given up before."""
        if self.sender() is not self.job:
            return False
        self.job = None
        return True

    def _on_succeeded(self, found: object) -> None:
        if self._is_over():
            self._done(found)

    def _on_refused(self, sentences: list[str]) -> None:
        if self._is_over():
            self._back(tuple(sentences), True)

    def _on_stopped(self) -> None:
        if self._is_over():
            self._back((self.tr("Afgebroken. Er is niets bewaard."),), False)

    def _on_broke(self, _error: object) -> None:
        if self._is_over():
            self._back((), False)

    def cancel(self) -> None:
        """Break off what runs; only what writes is waited for, until its file is gone."""
        if self.job is None:
            return
        self.job.stop()
        if not self._writes:
            self.job = None
            self._back((self.tr("Afgebroken. Er is niets bewaard."),), False)

    def look_at(self, path: Path, sheet: str | None = None) -> None:
        """Look what stands in a file, of a workbook in the sheet that is named."""
        if self.job is None:
            what = self.tr("{name} wordt gelezen").format(name=path.name)
            self._begin(partial(_look, path, sheet), what, self._looked, self._not_looked)

    def _looked(self, preview: Preview) -> None:
        self.preview = preview  # what was found before stays until there is something new
        self._show_preview()

    def _not_looked(self, sentences: tuple[str, ...], wrong: bool) -> None:
        if self.results is None:
            self._show_start(sentences, wrong)
        else:
            self._back_to_results(self.tr("Niet geopend"), sentences, wrong)

    def run(self) -> None:
        """Compute every row of the file that was looked at."""
        if self.job is None and self.preview is not None:
            path, sheet = self.preview.path, self.preview.sheet
            what = self.tr("{name} wordt doorgerekend").format(name=path.name)
            self._begin(partial(_compute, path, sheet), what, self._computed, self._show_preview)

    def _computed(self, results: Results) -> None:
        self.results = results
        self._forget_results_page()
        self._show_results()

    def save_to(self, target: Path, *, even_if_open: bool = False) -> None:
        """Save rows and outcomes, and say that it worked or why not."""
        if self.results is not None:
            work = partial(_save, self.results, target, even_if_open)
            ask = partial(ask_outcomes, self, self.results.path)
            not_saved = partial(self._back_to_results, self.tr("Niet opgeslagen"))
            self._write(target, work, partial(self._saved, target), not_saved, self.save_to, ask)

    def _write(
        self,
        target: Path,
        work: Callable[[Progress], list[str] | CannotSave],
        done: Callable[[list[str]], None],
        back: Callable[[tuple[str, ...], bool], None],
        save: Callable[..., None],
        ask: Callable[[], Path | None],
    ) -> None:
        """Write a file as long as nothing runs; when that fails ``save`` it again or elsewhere, after a question."""

        def written(found: list[str] | CannotSave) -> None:
            if isinstance(found, list):
                done(found)
                return
            if isinstance(found, OpenElsewhere):
                back((self.tr("Niet opgeslagen"),), False)
                if replaces_open(self, found):
                    save(target, even_if_open=True)
                return
            back((str(found),), False)
            path = instead(self, target, str(found), ask)
            if path is not None:
                save(path)

        if self.job is None:
            what = self.tr("{name} wordt opgeslagen").format(name=target.name)
            self._begin(work, what, written, back, writes=True)

    def _saved(self, target: Path, said: list[str]) -> None:
        if self.results is not None and not self.results.kept:
            self._forget_results_page()  # it was computed anew
        self._show_results((self.tr("Opgeslagen: {name}").format(name=target.name), *said))

    def _back_to_results(self, title: str, sentences: tuple[str, ...], wrong: bool) -> None:
        """Show what was found before, and say why it did not work."""
        self._show_results(sentences)
        if wrong:
            self._tell(title, "\n".join(map(worded, sentences)))

    # -- what the user asks --------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask which file to look at, as long as nothing runs."""
        path = ask_sheet(self) if self.job is None else None
        if path is not None:
            self.look_at(path)

    def _save_shown(self) -> None:
        """Save the outcomes that one looks at."""
        if self.page is self._results_page:
            self.save()

    def save(self) -> None:
        """Ask where to save the outcomes, and save them."""
        if self.results is None:
            return
        path = ask_outcomes(self, self.results.path)
        if path is not None:
            self.save_to(path)

    def save_template(self) -> None:
        """Ask where to save the empty sheet, and save it."""
        path = ask_template(self)
        if path is not None:
            self._save_template_to(path)

    def _save_template_to(self, path: Path, *, even_if_open: bool = False) -> None:
        saved = self.tr("Opgeslagen: {name}").format(name=path.name)
        work, ask = partial(_write_template, path, even_if_open), partial(ask_template, self)

        def done(said: list[str]) -> None:
            self._show_start((saved, *said))

        self._write(path, work, done, self._show_start, self._save_template_to, ask)

    def open_row(self, row: int) -> None:
        """Open a row as a case in the other window, or say why it is none."""
        if self.results is None:
            return
        fault = self.results.faults.get(row)
        if fault is not None:
            text = self.tr("Rij {row} is niet berekend. {fault}")
            self._tell(self.tr("Niet geopend"), text.format(row=number(row + 1, 0), fault=said_of(fault)))
            return
        self._desk.open_case(self.results.case(row), self.results.assumed(row))
        self._desk.come_forward()

    def _tell(self, title: str, text: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, title, text, QMessageBox.StandardButton.Ok, self)
        box.exec()
        box.deleteLater()

    # -- the window ----------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept a file, as long as nothing runs."""
        if self.job is None and dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the file that was dropped."""
        path = dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.look_at(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Break off with Esc, and let Enter press the button that has the focus."""
        if presses_button(event):
            return
        if event.key() == Qt.Key.Key_Escape and self.job is not None:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the size of type of the other window, and the system when it turns dark."""
        super().changeEvent(event)
        if not hasattr(self, "_shown_for"):
            return
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        elif event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            QTimer.singleShot(0, self, self._renew)

    def _renew(self) -> None:
        if self._shown_for != _circumstances():
            self._forget_results_page()
            self._show()

    def _dress(self) -> None:
        sheet = style_sheet()
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Break off what runs, and keep nothing of what was found."""
        if self.job is not None:
            self.job.stop()
        self.job = self.preview = self.results = None
        self._forget_results_page()
        self._show_start()
        super().closeEvent(event)


def show_complex(desk: ComplexDesk, path: Path | None = None) -> ComplexWindow:
    """Show the window beside the one with a case, with a file when there is one."""
    shown = desk.complex or ComplexWindow(desk)
    shown.show()
    shown.raise_()
    shown.activateWindow()
    if path is not None:
        shown.look_at(path)
    return shown


def _circumstances() -> tuple[str, str]:
    """Return what the texts and sizes of a page depend on."""
    return language.current(), QApplication.font().toString()


def _ignore(_: object) -> None:
    """Do nothing."""


# What is done beside the window; there numpy and pyarrow are loaded.


def _look(path: Path, sheet: str | None, _progress: Progress) -> Preview:
    from calculator.batch.sheet_preview import preview

    return preview(path, sheet)


def _compute(path: Path, sheet: str | None, progress: Progress) -> Results:
    from calculator.batch.results import collect

    results = collect(path, sheet=sheet, progress=progress)
    if results.rows:  # what the table asks for first
        results.codes, results.marks, results.types, results.numbers, results.faults  # noqa: B018
    return results


def _save(results: Results, target: Path, even_if_open: bool, progress: Progress) -> list[str] | CannotSave:
    return _saying(partial(results.save, target, progress, even_if_open=even_if_open))


def _write_template(path: Path, even_if_open: bool, _progress: Progress) -> list[str] | CannotSave:
    from calculator.batch.writing.template import write_template

    return _saying(partial(write_template, path, even_if_open=even_if_open))


def _saying(write: Callable[[], None]) -> list[str] | CannotSave:
    """Return what is to be known of a file that was written, or why it could not be."""
    from calculator.disk.remarks import remarks

    try:
        with remarks() as said:
            write()
    except CannotSave as error:
        return error
    except Refused as refused:  # as the sheet itself for a target
        return CannotSave("\n".join(map(str, refused.mistakes)))
    return said
