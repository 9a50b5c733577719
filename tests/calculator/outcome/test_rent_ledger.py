"""The renovation ledger: bands, who pays, and energy at best and at worst; everything adds up to the cent."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.outcome.budget import compute
from calculator.outcome.result import Resultaat
from calculator.run.accept import parse
from tests.calculator.strategies import steady


def renovated(
    day: str, before: float, after: float, *, income: float = 15000, persons: int = 1, **later: Any
) -> Resultaat:
    others = [{"rol": "medebewoner", "leeftijd": 30}] * (persons - 1)
    wage = {"soort": "loon", "bedrag": income, "periode": "jaar"}
    case = {
        "versie": 1,
        "peildatum": day,
        "huishouden": {"personen": [{"rol": "aanvrager", "leeftijd": 40, "inkomens": [wage]}, *others]},
        "woonsituaties": [
            {"naam": "nu", "kale_huur_per_maand": before, "energielast_per_maand": 125},
            {"naam": "na renovatie", "kale_huur_per_maand": after, "energielast_per_maand": 75, **later},
        ],
    }
    return compute(parse(case))


# By hand from the limits: 237.62, 442.46, 633.25 and 752.33 in 2021; 202.52, 498.20, 713.02 and 932.93 in 2026
@pytest.mark.parametrize(
    ("day", "before", "after", "persons", "expected"),
    [
        ("2021-01-01", 475, 625, 1, [("tot_aftoppingsgrens", 150, 97.5)]),
        ("2021-01-01", 400, 500, 1, [("volledig", 42.46, 42.46), ("tot_aftoppingsgrens", 57.54, 37.4)]),
        (
            "2021-01-01",
            600,
            700,
            1,
            [("tot_aftoppingsgrens", 33.25, 21.61), ("boven_aftoppingsgrens", 66.75, 26.7)],
        ),
        # two persons below the AOW age got nothing above the aftoppingsgrens until 2025
        ("2021-01-01", 600, 700, 2, [("tot_aftoppingsgrens", 33.25, 21.61), ("boven_aftoppingsgrens", 66.75, 0)]),
        ("2026-01-01", 700, 740, 2, [("tot_aftoppingsgrens", 13.02, 8.46), ("boven_aftoppingsgrens", 26.98, 10.79)]),
        ("2026-01-01", 900, 950, 1, [("boven_aftoppingsgrens", 32.93, 13.17), ("boven_huurgrens", 17.07, 0)]),
        ("2026-01-01", 150, 250, 1, [("basis", 52.52, 0), ("volledig", 47.48, 47.48)]),
    ],
)
def test_a_rise_is_split_over_the_bands(
    day: str, before: float, after: float, persons: int, expected: list[tuple[str, float, float]]
) -> None:
    bands = renovated(day, before, after, persons=persons).bands(1)
    assert [(band.band, band.huur_per_maand, band.vergoed_per_maand) for band in bands] == expected
    assert [band.zelf_per_maand for band in bands] == [round(rent - paid, 2) for _, rent, paid in expected]


def test_the_ledger_of_the_appendix_says_who_pays() -> None:
    """2021: the rent rises 150 and huurtoeslag from 225 to 323, so the state pays 98 and the tenant 52."""
    (ledger,) = renovated("2021-01-01", 475, 625).advies.renovaties
    assert ledger.erbij_per_maand == 150
    assert ledger.huurtoeslag_per_maand == 98
    assert ledger.huurder_per_maand == 52
    assert ledger.netto == {"laag": 2, "verwacht": 2, "hoog": 2}
    assert ledger.break_even_per_maand == 52
    assert ledger.per_jaar(ledger.netto["verwacht"]) == 24


def test_energy_at_best_and_at_worst_gives_an_outcome_of_its_own() -> None:
    later = {"energielast_laag_per_maand": 60, "energielast_hoog_per_maand": 100, "epv_per_maand": 10}
    (ledger,) = renovated("2021-01-01", 475, 625, **later).advies.renovaties
    assert ledger.energie == {"laag": -65, "verwacht": -50, "hoog": -25}
    assert ledger.netto == {"laag": -3, "verwacht": 12, "hoog": 37}


@steady
@given(
    year=st.integers(2019, 2026),
    before=st.integers(0, 120_000),
    after=st.integers(0, 120_000),
    income=st.integers(0, 60_000),
    persons=st.integers(1, 4),
)
def test_the_ledger_adds_up_to_the_cent(year: int, before: int, after: int, income: int, persons: int) -> None:
    """What the landlord asks is paid by tenant and state, and the bands together are the change of the rent."""
    resultaat = renovated(f"{year}-01-01", before / 100, after / 100, income=income, persons=persons)
    (ledger,), (difference,) = resultaat.advies.renovaties, resultaat.verschillen
    assert round(sum(band.huur_per_maand for band in ledger.banden), 2) == round((after - before) / 100, 2)
    for band in ledger.banden:
        assert round(band.vergoed_per_maand + band.zelf_per_maand, 2) == band.huur_per_maand
    assert ledger.huurder_per_maand == round(ledger.erbij_per_maand - ledger.huurtoeslag_per_maand, 2)
    assert ledger.netto["verwacht"] == difference.netto_woonlast_per_maand
    assert ledger.break_even_per_maand == difference.energiebesparing_break_even_per_maand


@steady
@given(before=st.integers(0, 120_000), after=st.integers(0, 120_000), year=st.integers(2019, 2026))
def test_the_bands_explain_the_huurtoeslag_at_a_low_income(before: int, after: int, year: int) -> None:
    """Where there is a right before and after and no taper, the reimbursed parts are its change before rounding."""
    resultaat = renovated(f"{year}-01-01", before / 100, after / 100, income=10000)
    first, last = (woning.huurtoeslag_onafgerond_per_maand for woning in resultaat.woonsituaties)
    if first and last:
        paid = sum(band.vergoed_per_maand for band in resultaat.bands(1))
        assert paid == pytest.approx(last - first, abs=0.03)
