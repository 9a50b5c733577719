"""Rules beside the budget: what is asked of the law about a household, a dwelling or a rise, on a day of its own.

They read what the budget computed. A quantity that rests on a missing table value, or whose rule is not in force on the
day, is unknown: None, never a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from calculator.amounts.table_files import Value
from calculator.amounts.tables import load_tables
from calculator.law import RULES
from calculator.records import record
from calculator.rules import outcomes
from calculator.rules.inputs import Input
from calculator.rules.rule import Rule, Rulebook
from calculator.rules.translate import Groups
from calculator.run.plan import Hole, HoleUsed

PER_INGREEP = {
    "huur_voor_verhoging_per_maand": Input("Huur voor de verhoging", "euro per maand"),
    "inkomen_voor_verhoging_per_jaar": Input("Inkomen van het huishouden twee jaar terug", "euro per jaar"),
    "aanvangshuur_per_maand": Input("Kale huur bij de start van het contract", "euro per maand"),
    "punten": Input("Punten volgens de verhuurder", "aantal"),
    "verhuurder_is_corporatie": Input("De verhuurder is een corporatie", "ja/nee"),
    "huurder_zit_er_al": Input("Zittende huurder", "ja/nee"),
    "oppervlakte_m2": Input("Oppervlakte", "aantal"),
    "epv_klasse": Input("Regels van de EPV", "soort"),
}
PER_ENERGIE = {
    "gas_m3_per_jaar": Input("Gas, m3 per jaar", "aantal"),
    "prijs_gas": Input("Prijs van een m3 gas", "euro"),
    "stroom_kwh_per_jaar": Input("Stroom, kWh per jaar", "aantal"),
    "prijs_stroom": Input("Prijs van een kWh stroom", "euro"),
    "warmte_gj_per_jaar": Input("Warmte, GJ per jaar", "aantal"),
    "prijs_warmte": Input("Prijs van een GJ warmte", "euro"),
    "vast_per_maand": Input("Vaste kosten energie", "euro per maand"),
}


@record(frozen=True)
class FoundValue:
    """What a rule says: its value, None where it is not known, with the rules and table values behind it."""

    waarde: float | None
    rules: tuple[Rule, ...] = ()
    used: tuple[Value, ...] = ()
    values: Mapping[str, Any] | None = None
    day: str = ""

    @property
    def read(self) -> tuple[Value, ...]:
        """Every table value that its rules can read on the day."""
        names = {name for rule in self.rules for name in rule.arguments}
        return tuple(value for name, value in _at(self.day).items() if name in names)

    @property
    def unread(self) -> bool:
        """Whether it rests on a figure that nobody read in a source."""
        return any(value.confidence == "unverified" for value in self.used)

    @property
    def bron(self) -> str:
        """The article of the rule and the titles of the sources of its figures."""
        titles = dict.fromkeys(source.title for value in self.used for source in value.sources)
        article = dict.fromkeys(rule.article for rule in self.rules[-1:])
        return "; ".join([*article, *titles])


@cache
def _at(day: str) -> dict[str, Value]:
    return load_tables().at(day)


@cache
def table_values(day: str) -> dict[str, Any]:
    """Return every table value of a day, covered or not, with a hole for each that is not known then."""
    tables, at = load_tables(), _at(day)
    names = {name for table in tables.tables for name in table.series}
    known = {name: value.value for name, value in at.items() if value.value is not None}
    return {name: known.get(name, Hole(name)) for name in names}


@cache
def _book(day: str) -> Rulebook:
    tables = load_tables()
    kinds = {name: kinds for table in tables.tables for name, kinds in table.kinds.items()}
    kinds |= {name: found for name, found in tables.kinds_at(day).items() if found}
    return Rulebook(day, RULES, Groups(kinds, outcomes.posts()))


@cache
def rules_for(target: str, day: str, known: frozenset[str]) -> tuple[Rule, ...]:
    """Return the rules behind a quantity on a day, beyond what is known; none where it is not in force then."""
    book = _book(day)
    return book.order([target], known) if target in book else ()


def ask(target: str, day: str, values: Mapping[str, Any]) -> FoundValue:
    """Return what the law says of a quantity; ``values`` are known already, table values of the day included."""
    rules = rules_for(target, day, frozenset(values))
    if not rules:
        return FoundValue(None)
    found = dict(values)
    try:
        for rule in rules:
            found[rule.name] = rule.on(found)
    except HoleUsed:
        return FoundValue(None, rules)
    if isinstance(found[target], Hole):
        return FoundValue(None, rules)
    names = _reached(rules, target, found)
    at = _at(day)
    used = tuple(at[name] for name in sorted(names) if name in at)
    return FoundValue(float(found[target]), rules, used, found, day)


def _reached(rules: tuple[Rule, ...], target: str, values: Mapping[str, Any]) -> set[str]:
    """Return what a quantity rests on, by the branches that were taken."""
    reached = {target}
    for rule in reversed(rules):
        if rule.name in reached:
            reached |= rule.names_used(*[values[name] for name in rule.arguments])
    return reached
