"""Norms: every kind of household and every year by hand, and the properties that hold for all.

The amounts of 2023 follow by hand from four published totals of the poverty line (CBS, SCP and Nibud, 17 October 2024):
single 1,510 with 590 rent and 145 energy, couple with two children to 12 years 2,535, couple with two teenagers 2,910,
single parent with two teenagers 2,500. A second adult is 2,910 - 2,500 = 410, a teenager (2,910 - 1,510 - 410) / 2 =
495, a young child (2,535 - 1,510 - 410) / 2 = 307.50. Low: total - 735 - 105 / 160 / 175 / 180 for 2 / 3 / 4 / 5 or
more persons. High: total - 735, or with the CBS factor (couple 2,070, three adults 2,612.30, single parent with one
teenager 1,510 + 990 x 33 / 51) less the same as low, whichever is more.
"""

from __future__ import annotations

import random
from fractions import Fraction
from math import floor

import pytest

from calculator.outcome.budget import compute
from calculator.presenting.norm_words import beside
from calculator.run.accept import parse
from calculator.run.households import person_years
from calculator.run.norm_line import norm_line
from calculator.run.plan import plan_for

ADULTS = {"single": 1, "couple": 2}


def household(adults, *children, age=40, more=()):
    persons = [{"rol": rol, "leeftijd": age} for rol in ("aanvrager", "partner")[: ADULTS[adults]]]
    persons += [{"rol": "kind", "leeftijd": years} for years in children]
    return [*persons, *more]


def case(persons, day, **more):
    dwelling = {"naam": "nu", "kale_huur_per_maand": 500, "energielast_per_maand": 100}
    return {
        "versie": 1,
        "peildatum": day,
        "huishouden": {"personen": persons},
        "woonsituaties": [dwelling],
        **more,
    }


def norm_of(persons, day, **more):
    return compute(parse(case(persons, day, **more))).woonsituaties[0].norm


GROWN = {"rol": "kind", "leeftijd": 20, "in_budget": True}
# Kind: persons; from 2019 to 2022 low and high; in 2023 low and high of the rest and low and high of the total.
# 2019-2022: 600 and 1,650 are printed in the appendix of 2021; the others are SCP 2017 (1,135; 1,555; 1,850; 2,200)
# less 538 and less 443. 2023: see above.
KINDS = {
    "single": (household("single"), 600, 600, "775", "775", "1510", "1510"),
    "single with AOW": (household("single", age=70), 600, 600, "775", "775", "1510", "1510"),
    "couple": (household("couple"), 1017, 1112, "1080", "1230", "1920", "2070"),
    "couple with AOW": (household("couple", age=70), 1017, 1112, "1080", "1230", "1920", "2070"),
    "single parent, 1 young": (household("single", 5), 892, 987, "977.5", "1082.5", "1817.5", "1908"),
    "single parent, 1 teenager": (household("single", 14), 892, 987, "1165", "1311", "2005", "2151"),
    "single parent, 2 young": (household("single", 5, 8), 1242, 1337, "1230", "1390", "2125", "2125"),
    "single parent, 2 teenagers": (household("single", 14, 16), 1242, 1337, "1605", "1765", "2500", "2500"),
    "single parent, 3 young": (household("single", 1, 5, 8), 1592, 1687, "1522.5", "1697.5", "2432.5", "2432.5"),
    "couple, 1 young": (household("couple", 5), 1312, 1407, "1332.5", "1492.5", "2227.5", "2282"),
    "couple, 1 teenager": (household("couple", 14), 1312, 1407, "1520", "1680", "2415", "2502"),
    "couple, 2 young": (household("couple", 4, 12), 1650, 1650, "1625", "1800", "2535", "2535"),
    "couple, 2 teenagers": (household("couple", 13, 17), 1662, 1757, "2000", "2175", "2910", "2910"),
    "couple, 1 young, 1 teenager": (household("couple", 5, 14), 1662, 1757, "1812.5", "1987.5", "2722.5", "2722.5"),
    "couple, 3 young": (household("couple", 1, 5, 8), 2012, 2107, "1927.5", "2107.5", "2842.5", "2842.5"),
    "three adults": (household("couple", more=(GROWN,)), 1437, 1532, "1435", "1717.3", "2330", "2612.3"),
}
PRICES = Fraction("1.033")  # CBS, 2025; 2026 is taken to rise as much


def whole(amount):
    """Whole euros, half up."""
    return floor(amount + Fraction(1, 2))


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2022])
@pytest.mark.parametrize("kind", KINDS)
def test_until_2022_the_appendix_holds_and_else_what_explains_it_best(kind, year):
    persons, low, high, *_ = KINDS[kind]
    norm = norm_of(persons, f"{year}-07-01")
    printed = low == high
    assert (norm.laag_per_maand, norm.hoog_per_maand, norm.bedrag_per_maand) == (low, high, high)
    assert norm.naam == ("bijlage-2021" if printed else "scp-nvmt")
    assert (norm.jaar, norm.zekerheid) == ((2021, "gepubliceerd") if printed else (2017, "afgeleid"))


