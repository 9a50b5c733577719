"""The renovation ledger: what each part of the change does to the net housing cost, huurtoeslag band by band."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from calculator.rules.rounding import op_centen
from calculator.run.evaluation import Computed
from calculator.words import say

_COSTS = ("kale_huur_per_maand", "servicekosten_per_maand", "epv_per_maand")
_BANDS = {
    "deel_tot_kwaliteitskortingsgrens_per_maand": 1,
    "deel_tot_aftoppingsgrens_per_maand": 1,
    "deel_boven_aftoppingsgrens_per_maand": 1,
    "inkomensafbouw_per_maand": -1,
}
_ROUNDING = "huurtoeslag_rounding"


@dataclass(frozen=True)
class Part:
    """One part of the change; ``effect_per_maand`` is what it adds to the net housing cost, in euros.

    ``kind`` is ``"kosten"``, ``"huurtoeslag"`` or ``"energie"``.
    """

    key: str
    kind: str
    effect_per_maand: float

    def label_in(self, language: str) -> str:
        """Return what the part is called in a language."""
        return say(f"part.{self.key}", language)


def parts(computed: Computed, index: int) -> tuple[Part, ...]:
    """Return the parts of the change from the first dwelling to another; together they are the change in housing cost.

    Parts without effect are left out. What rounding, a condition or a given amount does to the huurtoeslag besides its
    bands is a part of its own.
    """
    before, after = computed.first.values, computed.situations[index].values

    def change(name: str) -> float:
        return float(after.get(name, 0.0) - before.get(name, 0.0))

    found = [Part(name, "kosten", op_centen(change(name))) for name in _COSTS]
    bands = [
        Part(name, "huurtoeslag", op_centen(-sign * change(name)))
        for name, sign in _BANDS.items()
        if _has_right(before) and _has_right(after)
    ]
    whole = op_centen(-change("huurtoeslag_per_maand"))
    rest = op_centen(whole - sum(part.effect_per_maand for part in bands))
    name = _ROUNDING if abs(rest) < 1 and bands else "huurtoeslag_per_maand"
    found += [*bands, Part(name, "huurtoeslag", rest)]
    found.append(Part("energielast_per_maand", "energie", op_centen(change("energielast_per_maand"))))
    return tuple(part for part in found if part.effect_per_maand)


def _has_right(values: dict[str, Any]) -> bool:
    return bool(values["huurtoeslag_onafgerond_per_maand"] > 0)
