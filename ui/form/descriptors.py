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
    Geval,
    Huishouden,
    Inkomen,
    OntvangtNu,
    Persoon,
    Servicekosten,
    VasteBedragen,
    VasteLast,
    Woonsituatie,
)
from calculator.cases.fields import Amount, Choice, Day, Field, Kind, Text, Whole, YesNo, description
from calculator.cases.records import record

Value = str | float | bool | tuple[int, ...] | tuple[float, ...] | tuple[str, ...] | None

TYPE = "huishouden.type"
KINDEREN = "huishouden.kinderen"
PEILDATUM = "peildatum"
NORM = "norm"
DOSSIER = "dossier"
VERMOGEN_MEDEBEWONERS = "huishouden.vermogen_medebewoners"
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
NAMEN = ("nu", "na renovatie")

SAMENGESTELD = "samengesteld"


class Widget(Enum):
    """What kind of input a field gets."""

    MONEY = auto()
    WHOLE = auto()
    AGES = auto()
    AMOUNTS = auto()
    CHECKS = auto()
    TEXT = auto()
    CHOICE = auto()
    DAY = auto()


class Section(Enum):
    """The card a field stands in, with its title. Everything but the first two is folded away under "Meer"."""

    HUISHOUDEN = "Huishouden"
    WONING = "Woning"
    PERSONEN = "Personen en vermogen"
    VASTE_LASTEN = "Zorg en vaste lasten"
    KOSTEN = "Bijkomende woonkosten"
    KENMERKEN = "Kenmerken van de woning"
    ANDERE_WONINGEN = "Andere woningen om te vergelijken"
    VERGELIJKING = "Vergelijking en dossier"
    VASTE_BEDRAGEN = "Van loonstrook of beschikking"
    ONTVANGT_NU = "Ontvangt nu"
    BIJZONDERHEDEN = "Wat het programma niet berekent"


SECTION_HELP = {
    Section.KOSTEN: "Euro per maand. Rechts leeg: zoals links.",
    Section.VASTE_BEDRAGEN: (
        "Euro per maand, het toetsingsinkomen per jaar. Wat hier staat, gaat voor wat het programma berekent."
    ),
    Section.ONTVANGT_NU: "Euro per maand. Om te zien of er ongebruikte rechten zijn.",
    Section.ANDERE_WONINGEN: "Naast nu en na renovatie. Elke woning wordt met de eerste vergeleken.",
    Section.BIJZONDERHEDEN: "Kruis aan wat hier speelt. Het komt terug als signaal.",
}
MAIN = (Section.HUISHOUDEN, Section.WONING)


