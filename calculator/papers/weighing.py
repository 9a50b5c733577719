"""The sum from a paper to the year and the month: what is added to what, what comes out, and what looks wrong."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace

from calculator.cases.case import Geval
from calculator.cases.income_fields import Inkomen
from calculator.dutch.money import shown
from calculator.papers.catches import Catch, catches
from calculator.rules.rounding import op_centen
from calculator.rules.translate import Sentence
from calculator.run.evaluation import evaluate
from calculator.run.incomes import IncomeYear
from calculator.run.plan import Plan


@dataclass(frozen=True)
class SumLine:
    """One line of the sum: what it is, how it came about with the amounts filled in, and the amount."""

    label: str
    formula: str
    amount: float


@dataclass(frozen=True)
class Weighed:
    """What a paper comes to: taxable in this year, and net per month, for this income alone; euros."""

    inkomen: Inkomen
    lines: tuple[SumLine, ...]
    toetsingsinkomen_per_jaar: float
    netto_inkomen_per_maand: float
    netto_op_rekening_per_maand: float
    catches: tuple[Catch, ...]


def weigh(inkomen: Inkomen, geval: Geval, place: int) -> Weighed:
    """Weigh one income of a person of a case, as if it were the only one.

    Raises:
        Refused: the day is not covered, or holiday pay must be added and the table does not have it on this day.
    """
    personen = list(geval.huishouden.personen)
    personen[place] = replace(personen[place], inkomens=(inkomen,))
    alone = replace(geval, huishouden=replace(geval.huishouden, personen=tuple(personen)))
    computed = evaluate(alone)
    home = computed.first.household
    year, values = home.persons[place]
    untaxed = values["onbelast_per_jaar"]
    holiday = values["netto_na_inhouding_per_jaar"] - values["netto_na_inhouding_zonder_vakantiegeld_per_jaar"]
    holiday += values["vakantietoeslag_van_bijstand_netto_per_jaar"]
    paid = values["netto_na_inhouding_per_jaar"] + values["winst_per_jaar"] + values["partneralimentatie_per_jaar"]
    return Weighed(
        inkomen=inkomen,
        lines=tuple(_lines(year.incomes[0], home.plan)),
        toetsingsinkomen_per_jaar=float(values["verzamelinkomen_per_jaar"]),
        netto_inkomen_per_maand=op_centen((values["netto_inkomen_per_jaar"] + untaxed) / 12),
        netto_op_rekening_per_maand=op_centen((paid - holiday + untaxed) / 12),
        catches=tuple(catches(inkomen, home.plan, year.inputs)),
    )


def _lines(income: IncomeYear, plan: Plan) -> list[SumLine]:
    values = {**plan.parameters, **income.values}
    found = []
    for step in income.steps:
        if step.kind == "regel":
            rule = plan.per_inkomen[step.name][-1]
            formula = _unrounded(rule.expression).fill(values, lambda name: shown(values[name]))
            found.append(SumLine(rule.label, formula, float(step.value)))
        elif step.kind == "teruggerekend":
            found.append(SumLine("Belastbaar bedrag, teruggerekend uit het netto bedrag", "", float(step.value)))
    return found


def _unrounded(expression: ast.expr) -> Sentence:
    """Return the formula for a reader; that cents are rounded goes without saying."""
    match expression:
        case ast.Call(func=ast.Name(id="op_centen"), args=[inner]):
            return Sentence(inner)
    return Sentence(expression)
