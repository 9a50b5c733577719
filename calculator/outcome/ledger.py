"""The ledger: the rows of the budget side by side for every dwelling, the same for window, text and workbook."""

from __future__ import annotations

from dataclasses import dataclass

from calculator.amounts.tables import load_tables
from calculator.outcome.result import Resultaat


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
    """Return the rows of the budget; rows that are nil and rarely used are left out."""
    geval, huishouden, woningen = resultaat.geval, resultaat.huishouden, resultaat.woonsituaties
    count = len(woningen)

    def same(amount: float) -> tuple[float, ...]:
        return (amount,) * count

    service = tuple(
        round(
            w.servicekosten_per_maand.energie
            + w.servicekosten_per_maand.schoonmaak
            + w.servicekosten_per_maand.huismeester
            + w.servicekosten_per_maand.recreatie
            + w.overige_servicekosten_per_maand,
            2,
        )
        for w in geval.woonsituaties
    )
    norm = woningen[0].norm
    counts_child_benefit = load_tables().norm_sets[norm.naam].counts_child_benefit
    always = [
        Row(
            "netto_inkomen", "Netto inkomen", same(huishouden.netto_inkomen_per_maand), "in", "netto_inkomen_per_maand"
        ),
        Row(
            "overige_toeslagen",
            "Zorgtoeslag en kindgebonden budget",
            same(huishouden.overige_toeslagen_per_maand),
            "in",
            "overige_toeslagen_per_maand",
        ),
        Row(
            "kinderbijslag", "Kinderbijslag", same(huishouden.kinderbijslag_per_maand), "in", "kinderbijslag_per_maand"
        ),
        Row(
            "onbelast_inkomen",
            "Onbelast inkomen",
            same(huishouden.onbelast_inkomen_per_maand),
            "in",
            "onbelast_inkomen_per_maand",
        ),
        Row(
            "kale_huur",
            "Kale huur",
            tuple(w.kale_huur_per_maand for w in geval.woonsituaties),
            "uit",
            "kale_huur_per_maand",
        ),
        Row("servicekosten", "Servicekosten", service, "uit", "servicekosten_per_maand"),
        Row(
            "epv",
            "Energieprestatievergoeding",
            tuple(w.epv_per_maand for w in geval.woonsituaties),
            "uit",
            "epv_per_maand",
        ),
        Row(
            "huurtoeslag",
            "Huurtoeslag",
            tuple(w.huurtoeslag_per_maand for w in woningen),
            "in",
            "huurtoeslag_per_maand",
        ),
        Row(
            "energielast",
            "Energie",
            tuple(w.energielast_per_maand for w in geval.woonsituaties),
            "uit",
            "energielast_per_maand",
        ),
        Row(
            "netto_woonlast",
            "Netto woonlast",
            tuple(w.netto_woonlast_per_maand for w in woningen),
            "som",
            "netto_woonlast_per_maand",
        ),
        Row(
            "zorgkosten",
            "Zorgpremie en eigen risico",
            same(huishouden.zorgkosten_per_maand),
            "uit",
            "zorgkosten_per_maand",
        ),
        Row(
            "vaste_lasten",
            "Andere vaste lasten",
            same(huishouden.vaste_lasten_per_maand),
            "uit",
            "vaste_lasten_per_maand",
        ),
        Row(
            "resterend_leefbudget",
            "Blijft over om van te leven",
            tuple(w.resterend_leefbudget_per_maand for w in woningen),
            "som",
            "resterend_leefbudget_per_maand",
        ),
        Row("norm", "Nodig volgens de norm", (norm.bedrag_per_maand,) * count, "norm", "norm_per_maand"),
        Row("marge", "Verschil met de norm", tuple(w.marge_per_maand for w in woningen), "norm", "marge_per_maand"),
    ]
    optional = {"onbelast_inkomen", "servicekosten", "epv", "zorgkosten", "vaste_lasten"}
    return tuple(
        row
        for row in always
        if not (row.key in optional and not any(row.amounts))
        and not (row.key == "kinderbijslag" and not (counts_child_benefit and any(row.amounts)))
    )
