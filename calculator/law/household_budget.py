"""Het huishoudboekje: netto inkomen, woonlast en wat er overblijft om van te leven."""

from calculator.rules.rounding import op_centen
from calculator.rules.rule import Posten, som, stap


@stap("Awir art. 7 lid 1 en art. 8", "euro per jaar")
def toetsingsinkomen_per_jaar(toetsingsinkomens_per_jaar: float) -> float:
    """Toetsingsinkomen van aanvrager en toeslagpartner samen."""
    return op_centen(toetsingsinkomens_per_jaar)


@stap("Wet IB 2001", "euro per maand")
def netto_inkomen_per_maand(netto_inkomens_per_jaar: float) -> float:
    """Netto inkomen van aanvrager en partner per maand, met het vakantiegeld verdeeld over het jaar."""
    return op_centen(netto_inkomens_per_jaar / 12)


@stap("begroting", "euro per maand")
def onbelast_inkomen_per_maand(onbelast_inkomen_per_jaar: float) -> float:
    """Onbelast inkomen per maand."""
    return op_centen(onbelast_inkomen_per_jaar / 12)


@stap("begroting", "euro per maand")
def overige_toeslagen_per_maand(zorgtoeslag_per_maand: float, kindgebonden_budget_per_maand: float) -> float:
    """Overige toeslagen: zorgtoeslag en kindgebonden budget."""
    return op_centen(zorgtoeslag_per_maand + kindgebonden_budget_per_maand)


@stap("Wzt art. 4", "euro per maand")
def zorgkosten_per_maand(
    zorgkosten_zijn_opgegeven: bool,
    zorgkosten_opgegeven_per_maand: float,
    norm_zonder_zorgkosten: bool,
    aantal_volwassenen: float,
    standaardpremie_per_jaar: float,
) -> float:
    """Zorgpremie en eigen risico: opgegeven, of de standaardpremie per volwassene als de norm die niet omvat."""
    return (
        zorgkosten_opgegeven_per_maand
        if zorgkosten_zijn_opgegeven
        else op_centen(aantal_volwassenen * standaardpremie_per_jaar / 12)
        if norm_zonder_zorgkosten
        else 0
    )


@stap("begroting", "euro per maand")
def inkomen_voor_het_huishouden_per_maand(komt_binnen: Posten) -> float:
    """Alles wat er per maand binnenkomt, behalve de huurtoeslag."""
    return op_centen(som(komt_binnen))


@stap("begroting", "euro per maand")
def servicekosten_per_maand(
    servicekosten_energie_per_maand: float,
    servicekosten_schoonmaak_per_maand: float,
    servicekosten_huismeester_per_maand: float,
    servicekosten_recreatie_per_maand: float,
    overige_servicekosten_per_maand: float,
) -> float:
    """Alle servicekosten."""
    return op_centen(
        servicekosten_energie_per_maand
        + servicekosten_schoonmaak_per_maand
        + servicekosten_huismeester_per_maand
        + servicekosten_recreatie_per_maand
        + overige_servicekosten_per_maand
    )


@stap("begroting", "euro per maand")
def netto_woonlast_per_maand(woonlasten: Posten, tegemoetkomingen: Posten) -> float:
    """Netto woonlast: huur, servicekosten, EPV en energie, min de huurtoeslag."""
    return op_centen(som(woonlasten) - som(tegemoetkomingen))


@stap("begroting", "euro per maand")
def resterend_leefbudget_per_maand(
    inkomen_voor_het_huishouden_per_maand: float, netto_woonlast_per_maand: float, gaat_eraf: Posten
) -> float:
    """Resterend leefbudget: wat er overblijft om van te leven."""
    return op_centen(inkomen_voor_het_huishouden_per_maand - netto_woonlast_per_maand - som(gaat_eraf))


# -- wat er nu elke maand op de rekening komt --------------------------------------------------------------------------


