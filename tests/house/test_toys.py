"""A new allowance and a new field of a dwelling in a copy of the program, with the few lines that CONTRIBUTING names.

Whatever shows a budget shows them, since it reads the one list of outcomes and the one list of inputs.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

RULES = '''
"""Vakantiebijslag voor kinderen, een verzonnen wet."""

from calculator.rules.rounding import op_centen
from calculator.rules.rule import stap


@stap("Wet vakantiebijslag art. 1", "euro per maand")
def vakantiebijslag_per_maand(kinderen_onder_18: float, vakantiebijslag_per_kind_per_maand: float) -> float:
    """Vakantiebijslag voor kinderen."""
    return op_centen(kinderen_onder_18 * vakantiebijslag_per_kind_per_maand)
'''
TABLE = """
id: vakantiebijslag
title: "Wet vakantiebijslag"
url: "https://example.org"
checked_on: "2026-11-21"
valid_until: "2026-12-31"
sources:
  wet: {title: "Een verzonnen wet", url: "https://example.org"}
parameters:
  vakantiebijslag_per_kind_per_maand:
    label: "Vakantiebijslag per kind"
    unit: euro
    period: maand
    article: "Wet vakantiebijslag art. 1"
    values:
      - {valid_from: "2019-01-01", value: 12.34, source: [wet], confidence: official}
"""
# Per file: what stands before a line there, and the line that comes in front of it. The ledger and the letter of the
# client each have words of their own, in one file per language.
ALLOWANCE = {
    "calculator/law/__init__.py": ("zorgtoeslag,", "vakantiebijslag,"),
    "calculator/rules/outcomes.py": (
        "onbelast_inkomen_per_maand: float",
        "vakantiebijslag_per_maand: float = _outcome(Post.IN, batch=True)",
    ),
    "calculator/words/nl.yaml": ("onbelast_inkomen_per_maand:", 'vakantiebijslag_per_maand: "Vakantiebijslag"'),
    "calculator/words/en.yaml": ("onbelast_inkomen_per_maand:", 'vakantiebijslag_per_maand: "Holiday benefit"'),
    "tables/glossary.yaml": (
        '- term: "Zorgtoeslag"',
        '- {term: "Vakantiebijslag", english: "holiday benefit", text: "Geld voor kinderen.", article: ""}',
    ),
}
COST = {
    "calculator/cases/case.py": (
        "zelfstandig: bool",
        'parkeren_per_maand: float = described(Amount(), "Parkeren", "euro per maand", rare=True, default=0.0)',
    ),
    "calculator/rules/inputs.py": (
        '"energielast_per_maand": Input(',
        '"parkeren_per_maand": Input("Parkeren", "euro per maand", field="parkeren_per_maand"),',
    ),
    "calculator/rules/outcomes.py": (
        "energielast_per_maand: float",
        "parkeren_per_maand: float = _outcome(Post.OUT)",
    ),
    "ui/form/descriptors.py": (
        '*both_dwellings(Woonsituatie, "epv_per_maand"',
        '*both_dwellings(Woonsituatie, "parkeren_per_maand", "parkeren_per_maand", KOSTEN),',
    ),
    "calculator/words/nl.yaml": ('energielast_per_maand: "', 'parkeren_per_maand: "Parkeerplaats"'),
    "calculator/words/en.yaml": ('energielast_per_maand: "', 'parkeren_per_maand: "Parking"'),
}

# Runs in the copy and tells what each presenter makes of one case.
PRESENT = """
import io, json, sys
from datetime import date
from zipfile import ZipFile

import openpyxl
import pandas as pd
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from calculator.batch import compute as compute_sheet
from calculator.outcome.budget import compute
from calculator.presenting.ledger import rows
from calculator.presenting.letter import letter
from calculator.presenting.terminal import case_text
from calculator.run.accept import parse
from calculator.workbook.casefile import build
from calculator.workbook.opened import from_bytes
from ui.app import ARGUMENTS, prepare
from ui.window import Window

