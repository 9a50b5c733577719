"""The inputs of a case in reading order: the name of each cell, where it stands in the case, whether it may be changed.

The sheet Invoer is written from this list and read back by it, and two cases are compared with it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from calculator.cases.case import PERIODEN, Geval, Inkomen, Persoon
from calculator.cases.fields import MISSING, Amount, Choice, Day, Field, Listed, Nested, YesNo, description
from calculator.dutch.money import euro

NOT_GIVEN = "niet opgegeven"
FIXED = "Vast in dit bestand. Verander dit in Leefbudget."
TURNED_BACK = "Vast: het bruto bedrag is uit dit netto bedrag teruggerekend. Verander dit in Leefbudget."
BESIDE_TURNED_BACK = "Vast: een ander netto inkomen is mede hiermee teruggerekend. Verander dit in Leefbudget."
FROM_USE = "Vast: volgt uit verbruik en prijs. Verander dit in Leefbudget."

# The amounts of an income, by the name that its first steps have.
INCOME_AMOUNTS = {
    "bedrag": "bedrag",
    "bedrag_per_periode": "bedrag_per_periode",
    "brutoloon_per_periode": "brutoloon_per_periode",
    "eindejaarsuitkering": "eindejaarsuitkering_per_jaar",
    "bijtelling": "bijtelling_per_jaar",
}

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class InputCell:
    """One input: the name of its cell, its heading and field, its value and its place in the case as JSON.

    ``locked`` says why the cell cannot be changed in the workbook; None when it can. ``empty`` is what an empty cell
    stands for, MISSING where it may not be empty.
    """

    name: str
    group: str
    field: Field
    value: object
    path: Path
    locked: str | None
    empty: object = None

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
        return euro(value)
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
    yield from _record(geval, "Geval", "in_{}", ())
    for index, persoon in enumerate(geval.huishouden.personen):
        yield from _person(persoon, index)
    yield from _record(geval.huishouden, "Huishouden", "in_{}", ("huishouden",), free=True)
    where: Path
    for index, last in enumerate(geval.huishouden.vaste_lasten):
        where = ("huishouden", "vaste_lasten", index)
        name = f"in_vaste_last_{index + 1}_{{}}"
        yield from _record(last, "Huishouden", name, where, free=True, prefix=f"Vaste last {index + 1}: ")
    for index, woning in enumerate(geval.woonsituaties):
        number = index + 1
        group, where = f"Woonsituatie {number}: {woning.naam}", ("woonsituaties", index)
        follows = {"energielast_per_maand": FROM_USE} if woning.energie else None
        yield from _record(woning, group, f"in_{{}}_{number}", where, free=True, reasons=follows)
        yield from _record(
            woning.servicekosten_per_maand,
            group,
            f"in_servicekosten_{{}}_per_maand_{number}",
            (*where, "servicekosten_per_maand"),
            free=True,
            prefix="Servicekosten: ",
        )
    group = "Vaste bedragen (opgegeven; gaan voor de berekening)"
    yield from _record(geval.vaste_bedragen, group, "in_vaste_bedragen_{}", ("vaste_bedragen",), free=True)
    yield from _record(geval.ontvangt_nu, "Ontvangt nu", "in_ontvangt_nu_{}", ("ontvangt_nu",))


def _person(persoon: Persoon, index: int) -> Iterator[InputCell]:
    number = index + 1
    group, where = f"Persoon {number}: {persoon.rol}", ("huishouden", "personen", index)
    for entry in _record(persoon, group, f"in_persoon_{number}_{{}}", where):
        free = entry.path[-1] == "arbeidsbeperking"
        yield dataclasses.replace(entry, locked=None) if free else entry
    for place, inkomen in enumerate(persoon.inkomens):
        yield from _record(
            inkomen,
            group,
            f"in_persoon_{number}_inkomen_{place + 1}_{{}}",
            (*where, "inkomens", place),
            prefix=f"Inkomen {place + 1}: ",
            units={"bedrag": _unit(inkomen)},
            reasons=dict.fromkeys(INCOME_AMOUNTS.values(), _why_fixed(persoon, place)),
        )


def _why_fixed(persoon: Persoon, place: int) -> str | None:
    """Say why the amount of an income cannot change in the workbook, if so.

    The taxable amount behind a net income is found by search, which no formula can do; it rests on the other taxed
    incomes of the person.
    """

    def turned_back(inkomen: Inkomen) -> bool:
        return inkomen.soort != "onbelast" and not inkomen.is_bruto

    if turned_back(persoon.inkomens[place]):
        return TURNED_BACK
    taxed = persoon.inkomens[place].soort != "onbelast"
    return BESIDE_TURNED_BACK if taxed and any(map(turned_back, persoon.inkomens)) else None


def _unit(inkomen: Inkomen) -> str:
    if inkomen.tot_en_met_periode is not None:
        return "euro, opgeteld"
    return f"euro {PERIODEN[inkomen.periode]}"


def _record(
    record: Any,
    group: str,
    name: str,
    path: Path,
    *,
    free: bool = False,
    prefix: str = "",
    units: Mapping[str, str] | None = None,
    reasons: Mapping[str, str | None] | None = None,
) -> Iterator[InputCell]:
    """Return the single fields of a record; what is nested has entries of its own.

    ``free`` lets amounts and truth values be changed in the workbook, ``reasons`` says it of one field.
    """
    for item in dataclasses.fields(record):
        field = description(type(record), item.name)
        value = getattr(record, item.name)
        if item.name == "versie" or isinstance(field.kind, Nested):
            continue
        label = prefix + (field.label.lower() if prefix else field.label)
        field = dataclasses.replace(field, label=label, unit=(units or {}).get(item.name, field.unit))
        own, where = name.format(item.name), (*path, item.name)
        if isinstance(field.kind, Listed):
            if isinstance(field.kind.of, Nested):
                continue
            for index, one in enumerate(value):
                single = dataclasses.replace(field, kind=field.kind.of, label=f"{field.label} {index + 1}")
                locked = None if free else FIXED
                yield InputCell(f"{own}_{index + 1}", group, single, one, (*where, index), locked, 0.0)
            continue
        can = free and isinstance(field.kind, Amount | YesNo)
        if field.rare and value == item.default and (value is None or not can):
            continue
        locked = None if can else FIXED
        if reasons and item.name in reasons:
            locked = reasons[item.name]
        empty = MISSING if item.default is dataclasses.MISSING else item.default
        yield InputCell(own, group, field, value, where, locked, empty)
