"""The answer in words, where two situations are the same or nearly so."""

from __future__ import annotations

import pytest

from calculator.outcome.budget import compute
from calculator.presenting.sentences import headline, in_brief
from calculator.run.accept import parse


def said(energy: float) -> tuple[str, str]:
    """The headline of a dwelling that differs in its energy only, and the same in brief."""
    nu = {"naam": "nu", "kale_huur_per_maand": 600, "energielast_per_maand": 125}
    loon = {"soort": "loon", "bedrag": 20000, "periode": "jaar", "bruto": True}
    case = {
        "versie": 1,
        "peildatum": "2024-01-01",
        "huishouden": {"personen": [{"rol": "aanvrager", "leeftijd": 40, "inkomens": [loon]}]},
        "woonsituaties": [nu, {**nu, "naam": "na renovatie", "energielast_per_maand": energy}],
    }
    resultaat = compute(parse(case))
    return str(headline(resultaat)), str(in_brief(resultaat))


@pytest.mark.parametrize("energy", [125, 125.49, 124.51])
def test_what_leaves_as_much_to_the_euro_is_called_as_much(energy):
    assert all("evenveel als nu" in text for text in said(energy))


@pytest.mark.parametrize(("energy", "words"), [(125.50, "minder dan nu"), (124.50, "meer dan nu")])
def test_half_a_euro_is_a_difference(energy, words):
    assert all(words in text and "evenveel" not in text for text in said(energy))
