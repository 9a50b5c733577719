"""The renovation as a ledger: what rises, what falls, who pays, at low, expected and high energy; month and year."""

from __future__ import annotations

from functools import cached_property

from calculator.outcome.renovation import COSTS, Band, bands
from calculator.records import record
from calculator.rules.rounding import op_centen
from calculator.run.evaluation import Computed

LOW, EXPECTED, HIGH = "laag", "verwacht", "hoog"
_YEAR = 12


@record(frozen=True)
class Renovatie:
    """The change from the first dwelling to another; signed, euros per month: what is added to the housing cost."""

    naar: str
    banden: tuple[Band, ...]
    kosten: dict[str, float]
    huurtoeslag_per_maand: float
    energie: dict[str, float]

    @cached_property
    def erbij_per_maand(self) -> float:
        """What the landlord asks more: rent, service costs and EPV; the tenant pays it with what the state adds."""
        return op_centen(sum(self.kosten.values()))

    @cached_property
    def huurder_per_maand(self) -> float:
        """What of it the tenant pays."""
        return op_centen(self.erbij_per_maand - self.huurtoeslag_per_maand)

    @cached_property
    def netto(self) -> dict[str, float]:
        """What the housing cost rises by, at each outcome of the energy; a fall is negative."""
        return {name: op_centen(self.huurder_per_maand + change) for name, change in self.energie.items()}

    @property
    def break_even_per_maand(self) -> float:
        """The saving on energy at which the household is neither better nor worse off."""
        return self.huurder_per_maand

    @staticmethod
    def per_jaar(amount: float) -> float:
        """Return an amount of a month over a year."""
        return op_centen(_YEAR * amount)


def rent_ledger(computed: Computed, index: int) -> Renovatie:
    """Return the ledger of a later dwelling, counted from 0.

    The band of the energy is that of the later dwelling, against what is expected now.
    """
    before, after = computed.first.values, computed.situations[index].values
    woning = computed.geval.woonsituaties[index]

    def change(name: str) -> float:
        return op_centen(float(after[name] - before[name]))

    expected = float(after["energielast_per_maand"])
    outcomes = {
        LOW: woning.energielast_laag_per_maand,
        EXPECTED: expected,
        HIGH: woning.energielast_hoog_per_maand,
    }
    return Renovatie(
        naar=woning.naam,
        banden=bands(computed, index),
        kosten={name: change(name) for name in COSTS},
        huurtoeslag_per_maand=change("huurtoeslag_per_maand"),
        energie={
            name: op_centen(float((expected if amount is None else amount) - before["energielast_per_maand"]))
            for name, amount in outcomes.items()
        },
    )
