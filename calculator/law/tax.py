"""Inkomstenbelasting, premies volksverzekeringen, heffingskortingen en Zvw over een jaar, per persoon.

Wet IB 2001 art. 2.10 and 8.8-8.18, Wfsv art. 10, Zvw art. 43. The tax of each bracket is rounded down and each credit
up to whole euros, in favour of the tax payer, as Belastingdienst does; so the official wage tables come out to the
cent. From the AOW age on rates and credits are lower, because no AOW premium is due; the formulas are the same. In the
year in which the AOW age is reached both count for their months (Wfsv art. 12). The rates here are those of people
born in 1946 or later.
"""

from calculator.rules.rounding import hele_euros_omhoog, hele_euros_omlaag, op_centen
from calculator.rules.rule import Bedragen, naar_maanden, stap


@stap("Wet IB 2001 art. 3.80", "euro per jaar")
def inkomen_met_inhouding_per_jaar(
    loon_per_jaar: float,
    uitkering_per_jaar: float,
    wajong_per_jaar: float,
    bijstand_per_jaar: float,
    aow_per_jaar: float,
    pensioen_per_jaar: float,
) -> float:
    """Inkomen waarvan al belasting is ingehouden, bruto met vakantiegeld."""
    return op_centen(
        loon_per_jaar + uitkering_per_jaar + wajong_per_jaar + bijstand_per_jaar + aow_per_jaar + pensioen_per_jaar
    )


@stap("Wet IB 2001 art. 3.1", "euro per jaar")
def belastbaar_inkomen_per_jaar(
    inkomen_met_inhouding_per_jaar: float, belastbare_winst_per_jaar: float, partneralimentatie_per_jaar: float
) -> float:
    """Belastbaar inkomen van deze persoon, met vakantiegeld en belastbare winst."""
    return op_centen(inkomen_met_inhouding_per_jaar + belastbare_winst_per_jaar + partneralimentatie_per_jaar)


@stap("Awir art. 8", "euro per jaar")
def verzamelinkomen_per_jaar(belastbaar_inkomen_per_jaar: float, verschil_met_jaarbasis_per_jaar: float) -> float:
    """Inkomen over dit kalenderjaar: van wat een deel van het jaar duurt alleen die maanden."""
    return op_centen(belastbaar_inkomen_per_jaar + verschil_met_jaarbasis_per_jaar)


@stap(
    "Wet IB 2001 art. 2.10 en 2.10a, Wfsv art. 10",
    "euro per jaar",
    grootheid="belasting_voor_kortingen_per_jaar",
    tot_en_met="2020-12-31",
)
def belasting_voor_kortingen_per_jaar_tot_en_met_2020(
    belastbaar_inkomen_per_jaar: float,
    schijf_1_tot: float,
    schijf_2_tot: float,
    schijf_3_tot: float,
    premiemaanden: float,
    tarieven_schijf_1: Bedragen,
    tarieven_schijf_2: Bedragen,
    tarieven_schijf_3: Bedragen,
    tarieven_schijf_4: Bedragen,
) -> float:
    """Belasting en premies in vier schijven, voor aftrek van de heffingskortingen."""
    return (
        hele_euros_omlaag(
            max(0, min(belastbaar_inkomen_per_jaar, schijf_1_tot)) * naar_maanden(tarieven_schijf_1, premiemaanden)
        )
        + hele_euros_omlaag(
            max(0, min(belastbaar_inkomen_per_jaar, schijf_2_tot) - schijf_1_tot)
            * naar_maanden(tarieven_schijf_2, premiemaanden)
        )
        + hele_euros_omlaag(
            max(0, min(belastbaar_inkomen_per_jaar, schijf_3_tot) - schijf_2_tot)
            * naar_maanden(tarieven_schijf_3, premiemaanden)
        )
        + hele_euros_omlaag(
            max(0, belastbaar_inkomen_per_jaar - schijf_3_tot) * naar_maanden(tarieven_schijf_4, premiemaanden)
        )
    )


