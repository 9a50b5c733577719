"""Work beside the window: in a thread, with progress, and broken off when that is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QThread, Signal

from calculator.cases.fields import Refused
from calculator.disk.cannot_save import told

Progress = Callable[[int, int | None], None]
_running: set[Job] = set()


class Stopped(Exception):
    """Someone broke the work off."""


class Job(QThread):
    """One piece of work. Exactly one of ``succeeded``, ``refused``, ``stopped`` and ``broke`` comes at its end."""

    progressed = Signal(object, object)  # rows done, and rows there are or None
    succeeded = Signal(object)
    refused = Signal(list)  # sentences
    stopped = Signal()
    broke = Signal(object)

    def __init__(self, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self._work = work
        self.broke.connect(self._raise)
        self.finished.connect(self._forget)

    def begin(self) -> None:
        """Start; until it is done the job is kept alive here, also when the window that asked for it is gone."""
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.end)
        _running.add(self)
        self.start()

    def stop(self) -> None:
        """Break off at the next report of progress."""
        self.requestInterruption()

    def end(self) -> None:
        """Break off and wait for the end: a program may not end while a thread runs."""
        self.stop()
        self.wait()

    def run(self) -> None:
        """Do the work, in its own thread."""
        try:
            found = self._work(self._report)
        except Stopped:
            self.stopped.emit()
        except Refused as refused:
            self.refused.emit(list(map(str, refused.mistakes)))
        except OSError as error:
            self.refused.emit([told(error)])
        except Exception as error:  # noqa: BLE001 # shown by the guard of the window, as every other mistake of ours
            self.broke.emit(error)
        else:
            self.succeeded.emit(found)

    def _report(self, done: int, total: int | None) -> None:
        if self.isInterruptionRequested():
            raise Stopped
        self.progressed.emit(done, total)

    def _forget(self) -> None:
        _running.discard(self)
        self.deleteLater()

    def _raise(self, error: Exception) -> None:
        """Raise in the thread of the window, where mistakes of the program are shown."""
        raise error