case, sheet = json.load(sys.stdin)
result = compute(parse(case))
content = build(result).to_bytes()
book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
application = QApplication(["leefbudget", *ARGUMENTS])
prepare(application)
window = Window(today=date(2026, 11, 21))
window.show()
window.complete()
window.desk.open_case(result.geval)
window.desk.recompute()
model = window.result.ledger.ledger
shown = [[model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())]
told = {
    "json": result.to_json(),
    "ledger": [[row.label, row.label_in("en"), row.amounts] for row in rows(result)],
    "letter": {
        language: [[line.label, *line.amounts] for line in (*page.comes_in, *page.goes_out)]
        for language in ("nl", "en")
        for page in [letter(result, language)]
    },
    "terminal": case_text(result),
    "sheets": {each.title: [[cell.value for cell in row] for row in each] for each in book},
    "names": sorted(book.defined_names),
    "formulas": [
        cell.value
        for each in openpyxl.load_workbook(io.BytesIO(content))
        for row in each
        for cell in row
        if cell.data_type == "f"
    ],
    "opened": from_bytes(content).geval == result.geval,
    "batch": compute_sheet(pd.DataFrame([sheet])).fillna("").iloc[0].to_dict(),
    "window": shown,
    "field": window.form.input("woonsituaties[0].parkeren_per_maand").text(),
}
window.desk.files.mark_saved()
window.close()
json.dump(told, sys.stdout, default=str)
"""

CASE = {
    "versie": 1,
    "peildatum": "2024-01-01",
    "huishouden": {
        "personen": [
            {
                "rol": "aanvrager",
                "leeftijd": 40,
                "inkomens": [{"soort": "loon", "bedrag": 30000, "periode": "jaar"}],
            },
            {"rol": "kind", "leeftijd": 8},
            {"rol": "kind", "leeftijd": 13},
        ]
    },
    "woonsituaties": [
        {"naam": "nu", "kale_huur_per_maand": 600, "energielast_per_maand": 125, "parkeren_per_maand": 41.5},
        {"naam": "na renovatie", "kale_huur_per_maand": 650, "energielast_per_maand": 75, "parkeren_per_maand": 52},
    ],
}
SHEET = {
    "dossier": "A",
    "peildatum": "2024-01-01",
    "aanvrager_leeftijd": 40,
    "aanvrager_inkomen_soort": "loon",
    "aanvrager_bruto_inkomen_per_jaar": 30000,
    "partner_leeftijd": None,
    "partner_inkomen_soort": None,
    "partner_bruto_inkomen_per_jaar": None,
    "kinderen_leeftijden": "8;13",
    "medebewoners_bruto_inkomen_per_jaar": None,
    "vermogen": 0,
    "kale_huur_nu_per_maand": 600,
    "subsidiabele_servicekosten_nu_per_maand": 0,
    "energielast_nu_per_maand": 125,
}


def add(root, lines):
    for name, (before, line) in lines.items():
        path = root / name
        text, found = re.subn(
            rf"^( +){re.escape(before)}",
            lambda match, line=line: f"{match[1]}{line}\n{match[0]}",
            path.read_text(encoding="utf-8"),
            flags=re.MULTILINE,
        )
        assert found, name
        path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What a program with both toys says of a case, and which files were touched for each."""
    root = tmp_path_factory.mktemp("copy")
    for folder in ("calculator", "ui", "tables"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "calculator/law/vakantiebijslag.py").write_text(RULES.lstrip(), encoding="utf-8")
    (root / "tables/vakantiebijslag.yaml").write_text(TABLE.lstrip(), encoding="utf-8")
    add(root, ALLOWANCE)
    add(root, COST)
    finished = subprocess.run(
        [sys.executable, "-c", PRESENT],
        input=json.dumps([CASE, SHEET]),
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"},
    )
    assert finished.returncode == 0, finished.stderr
    return json.loads(finished.stdout)


def test_the_allowance_and_the_cost_count_in_what_is_left(told):
    """By hand: two children at 12.34 come in, 41.50 and 52.00 go out."""
    first, second = told["json"]["woonsituaties"]
    for home, parking in ((first, 41.5), (second, 52)):
        household = home["huishouden"]
        assert household["vakantiebijslag_per_maand"] == 24.68
        assert home["parkeren_per_maand"] == parking
    assert first["netto_woonlast_per_maand"] == 600 + 125 + 41.5 - first["huurtoeslag_per_maand"]


def test_every_presenter_shows_them(told):
    ledger = {label: (english, amounts) for label, english, amounts in told["ledger"]}
    assert ledger["Vakantiebijslag"] == ("Holiday benefit", [24.68, 24.68])
    assert ledger["Parkeerplaats"] == ("Parking", [41.5, 52])
    for language, words in (("nl", ("Vakantiebijslag", "Parkeerplaats")), ("en", ("Holiday benefit", "Parking"))):
        assert set(words) <= {line[0] for line in told["letter"][language]}
    assert all(word in told["terminal"] for word in ("Vakantiebijslag", "Parkeerplaats"))
    assert {"Vakantiebijslag", "Parkeerplaats"} <= {row[0] for row in told["window"]}
    assert told["field"] == "41,50"


def test_the_workbook_asks_the_field_computes_both_and_opens_again(told):
    assert told["opened"]
    names = set(told["names"])
    assert {"in_parkeren_per_maand_1", "in_parkeren_per_maand_2"} <= names
    assert any("gelezen_parkeren_per_maand_1" in formula for formula in told["formulas"])
    summary = [cell for row in told["sheets"]["Samenvatting"] for cell in row]
    assert {"Vakantiebijslag", "Parkeerplaats"} <= set(summary)
    glossary = [cell for row in told["sheets"]["Uitleg"] for cell in row]
    assert "Vakantiebijslag" in glossary


def test_the_batch_has_a_column_for_the_allowance(told):
    assert told["batch"]["vakantiebijslag_per_maand"] == 24.68
    assert told["batch"]["fout"] == ""
