"""The dated tables: loading, checking against the schema, and picking what is in force on a day."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from calculator.fields import Mistake

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

CONFIDENCE = {
    "official": "officiële tekst gelezen",
    "official_via": "officiële bron, aangehaald door een ander",
    "secondary": "andere publicatie",
    "computed": "berekend volgens de wettelijke definitie",
    "inferred": "afgeleid",
    "estimate": "schatting",
    "unverified": "niet nagelezen",
    "missing": "ontbreekt",
}
UNCERTAIN = ("inferred", "estimate", "unverified")


@dataclass(frozen=True)
class Source:
    """Where a value comes from."""

    title: str
    url: str | None


@dataclass(frozen=True)
class Value:
    """One dated value of a table; ``value`` is None where the figure is missing or the rule has ended.

    ``custom`` marks a value that an organisation added or changed.
    """

    name: str
    value: float | None
    label: str
    unit: str
    article: str
    table: str
    valid_from: str
    confidence: str
    note: str
    sources: tuple[Source, ...]
    custom: bool = False

    @property
    def uncertain(self) -> bool:
        """Whether the figure is inferred, estimated or not verified."""
        return self.confidence in UNCERTAIN


@dataclass(frozen=True)
class Table:
    """One file of dated values with its passport."""

    id: str
    title: str
    url: str
    valid_from: str
    valid_until: str
    checked_on: str
    sha256: str
    series: dict[str, tuple[Value, ...]]
    custom: bool = False


@dataclass(frozen=True)
class NormAmount:
    """The amount of a norm for one kind of household."""

    value: float | None
    confidence: str
    note: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class NormSet:
    """A norm to compare the residual budget with: what it covers, and its amounts."""

    id: str
    label: str
    default_from: str
    includes: tuple[str, ...]
    excludes: tuple[str, ...]
    counts_child_benefit: bool
    takes_off_health_cost: bool
    amounts: dict[str, NormAmount]
    sha256: str
    custom: bool = False


@cache
def tables_root() -> Traversable:
    """The folder with the tables: inside the package in a wheel or frozen build, beside it in a checkout."""
    packed = files("calculator") / "tables"
    return packed if packed.is_dir() else Path(__file__).resolve().parent.parent / "tables"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Safe YAML in which a date stays a text."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for letter, resolvers in _Loader.yaml_implicit_resolvers.items()
}


def parse_yaml(content: bytes) -> Any:
    """Parse YAML with a safe loader that leaves dates as text."""
    return yaml.load(content, _Loader)


def read_yaml(name: str) -> Any:
    """Read one file of the tables folder."""
    return parse_yaml((tables_root() / name).read_bytes())


def read_schema(name: str) -> Any:
    """Read one JSON schema of the tables folder."""
    return json.loads((tables_root() / "schema" / name).read_text(encoding="utf-8"))


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
)


def table_from(data: dict[str, Any], content: bytes, *, custom: bool = False) -> Table:
    """Build a table from the parsed content of a file that follows the schema."""
    sources = {key: Source(item["title"], item["url"]) for key, item in data["sources"].items()}
    series = {
        name: tuple(
            Value(
                name=name,
                value=None if entry["value"] is None else float(entry["value"]),
                label=parameter["label"],
                unit=_unit(parameter["unit"], parameter["period"]),
                article=entry.get("article", parameter["article"]),
                table=data["id"],
                valid_from=entry["valid_from"],
                confidence=entry["confidence"],
                note=entry.get("note", ""),
                sources=tuple(sources[key] for key in entry["source"]),
                custom=custom,
            )
            for entry in parameter["values"]
        )
        for name, parameter in data["parameters"].items()
    }
    return Table(
        id=data["id"],
        title=data["title"],
        url=data["url"],
        valid_from=min(values[0].valid_from for values in series.values()),
        valid_until=data["valid_until"],
        checked_on=data["checked_on"],
        sha256=hashlib.sha256(content).hexdigest(),
        series=series,
        custom=custom,
    )


def _unit(unit: str, period: str) -> str:
    return unit if period == "geen" else f"{unit} per {period}"


def norm_sets_from(data: dict[str, Any], content: bytes, *, custom: bool = False) -> dict[str, NormSet]:
    """Build the norm sets from the parsed content of a file that follows the schema."""
    sources = {key: Source(item["title"], item["url"]) for key, item in data["sources"].items()}
    return {
        key: NormSet(
            id=key,
            label=item["label"],
            default_from=item["default_from"],
            includes=tuple(item["includes"]),
            excludes=tuple(item["excludes"]),
            counts_child_benefit=item["counts_child_benefit"],
            takes_off_health_cost=item["takes_off_health_cost"],
            amounts={
                kind: NormAmount(
                    None if amount["value"] is None else float(amount["value"]),
                    amount["confidence"],
                    amount.get("note", ""),
                    tuple(sources[source] for source in amount["source"]),
                )
                for kind, amount in item["amounts"].items()
            },
            sha256=hashlib.sha256(content).hexdigest(),
            custom=custom,
        )
        for key, item in data["norm_sets"].items()
    }


@dataclass(frozen=True)
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

    def default_norm(self, day: str) -> NormSet:
        """Return the norm set that is compared with by default on a day: the newest that has begun."""
        begun = [norm for norm in self.norm_sets.values() if norm.default_from <= day]
        return max(begun, key=lambda norm: (norm.default_from, norm.custom))


@dataclass(frozen=True)
class Coverage:
    """The dates for which the program computes."""

    since: str
    until: str
    programs: tuple[dict[str, Any], ...]
    incomplete: tuple[dict[str, Any], ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The covered years."""
        return tuple(range(int(self.since[:4]), int(self.until[:4]) + 1))

    def mistakes(self, day: str, missing: Collection[str] = ()) -> list[Mistake]:
        """Return what is wrong with a peildatum outside the covered dates.

        The year after them is covered as soon as an organisation's tables hold all its figures; ``missing`` names those
        that do not have one.
        """
        if self.since <= day <= self.until:
            return []
        covered = f"een datum van {self.since} tot en met {self.until}"
        if day[:4] == str(self.years[-1] + 1) and missing:
            shown = ", ".join(sorted(missing)[:_MOST_NAMED])
            more = f" en {len(missing) - _MOST_NAMED} andere" if len(missing) > _MOST_NAMED else ""
            covered += f"; voor {day[:4]} ontbreken nog: {shown}{more}"
        elif day[:4] == str(self.years[-1] + 1):
            return []
        return [Mistake("peildatum", day, covered)]


_MOST_NAMED = 5


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
    from calculator.user_tables import load_user_tables  # it reads tables with this module

    tables = []
    for name in TABLE_FILES:
        content = (tables_root() / name).read_bytes()
        tables.append(table_from(parse_yaml(content), content))
    norms = (tables_root() / "norms.yaml").read_bytes()
    added, added_norms = load_user_tables()
    return Tables((*tables, *added), {**norm_sets_from(parse_yaml(norms), norms), **added_norms})


@dataclass(frozen=True)
class NotModelled:
    """Something the law knows and the program does not compute."""

    id: str
    label: str
    text: str
    article: str


@cache
def load_not_modelled() -> dict[str, NotModelled]:
    """Load what the program does not compute, by id, with the reason and the article."""
    return {
        item["id"]: NotModelled(item["id"], item["label"], item["text"], item["article"])
        for item in read_yaml("not_modelled.yaml")["items"]
    }
