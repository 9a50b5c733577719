"""What an input of the form is: a descriptor, mostly taken from a field of the case. Without Qt."""

from __future__ import annotations

import dataclasses
from enum import Enum, auto
from typing import Any

from calculator.cases.fields import Amount, Choice, Day, Field, Hours, Kind, Listed, Text, Whole, YesNo, description
from calculator.records import record

Value = str | float | bool | tuple[int | str, ...] | tuple[float, ...] | tuple[tuple[str, Any], ...] | None


class Widget(Enum):
    """What kind of input a field gets."""

    MONEY = auto()
    AGE = auto()
    WHOLE = auto()
    AGES = auto()
    AMOUNTS = auto()
    CHECKS = auto()
    TEXT = auto()
    CHOICE = auto()
    DAY = auto()


@record(frozen=True, kw_only=True)
class Section:
    """A card of the form; in front, or folded away under "Meer" behind a line that says what is in it."""

    title: str
    help: str = ""
    front: bool = False


@record(frozen=True, kw_only=True)
class FormField:
    """One input of the form.

    ``start`` is its value in a new form; ``default`` what the case takes when nothing is given. ``column`` is 0 or 1
    for what is asked of both dwellings. ``beside`` puts it on the line of the field before it; fields of one ``group``
    share a line under that name, where each shows its ``short`` label. ``over`` gives it the whole width, for words
    that are long.
    """

    key: str
    label: str
    unit: str
    help: str
    widget: Widget
    section: Section
    kind: Kind | None
    choices: tuple[tuple[Value, str], ...] = ()
    start: Value = None
    default: Value = None
    needed: bool = False
    column: int | None = None
    beside: bool = False
    group: str = ""
    short: str = ""
    over: bool = False

    @property
    def row(self) -> str:
        """The key without the number of the dwelling: the same for both columns."""
        return self.key.replace("woonsituaties[1]", "woonsituaties[0]")


WIDGETS: dict[type[Kind], Widget] = {
    Amount: Widget.MONEY,
    Hours: Widget.MONEY,
    Whole: Widget.WHOLE,
    Text: Widget.TEXT,
    Day: Widget.DAY,
    Choice: Widget.CHOICE,
    YesNo: Widget.CHOICE,
    Listed: Widget.CHECKS,
}


def field_of(cls: type[Any], name: str, key: str, section: Section, **overruled: Any) -> FormField:
    """Describe the input of one field of the case; ``overruled`` replaces what the case says of it."""
    meta: Field = description(cls, name)
    default = cls.__dataclass_fields__[name].default
    facts: dict[str, Any] = {
        "label": meta.label,
        "unit": meta.unit,
        "help": meta.help,
        "widget": WIDGETS.get(type(meta.kind), Widget.CHECKS),
        "kind": meta.kind,
        "choices": tuple(meta.kind.labels.items()) if isinstance(meta.kind, Choice) else (),
        "default": None if default is dataclasses.MISSING else default,
    }
    return FormField(key=key, section=section, **{**facts, **overruled})


def both_dwellings(cls: type[Any], name: str, path: str, section: Section, **overruled: Any) -> list[FormField]:
    """Describe the input of one field of a dwelling, once for each of the two."""
    return [
        field_of(cls, name, f"woonsituaties[{column}].{path}", section, column=column, **overruled) for column in (0, 1)
    ]
