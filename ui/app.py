"""The start of the program: the window, with a case when one is handed over, or with a command the command line."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calculator.outcome.result import Resultaat
    from ui.crash import Guard
    from ui.window import Window

ARGUMENTS = ("-style", "Fusion")  # the same on every system; said afterwards, it makes Python load all of QStyle
ICON = Path(__file__).resolve().parent / "icons" / "leefbudget.svg"
_CASES = (".xlsx", ".json")


def main(argv: list[str] | None = None) -> int:
    """Open the window, or hand the arguments to the command line; return the exit status."""
    from calculator import process

    if argv is None:  # nobody else is in this process
        process.load_little()
    arguments = sys.argv[1:] if argv is None else argv
    case = _case(arguments)
    if arguments and case is None:
        from calculator.cli import main as run_command  # a command needs no Qt, unless it makes a PDF

        return run_command(arguments, _write_pdf)
    process.open_closed_streams()
    problem = process.why_not()
    if problem is None and _no_display():
        problem = (
            "Er is geen beeldscherm (DISPLAY en WAYLAND_DISPLAY zijn leeg): het venster kan niet open.\n"
            "Op de opdrachtregel werkt het programma wel. Probeer: leefbudget bijlage\n"
            "Alle opdrachten: leefbudget --help"
        )
    if problem is not None:
        process.say(problem)
        return 2
    return _open_window(case)


def _case(arguments: list[str]) -> Path | None:
    """Return the file that a desktop hands over when someone opens a case by a double click; None for a command."""
    given = arguments[0] if len(arguments) == 1 else ""
    return Path(given) if given.lower().endswith(_CASES) and not given.startswith("-") else None


def _write_pdf(resultaat: Resultaat, path: Path) -> None:
    """Write the page for the client; needs no screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui import qt

    qt.load()
    from PySide6.QtWidgets import QApplication

    from ui.paper.printing import write_pdf

    application = QApplication.instance() or QApplication(sys.argv[:1])
    write_pdf(resultaat, path)
    del application


def _no_display() -> bool:
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in named)


def _open_window(case: Path | None) -> int:
    """Open the window; what is not needed to begin typing comes after the first paint."""
    gc.disable()  # what is made at the start stays: it is never looked through, so that no key waits for that

    from ui import qt

    qt.load()
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from ui.window import Window

    application = QApplication([*sys.argv[:1], *ARGUMENTS])
    prepare(application)
    window = Window()
    guards: list[Guard] = []

    def when_used() -> None:
        """Begin to catch what goes wrong; until now nothing was computed from what was typed."""
        gc.freeze()
        gc.enable()
        from calculator.disk.scratch import clear_abandoned
        from ui import crash
        from ui.ending import end_well

        end_well(application)
        clear_abandoned()
        guards.append(crash.Guard(crash.log_folder(), window))
        guards[0].start()
        guards[0].tell_about_last_time()
        from PySide6.QtGui import QIcon

        application.setWindowIcon(QIcon(str(ICON)))
        if case is not None:
            QTimer.singleShot(0, partial(_open_case, window, case))  # it may ask for a password, and waits for that

    window.used.connect(when_used)
    window.show()
    window.form.focus_first()
    status = application.exec()
    for started in guards:
        started.stop()
    return status


def _open_case(window: Window, case: Path) -> None:
    window.complete()
    window.desk.files.open_dropped(case)


def prepare(application: object) -> None:
    """Make an application that was started with ``ARGUMENTS`` ours: its name, its language and its size of type."""
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from ui.look import zoom

    if not isinstance(application, QApplication):
        raise TypeError
    application.setApplicationName("Leefbudget")
    application.setOrganizationName("Leefbudget")
    application.setDesktopFileName("leefbudget")
    if QSettings().value("window/language", "nl") != "nl":
        from ui.look import language

        language.install_texts()
    zoom.apply()


if __name__ == "__main__":
    sys.exit(main())
