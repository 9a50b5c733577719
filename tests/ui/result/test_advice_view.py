"""The page with advice: what it shows is what the result says, and the form leads to it and back without loss."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from calculator.cases.fields import to_json
from calculator.outcome.budget import compute
from calculator.presenting.advice_text import advice_parts
from calculator.run.accept import parse
from calculator.words import LANGUAGES
from ui.form.case_record import from_case, to_case
from ui.result.advice_view import AdviceView

INGREEP = {
    "soort": "jaarlijks",
    "verhuurder": "corporatie",
    "zittende_huurder": True,
    "maatregelen": ["isolatie", "installatie"],
    "complex_vanaf_tien": False,
    "datum": "2026-07-01",
    "opgeleverd": "2026-06-01",
    "contract_vanaf": "2019-02-01",
    "aanvangshuur_per_maand": 500,
    "punten": 140,
    "inkomen_twee_jaar_terug": 31000,
    "oppervlakte_m2": 80,
    "epv_stelsel": "basis",
}
CASE: dict[str, Any] = {
    "versie": 1,
    "peildatum": "2026-01-01",
    "huishouden": {"type": "alleenstaand", "bruto_inkomen_per_jaar": 20000, "inkomen_soort": "loon"},
    "woonsituaties": [
        {"naam": "nu", "kale_huur_per_maand": 640, "energielast_per_maand": 125},
        {
            "naam": "na renovatie",
            "kale_huur_per_maand": 672,
            "energielast_per_maand": 75,
            "energielast_laag_per_maand": 60,
            "energielast_hoog_per_maand": 110,
            "ingreep": INGREEP,
        },
    ],
}


def test_the_page_shows_every_line_and_replaces_them(qtbot):
    view = AdviceView()
    qtbot.addWidget(view)
    for changed in (CASE, {**CASE, "woonsituaties": CASE["woonsituaties"][:1]}):
        resultaat = compute(parse(changed))
        view.show_result(resultaat)
        shown = [label.text() for label in view.widget().findChildren(QLabel)]
        for part in advice_parts(resultaat):
            assert part.title in shown
            assert all(line.text in shown for line in part.lines)
    assert "Boven het maximum" not in " ".join(shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_judgement_is_marked_with_a_word(language):
    parts = advice_parts(compute(parse(CASE)), language)
    marks = {line.mark for part in parts for line in part.lines if line.bron}
    assert {"nl": "boven", "en": "above"}[language] in marks
    assert {"nl": "controleer", "en": "check"}[language] in marks


def test_what_a_rise_is_for_comes_through_the_form_without_loss():
    geval = parse(CASE)
    back = parse(to_case(from_case(geval)))
    assert to_json(back)["woonsituaties"][1]["ingreep"] == to_json(geval)["woonsituaties"][1]["ingreep"]
    assert back.woonsituaties[1] == geval.woonsituaties[1]
    assert back.woonsituaties[0].ingreep is None
