"""AOW (Algemene Ouderdomswet art. 9): het volledige bedrag per persoon, als voorstel voor het inkomen."""

from calculator.rules.rule import stap


@stap("AOW art. 9", "euro per maand")
def volledige_aow_per_maand(
    heeft_partner: bool, aow_bruto_alleenstaande: float, aow_bruto_gehuwd_per_persoon: float
) -> float:
    """Volledige AOW per persoon, bruto zonder vakantie-uitkering."""
    return aow_bruto_gehuwd_per_persoon if heeft_partner else aow_bruto_alleenstaande
