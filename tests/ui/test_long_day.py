"""The window for a long day: thousands of edits, hundreds of windows, a screen that goes away, no letters to draw."""

import gc
import os
import random
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.faults.program import run
from tests.years import YEARS
from ui.form.descriptors import BEDRAG, PEILDATUM

pytestmark = pytest.mark.slow
HUUR, ENERGIE = "woonsituaties[{}].kale_huur_per_maand", "woonsituaties[{}].energielast_per_maand"
MOST_GROWTH = 1.025


def resident():
    """Bytes of memory of this process."""
    gc.collect()
    with Path("/proc/self/statm").open(encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def settle():
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def grown(act, warm_up, times):
    """By which factor memory grows in half of the later acts, the half in which it grows least.

    What is lost is lost every time; what the system takes at once, at a moment of its own, it takes in one of them.
    """
    sizes = []
    for start, end in pairwise((0, warm_up, warm_up + times // 2, warm_up + times)):
        for number in range(start, end):
            act(number)
        settle()
        sizes.append(resident())
    return min(after / before for before, after in pairwise(sizes))


@pytest.mark.skipif(sys.platform != "linux", reason="memory as Linux counts it")
def test_memory_does_not_grow_with_edits(window, rounds):
    rng = random.Random(1)
    window.desk.open_example(12)
    fields = [BEDRAG, *(key.format(place) for key in (HUUR, ENERGIE) for place in (0, 1))]

    def edit(number):
        day = f"1-{rng.randrange(1, 13)}-{rng.choice(YEARS)}"
        key, text = (PEILDATUM, day) if number % 50 == 0 else (rng.choice(fields), str(rng.randrange(2_000)))
        field = window.form.input(key).lineEdit() if key == PEILDATUM else window.form.input(key)
        field.setText(text)
        field.editingFinished.emit()
        settle()

    assert grown(edit, rounds(150, 1_000), rounds(150, 10_000)) < MOST_GROWTH


@pytest.mark.skipif(sys.platform != "linux", reason="memory as Linux counts it")
def test_memory_does_not_grow_with_windows_for_a_complex(window, qtbot, tmp_path, rounds):
    from tests.ui.complex.sheets import households, write
    from ui.complex import worker

    source = write(households(), tmp_path / "in.csv")

    def open_and_close(_):
        window.beside.show_complex(source)
        opened = window.beside.complex
        qtbot.waitUntil(lambda: opened.job is None)
        opened.run()
        qtbot.waitUntil(lambda: opened.job is None)
        opened.close()
        opened.deleteLater()
        window.beside.complex = None
        qtbot.waitUntil(lambda: not worker._running)
        settle()

    assert grown(open_and_close, rounds(8, 30), rounds(8, 200)) < MOST_GROWTH


WITHOUT = """
import sys
from itertools import pairwise
from pathlib import Path
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication
from ui.app import ARGUMENTS, prepare
from ui.window import Window
application = QApplication(["leefbudget", *ARGUMENTS])
prepare(application)
{before}
window = Window()
window.show()
window.complete()
window.desk.open_example(12)
application.processEvents()
{then}
application.processEvents()
assert window.desk.resultaat is not None
window.desk.files.mark_saved()
window.close()
"""


def test_a_machine_without_fonts_shows_the_window(tmp_path):
    fonts = tmp_path / "fonts.conf"
    fonts.write_text('<?xml version="1.0"?><fontconfig><dir>/nergens</dir></fontconfig>', encoding="utf-8")
    code = WITHOUT.format(before="QFontDatabase.removeAllApplicationFonts()", then="window.grab()")
    finished = run("-c", code, home=tmp_path, FONTCONFIG_FILE=str(fonts), QT_QPA_FONTDIR="/nergens")
    assert finished.returncode == 0, finished.stderr


def test_a_screen_that_is_unplugged_takes_nothing_along(tmp_path):
    then = "window.move(5_000, 5_000); window.windowHandle().screenChanged.emit(QGuiApplication.primaryScreen())"
    finished = run("-c", WITHOUT.format(before="", then=then), home=tmp_path)
    assert finished.returncode == 0, finished.stderr
