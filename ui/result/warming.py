"""Loads in the background what the first answer and the curves need, so that typing does not wait for it."""

from __future__ import annotations

import sys
import time
from datetime import date
from threading import Event, Thread

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK_MS = 40
_PAUSE_S = 0.5


class Warming(QObject):
    """Loads tables, rules and then numpy in a thread, and translates the rules to arrays.

    ``loaded`` comes when the tables are there and ``done`` when everything is, both in the thread of the window.
    """

    loaded = Signal()
    done = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: Thread | None = None
        self._tables = Event()
        self._told = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def ready(self) -> bool:
        """Whether arrays can be used without waiting."""
        return "numpy" in sys.modules and not (self._thread is not None and self._thread.is_alive())

    def start(self) -> None:
        """Begin, once."""
        if self._thread is None:
            self._thread = Thread(target=_load, args=(self._tables,), name="warming")
            self._thread.start()
            self._timer.start()

    def wait(self) -> None:
        """Wait for the tables when they are being loaded: that is sooner than loading them beside it."""
        if self._thread is not None:
            self._tables.wait()

    def _look(self) -> None:
        if self._tables.is_set() and not self._told:
            self._told = True
            self.loaded.emit()
        if self._thread is not None and not self._thread.is_alive():
            self._timer.stop()
            self.done.emit()


def _load(tables: Event) -> None:
    from calculator.amounts.tables import load_coverage, load_not_modelled
    from calculator.cases.fields import Refused
    from calculator.run.plan import plan_for

    try:
        plan = plan_for(min(date.today().isoformat(), load_coverage().until))
        load_not_modelled()
    except Refused:  # a table of the organisation cannot be read; the window says so
        return
    finally:
        tables.set()
    time.sleep(_PAUSE_S)  # the first answer goes before the curves
    import numpy as np

    np.zeros(1)
    for rule in (*plan.facts, *plan.per_persoon, *plan.per_huishouden, *plan.per_woning):
        rule.array_function  # noqa: B018 - made when it is first asked for
