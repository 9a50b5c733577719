"""Bijstand (Participatiewet art. 20-22a): de netto norm van een huishouden, als voorstel voor het inkomen."""

from calculator.rules.rounding import op_centen
from calculator.rules.rule import stap


@stap("Participatiewet art. 21 en 22", "euro per maand")
def bijstandsnorm_zonder_kostendelers_per_maand(
    heeft_partner: bool,
    aanvrager_of_partner_aow_bereikt: bool,
    bijstandsnorm_alleenstaande: float,
    bijstandsnorm_paar: float,
    bijstandsnorm_alleenstaande_aow: float,
    bijstandsnorm_paar_aow: float,
) -> float:
    """Bijstandsnorm zonder kostendelende medebewoners, netto met vakantietoeslag."""
    return (
        (bijstandsnorm_paar_aow if aanvrager_of_partner_aow_bereikt else bijstandsnorm_paar)
        if heeft_partner
        else (bijstandsnorm_alleenstaande_aow if aanvrager_of_partner_aow_bereikt else bijstandsnorm_alleenstaande)
    )


@stap("Participatiewet art. 22a", "euro per maand")
def kostendelersnorm_per_persoon_per_maand(
    heeft_partner: bool,
    aantal_kostendelers: float,
    aanvrager_of_partner_aow_bereikt: bool,
    bijstandsnorm_paar: float,
    bijstandsnorm_paar_aow: float,
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
        * (bijstandsnorm_paar_aow if aanvrager_of_partner_aow_bereikt else bijstandsnorm_paar)
    )


@stap("Participatiewet art. 20", "ja/nee")
def jongerennorm_geldt(
    leeftijd_aanvrager: float, leeftijd_partner: float, aantal_kinderen: float, bijstand_jongeren_leeftijdsgrens: float
) -> bool:
    """De lage norm van 18 tot en met 20 jaar geldt: een alleenstaande, of een paar dat allebei jong is zonder kind."""
    return leeftijd_aanvrager < bijstand_jongeren_leeftijdsgrens and (
        leeftijd_partner == 0 or (leeftijd_partner < bijstand_jongeren_leeftijdsgrens and aantal_kinderen == 0)
    )


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