@pytest.mark.parametrize("kind", KINDS)
def test_in_2023_the_poverty_line_holds_as_published(kind):
    persons, _, _, *rest = KINDS[kind]
    norm = norm_of(persons, "2023-06-01")
    found = (norm.laag_per_maand, norm.hoog_per_maand, norm.totaal_laag_per_maand, norm.totaal_hoog_per_maand)
    assert found == tuple(whole(Fraction(amount)) for amount in rest)
    assert (norm.naam, norm.jaar) == ("armoedegrens-2023", 2023)
    assert norm.zekerheid == ("gepubliceerd" if kind == "single" else "afgeleid")


@pytest.mark.parametrize("year", [2024, 2025, 2026])
@pytest.mark.parametrize("kind", KINDS)
def test_later_the_line_of_2024_holds_and_its_high_end_rises_with_prices(kind, year):
    """1,600 of 2024 is published for the single; the others rise as much, 1,600 / 1,510."""
    persons, _, _, low, high, *_ = KINDS[kind]
    norm = norm_of(persons, f"{year}-07-01")
    line = Fraction(1600, 1510)
    top = Fraction(1600 - 590 - 145) if low == "775" else Fraction(high) * line
    assert norm.laag_per_maand == whole(Fraction(low) * line)
    assert norm.hoog_per_maand == norm.bedrag_per_maand == whole(top * PRICES ** (year - 2024))
    assert (norm.jaar, norm.zekerheid) == (2024, "afgeleid")


@pytest.mark.parametrize(
    ("kind", "year", "expected"),
    [
        ("single", 2024, (821, 865, 1600, 1600)),  # 775 x 1600 / 1510 = 821.2; 1600 - 735
        ("single", 2025, (821, 894, 1600, 1653)),  # 865 x 1.033 = 893.5; 1600 x 1.033 = 1652.8
        ("single", 2026, (821, 923, 1600, 1707)),  # 865 x 1.033 x 1.033 = 923.0; 1600 x 1.067089 = 1707.3
        ("couple, 2 young", 2026, (1722, 2035, 2686, 2866)),  # 1625, 1800 x 1.0596 = 1721.9, 1907.3 x 1.067089 = 2035.2
        ("single parent, 2 teenagers", 2024, (1701, 1870, 2649, 2649)),  # 1605, 1765 and 2500 x 1.0596
    ],
)
def test_amounts_after_2023_as_they_were_computed_on_paper(kind, year, expected):
    norm = norm_of(KINDS[kind][0], f"{year}-07-01")
    found = (norm.laag_per_maand, norm.hoog_per_maand, norm.totaal_laag_per_maand, norm.totaal_hoog_per_maand)
    assert found == expected


def test_an_adult_counts_where_the_budget_counts_them_and_not_else():
    """Norm, income and health cost cover the same persons."""
    outside = [{"rol": "kind", "leeftijd": 20}, {"rol": "medebewoner", "leeftijd": 60}]
    assert norm_of(household("single", more=outside), "2023-06-01") == norm_of(household("single"), "2023-06-01")
    inside = norm_of(household("single", more=(GROWN,)), "2023-06-01")
    assert (inside.laag_per_maand, inside.hoog_per_maand) == (1080, 1230)  # two adults, as a couple


@pytest.mark.parametrize(("ages", "naam"), [((4, 12), "bijlage-2021"), ((3, 12), "scp-nvmt"), ((4, 13), "scp-nvmt")])
def test_1650_is_for_a_couple_with_two_children_of_4_to_12(ages, naam):
    assert norm_of(household("couple", *ages), "2021-07-01").naam == naam
    assert norm_of(household("single", *ages), "2021-07-01").naam == "scp-nvmt"


def test_a_child_of_twelve_is_young_and_one_of_thirteen_a_teenager():
    """Poverty line 2023: a young child 307.50, a teenager 495."""
    found = [norm_of(household("couple", years), "2023-06-01").totaal_laag_per_maand for years in (12, 13)]
    assert found == [whole(Fraction("2227.5")), 2415]


def test_the_flags_follow_the_line_of_the_household():
    """Kinderbijslag and health cost count with SCP and not with the appendix: the family of 2021 with 4 and 3 years."""
    for ages, counts in (((4, 12), False), ((3, 12), True)):
        resultaat = compute(parse(case(household("couple", *ages), "2021-07-01")))
        assert (resultaat.huishouden.zorgkosten_per_maand > 0) == counts
        assert (resultaat.woonsituaties[0].rows["kinderbijslag_per_maand"] > 0) == counts


