"""The inputs of the form: one descriptor each, taken from the fields of the case.

The key of a descriptor is the path of its value in the case (``woonsituaties[0].kale_huur_per_maand``), so that a
refused value leads back to its field. This module knows no Qt; the form builds itself from ``FIELDS``.
"""

from __future__ import annotations

import dataclasses

from calculator.cases.case import (
    HUISHOUDTYPEN,
    MAATREGELEN,
    Geval,
    Huishouden,
    Ingreep,
    Inkomen,
    OntvangtNu,
    Persoon,
    Servicekosten,
    VasteBedragen,
    Woonsituatie,
)
from calculator.cases.fields import Listed, YesNo, description
from ui.form.field import FormField, Section, Value, Widget, both_dwellings, field_of
from ui.look.situations import OWN_NAMES

TYPE = "huishouden.type"
KINDEREN = "huishouden.kinderen"
PEILDATUM = "peildatum"
NORM = "norm"
EIGEN_NORM = "vaste_bedragen.norm_per_maand"
DOSSIER = "dossier"
EIGEN_VERMOGEN = "huishouden.vermogen"
VERMOGEN_MEDEBEWONERS = "huishouden.vermogen_medebewoners"
VERHUIZING_NU = "woonsituaties[0].verhuizing"
BIJZONDERHEDEN = "bijzonderheden"
AANVRAGER = "huishouden.personen[0]"
LEEFTIJD_AANVRAGER = f"{AANVRAGER}.leeftijd"
LEEFTIJD_PARTNER = "huishouden.personen[1].leeftijd"
AOW = f"{AANVRAGER}.aow"
INKOMEN = f"{AANVRAGER}.inkomens[0]"
BEDRAG = f"{INKOMEN}.bedrag"
PERIODE = f"{INKOMEN}.periode"
SOORT = f"{INKOMEN}.soort"
BRUTO = f"{INKOMEN}.bruto"
BEDRAG_PARTNER = "huishouden.personen[1].inkomens[0].bedrag"
VAKANTIEGELD = f"{INKOMEN}.inclusief_vakantiegeld"
URENCRITERIUM = f"{INKOMEN}.urencriterium"
STARTER = f"{INKOMEN}.starter"
VAN_PAPIER = f"{INKOMEN}.van_papier"  # what was read from a paper and has no input of its own
NAMEN = OWN_NAMES

SAMENGESTELD = "samengesteld"


WIE = Section(title="Wie wonen er?", front=True)
BINNEN = Section(title="Wat komt er binnen?", front=True)
WONING = Section(title="De woning", front=True)
DAG = Section(title="Peildatum, norm en dossier")
VERMOGEN = Section(title="Vermogen, kinderbijslag, AOW en vakantiegeld")
VASTE_LASTEN = Section(title="Zorgkosten en vaste lasten")
OPVANG = Section(
    title="Kinderopvang",
    help="Alleen geregistreerde opvang die u zelf betaalt. Voor elk kind mag u meer soorten opvang invullen.",
)
KOSTEN = Section(title="Servicekosten en EPV", help="Euro per maand. Rechts leeg? Dan geldt wat links staat.")
KENMERKEN = Section(title="Naam en kenmerken van de woning")
ANDERE_WONINGEN = Section(
    title="Meer woningen om te vergelijken",
    help="Naast nu en na renovatie. Elke woning wordt met de eerste vergeleken.",
)
INGREEP = Section(
    title="Mag deze verhoging gevraagd worden?",
    help="Over de huur na renovatie. Wat open blijft, staat straks bij wat u nog moet controleren.",
)
VASTE_BEDRAGEN = Section(
    title="Dit bedrag gebruiken in plaats van de berekening",
    help="Euro per maand, het toetsingsinkomen per jaar. Vult u hier iets in? Dan gebruiken wij dat bedrag.",
)
NIET_BEREKEND = Section(
    title="Wat het programma niet berekent", help="Kruis aan wat hier speelt. Het komt terug als signaal."
)
SECTIONS = (
    WIE,
    BINNEN,
    WONING,
    DAG,
    VERMOGEN,
    VASTE_LASTEN,
    OPVANG,
    KOSTEN,
    KENMERKEN,
    INGREEP,
    ANDERE_WONINGEN,
    VASTE_BEDRAGEN,
    NIET_BEREKEND,
)


