"""Inkomen: van het opgegeven bedrag naar een belastbaar jaarbedrag met vakantiegeld (Awir art. 8)."""

from calculator.rules.rounding import op_centen
from calculator.rules.rule import Bedragen, stap


@stap("Awir art. 8", "euro per jaar")
def bedrag_per_jaar(bedrag: float, perioden_per_jaar: float) -> float:
    """Opgegeven bedrag over een jaar: week x 52, vier weken x 13, maand x 12."""
    return op_centen(bedrag * perioden_per_jaar)


@stap("Wet minimumloon art. 15", "euro per jaar")
def bedrag_met_vakantietoeslag_per_jaar(belastbaar_bedrag_per_jaar: float, vakantietoeslag_percentage: float) -> float:
    """Belastbaar jaarbedrag met vakantietoeslag."""
    return op_centen(belastbaar_bedrag_per_jaar * (1 + vakantietoeslag_percentage))


@stap("Participatiewet art. 19 lid 3", "euro per jaar")
def bijstand_met_vakantietoeslag_per_jaar(bedrag_per_jaar: float, bijstand_vakantietoeslag_deel: float) -> float:
    """Bijstand over een jaar met de vakantietoeslag, die deel is van de norm."""
    return op_centen(bedrag_per_jaar / (1 - bijstand_vakantietoeslag_deel))


@stap("AOW art. 28", "euro per jaar")
def aow_met_vakantie_uitkering_per_jaar(
    belastbaar_bedrag_per_jaar: float,
    heeft_partner: bool,
    aow_bedragen: Bedragen,
    aow_vakantie_uitkeringen: Bedragen,
) -> float:
    """AOW over een jaar met de vakantie-uitkering, naar het deel dat van de volledige AOW wordt ontvangen."""
    return op_centen(
        belastbaar_bedrag_per_jaar
        + min(1, belastbaar_bedrag_per_jaar / (12 * aow_bedragen[heeft_partner]))
        * 12
        * aow_vakantie_uitkeringen[heeft_partner]
    )


# -- van strook of specificatie naar het jaar --------------------------------------------------------------------------


@stap("Awir art. 8", "euro")
def gemiddeld_per_periode(bedrag: float, verstreken_perioden: float) -> float:
    """Gemiddeld bedrag per periode tot nu toe: een schatting van de perioden die nog komen."""
    return bedrag / max(verstreken_perioden, 1)


@stap("Awir art. 8", "euro per jaar")
def bedrag_uit_opgeteld_per_jaar(bedrag: float, resterende_perioden: float, bedrag_per_periode: float) -> float:
    """Bedrag over het jaar: wat tot nu toe is opgeteld, en de perioden die nog komen."""
    return op_centen(bedrag + resterende_perioden * bedrag_per_periode)


@stap("begroting", "euro per jaar")
def jaarbasis_uit_periode_per_jaar(bedrag_per_periode: float, perioden_per_jaar: float) -> float:
    """Bedrag van een gewone periode over een heel jaar."""
    return op_centen(bedrag_per_periode * perioden_per_jaar)


@stap("Wet minimumloon art. 15", "euro per jaar")
def brutoloon_per_jaar(brutoloon_per_periode: float, perioden_per_jaar: float) -> float:
    """Brutoloon over een jaar, waarover het vakantiegeld wordt berekend."""
    return op_centen(brutoloon_per_periode * perioden_per_jaar)


@stap("Wet minimumloon art. 15", "euro per jaar")
def vakantiegeld_over_grondslag_per_jaar(
    vakantiegeld_grondslag_per_jaar: float, vakantietoeslag_percentage: float
) -> float:
    """Vakantiegeld over een jaar."""
    return op_centen(vakantiegeld_grondslag_per_jaar * vakantietoeslag_percentage)


@stap("Wet LB 1964 art. 10 en 13bis", "euro per jaar")
def bedrag_met_wat_erbij_komt_per_jaar(
    belastbaar_bedrag_per_jaar: float,
    vakantiegeld_erbij_per_jaar: float,
    eindejaarsuitkering: float,
    bijtelling: float,
    bijtelling_in_bedrag: bool,
) -> float:
    """Belastbaar jaarbedrag met vakantiegeld, eindejaarsuitkering en bijtelling, voor zover die er niet in zitten."""
    return op_centen(
        belastbaar_bedrag_per_jaar
        + vakantiegeld_erbij_per_jaar
        + eindejaarsuitkering
        + (0 if bijtelling_in_bedrag else bijtelling)
    )


