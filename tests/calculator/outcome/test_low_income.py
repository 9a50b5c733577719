"""Beslagvrije voet and kwijtschelding against the published maxima and worked examples."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.outcome.budget import compute
from calculator.outcome.result import Resultaat
from calculator.run.accept import parse
from calculator.run.asking import ask, table_values

KINDS = [(False, 0), (False, 1), (True, 0), (True, 1)]


def attachment(day: str, income: float, *, partner: bool, children: int) -> float | None:
    facts = {"heeft_partner": partner, "kinderen_onder_18": children, "toetsingsinkomen_per_jaar": income}
    return ask("beslagvrije_voet_basis_per_maand", day, {**table_values(day), **facts}).waarde


# Worked in minimaregelingen.md from the formula of Rv art. 475da and the amounts of the day
@pytest.mark.parametrize(
    ("day", "partner", "children", "income", "base"),
    [
        ("2026-07-01", False, 0, 25000, 1383.92),
        ("2026-07-01", False, 0, 40000, 1838.86),
        ("2026-07-01", False, 1, 35000, 1506.22),
        ("2026-07-01", True, 0, 45000, 2348.55),
        ("2026-07-01", True, 2, 45000, 2385.65),
        ("2025-07-01", False, 0, 30000, 1489.02),
    ],
)
def test_the_base_of_the_beslagvrije_voet_is_that_of_the_formula(
    day: str, partner: bool, children: int, income: float, base: float
) -> None:
    assert attachment(day, income, partner=partner, children=children) == base


# Published: VNG (2021), toetsjekennis.nl (2022), boec.nl (2023), schuldinfo.nl (2024), Rv art. 475da lid 1 (2025, 2026)
PUBLISHED = {
    "2021-01-01": (1661.40, 1779.52, 2199.34, 2317.45),
    "2022-01-01": (1691.66, 1814.73, 2236.89, 2262.98),
    "2023-01-01": (1872.81, 2015.84, 2470.03, 2509.97),
    "2024-01-01": (1996.21, 2162.60, 2631.49, 2747.09),
    "2025-07-01": (2093.67, 2264.67, 2771.07, 2888.00),
    "2026-07-01": (2208.48, 2543.75, 2905.79, 3179.68),
}


@pytest.mark.parametrize("day", PUBLISHED)
@pytest.mark.parametrize("kind", range(4))
def test_a_high_income_has_the_published_maximum(day: str, kind: int) -> None:
    partner, children = KINDS[kind]
    assert attachment(day, 150000, partner=partner, children=children) == PUBLISHED[day][kind]


def test_there_is_no_such_amount_before_2021_or_where_the_maximum_is_unknown() -> None:
    assert attachment("2020-12-31", 20000, partner=False, children=0) is None
    assert attachment("2021-07-01", 20000, partner=True, children=1) is None
    assert attachment("2021-07-01", 20000, partner=True, children=0) is not None


def remission(
    day: str, *, net: float, rent: float, premium: float, received: dict[str, float], **home: Any
) -> Resultaat:
    persons = home.pop("personen", [{"rol": "aanvrager", "leeftijd": 40}])
    case = {
        "versie": 1,
        "peildatum": day,
        "huishouden": {"personen": persons, "zorgkosten_per_maand": premium, **home},
        "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": rent, "energielast_per_maand": 100}],
        "vaste_bedragen": {"netto_inkomen_per_maand": net, **received},
    }
    return compute(parse(case))


def test_remission_follows_the_worked_example_of_a_single_person() -> None:
    """1-1-2024: (1,350 - 43.33 - 1,283.83) x 12 x 80% = 219.26; free 1,283.83 + 423.33 + 103 = 1,810.16."""
    received = {"huurtoeslag_per_maand": 380, "zorgtoeslag_per_maand": 123}
    found = remission("2024-01-01", net=1350, rent=650, premium=145, received=received).advies.situaties[0]
    assert found.kwijtschelding.zelf_per_jaar == pytest.approx(219.26, abs=0.01)
    assert found.kwijtschelding.vrij_vermogen == 1810.16
    assert found.kwijtschelding.oordeel == "waarschijnlijk_deels"
    assert found.kwijtschelding.bij_norm_percentage == 100


def test_remission_follows_the_worked_example_of_a_couple_and_ends_above_the_free_assets() -> None:
    """1-7-2026: 2,050 - 167.51 - 0 is below the norm of 2,027.79; free 2,027.79 + 467.51 + 211.66 = 2,706.96."""
    received = {"huurtoeslag_per_maand": 300, "zorgtoeslag_per_maand": 246}
    persons = [{"rol": "aanvrager", "leeftijd": 40}, {"rol": "partner", "leeftijd": 40}]
    same = {"net": 2050, "rent": 720, "premium": 317.66, "received": received, "personen": persons}
    found = remission("2026-07-01", **same)
    assert found.advies.situaties[0].kwijtschelding.oordeel == "waarschijnlijk"
    assert found.advies.situaties[0].kwijtschelding.vrij_vermogen == 2706.96
    assert "kwijtschelding" in {signaal.code for signaal in found.advies.signalen}
    for assets, oordeel in ((2706.96, "waarschijnlijk"), (2706.97, "waarschijnlijk_niet")):
        rich = remission("2026-07-01", **same, vermogen=assets)
        assert rich.to_json()["huishouden"]["kwijtschelding"] == {"oordeel": oordeel, "bij_norm_percentage": 100}


@pytest.mark.parametrize(
    ("persons", "norm"),
    [
        ([{"leeftijd": 24, "recht_op_bijstand": False}], 1419.46),
        ([{"leeftijd": 24, "recht_op_bijstand": False}, {"leeftijd": 30}], 2027.79),
        ([{"leeftijd": 24, "recht_op_bijstand": False}, {"leeftijd": 30, "recht_op_bijstand": False}], 2027.79),
    ],
)
def test_remission_has_the_norm_of_the_household_whoever_has_a_right_to_bijstand(persons: Any, norm: float) -> None:
    """UR art. 16 names the amounts of Pw art. 21: on 1-7-2026 1,419.46 alone and 2,027.79 for a couple."""
    roles = ("aanvrager", "partner")
    people = [{"rol": rol, **person} for rol, person in zip(roles, persons, strict=False)]
    for net, left in ((norm, 0.0), (norm + 10, 96.0)):  # 12 x 10 x 80%
        received = {"huurtoeslag_per_maand": 400}
        found = remission("2026-07-01", net=net, rent=600, premium=0, received=received, personen=people)
        assert found.advies.situaties[0].kwijtschelding.zelf_per_jaar == left


def test_remission_below_21_or_in_an_institution_is_asked_and_never_promised() -> None:
    """UR art. 16 names the norms of Pw art. 21 and 22 only."""
    student = [{"rol": "aanvrager", "leeftijd": 20}]
    couple = [{"rol": "aanvrager", "leeftijd": 24}, {"rol": "partner", "leeftijd": 20}]
    grown = [{"rol": "aanvrager", "leeftijd": 21}]
    for persons, more, oordeel in (
        (student, {}, "navragen"),
        (couple, {}, "navragen"),
        (grown, {"in_inrichting": True}, "navragen"),
        (grown, {}, "waarschijnlijk"),
    ):
        found = remission("2026-07-01", net=500, rent=500, premium=100, received={}, personen=persons, **more)
        assert found.advies.situaties[0].kwijtschelding.oordeel == oordeel
        codes = {signaal.code for signaal in found.advies.signalen}
        assert ("kwijtschelding" in codes) is (oordeel == "waarschijnlijk")


def test_remission_counts_what_of_the_kindgebonden_budget_an_income_takes_away() -> None:
    """UR art. 15 lid 1 onder g: the highest kindgebonden budget less what is received.

    2026-07: one child and a single parent (2,580 + 3,416) / 12 = 499.67, paid in whole euros 499; received 400, so 99.
    Net 2,000 - housing (700 - 250 - 252.49) - 99 - norm 1,419.46 = 284.03; x 12 x 80% = 2,726.69.
    """
    persons = [{"rol": "aanvrager", "leeftijd": 40}, {"rol": "kind", "leeftijd": 8}]
    received = {"huurtoeslag_per_maand": 250, "zorgtoeslag_per_maand": 0, "kindgebonden_budget_per_maand": 400}
    found = remission("2026-07-01", net=2000, rent=700, premium=47, received=received, personen=persons)
    assert found.advies.situaties[0].kwijtschelding.zelf_per_jaar == 2726.69


def test_the_income_of_a_co_resident_is_none_of_the_debtor_though_partner_for_the_toeslagen() -> None:
    """Rv art. 475da: C is the income of debtor and spouse. Single parent with 35,000 on 1-7-2026: 1,506.22."""
    wage = {"soort": "loon", "bedrag": 35000, "periode": "jaar"}
    persons = [
        {"rol": "aanvrager", "leeftijd": 40, "inkomens": [wage]},
        {"rol": "kind", "leeftijd": 8},
        {"rol": "medebewoner", "leeftijd": 38, "toeslagpartner": True, "inkomens": [wage]},
    ]
    case = {
        "versie": 1,
        "peildatum": "2026-07-01",
        "huishouden": {"personen": persons},
        "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 700, "energielast_per_maand": 100}],
    }
    found = compute(parse(case)).advies.situaties[0].beslagvrije_voet
    assert (found.basis_per_maand, found.maximum_per_maand) == (1506.22, 2543.75)


def test_untaxed_income_such_as_child_support_makes_the_supplement_smaller() -> None:
    """Norm 1,283.83 on 1-1-2024; net 1,000 and 200 a month untaxed leave 83.83, and 300 leaves nothing."""
    for untaxed, short in ((200, 83.83), (283.83, None), (300, None)):
        person = {"rol": "aanvrager", "leeftijd": 40}
        person["inkomens"] = [{"soort": "onbelast", "bedrag": untaxed, "periode": "maand"}]
        found = remission("2024-01-01", net=1000, rent=650, premium=145, received={}, personen=[person])
        rights = {signaal.code: signaal.bedrag_per_maand for signaal in found.advies.signalen}
        assert rights.get("aanvullende_bijstand") == short


def test_an_income_below_the_norm_asks_for_a_supplement() -> None:
    """Bijstandsnorm of a single person on 1-1-2024: 1,283.83 (de RBG)."""
    received = {"huurtoeslag_per_maand": 380, "zorgtoeslag_per_maand": 123}
    for net, short in ((1283.83, None), (1283.82, 0.01), (1000, 283.83)):
        found = remission("2024-01-01", net=net, rent=650, premium=145, received=received)
        rights = {signaal.code: signaal.bedrag_per_maand for signaal in found.advies.signalen}
        assert rights.get("aanvullende_bijstand") == short
