"""The live formulas: for every step of the derivation the formula its rule has, over the names of this workbook.

Nothing is computed a second time here: formulas come from the rules. What a rule reads from the case refers to the
input cells as their guard reads them; what the program derives from fixed facts (roles, ages, a turned-back net
income) stays a value. So does a situation with another household or day: its values stand as long as no input changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from calculator.cases.case import Geval
from calculator.cases.fields import YesNo
from calculator.law.norms import OWN
from calculator.outcome.result import Resultaat, Stap
from calculator.rules.inputs import PER_HUISHOUDEN, PER_PERSOON, PER_WONING, How, Input
from calculator.rules.rounding import ROUNDINGS
from calculator.rules.rule import Rule
from calculator.run.birth_facts import age, month_of
from calculator.run.households import owners_of_assets, suffixes
from calculator.run.norm_line import HIGH, LOW
from calculator.run.plan import Plan
from calculator.workbook.entries import InputCell, Path, entries
from calculator.workbook.input_sheet import CHANGED
from calculator.workbook.locks import INCOME_AMOUNTS
from calculator.workbook.other_incomes import choices

NORM_AMOUNT = "norm_uit_bron"
NORM = "norm_per_maand"
NO_NORM = "geen norm"
JUDGEMENTS = {"genoeg": "genoeg", "op_de_rand": "op de rand", "te_weinig": "te weinig"}
_PARTS = {"inkomens": "inkomen", "kinderopvang": "opvang"}
_STEP_OF_PART = {("inkomens", field): step for step, field in INCOME_AMOUNTS.items()} | {
    ("kinderopvang", "uren_per_maand"): "opvanguren",
    ("kinderopvang", "uurprijs"): "opvang_uurprijs",
}
TYPED_NORM = "gelezen_vaste_bedragen_norm_per_maand"


def of_dwelling(plan: Plan) -> frozenset[str]:
    """Return the names of the steps that depend on the dwelling, also where two dwellings happen to give the same."""
    compared = {rule.name for rules in plan.marge.values() for rule in rules}
    return frozenset(compared | {rule.name for rule in plan.per_woning} | set(PER_WONING))


def on_cents(formula: str) -> str:
    """Return a formula rounded to cents as the rules do it."""
    return ROUNDINGS["op_centen"].cell.format(f"({formula})")


def as_saved(value: float | bool | str) -> str:
    """Return the formula of what does not compute along: the value that was saved, and nothing with other inputs."""
    literal = f'"{value}"' if isinstance(value, str) else repr(float(value))
    return f'IF({CHANGED}=0,{literal},"")'


class Formulas:
    """The live formulas of one result.

    ``cells`` are the inputs of its workbook, all of the case where nothing else is said. What has no free cell there is
    a fixed fact.
    """

    def __init__(self, resultaat: Resultaat, cells: Iterable[InputCell] | None = None) -> None:
        self.geval = resultaat.geval
        self._cells = tuple(entries(resultaat.geval) if cells is None else cells)
        self._free = frozenset(cell.read_name for cell in self._cells if cell.locked is None)
        self.kinds_are_free = any(name.endswith("_periode") for name in self._free)
        home = resultaat.computed.first.household
        self.plan = home.plan
        self.own = of_dwelling(self.plan)
        self.fixed = frozenset(index + 1 for index in resultaat.other_homes)
        self._norm = home.norm
        rules = home.norm.rules or OWN
        self._rules: dict[str, Rule] = {
            rule.name: rule
            for group in (self.plan.per_huishouden, self.plan.per_woning, self.plan.norm[rules], self.plan.marge[rules])
            for rule in group
        }
        self._beside_own_norm = {rule.name for rule in self.plan.marge[OWN]} if rules == OWN else frozenset[str]()
        chosen = dict(choices(resultaat)) if self.kinds_are_free else {}
        self._from_case = dict(self._inputs()) | chosen | {"eigen_norm_per_maand": self._own_norm}

    def name(self, step: str, dwelling: int) -> str:
        """Return the name of a step's cell: with the number of a dwelling behind its own steps, all of a fixed one."""
        return f"{step}_{dwelling}" if dwelling and (step in self.own or dwelling in self.fixed) else step

    def of_step(self, step: Stap, dwelling: int) -> str | None:
        """Return the live formula of a step, or None where it is a fact that is fixed in this workbook."""
        if dwelling in self.fixed:
            return as_saved(step.waarde)
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
        if step.stap in (LOW, HIGH) and "eigen_norm_per_maand" not in step.sources and TYPED_NORM in self._free:
            live = f"IF(ISNUMBER({TYPED_NORM}),{TYPED_NORM},{live})"
        given = f"gelezen_vaste_bedragen_{step.stap}"
        if given in self._free and not (step.stap in self.own and dwelling > 1):
            live = f"IF(ISNUMBER({given}),{given},{live})"
        live = f"IF({live},1,0)" if step.eenheid == "ja/nee" else live
        # an amount that was typed may be taken away again, and then there is nothing to compare with
        return f'IF(ISNUMBER({NORM}),{live},"")' if step.stap in self._beside_own_norm else live

    def between(self, first: str, later: str, formula: str, dwelling: int) -> str:
        """Return a formula over two cells, of which that of a fixed dwelling may be empty."""
        return f'IF(AND(ISNUMBER({first}),ISNUMBER({later})),{formula},"")' if dwelling in self.fixed else formula

    def _of_rule(self, name: str, dwelling: int) -> str:
        return self._rules[name].formula.fill(lambda read: self.name(read, dwelling))

    @property
    def _own_norm(self) -> str:
        """The formula of an own norm: what was typed, else what the organisation has for this kind of household."""
        amount = self._norm.amount
        otherwise = NORM_AMOUNT if amount is not None and amount.value is not None else '""'
        if TYPED_NORM not in self._free:
            return otherwise
        return f"IF(ISNUMBER({TYPED_NORM}),{TYPED_NORM},{otherwise})"

    def of_norm(self, name: str) -> str:
        """Return the formula of an amount of the norm, for a household without steps for it, because there is none."""
        return name if self._norm.known else self._own_norm

    def margin(self, dwelling: int) -> str:
        """Return the formula of the margin in a dwelling without a step for it, because there is no norm."""
        return f'IF(ISNUMBER({NORM}),{self._of_rule("marge_per_maand", dwelling)},"")'

    def judgement(self, dwelling: int) -> str:
        """Return the formula of whether what is left in a dwelling is enough, in words."""
        few, enough = (
            self._of_rule(name, dwelling) for name in ("te_weinig_om_van_te_leven", "genoeg_om_van_te_leven")
        )
        words = (
            f'IF({few},"{JUDGEMENTS["te_weinig"]}",IF({enough},"{JUDGEMENTS["genoeg"]}","{JUDGEMENTS["op_de_rand"]}"))'
        )
        return f'IF(ISNUMBER({NORM}),{words},"{NO_NORM}")'

    def _inputs(self) -> Iterable[tuple[str, str]]:
        """Return of every quantity that follows from what stands in the cells of the case its formula."""
        cells = self._cells
        yield from _of_fields(PER_HUISHOUDEN, cells, ("huishouden",))
        for number in range(len(self.geval.woonsituaties)):
            yield from _of_fields(PER_WONING, cells, ("woonsituaties", number), f"_{number + 1}")
        huishouden = self.geval.huishouden
        names = suffixes(huishouden)
        for place, amounts in owners_of_assets(huishouden).items():
            own = [f"gelezen_vermogen_medebewoners_{index + 1}" for index in amounts]
            if self._free.issuperset(own):
                yield f"vermogen_van_medebewoner_{names[place]}", f"MAX({','.join(own)})"
        if _NET in self._free:
            yield "netto_is_opgegeven", _is_given(_NET)
        yield from self._received()
        yield from _of_ages(self.geval, cells)
        for number, suffix in enumerate(names):
            yield from _of_fields(PER_PERSOON, cells, ("huishouden", "personen", number), f"_{suffix}")
            yield from _of_parts(cells, number, suffix)

    def _received(self) -> Iterable[tuple[str, str]]:
        """Return of what comes in of each toeslag now its formula; what is rare has a cell only where it was given."""
        dwellings = [f"_{number + 1}" for number in range(len(self.geval.woonsituaties))]
        for cell in sorted(self._free):
            if cell.startswith(_RECEIVED):
                name = cell.removeprefix(_RECEIVED).removesuffix("_per_maand")
                for suffix in dwellings if name == "huurtoeslag" else [""]:
                    yield f"{name}_ontvangen_is_opgegeven{suffix}", _is_given(cell)
                    yield f"{name}_ontvangen_per_maand{suffix}", f"N({cell})"
        received = f"{_RECEIVED}huurtoeslag_per_maand"
        for suffix in dwellings[1:] if received in self._free else ():
            yield f"{_NOW}{suffix}", f"IF(ISNUMBER({received}),{received},huurtoeslag_per_maand_1)"


