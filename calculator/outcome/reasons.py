"""Why there is no huurtoeslag: the first condition that fails, with both amounts it compares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.words import Message

# In the order in which the law asks; the sentences stand among the words under these names.
CONDITIONS = (
    "woning_is_zelfstandig",
    "aanvrager_oud_genoeg",
    "vermogen_niet_te_hoog",
    "vermogen_medebewoners_niet_te_hoog",
    "huur_niet_te_hoog",
    "inkomen_niet_te_hoog",
)


def reason_for_nil(values: Mapping[str, Any], overruled: float | None = None) -> Message | None:
    """Return why huurtoeslag is nil in one sentence with the compared amounts, or None when it is not nil.

    ``overruled`` is what was computed when the amount itself was given.
    """
    if values["huurtoeslag_per_maand"] > 0:
        return None
    if overruled:
        return Message.of("nil.overruled", nul=0, berekend=overruled)
    for name in CONDITIONS:
        if name in values and not values[name]:
            return Message(f"nil.{name}", values)
    if values["huurtoeslag_onafgerond_per_maand"] > 0:
        return Message("nil.too_small", values)
    if values["basishuur_per_maand"] >= values["meetellende_huur_per_maand"]:
        return Message("nil.basishuur", values)
    return Message("nil.income", values)
