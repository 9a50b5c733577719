"""What a consultant asks beside the budget: may the rise be asked, does the dwelling fit, which rights and limits.

Computed when it is asked for: the window paints the budget first.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from calculator.outcome.early_signals import early_signals
from calculator.outcome.energy_tax import energy_taxes
from calculator.outcome.extra_gross import ExtraBruto, extra_gross
from calculator.outcome.letting import Toewijzing, allocation
from calculator.outcome.local_schemes import Regelingoordeel, local_schemes
from calculator.outcome.low_income import Beslagvrij, Kwijtschelding, attachment_free, remission
from calculator.outcome.rent_ledger import Renovatie, rent_ledger
from calculator.outcome.rights import rights
from calculator.outcome.rise import Oordeel, judgements
from calculator.outcome.signaal import Signaal
from calculator.outcome.thresholds import thresholds
from calculator.records import record
from calculator.run.evaluation import Computed
from calculator.run.other_homes import differs


@record(frozen=True)
class Situatie:
    """The advice about one situation: its dwelling, and the household that lives in it."""

    mag_gevraagd: tuple[Oordeel, ...]
    toewijzing: Toewijzing
    beslagvrije_voet: Beslagvrij
    kwijtschelding: Kwijtschelding
    van_100_euro_bruto: ExtraBruto | None
    regelingen: tuple[Regelingoordeel, ...]

    def of_household(self) -> dict[str, Any]:
        """Return what belongs to the household, in the shape of the contract."""
        extra = self.van_100_euro_bruto
        return {
            "beslagvrije_voet": self.beslagvrije_voet.to_json(),
            "van_100_euro_bruto": None if extra is None else extra.houdt_over,
            "kwijtschelding": self.kwijtschelding.to_json(),
            "regelingen": tuple(item.to_json() for item in self.regelingen),
        }


class Advies:
    """The advice about one case."""

    def __init__(self, computed: Computed) -> None:
        self._computed = computed

    @cached_property
    def situaties(self) -> tuple[Situatie, ...]:
        """The advice about each situation."""
        return tuple(
            Situatie(
                judgements(self._computed, index),
                allocation(self._computed, index),
                attachment_free(self._computed, index),
                remission(self._computed, index),
                extra_gross(self._computed, index),
                local_schemes(self._computed, index),
            )
            for index in range(len(self._computed.situations))
        )

    @cached_property
    def renovaties(self) -> tuple[Renovatie | None, ...]:
        """The ledger of each later situation; None where household or day differ: the renovation is not told apart."""
        return tuple(
            None if differs(self._computed.geval, index) else rent_ledger(self._computed, index)
            for index in range(1, len(self._computed.situations))
        )

    @cached_property
    def signalen(self) -> tuple[Signaal, ...]:
        """Rights, limits that are near, early signs of trouble, and the taxes in typed prices of energy."""
        return (
            *rights(self._computed),
            *thresholds(self._computed),
            *early_signals(self._computed),
            *energy_taxes(self._computed),
        )
