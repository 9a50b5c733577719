"""Started in an odd way: closed streams, no home, another clock, another language, half of Python switched off."""

import datetime as dt
import os
import signal
import subprocess
import sys

import pytest

from tests.faults.program import ROOT, environment, run, run_many

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="streams and signals of Unix")]
CLOCK = """
import time
now = {seconds}
time.time, time.time_ns = (lambda: now), (lambda: int(now * 1e9))
first = time.localtime
time.localtime = lambda seconds=None: first(now if seconds is None else seconds)
"""
WINDOW = """
import sys, time
now = {seconds}
time.time = lambda: now
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.app import ARGUMENTS, prepare
from ui.window import Window
application = QApplication(["leefbudget", *ARGUMENTS])
prepare(application)
window = Window()
window.show()
window.complete()
window.desk.open_example(12)
window.desk.files.save_to(__import__("pathlib").Path(sys.argv[1]))
window.desk.files.mark_saved()
window.close()
"""
DAYS = [dt.datetime(year, 6, 1) for year in (1969, 1980, 2027, 2040)]  # noqa: DTZ001


def shell(words, home, **more):
    """Run a line of the shell with "program" for the command line."""
    line = words.replace("program", f"{sys.executable} -m calculator")
    finished = subprocess.run(
        ["/bin/sh", "-c", line], env=environment(home, **more), capture_output=True, text=True, check=False, cwd=home
    )
    assert "Traceback" not in finished.stderr + finished.stdout
    assert "Exception ignored" not in finished.stderr
    return finished


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("program bijlage >&-", 0),
        ("program bijlage 2>&-", 0),
        ("program bijlage <&- >&- 2>&-", 0),
        ("program bereken geval.json --xlsx uit.xlsx <&- >&- 2>&-", 0),
        ("program bereken - <&-", 2),
        ("program bereken - <&- 2>&-", 2),
        ("program verzonnen 2>&-", 2),
        ("program bereken nergens.json 2>&-", 2),
        ("program bijlage >/dev/full", 2),
        ("program bereken geval.json --json >/dev/full", 2),
        ("program bereken nergens.json 2>/dev/full", 2),
        ("program bijlage | head -n 1", 0),
    ],
)
def test_closed_and_full_streams_give_a_status_and_no_traceback(home, given, line, status):
    assert shell(line, home).returncode == status


def test_a_closed_stream_does_not_end_up_in_the_file_that_is_written(home, given):
    shell("program bereken geval.json --xlsx stroom.xlsx --json >&- 2>&-", home)
    shell("program bereken geval.json --xlsx gewoon.xlsx --json", home)
    assert (home / "stroom.xlsx").stat().st_size == pytest.approx((home / "gewoon.xlsx").stat().st_size, abs=200)


def test_output_that_cannot_be_written_is_said_in_dutch(home, given):
    assert shell("program bijlage >/dev/full", home).stderr == "Lezen of schrijven lukt niet: de schijf is vol.\n"


@pytest.mark.parametrize("arguments", [["bijlage"], ["--version"], ["tabellen", "--json"], []])
@pytest.mark.parametrize("module", ["calculator", "ui.app"])
def test_python_without_its_texts_is_refused_in_words(home, module, arguments):
    for switch, more in (("-OO", {}), ("-O", {"PYTHONOPTIMIZE": "2"})):
        finished = run(switch, "-m", module, *arguments, home=home, **more)
        assert finished.returncode == 2
        assert finished.stderr.startswith("Leefbudget werkt niet met python -OO")


def test_python_without_assertions_works(home):
    assert run("-O", "-m", "calculator", "bijlage", home=home).returncode == 0


@pytest.mark.parametrize("word", [b"geval\xff.json", "geval\udce9.json".encode("utf-8", "surrogateescape")])
def test_a_name_in_another_encoding_is_a_file_that_is_not_there(home, word):
    finished = run("-m", "calculator", "bereken", os.fsdecode(word), home=home)
    assert finished.returncode == 2
    assert "een bestand dat bestaat" in finished.stderr


