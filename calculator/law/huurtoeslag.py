"""Huurtoeslag (Wet op de huurtoeslag) in drie regimes: 2019, 2020-2024 en 2025, en vanaf 2026.

Until 2024 four household types (alone or together, below or from AOW age), from 2025 two. Until 2025 the normhuur
grows with the square of the income; from 2026 the basishuur is fixed and the allowance tapers linearly. The normhuur
is not rounded up to the cent as art. 19 lid 3 says: Dienst Toeslagen computes with the unrounded amount
(Proefberekening 2024).
"""

from calculator.rules.rounding import hele_euros_rekenkundig, op_centen, voorschot_in_hele_euros
from calculator.rules.rule import Bedragen, stap


@stap("Awir art. 7 en 8", "euro per jaar")
def rekeninkomen_per_jaar(toetsingsinkomen_per_jaar: float, meetellend_inkomen_medebewoners_per_jaar: float) -> float:
    """Rekeninkomen: het toetsingsinkomen van iedereen op het adres."""
    return op_centen(toetsingsinkomen_per_jaar + meetellend_inkomen_medebewoners_per_jaar)


@stap("Wht art. 2", "ja/nee")
def eenpersoonshuishouden(aantal_personen: float) -> bool:
    """Woont alleen, zonder partner, kinderen of medebewoners."""
    return aantal_personen == 1


@stap("Wht art. 2", "soort", grootheid="huishoudensoort", tot_en_met="2024-12-31")
def huishoudensoort_tot_en_met_2024(eenpersoonshuishouden: bool, iemand_aow_bereikt: bool) -> int:
    """Soort huishouden: alleen of samen, zonder of met iemand van AOW-leeftijd."""
    return (0 if eenpersoonshuishouden else 1) + (2 if iemand_aow_bereikt else 0)


@stap("Wht art. 2", "soort", grootheid="huishoudensoort", vanaf="2025-01-01")
def huishoudensoort_vanaf_2025(eenpersoonshuishouden: bool) -> int:
    """Soort huishouden: alleen of samen."""
    return 0 if eenpersoonshuishouden else 1


@stap("Wht art. 17 lid 1", "euro per jaar")
def minimum_inkomensijkpunt(huishoudensoort: int, minimum_inkomensijkpunten: Bedragen) -> float:
    """Minimum-inkomensijkpunt van dit huishouden: tot dit inkomen geldt de laagste normhuur."""
    return minimum_inkomensijkpunten[huishoudensoort]


@stap("Wht art. 17 lid 2 en 3", "euro per maand")
def minimum_normhuur(huishoudensoort: int, minimum_normhuren: Bedragen) -> float:
    """Laagste normhuur van dit huishouden."""
    return minimum_normhuren[huishoudensoort]


@stap("Wht art. 19 lid 2", "factor", tot_en_met="2025-12-31")
def factor_a(huishoudensoort: int, factoren_a: Bedragen) -> float:
    """Factor a: hoe sterk de normhuur stijgt met het kwadraat van het inkomen."""
    return factoren_a[huishoudensoort]


@stap("Wht art. 19 lid 2", "factor", tot_en_met="2025-12-31")
def factor_b(huishoudensoort: int, factoren_b: Bedragen) -> float:
    """Factor b: hoe sterk de normhuur stijgt met het inkomen."""
    return factoren_b[huishoudensoort]


@stap("Wht art. 19 lid 1 en 3", "euro per maand", grootheid="normhuur", tot_en_met="2025-12-31")
def normhuur_tot_en_met_2025(
    rekeninkomen_per_jaar: float,
    minimum_inkomensijkpunt: float,
    minimum_normhuur: float,
    factor_a: float,
    factor_b: float,
) -> float:
    """Normhuur: wat dit huishouden bij dit inkomen zelf aan huur kan dragen, zonder tussentijdse afronding."""
    return (
        minimum_normhuur
        if rekeninkomen_per_jaar <= minimum_inkomensijkpunt
        else max(
            minimum_normhuur,
            factor_a * rekeninkomen_per_jaar * rekeninkomen_per_jaar + factor_b * rekeninkomen_per_jaar,
        )
    )


