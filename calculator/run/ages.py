"""Ages on the days that the law names: by birth month where it is known, else as on the peildatum.

The day of the month is never asked. Where the birthday falls in the month itself, the later day is assumed: the
birthday is still to come. A negative age is that of a child that was not born yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from calculator.cases.case import Persoon

_YEAR = 12
JANUARY, QUARTER, MONTH = "op_1_januari", "op_kwartaaldag", "op_maanddag"


@dataclass(frozen=True)
class Reading:
    """What else may hold of a person's age: the facts that differ then.

    ``key`` says what is supposed: ``day`` (the birthday lies between ``day`` and the peildatum), ``first`` (born on
    the first of the month), ``this_year`` (the AOW age is still reached this year), ``year`` (born a year earlier).
    ``age`` is the age on ``day`` that goes with it.
    """

    key: str
    facts: dict[str, Any]
    day: str = ""
    age: int = 0


def law_days(peildatum: str) -> dict[str, date]:
    """Return the days of the law that lie on or before a peildatum, by what stands behind ``leeftijd_``."""
    day = date.fromisoformat(peildatum)
    quarter = 3 * ((day.month - 1) // 3) + 1
    return {JANUARY: date(day.year, 1, 1), QUARTER: date(day.year, quarter, 1), MONTH: date(day.year, day.month, 1)}


def age(persoon: Persoon, peildatum: str) -> int:
    """Return the age in whole years on the peildatum: as given, else by birth month."""
    if persoon.leeftijd is not None:
        return persoon.leeftijd
    return max(0, _years_on(str(persoon.geboren), date.fromisoformat(peildatum)))


def ages_that_fit(geboren: str, peildatum: str) -> tuple[int, ...]:
    """Return the ages on the peildatum of who was born in a month: two in the month of the birthday itself."""
    day = date.fromisoformat(peildatum)
    years = _years_on(geboren, day)
    found = (years, years + 1) if _is_anniversary(geboren, day) else (years,)
    return tuple(years for years in found if years >= 0)


def age_facts(persoon: Persoon, peildatum: str, aow_months: int) -> dict[str, Any]:
    """Return what the rules read of a person's age, on each day of the law.

    ``aow_months`` is the AOW age in months. Without a birth month the age on the peildatum stands for every day.
    """
    own, days = age(persoon, peildatum), law_days(peildatum)
    facts: dict[str, Any] = {"leeftijd": own}
    if persoon.geboren is None:
        reached = persoon.aow if persoon.aow is not None else own * _YEAR >= aow_months
        facts |= {f"leeftijd_{name}": own for name in days}
        return facts | {
            "leeftijd_in_maanden": own * _YEAR,
            "leeftijd_in_maanden_op_1_januari": own * _YEAR,
            "maanden_in_huishouden": _YEAR,
            "premiemaanden": 0 if reached else _YEAR,
            "geboortejaar_hoogstens": days[JANUARY].year - own,
        }
    geboren, day = persoon.geboren, date.fromisoformat(peildatum)
    had_birthday = persoon.leeftijd is not None and persoon.leeftijd > _years_on(geboren, day)
    born = _months_on(geboren, days[JANUARY])
    facts |= {f"leeftijd_{name}": _years_on(geboren, on) for name, on in days.items()}
    return facts | {
        "leeftijd_in_maanden": _months_on(geboren, day) - (0 if had_birthday else 1),
        "leeftijd_in_maanden_op_1_januari": born - 1,
        "maanden_in_huishouden": min(_YEAR, _YEAR - 1 + born),
        "premiemaanden": _premium_months(persoon, aow_months - born),
        "geboortejaar_hoogstens": int(geboren[:4]),
    }


def other_readings(persoon: Persoon, peildatum: str, aow_months: int) -> list[Reading]:
    """Return what else may hold of a person's age, as far as the case does not say it."""
    if persoon.geboren is not None:
        return _born_on_the_first(persoon, persoon.geboren, peildatum)
    found = _after_a_law_day(persoon, peildatum, aow_months)
    own, month = age(persoon, peildatum), date.fromisoformat(peildatum).month
    year = date.fromisoformat(peildatum).year - own - 1
    found.append(Reading("year", {"geboortejaar_hoogstens": year}, age=year))
    earliest = month + max(0, aow_months - own * _YEAR - (_YEAR - 1))
    if persoon.aow is not True and own * _YEAR < aow_months and earliest <= _YEAR:
        found.append(Reading("this_year", {"premiemaanden": earliest - 1}))
    return found


def _after_a_law_day(persoon: Persoon, peildatum: str, aow_months: int) -> list[Reading]:
    """Return for each day of the law the reading with the birthday after it, and before the next: as late as can be."""
    own, days = age(persoon, peildatum), law_days(peildatum)
    last = date.fromisoformat(peildatum)
    dates = sorted({day for day in days.values() if day < last})
    found = []
    for day, following in zip(dates, [*dates[1:], None], strict=True):
        birthday = last.month if following is None else following.month - 1
        facts: dict[str, Any] = {f"leeftijd_{name}": own - 1 for name, on in days.items() if on <= day}
        facts["leeftijd_in_maanden_op_1_januari"] = own * _YEAR - birthday
        if own == 0:
            facts["maanden_in_huishouden"] = _YEAR - birthday
        if persoon.aow is not False and own * _YEAR >= aow_months:
            facts["premiemaanden"] = max(0, birthday + aow_months - own * _YEAR - 1)
        found.append(Reading("day", facts, day.isoformat(), own - 1))
    return found


def _born_on_the_first(persoon: Persoon, geboren: str, peildatum: str) -> list[Reading]:
    """Return the reading with the birthday on the first of the month, where the month leaves it open."""
    day, days = date.fromisoformat(peildatum), law_days(peildatum)
    today = _is_anniversary(geboren, day)
    if today and persoon.leeftijd is not None and persoon.leeftijd == _years_on(geboren, day):
        return []  # the birthday is still to come
    facts: dict[str, Any] = {
        f"leeftijd_{name}": _years_on(geboren, on) + 1 for name, on in days.items() if _is_anniversary(geboren, on)
    }
    born = _months_on(geboren, days[JANUARY])
    facts |= {
        "leeftijd_in_maanden": _months_on(geboren, day),
        "leeftijd_in_maanden_op_1_januari": born,
        "maanden_in_huishouden": min(_YEAR, _YEAR + born),
    }
    if today:
        facts["leeftijd"] = _years_on(geboren, day) + 1
    return [Reading("first", facts)]


def _months_on(geboren: str, day: date) -> int:
    """Return the months between the birth month and that of a day."""
    year, month = map(int, geboren.split("-"))
    return (day.year - year) * _YEAR + day.month - month


def _is_anniversary(geboren: str, day: date) -> bool:
    return _months_on(geboren, day) % _YEAR == 0


def _years_on(geboren: str, day: date) -> int:
    return (_months_on(geboren, day) - 1) // _YEAR


def _premium_months(persoon: Persoon, months_to_aow: int) -> int:
    """Return for how many months of the year premium for the AOW is due: until the month in which it is reached."""
    if persoon.aow is not None:
        return 0 if persoon.aow else _YEAR
    return max(0, min(_YEAR, months_to_aow))
