"""Fields: one description per input, from which JSON reader, form and workbook take label, help and limits."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from datetime import date
from functools import cache
from typing import Any, ClassVar, Self, TypeVar

from calculator.cases.bsn import looks_like_bsn, reorders
from calculator.records import record

MAXIMUM_AMOUNT = 9_999_999.99
LONGEST_TEXT = 200
MOST_MISTAKES = 50
_CENT_TOLERANCE = 1e-9
MOST_HOURS = 744.0  # in a month of 31 days
_HIGHEST_PRICE = 1000
_LONGEST_SHOWN = 140


@record(frozen=True)
class Mistake:
    """One refused value: where it stands, what it is and what is accepted."""

    pad: str
    waarde: object
    verwacht: str

    @property
    def shown(self) -> str | None:
        """The value as it is shown; None where it is missing."""
        return None if self.waarde is MISSING else _shown(self.waarde)

    def __str__(self) -> str:
        """Return the sentence a user reads."""
        if self.shown is None:
            return f"{self.pad}: ontbreekt; verwacht: {self.verwacht}"
        return f"{self.pad}: {self.shown} wordt niet aanvaard; verwacht: {self.verwacht}"

    def to_json(self) -> dict[str, Any]:
        """Return the mistake as data."""
        return {"veld": self.pad, "waarde": self.shown, "verwacht": self.verwacht, "tekst": str(self)}


@record(frozen=True)
class Others(Mistake):
    """Stands for the mistakes that are not named any more; ``waarde`` is how many there are."""

    def __str__(self) -> str:
        """Return how many more there are."""
        return f"en nog {self.waarde}"


class OneLine(str):
    """What is wrong with something, in one line; ``parts`` are the mistakes and the sentences that stand in it."""

    __slots__ = ("parts",)
    parts: tuple[Mistake | str, ...]

    def __new__(cls, parts: Iterable[Mistake | str]) -> Self:
        """Put mistakes and sentences behind each other."""
        parts = tuple(parts)
        line = super().__new__(cls, " | ".join(map(str, parts)))
        line.parts = parts
        return line


class Mistakes:
    """Mistakes as they are found: the first fifty, and how many more; a file of a million costs no more memory."""

    def __init__(self) -> None:
        self.named: list[Mistake] = []
        self.number = 0

    def append(self, mistake: Mistake) -> None:
        """Add one."""
        if self.number < MOST_MISTAKES:
            self.named.append(mistake)
        self.number += 1

    def extend(self, mistakes: Iterable[Mistake]) -> None:
        """Add several."""
        for mistake in mistakes:
            self.append(mistake)

    def __iter__(self) -> Iterator[Mistake]:
        """Yield the first fifty and one that counts the rest."""
        yield from self.named
        if self.number > len(self.named):
            yield Others("invoer", self.number - len(self.named), "minder fouten")

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return self.number > 0


class Refused(ValueError):
    """The input was refused; ``mistakes`` says field by field why."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        if not isinstance(mistakes, Mistakes):
            found = Mistakes()
            found.extend(mistakes)
            mistakes = found
        self.mistakes = list(mistakes)
        super().__init__("\n".join(map(str, self.mistakes)))


class _Missing:
    def __repr__(self) -> str:
        return "niet opgegeven"


MISSING = _Missing()


class _Twice:
    def __repr__(self) -> str:
        return "twee keer opgegeven"


TWICE = _Twice()  # what stands for the values of a key that JSON gives twice
ONCE = "elk veld één keer"


def _shown(value: object) -> str:
    if value is None:
        return "leeg"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, dict | list):
        return "een lijst" if isinstance(value, list) else "een object"
    text = repr(value) if isinstance(value, str) else str(value)
    half = _LONGEST_SHOWN // 2
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:half]}...{text[-half:]}"


def shown_key(key: object) -> str:
    """Write a key so that it stays in its line."""
    text = str(key)  # in YAML a key may be a number
    plain = text.isprintable() and text.strip() == text != "" and len(text) <= _LONGEST_SHOWN
    return text if plain else _shown(text)


@record(frozen=True)
class Kind:
    """What values a field accepts."""

    def refuse(self, value: object) -> str | None:
        """Return None for a good value, else what is accepted in words; lists and records are read part by part."""
        del value
        return "een waarde van deze soort"


