"""Inkomen: van het opgegeven bedrag naar een belastbaar jaarbedrag met vakantiegeld (Awir art. 8)."""

from calculator.rules.rounding import op_centen
from calculator.rules.rule import Bedragen, stap


@stap("Awir art. 8", "euro per jaar")
def bedrag_per_jaar(bedrag: float, perioden_per_jaar: float) -> float:
    """Opgegeven bedrag over een jaar: week x 52, vier weken x 13, maand x 12."""
    return op_centen(bedrag * perioden_per_jaar)


@stap("Wet minimumloon art. 15", "euro per jaar")
def bedrag_met_vakantietoeslag_per_jaar(belastbaar_bedrag_per_jaar: float, vakantietoeslag_percentage: float) -> float:
    """Belastbaar jaarbedrag met vakantietoeslag."""
    return op_centen(belastbaar_bedrag_per_jaar * (1 + vakantietoeslag_percentage))


@stap("Participatiewet art. 19 lid 3", "euro per jaar")
def bijstand_met_vakantietoeslag_per_jaar(bedrag_per_jaar: float, bijstand_vakantietoeslag_deel: float) -> float:
    """Bijstand over een jaar met de vakantietoeslag, die deel is van de norm."""
    return op_centen(bedrag_per_jaar / (1 - bijstand_vakantietoeslag_deel))


@stap("AOW art. 28", "euro per jaar")
def aow_met_vakantie_uitkering_per_jaar(
    belastbaar_bedrag_per_jaar: float,
    heeft_partner: bool,
    aow_bedragen: Bedragen,
    aow_vakantie_uitkeringen: Bedragen,
) -> float:
    """AOW over een jaar met de vakantie-uitkering, naar het deel dat van de volledige AOW wordt ontvangen."""
    return op_centen(
        belastbaar_bedrag_per_jaar
        + min(1, belastbaar_bedrag_per_jaar / (12 * aow_bedragen[heeft_partner]))
        * 12
        * aow_vakantie_uitkeringen[heeft_partner]
    )
