import os
import subprocess
import sys
from pathlib import Path

import without_batch

ROOT = Path(__file__).resolve().parents[2]
sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, without_batch.WithoutBatch)]


def run(code, **environ):
    """Run in a Python that begins as the bundle without the batch does."""
    start = f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'packaging')!r}]; import without_batch\n"
    environ = {**os.environ, **environ}
    command = [sys.executable, "-c", start + code]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environ, check=False, timeout=300)


def test_the_command_says_what_this_package_cannot_do():
    for words in ("['batch', 'in.csv', 'uit.csv']", "['batch', '--sjabloon', 'in.xlsx']"):
        done = run(f"from calculator.cli import main; sys.exit(main({words}))")
        assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{without_batch.MESSAGE}\n")


def test_the_other_commands_go_on():
    done = run("from calculator.cli import main; sys.exit(main(['bijlage', '--json']))")
    assert done.returncode == 0, done.stderr


def test_the_window_says_it_and_stays(tmp_path):
    code = """
from PySide6.QtWidgets import QApplication, QMessageBox
from ui.window import Window
application = QApplication([])
told = []
QMessageBox.exec = lambda box: told.append(box.text())
window = Window()
window.complete()
window.beside.show_complex()
print(*told)
"""
    done = run(code, QT_QPA_PLATFORM="offscreen", HOME=str(tmp_path))
    assert (done.returncode, done.stdout) == (0, f"{without_batch.MESSAGE}\n"), done.stderr
