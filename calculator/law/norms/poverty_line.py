"""De armoedegrens van CBS, SCP en Nibud vanaf 2023, zonder huur en energie, voor elk huishouden.

Gepubliceerd zijn vier totalen van 2023 en een van 2024; wat iemand erbij kost, volgt daaruit. Grotere huishoudens wonen
duurder: laag trekt daarvoor hoogstens af wat een grotere woning kost, hoog niets. Waar volwassenen het verschil maken,
geeft de equivalentiefactor van het CBS meer; ook dat maakt de band naar boven wijder.
"""

from calculator.rules.rounding import hele_euros_rekenkundig
from calculator.rules.rule import stap

_SOURCE = "CBS, SCP en Nibud, armoedegrens"
_FROM = "2023-01-01"


@stap(_SOURCE, "euro per maand", vanaf=_FROM)
def bedrag_volgende_volwassene_per_maand(
    armoedegrens_paar_met_2_tieners: float, armoedegrens_ouder_met_2_tieners: float
) -> float:
    """Voor een tweede en volgende volwassene, afgeleid: paar min ouder, beide met twee tieners."""
    return armoedegrens_paar_met_2_tieners - armoedegrens_ouder_met_2_tieners


@stap(_SOURCE, "euro per maand", vanaf=_FROM)
def bedrag_tiener_per_maand(
    armoedegrens_paar_met_2_tieners: float,
    armoedegrens_alleenstaande_2023: float,
    bedrag_volgende_volwassene_per_maand: float,
) -> float:
    """Voor een tiener, afgeleid: de helft van wat een paar met twee tieners meer nodig heeft dan een paar."""
    return (
        armoedegrens_paar_met_2_tieners - armoedegrens_alleenstaande_2023 - bedrag_volgende_volwassene_per_maand
    ) / 2


@stap(_SOURCE, "euro per maand", vanaf=_FROM)
def bedrag_jong_kind_per_maand(
    armoedegrens_paar_met_2_kinderen: float,
    armoedegrens_alleenstaande_2023: float,
    bedrag_volgende_volwassene_per_maand: float,
) -> float:
    """Voor een kind tot en met 12 jaar, afgeleid: de helft van wat een paar met twee meer nodig heeft dan een paar."""
    return (
        armoedegrens_paar_met_2_kinderen - armoedegrens_alleenstaande_2023 - bedrag_volgende_volwassene_per_maand
    ) / 2


@stap(_SOURCE, "euro per maand", vanaf=_FROM)
def norm_kinderen_per_maand(
    norm_jonge_kinderen: float,
    bedrag_jong_kind_per_maand: float,
    norm_tieners: float,
    bedrag_tiener_per_maand: float,
) -> float:
    """Voor alle kinderen samen, in bedragen van 2023."""
    return norm_jonge_kinderen * bedrag_jong_kind_per_maand + norm_tieners * bedrag_tiener_per_maand


@stap(_SOURCE, "euro per maand", vanaf=_FROM)
def norm_totaal_van_het_jaar_per_maand(
    armoedegrens_alleenstaande_2023: float,
    bedrag_volgende_volwassene_per_maand: float,
    norm_volwassenen: float,
    norm_kinderen_per_maand: float,
) -> float:
    """Armoedegrens van dit huishouden in 2023, met huur en energie."""
    return (
        armoedegrens_alleenstaande_2023
        + bedrag_volgende_volwassene_per_maand * (norm_volwassenen - 1)
        + norm_kinderen_per_maand
    )


@stap("CBS, equivalentiefactoren", "euro per maand", vanaf=_FROM)
def norm_volwassenen_met_factor_per_maand(
    norm_volwassenen: float,
    armoedegrens_alleenstaande_2023: float,
    armoedegrens_paar_met_factor: float,
    factor_paar: float,
    factor_volgende_volwassene: float,
) -> float:
    """Voor de volwassenen samen in 2023, met de equivalentiefactor van het CBS, afgeleid."""
    return (
        armoedegrens_alleenstaande_2023
        if norm_volwassenen == 1
        else armoedegrens_paar_met_factor
        if norm_volwassenen == 2
        else armoedegrens_alleenstaande_2023 * (factor_paar + factor_volgende_volwassene * (norm_volwassenen - 2))
    )


