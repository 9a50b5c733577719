"""The derivation of a result: every step with its formula, the values filled in, its article and its table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from calculator.dutch.money import number
from calculator.outcome.result import Stap
from calculator.rules.inputs import PER_HUISHOUDEN, PER_INKOMEN, PER_PERSOON, PER_WONING, Input
from calculator.rules.rule import Rule
from calculator.run.plan import ROLLEN_MET_NETTO, UIT_PERSOON, Plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.amounts.table_files import Value
    from calculator.run.evaluation import Computed
    from calculator.run.households import IncomeYear, PersonYear

_CENT_DUST = 1e-9


class Derivation:
    """The derivations of one case: the steps of persons and household once, those of each dwelling behind them."""

    def __init__(self, computed: Computed) -> None:
        self._computed = computed
        self._shared: dict[str, Stap] | None = None

    def of_dwelling(self, index: int) -> tuple[Stap, ...]:
        """Return the steps to the budget in one dwelling, each after what it reads."""
        computed, plan = self._computed, self._computed.plan
        if self._shared is None:
            self._shared = _household(computed)
        steps = dict(self._shared)
        values, replaced = computed.dwellings[index]
        _add(steps, _script(plan, plan.per_woning, "woning"), values, replaced)
        if computed.norm_per_maand is not None:
            _add(steps, _script(plan, plan.marge, "woning"), values)
        return tuple(steps.values())


def _household(computed: Computed) -> dict[str, Stap]:
    steps: dict[str, Stap] = {}
    plan = computed.plan
    for year, values in computed.persons:
        if year.suffix in ROLLEN_MET_NETTO or year.incomes:
            _person(steps, year, values, plan)
    _sums(steps, computed)
    script = _script(plan, plan.per_huishouden, "huishouden")
    _add(steps, script, computed.household, computed.household_replaced)
    return steps


_INPUTS: dict[str, dict[str, Input]] = {
    "inkomen": PER_INKOMEN,
    "persoon": PER_PERSOON,
    "huishouden": PER_HUISHOUDEN,
    "woning": {**PER_HUISHOUDEN, **PER_WONING},
}


@dataclass(frozen=True)
class _Line:
    """What of a step is the same for every case: a table value, an input, or a rule with its texts.

    ``key`` is the name in the values, ``name`` the name among the steps, with the person or income behind it.
    """

    key: str
    name: str
    label: str
    unit: str
    table: Stap | None = None
    rule: Rule | None = None
    formula: str = ""


@cache
def _script(plan: Plan, rules: tuple[Rule, ...], scope: str, suffix: str = "") -> tuple[_Line, ...]:
    """Return the lines of the steps of ``rules``, with what a rule reads before the rule."""
    inputs = _INPUTS[scope]
    own = _own_names(plan, scope)
    who = f" ({suffix.strip('_').replace('_', ' ')})" if suffix else ""

    def full(name: str) -> str:
        return name + suffix if name in own else name

    lines: dict[str, _Line] = {}
    for rule in rules:
        for name in rule.arguments:
            if name in plan.values and name not in lines and name in plan.parameters:
                value = plan.values[name]
                lines[name] = _Line(name, name, value.label, value.unit, table=_table_step(value))
            elif name in inputs and name not in lines:
                lines[name] = _Line(name, full(name), inputs[name].label + who, inputs[name].unit)
        lines[rule.name] = _Line(
            rule.name, full(rule.name), rule.label + who, rule.unit, rule=rule, formula=rule.formula.fill(full)
        )
    return tuple(lines.values())


@cache
def _own_names(plan: Plan, scope: str) -> frozenset[str]:
    """Return the names that belong to one income or one person, and so carry its suffix."""
    if scope == "inkomen":
        return frozenset(PER_INKOMEN) | {rule.name for rules in plan.per_inkomen.values() for rule in rules}
    if scope == "persoon":
        return frozenset(PER_PERSOON) | {rule.name for rule in (*plan.per_persoon, *plan.per_medebewoner)}
    return frozenset()


def _table_step(value: Value) -> Stap:
    return Stap(
        value.name,
        value.label,
        None,
        None,
        value.value or 0.0,
        value.unit,
        value.article,
        value.table,
        value.confidence,
    )


def _add(
    steps: dict[str, Stap],
    script: tuple[_Line, ...],
    values: Mapping[str, Any],
    replaced: Mapping[str, Any] | None = None,
) -> None:
    """Add the steps of a script that are not there yet, with the values of one case."""

    def shown(name: str) -> str:
        return _shown(values[name])

    for line in script:
        if line.name in steps:
            continue
        rule = line.rule
        if line.table is not None:
            steps[line.name] = line.table
        elif rule is None:
            steps[line.name] = Stap(line.name, line.label, None, None, values[line.key], line.unit, None, None, None)
        elif replaced and line.key in replaced:
            label = f"{line.label} (opgegeven, gaat voor de berekening)"
            steps[line.name] = Stap(line.name, label, None, None, values[line.key], line.unit, rule.article, None, None)
        else:
            steps[line.name] = Stap(
                line.name,
                line.label,
                line.formula,
                rule.sentence.fill(values, shown),
                values[line.key],
                line.unit,
                rule.article,
                None,
                None,
            )


def _typed(
    steps: dict[str, Stap], name: str, label: str, unit: str, value: float | bool, formula: str | None = None
) -> None:
    steps.setdefault(name, Stap(name, label, formula, None, value, unit, None, None, None))


def _person(steps: dict[str, Stap], year: PersonYear, values: Mapping[str, Any], plan: Plan) -> None:
    suffix = f"_{year.suffix}"
    parts: dict[str, list[str]] = {}
    for counted, income in enumerate(year.incomes, 1):
        last = _income(steps, income, f"_inkomen_{counted}{suffix}", plan)
        parts.setdefault(f"{income.inkomen.soort}_per_jaar", []).append(last)
    for name, terms in parts.items():
        label = PER_PERSOON[name].label if name in PER_PERSOON else "Onbelast inkomen"
        value = year.inputs[name] if name in PER_PERSOON else year.onbelast_per_jaar
        who = year.suffix.replace("_", " ")
        _typed(steps, name + suffix, f"{label} ({who})", "euro per jaar", value, " + ".join(terms))
    rules = plan.per_persoon if year.suffix in ROLLEN_MET_NETTO else plan.per_medebewoner
    _add(steps, _script(plan, rules, "persoon", suffix), values)


def _income(steps: dict[str, Stap], income: IncomeYear, suffix: str, plan: Plan) -> str:
    """Add the steps of one income and return the name of the last."""
    values = {**plan.parameters, **{name: value for _, name, value in income.steps}}
    previous = ""
    for how, name, value in income.steps:
        if how == "regel":
            _add(steps, _script(plan, plan.per_inkomen[name][-1:], "inkomen", suffix), values)
        else:
            label, unit = PER_INKOMEN[name].label, PER_INKOMEN[name].unit
            if how == "teruggerekend":
                label = "Belastbaar bedrag, teruggerekend uit het netto bedrag"
            _typed(steps, name + suffix, label, unit, value, previous + suffix if how == "gelijk" else None)
        previous = name
    return income.result + suffix


def _sums(steps: dict[str, Stap], computed: Computed) -> None:
    """Say of what the summed inputs of the household are the sum, and that a missing partner has no amounts."""
    others = [
        f"meetellend_inkomen_per_jaar_{year.suffix}"
        for year, _ in computed.persons
        if year.suffix not in ROLLEN_MET_NETTO and year.incomes
    ]
    untaxed = [
        f"onbelast_per_jaar_{year.suffix}"
        for year, _ in computed.persons
        if year.in_budget and any(income.inkomen.soort == "onbelast" for income in year.incomes)
    ]
    for name, terms in (
        ("meetellend_inkomen_medebewoners_per_jaar", others),
        ("onbelast_inkomen_per_jaar", untaxed),
    ):
        if terms:
            shown = PER_HUISHOUDEN[name]
            _typed(steps, name, shown.label, shown.unit, computed.household[name], " + ".join(terms))
    if computed.geval.huishouden.partner is None:
        for name in UIT_PERSOON:
            _typed(steps, f"{name}_partner", "Geen partner", "euro per jaar", 0.0)


@lru_cache(maxsize=4096, typed=True)
def _shown(value: float | bool) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    amount = float(value)
    if amount.is_integer():
        return number(amount, 0)
    if abs(round(amount, 2) - amount) <= _CENT_DUST:
        return number(amount, 2)
    return number(amount, 12 if abs(amount) < 1 else 4).rstrip("0")