@stap(
    "Wet IB 2001 art. 2.10 en 2.10a, Wfsv art. 10",
    "euro per jaar",
    grootheid="belasting_voor_kortingen_per_jaar",
    vanaf="2021-01-01",
)
def belasting_voor_kortingen_per_jaar_vanaf_2021(
    belastbaar_inkomen_per_jaar: float,
    schijf_1_tot: float,
    schijf_2_tot: float,
    premiemaanden: float,
    tarieven_schijf_1: Bedragen,
    tarieven_schijf_2: Bedragen,
    tarieven_schijf_3: Bedragen,
) -> float:
    """Belasting en premies in drie schijven, voor aftrek van de heffingskortingen."""
    return (
        hele_euros_omlaag(
            max(0, min(belastbaar_inkomen_per_jaar, schijf_1_tot)) * naar_maanden(tarieven_schijf_1, premiemaanden)
        )
        + hele_euros_omlaag(
            max(0, min(belastbaar_inkomen_per_jaar, schijf_2_tot) - schijf_1_tot)
            * naar_maanden(tarieven_schijf_2, premiemaanden)
        )
        + hele_euros_omlaag(
            max(0, belastbaar_inkomen_per_jaar - schijf_2_tot) * naar_maanden(tarieven_schijf_3, premiemaanden)
        )
    )


@stap("Wet IB 2001 art. 8.10", "euro per jaar")
def algemene_heffingskorting_per_jaar(
    belastbaar_inkomen_per_jaar: float,
    premiemaanden: float,
    algemene_heffingskorting_maxima: Bedragen,
    algemene_heffingskorting_afbouw_vanaf: float,
    algemene_heffingskorting_afbouwpercentages: Bedragen,
    algemene_heffingskorting_nihil_vanaf: float,
) -> float:
    """Algemene heffingskorting."""
    return hele_euros_omhoog(
        0
        if belastbaar_inkomen_per_jaar >= algemene_heffingskorting_nihil_vanaf
        else max(
            0,
            naar_maanden(algemene_heffingskorting_maxima, premiemaanden)
            - max(0, belastbaar_inkomen_per_jaar - algemene_heffingskorting_afbouw_vanaf)
            * naar_maanden(algemene_heffingskorting_afbouwpercentages, premiemaanden),
        )
    )


@stap("Wet IB 2001 art. 8.1", "euro per jaar")
def arbeidsinkomen_per_jaar(loon_per_jaar: float, winst_per_jaar: float) -> float:
    """Arbeidsinkomen: loon en winst voor aftrek, geen uitkering, bijstand, AOW, pensioen of alimentatie."""
    return op_centen(loon_per_jaar + winst_per_jaar)


@stap("Wet IB 2001 art. 8.11", "euro per jaar")
def arbeidskorting_per_jaar(
    arbeidsinkomen_per_jaar: float,
    premiemaanden: float,
    arbeidskorting_grens_1: float,
    arbeidskorting_grens_2: float,
    arbeidskorting_grens_3: float,
    arbeidskorting_bij_grens_1: Bedragen,
    arbeidskorting_bij_grens_2: Bedragen,
    arbeidskorting_bij_grens_3: Bedragen,
    arbeidskorting_opbouw_1: Bedragen,
    arbeidskorting_opbouw_2: Bedragen,
    arbeidskorting_opbouw_3: Bedragen,
    arbeidskorting_afbouw: Bedragen,
) -> float:
    """Arbeidskorting."""
    return hele_euros_omhoog(
        min(
            arbeidsinkomen_per_jaar * naar_maanden(arbeidskorting_opbouw_1, premiemaanden),
            naar_maanden(arbeidskorting_bij_grens_1, premiemaanden),
        )
        if arbeidsinkomen_per_jaar <= arbeidskorting_grens_1
        else min(
            naar_maanden(arbeidskorting_bij_grens_1, premiemaanden)
            + (arbeidsinkomen_per_jaar - arbeidskorting_grens_1) * naar_maanden(arbeidskorting_opbouw_2, premiemaanden),
            naar_maanden(arbeidskorting_bij_grens_2, premiemaanden),
        )
        if arbeidsinkomen_per_jaar <= arbeidskorting_grens_2
        else min(
            naar_maanden(arbeidskorting_bij_grens_2, premiemaanden)
            + (arbeidsinkomen_per_jaar - arbeidskorting_grens_2) * naar_maanden(arbeidskorting_opbouw_3, premiemaanden),
            naar_maanden(arbeidskorting_bij_grens_3, premiemaanden),
        )
        if arbeidsinkomen_per_jaar <= arbeidskorting_grens_3
        else max(
            0,
            naar_maanden(arbeidskorting_bij_grens_3, premiemaanden)
            - (arbeidsinkomen_per_jaar - arbeidskorting_grens_3) * naar_maanden(arbeidskorting_afbouw, premiemaanden),
        )
    )


