"""De energielast uit verbruik en prijs: voor wie geen termijnbedrag weet, of na een renovatie."""

from calculator.rules.rounding import op_centen
from calculator.rules.rule import stap


@stap("begroting", "euro per maand")
def energielast_uit_verbruik_per_maand(
    gas_m3_per_jaar: float,
    prijs_gas: float,
    stroom_kwh_per_jaar: float,
    prijs_stroom: float,
    warmte_gj_per_jaar: float,
    prijs_warmte: float,
    vast_per_maand: float,
) -> float:
    """Energielast: verbruik maal prijs, met belasting en btw, over twaalf maanden, en wat vast is."""
    return op_centen(
        (gas_m3_per_jaar * prijs_gas + stroom_kwh_per_jaar * prijs_stroom + warmte_gj_per_jaar * prijs_warmte) / 12
        + vast_per_maand
    )
