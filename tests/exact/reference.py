"""The law a second time: slow, exact, and apart from the rules of the program, to compare them with.

Everything is a whole number. Money is in cents, a rate in units of 10^-12; their product keeps every digit and is
rounded only where the law (or the official calculators) rounds. Amounts are read from the text of the tables as
decimals, so that no binary fraction takes part. The formulas follow the articles, year by year and regime by regime;
nothing is taken from the rules of the program.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from tests.exact.assistance import assistance_norm
from tests.exact.budget_norm import budget_norm
from tests.exact.people import ADULT, Days, Dwelling, Household, Person
from tests.exact.values import RATE, Law, amounts, law, nearest, whole

FINE = 10**18  # a euro, for the huurtoeslag: income in cents squared x factor a x percentage
CHILD_FOR_CREDIT = 12  # younger than this on 1 January
WHOLE_CREDIT_BORN_BEFORE = 1963
PARENT_AND_CHILD = 27  # until 2024 both, on 1 January
NO_DWELLING = Dwelling(0)


class Outcome(NamedTuple):
    """What comes out: allowances in whole euros a month, other amounts in cents, ``rent_year`` in 10^-18 euro."""

    means_year: int
    net_month: int
    care_month: int
    child_budget_month: int
    child_benefit_month: int
    credit_payout_month: int
    assistance_month: int
    may_be_partners: tuple[bool, ...]
    entitled: bool
    rent_year: int
    rent_month: int
    housing_cost: int
    left_month: int
    norm_low: int
    norm_high: int

    @property
    def rent_month_unrounded(self) -> float:
        """Huurtoeslag a month before rounding: the nearest float."""
        return self.rent_year / (12 * FINE)


class Tax(NamedTuple):
    """Tax of one person in whole euros, and the net income of the year in cents x RATE."""

    before: int
    general: int
    transferable: int
    credits: int
    due: int
    net_year: int


def _euros_down(value: int) -> int:
    """Tax in cents x RATE x 12 to whole euros down."""
    return value // (1200 * RATE)


def _euros_up(value: int) -> int:
    """A credit in cents x RATE x 12 to whole euros up, never below nil."""
    return max(0, -(-value // (1200 * RATE)))


def taxed_profit(person: Person, law: Law) -> int:
    """Wet IB 2001 art. 3.74-3.79a: profit less the deductions of who makes the hours, and the exemption of the rest.

    Who had the AOW age on 1 January deducts half. Only a starter can come to a loss by it.
    """
    if not person.profit:
        return 0
    deducted = 0
    if person.hours:
        deducted = law.self_employed + (law.starter if person.starter else 0)
        if law.days.retired_in_january(person):
            deducted = whole(Fraction(deducted * law.part_when_retired, RATE))
        if not person.starter:
            deducted = min(deducted, person.profit)
    return nearest((person.profit - deducted) * (RATE - law.small_business), RATE)


def taxable(person: Person, law: Law) -> int:
    """Wet IB 2001 art. 3.1: everything of box 1 together, in cents; below nil after a loss."""
    return person.withheld_on + taxed_profit(person, law) + person.alimony


def tax(person: Person, single: bool, law: Law, *, combines: bool = False) -> Tax:
    """Wet IB 2001 art. 2.10, 2.10a and 8.10-8.18, Zvw art. 43: brackets rounded down, credits rounded up."""
    months = law.days.premium_months(person)
    side, income = law.sides[months], taxable(person, law)
    starts, ends = [0, *law.edges], [*law.edges, 10**15]
    before = sum(
        _euros_down((min(income, end) - start) * rate)
        for start, end, rate in zip(starts, ends, side.rates, strict=True)
        if income > start
    )
    general = 0
    if income < law.general_until:  # the official table says nil from this income on
        general = _euros_up(side.general * RATE - side.general_rate * max(0, income - law.general_from))
    labour = 0
    for part in side.labour:
        if person.work > part.start:
            exact = part.base * RATE + part.rate * (person.work - part.start)
            labour = _euros_up(min(exact, part.most * RATE))
            break
    combination = 0
    if combines and person.work > law.combination_from:
        exact = (person.work - law.combination_from) * side.combination_rate
        combination = _euros_up(min(exact, side.combination_most * RATE))
    transferable = general + labour + combination
    total = transferable
    if months < 12 or law.days.retired(person):  # the AOW age is reached in this year or before
        total += _euros_up(12 * (law.elderly * RATE - law.elderly_rate * max(0, income - law.elderly_from)))
        if single:
            total += law.single_elderly // 100
    elif person.disability_benefit:  # art. 8.16a: not beside the ouderenkorting
        total += law.young_disabled // 100
    due = max(0, before - total)
    # Zvw art. 43 and 49: of AOW and pension; by assessment of profit and alimony, up to what others leave of the most
    contribution = min(person.state_pension + person.pension, law.zvw_most)
    assessed = max(0, taxed_profit(person, law) + person.alimony)
    contribution += min(assessed, max(0, law.zvw_most - person.withheld_on))
    received = person.withheld_on + person.profit + person.alimony
    net = (received - 100 * due) * RATE - contribution * law.zvw_rate
    return Tax(before, general, transferable, total, due, net)


def _payouts(couple: Sequence[Person], taxes: Sequence[Tax], law: Law) -> tuple[int, int]:
    """Wet IB 2001 art. 8.9: what exceeds the own tax, up to the tax of the partner, in euros x RATE.

    First the part of the credits that shrank to nil in 2023 (lid 1), then the whole algemene heffingskorting of who
    was born before 1963 (lid 2).
    """
    shared = whole = 0
    for person, own, other in zip(couple, taxes, taxes[::-1], strict=True):
        used = min(own.before, own.credits)
        if law.days.born_before(person, WHOLE_CREDIT_BORN_BEFORE):
            whole += max(0, min(own.general - used, other.due)) * RATE
        else:
            shared += max(0, min(law.payout_share * own.transferable - RATE * used, RATE * other.due))
    return shared, whole


def _award(year: int, unit: int, least: int) -> int:
    """Awir art. 14: nil when the year, to the nearest euro, is below the minimum; else a twelfth in whole euros."""
    return year // (12 * unit) if nearest(year, unit) >= least else 0


def care_allowance(household: Household, means: int, assets: int, law: Law) -> int:
    """Zorgtoeslag a month in euros (Wzt art. 1-3): for an adult who is insured, for two, or half of that for one."""
    partners = household.with_allowance_partner
    pair = len(partners) > 1
    insured = sum(_insured_adult(person, law) for person in partners)
    if assets > law.care_assets[pair] or not insured:
        return 0
    own = law.care_rate[pair] * law.threshold + law.care_above * max(0, means - law.threshold)
    year = max(0, len(partners) * law.premium * RATE - own)
    return _award(year * insured, 100 * RATE * len(partners), law.least)


def _insured_adult(person: Person, law: Law) -> bool:
    return person.insured and person.age_on(law.days.month) >= law.care_age


def own_care_allowance(person: Person, law: Law) -> int:
    """Zorgtoeslag a month in euros of an other adult, who applies alone."""
    return care_allowance(Household(person, None, (), NO_DWELLING), taxable(person, law), person.assets, law)


def child_budget(household: Household, means: int, assets: int, law: Law) -> int:
    """Kindgebonden budget a month in euros (Wkb art. 1 and 2): by the ages on the first of the month."""
    pair = len(household.with_allowance_partner) > 1
    ages = [child.age_on(law.days.month) for child in household.children]
    ages = [age for age in ages if 0 <= age < ADULT]
    if not ages or assets > law.child_assets[pair]:
        return 0
    most = law.first_children[min(3, len(ages))] + max(0, len(ages) - 3) * law.next_child
    for age in ages:
        if age >= 12:
            most += law.teens[age >= 16]
    if not pair:
        most += law.single_parent
    above = means - law.threshold - (law.partners_extra if pair else 0)
    return _award(max(0, most * RATE - law.child_rate * max(0, above)), 100 * RATE, law.least)


def child_benefit(household: Household, law: Law) -> int:
    """Kinderbijslag a month in cents (AKW art. 7 and 11-12): a third of that of the ages on the quarter's first day."""
    ages = [child.age_on(law.days.quarter) for child in household.children]
    quarter = sum(law.child_benefit[0 if age < 6 else 1 if age < 12 else 2] for age in ages if 0 <= age < ADULT)
    return nearest(quarter, 3)


