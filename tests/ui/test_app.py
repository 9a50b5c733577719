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
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60, encoding="utf-8")
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


LATE = ("numpy", "pandas", "openpyxl", "jsonschema", "yaml", "calculator.plan", "ui.result_view", "ui.files")


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
go_on, Window._begin_building = Window._begin_building, at_first_paint
QApplication.exec = lambda *_: QTest.qWait(1500) or 0
status = main([])
missing = [name for name in ("yaml", "ui.result_view", "ui.files") if name not in sys.modules]
sys.exit(status if seen == [([], "paar")] and not missing else f"at first paint: {{seen}}, never loaded: {{missing}}")
"""
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, timeout=60, encoding="utf-8", env=environ
    )
    assert done.returncode == 0, done.stderr


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
