"""SCP, niet veel maar toereikend (2017), zonder huur: hoe de bijlage van 2021 het best te verklaren is."""

from calculator.rules.rounding import hele_euros_rekenkundig
from calculator.rules.rule import stap

_SOURCE = "SCP, Armoede in kaart"


@stap(_SOURCE, "euro per maand")
def bedrag_volgende_volwassene_per_maand(scp_paar: float, scp_alleenstaande: float) -> float:
    """Voor een tweede en volgende volwassene, afgeleid: paar min alleenstaande."""
    return scp_paar - scp_alleenstaande


@stap(_SOURCE, "euro per maand")
def bedrag_eerste_kind_per_maand(scp_paar_met_1_kind: float, scp_paar: float) -> float:
    """Voor een eerste kind, afgeleid: paar met een kind min paar."""
    return scp_paar_met_1_kind - scp_paar


@stap(_SOURCE, "euro per maand")
def bedrag_volgend_kind_per_maand(scp_paar_met_2_kinderen: float, scp_paar_met_1_kind: float) -> float:
    """Voor een tweede en volgend kind, afgeleid: paar met twee kinderen min paar met een kind."""
    return scp_paar_met_2_kinderen - scp_paar_met_1_kind


@stap(_SOURCE, "euro per maand")
def norm_totaal_van_het_jaar_per_maand(
    norm_volwassenen: float,
    norm_jonge_kinderen: float,
    norm_tieners: float,
    scp_alleenstaande: float,
    bedrag_volgende_volwassene_per_maand: float,
    bedrag_eerste_kind_per_maand: float,
    bedrag_volgend_kind_per_maand: float,
) -> float:
    """Totaal voor dit huishouden in bedragen van 2017, met huur en energie, afgeleid."""
    return (
        scp_alleenstaande
        + bedrag_volgende_volwassene_per_maand * (norm_volwassenen - 1)
        + (
            bedrag_eerste_kind_per_maand + bedrag_volgend_kind_per_maand * (norm_jonge_kinderen + norm_tieners - 1)
            if norm_jonge_kinderen + norm_tieners > 0
            else 0
        )
    )


@stap(_SOURCE, "ja/nee")
def norm_is_doorgerekend(norm_volwassenen: float, norm_jonge_kinderen: float, norm_tieners: float) -> bool:
    """Doorgerekend: groter dan de huishoudens waarvoor bedragen gepubliceerd zijn."""
    return norm_volwassenen > 2 or norm_jonge_kinderen + norm_tieners > 2


@stap(_SOURCE, "euro per maand")
def norm_laag_per_maand(norm_totaal_van_het_jaar_per_maand: float, corporatiehuur_2018: float) -> float:
    """Nodig volgens het SCP, laag, afgeleid: totaal min de gemiddelde huur bij een corporatie."""
    return hele_euros_rekenkundig(norm_totaal_van_het_jaar_per_maand - corporatiehuur_2018)


@stap(_SOURCE, "euro per maand")
def norm_hoog_per_maand(
    norm_totaal_van_het_jaar_per_maand: float, scp_referentiehuur: float, prijsstijging_sinds_2017: float
) -> float:
    """Nodig volgens het SCP, hoog, afgeleid: totaal min de huur waar het SCP mee rekent."""
    return hele_euros_rekenkundig((norm_totaal_van_het_jaar_per_maand - scp_referentiehuur) * prijsstijging_sinds_2017)


@stap(_SOURCE, "euro per maand")
def norm_totaal_laag_per_maand(norm_totaal_van_het_jaar_per_maand: float) -> float:
    """Totaal met huur en energie, laag: in bedragen van 2017."""
    return hele_euros_rekenkundig(norm_totaal_van_het_jaar_per_maand)


@stap(_SOURCE, "euro per maand")
def norm_totaal_hoog_per_maand(norm_totaal_van_het_jaar_per_maand: float, prijsstijging_sinds_2017: float) -> float:
    """Totaal met huur en energie, hoog: na 2022 in prijzen van de peildatum."""
    return hele_euros_rekenkundig(norm_totaal_van_het_jaar_per_maand * prijsstijging_sinds_2017)