@stap("Wht art. 17", "euro per maand", grootheid="normhuur", vanaf="2026-01-01")
def normhuur_vanaf_2026(minimum_normhuur: float) -> float:
    """Normhuur: vast bedrag, los van het inkomen."""
    return minimum_normhuur


@stap("Wht art. 16, Wet verlaging eigen bijdrage huurtoeslag art. 1", "euro per maand")
def basishuur_per_maand(normhuur: float, opslag_basishuur: float, verlaging_eigen_bijdrage: float) -> float:
    """Basishuur: het deel van de huur dat altijd zelf betaald wordt."""
    return normhuur + opslag_basishuur + verlaging_eigen_bijdrage


@stap("Wht art. 5 lid 3", "euro per maand", tot_en_met="2025-12-31")
def subsidiabele_servicekosten_per_maand(
    servicekosten_energie_per_maand: float,
    servicekosten_schoonmaak_per_maand: float,
    servicekosten_huismeester_per_maand: float,
    servicekosten_recreatie_per_maand: float,
    servicekosten_maximum_per_soort: float,
) -> float:
    """Servicekosten die meetellen in de rekenhuur: vier soorten, elk tot een maximum."""
    return (
        min(servicekosten_energie_per_maand, servicekosten_maximum_per_soort)
        + min(servicekosten_schoonmaak_per_maand, servicekosten_maximum_per_soort)
        + min(servicekosten_huismeester_per_maand, servicekosten_maximum_per_soort)
        + min(servicekosten_recreatie_per_maand, servicekosten_maximum_per_soort)
    )


@stap("Wht art. 5", "euro per maand", grootheid="rekenhuur_per_maand", tot_en_met="2025-12-31")
def rekenhuur_per_maand_tot_en_met_2025(
    kale_huur_per_maand: float, subsidiabele_servicekosten_per_maand: float
) -> float:
    """Rekenhuur: kale huur en meetellende servicekosten."""
    return op_centen(kale_huur_per_maand + subsidiabele_servicekosten_per_maand)


@stap("Wht art. 5", "euro per maand", grootheid="rekenhuur_per_maand", vanaf="2026-01-01")
def rekenhuur_per_maand_vanaf_2026(kale_huur_per_maand: float) -> float:
    """Rekenhuur: alleen de kale huur."""
    return kale_huur_per_maand


@stap("Wht art. 13 lid 1 onder b", "ja/nee")
def jongerengrens_geldt(iemand_voorbij_jongerengrens: bool) -> bool:
    """De huurgrens voor jongeren geldt: iedereen is jong, niemand heeft een arbeidsbeperking, er is geen kind."""
    return not iemand_voorbij_jongerengrens


@stap("Wht art. 13 lid 1", "euro per maand")
def huurgrens_per_maand(
    jongerengrens_geldt: bool, maximale_huurgrens: float, maximale_huurgrens_jongeren: float
) -> float:
    """Maximale huur voor dit huishouden."""
    return maximale_huurgrens_jongeren if jongerengrens_geldt else maximale_huurgrens


@stap("Wht art. 13 lid 2", "ja/nee", tot_en_met="2025-12-31")
def verworven_recht(eerder_huurtoeslag: bool, verhuizing: bool, huurtoeslag_in_de_woning_nu_per_maand: float) -> bool:
    """Kreeg voor deze woning al huurtoeslag: zoals opgegeven, of omdat het dezelfde woning is als nu."""
    return eerder_huurtoeslag or (not verhuizing and huurtoeslag_in_de_woning_nu_per_maand > 0)


@stap("Wht art. 13 lid 2", "ja/nee", tot_en_met="2025-12-31")
def uitzondering_huurgrens(
    aangepast: bool, verworven_recht: bool, aantal_personen: float, grens_groot_huishouden: float
) -> bool:
    """Boven de huurgrens blijft recht bestaan: aangepaste woning, groot huishouden of verworven recht."""
    return aangepast or verworven_recht or aantal_personen >= grens_groot_huishouden


@stap("Wht art. 13 lid 3, art. 21 lid 1", "euro per maand")
def meetellende_huur_per_maand(rekenhuur_per_maand: float, huurgrens_per_maand: float) -> float:
    """Deel van de rekenhuur waarover huurtoeslag wordt berekend: hooguit de maximale huur."""
    return min(rekenhuur_per_maand, huurgrens_per_maand)


