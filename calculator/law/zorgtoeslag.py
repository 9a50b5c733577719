"""Zorgtoeslag (Wet op de zorgtoeslag) van aanvrager en toeslagpartner samen.

The law rounds the award over the year; per month this follows the official Proefberekening: the unrounded year
divided by twelve, whole euros down. The printed tables round the year first and can differ by one euro a month.
"""

from calculator.rules.rounding import hele_euros_rekenkundig, voorschot_in_hele_euros
from calculator.rules.rule import Bedragen, stap


@stap("Wzt art. 2 lid 2 en 3", "euro per jaar")
def normpremie_per_jaar(
    toetsingsinkomen_per_jaar: float,
    heeft_toeslagpartner: bool,
    drempelinkomen_per_jaar: float,
    normpremie_percentages: Bedragen,
    normpremie_percentage_boven_drempel: float,
) -> float:
    """Normpremie: wat dit huishouden zelf aan zorgpremie kan dragen."""
    return normpremie_percentages[
        heeft_toeslagpartner
    ] * drempelinkomen_per_jaar + normpremie_percentage_boven_drempel * max(
        0, toetsingsinkomen_per_jaar - drempelinkomen_per_jaar
    )


@stap("Wzt art. 3 lid 1", "euro")
def vermogensgrens_zorgtoeslag(heeft_toeslagpartner: bool, vermogensgrenzen_zorgtoeslag: Bedragen) -> float:
    """Vermogensgrens voor de zorgtoeslag."""
    return vermogensgrenzen_zorgtoeslag[heeft_toeslagpartner]


@stap("Wzt art. 1, art. 2 en art. 3", "ja/nee")
def recht_op_zorgtoeslag(vermogen: float, vermogensgrens_zorgtoeslag: float, aantal_verzekerden: float) -> bool:
    """Aan de voorwaarden voor zorgtoeslag is voldaan: iemand is verzekerd en het vermogen is niet boven de grens."""
    return vermogen <= vermogensgrens_zorgtoeslag and aantal_verzekerden > 0


@stap("Wzt art. 2 lid 1 en 4", "euro per jaar")
def zorgtoeslag_onafgerond_per_jaar(
    recht_op_zorgtoeslag: bool,
    heeft_toeslagpartner: bool,
    aantal_verzekerden: float,
    standaardpremie_per_jaar: float,
    normpremie_per_jaar: float,
) -> float:
    """Zorgtoeslag over het jaar: standaardpremie (partners: twee keer) min normpremie; half bij één verzekerde."""
    return (
        0
        if not recht_op_zorgtoeslag
        else max(0, standaardpremie_per_jaar - normpremie_per_jaar)
        if not heeft_toeslagpartner
        else max(0, 2 * standaardpremie_per_jaar - normpremie_per_jaar) * aantal_verzekerden / 2
    )


@stap("Awir art. 14 lid 4 en 5", "euro per maand")
def zorgtoeslag_per_maand(
    zorgtoeslag_anderen_per_maand: float,
    zorgtoeslag_onafgerond_per_jaar: float,
    minimum_tegemoetkoming_per_jaar: float,
) -> float:
    """Zorgtoeslag per maand: jaarbedrag gedeeld door twaalf, hele euro's omlaag; met die van anderen in dit budget."""
    return zorgtoeslag_anderen_per_maand + (
        voorschot_in_hele_euros(zorgtoeslag_onafgerond_per_jaar / 12)
        if hele_euros_rekenkundig(zorgtoeslag_onafgerond_per_jaar) >= minimum_tegemoetkoming_per_jaar
        else 0
    )
