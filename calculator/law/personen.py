"""Wie telt als wat: de feiten van een persoon waar regelingen naar kijken, elk op zijn eigen dag."""

from calculator.rules.rule import stap

# -- AOW ---------------------------------------------------------------------------------------------------------------


@stap("AOW art. 7a", "ja/nee")
def aow_bereikt(
    aow_is_opgegeven: bool,
    aow_opgegeven: bool,
    aow_bereikt_voor_dit_jaar: bool,
    leeftijd_in_maanden: float,
    aow_leeftijd_jaren: float,
    aow_leeftijd_maanden: float,
) -> bool:
    """Heeft de AOW-leeftijd bereikt: zoals opgegeven, anders naar de leeftijd op de peildatum."""
    return (
        aow_opgegeven
        if aow_is_opgegeven
        else aow_bereikt_voor_dit_jaar or leeftijd_in_maanden >= 12 * aow_leeftijd_jaren + aow_leeftijd_maanden
    )


@stap("Wht art. 2, AOW art. 7a", "ja/nee")
def aow_bereikt_op_1_januari(
    aow_is_opgegeven: bool,
    aow_opgegeven: bool,
    aow_bereikt_voor_dit_jaar: bool,
    leeftijd_in_maanden_op_1_januari: float,
    aow_leeftijd_jaren: float,
    aow_leeftijd_maanden: float,
) -> bool:
    """Had op 1 januari de AOW-leeftijd bereikt: zoals opgegeven, anders naar de leeftijd op die dag."""
    return (
        aow_opgegeven
        if aow_is_opgegeven
        else aow_bereikt_voor_dit_jaar
        or leeftijd_in_maanden_op_1_januari >= 12 * aow_leeftijd_jaren + aow_leeftijd_maanden
    )


@stap("Wet IB 2001 art. 8.17 en 8.18", "ja/nee")
def aow_dit_jaar(aow_bereikt: bool, premiemaanden: float) -> bool:
    """Heeft aan het einde van het jaar de AOW-leeftijd bereikt."""
    return aow_bereikt or premiemaanden < 12


@stap("Wet IB 2001 art. 8.9 lid 2", "ja/nee")
def geboren_voor_de_afbouw(geboortejaar_hoogstens: float, uitbetaling_geboren_voor: float) -> bool:
    """Is zeker voor 1963 geboren, en houdt bij een partner de hele uitbetaling van de algemene heffingskorting."""
    return geboortejaar_hoogstens < uitbetaling_geboren_voor


# -- toeslagen ---------------------------------------------------------------------------------------------------------


@stap("Awir art. 3", "ja/nee")
def is_toeslagpartner(is_partner: bool, toeslagpartner: bool) -> bool:
    """Is de toeslagpartner: de partner, of wie dat volgens de wet is."""
    return is_partner or toeslagpartner


@stap("Awir art. 3 lid 2 onder e", "ja/nee")
def is_minderjarig(is_aanvrager: bool, leeftijd_op_maanddag: float, minimum_zorgtoeslag_leeftijd: float) -> bool:
    """Is een minderjarige op het adres."""
    return not is_aanvrager and leeftijd_op_maanddag < minimum_zorgtoeslag_leeftijd


@stap("Awir art. 3 lid 2 onder e en lid 5", "ja/nee", grootheid="kan_toeslagpartner_zijn", tot_en_met="2024-12-31")
def kan_toeslagpartner_zijn_tot_en_met_2024(
    is_medebewoner: bool,
    is_kind: bool,
    heeft_partner: bool,
    minderjarigen: float,
    leeftijd_op_maanddag: float,
    leeftijd_op_maanddag_aanvrager: float,
    minimum_zorgtoeslag_leeftijd: float,
    leeftijd_op_1_januari: float,
    leeftijd_op_1_januari_aanvrager: float,
    toeslagpartner_ouder_en_kind_vanaf: float,
) -> bool:
    """Kan volgens de wet toeslagpartner zijn: volwassen, met een minderjarige op het adres; een kind pas vanaf 27."""
    return (
        not heeft_partner
        and minderjarigen > 0
        and min(leeftijd_op_maanddag, leeftijd_op_maanddag_aanvrager) >= minimum_zorgtoeslag_leeftijd
        and (
            is_medebewoner
            or (
                is_kind
                and min(leeftijd_op_1_januari, leeftijd_op_1_januari_aanvrager) >= toeslagpartner_ouder_en_kind_vanaf
            )
        )
    )