def rent_allowance(household: Household, means: int, assets: int, law: Law) -> tuple[bool, int]:
    """Huurtoeslag: the right to it (Wht art. 7-14), and the amount a year in 10^-18 euro (art. 16-21)."""
    year, dwelling, days = law.year, household.dwelling, law.days
    residents, partners = household.residents, household.with_allowance_partner
    co_residents = [person for person in household.others if not person.allowance_partner]

    # income of everyone at the address; of a child under 23 on 1 January only what exceeds the exemption
    income = means
    for other in co_residents:
        exempt = other.child and other.age_on(days.january) < law.child_exemption_age
        own = taxable(other, law)
        income += max(0, own - law.child_exemption) if exempt else own

    # who and where
    entitled = dwelling.independent and household.applicant.age_on(days.month) >= law.tenant_age
    entitled = entitled and assets <= law.rent_assets[len(partners) > 1]
    entitled = entitled and all(other.assets <= law.rent_assets_other for other in co_residents)

    kind = "ep" if len(residents) == 1 else "mp"
    retired = any(days.retired_in_january(person) for person in residents)
    if year <= 2024 and retired:
        kind += "o"
    if law.ceiling is not None and income > law.ceiling[kind]:
        entitled = False

    # the rent that counts
    rent = dwelling.rent
    if year <= 2025:
        rent += sum(min(part, law.service_most) for part in dwelling.service)
    only_young = all(
        person.age_on(days.month) < law.young and not person.disabled and not person.child for person in residents
    )
    highest = law.highest_rent_young if only_young else law.highest_rent
    if year <= 2025 and rent > highest:
        acquired = dwelling.earlier or (dwelling.rent_now > 0 and not dwelling.moved)
        entitled = entitled and (dwelling.adapted or acquired or len(residents) >= law.large)
    counted = min(rent, highest)
    if not entitled:
        return False, 0

    # own share, in units of 10^-16 euro
    cent = 10**14
    own = law.own_share[kind] * cent
    if year <= 2025 and income > law.point[kind]:
        square, line = law.factors[kind]
        own = max(own, (square * income + 100 * line) * income)
    own += law.added * cent

    # three bands; the last one until 2024 only for who lives alone, has reached the AOW age or needs adaptations
    low, high = law.quality * cent, law.capping[len(residents) >= law.capping_persons] * cent
    top = counted * cent
    full, most, some = law.shares
    month = full * max(0, min(top, low) - own) + most * max(0, min(top, high) - max(own, low))
    if year >= 2025 or len(residents) == 1 or retired or dwelling.adapted:
        month += some * max(0, top - max(own, high))
    amount = 12 * month
    if year >= 2026:
        amount = max(0, amount - max(0, income - law.point[kind]) * law.taper[kind] * cent)
    return True, amount