@stap("CBS, equivalentiefactoren", "euro per maand", vanaf=_FROM)
def norm_totaal_met_factor_per_maand(
    norm_volwassenen: float,
    norm_jonge_kinderen: float,
    norm_tieners: float,
    norm_volwassenen_met_factor_per_maand: float,
    norm_kinderen_per_maand: float,
    norm_totaal_van_het_jaar_per_maand: float,
    armoedegrens_alleenstaande_2023: float,
    factor_eerste_kind_alleenstaande_ouder: float,
    factor_twee_kinderen: float,
) -> float:
    """Armoedegrens in 2023 met de factoren van het CBS: volwassenen samen, en een enige tiener duurder."""
    return (
        norm_volwassenen_met_factor_per_maand + norm_kinderen_per_maand
        if norm_volwassenen > 1
        else armoedegrens_alleenstaande_2023
        + 2 * norm_kinderen_per_maand * factor_eerste_kind_alleenstaande_ouder / factor_twee_kinderen
        if norm_tieners == 1 and norm_jonge_kinderen == 0
        else norm_totaal_van_het_jaar_per_maand
    )


@stap("eigen schatting", "euro per maand", vanaf=_FROM)
def norm_extra_woonlast_per_maand(
    norm_volwassenen: float,
    norm_jonge_kinderen: float,
    norm_tieners: float,
    extra_woonlast_2_personen: float,
    extra_woonlast_3_personen: float,
    extra_woonlast_4_personen: float,
    extra_woonlast_5_personen: float,
) -> float:
    """Wat een groter huishouden hoogstens meer kwijt is aan huur en energie dan een alleenstaande, geschat."""
    return (
        0
        if norm_volwassenen + norm_jonge_kinderen + norm_tieners == 1
        else extra_woonlast_2_personen
        if norm_volwassenen + norm_jonge_kinderen + norm_tieners == 2
        else extra_woonlast_3_personen
        if norm_volwassenen + norm_jonge_kinderen + norm_tieners == 3
        else extra_woonlast_4_personen
        if norm_volwassenen + norm_jonge_kinderen + norm_tieners == 4
        else extra_woonlast_5_personen
    )


@stap(_SOURCE, "euro per maand", vanaf=_FROM)
def norm_laag_van_het_jaar_per_maand(
    norm_totaal_van_het_jaar_per_maand: float,
    armoedegrens_huur: float,
    armoedegrens_energie: float,
    norm_extra_woonlast_per_maand: float,
) -> float:
    """Laag in 2023, naast de eigen huur en energie: totaal min huur en energie van een groter huishouden."""
    return norm_totaal_van_het_jaar_per_maand - armoedegrens_huur - armoedegrens_energie - norm_extra_woonlast_per_maand


@stap(_SOURCE, "euro per maand", vanaf=_FROM)
def norm_hoog_van_het_jaar_per_maand(
    norm_totaal_van_het_jaar_per_maand: float,
    norm_totaal_met_factor_per_maand: float,
    armoedegrens_huur: float,
    armoedegrens_energie: float,
    norm_extra_woonlast_per_maand: float,
) -> float:
    """Hoog in 2023: min huur en energie van een alleenstaande, of met de factor min die van een groter huishouden."""
    return (
        max(
            norm_totaal_van_het_jaar_per_maand,
            norm_totaal_met_factor_per_maand - norm_extra_woonlast_per_maand,
        )
        - armoedegrens_huur
        - armoedegrens_energie
    )


@stap(_SOURCE, "ja/nee", vanaf=_FROM)
def norm_is_doorgerekend(norm_volwassenen: float, norm_jonge_kinderen: float, norm_tieners: float) -> bool:
    """Doorgerekend: groter dan de huishoudens waarvoor bedragen gepubliceerd zijn."""
    return norm_volwassenen > 2 or norm_jonge_kinderen + norm_tieners > 2


@stap(_SOURCE, "aantal", vanaf=_FROM)
def stijging_van_de_armoedegrens(armoedegrens_alleenstaande: float, armoedegrens_alleenstaande_2023: float) -> float:
    """Hoeveel de armoedegrens van een alleenstaande steeg sinds 2023; voor anderen niet gepubliceerd."""
    return armoedegrens_alleenstaande / armoedegrens_alleenstaande_2023


