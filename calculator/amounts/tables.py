"""The dated tables: which there are, what is in force on a day, and which dates are covered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from calculator import kept
from calculator.amounts.packs import Pack, found_packs, keep, read_pack
from calculator.amounts.schemes import SchemeTable, schemes_from
from calculator.amounts.table_files import (
    NormSet,
    Table,
    Value,
    norm_sets_from,
    read_yaml,
    table_from,
    tables_root,
)
from calculator.amounts.user_tables import checked, load_user_tables, parsed
from calculator.cases.fields import Mistake, Refused
from calculator.records import record

TABLE_FILES = tuple(
    sorted(
        path.name
        for path in tables_root().iterdir()
        if path.name.endswith(".yaml") and b"\nparameters:" in path.read_bytes()
    )
)


SCHEMES = "regelingen.yaml"


@dataclass(frozen=True, eq=False)
class Tables:
    """All tables together, those of an organisation last; ``schemes`` are of an organisation only."""

    tables: tuple[Table, ...]
    norm_sets: dict[str, NormSet]
    schemes: tuple[SchemeTable, ...] = ()

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
                found[name] = value._replace(value=0.0, note="Niet bekend; gerekend is met nihil.")
            elif value.value is None and value.when_missing == "vorige":
                known = [
                    item
                    for table in self.tables
                    for item in table.series.get(name, ())
                    if item.valid_from <= day and item.value is not None
                ]
                if known:
                    last = known[-1]
                    found[name] = last._replace(
                        confidence="estimate", note=f"Nog niet bekend; dit is het bedrag van {last.valid_from}."
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

    def default_norms(self, day: str) -> tuple[NormSet, ...]:
        """Return the norm sets for a day in the order in which they are compared with: the first that has an amount.

        Those of an organisation go first, the newest before older ones; then those of the program that began last.
        """
        begun = [norm for norm in self.norm_sets.values() if norm.default_from <= day]
        own = sorted((norm for norm in begun if norm.custom), key=lambda norm: norm.default_from, reverse=True)
        newest = max(norm.default_from for norm in begun if not norm.custom)
        return (*own, *(norm for norm in begun if not norm.custom and norm.default_from == newest))


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
    pack = _signed_pack()
    return (_coverage_of(pack) if pack else None) or _coverage_from(read_yaml("coverage.yaml"))


def _coverage_of(pack: Pack) -> Coverage | None:
    content = pack.files.get("coverage.yaml")
    if content is None:
        return None
    with _in_the_shape_of_ours(pack, "coverage.yaml"):
        return _coverage_from(kept.parsed(content))


def _coverage_from(data: Any) -> Coverage:
    since, until = (date.fromisoformat(data["covered"][end]).isoformat() for end in ("from", "until"))
    return Coverage(since, until, tuple(data["programs"]), tuple(data["incomplete"]))


@cache
def load_tables() -> Tables:
    """Load every table that comes with the program, and those of the organisation.

    The program's own tables are checked against the schema when it is built, an organisation's here.

    Raises:
        Refused: a table of the organisation or of a pack does not follow the schema.
    """
    tables = _our_tables()
    norms = norm_sets_from(*_ours("norms.yaml"))
    if pack := _signed_pack():
        tables = [_with(pack, table, name) for table, name in zip(tables, TABLE_FILES, strict=True)]
        norms |= _norms_of(pack)
    added = load_user_tables()
    return Tables(
        (*tables, *_of_unsigned_pack(), *added.tables),
        {**norms, **added.norm_sets},
        (*_schemes_of_pack(), *added.schemes),
    )


def _our_tables() -> list[Table]:
    return [table_from(*_ours(name)) for name in TABLE_FILES]


def _ours(name: str) -> tuple[Any, bytes]:
    """Return what a file of the program holds, and its content."""
    file = tables_root() / name
    content = file.read_bytes()
    return kept.yaml_of(file, content), content


def add_pack(path: Path) -> Pack:
    """Keep a pack for this user, after checking it.

    Raises:
        Refused: it may not be used.
        CannotSave: it cannot be kept.
    """
    pack = read_pack(path)
    _check(pack)
    keep(pack)
    return pack


def _check(pack: Pack) -> None:
    """Hold all of a pack against the schemas, once, before it is kept: at every start that would take seconds."""
    for name in (*TABLE_FILES, "norms.yaml"):
        if content := pack.files.get(name):
            checked(name, content)
    if content := pack.files.get(SCHEMES):
        schemes_from(SCHEMES, parsed(SCHEMES, content), content)
    if pack.signed:
        _coverage_of(pack)
        for table, name in zip(_our_tables(), TABLE_FILES, strict=True):
            _with(pack, table, name)


def pack_name() -> str | None:
    """Return the name of the table pack that is computed with."""
    pack = found_packs().used
    return None if pack is None else pack.name


def _signed_pack() -> Pack | None:
    pack = found_packs().used
    return pack if pack is not None and pack.signed else None


def _with(pack: Pack, table: Table, name: str) -> Table:
    """Return a table with the values of a pack from its first day; what was before that day stays as it was.

    Raises:
        Refused: the pack lacks a value that the table has.
    """
    content = pack.files.get(name)
    if content is None:
        return table
    with _in_the_shape_of_ours(pack, name):
        newer = table_from(kept.parsed(content), content)
    if absent := sorted(set(table.series) - set(newer.series)):
        raise Refused(
            [Mistake(f"tabellenpakket {pack.name}: {name}", f"zonder {absent[0]}", "een tabel met elke waarde")]
        )
    series = {key: _joined(pack, table, newer, key) for key in newer.series}
    return replace(newer, series=series, kinds=table.kinds, pack=pack.name)  # what rules choose from is theirs


@contextmanager
def _in_the_shape_of_ours(pack: Pack, name: str) -> Iterator[None]:
    """Refuse a signed file that no table can be made of: its maker held it against the schema, or should have."""
    try:
        yield
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
        accepted = "een tabel; vraag een nieuw pakket aan wie het maakte"
        raise Refused([Mistake(f"tabellenpakket {pack.name}: {name}", "geen geldige tabel", accepted)]) from error


def _joined(pack: Pack, table: Table, newer: Table, key: str) -> tuple[Value, ...]:
    before = [value for value in table.series.get(key, ()) if value.valid_from < pack.valid_from]
    return (*before, *(value for value in newer.series[key] if value.valid_from >= pack.valid_from))


def _norms_of(pack: Pack) -> dict[str, NormSet]:
    content = pack.files.get("norms.yaml")
    with _in_the_shape_of_ours(pack, "norms.yaml"):
        found = {} if content is None else norm_sets_from(kept.parsed(content), content)
    return {key: norm for key, norm in found.items() if norm.default_from >= pack.valid_from}


def _of_unsigned_pack() -> list[Table]:
    """Return the tables of a pack without a signature, as an organisation's own, from its first day."""
    pack = found_packs().used
    if pack is None or pack.signed:
        return []
    found = []
    for name in TABLE_FILES:
        if content := pack.files.get(name):
            table = table_from(checked(name, content), content, custom=True)
            later = {
                key: tuple(value for value in values if value.valid_from >= pack.valid_from)
                for key, values in table.series.items()
            }
            found.append(
                replace(table, kinds={}, pack=pack.name, series={key: rows for key, rows in later.items() if rows})
            )
    return [table for table in found if table.series]


def _schemes_of_pack() -> list[SchemeTable]:
    """Return the local schemes of a pack, signed or not, from its first day."""
    pack = found_packs().used
    content = pack.files.get(SCHEMES) if pack else None
    if pack is None or content is None:
        return []
    found = schemes_from(SCHEMES, parsed(SCHEMES, content), content).since(pack.valid_from, pack.name)
    return [] if found is None else [found]


@record(frozen=True)
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