def outcome(household: Household, day: str) -> Outcome:
    """Compute one household."""
    here = law(day)
    adults, partners = household.adults, household.with_allowance_partner
    single, combining = len(adults) == 1, combines(household, here.days)
    taxes = [tax(person, single, here, combines=person is combining) for person in adults]
    shared, whole = (0, 0) if single else _payouts(adults, taxes, here)
    means = sum(taxable(person, here) for person in partners)
    assets = household.assets + sum(person.assets for person in partners[len(adults) :])

    # of the others only who counts in the budget brings an income, and a zorgtoeslag of their own
    joined = [other for other in household.others if other.in_budget]
    net_year = sum(item.net_year for item in taxes) + 100 * whole
    net_year += sum(tax(person, single=True, law=here).net_year for person in joined)
    net = nearest(net_year, 12 * RATE)
    care = care_allowance(household, means, assets, here)
    care += sum(own_care_allowance(other, here) for other in joined if not other.allowance_partner)
    budget = child_budget(household, means, assets, here)
    benefit = child_benefit(household, here)
    entitled, rent_year = rent_allowance(household, means, assets, here)
    rent = _award(rent_year, FINE, here.least)

    dwelling = household.dwelling
    housing = dwelling.rent + sum(dwelling.service) + dwelling.other_service + dwelling.epv + dwelling.energy
    housing -= 100 * rent
    minors = [child for child in household.children if child.age < ADULT and not child.in_budget]
    counted = [*adults, *joined, *minors]
    health = household.health_cost_month
    if health is None:
        insured = sum(_insured_adult(person, here) for person in counted)
        health = nearest(insured * here.premium, 12) if household.takes_off_health_cost else 0
    left = net + 100 * (care + budget) + nearest(sum(person.untaxed for person in counted), 12) - housing - health
    left += (benefit if household.counts_child_benefit else 0) - household.fixed_costs_month
    norm_low, norm_high = budget_norm(household, day)
    return Outcome(
        means_year=means,
        net_month=net,
        care_month=care,
        child_budget_month=budget,
        child_benefit_month=benefit,
        credit_payout_month=nearest(100 * shared, 12 * RATE),
        assistance_month=assistance_norm(household, day),
        may_be_partners=tuple(may_be_partner(household, other, here) for other in household.others),
        entitled=entitled,
        rent_year=rent_year,
        rent_month=rent,
        housing_cost=housing,
        left_month=left,
        norm_low=norm_low,
        norm_high=norm_high,
    )