def test_a_chosen_norm_without_an_amount_gives_none_and_a_reason():
    for persons, norm, day in (
        (household("couple", age=70), "bijlage-2021", "2021-07-01"),  # the printed 600 is a copied cell
        (household("single"), "armoedegrens-2023", "2022-12-31"),  # it begins in 2023
    ):
        resultaat = compute(parse(case(persons, day, norm=norm)))
        found = resultaat.woonsituaties[0]
        assert (found.norm.naam, found.norm.bedrag_per_maand, found.norm.oordeel) == (norm, None, None)
        assert found.marge_per_maand is None
        assert "geen_norm" in [signaal.code for signaal in resultaat.signalen]


def test_a_chosen_norm_of_earlier_years_keeps_its_low_end_and_rises_with_prices():
    """CBS: 10% in 2022, 3.8% in 2023, 3.3% in 2024 and 2025; 600 x 1.10 x 1.038 x 1.033 = 707.7 in 2024."""
    norm = norm_of(household("single"), "2024-07-01", norm="bijlage-2021")
    assert (norm.laag_per_maand, norm.hoog_per_maand, norm.zekerheid, norm.jaar) == (600, 708, "afgeleid", 2021)


def test_an_amount_typed_for_this_household_goes_before_every_norm():
    norm = norm_of(household("couple"), "2026-07-01", vaste_bedragen={"norm_per_maand": 1234.56})
    assert (norm.laag_per_maand, norm.hoog_per_maand, norm.bedrag_per_maand) == (1234.56, 1234.56, 1234.56)
    assert (norm.zekerheid, norm.jaar, norm.totaal_laag_per_maand) == ("eigen", None, None)


@pytest.mark.parametrize(
    ("rent", "oordeel"),
    [
        (Fraction("0"), "genoeg"),
        (Fraction("0.01"), "op_de_rand"),
        (Fraction("102"), "op_de_rand"),
        (Fraction("102.01"), "te_weinig"),
    ],
)
def test_it_is_enough_from_the_high_end_and_too_little_below_the_low_end(rent, oordeel):
    """Single on 1 July 2026: 821 to 923. What is left is made 923 with rent and then taken down by ``rent``."""
    source = case(household("single"), "2026-07-01", vaste_bedragen={"netto_inkomen_per_maand": 2000})
    source["huishouden"]["zorgkosten_per_maand"] = 0
    source["vaste_bedragen"] |= {"huurtoeslag_per_maand": 0, "zorgtoeslag_per_maand": 0}
    source["woonsituaties"][0] |= {"kale_huur_per_maand": float(1077 + rent), "energielast_per_maand": 0}
    woning = compute(parse(source)).woonsituaties[0]
    assert woning.resterend_leefbudget_per_maand == float(923 - rent)
    assert woning.norm.oordeel == oordeel
    assert woning.marge_per_maand == float(-rent)


def test_every_household_has_a_line_or_a_reason_in_words():
    """Random households: one to three adults in the budget, up to eight children, every covered year, every norm."""
    rng = random.Random(13)
    for _ in range(RANDOM):
        more = [GROWN] * rng.choice([0, 0, 1, 3]) + [{"rol": "medebewoner", "leeftijd": 50}] * rng.choice([0, 1])
        ages = [rng.randint(0, 17) for _ in range(rng.choice([0, 0, 1, 2, 3, 8]))]
        persons = household(rng.choice(list(ADULTS)), *ages, age=rng.choice([18, 40, 67, 90]), more=more)
        day = f"{rng.randint(2019, 2026)}-{rng.choice((1, 7)):02}-01"
        chosen = rng.choice([None, None, "bijlage-2021", "scp-nvmt", "armoedegrens-2023"])
        geval, plan = parse(case(persons, day)), plan_for(day)
        _, facts = person_years(geval.huishouden, plan)
        line = norm_line(chosen, plan, facts, None, None)
        assert line.known or chosen in ("bijlage-2021", "armoedegrens-2023")
        if line.known:
            assert line.low is not None
            assert line.high is not None
            assert 0 < line.low <= line.high
            assert line.certainty in ("gepubliceerd", "afgeleid")


RANDOM = 10_000


def test_beside_the_norm_stands_the_bijstandsnorm_and_what_part_of_it_the_net_income_is():
    """Participatiewet, January 2021: single 1,075.44, couple 1,536.34, net; 1,000 is 93.0% and 65.1%."""
    for adults, norm, percentage in (("single", 1075.44, 93.0), ("couple", 1536.34, 65.1)):
        fixed = {"netto_inkomen_per_maand": 1000}
        resultaat = compute(parse(case(household(adults), "2021-01-01", vaste_bedragen=fixed)))
        home = resultaat.huishouden
        assert (home.bijstandsnorm_per_maand, home.percentage_bijstandsnorm) == (norm, percentage)
        assert "een wettelijk bedrag, geen norm voor een budget" in str(beside(resultaat)[0])