@stap("Wht art. 20 lid 2", "euro per maand")
def aftoppingsgrens(
    aantal_personen: float,
    grens_aftoppingsgrens_hoog: float,
    aftoppingsgrens_laag: float,
    aftoppingsgrens_hoog: float,
) -> float:
    """Aftoppingsgrens van dit huishouden, naar het aantal personen."""
    return aftoppingsgrens_hoog if aantal_personen >= grens_aftoppingsgrens_hoog else aftoppingsgrens_laag


@stap("Wht art. 21 lid 1", "euro per maand")
def deel_tot_kwaliteitskortingsgrens_per_maand(
    meetellende_huur_per_maand: float,
    kwaliteitskortingsgrens: float,
    basishuur_per_maand: float,
    vergoeding_tot_kwaliteitskortingsgrens: float,
) -> float:
    """Deel van de huur tot de kwaliteitskortingsgrens: volledig vergoed."""
    return vergoeding_tot_kwaliteitskortingsgrens * max(
        0, min(meetellende_huur_per_maand, kwaliteitskortingsgrens) - basishuur_per_maand
    )


@stap("Wht art. 21 lid 2, Besluit op de huurtoeslag art. 7", "euro per maand")
def deel_tot_aftoppingsgrens_per_maand(
    meetellende_huur_per_maand: float,
    kwaliteitskortingsgrens: float,
    aftoppingsgrens: float,
    basishuur_per_maand: float,
    vergoeding_tot_aftoppingsgrens: float,
) -> float:
    """Deel van de huur tussen kwaliteitskortingsgrens en aftoppingsgrens: voor 65% vergoed."""
    return vergoeding_tot_aftoppingsgrens * max(
        0, min(meetellende_huur_per_maand, aftoppingsgrens) - max(basishuur_per_maand, kwaliteitskortingsgrens)
    )


@stap("Wht art. 21 lid 3", "ja/nee", tot_en_met="2024-12-31")
def vergoeding_boven_aftoppingsgrens_geldt(
    eenpersoonshuishouden: bool, iemand_aow_bereikt: bool, aangepast: bool
) -> bool:
    """Boven de aftoppingsgrens wordt vergoed: alleenwonend, iemand van AOW-leeftijd of een aangepaste woning."""
    return eenpersoonshuishouden or iemand_aow_bereikt or aangepast


@stap(
    "Wht art. 21 lid 3, Besluit op de huurtoeslag art. 7",
    "euro per maand",
    grootheid="deel_boven_aftoppingsgrens_per_maand",
    tot_en_met="2024-12-31",
)
def deel_boven_aftoppingsgrens_per_maand_tot_en_met_2024(
    vergoeding_boven_aftoppingsgrens_geldt: bool,
    meetellende_huur_per_maand: float,
    aftoppingsgrens: float,
    basishuur_per_maand: float,
    vergoeding_boven_aftoppingsgrens: float,
) -> float:
    """Deel van de huur boven de aftoppingsgrens: voor 40% vergoed als een uitzondering geldt."""
    return (
        vergoeding_boven_aftoppingsgrens
        * max(0, meetellende_huur_per_maand - max(basishuur_per_maand, aftoppingsgrens))
        if vergoeding_boven_aftoppingsgrens_geldt
        else 0
    )


@stap(
    "Wht art. 21 lid 3, Besluit op de huurtoeslag art. 7",
    "euro per maand",
    grootheid="deel_boven_aftoppingsgrens_per_maand",
    vanaf="2025-01-01",
)
def deel_boven_aftoppingsgrens_per_maand_vanaf_2025(
    meetellende_huur_per_maand: float,
    aftoppingsgrens: float,
    basishuur_per_maand: float,
    vergoeding_boven_aftoppingsgrens: float,
) -> float:
    """Deel van de huur boven de aftoppingsgrens: voor 40% vergoed."""
    return vergoeding_boven_aftoppingsgrens * max(
        0, meetellende_huur_per_maand - max(basishuur_per_maand, aftoppingsgrens)
    )


@stap("Wht art. 21 lid 2", "euro per maand", vanaf="2026-01-01")
def inkomensafbouw_per_maand(
    rekeninkomen_per_jaar: float, minimum_inkomensijkpunt: float, huishoudensoort: int, afbouwpercentages: Bedragen
) -> float:
    """Afbouw van de huurtoeslag over het inkomen boven het minimum-inkomensijkpunt."""
    return max(0, rekeninkomen_per_jaar - minimum_inkomensijkpunt) * afbouwpercentages[huishoudensoort] / 12


