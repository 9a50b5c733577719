"""Input that is not a case yet, as text: so that an unfinished form can be kept in a file and opened again."""

from __future__ import annotations

import json
from typing import Any

from calculator.cases.bsn import looks_like_bsn
from calculator.cases.case import loads
from calculator.cases.fields import Mistake, Refused
from ui.form.descriptors import BY_KEY
from ui.form.record import Record, Row, State
from ui.form.row_lists import LISTS

MARK = "leefbudget_concept"
_VERSION = 1


def dumps(state: State) -> str:
    """Return a state of the form as JSON; a text that looks like a BSN stays out."""
    values = {key: value for key, value in state.record.values.items() if value is not None}
    texts = {key: text for key, text in state.texts.items() if not looks_like_bsn(text)}
    data = {MARK: _VERSION, "velden": values, "lijsten": dict(state.record.rows), "teksten": texts}
    return json.dumps(data, ensure_ascii=False, indent=1)


def is_draft(data: object) -> bool:
    """Whether parsed JSON is an unfinished form rather than a case."""
    return isinstance(data, dict) and MARK in data


def from_data(data: dict[str, Any]) -> State:
    """Return the state of the form that was kept.

    Raises:
        Refused: the data were not written by this program.
    """
    if data.get(MARK) != _VERSION:
        raise Refused([Mistake(MARK, data.get(MARK), f"{_VERSION}; dit bestand komt uit een nieuwere Leefbudget")])
    try:
        values = {key: _value(value) for key, value in data["velden"].items() if key in BY_KEY}
        rows = {rows.key: tuple(_row(row) for row in data["lijsten"].get(rows.key, ())) for rows in LISTS}
        texts = {str(key): str(text) for key, text in data["teksten"].items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise Refused([Mistake("invoer", "een ander bestand", "invoer die Leefbudget heeft bewaard")]) from error
    return State(Record({key: values.get(key) for key in BY_KEY}, rows), texts)


def loads_draft(text: str) -> State:
    """Read the text of ``dumps``.

    Raises:
        Refused: the text was not written by this program.
    """
    return from_data(loads(text))


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _row(row: dict[str, Any]) -> Row:
    return {
        name: tuple(_row(item) for item in value) if isinstance(value, list) else value for name, value in row.items()
    }