_AGE_HELP = "Jaren (38) of geboren in (7-1988). Leeg: 40, bij AOW 70."
NO_YES: tuple[tuple[Value, str], ...] = ((False, "nee"), (True, "ja"))
YES_NO: tuple[tuple[Value, str], ...] = ((True, "ja"), (False, "nee"))
BRUTO_NETTO: tuple[tuple[Value, str], ...] = ((True, "bruto"), (False, "netto"))


UNKNOWN: tuple[Value, str] = (None, "nog onbekend")
_LATER = "woonsituaties[1]"
_BAND = "Energie straks"
_NU_ONTVANGEN = "Ontvangt nu, euro per maand"
_KORT = {"huurtoeslag_per_maand": "huur", "zorgtoeslag_per_maand": "zorg", "kindgebonden_budget_per_maand": "kind"}


def _flag(name: str, *, usual: bool) -> list[FormField]:
    """Describe a yes or no of both dwellings; the second follows the first until it is answered."""
    first, second = both_dwellings(Woonsituatie, name, name, KENMERKEN)
    return [
        dataclasses.replace(first, choices=YES_NO, start=usual),
        dataclasses.replace(second, choices=((None, "zoals nu"), *YES_NO)),
    ]


def _rise() -> list[FormField]:
    """Describe what a rise of the rent is for; asked of the second dwelling, where nothing is assumed."""
    found = []
    for name in Ingreep.__dataclass_fields__:
        kind, key = description(Ingreep, name).kind, f"{_LATER}.ingreep.{name}"
        if isinstance(kind, Listed):
            choices = tuple(MAATREGELEN.items())
            item = field_of(Ingreep, name, key, INGREEP, column=1, widget=Widget.CHECKS, kind=None, choices=choices)
        else:
            item = field_of(Ingreep, name, key, INGREEP, column=1)
        answers = YES_NO if isinstance(kind, YesNo) else item.choices
        if answers and item.widget is Widget.CHOICE:
            item = dataclasses.replace(item, choices=(UNKNOWN, *answers))
        found.append(dataclasses.replace(item, default=None))
    return found