@stap("Awir art. 3 lid 2 onder e en lid 5 onder a", "ja/nee", grootheid="kan_toeslagpartner_zijn", vanaf="2025-01-01")
def kan_toeslagpartner_zijn_vanaf_2025(
    is_medebewoner: bool,
    heeft_partner: bool,
    minderjarigen: float,
    leeftijd_op_maanddag: float,
    leeftijd_op_maanddag_aanvrager: float,
    minimum_zorgtoeslag_leeftijd: float,
) -> bool:
    """Kan volgens de wet toeslagpartner zijn: volwassen, geen ouder en kind, met een minderjarige op het adres."""
    return (
        not heeft_partner
        and minderjarigen > 0
        and is_medebewoner
        and min(leeftijd_op_maanddag, leeftijd_op_maanddag_aanvrager) >= minimum_zorgtoeslag_leeftijd
    )


@stap("Wzt art. 1 lid 1 onder c", "ja/nee")
def is_verzekerde_volwassene(verzekerd: bool, leeftijd_op_maanddag: float, minimum_zorgtoeslag_leeftijd: float) -> bool:
    """Is verzekerd, en 18 jaar of ouder op de eerste dag van de maand."""
    return verzekerd and leeftijd_op_maanddag >= minimum_zorgtoeslag_leeftijd


@stap("Wzt art. 1 en art. 2 lid 4", "ja/nee")
def is_verzekerde(is_aanvrager: bool, is_toeslagpartner: bool, is_verzekerde_volwassene: bool) -> bool:
    """Is aanvrager of toeslagpartner, met een eigen zorgverzekering."""
    return (is_aanvrager or is_toeslagpartner) and is_verzekerde_volwassene


@stap("Wht art. 13 lid 1 onder b", "ja/nee")
def voorbij_jongerengrens(
    is_kind: bool, leeftijd_op_maanddag: float, arbeidsbeperking: bool, jongeren_leeftijdsgrens: float
) -> bool:
    """De huurgrens voor jongeren geldt niet bij deze persoon: een kind, niet jong meer, of met een arbeidsbeperking."""
    return is_kind or arbeidsbeperking or leeftijd_op_maanddag >= jongeren_leeftijdsgrens


@stap("Awir art. 7 lid 3", "euro")
def vermogen_als_toeslagpartner(toeslagpartner: bool, vermogen_van_medebewoner: float) -> float:
    """Vermogen van deze persoon dat bij dat van de aanvrager telt: van wie volgens de wet toeslagpartner is."""
    return vermogen_van_medebewoner if toeslagpartner else 0


@stap("Awir art. 7 lid 4", "euro")
def vermogen_als_medebewoner(toeslagpartner: bool, vermogen_van_medebewoner: float) -> float:
    """Vermogen van deze persoon dat apart telt, als medebewoner."""
    return 0 if toeslagpartner else vermogen_van_medebewoner


# -- kinderen ----------------------------------------------------------------------------------------------------------


@stap("Wet IB 2001 art. 8.14a lid 1 onder b", "ja/nee")
def is_kind_voor_combinatiekorting(
    is_kind: bool,
    leeftijd_op_1_januari: float,
    combinatiekorting_kind_jonger_dan: float,
    maanden_in_huishouden: float,
    combinatiekorting_maanden_in_huishouden: float,
) -> bool:
    """Is een kind voor wie de combinatiekorting geldt: jong genoeg op 1 januari en een half jaar in huis."""
    return (
        is_kind
        and leeftijd_op_1_januari < combinatiekorting_kind_jonger_dan
        and maanden_in_huishouden >= combinatiekorting_maanden_in_huishouden
    )


@stap("AKW art. 11 en 12", "ja/nee")
def is_kinderbijslagkind_0_5(is_kind: bool, leeftijd_op_kwartaaldag: float, kinderbijslag_midden_vanaf: float) -> bool:
    """Krijgt het laagste bedrag aan kinderbijslag, naar de leeftijd op de eerste dag van het kwartaal."""
    return is_kind and leeftijd_op_kwartaaldag >= 0 and leeftijd_op_kwartaaldag < kinderbijslag_midden_vanaf


@stap("AKW art. 11 en 12", "ja/nee")
def is_kinderbijslagkind_6_11(
    is_kind: bool, leeftijd_op_kwartaaldag: float, kinderbijslag_midden_vanaf: float, kinderbijslag_hoog_vanaf: float
) -> bool:
    """Krijgt het middelste bedrag aan kinderbijslag, naar de leeftijd op de eerste dag van het kwartaal."""
    return (
        is_kind
        and leeftijd_op_kwartaaldag >= kinderbijslag_midden_vanaf
        and leeftijd_op_kwartaaldag < kinderbijslag_hoog_vanaf
    )


