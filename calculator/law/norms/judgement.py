"""Is het genoeg: wat er overblijft naast de norm, en als tweede maat het hele inkomen naast het totaal van de norm."""

from calculator.rules.rounding import op_centen
from calculator.rules.rule import stap


@stap("begroting", "euro per maand")
def norm_per_maand(norm_hoog_per_maand: float) -> float:
    """Norm voor dit huishouden: het hoge bedrag, zodat het verschil nooit te mooi is."""
    return norm_hoog_per_maand


@stap("begroting", "euro per maand")
def marge_per_maand(resterend_leefbudget_per_maand: float, norm_per_maand: float) -> float:
    """Verschil met de norm: wat er overblijft min de norm."""
    return op_centen(resterend_leefbudget_per_maand - norm_per_maand)


@stap("begroting", "ja/nee")
def genoeg_om_van_te_leven(resterend_leefbudget_per_maand: float, norm_hoog_per_maand: float) -> bool:
    """Genoeg: er blijft minstens het hoge bedrag over."""
    return resterend_leefbudget_per_maand >= norm_hoog_per_maand


@stap("begroting", "ja/nee")
def te_weinig_om_van_te_leven(resterend_leefbudget_per_maand: float, norm_laag_per_maand: float) -> bool:
    """Te weinig: er blijft minder over dan het lage bedrag."""
    return resterend_leefbudget_per_maand < norm_laag_per_maand


@stap("begroting", "euro per maand")
def marge_met_zorg_in_de_norm_per_maand(marge_per_maand: float, zorgkosten_per_maand: float) -> float:
    """Zit de zorg al in de norm, dan is het verschil gunstiger."""
    return op_centen(marge_per_maand + zorgkosten_per_maand)


@stap("begroting", "euro per maand")
def totaal_inkomen_per_maand(
    inkomen_voor_het_huishouden_per_maand: float, huurtoeslag_per_maand: float, zorgkosten_per_maand: float
) -> float:
    """Alles wat er binnenkomt, met de huurtoeslag en na zorgkosten."""
    return op_centen(inkomen_voor_het_huishouden_per_maand + huurtoeslag_per_maand - zorgkosten_per_maand)


@stap("begroting", "euro per maand")
def marge_op_het_totaal_per_maand(totaal_inkomen_per_maand: float, norm_totaal_hoog_per_maand: float) -> float:
    """Tweede maat, bij een gewone huur: wat er binnenkomt boven het totaal van de norm, met huur en energie."""
    return op_centen(totaal_inkomen_per_maand - norm_totaal_hoog_per_maand)
