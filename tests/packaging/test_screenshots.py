"""The script packaging/screenshots.py, without a screen: Qt draws the same pictures then."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "packaging" / "screenshots.py"


def run(*arguments):
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *map(str, arguments)], capture_output=True, encoding="utf-8", env=environ, check=False
    )


def colours(path):
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1280, 720)
    return {image.pixel(x, y) for x in range(0, 1280, 4) for y in range(0, 720, 4)}


@pytest.mark.slow
def test_each_state_is_a_picture_of_the_window_that_is_not_blank_and_the_same_every_time(tmp_path):
    names = ("empty", "presentation", "high-contrast-dark", "large")
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        answer = run(SCRIPT, folder, *names)
        assert answer.returncode == 0, answer.stdout + answer.stderr
        assert sorted(path.stem for path in folder.iterdir()) == sorted(names)
    for name in names:
        assert len(colours(first / f"{name}.png")) > 20
        assert (first / f"{name}.png").read_bytes() == (second / f"{name}.png").read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["window.nothing", "QTimer.singleShot(0, lambda: window.nothing)"])
def test_a_state_that_cannot_be_drawn_is_told_and_the_others_are_drawn(tmp_path, fault):
    code = f"""
import sys
sys.path.insert(0, {str(SCRIPT.parent)!r})
from PySide6.QtCore import QTimer
import screenshots
def broken(window):
    {fault}
screenshots.STATES = {{"broken": screenshots.State(broken), "empty": screenshots.STATES["empty"]}}
sys.exit(screenshots.main([{str(tmp_path)!r}]))
"""
    answer = run("-c", code)
    assert answer.returncode == 1
    assert "broken: MISLUKT" in answer.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["empty.png"]


def test_a_state_that_is_not_there_is_refused_with_those_that_are(tmp_path):
    answer = run(SCRIPT, tmp_path / "none", "drak")
    assert answer.returncode == 2
    assert "Onbekend: drak" in answer.stdout
    assert "high-contrast-dark" in answer.stdout
    assert not (tmp_path / "none").exists()
