"""The inputs of the form: one descriptor each, taken from the fields of the case.

The key of a descriptor is the path of its value in the case (``woonsituaties[0].kale_huur_per_maand``), so that a
refused value leads back to its field. This module knows no Qt; the form builds itself from ``FIELDS``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import Enum, auto
from typing import Any

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
    VasteLast,
    Woonsituatie,
)
from calculator.cases.fields import Amount, Choice, Day, Field, Kind, Listed, Text, Whole, YesNo, description
from calculator.cases.records import record
from ui.look.situations import OWN_NAMES

Value = str | float | bool | tuple[int | str, ...] | tuple[float, ...] | tuple[tuple[str, Any], ...] | None

TYPE = "huishouden.type"
KINDEREN = "huishouden.kinderen"
PEILDATUM = "peildatum"
NORM = "norm"
DOSSIER = "dossier"
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
VAKANTIEGELD = f"{INKOMEN}.inclusief_vakantiegeld"
URENCRITERIUM = f"{INKOMEN}.urencriterium"
STARTER = f"{INKOMEN}.starter"
VAN_PAPIER = f"{INKOMEN}.van_papier"  # what was read from a paper and has no input of its own
NAMEN = OWN_NAMES

SAMENGESTELD = "samengesteld"


class Widget(Enum):
    """What kind of input a field gets."""

    MONEY = auto()
    AGE = auto()
    WHOLE = auto()
    AGES = auto()
    AMOUNTS = auto()
    CHECKS = auto()
    TEXT = auto()
    CHOICE = auto()
    DAY = auto()


@record(frozen=True, kw_only=True)
class Section:
    """A card of the form; in front, or folded away under "Meer" behind a line that says what is in it."""

    title: str
    help: str = ""
    front: bool = False


WIE = Section(title="Wie wonen er?", front=True)
BINNEN = Section(title="Wat komt er binnen?", front=True)
WONING = Section(title="De woning", front=True)
DAG = Section(title="Peildatum, norm en dossier")
VERMOGEN = Section(title="Vermogen, kinderbijslag, AOW en vakantiegeld")
VASTE_LASTEN = Section(title="Zorgkosten en vaste lasten")
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
    KOSTEN,
    KENMERKEN,
    INGREEP,
    ANDERE_WONINGEN,
    VASTE_BEDRAGEN,
    NIET_BEREKEND,
)


@record(frozen=True, kw_only=True)
class FormField:
    """One input of the form.

    ``start`` is its value in a new form; ``default`` what the case takes when nothing is given. ``column`` is 0 or 1
    for what is asked of both dwellings. ``beside`` puts it on the line of the field before it; fields of one ``group``
    share a line under that name, where each shows its ``short`` label. ``over`` gives it the whole width, for words
    that are long.
    """

    key: str
    label: str
    unit: str
    help: str
    widget: Widget
    section: Section
    kind: Kind | None
    choices: tuple[tuple[Value, str], ...] = ()
    start: Value = None
    default: Value = None
    needed: bool = False
    column: int | None = None
    beside: bool = False
    group: str = ""
    short: str = ""
    over: bool = False

    @property
    def row(self) -> str:
        """The key without the number of the dwelling: the same for both columns."""
        return self.key.replace("woonsituaties[1]", "woonsituaties[0]")


_WIDGETS: dict[type[Kind], Widget] = {
    Amount: Widget.MONEY,
    Whole: Widget.WHOLE,
    Text: Widget.TEXT,
    Day: Widget.DAY,
    Choice: Widget.CHOICE,
    YesNo: Widget.CHOICE,
    Listed: Widget.CHECKS,
}


def _field(cls: type[Any], name: str, key: str, section: Section, **overruled: Any) -> FormField:
    """Describe the input of one field of the case; ``overruled`` replaces what the case says of it."""
    meta: Field = description(cls, name)
    default = cls.__dataclass_fields__[name].default
    facts: dict[str, Any] = {
        "label": meta.label,
        "unit": meta.unit,
        "help": meta.help,
        "widget": _WIDGETS.get(type(meta.kind), Widget.CHECKS),
        "kind": meta.kind,
        "choices": tuple(meta.kind.labels.items()) if isinstance(meta.kind, Choice) else (),
        "default": None if default is dataclasses.MISSING else default,
    }
    return FormField(key=key, section=section, **{**facts, **overruled})


def _both_dwellings(cls: type[Any], name: str, path: str, section: Section, **overruled: Any) -> list[FormField]:
    return [
        _field(cls, name, f"woonsituaties[{column}].{path}", section, column=column, **overruled) for column in (0, 1)
    ]


_AGE_HELP = "Jaren (38) of geboren in (7-1988). Leeg: 40, bij AOW 70."
_NO_YES: tuple[tuple[Value, str], ...] = ((False, "nee"), (True, "ja"))
_YES_NO: tuple[tuple[Value, str], ...] = ((True, "ja"), (False, "nee"))
BRUTO_NETTO: tuple[tuple[Value, str], ...] = ((True, "bruto"), (False, "netto"))


_UNKNOWN: tuple[Value, str] = (None, "nog onbekend")
_LATER = "woonsituaties[1]"
_BAND = "Energie na renovatie, als het mee- of tegenvalt"
_NU_ONTVANGEN = "Ontvangt nu, euro per maand"
_KORT = {"huurtoeslag_per_maand": "huur", "zorgtoeslag_per_maand": "zorg", "kindgebonden_budget_per_maand": "kind"}


def _flag(name: str, *, usual: bool) -> list[FormField]:
    """Describe a yes or no of both dwellings; the second follows the first until it is answered."""
    first, second = _both_dwellings(Woonsituatie, name, name, KENMERKEN)
    return [
        dataclasses.replace(first, choices=_YES_NO, start=usual),
        dataclasses.replace(second, choices=((None, "zoals nu"), *_YES_NO)),
    ]


def _rise() -> list[FormField]:
    """Describe what a rise of the rent is for; asked of the second dwelling, where nothing is assumed."""
    found = []
    for name in Ingreep.__dataclass_fields__:
        kind, key = description(Ingreep, name).kind, f"{_LATER}.ingreep.{name}"
        if isinstance(kind, Listed):
            choices = tuple(MAATREGELEN.items())
            item = _field(Ingreep, name, key, INGREEP, column=1, widget=Widget.CHECKS, kind=None, choices=choices)
        else:
            item = _field(Ingreep, name, key, INGREEP, column=1)
        answers = _YES_NO if isinstance(kind, YesNo) else item.choices
        if answers and item.widget is Widget.CHOICE:
            item = dataclasses.replace(item, choices=(_UNKNOWN, *answers))
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
    _field(
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
        help="Jaren of geboortemaand: 10, 3-2016",
        widget=Widget.AGES,
        section=WIE,
        kind=None,
        needed=True,
    ),
    _field(
        Persoon,
        "leeftijd",
        LEEFTIJD_PARTNER,
        WIE,
        label="Leeftijd partner",
        widget=Widget.AGE,
        help="",
        beside=True,
    ),
    _field(Inkomen, "soort", SOORT, BINNEN, start="loon", help=""),
    _field(Inkomen, "bedrag", BEDRAG, BINNEN, label="Inkomen", needed=True, beside=True),
    _field(Inkomen, "periode", PERIODE, BINNEN, start="jaar", help=""),
    _field(
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
    _field(Inkomen, "urencriterium", URENCRITERIUM, BINNEN, choices=_NO_YES, start=False),
    _field(Inkomen, "starter", STARTER, BINNEN, choices=_NO_YES, start=False, help="", beside=True),
    *(
        _field(OntvangtNu, name, f"ontvangt_nu.{name}", BINNEN, group=_NU_ONTVANGEN, short=_KORT[name])
        for name in _KORT
    ),
    *_both_dwellings(Woonsituatie, "kale_huur_per_maand", "kale_huur_per_maand", WONING, needed=True),
    *_both_dwellings(Woonsituatie, "energielast_per_maand", "energielast_per_maand", WONING, needed=True),
    *(
        _field(Woonsituatie, name, f"{_LATER}.{name}", WONING, column=1, help="", group=_BAND, short=short)
        for name, short in (("energielast_laag_per_maand", "laag"), ("energielast_hoog_per_maand", "hoog"))
    ),
    _field(
        Geval,
        "peildatum",
        PEILDATUM,
        DAG,
        help="De dag waarvoor u rekent. Wij rekenen met de regels en bedragen van deze dag.",
        needed=True,
    ),
    _field(
        Geval,
        "norm",
        NORM,
        DAG,
        label="Vergelijken met",
        widget=Widget.CHOICE,
        choices=((None, "volgens peildatum"),),
        over=True,
    ),
    _field(Geval, "dossier", DOSSIER, DAG),
    _field(Huishouden, "vermogen", "huishouden.vermogen", VERMOGEN),
    FormField(
        key=VERMOGEN_MEDEBEWONERS,
        label="Vermogen medebewoners",
        unit="euro",
        help="Per medebewoner apart, met een puntkomma ertussen: 12.000; 500",
        widget=Widget.AMOUNTS,
        section=VERMOGEN,
        kind=None,
    ),
    _field(
        Huishouden,
        "in_inrichting",
        "huishouden.in_inrichting",
        VERMOGEN,
        choices=((False, "nee"), (True, "ja")),
        start=False,
    ),
    _field(OntvangtNu, "kinderbijslag_per_maand", "ontvangt_nu.kinderbijslag_per_maand", VERMOGEN),
    _field(Persoon, "aow", AOW, VERMOGEN, choices=((None, "volgens leeftijd"), *_YES_NO), help=""),
    _field(
        Inkomen,
        "inclusief_vakantiegeld",
        VAKANTIEGELD,
        VERMOGEN,
        choices=((None, "volgens periode"), *_YES_NO),
    ),
    _field(Huishouden, "zorgkosten_per_maand", "huishouden.zorgkosten_per_maand", VASTE_LASTEN),
    *(
        field
        for name in Servicekosten.__dataclass_fields__
        for field in _both_dwellings(Servicekosten, name, f"servicekosten_per_maand.{name}", KOSTEN)
    ),
    *_both_dwellings(Woonsituatie, "overige_servicekosten_per_maand", "overige_servicekosten_per_maand", KOSTEN),
    *_both_dwellings(Woonsituatie, "epv_per_maand", "epv_per_maand", KOSTEN),
    *(
        dataclasses.replace(field, start=NAMEN[field.column or 0])
        for field in _both_dwellings(Woonsituatie, "naam", "naam", KENMERKEN, help="")
    ),
    *_flag("zelfstandig", usual=True),
    *_flag("aangepast", usual=False),
    *_flag("eerder_huurtoeslag", usual=False),
    *_flag("verhuizing", usual=False),
    *_rise(),
    *(
        _field(VasteBedragen, name, f"vaste_bedragen.{name}", VASTE_BEDRAGEN)
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


@record(frozen=True, kw_only=True)
class RowList:
    """A list in the form: what is asked of each row, under names within the row.

    ``nested`` is a list inside each row. ``blank`` lists always show at least one row and leave out what is empty.
    ``section`` is the card it stands in, below the fields of that card.
    """

    key: str
    section: Section
    title: str
    add: str
    remove: str
    fields: tuple[FormField, ...]
    nested: RowList | None = None
    blank: bool = False

    def empty_row(self, **given: Any) -> dict[str, Any]:
        """Return a row as it is added."""
        row: dict[str, Any] = {field.key: field.start for field in self.fields}
        if self.nested is not None:
            row[self.nested.key] = ()
        return {**row, **given}

    def is_empty(self, row: Mapping[str, Any]) -> bool:
        """Whether nothing was filled in."""
        return self.blank and all(row.get(field.key) is None for field in self.fields)


def _row(cls: type[Any], name: str, path: str = "", **overruled: Any) -> FormField:
    """Describe one input of a row; an amount that is not needed starts empty, a yes or no at its default."""
    key = f"{path}.{name}" if path else name
    field = _field(cls, name, key, WIE)
    if isinstance(field.kind, YesNo):
        choices = _NO_YES if field.default is False else _YES_NO
        field = dataclasses.replace(field, choices=choices, start=field.default)
    if field.choices and field.default is None and not field.needed:
        field = dataclasses.replace(field, choices=(_UNKNOWN, *field.choices))
    return dataclasses.replace(field, **overruled)


def _rest(cls: type[Any], *asked: str) -> tuple[FormField, ...]:
    """Describe the inputs of what the case has besides: a new field of one value is asked without being named here."""
    simple = (name for name in cls.__dataclass_fields__ if type(description(cls, name).kind) in _WIDGETS)
    return tuple(_row(cls, name) for name in simple if name not in asked)


IN_EVERY_INCOME = ("soort", "bedrag", "periode", "bruto", "inclusief_vakantiegeld")  # the rest as it is given
INKOMENS = RowList(
    key="inkomens",
    section=WIE,
    title="Inkomen",
    add="Inkomen toevoegen",
    remove="Inkomen verwijderen",
    fields=(
        _row(Inkomen, "soort", label="Soort inkomen", help="", start="loon"),
        _row(Inkomen, "bedrag", help="", needed=True),
        _row(Inkomen, "periode", help="", start="maand"),
        _row(Inkomen, "bruto", label="Bruto of netto", help="", choices=((None, "gebruikelijk"), *BRUTO_NETTO)),
        _row(Inkomen, "inclusief_vakantiegeld", help="", choices=((None, "volgens periode"), *_YES_NO)),
        *_rest(Inkomen, *IN_EVERY_INCOME),
    ),
)
_OF_PERSON = (
    "rol",
    "leeftijd",
    "geboren",  # one input with the age
    "arbeidsbeperking",
    "aow",
    "toeslagpartner",
    "in_budget",
    "kostendeler",
    "verzekerd",
    "recht_op_bijstand",
    "zonder_steun_ouders",
)
PERSONEN = RowList(
    key="personen",
    section=WIE,
    title="Persoon",
    add="Persoon toevoegen",
    remove="Persoon verwijderen",
    fields=(
        _row(Persoon, "rol", help="", start="medebewoner"),
        _row(Persoon, "leeftijd", widget=Widget.AGE, help="Of geboren in: 7-1988.", needed=True),
        _row(Persoon, "arbeidsbeperking", help=""),
        _row(Persoon, "aow", help=""),
        _row(Persoon, "toeslagpartner", help="Zie het signaal."),
        _row(Persoon, "in_budget", help="Met inkomen, zorgpremie en norm."),
        _row(
            Persoon, "kostendeler", help="Nee: student of kamerhuurder.", choices=((None, "volgens leeftijd"), *_YES_NO)
        ),
        _row(Persoon, "verzekerd", help="Met een Nederlandse zorgverzekering."),
        _row(Persoon, "recht_op_bijstand", help="Nee: zoals een student."),
        _row(Persoon, "zonder_steun_ouders", help="Geeft in de bijstand een toeslag."),
        *_rest(Persoon, *_OF_PERSON),
    ),
    nested=INKOMENS,
)
LASTEN = RowList(
    key="vaste_lasten",
    section=VASTE_LASTEN,
    title="Vaste last",
    add="Vaste last toevoegen",
    remove="Vaste last verwijderen",
    fields=(
        _row(VasteLast, "omschrijving", help="Zoals water, aflossing."),
        _row(VasteLast, "bedrag_per_maand", needed=True),
    ),
    blank=True,
)
WONINGEN = RowList(
    key="andere_woningen",
    section=ANDERE_WONINGEN,
    title="Woning",
    add="Woning toevoegen",
    remove="Woning verwijderen",
    fields=(
        _row(Woonsituatie, "naam", help="", needed=True),
        _row(Woonsituatie, "kale_huur_per_maand", help="", needed=True),
        _row(Woonsituatie, "energielast_per_maand", help="", needed=True),
        *(_row(Servicekosten, name, "servicekosten_per_maand") for name in Servicekosten.__dataclass_fields__),
        _row(Woonsituatie, "overige_servicekosten_per_maand", help=""),
        _row(Woonsituatie, "epv_per_maand", help=""),
        _row(Woonsituatie, "zelfstandig", help=""),
        _row(Woonsituatie, "aangepast"),
        _row(Woonsituatie, "eerder_huurtoeslag", help=""),
        _row(Woonsituatie, "verhuizing", help=""),
        _row(Woonsituatie, "energielast_laag_per_maand", help=""),
        _row(Woonsituatie, "energielast_hoog_per_maand", help=""),
    ),
)
LISTS = (PERSONEN, LASTEN, WONINGEN)
