import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QMessageBox

from ui import app

ROOT = Path(__file__).parents[2]


def test_with_arguments_the_command_line_answers_without_qt():
    code = (
        "import sys; from ui.app import main; status = main(['tabellen', '--json']); "
        "sys.exit(1 if any(name.startswith('PySide6') for name in sys.modules) else status)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=300, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("{")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_without_a_screen_it_says_so_and_shows_the_way_on(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert app.main([]) == 2
    complaint = capsys.readouterr().err
    assert "geen beeldscherm" in complaint
    assert "leefbudget bijlage" in complaint


def test_the_program_speaks_dutch_whatever_the_system_does(qtbot, window):
    assert QLocale().name() == "nl_NL"
    box = QMessageBox(QMessageBox.Icon.NoIcon, "", "", QMessageBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QMessageBox.StandardButton.Cancel).text().replace("&", "") == "Annuleren"


LATE = (
    "numpy",
    "pandas",
    "openpyxl",
    "jsonschema",
    "calculator.kept",
    "calculator.run.plan",
    "ui.result.result_view",
    "ui.desk",
)


def test_the_first_paint_loads_little_and_the_first_field_takes_what_is_typed():
    code = f"""
import sys
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.app import main
from ui.window import Window
seen = []
def at_first_paint(window):
    loaded = [name for name in {LATE} if name in sys.modules]
    QTest.keyClicks(QApplication.focusWidget(), "p")
    seen.append((loaded, window.form.record().type))
    go_on(window)
def wait(*_):
    for _ in range(400):
        QTest.qWait(50)
        if all(name in sys.modules for name in ("calculator.kept", "ui.result.result_view", "ui.desk")):
            return 0
    return 1
go_on, Window._begin_building = Window._begin_building, at_first_paint
QApplication.exec = wait
status = main([])
sys.exit(f"at first paint: {{seen}}" if seen != [([], "paar")] else status)
"""
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, timeout=300, encoding="utf-8", env=environ
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("moment", ["painted", "completed"])
def test_the_window_can_be_used_before_the_largest_classes_of_qt_are_made(moment):
    # PySide makes a class, with all its enumerations, when it is first asked for; of a touch only with all other events
    code = f"""
import os, sys
from PySide6 import QtCore, QtGui, QtWidgets
LARGE = {{QtCore: ["Qt"], QtGui: ["QTouchEvent"], QtWidgets: ["QStyle", "QMessageBox", "QFileDialog"]}}
def made():
    return [name for module, names in LARGE.items() for name in names if name in vars(module)]
at_the_start = made()  # before anything of the program is loaded
from ui.app import main
from ui.window import Window
def tell():
    print([name for name in made() if name not in at_the_start])
    sys.stdout.flush()
    os._exit(0)
def watched(window):
    window.{moment}.connect(tell)
    go_on(window)
go_on, Window._begin_building = Window._begin_building, watched
main([])
"""
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, timeout=300, encoding="utf-8", env=environ
    )
    assert done.stdout == "[]\n", done.stderr


def test_a_command_makes_the_page_for_the_client(tmp_path):
    case = {
        "versie": 1,
        "peildatum": "2021-01-01",
        "huishouden": {"type": "alleenstaand", "bruto_inkomen_per_jaar": 20000},
        "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 475, "energielast_per_maand": 125}],
    }
    (tmp_path / "geval.json").write_text(json.dumps(case), encoding="utf-8")
    command = [sys.executable, "-m", "ui.app", "bereken", "geval.json", "--pdf", "klant.pdf"]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "klant.pdf").read_bytes().startswith(b"%PDF-")
    core = [sys.executable, "-m", "calculator", "bereken", "geval.json", "--pdf", "tweede.pdf"]
    refused = subprocess.run(core, cwd=tmp_path, env=environ, capture_output=True, text=True, check=False)
    assert (refused.returncode, (tmp_path / "tweede.pdf").exists()) == (2, False)
    assert "--pdf" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "case"),
    [
        (["rekenblad_A-1_2026-11-26.xlsx"], "rekenblad_A-1_2026-11-26.xlsx"),
        (["map/CONCEPT.JSON"], "map/CONCEPT.JSON"),
        (["bijlage"], None),
        (["--help.json"], None),
        (["bereken", "geval.json"], None),
        ([], None),
    ],
)
def test_a_single_case_file_is_for_the_window_and_anything_else_for_the_command_line(arguments, case):
    assert app._case(arguments) == (None if case is None else Path(case))


def test_a_case_that_is_handed_over_is_opened_and_a_missing_one_is_named(tmp_path):
    # as a desktop does: the path of what was double-clicked is the only argument
    code = """
import sys
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from ui.app import main
told = []
def wait(*_):
    window = next(widget for widget in QApplication.topLevelWidgets() if type(widget).__name__ == "Window")
    for _ in range(400):
        QTest.qWait(50)
        if told or window.form.record()['dossier']:
            break
    print(told, window.form.record()['dossier'], QApplication.windowIcon().isNull())
    return 0
QMessageBox.exec = lambda box: told.append(box.text())
QApplication.exec = wait
main(sys.argv[1:])
"""
    case = {
        "versie": 1,
        "dossier": "A-2026-014",
        "peildatum": "2026-01-01",
        "huishouden": {"type": "alleenstaand", "bruto_inkomen_per_jaar": 20000},
        "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 475, "energielast_per_maand": 125}],
    }
    (tmp_path / "geval.json").write_text(json.dumps(case), encoding="utf-8")
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}

    def shown(name):
        command = [sys.executable, "-c", code, name]
        done = subprocess.run(
            command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=False, timeout=60
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert shown("geval.json") == "[] A-2026-014 False\n"
    assert "weg.xlsx" in shown("weg.xlsx")
