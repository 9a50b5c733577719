"""What stands in the form: one record, what of it means anything, and what is still missing; without Qt."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any

from calculator.cases.income_fields import NIETS_INGEHOUDEN
from calculator.cases.shorthand import (
    MET_AOW,
    MET_KINDEREN,
    MET_PARTNER,
    PAAR,
    VERDEELD,
    usual_age,
)
from calculator.records import record
from ui.form.age import in_case
from ui.form.descriptors import (
    AOW,
    BEDRAG,
    BEDRAG_PARTNER,
    BRUTO,
    BY_KEY,
    EIGEN_VERMOGEN,
    FIELDS,
    INKOMEN,
    KINDEREN,
    LEEFTIJD_AANVRAGER,
    LEEFTIJD_PARTNER,
    PEILDATUM,
    SAMENGESTELD,
    SOORT,
    STARTER,
    TYPE,
    URENCRITERIUM,
    VERHUIZING_NU,
    VERMOGEN_MEDEBEWONERS,
)
from ui.form.field import FormField, Section, Value
from ui.form.row_lists import ASSUMED_AGE, IN_EVERY_INCOME, INKOMENS, LISTS, PERSONEN, WONINGEN, RowList

_IN_ROW = r"(\w+)\[(\d+)\]\.(.+)"  # compiled by ``re`` when it is first used
_WITH_BIJSTAND = ("kostendeler", "recht_op_bijstand", "zonder_steun_ouders")
_OF_PROFIT = ("urencriterium", "starter")
_OF_TYPES = {KINDEREN: MET_KINDEREN, LEEFTIJD_PARTNER: MET_PARTNER, BEDRAG_PARTNER: MET_PARTNER}
_OF_ONE_OR_BOTH = (*VERDEELD, "winst")  # the one amount is of both, or more is asked of it than of that of the partner
_NOTHING_OF = {  # of what kinds of income an answer changes nothing
    "bruto": (*NIETS_INGEHOUDEN, "onbelast"),
    "inclusief_vakantiegeld": ("pensioen", "winst", "partneralimentatie", "onbelast"),
}
_OF_PAPER = (  # asked once it is known what the amount was read from
    "papier_jaar",
    "tot_en_met_periode",
    "bedrag_per_periode",
    "brutoloon_per_periode",
    "vakantiegeld_nog_te_komen",
    "eindejaarsuitkering_per_jaar",
    "bijtelling_per_jaar",
    "van_maand",
    "tot_en_met_maand",
)
_OF_SOME = ("arbeidsbeperking", "aow", "toeslagpartner", "in_budget", "verzekerd", *_WITH_BIJSTAND)
_ADULT, _COST_SHARER = 18, 21
_DOUBTFUL_AGES = range(60, 71)  # outside these no AOW age has been or will be in doubt; spares loading the tables

Row = Mapping[str, Any]
Rows = tuple[Row, ...]


@record(frozen=True)
class Record:
    """Everything in the form: a value per key, and the rows of its lists."""

    values: Mapping[str, Value]
    rows: Mapping[str, Rows] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Value:
        return self.values.get(key)

    @property
    def type(self) -> str:
        """The household type."""
        return str(self[TYPE])

    @property
    def composed(self) -> bool:
        """Whether the persons are filled in one by one."""
        return self.type == SAMENGESTELD

    @property
    def has_second_dwelling(self) -> bool:
        """Whether anything was typed that only a second dwelling can mean."""
        return any(self[item.key] is not None for item in FIELDS if item.column == 1 and item.needed)


@record(frozen=True)
class State:
    """Everything a person sees in the form: the record, and the texts that cannot be read."""

    record: Record
    texts: Mapping[str, str] = field(default_factory=dict)


def with_before(record: Record, before: Record, keys: Iterable[str]) -> Record:
    """Return the record with what stood before in some fields; of rows only as long as there are as many of them."""
    values, rows = dict(record.values), dict(record.rows)
    for key in keys:
        if key in BY_KEY:
            values[key] = before[key]
        elif found := re.fullmatch(_IN_ROW, key, re.ASCII):
            name, place, rest = found.groups()
            rows[name] = _row_before(rows.get(name, ()), before.rows.get(name, ()), int(place), rest)
    return Record(values, rows)


def _row_before(rows: Rows, before: Rows, place: int, key: str) -> Rows:
    if len(rows) != len(before):
        return rows
    row, old = dict(rows[place]), before[place]
    if found := re.fullmatch(_IN_ROW, key, re.ASCII):
        name, inner, rest = found.groups()
        row[name] = _row_before(row[name], old[name], int(inner), rest)
    else:
        row[key] = old.get(key)
    return (*rows[:place], row, *rows[place + 1 :])


def new_record(peildatum: str) -> Record:
    """Return the record of a new form: what can be assumed sensibly, and for the rest nothing."""
    values = {item.key: peildatum if item.key == PEILDATUM else item.start for item in FIELDS}
    return Record(values, {rows.key: (rows.empty_row(),) if rows.blank else () for rows in LISTS})


def relevant(item: FormField, record: Record) -> bool:
    """Whether a field means anything for this type of household."""
    if item.key in _OF_TYPES:
        apart = item.key != BEDRAG_PARTNER or record[SOORT] not in _OF_ONE_OR_BOTH
        return record.type in _OF_TYPES[item.key] and apart
    if item.key == VERMOGEN_MEDEBEWONERS:
        return record.composed or record.type in MET_KINDEREN
    if item.key == AOW:
        return not record.composed and (record[AOW] is not None or _aow_in_doubt(record))
    if item.key == VERHUIZING_NU:
        return record[item.key] is True  # one moves to another dwelling than this
    if item.key == LEEFTIJD_AANVRAGER or item.key.startswith(INKOMEN):
        return not record.composed and (item.key not in (URENCRITERIUM, STARTER) or record[SOORT] == "winst")
    return True


def relevant_in_row(item: FormField, row: Row, record: Record) -> bool:
    """Whether a field of a person or income means anything for it; what was filled in is always shown."""
    if "bedrag" in row:
        given = row.get(item.key) not in (None, item.default)
        if item.key in IN_EVERY_INCOME:
            return given or row["soort"] not in _NOTHING_OF.get(item.key, ())
        profit = item.key in _OF_PROFIT and row["soort"] == "winst"
        return given or profit or (item.key in _OF_PAPER and row.get("papier") is not None)
    if item.key not in _OF_SOME or row.get(item.key) not in (None, item.default):
        return True
    rol, years = row.get("rol"), years_of(row.get("leeftijd"), record[PEILDATUM])
    other = rol == "medebewoner" or (rol == "kind" and years >= _ADULT)
    if item.key == "aow":
        return age_in_doubt(row.get("leeftijd"), record[PEILDATUM])
    if item.key in _WITH_BIJSTAND and not _has_income(record, "bijstand"):
        return False
    return {
        "arbeidsbeperking": rol != "kind",  # a child says enough of the huurgrens of jongeren
        "toeslagpartner": other and years >= _ADULT and _has_minor(record),
        "in_budget": other,
        "kostendeler": other and years >= _COST_SHARER,
        "verzekerd": rol == "partner",
        "recht_op_bijstand": rol == "partner",
        "zonder_steun_ouders": rol in PAAR and _ADULT <= years < _COST_SHARER,
    }[item.key]


def years_of(given: Value, day: Value) -> int:
    """Return an age in whole years on a day, 0 when it is not known."""
    if not isinstance(given, str):
        return int(given) if isinstance(given, int | float) else 0
    from calculator.cases.case import Persoon
    from calculator.run.birth_facts import age

    return age(Persoon(rol="kind", **in_case(given)), str(day)) if day else 0


def children_of(record: Record) -> int:
    """Return how many children are filled in."""
    if record.composed:
        return sum(row["rol"] == "kind" for row in record.rows.get(PERSONEN.key, ()))
    return len(record[KINDEREN] or ()) if record.type in MET_KINDEREN else 0  # type: ignore[arg-type]


def only_child(record: Record) -> Row:
    """Return of which child a row with childcare is, where it can be of one only."""
    return {"kind": 1} if children_of(record) == 1 else {}


def asked_first(record: Record, rol: str) -> str | None:
    """Return the field in front that an income of some role waits for: empty for none, None without such a person."""
    if rol == "aanvrager" and not record.composed and record[BEDRAG] is None:
        return BEDRAG
    if rol == "kind" and not children_of(record):
        return KINDEREN if record.type in MET_KINDEREN else None
    if rol == "partner" and not record.composed:
        if record.type not in MET_PARTNER:
            return None
        if record[BEDRAG_PARTNER] is None and relevant(BY_KEY[BEDRAG_PARTNER], record):
            return BEDRAG_PARTNER
    return ""


def earner(record: Record, rol: str) -> int | None:
    """Return the place of the person of some role that gets one more income, of children the eldest."""
    persons = record.rows[PERSONEN.key]
    places = [place for place, row in enumerate(persons) if row["rol"] == rol]
    return max(places, key=lambda place: years_of(persons[place]["leeftijd"], record[PEILDATUM]), default=None)


def assumed(record: Record) -> dict[str, int]:
    """Return by key what the answer takes for true though nobody typed it."""
    usual = usual_age(record.type)
    values = {LEEFTIJD_AANVRAGER: usual, LEEFTIJD_PARTNER: usual, EIGEN_VERMOGEN: 0}
    if any(row["rol"] == "medebewoner" for row in record.rows.get(PERSONEN.key, ())):
        values[VERMOGEN_MEDEBEWONERS] = 0
    found = {key: value for key, value in values.items() if record[key] is None and relevant(BY_KEY[key], record)}
    for place, row in enumerate(record.rows.get(PERSONEN.key, ()) if record.composed else ()):
        if row["leeftijd"] is not None and row["leeftijd"] == row.get(ASSUMED_AGE):
            found[f"{PERSONEN.key}[{place}].leeftijd"] = row["leeftijd"]
    return found


def _has_minor(record: Record) -> bool:
    persons = record.rows.get(PERSONEN.key, ())
    return any(row["rol"] == "kind" and years_of(row["leeftijd"], record[PEILDATUM]) < _ADULT for row in persons)


def _has_income(record: Record, soort: str) -> bool:
    persons = record.rows.get(PERSONEN.key, ())
    return any(income["soort"] == soort for row in persons for income in row[INKOMENS.key])


def _aow_in_doubt(record: Record) -> bool:
    ages = [record[LEEFTIJD_AANVRAGER]] + ([record[LEEFTIJD_PARTNER]] if record.type in MET_PARTNER else [])
    return any(age_in_doubt(age, record[PEILDATUM]) for age in ages)


def age_in_doubt(age: Value, day: Value) -> bool:
    """Whether whole years of age cannot decide if the AOW age is reached on a day."""
    if not isinstance(age, int) or age not in _DOUBTFUL_AGES or not isinstance(day, str):
        return False
    from calculator.cases.case import Persoon
    from calculator.cases.fields import Refused
    from calculator.run.households import aow_age_in_doubt  # loads the rules: only for these few ages
    from calculator.run.plan import plan_for

    try:
        return aow_age_in_doubt(Persoon(rol="aanvrager", leeftijd=age), plan_for(day))
    except Refused:
        return False


def shown_lists(record: Record) -> tuple[RowList, ...]:
    """Return the lists that mean anything: the persons only when they are filled in one by one."""
    return tuple(rows for rows in LISTS if rows is not PERSONEN or record.composed)


def missing(record: Record) -> tuple[str, ...]:
    """Return the keys of what must still be filled in; for the second dwelling only once something of it is.

    They stand in the order of the eye: the persons above the dwellings.
    """
    found = [key for rows in shown_lists(record) if rows.section.front for key in _missing_of(rows, record)]
    found += [
        item.key
        for item in FIELDS
        if item.needed
        and relevant(item, record)
        and record[item.key] in (None, ())
        and (item.column != 1 or record.has_second_dwelling)
    ]
    found += [key for rows in shown_lists(record) if not rows.section.front for key in _missing_of(rows, record)]
    return tuple(found)


def _missing_of(rows: RowList, record: Record) -> Iterator[str]:
    return _missing_in(rows, record.rows.get(rows.key, ()), rows.key)


def _missing_in(rows: RowList, content: Rows, path: str) -> Iterator[str]:
    for index, row in enumerate(content):
        if rows.is_empty(row):
            continue
        for item in rows.fields:
            if item.needed and row.get(item.key) is None:
                yield f"{path}[{index}].{item.key}"
        if rows.nested is not None:
            yield from _missing_in(rows.nested, row[rows.nested.key], f"{path}[{index}].{rows.nested.key}")


def blocking(keys: tuple[str, ...]) -> bool:
    """Whether without these there is no answer at all; an unfinished other dwelling can wait."""
    return any(not _of_later_dwelling(key) for key in keys)


def _of_later_dwelling(key: str) -> bool:
    return key.startswith(WONINGEN.key) or (key in BY_KEY and BY_KEY[key].column == 1)


def prefilled(record: Record, typed: Collection[str]) -> Record:
    """Let the kind of income follow the household type, and gross or net the kind; never over what was typed."""
    values = dict(record.values)
    if SOORT not in typed:
        values[SOORT] = "aow" if record.type in MET_AOW else "loon"
    if BRUTO not in typed:
        values[BRUTO] = values[SOORT] != "bijstand"
    return dataclasses.replace(record, values=values)


def filled_behind(record: Record, by_program: Mapping[str, Value]) -> dict[Section, int]:
    """Return how much a person filled in that is not in front, by section; not what the program filled in itself."""
    counts: dict[Section, int] = {}
    for item in FIELDS:
        value = record[item.key]
        usual = value in (None, item.start) or item.key == PEILDATUM  # the day stands in the bar
        if not item.section.front and not usual and value != by_program.get(item.key):
            counts[item.section] = counts.get(item.section, 0) + 1
    for rows in LISTS:
        if not rows.section.front:
            filled = sum(1 for row in record.rows.get(rows.key, ()) if not rows.is_empty(row))
            counts[rows.section] = counts.get(rows.section, 0) + filled
    return counts


def relevant_at(key: str, item: FormField, record: Record) -> bool:
    """Return whether a field of a row, by the path of its key, is asked."""
    if not key.startswith(PERSONEN.key):
        return True
    *above, _ = key.split(".")
    row = record.rows[PERSONEN.key][_number(above[0])]
    return relevant_in_row(item, row[INKOMENS.key][_number(above[1])] if above[1:] else row, record)


def _number(part: str) -> int:
    """Return the number of a row in a part of its path."""
    return int(part[part.index("[") + 1 : -1])
