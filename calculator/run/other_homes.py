"""A later situation with a household or a day of its own: the case that it is by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from calculator.cases.case import Geval, Huishouden, OntvangtNu, Persoon, VasteBedragen
from calculator.cases.fields import Mistake, Refused

_OF_THE_SAME_HOUSEHOLD = ("netto_inkomen_per_maand", "toetsingsinkomen_per_jaar", "norm_per_maand")


def day_of(geval: Geval, index: int) -> str:
    """Return the day of a situation, counted from 0."""
    return geval.woonsituaties[index].peildatum or geval.peildatum


def differs(geval: Geval, index: int) -> bool:
    """Whether a situation has another household or another day than the first."""
    woning = geval.woonsituaties[index]
    return day_of(geval, index) != geval.peildatum or woning.huishouden not in (None, geval.huishouden)


def days(geval: Geval) -> Iterator[tuple[str, str]]:
    """Yield every day of a case with its path."""
    yield "peildatum", geval.peildatum
    for index, woning in enumerate(geval.woonsituaties):
        if woning.peildatum is not None:
            yield f"woonsituaties[{index}].peildatum", woning.peildatum


def by_itself(geval: Geval, index: int) -> Geval:
    """Return the case of a situation with another household or day, with its dwelling as the first and only one.

    What the household receives now is left out. Amounts that were given hold for the household now: its income and its
    norm also on another day, its toeslagen only on this one.
    """
    woning, day = geval.woonsituaties[index], day_of(geval, index)
    same = woning.huishouden in (None, geval.huishouden)
    kept = _OF_THE_SAME_HOUSEHOLD if same else ()
    return replace(
        geval,
        peildatum=day,
        huishouden=woning.huishouden or on_day(geval.huishouden, geval.peildatum, day),
        woonsituaties=(replace(woning, huishouden=None, peildatum=None),),
        vaste_bedragen=VasteBedragen(**{name: getattr(geval.vaste_bedragen, name) for name in kept}),
        ontvangt_nu=OntvangtNu(),
    )


def on_day(huishouden: Huishouden, day: str, other: str) -> Huishouden:
    """Return a household with the ages of another day.

    A month of birth goes on by itself. An age without it grows by whole years: a birthday in what is left of a year is
    still to come.
    """
    years = whole_years(day, other)
    return replace(huishouden, personen=tuple(_older(persoon, years) for persoon in huishouden.personen))


def _older(persoon: Persoon, years: int) -> Persoon:
    if persoon.geboren is not None:
        return replace(persoon, leeftijd=None)
    return replace(persoon, leeftijd=(persoon.leeftijd or 0) + years)


def whole_years(day: str, other: str) -> int:
    """Return how many whole years another day is later, negative where it is earlier."""
    if other < day:
        return -whole_years(other, day)
    first, last = date.fromisoformat(day), date.fromisoformat(other)
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def refused_in(refused: Refused, geval: Geval, index: int) -> Refused:
    """Return a refusal of a case by itself with the paths that its fields have in the whole case."""
    return Refused([Mistake(path_in(item.pad, geval, index), item.waarde, item.verwacht) for item in refused.mistakes])


def path_in(path: str, geval: Geval, index: int) -> str:
    """Return the path in the whole case of a field of a situation by itself."""
    woning, start = geval.woonsituaties[index], f"woonsituaties[{index}]"
    if path.startswith("woonsituaties[0]"):
        return path.replace("woonsituaties[0]", start, 1)
    root = path.partition(".")[0]
    return f"{start}.{path}" if getattr(woning, root, None) is not None and root in _OWN else path


_OWN = ("huishouden", "peildatum")
