"""The case as a file: new, open, save, and the question what to do with changes that are not saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, Signal

from calculator.cases.fields import Refused
from calculator.disk.cannot_read import why_unread
from calculator.disk.cannot_save import OpenElsewhere
from calculator.disk.remarks import remarks
from calculator.disk.target import Stamp, stamp
from ui.files.saving import (
    OPENED,
    OpenedFile,
    ask_open,
    ask_path,
    file_name,
    instead,
    is_encrypted,
    open_file,
    replaces,
    replaces_open,
    save,
    save_draft,
)
from ui.form.case_record import assumed_paths
from ui.form.form import Form
from ui.form.record import State
from ui.look.wording import worded

if TYPE_CHECKING:
    from calculator.outcome.result import Resultaat
    from calculator.workbook import Opened

_MOST_CHANGES = 12


class FilesDesk(Protocol):
    """What the files need of the desk; dialogs come over its form."""

    resultaat: Resultaat | None
    form: Form

    def state(self) -> State:
        """Return what stands in the form."""

    def show_state(self, state: State) -> None:
        """Replace what stands in the form."""

    def settled(self) -> Resultaat | None:
        """Return the outcome of what stands in the form, once nothing in it is half typed."""

    def say(self, text: str) -> None:
        """Say something in passing."""


class CaseFiles(QObject):
    """The file that belongs to the form, its password, and what was saved last."""

    changed = Signal()

    def __init__(self, desk: FilesDesk, today: date) -> None:
        super().__init__()
        self._desk = desk
        self._today = today
        self.path: Path | None = None
        self._password: str | None = None
        self._origin: Opened | None = None
        self._saved: State | None = None
        self._stamp: Stamp | None = None

    @property
    def is_dirty(self) -> bool:
        """Whether there are changes that are in no file."""
        return self._saved is not None and self._desk.state() != self._saved

    def start(self, state: State) -> None:
        """Belong to no file, with nothing to save as long as the form is in this state."""
        self.path = self._password = self._origin = None
        self._saved = state
        self.changed.emit()

    def mark_saved(self) -> None:
        """Take what stands in the form now as saved."""
        self._saved = self._desk.state()
        self.changed.emit()

    # -- saving --------------------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save in the file of this case, asking for one when there is none."""
        return self.save_as() if self.path is None else self.save_to(self.path)

    def save_as(self) -> bool:
        """Ask for a file and save the case in it."""
        resultaat = self._desk.settled()
        if resultaat is None:
            return False
        path = ask_path(self._desk.form, file_name(resultaat.geval.dossier, self._today))
        return path is not None and self.save_to(path)

    def save_with_password(self) -> bool:
        """Ask for a password and a file, and save the case in it."""
        if self._desk.settled() is None:
            return False
        from ui.files.passwords import ask_new_password  # a dialog, which nobody waits for at the start

        password = ask_new_password(self._desk.form)
        if password is None:
            return False
        before, self._password = self._password, password
        if self.save_as():
            return True
        self._password = before
        return False

    def save_to(self, path: Path) -> bool:
        """Save the case, and say that it worked or why not."""
        resultaat = self._desk.settled()
        if resultaat is None:
            return False
        if path == self.path and stamp(path) != self._stamp and not self._may_replace_changed(path):
            return False
        try:
            with remarks() as said:
                written = self._write(resultaat, path)
        except OSError as error:
            return self._instead(path, error, self.save_to)
        if not written:
            self._desk.say(self.tr("Niet opgeslagen"))  # why not stood in the question
            return False
        self.path = path
        self._stamp = stamp(path)
        self.mark_saved()
        self._say_saved(path, said)
        return True

    def _write(self, resultaat: Resultaat, path: Path) -> bool:
        """Write the case, of a file that is open in another program only after a question; return whether it may be."""
        assumed = assumed_paths(self._desk.state().record)
        try:
            save(resultaat, path, self._password, self._origin, assumed=assumed)
        except OpenElsewhere as error:
            if not replaces_open(self._desk.form, error):
                return False
            save(resultaat, path, self._password, self._origin, assumed=assumed, even_if_open=True)
        return True

    def _may_replace_changed(self, path: Path) -> bool:
        text = self.tr(
            "Het bestand {name} is veranderd of verplaatst nadat u het opende. Misschien werkt een collega er ook in. "
            "Toch vervangen door wat u hier ziet?"
        )
        return replaces(self._desk.form, self.tr("Bestand veranderd"), text.format(name=path.name))

    def _say_saved(self, path: Path, said: list[str]) -> None:
        self._desk.say(" ".join([self.tr("Opgeslagen: {name}").format(name=path.name), *map(worded, said)]))

    def save_unfinished(self) -> bool:
        """Ask for a file and keep what is filled in so far."""
        path = ask_path(self._desk.form, file_name(None, self._today, "json"))
        return path is not None and self._save_unfinished_to(path)

    def _save_unfinished_to(self, path: Path) -> bool:
        try:
            with remarks() as said:
                save_draft(self._desk.state(), path)
        except OSError as error:
            return self._instead(path, error, self._save_unfinished_to)
        self.mark_saved()
        self._say_saved(path, said)
        return True

    def _instead(self, path: Path, error: OSError, save: Callable[[Path], bool]) -> bool:
        """Say why it did not work, and save it again or elsewhere when asked to."""
        found = instead(self._desk.form, path, str(error), partial(ask_path, self._desk.form, path.name))
        return found is not None and save(found)

    def may_go(self) -> bool:
        """Whether what stands in the form may be replaced: it is saved, or the user lets it go."""
        if not self.is_dirty:
            return True
        button = QtWidgets.QMessageBox.StandardButton
        box = QtWidgets.QMessageBox(
            QtWidgets.QMessageBox.Icon.Question,
            self.tr("Niet opgeslagen"),
            self.tr("Er zijn wijzigingen die nog niet zijn opgeslagen. Wilt u ze opslaan?"),
            button.Save | button.Discard | button.Cancel,
            self._desk.form,
        )
        box.setDefaultButton(button.Save)
        box.button(button.Save).setText(self.tr("&Opslaan"))
        box.button(button.Discard).setText(self.tr("&Niet opslaan"))
        box.button(button.Cancel).setText(self.tr("&Annuleren"))
        answer = box.exec()
        box.deleteLater()
        if answer == button.Save:
            return self.save() if self._desk.resultaat is not None else self.save_unfinished()
        return answer == button.Discard

    # -- opening -------------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Ask which case to open, and open it."""
        if self.may_go():
            path = ask_open(self._desk.form)
            if path is not None:
                self.open_path(path)

    def open_dropped(self, path: Path) -> None:
        """Open a file that was dragged onto the window."""
        if self.may_go():
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a case; when that fails, say why and leave the form as it is."""
        if path.suffix.lower() not in OPENED:
            self.warn(self.tr("Niet geopend"), self.tr("Leefbudget opent gevallen die eindigen op .xlsx of .json."))
            return
        if why := why_unread(path):  # a pipe would keep the window waiting
            text = self.tr("Het bestand {name} kan niet worden gelezen: {why}.")
            self.warn(self.tr("Niet geopend"), text.format(name=path.name, why=worded(why)))
            return
        password: str | None = None
        before = stamp(path)  # what a colleague writes while it is read counts as a change
        encrypted = is_encrypted(path)
        while True:
            if encrypted:
                from ui.files.passwords import ask_password  # as for a new one

                password = ask_password(self._desk.form, path.name)
                if password is None:
                    return
            try:
                opened = open_file(path, password)
            except OSError as error:
                self.warn(self.tr("Niet geopend"), str(error))
                if not encrypted:
                    return
            except Refused as refused:
                wrong = self.tr("In het bestand {name} klopt dit niet:").format(name=path.name)
                self.warn(self.tr("Niet geopend"), f"{wrong}\n\n{_sentences(refused)}")
                return
            else:
                break
        self._desk.show_state(opened.state)
        self._origin = opened.origin
        self.path = path if opened.origin is not None else None
        self._password, self._stamp = password, before
        self.mark_saved()
        self._tell_changes(opened)

    def _tell_changes(self, opened: OpenedFile) -> None:
        texts = []
        if opened.changes:
            shown = list(opened.changes[:_MOST_CHANGES])
            if len(opened.changes) > _MOST_CHANGES:
                shown.append(self.tr("en nog {count} andere").format(count=len(opened.changes) - _MOST_CHANGES))
            lines = "\n".join(f"•  {line}" for line in shown)
            title = self.tr("Dit is in het werkboek gewijzigd nadat Leefbudget het opsloeg:\n\n{lines}")
            texts.append(title.format(lines=lines))
        if opened.remarks:
            texts.append("\n".join(opened.remarks[: 2 * _MOST_CHANGES]))
        if texts:
            title = self.tr("Gewijzigd in Excel") if opened.changes else self.tr("Over dit dossier")
            self.tell(title, "\n\n".join(texts))

    # -- telling -------------------------------------------------------------------------------------------------------

    def warn(self, title: str, text: str) -> None:
        """Tell what went wrong."""
        self._box(QtWidgets.QMessageBox.Icon.Warning, title, text)

    def tell(self, title: str, text: str) -> None:
        """Tell something."""
        self._box(QtWidgets.QMessageBox.Icon.NoIcon, title, text)

    def _box(self, icon: QtWidgets.QMessageBox.Icon, title: str, text: str) -> None:
        box = QtWidgets.QMessageBox(icon, title, worded(text), QtWidgets.QMessageBox.StandardButton.Ok, self._desk.form)
        box.exec()
        box.deleteLater()


def _sentences(refused: Refused) -> str:
    """Return the mistakes of a refused file, the first few of them."""
    texts = [f"•  {worded(str(mistake))}" for mistake in refused.mistakes]
    return "\n".join([*texts[:_MOST_CHANGES], *(["..."] if len(texts) > _MOST_CHANGES else [])])
