"""Measure the window: the start and the complete window against a bare one, and from a keystroke to the painted result.

Run by hand, from the folder of the project: ``python tests/benchmarks/window_speed.py [OTHER]``. It is no test, because
times depend on the machine; compare figures of one run with each other. The bare window loads Qt as any program does.
With the folder of another checkout the edits are measured in turns there and here, so that a busy moment hits both.
"""

import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp()  # not the size of type that someone chose here
BACKGROUND_MS = 2500  # what is loaded beside the window is there by then
EDITS = 500
LONGEST = 5  # seconds for one edit
STARTS = 15
TURNS = 5
FORGET = Path("/proc/sys/vm/drop_caches")
ROOT = Path(__file__).resolve().parents[2]
# All end in the first turn of the event loop after what they wait for was painted.
BARE = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QMainWindow, QWidget
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: os._exit(0))
application = QApplication([])
window = Window()
content = QWidget()
form = QFormLayout(content)
for number in range(12):
    form.addRow(f"Veld {number}", QLineEdit())
window.setCentralWidget(content)
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
# All that Tab leads to without opening a fold, and the answer to an empty form on the screen.
COMPLETE = """
import os
from ui import app
def started(application):
    prepare(application)
    from PySide6.QtCore import QTimer
    from ui.window import Window
    def complete(window):
        begin(window)
        window.completed.connect(lambda: QTimer.singleShot(0, lambda: os._exit(0)))
    begin, Window._begin_building = Window._begin_building, complete
prepare, app.prepare = app.prepare, started
app.main([])
"""
# The same, then everything else that is built or loaded beside it, and then a whole case and its answer.
ANSWERED = """
import os
from ui import app
def started(application):
    prepare(application)
    from PySide6.QtCore import QTimer
    from ui.window import Window
    def answered(window):
        window.form.put({
            "huishouden.personen[0].inkomens[0].bedrag": 21825.0,
            "woonsituaties[0].kale_huur_per_maand": 475.0,
            "woonsituaties[0].energielast_per_maand": 125.0,
        })
        assert window.desk.resultaat is not None
        application.processEvents()
        os._exit(0)
    def complete(window):
        begin(window)
        window.completed.connect(lambda: QTimer.singleShot(0, lambda: answered(window)))
    begin, Window._begin_building = Window._begin_building, complete
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
    """Start a bare window and ours in turn, so that a busy moment hits both, and tell the ratios."""
    kinds = {"beeld": OURS, "compleet": COMPLETE, "eerste antwoord": ANSWERED}
    for code in (BARE, *kinds.values()):
        start(code)
    bare, ours = [], {kind: [] for kind in kinds}
    for _ in range(STARTS):
        for code, times in ((BARE, bare), *((code, ours[kind]) for kind, code in kinds.items())):
            before()
            times.append(start(code))
    told(f"start {name}, kaal venster met twaalf velden", bare)
    for kind, times in ours.items():
        told(f"start {name}, Leefbudget: {kind}", times)
        ratio = statistics.median(one / other for one, other in zip(times, bare, strict=True))
        sys.stdout.write(f"{'':48} verhouding {ratio:.2f}, van de snelste {min(times) / min(bare):.2f}\n")


def forget_files():
    """Let the system forget every file it has read; only root on Linux may ask that."""
    os.sync()
    FORGET.write_text("3", encoding="ascii")


def load_qt():
    """Load Qt as the program does; an older checkout does nothing about it."""
    if importlib.util.find_spec("ui.qt") is not None:
        from ui import qt

        qt.load()


def wait(milliseconds):
    """Wait as the program does, so that a thread goes on loading; ``qWait`` keeps the lock of Python to itself."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def edits(tab):
    """Return the seconds of each edit up to and including the paint of everything that changes: ledger and chart."""
    from datetime import date

    load_qt()
    from PySide6.QtCore import QEvent, QObject
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
    wait(BACKGROUND_MS)
    page = getattr(window.result, tab)
    window.result.tabs.show_page(page)
    wait(100)
    paints = Paints(), Paints()
    window.result.ledger.viewport().installEventFilter(paints[0])
    page.chart.installEventFilter(paints[1])
    rent = window.form.input("woonsituaties[1].kale_huur_per_maand")
    times = []
    for number in range(EDITS):
        begin = time.perf_counter()
        before = [paint.count for paint in paints]
        rent.setText(str(500 + number % 250))
        application.processEvents()
        while any(paint.count == count for paint, count in zip(paints, before, strict=True)):
            if time.perf_counter() - begin > LONGEST:
                raise RuntimeError(f"edit {number} was not painted")
            application.processEvents()
        times.append(time.perf_counter() - begin)
    window.desk.files.mark_saved()
    window.close()
    return times


