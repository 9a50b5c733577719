"""Toewijzen van een sociale huurwoning (Woningwet): de inkomensgrenzen van dit huishouden.

The rent limits are those of the huurtoeslag: aftoppingsgrens for passend toewijzen, maximale huurgrens for DAEB.
"""

from calculator.rules.rule import stap


@stap("Woningwet art. 48", "euro per jaar")
def daeb_inkomensgrens_per_jaar(
    eenpersoonshuishouden: bool, daeb_inkomensgrens_een: float, daeb_inkomensgrens_meer: float
) -> float:
    """Inkomensgrens voor een sociale huurwoning van een corporatie."""
    return daeb_inkomensgrens_een if eenpersoonshuishouden else daeb_inkomensgrens_meer


@stap("Woningwet art. 46 lid 2, Wht art. 14", "euro per jaar")
def passend_inkomensgrens_per_jaar(
    eenpersoonshuishouden: bool,
    iemand_aow_bereikt: bool,
    passend_inkomensgrens_een: float,
    passend_inkomensgrens_meer: float,
    passend_inkomensgrens_een_aow: float,
    passend_inkomensgrens_meer_aow: float,
) -> float:
    """Inkomensgrens voor passend toewijzen, naar grootte en AOW-leeftijd."""
    return (
        (passend_inkomensgrens_een_aow if iemand_aow_bereikt else passend_inkomensgrens_een)
        if eenpersoonshuishouden
        else (passend_inkomensgrens_meer_aow if iemand_aow_bereikt else passend_inkomensgrens_meer)
    )
