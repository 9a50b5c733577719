"""A case file with a password, on the command line: from the environment or asked in a terminal, never an argument."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from calculator.outcome.budget import compute
from calculator.run.accept import parse
from calculator.workbook import PasswordNeeded, read, write
from tests.calculator.commands.running import ROOT, leefbudget
from tests.calculator.good_case import EXAMPLE

PASSWORD = "Geheim-é-2026"  # noqa: S105 - made up here
VARIABLE = "LEEFBUDGET_WACHTWOORD"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "geval.json"
    path.write_text(json.dumps(EXAMPLE), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def locked(tmp_path_factory):
    path = tmp_path_factory.mktemp("locked") / "dossier.xlsx"
    write(compute(parse(EXAMPLE)), path, password=PASSWORD)
    return path


def test_a_case_file_with_a_password_opens_with_it_from_the_environment(locked, file):
    finished = leefbudget("bereken", locked, "--json", **{VARIABLE: PASSWORD})
    assert (finished.returncode, json.loads(finished.stdout)) == (
        0,
        json.loads(leefbudget("bereken", file, "--json").stdout),
    )


def test_what_is_saved_from_a_case_file_with_a_password_has_the_same(locked, tmp_path):
    assert leefbudget("bereken", locked, "--xlsx", tmp_path / "b.xlsx", **{VARIABLE: PASSWORD}).returncode == 0
    with pytest.raises(PasswordNeeded):
        read(tmp_path / "b.xlsx")
    assert read(tmp_path / "b.xlsx", PASSWORD).geval == parse(EXAMPLE)


def test_a_password_that_is_not_needed_changes_nothing(file, tmp_path):
    leefbudget("bereken", file, "--xlsx", tmp_path / "a.xlsx")
    finished = leefbudget("bereken", tmp_path / "a.xlsx", "--xlsx", tmp_path / "b.xlsx", **{VARIABLE: PASSWORD})
    assert finished.returncode == 0
    assert read(tmp_path / "b.xlsx").geval == parse(EXAMPLE)


@pytest.mark.parametrize(
    ("password", "said"), [("", VARIABLE), ("fout", "Het wachtwoord is niet juist"), (PASSWORD.lower(), "hoofdletters")]
)
def test_without_the_right_password_a_case_file_is_refused(locked, tmp_path, password, said):
    finished = leefbudget("bereken", locked, "--xlsx", tmp_path / "b.xlsx", **{VARIABLE: password})
    assert (finished.returncode, finished.stdout) == (2, "")
    assert said in finished.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_password_is_no_argument(locked):
    assert leefbudget("bereken", locked, "--wachtwoord", PASSWORD).returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own, as Linux and macOS have them")
@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        (PASSWORD + "\n", 0, ""),
        ("fout\n", 2, "Het wachtwoord is niet juist"),
        ("\n", 2, VARIABLE),
        ("\x04", 2, VARIABLE),
    ],
)
def test_in_a_terminal_the_password_is_asked_and_not_shown(locked, typed, status, said):
    import pty

    ours, theirs = pty.openpty()
    with (
        os.fdopen(ours, "r+b", buffering=0) as terminal,
        subprocess.Popen(
            [sys.executable, "-m", "calculator", "bereken", locked, "--json"],
            stdin=theirs,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT), VARIABLE: ""},
            start_new_session=True,  # else it would ask in the terminal from which the tests run
        ) as process,
    ):
        asked = process.stderr.read(len("Wachtwoord: "))
        terminal.write(typed.encode())
        out, err = process.communicate(timeout=300)
        shown = terminal.read(200) if select.select([terminal], [], [], 0)[0] else b""
        os.close(theirs)
    assert asked == b"Wachtwoord: "
    assert process.returncode == status
    assert (out == b"") == (status != 0)
    assert said in err.decode()
    assert "Traceback" not in err.decode()
    assert shown.strip() == b""
