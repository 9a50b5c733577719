"""Kinderopvangtoeslag (Wet kinderopvang): what counts of each care, of each child, and the percentages by income.

The rules of a care and of a child stand here once; a case has one of each for every care and child that it names.
"""

from calculator.rules.rounding import hele_euros_rekenkundig, op_centen, op_honderdsten, voorschot_in_hele_euros
from calculator.rules.rule import Bedragen, Posten, grootste, naar_trede, som, stap

# -- elke opvang -------------------------------------------------------------------------------------------------------


@stap(
    "Besluit kinderopvangtoeslag art. 8a lid 1 onder b (tekst tot 2023)",
    "uren per maand",
    grootheid="opvanguren_naar_werk",
    tot_en_met="2022-12-31",
)
def opvanguren_naar_werk_tot_en_met_2022(
    opvanguren: float,
    opvang_soort: int,
    leeftijd_bij_opvang: float,
    opvang_gastouder_als_bso_vanaf: float,
    gewerkte_uren_zijn_opgegeven: bool,
    gewerkte_uren_per_maand: float,
    opvang_koppeling_gewerkte_uren: float,
    opvang_per_gewerkt_uur_dagopvang: float,
    opvang_per_gewerkt_uur_bso: float,
) -> float:
    """Uren opvang die bij de gewerkte uren passen van de ouder die het minst werkt."""
    return (
        opvanguren
        if opvang_koppeling_gewerkte_uren == 0 or not gewerkte_uren_zijn_opgegeven
        else op_honderdsten(min(opvanguren, opvang_per_gewerkt_uur_bso * gewerkte_uren_per_maand))
        if opvang_soort == 1 or (opvang_soort == 2 and leeftijd_bij_opvang >= opvang_gastouder_als_bso_vanaf)
        else op_honderdsten(min(opvanguren, opvang_per_gewerkt_uur_dagopvang * gewerkte_uren_per_maand))
    )


@stap("Besluit kinderopvangtoeslag art. 8a", "uren per maand", grootheid="opvanguren_naar_werk", vanaf="2023-01-01")
def opvanguren_naar_werk_vanaf_2023(opvanguren: float) -> float:
    """Uren opvang: vanaf 2023 telt niet meer hoeveel uren de ouders werken."""
    return opvanguren


@stap("Besluit kinderopvangtoeslag art. 8a lid 1 onder a", "uren per maand")
def meetellende_opvanguren(
    opvanguren_naar_werk: float, eerdere_opvanguren: Posten, kinderopvang_uren_maximum: float
) -> float:
    """Uren die meetellen: samen met de opvang die voor dit kind eerder is genoemd hooguit 230 per maand."""
    return op_honderdsten(max(0, min(opvanguren_naar_werk, kinderopvang_uren_maximum - som(eerdere_opvanguren))))


@stap("Wet kinderopvang art. 1.7 lid 2 en Besluit kinderopvangtoeslag art. 4", "euro per uur")
def meetellende_uurprijs(opvang_uurprijs: float, opvang_soort: int, maximum_uurprijzen_opvang: Bedragen) -> float:
    """Uurprijs die meetelt: hooguit het maximum van deze soort opvang."""
    return min(opvang_uurprijs, maximum_uurprijzen_opvang[opvang_soort])


@stap("Wet kinderopvang art. 1.7 lid 2", "euro per maand")
def meetellende_opvangkosten(meetellende_opvanguren: float, meetellende_uurprijs: float) -> float:
    """Kosten van deze opvang die meetellen."""
    return op_centen(meetellende_opvanguren * meetellende_uurprijs)


@stap("begroting", "euro per maand")
def factuur_opvang(opvanguren: float, opvang_uurprijs: float) -> float:
    """Wat deze opvang kost, ook boven het maximum aan uren en uurprijs."""
    return op_centen(opvanguren * opvang_uurprijs)


# -- elk kind ----------------------------------------------------------------------------------------------------------


@stap("Besluit kinderopvangtoeslag art. 3 lid 2", "uren per maand")
def opvanguren_van_kind(uren_van_dit_kind: Posten) -> float:
    """Uren die voor dit kind meetellen."""
    return op_honderdsten(som(uren_van_dit_kind))


@stap("Wet kinderopvang art. 1.7 lid 2", "euro per maand")
def opvangkosten_van_kind(kosten_van_dit_kind: Posten) -> float:
    """Kosten die voor dit kind meetellen."""
    return op_centen(som(kosten_van_dit_kind))


@stap("Besluit kinderopvangtoeslag art. 3 lid 2 en 3", "euro per maand")
def opvangkosten_bij_de_meeste_uren(
    opvanguren_van_kind: float, meeste_opvanguren: float, opvangkosten_van_kind: float
) -> float:
    """Kosten van dit kind, als geen kind meer uren heeft: dan kan het het eerste kind zijn."""
    return opvangkosten_van_kind if opvanguren_van_kind >= meeste_opvanguren else 0


@stap("Wet kinderopvang art. 1.7 lid 1 en Besluit kinderopvangtoeslag", "euro per maand")
def toeslag_als_volgend_kind(opvangkosten_van_kind: float, percentage_volgend_kind: float) -> float:
    """Toeslag voor dit kind als het een volgend kind is."""
    return op_centen(opvangkosten_van_kind * percentage_volgend_kind)


