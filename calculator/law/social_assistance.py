"""Bijstand (Participatiewet art. 20-22a): de netto norm van een huishouden, als voorstel voor het inkomen."""

from calculator.rules.rounding import op_centen
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


@stap("Participatiewet art. 22a", "euro per maand")
def kostendelersnorm_per_persoon_per_maand(
    bijstandsgerechtigden: float,
    jongeren_in_de_bijstand: float,
    heeft_partner: bool,
    aantal_kostendelers: float,
    bijstandsnorm_voor_een_paar_per_maand: float,
    kostendelersnorm_vast_deel: float,
    kostendelersnorm_deel_per_persoon: float,
) -> float:
    """Kostendelersnorm per persoon: (40% + 30% per kostendeler) gedeeld door hun aantal, van de norm voor een paar.

    The partner counts as one of them unless 18 to 20.
    """
    return (
        (
            kostendelersnorm_vast_deel
            + ((2 if heeft_partner else 1) - jongeren_in_de_bijstand + aantal_kostendelers)
            * kostendelersnorm_deel_per_persoon
        )
        / max(1, (2 if heeft_partner else 1) - jongeren_in_de_bijstand + aantal_kostendelers)
        * bijstandsnorm_voor_een_paar_per_maand
        if bijstandsgerechtigden > 0
        else 0
    )


@stap("Participatiewet art. 20 lid 2", "euro per maand")
def toeslag_jong_paar_met_kind_per_maand(
    heeft_partner: bool,
    bijstandsgerechtigden: float,
    kinderen_onder_18: float,
    bijstand_jongeren_kinddeel: float,
    bijstandsnorm_voor_een_paar_per_maand: float,
) -> float:
    """Wat de norm van een paar met iemand van 18 tot en met 20 jaar door een kind hoger is."""
    return (
        op_centen(bijstand_jongeren_kinddeel * bijstandsnorm_voor_een_paar_per_maand)
        if heeft_partner and bijstandsgerechtigden == 2 and kinderen_onder_18 > 0
        else 0
    )


@stap("Participatiewet art. 20 lid 1 en 2, art. 22a lid 3, art. 24", "euro per maand")
def norm_van_een_volwassene_per_maand(
    aantal_kostendelers: float,
    kostendelersnorm_per_persoon_per_maand: float,
    bijstand_jongeren_partnerdeel: float,
    bijstandsnorm_voor_een_paar_per_maand: float,
) -> float:
    """Deel voor wie 21 jaar of ouder is, naast een partner van 18 tot en met 20 jaar of zonder recht op bijstand."""
    return (
        op_centen(kostendelersnorm_per_persoon_per_maand)
        if aantal_kostendelers > 0
        else op_centen(bijstand_jongeren_partnerdeel * bijstandsnorm_voor_een_paar_per_maand)
    )


@stap(
    "Participatiewet art. 20 lid 3",
    "euro per maand",
    grootheid="toeslag_zonder_steun_per_maand",
    tot_en_met="2026-06-30",
)
def toeslag_zonder_steun_per_maand_tot_en_met_juni_2026() -> float:
    """Toeslag voor 18 tot en met 20 jaar zonder ouders om op terug te vallen: nog niet in de norm."""
    return 0


@stap("Participatiewet art. 20 lid 3", "euro per maand", grootheid="toeslag_zonder_steun_per_maand", vanaf="2026-07-01")
def toeslag_zonder_steun_per_maand_vanaf_juli_2026(
    jongeren_zonder_steun: float, bijstand_toeslag_zonder_steun_ouders: float
) -> float:
    """Toeslag voor 18 tot en met 20 jaar zonder ouders om op terug te vallen."""
    return jongeren_zonder_steun * bijstand_toeslag_zonder_steun_ouders if jongeren_zonder_steun > 0 else 0


@stap("Participatiewet art. 19a-24", "euro per maand")
def bijstandsnorm_per_maand(
    heeft_partner: bool,
    bijstandsgerechtigden: float,
    jongeren_in_de_bijstand: float,
    aantal_kostendelers: float,
    bijstandsnorm_18_20: float,
    norm_van_een_volwassene_per_maand: float,
    toeslag_jong_paar_met_kind_per_maand: float,
    toeslag_zonder_steun_per_maand: float,
    bijstandsnorm_zonder_kostendelers_per_maand: float,
    kostendelersnorm_per_persoon_per_maand: float,
) -> float:
    """Bijstandsnorm van aanvrager en partner samen, netto met vakantietoeslag."""
    return op_centen(
        (
            jongeren_in_de_bijstand * bijstandsnorm_18_20
            + (
                (bijstandsgerechtigden - jongeren_in_de_bijstand) * norm_van_een_volwassene_per_maand
                if heeft_partner
                else 0
            )
            + (toeslag_jong_paar_met_kind_per_maand if aantal_kostendelers == 0 or jongeren_in_de_bijstand == 2 else 0)
            + toeslag_zonder_steun_per_maand
        )
        if jongeren_in_de_bijstand > 0 or (heeft_partner and bijstandsgerechtigden < 2)
        else (2 if heeft_partner else 1) * kostendelersnorm_per_persoon_per_maand
        if aantal_kostendelers > 0
        else bijstandsnorm_zonder_kostendelers_per_maand
        if bijstandsgerechtigden > 0
        else 0
    )
