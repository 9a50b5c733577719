"""Beslagvrije voet (Rv art. 475da), vanaf 2021: een indicatie van basis en maximum.

The real amount rests on the month in the polisadministratie, on income that is not under seizure, and on requests for
high housing cost. It is never a norm for a budget.
"""

from calculator.rules.rounding import op_centen
from calculator.rules.rule import Bedragen, stap

_LAW = "Rv art. 475da lid 2"


@stap("Rv art. 475da lid 1", "soort", vanaf="2021-01-01")
def beslagvrije_voet_soort(heeft_partner: bool, kinderen_onder_18: float) -> int:
    """Soort huishouden voor de beslagvrije voet: alleen of samen, zonder of met kinderen onder de 18."""
    return (2 if heeft_partner else 0) + (1 if kinderen_onder_18 > 0 else 0)


@stap("Rv art. 475da lid 1", "euro per maand", vanaf="2021-01-01")
def beslagvrije_voet_maximum_per_maand(beslagvrije_voet_soort: int, beslagvrije_voet_maxima: Bedragen) -> float:
    """Hoogste beslagvrije voet van dit huishouden."""
    return beslagvrije_voet_maxima[beslagvrije_voet_soort]


@stap(_LAW, "euro per maand", vanaf="2021-01-01")
def beslagvrije_norm_per_maand(
    heeft_partner: bool,
    bijstandsnorm_alleenstaande: float,
    bijstandsnorm_paar: float,
    beslagvrije_voet_deel_norm: float,
) -> float:
    """Deel van de bijstandsnorm in de beslagvrije voet, ook vanaf de AOW-leeftijd de norm daaronder."""
    return beslagvrije_voet_deel_norm * (bijstandsnorm_paar if heeft_partner else bijstandsnorm_alleenstaande)


@stap(_LAW, "euro per maand", vanaf="2021-01-01")
def beslagvrije_zorgpremie_per_maand(
    heeft_partner: bool,
    toetsingsinkomen_per_jaar: float,
    drempelinkomen_per_jaar: float,
    normpremie_percentage_boven_drempel: float,
    standaardpremie_per_jaar: float,
    normpremies_bijstand: Bedragen,
) -> float:
    """Zorgpremie die bij dit inkomen niet meer wordt vergoed, tot de standaardpremie boven wat in de norm zit."""
    return min(
        max(0, toetsingsinkomen_per_jaar - drempelinkomen_per_jaar) * normpremie_percentage_boven_drempel / 12,
        (2 if heeft_partner else 1) * standaardpremie_per_jaar / 12 - normpremies_bijstand[heeft_partner],
    )


@stap(_LAW, "euro per maand", grootheid="beslagvrije_huur_per_maand", vanaf="2021-01-01", tot_en_met="2025-12-31")
def beslagvrije_huur_tot_en_met_2025(
    beslagvrije_voet_soort: int,
    toetsingsinkomen_per_jaar: float,
    factor_a_ep: float,
    factor_a_mp: float,
    factor_b_ep: float,
    factor_b_mp: float,
    kwijtschelding_normhuur: float,
) -> float:
    """Huur die bij dit inkomen niet meer wordt vergoed."""
    return max(
        0,
        (factor_a_ep if beslagvrije_voet_soort == 0 else factor_a_mp)
        * toetsingsinkomen_per_jaar
        * toetsingsinkomen_per_jaar
        + (factor_b_ep if beslagvrije_voet_soort == 0 else factor_b_mp) * toetsingsinkomen_per_jaar
        - kwijtschelding_normhuur,
    )


@stap(_LAW, "euro per maand", grootheid="beslagvrije_huur_per_maand", vanaf="2026-01-01")
def beslagvrije_huur_vanaf_2026(
    beslagvrije_voet_soort: int,
    toetsingsinkomen_per_jaar: float,
    minimum_inkomensijkpunt_ep: float,
    minimum_inkomensijkpunt_mp: float,
    afbouwpercentage_ep: float,
    afbouwpercentage_mp: float,
    maximale_huurgrens: float,
    minimum_normhuur_ep: float,
    minimum_normhuur_mp: float,
    verlaging_eigen_bijdrage: float,
) -> float:
    """Huur die bij dit inkomen niet meer wordt vergoed, tot de maximale huur boven de basishuur."""
    return (
        min(
            max(0, toetsingsinkomen_per_jaar - minimum_inkomensijkpunt_ep) * afbouwpercentage_ep / 12,
            maximale_huurgrens - (minimum_normhuur_ep + verlaging_eigen_bijdrage),
        )
        if beslagvrije_voet_soort == 0
        else min(
            max(0, toetsingsinkomen_per_jaar - minimum_inkomensijkpunt_mp) * afbouwpercentage_mp / 12,
            maximale_huurgrens - (minimum_normhuur_mp + verlaging_eigen_bijdrage),
        )
    )


@stap(
    _LAW, "euro per maand", grootheid="beslagvrij_voor_kinderen_per_maand", vanaf="2021-01-01", tot_en_met="2021-12-31"
)
def beslagvrij_voor_kinderen_in_2021(
    kinderen_onder_18: float,
    toetsingsinkomen_per_jaar: float,
    drempelinkomen_per_jaar: float,
    kgb_afbouwpercentage: float,
) -> float:
    """Kindgebonden budget dat bij dit inkomen vervalt; in 2021 zonder hogere drempel voor partners."""
    return (
        max(0, toetsingsinkomen_per_jaar - drempelinkomen_per_jaar) * kgb_afbouwpercentage / 12
        if kinderen_onder_18 > 0
        else 0
    )


@stap(_LAW, "euro per maand", grootheid="beslagvrij_voor_kinderen_per_maand", vanaf="2022-01-01")
def beslagvrij_voor_kinderen_vanaf_2022(
    kinderen_onder_18: float,
    heeft_partner: bool,
    toetsingsinkomen_per_jaar: float,
    drempelinkomen_per_jaar: float,
    kgb_drempelverhoging_partners: float,
    kgb_afbouwpercentage: float,
) -> float:
    """Kindgebonden budget dat bij dit inkomen vervalt."""
    return (
        max(
            0,
            toetsingsinkomen_per_jaar
            - drempelinkomen_per_jaar
            - (kgb_drempelverhoging_partners if heeft_partner else 0),
        )
        * kgb_afbouwpercentage
        / 12
        if kinderen_onder_18 > 0
        else 0
    )


@stap("Rv art. 475dc", "euro per maand", vanaf="2021-01-01")
def beslagvrij_van_inkomen_per_maand(netto_inkomen_per_maand: float, beslagvrije_voet_deel_inkomen: float) -> float:
    """Meer dan dit deel van het netto inkomen met vakantiegeld is nooit beslagvrij."""
    return op_centen(beslagvrije_voet_deel_inkomen * netto_inkomen_per_maand)


@stap(_LAW, "euro per maand", vanaf="2021-01-01")
def beslagvrije_voet_basis_per_maand(
    beslagvrije_norm_per_maand: float,
    beslagvrije_zorgpremie_per_maand: float,
    beslagvrije_huur_per_maand: float,
    beslagvrij_voor_kinderen_per_maand: float,
    beslagvrije_voet_maximum_per_maand: float,
) -> float:
    """Basis van de beslagvrije voet bij dit inkomen, tot het maximum."""
    return op_centen(
        min(
            beslagvrije_norm_per_maand
            + beslagvrije_zorgpremie_per_maand
            + beslagvrije_huur_per_maand
            + beslagvrij_voor_kinderen_per_maand,
            beslagvrije_voet_maximum_per_maand,
        )
    )
