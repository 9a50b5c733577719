"""Rights that may be unused beside the toeslagen: bijstand up to the norm, kwijtschelding and local schemes."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.outcome.local_schemes import NAVRAGEN, local_schemes
from calculator.outcome.low_income import GEHEEL, remission
from calculator.outcome.signaal import Signaal
from calculator.rules.rounding import op_centen
from calculator.run.evaluation import Computed
from calculator.words import Message

SCHEME = "regeling"


def rights(computed: Computed) -> tuple[Signaal, ...]:
    """Return the rights of the household now, the largest amount first."""
    return tuple(sorted(_rights(computed), key=lambda signaal: -(signaal.bedrag_per_maand or 0.0)))


def norm_of_assistance(computed: Computed, index: int = 0) -> float | None:
    """Return the bijstandsnorm of the household, net with holiday pay; None where it has none."""
    return float(computed.situations[index].values["bijstandsnorm_per_maand"]) or None


def _rights(computed: Computed) -> Iterator[Signaal]:
    values = computed.first.values
    norm, net = norm_of_assistance(computed), float(values["netto_inkomen_per_maand"])
    untaxed = float(values["onbelast_inkomen_per_maand"])  # kinderalimentatie is income for bijstand (Pw art. 32)
    short = op_centen(norm - net - untaxed) if norm else 0.0
    if norm and short > 0:
        code = "aio" if values["aanvrager_of_partner_aow_bereikt"] else "aanvullende_bijstand"
        key = f"{code}_met_onbelast" if untaxed else code
        message = Message.of(f"signal.{key}", norm=norm, netto=net, onbelast=untaxed, bedrag=short)
        yield Signaal(code, "recht", message, short, "huishouden.vermogen")
    found = remission(computed, 0)
    if found.oordeel == GEHEEL:
        yield Signaal("kwijtschelding", "recht", found.message)
    for item in local_schemes(computed, 0):
        if item.oordeel == NAVRAGEN:
            yield Signaal(SCHEME, "recht", item.messages[0], item.bedrag_per_maand)
