"""Huurverhoging (Uitvoeringswet huurprijzen woonruimte, BW Boek 7): wat er jaarlijks of als EPV hooguit bij mag.

These are maxima of one rule each. Whether a rise may be asked also depends on points, defects and the letter itself,
which the program does not know. Maxima are rounded down to the cent: a rise above it by a fraction is above it.
"""

from calculator.rules.rounding import centen_omlaag
from calculator.rules.rule import Bedragen, stap

_SOCIAL = "Uitvoeringswet huurprijzen woonruimte art. 10 lid 2"
_INCOME = "BW art. 7:252a, Uitvoeringswet huurprijzen woonruimte art. 10 lid 2"


@stap("BW art. 7:247", "soort", grootheid="huursegment", tot_en_met="2024-06-30")
def huursegment_tot_juli_2024(aanvangshuur_per_maand: float, maximale_huurgrens: float) -> int:
    """Segment van het contract: sociale huur of vrije sector, naar de huur bij de start."""
    return 0 if aanvangshuur_per_maand <= maximale_huurgrens else 2


@stap("BW art. 7:247 en 7:247b", "soort", grootheid="huursegment", vanaf="2024-07-01")
def huursegment_vanaf_juli_2024(
    aanvangshuur_per_maand: float,
    maximale_huurgrens: float,
    middenhuurgrens: float,
    punten: float,
    punten_sociaal: float,
    punten_midden: float,
) -> int:
    """Segment van het contract: het laagste van het segment naar de huur bij de start en dat naar de punten."""
    return (
        0
        if aanvangshuur_per_maand <= maximale_huurgrens or punten <= punten_sociaal
        else 1
        if aanvangshuur_per_maand <= middenhuurgrens or punten <= punten_midden
        else 2
    )


@stap(_SOCIAL, "euro per maand")
def verhoging_volgens_percentage_per_maand(
    huur_voor_verhoging_per_maand: float,
    zelfstandig: bool,
    huurverhoging_sociaal: float,
    huurverhoging_onzelfstandig: float,
) -> float:
    """Jaarlijkse verhoging van een sociale huur volgens het percentage."""
    return centen_omlaag(
        huur_voor_verhoging_per_maand * (huurverhoging_sociaal if zelfstandig else huurverhoging_onzelfstandig)
    )


@stap(_SOCIAL, "euro per maand", grootheid="hoogste_gewone_verhoging_per_maand", tot_en_met="2022-06-30")
def hoogste_gewone_verhoging_tot_juli_2022(verhoging_volgens_percentage_per_maand: float) -> float:
    """Hoogste jaarlijkse verhoging van een sociale huur, los van het inkomen."""
    return verhoging_volgens_percentage_per_maand


@stap(_SOCIAL, "euro per maand", grootheid="hoogste_gewone_verhoging_per_maand", vanaf="2022-07-01")
def hoogste_gewone_verhoging_vanaf_juli_2022(
    verhoging_volgens_percentage_per_maand: float,
    huur_voor_verhoging_per_maand: float,
    zelfstandig: bool,
    lage_huur_grens: float,
    lage_huur_verhoging: float,
) -> float:
    """Hoogste jaarlijkse verhoging van een sociale huur, los van het inkomen: bij een lage huur een vast bedrag."""
    return (
        verhoging_volgens_percentage_per_maand
        if verhoging_volgens_percentage_per_maand >= lage_huur_verhoging or not zelfstandig
        else lage_huur_verhoging
        if huur_voor_verhoging_per_maand < lage_huur_grens
        else verhoging_volgens_percentage_per_maand
    )


@stap(_INCOME, "euro per maand", grootheid="hoogste_verhoging_met_inkomen_per_maand", tot_en_met="2021-06-30")
def hoogste_verhoging_met_inkomen_tot_juli_2021(
    hoogste_gewone_verhoging_per_maand: float,
    huur_voor_verhoging_per_maand: float,
    inkomen_voor_verhoging_per_jaar: float,
    zelfstandig: bool,
    aantal_personen: float,
    iemand_aow_bereikt: bool,
    inkomensverhoging_grens: float,
    inkomensverhoging_percentage: float,
) -> float:
    """Hoogste verhoging bij dit inkomen; met vier of meer personen of iemand van AOW-leeftijd de gewone."""
    return (
        centen_omlaag(huur_voor_verhoging_per_maand * inkomensverhoging_percentage)
        if zelfstandig
        and aantal_personen < 4
        and not iemand_aow_bereikt
        and inkomen_voor_verhoging_per_jaar > inkomensverhoging_grens
        else hoogste_gewone_verhoging_per_maand
    )


