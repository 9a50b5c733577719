import os
import subprocess
import sys

import pytest

WRONG_CALL = """
from PySide6.QtCore import QObject
try:
    QObject().setObjectName(3)
except TypeError as error:
    print(error)
"""
LOAD = "from ui import qt; qt.load()"


def told(code):
    """Return what a Python of its own writes."""
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120, encoding="utf-8", env=environ)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_what_writes_stubs_and_explains_wrong_calls_waits_until_it_is_asked_for():
    late = "print(sorted(name for name in ('argparse', 'logging') if name in sys.modules))"  # only the stubs need them
    assert told(f"import sys; import PySide6.QtCore; {late}") == "['argparse', 'logging']\n"
    assert told(f"import sys; {LOAD}; import PySide6.QtWidgets; {late}") == "[]\n"


@pytest.mark.parametrize(
    "asked",
    [
        WRONG_CALL,
        "from PySide6 import QtCore, support; print(support.signature.get_signature(QtCore.QObject.setObjectName))",
        "from PySide6.QtWidgets import QLineEdit; print(QLineEdit.setText.__doc__)",
        "from PySide6.support.signature.lib import enum_sig; print(enum_sig.SimplifyingEnumerator)",
    ],
)
def test_once_asked_for_it_answers_as_it_always_does(asked):
    usual = told(f"import PySide6.QtCore\n{asked}")
    assert usual.strip()
    assert told(f"{LOAD}\n{asked}") == usual


def test_threads_that_ask_at_once_are_all_answered():
    code = f"""
{LOAD}
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from PySide6.support.signature import layout
together = Barrier(8)
def ask(_):
    together.wait()
    return layout.create_signature
with ThreadPoolExecutor(8) as pool:
    print(len(set(pool.map(ask, range(8)))))
"""
    assert told(code) == "1\n"


def test_imports_and_finders_are_afterwards_as_they_were():
    code = "before = builtins.__import__, sys.meta_path, list(sys.meta_path)"
    same = "(builtins.__import__ is before[0], sys.meta_path is before[1], sys.meta_path == before[2])"
    assert told(f"import builtins, sys; {code}; {LOAD}; print({same})") == "(True, True, True)\n"


def test_qt_that_was_loaded_already_stays_as_it_is():
    code = "import builtins; import PySide6.QtCore; before = builtins.__import__"
    assert told(f"{code}; {LOAD}; print(builtins.__import__ is before)") == "True\n"


@pytest.mark.parametrize(
    ("wrong", "told_as"), [("[][1]", "IndexError"), ("len(3)", "TypeError"), ("int('x')", "ValueError")]
)
def test_an_error_that_was_made_in_c_is_told_and_does_not_end_the_program(wrong, told_as):
    code = f"""
{LOAD}
from PySide6.QtWidgets import QApplication, QWidget
class Wrong(QWidget):
    def resizeEvent(self, event):
        {wrong}
application = QApplication([])
window = Wrong()
try:
    window.resize(10, 10)
    window.show()
except Exception as error:
    print(type(error).__name__)
"""
    assert told(code) == f"{told_as}\n"
