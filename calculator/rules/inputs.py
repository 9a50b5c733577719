"""What the rules read besides table values: one line per input, by what it belongs to.

An income belongs to a person, a person and a dwelling to a household. A line says what the input is and where it comes
from, so that the case, the live workbook and a batch sheet fill it in the same way: ``field`` is a path in the record
that is read as ``how`` says, ``of_persons`` a quantity of every person that is added up or holds for anybody. An input
with neither is found by a module that says so. Rules of one partner read a quantity of the other by its name with
``_van_de_ander`` behind it.
"""

from __future__ import annotations

from enum import Enum, auto

from calculator.records import record


class How(Enum):
    """How an input follows from the field or the quantity behind it."""

    AS_IT_IS = auto()
    OR_NO = auto()  # a yes or no that may be left out
    OR_YES = auto()
    OR_NIL = auto()  # an amount that may be left out
    WHETHER_GIVEN = auto()
    SUM = auto()
    HIGHEST = auto()
    ANYBODY = auto()  # of a yes or no of persons


@record(frozen=True)
class Input:
    """One input: its Dutch label, its unit and where it comes from."""

    label: str
    unit: str
    field: str = ""
    how: How = How.AS_IT_IS
    of_persons: str = ""


PER_INKOMEN = {
    "bedrag": Input("Opgegeven bedrag", "euro per periode"),
    "perioden_per_jaar": Input("Perioden in een jaar", "aantal"),
    "verstreken_perioden": Input("Perioden waarover het bedrag is opgeteld", "aantal"),
    "resterende_perioden": Input("Perioden die dit jaar nog komen", "aantal"),
    "bedrag_per_periode": Input("Gewoon bedrag van een periode", "euro per periode"),
    "brutoloon_per_periode": Input("Brutoloon van een periode, voor het vakantiegeld", "euro per periode"),
    "eindejaarsuitkering": Input("Eindejaarsuitkering die erbij komt", "euro per jaar"),
    "bijtelling": Input("Bijtelling van een auto van de zaak", "euro per jaar"),
    "bijtelling_in_bedrag": Input("De bijtelling zit al in het bedrag", "ja/nee"),
    "maanden": Input("Maanden van dit jaar met dit inkomen", "aantal"),
    "belastbaar_bedrag_per_jaar": Input("Belastbaar bedrag over een jaar", "euro per jaar"),
    "vakantiegeld_grondslag_per_jaar": Input("Bedrag waarover vakantiegeld komt", "euro per jaar"),
    "vakantiegeld_erbij_per_jaar": Input("Vakantiegeld dat erbij komt", "euro per jaar"),
    "inkomen_op_jaarbasis_per_jaar": Input("Inkomen alsof het het hele jaar zo is", "euro per jaar"),
    "inkomen_uit_dit_jaar_per_jaar": Input("Inkomen in dit kalenderjaar", "euro per jaar"),
}

