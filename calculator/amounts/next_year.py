"""The tables of a next year: the lines that are still to be filled in, and how far the tables are complete.

The files are changed as text, so that comments and notes stay as people wrote them; no value is ever overwritten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from calculator.amounts.table_files import Value, norm_sets_from, table_from
from calculator.amounts.tables import TABLE_FILES, Tables
from calculator.amounts.user_tables import checked
from calculator.cases.fields import Mistake, Refused
from calculator.disk.atomic import atomic_write
from calculator.yaml_text import parse_yaml

NOT_KNOWN_YET = "Nog niet bekend."
_UNREAD = "onbekend"
_LINE = (
    f'      - {{{{valid_from: "{{day}}", value: null, source: [{_UNREAD}], confidence: missing,\n'
    f'         note: "{NOT_KNOWN_YET}"}}}}\n'
)
_BANDS = (
    f'      - valid_from: "{{day}}"\n        source: [{_UNREAD}]\n        confidence: missing\n'
    f'        note: "{NOT_KNOWN_YET}"\n        rows: null\n'
)
_ANOTHER_LOOK = 0.15
_SEEN_BEFORE = 3


def tables_in(folder: Path) -> Tables:
    """Read the tables and norms of a folder, each held against the schema.

    Raises:
        Refused: a file is absent, or does not follow the schema.
    """
    tables = []
    for name in TABLE_FILES:
        content = content_of(folder / name)
        tables.append(table_from(checked(name, content), content))
    norms = content_of(folder / "norms.yaml")
    return Tables(tuple(tables), norm_sets_from(checked("norms.yaml", norms), norms))


def content_of(path: Path) -> bytes:
    """Read a file of a folder with tables.

    Raises:
        Refused: it is not there or cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError:
        raise Refused([Mistake(f"tabel {path.name}", "onleesbaar", f"een leesbaar bestand in {path.parent}")]) from None


def add_year(folder: Path, year: int) -> int:
    """Add to the tables of a folder a line for each value of a year that has none; return how many.

    A value gets one for each day on which it was set in the year before: what is set in July has no line for January.

    Raises:
        Refused: a file does not follow the schema.
        CannotSave: a file cannot be written.
    """
    added = 0
    for name in TABLE_FILES:
        content = content_of(folder / name)
        data = checked(name, content)
        text, lines = _with_year(content.decode(), data, year)
        if lines:
            checked(name, text.encode())
            atomic_write(folder / name, lambda file, text=text: file.write(text.encode()))  # type: ignore[misc]
            added += lines
    return added


def _with_year(text: str, data: dict[str, Any], year: int) -> tuple[str, int]:
    """Return the text of a table with the lines that a year lacks, and how many they are."""
    places = sorted((*_places(text, data, year), *_places_of_bands(text, data, year)), reverse=True)
    for place, day, form in places:
        text = text[:place] + form.format(day=day) + text[place:]
    if places and _UNREAD not in data["sources"]:
        text = text.replace("\nsources:\n", f'\nsources:\n  {_UNREAD}: {{title: "Geen bron gelezen", url: null}}\n', 1)
    return text, len(places)


def _places(text: str, data: dict[str, Any], year: int) -> Iterator[tuple[int, str, str]]:
    """Yield where in the text a line is to be added, its day and its form; of two in one place the later day first."""
    ends = _ends_of_series(text, "parameters")
    for name, parameter in data["parameters"].items():
        values = parameter["values"]
        days = [value["valid_from"] for value in values]
        if values[-1]["value"] is None and values[-1]["confidence"] != "missing":
            continue  # the law ended it
        if "year" in parameter:
            continue  # published for one year, and stays as it is
        for day in [f"{year}{day[4:]}" for day in days if day[:4] == f"{year - 1}"] or [f"{year}-01-01"]:
            if day not in days:
                later = [place for place, other in zip(ends[name], days, strict=True) if other < day]
                yield later[-1], day, _LINE


