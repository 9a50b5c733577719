"""Three intakes typed at a real X server, key by key from outside; the answer is that of the command line."""

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MISSING = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")]
WAIT_S = 90
QUIET_S = 8

# The program as it starts, with a look at its answer a few times a second.
PROGRAM = """
import json, sys
from PySide6.QtCore import QTimer
from ui import app
from ui.window import Window
def tell():
    window = next((found for found in made if hasattr(found, "desk")), None)
    if window is not None and window.desk.resultaat is not None:
        resultaat = window.desk.resultaat.to_json(derivation=False)
        with open(sys.argv[1] + ".new", "w", encoding="utf-8") as file:
            json.dump(resultaat, file)
        import os
        os.replace(sys.argv[1] + ".new", sys.argv[1])
made, make = [], Window.__init__
def remembered(window, *given):
    make(window, *given)
    made.append(window)
    timer = QTimer(window, interval=200)
    timer.timeout.connect(tell)
    timer.start()
Window.__init__ = remembered
app.main([])
"""
DAY = "2026-07-01"
INTAKES = {
    "alleen, loon": (
        ["Return", "21000", "Return", "640", "Return", "145"],
        {"type": "alleenstaand", "bruto_inkomen_per_jaar": 21000},
        [("nu", 640, 145)],
    ),
    "paar, renovatie": (
        ["p", "Return", "30000", "Return", "475", "Tab", "625", "Tab", "125", "Tab", "75"],
        {"type": "paar", "bruto_inkomen_per_jaar": 30000},
        [("nu", 475, 125), ("na renovatie", 625, 75)],
    ),
    "AOW, alleen": (
        ["End", "Up", "Up", "Return", "19000", "Return", "590", "Return", "160"],
        {"type": "aow_alleenstaand", "bruto_inkomen_per_jaar": 19000, "inkomen_soort": "aow"},
        [("nu", 590, 160)],
    ),
}


@contextmanager
def screen():
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


def until(found, what):
    """Wait for something, and return it."""
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        if (value := found()) is not None:
            return value
        time.sleep(0.2)
    raise AssertionError(what)


def typed(keys, display, told, home):
    """Type an intake and return the answer that stands on the screen."""
    environ = {**os.environ, "DISPLAY": display, "PYTHONPATH": str(ROOT), "HOME": str(home), "QT_QPA_PLATFORM": "xcb"}
    environ.pop("WAYLAND_DISPLAY", None)

    def xdotool(*given):
        done = subprocess.run(["xdotool", *given], env=environ, capture_output=True, text=True, check=False)
        return done.stdout.split()[0] if done.returncode == 0 and done.stdout else None

    def answer():
        try:
            return json.loads(told.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None

    with subprocess.Popen([sys.executable, "-c", PROGRAM, str(told)], env=environ, cwd=ROOT) as program:
        try:
            window = until(lambda: xdotool("search", "--onlyvisible", "--name", "Leefbudget"), "no window")
            time.sleep(3)  # the window is complete
            xdotool("windowfocus", window)
            time.sleep(0.5)
            for key in keys:
                if key.isdigit():
                    xdotool("type", "--delay", "30", key)
                else:
                    xdotool("key", key)
                time.sleep(0.1)
            found = until(answer, "no answer")
            quiet = time.monotonic()
            while time.monotonic() - quiet < QUIET_S:  # on a busy machine the keys are still on their way
                time.sleep(0.2)
                if (now := answer()) != found:
                    found, quiet = now, time.monotonic()
            return found
        finally:
            program.terminate()


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
def test_what_is_typed_at_the_keys_gives_the_answer_of_the_command_line(name, tmp_path):
    keys, household, dwellings = INTAKES[name]
    with screen() as display:
        shown = typed(keys, display, tmp_path / "answer.json", tmp_path)
    expected = computed(household, dwellings, tmp_path)
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
