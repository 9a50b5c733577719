"""De delen van het netto inkomen: op de rekening, als vakantiegeld, en via de aanslag; samen het netto inkomen.

What is withheld follows the same rules as the tax of the year, over the incomes that are withheld from alone and
without the combinatiekorting, which only the assessment gives. The holiday pay is what those rules leave of the year
with it and without it.
"""

from calculator.law import tax
from calculator.rules.rounding import op_centen
from calculator.rules.rule import rules_in, stap
from calculator.rules.variants import variant

INHOUDING = variant(
    rules_in(tax),
    {
        "belastbaar_inkomen_per_jaar": "inkomen_met_inhouding_per_jaar",
        "arbeidsinkomen_per_jaar": "loon_per_jaar",
        "combinatiekorting_per_jaar": 0,
    },
    ("inkomensheffing_per_jaar",),
    name="bij_inhouding",
    label="bij de inhouding",
)


@stap("begroting", "euro per jaar")
def loon_zonder_vakantiegeld_per_jaar(loon_per_jaar: float, vakantiegeld_van_loon_per_jaar: float) -> float:
    """Loon zonder vakantiegeld."""
    return op_centen(loon_per_jaar - vakantiegeld_van_loon_per_jaar)


@stap("begroting", "euro per jaar")
def uitkering_zonder_vakantiegeld_per_jaar(
    uitkering_per_jaar: float, vakantiegeld_van_uitkering_per_jaar: float
) -> float:
    """Uitkering zonder vakantiegeld."""
    return op_centen(uitkering_per_jaar - vakantiegeld_van_uitkering_per_jaar)


@stap("begroting", "euro per jaar")
def wajong_zonder_vakantiegeld_per_jaar(wajong_per_jaar: float, vakantiegeld_van_wajong_per_jaar: float) -> float:
    """Wajong zonder vakantiegeld."""
    return op_centen(wajong_per_jaar - vakantiegeld_van_wajong_per_jaar)


@stap("begroting", "euro per jaar")
def aow_zonder_vakantiegeld_per_jaar(aow_per_jaar: float, vakantiegeld_van_aow_per_jaar: float) -> float:
    """AOW zonder vakantie-uitkering."""
    return op_centen(aow_per_jaar - vakantiegeld_van_aow_per_jaar)


ZONDER_VAKANTIEGELD = variant(
    (*rules_in(tax), *INHOUDING),
    {
        "loon_per_jaar": "loon_zonder_vakantiegeld_per_jaar",
        "uitkering_per_jaar": "uitkering_zonder_vakantiegeld_per_jaar",
        "wajong_per_jaar": "wajong_zonder_vakantiegeld_per_jaar",
        "aow_per_jaar": "aow_zonder_vakantiegeld_per_jaar",
    },
    ("netto_na_inhouding_per_jaar",),
    name="zonder_vakantiegeld",
    label="zonder vakantiegeld",
)
VARIANTS = (*INHOUDING, *ZONDER_VAKANTIEGELD)


@stap("Participatiewet art. 19 lid 3", "euro per jaar")
def vakantietoeslag_van_bijstand_netto_per_jaar(
    bijstand_per_jaar: float,
    inkomen_met_inhouding_per_jaar: float,
    inkomensheffing_bij_inhouding_per_jaar: float,
    bijstand_vakantietoeslag_deel: float,
) -> float:
    """Vakantietoeslag in de bijstand: een deel van wat er netto aan bijstand is.

    Nobody has bijstand without income; one euro is divided by where there is neither.
    """
    return (
        0
        if bijstand_per_jaar == 0
        else bijstand_vakantietoeslag_deel
        * (
            bijstand_per_jaar
            - inkomensheffing_bij_inhouding_per_jaar * bijstand_per_jaar / max(1, inkomen_met_inhouding_per_jaar)
        )
    )


@stap("begroting", "euro per jaar")
def vakantiegeld_netto_in_budget_per_jaar(
    telt_in_netto: bool,
    netto_na_inhouding_per_jaar: float,
    netto_na_inhouding_zonder_vakantiegeld_per_jaar: float,
    vakantietoeslag_van_bijstand_netto_per_jaar: float,
) -> float:
    """Netto vakantiegeld van deze persoon: wat er van het jaar meer overblijft met dan zonder vakantiegeld."""
    return (
        netto_na_inhouding_per_jaar
        - netto_na_inhouding_zonder_vakantiegeld_per_jaar
        + vakantietoeslag_van_bijstand_netto_per_jaar
        if telt_in_netto
        else 0
    )


@stap("Wet IB 2001 art. 9.4", "euro per jaar")
def via_aanslag_in_budget_per_jaar(
    telt_in_netto: bool,
    netto_inkomen_per_jaar: float,
    uitbetaling_geboren_voor_1963_per_jaar: float,
    netto_na_inhouding_per_jaar: float,
    winst_per_jaar: float,
    partneralimentatie_per_jaar: float,
) -> float:
    """Wat deze persoon via de aanslag krijgt of, met een min, nog moet betalen."""
    return (
        netto_inkomen_per_jaar
        + uitbetaling_geboren_voor_1963_per_jaar
        - netto_na_inhouding_per_jaar
        - winst_per_jaar
        - partneralimentatie_per_jaar
        if telt_in_netto
        else 0
    )


@stap("begroting", "euro per maand")
def vakantiegeld_netto_per_maand(vakantiegelden_netto_per_jaar: float) -> float:
    """Vakantiegeld na belasting, een twaalfde deel per maand."""
    return op_centen(vakantiegelden_netto_per_jaar / 12)


@stap("begroting", "euro per maand")
def via_aanslag_per_maand(via_aanslagen_per_jaar: float) -> float:
    """Wat via de aanslag komt of, met een min, nog betaald moet worden; een twaalfde deel per maand."""
    return op_centen(via_aanslagen_per_jaar / 12)


@stap("begroting", "euro per maand")
def netto_op_rekening_per_maand(
    netto_inkomen_per_maand: float, vakantiegeld_netto_per_maand: float, via_aanslag_per_maand: float
) -> float:
    """Netto inkomen dat elke maand op de rekening komt."""
    return op_centen(netto_inkomen_per_maand - vakantiegeld_netto_per_maand - via_aanslag_per_maand)
