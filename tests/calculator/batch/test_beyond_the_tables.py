"""Rows of a day beyond the tables: refused unless it was asked for, and then each row says whose amounts it uses."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from calculator.batch.results import collect
from calculator.batch.writing.report import ReportLine, lines
from calculator.cli import main
from tests.years import LAST_DAY, LAST_YEAR, NEXT_YEAR

HEAD = (
    "dossier;peildatum;aanvrager_leeftijd;aanvrager_inkomen_soort;aanvrager_bruto_inkomen_per_jaar;partner_leeftijd;"
    "partner_inkomen_soort;partner_bruto_inkomen_per_jaar;kinderen_leeftijden;medebewoners_bruto_inkomen_per_jaar;"
    "vermogen;kale_huur_nu_per_maand;subsidiabele_servicekosten_nu_per_maand;energielast_nu_per_maand"
)
SAID = f"Gerekend met bedragen van {LAST_YEAR}; die van {NEXT_YEAR} zijn nog niet bekend."
WHOSE = f"tabellen_verouderd: bedragen van {LAST_YEAR}; die van {NEXT_YEAR} zijn nog niet bekend"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "in.csv"
    days = (LAST_DAY, f"{NEXT_YEAR}-01-02", f"{NEXT_YEAR + 1}-01-01")
    rows = [f"{day};{day};40;loon;24000;;;;;;0;600;0;125" for day in days]
    path.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    return path


def outcomes(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_without_being_asked_such_a_row_is_refused_and_says_how(
    sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["batch", str(sheet), str(tmp_path / "uit.csv")]) == 0
    assert SAID not in capsys.readouterr().out
    covered, beyond, far = outcomes(tmp_path / "uit.csv")
    assert (covered["fout"], covered["let_op"]) == ("", "")
    assert "--met-laatste-tabellen" in beyond["fout"]
    assert f"2019-01-01 tot en met {LAST_DAY}" in far["fout"]


def test_when_asked_the_row_is_computed_with_the_last_amounts_and_says_so(
    sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["batch", str(sheet), str(tmp_path / "uit.csv"), "--met-laatste-tabellen"]) == 0
    assert SAID in capsys.readouterr().out.splitlines()
    covered, beyond, far = outcomes(tmp_path / "uit.csv")
    name = "resterend_leefbudget_nu_per_maand"
    assert beyond[name] == covered[name] != ""
    assert (covered["let_op"], beyond["let_op"]) == ("", WHOSE)
    assert f"{NEXT_YEAR}-12-31" in far["fout"]


def test_the_window_computes_such_a_row_and_opens_it_as_a_case(sheet: Path):
    results = collect(sheet)
    assert ReportLine(SAID) in lines(results.summary)
    assert results.parts[0][1].notices[1].as_py() == WHOSE
    assert results.case(1).peildatum == f"{NEXT_YEAR}-01-02"