def _fits(value: object, maximum: float, decimals: int) -> bool:
    """Whether a value is a number from 0 to the maximum with at most so many decimals."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return 0 <= value <= maximum and abs(value - round(value, decimals)) < _CENT_TOLERANCE


@record(frozen=True)
class Amount(Kind):
    """Euros with at most two decimals, not negative."""

    maximum: float = MAXIMUM_AMOUNT
    decimals: ClassVar[int] = 2

    def refuse(self, value: object) -> str | None:
        """Accept 0 up to the maximum, in whole cents."""
        if _fits(value, self.maximum, self.decimals):
            return None
        limit = f"{self.maximum:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".").removesuffix(",00")
        return f"een bedrag in euro's van 0 tot en met {limit}, met ten hoogste twee decimalen"


@record(frozen=True)
class Hours(Amount):
    """Hours of a month with at most two decimals, not negative."""

    maximum: float = MOST_HOURS

    def refuse(self, value: object) -> str | None:
        """Accept 0 up to the hours that a month has, in hundredths."""
        if super().refuse(value) is None:
            return None
        return f"een aantal uren van 0 tot en met {self.maximum:g}, met ten hoogste twee decimalen"


@record(frozen=True)
class Price(Kind):
    """Euros for one unit of energy, with at most five decimals."""

    decimals: ClassVar[int] = 5

    def refuse(self, value: object) -> str | None:
        """Accept 0 up to 1,000."""
        if _fits(value, _HIGHEST_PRICE, self.decimals):
            return None
        return "een prijs in euro's van 0 tot en met 1.000, met ten hoogste vijf decimalen"


@record(frozen=True)
class Whole(Kind):
    """A whole number between two limits."""

    minimum: int
    maximum: int

    def refuse(self, value: object) -> str | None:
        """Accept whole numbers within the limits."""
        if isinstance(value, int) and not isinstance(value, bool) and self.minimum <= value <= self.maximum:
            return None
        return f"een geheel getal van {self.minimum} tot en met {self.maximum}"


@record(frozen=True)
class YesNo(Kind):
    """True or false."""

    def refuse(self, value: object) -> str | None:
        """Accept only JSON booleans."""
        return None if isinstance(value, bool) else "true of false"


@record(frozen=True)
class Choice(Kind):
    """One of a closed list of words; ``labels`` are what a person reads."""

    labels: dict[str, str]

    def refuse(self, value: object) -> str | None:
        """Accept the listed words."""
        return None if isinstance(value, str) and value in self.labels else "één van: " + ", ".join(self.labels)


# Compiled by ``re`` when it is first used, so that a window that only opens does not wait for it.
_CONTROL = r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]"


@record(frozen=True)
class Text(Kind):
    """A short free text that is shown as it is written, without anything that looks like a BSN."""

    def refuse(self, value: object) -> str | None:
        """Accept short plain text."""
        if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_TEXT or re.search(_CONTROL, value):
            return f"een tekst van 1 tot en met {LONGEST_TEXT} tekens op één regel"
        if reorders(value):
            return "een tekst zonder tekens die de leesrichting omkeren"
        if looks_like_bsn(value):
            return "een tekst zonder burgerservicenummer (negen cijfers die de elfproef doorstaan)"
        return None


@record(frozen=True)
class Day(Kind):
    """An ISO date."""

    def refuse(self, value: object) -> str | None:
        """Accept YYYY-MM-DD."""
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
            try:
                date.fromisoformat(value)
            except ValueError:
                pass
            else:
                return None
        return "een datum als 2026-01-01"


@record(frozen=True)
class Month(Kind):
    """A month of a year, such as that of birth."""

    def refuse(self, value: object) -> str | None:
        """Accept YYYY-MM."""
        if isinstance(value, str) and re.fullmatch(r"(19|20)\d{2}-(0[1-9]|1[0-2])", value, re.ASCII):
            return None
        return "een maand als 1988-07"


@record(frozen=True)
class Nested(Kind):
    """A nested object, read by the dataclass it belongs to."""

    cls: type[Any]


@record(frozen=True)
class Listed(Kind):
    """A list of values of one kind."""

    of: Kind
    minimum: int = 0
    maximum: int = 1000


@record(frozen=True)
class Field:
    """What a person sees of a field: label, unit and help; ``rare`` is left out of a written case at its default."""

    kind: Kind
    label: str
    unit: str = ""
    help: str = ""
    rare: bool = False


def described(
    kind: Kind,
    label: str,
    unit: str = "",
    help: str = "",  # noqa: A002
    *,
    rare: bool = False,
    **default: Any,
) -> Any:
    """Declare a dataclass field with its description; without ``default`` or ``default_factory`` it is required."""
    return field(metadata={"field": Field(kind, label, unit, help, rare)}, **default)


def description(cls: type[Any], name: str) -> Field:
    """Return the description of one field of a record."""
    found: Field = cls.__dataclass_fields__[name].metadata["field"]
    return found


R = TypeVar("R")


def read(cls: type[R], source: object, pad: str, mistakes: Mistakes) -> R | None:
    """Read a record from parsed JSON, adding a mistake for everything that is not accepted.

    Returns None when the record cannot be built; ``pad`` is its path in the input.
    """
    if not isinstance(source, dict):
        mistakes.append(Mistake(pad or "invoer", source, "een object met velden"))
        return None
    fields = _fields(cls)  # type: ignore[arg-type]
    prefix = f"{pad}." if pad else ""
    before = mistakes.number
    for key, value in source.items():
        if key not in fields:
            known = "een bekend veld: " + ", ".join(fields)
            mistakes.append(Mistake(f"{prefix}{shown_key(key)}", value, known))
    values: dict[str, Any] = {}
    for name, (kind, required) in fields.items():
        if source.get(name) is TWICE:
            mistakes.append(Mistake(f"{prefix}{name}", TWICE, ONCE))
        elif name in source:
            values[name] = _read_value(kind, source[name], prefix, name, mistakes)
        elif required:
            mistakes.append(Mistake(f"{prefix}{name}", MISSING, _accepted(kind)))
    return cls(**values) if mistakes.number == before else None


@cache
def _fields(cls: type[Any]) -> dict[str, tuple[Kind, bool]]:
    """Return of each field of a record its kind, and whether it must be given."""
    return {
        item.name: (
            item.metadata["field"].kind,
            item.default is dataclasses.MISSING and item.default_factory is dataclasses.MISSING,
        )
        for item in dataclasses.fields(cls)
    }


def _read_value(kind: Kind, value: object, prefix: str, name: str, mistakes: Mistakes) -> Any:
    if isinstance(kind, Nested):
        return read(kind.cls, value, prefix + name, mistakes)
    if isinstance(kind, Listed):
        if not isinstance(value, list) or not kind.minimum <= len(value) <= kind.maximum:
            shown = f"{len(value)} onderdelen" if isinstance(value, list) else value
            expected = f"een lijst van {kind.minimum} tot en met {kind.maximum} onderdelen"
            mistakes.append(Mistake(prefix + name, shown, expected))
            return ()
        return tuple(
            _read_value(kind.of, item, prefix, f"{name}[{index}]", mistakes) for index, item in enumerate(value)
        )
    accepted = kind.refuse(value)
    if accepted is not None:
        quoted = isinstance(value, str) and isinstance(kind, _NEVER_QUOTED)
        mistakes.append(Mistake(prefix + name, value, f"{accepted}, zonder aanhalingstekens" if quoted else accepted))
        return None
    if isinstance(kind, _OF_FLOATS):  # with the dust of a computation away, as in a sheet; nought has no sign
        return round(float(value), kind.decimals) + 0.0  # type: ignore[arg-type]
    return value


_OF_FLOATS = (Amount, Price)
_NEVER_QUOTED = (*_OF_FLOATS, Whole, YesNo)


def _accepted(kind: Kind) -> str:
    if isinstance(kind, Nested):
        return "een object"
    if isinstance(kind, Listed):
        return f"een lijst van {kind.minimum} tot en met {kind.maximum} onderdelen"
    return kind.refuse(MISSING) or ""


def to_json(record: object) -> dict[str, Any]:
    """Return a record as JSON data, leaving out what was not given."""
    out: dict[str, Any] = {}
    for item in dataclasses.fields(record):  # type: ignore[arg-type]
        value = getattr(record, item.name)
        if value is None or value == () or (item.metadata["field"].rare and value == item.default):
            continue
        out[item.name] = _plain(value)
    return out


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return to_json(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