def combines(household: Household, days: Days) -> Person | None:
    """Wet IB 2001 art. 8.14a: with a child younger than 12 the single parent, or who earns least, else the oldest."""
    young = (
        child.age_on(days.january) < CHILD_FOR_CREDIT and days.half_year_at_home(child) for child in household.children
    )
    if not any(young):
        return None
    first, second = household.applicant, household.partner
    if second is None or first.work < second.work:
        return first
    if second.work < first.work:
        return second
    if first.born and second.born:
        return second if second.born < first.born else first
    return second if second.age > first.age else first


def may_be_partner(household: Household, other: Person, law: Law) -> bool:
    """Awir art. 3 lid 2 e and lid 5: two adults, with a minor of one of them, who are no parent and child.

    Until 2024 parent and child could be partners when both were 27 on 1 January.
    """
    days, applicant = law.days, household.applicant
    minor = any(person.age_on(days.month) < ADULT for person in household.residents if person is not applicant)
    if household.partner is not None or not minor:
        return False
    if min(applicant.age_on(days.month), other.age_on(days.month)) < ADULT:
        return False
    if not other.child:
        return True
    return law.year <= 2024 and min(applicant.age_on(days.january), other.age_on(days.january)) >= PARENT_AND_CHILD


def pension_year(year_amount: int, single: bool, day: str) -> int:
    """AOW of a year in cents, to which the holiday allowance is added in proportion to the full AOW (AOW art. 28)."""
    table = amounts(day)
    kind = "alleenstaande" if single else "gehuwd_per_persoon"
    full = 12 * table[f"aow_bruto_{kind}"]
    added = min(Fraction(1), year_amount / (100 * full)) * 12 * table[f"aow_vakantie_uitkering_{kind}"]
    exact = year_amount + 100 * added
    return nearest(exact.numerator, exact.denominator)