_NOW = "huurtoeslag_in_de_woning_nu_per_maand"
_RECEIVED = "gelezen_ontvangt_nu_"
_NET = "gelezen_vaste_bedragen_netto_inkomen_per_maand"


def _of_ages(geval: Geval, cells: Iterable[InputCell]) -> Iterable[tuple[str, str]]:
    """Return of what follows from an age in a free cell its formula: without a birth month it holds on every day."""
    found = {cell.path[2]: cell for cell in cells if cell.path[-1] == "leeftijd" and cell.locked is None}
    huishouden, month = geval.huishouden, month_of(geval.peildatum)
    for place, suffix in enumerate(suffixes(huishouden)):
        if place in found:
            own, step = found[place].read_name, f"_{suffix}"
            for days in ("", "_op_1_januari", "_op_kwartaaldag", "_op_maanddag"):
                yield f"leeftijd{days}{step}", own
            for days in ("", "_op_1_januari"):
                yield f"leeftijd_in_maanden{days}{step}", f"{own}*12"
            yield f"geboortejaar_hoogstens{step}", f"{month // 12}-{own}"
    places = [huishouden.personen.index(person) for person in (huishouden.aanvrager, huishouden.partner) if person]
    if len(places) > 1 and found.keys() & set(places):
        ages = [
            found[place].read_name if place in found else str(age(huishouden.personen[place], geval.peildatum))
            for place in places
        ]
        yield "is_oudste_partner_aanvrager", f"IF({ages[1]}>{ages[0]},0,1)"
        yield "is_oudste_partner_partner", f"IF({ages[1]}>{ages[0]},1,0)"


