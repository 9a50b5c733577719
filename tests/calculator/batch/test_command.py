"""The batch as a command: what it says and leaves behind, whatever stands in the place of a file."""

import errno
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from calculator.batch.sources import open_source
from calculator.cases.fields import Refused
from tests.calculator.batch.sheet_files import ROWS, csv_file, frame_of, workbook
from tests.calculator.batch.test_files import ROOT, leefbudget


def refused(finished, *said):
    assert finished.returncode == 2
    assert finished.stdout == ""
    assert all(part in finished.stderr for part in said), finished.stderr
    assert "Traceback" not in finished.stderr


def test_what_is_no_file_is_refused_by_what_it_is(tmp_path):
    (tmp_path / "map.csv").mkdir()
    target = tmp_path / "uit.csv"
    refused(leefbudget(tmp_path / "map.csv", target), "map.csv", "dit is een map")
    refused(leefbudget(tmp_path / "weg.csv", target), "weg.csv", "geen bestand met deze naam")
    assert not target.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
def test_a_pipe_is_refused_before_anybody_waits_for_it(tmp_path):
    os.mkfifo(tmp_path / "pijp.csv")  # nobody writes in it
    refused(leefbudget(tmp_path / "pijp.csv", tmp_path / "uit.csv"), "pijp.csv", "een pijp of een apparaat")


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_a_file_that_goes_away_while_it_is_read_is_told(tmp_path, monkeypatch, ending):
    source = {"csv": csv_file, "xlsx": workbook, "parquet": parquet}[ending](tmp_path, ROWS)

    def gone(*_):
        raise FileNotFoundError(errno.ENOENT, "No such file or directory")
        yield

    monkeypatch.setattr(f"calculator.batch.sources.open_{ending}", lambda *_: SimpleNamespace(chunks=gone()))
    with pytest.raises(Refused, match="Het bestand is verdwenen terwijl het werd gelezen"):
        list(open_source(source).chunks)


def parquet(folder, rows):
    frame_of(rows).astype(str).to_parquet(folder / "in.parquet")
    return folder / "in.parquet"


@pytest.mark.parametrize("name", ["mijn uit.csv", "huur é 漢.csv", "-uit.csv", "UIT.CSV", f"{'x' * 200}.csv"])
def test_a_name_may_be_any_name(tmp_path, name):
    source = csv_file(tmp_path, ROWS, name=f"in {name}")
    finished = leefbudget(source, tmp_path / name)
    assert (finished.returncode, finished.stderr) == (0, "")
    assert len((tmp_path / name).read_text("utf-8-sig").splitlines()) == 5


@pytest.mark.parametrize("named", ["blok a", " Blok A", "BLOK A "])
def test_a_sheet_is_named_whatever_the_capitals_and_spaces(tmp_path, named):
    import openpyxl

    path = workbook(tmp_path, ROWS)
    book = openpyxl.load_workbook(path)
    book.active.title = "Blok A "
    book.copy_worksheet(book.active).title = "Blok B"
    book.save(path)
    refused(leefbudget(path, tmp_path / "uit.csv"), "Meer dan één blad")
    finished = leefbudget(path, tmp_path / "uit.csv", "--blad", named)
    assert (finished.returncode, finished.stderr) == (0, "")


@pytest.mark.parametrize(
    "entry", [["-m", "calculator"], ["-c", "import sys; from ui.app import main; sys.exit(main())"]]
)
def test_the_program_does_without_pandas(tmp_path, entry):
    source = csv_file(tmp_path, ROWS)
    command = [sys.executable, "-X", "importtime", *entry, "batch", str(source), str(tmp_path / "uit.csv")]
    finished = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert " pyarrow.lib\n" in finished.stderr
    assert " pandas." not in finished.stderr  # that it is asked for is told as well
    assert len((tmp_path / "uit.csv").read_text(encoding="utf-8").splitlines()) == len(ROWS) + 1
