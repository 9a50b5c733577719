"""A day beyond the tables: computed with the last amounts, knowingly, and said by every presenter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from calculator.cases.fields import Refused
from calculator.cli import main
from calculator.outcome.budget import compute
from calculator.presenting.letter import letter
from calculator.presenting.sentences import headline, in_brief
from calculator.presenting.terminal import case_text
from calculator.run.accept import parse
from calculator.workbook import write
from tests.years import LAST_DAY, LAST_YEAR, NEXT_YEAR

WHOSE = f"bedragen van {LAST_YEAR}; die van {NEXT_YEAR} zijn nog niet bekend"


def case(day: str = f"{NEXT_YEAR}-01-02", age: int = 40) -> dict[str, Any]:
    return {
        "versie": 1,
        "peildatum": day,
        "huishouden": {
            "personen": [
                {
                    "rol": "aanvrager",
                    "leeftijd": age,
                    "inkomens": [{"soort": "loon", "bedrag": 24000, "periode": "jaar"}],
                }
            ]
        },
        "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 600, "energielast_per_maand": 125}],
    }


def test_the_amounts_are_those_of_the_last_covered_day():
    beyond, last = compute(parse(case(), latest_tables=True)), compute(parse(case(f"{LAST_DAY}")))
    assert (
        beyond.woonsituaties[0].resterend_leefbudget_per_maand == last.woonsituaties[0].resterend_leefbudget_per_maand
    )
    assert [table.geldig_vanaf for table in beyond.tabellen] == [table.geldig_vanaf for table in last.tabellen]


def test_facts_of_the_household_are_taken_on_the_day_itself():
    """66 on the last covered day, 67 in April of the year after, and with that of AOW age."""
    source = case(f"{NEXT_YEAR}-04-01")
    person = source["huishouden"]["personen"][0]
    del person["leeftijd"]
    person["geboren"] = f"{NEXT_YEAR - 67}-03"
    home = compute(parse(source, latest_tables=True)).computed.first.household
    before = compute(parse({**source, "peildatum": f"{LAST_DAY}"})).computed.first.household
    assert (before.persons[0][1]["aow_bereikt"], home.persons[0][1]["aow_bereikt"]) == (False, True)


def test_headline_page_signal_and_terminal_all_say_whose_amounts_these_are():
    resultaat = compute(parse(case(), latest_tables=True))
    signal = next(item for item in resultaat.signalen if item.code == "tabellen_verouderd")
    said = [
        str(headline(resultaat)),
        str(in_brief(resultaat)),
        letter(resultaat).day,
        case_text(resultaat),
        signal.tekst,
    ]
    assert [WHOSE in text for text in said] == [True] * 5
    english = [headline(resultaat).say("en"), letter(resultaat, "en").day]
    assert all(f"amounts of {LAST_YEAR}; those of {NEXT_YEAR} are not known yet" in text for text in english)


def test_a_covered_day_says_nothing_of_it():
    resultaat = compute(parse(case(f"{LAST_DAY}")))
    assert "niet bekend" not in str(headline(resultaat)) + letter(resultaat).day
    assert "tabellen_verouderd" not in [item.code for item in resultaat.signalen]


def test_the_summary_of_the_workbook_says_it(tmp_path: Path):
    write(compute(parse(case(), latest_tables=True)), tmp_path / "dossier.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "dossier.xlsx")["Samenvatting"]
    assert any(WHOSE in str(cell.value) for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("day", [f"{NEXT_YEAR + 1}-01-01", "2018-12-31"])
def test_more_than_twelve_months_beyond_or_before_the_tables_is_refused_whatever_was_asked(day: str):
    with pytest.raises(Refused, match=f"een datum van 2019-01-01 tot en met {NEXT_YEAR}-12-31"):
        parse(case(day), latest_tables=True)


def test_the_command_wants_to_be_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "geval.json"
    path.write_text(json.dumps(case()), encoding="utf-8")
    assert main(["bereken", str(path)]) == 2
    assert "--met-laatste-tabellen" in capsys.readouterr().err
    assert main(["bereken", str(path), "--met-laatste-tabellen", "--xlsx", str(tmp_path / "dossier.xlsx")]) == 0
    assert WHOSE in capsys.readouterr().out.splitlines()[0]
    assert main(["bereken", str(tmp_path / "dossier.xlsx")]) == 2
    assert "peildatum" in capsys.readouterr().err
    assert main(["bereken", str(tmp_path / "dossier.xlsx"), "--met-laatste-tabellen"]) == 0
