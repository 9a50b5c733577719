"""Loads what the curves need in the background, so that neither the first window nor the first curve waits for it."""

from __future__ import annotations

import sys
from datetime import date
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK_MS = 40


class Warming(QObject):
    """Loads numpy, and translates the rules to arrays, in a thread; ``done`` comes in the thread of the window."""

    done = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: Thread | None = None
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
            self._thread = Thread(target=_load, name="numpy")
            self._thread.start()
            self._timer.start()

    def _look(self) -> None:
        if self._thread is not None and not self._thread.is_alive():
            self._timer.stop()
            self.done.emit()


def _load() -> None:
    import numpy as np

    from calculator.amounts.tables import load_coverage
    from calculator.cases.fields import Refused
    from calculator.run.plan import plan_for

    np.zeros(1)
    try:
        plan = plan_for(min(date.today().isoformat(), load_coverage().until))
    except Refused:  # a table of the organisation cannot be read; the window says so
        return
    for rule in (*plan.facts, *plan.per_persoon, *plan.per_huishouden, *plan.per_woning):
        rule.array_function  # noqa: B018 - made when it is first asked for