def _of_parts(cells: Iterable[InputCell], place: int, suffix: str) -> Iterable[tuple[str, str]]:
    """Return of each amount of an income or childcare of a person in a free cell its formula."""
    for cell in cells:
        match cell.path, cell.locked:
            case ("huishouden", "personen", where, str(part), int(index), str(field)), None if (
                where == place and (part, field) in _STEP_OF_PART
            ):
                between = _PARTS[part]
                yield f"{_STEP_OF_PART[part, field]}_{between}_{index + 1}_{suffix}", cell.read_name


def _of_fields(
    inputs: Mapping[str, Input], cells: Iterable[InputCell], where: Path, suffix: str = ""
) -> Iterable[tuple[str, str]]:
    """Return the formula of every input that is read from free cells of one record; without them it is a fixed fact."""
    places: dict[Path, list[InputCell]] = {}
    for cell in cells:
        if cell.path[: len(where)] == where and cell.locked is None:
            field = tuple(part for part in cell.path[len(where) :] if isinstance(part, str))
            places.setdefault(field, []).append(cell)
    for name, item in inputs.items():
        found = places.get(tuple(item.field.split("."))) if item.field else None
        if found:
            yield name + suffix, _formula(item.how, found)


def _is_given(cell: str) -> str:
    return f"IF(ISNUMBER({cell}),1,0)"


def _formula(how: How, cells: list[InputCell]) -> str:
    names = [cell.read_name for cell in cells]
    if how is How.OR_NIL:
        return f"N({names[0]})"
    if how is How.WHETHER_GIVEN:
        return _is_given(names[0])
    if how is How.SUM:
        return on_cents(" + ".join(names))
    if how is How.OR_YES:
        return f'IF({names[0]}="nee",0,1)'
    return f'IF({names[0]}="ja",1,0)' if isinstance(cells[0].field.kind, YesNo) else names[0]