@stap("AKW art. 7, 11 en 12", "ja/nee")
def is_kinderbijslagkind_12_17(
    is_kind: bool, leeftijd_op_kwartaaldag: float, kinderbijslag_hoog_vanaf: float, kinderbijslag_tot: float
) -> bool:
    """Krijgt het hoogste bedrag aan kinderbijslag, naar de leeftijd op de eerste dag van het kwartaal."""
    return (
        is_kind and leeftijd_op_kwartaaldag >= kinderbijslag_hoog_vanaf and leeftijd_op_kwartaaldag < kinderbijslag_tot
    )


@stap("Wkb art. 2 lid 1 en 11", "ja/nee")
def is_kgb_kind(is_kind: bool, leeftijd_op_maanddag: float, kgb_tot: float) -> bool:
    """Is een kind voor wie kindgebonden budget telt, naar de leeftijd op de eerste dag van de maand."""
    return is_kind and leeftijd_op_maanddag >= 0 and leeftijd_op_maanddag < kgb_tot


@stap("Wkb art. 2 lid 3-5", "ja/nee")
def is_kgb_kind_12_15(
    is_kind: bool, leeftijd_op_maanddag: float, kgb_opslag_vanaf: float, kgb_hoge_opslag_vanaf: float
) -> bool:
    """Geeft de opslag op het kindgebonden budget voor 12 tot en met 15 jaar."""
    return is_kind and leeftijd_op_maanddag >= kgb_opslag_vanaf and leeftijd_op_maanddag < kgb_hoge_opslag_vanaf


@stap("Wkb art. 2 lid 3-5", "ja/nee")
def is_kgb_kind_16_17(is_kind: bool, leeftijd_op_maanddag: float, kgb_hoge_opslag_vanaf: float, kgb_tot: float) -> bool:
    """Geeft de opslag op het kindgebonden budget voor 16 en 17 jaar."""
    return is_kind and leeftijd_op_maanddag >= kgb_hoge_opslag_vanaf and leeftijd_op_maanddag < kgb_tot


@stap("Awir art. 7 lid 6", "ja/nee")
def is_kind_met_vrijstelling(
    is_kind: bool, leeftijd_op_1_januari: float, vrijstelling_kind_leeftijdsgrens: float
) -> bool:
    """Is een kind dat op 1 januari nog geen 23 was: het inkomen telt alleen boven de vrijstelling."""
    return is_kind and leeftijd_op_1_januari < vrijstelling_kind_leeftijdsgrens


# -- bijstand ----------------------------------------------------------------------------------------------------------


@stap("Participatiewet art. 19a en 22a", "ja/nee")
def is_kostendeler(
    is_aanvrager: bool, is_partner: bool, kostendeler: bool, leeftijd: float, kostendeler_leeftijdsgrens: float
) -> bool:
    """Deelt de kosten van het wonen, naast aanvrager en partner; een student of kamerhuurder niet."""
    return not is_aanvrager and not is_partner and kostendeler and leeftijd >= kostendeler_leeftijdsgrens


@stap("Participatiewet art. 21 en 22", "ja/nee")
def is_volwassene_met_aow(is_aanvrager: bool, is_partner: bool, aow_bereikt: bool) -> bool:
    """Is aanvrager of partner en heeft de AOW-leeftijd bereikt."""
    return (is_aanvrager or is_partner) and aow_bereikt


@stap("Participatiewet art. 24", "ja/nee")
def is_bijstandsgerechtigd(is_aanvrager: bool, is_partner: bool, recht_op_bijstand: bool) -> bool:
    """Is aanvrager of partner en heeft recht op bijstand."""
    return (is_aanvrager or is_partner) and recht_op_bijstand


@stap("Participatiewet art. 24", "ja/nee")
def is_rechthebbende_met_aow(is_bijstandsgerechtigd: bool, aow_bereikt: bool) -> bool:
    """Heeft recht op bijstand en heeft de AOW-leeftijd bereikt."""
    return is_bijstandsgerechtigd and aow_bereikt


