"""From a row of a batch sheet to a case: the same household, to open in the form and to explain step by step."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from calculator.batch.columns import RECEIVED
from calculator.batch.engine import spread_service
from calculator.batch.population import AGE_OF_CO_RESIDENT, Adult, Home, Households, read_households
from calculator.batch.reading import (
    AGE_OF,
    ANSWER_OF,
    BORN_OF,
    INCOME_OF,
    KINDS,
    Array,
    Lists,
    as_array,
    cell_at,
)
from calculator.batch.sheet_source import Chunk, SheetSource
from calculator.batch.texts import cell_text
from calculator.batch.values import is_empty
from calculator.cases.case import VERSION, Geval, Huishouden, Inkomen, OntvangtNu, Persoon, Servicekosten, Woonsituatie

NOW, LATER = "nu", "na renovatie"


def case_of(source: SheetSource, chunk: Chunk, row: int) -> Geval:
    """Return the case of a row of a chunk in which nothing is wrong."""
    columns, one = _read(source, chunk, row)
    persons = [_adult("aanvrager", one.applicant)]
    if one.pair[0]:
        persons.append(_adult("partner", one.partner))
    children, ages_given = _persons_of(one.children), _given(columns, "kinderen_leeftijden")
    persons += [
        Persoon(
            rol="kind",
            leeftijd=int(child[AGE_OF]) if ages_given else None,
            geboren=_month(child.get(BORN_OF, math.nan)),
        )
        for child in children
    ]
    persons += [
        Persoon(
            rol="medebewoner",
            leeftijd=AGE_OF_CO_RESIDENT,
            inkomens=(_income("loon", other[INCOME_OF]),),
            toeslagpartner=None if math.isnan(other[ANSWER_OF]) else bool(other[ANSWER_OF]),
        )
        for other in _persons_of(one.others)
    ]
    homes = [_home(NOW, one.now)]
    if one.has_later[0]:
        homes.append(
            replace(
                _home(LATER, one.later),
                verhuizing=bool(one.moves[0]),
                energielast_laag_per_maand=_given_amount(one, "energielast_na_laag_per_maand"),
                energielast_hoog_per_maand=_given_amount(one, "energielast_na_hoog_per_maand"),
                ingreep=one.rises.different[0] if one.rises and one.rises.different else None,
            )
        )
    return Geval(
        versie=VERSION,
        peildatum=one.days.days[one.days.places[0]] or "",
        huishouden=Huishouden(personen=tuple(persons), vermogen=float(one.assets[0])),
        woonsituaties=tuple(homes),
        dossier=code_of(cell_at(columns["dossier"], 0)) or None,
        ontvangt_nu=OntvangtNu(**{name: _given_amount(one, f"ontvangt_nu_{name}") for name in RECEIVED}),
    )


def assumed_of(source: SheetSource, chunk: Chunk, row: int) -> tuple[str, ...]:
    """Return the paths of what the case of a row has though the row does not: no assets, the ages of co-residents."""
    persons = case_of(source, chunk, row).huishouden.personen
    found = [f"huishouden.personen[{place}].leeftijd" for place, one in enumerate(persons) if one.rol == "medebewoner"]
    _, one = _read(source, chunk, row)
    return (*found, *(() if one.columns["vermogen"].given[0] else ("huishouden.vermogen",)))


def _read(source: SheetSource, chunk: Chunk, row: int) -> tuple[dict[str, Any], Households]:
    """Return the cells of a row by column, and the household that stands in them."""
    columns = {name: as_array(chunk.column(place))[row : row + 1] for name, place in source.places.items()}
    return columns, read_households(columns, 1, notation=source.notation, latest_tables=source.latest_tables)


def _persons_of(lists: Lists) -> list[dict[str, float]]:
    """Return what is known of each person in the list of the one row."""
    mine = lists.owners == lists.places[0] % lists.size
    columns = {name: values[mine].tolist() for name, values in lists.persons.items()}
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _given(columns: Mapping[str, Any], name: str) -> bool:
    return name in columns and not is_empty(cell_at(columns[name], 0))


def _month(month: float) -> str | None:
    """Return a month that is counted from the year 0 as a case has it."""
    year, place = divmod(0 if math.isnan(month) else int(month), 12)
    return f"{year:04}-{place + 1:02}" if year else None


def _given_amount(one: Households, name: str) -> float | None:
    column = one.columns[name]
    return float(column.values[0]) if column.given[0] else None


def code_of(cell: Any) -> str:
    """Return the text of the code of a case; empty when there is none."""
    return (cell_text(cell) or "").strip()


def _adult(rol: str, adult: Adult) -> Persoon:
    given = adult.aged is None or bool(adult.aged[0])
    born = None if adult.born is None else _month(float(adult.born[0]))
    age = int(adult.age[0]) if given else None
    return Persoon(rol=rol, leeftijd=age, geboren=born, inkomens=_incomes(adult))


def _incomes(adult: Adult) -> tuple[Inkomen, ...]:
    found = [_income(KINDS[int(kind[0])], float(amount[0])) for kind, amount in adult.incomes if kind[0] >= 0]
    hours, starts = (told is not None and bool(told[0]) for told in (adult.hours, adult.starts))
    return tuple(replace(one, urencriterium=hours, starter=starts) if one.soort == "winst" else one for one in found)


def _income(soort: str, amount: float) -> Inkomen:
    return Inkomen(soort=soort, bedrag=amount, periode="jaar", bruto=True)


def _home(name: str, home: Home) -> Woonsituatie:
    energie, schoonmaak, huismeester, recreatie = map(_only, spread_service(home.service))
    return Woonsituatie(
        naam=name,
        kale_huur_per_maand=_only(home.rent),
        energielast_per_maand=_only(home.energy),
        servicekosten_per_maand=Servicekosten(
            energie=energie, schoonmaak=schoonmaak, huismeester=huismeester, recreatie=recreatie
        ),
    )


def _only(values: Array) -> float:
    return float(values[0])