@stap("Awir art. 8", "euro per jaar")
def deel_van_het_jaar_per_jaar(inkomen_op_jaarbasis_per_jaar: float, maanden: float) -> float:
    """Inkomen over de maanden van dit jaar waarin het er is."""
    return op_centen(inkomen_op_jaarbasis_per_jaar * maanden / 12)


@stap("Awir art. 8, Wet LB 1964 art. 13a", "euro per jaar")
def deel_van_het_jaar_zonder_vakantiegeld_per_jaar(
    inkomen_op_jaarbasis_per_jaar: float, vakantiegeld_erbij_per_jaar: float, maanden: float
) -> float:
    """Inkomen over de maanden van dit jaar; het vakantiegeld wordt pas volgend jaar uitbetaald en telt dan."""
    return op_centen((inkomen_op_jaarbasis_per_jaar - vakantiegeld_erbij_per_jaar) * maanden / 12)


@stap("Wet minimumloon art. 15", "euro per jaar")
def vakantiegeld_op_jaarbasis_per_jaar(
    jaarbasis_uit_periode_per_jaar: float, vakantietoeslag_percentage: float
) -> float:
    """Vakantiegeld over een jaar met gewone perioden."""
    return op_centen(jaarbasis_uit_periode_per_jaar * vakantietoeslag_percentage)


@stap("begroting", "euro per jaar")
def jaarbasis_met_vakantiegeld_per_jaar(
    jaarbasis_uit_periode_per_jaar: float, vakantiegeld_op_jaarbasis_per_jaar: float
) -> float:
    """Inkomen van een jaar met gewone perioden, met vakantiegeld."""
    return jaarbasis_uit_periode_per_jaar + vakantiegeld_op_jaarbasis_per_jaar


@stap("begroting", "euro per jaar")
def verschil_door_maanden_per_jaar(inkomen_uit_dit_jaar_per_jaar: float, inkomen_op_jaarbasis_per_jaar: float) -> float:
    """Wat dit kalenderjaar meer of minder inkomen geeft dan een heel jaar zoals deze maand."""
    return inkomen_uit_dit_jaar_per_jaar - inkomen_op_jaarbasis_per_jaar


# -- het vakantiegeld dat erin zit -------------------------------------------------------------------------------------


@stap("Wet minimumloon art. 15", "euro per jaar")
def vakantiegeld_bovenop_per_jaar(
    bedrag_met_vakantietoeslag_per_jaar: float, belastbaar_bedrag_per_jaar: float
) -> float:
    """Vakantiegeld dat bij het bedrag is opgeteld."""
    return bedrag_met_vakantietoeslag_per_jaar - belastbaar_bedrag_per_jaar


@stap("Wet minimumloon art. 15", "euro per jaar")
def vakantiegeld_inbegrepen_per_jaar(belastbaar_bedrag_per_jaar: float, vakantietoeslag_percentage: float) -> float:
    """Vakantiegeld dat in het bedrag zit: van elke 108 euro 8 euro."""
    return op_centen(belastbaar_bedrag_per_jaar * vakantietoeslag_percentage / (1 + vakantietoeslag_percentage))


@stap("AOW art. 28", "euro per jaar")
def vakantie_uitkering_bovenop_per_jaar(
    aow_met_vakantie_uitkering_per_jaar: float, belastbaar_bedrag_per_jaar: float
) -> float:
    """Vakantie-uitkering die bij de AOW is opgeteld."""
    return aow_met_vakantie_uitkering_per_jaar - belastbaar_bedrag_per_jaar


@stap("AOW art. 28", "euro per jaar")
def vakantie_uitkering_inbegrepen_per_jaar(
    belastbaar_bedrag_per_jaar: float,
    heeft_partner: bool,
    aow_bedragen: Bedragen,
    aow_vakantie_uitkeringen: Bedragen,
) -> float:
    """Vakantie-uitkering die in het bedrag zit, naar de verhouding van de volledige AOW."""
    return op_centen(
        belastbaar_bedrag_per_jaar
        * aow_vakantie_uitkeringen[heeft_partner]
        / (aow_bedragen[heeft_partner] + aow_vakantie_uitkeringen[heeft_partner])
    )