PER_PERSOON = {
    "is_aanvrager": Input("Is de aanvrager", "ja/nee"),
    "is_partner": Input("Is de partner", "ja/nee"),
    "is_kind": Input("Woont in als kind van de aanvrager of partner", "ja/nee"),
    "leeftijd": Input("Leeftijd op de peildatum", "jaren"),
    "leeftijd_op_1_januari": Input("Leeftijd op 1 januari", "jaren"),
    "leeftijd_op_kwartaaldag": Input("Leeftijd op de eerste dag van het kwartaal", "jaren"),
    "leeftijd_op_maanddag": Input("Leeftijd op de eerste dag van de maand", "jaren"),
    "leeftijd_in_maanden": Input("Leeftijd op de peildatum in maanden", "aantal"),
    "leeftijd_in_maanden_op_1_januari": Input("Leeftijd op 1 januari in maanden", "aantal"),
    "maanden_in_huishouden": Input("Maanden van dit jaar in het huishouden", "aantal"),
    "aow_bereikt_voor_dit_jaar": Input("Bereikte de AOW-leeftijd al voor dit jaar", "ja/nee"),
    "premiemaanden": Input("Maanden van dit jaar waarover AOW-premie is verschuldigd", "aantal"),
    "geboortejaar_hoogstens": Input("Laatste jaar waarin iemand van deze leeftijd geboren kan zijn", "aantal"),
    "aow_is_opgegeven": Input("Opgegeven of de AOW-leeftijd is bereikt", "ja/nee"),
    "aow_opgegeven": Input("Heeft de AOW-leeftijd bereikt, opgegeven", "ja/nee"),
    "is_medebewoner": Input("Is medebewoner", "ja/nee"),
    "arbeidsbeperking": Input("Heeft een arbeidsbeperking", "ja/nee", field="arbeidsbeperking"),
    "toeslagpartner": Input("Is toeslagpartner, opgegeven", "ja/nee", field="toeslagpartner", how=How.OR_NO),
    "in_budget": Input("Telt mee in dit budget, opgegeven", "ja/nee", field="in_budget"),
    "kostendeler": Input("Kan kostendeler zijn", "ja/nee", field="kostendeler", how=How.OR_YES),
    "verzekerd": Input("Is verzekerd voor de Zvw", "ja/nee", field="verzekerd"),
    "recht_op_bijstand": Input("Heeft recht op bijstand", "ja/nee", field="recht_op_bijstand"),
    "zonder_steun_ouders": Input("Kan niet terugvallen op ouders", "ja/nee", field="zonder_steun_ouders"),
    "vermogen_van_medebewoner": Input("Eigen vermogen van deze medebewoner op 1 januari", "euro"),
    "is_oudste_partner": Input("Is de oudste van aanvrager en partner", "ja/nee"),
    "loon_per_jaar": Input("Belastbaar loon met vakantiegeld", "euro per jaar"),
    "uitkering_per_jaar": Input("Belastbare uitkering met vakantiegeld", "euro per jaar"),
    "wajong_per_jaar": Input("Belastbare Wajong met vakantiegeld", "euro per jaar"),
    "bijstand_per_jaar": Input("Belastbare bijstand met vakantietoeslag", "euro per jaar"),
    "aow_per_jaar": Input("AOW met vakantie-uitkering", "euro per jaar"),
    "pensioen_per_jaar": Input("Aanvullend pensioen", "euro per jaar"),
    "winst_per_jaar": Input("Winst voor aftrek", "euro per jaar"),
    "partneralimentatie_per_jaar": Input("Ontvangen partneralimentatie", "euro per jaar"),
    "onbelast_per_jaar": Input("Onbelast inkomen", "euro per jaar"),
    "bijtelling_per_jaar": Input("Bijtelling in het loon, die geen geld is", "euro per jaar"),
    "vakantiegeld_van_loon_per_jaar": Input("Vakantiegeld in het loon", "euro per jaar"),
    "vakantiegeld_van_uitkering_per_jaar": Input("Vakantiegeld in de uitkering", "euro per jaar"),
    "vakantiegeld_van_wajong_per_jaar": Input("Vakantiegeld in de Wajong", "euro per jaar"),
    "vakantiegeld_van_aow_per_jaar": Input("Vakantie-uitkering in de AOW", "euro per jaar"),
    "verschil_met_jaarbasis_per_jaar": Input("Inkomen van dit jaar min dat op jaarbasis", "euro per jaar"),
    "urencriterium": Input("Voldoet aan het urencriterium", "ja/nee"),
    "starter": Input("Heeft recht op startersaftrek", "ja/nee"),
    "zorgtoeslag_in_budget_per_maand": Input("Eigen zorgtoeslag van wie in dit budget telt", "euro per maand"),
}

PER_OPVANG = {
    "opvanguren": Input("Uren opvang", "uren per maand"),
    "opvang_uurprijs": Input("Uurprijs van de opvang", "euro per uur"),
    "opvang_soort": Input("Soort opvang: 0 is dagopvang, 1 is bso, 2 is gastouder", "soort"),
    "leeftijd_bij_opvang": Input("Leeftijd op de peildatum", "jaren"),
}

