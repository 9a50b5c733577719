"""May this rise be asked: what a batch sheet says of it, and what the rules of a case say of each such rise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from calculator.batch.columns import RISE
from calculator.batch.days import ACCEPTED_DAY, day_of
from calculator.batch.notation import Notation
from calculator.batch.reading import Array, Column
from calculator.batch.values import coded, is_empty
from calculator.cases.case import MAATREGELEN, VERHUURDERS, VERSION, Geval, Huishouden, Ingreep, Persoon, Woonsituatie
from calculator.cases.fields import MISSING, Choice
from calculator.dutch.marks import as_seen, in_list
from calculator.outcome.rise import BINNEN, BOVEN, CONTROLEER, NIET, judgements
from calculator.run.evaluation import evaluate
from calculator.words import Message

Add = Callable[[str, Array, str, Mapping[int, str]], None]
LIMITS = ("huurgrens", "aftoppingsgrens")  # of the household, each row has its own
_LANDLORDS = tuple(VERHUURDERS)
_WRONG = object()
_ACCEPTED = {
    "verhuurder": Choice(VERHUURDERS).refuse(MISSING) or "",
    "maatregelen": f"maatregelen met een puntkomma ertussen, zoals isolatie;glas, uit: {', '.join(MAATREGELEN)}",
    "datum_verhoging": ACCEPTED_DAY,
}


@dataclass(frozen=True)
class Rises:
    """What the rows say of the rise of the rent: ``places`` among the ``different`` ones, -1 where nothing is said."""

    places: Array
    different: tuple[Ingreep, ...]


def rises_of(
    arrays: Mapping[str, Any], size: int, answers: Mapping[str, Column], notation: Notation, add: Add
) -> Rises | None:
    """Read the columns about the rise; None where there are none. ``answers`` are those of yes or no."""
    if not any(name in arrays for name in RISE):
        return None
    codes, values = [], []
    for name in RISE:
        if name in answers:
            told = answers[name].values
            codes.append(np.where(np.isnan(told), -1, told).astype(np.int64))
            values.append([False, True])
            continue
        places, found = coded(arrays[name]) if name in arrays else (np.full(size, -1), [])
        read = [_READERS[name](value, notation.of(name)) for value in found]
        wrong = [place for place, one in enumerate(read) if one is _WRONG]
        rows = np.isin(places, wrong)
        of_day = np.flatnonzero(rows).tolist() if name == "datum_verhoging" else ()
        add(name, rows, _ACCEPTED[name], {row: day_of(found[places[row]], notation.of(name))[1] for row in of_day})
        empty = [place for place, one in enumerate(read) if one is None or one is _WRONG]
        codes.append(np.where(np.isin(places, empty), -1, places).astype(np.int64))
        values.append(read)
    different, which = np.unique(np.stack(codes), axis=1, return_inverse=True)
    which = which.reshape(-1)
    rises = [
        None
        if max(column) < 0
        else _rise(*(None if code < 0 else known[code] for code, known in zip(column, values, strict=True)))
        for column in different.T.tolist()
    ]
    numbers = np.cumsum([rise is not None for rise in rises]) - 1
    places = np.where([rise is not None for rise in rises], numbers, -1)
    return Rises(places[which], tuple(rise for rise in rises if rise is not None))


def _rise(
    landlord: str | None, sitting: bool | None, measures: tuple[str, ...] | None, ten: bool | None, day: str | None
) -> Ingreep:
    return Ingreep(
        verhuurder=landlord,
        zittende_huurder=sitting,
        maatregelen=measures or (),
        complex_vanaf_tien=ten,
        datum=day,
    )


def _landlord(value: object, _: Notation) -> Any:
    if is_empty(value):
        return None
    word = as_seen(value).casefold() if isinstance(value, str) else ""
    return word if word in _LANDLORDS else _WRONG


def _measures(value: object, _: Notation) -> Any:
    if is_empty(value):
        return None
    text = in_list(value) if isinstance(value, str) else ""
    parts = [as_seen(part).casefold() for part in re.split("[;,\n]", text)]
    return tuple(dict.fromkeys(parts)) if all(part in MAATREGELEN for part in parts) else _WRONG


def _day(value: object, notation: Notation) -> Any:
    return None if is_empty(value) else day_of(value, notation)[0] or _WRONG


_READERS: dict[str, Callable[[object, Notation], Any]] = {
    "verhuurder": _landlord,
    "maatregelen": _measures,
    "datum_verhoging": _day,
}


@lru_cache(4096)
def judged(rise: Ingreep, day: str, limit: str, *, moves: bool, more: bool) -> str:
    """Return shortly what the rules say of a rise, as those of a case do.

    ``limit`` is the one of the household that the rent passes, if any; ``moves`` whether the later dwelling is another
    one, and ``more`` whether its rent is higher. Nothing else of a household matters to a rise after improvement.
    """
    before = Woonsituatie(naam="nu", kale_huur_per_maand=0.0, energielast_per_maand=0.0)
    after = replace(before, naam="na", kale_huur_per_maand=float(more), verhuizing=moves, ingreep=rise)
    nobody = Huishouden(personen=(Persoon(rol="aanvrager", leeftijd=40),))
    case = Geval(versie=VERSION, peildatum=day, huishouden=nobody, woonsituaties=(before, after))
    found = [(one.oordeel, one.regel) for one in judgements(evaluate(case), 1) if one.regel not in LIMITS]
    return said([*found, (BOVEN, limit)] if limit else found)


def said(found: Iterable[tuple[str, str]]) -> str:
    """Return judgements with their rules: what may not be asked first, what has to be checked last."""
    rules: dict[str, list[str]] = {}
    for oordeel, regel in found:
        rules.setdefault(oordeel, []).append(regel)
    order = [oordeel for oordeel in (NIET, BINNEN, BOVEN, CONTROLEER) if oordeel in rules]
    return ", ".join(f"{Message.of(f'rise.oordeel.{oordeel}')} ({', '.join(rules[oordeel])})" for oordeel in order)
