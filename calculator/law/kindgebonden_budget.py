"""Kindgebonden budget (Wet op het kindgebonden budget). Rounded per month as the official Proefberekening does."""

from calculator.rules.rounding import hele_euros_rekenkundig, voorschot_in_hele_euros
from calculator.rules.rule import Bedragen, stap


@stap("Wkb art. 2 lid 2", "euro per jaar")
def kgb_basisbedrag_per_jaar(
    kinderen_onder_18: float,
    kgb_een_kind: float,
    kgb_twee_kinderen: float,
    kgb_drie_kinderen: float,
    kgb_volgend_kind: float,
) -> float:
    """Basisbedrag van het kindgebonden budget, naar het aantal kinderen."""
    return (
        0
        if kinderen_onder_18 == 0
        else kgb_een_kind
        if kinderen_onder_18 == 1
        else kgb_twee_kinderen
        if kinderen_onder_18 == 2
        else kgb_drie_kinderen + (kinderen_onder_18 - 3) * kgb_volgend_kind
    )


@stap("Wkb art. 2 lid 3-6", "euro per jaar")
def kgb_maximum_per_jaar(
    kgb_basisbedrag_per_jaar: float,
    kinderen_onder_18: float,
    kinderen_12_15: float,
    kinderen_16_17: float,
    heeft_toeslagpartner: bool,
    kgb_extra_12_15: float,
    kgb_extra_16_17: float,
    kgb_alleenstaande_ouderkop: float,
) -> float:
    """Kindgebonden budget voor afbouw: basis, leeftijdsopslagen en de kop voor een alleenstaande ouder."""
    return (
        kgb_basisbedrag_per_jaar
        + kinderen_12_15 * kgb_extra_12_15
        + kinderen_16_17 * kgb_extra_16_17
        + (kgb_alleenstaande_ouderkop if kinderen_onder_18 > 0 and not heeft_toeslagpartner else 0)
    )


@stap("Wkb art. 2 lid 7 en 8", "euro per jaar")
def kgb_drempelinkomen_per_jaar(
    drempelinkomen_per_jaar: float, heeft_toeslagpartner: bool, kgb_drempelverhoging_partners: float
) -> float:
    """Inkomen waarboven het kindgebonden budget afneemt."""
    return drempelinkomen_per_jaar + (kgb_drempelverhoging_partners if heeft_toeslagpartner else 0)


@stap("Wkb art. 1 lid 4", "euro")
def vermogensgrens_kgb(heeft_toeslagpartner: bool, vermogensgrenzen_kgb: Bedragen) -> float:
    """Vermogensgrens voor het kindgebonden budget."""
    return vermogensgrenzen_kgb[heeft_toeslagpartner]


@stap("Wkb art. 2 lid 7", "euro per jaar")
def kindgebonden_budget_onafgerond_per_jaar(
    kgb_maximum_per_jaar: float,
    toetsingsinkomen_per_jaar: float,
    kgb_drempelinkomen_per_jaar: float,
    kgb_afbouwpercentage: float,
    vermogen: float,
    vermogensgrens_kgb: float,
) -> float:
    """Kindgebonden budget over het jaar, na afbouw over het inkomen boven de drempel."""
    return (
        max(
            0,
            kgb_maximum_per_jaar
            - kgb_afbouwpercentage * max(0, toetsingsinkomen_per_jaar - kgb_drempelinkomen_per_jaar),
        )
        if vermogen <= vermogensgrens_kgb
        else 0
    )


@stap("Awir art. 14 lid 4 en 5", "euro per maand")
def kindgebonden_budget_per_maand(
    kindgebonden_budget_onafgerond_per_jaar: float, minimum_tegemoetkoming_per_jaar: float
) -> float:
    """Kindgebonden budget per maand: jaarbedrag gedeeld door twaalf, hele euro's omlaag."""
    return (
        voorschot_in_hele_euros(kindgebonden_budget_onafgerond_per_jaar / 12)
        if hele_euros_rekenkundig(kindgebonden_budget_onafgerond_per_jaar) >= minimum_tegemoetkoming_per_jaar
        else 0
    )
