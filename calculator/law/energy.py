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


_TAX = "Wet belastingen op milieugrondslag art. 59"


@stap(_TAX, "euro")
def belasting_op_gas_per_m3(energiebelasting_gas: float, ode_gas: float, btw_energie: float) -> float:
    """Belasting en opslag in de prijs van een m3 gas, met btw."""
    return (energiebelasting_gas + ode_gas) * (1 + btw_energie)


@stap(_TAX, "euro")
def belasting_op_stroom_per_kwh(energiebelasting_stroom: float, ode_stroom: float, btw_energie: float) -> float:
    """Belasting en opslag in de prijs van een kWh stroom, met btw."""
    return (energiebelasting_stroom + ode_stroom) * (1 + btw_energie)


@stap("Wet belastingen op milieugrondslag art. 63", "euro per jaar")
def vermindering_met_btw_per_jaar(vermindering_energiebelasting: float, btw_energie: float) -> float:
    """Vermindering van de energiebelasting per aansluiting, met btw."""
    return op_centen(vermindering_energiebelasting * (1 + btw_energie))


@stap(_TAX, "euro per jaar")
def belasting_op_energie_per_jaar(
    gas_m3_per_jaar: float,
    belasting_op_gas_per_m3: float,
    stroom_kwh_per_jaar: float,
    belasting_op_stroom_per_kwh: float,
    vermindering_met_btw_per_jaar: float,
) -> float:
    """Belasting op het verbruik van een jaar, met btw en na de vermindering."""
    return op_centen(
        gas_m3_per_jaar * belasting_op_gas_per_m3
        + stroom_kwh_per_jaar * belasting_op_stroom_per_kwh
        - vermindering_met_btw_per_jaar
    )