@stap("begroting", "euro per maand")
def netto_inkomen_op_rekening_per_maand(
    netto_is_opgegeven: bool, netto_inkomen_per_maand: float, netto_op_rekening_per_maand: float
) -> float:
    """Netto inkomen zonder vakantiegeld en zonder wat via de aanslag gaat; een opgegeven bedrag is al zo."""
    return netto_inkomen_per_maand if netto_is_opgegeven else netto_op_rekening_per_maand


@stap("begroting", "euro per maand")
def overige_toeslagen_op_rekening_per_maand(
    zorgtoeslag_ontvangen_is_opgegeven: bool,
    zorgtoeslag_ontvangen_per_maand: float,
    zorgtoeslag_per_maand: float,
    kindgebonden_budget_ontvangen_is_opgegeven: bool,
    kindgebonden_budget_ontvangen_per_maand: float,
    kindgebonden_budget_per_maand: float,
) -> float:
    """Zorgtoeslag en kindgebonden budget zoals die nu binnenkomen."""
    return op_centen(
        (zorgtoeslag_ontvangen_per_maand if zorgtoeslag_ontvangen_is_opgegeven else zorgtoeslag_per_maand)
        + (
            kindgebonden_budget_ontvangen_per_maand
            if kindgebonden_budget_ontvangen_is_opgegeven
            else kindgebonden_budget_per_maand
        )
    )


@stap("begroting", "euro per maand")
def kinderbijslag_op_rekening_per_maand(
    norm_telt_kinderbijslag: bool,
    kinderbijslag_ontvangen_is_opgegeven: bool,
    kinderbijslag_ontvangen_per_maand: float,
    kinderbijslag_per_maand: float,
) -> float:
    """Kinderbijslag zoals die nu binnenkomt, waar de norm die meetelt."""
    return (
        0
        if not norm_telt_kinderbijslag
        else kinderbijslag_ontvangen_per_maand
        if kinderbijslag_ontvangen_is_opgegeven
        else kinderbijslag_per_maand
    )


@stap("begroting", "euro per maand")
def huurtoeslag_op_rekening_per_maand(
    huurtoeslag_ontvangen_is_opgegeven: bool, huurtoeslag_ontvangen_per_maand: float, huurtoeslag_per_maand: float
) -> float:
    """Huurtoeslag zoals die nu binnenkomt."""
    return huurtoeslag_ontvangen_per_maand if huurtoeslag_ontvangen_is_opgegeven else huurtoeslag_per_maand


@stap("begroting", "euro per maand")
def netto_woonlast_op_rekening_per_maand(
    netto_woonlast_per_maand: float, huurtoeslag_per_maand: float, huurtoeslag_op_rekening_per_maand: float
) -> float:
    """Netto woonlast met de huurtoeslag die nu binnenkomt."""
    return op_centen(netto_woonlast_per_maand + huurtoeslag_per_maand - huurtoeslag_op_rekening_per_maand)


@stap("begroting", "euro per maand")
def resterend_op_rekening_per_maand(
    resterend_leefbudget_per_maand: float,
    netto_inkomen_per_maand: float,
    netto_inkomen_op_rekening_per_maand: float,
    overige_toeslagen_per_maand: float,
    overige_toeslagen_op_rekening_per_maand: float,
    meetellende_kinderbijslag_per_maand: float,
    kinderbijslag_op_rekening_per_maand: float,
    huurtoeslag_per_maand: float,
    huurtoeslag_op_rekening_per_maand: float,
) -> float:
    """Wat er overblijft met wat er nu elke maand op de rekening komt."""
    return op_centen(
        resterend_leefbudget_per_maand
        - (netto_inkomen_per_maand - netto_inkomen_op_rekening_per_maand)
        - (overige_toeslagen_per_maand - overige_toeslagen_op_rekening_per_maand)
        - (meetellende_kinderbijslag_per_maand - kinderbijslag_op_rekening_per_maand)
        - (huurtoeslag_per_maand - huurtoeslag_op_rekening_per_maand)
    )