PER_HUISHOUDEN = {
    "heeft_partner": Input("Heeft een partner", "ja/nee", of_persons="is_partner", how=How.ANYBODY),
    "heeft_toeslagpartner": Input(
        "Heeft een toeslagpartner", "ja/nee", of_persons="is_toeslagpartner", how=How.ANYBODY
    ),
    "leeftijd_op_maanddag_aanvrager": Input("Leeftijd op de eerste dag van de maand (aanvrager)", "jaren"),
    "leeftijd_op_1_januari_aanvrager": Input("Leeftijd op 1 januari (aanvrager)", "jaren"),
    "minderjarigen": Input("Minderjarigen op het adres", "aantal", of_persons="is_minderjarig", how=How.SUM),
    "aantal_personen": Input("Aantal personen op het adres", "aantal"),
    "iemand_aow_bereikt": Input(
        "Iemand had op 1 januari de AOW-leeftijd bereikt",
        "ja/nee",
        of_persons="aow_bereikt_op_1_januari",
        how=How.ANYBODY,
    ),
    "iemand_voorbij_jongerengrens": Input(
        "Iemand is te oud voor de huurgrens van jongeren, is kind of heeft een arbeidsbeperking",
        "ja/nee",
        of_persons="voorbij_jongerengrens",
        how=How.ANYBODY,
    ),
    "kind_voor_combinatiekorting": Input(
        "Er woont een kind onder de 12", "ja/nee", of_persons="is_kind_voor_combinatiekorting", how=How.ANYBODY
    ),
    "kinderen_0_5": Input(
        "Kinderen van 0 tot en met 5 jaar", "aantal", of_persons="is_kinderbijslagkind_0_5", how=How.SUM
    ),
    "kinderen_6_11": Input(
        "Kinderen van 6 tot en met 11 jaar", "aantal", of_persons="is_kinderbijslagkind_6_11", how=How.SUM
    ),
    "kinderen_12_17": Input(
        "Kinderen van 12 tot en met 17 jaar", "aantal", of_persons="is_kinderbijslagkind_12_17", how=How.SUM
    ),
    "kinderen_onder_18": Input(
        "Kinderen voor wie kindgebonden budget telt", "aantal", of_persons="is_kgb_kind", how=How.SUM
    ),
    "kinderen_12_15": Input(
        "Kinderen van 12 tot en met 15 jaar", "aantal", of_persons="is_kgb_kind_12_15", how=How.SUM
    ),
    "kinderen_16_17": Input("Kinderen van 16 en 17 jaar", "aantal", of_persons="is_kgb_kind_16_17", how=How.SUM),
    "aantal_kostendelers": Input(
        "Kostendelende medebewoners, zonder aanvrager en partner", "aantal", of_persons="is_kostendeler", how=How.SUM
    ),
    "aanvrager_of_partner_aow_bereikt": Input(
        "Aanvrager of partner heeft de AOW-leeftijd bereikt",
        "ja/nee",
        of_persons="is_volwassene_met_aow",
        how=How.ANYBODY,
    ),
    "bijstandsgerechtigden": Input(
        "Aanvrager en partner met recht op bijstand", "aantal", of_persons="is_bijstandsgerechtigd", how=How.SUM
    ),
    "rechthebbende_aow_bereikt": Input(
        "Iemand met recht op bijstand heeft de AOW-leeftijd bereikt",
        "ja/nee",
        of_persons="is_rechthebbende_met_aow",
        how=How.ANYBODY,
    ),
    "jonge_volwassenen": Input(
        "Aanvrager en partner van 18 tot en met 20 jaar", "aantal", of_persons="is_jonge_volwassene", how=How.SUM
    ),
    "jongeren_in_de_bijstand": Input(
        "Met recht op bijstand en 18 tot en met 20 jaar", "aantal", of_persons="is_jong_in_de_bijstand", how=How.SUM
    ),
    "jongeren_zonder_steun": Input(
        "Van hen zonder ouders om op terug te vallen", "aantal", of_persons="is_jong_zonder_steun", how=How.SUM
    ),
    "aantal_verzekerden": Input(
        "Aanvrager en toeslagpartner die verzekerd zijn", "aantal", of_persons="is_verzekerde", how=How.SUM
    ),
    "aantal_volwassenen": Input(
        "Wie in dit budget zorgpremie betalen", "aantal", of_persons="betaalt_zorgpremie", how=How.SUM
    ),
    "toetsingsinkomens_per_jaar": Input(
        "Belastbaar inkomen van aanvrager en toeslagpartner",
        "euro per jaar",
        of_persons="toetsingsinkomen_van_persoon_per_jaar",
        how=How.SUM,
    ),
    "meetellend_inkomen_medebewoners_per_jaar": Input(
        "Meetellend inkomen van kinderen en medebewoners",
        "euro per jaar",
        of_persons="meetellend_inkomen_per_jaar",
        how=How.SUM,
    ),
    "netto_inkomens_per_jaar": Input(
        "Netto inkomen van wie in dit budget tellen",
        "euro per jaar",
        of_persons="netto_in_budget_per_jaar",
        how=How.SUM,
    ),
    "vakantiegelden_netto_per_jaar": Input(
        "Vakantiegeld na belasting van wie in dit budget tellen",
        "euro per jaar",
        of_persons="vakantiegeld_netto_in_budget_per_jaar",
        how=How.SUM,
    ),
    "via_aanslagen_per_jaar": Input(
        "Wat via de aanslag komt of moet worden betaald",
        "euro per jaar",
        of_persons="via_aanslag_in_budget_per_jaar",
        how=How.SUM,
    ),
    "zorgtoeslag_anderen_per_maand": Input(
        "Zorgtoeslag van anderen die in dit budget tellen",
        "euro per maand",
        of_persons="zorgtoeslag_in_budget_per_maand",
        how=How.SUM,
    ),
    "onbelast_inkomen_per_jaar": Input(
        "Onbelast inkomen", "euro per jaar", of_persons="onbelast_in_budget_per_jaar", how=How.SUM
    ),
    "uitbetaling_heffingskorting_per_jaar": Input(
        "Heffingskorting die een partner kan laten uitbetalen",
        "euro per jaar",
        of_persons="uitbetaling_heffingskorting_van_persoon_per_jaar",
        how=How.SUM,
    ),
    "vermogen_opgegeven": Input("Vermogen van aanvrager en partner op 1 januari", "euro", field="vermogen"),
    "vermogen_toeslagpartner": Input(
        "Vermogen van de medebewoner die toeslagpartner is",
        "euro",
        of_persons="vermogen_als_toeslagpartner",
        how=How.SUM,
    ),
    "hoogste_vermogen_medebewoner": Input(
        "Hoogste vermogen van een medebewoner op 1 januari",
        "euro",
        of_persons="vermogen_als_medebewoner",
        how=How.HIGHEST,
    ),
    "zorgkosten_opgegeven_per_maand": Input(
        "Zorgpremie en eigen risico, opgegeven", "euro per maand", field="zorgkosten_per_maand", how=How.OR_NIL
    ),
    "zorgkosten_zijn_opgegeven": Input(
        "De zorgkosten zijn opgegeven", "ja/nee", field="zorgkosten_per_maand", how=How.WHETHER_GIVEN
    ),
    "vaste_lasten_per_maand": Input(
        "Andere vaste lasten", "euro per maand", field="vaste_lasten.bedrag_per_maand", how=How.SUM
    ),
    "netto_is_opgegeven": Input("Het netto inkomen is opgegeven", "ja/nee"),
    "zorgtoeslag_ontvangen_is_opgegeven": Input("Opgegeven welke zorgtoeslag nu binnenkomt", "ja/nee"),
    "zorgtoeslag_ontvangen_per_maand": Input("Zorgtoeslag die nu binnenkomt, opgegeven", "euro per maand"),
    "kindgebonden_budget_ontvangen_is_opgegeven": Input("Opgegeven welk kindgebonden budget nu binnenkomt", "ja/nee"),
    "kindgebonden_budget_ontvangen_per_maand": Input(
        "Kindgebonden budget dat nu binnenkomt, opgegeven", "euro per maand"
    ),
    "kinderbijslag_ontvangen_is_opgegeven": Input("Opgegeven welke kinderbijslag nu binnenkomt", "ja/nee"),
    "kinderbijslag_ontvangen_per_maand": Input("Kinderbijslag die nu binnenkomt, opgegeven", "euro per maand"),
    "gewerkte_uren_zijn_opgegeven": Input(
        "Opgegeven hoeveel uur de ouder werkt die het minst werkt",
        "ja/nee",
        field="gewerkte_uren_per_maand",
        how=How.WHETHER_GIVEN,
    ),
    "gewerkte_uren_per_maand": Input(
        "Uren die de ouder werkt die het minst werkt",
        "uren per maand",
        field="gewerkte_uren_per_maand",
        how=How.OR_NIL,
    ),
    "kinderopvangtoeslag_ontvangen_is_opgegeven": Input("Opgegeven welke kinderopvangtoeslag nu binnenkomt", "ja/nee"),
    "kinderopvangtoeslag_ontvangen_per_maand": Input(
        "Kinderopvangtoeslag die nu binnenkomt, opgegeven", "euro per maand"
    ),
    "norm_volwassenen": Input(
        "Volwassenen in de norm", "aantal", of_persons="telt_als_volwassene_in_norm", how=How.SUM
    ),
    "norm_jonge_kinderen": Input(
        "Kinderen tot en met 12 jaar in de norm", "aantal", of_persons="telt_als_jong_kind_in_norm", how=How.SUM
    ),
    "norm_tieners": Input(
        "Kinderen van 13 tot en met 17 jaar in de norm", "aantal", of_persons="telt_als_tiener_in_norm", how=How.SUM
    ),
    "norm_kinderen_van_de_bijlage": Input(
        "Kinderen van 4 tot en met 12 jaar in de norm", "aantal", of_persons="is_kind_van_de_bijlage", how=How.SUM
    ),
    "eigen_norm_per_maand": Input("Eigen norm voor dit soort huishouden", "euro per maand"),
    "norm_telt_kinderbijslag": Input("De norm rekent kinderbijslag tot het inkomen", "ja/nee"),
    "norm_zonder_zorgkosten": Input("De norm laat zorgkosten buiten beschouwing", "ja/nee"),
}

