"""The norm as charts draw it: one amount, or a band from low to high."""

from __future__ import annotations

from dataclasses import dataclass

from calculator.dutch.money import whole
from calculator.outcome.result import Resultaat
from calculator.presenting.norm_words import needed
from ui.charts.drawing import translate
from ui.look.language import current


@dataclass(frozen=True)
class NormBand:
    """Low and high in euros per month, equal where there is one amount, and both in words."""

    low: float
    high: float
    text: str

    @classmethod
    def of(cls, resultaat: Resultaat) -> NormBand | None:
        """Return the norm of every situation; None where there is none, or not the same in all of them."""
        norm = resultaat.woonsituaties[-1].norm
        if any(resultaat.woonsituaties[index].norm != norm for index in (0, *resultaat.other_homes)):
            return None
        if norm.laag_per_maand is None or norm.hoog_per_maand is None:
            return None
        return cls(norm.laag_per_maand, norm.hoog_per_maand, needed(norm).say(current()))

    @property
    def in_table(self) -> str:
        """The amounts for a table of whole euros."""
        return in_whole_euros(self.low, self.high)


def in_whole_euros(low: float, high: float) -> str:
    """Return the amounts of a norm for a table: one, or from low to high."""
    if low == high:
        return whole(high)
    return translate("charts", "{low} tot {high}").format(low=whole(low), high=whole(high))