@stap("Wet IB 2001 art. 8.14a", "ja/nee")
def combinatiekorting_geldt(
    kind_voor_combinatiekorting: bool,
    is_aanvrager: bool,
    is_partner: bool,
    is_een_van_een_paar: bool,
    arbeidsinkomen_per_jaar: float,
    arbeidsinkomen_per_jaar_van_de_ander: float,
    is_oudste_partner: bool,
) -> bool:
    """Krijgt de combinatiekorting: met een jong kind, alleen of met het laagste arbeidsinkomen (gelijk: de oudste)."""
    return (
        kind_voor_combinatiekorting
        and (is_aanvrager or is_partner)
        and (
            not is_een_van_een_paar
            or arbeidsinkomen_per_jaar < arbeidsinkomen_per_jaar_van_de_ander
            or (arbeidsinkomen_per_jaar == arbeidsinkomen_per_jaar_van_de_ander and is_oudste_partner)
        )
    )


@stap("Wet IB 2001 art. 8.14a", "euro per jaar")
def combinatiekorting_per_jaar(
    combinatiekorting_geldt: bool,
    arbeidsinkomen_per_jaar: float,
    premiemaanden: float,
    combinatiekorting_vanaf: float,
    combinatiekorting_percentages: Bedragen,
    combinatiekorting_maxima: Bedragen,
) -> float:
    """Inkomensafhankelijke combinatiekorting; komt via de aanslag, niet op de loonstrook.

    From the AOW age its amounts are not known for every year: then nil, and a signal says so.
    """
    return (
        hele_euros_omhoog(
            min(
                naar_maanden(combinatiekorting_maxima, premiemaanden),
                max(0, arbeidsinkomen_per_jaar - combinatiekorting_vanaf)
                * naar_maanden(combinatiekorting_percentages, premiemaanden),
            )
        )
        if combinatiekorting_geldt
        else 0
    )


@stap("Wet IB 2001 art. 8.16a", "euro per jaar")
def jonggehandicaptenkorting_per_jaar(
    wajong_per_jaar: float, aow_dit_jaar: bool, jonggehandicaptenkorting_bedrag: float
) -> float:
    """Jonggehandicaptenkorting, bij een recht op Wajong en niet naast de ouderenkorting."""
    return jonggehandicaptenkorting_bedrag if wajong_per_jaar > 0 and not aow_dit_jaar else 0


@stap("Wet IB 2001 art. 8.17", "euro per jaar")
def ouderenkorting_per_jaar(
    belastbaar_inkomen_per_jaar: float,
    aow_dit_jaar: bool,
    ouderenkorting_maximum: float,
    ouderenkorting_afbouw_vanaf: float,
    ouderenkorting_afbouwpercentage: float,
) -> float:
    """Ouderenkorting."""
    return hele_euros_omhoog(
        max(
            0,
            ouderenkorting_maximum
            - max(0, belastbaar_inkomen_per_jaar - ouderenkorting_afbouw_vanaf) * ouderenkorting_afbouwpercentage,
        )
        if aow_dit_jaar
        else 0
    )


@stap("Wet IB 2001 art. 8.18", "euro per jaar")
def alleenstaande_ouderenkorting_per_jaar(
    aow_dit_jaar: bool, is_een_van_een_paar: bool, alleenstaande_ouderenkorting_bedrag: float
) -> float:
    """Alleenstaande ouderenkorting, voor wie recht heeft op de AOW van een alleenstaande."""
    return alleenstaande_ouderenkorting_bedrag if aow_dit_jaar and not is_een_van_een_paar else 0


@stap("Wet IB 2001 art. 8.2", "euro per jaar")
def heffingskortingen_per_jaar(
    overdraagbare_heffingskortingen_per_jaar: float,
    jonggehandicaptenkorting_per_jaar: float,
    ouderenkorting_per_jaar: float,
    alleenstaande_ouderenkorting_per_jaar: float,
) -> float:
    """Alle heffingskortingen samen."""
    return (
        overdraagbare_heffingskortingen_per_jaar
        + jonggehandicaptenkorting_per_jaar
        + ouderenkorting_per_jaar
        + alleenstaande_ouderenkorting_per_jaar
    )