@stap(_SOURCE, "euro per maand", vanaf=_FROM)
def norm_laag_per_maand(norm_laag_van_het_jaar_per_maand: float, stijging_van_de_armoedegrens: float) -> float:
    """Nodig volgens de armoedegrens, laag: in bedragen van het laatste jaar dat gepubliceerd is."""
    return hele_euros_rekenkundig(norm_laag_van_het_jaar_per_maand * stijging_van_de_armoedegrens)


@stap(_SOURCE, "euro per maand", vanaf=_FROM)
def norm_hoog_per_maand(
    norm_volwassenen: float,
    norm_jonge_kinderen: float,
    norm_tieners: float,
    armoedegrens_alleenstaande: float,
    armoedegrens_huur: float,
    armoedegrens_energie: float,
    norm_hoog_van_het_jaar_per_maand: float,
    stijging_van_de_armoedegrens: float,
    prijsstijging_sinds_de_armoedegrens: float,
) -> float:
    """Nodig volgens de armoedegrens, hoog: in prijzen van de peildatum."""
    return hele_euros_rekenkundig(
        (
            armoedegrens_alleenstaande - armoedegrens_huur - armoedegrens_energie
            if norm_volwassenen + norm_jonge_kinderen + norm_tieners == 1
            else norm_hoog_van_het_jaar_per_maand * stijging_van_de_armoedegrens
        )
        * prijsstijging_sinds_de_armoedegrens
    )


@stap(_SOURCE, "ja/nee", vanaf=_FROM)
def norm_is_gepubliceerd(
    norm_volwassenen: float,
    norm_jonge_kinderen: float,
    norm_tieners: float,
    aanvrager_of_partner_aow_bereikt: bool,
    norm_laag_per_maand: float,
    norm_hoog_per_maand: float,
) -> bool:
    """Het bedrag is gepubliceerd: voor een alleenstaande onder de AOW-leeftijd, in het jaar zelf."""
    return (
        norm_volwassenen + norm_jonge_kinderen + norm_tieners == 1
        and not aanvrager_of_partner_aow_bereikt
        and norm_laag_per_maand == norm_hoog_per_maand
    )


@stap(_SOURCE, "euro per maand", vanaf=_FROM)
def norm_totaal_laag_per_maand(norm_totaal_van_het_jaar_per_maand: float, stijging_van_de_armoedegrens: float) -> float:
    """Totaal met huur en energie, laag: in bedragen van het laatste jaar dat gepubliceerd is."""
    return hele_euros_rekenkundig(norm_totaal_van_het_jaar_per_maand * stijging_van_de_armoedegrens)


@stap(_SOURCE, "euro per maand", vanaf=_FROM)
def norm_totaal_hoog_van_het_jaar_per_maand(
    norm_volwassenen: float,
    norm_jonge_kinderen: float,
    norm_tieners: float,
    norm_totaal_van_het_jaar_per_maand: float,
    norm_volwassenen_met_factor_per_maand: float,
    norm_kinderen_per_maand: float,
    factor_eerste_kind_alleenstaande_ouder: float,
    factor_eerste_kind_paar: float,
    factor_twee_kinderen: float,
) -> float:
    """Totaal in 2023, hoog: met de factor waar volwassenen of een eerste kind het verschil maken."""
    return (
        norm_totaal_van_het_jaar_per_maand
        + norm_kinderen_per_maand
        * (
            2
            * (factor_eerste_kind_alleenstaande_ouder if norm_volwassenen == 1 else factor_eerste_kind_paar)
            / factor_twee_kinderen
            - 1
        )
        if norm_volwassenen < 3 and norm_jonge_kinderen + norm_tieners == 1
        else max(norm_totaal_van_het_jaar_per_maand, norm_volwassenen_met_factor_per_maand + norm_kinderen_per_maand)
        if norm_volwassenen > 2 or norm_jonge_kinderen + norm_tieners == 0
        else norm_totaal_van_het_jaar_per_maand
    )


@stap(_SOURCE, "euro per maand", vanaf=_FROM)
def norm_totaal_hoog_per_maand(
    norm_totaal_hoog_van_het_jaar_per_maand: float,
    stijging_van_de_armoedegrens: float,
    prijsstijging_sinds_de_armoedegrens: float,
) -> float:
    """Totaal met huur en energie, hoog: in prijzen van de peildatum."""
    return hele_euros_rekenkundig(
        norm_totaal_hoog_van_het_jaar_per_maand * stijging_van_de_armoedegrens * prijsstijging_sinds_de_armoedegrens
    )