@stap("Wht art. 21", "euro per maand", grootheid="berekende_huurtoeslag_per_maand", tot_en_met="2025-12-31")
def berekende_huurtoeslag_per_maand_tot_en_met_2025(
    deel_tot_kwaliteitskortingsgrens_per_maand: float,
    deel_tot_aftoppingsgrens_per_maand: float,
    deel_boven_aftoppingsgrens_per_maand: float,
) -> float:
    """Huurtoeslag volgens de formule, los van de voorwaarden."""
    return (
        deel_tot_kwaliteitskortingsgrens_per_maand
        + deel_tot_aftoppingsgrens_per_maand
        + deel_boven_aftoppingsgrens_per_maand
    )


@stap("Wht art. 21 lid 2", "euro per maand", grootheid="berekende_huurtoeslag_per_maand", vanaf="2026-01-01")
def berekende_huurtoeslag_per_maand_vanaf_2026(
    deel_tot_kwaliteitskortingsgrens_per_maand: float,
    deel_tot_aftoppingsgrens_per_maand: float,
    deel_boven_aftoppingsgrens_per_maand: float,
    inkomensafbouw_per_maand: float,
) -> float:
    """Huurtoeslag volgens de formule, los van de voorwaarden."""
    return max(
        0,
        deel_tot_kwaliteitskortingsgrens_per_maand
        + deel_tot_aftoppingsgrens_per_maand
        + deel_boven_aftoppingsgrens_per_maand
        - inkomensafbouw_per_maand,
    )


@stap("Awir art. 7 lid 3", "euro")
def vermogensgrens_huurtoeslag_aanvrager(heeft_toeslagpartner: bool, vermogensgrenzen_huurtoeslag: Bedragen) -> float:
    """Vermogensgrens voor de aanvrager, of voor aanvrager en toeslagpartner samen."""
    return vermogensgrenzen_huurtoeslag[heeft_toeslagpartner]


@stap("Wht art. 11", "ja/nee")
def woning_is_zelfstandig(zelfstandig: bool) -> bool:
    """De woning is zelfstandig."""
    return zelfstandig


@stap("Wht art. 10", "ja/nee")
def aanvrager_oud_genoeg(leeftijd_op_maanddag_aanvrager: float, minimum_huurtoeslag_leeftijd: float) -> bool:
    """De aanvrager is oud genoeg voor huurtoeslag, op de eerste dag van de maand."""
    return leeftijd_op_maanddag_aanvrager >= minimum_huurtoeslag_leeftijd


@stap("Awir art. 7 lid 3", "euro")
def vermogen(vermogen_opgegeven: float, vermogen_toeslagpartner: float) -> float:
    """Vermogen van aanvrager en toeslagpartner samen op 1 januari."""
    return op_centen(vermogen_opgegeven + vermogen_toeslagpartner)


@stap("Wht art. 7, Awir art. 7 lid 3", "ja/nee")
def vermogen_niet_te_hoog(vermogen: float, vermogensgrens_huurtoeslag_aanvrager: float) -> bool:
    """Het vermogen ligt niet boven de grens."""
    return vermogen <= vermogensgrens_huurtoeslag_aanvrager


@stap("Awir art. 7 lid 4", "ja/nee")
def vermogen_medebewoners_niet_te_hoog(
    hoogste_vermogen_medebewoner: float, vermogensgrens_huurtoeslag_medebewoner: float
) -> bool:
    """Geen medebewoner heeft een vermogen boven de grens."""
    return hoogste_vermogen_medebewoner <= vermogensgrens_huurtoeslag_medebewoner


@stap("Wht art. 13", "ja/nee", tot_en_met="2025-12-31")
def huur_niet_te_hoog(rekenhuur_per_maand: float, huurgrens_per_maand: float, uitzondering_huurgrens: bool) -> bool:
    """De rekenhuur ligt niet boven de maximale huur, of een uitzondering geldt."""
    return rekenhuur_per_maand <= huurgrens_per_maand or uitzondering_huurgrens


