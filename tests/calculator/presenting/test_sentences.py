"""The answer in words, where two situations are the same or nearly so."""

from __future__ import annotations

import pytest

from calculator.outcome.budget import compute
from calculator.outcome.result import Resultaat
from calculator.presenting.sentences import explanation, headline, in_brief
from calculator.presenting.sentences import said as together
from calculator.run.accept import parse


def result(energy: float, **band: float) -> Resultaat:
    """The outcome of a dwelling that differs in its energy only."""
    nu = {"naam": "nu", "kale_huur_per_maand": 600, "energielast_per_maand": 125}
    loon = {"soort": "loon", "bedrag": 20000, "periode": "jaar", "bruto": True}
    case = {
        "versie": 1,
        "peildatum": "2024-01-01",
        "huishouden": {"personen": [{"rol": "aanvrager", "leeftijd": 40, "inkomens": [loon]}]},
        "woonsituaties": [nu, {**nu, "naam": "na renovatie", "energielast_per_maand": energy, **band}],
    }
    return compute(parse(case))


def said(energy: float) -> tuple[str, str]:
    """The headline, and the same in brief."""
    resultaat = result(energy)
    return str(headline(resultaat)), str(in_brief(resultaat))


@pytest.mark.parametrize("energy", [125, 125.49, 124.51])
def test_what_leaves_as_much_to_the_euro_is_called_as_much(energy):
    assert all("evenveel als nu" in text for text in said(energy))


@pytest.mark.parametrize(("energy", "words"), [(125.50, "minder dan nu"), (124.50, "meer dan nu")])
def test_half_a_euro_is_a_difference(energy, words):
    assert all(words in text and "evenveel" not in text for text in said(energy))


def test_a_low_and_a_high_cost_of_energy_say_what_they_do():
    found = together(explanation(result(100, energielast_laag_per_maand=60, energielast_hoog_per_maand=140.0)))
    assert found.replace("\u00a0", " ").endswith(
        "Wordt de energie € 140 per maand, dan is dat € 15 minder dan nu. "
        "Wordt de energie € 60 per maand, dan is dat € 65 meer dan nu."
    )
    assert "Wordt de energie" not in together(explanation(result(100, energielast_hoog_per_maand=100)))
