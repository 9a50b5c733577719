"""The JSON schema of a case, made from the descriptions of its fields."""

from __future__ import annotations

import dataclasses
from typing import Any

from calculator.cases.case import Geval
from calculator.cases.fields import LONGEST_TEXT, Amount, Choice, Day, Field, Kind, Listed, Month, Nested, Text, Whole
from calculator.cases.shorthand import Kort


def case_schema() -> dict[str, Any]:
    """Return the schema: what it accepts is read, but for what fields must have in common."""
    definitions: dict[str, Any] = {}
    _define(Geval, definitions)
    _define(Kort, definitions)
    for name in ("Geval", "Woonsituatie"):
        household = definitions[name]["properties"]["huishouden"]
        household["anyOf"] = [{"$ref": household.pop("$ref")}, {"$ref": "#/$defs/Kort"}]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Geval voor Leefbudget",
        "description": "Eén huishouden met één of meer woonsituaties. Hoe velden samenhangen zegt leefbudget bereken.",
        "$ref": "#/$defs/Geval",
        "$defs": definitions,
    }


def _define(cls: type[Any], definitions: dict[str, Any]) -> dict[str, str]:
    """Add a record to the definitions, and return the reference to it."""
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}
        fields = dataclasses.fields(cls)
        required = [
            item.name
            for item in fields
            if item.default is dataclasses.MISSING and item.default_factory is dataclasses.MISSING
        ]
        definitions[cls.__name__] = {
            "type": "object",
            "additionalProperties": False,
            "required": required,
            "properties": {item.name: _field(item.metadata["field"], definitions) for item in fields},
        }
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _field(described: Field, definitions: dict[str, Any]) -> dict[str, Any]:
    words = f"{described.label} ({described.unit})" if described.unit else described.label
    return {"description": f"{words}. {described.help}".strip(), **_kind(described.kind, definitions)}


def _kind(kind: Kind, definitions: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "boolean"}
    match kind:
        case Nested():
            found = dict(_define(kind.cls, definitions))
        case Listed():
            items = _kind(kind.of, definitions)
            found = {"type": "array", "items": items, "minItems": kind.minimum, "maxItems": kind.maximum}
        case Amount():
            found = {"type": "number", "minimum": 0, "maximum": kind.maximum}
        case Whole():
            found = {"type": "integer", "minimum": kind.minimum, "maximum": kind.maximum}
        case Choice():
            found = {"enum": list(kind.labels)}
        case Day():
            found = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
        case Month():
            found = {"type": "string", "pattern": r"^(19|20)\d{2}-(0[1-9]|1[0-2])$"}
        case Text():
            found = {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT, "pattern": r"\S"}
    return found
