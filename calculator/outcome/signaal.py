"""A signal: one sentence beside the amounts, with its kind; and how a record becomes JSON data."""

from __future__ import annotations

import dataclasses
from typing import Any

from calculator.records import record
from calculator.words import Message


@record(frozen=True)
class Signaal:
    """A warning, an unused right, a doubt about a figure, or something the program does not compute.

    ``soort`` is ``recht``, ``twijfel``, ``grens``, ``niet_berekend``, ``bron`` or ``let_op``; ``veld`` the path of the
    field in the case that it is about.
    """

    code: str
    soort: str
    message: Message
    bedrag_per_maand: float | None = None
    veld: str | None = None

    @property
    def tekst(self) -> str:
        """The signal in Dutch."""
        return str(self.message)

    def to_json(self) -> dict[str, Any]:
        """Return the signal in the shape of the contract."""
        return {
            "code": self.code,
            "tekst": self.tekst,
            "soort": self.soort,
            "bedrag_per_maand": plain(self.bedrag_per_maand),
            "veld": self.veld,
        }


def plain(value: Any) -> Any:
    """Return a value as JSON data: records as objects, whole amounts without a point."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if dataclasses.is_dataclass(value):
        return {item.name: plain(getattr(value, item.name)) for item in dataclasses.fields(value)}
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
