"""The inputs of a case in reading order: the name of each cell, where it stands in the case, whether it may be changed.

The sheet Invoer is written from this list and read back by it, and two cases are compared with it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from calculator.cases.case import PERIODEN, Geval, Inkomen, Persoon, Woonsituatie
from calculator.cases.fields import (
    MAXIMUM_AMOUNT,
    MISSING,
    Amount,
    Choice,
    Day,
    Field,
    Hours,
    Listed,
    Nested,
    description,
)
from calculator.dutch.money import euro, number
from calculator.run.other_homes import by_itself, day_of, differs
from calculator.workbook import locks

NOT_GIVEN = "niet opgegeven"
# Amounts of an income without which its year follows from other steps: once given, the sheet has the steps with them.
_KEPT = ("bedrag_per_periode", "brutoloon_per_periode")
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class InputCell:
    """One input: the name of its cell, its heading and field, its value and its place in the case as JSON.

    ``locked`` says why the cell cannot be changed in the workbook; None when it can. ``empty`` is what an empty cell
    stands for, MISSING where it may not be empty. Of an amount ``least`` and ``most`` are its limits. ``beside`` is the
    name of what is read beside it, where that is free: the period of an income, the description of a fixed cost;
    ``about`` is that description.
    """

    name: str
    group: str
    field: Field
    value: object
    path: Path
    locked: str | None
    empty: object = None
    least: float = 0.0
    most: float = MAXIMUM_AMOUNT
    beside: str = ""
    about: str = ""

    @property
    def unique(self) -> bool:
        """Whether no other cell may hold the same: the name of a dwelling."""
        return self.path[0] == "woonsituaties" and self.path[-1] == "naam"

    @property
    def pad(self) -> str:
        """Its place in the case, as a mistake names it."""
        text = ""
        for part in self.path:
            text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
        return text

    @property
    def read_name(self) -> str:
        """The name of the cell with what the formulas read of this input."""
        return f"gelezen_{self.name.removeprefix('in_')}"

    @property
    def label(self) -> str:
        """The field with its heading."""
        return f"{self.group}: {self.field.label}"

    @property
    def shown(self) -> str:
        """The value as a person reads it."""
        return shown(self.field, self.value)


@dataclass(frozen=True)
class Change:
    """One input that differs between two cases."""

    label: str
    old: str
    new: str

    def __str__(self) -> str:
        """Return the change as a sentence."""
        return f"{self.label}: was {self.old}, is nu {self.new}."


def shown(field: Field, value: object) -> str:
    """Write a value for a reader."""
    if value is None:
        return NOT_GIVEN
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(field.kind, Amount) and isinstance(value, int | float):
        hours = isinstance(field.kind, Hours)
        return number(value, 0 if float(value).is_integer() else 2) if hours else euro(value)
    if isinstance(field.kind, Choice):
        return field.kind.labels[str(value)]
    if isinstance(field.kind, Day):
        return date.fromisoformat(str(value)).strftime("%d-%m-%Y")
    return str(value)


def changes(old: Geval, new: Geval) -> tuple[Change, ...]:
    """Return what differs between two cases, in the order of the sheet."""
    was = {entry.name: entry for entry in entries(old)}
    now = {entry.name: entry for entry in entries(new)}
    found = []
    for name in {**now, **was}:
        before = was[name].shown if name in was else "niet aanwezig"
        after = now[name].shown if name in now else "niet aanwezig"
        if before != after:
            found.append(Change((now.get(name) or was[name]).label, before, after))
    return tuple(found)


def entries(geval: Geval) -> Iterator[InputCell]:
    """Return every single input of a case."""
    yield from _record(geval, "Geval", "in_{}", (), locks.OF_CASE)
    for index, persoon in enumerate(geval.huishouden.personen):
        yield from _person(persoon, index, geval)
    where: Path = ("huishouden",)
    yield from _record(geval.huishouden, "Huishouden", "in_{}", where, locks.of_household(geval))
    for index, last in enumerate(geval.huishouden.vaste_lasten):
        name, prefix = f"in_vaste_last_{index + 1}_{{}}", f"Vaste last {index + 1}: "
        said = name.format("omschrijving").replace("in_", "gelezen_", 1)
        for entry in _record(last, "Huishouden", name, (*where, "vaste_lasten", index), prefix=prefix):
            amount = isinstance(entry.field.kind, Amount)
            yield dataclasses.replace(entry, beside=said, about=last.omschrijving) if amount else entry
    for index, woning in enumerate(geval.woonsituaties):
        if differs(geval, index):
            yield from _with_other_home(geval, index)
        else:
            yield from _dwelling(woning, index, geval.peildatum)
    group = "Vaste bedragen (opgegeven; gaan voor de berekening)"
    yield from _record(geval.vaste_bedragen, group, "in_vaste_bedragen_{}", ("vaste_bedragen",))
    yield from _record(geval.ontvangt_nu, "Ontvangt nu", "in_ontvangt_nu_{}", ("ontvangt_nu",))


def _with_other_home(geval: Geval, index: int) -> Iterator[InputCell]:
    """Return the inputs of a situation with another household or day, which are fixed but for its name."""
    woning = geval.woonsituaties[index]
    for entry in _dwelling(woning, index, day_of(geval, index)):
        yield entry if entry.unique else dataclasses.replace(entry, locked=locks.OTHER_HOME)
    if woning.huishouden is None:
        return
    own = dataclasses.replace(by_itself(geval, index), huishouden=woning.huishouden)
    for entry in entries(own):
        if entry.path[0] == "huishouden":
            yield dataclasses.replace(
                entry,
                name=f"in_woonsituatie_{index + 1}_{entry.name.removeprefix('in_')}",
                group=f"{woning.naam}: {entry.group[0].lower()}{entry.group[1:]}",
                path=("woonsituaties", index, *entry.path),
                locked=locks.OTHER_HOME,
                beside="",
            )


def _dwelling(woning: Woonsituatie, index: int, day: str) -> Iterator[InputCell]:
    number = index + 1
    group = f"Woonsituatie {number}: {woning.naam}"
    where: Path = ("woonsituaties", index)
    low, high = woning.energielast_laag_per_maand or 0.0, woning.energielast_hoog_per_maand
    for entry in _record(woning, group, f"in_{{}}_{number}", where, locks.of_dwelling(woning, day)):
        expected = entry.path[-1] == "energielast_per_maand"
        most = MAXIMUM_AMOUNT if high is None else high
        yield dataclasses.replace(entry, least=low, most=most) if expected else entry
    name, where = f"in_servicekosten_{{}}_per_maand_{number}", (*where, "servicekosten_per_maand")
    yield from _record(woning.servicekosten_per_maand, group, name, where, prefix="Servicekosten: ")


def _person(persoon: Persoon, index: int, geval: Geval) -> Iterator[InputCell]:
    number, day = index + 1, geval.peildatum
    group, where = f"Persoon {number}: {persoon.rol}", ("huishouden", "personen", index)
    fixed = locks.OF_PERSON
    own = {**locks.OF_PERSONS, "leeftijd": locks.of_age(geval, persoon)}
    for entry in _record(persoon, group, f"in_persoon_{number}_{{}}", where, own, otherwise=fixed):
        if entry.locked is None and entry.path[-1] == "leeftijd":
            ages = locks.ages(geval, persoon)
            yield dataclasses.replace(entry, empty=MISSING, least=float(ages[0]), most=float(ages[-1]))
        else:
            yield entry
    for place, inkomen in enumerate(persoon.inkomens):
        name, reasons = f"persoon_{number}_inkomen_{place + 1}_{{}}", locks.of_income(persoon, place, day)
        found = _record(
            inkomen,
            group,
            f"in_{name}",
            (*where, "inkomens", place),
            reasons,
            otherwise=locks.HOW_THE_YEAR_FOLLOWS,
            prefix=f"Inkomen {place + 1}: ",
            units={"bedrag": _unit(inkomen)},
        )
        for entry in found:
            match entry.path[-1], entry.locked:
                case "soort", None:
                    field = dataclasses.replace(entry.field, kind=Choice(locks.kinds(inkomen)))
                    yield dataclasses.replace(entry, field=field)
                case "bedrag", _ if reasons["periode"] is None:
                    yield dataclasses.replace(entry, beside=f"gelezen_{name.format('periode')}")
                case _:
                    yield entry
    for place, opvang in enumerate(persoon.kinderopvang):
        name, prefix = f"in_persoon_{number}_opvang_{place + 1}_{{}}", f"Opvang {place + 1}: "
        yield from _record(opvang, group, name, (*where, "kinderopvang", place), locks.OF_CHILDCARE, prefix=prefix)


def _unit(inkomen: Inkomen) -> str:
    if inkomen.tot_en_met_periode is not None:
        return "euro, opgeteld"
    return f"euro {PERIODEN[inkomen.periode]}"


def _record(
    record: Any,
    group: str,
    name: str,
    path: Path,
    reasons: locks.Locks = MappingProxyType({}),
    *,
    otherwise: str | None = None,
    prefix: str = "",
    units: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[InputCell]:
    """Return the single fields of a record; what is nested has entries of its own.

    ``reasons`` says by field why it is fixed in the workbook, None where it is free, ``otherwise`` of the others.
    """
    for item in dataclasses.fields(record):
        field = description(type(record), item.name)
        value = getattr(record, item.name)
        if item.name == "versie" or isinstance(field.kind, Nested):
            continue
        label = prefix + (field.label.lower() if prefix else field.label)
        field = dataclasses.replace(field, label=label, unit=units.get(item.name, field.unit))
        own, where = name.format(item.name), (*path, item.name)
        locked = reasons.get(item.name, otherwise)
        if isinstance(field.kind, Listed):
            if isinstance(field.kind.of, Nested):
                continue
            for index, one in enumerate(value):
                single = dataclasses.replace(field, kind=field.kind.of, label=f"{field.label} {index + 1}")
                why = reasons.get(f"{item.name}_{index + 1}", locked)
                yield InputCell(f"{own}_{index + 1}", group, single, one, (*where, index), why, 0.0)
            continue
        if field.rare and value == item.default and (value is None or locked or otherwise):
            continue
        needed = item.default is dataclasses.MISSING or (item.name in _KEPT and value is not None)
        empty = MISSING if needed else item.default
        most = field.kind.maximum if isinstance(field.kind, Amount) else MAXIMUM_AMOUNT
        yield InputCell(own, group, field, value, where, locked, empty, most=most)
