"""Input that is not a case yet, as text: so that an unfinished form can be kept in a file and opened again."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from calculator.cases.bsn import looks_like_bsn
from calculator.cases.fields import MISSING, Amount, Mistake, Mistakes, Refused
from calculator.cases.json_text import loads
from ui.form.age import read_age, read_ages, written_age, written_ages
from ui.form.case_record import HIDDEN, IN_DWELLING
from ui.form.descriptors import BIJZONDERHEDEN, BY_KEY, NORM, VAN_PAPIER
from ui.form.field import FormField, Value, Widget
from ui.form.record import Record, Row, State
from ui.form.row_lists import ASSUMED_AGE, LISTS, PERSONEN, WONINGEN, RowList

MARK = "leefbudget_concept"
_VERSION = 1
_PARTS = ("velden", "lijsten", "teksten")


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
        Refused: something in it was not written by this program; with every mistake.
    """
    version = data.get(MARK)
    if type(version) is not int or version != _VERSION:
        newer = (
            "; dit bestand komt uit een nieuwere Leefbudget"
            if isinstance(version, int | float) and version > _VERSION
            else ""
        )
        raise Refused([Mistake(MARK, version, f"versie {_VERSION}{newer}")])
    mistakes = Mistakes()
    for key in data.keys() - {MARK, *_PARTS}:
        mistakes.append(Mistake(key, data[key], _known(_PARTS)))
    fields, lists, texts = (_object(data, name, mistakes) for name in _PARTS)
    values = _values(BY_KEY, fields, "", mistakes, HIDDEN)
    of_lists = {rows.key: rows for rows in LISTS}
    for key in lists.keys() - of_lists.keys():
        mistakes.append(Mistake(key, lists[key], _known(of_lists)))
    found = {key: _rows(rows, lists.get(key, []), key, mistakes) for key, rows in of_lists.items()}
    for key, text in texts.items():
        if not isinstance(text, str):
            mistakes.append(Mistake(key, text, "een tekst"))
    if mistakes:
        raise Refused(mistakes)
    return State(Record({key: values.get(key) for key in (*BY_KEY, *HIDDEN)}, found), texts)


def _object(data: dict[str, Any], name: str, mistakes: Mistakes) -> dict[str, Any]:
    found = data.get(name, MISSING)
    if isinstance(found, dict):
        return found
    mistakes.append(Mistake(name, found, "een object met velden"))
    return {}


def _values(
    fields: Mapping[str, FormField],
    given: Mapping[str, Any],
    pad: str,
    mistakes: Mistakes,
    hidden: Collection[str] = (),
) -> dict[str, Any]:
    """Return what was kept of some inputs; ``hidden`` is what has none, and is looked at when it is computed."""
    found = {}
    for key, value in given.items():
        if key in fields:
            found[key] = _kept(value)
            if (accepted := _refused(fields[key], found[key])) is not None:
                mistakes.append(Mistake(f"{pad}{key}", value, accepted))
        elif key in hidden:
            found[key] = _kept(value)
            if pad == "" and not _is_hidden(key, value):
                mistakes.append(Mistake(key, value, "wat Leefbudget zelf heeft bewaard"))
        else:
            mistakes.append(Mistake(f"{pad}{key}", value, _known(fields)))
    return found


def _rows(rows: RowList, given: object, pad: str, mistakes: Mistakes) -> tuple[Row, ...]:
    """Return the rows that were kept of a list."""
    if not isinstance(given, list):
        mistakes.append(Mistake(pad, given, "een lijst van objecten"))
        return ()
    nested, found = rows.nested, []
    fields = {item.key: item for item in rows.fields}
    for index, row in enumerate(given):
        if not isinstance(row, dict):
            mistakes.append(Mistake(f"{pad}[{index}]", row, "een object met velden"))
            continue
        place, inner = f"{pad}[{index}].", nested.key if nested else ""
        plain = {name: value for name, value in row.items() if name != inner or nested is None}
        values = _values(fields, plain, place, mistakes, _CARRIED.get(rows.key, ()))
        if nested is not None:
            values[inner] = _rows(nested, row.get(inner, []), place + inner, mistakes)
        found.append({**rows.empty_row(), **values})
    return tuple(found)


def _refused(item: FormField, value: Any) -> str | None:  # noqa: PLR0911 # one line per kind of input
    """Return what an input accepts where a value is something else; nothing given is always good."""
    if value is None:
        return None
    match item.widget:
        case Widget.AGE:
            return None if _reads_back(value, (int, str), written_age, read_age) else _AN_AGE
        case Widget.AGES:
            return None if _reads_back(value, (tuple,), written_ages, read_ages) else f"een lijst met {_AN_AGE}"
        case Widget.AMOUNTS:
            good = isinstance(value, tuple) and all(_AMOUNT.refuse(one) is None for one in value)
            return None if good else f"een lijst met {_AMOUNT.refuse(None)}"
        case Widget.CHECKS:
            known = _choices(item)
            good = isinstance(value, tuple) and all(one in known for one in value)
            return None if good else f"een lijst met {_one_of(known)}"
        case Widget.CHOICE:
            known = _choices(item)
            good = any(type(one) is type(value) and one == value for one in known)
            return None if good else _one_of(known)
    return None if item.kind is None else item.kind.refuse(value)


def _is_hidden(key: str, value: Any) -> bool:
    """Whether a value without an input has the form in which the program keeps it: pairs, or the text of an object."""
    if key == VAN_PAPIER:
        return isinstance(value, list) and all(isinstance(one, list) and len(one) == _PAIR for one in value)
    return isinstance(value, str) and value.startswith("{") and isinstance(loads(value), dict)


_PAIR = 2
_CARRIED = {WONINGEN.key: IN_DWELLING, PERSONEN.key: (ASSUMED_AGE,)}  # in a row, without an input
_AMOUNT = Amount()
_AN_AGE = "een leeftijd of geboortemaand, zoals 38 of 1988-07"


def _reads_back(value: Any, kinds: tuple[type, ...], write: Callable[[Any], str], read: Callable[[str], Value]) -> bool:
    """Whether a value is what the input reads when it is written in it."""
    try:
        return type(value) in kinds and read(write(value)) == value
    except (ValueError, TypeError):
        return False


def _choices(item: FormField) -> list[Value]:
    """Return what can be chosen; of some inputs the tables say that."""
    from calculator.amounts.tables import load_not_modelled, load_tables

    more: Mapping[str, Callable[[], Iterable[str]]] = {
        NORM: lambda: load_tables().norm_sets,
        BIJZONDERHEDEN: load_not_modelled,
    }
    return [*(value for value, _ in item.choices), *more.get(item.key, tuple)()]


def _one_of(known: Iterable[Value]) -> str:
    words = {True: "true", False: "false"}
    return "één van: " + ", ".join(
        words[one] if isinstance(one, bool) else str(one) for one in known if one is not None
    )


def _known(names: Iterable[str]) -> str:
    return "een bekend veld: " + ", ".join(names)


def loads_draft(text: str) -> State:
    """Read the text of ``dumps``.

    Raises:
        Refused: the text was not written by this program.
    """
    return from_data(loads(text))


def _kept(value: Any) -> Any:
    """Return a value as the form has it: what is a list in JSON is none there."""
    return tuple(map(_kept, value)) if isinstance(value, list) else value
