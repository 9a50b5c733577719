"""Case files: their names, the questions where and with which password, and reading and writing them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QCoreApplication
from shiboken6 import delete

from calculator.cases.fields import Mistake, Refused
from calculator.cases.json_text import loads, only_case, text_of
from calculator.cases.shorthand import assumed_in
from calculator.disk.atomic import atomic_write
from calculator.disk.cannot_read import reason_unread
from calculator.disk.cannot_save import OpenElsewhere
from calculator.sheets import COMPOUND_FILE
from calculator.sheets.kinds import LOOKED_AT, binary_kind
from ui.files import draft
from ui.files.remembered import nothing_remembered
from ui.form.case_record import from_case
from ui.form.record import State
from ui.look.wording import worded

if TYPE_CHECKING:
    from calculator.outcome.result import Resultaat
    from calculator.workbook import Opened

_NOT_IN_A_FILE_NAME = re.compile(r"[^\w.-]+")
LARGEST_JSON = 5_000_000
OPENED = (".xlsx", ".json")


@dataclass(frozen=True)
class OpenedFile:
    """What was in a file: the state of the form, what was changed in it outside the program, and what else to know.

    ``origin`` is the workbook as it was opened, None for another kind of file.
    """

    state: State
    changes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    origin: Opened | None = None


def file_name(dossier: str | None, today: date, ending: str = "xlsx") -> str:
    """Return the usual name of a saved case."""
    cleaned = _NOT_IN_A_FILE_NAME.sub("-", dossier or "").strip("-.")
    return f"rekenblad_{cleaned or 'zonder-dossier'}_{today.isoformat()}.{ending}"


def ask_path(parent: QtWidgets.QWidget, name: str) -> Path | None:
    """Ask where to save; the dialog asks before it overwrites. None when the user thinks better of it."""
    kinds = {
        "xlsx": (_tr("Opslaan als Excel"), _tr("Excel-werkboek (*.xlsx)")),
        "pdf": (_tr("Opslaan als PDF"), _tr("PDF-document (*.pdf)")),
        "json": (_tr("Invoer bewaren"), _tr("Concept van Leefbudget (*.json)")),
    }
    suffix = name.rpartition(".")[2]
    title, kind = kinds[suffix]
    dialog = make_dialog(parent, title, kind)
    dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    return chosen(dialog)


def ask_open(parent: QtWidgets.QWidget) -> Path | None:
    """Ask which case to open."""
    dialog = make_dialog(parent, _tr("Geval openen"), _tr("Gevallen (*.xlsx *.json)"))
    dialog.setFileMode(QtWidgets.QFileDialog.FileMode.ExistingFile)
    return chosen(dialog)


def make_dialog(parent: QtWidgets.QWidget, title: str, kinds: str, folder: Path | None = None) -> QtWidgets.QFileDialog:
    """Return a dialog for some kinds of files, with the two words that the Dutch translation of Qt lacks."""
    documents = QtCore.QStandardPaths.writableLocation(QtCore.QStandardPaths.StandardLocation.DocumentsLocation)
    usual = documents if Path(documents).is_dir() else str(Path.home())  # of a folder that is not there Qt makes a name
    dialog = QtWidgets.QFileDialog(parent, title, usual if folder is None else str(folder))
    dialog.setNameFilter(kinds)
    dialog.setLabelText(QtWidgets.QFileDialog.DialogLabel.LookIn, _tr("Map:"))
    dialog.setLabelText(QtWidgets.QFileDialog.DialogLabel.FileType, _tr("Bestandstype:"))
    return dialog


def chosen(dialog: QtWidgets.QFileDialog) -> Path | None:
    """Show a dialog; return the file that was chosen in it. No folder is remembered."""
    with nothing_remembered():
        accepted = bool(dialog.exec())
        paths = dialog.selectedFiles()
        delete(dialog)
    return Path(paths[0]) if accepted and paths else None


def replaces(parent: QtWidgets.QWidget, title: str, question: str) -> bool:
    """Ask whether a file may be replaced."""
    button, icon = QtWidgets.QMessageBox.StandardButton, QtWidgets.QMessageBox.Icon.Warning
    box = QtWidgets.QMessageBox(icon, title, question, button.Yes | button.Cancel, parent)
    box.setDefaultButton(button.Cancel)
    box.button(button.Yes).setText(_tr("&Vervangen"))
    box.button(button.Cancel).setText(_tr("&Annuleren"))
    agreed = box.exec() == button.Yes
    box.deleteLater()
    return agreed


def replaces_open(parent: QtWidgets.QWidget, error: OpenElsewhere) -> bool:
    """Ask whether a file may be replaced that is open in another program."""
    question = _tr("{reason}\n\nToch vervangen? Wat daar niet is opgeslagen gaat verloren.")
    return replaces(parent, _tr("Open in een ander programma"), question.format(reason=worded(str(error))))


def instead(parent: QtWidgets.QWidget, path: Path, why: str, ask: Callable[[], Path | None]) -> Path | None:
    """Say why a file was not saved; return where to try it now, None when the user leaves it at that."""
    icon, role = QtWidgets.QMessageBox.Icon.Warning, QtWidgets.QMessageBox.ButtonRole
    box = QtWidgets.QMessageBox(icon, _tr("Niet opgeslagen"), worded(why), parent=parent)
    again = box.addButton(_tr("&Nogmaals proberen"), role.AcceptRole)
    elsewhere = box.addButton(_tr("&Opslaan als ..."), role.ActionRole)
    box.setEscapeButton(box.addButton(_tr("&Annuleren"), role.RejectRole))
    box.setDefaultButton(again)
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    if pressed is elsewhere:
        return ask()
    return path if pressed is again else None


def save(
    resultaat: Resultaat,
    path: Path,
    password: str | None = None,
    opened_from: Opened | None = None,
    *,
    assumed: Collection[str] = (),
    even_if_open: bool = False,
) -> None:
    """Write the workbook, with what changed since the one it was opened from and what nobody gave.

    Raises:
        OSError: with the reason in Dutch.
    """
    from calculator.workbook import write  # openpyxl is loaded when the first workbook is saved

    write(resultaat, path, password=password, opened_from=opened_from, assumed=assumed, even_if_open=even_if_open)


def save_draft(state: State, path: Path) -> None:
    """Write an unfinished form.

    Raises:
        OSError: with the reason in Dutch.
    """
    atomic_write(path, lambda file: file.write(draft.dumps(state).encode()))


def is_encrypted(path: Path) -> bool:
    """Whether a workbook has a password: such a file has the signature of an OLE container."""
    try:
        with path.open("rb") as file:
            return file.read(len(COMPOUND_FILE)) == COMPOUND_FILE
    except OSError:
        return False


def open_file(path: Path, password: str | None = None) -> OpenedFile:
    """Read a case file, a case as JSON, or a kept draft.

    Raises:
        OSError: with the reason in Dutch.
        Refused: the content is no case; with every mistake.
    """
    if path.suffix.lower() == ".json":
        return _open_json(path)
    from calculator.workbook import read  # openpyxl is loaded when the first workbook is opened

    opened = read(path, password=password)
    changes = tuple(str(change) for change in opened.changes)
    return OpenedFile(State(from_case(opened.geval, opened.assumed)), changes, tuple(_remarks(opened)), opened)


def _remarks(opened: Opened) -> Iterator[str]:
    """Say what was not taken over from the workbook, and where it no longer agrees with the tables of today."""
    if opened.ignored:
        yield _tr("Niet overgenomen, want vast in het werkboek; verander dit in Leefbudget:")
        yield from (f"•  {change}" for change in opened.ignored)
    yield from opened.remarks
    try:
        agreement = opened.check()
    except Refused as refused:
        yield _tr("Het dossier kan met de tabellen van nu niet meer worden nagerekend.")
        yield from (str(mistake) for mistake in refused.mistakes)
    else:
        if not agreement.agrees:
            yield from agreement.lines()


def _open_json(path: Path) -> OpenedFile:
    try:
        if path.stat().st_size > LARGEST_JSON:
            raise Refused([Mistake("bestand", path.name, "een geval van hooguit 5 MB")])
        content = path.read_bytes()
    except OSError as error:
        text = _tr("Het bestand {name} kan niet worden gelezen: {why}.")
        raise OSError(text.format(name=path.name, why=worded(reason_unread(error)))) from error
    if kind := binary_kind(content[:LOOKED_AT]):
        raise OSError(kind)
    data = only_case(loads(text_of(content, "bestand", path.name)))
    if draft.is_draft(data):
        return OpenedFile(draft.from_data(data))
    from calculator.run.accept import parse  # loads the rules, 70 ms: only for a case that is opened

    geval = parse(data, latest_tables=True)
    return OpenedFile(State(from_case(geval, assumed_in(data))))


def _tr(text: str) -> str:
    return QCoreApplication.translate("saving", text)