@stap("Wht art. 14 lid 3", "euro per jaar", tot_en_met="2019-12-31")
def maximum_inkomen_per_jaar(huishoudensoort: int, maximum_inkomens: Bedragen) -> float:
    """Hoogste inkomen waarbij recht op huurtoeslag bestaat."""
    return maximum_inkomens[huishoudensoort]


@stap("Wht art. 14 lid 3", "ja/nee", tot_en_met="2019-12-31")
def inkomen_niet_te_hoog(rekeninkomen_per_jaar: float, maximum_inkomen_per_jaar: float) -> bool:
    """Het rekeninkomen ligt niet boven het maximum."""
    return rekeninkomen_per_jaar <= maximum_inkomen_per_jaar


@stap("Wht art. 7-14", "ja/nee", grootheid="recht_op_huurtoeslag", tot_en_met="2019-12-31")
def recht_op_huurtoeslag_tot_en_met_2019(
    woning_is_zelfstandig: bool,
    aanvrager_oud_genoeg: bool,
    vermogen_niet_te_hoog: bool,
    vermogen_medebewoners_niet_te_hoog: bool,
    huur_niet_te_hoog: bool,
    inkomen_niet_te_hoog: bool,
) -> bool:
    """Aan de voorwaarden voor huurtoeslag is voldaan."""
    return (
        woning_is_zelfstandig
        and aanvrager_oud_genoeg
        and vermogen_niet_te_hoog
        and vermogen_medebewoners_niet_te_hoog
        and huur_niet_te_hoog
        and inkomen_niet_te_hoog
    )


@stap("Wht art. 7-13", "ja/nee", grootheid="recht_op_huurtoeslag", vanaf="2020-01-01", tot_en_met="2025-12-31")
def recht_op_huurtoeslag_2020_tot_en_met_2025(
    woning_is_zelfstandig: bool,
    aanvrager_oud_genoeg: bool,
    vermogen_niet_te_hoog: bool,
    vermogen_medebewoners_niet_te_hoog: bool,
    huur_niet_te_hoog: bool,
) -> bool:
    """Aan de voorwaarden voor huurtoeslag is voldaan."""
    return (
        woning_is_zelfstandig
        and aanvrager_oud_genoeg
        and vermogen_niet_te_hoog
        and vermogen_medebewoners_niet_te_hoog
        and huur_niet_te_hoog
    )


@stap("Wht art. 7-11", "ja/nee", grootheid="recht_op_huurtoeslag", vanaf="2026-01-01")
def recht_op_huurtoeslag_vanaf_2026(
    woning_is_zelfstandig: bool,
    aanvrager_oud_genoeg: bool,
    vermogen_niet_te_hoog: bool,
    vermogen_medebewoners_niet_te_hoog: bool,
) -> bool:
    """Aan de voorwaarden voor huurtoeslag is voldaan."""
    return (
        woning_is_zelfstandig and aanvrager_oud_genoeg and vermogen_niet_te_hoog and vermogen_medebewoners_niet_te_hoog
    )


@stap("Wht art. 21", "euro per maand")
def huurtoeslag_onafgerond_per_maand(recht_op_huurtoeslag: bool, berekende_huurtoeslag_per_maand: float) -> float:
    """Huurtoeslag voor afronding; nihil zonder recht."""
    return berekende_huurtoeslag_per_maand if recht_op_huurtoeslag else 0


@stap("Awir art. 14 lid 4 en 5", "ja/nee")
def huurtoeslag_haalt_minimum(huurtoeslag_onafgerond_per_maand: float, minimum_tegemoetkoming_per_jaar: float) -> bool:
    """Over een jaar is de huurtoeslag niet lager dan het minimum waaronder niets wordt toegekend."""
    return hele_euros_rekenkundig(12 * huurtoeslag_onafgerond_per_maand) >= minimum_tegemoetkoming_per_jaar


@stap("Awir art. 14", "euro per maand")
def huurtoeslag_per_maand(huurtoeslag_onafgerond_per_maand: float, huurtoeslag_haalt_minimum: bool) -> float:
    """Huurtoeslag die Dienst Toeslagen per maand betaalt: hele euro's omlaag."""
    return voorschot_in_hele_euros(huurtoeslag_onafgerond_per_maand) if huurtoeslag_haalt_minimum else 0
