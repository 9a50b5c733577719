"""The norm of bijstand a second time, for the exact reference (Participatiewet art. 19a-24a)."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from tests.exact.people import ADULT, Household, Person
from tests.exact.values import amounts, law, nearest, whole

SUPPLEMENTS_FROM = 2026  # art. 20 lid 3 and 4 and art. 24a


class Facts(NamedTuple):
    """What the articles look at; amounts in cents, ``shared`` is the norm of art. 22a lid 1 for each who shares."""

    entitled: tuple[Person, ...]
    young: tuple[Person, ...]
    pair: bool
    retired: bool
    minors: bool
    shared: Fraction | None
    single_norm: int
    couple: int
    couple_aow: int
    young_part: int

    @property
    def child_part(self) -> int:
        """What a couple with somebody of 18 to 20 gets for its children (art. 20 lid 2, art. 22a lid 3 onder a)."""
        return _rounded(Fraction(self.couple, 5)) if self.minors else 0


def assistance_norm(household: Household, day: str) -> int:
    """Bijstand a month in cents of applicant and partner together."""
    facts, table = _facts(household, day), amounts(day)
    beside_no_right = facts.pair and len(facts.entitled) == 1
    if not facts.entitled:
        return 0
    norm = _beside_no_right(facts, day) if beside_no_right else _of_all(facts)
    if law(day).year < SUPPLEMENTS_FROM:
        return norm
    if facts.young:
        without = sum(person.without_parents for person in facts.young)
        supplement = without * _cents(table["bijstand_toeslag_zonder_steun_ouders"]) if without else 0
        norm = min(norm + supplement, _of_who_is_older(facts))
    if beside_no_right and facts.minors:
        norm += _rounded(100 * table["kgb_alleenstaande_ouderkop"] / 12)
    return norm


def _facts(household: Household, day: str) -> Facts:
    table, days, adults = amounts(day), law(day).days, household.adults
    limit = table["bijstand_jongeren_leeftijdsgrens"]
    entitled = tuple(person for person in adults if person.right_to_assistance)
    retired = any(days.retired(person) for person in adults)
    couple, couple_aow = _cents(table["bijstandsnorm_paar"]), _cents(table["bijstandsnorm_paar_aow"])
    others = sum(other.shares_costs and other.age >= table["kostendeler_leeftijdsgrens"] for other in household.others)
    shared = None
    if others and any(person.age >= limit for person in adults):
        persons = sum(person.age >= limit for person in adults) + others
        parts = table["kostendelersnorm_vast_deel"] + persons * table["kostendelersnorm_deel_per_persoon"]
        shared = parts / persons * (couple_aow if retired else couple)
    return Facts(
        entitled=entitled,
        young=tuple(person for person in entitled if person.age < limit),
        pair=len(adults) > 1,
        retired=retired,
        minors=any(0 <= child.age_on(days.month) < ADULT for child in household.children),
        shared=shared,
        single_norm=_cents(table["bijstandsnorm_alleenstaande" + ("_aow" if retired else "")]),
        couple=couple,
        couple_aow=couple_aow,
        young_part=_cents(table["bijstandsnorm_18_20"]),
    )


def _beside_no_right(facts: Facts, day: str) -> int:
    """Art. 24: half the norm of a couple of the own age; from 21 who shares costs has art. 22a lid 1."""
    if facts.young:
        return _rounded(Fraction(2 * facts.young_part + facts.child_part, 2))
    if facts.shared is not None:
        return _rounded(facts.shared)
    retired = law(day).days.retired(facts.entitled[0])
    return _rounded(Fraction(facts.couple_aow if retired else facts.couple, 2))


def _of_all(facts: Facts) -> int:
    """Art. 20 lid 1 and 2, art. 21, 22 and 22a: of who is alone, or of a couple with a right for both."""
    count = len(facts.entitled)
    if len(facts.young) == count:
        return count * facts.young_part + (facts.child_part if facts.pair else 0)
    if facts.young:
        older = Fraction(facts.couple, 2) if facts.shared is None else facts.shared
        return facts.young_part + facts.child_part + _rounded(older)
    if facts.shared is not None:
        return _rounded(count * facts.shared)
    if facts.pair:
        return facts.couple_aow if facts.retired else facts.couple
    return facts.single_norm


def _of_who_is_older(facts: Facts) -> int:
    """Art. 20 lid 4: the norm of art. 21 in a like situation, which the supplement of lid 3 does not pass."""
    if not facts.pair:
        return facts.single_norm
    return facts.couple if len(facts.entitled) > 1 else _rounded(Fraction(facts.couple, 2))


def _cents(value: Fraction) -> int:
    return whole(100 * value)


def _rounded(value: Fraction) -> int:
    return nearest(value.numerator, value.denominator)