PER_WONING = {
    "kale_huur_per_maand": Input("Kale huur", "euro per maand", field="kale_huur_per_maand"),
    "servicekosten_energie_per_maand": Input(
        "Servicekosten: energie gedeelde ruimten", "euro per maand", field="servicekosten_per_maand.energie"
    ),
    "servicekosten_schoonmaak_per_maand": Input(
        "Servicekosten: schoonmaak", "euro per maand", field="servicekosten_per_maand.schoonmaak"
    ),
    "servicekosten_huismeester_per_maand": Input(
        "Servicekosten: huismeester", "euro per maand", field="servicekosten_per_maand.huismeester"
    ),
    "servicekosten_recreatie_per_maand": Input(
        "Servicekosten: dienst- en recreatieruimten", "euro per maand", field="servicekosten_per_maand.recreatie"
    ),
    "overige_servicekosten_per_maand": Input(
        "Overige servicekosten", "euro per maand", field="overige_servicekosten_per_maand"
    ),
    "epv_per_maand": Input("Energieprestatievergoeding (EPV)", "euro per maand", field="epv_per_maand"),
    "energielast_per_maand": Input("Energielast", "euro per maand", field="energielast_per_maand"),
    "zelfstandig": Input("Zelfstandige woning", "ja/nee", field="zelfstandig"),
    "aangepast": Input("Aangepast vanwege een handicap", "ja/nee", field="aangepast"),
    "eerder_huurtoeslag": Input("Kreeg voor deze woning al eerder huurtoeslag", "ja/nee", field="eerder_huurtoeslag"),
    "verhuizing": Input("Een andere woning dan nu", "ja/nee", field="verhuizing"),
    "huurtoeslag_ontvangen_is_opgegeven": Input("Opgegeven welke huurtoeslag nu binnenkomt", "ja/nee"),
    "huurtoeslag_ontvangen_per_maand": Input("Huurtoeslag die nu binnenkomt, opgegeven", "euro per maand"),
    "huurtoeslag_in_de_woning_nu_per_maand": Input("Huurtoeslag in de woning van nu", "euro per maand"),
}