@stap("Participatiewet art. 20 en 22a", "ja/nee")
def is_jonge_volwassene(
    is_aanvrager: bool, is_partner: bool, leeftijd: float, bijstand_jongeren_leeftijdsgrens: float
) -> bool:
    """Is aanvrager of partner en nog geen 21 jaar."""
    return (is_aanvrager or is_partner) and leeftijd < bijstand_jongeren_leeftijdsgrens


@stap("Participatiewet art. 20", "ja/nee")
def is_jong_in_de_bijstand(is_bijstandsgerechtigd: bool, is_jonge_volwassene: bool) -> bool:
    """Heeft recht op bijstand en valt onder de norm voor 18 tot en met 20 jaar."""
    return is_bijstandsgerechtigd and is_jonge_volwassene


@stap("Participatiewet art. 20 lid 3", "ja/nee")
def is_jong_zonder_steun(is_jong_in_de_bijstand: bool, zonder_steun_ouders: bool) -> bool:
    """Is 18 tot en met 20 jaar en kan niet terugvallen op ouders."""
    return is_jong_in_de_bijstand and zonder_steun_ouders


# -- het budget --------------------------------------------------------------------------------------------------------


@stap("begroting", "ja/nee")
def telt_in_budget(
    is_aanvrager: bool,
    is_partner: bool,
    is_kind: bool,
    in_budget: bool,
    leeftijd: float,
    minimum_zorgtoeslag_leeftijd: float,
) -> bool:
    """Hoort bij dit budget: aanvrager, partner, kinderen onder de 18, en wie van de anderen is aangewezen."""
    return is_aanvrager or is_partner or in_budget or (is_kind and leeftijd < minimum_zorgtoeslag_leeftijd)


@stap("begroting", "ja/nee")
def telt_in_netto(is_aanvrager: bool, is_partner: bool, in_budget: bool) -> bool:
    """Het netto inkomen telt in dit budget: van aanvrager, partner en wie van de anderen is aangewezen."""
    return is_aanvrager or is_partner or in_budget


@stap("Zvw art. 2 en 16 lid 2", "ja/nee")
def betaalt_zorgpremie(telt_in_budget: bool, is_verzekerde_volwassene: bool) -> bool:
    """Betaalt zorgpremie die in dit budget telt: verzekerd en 18 jaar of ouder op de eerste dag van de maand."""
    return telt_in_budget and is_verzekerde_volwassene


@stap("AWR art. 5a", "ja/nee")
def is_een_van_een_paar(is_aanvrager: bool, is_partner: bool, heeft_partner: bool) -> bool:
    """Is aanvrager of partner van een paar."""
    return heeft_partner and (is_aanvrager or is_partner)


# -- de norm -----------------------------------------------------------------------------------------------------------


@stap("begroting", "ja/nee")
def telt_als_volwassene_in_norm(
    telt_in_budget: bool, is_aanvrager: bool, is_partner: bool, leeftijd: float, minimum_zorgtoeslag_leeftijd: float
) -> bool:
    """Telt in de norm als volwassene: aanvrager, partner, en wie van 18 jaar of ouder in dit budget telt."""
    return telt_in_budget and (is_aanvrager or is_partner or leeftijd >= minimum_zorgtoeslag_leeftijd)


@stap("begroting", "ja/nee")
def telt_als_jong_kind_in_norm(
    telt_in_budget: bool, is_aanvrager: bool, is_partner: bool, leeftijd: float, tiener_vanaf: float
) -> bool:
    """Telt in de norm als kind tot en met 12 jaar."""
    return telt_in_budget and not is_aanvrager and not is_partner and leeftijd < tiener_vanaf


@stap("begroting", "ja/nee")
def telt_als_tiener_in_norm(
    telt_in_budget: bool,
    is_aanvrager: bool,
    is_partner: bool,
    leeftijd: float,
    tiener_vanaf: float,
    minimum_zorgtoeslag_leeftijd: float,
) -> bool:
    """Telt in de norm als kind van 13 tot en met 17 jaar."""
    return (
        telt_in_budget
        and not is_aanvrager
        and not is_partner
        and leeftijd >= tiener_vanaf
        and leeftijd < minimum_zorgtoeslag_leeftijd
    )


@stap("Huishoudboekjes sociale huur", "ja/nee")
def is_kind_van_de_bijlage(telt_als_jong_kind_in_norm: bool, leeftijd: float, bijlage_kind_vanaf: float) -> bool:
    """Is een kind van een leeftijd waarvoor de bijlage van 2021 een bedrag heeft."""
    return telt_als_jong_kind_in_norm and leeftijd >= bijlage_kind_vanaf