# -- het huishouden ----------------------------------------------------------------------------------------------------


@stap("Besluit kinderopvangtoeslag art. 3 lid 2", "uren per maand")
def meeste_opvanguren(uren_van_de_kinderen: Posten) -> float:
    """Meeste uren van een kind: dat is het eerste kind."""
    return grootste(uren_van_de_kinderen)


@stap("Besluit kinderopvangtoeslag art. 3 lid 2 en 3", "euro per maand")
def opvangkosten_eerste_kind(kosten_bij_de_meeste_uren: Posten) -> float:
    """Kosten van het eerste kind: van wie de meeste uren heeft, en bij gelijke uren de hoogste kosten."""
    return grootste(kosten_bij_de_meeste_uren)


@stap("Wet kinderopvang art. 1.7 lid 1 en Besluit kinderopvangtoeslag", "deel")
def percentage_eerste_kind(toetsingsinkomen_per_jaar: float, opvang_eerste: Bedragen, opvang_vanaf: Bedragen) -> float:
    """Deel dat voor het eerste kind wordt vergoed, naar het toetsingsinkomen."""
    return naar_trede(opvang_eerste, opvang_vanaf, toetsingsinkomen_per_jaar)


@stap("Wet kinderopvang art. 1.7 lid 1 en Besluit kinderopvangtoeslag", "deel")
def percentage_volgend_kind(
    toetsingsinkomen_per_jaar: float, opvang_volgend: Bedragen, opvang_vanaf: Bedragen
) -> float:
    """Deel dat voor een volgend kind wordt vergoed, naar het toetsingsinkomen."""
    return naar_trede(opvang_volgend, opvang_vanaf, toetsingsinkomen_per_jaar)


@stap("Wet kinderopvang art. 1.7", "euro per maand")
def toeslag_eerste_kind(opvangkosten_eerste_kind: float, percentage_eerste_kind: float) -> float:
    """Toeslag voor het eerste kind."""
    return op_centen(opvangkosten_eerste_kind * percentage_eerste_kind)


@stap("Wet kinderopvang art. 1.7", "euro per maand")
def toeslag_volgende_kinderen(
    kosten_van_de_kinderen: Posten,
    opvangkosten_eerste_kind: float,
    toeslagen_als_volgend_kind: Posten,
    percentage_volgend_kind: float,
) -> float:
    """Toeslag voor de andere kinderen: van alle kinderen, zonder die van het eerste kind."""
    return (
        op_centen(som(toeslagen_als_volgend_kind) - op_centen(opvangkosten_eerste_kind * percentage_volgend_kind))
        if op_centen(som(kosten_van_de_kinderen)) > opvangkosten_eerste_kind
        else 0
    )


@stap("Awir art. 14 lid 4 en 5", "euro per maand")
def kinderopvangtoeslag_per_maand(
    toeslag_eerste_kind: float, toeslag_volgende_kinderen: float, minimum_tegemoetkoming_per_jaar: float
) -> float:
    """Kinderopvangtoeslag per maand: van alle kinderen samen, hele euro's omlaag."""
    return (
        voorschot_in_hele_euros(op_centen(toeslag_eerste_kind + toeslag_volgende_kinderen))
        if hele_euros_rekenkundig(op_centen(toeslag_eerste_kind + toeslag_volgende_kinderen) * 12)
        >= minimum_tegemoetkoming_per_jaar
        else 0
    )


@stap("begroting", "euro per maand")
def kosten_kinderopvang_per_maand(facturen_opvang: Posten) -> float:
    """Kosten van kinderopvang, zonder de toeslag eraf te halen."""
    return op_centen(som(facturen_opvang))


# -- wat er nu elke maand op de rekening komt --------------------------------------------------------------------------


@stap("begroting", "euro per maand")
def kinderopvangtoeslag_op_rekening_per_maand(
    kinderopvangtoeslag_ontvangen_is_opgegeven: bool,
    kinderopvangtoeslag_ontvangen_per_maand: float,
    kinderopvangtoeslag_per_maand: float,
) -> float:
    """Kinderopvangtoeslag zoals die nu binnenkomt."""
    return (
        kinderopvangtoeslag_ontvangen_per_maand
        if kinderopvangtoeslag_ontvangen_is_opgegeven
        else kinderopvangtoeslag_per_maand
    )


@stap("begroting", "euro per maand", grootheid="resterend_op_rekening_per_maand")
def resterend_op_rekening_met_opvang_per_maand(
    resterend_op_rekening_zonder_opvang_per_maand: float,
    kinderopvangtoeslag_per_maand: float,
    kinderopvangtoeslag_op_rekening_per_maand: float,
) -> float:
    """Wat er overblijft met wat er nu elke maand op de rekening komt, ook van de kinderopvangtoeslag."""
    return op_centen(
        resterend_op_rekening_zonder_opvang_per_maand
        - (kinderopvangtoeslag_per_maand - kinderopvangtoeslag_op_rekening_per_maand)
    )
