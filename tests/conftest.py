"""Shared by all tests: Qt without a screen, no traces in the user's folders, no window left behind.

Nothing here imports Qt; a test of the calculator runs on a machine without it.
"""

import gc
import os
import signal
import sys
import warnings
from pathlib import Path

import pytest

# The scripts of packaging/ import each other by name, and so do their tests.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "packaging"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.modules["rfc3987_syntax"] = None  # comes with a tool of packaging; jsonschema makes 38 grammars with it: 3 seconds
os.environ["OPENPYXL_LXML"] = "False"  # what it writes is then the same, whatever else is in the environment
# Who starts the tests in the background has these ignored, and so would the programs that the tests start and end.
for _name, _usual in (("SIGHUP", signal.SIG_DFL), ("SIGINT", signal.default_int_handler)):
    if getattr(signal, _name, None) and signal.getsignal(getattr(signal, _name)) is signal.SIG_IGN:
        signal.signal(getattr(signal, _name), _usual)


def pytest_addoption(parser):
    parser.addoption(
        "--long", action="store_true", help="faults and fuzzing as long as for a release, not for the gate"
    )


def pytest_collection():
    """Do not look for what can go while thousands of tests are found, which all stay: that took a quarter of it."""
    gc.disable()


def pytest_collection_finish():
    """Do not look for what can go among thousands of tests each time: that took a tenth of all time."""
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 10, 10)


@pytest.fixture(scope="session")
def rounds(request):
    """How often: the first number in the gate, the second with --long."""
    return lambda short, long: long if request.config.getoption("--long") else short


@pytest.fixture(scope="session", autouse=True)
def throw_away_user_folders(tmp_path_factory):
    """Settings and logs that the program writes during the tests land in a temporary folder."""
    folder = tmp_path_factory.mktemp("user")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(folder))
        yield


def _windows():
    """Top-level widgets without an owner, after what was deleted "later" is really gone."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    core = sys.modules["PySide6.QtCore"]
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    return [window for window in widgets.QApplication.topLevelWidgets() if window.parent() is None]


@pytest.fixture(autouse=True)
def no_window_left_behind():
    """Warn, which fails the test, when a test leaves a window behind; close it so that the next test is not blamed."""
    before = _windows()
    yield
    if len(_windows()) > len(before):
        gc.collect()
    left = [window for window in _windows() if window not in before]
    for window in left:
        window.close()
        window.deleteLater()
    if left:
        names = ", ".join(f"{type(window).__name__} {window.windowTitle()!r}" for window in left)
        warnings.warn(f"left behind: {names}; give it to qtbot.addWidget", stacklevel=1)
