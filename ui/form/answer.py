"""From record to answer: the result, or what is still missing, or what was refused and where. Without Qt."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from calculator.cases.case import Geval
from calculator.cases.fields import Mistake, Refused
from calculator.cases.shorthand import MET_PARTNER
from ui.form.case_record import childcare_places, complete_rows, dwelling_columns, filled_rows, persons_of, to_case
from ui.form.descriptors import BEDRAG_PARTNER, BIJZONDERHEDEN, BY_KEY, INKOMEN, KINDEREN
from ui.form.record import Record, blocking, missing, relevant, with_before
from ui.form.row_lists import LASTEN, OPVANGEN, WONINGEN
from ui.form.typed import expected
from ui.look.wording import worded

if TYPE_CHECKING:
    from calculator.outcome.result import Resultaat

_PERSON = re.compile(r"huishouden\.personen\[(\d+)\]\.(.*)")
_DWELLING = re.compile(r"woonsituaties\[(\d+)\]\.(.*)")
_LAST = re.compile(r"huishouden\.vaste_lasten\[(\d+)\]\.(.*)")
_CARE = re.compile(r"kinderopvang(?:\[(\d+)\](?:\.(.*))?)?")
_AGE = ("leeftijd", "geboren")
_ITEM = re.compile(r"(.*)\[\d+\]")


@dataclass(frozen=True)
class Answer:
    """What the window shows for one record.

    ``missing`` holds keys; with a result only those of a later dwelling. ``mistakes`` has a text per key, ``general``
    the texts that belong to no field. ``pending`` holds the keys of what is not in the result: in their place it has
    what stood there before, as ``record`` shows.
    """

    resultaat: Resultaat | None = None
    missing: tuple[str, ...] = ()
    mistakes: Mapping[str, str] = field(default_factory=dict)
    general: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()
    record: Record | None = None


def answer(record: Record, unreadable: Sequence[str] = (), before: Record | None = None) -> Answer:
    """Compute the case that a record means.

    Where that cannot be, what stood ``before`` takes the place of what is unreadable, missing or refused, so that
    there is still an answer.
    """
    lacking = missing(record)
    wanting = [key for key in lacking if blocking((key,)) and key not in unreadable]
    taken = record
    if before is not None:
        taken = with_before(record, before, [*unreadable, *wanting])
    elif not all(map(_of_second_dwelling, unreadable)):
        return Answer(missing=lacking, pending=tuple(unreadable))
    if blocking(missing(taken)):
        return Answer(missing=lacking, pending=(*unreadable, *wanting))
    pending = (*unreadable, *wanting)
    try:
        return _answered(taken, lacking, pending)
    except Refused as refused:
        mistakes, general = _explained(taken, refused)
    if before is not None and mistakes and not general:
        try:
            found = _answered(with_before(taken, before, mistakes), lacking, (*pending, *mistakes))
        except Refused:
            pass  # what stood before does not go with what was changed since
        else:
            return dataclasses.replace(found, mistakes=mistakes)
    return Answer(missing=lacking, mistakes=mistakes, general=general, pending=(*pending, *mistakes))


def _answered(record: Record, lacking: tuple[str, ...], pending: tuple[str, ...]) -> Answer:
    from calculator.run.accept import parse  # the door to the rules, 70 ms: not before the first case is complete

    resultaat = _computed(parse(to_case(record), latest_tables=True))
    return Answer(resultaat=resultaat, missing=lacking, pending=pending, record=record)


def _of_second_dwelling(key: str) -> bool:
    return key in BY_KEY and BY_KEY[key].column == 1


def _computed(geval: Geval) -> Resultaat:
    from calculator.outcome.budget import compute  # loads the rules: not before the first case is complete

    return compute(geval)


def _explained(record: Record, refused: Refused) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return what was refused, by key, and what belongs to no field."""
    mistakes: dict[str, str] = {}
    general: list[str] = []
    for mistake in refused.mistakes:
        key = _key_of(record, mistake)
        if key is None:
            general.append(worded(str(mistake)))
        else:
            mistakes[key] = worded(_of_no_child(record, key) or expected(mistake.verwacht))
    return mistakes, tuple(general)


def _of_no_child(record: Record, key: str) -> str:
    """Return what to do about childcare with a number that no child has, as when its age was typed there."""
    found = re.fullmatch(rf"{OPVANGEN.key}\[(\d+)\]\.kind", key)
    children = sum(person["rol"] == "kind" for person in persons_of(record))
    if not found or record.rows[OPVANGEN.key][int(found.group(1))]["kind"] <= children:
        return ""
    if not children:
        return "Vul eerst een kind in."
    if children == 1:
        return "Typ 1: er is één kind."
    return f"Typ het nummer van het kind, niet de leeftijd: van 1 tot en met {children}."


def key_of(record: Record, path: str) -> str | None:
    """Return the field of the form for a path in the case; None when it is only asked of persons one by one."""
    found = _PERSON.fullmatch(path)
    key = _key_of(record, Mistake(path, None, ""))
    if found and key == KINDEREN and found.group(2) not in _AGE:
        return None
    return key


def _key_of(record: Record, mistake: Mistake) -> str | None:
    """Return the field in which a refused value was typed."""
    if found := _PERSON.fullmatch(mistake.pad):
        return _key_of_person(record, int(found.group(1)), found.group(2))
    if (found := _LAST.fullmatch(mistake.pad)) is not None:
        return f"{LASTEN.key}[{filled_rows(record)[int(found.group(1))]}].{found.group(2)}"
    if (found := _DWELLING.fullmatch(mistake.pad)) is not None:
        later = int(found.group(1)) - dwelling_columns(record)
        if later >= 0:
            asked = any(item.key == found.group(2) for item in WONINGEN.fields)
            return f"{WONINGEN.key}[{complete_rows(record)[later]}].{found.group(2)}" if asked else None
    if mistake.pad in BY_KEY:
        return mistake.pad
    if (found := _ITEM.fullmatch(mistake.pad)) is not None and found.group(1) in BY_KEY:
        return found.group(1)
    return BIJZONDERHEDEN if mistake.pad.startswith(BIJZONDERHEDEN) else None


def _key_of_person(record: Record, index: int, name: str) -> str | None:
    if found := _CARE.fullmatch(name):
        return _key_of_childcare(record, index, found)
    name = "leeftijd" if name in _AGE else name  # one field of the form
    if record.composed:
        return f"personen[{index}].{name}"
    if index >= (2 if record.type in MET_PARTNER else 1):
        return KINDEREN
    item = BY_KEY.get(f"huishouden.personen[{index}].{name}")
    if item is not None and (item.key != BEDRAG_PARTNER or relevant(item, record)):
        return item.key
    key = f"{INKOMEN}.{name.partition('.')[2]}"
    return key if key in BY_KEY else None


def _key_of_childcare(record: Record, index: int, found: re.Match[str]) -> str | None:
    """Return the field of a row with childcare; that of the child where all of it was refused."""
    rows = childcare_places(persons_of(record), record).get(index)
    if not rows:
        return None
    number, name = found.groups()
    return f"{OPVANGEN.key}[{rows[int(number or 0)]}].{name or 'kind'}"
