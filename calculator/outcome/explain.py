"""The derivation of a result: every step with its formula, the values filled in, its article and its table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from calculator.amounts.table_files import Value
from calculator.cases.case import Huishouden, Persoon
from calculator.outcome.result import Stap, of_terms
from calculator.rules.inputs import PER_HUISHOUDEN, PER_INKOMEN, PER_PERSOON, PER_WONING, How, Input
from calculator.rules.order import needed
from calculator.rules.rule import OF_THE_OTHER, Rule
from calculator.run.evaluation import Computed, Household, has_own_zorgtoeslag, own_zorgtoeslag
from calculator.run.households import PersonYear, person_facts
from calculator.run.incomes import IncomeYear
from calculator.run.plan import OF_ALL_PERSONS, OF_INCOMES, Plan

_INPUTS: dict[str, dict[str, Input]] = {
    "inkomen": PER_INKOMEN | PER_HUISHOUDEN,
    "persoon": PER_PERSOON | PER_HUISHOUDEN,
    "huishouden": PER_HUISHOUDEN,
    "woning": PER_HUISHOUDEN | PER_WONING,
    "eigen": PER_HUISHOUDEN,
}
_OLDEST = 120
OLD = 60  # below it the AOW age does not matter


class Derivation:
    """The derivations of one case: the steps of persons and household once, those of each dwelling behind them."""

    def __init__(self, computed: Computed) -> None:
        self._computed = computed
        self._shared: dict[int, dict[str, Stap]] = {}

    def of_situation(self, index: int) -> tuple[Stap, ...]:
        """Return the steps to the budget in one situation, each after what it reads."""
        situation = self._computed.situations[index]
        home = situation.household
        if id(home) not in self._shared:
            self._shared[id(home)] = _household(home)
        steps = dict(self._shared[id(home)])
        _add(steps, _script(home.plan, home.plan.per_woning, "woning"), situation.values, situation.replaced)
        if home.norm.known:
            _add(steps, _script(home.plan, home.plan.marge[home.norm.rules], "woning"), situation.values)
        return tuple(steps.values())


def _household(home: Household) -> dict[str, Stap]:
    """Return the steps of a household: facts of its persons, their incomes, and the household with their sums."""
    steps: dict[str, Stap] = {}
    plan = home.plan
    persons = [(year, {**plan.known, **values}) for year, values in home.persons]
    earning = [(year, values) for year, values in persons if _earns(year)]
    read = _read_by_incomes(plan)
    for year, values in persons:
        wanted = _relevant_to(year, plan) | (read if _earns(year) else frozenset())
        _add(steps, _script(plan, plan.facts, "persoon", f"_{year.suffix}", wanted), values)
    _sums(steps, home)
    for year, _ in earning:
        _incomes(steps, year, plan)
    for rule in plan.per_persoon:  # one after the other, since partners read each other's quantities
        for year, values in earning:
            _add(steps, _script(plan, (rule,), "persoon", f"_{year.suffix}"), values)
    for year, values in earning:
        if has_own_zorgtoeslag(year):
            _own_zorgtoeslag(steps, year, values, plan)
    _sums(steps, home)
    _add(steps, _script(plan, plan.per_huishouden, "huishouden"), home.values, home.replaced)
    if home.norm.known:
        of_norm = {**plan.known, **home.norm.values}
        _add(steps, _script(plan, plan.norm[home.norm.rules], "huishouden"), of_norm, home.norm.replaced)
    return steps


@dataclass(frozen=True)
class _Line:
    """What of a step is the same for every case: a table value, an input, or a rule with its texts.

    ``key`` is the name in the values, ``name`` the name among the steps, with the person or income behind it.
    ``stepped`` is the rule that may read this table value, by the step that an amount reaches.
    """

    key: str
    name: str
    label: str
    unit: str
    table: Stap | None = None
    rule: Rule | None = None
    reads: Mapping[str, str] | None = None
    formula: str | None = None
    stepped: Rule | None = None


@cache
def _script(
    plan: Plan, rules: tuple[Rule, ...], scope: str, suffix: str = "", only: frozenset[str] | None = None
) -> tuple[_Line, ...]:
    """Return the lines of the steps of ``rules``, with what a rule reads before the rule."""
    inputs = {**_INPUTS[scope], **plan.asked}
    own = _own_names(plan, scope)
    who = f" ({suffix.strip('_').replace('_', ' ')})" if suffix else ""

    def full(name: str) -> str:
        if name.endswith(OF_THE_OTHER):
            return name.removesuffix(OF_THE_OTHER) + ("_aanvrager" if suffix == "_partner" else "_partner")
        return name + suffix if name in own else name

    lines: dict[str, _Line] = {}
    for rule in rules:
        if only is not None and rule.name not in only:
            continue
        for name in rule.arguments:
            if name in plan.values and name not in lines and name in plan.parameters:
                value = plan.values[name]
                stepped = rule if name in plan.stepped else None
                key = f"{rule.name}/{name}" if stepped else name
                lines[key] = _Line(name, name, value.label, value.unit, table=_table_step(value), stepped=stepped)
            elif name in inputs and name not in lines:
                label = inputs[name].label + (who if name in own else "")
                lines[name] = _Line(name, full(name), label, inputs[name].unit)
            elif name.endswith(OF_THE_OTHER) and suffix != "_partner":
                lines[name] = _Line(name, full(name), "Geen partner", "euro per jaar")  # unless there is a step of it
        reads = {name: full(name) for name in rule.arguments}
        formula = rule.formula.fill(reads.__getitem__)
        lines[rule.name] = _Line(
            rule.name, full(rule.name), rule.label + who, rule.unit, rule=rule, reads=reads, formula=formula
        )
    return tuple(lines.values())


@cache
def _own_names(plan: Plan, scope: str) -> frozenset[str]:
    """Return the names that belong to one income or one person, and so carry its suffix."""
    if scope == "inkomen":
        return frozenset(PER_INKOMEN) | {rule.name for rules in plan.per_inkomen.values() for rule in rules}
    if scope == "eigen":
        return frozenset(PER_HUISHOUDEN) | {rule.name for rule in plan.eigen_zorgtoeslag}
    if scope == "persoon":
        return frozenset(PER_PERSOON) | {rule.name for rule in (*plan.facts, *plan.per_persoon)}
    return frozenset()


@cache
def _read_by_incomes(plan: Plan) -> frozenset[str]:
    """Return the facts that the rules of incomes read, and what those rest on."""
    read = {name for rule in plan.per_persoon for name in rule.arguments}
    return frozenset(read | {rule.name for rule in needed(plan.facts, read)})


def _earns(year: PersonYear) -> bool:
    return bool(year.is_adult or year.incomes or year.persoon.in_budget)


def _relevant_to(year: PersonYear, plan: Plan) -> frozenset[str]:
    """Return what can hold, or be an amount, for somebody like this person, at whatever age."""
    persoon = year.persoon
    old = persoon.rol != "kind" or persoon.aow is not None or year.inputs["leeftijd"] >= OLD
    shape = replace(persoon, leeftijd=None, geboren=None, aow=None, inkomens=())
    return _relevant(plan, shape, old=old, assets=year.inputs["vermogen_van_medebewoner"] > 0)


@cache
def _relevant(plan: Plan, shape: Persoon, *, old: bool, assets: bool) -> frozenset[str]:
    found: set[str] = set(_FOR_A_COUPLE)
    incomes = dict.fromkeys(OF_ALL_PERSONS, 1) | dict.fromkeys(OF_INCOMES, _AN_INCOME)
    for years in range(_OLDEST + 1 if old else OLD):
        person = replace(shape, leeftijd=years, arbeidsbeperking=True)
        others = () if shape.rol == "aanvrager" else (Persoon(rol="aanvrager", leeftijd=years),)
        facts = person_facts(person, Huishouden(personen=(person, *others)), plan)
        values, _ = plan.run(plan.facts, facts | {"vermogen_van_medebewoner": float(assets)})
        found |= {name for name in (*facts, *(rule.name for rule in plan.facts)) if values[name]}
        if years in _STAGES:
            (values,) = plan.run_beside(plan.per_persoon, [values | incomes])
            found |= {rule.name for rule in plan.per_persoon if values[rule.name]}
    return frozenset(found | ({"zorgtoeslag_in_budget_per_maand"} if shape.in_budget else set()))


_STAGES = (10, 40, 80)  # as a minor, an adult and with AOW
_AN_INCOME = 50_000.0
_FOR_A_COUPLE = frozenset(
    {"uitbetaling_heffingskorting_van_persoon_per_jaar", "uitbetaling_geboren_voor_1963_per_jaar"}
)


def _table_step(value: Value) -> Stap:
    return Stap(
        value.name,
        value.label,
        value.value or 0.0,
        value.unit,
        artikel=value.article,
        tabel=value.table,
        zekerheid=value.confidence,
    )


def _add(
    steps: dict[str, Stap],
    script: Iterable[_Line],
    values: Mapping[str, Any],
    replaced: Mapping[str, Any] | None = None,
) -> None:
    """Add the steps of a script that are not there yet, with the values of one case."""
    looked_at: dict[str, frozenset[str]] = {}
    for line in script:
        if line.name in steps:
            continue
        if line.stepped is not None:
            rule = line.stepped
            if rule.name not in looked_at:
                looked_at[rule.name] = rule.names_used(*[values[name] for name in rule.arguments])
            if line.key not in looked_at[rule.name]:
                continue
        if line.table is not None:
            steps[line.name] = line.table
        elif line.rule is None or line.reads is None:
            steps[line.name] = Stap(line.name, line.label, values[line.key], line.unit)
        elif replaced and line.key in replaced:
            label = f"{line.label} (opgegeven, gaat voor de berekening)"
            steps[line.name] = Stap(line.name, label, values[line.key], line.unit, artikel=line.rule.article)
        else:
            steps[line.name] = Stap(
                line.name,
                line.label,
                values[line.key],
                line.unit,
                artikel=line.rule.article,
                formule=line.formula,
                rule=line.rule,
                reads=_looked_at(line.reads, looked_at.get(line.key)),
                values=values,
            )


def _looked_at(reads: Mapping[str, str], names: frozenset[str] | None) -> Mapping[str, str]:
    """Return what a rule reads; of values by step only those that were looked at."""
    return reads if names is None else {name: step for name, step in reads.items() if name in names}


def _incomes(steps: dict[str, Stap], year: PersonYear, plan: Plan) -> None:
    """Add the steps of a person's incomes, and of each kind their sum."""
    suffix = f"_{year.suffix}"
    parts: dict[str, list[str]] = {}
    for counted, income in enumerate(year.incomes, 1):
        own = f"_inkomen_{counted}{suffix}"
        _income(steps, income, own, plan)
        for name, step in income.adds.items():
            parts.setdefault(name, []).append(step + own)
    who = year.suffix.replace("_", " ")
    for name in sorted(OF_INCOMES, key=list(PER_PERSOON).index):
        if name in parts:
            label = f"{PER_PERSOON[name].label} ({who})"
            steps[name + suffix] = _sum(name + suffix, label, "euro per jaar", year.inputs[name], tuple(parts[name]))


