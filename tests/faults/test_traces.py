"""After a whole session the case stands nowhere but in the files that were saved, and no network was used."""

import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import QSettings

from tests.faults.program import MARKED_AMOUNT, MARKED_CODE, environment, run

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="folders and sockets of Linux")]
CLIENT = "mevrouw Merkwaardig"
DIGITS = [MARKED_AMOUNT, "47653,21", "47653.21", "4765321"]


def traces(folder):
    """Where in the files below a folder a marked value stands, in its name or in any spelling in its content."""
    words = [MARKED_CODE, CLIENT, CLIENT.replace(" ", "%20"), "Merkwaardig", *DIGITS]
    spellings = {word.encode(encoding) for word in words for encoding in ("utf-8", "utf-16-le", "utf-16-be")}
    found = []
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        found += [str(path.relative_to(folder)) for word in spellings if word in content or word in path.name.encode()]
    return found


@pytest.fixture
def desk(tmp_path, given):
    """A home, and elsewhere the folder of a client."""
    home, folder = tmp_path / "home", tmp_path / CLIENT
    for made in (home / "tmp", folder):
        made.mkdir(parents=True)
    return home, folder


def test_after_a_whole_session_nothing_of_the_case_is_left_in_the_home_and_no_network_was_used(desk, given):
    home, folder = desk
    finished = run("-m", "tests.faults.session", folder, given[1], home=home)
    assert finished.returncode == 0, finished.stderr
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [f"{MARKED_CODE}{ending}" for ending in (".pdf", ".xlsx", "_print.pdf")]
        + ["uit.csv", "uit.parquet", "uit.xlsx"]
    )
    assert traces(home) == []
    log = (home / "state" / "leefbudget" / "log" / "leefbudget.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "cannot read <bestand>" in log
    assert list((home / "tmp").iterdir()) == []


def test_the_search_finds_what_it_looks_for(tmp_path):
    (tmp_path / "instellingen.ini").write_text(f"last=file:///home/{CLIENT.replace(' ', '%20')}", encoding="utf-8")
    (tmp_path / "log").write_text("47.653,21", encoding="utf-16-le")
    assert set(traces(tmp_path)) == {"instellingen.ini", "log"}


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_the_system_sees_no_connection_to_a_network_but_the_question_which_printers_there_are(desk, given, tmp_path):
    """Qt asks that of the print server of this machine (CUPS, port 631); nothing of the case goes with it."""
    home, folder = desk
    log = tmp_path / "strace.log"
    watch = ("strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", str(log))
    finished = run("-m", "tests.faults.session", folder, given[1], home=home, under=watch)
    assert finished.returncode == 0, finished.stderr
    lines = log.read_text(encoding="utf-8").splitlines()
    reached = [line for line in lines if "connect(" in line and "AF_INET" in line]
    assert any("connect(" in line for line in lines)
    assert all("htons(631)" in line and ('"127.0.0.1"' in line or '"::1"' in line) for line in reached), reached


SETTINGS = """
import resource, signal, sys
from PySide6.QtCore import QSettings
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
settings = QSettings(sys.argv[1], QSettings.Format.IniFormat)
settings.setValue("window/zoom", "2.0" * 2_000)
settings.sync()
print(settings.status())
"""


def test_settings_that_cannot_be_written_stay_as_they_were(tmp_path):
    """Qt writes them beside the old ones and puts them in their place, as our own door does."""
    path = tmp_path / "leefbudget.ini"
    settings = QSettings(str(path), QSettings.Format.IniFormat)
    settings.setValue("window/zoom", "1.25")
    settings.sync()
    before = path.read_bytes()
    finished = subprocess.run(
        [sys.executable, "-c", SETTINGS, str(path)],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "AccessError" in finished.stdout
    assert path.read_bytes() == before
