"""Kwijtschelding van lokale belastingen (Uitvoeringsregeling Invorderingswet art. 11-16), naar de landelijke regels.

Read in the text of 2017; what a municipality chooses is the share of the norm, childcare cost and extra assets.
"""

from calculator.rules.rounding import op_centen, voorschot_in_hele_euros
from calculator.rules.rule import Bedragen, stap

_LAW = "Uitvoeringsregeling Invorderingswet art. 15"


@stap(_LAW, "euro per maand")
def kwijtschelding_woonlast_per_maand(
    rekenhuur_per_maand: float, maximale_huurgrens: float, huurtoeslag_per_maand: float, kwijtschelding_normhuur: float
) -> float:
    """Woonlast die meetelt: huur tot de huurgrens, min huurtoeslag en min de normhuur."""
    return max(0, min(rekenhuur_per_maand, maximale_huurgrens) - huurtoeslag_per_maand - kwijtschelding_normhuur)


@stap(_LAW, "euro per maand")
def kwijtschelding_zorgpremie_per_maand(
    zorgkosten_zijn_opgegeven: bool,
    zorgkosten_opgegeven_per_maand: float,
    aantal_verzekerden: float,
    standaardpremie_per_jaar: float,
) -> float:
    """Zorgpremie: zoals opgegeven, of de standaardpremie van wie verzekerd is."""
    return (
        zorgkosten_opgegeven_per_maand
        if zorgkosten_zijn_opgegeven
        else op_centen(aantal_verzekerden * standaardpremie_per_jaar / 12)
    )


@stap(_LAW, "euro per maand")
def kwijtschelding_zorglast_per_maand(
    kwijtschelding_zorgpremie_per_maand: float,
    zorgtoeslag_per_maand: float,
    heeft_partner: bool,
    normpremies_bijstand: Bedragen,
) -> float:
    """Zorglast die meetelt: de premie, min zorgtoeslag en min wat in de bijstandsnorm zit."""
    return max(0, kwijtschelding_zorgpremie_per_maand - zorgtoeslag_per_maand - normpremies_bijstand[heeft_partner])


@stap("Uitvoeringsregeling Invorderingswet art. 15 lid 1 onder g", "euro per maand")
def kwijtschelding_kindlast_per_maand(kgb_maximum_per_jaar: float, kindgebonden_budget_per_maand: float) -> float:
    """Last voor kinderen die meetelt: het hoogste kindgebonden budget, min wat er bij dit inkomen van is."""
    return max(0, voorschot_in_hele_euros(kgb_maximum_per_jaar / 12) - kindgebonden_budget_per_maand)


@stap("Uitvoeringsregeling Invorderingswet art. 16", "euro per maand")
def kosten_van_bestaan_per_maand(
    heeft_partner: bool,
    aantal_kostendelers: float,
    kostendelersnorm_per_persoon_per_maand: float,
    bijstandsnorm_zonder_kostendelers_per_maand: float,
    kwijtschelding_norm: float,
) -> float:
    """Kosten van bestaan: het gebruikelijke deel van de norm, ook van wie geen recht op bijstand heeft."""
    return op_centen(
        kwijtschelding_norm
        * (
            (2 if heeft_partner else 1) * kostendelersnorm_per_persoon_per_maand
            if aantal_kostendelers > 0
            else bijstandsnorm_zonder_kostendelers_per_maand
        )
    )


@stap("Uitvoeringsregeling Invorderingswet art. 13", "euro per jaar")
def betalingscapaciteit_per_jaar(
    netto_inkomen_per_maand: float,
    onbelast_inkomen_per_maand: float,
    kwijtschelding_woonlast_per_maand: float,
    kwijtschelding_zorglast_per_maand: float,
    kwijtschelding_kindlast_per_maand: float,
    kosten_van_bestaan_per_maand: float,
) -> float:
    """Betalingscapaciteit: wat er van het inkomen over een jaar boven de kosten van bestaan blijft."""
    return op_centen(
        12
        * max(
            0,
            netto_inkomen_per_maand
            + onbelast_inkomen_per_maand
            - kwijtschelding_woonlast_per_maand
            - kwijtschelding_zorglast_per_maand
            - kwijtschelding_kindlast_per_maand
            - kosten_van_bestaan_per_maand,
        )
    )


@stap("Uitvoeringsregeling Invorderingswet art. 11", "euro per jaar")
def zelf_te_betalen_aanslag_per_jaar(
    betalingscapaciteit_per_jaar: float, kwijtschelding_deel_capaciteit: float
) -> float:
    """Deel van de aanslagen dat uit de betalingscapaciteit zelf betaald moet worden."""
    return op_centen(kwijtschelding_deel_capaciteit * betalingscapaciteit_per_jaar)


@stap("Uitvoeringsregeling Invorderingswet art. 12 lid 2", "euro")
def kwijtschelding_vrij_vermogen(
    kosten_van_bestaan_per_maand: float,
    rekenhuur_per_maand: float,
    maximale_huurgrens: float,
    kwijtschelding_normhuur: float,
    kwijtschelding_zorgpremie_per_maand: float,
    heeft_partner: bool,
    normpremies_bijstand: Bedragen,
) -> float:
    """Geld op de rekening dat bij kwijtschelding vrij is, zonder wat een gemeente extra toestaat."""
    return op_centen(
        kosten_van_bestaan_per_maand
        + max(0, min(rekenhuur_per_maand, maximale_huurgrens) - kwijtschelding_normhuur)
        + max(0, kwijtschelding_zorgpremie_per_maand - normpremies_bijstand[heeft_partner])
    )
