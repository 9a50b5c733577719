"""The taxes in a typed price of energy: those of the year where they were found, and what is missing is said."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.outcome.budget import compute
from calculator.outcome.signaal import Signaal
from calculator.run.accept import parse


def said(day: str, **energie: Any) -> list[Signaal]:
    wage = {"soort": "loon", "bedrag": 20000, "periode": "jaar"}
    dwelling = {"naam": "nu", "kale_huur_per_maand": 600}
    dwelling |= {"energie": energie} if energie else {"energielast_per_maand": 100}
    case = {
        "versie": 1,
        "peildatum": day,
        "huishouden": {"personen": [{"rol": "aanvrager", "leeftijd": 40, "inkomens": [wage]}]},
        "woonsituaties": [dwelling],
    }
    found = compute(parse(case)).advies.signalen
    return [item for item in found if item.code in ("energiebelasting", "energieprijs_laag")]


USE = {"gas_m3_per_jaar": 1000, "prijs_gas": 1.5, "stroom_kwh_per_jaar": 2400, "prijs_stroom": 0.4}


# By hand: (energy tax + ODE) x (1 + VAT). Belastingdienst and CBS to 2022, whose reduction of 681.63 is printed as
# 824.77 and from July, with 9% VAT, as 742.98; Selectra prints 2026 with VAT: 0.72680 per m3 and 628.96 a year.
@pytest.mark.parametrize(
    ("day", "gas", "power", "less", "total"),
    [
        ("2026-07-01", "0,72680", "0,11084", "628,96", "€ 363,85 per jaar."),  # 726.7986 + 266.0064 - 628.96
        ("2022-06-30", "0,54416", "0,08142", "824,77", "€ 85,20 per jaar meer"),  # 544.1612 + 195.41016 - 824.77
        ("2022-07-01", "0,49019", "0,07335", "742,98", "€ 76,75 per jaar meer"),  # 490.1948 + 176.03064 - 742.98
        ("2020-01-01", "0,49679", "0,15125", "527,17", "€ 332,62 per jaar."),  # 496.7897 + 363 - 527.17
    ],
)
def test_the_taxes_of_the_year_are_shown_with_vat(day: str, gas: str, power: str, less: str, total: str) -> None:
    (signaal,) = said(day, **USE)
    text = signaal.tekst.replace("\u00a0", " ")
    assert f"{gas} euro per m3 gas en {power} euro per kWh stroom" in text
    assert f"€ {less} vermindering" in text
    assert total in text
    assert (signaal.soort, signaal.veld) == ("bron", "woonsituaties[0].energie")


def test_what_was_not_found_of_a_year_is_named_and_nothing_is_made_up() -> None:
    """ODE on gas of 2019 and 2021 and the reduction of 2021 were not found."""
    assert "ontbreekt" in said("2019-07-01", **USE)[0].tekst
    assert "gas en de vermindering ontbreekt" in said("2021-07-01", **USE)[0].tekst
    without_gas = {name: value for name, value in USE.items() if "gas" not in name}
    assert "0,14221 euro per kWh" in said("2019-07-01", **without_gas)[0].tekst  # (0.09863 + 0.0189) x 1.21


def test_energy_that_is_typed_as_an_amount_or_as_warmth_has_no_such_tax() -> None:
    assert said("2026-07-01") == []
    assert said("2026-07-01", warmte_gj_per_jaar=20, prijs_warmte=45) == []


@pytest.mark.parametrize(("price", "low"), [(0.7268, False), (0.7267, True), (0.52, True)])
def test_a_price_below_its_own_tax_is_asked_about(price: float, low: bool) -> None:
    """In 2026 0.7267986 of the price of a m3 is tax; 0.52 is what the supply alone cost in 2025 (2025D11791)."""
    found = said("2026-07-01", gas_m3_per_jaar=1000, prijs_gas=price)
    assert ([item.veld for item in found[1:]] == ["woonsituaties[0].energie.prijs_gas"]) is low
