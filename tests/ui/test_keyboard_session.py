"""Three intakes typed at a real X server, key by key from outside; the answer is that of the command line.

Nothing waits for a time: the program tells when it is ready, which key it got and what it answers, and the next key is
only pressed when the one before it has arrived.
"""

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest

ROOT = Path(__file__).parents[2]
MISSING = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")]
WAIT_S = 120  # for one thing to happen, on a machine that has more to do

# The program as it starts, telling what happens to it; the answer once the last of so many keys has come.
PROGRAM = """
import json, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from ui import app
from ui.window import Window

def tell(*words):
    print(*words, flush=True)

class Keys(QObject):
    count = 0
    def eventFilter(self, what, event):
        if event.type() == QEvent.Type.KeyPress and what.isWindowType():
            self.count += 1
            QTimer.singleShot(0, lambda: tell("key", self.count))
        return False

def active(window):
    if window.isActiveWindow() and QApplication.focusWidget() is not None:
        tell("active")
    else:
        QTimer.singleShot(20, lambda: active(window))

def answered(window):
    resultaat = window.desk.resultaat
    if resultaat is not None and keys.count == int(sys.argv[1]):
        tell("answer", json.dumps(resultaat.to_json(derivation=False)))

def begin(window):
    keys.setParent(QApplication.instance())
    QApplication.instance().installEventFilter(keys)
    window.used.connect(lambda: (tell("shown", int(window.winId())), active(window)))
    window.completed.connect(lambda: window.desk.answered.connect(lambda _reply: answered(window)))
    build(window)

keys = Keys()
build, Window._begin_building = Window._begin_building, begin
app.main([])
"""
DAY = "2026-07-01"
INTAKES = {
    "alleen, loon": (
        ["Return", *"21000", "Return", *"640", "Return", *"145"],
        {"type": "alleenstaand", "bruto_inkomen_per_jaar": 21000},
        [("nu", 640, 145)],
    ),
    "paar, renovatie": (
        ["p", "Return", *"30000", "Return", *"475", "Tab", *"625", "Tab", *"125", "Tab", *"75"],
        {"type": "paar", "bruto_inkomen_per_jaar": 30000},
        [("nu", 475, 125), ("na renovatie", 625, 75)],
    ),
    "AOW, alleen": (
        ["End", "Up", "Up", "Return", *"19000", "Return", *"590", "Return", *"160"],
        {"type": "aow_alleenstaand", "bruto_inkomen_per_jaar": 19000, "inkomen_soort": "aow"},
        [("nu", 590, 160)],
    ),
}


@pytest.fixture(scope="module")
def display():
    """A screen of its own, with nobody else at the keys."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        try:
            yield f":{number}"
        finally:
            server.terminate()


@contextmanager
def started(keys, environ):
    """Start the program, and give a function that waits for what it tells next that begins with some words."""
    lines = Queue()

    def read(program):
        for line in program.stdout:
            lines.put(line.rstrip("\n"))

    def told(*words):
        start = " ".join(map(str, words))
        while True:
            try:
                line = lines.get(timeout=WAIT_S)
            except Empty:
                pytest.fail(f"the window never told: {start}")
            if line == start or line.startswith(f"{start} "):
                return line.removeprefix(start).strip()

    command = [sys.executable, "-c", PROGRAM, str(len(keys))]
    with subprocess.Popen(command, env=environ, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        reader = Thread(target=read, args=[program], daemon=True)
        reader.start()
        try:
            yield told
        finally:
            program.terminate()
            reader.join(WAIT_S)  # before what it reads is closed


def typed(keys, display, home):
    """Type an intake and return the answer that stands on the screen."""
    environ = {**os.environ, "DISPLAY": display, "PYTHONPATH": str(ROOT), "HOME": str(home), "QT_QPA_PLATFORM": "xcb"}
    environ |= {"XDG_CONFIG_HOME": str(home), "XDG_CACHE_HOME": str(home)}
    environ.pop("WAYLAND_DISPLAY", None)

    def xdotool(*given):
        subprocess.run(["xdotool", *given], env=environ, capture_output=True, check=True)

    with started(keys, environ) as told:
        xdotool("windowfocus", told("shown"))
        told("active")
        for number, key in enumerate(keys, 1):
            xdotool("key", key)
            if number < len(keys):
                told("key", number)
        return json.loads(told("answer"))


def computed(household, dwellings, folder):
    """Return the answer of the command line."""
    listed = [
        {"naam": naam, "kale_huur_per_maand": rent, "energielast_per_maand": energy} for naam, rent, energy in dwellings
    ]
    case = {"versie": 1, "peildatum": DAY, "huishouden": household, "woonsituaties": listed}
    (folder / "geval.json").write_text(json.dumps(case), encoding="utf-8")
    command = [sys.executable, "-m", "calculator", "bereken", str(folder / "geval.json"), "--json"]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environ, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", list(INTAKES))
def test_what_is_typed_at_the_keys_gives_the_answer_of_the_command_line(name, display, tmp_path):
    keys, household, dwellings = INTAKES[name]
    shown, expected = typed(keys, display, tmp_path), computed(household, dwellings, tmp_path)
    assert shown["peildatum"] == expected["peildatum"]
    assert shown["huishouden"] == expected["huishouden"]
    amounts = [
        [
            {key: value for key, value in woning.items() if key.endswith("_per_maand")}
            for woning in found["woonsituaties"]
        ]
        for found in (shown, expected)
    ]
    assert amounts[0] == amounts[1]
    assert len(amounts[0]) == len(dwellings)
