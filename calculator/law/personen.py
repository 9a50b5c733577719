"""Wie telt als wat: de feiten van een persoon waar regelingen naar kijken, elk met zijn eigen grens."""

from calculator.rules.rule import stap


@stap("AOW art. 7a", "ja/nee")
def aow_bereikt(
    aow_is_opgegeven: bool,
    aow_opgegeven: bool,
    leeftijd_in_maanden: float,
    aow_leeftijd_jaren: float,
    aow_leeftijd_maanden: float,
) -> bool:
    """Heeft de AOW-leeftijd bereikt: zoals opgegeven, anders naar de leeftijd op de peildatum."""
    return aow_opgegeven if aow_is_opgegeven else leeftijd_in_maanden >= 12 * aow_leeftijd_jaren + aow_leeftijd_maanden


@stap("Wht art. 13 lid 1 onder b", "ja/nee")
def voorbij_jongerengrens(
    is_kind: bool, leeftijd: float, arbeidsbeperking: bool, jongeren_leeftijdsgrens: float
) -> bool:
    """De huurgrens voor jongeren geldt niet bij deze persoon: een kind, niet jong meer, of met een arbeidsbeperking."""
    return is_kind or arbeidsbeperking or leeftijd >= jongeren_leeftijdsgrens


@stap("Wet IB 2001 art. 8.14a", "ja/nee")
def is_kind_voor_combinatiekorting(is_kind: bool, leeftijd: float, combinatiekorting_kind_jonger_dan: float) -> bool:
    """Is een kind voor wie de combinatiekorting geldt."""
    return is_kind and leeftijd < combinatiekorting_kind_jonger_dan


@stap("AKW art. 12", "ja/nee")
def is_kinderbijslagkind_0_5(is_kind: bool, leeftijd: float, kinderbijslag_midden_vanaf: float) -> bool:
    """Krijgt het laagste bedrag aan kinderbijslag."""
    return is_kind and leeftijd < kinderbijslag_midden_vanaf


@stap("AKW art. 12", "ja/nee")
def is_kinderbijslagkind_6_11(
    is_kind: bool, leeftijd: float, kinderbijslag_midden_vanaf: float, kinderbijslag_hoog_vanaf: float
) -> bool:
    """Krijgt het middelste bedrag aan kinderbijslag."""
    return is_kind and leeftijd >= kinderbijslag_midden_vanaf and leeftijd < kinderbijslag_hoog_vanaf


@stap("AKW art. 7 en 12", "ja/nee")
def is_kinderbijslagkind_12_17(
    is_kind: bool, leeftijd: float, kinderbijslag_hoog_vanaf: float, kinderbijslag_tot: float
) -> bool:
    """Krijgt het hoogste bedrag aan kinderbijslag."""
    return is_kind and leeftijd >= kinderbijslag_hoog_vanaf and leeftijd < kinderbijslag_tot


@stap("Wkb art. 2 lid 1", "ja/nee")
def is_kgb_kind(is_kind: bool, leeftijd: float, kgb_tot: float) -> bool:
    """Is een kind voor wie kindgebonden budget telt."""
    return is_kind and leeftijd < kgb_tot


@stap("Wkb art. 2 lid 3-5", "ja/nee")
def is_kgb_kind_12_15(is_kind: bool, leeftijd: float, kgb_opslag_vanaf: float, kgb_hoge_opslag_vanaf: float) -> bool:
    """Geeft de opslag op het kindgebonden budget voor 12 tot en met 15 jaar."""
    return is_kind and leeftijd >= kgb_opslag_vanaf and leeftijd < kgb_hoge_opslag_vanaf


@stap("Wkb art. 2 lid 3-5", "ja/nee")
def is_kgb_kind_16_17(is_kind: bool, leeftijd: float, kgb_hoge_opslag_vanaf: float, kgb_tot: float) -> bool:
    """Geeft de opslag op het kindgebonden budget voor 16 en 17 jaar."""
    return is_kind and leeftijd >= kgb_hoge_opslag_vanaf and leeftijd < kgb_tot


@stap("Participatiewet art. 19a en 22a", "ja/nee")
def is_kostendeler(is_aanvrager: bool, is_partner: bool, leeftijd: float, kostendeler_leeftijdsgrens: float) -> bool:
    """Deelt de kosten van het wonen, naast aanvrager en partner."""
    return not is_aanvrager and not is_partner and leeftijd >= kostendeler_leeftijdsgrens


@stap("Participatiewet art. 21 en 22", "ja/nee")
def is_volwassene_met_aow(is_aanvrager: bool, is_partner: bool, aow_bereikt: bool) -> bool:
    """Is aanvrager of partner en heeft de AOW-leeftijd bereikt."""
    return (is_aanvrager or is_partner) and aow_bereikt


@stap("Participatiewet art. 20", "ja/nee")
def is_jong_in_de_bijstand(
    is_aanvrager: bool, is_partner: bool, leeftijd: float, bijstand_jongeren_leeftijdsgrens: float
) -> bool:
    """Is aanvrager of partner en valt onder de bijstandsnorm voor jongeren."""
    return (is_aanvrager or is_partner) and leeftijd < bijstand_jongeren_leeftijdsgrens


@stap("Zvw art. 16 lid 2", "ja/nee")
def betaalt_zorgpremie(
    is_aanvrager: bool, is_partner: bool, is_kind: bool, leeftijd: float, minimum_zorgtoeslag_leeftijd: float
) -> bool:
    """Betaalt zorgpremie die in dit budget telt: aanvrager, partner of kind van 18 jaar of ouder."""
    return (is_aanvrager or is_partner or is_kind) and leeftijd >= minimum_zorgtoeslag_leeftijd


@stap("begroting", "ja/nee")
def telt_in_budget(is_aanvrager: bool, is_partner: bool, is_kind: bool) -> bool:
    """Het geld van deze persoon hoort bij dit budget: niet dat van een medebewoner."""
    return is_aanvrager or is_partner or is_kind


@stap("AWR art. 5a", "ja/nee")
def is_een_van_een_paar(is_aanvrager: bool, is_partner: bool, heeft_partner: bool) -> bool:
    """Is aanvrager of partner van een paar."""
    return heeft_partner and (is_aanvrager or is_partner)
