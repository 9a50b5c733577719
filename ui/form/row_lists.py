"""The lists of the form: persons with incomes, fixed costs, more dwellings; a descriptor for each input of a row."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from calculator.cases.case import MOST_PERSONS, Inkomen, Opvang, Persoon, Servicekosten, VasteLast, Woonsituatie
from calculator.cases.fields import Whole, YesNo, description
from calculator.records import record
from ui.form.descriptors import ANDERE_WONINGEN, BRUTO_NETTO, NO_YES, OPVANG, UNKNOWN, VASTE_LASTEN, WIE, YES_NO
from ui.form.field import WIDGETS, FormField, Section, Widget, field_of


@record(frozen=True, kw_only=True)
class RowList:
    """A list in the form: what is asked of each row, under names within the row.

    ``nested`` is a list inside each row. ``blank`` lists always show at least one row and leave out what is empty.
    ``section`` is the card it stands in, below the fields of that card. ``alike`` names the fields that a row which is
    added has from the one before it.
    """

    key: str
    section: Section
    title: str
    add: str
    remove: str
    fields: tuple[FormField, ...]
    nested: RowList | None = None
    blank: bool = False
    alike: tuple[str, ...] = ()

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
    field = field_of(cls, name, key, WIE)
    if isinstance(field.kind, YesNo):
        choices = NO_YES if field.default is False else YES_NO
        field = dataclasses.replace(field, choices=choices, start=field.default)
    if field.choices and field.default is None and not field.needed:
        field = dataclasses.replace(field, choices=(UNKNOWN, *field.choices))
    return dataclasses.replace(field, **overruled)


def _rest(cls: type[Any], *asked: str) -> tuple[FormField, ...]:
    """Describe the inputs of what the case has besides: a new field of one value is asked without being named here."""
    simple = (name for name in cls.__dataclass_fields__ if type(description(cls, name).kind) in WIDGETS)
    return tuple(_row(cls, name) for name in simple if name not in asked)


IN_EVERY_INCOME = ("soort", "bedrag", "periode", "bruto", "inclusief_vakantiegeld")  # the rest as it is given
INKOMENS = RowList(
    key="inkomens",
    alike=("periode",),
    section=WIE,
    title="Inkomen",
    add="Inkomen toevoegen",
    remove="Inkomen verwijderen",
    fields=(
        _row(Inkomen, "soort", label="Soort inkomen", help="", start="loon"),
        _row(Inkomen, "bedrag", help="", needed=True),
        _row(Inkomen, "periode", help="", start="jaar"),
        _row(Inkomen, "bruto", label="Bruto of netto", help="", choices=((None, "gebruikelijk"), *BRUTO_NETTO)),
        _row(Inkomen, "inclusief_vakantiegeld", help="", choices=((None, "volgens periode"), *YES_NO)),
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
    "inkomens",  # the list inside each row
    "kinderopvang",  # a list of its own, by the number of the child
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
            Persoon, "kostendeler", help="Nee: student of kamerhuurder.", choices=((None, "volgens leeftijd"), *YES_NO)
        ),
        _row(Persoon, "verzekerd", help="Met een Nederlandse zorgverzekering."),
        _row(Persoon, "recht_op_bijstand", help="Nee: zoals een student."),
        _row(Persoon, "zonder_steun_ouders", help="Geeft in de bijstand een toeslag."),
        *_rest(Persoon, *_OF_PERSON),
    ),
    nested=INKOMENS,
)
FIRST_AMOUNT = f"{PERSONEN.key}[0].{INKOMENS.key}[0].bedrag"
ASSUMED_AGE = "leeftijd_aangenomen"  # of a person that was opened: the age that nobody gave
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
OPVANGEN = RowList(
    key="kinderopvang",
    section=OPVANG,
    title="Opvang",
    add="Opvang toevoegen",
    remove="Opvang verwijderen",
    fields=(
        FormField(
            key="kind",
            label="Voor welk kind",
            unit="",
            help="1 is het kind dat u het eerst invulde.",
            widget=Widget.WHOLE,
            section=OPVANG,
            kind=Whole(1, MOST_PERSONS),
            needed=True,
        ),
        _row(Opvang, "soort", help="", start="dagopvang"),
        _row(Opvang, "uren_per_maand", needed=True),
        _row(Opvang, "uurprijs", help="Wat de opvang per uur vraagt.", needed=True),
    ),
)
LISTS = (PERSONEN, LASTEN, OPVANGEN, WONINGEN)
