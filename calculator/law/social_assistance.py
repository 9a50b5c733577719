"""Bijstand (Participatiewet art. 20-22a): de netto norm van een huishouden, als voorstel voor het inkomen."""

from calculator.rules.rounding import hele_euros_rekenkundig, op_centen
from calculator.rules.rule import Bedragen, stap


@stap("Participatiewet art. 21 en 22", "euro per maand")
def bijstandsnorm_voor_een_paar_per_maand(
    aanvrager_of_partner_aow_bereikt: bool, bijstandsnormen_paar: Bedragen
) -> float:
    """Bijstandsnorm voor een paar, netto met vakantietoeslag."""
    return bijstandsnormen_paar[aanvrager_of_partner_aow_bereikt]


@stap("Participatiewet art. 21 en 22", "euro per maand")
def bijstandsnorm_zonder_kostendelers_per_maand(
    heeft_partner: bool,
    aanvrager_of_partner_aow_bereikt: bool,
    bijstandsnormen_alleenstaande: Bedragen,
    bijstandsnorm_voor_een_paar_per_maand: float,
) -> float:
    """Bijstandsnorm zonder kostendelende medebewoners, netto met vakantietoeslag."""
    return (
        bijstandsnorm_voor_een_paar_per_maand
        if heeft_partner
        else bijstandsnormen_alleenstaande[aanvrager_of_partner_aow_bereikt]
    )


@stap("Participatiewet art. 22a lid 1", "euro per maand")
def kostendelersnorm_per_persoon_per_maand(
    heeft_partner: bool,
    jonge_volwassenen: float,
    aantal_kostendelers: float,
    bijstandsnorm_voor_een_paar_per_maand: float,
    kostendelersnorm_vast_deel: float,
    kostendelersnorm_deel_per_persoon: float,
) -> float:
    """Kostendelersnorm per persoon: (40% + 30% per kostendeler) gedeeld door hun aantal, van de norm voor een paar.

    The partner counts as one of them unless 18 to 20, with a right to bijstand or without.
    """
    return (
        (
            kostendelersnorm_vast_deel
            + ((2 if heeft_partner else 1) - jonge_volwassenen + aantal_kostendelers)
            * kostendelersnorm_deel_per_persoon
        )
        / max(1, (2 if heeft_partner else 1) - jonge_volwassenen + aantal_kostendelers)
        * bijstandsnorm_voor_een_paar_per_maand
    )


@stap("Participatiewet art. 20 lid 2, art. 22a lid 3 onder a", "euro per maand")
def toeslag_jong_paar_met_kind_per_maand(
    kinderen_onder_18: float, bijstand_jongeren_kinddeel: float, bijstandsnorm_paar: float
) -> float:
    """Wat de norm van een paar met iemand van 18 tot en met 20 jaar door een kind hoger is."""
    return op_centen(bijstand_jongeren_kinddeel * bijstandsnorm_paar) if kinderen_onder_18 > 0 else 0


@stap("Participatiewet art. 20 lid 1 en 2, art. 22a lid 3", "euro per maand")
def norm_van_een_volwassene_per_maand(
    aantal_kostendelers: float,
    kostendelersnorm_per_persoon_per_maand: float,
    bijstand_jongeren_partnerdeel: float,
    bijstandsnorm_paar: float,
) -> float:
    """Deel voor wie 21 jaar of ouder is, naast een partner van 18 tot en met 20 jaar."""
    return (
        op_centen(kostendelersnorm_per_persoon_per_maand)
        if aantal_kostendelers > 0
        else op_centen(bijstand_jongeren_partnerdeel * bijstandsnorm_paar)
    )


@stap("Participatiewet art. 20 lid 1 en 2, art. 22a lid 3", "euro per maand")
def jongerennorm_per_maand(
    heeft_partner: bool,
    jongeren_in_de_bijstand: float,
    bijstandsnorm_18_20: float,
    norm_van_een_volwassene_per_maand: float,
    toeslag_jong_paar_met_kind_per_maand: float,
) -> float:
    """Norm van wie 18 tot en met 20 jaar is, of van een paar met zo iemand."""
    return (
        bijstandsnorm_18_20
        if not heeft_partner
        else jongeren_in_de_bijstand * bijstandsnorm_18_20
        + (2 - jongeren_in_de_bijstand) * norm_van_een_volwassene_per_maand
        + toeslag_jong_paar_met_kind_per_maand
    )


@stap("Participatiewet art. 24", "euro per maand")
def norm_naast_een_partner_zonder_recht_per_maand(
    jongeren_in_de_bijstand: float,
    bijstandsnorm_18_20: float,
    toeslag_jong_paar_met_kind_per_maand: float,
    aantal_kostendelers: float,
    kostendelersnorm_per_persoon_per_maand: float,
    bijstand_jongeren_partnerdeel: float,
    rechthebbende_aow_bereikt: bool,
    bijstandsnormen_paar: Bedragen,
) -> float:
    """Norm van wie een partner zonder recht heeft: de helft van die van een paar van de eigen leeftijd."""
    return (
        op_centen((2 * bijstandsnorm_18_20 + toeslag_jong_paar_met_kind_per_maand) / 2)
        if jongeren_in_de_bijstand > 0
        else op_centen(kostendelersnorm_per_persoon_per_maand)
        if aantal_kostendelers > 0
        else op_centen(bijstand_jongeren_partnerdeel * bijstandsnormen_paar[rechthebbende_aow_bereikt])
    )