def openings():
    """Return the seconds that it takes to open what was not on the screen: Meer, a chart, the complex."""
    from datetime import date

    load_qt()
    from PySide6.QtWidgets import QApplication

    from ui.app import ARGUMENTS, prepare
    from ui.window import Window

    application = QApplication.instance() or QApplication(["leefbudget", *ARGUMENTS])
    prepare(application)
    window = Window(date(2026, 11, 21))
    window.resize(1280, 720)
    window.show()
    window.complete()
    window.desk.open_example(12)
    wait(BACKGROUND_MS)
    times = {}
    for name, act in (
        ("Meer", window.toggle_more),
        ("grafiek renovatie", lambda: window.result.tabs.show_page(window.result.renovation)),
        ("grafiek inkomen", lambda: window.result.tabs.show_page(window.result.income)),
        ("waarom", lambda: window.result.explain("huurtoeslag_per_maand", 1)),
        ("complex", window.beside.show_complex),
    ):
        begin = time.perf_counter()
        act()
        application.processEvents()
        times[name] = time.perf_counter() - begin
    window.desk.files.mark_saved()
    window.close()
    return times


def in_turns(other):
    """Measure the edits of another checkout and of this one in turns, each in a process of its own, and tell both."""
    code = (
        "import sys, runpy; sys.path.insert(0, sys.argv[1]); "
        f"measure = runpy.run_path({str(Path(__file__).resolve())!r})['edits']; "
        "print('\\n'.join(map(str, measure(sys.argv[2]))))"
    )
    for tab, words in (("spending", "waar blijft het geld"), ("income", "met inkomenscurven")):
        found = {other: [], ROOT: []}
        for _ in range(TURNS):
            for place, times in found.items():
                environ = {**compiled(), "PYTHONPATH": str(place)}
                command = [sys.executable, "-c", code, str(place), tab]
                done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=place, env=environ)
                times.append([float(line) for line in done.stdout.split()])
        for place, times in found.items():
            told(f"bewerking tot beeld, {words}, {place.name}", [one for turn in times for one in turn])
        for share, name in ((0.5, "mediaan"), (0.95, "p95")):
            of = {place: [sorted(turn)[int(len(turn) * share) - 1] for turn in turns] for place, turns in found.items()}
            ratio = statistics.median(here / there for here, there in zip(of[ROOT], of[other], strict=True))
            sys.stdout.write(f"{'':48} verhouding {ratio:.2f} ({name})\n")


def told(name, times):
    """Print median and 95th percentile in milliseconds."""
    ordered = sorted(times)
    median, high = statistics.median(ordered), ordered[int(len(ordered) * 0.95) - 1]
    sys.stdout.write(f"{name:48} mediaan {median * 1000:7.1f} ms   p95 {high * 1000:7.1f} ms   n {len(ordered)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if sys.argv[1:]:
        in_turns(Path(sys.argv[1]).resolve())
        sys.exit()
    starts("warm", lambda: None)
    if os.access(FORGET, os.W_OK):
        starts("koud", forget_files)
    for name, seconds in openings().items():
        told(f"openen: {name}", [seconds])
    told("bewerking tot beeld, waar blijft het geld", edits("spending"))
    told("bewerking tot beeld, met inkomenscurven", edits("income"))
