"""From a row of a batch sheet to a case: the same household, to open in the form and to explain step by step."""

from __future__ import annotations

from typing import Any

from calculator.batch.engine import spread_service
from calculator.batch.population import AGE_OF_CO_RESIDENT, Adult, Home, read_households
from calculator.batch.reading import KINDS, Array, ages_in, amounts_in, as_array, cell_at, list_of
from calculator.batch.sheet_source import Chunk, SheetSource
from calculator.batch.texts import cell_text
from calculator.cases.case import VERSION, Geval, Huishouden, Inkomen, Persoon, Servicekosten, Woonsituatie

NOW, LATER = "nu", "na renovatie"


def case_of(source: SheetSource, chunk: Chunk, row: int) -> Geval:
    """Return the case of a row of a chunk in which nothing is wrong."""
    columns = {name: as_array(chunk.column(place))[row : row + 1] for name, place in source.places.items()}
    one = read_households(columns, 1, notation=source.notation)
    name = "medebewoners_bruto_inkomen_per_jaar"
    children = list_of(ages_in(cell_at(columns["kinderen_leeftijden"], 0)))
    others = list_of(amounts_in(cell_at(columns[name], 0), source.notation.decimal(name)))
    persons = [Persoon(rol="aanvrager", leeftijd=int(one.applicant.age[0]), inkomens=_incomes(one.applicant))]
    if one.pair[0]:
        persons.append(Persoon(rol="partner", leeftijd=int(one.partner.age[0]), inkomens=_incomes(one.partner)))
    persons += [Persoon(rol="kind", leeftijd=age) for age in children]
    persons += [
        Persoon(rol="medebewoner", leeftijd=AGE_OF_CO_RESIDENT, inkomens=(_income("loon", amount),))
        for amount in others
    ]
    homes = [_home(NOW, one.now)]
    if one.has_later[0]:
        homes.append(_home(LATER, one.later))
    return Geval(
        versie=VERSION,
        peildatum=one.days.days[one.days.places[0]] or "",
        huishouden=Huishouden(personen=tuple(persons), vermogen=float(one.assets[0])),
        woonsituaties=tuple(homes),
        dossier=code_of(cell_at(columns["dossier"], 0)) or None,
    )


def code_of(cell: Any) -> str:
    """Return the text of the code of a case; empty when there is none."""
    return (cell_text(cell) or "").strip()


def _incomes(adult: Adult) -> tuple[Inkomen, ...]:
    kind = int(adult.kind[0])
    return (_income(KINDS[kind], float(adult.amount[0])),) if kind >= 0 else ()


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
