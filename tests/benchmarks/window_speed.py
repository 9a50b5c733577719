"""Measure the window: from a keystroke to the painted result, and the start against a bare window.

Run by hand, from the folder of the project: ``python tests/benchmarks/window_speed.py``. It is no test, because times
depend on the machine; compare figures of one run with each other.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp()  # not the size of type that someone chose here
EDITS = 500
STARTS = 15
FORGET = Path("/proc/sys/vm/drop_caches")
ROOT = Path(__file__).resolve().parents[2]
# Both end in the first turn of the event loop after their first paint.
BARE = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: os._exit(0))
application = QApplication([])
window = Window()
window.setCentralWidget(QLineEdit())
window.show()
application.exec()
"""
OURS = """
import os
from ui import app
def started(application):
    prepare(application)
    from ui.window import Window
    Window._begin_building = lambda window: os._exit(0)
prepare, app.prepare = app.prepare, started
app.main([])
"""


def compiled():
    """Return an environment in which Python keeps what it compiled, as it does where the program is installed."""
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    return environ


def start(code):
    """Return the seconds from the call of Python to the first paint."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=compiled())
    return time.perf_counter() - begin


def starts(name, before):
    """Start a bare window and ours in turn, so that a busy moment hits both, and tell the ratio."""
    start(OURS)
    bare, ours = [], []
    for _ in range(STARTS):
        for code, times in ((BARE, bare), (OURS, ours)):
            before()
            times.append(start(code))
    told(f"start {name}, kaal venster met een regel", bare)
    told(f"start {name}, Leefbudget", ours)
    ratio = statistics.median(one / other for one, other in zip(ours, bare, strict=True))
    sys.stdout.write(f"{'':42} verhouding {ratio:.2f}, van de snelste {min(ours) / min(bare):.2f}\n")


def forget_files():
    """Let the system forget every file it has read; only root on Linux may ask that."""
    os.sync()
    FORGET.write_text("3", encoding="ascii")


def edits(tab):
    """Return the seconds of each edit up to and including the paint of everything that changes: ledger and chart."""
    from datetime import date

    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.app import ARGUMENTS, prepare
    from ui.window import Window

    class Paints(QObject):
        count = 0

        def eventFilter(self, _widget, event):  # noqa: N802 # the name that Qt gives it
            self.count += event.type() == QEvent.Type.Paint
            return False

    application = QApplication.instance() or QApplication(["leefbudget", *ARGUMENTS])
    prepare(application)
    window = Window(date(2026, 11, 21))
    window.resize(1280, 720)
    window.show()
    window.complete()
    window.desk.open_example(12)
    QTest.qWait(2500)  # what is loaded in the background
    page = getattr(window.result, tab)
    window.result.tabs.show_page(page)
    QTest.qWait(100)
    paints = Paints(), Paints()
    window.result.ledger.viewport().installEventFilter(paints[0])
    page.chart.installEventFilter(paints[1])
    rent = window.form.input("woonsituaties[1].kale_huur_per_maand")
    times = []
    for number in range(EDITS):
        begin = time.perf_counter()
        rent.setText(str(500 + number % 250))
        application.processEvents()
        times.append(time.perf_counter() - begin)
    if any(paint.count < EDITS for paint in paints):
        raise RuntimeError(f"not every edit was painted: {[paint.count for paint in paints]} of {EDITS}")
    window.desk.files.mark_saved()
    window.close()
    return times


def told(name, times):
    """Print median and 95th percentile in milliseconds."""
    ordered = sorted(times)
    median, high = statistics.median(ordered), ordered[int(len(ordered) * 0.95) - 1]
    sys.stdout.write(f"{name:42} mediaan {median * 1000:7.1f} ms   p95 {high * 1000:7.1f} ms   n {len(ordered)}\n")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    starts("warm", lambda: None)
    if os.access(FORGET, os.W_OK):
        starts("koud", forget_files)
    told("bewerking tot beeld, waar blijft het geld", edits("spending"))
    told("bewerking tot beeld, met inkomenscurven", edits("income"))