@stap("Wet IB 2001 art. 8.9", "euro per jaar")
def overdraagbare_heffingskortingen_per_jaar(
    algemene_heffingskorting_per_jaar: float, arbeidskorting_per_jaar: float, combinatiekorting_per_jaar: float
) -> float:
    """Heffingskortingen waarvan een deel aan de minstverdienende partner kan worden uitbetaald."""
    return algemene_heffingskorting_per_jaar + arbeidskorting_per_jaar + combinatiekorting_per_jaar


@stap("Wet IB 2001 art. 8.8", "euro per jaar")
def inkomensheffing_per_jaar(belasting_voor_kortingen_per_jaar: float, heffingskortingen_per_jaar: float) -> float:
    """Belasting en premies na de heffingskortingen, nooit minder dan nihil."""
    return max(0, belasting_voor_kortingen_per_jaar - heffingskortingen_per_jaar)


@stap("Wet IB 2001 art. 8.9 lid 1", "euro per jaar")
def uitbetaling_heffingskorting_van_persoon_per_jaar(
    is_een_van_een_paar: bool,
    geboren_voor_de_afbouw: bool,
    uitbetaling_heffingskorting_deel: float,
    overdraagbare_heffingskortingen_per_jaar: float,
    belasting_voor_kortingen_per_jaar: float,
    heffingskortingen_per_jaar: float,
    inkomensheffing_per_jaar_van_de_ander: float,
) -> float:
    """Heffingskorting die deze persoon kan laten uitbetalen, hooguit wat de andere partner aan belasting betaalt."""
    return (
        max(
            0,
            min(
                uitbetaling_heffingskorting_deel * overdraagbare_heffingskortingen_per_jaar
                - min(belasting_voor_kortingen_per_jaar, heffingskortingen_per_jaar),
                inkomensheffing_per_jaar_van_de_ander,
            ),
        )
        if is_een_van_een_paar and not geboren_voor_de_afbouw
        else 0
    )


@stap("Wet IB 2001 art. 8.9 lid 2", "euro per jaar")
def uitbetaling_geboren_voor_1963_per_jaar(
    is_een_van_een_paar: bool,
    geboren_voor_de_afbouw: bool,
    algemene_heffingskorting_per_jaar: float,
    belasting_voor_kortingen_per_jaar: float,
    heffingskortingen_per_jaar: float,
    inkomensheffing_per_jaar_van_de_ander: float,
) -> float:
    """Algemene heffingskorting die wordt uitbetaald aan wie voor 1963 is geboren, hooguit de belasting van de ander."""
    return (
        max(
            0,
            min(
                algemene_heffingskorting_per_jaar - min(belasting_voor_kortingen_per_jaar, heffingskortingen_per_jaar),
                inkomensheffing_per_jaar_van_de_ander,
            ),
        )
        if is_een_van_een_paar and geboren_voor_de_afbouw
        else 0
    )


@stap("Wet IB 2001 art. 8.9", "euro per maand")
def uitbetaling_heffingskorting_per_maand(uitbetaling_heffingskorting_per_jaar: float) -> float:
    """Heffingskorting die de minstverdienende partner kan laten uitbetalen; niet in het budget, komt via de aanslag."""
    return op_centen(uitbetaling_heffingskorting_per_jaar / 12)


@stap("Zvw art. 43", "euro per jaar")
def zvw_bijdrage_per_jaar(
    aow_per_jaar: float, pensioen_per_jaar: float, zvw_percentage_ingehouden: float, zvw_maximum_inkomen: float
) -> float:
    """Ingehouden bijdrage Zorgverzekeringswet over AOW en pensioen."""
    return min(aow_per_jaar + pensioen_per_jaar, zvw_maximum_inkomen) * zvw_percentage_ingehouden


