"""Kinderbijslag (Algemene Kinderbijslagwet): per kwartaal betaald, hier per maand."""

from calculator.rules.rounding import op_centen
from calculator.rules.rule import stap


@stap("AKW art. 12", "euro per maand")
def kinderbijslag_per_maand(
    kinderen_0_5: float,
    kinderen_6_11: float,
    kinderen_12_17: float,
    kinderbijslag_0_5_per_kwartaal: float,
    kinderbijslag_6_11_per_kwartaal: float,
    kinderbijslag_12_17_per_kwartaal: float,
) -> float:
    """Kinderbijslag per maand: een derde van het kwartaalbedrag."""
    return op_centen(
        (
            kinderen_0_5 * kinderbijslag_0_5_per_kwartaal
            + kinderen_6_11 * kinderbijslag_6_11_per_kwartaal
            + kinderen_12_17 * kinderbijslag_12_17_per_kwartaal
        )
        / 3
    )


@stap("begroting", "euro per maand")
def meetellende_kinderbijslag_per_maand(kinderbijslag_per_maand: float, norm_telt_kinderbijslag: bool) -> float:
    """Kinderbijslag in dit budget: alleen als de norm die meerekent."""
    return kinderbijslag_per_maand if norm_telt_kinderbijslag else 0