@pytest.mark.parametrize("word", ["a\\0b.json", "a\\ud800.json"])
@pytest.mark.parametrize("place", [1, 3])
def test_a_name_that_no_file_can_have_is_refused(home, word, place):
    words = ["bereken", "geval.json", "--xlsx", "uit.xlsx"]
    words[place] = word.encode().decode("unicode_escape", "surrogatepass")
    finished = run("-c", f"import sys; from calculator.cli import main; sys.exit(main({words!r}))", home=home)
    assert finished.returncode == 2
    assert f"woord {place + 1} van de opdracht" in finished.stderr


@pytest.mark.parametrize("day", DAYS, ids=lambda day: str(day.year))
def test_whatever_year_the_clock_says_files_are_written(home, given, day):
    case, sheet = given
    seconds = (day - dt.datetime(1970, 1, 1)).total_seconds()  # noqa: DTZ001
    commands = [
        ["bereken", case, "--xlsx", home / "klok.xlsx", "--pdf", home / "klok.pdf"],
        ["batch", sheet, home / "klok_uit.xlsx"],
        ["batch", "--sjabloon", home / "klok_blad.xlsx"],
        ["tabellen"],
    ]
    if day == DAYS[0]:  # it takes as long as all others, and writes as the first does
        commands.append(["bijlage", "--xlsx", home / "klok_bijlage.xlsx"])
    assert run_many(commands, home=home, before=CLOCK.format(seconds=seconds)) == [[0, ""]] * len(commands)


@pytest.mark.parametrize("day", DAYS[1::4], ids=lambda day: str(day.year))
def test_whatever_year_the_clock_says_the_window_opens_and_saves(home, day):
    seconds = (day - dt.datetime(1970, 1, 1)).total_seconds()  # noqa: DTZ001
    finished = run("-c", WINDOW.format(seconds=seconds), home / "venster.xlsx", home=home)
    assert finished.returncode == 0, finished.stderr
    assert (home / "venster.xlsx").stat().st_size > 10_000
    (home / "venster.xlsx").unlink()


@pytest.fixture(scope="module")
def here(home, given):
    """What the program says of the case in the language of this machine."""
    return run("-m", "calculator", "bereken", given[0], home=home).stdout


@pytest.mark.parametrize("language", ["C", "POSIX", "tr_TR.UTF-8", "fa_IR.UTF-8", "nl_NL.ISO-8859-1", "bestaat.niet"])
def test_the_language_of_the_system_changes_no_amount(home, given, language, here):
    assert run("-m", "calculator", "bereken", given[0], home=home, LC_ALL=language, LANG=language).stdout == here


def test_without_a_home_everything_works(home, given):
    environ = {key: value for key, value in environment(home).items() if not key.startswith(("XDG", "HOME", "USER"))}
    command = [sys.executable, "-m", "ui.app", "bereken", str(given[0]), "--pdf", str(home / "thuisloos.pdf")]
    finished = subprocess.run(command, env=environ, capture_output=True, text=True, check=False, cwd=ROOT)
    assert finished.returncode == 0, finished.stderr
    assert (home / "thuisloos.pdf").read_bytes().startswith(b"%PDF")


WAITING = """
import sys
from PySide6.QtCore import QTimer
from ui import crash
from ui.app import main
started = crash.Guard.tell_about_last_time
def tell(guard):
    started(guard)
    QTimer.singleShot(0, lambda: print(flush=True))
crash.Guard.tell_about_last_time = tell
sys.argv = ["leefbudget"]
sys.exit(main([]))
"""


@pytest.mark.parametrize("sent", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_the_window_ends_when_it_is_told_to(home, sent):
    command = [sys.executable, "-c", WAITING]
    with subprocess.Popen(command, env=environment(home), cwd=ROOT, stdout=-1, stderr=-3) as process:
        assert process.stdout.readline() == b"\n"  # painted, and waiting for what comes
        process.send_signal(getattr(signal, sent))
        assert process.wait(300) == 1
