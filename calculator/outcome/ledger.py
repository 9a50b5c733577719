"""The ledger: the rows of the budget side by side for every dwelling, the same for window, text and workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from calculator.outcome.result import Resultaat, WoningResultaat
from calculator.rules import outcomes
from calculator.rules.outcomes import Outcome
from calculator.rules.outcomes import Row as Place

LABELS = {
    "netto_inkomen_per_maand": "Netto inkomen",
    "overige_toeslagen_per_maand": "Zorgtoeslag en kindgebonden budget",
    "kinderbijslag_per_maand": "Kinderbijslag",
    "onbelast_inkomen_per_maand": "Onbelast inkomen",
    "kale_huur_per_maand": "Kale huur",
    "servicekosten_per_maand": "Servicekosten",
    "epv_per_maand": "Energieprestatievergoeding",
    "huurtoeslag_per_maand": "Huurtoeslag",
    "energielast_per_maand": "Energie",
    "netto_woonlast_per_maand": "Netto woonlast",
    "zorgkosten_per_maand": "Zorgpremie en eigen risico",
    "vaste_lasten_per_maand": "Andere vaste lasten",
    "resterend_leefbudget_per_maand": "Blijft over om van te leven",
    "norm_per_maand": "Nodig volgens de norm",
    "marge_per_maand": "Verschil met de norm",
}
_KINDS = {Place.IN: "in", Place.OUT: "uit", Place.SUM: "som", Place.LEFT: "som"}


@dataclass(frozen=True)
class Row:
    """One row: amounts per dwelling in euros per month, and the step of the derivation that explains it.

    ``kind`` is ``"in"`` for what comes in, ``"uit"`` for what goes out, ``"som"`` for a sum and ``"norm"`` for the
    norm. An amount is None where there is none (no norm published).
    """

    key: str
    label: str
    amounts: tuple[float | None, ...]
    kind: str
    step: str

    @property
    def change(self) -> float | None:
        """The last dwelling minus the first, or None with one dwelling or a missing amount."""
        first, last = self.amounts[0], self.amounts[-1]
        return None if len(self.amounts) == 1 or first is None or last is None else round(last - first, 2)


def rows(resultaat: Resultaat) -> tuple[Row, ...]:
    """Return the rows of the budget; rows that are nil and rarely used are left out.

    What comes in for the household, the dwelling and its sum, what goes out, what is left, and the norm.
    """

    def listed(found: Iterable[Outcome], *places: Place) -> list[Row]:
        return [
            Row(
                outcome.name.removesuffix("_per_maand"),
                LABELS[outcome.name],
                amounts,
                _KINDS[outcome.row],
                outcome.quantity,
            )
            for outcome in found
            if outcome.row in places
            for amounts in [tuple(woning.rows[outcome.name] for woning in resultaat.woonsituaties)]
            if any(amounts) or outcome.always or outcome.row in (Place.SUM, Place.LEFT)
        ]

    def of_norm(name: str, amount: Callable[[WoningResultaat], float | None]) -> Row:
        amounts = tuple(amount(woning) for woning in resultaat.woonsituaties)
        return Row(name.removesuffix("_per_maand"), LABELS[name], amounts, "norm", name)

    return (
        *listed(outcomes.HUISHOUDEN, Place.IN),
        *listed(outcomes.WONING, Place.IN, Place.OUT, Place.SUM),
        *listed(outcomes.HUISHOUDEN, Place.OUT),
        *listed(outcomes.WONING, Place.LEFT),
        of_norm("norm_per_maand", lambda woning: woning.norm.bedrag_per_maand),
        of_norm("marge_per_maand", lambda woning: woning.marge_per_maand),
    )
