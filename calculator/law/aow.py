"""AOW (Algemene Ouderdomswet art. 9): het volledige bedrag per persoon, als voorstel voor het inkomen."""

from calculator.rules.rule import Bedragen, stap


@stap("AOW art. 9", "euro per maand")
def volledige_aow_per_maand(heeft_partner: bool, aow_bedragen: Bedragen) -> float:
    """Volledige AOW per persoon, bruto zonder vakantie-uitkering."""
    return aow_bedragen[heeft_partner]
