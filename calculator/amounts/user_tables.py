"""Tables of an organisation: YAML files in a folder with figures, norms or local schemes, after passing the schema."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import field
from functools import lru_cache
from pathlib import Path
from typing import Any

from calculator.amounts.schemes import SchemeTable, holds_schemes, schemes_from
from calculator.amounts.table_files import (
    NormSet,
    Table,
    norm_sets_from,
    read_schema,
    table_from,
)
from calculator.cases.fields import Mistake, Refused
from calculator.disk.cannot_read import CannotRead, read_file
from calculator.records import record

FOLDER_VARIABLE = "LEEFBUDGET_TABELLEN"
_LARGEST_FILE = 2 * 1024 * 1024


@record(frozen=True)
class UserTables:
    """What an organisation added, in the order of the file names."""

    tables: list[Table] = field(default_factory=list)
    norm_sets: dict[str, NormSet] = field(default_factory=dict)
    schemes: list[SchemeTable] = field(default_factory=list)


def user_folder() -> Path:
    """Return the folder for an organisation's tables: as the environment says, else beside the user's settings."""
    given = os.environ.get(FOLDER_VARIABLE)
    if given:
        return Path(given)
    from platformdirs import user_config_path

    return user_config_path("leefbudget", appauthor=False) / "tabellen"


def load_user_tables() -> UserTables:
    """Load every table of the organisation.

    Raises:
        Refused: a file cannot be read, is no YAML, or does not follow the schema.
    """
    folder, found = user_folder(), UserTables()
    for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
        content = _content(path)
        data = parsed(path.name, content)
        if holds_schemes(data):
            found.schemes.append(schemes_from(path.name, data, content))
            continue
        _follow_schema(path.name, content)
        if "norm_sets" in data:
            _with_amounts(path.name, data)
            found.norm_sets.update(norm_sets_from(data, content, custom=True))
        else:
            found.tables.append(table_from(data, content, custom=True))
    return found


def _with_amounts(name: str, data: dict[str, Any]) -> None:
    """Refuse norms of an organisation without amounts: no rules give them."""
    mistakes = [
        Mistake(f"tabel {name}: norm_sets.{norm}", "geen amounts", "een bedrag per soort huishouden")
        for norm, item in data["norm_sets"].items()
        if "amounts" not in item
    ]
    if mistakes:
        raise Refused(mistakes)


def _content(path: Path) -> bytes:
    try:
        found = read_file(path, _LARGEST_FILE + 1)
    except CannotRead as why:
        raise Refused([Mistake(f"tabel {path.name}", "onleesbaar", f"een leesbaar bestand; {why}")]) from why
    if len(found) > _LARGEST_FILE:
        raise Refused([Mistake(f"tabel {path.name}", "te groot", "een bestand van hooguit 2 MB")])
    return found


def parsed(name: str, content: bytes) -> Any:
    """Parse a file.

    Raises:
        Refused: it is no YAML, or it refers to itself: a few lines can stand for more than any memory holds.
    """
    from calculator.yaml_text import NotYaml, multiplies, parse_yaml

    try:
        if multiplies(content):
            raise Refused([Mistake(f"tabel {name}", "een verwijzing met *", "een tabel waarin alles uitgeschreven is")])
        return parse_yaml(content)
    except (NotYaml, UnicodeDecodeError, RecursionError) as error:
        line = getattr(error, "line", None)
        place = f"regel {line}" if line else "onleesbaar"
        raise Refused([Mistake(f"tabel {name}", place, "geldige YAML")]) from error


def checked(name: str, content: bytes) -> dict[str, Any]:
    """Parse a file and hold it against the schema of tables or of norms.

    Raises:
        Refused: it is no YAML, or does not follow the schema.
    """
    _follow_schema(name, content)
    following: dict[str, Any] = parsed(name, content)
    return following


@lru_cache(maxsize=64)  # a new year holds each table against its schema before and after, most of them unchanged
def _follow_schema(name: str, content: bytes) -> None:
    from jsonschema import Draft202012Validator  # only where an organisation has tables of its own

    data = parsed(name, content)
    is_norms = isinstance(data, dict) and "norm_sets" in data
    schema = read_schema("norms.schema.json" if is_norms else "table.schema.json")
    mistakes = [
        Mistake(
            f"tabel {name}: {'.'.join(str(part) for part in error.absolute_path) or 'bestand'}",
            error.instance,
            _accepted(str(error.validator), error.validator_value)[:200],
        )
        for error in Draft202012Validator(schema).iter_errors(data)
    ]
    if not mistakes:
        mistakes = [
            Mistake(f"tabel {name}: {of}", key, "een bron die onder sources staat")
            for of, key in _named_sources(data)
            if key not in data["sources"]
        ]
    if mistakes:
        raise Refused(mistakes)


_TYPES = {
    "object": "een object",
    "array": "een lijst",
    "string": "een tekst",
    "number": "een getal",
    "integer": "een heel getal",
    "boolean": "true of false",
    "null": "niets",
}
_ACCEPTED: dict[str, Callable[[Any], str]] = {
    "required": lambda names: f"een object met {', '.join(names)}",
    "additionalProperties": lambda _: "alleen bekende velden",
    "type": lambda types: " of ".join(_TYPES[one] for one in ([types] if isinstance(types, str) else types)),
    "enum": lambda values: f"één van: {', '.join(map(str, values))}",
    "const": lambda value: f"één van: {value}",
    "pattern": lambda form: f"een tekst van de vorm {form}",
    "minimum": lambda least: f"{least} of meer",
    "maximum": lambda most: f"{most} of minder",
}


def _accepted(rule: str, value: Any) -> str:
    """Say what a rule of the schema accepts."""
    said = _ACCEPTED.get(rule)
    return "een andere opbouw, zoals die van de tabellen" if said is None else said(value)


def _named_sources(data: dict[str, Any]) -> list[tuple[str, str]]:
    if "norm_sets" in data:
        return [
            (f"{norm}.{kind}", key)
            for norm, item in data["norm_sets"].items()
            for kind, amount in item.get("amounts", {}).items()
            for key in amount["source"]
        ]
    return [
        (name, key)
        for name, parameter in data["parameters"].items()
        for entry in parameter["values"]
        for key in entry["source"]
    ]
