"""Bijstand of who is 18 to 20, alone and in a couple, against the amounts in the text of the law on the day.

Participatiewet (BWBR0015703) art. 20, 21, 22a and 24, as wetten.overheid.nl has them on 1 January 2019, 2021, 2025 and
2026 and on 1 July 2026.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from calculator.run.accept import parse
from calculator.run.defaults import usual_income


class Text(NamedTuple):
    """What the articles say on a day, in euros a month."""

    alone: float  # art. 20 lid 1 a and lid 2 a
    both: float  # lid 1 b
    one: float  # lid 1 c
    both_with_child: float  # lid 2 b
    one_with_child: float  # lid 2 c
    couple: float  # art. 21 b
    part_with_child: float | None = None  # art. 22a lid 3 a: on top of the cost sharer's norm of the other
    without_parents: float | None = None  # art. 20 lid 3


LAW = {
    "2019-01-01": Text(253.17, 506.34, 985.71, 799.35, 1278.72, 1465.07),
    "2021-01-01": Text(265.49, 530.98, 1033.66, 838.25, 1340.93, 1536.34, 572.76),
    "2025-01-01": Text(332.17, 664.34, 1293.21, 1048.75, 1677.62, 1922.07, 716.58),
    "2026-01-01": Text(345.99, 691.98, 1347.06, 1092.41, 1747.49, 2002.13, 746.42, 746.45),
    "2026-07-01": Text(350.42, 700.84, 1364.32, 1106.40, 1769.88, 2027.79, without_parents=762.24),
}
DAYS = tuple(LAW)
CHILD = {"rol": "kind", "leeftijd": 1}
SHARER = {"rol": "medebewoner", "leeftijd": 30}


def adult(rol: str, leeftijd: int, **rest: Any) -> dict[str, Any]:
    return {"rol": rol, "leeftijd": leeftijd, **rest}


def norm(day: str, *personen: dict[str, Any]) -> float:
    """The norm of the household: what its adults get together."""
    case = {
        "versie": 1,
        "peildatum": day,
        "huishouden": {"personen": list(personen)},
        "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 600, "energielast_per_maand": 125}],
    }
    geval = parse(case)
    adults = [persoon.rol for persoon in geval.huishouden.personen if persoon.rol in ("aanvrager", "partner")]
    return round(sum(usual_income("bijstand", rol, geval).bedrag for rol in adults), 2)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("age", [18, 19, 20])
def test_every_combination_with_somebody_of_18_to_20_has_the_amount_in_the_law(day: str, age: int):
    text = LAW[day]
    for older in (21, 26, 40):
        assert norm(day, adult("aanvrager", age), adult("partner", older)) == text.one
        assert norm(day, adult("aanvrager", older), adult("partner", age)) == text.one
        assert norm(day, adult("aanvrager", older), adult("partner", age), CHILD) == text.one_with_child
    assert norm(day, adult("aanvrager", age)) == text.alone
    assert norm(day, adult("aanvrager", age), CHILD) == text.alone
    assert norm(day, adult("aanvrager", age), adult("partner", 20)) == text.both
    assert norm(day, adult("aanvrager", age), adult("partner", 18), CHILD, CHILD) == text.both_with_child
    assert norm(day, adult("aanvrager", 21), adult("partner", 21)) == text.couple


@pytest.mark.parametrize("day", DAYS)
def test_a_partner_with_aow_makes_no_difference_beside_who_is_18_to_20(day: str):
    """Art. 20 lid 1 c says 21 or older, without an end."""
    assert norm(day, adult("aanvrager", 20), adult("partner", 70)) == LAW[day].one


@pytest.mark.parametrize("day", [day for day in DAYS if day > "2023"])
def test_a_cost_sharer_halves_the_part_of_who_is_older(day: str):
    """Art. 22a lid 1: (40% + 2 x 30%) / 2 = 50% of the couple's norm for two who share; the young one is no part."""
    text = LAW[day]
    pair = adult("aanvrager", 20), adult("partner", 30)
    half = round(text.couple / 2 + 1e-9, 2)
    assert norm(day, *pair, SHARER) == round(text.alone + half, 2)
    assert norm(day, *pair, {**SHARER, "kostendeler": False}) == text.one, "a student or tenant is no part either"
    if text.part_with_child:
        assert norm(day, *pair, SHARER, CHILD) == round(text.part_with_child + half, 2)
    assert norm(day, adult("aanvrager", 20), SHARER) == text.alone
    assert norm(day, adult("aanvrager", 20), adult("partner", 18), SHARER, CHILD) == text.both_with_child


