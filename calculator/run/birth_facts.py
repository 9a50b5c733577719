"""Ages on the days that the law names: by birth month where it is known, else as on the peildatum.

The day of the month is never asked. Where the birthday falls in the month itself, the later day is assumed: the
birthday is still to come. A negative age is that of a child that was not born yet.

Months are counted from the year 0, and a birth in half months: on the first of the month, or after it. The arithmetic
is the same for one person and for arrays of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from calculator.amounts.tables import load_tables
from calculator.cases.case import Persoon
from calculator.records import record

_YEAR = 12
OLDEST = 120


@record(frozen=True)
class Reading:
    """What else may hold of a person's age, as the ``birth`` that goes with it.

    ``key`` says what is supposed: ``day`` (the birthday lies between ``day`` and the peildatum), ``first`` (born on
    the first of the month), ``this_year`` (the AOW age is still reached this year), ``year`` (born a year earlier).
    """

    key: str
    birth: int
    day: str = ""

    @property
    def born_in(self) -> int:
        """The year of birth."""
        return self.birth // 2 // _YEAR


def month_of(day: str) -> int:
    """Return the month of an ISO date or of a birth (``JJJJ-MM``), counted from the year 0."""
    year, month = day.split("-")[:2]
    return int(year) * _YEAR + int(month) - 1


def birth_in(month: Any) -> Any:
    """Return a birth in a month, after the first."""
    return 2 * month + 1


def years_on(birth: Any, month: Any) -> Any:
    """Return the age in whole years on the first of a month, or in a month in which the birthday is still to come."""
    return (2 * month - birth) // (2 * _YEAR)


def age(persoon: Persoon, peildatum: str) -> int:
    """Return the age in whole years on the peildatum: as given, else by birth month."""
    return persoon.leeftijd if persoon.leeftijd is not None else age_in(persoon, month_of(peildatum))


def age_in(persoon: Persoon, month: int) -> int:
    """Return the age in whole years in the month of the peildatum: as given, else by birth month."""
    if persoon.leeftijd is not None:
        return persoon.leeftijd
    return max(0, int(years_on(birth_in(month_of(str(persoon.geboren))), month)))


def ages_that_fit(geboren: str, peildatum: str) -> tuple[int, ...]:
    """Return the ages on the peildatum of who was born in a month: two in the month of the birthday itself."""
    born, month = month_of(geboren), month_of(peildatum)
    years = int(years_on(birth_in(born), month))
    found = (years, years + 1) if (month - born) % _YEAR == 0 else (years,)
    return tuple(years for years in found if years >= 0)


@cache
def aow_months_in(year: int) -> int:
    """Return the AOW age of a year in months (AOW art. 7a)."""
    values = load_tables().at(f"{year}-12-31")
    years, months = values["aow_leeftijd_jaren"].value, values["aow_leeftijd_maanden"].value
    return int(_YEAR * (years or 0) + (months or 0))


def facts_of_age(leeftijd: Any, month: Any, aow_months: int) -> dict[str, Any]:
    """Return the facts of who has no birth month: the age on the peildatum stands for every day of the law."""
    return {
        "leeftijd": leeftijd,
        "leeftijd_op_1_januari": leeftijd,
        "leeftijd_op_kwartaaldag": leeftijd,
        "leeftijd_op_maanddag": leeftijd,
        "leeftijd_in_maanden": leeftijd * _YEAR,
        "leeftijd_in_maanden_op_1_januari": leeftijd * _YEAR,
        "maanden_in_huishouden": _YEAR,
        "aow_bereikt_voor_dit_jaar": leeftijd < 0,  # never: an age in whole years leaves that open
        "premiemaanden": (leeftijd * _YEAR < aow_months) * _YEAR,
        "geboortejaar_hoogstens": month // _YEAR - leeftijd,
    }


def facts_of_birth(
    birth: Any, month: Any, leeftijd: Any, aow_months: int, aow_before: int, clip: Callable[[Any, int, int], Any]
) -> dict[str, Any]:
    """Return the facts of who was born then; ``leeftijd`` is the age on the peildatum, in ``month``.

    ``aow_before`` is the AOW age of the year before, in months: who reached it then keeps it. ``clip`` keeps a number
    between two others.
    """
    january, quarter = month - month % _YEAR, month - month % 3
    reached_before = birth // 2 + aow_before < january
    had_birthday = leeftijd > years_on(birth, month)
    return {
        "leeftijd": leeftijd,
        "leeftijd_op_1_januari": years_on(birth, january),
        "leeftijd_op_kwartaaldag": years_on(birth, quarter),
        "leeftijd_op_maanddag": years_on(birth, month),
        "leeftijd_in_maanden": (2 * month - birth) // 2 + had_birthday,
        "leeftijd_in_maanden_op_1_januari": (2 * january - birth) // 2,
        "maanden_in_huishouden": clip((2 * (january + _YEAR) - birth) // 2, 0, _YEAR),
        "aow_bereikt_voor_dit_jaar": reached_before,
        "premiemaanden": clip(birth // 2 + aow_months - january, 0, _YEAR) * (1 - reached_before),
        "geboortejaar_hoogstens": birth // 2 // _YEAR,
    }


def age_facts(persoon: Persoon, month: int, aow_months: int, reading: Reading | None = None) -> dict[str, Any]:
    """Return what the rules read of a person's age in the month of the peildatum; ``aow_months`` is the AOW age."""
    own = age_in(persoon, month)
    if reading is not None or persoon.geboren is not None:
        birth = reading.birth if reading else birth_in(month_of(str(persoon.geboren)))
        if reading and persoon.leeftijd is None:
            own = max(0, int(years_on(birth, month)))
        facts = facts_of_birth(birth, month, own, aow_months, aow_months_in(month // _YEAR - 1), _clip)
    else:
        facts = facts_of_age(own, month, aow_months)
    if persoon.aow is not None:
        facts["premiemaanden"] = 0 if persoon.aow else _YEAR
    return facts


def _clip(number: int, low: int, high: int) -> int:
    return max(low, min(high, number))


def other_readings(persoon: Persoon, peildatum: str, aow_months: int) -> list[Reading]:
    """Return what else may hold of a person's age, as far as the case does not say it."""
    month = month_of(peildatum)
    if persoon.geboren is not None:
        born = month_of(persoon.geboren)
        still_to_come = persoon.leeftijd is not None and persoon.leeftijd == years_on(birth_in(born), month)
        return [] if still_to_come and (month - born) % _YEAR == 0 else [Reading("first", 2 * born)]
    return readings_of_age(age(persoon, peildatum), date.fromisoformat(peildatum), aow_months)


def readings_of_age(own: int, peildatum: date, aow_months: int) -> list[Reading]:
    """Return what else may hold of who has no birth month.

    For each day of the law a birthday after it, as late as can be; that the AOW age is still reached this year, as soon
    as can be; and a birth in the year before.
    """
    year, month = peildatum.year, peildatum.month
    found = []
    law_days = sorted({date(year, 1, 1), date(year, month - (month - 1) % 3, 1), date(year, month, 1)} - {peildatum})
    for place, day in enumerate(law_days):
        birthday = month if day == law_days[-1] else law_days[place + 1].month - 1
        found.append(Reading("day", birth_in((year - own) * _YEAR + birthday - 1), day.isoformat()))
    reached = month + max(0, aow_months - own * _YEAR - (_YEAR - 1))
    if own * _YEAR < aow_months and reached <= _YEAR:
        found.append(Reading("this_year", birth_in(year * _YEAR + reached - 1 - aow_months)))
    found.append(Reading("year", birth_in((year - own) * _YEAR - 1)))
    return found