def steps_of_income(income: IncomeYear, suffix: str, plan: Plan) -> dict[str, Stap]:
    """Return the steps of one income by name; ``suffix`` stands behind each name."""
    steps: dict[str, Stap] = {}
    _income(steps, income, suffix, plan)
    return steps


def _income(steps: dict[str, Stap], income: IncomeYear, suffix: str, plan: Plan) -> None:
    """Add the steps of one income."""
    values = {**plan.parameters, **income.values}
    for step in income.steps:
        if step.kind == "regel":
            _add(steps, _script(plan, plan.per_inkomen[step.name][-1:], "inkomen", suffix), values)
        elif step.name in PER_INKOMEN:
            label, unit = PER_INKOMEN[step.name].label, PER_INKOMEN[step.name].unit
            if step.kind == "teruggerekend":
                label = "Belastbaar bedrag, teruggerekend uit het netto bedrag"
            terms = (step.source + suffix,) if step.source else ()
            steps.setdefault(step.name + suffix, _sum(step.name + suffix, label, unit, step.value, terms))


def _sums(steps: dict[str, Stap], home: Household) -> None:
    """Say of the inputs of the household that follow from its persons of what they are the sum, as far as known."""
    for name, item in OF_ALL_PERSONS.items():
        terms = tuple(
            step
            for year, _ in home.persons
            if (step := f"{item.of_persons}_{year.suffix}") in steps
            and item.of_persons in _relevant_to(year, home.plan)
        )
        if name in steps and terms and not steps[name].terms:
            del steps[name]  # what it is the sum of was not known yet
        if name not in steps and (terms or item.how is not How.SUM or name in _MAY_BE_NOBODY):
            steps[name] = _sum(name, item.label, item.unit, home.values[name], terms, highest=item.how is not How.SUM)


