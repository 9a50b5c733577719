"""The start of the program: the window, or with arguments the command line."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calculator.result import Resultaat


def main(argv: list[str] | None = None) -> int:
    """Open the window, or hand the arguments to the command line; return the exit status."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments:
        from calculator.cli import main as run_command  # a command needs no Qt, unless it makes a PDF

        return run_command(arguments, _write_pdf)
    if _no_display():
        sys.stderr.write(
            "Er is geen beeldscherm (DISPLAY en WAYLAND_DISPLAY zijn leeg): het venster kan niet open.\n"
            "Op de opdrachtregel werkt het programma wel. Probeer: leefbudget bijlage\n"
            "Alle opdrachten: leefbudget --help\n"
        )
        return 2
    return _open_window()


def _write_pdf(resultaat: Resultaat, path: Path) -> None:
    """Write the page for the client; needs no screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from ui.printing import write_pdf

    application = QApplication.instance() or QApplication(sys.argv[:1])
    write_pdf(resultaat, path)
    del application


def _no_display() -> bool:
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in named)


def _open_window() -> int:
    from PySide6.QtWidgets import QApplication

    from ui import crash
    from ui.window import Window

    application = QApplication(sys.argv[:1])
    prepare(application)
    guard = crash.Guard(crash.log_folder())
    guard.start()
    window = Window()
    guard.window = window
    window.show()
    window.form.focus_first()
    guard.tell_about_last_time()
    status = application.exec()
    guard.stop()
    return status


def prepare(application: object) -> None:
    """Make an application ours: its name, its language, its size of type, and the same style on every system."""
    from PySide6.QtWidgets import QApplication

    from ui import language, zoom

    if not isinstance(application, QApplication):
        raise TypeError
    application.setApplicationName("Leefbudget")
    application.setOrganizationName("Leefbudget")
    application.setDesktopFileName("leefbudget")
    application.setStyle("Fusion")
    language.install()
    zoom.apply()


if __name__ == "__main__":
    sys.exit(main())
