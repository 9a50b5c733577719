"""The live formulas: for every step of the derivation the formula its rule has, over the names of this workbook.

Nothing is computed a second time here: formulas come from the rules. What a rule reads from the case refers to the
input cells; what the program derives from fixed facts (roles, ages, a turned-back net income) stays a value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from calculator.cases.fields import YesNo
from calculator.outcome.result import Resultaat, Stap
from calculator.rules.inputs import PER_HUISHOUDEN, PER_PERSOON, PER_WONING, How, Input
from calculator.rules.rounding import ROUNDINGS
from calculator.rules.rule import Rule
from calculator.run.households import owners_of_assets, suffixes
from calculator.run.plan import Plan
from calculator.workbook.entries import INCOME_AMOUNTS, InputCell, Path, entries

NORM_AMOUNT = "norm_uit_bron"


def of_dwelling(plan: Plan) -> frozenset[str]:
    """Return the names of the steps that depend on the dwelling, also where two dwellings happen to give the same."""
    rules = {rule.name for rule in (*plan.per_woning, *plan.marge)}
    return frozenset(rules | set(PER_WONING) - {"norm_per_maand"})


def on_cents(formula: str) -> str:
    """Return a formula rounded to cents as the rules do it."""
    return ROUNDINGS["op_centen"].cell.format(f"({formula})")


class Formulas:
    """The live formulas of one result."""

    def __init__(self, resultaat: Resultaat) -> None:
        self.geval = resultaat.geval
        home = resultaat.computed.first.household
        self.plan = home.plan
        self.own = of_dwelling(self.plan)
        self._rules: dict[str, Rule] = {
            rule.name: rule for rule in (*self.plan.per_huishouden, *self.plan.per_woning, *self.plan.marge)
        }
        published = home.norm_amount is not None and home.norm_amount.value is not None
        self._from_case = dict(self._inputs()) | {"norm_per_maand": self._norm(published=published)}

    def name(self, step: str, dwelling: int) -> str:
        """Return the name of a step's cell: of a dwelling's step with its number behind it."""
        return f"{step}_{dwelling}" if dwelling and step in self.own else step

    def of_step(self, step: Stap, dwelling: int) -> str | None:
        """Return the live formula of a step, or None where it is a fact that is fixed in this workbook."""
        if step.tabel is not None:
            return step.stap
        name = self.name(step.stap, dwelling)
        if name in self._from_case:
            return self._from_case[name]
        live = step.formula(lambda read: self.name(read, dwelling))
        if live is None and step.stap in self._rules:  # a typed amount overrules it
            live = self._of_rule(step.stap, dwelling)
        if live is None:
            return None
        if step.stap == "marge_per_maand":
            return f'IF(ISNUMBER(norm_per_maand),{live},"")'
        given = f"in_vaste_bedragen_{step.stap}"
        if given in self._given and not (step.stap in self.own and dwelling > 1):
            live = f"IF(ISNUMBER({given}),{given},{live})"
        return f"IF({live},1,0)" if step.eenheid == "ja/nee" else live

    def _of_rule(self, name: str, dwelling: int) -> str:
        return self._rules[name].formula.fill(lambda read: self.name(read, dwelling))

    @property
    def norm(self) -> str:
        """The formula of the norm: what was typed, else what is published."""
        return self._from_case["norm_per_maand"]

    @staticmethod
    def _norm(*, published: bool) -> str:
        given = "in_vaste_bedragen_norm_per_maand"
        otherwise = NORM_AMOUNT if published else '""'
        return f"IF(ISNUMBER({given}),{given},{otherwise})"

    def margin(self, dwelling: int) -> str:
        """Return the formula of the margin in a dwelling without a step for it, because there is no norm."""
        return f'IF(ISNUMBER(norm_per_maand),{self._of_rule("marge_per_maand", dwelling)},"")'

    @property
    def _given(self) -> frozenset[str]:
        return frozenset(f"in_vaste_bedragen_{name}" for name in self.geval.vaste_bedragen.__dataclass_fields__)

    def _inputs(self) -> Iterable[tuple[str, str]]:
        """Return of every quantity that follows from what stands in the cells of the case its formula."""
        cells = list(entries(self.geval))
        yield from _of_fields(PER_HUISHOUDEN, cells, ("huishouden",))
        for number in range(len(self.geval.woonsituaties)):
            yield from _of_fields(PER_WONING, cells, ("woonsituaties", number), f"_{number + 1}")
        huishouden = self.geval.huishouden
        names = suffixes(huishouden)
        for place, amounts in owners_of_assets(huishouden).items():
            own = ",".join(f"in_vermogen_medebewoners_{index + 1}" for index in amounts)
            yield f"vermogen_van_medebewoner_{names[place]}", f"MAX({own})"
        yield "netto_is_opgegeven", _is_given("in_vaste_bedragen_netto_inkomen_per_maand")
        for name, suffix in (("zorgtoeslag", ""), ("kindgebonden_budget", ""), ("huurtoeslag", "_1")):
            cell = f"in_ontvangt_nu_{name}_per_maand"
            yield f"{name}_ontvangen_is_opgegeven{suffix}", _is_given(cell)
            yield f"{name}_ontvangen_per_maand{suffix}", f"N({cell})"
        for number in range(1, len(self.geval.woonsituaties)):
            yield f"{_NOW}_{number + 1}", "IF(ISNUMBER({0}),{0},{1})".format(*_HUURTOESLAG_NOW)
        for number, (persoon, suffix) in enumerate(zip(huishouden.personen, names, strict=True)):
            yield from _of_fields(PER_PERSOON, cells, ("huishouden", "personen", number), f"_{suffix}")
            for index, inkomen in enumerate(persoon.inkomens, 1):
                where = f"in_persoon_{number + 1}_inkomen_{index}"
                for step, field in INCOME_AMOUNTS.items():
                    if getattr(inkomen, field):
                        yield f"{step}_inkomen_{index}_{suffix}", f"{where}_{field}"
                if not inkomen.bedrag:
                    yield f"bedrag_inkomen_{index}_{suffix}", f"{where}_bedrag"


_NOW = "huurtoeslag_in_de_woning_nu_per_maand"
_HUURTOESLAG_NOW = ("in_ontvangt_nu_huurtoeslag_per_maand", "huurtoeslag_per_maand_1")


def _of_fields(
    inputs: Mapping[str, Input], cells: Iterable[InputCell], where: Path, suffix: str = ""
) -> Iterable[tuple[str, str]]:
    """Return the formula of every input that is read from cells of one record; without cells it is a fixed fact."""
    places: dict[Path, list[InputCell]] = {}
    for cell in cells:
        if cell.path[: len(where)] == where:
            field = tuple(part for part in cell.path[len(where) :] if isinstance(part, str))
            places.setdefault(field, []).append(cell)
    for name, item in inputs.items():
        found = places.get(tuple(item.field.split("."))) if item.field else None
        if found:
            yield name + suffix, _formula(item.how, found)


def _is_given(cell: str) -> str:
    return f"IF(ISNUMBER({cell}),1,0)"


def _formula(how: How, cells: list[InputCell]) -> str:
    names = [cell.name for cell in cells]
    if how is How.OR_NIL:
        return f"N({names[0]})"
    if how is How.WHETHER_GIVEN:
        return _is_given(names[0])
    if how is How.SUM:
        return on_cents(" + ".join(names))
    if how is How.OR_YES:
        return f'IF({names[0]}="nee",0,1)'
    return f'IF({names[0]}="ja",1,0)' if isinstance(cells[0].field.kind, YesNo) else names[0]
