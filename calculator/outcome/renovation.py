"""The renovation ledger: what each part of the change does to the net housing cost, huurtoeslag band by band."""

from __future__ import annotations

from typing import Any

from calculator.outcome.signaal import plain
from calculator.records import record
from calculator.rules import outcomes
from calculator.rules.outcomes import Post
from calculator.rules.rounding import op_centen
from calculator.run.evaluation import Computed
from calculator.run.other_homes import differs
from calculator.words import say

COSTS = ("kale_huur_per_maand", "servicekosten_per_maand", "epv_per_maand")
_BANDS = {
    "deel_tot_kwaliteitskortingsgrens_per_maand": 1,
    "deel_tot_aftoppingsgrens_per_maand": 1,
    "deel_boven_aftoppingsgrens_per_maand": 1,
    "inkomensafbouw_per_maand": -1,
}
_ROUNDING = "huurtoeslag_rounding"


@record(frozen=True)
class Part:
    """One part of the change; ``effect_per_maand`` is what it adds to the net housing cost, in euros.

    ``kind`` is ``"kosten"``, ``"huurtoeslag"`` or ``"energie"``; or ``"huishouden"`` for a row of a household that
    differs, where ``effect_per_maand`` is what it takes from what is left.
    """

    key: str
    kind: str
    effect_per_maand: float

    def label_in(self, language: str) -> str:
        """Return what the part is called in a language."""
        return say(f"{'row' if self.kind == _HOUSEHOLD else 'part'}.{self.key}", language)

    def to_json(self) -> dict[str, Any]:
        """Return the part as what it adds to the money to live on: the other side of the housing cost."""
        return {"omschrijving": self.label_in("nl"), "bedrag_per_maand": plain(op_centen(-self.effect_per_maand))}


def parts(computed: Computed, index: int) -> tuple[Part, ...]:
    """Return the parts of the change from the first dwelling to another; together they are the change in housing cost.

    Parts without effect are left out. What rounding, a condition or a given amount does to the huurtoeslag besides its
    bands is a part of its own. Where household or day differ the bands do as well: then the huurtoeslag is one part.
    """
    before, after = computed.first.values, computed.situations[index].values

    def change(name: str) -> float:
        return float(after.get(name, 0.0) - before.get(name, 0.0))

    found = [Part(name, "kosten", op_centen(change(name))) for name in COSTS]
    bands = [
        Part(name, "huurtoeslag", op_centen(-sign * change(name)))
        for name, sign in _BANDS.items()
        if _has_right(before) and _has_right(after) and not differs(computed.geval, index)
    ]
    whole = op_centen(-change("huurtoeslag_per_maand"))
    rest = op_centen(whole - sum(part.effect_per_maand for part in bands))
    name = _ROUNDING if abs(rest) < 1 and bands else "huurtoeslag_per_maand"
    found += [*bands, Part(name, "huurtoeslag", rest)]
    found.append(Part("energielast_per_maand", "energie", op_centen(change("energielast_per_maand"))))
    return tuple(part for part in found if part.effect_per_maand)


_HOUSEHOLD = "huishouden"
_SIGNS = {Post.IN: -1, Post.OUT: 1}


def household_parts(computed: Computed, index: int) -> tuple[Part, ...]:
    """Return what of the household changes what is left; with the parts of the housing cost that is all of it."""
    before, after = computed.first.values, computed.situations[index].values
    found = (
        Part(item.name, _HOUSEHOLD, op_centen(_SIGNS[item.row] * float(after[item.quantity] - before[item.quantity])))
        for item in outcomes.HUISHOUDEN
        if item.row in _SIGNS
    )
    return tuple(part for part in found if part.effect_per_maand)


def _has_right(values: dict[str, Any]) -> bool:
    return bool(values["huurtoeslag_onafgerond_per_maand"] > 0)


BANDS = ("basis", "volledig", "tot_aftoppingsgrens", "boven_aftoppingsgrens", "boven_huurgrens")


@record(frozen=True)
class Band:
    """The part of a change in rent that lies in one band of the huurtoeslag; euros per month.

    ``vergoed_deel`` is the share of each euro in this band that huurtoeslag reimburses.
    """

    band: str
    vergoed_deel: float
    huur_per_maand: float
    vergoed_per_maand: float
    zelf_per_maand: float


def bands(computed: Computed, index: int) -> tuple[Band, ...]:
    """Return the change in rekenhuur from the first dwelling to another, split over the bands; together it is whole.

    What a dwelling without a right has above the basishuur is not reimbursed. The effect of income and of rounding is
    no part of a band. Where household or day differ the bands do as well, and nothing is split.
    """
    if differs(computed.geval, index):
        return ()
    before, after = (in_bands(item.values) for item in (computed.first, computed.situations[index]))
    shares = _shares(computed.situations[index].values)
    found = []
    for name, share in shares.items():
        rent = op_centen(after[name] - before[name])
        refund = share * rent
        if rent:
            found.append(Band(name, share, rent, op_centen(refund), op_centen(rent - op_centen(refund))))
    return tuple(found)


def _shares(values: dict[str, Any]) -> dict[str, float]:
    """Return the share of each euro that is reimbursed, per band."""
    above = (
        values["vergoeding_boven_aftoppingsgrens"] if values.get("vergoeding_boven_aftoppingsgrens_geldt", True) else 0
    )
    return {
        "basis": 0.0,
        "volledig": float(values["vergoeding_tot_kwaliteitskortingsgrens"]),
        "tot_aftoppingsgrens": float(values["vergoeding_tot_aftoppingsgrens"]),
        "boven_aftoppingsgrens": float(above),
        "boven_huurgrens": 0.0,
    }


def in_bands(values: dict[str, Any]) -> dict[str, float]:
    """Return how much of the rent of a dwelling lies in each band."""
    rent, counted, floor = (
        float(values[name]) for name in ("rekenhuur_per_maand", "meetellende_huur_per_maand", "basishuur_per_maand")
    )
    if not values["recht_op_huurtoeslag"]:
        counted = min(floor, counted)
    edges = [floor, float(values["kwaliteitskortingsgrens"]), float(values["aftoppingsgrens"])]
    low = min(counted, floor)
    full = max(0.0, min(counted, edges[1]) - floor)
    part = max(0.0, min(counted, edges[2]) - max(floor, edges[1]))
    rest = max(0.0, counted - max(floor, edges[2]))
    return {
        "basis": low,
        "volledig": full,
        "tot_aftoppingsgrens": part,
        "boven_aftoppingsgrens": rest,
        "boven_huurgrens": rent - counted,
    }
