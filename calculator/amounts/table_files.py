"""The shape of the tables: what a file of dated values or norms holds, and reading such files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from calculator.kept import yaml_of
from calculator.records import record

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


@record(frozen=True)
class Source:
    """Where a value comes from."""

    title: str
    url: str | None


class Value(NamedTuple):
    """One dated value of a table; ``value`` is None where the figure is missing or the rule has ended.

    ``custom`` marks a value that an organisation added or changed. ``when_missing`` says what stands in for a missing
    one: ``nihil``, or ``vorige`` for the last that is known. ``year`` is the year that a published amount belongs to.
    Thousands are made at every start, so this is the kind of class that is made most quickly.
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
    when_missing: str | None = None
    year: int | None = None

    @property
    def of_year(self) -> int:
        """The year of the figure: its own, or that in which it began to hold."""
        return self.year or int(self.valid_from[:4])

    @property
    def ended(self) -> bool:
        """Whether the law ended this figure, which is not the same as missing."""
        return self.value is None and self.confidence != "missing"

    @property
    def uncertain(self) -> bool:
        """Whether the figure is inferred, estimated or not verified."""
        return self.confidence in UNCERTAIN


@record(frozen=True)
class Table:
    """One file of dated values with its passport.

    ``kinds`` holds of values that depend on a kind the name of each, in the order of the kinds. ``publication`` says
    where and when its values are published, ``pack`` is the name of the table pack that brought the newest.
    """

    id: str
    title: str
    url: str
    valid_from: str
    valid_until: str
    checked_on: str
    sha256: str
    series: dict[str, tuple[Value, ...]]
    kinds: dict[str, dict[str, str]]
    publication: str = ""
    custom: bool = False
    pack: str | None = None


@record(frozen=True)
class NormAmount:
    """The amount of an organisation's norm for one kind of household."""

    value: float | None
    confidence: str
    note: str
    sources: tuple[Source, ...]


@record(frozen=True)
class NormSet:
    """A norm to compare the residual budget with: what it covers and where its amounts are.

    Those of an organisation are ``amounts`` of ``year``. The others follow from the rules: ``year_of`` names the table
    value that bears their year, ``prices_of`` that by which the high amount rises with prices.
    """

    id: str
    label: str
    default_from: str
    reason: str
    year: int
    year_of: str | None
    prices_of: str | None
    includes: tuple[str, ...]
    excludes: tuple[str, ...]
    counts_child_benefit: bool
    takes_off_health_cost: bool
    amounts: dict[str, NormAmount]
    sha256: str
    custom: bool = False


@cache
def tables_root() -> Path:
    """The folder with the tables: inside the package in a wheel or frozen build, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    packed = package / "tables"
    return packed if packed.is_dir() else package.parent / "tables"


def read_yaml(name: str) -> Any:
    """Read one file of the tables folder."""
    return yaml_of(tables_root() / name)


def read_schema(name: str) -> Any:
    """Read one JSON schema of the tables folder."""
    return json.loads((tables_root() / "schema" / name).read_text(encoding="utf-8"))


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
                sources=tuple([sources[key] for key in entry["source"]]),
                custom=custom,
                when_missing=parameter.get("when_missing"),
                year=parameter.get("year"),
            )
            for entry in parameter["values"]
        )
        for name, parameter in data["parameters"].items()
    }
    kinds = dict(data.get("kinds", {}))
    for name, bands in data.get("bands", {}).items():
        for group, values in _of_bands(name, bands, data["id"], sources, custom=custom).items():
            series |= values
            kinds[group] = {one: one for one in values}
    return Table(
        id=data["id"],
        title=data["title"],
        url=data["url"],
        valid_from=min(values[0].valid_from for values in series.values()),
        valid_until=data["valid_until"],
        checked_on=data["checked_on"],
        sha256=hashlib.sha256(content).hexdigest(),
        series=series,
        kinds=kinds,
        publication=data.get("publication", ""),
        custom=custom,
    )


_NO_EXCEPTION: dict[str, Any] = {}


def _of_bands(
    name: str, bands: dict[str, Any], table: str, sources: Mapping[str, Source], *, custom: bool
) -> dict[str, dict[str, tuple[Value, ...]]]:
    """Return the dated values of the edges of bands and of each column, by the name of the group and of the value.

    The first band has no edge. A period without rows gives every value of the one before as missing. These are half of
    all values that are made at every start.
    """
    found: dict[str, dict[str, list[Value]]] = {group: {} for group in (f"{name}_vanaf", *bands["columns"])}
    for entry in bands["values"]:
        rows = entry["rows"] or [[None] * (1 + len(bands["columns"]))] * len(next(reversed(found.values())))
        exceptions = {
            (item["column"], band): item
            for item in entry.get("exceptions", ())
            for band in range(item["first"], item["last"] + 1)
        }
        from_source, note = tuple(sources[key] for key in entry["source"]), entry.get("note", "")
        for group, column in zip(found, zip(*rows, strict=True), strict=True):
            of_edge = group not in bands["columns"]
            shape = bands if of_edge else bands["columns"][group]
            label, unit = shape["edge" if of_edge else "label"], _unit(shape["unit"], shape["period"])
            usual = entry.get("edges", entry["confidence"]) if of_edge else entry["confidence"]
            for place, value in enumerate(column[1:] if of_edge else column, 2 if of_edge else 1):
                exception = exceptions.get((group, place), _NO_EXCEPTION)
                one = f"{group}_{place:02d}"
                found[group].setdefault(one, []).append(
                    Value(
                        name=one,
                        value=None if value is None else float(value),
                        label=label.format(trede=place),
                        unit=unit,
                        article=bands["article"],
                        table=table,
                        valid_from=entry["valid_from"],
                        confidence=exception.get("confidence", usual),
                        note=exception.get("note", note),
                        sources=from_source,
                        custom=custom,
                    )
                )
    return {group: {one: tuple(values) for one, values in series.items()} for group, series in found.items()}


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
            reason=item.get("reason", ""),
            year=item.get("year", int(item["default_from"][:4])),
            year_of=item.get("year_of"),
            prices_of=item.get("prices_of"),
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
                for kind, amount in item.get("amounts", {}).items()
            },
            sha256=hashlib.sha256(content).hexdigest(),
            custom=custom,
        )
        for key, item in data["norm_sets"].items()
    }
