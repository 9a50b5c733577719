"""When something goes wrong that nobody foresaw: keep the input, tell it without personal data, and stop or go on.

The log and the report hold versions, places in the code and the kinds of errors. They hold no amounts, no texts that
were typed, no names of files outside the program, and no messages of exceptions, since those can hold all of these.
"""

from __future__ import annotations

import faulthandler
import logging
import re
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from calculator.mishap import report
from ui.look.theme import text_label

if TYPE_CHECKING:
    from ui.window import Window

LOG = logging.getLogger("leefbudget")
_LOG_SIZE = 200_000
_FAULTS = "crash.txt"
_PATH = re.compile(r"(?:file:)?(?:[A-Za-z]:)?[\\/].*", re.DOTALL)  # a name may hold spaces: nothing after it is kept
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_folder() -> Path:
    """Return the folder of the log."""
    from platformdirs import user_log_path

    return user_log_path("leefbudget", appauthor=False)


class Guard:
    """Catches what nobody caught. Each of its steps may fail without taking away the next."""

    def __init__(self, folder: Path, window: Window | None = None) -> None:
        self._folder = folder
        self.window = window
        self._faults: IO[str] | None = None
        self._busy = False
        self._crashed_before = False
        self._handler: logging.Handler | None = None

    def start(self) -> None:
        """Begin to catch: exceptions, messages of Qt, and crashes of the machinery below."""
        sys.excepthook = self.on_exception
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._start_log()
            self._start_faults()
        except OSError:
            LOG.addHandler(logging.NullHandler())  # no log: the program works without
        qInstallMessageHandler(on_qt_message)

    def _start_log(self) -> None:
        handler = RotatingFileHandler(
            self._folder / "leefbudget.log", maxBytes=_LOG_SIZE, backupCount=1, encoding="utf-8", delay=True
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        LOG.addHandler(handler)
        LOG.setLevel(logging.WARNING)
        LOG.propagate = False
        self._handler = handler

    def _start_faults(self) -> None:
        path = self._folder / _FAULTS
        self._crashed_before = path.exists() and path.stat().st_size > 0
        self._faults = path.open("w", encoding="utf-8")
        faulthandler.enable(self._faults)

    def stop(self) -> None:
        """End catching; an empty fault file means that the program ended well."""
        sys.excepthook = sys.__excepthook__
        qInstallMessageHandler(None)
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None
        if self._handler is not None:
            LOG.removeHandler(self._handler)
            self._handler.close()
            self._handler = None

    def tell_about_last_time(self) -> bool:
        """Say it when the program ended badly last time; return whether it did."""
        if self._crashed_before and self.window is not None:
            LOG.warning("the previous run ended in a crash")
            self.window.say(
                QCoreApplication.translate(
                    "crash", "Leefbudget is de vorige keer onverwacht gestopt. Er is niets naar buiten gestuurd."
                )
            )
        return self._crashed_before

    def on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log it, show it and offer to save the input; during that, only log."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        text = _safely_reported(kind, trace)
        try:
            LOG.error("unexpected error\n%s", text)
        except Exception:  # noqa: BLE001 # a full disk must not hide the error from the user
            sys.stderr.write(text + "\n")
        if self._busy:
            return
        self._busy = True
        try:
            self._show(text)
        except Exception:  # noqa: BLE001 # the last resort
            sys.stderr.write(text + "\n")
        finally:
            self._busy = False

    def _show(self, text: str) -> None:
        dialog = CrashDialog(text, self.window)
        desk = getattr(self.window, "desk", None)  # not before the window is complete
        if desk is not None:
            dialog.save.clicked.connect(desk.files.save_unfinished)
        else:
            dialog.save.setVisible(False)
        stop = dialog.exec() == QDialog.DialogCode.Rejected
        dialog.deleteLater()
        if stop:
            QCoreApplication.exit(1)


def _safely_reported(kind: type[BaseException], trace: TracebackType | None) -> str:
    try:
        return report(kind, trace, [f"Qt {qVersion()}"])
    except Exception:  # noqa: BLE001 # at least the kind of error
        return kind.__name__


def on_qt_message(level: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Write a message of Qt to the log, without paths."""
    LOG.log(_LEVELS.get(level, logging.WARNING), "Qt: %s", _PATH.sub("<bestand>", message or ""))


class CrashDialog(QDialog):
    """Says what happened, offers to save the input, and shows the report to copy."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Er ging iets mis"))
        column = QVBoxLayout(self)
        column.addWidget(
            text_label(
                self.tr(
                    "Er ging iets mis in het programma. Uw invoer staat er nog. Bewaar die voor de zekerheid. "
                    "U kunt daarna doorgaan of het programma sluiten."
                )
            )
        )
        self.save = QPushButton(self.tr("&Invoer bewaren ..."))
        column.addWidget(self.save)
        column.addWidget(
            text_label(
                self.tr("Verslag voor de maker, zonder gegevens van de klant. Er wordt niets verstuurd."), role="muted"
            )
        )
        self.report = QPlainTextEdit(text)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(self.tr("Verslag"))
        column.addWidget(self.report)
        buttons = QDialogButtonBox()
        self.go_on = buttons.addButton(self.tr("&Doorgaan"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.stop = buttons.addButton(self.tr("Programma &sluiten"), QDialogButtonBox.ButtonRole.RejectRole)
        self.copy = buttons.addButton(self.tr("Verslag &kopiëren"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.copy.clicked.connect(self._copy)
        column.addWidget(buttons)
        self.go_on.setDefault(True)

    def _copy(self) -> None:
        self.report.selectAll()
        self.report.copy()
