"""Measure the window: from a keystroke to the painted result, and the start against a bare window.

Run by hand, from the folder of the project: ``python tests/benchmarks/window_speed.py``. It is no test, because times
depend on the machine; compare figures of one run with each other.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
EDITS = 500
STARTS = 11
ROOT = Path(__file__).resolve().parents[2]
BARE = """
import time; begin = time.perf_counter()
import sys
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event); print(time.perf_counter() - begin); sys.stdout.flush(); import os; os._exit(0)
application = QApplication([]); window = Window(); window.setCentralWidget(QLineEdit()); window.show()
application.exec()
"""
OURS = """
import time; begin = time.perf_counter()
import os, sys
from ui import app
def started(application):
    prepare(application)
    from ui.window import Window
    Window._begin_building = painted
def painted(window):
    print(time.perf_counter() - begin); sys.stdout.flush(); os._exit(0)
prepare, app.prepare = app.prepare, started
app.main([])
"""


def start(code):
    """Return the seconds from an empty process to the first paint, best of the machinery around it left in."""
    times = []
    for _ in range(STARTS):
        environ = {**os.environ, "PYTHONPATH": str(ROOT)}
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=environ)
        times.append(time.perf_counter() - begin)
    return times


def edits(tab):
    """Return the seconds of each edit up to and including the paint."""
    from datetime import date

    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.app import prepare
    from ui.window import Window

    application = QApplication.instance() or QApplication([])
    prepare(application)
    window = Window(date(2026, 11, 21))
    window.show()
    window.open_example(12)
    QTest.qWait(2500)  # what is loaded in the background
    turn = getattr(window.result, "tabs", None)
    page = getattr(window.result, tab, None)
    if turn is not None and page is not None:
        turn.show_page(page) if hasattr(turn, "show_page") else turn.setCurrentWidget(page)
    rent = window.form.input("woonsituaties[1].kale_huur_per_maand")
    times = []
    for number in range(EDITS):
        begin = time.perf_counter()
        rent.setText(str(500 + number % 250))
        window.repaint()
        application.processEvents()
        times.append(time.perf_counter() - begin)
    window.files.mark_saved()
    window.close()
    return times


def told(name, times):
    """Print median and 95th percentile in milliseconds."""
    ordered = sorted(times)
    median, high = statistics.median(ordered), ordered[int(len(ordered) * 0.95) - 1]
    sys.stdout.write(f"{name:42} mediaan {median * 1000:7.1f} ms   p95 {high * 1000:7.1f} ms   n {len(ordered)}\n")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    told("start, kaal venster met een regel", start(BARE))
    told("start, Leefbudget", start(OURS))
    told("bewerking tot beeld, waar blijft het geld", edits("spending"))
    told("bewerking tot beeld, met inkomenscurven", edits("income"))
