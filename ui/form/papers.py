"""What of an income was read from a paper and has no input in the form: kept with the income, and dropped with it."""

from __future__ import annotations

import dataclasses

from calculator.cases.case import Geval
from calculator.cases.fields import Mistakes, read, to_json
from calculator.cases.income_fields import Inkomen
from calculator.cases.shorthand import MET_PARTNER
from ui.form.case_record import kept_beside, persons_of, with_persons
from ui.form.descriptors import BEDRAG, BRUTO, INKOMEN, PEILDATUM, PERIODE, SOORT, VAKANTIEGELD, VAN_PAPIER
from ui.form.field import Value
from ui.form.record import Record
from ui.form.row_lists import INKOMENS, PERSONEN


def place_of(path: str) -> tuple[int, int]:
    """Return of which person and which of that person's incomes a path tells."""
    if path == INKOMEN:
        return 0, 0
    person, income = (int(part.partition("]")[0]) for part in path.split("[")[1:3])
    return person, income


def context_of(record: Record) -> Geval:
    """Return the persons of the form without incomes, as a case of this day.

    Raises:
        Refused: an age is still missing, or the day is not covered.
    """
    from calculator.run.accept import parse  # loads the rules

    persons = [{name: value for name, value in person.items() if name != "inkomens"} for person in persons_of(record)]
    dwelling = {"naam": "nu", "kale_huur_per_maand": 0, "energielast_per_maand": 0}
    return parse(
        {
            "versie": 1,
            "peildatum": record[PEILDATUM],
            "huishouden": {"personen": persons},
            "woonsituaties": [dwelling],
        },
        latest_tables=True,
    )


def income_at(record: Record, path: str) -> Inkomen | None:
    """Return the income at a path as it was filled in; None where it cannot be read yet."""
    person, income = place_of(path)
    try:
        source = persons_of(record)[person]["inkomens"][income]
    except (IndexError, KeyError):
        return None
    mistakes = Mistakes()
    found = read(Inkomen, source, "", mistakes)
    return None if mistakes or found is None or not found.bedrag else found


def with_income(record: Record, path: str, inkomen: Inkomen) -> Record:
    """Return the record with the income at a path replaced by what a paper says."""
    given = to_json(inkomen)
    if path == INKOMEN and record.type in MET_PARTNER:  # of a couple the one income may be that of both
        record, path = with_persons(record), f"{PERSONEN.key}[0].{INKOMENS.key}[0]"
    if path == INKOMEN:
        values: dict[str, Value] = {
            SOORT: inkomen.soort,
            BEDRAG: inkomen.bedrag,
            PERIODE: inkomen.periode,
            BRUTO: inkomen.is_bruto,
            VAKANTIEGELD: inkomen.inclusief_vakantiegeld,
            VAN_PAPIER: kept_beside(given),
        }
        return dataclasses.replace(record, values={**record.values, **values})
    place, number = place_of(path)
    persons = list(record.rows[PERSONEN.key])
    row = dict(persons[place])
    incomes = list(row[INKOMENS.key])
    incomes[number : number + 1] = [INKOMENS.empty_row(**given)]
    persons[place] = {**row, INKOMENS.key: tuple(incomes)}
    return dataclasses.replace(record, rows={**record.rows, PERSONEN.key: tuple(persons)})
