"""From a case to the inputs of the rules: incomes to taxable amounts a year, persons, household and dwellings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter, call, itemgetter
from typing import Any, NamedTuple

from calculator.cases.case import (
    PERIODEN_PER_JAAR,
    ROLLEN,
    SOORTEN,
    Huishouden,
    Inkomen,
    OntvangtNu,
    Persoon,
    Woonsituatie,
)
from calculator.cases.fields import Mistake, Refused
from calculator.rules.inputs import PER_HUISHOUDEN, PER_PERSOON, PER_WONING, How, Input
from calculator.rules.rounding import op_centen
from calculator.run.birth_facts import Reading, age, age_facts, aow_months_in
from calculator.run.incomes import IncomeYear, income_year
from calculator.run.plan import OF_ALL_PERSONS, OF_INCOMES, Plan

ROLLEN_MET_NETTO = ("aanvrager", "partner")
VOLWASSEN = 18


@dataclass
class PersonYear:
    """One person: inputs of the person's rules, the incomes behind them, and the person's name among the quantities."""

    persoon: Persoon
    suffix: str
    inputs: dict[str, Any]
    incomes: list[IncomeYear] = field(default_factory=list)

    @property
    def is_adult(self) -> bool:
        """Whether this is the aanvrager or the partner."""
        return self.suffix in ROLLEN_MET_NETTO


def suffixes(huishouden: Huishouden) -> list[str]:
    """Return the name of each person among the quantities: aanvrager, partner, kind_1, medebewoner_2."""
    found: list[str] = []
    counted: dict[str, int] = {}
    for persoon in huishouden.personen:
        counted[persoon.rol] = counted.get(persoon.rol, 0) + 1
        found.append(persoon.rol if persoon.rol in ROLLEN_MET_NETTO else f"{persoon.rol}_{counted[persoon.rol]}")
    return found


def aow_months(plan: Plan) -> int:
    """Return the AOW age in months."""
    return plan.aow_months


def aow_age_in_doubt(persoon: Persoon, plan: Plan) -> bool:
    """Whether whole years of age cannot decide if the AOW age is reached."""
    if persoon.aow is not None or persoon.geboren is not None:
        return False
    own, month = 12 * age(persoon, plan.day), plan.month
    if own >= plan.aow_months:
        return False
    oldest_last_year = own + 11 - month % 12
    return plan.aow_months < own + 12 or oldest_last_year >= aow_months_in(month // 12 - 1)


def person_facts(
    persoon: Persoon, huishouden: Huishouden, plan: Plan, reading: Reading | None = None
) -> dict[str, Any]:
    """Return what the rules read of a person besides incomes; ``reading`` is another reading of the age."""
    return {
        **read_inputs(PERSON_FIELDS, persoon),
        **_IN_ROLE[persoon.rol],
        **age_facts(persoon, plan.month, plan.aow_months, reading),
        "aow_is_opgegeven": persoon.aow is not None,
        "aow_opgegeven": bool(persoon.aow),
        "is_oudste_partner": persoon.rol in ROLLEN_MET_NETTO and persoon is _oldest(huishouden, plan.day),
        "vermogen_van_medebewoner": _assets(persoon, huishouden),
        "urencriterium": any(inkomen.urencriterium for inkomen in persoon.inkomens),
        "starter": any(inkomen.starter for inkomen in persoon.inkomens),
    }


_IN_ROLE = {own: {f"is_{rol}": rol == own for rol in ROLLEN} for own in ROLLEN}


def _oldest(huishouden: Huishouden, day: str) -> Persoon:
    """Return the oldest of aanvrager and partner; the aanvrager where nothing tells them apart."""
    aanvrager, partner = huishouden.aanvrager, huishouden.partner
    if partner is None:
        return aanvrager
    if aanvrager.geboren and partner.geboren:
        return partner if partner.geboren < aanvrager.geboren else aanvrager
    return partner if age(partner, day) > age(aanvrager, day) else aanvrager


def owners_of_assets(huishouden: Huishouden) -> dict[int, list[int]]:
    """Return of whom each amount in ``vermogen_medebewoners`` is: by place of the person the places of the amounts.

    In the order of the co-residents, then of the children; what is left over belongs to the last of them.
    """
    roles = [persoon.rol for persoon in huishouden.personen]
    others = [place for rol in ("medebewoner", "kind") for place, own in enumerate(roles) if own == rol]
    others = others or [roles.index("aanvrager")]
    found: dict[int, list[int]] = {}
    for index in range(len(huishouden.vermogen_medebewoners)):
        found.setdefault(others[min(index, len(others) - 1)], []).append(index)
    return found


def _assets(persoon: Persoon, huishouden: Huishouden) -> float:
    """Return the own assets of a co-resident; of several amounts the highest."""
    if not huishouden.vermogen_medebewoners:
        return 0.0
    for place, amounts in owners_of_assets(huishouden).items():
        if huishouden.personen[place] is persoon:
            return max(huishouden.vermogen_medebewoners[index] for index in amounts)
    return 0.0


def add_incomes(year: PersonYear, huishouden: Huishouden, plan: Plan) -> None:
    """Bring every income of a person to a taxable amount a year.

    Raises:
        Refused: holiday pay must be added and the table does not have it on this day.
    """
    persoon = year.persoon
    year.inputs |= _NO_INCOMES
    found: dict[int, IncomeYear] = {}
    for index in _in_order(persoon.inkomens):
        inkomen = persoon.inkomens[index]
        try:
            income = found[index] = income_year(inkomen, year.inputs, plan)
        except Refused as refused:
            place = (
                f"huishouden.personen[{huishouden.personen.index(persoon)}].inkomens[{index}].inclusief_vakantiegeld"
            )
            expected = f"ja, met een bedrag inclusief vakantiegeld; anders {refused.mistakes[0].verwacht}"
            raise Refused([Mistake(place, inkomen.met_vakantiegeld, expected)]) from refused
        values = income.values
        for name, step in income.adds.items():
            year.inputs[name] = op_centen(year.inputs[name] + values[step])
    year.incomes = [found[index] for index in range(len(found))]


def _in_order(inkomens: tuple[Inkomen, ...]) -> list[int]:
    """Return in which order incomes are brought to a year: gross before net, whatever was typed first."""
    if len(inkomens) <= 1:
        return list(range(len(inkomens)))
    return sorted(
        range(len(inkomens)),
        key=lambda index: (
            not inkomens[index].is_bruto,
            _KINDS.index(inkomens[index].soort),
            -inkomens[index].bedrag * PERIODEN_PER_JAAR[inkomens[index].periode],
        ),
    )


_KINDS = tuple(SOORTEN)
_NO_INCOMES = dict.fromkeys((*OF_INCOMES, "zorgtoeslag_in_budget_per_maand"), 0.0)


def person_years(
    huishouden: Huishouden, plan: Plan, readings: Mapping[int, Reading] | None = None
) -> tuple[list[PersonYear], dict[str, Any]]:
    """Return every person in the order of the case, and the facts of the household that count them.

    ``readings`` holds, by the place of a person, another reading of the age.

    Raises:
        Refused: holiday pay must be added and the table does not have it on this day.
    """
    years = []
    for place, (persoon, suffix) in enumerate(zip(huishouden.personen, suffixes(huishouden), strict=True)):
        inputs = person_facts(persoon, huishouden, plan, readings.get(place) if readings else None)
        plan.add(plan.facts, inputs)
        years.append(PersonYear(persoon, suffix, inputs))
    facts = of_all_persons([year.inputs for year in years])
    for year in years:
        year.inputs |= facts
        add_incomes(year, huishouden, plan)
    return years, facts


def of_all_persons(persons: Sequence[Mapping[str, Any]], besides: Collection[str] = ()) -> dict[str, Any]:
    """Return the inputs of the household that follow from its persons, as far as they are known.

    ``besides`` are those that are known already.
    """
    first = persons[0]
    names = tuple([name for name, fact in _OF_PERSONS.items() if fact in first and name not in besides])
    taken, together = _counting(names)
    return dict(zip(names, map(call, together, zip(*map(taken, persons), strict=True)), strict=True))


@lru_cache(maxsize=16)
def _counting(names: tuple[str, ...]) -> tuple[Callable[[Any], tuple[Any, ...]], list[Callable[[Any], Any]]]:
    """Return how inputs are read of a person, and how those of all persons come together."""
    return itemgetter(*map(_OF_PERSONS.__getitem__, names)), [_OVER_PERSONS[OF_ALL_PERSONS[name].how] for name in names]


_OVER_PERSONS: dict[How, Callable[[Any], Any]] = {How.SUM: sum, How.ANYBODY: any, How.HIGHEST: max}
_OF_PERSONS = {name: item.of_persons for name, item in OF_ALL_PERSONS.items()}


def norm_kind(huishouden: Huishouden, day: str, *, aow: bool) -> str | None:
    """Return the kind of household that norms are published for, or None; ``aow`` says that all adults have it.

    Who is outside the budget, such as a co-resident, is outside the norm as well.
    """
    others = [persoon for persoon in huishouden.personen if persoon.rol not in ROLLEN_MET_NETTO]
    if any(persoon.in_budget for persoon in others):
        return None
    kinderen = [persoon for persoon in others if persoon.rol == "kind" and age(persoon, day) < VOLWASSEN]
    paar = huishouden.partner is not None
    if not kinderen:
        return ("aow_" if aow else "") + ("paar" if paar else "alleenstaand")
    plural = "kind" if len(kinderen) == 1 else "kinderen"
    return f"{'paar' if paar else 'alleenstaande_ouder'}_met_{len(kinderen)}_{plural}"


class Readers(NamedTuple):
    """How inputs that are fields of a record are read from it; ``changed`` has those that are not read as they are."""

    names: tuple[str, ...]
    fields: Callable[[Any], tuple[Any, ...]]
    changed: tuple[tuple[str, Callable[[Any], Any]], ...]


def readers_of(inputs: Mapping[str, Input]) -> Readers:
    """Return how each input that is a field of a record is read from it."""
    of_fields = {name: item for name, item in inputs.items() if item.field}
    paths = [item.field.partition(".")[0] if item.how is How.SUM else item.field for item in of_fields.values()]
    changed = [(name, _seen(item)) for name, item in of_fields.items() if item.how is not How.AS_IT_IS]
    return Readers(tuple(of_fields), attrgetter(*paths), tuple(changed))


def read_inputs(readers: Readers, record: Any) -> dict[str, Any]:
    """Return the inputs that are fields of a record."""
    found = dict(zip(readers.names, readers.fields(record), strict=True))
    for name, seen in readers.changed:
        found[name] = seen(found[name])
    return found


def _seen(item: Input) -> Callable[[Any], Any]:
    if item.how is How.SUM:
        amount = attrgetter(item.field.partition(".")[2])
        return lambda listed: op_centen(float(sum(map(amount, listed))))
    return _SEEN[item.how]


_SEEN: dict[How, Callable[[Any], Any]] = {
    How.WHETHER_GIVEN: lambda value: value is not None,
    How.OR_NIL: lambda value: value or 0.0,
    How.OR_NO: lambda value: value is True,
    How.OR_YES: lambda value: value is not False,
}


_SUFFIX = "_aanvrager"
OF_AANVRAGER = {name: name.removesuffix(_SUFFIX) for name in PER_HUISHOUDEN if name.endswith(_SUFFIX)}
PERSON_FIELDS, HOUSEHOLD_FIELDS, DWELLING_FIELDS = map(readers_of, (PER_PERSOON, PER_HUISHOUDEN, PER_WONING))


def household_inputs(huishouden: Huishouden, aanvrager: Mapping[str, Any]) -> dict[str, Any]:
    """Return the inputs of the household's rules that follow from the case and from the facts of the aanvrager."""
    return {
        **read_inputs(HOUSEHOLD_FIELDS, huishouden),
        "aantal_personen": len(huishouden.personen),
        **{name: aanvrager[fact] for name, fact in OF_AANVRAGER.items()},
    }


def received_inputs(ontvangt_nu: OntvangtNu, *toeslagen: str) -> dict[str, Any]:
    """Return for some toeslagen whether it is said what comes in of them today, and how much."""
    found: dict[str, Any] = {}
    for name in toeslagen:
        amount = getattr(ontvangt_nu, f"{name}_per_maand")
        found[f"{name}_ontvangen_is_opgegeven"] = amount is not None
        found[f"{name}_ontvangen_per_maand"] = amount or 0.0
    return found


def dwelling_inputs(woning: Woonsituatie, huurtoeslag_nu: float) -> dict[str, Any]:
    """Return the inputs of the dwelling's rules; ``huurtoeslag_nu`` is that of the dwelling now, before a later one."""
    return {**read_inputs(DWELLING_FIELDS, woning), "huurtoeslag_in_de_woning_nu_per_maand": huurtoeslag_nu}