def _places_of_bands(text: str, data: dict[str, Any], year: int) -> Iterator[tuple[int, str, str]]:
    """Yield the same for bands, which get a year without rows: nothing is computed with the rows of before."""
    day = f"{year}-01-01"
    for name, bands in data.get("bands", {}).items():
        if bands["values"][-1]["valid_from"] < day:
            yield _ends_of_series(text, "bands")[name][-1], day, _BANDS


def _ends_of_series(text: str, kind: str) -> dict[str, list[int]]:
    """Return for each parameter, or for each name with bands, where the line after each of its values begins."""
    root = yaml.compose(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    top = {key.value: node for key, node in root.value} if root else {}
    found = {}
    for key, series in top[kind].value:
        values = next(node for name, node in series.value if name.value == "values")
        found[key.value] = [text.index("\n", _end_of(value)) + 1 for value in values.value]
    return found


def _end_of(node: yaml.Node) -> int:
    """Return where a node ends itself: a block also holds the empty lines and remarks after it."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node.end_mark.index


def extend(folder: Path, until: str, today: date) -> None:
    """Say in the tables of a folder that they are complete until a day, and were looked at today.

    Raises:
        CannotSave: a file cannot be written.
    """
    for name in TABLE_FILES:
        text = content_of(folder / name).decode()
        text = re.sub(r'(?m)^valid_until: ".*"', f'valid_until: "{until}"', text, count=1)
        text = re.sub(r'(?m)^checked_on: ".*"', f'checked_on: "{today.isoformat()}"', text, count=1)
        atomic_write(folder / name, lambda file, text=text: file.write(text.encode()))  # type: ignore[misc]
    text = content_of(folder / "coverage.yaml").decode()
    before = covered_until(folder)
    text = re.sub(r'(?m)^(covered: \{.*until: )".*?"', rf'\g<1>"{until}"', text, count=1)
    text = re.sub(rf'(?m)^    until: "{before}"', f'    until: "{until}"', text)
    atomic_write(folder / "coverage.yaml", lambda file: file.write(text.encode()))


def covered_until(folder: Path) -> str:
    """Return until when the tables of a folder say that they are complete."""
    return str(parse_yaml(content_of(folder / "coverage.yaml"))["covered"]["until"])


@dataclass(frozen=True)
class SecondLook:
    """A value of a year that somebody should look at again, and why."""

    name: str
    value: float
    before: float
    why: str


def second_looks(tables: Tables, day: str) -> Iterator[SecondLook]:
    """Yield each value that begins on a day and differs much from the one before, or changes places with another."""
    for table in tables.tables:
        pairs = {name: _on_days(values) for name, values in table.series.items()}
        for name, values in table.series.items():
            new = next((value for value in values if value.valid_from == day), None)
            before = [value for value in values if value.valid_from < day and value.value is not None]
            if new is None or new.value is None or not before or before[-1].value is None:
                continue
            old = before[-1].value
            if old and abs(new.value / old - 1) > _ANOTHER_LOOK:
                yield SecondLook(name, new.value, old, f"{100 * (new.value / old - 1):+.0f}%")
            for other in _passed(name, pairs, day, {key: rows[-1].unit for key, rows in table.series.items()}):
                yield SecondLook(name, new.value, old, f"niet meer lager dan {other}, zoals in alle jaren ervoor")


def _on_days(values: tuple[Value, ...]) -> dict[str, float]:
    return {value.valid_from: value.value for value in values if value.value is not None}


def _passed(name: str, series: dict[str, dict[str, float]], day: str, units: dict[str, str]) -> Iterator[str]:
    """Yield the related values that one was always below, and is no longer below on a day."""
    own = series[name]
    for other, theirs in series.items():
        related = other != name and units[other] == units[name] and other.partition("_")[0] == name.partition("_")[0]
        if not related or day not in theirs:
            continue
        before = [start for start in own if start in theirs and start < day]
        always_below = len(before) >= _SEEN_BEFORE and all(own[start] < theirs[start] for start in before)
        if always_below and own[day] >= theirs[day]:
            yield other
