"""Energy typed as use and prices."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.cases.case import Geval
from calculator.cases.fields import Refused, to_json
from calculator.run.accept import parse


def read(**dwelling: Any) -> Geval:
    household = {"type": "alleenstaand", "bruto_inkomen_per_jaar": 20000, "inkomen_soort": "loon"}
    woning = {"naam": "nu", "kale_huur_per_maand": 600, **dwelling}
    return parse({"versie": 1, "peildatum": "2026-01-01", "huishouden": household, "woonsituaties": [woning]})


# By hand: (1,000 x 1.33 + 1,706 x 0.2734) / 12 + 20 = 110.8333 + 38.8684 + 20; 30 GJ at 47.39 over twelve months
@pytest.mark.parametrize(
    ("use", "amount"),
    [
        (
            {
                "gas_m3_per_jaar": 1000,
                "prijs_gas": 1.33,
                "stroom_kwh_per_jaar": 1706,
                "prijs_stroom": 0.2734,
                "vast_per_maand": 20,
            },
            169.7,
        ),
        ({"warmte_gj_per_jaar": 30, "prijs_warmte": 47.39}, 118.48),
        ({}, 0.0),
    ],
)
def test_use_times_price_is_the_energy_of_a_month(use: dict[str, float], amount: float) -> None:
    geval = read(energie=use)
    assert geval.woonsituaties[0].energielast_per_maand == amount
    assert parse(to_json(geval)) == geval


@pytest.mark.parametrize(
    ("dwelling", "named"),
    [
        ({"energie": {"gas_m3_per_jaar": 1000}}, "woonsituaties[0].energie.prijs_gas: ontbreekt"),
        ({"energie": {"prijs_gas": -1}}, "woonsituaties[0].energie.prijs_gas: -1"),
        ({"energie": {"gas": 1}}, "woonsituaties[0].energie.gas"),
        ({"energie": 5}, "woonsituaties[0].energie: 5"),
        (
            {"energielast_per_maand": 100, "energie": {"vast_per_maand": 20}},
            "woonsituaties[0].energielast_per_maand: 100",
        ),
        ({}, "woonsituaties[0].energielast_per_maand: ontbreekt"),
        ({"energielast_per_maand": 100, "energielast_laag_per_maand": 100.01}, "energielast_laag_per_maand: 100.01"),
        ({"energielast_per_maand": 100, "energielast_hoog_per_maand": 99.99}, "energielast_hoog_per_maand: 99.99"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(dwelling: Any, named: str) -> None:
    with pytest.raises(Refused) as refused:
        read(**dwelling)
    assert named in str(refused.value)