@pytest.mark.parametrize("day", DAYS)
def test_who_has_a_partner_without_a_right_gets_half_of_a_couple_of_the_own_age(day: str):
    """Art. 24: half of art. 21 b from 21, half of art. 20 lid 1 b or lid 2 b before that."""
    text = LAW[day]
    without = {"recht_op_bijstand": False}
    for other in (19, 40):
        no_right = adult("partner", other, **without)
        assert norm(day, adult("aanvrager", 40), no_right) == round(text.couple / 2 + 1e-9, 2)
        assert norm(day, adult("aanvrager", 20), no_right) == text.alone
        assert norm(day, adult("aanvrager", 40, **without), adult("partner", 20)) == text.alone
        assert norm(day, adult("aanvrager", 40, **without), adult("partner", 20, **without)) == 0
    # a partner under 21 is no part of the number that shares: one sharer and the applicant, (40% + 2 x 30%) / 2
    if day > "2023":
        half = round(text.couple / 2 + 1e-9, 2)
        assert norm(day, adult("aanvrager", 40), adult("partner", 20, **without), SHARER) == half


def test_from_2026_a_child_beside_a_partner_without_a_right_raises_the_norm():
    """Art. 24a: a twelfth of art. 2 lid 6 of the Wkb, 3,416 in 2026 (the alleenstaande-ouderkop): 284.67."""
    without = adult("partner", 40, recht_op_bijstand=False)
    assert norm("2026-01-01", adult("aanvrager", 40), without, CHILD) == 1285.74  # 2,002.13 / 2 + 284.67
    assert norm("2026-01-01", adult("aanvrager", 20), without, CHILD) == 830.88  # 1,092.41 / 2 + 284.67
    assert norm("2026-01-01", adult("aanvrager", 40), adult("partner", 40), CHILD) == 2002.13
    assert norm("2025-12-31", adult("aanvrager", 40), without, CHILD) == 977.90  # half of 1,955.80


@pytest.mark.parametrize("day", ["2026-01-01", "2026-07-01"])
def test_who_cannot_fall_back_on_parents_gets_a_supplement_up_to_the_norm_of_21(day: str):
    """Art. 20 lid 3 and 4; a single of 21 has 1,401.50 in January and 1,419.46 in July 2026 (art. 21 a)."""
    text = LAW[day]
    assert text.without_parents is not None
    alone = {"zonder_steun_ouders": True}
    supplemented = round(text.alone + text.without_parents, 2)
    assert norm(day, adult("aanvrager", 19, **alone)) == supplemented
    assert norm(day, adult("aanvrager", 19, **alone), CHILD) == supplemented
    one = norm(day, adult("aanvrager", 19, **alone), adult("partner", 18))
    assert one == round(text.both + text.without_parents, 2)
    both = adult("aanvrager", 19, **alone), adult("partner", 18, **alone)
    assert norm(day, *both) == text.couple, "691.98 + 2 x 746.45 passes the norm of art. 21 b"
    assert norm(day, adult("aanvrager", 19, **alone), adult("partner", 30)) == text.couple, "1,347.06 + 746.45 too"
    assert norm(day, adult("aanvrager", 21, **alone)) == norm(day, adult("aanvrager", 21))


def test_there_was_no_such_supplement_before_2026():
    assert norm("2025-12-31", adult("aanvrager", 19, zonder_steun_ouders=True)) == 337.98  # art. 20 lid 1 a, 1-7-2025