@stap("Zvw art. 43 lid 2 en 5, art. 49 lid 3", "euro per jaar")
def zvw_via_aanslag_per_jaar(
    belastbare_winst_per_jaar: float,
    partneralimentatie_per_jaar: float,
    inkomen_met_inhouding_per_jaar: float,
    zvw_percentage_ingehouden: float,
    zvw_maximum_inkomen: float,
) -> float:
    """Bijdrage Zorgverzekeringswet over winst en partneralimentatie, die per aanslag wordt betaald.

    The maximum is first filled with what another pays or withholds the contribution on.
    """
    return (
        min(
            max(0, belastbare_winst_per_jaar + partneralimentatie_per_jaar),
            max(0, zvw_maximum_inkomen - inkomen_met_inhouding_per_jaar),
        )
        * zvw_percentage_ingehouden
    )


@stap("Wet IB 2001, Zvw art. 43", "euro per jaar")
def netto_inkomen_per_jaar(
    ontvangen_inkomen_per_jaar: float,
    inkomensheffing_per_jaar: float,
    zvw_bijdrage_per_jaar: float,
    zvw_via_aanslag_per_jaar: float,
) -> float:
    """Netto inkomen van deze persoon, met vakantiegeld."""
    return ontvangen_inkomen_per_jaar - inkomensheffing_per_jaar - zvw_bijdrage_per_jaar - zvw_via_aanslag_per_jaar


@stap("begroting", "euro per jaar")
def ontvangen_inkomen_per_jaar(
    inkomen_met_inhouding_per_jaar: float,
    bijtelling_per_jaar: float,
    winst_per_jaar: float,
    partneralimentatie_per_jaar: float,
) -> float:
    """Wat er voor belasting aan geld binnenkomt: de winst voor aftrek, en niet de bijtelling van een auto."""
    return inkomen_met_inhouding_per_jaar - bijtelling_per_jaar + winst_per_jaar + partneralimentatie_per_jaar


@stap("Wet LB 1964 art. 27, Zvw art. 43", "euro per jaar")
def netto_na_inhouding_per_jaar(
    inkomen_met_inhouding_per_jaar: float,
    bijtelling_per_jaar: float,
    inkomensheffing_bij_inhouding_per_jaar: float,
    zvw_bijdrage_per_jaar: float,
) -> float:
    """Wat na de inhouding wordt uitbetaald, met vakantiegeld."""
    return (
        inkomen_met_inhouding_per_jaar
        - bijtelling_per_jaar
        - inkomensheffing_bij_inhouding_per_jaar
        - zvw_bijdrage_per_jaar
    )


@stap("Awir art. 7 lid 1", "euro per jaar")
def toetsingsinkomen_van_persoon_per_jaar(
    is_aanvrager: bool, is_toeslagpartner: bool, verzamelinkomen_per_jaar: float
) -> float:
    """Inkomen van deze persoon dat telt als toetsingsinkomen: van aanvrager en toeslagpartner."""
    return verzamelinkomen_per_jaar if is_aanvrager or is_toeslagpartner else 0


@stap("Awir art. 7 lid 2 en 6", "euro per jaar")
def meetellend_inkomen_per_jaar(
    is_aanvrager: bool,
    is_toeslagpartner: bool,
    verzamelinkomen_per_jaar: float,
    is_kind_met_vrijstelling: bool,
    vrijstelling_inkomen_kind_onder_23: float,
) -> float:
    """Inkomen dat meetelt voor de huurtoeslag: bij een kind onder de 23 op 1 januari alleen boven de vrijstelling."""
    return (
        0
        if is_aanvrager or is_toeslagpartner
        else max(0, verzamelinkomen_per_jaar - vrijstelling_inkomen_kind_onder_23)
        if is_kind_met_vrijstelling
        else verzamelinkomen_per_jaar
    )


@stap("begroting", "euro per jaar")
def netto_in_budget_per_jaar(
    telt_in_netto: bool, netto_inkomen_per_jaar: float, uitbetaling_geboren_voor_1963_per_jaar: float
) -> float:
    """Netto inkomen van deze persoon in dit budget."""
    return netto_inkomen_per_jaar + uitbetaling_geboren_voor_1963_per_jaar if telt_in_netto else 0


@stap("begroting", "euro per jaar")
def onbelast_in_budget_per_jaar(telt_in_budget: bool, onbelast_per_jaar: float) -> float:
    """Onbelast inkomen van deze persoon in dit budget."""
    return onbelast_per_jaar if telt_in_budget else 0
