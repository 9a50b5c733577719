"""The end of the window by another hand: the session ends, or the system tells the program to stop."""

from __future__ import annotations

import os
import signal
import sys

from PySide6.QtCore import QCoreApplication, QSocketNotifier

from calculator.disk import leftovers


def end_well(application: QCoreApplication) -> None:
    """From now on remove what is unfinished when the program is told to stop, and stop."""
    application.aboutToQuit.connect(leftovers.clear)
    if sys.platform == "win32":  # there the end of the session is an end of the program as any other
        return
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, lambda *_: _stop())
    read, write = os.pipe()
    for end in (read, write):
        os.set_blocking(end, False)
    signal.set_wakeup_fd(write)  # Qt waits in the system, where Python hears of no signal
    notifier = QSocketNotifier(read, QSocketNotifier.Type.Read, application)
    notifier.activated.connect(lambda *_: os.read(read, 64))


def _stop() -> None:
    leftovers.clear()
    QCoreApplication.exit(1)
