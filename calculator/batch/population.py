"""From the columns of a batch sheet to households: what each row says, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from calculator.batch import reading
from calculator.batch.codes import refused_codes
from calculator.batch.columns import INPUT, LATER, NOW
from calculator.batch.reading import Array, Column
from calculator.cases.fields import MISSING, Mistake

AGE_OF_CO_RESIDENT = 40  # the sheet has no ages of co-residents: adults, below AOW age and past the youth rent limit

Unread = Mapping[int, Mapping[str, Mistake]]  # by row and column the cells that gave no value, and what to say of them


@dataclass(frozen=True)
class Adult:
    """The aanvrager, or the partner in the rows that have one: age, kind of income and gross amount a year."""

    age: Array
    kind: Array
    amount: Array


@dataclass(frozen=True)
class Home:
    """One dwelling: rent, service costs and energy a month."""

    rent: Array
    service: Array
    energy: Array


@dataclass
class Households:
    """All rows of a chunk. ``right`` marks the rows that can be computed; numbers elsewhere mean nothing."""

    size: int
    days: reading.Days
    applicant: Adult
    partner: Adult
    pair: Array
    children: reading.AgeLists
    others: Array
    others_income: Array
    assets: Array
    now: Home
    later: Home
    has_later: Array
    right: Array
    faults: dict[int, str] = field(default_factory=dict)


class _Faults:
    """Collects what is wrong, column by column, and writes it down row by row."""

    def __init__(self, size: int, columns: Mapping[str, Any], broken: Mapping[int, str], unread: Unread) -> None:
        self._columns = columns
        self._broken = broken
        self._unread = unread
        self._found: list[tuple[str, Array, str, bool]] = []
        self.any = np.zeros(size, dtype=bool)
        self.any[[*broken, *unread]] = True

    def add(self, name: str, where: Array, accepted: str, *, missing: bool = False) -> None:
        """Note rows in which a column is wrong, or missing where it is needed."""
        if where.any():
            self._found.append((name, where, accepted, missing))
            self.any |= where

    def texts(self) -> dict[int, str]:
        """Return the sentences by row."""
        lines = {row: list(map(str, cells.values())) for row, cells in self._unread.items()}
        for name, where, accepted, missing in self._found:
            column = self._columns.get(name)
            for row in np.flatnonzero(where).tolist():
                if name in self._unread.get(row, ()):
                    continue
                value = MISSING if missing or column is None else column[row].as_py()
                lines.setdefault(row, []).append(str(Mistake(name, _plain(value), accepted)))
        return {row: " | ".join(found) for row, found in lines.items()} | dict(self._broken)


def _plain(value: object) -> object:
    """Show a date as its ISO text."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def read_households(
    columns: Mapping[str, Any],
    size: int,
    *,
    english: bool = False,
    broken: Mapping[int, str] | None = None,
    unread: Unread | None = None,
) -> Households:
    """Read the input columns of a chunk.

    ``broken`` names rows of which the cells cannot be told apart, and why; ``unread`` cells that gave no value.
    """
    arrays = {name: reading.as_array(columns[name]) for name in INPUT if name in columns}
    empty = pa.nulls(size, pa.float64())
    faults = _Faults(size, arrays, broken or {}, unread or {})
    for wrong, accepted in refused_codes(arrays["dossier"]):
        faults.add("dossier", wrong, accepted)
    days = reading.days(arrays["peildatum"])
    for place, accepted in days.refusals.items():
        faults.add("peildatum", days.places == place, accepted, missing=place < 0)

    def amount(name: str) -> Column:
        column = reading.amounts(arrays.get(name, empty), english=english)
        faults.add(name, column.wrong, reading.ACCEPTED_AMOUNT)
        return column

    age = reading.ages(arrays["aanvrager_leeftijd"])
    faults.add("aanvrager_leeftijd", age.wrong, reading.ACCEPTED_AGE)
    faults.add("aanvrager_leeftijd", ~age.given, reading.ACCEPTED_AGE, missing=True)
    applicant = _adult("aanvrager", age, amount("aanvrager_bruto_inkomen_per_jaar"), arrays, faults)
    age = reading.ages(arrays["partner_leeftijd"])
    faults.add("partner_leeftijd", age.wrong, reading.ACCEPTED_AGE)
    partner = _adult("partner", age, amount("partner_bruto_inkomen_per_jaar"), arrays, faults)
    alone = ~age.given & ((partner.amount > 0) | (partner.kind != reading.NO_KIND))
    faults.add("partner_leeftijd", alone, reading.ACCEPTED_AGE + ", of geen inkomen van een partner", missing=True)
    children, wrong = reading.children(arrays["kinderen_leeftijden"])
    faults.add("kinderen_leeftijden", wrong, reading.ACCEPTED_AGES)
    others, others_income, wrong = reading.co_residents(arrays["medebewoners_bruto_inkomen_per_jaar"], english=english)
    faults.add("medebewoners_bruto_inkomen_per_jaar", wrong, reading.ACCEPTED_AMOUNTS)
    assets = amount("vermogen")
    now = [amount(name) for name in NOW]
    later = [amount(name) for name in LATER]
    has_later = later[0].given | later[1].given | later[2].given
    for place in (0, 2):  # rent and energy; no service costs means none
        faults.add(NOW[place], ~now[place].given, reading.ACCEPTED_AMOUNT, missing=True)
        faults.add(LATER[place], has_later & ~later[place].given, reading.ACCEPTED_AMOUNT, missing=True)
    return Households(
        size=size,
        days=days,
        applicant=applicant,
        partner=partner,
        pair=age.given,
        children=children,
        others=others,
        others_income=others_income,
        assets=_or_zero(assets.values),
        now=_home(now),
        later=_home(later),
        has_later=has_later,
        right=~faults.any,
        faults=faults.texts(),
    )


def _adult(rol: str, age: Column, amount: Column, arrays: Mapping[str, Any], faults: _Faults) -> Adult:
    """Read one adult; an amount needs a kind, and a kind an amount: forgetting one of the two is not zero income."""
    name = f"{rol}_inkomen_soort"
    kind = reading.kinds(arrays[name])
    faults.add(name, kind == reading.WRONG_KIND, reading.ACCEPTED_KIND)
    values = _or_zero(amount.values)
    faults.add(name, (values > 0) & (kind == reading.NO_KIND), reading.ACCEPTED_KIND, missing=True)
    forgotten = ~amount.given & (kind >= 0)
    faults.add(f"{rol}_bruto_inkomen_per_jaar", forgotten, reading.ACCEPTED_AMOUNT, missing=True)
    return Adult(_or_zero(age.values), kind, values)


def _home(columns: list[Column]) -> Home:
    rent, service, energy = (_or_zero(column.values) for column in columns)
    return Home(rent, service, energy)


def _or_zero(values: Array) -> Array:
    return np.nan_to_num(values, copy=False, nan=0.0)
