"""From what stands in the form to the case it means, and back; without Qt."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

from calculator.cases.case import VERSION, Geval, Inkomen, Persoon, Woonsituatie
from calculator.cases.fields import Refused, to_json
from calculator.cases.shorthand import (
    LEEFTIJD_AOW,
    MET_KINDEREN,
    MET_PARTNER,
    PAAR,
    VERDEELD,
    expand,
    usual_age,
)
from calculator.run.birth_facts import age
from ui.form.age import in_case, of_person
from ui.form.descriptors import (
    AOW,
    BEDRAG,
    BEDRAG_PARTNER,
    BIJZONDERHEDEN,
    BRUTO,
    BY_KEY,
    EIGEN_VERMOGEN,
    FIELDS,
    KINDEREN,
    LEEFTIJD_AANVRAGER,
    LEEFTIJD_PARTNER,
    PEILDATUM,
    PERIODE,
    SAMENGESTELD,
    SOORT,
    STARTER,
    TYPE,
    URENCRITERIUM,
    VAKANTIEGELD,
    VAN_PAPIER,
    VERMOGEN_MEDEBEWONERS,
)
from ui.form.field import FormField, Value
from ui.form.record import Record, Row, age_in_doubt, assumed, missing, relevant
from ui.form.row_lists import ASSUMED_AGE, INKOMENS, LASTEN, OPVANGEN, PERSONEN, WONINGEN

_MAX_IN_FORM = 2
_KEPT = "woonsituaties[{}]"  # what was opened with a dwelling and is not asked
HIDDEN = (VAN_PAPIER, _KEPT.format(0), _KEPT.format(1))  # of a record, besides its inputs
_ASKED = {item.key.partition(".")[0] for item in WONINGEN.fields}
IN_DWELLING = tuple(name for name in Woonsituatie.__dataclass_fields__ if name not in _ASKED)  # of a row
_ENERGY = "energielast_per_maand"
_HOUSEHOLD = "huishouden."  # before the path of a person in a case, which in the form is a row


def with_persons(record: Record) -> Record:
    """Return the record with its persons one by one, as its household type and income mean them.

    An age that nobody typed is left open: of a person by itself it is asked. So is an amount: none is not nil.
    """
    typed = {"aanvrager": record[LEEFTIJD_AANVRAGER], "partner": record[LEEFTIJD_PARTNER]}
    rows = tuple(
        {**row, "leeftijd": typed.get(row["rol"], row["leeftijd"])} for row in map(_person_row, _persons(record))
    )
    if record[BEDRAG] is None:
        rows = ({**rows[0], INKOMENS.key: (INKOMENS.empty_row(**_alike(record)),)}, *rows[1:])
    return dataclasses.replace(
        record, values={**record.values, TYPE: SAMENGESTELD}, rows={**record.rows, "personen": rows}
    )


def to_case(record: Record) -> dict[str, Any]:
    """Return the case as JSON data; a later dwelling that is not complete is left out.

    What is not given of the second dwelling is as in the first.
    """
    columns = dwelling_columns(record)
    case: dict[str, Any] = {"versie": VERSION, "huishouden": _household(record)}
    dwellings: list[dict[str, Any]] = [{} for _ in range(columns)]
    for item in FIELDS:
        if item.column is None:
            if not item.key.startswith("huishouden.personen") and item.key not in (TYPE, KINDEREN):
                _put(case, item.key, record[item.key])
        elif item.column < columns:
            usual = record[item.row] if item.start is None else item.start  # of a name that was emptied, its own
            value = usual if record[item.key] is None else record[item.key]
            _put(dwellings[item.column], item.key.partition("].")[2], value)
    for column, dwelling in enumerate(dwellings):
        dwelling.update(_kept_still(record, column))
    case["woonsituaties"] = dwellings + [_dwelling(record.rows[WONINGEN.key][index]) for index in complete_rows(record)]
    return case


def _kept_of(dwelling: Mapping[str, Any], column: int) -> str | None:
    """Return what the form does not ask of a dwelling, as JSON, with the energy that its use stands for."""
    asked = {item.key.partition("].")[2].partition(".")[0] for item in FIELDS if item.column == column}
    kept = {name: value for name, value in dwelling.items() if name not in asked}
    return json.dumps({**kept, _ENERGY: dwelling[_ENERGY]}) if kept else None


def _kept_still(record: Record, column: int) -> dict[str, Any]:
    """Return what is kept of a dwelling: the use of energy only as long as its amount is not typed anew."""
    kept = dict(json.loads(str(record[_KEPT.format(column)] or "{}")))
    amount = kept.pop(_ENERGY, None)
    if amount != record[f"woonsituaties[{column}].{_ENERGY}"]:
        kept.pop("energie", None)
    return kept


def dwelling_columns(record: Record) -> int:
    """Return how many dwellings the two columns of the form give: one or two."""
    incomplete = any(key in BY_KEY and BY_KEY[key].column == 1 for key in missing(record))
    return 2 if record.has_second_dwelling and not incomplete else 1


def complete_rows(record: Record) -> list[int]:
    """Return the numbers of the rows with other dwellings that are complete."""
    needed = [item.key for item in WONINGEN.fields if item.needed]
    rows = record.rows.get(WONINGEN.key, ())
    return [index for index, row in enumerate(rows) if all(row.get(key) is not None for key in needed)]


def filled_rows(record: Record) -> list[int]:
    """Return the numbers of the rows with fixed costs in which something was filled in."""
    return [index for index, row in enumerate(record.rows.get(LASTEN.key, ())) if not LASTEN.is_empty(row)]


def _dwelling(row: Row) -> dict[str, Any]:
    roots = {item.key.partition(".")[0] for item in WONINGEN.fields}
    dwelling = {name: value for name, value in row.items() if name.partition(".")[0] not in roots}
    for item in WONINGEN.fields:
        _put(dwelling, item.key, row.get(item.key))
    return dwelling


def _put(target: dict[str, Any], path: str, value: Value) -> None:
    if value is None:
        return
    *parents, name = path.split(".")
    for parent in parents:
        target = target.setdefault(parent, {})
    target[name] = list(value) if isinstance(value, tuple) else value


def _household(record: Record) -> dict[str, Any]:
    household: dict[str, Any] = {"personen": _with_childcare(persons_of(record), record)}
    rows = record.rows.get(LASTEN.key, ())
    lasten = [
        {
            "omschrijving": rows[index].get("omschrijving") or "vaste lasten",
            "bedrag_per_maand": rows[index].get("bedrag_per_maand"),
        }
        for index in filled_rows(record)
    ]
    if lasten:
        household["vaste_lasten"] = lasten
    return household


def _with_childcare(persons: list[dict[str, Any]], record: Record) -> list[dict[str, Any]]:
    """Return the persons with the childcare of each child; what is of no child there is stands with the aanvrager."""
    for place, rows in childcare_places(persons, record).items():
        content = record.rows[OPVANGEN.key]
        cares = [{name: value for name, value in content[row].items() if name != "kind"} for row in rows]
        persons[place] = {**persons[place], "kinderopvang": cares}
    return persons


def childcare_places(persons: list[dict[str, Any]], record: Record) -> dict[int, list[int]]:
    """Return of which person the rows with childcare are: by the place of the person the numbers of the rows."""
    children = [place for place, person in enumerate(persons) if person["rol"] == "kind"]
    found: dict[int, list[int]] = {}
    for row, care in enumerate(record.rows.get(OPVANGEN.key, ())):
        number = care["kind"] or 0
        found.setdefault(children[number - 1] if 0 < number <= len(children) else 0, []).append(row)
    return found


def persons_of(record: Record) -> list[dict[str, Any]]:
    """Return the persons as JSON data: as they were filled in, or as the household type and the income mean them."""
    return _given_persons(record) if record.composed else _persons(record)


def _given_persons(record: Record) -> list[dict[str, Any]]:
    persons = []
    for row in record.rows.get(PERSONEN.key, ()):
        given = {
            item.key: row[item.key]
            for item in PERSONEN.fields
            if row.get(item.key) is not None and row[item.key] != item.default
        }
        known = {"inkomens", ASSUMED_AGE, *(item.key for item in PERSONEN.fields)}
        carried = {name: value for name, value in row.items() if name not in known}
        person = {**in_case(given.pop("leeftijd", None)), **given, **carried}
        incomes = [{key: value for key, value in income.items() if value is not None} for income in row["inkomens"]]
        persons.append({**person, "inkomens": incomes} if incomes else person)
    return persons


def _person_row(person: Mapping[str, Any]) -> dict[str, Any]:
    incomes = tuple(INKOMENS.empty_row(**income) for income in person.get("inkomens", ()))
    others = {name: value for name, value in person.items() if name not in ("geboren", OPVANGEN.key)}
    return PERSONEN.empty_row(**{**others, "leeftijd": of_person(person), "inkomens": incomes})


def _persons(record: Record) -> list[dict[str, Any]]:
    """Return the persons that the household type and the income mean, and that of the partner when there is one."""
    children = record[KINDEREN] if record.type in MET_KINDEREN else None
    persons = expand(record.type, _income(record), children or (), receivers=receivers(record))  # type: ignore[arg-type]
    if record[BEDRAG_PARTNER] and relevant(BY_KEY[BEDRAG_PARTNER], record):
        persons[1]["inkomens"] = [{**_alike(record), "bedrag": record[BEDRAG_PARTNER]}]
    for person, age_given in zip(persons, (record[LEEFTIJD_AANVRAGER], record[LEEFTIJD_PARTNER]), strict=False):
        if age_given is not None and person["rol"] != "kind":
            _set_age(person, age_given)
    for person in persons:
        if person["rol"] == "kind":
            _set_age(person, person["leeftijd"])
    adults = [person for person in persons if person["rol"] != "kind"]
    for person, told in zip(adults, _aow_told([person.get("leeftijd") for person in adults], record), strict=True):
        if told is not None:
            person["aow"] = told
    return persons


def _aow_told(ages: Sequence[Value], record: Record) -> list[Value]:
    """Return of each adult what was answered about the AOW age: of whose age leaves it open, or else of everybody."""
    asked = [age_in_doubt(years, record[PEILDATUM]) for years in ages]
    return [record[AOW] if of_this or not any(asked) else None for of_this in asked]


def receivers(record: Record) -> tuple[str, ...]:
    """Return whose the one amount of a couple is: of both, or the AOW of the one who is old enough for it."""
    ages = (record[LEEFTIJD_AANVRAGER], record[LEEFTIJD_PARTNER])
    if record[SOORT] != "aow" or record.composed or record.type not in MET_PARTNER or ages[0] == ages[1]:
        return PAAR
    known = tuple(usual_age(record.type) if years is None else years for years in ages)
    return who_has_aow(known, tuple(_aow_told(known, record)), str(record[PEILDATUM]))


@lru_cache(maxsize=64)  # let go of by the desk
def who_has_aow(ages: tuple[Value, ...], told: tuple[Any, ...], day: str) -> tuple[str, ...]:
    """Return whose the AOW of a couple is, by their ages."""
    from calculator.run.defaults import with_aow  # loads the rules: only for a couple of different ages with AOW

    adults = (Persoon(rol=rol, **in_case(years), aow=aow) for rol, years, aow in zip(PAAR, ages, told, strict=True))
    try:
        return with_aow(tuple(adults), day)
    except Refused:
        return PAAR


def _alike(record: Record) -> dict[str, Any]:
    """Return what the incomes in front have in common, as JSON data."""
    income: dict[str, Any] = {"soort": record[SOORT], "periode": record[PERIODE], "bruto": record[BRUTO]}
    if record[VAKANTIEGELD] is not None:
        income["inclusief_vakantiegeld"] = record[VAKANTIEGELD]
    return income


def _income(record: Record) -> dict[str, Any]:
    """Return the income in front as JSON data, with what was read from a paper of this kind and period."""
    income = {**_alike(record), "bedrag": record[BEDRAG] or 0.0}
    if record[SOORT] == "winst":
        income |= {"urencriterium": record[URENCRITERIUM], "starter": record[STARTER]}
    kept: dict[str, Any] = dict(record[VAN_PAPIER] or ())  # type: ignore[arg-type]
    belongs = all(kept.get(name) == income[name] for name in ("soort", "periode"))
    return income | kept if belongs else income


def _set_age(person: dict[str, Any], given: Value) -> None:
    """Say how old a person is, as it was filled in."""
    del person["leeftijd"]
    person.update(in_case(given))


def assumed_paths(record: Record) -> tuple[str, ...]:
    """Return the paths in the case of what nobody typed though the case has it."""
    return tuple(f"{_HOUSEHOLD}{key}" if key.startswith(PERSONEN.key) else key for key in assumed(record))


def from_case(geval: Geval, not_given: Collection[str] | None = None) -> Record:
    """Return the record of a case; a household that no type describes is filled in person by person.

    ``not_given`` are the paths of what was assumed, which is not filled in: it is assumed again. Without them an age
    counts as given, and no assets as not given.
    """
    opened = to_json(geval)
    values: dict[str, Value] = {}
    for item in FIELDS:
        value = _found(opened, item)
        first = values.get(item.row)
        if item.column == 1 and item.row not in BY_KEY:
            values[item.key] = tuple(value) or None if isinstance(value, list) else value
        elif item.column == 1:
            known = BY_KEY[item.row].default if first is None else first
            values[item.key] = None if value == known and item.default is not None else value
        else:
            values[item.key] = item.start if value is None or value == item.default else value
    values[VERMOGEN_MEDEBEWONERS] = geval.huishouden.vermogen_medebewoners or None
    values[BIJZONDERHEDEN] = geval.bijzonderheden or None
    if geval.huishouden.vermogen == 0 and not_given is not None and EIGEN_VERMOGEN not in not_given:
        values[EIGEN_VERMOGEN] = 0.0
    values |= _composition(geval, not_given or ())
    for column, dwelling in enumerate(opened["woonsituaties"][:_MAX_IN_FORM]):
        values[_KEPT.format(column)] = _kept_of(dwelling, column)
    household = opened["huishouden"]
    lasten = tuple(LASTEN.empty_row(**last) for last in household.get("vaste_lasten", ())) or (LASTEN.empty_row(),)
    others = tuple(_dwelling_row(dwelling) for dwelling in opened["woonsituaties"][_MAX_IN_FORM:])
    record = Record(
        values, {PERSONEN.key: (), LASTEN.key: lasten, OPVANGEN.key: _childcare_rows(geval), WONINGEN.key: others}
    )
    if _same_persons(record, geval):
        return record
    persons = (
        {**person, ASSUMED_AGE: person.get("leeftijd")} if path in (not_given or ()) else person
        for place, person in enumerate(household["personen"])
        for path in [f"{_HOUSEHOLD}{PERSONEN.key}[{place}].leeftijd"]
    )
    rows = {**record.rows, PERSONEN.key: tuple(map(_person_row, persons))}
    return Record({**values, TYPE: SAMENGESTELD}, rows)


def _childcare_rows(geval: Geval) -> tuple[dict[str, Any], ...]:
    return tuple(
        OPVANGEN.empty_row(kind=number, **to_json(opvang))
        for number, kind in enumerate(geval.huishouden.kinderen, 1)
        for opvang in kind.kinderopvang
    )


def _dwelling_row(dwelling: Mapping[str, Any]) -> dict[str, Any]:
    row = WONINGEN.empty_row(**{name: value for name, value in dwelling.items() if name in IN_DWELLING})
    for item in WONINGEN.fields:
        value = _looked_up(dwelling, item.key)
        if value is not None and value != item.default:
            row[item.key] = value
    return row


def _found(opened: Mapping[str, Any], item: FormField) -> Any:
    """Look up the value of a field in a case."""
    if item.column is None:
        return _looked_up(opened, item.key)
    dwellings = opened["woonsituaties"]
    if item.column >= len(dwellings):
        return item.start
    found = _looked_up(dwellings[item.column], item.key.partition("].")[2])
    return item.default if found is None else found  # what is rare is not written at its default


def _looked_up(source: Any, path: str) -> Any:
    for name in path.split("."):
        if not isinstance(source, Mapping):
            return None
        source = source.get(name)
    return tuple(source) if isinstance(source, list) else source


def _composition(geval: Geval, not_given: Collection[str]) -> dict[str, Value]:
    """Return the values that describe the persons, as well as the form can.

    An age that was assumed says of which type the household is, and stays open.
    """
    household = geval.huishouden
    adults = [household.aanvrager] + ([household.partner] if household.partner else [])
    children = tuple(given for given in map(_given_age, household.kinderen) if given is not None)
    adult_ages = [age(adult, geval.peildatum) for adult in adults]
    assumed_ages = {
        place: adult_ages[place]
        for place, path in enumerate((LEEFTIJD_AANVRAGER, LEEFTIJD_PARTNER)[: len(adults)])
        if path in not_given and household.personen[place] is adults[place]
    }
    if min(assumed_ages.values() or adult_ages) >= LEEFTIJD_AOW and not children:
        type_ = "aow_paar" if household.partner else "aow_alleenstaand"
    elif household.partner:
        type_ = "paar_met_kinderen" if children else "paar"
    else:
        type_ = "alleenstaande_ouder" if children else "alleenstaand"
    usual = usual_age(type_)
    ages = [None if assumed_ages.get(place) == usual else _given_age(adult) for place, adult in enumerate(adults)]
    incomes = [income for adult in adults for income in adult.inkomens]
    first = incomes[0] if incomes else Inkomen(soort="loon", bedrag=0.0, periode="jaar")
    own, of_partner = (sum(income.bedrag for income in adult.inkomens) for adult in (adults[0], adults[-1]))
    total = sum(income.bedrag for income in incomes) if first.soort in VERDEELD else own
    return {
        TYPE: type_,
        KINDEREN: children or None,
        LEEFTIJD_AANVRAGER: ages[0],
        LEEFTIJD_PARTNER: ages[1] if len(ages) > 1 else None,
        AOW: next((adult.aow for adult in adults if adult.aow is not None), None),
        BEDRAG: round(total, 2),
        BEDRAG_PARTNER: round(of_partner, 2) or None if len(adults) > 1 and first.soort not in VERDEELD else None,
        PERIODE: first.periode,
        SOORT: first.soort,
        BRUTO: first.is_bruto,
        VAKANTIEGELD: first.inclusief_vakantiegeld,
        URENCRITERIUM: first.urencriterium,
        STARTER: first.starter,
        VAN_PAPIER: kept_beside(to_json(first)),
    }


def kept_beside(given: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """Return what of an income has no input in front, with the kind and period that it belongs to."""
    rest = tuple((name, value) for name, value in given.items() if name not in _IN_FRONT)
    return (("soort", given["soort"]), ("periode", given["periode"]), *rest) if rest else ()


_IN_FRONT = ("soort", "bedrag", "periode", "bruto", "inclusief_vakantiegeld", "urencriterium", "starter")


def _given_age(persoon: Persoon) -> int | str | None:
    return of_person({"leeftijd": persoon.leeftijd, "geboren": persoon.geboren})


def _same_persons(record: Record, geval: Geval) -> bool:
    """Whether the form, filled like this, means the same persons as the case."""
    if geval.huishouden.vermogen_medebewoners and record.type not in MET_KINDEREN:
        return False
    from calculator.run.accept import parse  # loads the rules, 70 ms: not before there is a case

    try:
        persons = parse(to_case(record), latest_tables=True).huishouden.personen
    except Refused:
        return False
    return [_meaning(person) for person in persons] == [_meaning(person) for person in geval.huishouden.personen]


def _meaning(person: Persoon) -> Persoon:
    """Return a person with everything said that the case leaves to a default."""
    incomes = tuple(
        dataclasses.replace(income, bruto=income.is_bruto, inclusief_vakantiegeld=income.met_vakantiegeld)
        for income in person.inkomens
        if income.bedrag
    )
    return dataclasses.replace(person, inkomens=incomes)