FIELDS: tuple[FormField, ...] = (
    FormField(
        key=TYPE,
        label="Huishouden",
        unit="",
        help="",
        widget=Widget.CHOICE,
        section=WIE,
        kind=None,
        choices=(*HUISHOUDTYPEN.items(), (SAMENGESTELD, "anders, of meer inkomens: vul per persoon in")),
        start="alleenstaand",
    ),
    field_of(
        Persoon,
        "leeftijd",
        LEEFTIJD_AANVRAGER,
        WIE,
        label="Leeftijd",
        widget=Widget.AGE,
        help=_AGE_HELP,
        beside=True,
    ),
    FormField(
        key=KINDEREN,
        label="Leeftijd kinderen",
        unit="jaar",
        help="zoals 10, 3-2016",
        widget=Widget.AGES,
        section=WIE,
        kind=None,
        needed=True,
    ),
    field_of(
        Persoon,
        "leeftijd",
        LEEFTIJD_PARTNER,
        WIE,
        label="Leeftijd partner",
        widget=Widget.AGE,
        help="",
        beside=True,
    ),
    field_of(Inkomen, "soort", SOORT, BINNEN, start="loon", help=""),
    field_of(Inkomen, "bedrag", BEDRAG, BINNEN, label="Inkomen", needed=True, beside=True),
    field_of(Inkomen, "bedrag", BEDRAG_PARTNER, BINNEN, label="Inkomen partner", short="Partner", help="", beside=True),
    field_of(Inkomen, "periode", PERIODE, BINNEN, start="jaar", help=""),
    field_of(
        Inkomen,
        "bruto",
        BRUTO,
        BINNEN,
        label="Bruto of netto",
        help="",
        choices=BRUTO_NETTO,
        start=True,
        beside=True,
    ),
    field_of(Inkomen, "urencriterium", URENCRITERIUM, BINNEN, choices=NO_YES, start=False),
    field_of(Inkomen, "starter", STARTER, BINNEN, choices=NO_YES, start=False, help="", beside=True),
    *(
        field_of(OntvangtNu, name, f"ontvangt_nu.{name}", BINNEN, group=_NU_ONTVANGEN, short=_KORT[name])
        for name in _KORT
    ),
    *both_dwellings(Woonsituatie, "kale_huur_per_maand", "kale_huur_per_maand", WONING, needed=True),
    *both_dwellings(Woonsituatie, "energielast_per_maand", "energielast_per_maand", WONING, needed=True),
    *(
        field_of(Woonsituatie, name, f"{_LATER}.{name}", WONING, column=1, help="", group=_BAND, short=short)
        for name, short in (("energielast_laag_per_maand", "laag"), ("energielast_hoog_per_maand", "hoog"))
    ),
    field_of(
        Geval,
        "peildatum",
        PEILDATUM,
        DAG,
        help="De dag waarvoor u rekent. Wij rekenen met de regels en bedragen van deze dag.",
        needed=True,
    ),
    field_of(
        Geval,
        "norm",
        NORM,
        DAG,
        label="Vergelijken met",
        widget=Widget.CHOICE,
        choices=((None, "volgens peildatum"),),
        over=True,
    ),
    field_of(Geval, "dossier", DOSSIER, DAG),
    field_of(Huishouden, "vermogen", EIGEN_VERMOGEN, VERMOGEN),
    FormField(
        key=VERMOGEN_MEDEBEWONERS,
        label="Vermogen medebewoners",
        unit="euro",
        help="Per medebewoner apart, met een puntkomma ertussen: 12.000; 500",
        widget=Widget.AMOUNTS,
        section=VERMOGEN,
        kind=None,
    ),
    field_of(
        Huishouden,
        "in_inrichting",
        "huishouden.in_inrichting",
        VERMOGEN,
        choices=((False, "nee"), (True, "ja")),
        start=False,
    ),
    field_of(OntvangtNu, "kinderbijslag_per_maand", "ontvangt_nu.kinderbijslag_per_maand", VERMOGEN),
    field_of(Persoon, "aow", AOW, VERMOGEN, choices=((None, "volgens leeftijd"), *YES_NO), help=""),
    field_of(
        Inkomen,
        "inclusief_vakantiegeld",
        VAKANTIEGELD,
        VERMOGEN,
        choices=((None, "volgens periode"), *YES_NO),
    ),
    field_of(Huishouden, "zorgkosten_per_maand", "huishouden.zorgkosten_per_maand", VASTE_LASTEN),
    field_of(Huishouden, "gewerkte_uren_per_maand", "huishouden.gewerkte_uren_per_maand", OPVANG),
    field_of(
        OntvangtNu, "kinderopvangtoeslag_per_maand", "ontvangt_nu.kinderopvangtoeslag_per_maand", OPVANG, beside=True
    ),
    *(
        field
        for name in Servicekosten.__dataclass_fields__
        for field in both_dwellings(Servicekosten, name, f"servicekosten_per_maand.{name}", KOSTEN)
    ),
    *both_dwellings(Woonsituatie, "overige_servicekosten_per_maand", "overige_servicekosten_per_maand", KOSTEN),
    *both_dwellings(Woonsituatie, "epv_per_maand", "epv_per_maand", KOSTEN),
    *(
        dataclasses.replace(field, start=NAMEN[field.column or 0])
        for field in both_dwellings(Woonsituatie, "naam", "naam", KENMERKEN, help="")
    ),
    *_flag("zelfstandig", usual=True),
    *_flag("aangepast", usual=False),
    *_flag("eerder_huurtoeslag", usual=False),
    *_flag("verhuizing", usual=False),
    *_rise(),
    *(
        field_of(VasteBedragen, name, f"vaste_bedragen.{name}", VASTE_BEDRAGEN)
        for name in VasteBedragen.__dataclass_fields__
    ),
    FormField(
        key=BIJZONDERHEDEN,
        label="Bijzonderheden",
        unit="",
        help="Pijltjes om te kiezen, spatie om aan te kruisen.",
        widget=Widget.CHECKS,
        section=NIET_BEREKEND,
        kind=None,
    ),
)

BY_KEY = {field.key: field for field in FIELDS}