@stap(
    _INCOME,
    "euro per maand",
    grootheid="hoogste_verhoging_met_inkomen_per_maand",
    vanaf="2021-07-01",
    tot_en_met="2022-06-30",
)
def hoogste_verhoging_met_inkomen_bevriezing(hoogste_gewone_verhoging_per_maand: float) -> float:
    """Hoogste verhoging bij dit inkomen: in het jaar van de huurbevriezing maakt het inkomen geen verschil."""
    return hoogste_gewone_verhoging_per_maand


@stap(_INCOME, "euro per maand", grootheid="hoogste_verhoging_met_inkomen_per_maand", vanaf="2022-07-01")
def hoogste_verhoging_met_inkomen_vanaf_juli_2022(
    hoogste_gewone_verhoging_per_maand: float,
    inkomen_voor_verhoging_per_jaar: float,
    zelfstandig: bool,
    aantal_personen: float,
    inkomensgrens_verhoging_alleen: float,
    hoge_inkomensgrens_verhoging_alleen: float,
    inkomensgrens_verhoging_samen: float,
    hoge_inkomensgrens_verhoging_samen: float,
    inkomensverhoging_middeninkomen: float,
    inkomensverhoging_hoog_inkomen: float,
) -> float:
    """Hoogste verhoging bij dit inkomen: boven twee grenzen een vast bedrag in plaats van het percentage."""
    return (
        hoogste_gewone_verhoging_per_maand
        if not zelfstandig
        or inkomen_voor_verhoging_per_jaar
        <= (inkomensgrens_verhoging_alleen if aantal_personen == 1 else inkomensgrens_verhoging_samen)
        else inkomensverhoging_middeninkomen
        if inkomen_voor_verhoging_per_jaar
        <= (hoge_inkomensgrens_verhoging_alleen if aantal_personen == 1 else hoge_inkomensgrens_verhoging_samen)
        else inkomensverhoging_hoog_inkomen
    )


@stap("Uitvoeringswet huurprijzen woonruimte art. 10 lid 4", "euro per maand", vanaf="2024-07-01")
def hoogste_verhoging_middenhuur_per_maand(huur_voor_verhoging_per_maand: float, huurverhoging_midden: float) -> float:
    """Hoogste jaarlijkse verhoging van een middenhuur."""
    return centen_omlaag(huur_voor_verhoging_per_maand * huurverhoging_midden)


@stap("Uitvoeringswet huurprijzen woonruimte art. 10 lid 3", "euro per maand", vanaf="2021-05-01")
def hoogste_verhoging_vrije_sector_per_maand(huur_voor_verhoging_per_maand: float, huurverhoging_vrij: float) -> float:
    """Hoogste jaarlijkse verhoging in de vrije sector."""
    return centen_omlaag(huur_voor_verhoging_per_maand * huurverhoging_vrij)


@stap("Nationale Prestatieafspraken 2022 (een afspraak)", "ja/nee", vanaf="2023-01-01")
def isolatie_zonder_verhoging(
    verhuurder_is_corporatie: bool, huurder_zit_er_al: bool, verhoging_voor_isolatie: float
) -> bool:
    """Voor isolatie vraagt een corporatie een zittende huurder geen verhoging."""
    return verhuurder_is_corporatie and huurder_zit_er_al and verhoging_voor_isolatie == 0


@stap("Besluit energieprestatievergoeding huur art. 2", "euro per maand")
def hoogste_epv_oorspronkelijk_per_maand(oppervlakte_m2: float, epv_klasse: int, epv_oorspronkelijk: Bedragen) -> float:
    """Hoogste energieprestatievergoeding volgens de oorspronkelijke regels."""
    return centen_omlaag(oppervlakte_m2 * epv_oorspronkelijk[epv_klasse])


@stap("Besluit energieprestatievergoeding huur art. 2", "euro per maand", vanaf="2023-10-01")
def hoogste_epv_gemoderniseerd_per_maand(oppervlakte_m2: float, epv_klasse: int, epv_gemoderniseerd: Bedragen) -> float:
    """Hoogste energieprestatievergoeding volgens de regels vanaf oktober 2023."""
    return centen_omlaag(oppervlakte_m2 * epv_gemoderniseerd[epv_klasse])
