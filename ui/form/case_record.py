"""From what stands in the form to the case it means, and back; without Qt."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from typing import Any

from calculator.cases.case import VERSION, Geval, Inkomen, Persoon
from calculator.cases.fields import Refused, to_json
from calculator.cases.shorthand import (
    LEEFTIJD_AOW,
    LEEFTIJD_VOLWASSENE,
    MET_KINDEREN,
    VERDEELD,
    expand,
)
from calculator.run.birth_facts import age
from ui.form.age import in_case, of_person
from ui.form.descriptors import (
    AOW,
    BEDRAG,
    BIJZONDERHEDEN,
    BRUTO,
    BY_KEY,
    FIELDS,
    INKOMENS,
    KINDEREN,
    LASTEN,
    LEEFTIJD_AANVRAGER,
    LEEFTIJD_PARTNER,
    PERIODE,
    PERSONEN,
    SAMENGESTELD,
    SOORT,
    TYPE,
    VAKANTIEGELD,
    VERMOGEN_MEDEBEWONERS,
    WONINGEN,
    FormField,
    Value,
)
from ui.form.record import Record, Row, missing

_MAX_IN_FORM = 2
UNSEEN = "niet_gevraagd"  # of the record: what the form keeps of a case without showing it
_ENERGY = "energielast_per_maand"
_UNSEEN = ("energielast_laag_per_maand", "energielast_hoog_per_maand", "energie", "ingreep")


def with_persons(record: Record) -> Record:
    """Return the record with its persons one by one, as its household type and income mean them."""
    rows = tuple(_person_row(person) for person in _persons(record))
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
            value = record[item.row] if record[item.key] is None else record[item.key]
            _put(dwellings[item.column], item.key.partition("].")[2], value)
    dwellings += [_dwelling(record.rows[WONINGEN.key][index]) for index in complete_rows(record)]
    _put_unseen(dwellings, record)
    case["woonsituaties"] = dwellings
    return case


def _unseen(dwellings: Sequence[Mapping[str, Any]]) -> str | None:
    """Return what the form does not ask of a dwelling, by the name of the dwelling; none where there is nothing."""
    found = {}
    for place, dwelling in enumerate(dwellings):
        names = [name for name in _UNSEEN if name in dwelling and f"woonsituaties[{place}].{name}" not in BY_KEY]
        if place == 1 and "ingreep" in names:
            names.remove("ingreep")  # asked field by field
        if names:
            found[dwelling["naam"]] = {name: dwelling[name] for name in (_ENERGY, *names)}
    return json.dumps(found) if found else None


def _put_unseen(dwellings: Sequence[dict[str, Any]], record: Record) -> None:
    """Put back what a case had and the form does not ask; about energy only while its amount is the same."""
    kept = record[UNSEEN]
    for name, found in json.loads(str(kept)).items() if kept else ():
        for dwelling in dwellings:
            if dwelling.get("naam") == name:
                same = dwelling.get(_ENERGY) == found[_ENERGY]
                dwelling.update({key: value for key, value in found.items() if same or key == "ingreep"})


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
    dwelling: dict[str, Any] = {}
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
    household: dict[str, Any] = {"personen": persons_of(record)}
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
        known = {"inkomens", *(item.key for item in PERSONEN.fields)}
        carried = {name: value for name, value in row.items() if name not in known}
        person = {**in_case(given.pop("leeftijd", None)), **given, **carried}
        incomes = [{key: value for key, value in income.items() if value is not None} for income in row["inkomens"]]
        persons.append({**person, "inkomens": incomes} if incomes else person)
    return persons


def _person_row(person: Mapping[str, Any]) -> dict[str, Any]:
    incomes = tuple(INKOMENS.empty_row(**income) for income in person.get("inkomens", ()))
    others = {name: value for name, value in person.items() if name != "geboren"}
    return PERSONEN.empty_row(**{**others, "leeftijd": of_person(person), "inkomens": incomes})


def _persons(record: Record) -> list[dict[str, Any]]:
    """Return the persons that the household type and the one income mean."""
    income = {
        "soort": record[SOORT],
        "bedrag": record[BEDRAG] or 0.0,
        "periode": record[PERIODE],
        "bruto": record[BRUTO],
    }
    if record[VAKANTIEGELD] is not None:
        income["inclusief_vakantiegeld"] = record[VAKANTIEGELD]
    children = record[KINDEREN] if record.type in MET_KINDEREN else None
    persons = expand(record.type, income, children or ())  # type: ignore[arg-type]
    for person, age_given in zip(persons, (record[LEEFTIJD_AANVRAGER], record[LEEFTIJD_PARTNER]), strict=False):
        if age_given is not None and person["rol"] != "kind":
            _set_age(person, age_given)
    for person in persons:
        if person["rol"] == "kind":
            _set_age(person, person["leeftijd"])
    if record[AOW] is not None:
        for person in persons:
            if person["rol"] != "kind":
                person["aow"] = record[AOW]
    return persons


def _set_age(person: dict[str, Any], given: Value) -> None:
    """Say how old a person is, as it was filled in."""
    del person["leeftijd"]
    person.update(in_case(given))


def from_case(geval: Geval) -> Record:
    """Return the record of a case; a household that no type describes is filled in person by person."""
    opened = to_json(geval)
    values: dict[str, Value] = {}
    for item in FIELDS:
        value = _found(opened, item)
        first = values.get(item.row)
        if item.column == 1:
            known = BY_KEY.get(item.row, item).default if first is None else first
            values[item.key] = None if value == known and item.default is not None else value
        else:
            values[item.key] = item.start if value is None or value == item.default else value
    values[VERMOGEN_MEDEBEWONERS] = geval.huishouden.vermogen_medebewoners or None
    values[BIJZONDERHEDEN] = geval.bijzonderheden or None
    values[UNSEEN] = _unseen(opened["woonsituaties"])
    values |= _composition(geval)
    household = opened["huishouden"]
    lasten = tuple(LASTEN.empty_row(**last) for last in household.get("vaste_lasten", ())) or (LASTEN.empty_row(),)
    others = tuple(_dwelling_row(dwelling) for dwelling in opened["woonsituaties"][_MAX_IN_FORM:])
    record = Record(values, {PERSONEN.key: (), LASTEN.key: lasten, WONINGEN.key: others})
    if _same_persons(record, geval):
        return record
    rows = {**record.rows, PERSONEN.key: tuple(_person_row(person) for person in household["personen"])}
    return Record({**values, TYPE: SAMENGESTELD}, rows)


def _dwelling_row(dwelling: Mapping[str, Any]) -> dict[str, Any]:
    row = WONINGEN.empty_row()
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


def _composition(geval: Geval) -> dict[str, Value]:
    """Return the values that describe the persons, as well as the form can."""
    household = geval.huishouden
    adults = [household.aanvrager] + ([household.partner] if household.partner else [])
    children = tuple(given for given in map(_given_age, household.kinderen) if given is not None)
    adult_ages = [age(adult, geval.peildatum) for adult in adults]
    elderly = min(adult_ages) >= LEEFTIJD_AOW and not children
    usual = LEEFTIJD_AOW if elderly else LEEFTIJD_VOLWASSENE
    if elderly:
        type_ = "aow_paar" if household.partner else "aow_alleenstaand"
    elif household.partner:
        type_ = "paar_met_kinderen" if children else "paar"
    else:
        type_ = "alleenstaande_ouder" if children else "alleenstaand"
    ages = [None if given == usual else given for given in map(_given_age, adults)]
    incomes = [income for adult in adults for income in adult.inkomens]
    first = incomes[0] if incomes else Inkomen(soort="loon", bedrag=0.0, periode="jaar")
    total = sum(income.bedrag for income in incomes) if first.soort in VERDEELD else first.bedrag
    return {
        TYPE: type_,
        KINDEREN: children or None,
        LEEFTIJD_AANVRAGER: ages[0],
        LEEFTIJD_PARTNER: ages[1] if len(ages) > 1 else None,
        AOW: household.aanvrager.aow,
        BEDRAG: round(total, 2),
        PERIODE: first.periode,
        SOORT: first.soort,
        BRUTO: first.is_bruto,
        VAKANTIEGELD: first.inclusief_vakantiegeld,
    }


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
