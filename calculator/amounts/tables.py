"""The dated tables: which there are, what is in force on a day, and which dates are covered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from calculator.amounts.table_files import (
    NormSet,
    Table,
    Value,
    norm_sets_from,
    parse_yaml,
    read_yaml,
    table_from,
    tables_root,
)
from calculator.amounts.user_tables import load_user_tables

TABLE_FILES = (
    "huurtoeslag.yaml",
    "zorgtoeslag.yaml",
    "kindgebonden_budget.yaml",
    "kinderbijslag.yaml",
    "awir.yaml",
    "income_tax.yaml",
    "zvw.yaml",
    "social_assistance.yaml",
    "aow.yaml",
    "minimum_wage.yaml",
    "winst.yaml",
)


@dataclass(frozen=True, eq=False)
class Tables:
    """All tables together, those of an organisation last."""

    tables: tuple[Table, ...]
    norm_sets: dict[str, NormSet]

    def at(self, day: str) -> dict[str, Value]:
        """Return for every parameter the value in force on an ISO date; parameters that start later are left out.

        Of two values with the same start the one of the organisation holds.
        """
        found: dict[str, Value] = {}
        for table in self.tables:
            for name, values in table.series.items():
                for value in values:
                    if value.valid_from <= day and (name not in found or found[name].valid_from <= value.valid_from):
                        found[name] = value
        return found

    def in_place_of_missing(self, day: str) -> dict[str, Value]:
        """Return on a covered day what is computed with where a value is missing, for those that allow it."""
        found: dict[str, Value] = {}
        for name, value in self.at(day).items():
            if value.value is None and value.when_missing == "nihil":
                found[name] = replace(value, value=0.0, note="Niet bekend; gerekend is met nihil.")
            elif value.value is None and value.when_missing == "vorige":
                known = [
                    item
                    for table in self.tables
                    for item in table.series.get(name, ())
                    if item.valid_from <= day and item.value is not None
                ]
                if known:
                    last = known[-1]
                    found[name] = replace(
                        last, confidence="estimate", note=f"Nog niet bekend; dit is het bedrag van {last.valid_from}."
                    )
        return found

    def own_from(self, day: str) -> bool:
        """Whether the organisation has figures that begin after a day."""
        return any(
            value.valid_from > day
            for table in self.tables
            if table.custom
            for one in table.series.values()
            for value in one
        )

    def half_yearly(self, year: str) -> frozenset[str]:
        """Return the names of the values that were set on 1 July of a year as well."""
        return frozenset(
            name
            for table in self.tables
            for name, values in table.series.items()
            if any(value.valid_from == f"{year}-07-01" for value in values)
        )

    def kinds_at(self, day: str) -> dict[str, dict[str, str]]:
        """Return of the values that depend on a kind the name for each kind that there is on a day."""
        values = self.at(day)
        return {
            name: {kind: one for kind, one in kinds.items() if one in values and not values[one].ended}
            for table in self.tables
            for name, kinds in table.kinds.items()
        }

    def default_norm(self, day: str) -> NormSet:
        """Return the norm set that is compared with by default on a day: the newest that has begun."""
        begun = [norm for norm in self.norm_sets.values() if norm.default_from <= day]
        return max(begun, key=lambda norm: (norm.default_from, norm.custom))


@dataclass(frozen=True, eq=False)
class Coverage:
    """The dates for which the program computes."""

    since: str
    until: str
    programs: tuple[dict[str, Any], ...]
    incomplete: tuple[dict[str, Any], ...]

    @property
    def furthest(self) -> str:
        """The last day that is computed with the amounts of an earlier one: twelve months beyond the covered dates."""
        return a_year_beyond(self.until)

    def offered_until(self, today: date) -> str:
        """Return the last day to offer: the covered dates, and until today where that lies little beyond them."""
        return max(self.until, min(today.isoformat(), self.furthest))

    @property
    def years(self) -> tuple[int, ...]:
        """The covered years."""
        return tuple(range(int(self.since[:4]), int(self.until[:4]) + 1))


def a_year_beyond(until: str) -> str:
    """Return the day twelve months after an ISO date that ends a half-year."""
    after = date.fromisoformat(until) + timedelta(1)
    return (after.replace(year=after.year + 1) - timedelta(1)).isoformat()


@cache
def load_coverage() -> Coverage:
    """Load the registry of covered years."""
    data = read_yaml("coverage.yaml")
    covered = data["covered"]
    return Coverage(covered["from"], covered["until"], tuple(data["programs"]), tuple(data["incomplete"]))


@cache
def load_tables() -> Tables:
    """Load every table that comes with the program, and those of the organisation.

    The program's own tables are checked against the schema when it is built, an organisation's here.

    Raises:
        Refused: a table of the organisation does not follow the schema.
    """
    tables = []
    for name in TABLE_FILES:
        content = (tables_root() / name).read_bytes()
        tables.append(table_from(parse_yaml(content), content))
    norms = (tables_root() / "norms.yaml").read_bytes()
    added, added_norms = load_user_tables()
    return Tables((*tables, *added), {**norm_sets_from(parse_yaml(norms), norms), **added_norms})


@dataclass(frozen=True)
class NotModelled:
    """Something the law knows and the program does not compute.

    ``computed_with`` names the field that computes it since, in older cases that name it here.
    """

    id: str
    label: str
    article: str
    computed_with: str = ""


@cache
def load_not_modelled() -> dict[str, NotModelled]:
    """Load what the program does not compute, by id, with the reason and the article."""
    return {
        item["id"]: NotModelled(item["id"], item["label"], item["article"], item.get("computed_with", ""))
        for item in read_yaml("not_modelled.yaml")["items"]
    }
