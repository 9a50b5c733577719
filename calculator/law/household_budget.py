"""Het huishoudboekje: netto inkomen, woonlast en wat er overblijft om van te leven."""

from calculator.rules.rounding import op_centen
from calculator.rules.rule import stap


@stap("Awir art. 7 lid 1 en art. 8", "euro per jaar")
def toetsingsinkomen_per_jaar(
    belastbaar_inkomen_per_jaar_aanvrager: float, belastbaar_inkomen_per_jaar_partner: float
) -> float:
    """Toetsingsinkomen van aanvrager en toeslagpartner samen."""
    return op_centen(belastbaar_inkomen_per_jaar_aanvrager + belastbaar_inkomen_per_jaar_partner)


@stap("Wet IB 2001", "euro per maand")
def netto_inkomen_per_maand(netto_inkomen_per_jaar_aanvrager: float, netto_inkomen_per_jaar_partner: float) -> float:
    """Netto inkomen van aanvrager en partner per maand, met het vakantiegeld verdeeld over het jaar."""
    return op_centen((netto_inkomen_per_jaar_aanvrager + netto_inkomen_per_jaar_partner) / 12)


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
def inkomen_voor_het_huishouden_per_maand(
    netto_inkomen_per_maand: float,
    overige_toeslagen_per_maand: float,
    onbelast_inkomen_per_maand: float,
    kinderbijslag_per_maand: float,
    norm_telt_kinderbijslag: bool,
) -> float:
    """Alles wat er per maand binnenkomt; kinderbijslag alleen als de norm die meerekent."""
    return op_centen(
        netto_inkomen_per_maand
        + overige_toeslagen_per_maand
        + onbelast_inkomen_per_maand
        + (kinderbijslag_per_maand if norm_telt_kinderbijslag else 0)
    )


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
def netto_woonlast_per_maand(
    kale_huur_per_maand: float,
    servicekosten_per_maand: float,
    epv_per_maand: float,
    huurtoeslag_per_maand: float,
    energielast_per_maand: float,
) -> float:
    """Netto woonlast: huur, servicekosten, EPV en energie, min de huurtoeslag."""
    return op_centen(
        kale_huur_per_maand + servicekosten_per_maand + epv_per_maand - huurtoeslag_per_maand + energielast_per_maand
    )


@stap("begroting", "euro per maand")
def resterend_leefbudget_per_maand(
    inkomen_voor_het_huishouden_per_maand: float,
    netto_woonlast_per_maand: float,
    zorgkosten_per_maand: float,
    vaste_lasten_per_maand: float,
) -> float:
    """Resterend leefbudget: wat er overblijft om van te leven."""
    return op_centen(
        inkomen_voor_het_huishouden_per_maand - netto_woonlast_per_maand - zorgkosten_per_maand - vaste_lasten_per_maand
    )


@stap("begroting", "euro per maand")
def marge_per_maand(resterend_leefbudget_per_maand: float, norm_per_maand: float) -> float:
    """Marge: wat er overblijft boven de norm."""
    return op_centen(resterend_leefbudget_per_maand - norm_per_maand)