def _own_zorgtoeslag(steps: dict[str, Stap], year: PersonYear, values: Mapping[str, Any], plan: Plan) -> None:
    """Add the steps of the zorgtoeslag of an adult who counts in the budget besides aanvrager and partner."""
    suffix, found = f"_{year.suffix}", {**plan.known, **own_zorgtoeslag(values, plan)}
    who = f" ({year.suffix.replace('_', ' ')})"
    for name, source in _OF_ONE.items():
        item = PER_HUISHOUDEN[name]
        if source in PER_PERSOON:
            own = PER_PERSOON[source]
            steps.setdefault(source + suffix, Stap(source + suffix, own.label + who, values[source], own.unit))
        steps[name + suffix] = _sum(name + suffix, item.label + who, item.unit, found[name], (source + suffix,))
    _add(steps, _script(plan, plan.eigen_zorgtoeslag, "eigen", suffix), found)
    name = "zorgtoeslag_in_budget_per_maand"
    item = PER_PERSOON[name]
    steps[name + suffix] = _sum(
        name + suffix, item.label + who, item.unit, values[name], (f"zorgtoeslag_per_maand{suffix}",)
    )


_OF_ONE = {
    "aantal_verzekerden": "is_verzekerde_volwassene",
    "toetsingsinkomens_per_jaar": "verzamelinkomen_per_jaar",
    "vermogen_opgegeven": "vermogen_van_medebewoner",
}


def _sum(
    name: str, label: str, unit: str, value: float | bool, terms: tuple[str, ...], *, highest: bool = False
) -> Stap:
    return Stap(name, label, value, unit, formule=of_terms(terms, highest=highest), terms=terms, highest=highest)


_MAY_BE_NOBODY = frozenset(
    name for name, item in OF_ALL_PERSONS.items() if item.unit in ("aantal", "euro") or name.endswith("_per_maand")
)
