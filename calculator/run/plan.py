"""The plan of a day: which rules run in which order for person, household and dwelling, with which table values."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from calculator.amounts.table_files import Value
from calculator.amounts.tables import load_coverage, load_tables
from calculator.cases.fields import Mistake, Refused
from calculator.law import RULES
from calculator.rules.inputs import PER_HUISHOUDEN, PER_INKOMEN, PER_PERSOON, PER_WONING
from calculator.rules.rule import Rule, Rulebook

UIT_INKOMEN = (
    "bedrag_per_jaar",
    "bedrag_met_vakantietoeslag_per_jaar",
    "bijstand_met_vakantietoeslag_per_jaar",
    "aow_met_vakantie_uitkering_per_jaar",
)
UIT_PERSOON = (
    "belastbaar_inkomen_per_jaar",
    "netto_inkomen_per_jaar",
    "belasting_voor_kortingen_per_jaar",
    "heffingskortingen_per_jaar",
    "overdraagbare_heffingskortingen_per_jaar",
    "inkomensheffing_per_jaar",
)
UIT_HUISHOUDEN = (
    "toetsingsinkomen_per_jaar",
    "netto_inkomen_per_maand",
    "zorgtoeslag_per_maand",
    "kindgebonden_budget_per_maand",
    "kinderbijslag_per_maand",
    "overige_toeslagen_per_maand",
    "onbelast_inkomen_per_maand",
    "zorgkosten_per_maand",
    "uitbetaling_heffingskorting_per_maand",
)
VOORSTELLEN = ("bijstandsnorm_per_maand", "volledige_aow_per_maand")
UIT_WONING = (
    "rekenhuur_per_maand",
    "basishuur_per_maand",
    "huurtoeslag_per_maand",
    "huurtoeslag_onafgerond_per_maand",
    "netto_woonlast_per_maand",
    "resterend_leefbudget_per_maand",
)
ROLLEN_MET_NETTO = ("aanvrager", "partner")


@dataclass(frozen=True, eq=False)
class Plan:
    """Everything about a day that is the same for every case."""

    day: str
    values: dict[str, Value]
    parameters: dict[str, float]
    per_inkomen: dict[str, tuple[Rule, ...]]
    per_persoon: tuple[Rule, ...]
    per_medebewoner: tuple[Rule, ...]
    per_huishouden: tuple[Rule, ...]
    per_woning: tuple[Rule, ...]
    marge: tuple[Rule, ...]
    usual: dict[str, tuple[Rule, ...]]

    def run(
        self, rules: Iterable[Rule], inputs: Mapping[str, Any], overrides: Mapping[str, float] | None = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Run rules on one set of inputs.

        Returns every value by name (inputs and table values included) and, for the quantities that ``overrides``
        replaced, what the rule itself gave.

        Raises:
            Refused: a rule needs a table value that is missing on this day.
        """
        values: dict[str, Any] = {**self.parameters, **inputs}
        replaced: dict[str, Any] = {}
        for rule in rules:
            try:
                value = rule.function(*[values[name] for name in rule.arguments])
            except KeyError as error:
                raise self._missing(error.args[0], rule) from error
            if overrides and rule.name in overrides:
                replaced[rule.name] = value
                value = overrides[rule.name]
            values[rule.name] = value
        return values, replaced

    def run_arrays(
        self, rules: Iterable[Rule], inputs: Mapping[str, Any], overrides: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Run rules on arrays: each input is a numpy array with one element per household, or one number for all.

        ``overrides`` replace the quantities they name, as in :meth:`run`.

        Raises:
            Refused: a rule needs a table value that is missing on this day.
        """
        values: dict[str, Any] = {**self.parameters, **inputs}
        for rule in rules:
            try:
                value = rule.array_function(*[values[name] for name in rule.arguments])
            except KeyError as error:
                raise self._missing(error.args[0], rule) from error
            values[rule.name] = overrides.get(rule.name, value) if overrides else value
        return values

    def _missing(self, name: str, rule: Rule) -> Exception:
        if name not in self.values:
            return KeyError(f"{rule.name} reads {name}, which is not among its inputs")
        value = self.values[name]
        expected = f"een peildatum waarvoor '{value.label}' bekend is ({value.article})"
        return Refused([Mistake("peildatum", self.day, expected)])


def _split(rules: Iterable[Rule], own_inputs: Collection[str]) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Split ordered rules in those that do not depend on ``own_inputs`` and those that do."""
    touched = set(own_inputs)
    independent: list[Rule] = []
    dependent: list[Rule] = []
    for rule in rules:
        if touched.intersection(rule.arguments):
            touched.add(rule.name)
            dependent.append(rule)
        else:
            independent.append(rule)
    return tuple(independent), tuple(dependent)


@cache
def plan_for(day: str) -> Plan:
    """Return the plan of an ISO date.

    Raises:
        Refused: the date lies outside the covered dates.
    """
    coverage = load_coverage()
    if mistakes := coverage.mistakes(day):
        raise Refused(mistakes)
    values = load_tables().at(day)
    book = Rulebook(day, RULES)
    known = set(values)
    of_persons = {f"{name}_{rol}" for name in UIT_PERSOON for rol in ROLLEN_MET_NETTO}
    in_household = known | set(PER_HUISHOUDEN) | of_persons
    per_persoon = book.order(UIT_PERSOON, known | set(PER_PERSOON))
    per_huishouden = book.order(UIT_HUISHOUDEN, in_household)
    from_dwelling = book.order(UIT_WONING, in_household | set(PER_WONING) | {rule.name for rule in per_huishouden})
    always = [*per_persoon, *per_huishouden, *from_dwelling]
    read = {name for rule in always for name in rule.arguments if name in values}
    if mistakes := coverage.mistakes(day, {name for name in read if values[name].value is None}):
        raise Refused(mistakes)
    shared, per_woning = _split(from_dwelling, PER_WONING)
    in_income = known | set(PER_INKOMEN)
    return Plan(
        day=day,
        values=values,
        parameters={name: value.value for name, value in values.items() if value.value is not None},
        per_inkomen={
            target: book.order([target], in_income | ({"bedrag_per_jaar"} - {target})) for target in UIT_INKOMEN
        },
        per_persoon=per_persoon,
        per_medebewoner=book.order(["meetellend_inkomen_per_jaar"], known | set(PER_PERSOON)),
        per_huishouden=(*per_huishouden, *shared),
        per_woning=per_woning,
        marge=book.order(["marge_per_maand"], {"resterend_leefbudget_per_maand", "norm_per_maand"}),
        usual={target: book.order([target], known | set(PER_HUISHOUDEN)) for target in VOORSTELLEN},
    )
