"""De bedragen van de bijlage Huishoudboekjes sociale huur van 2021, voor de huishoudens waarvoor ze gedrukt zijn."""

from calculator.rules.rounding import hele_euros_rekenkundig
from calculator.rules.rule import stap

_SOURCE = "Huishoudboekjes sociale huur"


@stap(_SOURCE, "ja/nee")
def norm_geldt(
    norm_volwassenen: float,
    heeft_partner: bool,
    norm_jonge_kinderen: float,
    norm_tieners: float,
    norm_kinderen_van_de_bijlage: float,
) -> bool:
    """De bijlage heeft een bedrag: alleenstaande, of paar met twee kinderen van 4 tot en met 12 jaar."""
    return (norm_volwassenen == 1 and norm_jonge_kinderen + norm_tieners == 0) or (
        heeft_partner
        and norm_volwassenen == 2
        and norm_jonge_kinderen + norm_tieners == 2
        and norm_kinderen_van_de_bijlage == 2
    )


@stap(_SOURCE, "euro per maand")
def norm_laag_per_maand(
    norm_volwassenen: float, bijlage_alleenstaande: float, bijlage_paar_met_2_kinderen: float
) -> float:
    """Nodig volgens de bijlage, laag: zoals gedrukt."""
    return bijlage_alleenstaande if norm_volwassenen == 1 else bijlage_paar_met_2_kinderen


@stap(_SOURCE, "euro per maand")
def norm_hoog_per_maand(norm_laag_per_maand: float, prijsstijging_sinds_2021: float) -> float:
    """Nodig volgens de bijlage, hoog: na 2022 in prijzen van de peildatum."""
    return hele_euros_rekenkundig(norm_laag_per_maand * prijsstijging_sinds_2021)


@stap(_SOURCE, "ja/nee")
def norm_is_gepubliceerd(norm_laag_per_maand: float, norm_hoog_per_maand: float) -> bool:
    """Het bedrag is zo gepubliceerd, niet afgeleid."""
    return norm_laag_per_maand == norm_hoog_per_maand
