"""Winst uit onderneming: van de winst in de jaarcijfers naar de belastbare winst (Wet IB 2001 art. 3.74-3.79a)."""

from calculator.rules.rounding import op_centen
from calculator.rules.rule import stap


@stap("Wet IB 2001 art. 3.74 en 3.76", "euro per jaar")
def ondernemersaftrek_per_jaar(
    winst_per_jaar: float,
    urencriterium: bool,
    starter: bool,
    aow_bereikt_op_1_januari: bool,
    zelfstandigenaftrek_bedrag: float,
    startersaftrek_bedrag: float,
    ondernemersaftrek_deel_vanaf_aow: float,
) -> float:
    """Zelfstandigenaftrek en startersaftrek; zonder startersaftrek nooit meer dan de winst.

    Who had the AOW age on 1 January has half of both.
    """
    return (
        0
        if winst_per_jaar == 0 or not urencriterium
        else (zelfstandigenaftrek_bedrag + startersaftrek_bedrag)
        * (ondernemersaftrek_deel_vanaf_aow if aow_bereikt_op_1_januari else 1)
        if starter
        else min(
            winst_per_jaar,
            zelfstandigenaftrek_bedrag * (ondernemersaftrek_deel_vanaf_aow if aow_bereikt_op_1_januari else 1),
        )
    )


@stap("Wet IB 2001 art. 3.79a", "euro per jaar")
def belastbare_winst_per_jaar(
    winst_per_jaar: float, ondernemersaftrek_per_jaar: float, mkb_winstvrijstelling_percentage: float
) -> float:
    """Belastbare winst: na de ondernemersaftrek en de MKB-winstvrijstelling; bij een starter kan het verlies zijn."""
    return (
        0
        if winst_per_jaar == 0
        else op_centen((winst_per_jaar - ondernemersaftrek_per_jaar) * (1 - mkb_winstvrijstelling_percentage))
    )
