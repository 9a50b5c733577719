"""The norm of a household a second time, from the published amounts by the decisions about them, in exact fractions.

Until 2022 the two amounts that the appendix of 2021 prints, and for all others the SCP totals of 2017 less a rent. From
2023 the poverty line of four published totals; what a person more costs is what makes these four come out.
"""

from __future__ import annotations

from fractions import Fraction

from tests.exact.people import ADULT, Household
from tests.exact.values import amounts, law, nearest, whole

POVERTY_LINE_FROM = 2023
LAST_PUBLISHED = "2024-12-31"  # of the poverty line; later days start from it
YOUNG_UNTIL = 12
PRINTED_CHILDREN = range(4, 13)
HALVES = Fraction(1, 2)


def budget_norm(household: Household, day: str) -> tuple[int, int]:
    """Return what this household needs beside its rent and energy a month, low and high, in whole euros."""
    adults = len(household.adults) + sum(other.in_budget for other in household.others)
    ages = sorted(child.age for child in household.children if child.age < ADULT and not child.in_budget)
    if law(day).year < POVERTY_LINE_FROM:
        return _of_the_appendix(household, adults, ages, day)
    return _poverty_line(adults, ages, day)


def _of_the_appendix(household: Household, adults: int, ages: list[int], day: str) -> tuple[int, int]:
    table = amounts(day)
    printed = None
    if adults == 1 and not ages:
        printed = table["bijlage_alleenstaande"]
    if adults == 2 and household.partner and len(ages) == 2 and all(age in PRINTED_CHILDREN for age in ages):
        printed = table["bijlage_paar_met_2_kinderen"]
    if printed is not None:
        return whole(printed), whole(printed)
    single, couple, one, two = (
        table[f"scp_{kind}"] for kind in ("alleenstaande", "paar", "paar_met_1_kind", "paar_met_2_kinderen")
    )
    total = single + (adults - 1) * (couple - single)
    for number, _ in enumerate(ages):
        total += two - one if number else one - couple
    return _euros(total - table["corporatiehuur_2018"]), _euros(total - table["scp_referentiehuur"])


def _poverty_line(adults: int, ages: list[int], day: str) -> tuple[int, int]:
    table, last = amounts(day), amounts(min(day, LAST_PUBLISHED))
    single, young, teens, parent = (
        table[f"armoedegrens_{kind}"]
        for kind in ("alleenstaande_2023", "paar_met_2_kinderen", "paar_met_2_tieners", "ouder_met_2_tieners")
    )
    adult = teens - parent
    teen, child = (teens - single - adult) * HALVES, (young - single - adult) * HALVES
    small = sum(age <= YOUNG_UNTIL for age in ages)
    for_children = small * child + (len(ages) - small) * teen
    total = single + (adults - 1) * adult + for_children
    persons = adults + len(ages)
    larger = table[f"extra_woonlast_{min(persons, 5)}_personen"] if persons > 1 else Fraction(0)
    own_home = table["armoedegrens_huur"] + table["armoedegrens_energie"]
    published = last["armoedegrens_alleenstaande"]
    growth, prices = published / single, table["prijsstijging_sinds_de_armoedegrens"]
    low = _euros((total - own_home - larger) * growth)
    if persons == 1:
        return low, _euros((published - own_home) * prices)
    with_factor = total
    if adults == 2:
        with_factor = table["armoedegrens_paar_met_factor"] + for_children
    elif adults > 2:
        factor = table["factor_paar"] + (adults - 2) * table["factor_volgende_volwassene"]
        with_factor = factor * single + for_children
    elif small == 0 and len(ages) == 1:
        with_factor = (
            single + 2 * teen * table["factor_eerste_kind_alleenstaande_ouder"] / table["factor_twee_kinderen"]
        )
    return low, _euros((max(total, with_factor - larger) - own_home) * growth * prices)


def _euros(value: Fraction) -> int:
    return nearest(value.numerator, value.denominator)
