"""Who lives where, and how old everybody is on the days that the law names: for the exact reference only.

A month of birth is known, never the day: the birthday is taken to lie after every day of its month, so that it is
still to come on any day of that month, unless the age on the peildatum says that it has been.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

ADULT = 18
NOT_SAID = -1


class Person(NamedTuple):
    """One person; amounts in cents a year.

    ``born`` is a year x 12 plus a month from 1 to 12, nil where only the age is known; ``pension_age`` whether the AOW
    age is reached where the case says so. ``child`` says that an other resident is a child of the applicant, ``hours``
    that the hours of an entrepreneur are made.
    """

    age: int
    born: int = 0
    wage: int = 0
    benefit: int = 0
    disability_benefit: int = 0
    assistance: int = 0
    state_pension: int = 0
    pension: int = 0
    profit: int = 0
    alimony: int = 0
    untaxed: int = 0
    pension_age: int = NOT_SAID
    disabled: bool = False
    child: bool = False
    assets: int = 0
    insured: bool = True
    allowance_partner: bool = False
    in_budget: bool = False
    shares_costs: bool = True
    right_to_assistance: bool = True
    without_parents: bool = False
    hours: bool = False
    starter: bool = False

    @property
    def withheld_on(self) -> int:
        """The income in cents of which tax and contributions are taken before it is paid out."""
        work = self.wage + self.benefit + self.disability_benefit + self.assistance
        return work + self.state_pension + self.pension

    @property
    def work(self) -> int:
        """Income from work: wages, and profit before what is deducted from it (Wet IB 2001 art. 8.1)."""
        return self.wage + self.profit

    def age_on(self, day: date) -> int:
        """Whole years on a day that the law names, below nil before the birth; else the age that is known."""
        if not self.born:
            return self.age
        year, month = divmod(self.born - 1, 12)
        return day.year - year - (day.month <= month + 1)

    @property
    def year_of_birth(self) -> int | None:
        """The year of birth, where the month is known."""
        return (self.born - 1) // 12 if self.born else None


class Dwelling(NamedTuple):
    """One dwelling; amounts in cents a month. ``rent_now`` is the huurtoeslag in the dwelling before this one."""

    rent: int
    service: tuple[int, ...] = (0, 0, 0, 0)
    other_service: int = 0
    epv: int = 0
    energy: int = 0
    independent: bool = True
    adapted: bool = False
    earlier: bool = False
    moved: bool = False
    rent_now: int = 0


class Household(NamedTuple):
    """A household with its dwelling and what the budget takes into account; amounts in cents."""

    applicant: Person
    partner: Person | None
    others: tuple[Person, ...]
    dwelling: Dwelling
    assets: int = 0
    health_cost_month: int | None = None
    fixed_costs_month: int = 0
    counts_child_benefit: bool = True
    takes_off_health_cost: bool = False

    @property
    def adults(self) -> tuple[Person, ...]:
        """The applicant, and the partner if there is one."""
        return (self.applicant,) if self.partner is None else (self.applicant, self.partner)

    @property
    def residents(self) -> tuple[Person, ...]:
        """Everybody at the address."""
        return (*self.adults, *self.others)

    @property
    def children(self) -> tuple[Person, ...]:
        """The children of any age."""
        return tuple(other for other in self.others if other.child)

    @property
    def with_allowance_partner(self) -> tuple[Person, ...]:
        """The applicant and the toeslagpartner: the partner, or another who is that by law (Awir art. 3)."""
        return (*self.adults, *(other for other in self.others if other.allowance_partner))


class Days(NamedTuple):
    """The days that the law names, seen from the peildatum, with the AOW ages of this year and the last in months."""

    asked: date
    pension_age: int
    pension_age_before: int

    @property
    def january(self) -> date:
        """1 January of the year."""
        return date(self.asked.year, 1, 1)

    @property
    def quarter(self) -> date:
        """First day of the quarter."""
        return date(self.asked.year, 1 + 3 * ((self.asked.month - 1) // 3), 1)

    @property
    def month(self) -> date:
        """First day of the month."""
        return date(self.asked.year, self.asked.month, 1)

    def retired(self, person: Person) -> bool:
        """Whether the AOW age is reached on the peildatum (AOW art. 7a)."""
        if person.pension_age != NOT_SAID:
            return bool(person.pension_age)
        if self.retired_before(person):
            return True
        lived = _months_lived(person, self.asked)
        if person.born and person.age > lived // 12:  # the birthday has been, in this very month
            lived += 1
        return lived >= self.pension_age

    def retired_in_january(self, person: Person) -> bool:
        """Whether the AOW age was reached on 1 January (Wht art. 2, text until 2024)."""
        if person.pension_age != NOT_SAID:
            return bool(person.pension_age)
        return self.retired_before(person) or _months_lived(person, self.january) >= self.pension_age

    def retired_before(self, person: Person) -> bool:
        """Whether the AOW age of the last year, which may have been lower, was reached in that year."""
        return bool(person.born) and person.born + self.pension_age_before <= 12 * self.asked.year

    def premium_months(self, person: Person) -> int:
        """Months of the year before that of the AOW age: with AOW premium (Wfsv art. 12)."""
        if person.pension_age != NOT_SAID or not person.born:
            return 0 if self.retired(person) else 12
        if self.retired_before(person):
            return 0
        reached = person.born + self.pension_age  # the month in which the AOW age is reached
        return sum(12 * self.asked.year + month < reached for month in range(1, 13))

    def half_year_at_home(self, child: Person) -> bool:
        """Whether a child lives in the household for six months of this year, as far as its birth decides."""
        if not child.born or (child.born - 1) // 12 < self.asked.year:
            return True
        return (child.born - 1) % 12 + 1 <= 6  # from the end of June there are six months left

    def born_before(self, person: Person, year: int) -> bool:
        """Whether somebody was certainly born before a year."""
        latest = person.year_of_birth
        return (self.asked.year - person.age if latest is None else latest) < year


def _months_lived(person: Person, day: date) -> int:
    """Whole months on a day that is not past the birthday of its month, or twelve for each year of age."""
    return 12 * day.year + day.month - person.born - 1 if person.born else 12 * person.age
