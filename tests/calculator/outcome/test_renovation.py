"""The renovation ledger adds up to the change in net housing cost, for every example and for random changes."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from calculator.outcome.appendix import examples
from calculator.outcome.renovation import parts
from calculator.run.accept import parse
from calculator.run.evaluation import evaluate


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.label)
def test_the_parts_of_an_example_add_up_to_the_change(example):
    computed = evaluate(example.geval)
    change = (
        computed.situations[1].values["netto_woonlast_per_maand"] - computed.first.values["netto_woonlast_per_maand"]
    )
    assert sum(part.effect_per_maand for part in parts(computed, 1)) == pytest.approx(change, abs=1e-9)


def test_the_parts_of_case_12_are_those_of_the_law():
    """Wht art. 21, 2021: 150 euro of rent lies in the 65% band; 97.50 of it comes back, rounding adds 0.50."""
    computed = evaluate(examples()[11].geval)
    found = {part.key: part.effect_per_maand for part in parts(computed, 1)}
    assert found == {
        "kale_huur_per_maand": 150,
        "deel_tot_aftoppingsgrens_per_maand": -97.5,
        "huurtoeslag_rounding": -0.5,
        "energielast_per_maand": -50,
    }


@pytest.mark.parametrize(
    ("less", "key"),
    [(0.49, "huurtoeslag_rounding"), (0.5, "huurtoeslag_per_maand"), (40, "huurtoeslag_per_maand")],
)
def test_what_is_a_euro_or_more_is_not_called_rounding(less, key):
    """Case 12, where rounding adds 0.50: with less huurtoeslag given for now, more of it comes back."""
    geval = examples()[11].geval
    now = evaluate(geval).first.values["huurtoeslag_per_maand"]
    given = replace(geval, vaste_bedragen=replace(geval.vaste_bedragen, huurtoeslag_per_maand=now - less))
    found = {part.key: part.effect_per_maand for part in parts(evaluate(given), 1)}
    assert found.get(key) == pytest.approx(-0.5 - less)


def test_random_changes_add_up_in_every_year():
    random_ = random.Random(20261121)
    for _ in range(500):
        woningen = [
            {
                "naam": naam,
                "kale_huur_per_maand": random_.randint(20000, 110000) / 100,
                "energielast_per_maand": random_.randint(0, 30000) / 100,
                "epv_per_maand": random_.choice([0, 50]),
                "servicekosten_per_maand": {"energie": random_.choice([0, 5, 20])},
                "zelfstandig": random_.random() < 0.9,
            }
            for naam in ("nu", "straks")
        ]
        computed = evaluate(
            parse(
                {
                    "versie": 1,
                    "peildatum": f"{random_.randint(2019, 2026)}-01-01",
                    "huishouden": {"type": "alleenstaand", "bruto_inkomen_per_jaar": random_.randint(0, 40000)},
                    "woonsituaties": woningen,
                }
            )
        )
        before, after = (situation.values["netto_woonlast_per_maand"] for situation in computed.situations)
        assert sum(part.effect_per_maand for part in parts(computed, 1)) == pytest.approx(after - before, abs=0.005)