@stap(
    "Participatiewet art. 24a",
    "euro per maand",
    grootheid="ophoging_kind_en_partner_zonder_recht_per_maand",
    tot_en_met="2025-12-31",
)
def ophoging_kind_en_partner_zonder_recht_per_maand_tot_en_met_2025() -> float:
    """Ophoging voor wie een kind heeft en een partner zonder recht op bijstand: nog niet in de norm."""
    return 0


@stap(
    "Participatiewet art. 24a",
    "euro per maand",
    grootheid="ophoging_kind_en_partner_zonder_recht_per_maand",
    vanaf="2026-01-01",
)
def ophoging_kind_en_partner_zonder_recht_per_maand_vanaf_2026(
    kinderen_onder_18: float, kgb_alleenstaande_ouderkop: float
) -> float:
    """Ophoging voor wie een kind heeft en een partner zonder recht: een twaalfde van de alleenstaande-ouderkop."""
    return op_centen(kgb_alleenstaande_ouderkop / 12) if kinderen_onder_18 > 0 else 0


@stap(
    "Participatiewet art. 20 lid 3",
    "euro per maand",
    grootheid="toeslag_zonder_steun_per_maand",
    tot_en_met="2025-12-31",
)
def toeslag_zonder_steun_per_maand_tot_en_met_2025() -> float:
    """Toeslag voor 18 tot en met 20 jaar zonder ouders om op terug te vallen: nog niet in de norm."""
    return 0


@stap("Participatiewet art. 20 lid 3", "euro per maand", grootheid="toeslag_zonder_steun_per_maand", vanaf="2026-01-01")
def toeslag_zonder_steun_per_maand_vanaf_2026(
    jongeren_zonder_steun: float, bijstand_toeslag_zonder_steun_ouders: float
) -> float:
    """Toeslag voor 18 tot en met 20 jaar zonder ouders om op terug te vallen."""
    return jongeren_zonder_steun * bijstand_toeslag_zonder_steun_ouders if jongeren_zonder_steun > 0 else 0


@stap("Participatiewet art. 20 lid 4", "euro per maand")
def hoogste_jongerennorm_per_maand(
    heeft_partner: bool,
    bijstandsgerechtigden: float,
    bijstand_jongeren_partnerdeel: float,
    bijstandsnorm_alleenstaande: float,
    bijstandsnorm_paar: float,
) -> float:
    """Norm van wie 21 jaar of ouder is in dezelfde situatie: meer wordt de norm met de toeslag niet."""
    return (
        bijstandsnorm_alleenstaande
        if not heeft_partner
        else bijstandsnorm_paar
        if bijstandsgerechtigden == 2
        else op_centen(bijstand_jongeren_partnerdeel * bijstandsnorm_paar)
    )


@stap("Participatiewet art. 19a-24a", "euro per maand")
def bijstandsnorm_per_maand(
    heeft_partner: bool,
    bijstandsgerechtigden: float,
    jongeren_in_de_bijstand: float,
    aantal_kostendelers: float,
    jongerennorm_per_maand: float,
    norm_naast_een_partner_zonder_recht_per_maand: float,
    ophoging_kind_en_partner_zonder_recht_per_maand: float,
    toeslag_zonder_steun_per_maand: float,
    hoogste_jongerennorm_per_maand: float,
    bijstandsnorm_zonder_kostendelers_per_maand: float,
    kostendelersnorm_per_persoon_per_maand: float,
) -> float:
    """Bijstandsnorm van aanvrager en partner samen, netto met vakantietoeslag."""
    return op_centen(
        0
        if bijstandsgerechtigden == 0
        else (
            min(
                norm_naast_een_partner_zonder_recht_per_maand + toeslag_zonder_steun_per_maand,
                hoogste_jongerennorm_per_maand,
            )
            if jongeren_in_de_bijstand > 0
            else norm_naast_een_partner_zonder_recht_per_maand
        )
        + ophoging_kind_en_partner_zonder_recht_per_maand
        if heeft_partner and bijstandsgerechtigden == 1
        else min(jongerennorm_per_maand + toeslag_zonder_steun_per_maand, hoogste_jongerennorm_per_maand)
        if jongeren_in_de_bijstand > 0
        else (2 if heeft_partner else 1) * kostendelersnorm_per_persoon_per_maand
        if aantal_kostendelers > 0
        else bijstandsnorm_zonder_kostendelers_per_maand
    )


@stap("begroting", "percentage")
def percentage_bijstandsnorm(netto_inkomen_per_maand: float, bijstandsnorm_per_maand: float) -> float:
    """Netto inkomen als percentage van de bijstandsnorm, een wettelijk bedrag en geen budgetnorm; zonder toeslagen."""
    return (
        hele_euros_rekenkundig(1000 * netto_inkomen_per_maand / max(1, bijstandsnorm_per_maand)) / 10
        if bijstandsnorm_per_maand > 0
        else 0
    )
