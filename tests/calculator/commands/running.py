"""Run the command line as a person does: within the process, or started anew."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from calculator.cli import main

ROOT = Path(__file__).parents[3]


def leefbudget(
    *arguments: str | Path, given: str | bytes | None = None, **environ: str
) -> subprocess.CompletedProcess[str]:
    """Run a command from another folder with streams of its own: what it does, without waiting for a start."""
    content = given.encode() if isinstance(given, str) else given
    out, err = (io.TextIOWrapper(io.BytesIO(), "ascii") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tempfile.gettempdir())
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content or b"")))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        for name, value in environ.items():
            patch.setenv(name, value)
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            status = int(ended.code or 0)
        for stream in (out, err):
            stream.flush()
    said, told = (stream.buffer.getvalue().decode("utf-8") for stream in (out, err))
    return subprocess.CompletedProcess(arguments, status, said, told)


def started(
    *arguments: str | bytes | Path, given: bytes | None = None, **environ: str
) -> subprocess.CompletedProcess[str]:
    """Start the program from another folder, with standard input when something is given."""
    finished = subprocess.run(
        [sys.executable, "-m", "calculator", *arguments],
        input=given,
        stdin=subprocess.DEVNULL if given is None else None,
        capture_output=True,
        check=False,
        timeout=300,
        cwd=tempfile.gettempdir(),
        env={**os.environ, "PYTHONPATH": str(ROOT), **environ},
    )
    out, err = finished.stdout.decode("utf-8"), finished.stderr.decode("utf-8")
    assert "Traceback" not in out + err
    return subprocess.CompletedProcess(finished.args, finished.returncode, out, err)


def refused(*arguments: str | Path, given: str | bytes | None = None) -> list[str]:
    """Run the program, check that it refuses, and return the messages."""
    finished = leefbudget(*arguments, given=given)
    assert finished.returncode == 2
    assert finished.stdout == ""
    assert finished.stderr.endswith("\n")
    return finished.stderr.splitlines()
