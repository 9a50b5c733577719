"""Table passports: what is covered, from which tables with which sources and hashes, and what is missing."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from calculator.amounts.packs import found_packs
from calculator.amounts.table_files import NormSet, Source, Table
from calculator.amounts.tables import a_year_beyond, load_coverage, load_tables, pack_name
from calculator.cases.fields import to_json
from calculator.outcome.result import Tabelpaspoort
from calculator.run.plan import covered_until
from calculator.words import Message


@cache
def passports(day: str) -> tuple[Tabelpaspoort, ...]:
    """Return the passport of every table, with the date from which the figures of a day hold."""
    return tuple(
        Tabelpaspoort(
            id=table.id,
            titel=table.title,
            geldig_vanaf=max(
                (value.valid_from for values in table.series.values() for value in values if value.valid_from <= day),
                default=table.valid_from,
            ),
            geldig_tot_en_met=table.valid_until,
            bron=table.url,
            sha256=table.sha256,
            aangepast=table.custom,
            pakket=table.pack,
        )
        for table in load_tables().tables
    ) + tuple(
        Tabelpaspoort(
            id=table.id,
            titel=table.titel,
            geldig_vanaf=table.valid_from,
            geldig_tot_en_met=table.valid_until,
            bron=table.regelingen[0].link,
            sha256=table.sha256,
            aangepast=True,
            pakket=table.pack,
        )
        for table in load_tables().schemes
    )


def end_of_tables(today: date) -> Message | None:
    """Return that the tables end soon or have ended, from a month before; None as long as they are of today."""
    until = covered_until()
    if today.isoformat() > a_year_beyond(until):
        return Message.of("tables.too_old", tot=until)
    if today.isoformat() > until:
        return Message.of("tables.ended", tot=until)
    last = date.fromisoformat(until)
    return Message.of("tables.ending", tot=until) if today >= last.replace(day=1) else None


def overview() -> dict[str, Any]:
    """Return the passports of all tables, what is covered and what is missing, as JSON data."""
    coverage, tables = load_coverage(), load_tables()
    return {
        "gedekt": {"van": coverage.since, "tot_en_met": coverage.until, "jaren": list(coverage.years)},
        "pakket": pack_name(),
        "geweigerd": [str(mistake) for mistake in found_packs().refused],
        "regelingen": [
            {
                "id": program["id"],
                "omschrijving": program["label"],
                "tabellen": program["tables"],
                "van": program["from"],
                "tot_en_met": program["until"],
                "volledig": program["status"] == "complete",
                "opmerking": program["notes"],
            }
            for program in coverage.programs
        ],
        "tabellen": [_passport(table) for table in tables.tables],
        "normen": [_norm(norm) for norm in tables.norm_sets.values()],
        "eigen_regelingen": [
            {
                "id": table.id,
                "titel": table.titel,
                "waar": table.waar,
                "gecontroleerd_op": table.nagekeken_op,
                "sha256": table.sha256,
                "pakket": table.pack,
                "regelingen": [to_json(regeling) for regeling in table.regelingen],
            }
            for table in tables.schemes
        ],
        "ontbreekt": [
            {
                "waarde": item["parameter"],
                "van": item["valid_from"],
                "tot_en_met": item["until"],
                "opmerking": item["note"],
            }
            for item in coverage.incomplete
        ],
    }


def _passport(table: Table) -> dict[str, Any]:
    confidence: dict[str, int] = {}
    sources: dict[Source, None] = {}
    for values in table.series.values():
        for value in values:
            confidence[value.confidence] = confidence.get(value.confidence, 0) + 1
            sources.update(dict.fromkeys(value.sources))
    return {
        "id": table.id,
        "titel": table.title,
        "bron": table.url,
        "geldig_vanaf": table.valid_from,
        "geldig_tot_en_met": table.valid_until,
        "gecontroleerd_op": table.checked_on,
        "sha256": table.sha256,
        "aangepast": table.custom,
        "pakket": table.pack,
        "zekerheid": confidence,
        "bronnen": [{"titel": source.title, "url": source.url} for source in sources],
    }


def _norm(norm: NormSet) -> dict[str, Any]:
    return {
        "id": norm.id,
        "omschrijving": norm.label,
        "standaard_vanaf": norm.default_from,
        "omvat": list(norm.includes),
        "omvat_niet": list(norm.excludes),
        "bedragen": {
            kind: {"bedrag_per_maand": amount.value, "zekerheid": amount.confidence, "opmerking": amount.note}
            for kind, amount in norm.amounts.items()
        },
        "sha256": norm.sha256,
        "aangepast": norm.custom,
    }