@record(frozen=True, kw_only=True)
class FormField:
    """One input of the form.

    ``start`` is its value in a new form; ``default`` what the case takes when nothing is given. ``column`` is 0 or 1
    for what is asked of both dwellings. ``beside`` puts it on the line of the field before it.
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
}


def _field(cls: type[Any], name: str, key: str, section: Section, **overruled: Any) -> FormField:
    """Describe the input of one field of the case; ``overruled`` replaces what the case says of it."""
    meta: Field = description(cls, name)
    default = cls.__dataclass_fields__[name].default
    facts: dict[str, Any] = {
        "label": meta.label,
        "unit": meta.unit,
        "help": meta.help,
        "widget": _WIDGETS[type(meta.kind)],
        "kind": meta.kind,
        "choices": tuple(meta.kind.labels.items()) if isinstance(meta.kind, Choice) else (),
        "default": None if default is dataclasses.MISSING else default,
    }
    return FormField(key=key, section=section, **{**facts, **overruled})


def _both_dwellings(cls: type[Any], name: str, path: str, section: Section, **overruled: Any) -> list[FormField]:
    return [
        _field(cls, name, f"woonsituaties[{column}].{path}", section, column=column, **overruled) for column in (0, 1)
    ]


def _amounts_of(cls: type[Any], path: str, section: Section) -> list[FormField]:
    return [_field(cls, name, f"{path}.{name}", section) for name in cls.__dataclass_fields__]


_AGE_HELP = "Hele jaren op de peildatum. Leeg: 40, bij AOW 70."
_YES_NO: tuple[tuple[Value, str], ...] = ((True, "ja"), (False, "nee"))
BRUTO_NETTO: tuple[tuple[Value, str], ...] = ((True, "bruto"), (False, "netto"))


def _flag(name: str, *, usual: bool) -> list[FormField]:
    """Describe a yes or no of both dwellings; the second follows the first until it is answered."""
    first, second = _both_dwellings(Woonsituatie, name, name, Section.KENMERKEN)
    return [
        dataclasses.replace(first, choices=_YES_NO, start=usual),
        dataclasses.replace(second, choices=((None, "als links"), *_YES_NO)),
    ]


FIELDS: tuple[FormField, ...] = (
    FormField(
        key=TYPE,
        label="Wie wonen er?",
        unit="",
        help="",
        widget=Widget.CHOICE,
        section=Section.HUISHOUDEN,
        kind=None,
        choices=(*HUISHOUDTYPEN.items(), (SAMENGESTELD, "anders: per persoon invullen")),
        start="alleenstaand",
    ),
    FormField(
        key=KINDEREN,
        label="Leeftijd kinderen",
        unit="jaar",
        help="Op de peildatum, met een komma ertussen: 10, 11",
        widget=Widget.AGES,
        section=Section.HUISHOUDEN,
        kind=None,
        needed=True,
    ),
    _field(Inkomen, "bedrag", BEDRAG, Section.HUISHOUDEN, label="Inkomen", needed=True),
    _field(Inkomen, "periode", PERIODE, Section.HUISHOUDEN, start="jaar", help="", beside=True),
    _field(Inkomen, "soort", SOORT, Section.HUISHOUDEN, start="loon", help=""),
    _field(
        Inkomen,
        "bruto",
        BRUTO,
        Section.HUISHOUDEN,
        label="Bruto of netto",
        help="",
        choices=BRUTO_NETTO,
        start=True,
        beside=True,
    ),
    _field(Geval, "peildatum", PEILDATUM, Section.HUISHOUDEN, needed=True),
    *_both_dwellings(Woonsituatie, "kale_huur_per_maand", "kale_huur_per_maand", Section.WONING, needed=True),
    *_both_dwellings(Woonsituatie, "energielast_per_maand", "energielast_per_maand", Section.WONING, needed=True),
    _field(Persoon, "leeftijd", LEEFTIJD_AANVRAGER, Section.PERSONEN, label="Leeftijd aanvrager", help=_AGE_HELP),
    _field(Persoon, "leeftijd", LEEFTIJD_PARTNER, Section.PERSONEN, label="Leeftijd partner", help=_AGE_HELP),
    _field(Persoon, "aow", AOW, Section.PERSONEN, choices=((None, "volgens leeftijd"), *_YES_NO), help=""),
    _field(
        Inkomen,
        "inclusief_vakantiegeld",
        VAKANTIEGELD,
        Section.PERSONEN,
        choices=((None, "volgens periode"), *_YES_NO),
    ),
    _field(Huishouden, "vermogen", "huishouden.vermogen", Section.PERSONEN),
    FormField(
        key=VERMOGEN_MEDEBEWONERS,
        label="Vermogen medebewoners",
        unit="euro",
        help="Per medebewoner apart, met een puntkomma ertussen: 12.000; 500",
        widget=Widget.AMOUNTS,
        section=Section.PERSONEN,
        kind=None,
    ),
    _field(Huishouden, "zorgkosten_per_maand", "huishouden.zorgkosten_per_maand", Section.VASTE_LASTEN),
    *(
        field
        for name in Servicekosten.__dataclass_fields__
        for field in _both_dwellings(Servicekosten, name, f"servicekosten_per_maand.{name}", Section.KOSTEN)
    ),
    *_both_dwellings(
        Woonsituatie, "overige_servicekosten_per_maand", "overige_servicekosten_per_maand", Section.KOSTEN
    ),
    *_both_dwellings(Woonsituatie, "epv_per_maand", "epv_per_maand", Section.KOSTEN),
    *(
        dataclasses.replace(field, start=NAMEN[field.column or 0])
        for field in _both_dwellings(Woonsituatie, "naam", "naam", Section.KENMERKEN, help="")
    ),
    *_flag("zelfstandig", usual=True),
    *_flag("aangepast", usual=False),
    *_flag("eerder_huurtoeslag", usual=False),
    _field(
        Geval,
        "norm",
        NORM,
        Section.VERGELIJKING,
        label="Vergelijken met",
        widget=Widget.CHOICE,
        choices=((None, "volgens peildatum"),),
    ),
    _field(Geval, "dossier", DOSSIER, Section.VERGELIJKING),
    *_amounts_of(VasteBedragen, "vaste_bedragen", Section.VASTE_BEDRAGEN),
    *_amounts_of(OntvangtNu, "ontvangt_nu", Section.ONTVANGT_NU),
    FormField(
        key=BIJZONDERHEDEN,
        label="Bijzonderheden",
        unit="",
        help="Pijltjes om te kiezen, spatie om aan te kruisen.",
        widget=Widget.CHECKS,
        section=Section.BIJZONDERHEDEN,
        kind=None,
    ),
)

BY_KEY = {field.key: field for field in FIELDS}


@record(frozen=True, kw_only=True)
class RowList:
    """A list in the form: what is asked of each row, under names within the row.

    ``nested`` is a list inside each row. ``blank`` lists always show at least one row and leave out what is empty.
    """

    key: str
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


_NO_YES: tuple[tuple[Value, str], ...] = ((False, "nee"), (True, "ja"))


def _row(cls: type[Any], name: str, path: str = "", **overruled: Any) -> FormField:
    """Describe one input of a row; an amount that is not needed starts empty, a yes or no at its default."""
    key = f"{path}.{name}" if path else name
    field = _field(cls, name, key, Section.PERSONEN)
    if isinstance(field.kind, YesNo):
        field = dataclasses.replace(field, choices=_NO_YES if field.default is False else _YES_NO, start=field.default)
    return dataclasses.replace(field, **overruled)


INKOMENS = RowList(
    key="inkomens",
    title="Inkomen",
    add="Inkomen toevoegen",
    remove="Inkomen verwijderen",
    fields=(
        _row(Inkomen, "soort", label="Soort inkomen", help="", start="loon"),
        _row(Inkomen, "bedrag", help="", needed=True),
        _row(Inkomen, "periode", help="", start="maand"),
        _row(Inkomen, "bruto", label="Bruto of netto", help="", choices=((None, "gebruikelijk"), *BRUTO_NETTO)),
        _row(Inkomen, "inclusief_vakantiegeld", help="", choices=((None, "volgens periode"), *_YES_NO)),
    ),
)
PERSONEN = RowList(
    key="personen",
    title="Persoon",
    add="Persoon toevoegen",
    remove="Persoon verwijderen",
    fields=(
        _row(Persoon, "rol", help="", start="medebewoner"),
        _row(Persoon, "leeftijd", help="", needed=True),
        _row(Persoon, "arbeidsbeperking", help=""),
        _row(Persoon, "aow", help="", choices=((None, "nog onbekend"), *_YES_NO)),
    ),
    nested=INKOMENS,
)
LASTEN = RowList(
    key="vaste_lasten",
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
    ),
)
LISTS = (PERSONEN, LASTEN, WONINGEN)
