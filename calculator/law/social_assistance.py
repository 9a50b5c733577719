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
    heeft_partner: bool,
    aantal_kostendelers: float,
    bijstandsnorm_voor_een_paar_per_maand: float,
    kostendelersnorm_vast_deel: float,
    kostendelersnorm_deel_per_persoon: float,
) -> float:
    """Kostendelersnorm per persoon: (40% + 30% per kostendeler) gedeeld door hun aantal, van de norm voor een paar."""
    return (
        (
            kostendelersnorm_vast_deel
            + ((2 if heeft_partner else 1) + aantal_kostendelers) * kostendelersnorm_deel_per_persoon
        )
        / ((2 if heeft_partner else 1) + aantal_kostendelers)
        * bijstandsnorm_voor_een_paar_per_maand
    )


@stap("Participatiewet art. 20", "ja/nee")
def jongerennorm_geldt(heeft_partner: bool, jongeren_van_18_tot_21: float, aantal_kinderen: float) -> bool:
    """De lage norm van 18 tot en met 20 jaar geldt: een alleenstaande, of een paar dat allebei jong is zonder kind."""
    return jongeren_van_18_tot_21 == 2 and aantal_kinderen == 0 if heeft_partner else jongeren_van_18_tot_21 == 1


@stap("Participatiewet art. 19a-22a", "euro per maand")
def bijstandsnorm_per_maand(
    heeft_partner: bool,
    jongerennorm_geldt: bool,
    aantal_kostendelers: float,
    bijstandsnorm_18_20: float,
    bijstandsnorm_zonder_kostendelers_per_maand: float,
    kostendelersnorm_per_persoon_per_maand: float,
) -> float:
    """Bijstandsnorm van aanvrager en partner samen, netto met vakantietoeslag."""
    return op_centen(
        (2 if heeft_partner else 1) * bijstandsnorm_18_20
        if jongerennorm_geldt
        else (2 if heeft_partner else 1) * kostendelersnorm_per_persoon_per_maand
        if aantal_kostendelers > 0
        else bijstandsnorm_zonder_kostendelers_per_maand
    )
