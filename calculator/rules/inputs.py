"""What the rules read besides table values: one name per input, by what it belongs to.

An income belongs to a person, a person and a dwelling to a household. Quantities of a person are known to the
household by their name with the person behind it (``netto_inkomen_per_jaar_aanvrager``).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Input:
    """One input: its Dutch label and its unit."""

    label: str
    unit: str


PER_INKOMEN = {
    "bedrag": Input("Opgegeven bedrag", "euro per periode"),
    "perioden_per_jaar": Input("Perioden in een jaar", "aantal"),
    "belastbaar_bedrag_per_jaar": Input("Belastbaar bedrag over een jaar", "euro per jaar"),
    "aow_alleenstaand": Input("Krijgt de AOW van een alleenstaande", "ja/nee"),
}

PER_PERSOON = {
    "loon_per_jaar": Input("Belastbaar loon met vakantiegeld", "euro per jaar"),
    "uitkering_per_jaar": Input("Belastbare uitkering met vakantiegeld", "euro per jaar"),
    "bijstand_per_jaar": Input("Belastbare bijstand met vakantietoeslag", "euro per jaar"),
    "aow_per_jaar": Input("AOW met vakantie-uitkering", "euro per jaar"),
    "pensioen_per_jaar": Input("Aanvullend pensioen", "euro per jaar"),
    "aow_bereikt": Input("Heeft de AOW-leeftijd bereikt", "ja/nee"),
    "aow_alleenstaand": Input("Krijgt de AOW van een alleenstaande", "ja/nee"),
    "combinatiekorting_geldt": Input("Alleenstaand of minstverdienend, met een kind onder de 12", "ja/nee"),
    "is_kind": Input("Woont in als kind van de aanvrager of partner", "ja/nee"),
    "leeftijd": Input("Leeftijd", "jaren"),
}

PER_HUISHOUDEN = {
    "aantal_personen": Input("Aantal personen op het adres", "aantal"),
    "heeft_partner": Input("Heeft een toeslagpartner", "ja/nee"),
    "leeftijd_aanvrager": Input("Leeftijd van de aanvrager", "jaren"),
    "leeftijd_partner": Input("Leeftijd van de partner (0 = geen partner)", "jaren"),
    "leeftijd_oudste_medebewoner": Input("Leeftijd van de oudste medebewoner (0 = geen)", "jaren"),
    "iemand_met_arbeidsbeperking": Input("Iemand heeft een arbeidsbeperking", "ja/nee"),
    "iemand_aow_bereikt": Input("Iemand heeft de AOW-leeftijd bereikt", "ja/nee"),
    "aantal_kinderen": Input("Aantal inwonende kinderen", "aantal"),
    "kinderen_0_5": Input("Kinderen van 0 tot en met 5 jaar", "aantal"),
    "kinderen_6_11": Input("Kinderen van 6 tot en met 11 jaar", "aantal"),
    "kinderen_12_15": Input("Kinderen van 12 tot en met 15 jaar", "aantal"),
    "kinderen_16_17": Input("Kinderen van 16 en 17 jaar", "aantal"),
    "aantal_kostendelers": Input("Kostendelende medebewoners, zonder aanvrager en partner", "aantal"),
    "aanvrager_of_partner_aow_bereikt": Input("Aanvrager of partner heeft de AOW-leeftijd bereikt", "ja/nee"),
    "aantal_volwassenen": Input("Aanvrager, partner en kinderen van 18 jaar en ouder", "aantal"),
    "vermogen": Input("Vermogen van aanvrager en partner op 1 januari", "euro"),
    "hoogste_vermogen_medebewoner": Input("Hoogste vermogen van een medebewoner op 1 januari", "euro"),
    "meetellend_inkomen_medebewoners_per_jaar": Input(
        "Meetellend inkomen van kinderen en medebewoners", "euro per jaar"
    ),
    "onbelast_inkomen_per_jaar": Input("Onbelast inkomen", "euro per jaar"),
    "zorgkosten_opgegeven_per_maand": Input("Zorgpremie en eigen risico, opgegeven", "euro per maand"),
    "zorgkosten_zijn_opgegeven": Input("De zorgkosten zijn opgegeven", "ja/nee"),
    "vaste_lasten_per_maand": Input("Andere vaste lasten", "euro per maand"),
    "norm_telt_kinderbijslag": Input("De norm rekent kinderbijslag tot het inkomen", "ja/nee"),
    "norm_zonder_zorgkosten": Input("De norm laat zorgkosten buiten beschouwing", "ja/nee"),
}

PER_WONING = {
    "kale_huur_per_maand": Input("Kale huur", "euro per maand"),
    "servicekosten_energie_per_maand": Input("Servicekosten: energie gedeelde ruimten", "euro per maand"),
    "servicekosten_schoonmaak_per_maand": Input("Servicekosten: schoonmaak", "euro per maand"),
    "servicekosten_huismeester_per_maand": Input("Servicekosten: huismeester", "euro per maand"),
    "servicekosten_recreatie_per_maand": Input("Servicekosten: dienst- en recreatieruimten", "euro per maand"),
    "overige_servicekosten_per_maand": Input("Overige servicekosten", "euro per maand"),
    "epv_per_maand": Input("Energieprestatievergoeding (EPV)", "euro per maand"),
    "energielast_per_maand": Input("Energielast", "euro per maand"),
    "zelfstandig": Input("Zelfstandige woning", "ja/nee"),
    "aangepast": Input("Aangepast vanwege een handicap", "ja/nee"),
    "eerder_huurtoeslag": Input("Kreeg voor deze woning al eerder huurtoeslag", "ja/nee"),
    "norm_per_maand": Input("Norm voor dit huishouden", "euro per maand"),
}
