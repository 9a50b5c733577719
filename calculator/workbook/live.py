"""The live formulas: for every step of the derivation the formula its rule has, over the names of this workbook.

Nothing is computed a second time here: formulas come from the rules. What a rule reads from the case refers to the
input cells; what the program derives from fixed facts (persons, ages, a turned-back net income) stays a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from calculator.amounts.table_files import NormAmount
from calculator.amounts.tables import load_tables
from calculator.cases.case import Geval
from calculator.cases.fields import YesNo
from calculator.outcome.result import Resultaat, Stap
from calculator.rules.inputs import PER_WONING
from calculator.rules.rounding import ROUNDINGS
from calculator.rules.rule import Rule
from calculator.run.households import COMBINATIEKORTING_ONDER, norm_kind
from calculator.run.plan import ROLLEN_MET_NETTO, Plan, plan_for
from calculator.workbook.entries import entries

NORM_AMOUNT = "norm_uit_bron"
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def of_dwelling(plan: Plan) -> frozenset[str]:
    """Return the names of the steps that depend on the dwelling, also where two dwellings happen to give the same."""
    rules = {rule.name for rule in (*plan.per_woning, *plan.marge)}
    return frozenset(rules | set(PER_WONING) - {"norm_per_maand"})


def on_cents(formula: str) -> str:
    """Return a formula rounded to cents as the rules do it."""
    return ROUNDINGS["op_centen"].cell.format(f"({formula})")


def suffixes(geval: Geval) -> list[str]:
    """Return what stands behind the names of each person's steps, in the order of the case."""
    found: list[str] = []
    counted: dict[str, int] = {}
    for persoon in geval.huishouden.personen:
        counted[persoon.rol] = counted.get(persoon.rol, 0) + 1
        found.append(persoon.rol if persoon.rol in ROLLEN_MET_NETTO else f"{persoon.rol}_{counted[persoon.rol]}")
    return found


def norm_amount(resultaat: Resultaat) -> tuple[str, NormAmount] | None:
    """Return the kind of household and the published amount of the norm that is compared with, if there is one."""
    geval = resultaat.geval
    kind = norm_kind(geval.huishouden, plan_for(geval.peildatum))
    amount = load_tables().norm_sets[resultaat.woonsituaties[0].norm.naam].amounts.get(kind) if kind else None
    return None if kind is None or amount is None or amount.value is None else (kind, amount)


class Formulas:
    """The live formulas of one result."""

    def __init__(self, resultaat: Resultaat) -> None:
        self.geval = resultaat.geval
        self.plan = plan_for(self.geval.peildatum)
        self.own = of_dwelling(self.plan)
        self._rules: dict[str, Rule] = {
            rule.name: rule for rule in (*self.plan.per_huishouden, *self.plan.per_woning, *self.plan.marge)
        }
        self._from_case = dict(self._inputs()) | {
            "norm_per_maand": self._norm(published=norm_amount(resultaat) is not None)
        }

    def name(self, step: str, dwelling: int) -> str:
        """Return the name of a step's cell: of a dwelling's step with its number behind it."""
        return f"{step}_{dwelling}" if dwelling and step in self.own else step

    def numbered(self, formula: str, dwelling: int) -> str:
        """Return a formula with the dwelling's number behind the names of its own steps."""
        return _NAME.sub(lambda match: self.name(match.group(), dwelling), formula)

    def of_step(self, step: Stap, dwelling: int) -> str | None:
        """Return the live formula of a step, or None where it is a fact that is fixed in this workbook."""
        if step.tabel is not None:
            return step.stap
        name = self.name(step.stap, dwelling)
        if name in self._from_case:
            return self._from_case[name]
        rule = self._rules.get(step.stap)
        formula = rule.formula.fill(str) if rule else step.formule
        if formula is None:
            return None
        live = self.numbered(formula, dwelling)
        if step.stap == "marge_per_maand":
            return f'IF(ISNUMBER(norm_per_maand),{live},"")'
        given = f"in_vaste_bedragen_{step.stap}"
        if given in self._given and not (step.stap in self.own and dwelling > 1):
            live = f"IF(ISNUMBER({given}),{given},{live})"
        return f"IF({live},1,0)" if step.eenheid == "ja/nee" else live

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
        live = self.numbered(self._rules["marge_per_maand"].formula.fill(str), dwelling)
        return f'IF(ISNUMBER(norm_per_maand),{live},"")'

    @property
    def _given(self) -> frozenset[str]:
        return frozenset(f"in_vaste_bedragen_{name}" for name in self.geval.vaste_bedragen.__dataclass_fields__)

    def _inputs(self) -> Iterable[tuple[str, str]]:
        """Return of every quantity that follows from what may be changed in the workbook its formula."""
        for entry in entries(self.geval):
            base = entry.name.removeprefix("in_")
            if entry.path[0] == "woonsituaties" and entry.path[-1] != "naam":
                yield base, f'IF({entry.name}="ja",1,0)' if isinstance(entry.field.kind, YesNo) else entry.name
        huishouden = self.geval.huishouden
        yield "vermogen", "in_vermogen"
        if huishouden.vermogen_medebewoners:
            others = range(1, len(huishouden.vermogen_medebewoners) + 1)
            yield "hoogste_vermogen_medebewoner", f"MAX({','.join(f'in_vermogen_medebewoners_{n}' for n in others)})"
        yield "zorgkosten_opgegeven_per_maand", "N(in_zorgkosten_per_maand)"
        yield "zorgkosten_zijn_opgegeven", "IF(ISNUMBER(in_zorgkosten_per_maand),1,0)"
        if huishouden.vaste_lasten:
            costs = range(1, len(huishouden.vaste_lasten) + 1)
            yield "vaste_lasten_per_maand", on_cents(" + ".join(f"in_vaste_last_{n}_bedrag_per_maand" for n in costs))
        persons = range(1, len(huishouden.personen) + 1)
        limited = ",".join(f'in_persoon_{n}_arbeidsbeperking="ja"' for n in persons)
        yield "iemand_met_arbeidsbeperking", f"IF(OR({limited}),1,0)"
        for number, (persoon, suffix) in enumerate(zip(huishouden.personen, suffixes(self.geval), strict=True), 1):
            for index in range(1, len(persoon.inkomens) + 1):
                yield f"bedrag_inkomen_{index}_{suffix}", f"in_persoon_{number}_inkomen_{index}_bedrag"
        yield from self._earns_least()

    def _earns_least(self) -> Iterable[tuple[str, str]]:
        """Return who has the combinatiekorting of a couple with a child under 12: who earns least, and then the oldest.

        Which of the two that is may change with their wages, so it cannot stay a value.
        """
        huishouden, partner = self.geval.huishouden, self.geval.huishouden.partner
        if partner is None or not any(kind.leeftijd < COMBINATIEKORTING_ONDER for kind in huishouden.kinderen):
            return
        first, second = [persoon for persoon in huishouden.personen if persoon.rol in ROLLEN_MET_NETTO]
        at_a_tie = first.rol if first.leeftijd >= second.leeftijd else second.rol
        for rol, other in ((first.rol, second.rol), (second.rol, first.rol)):
            sign = "<=" if rol == at_a_tie else "<"
            least = f"loon_per_jaar_{rol} {sign} loon_per_jaar_{other}"
            yield f"combinatiekorting_geldt_{rol}", f"IF(AND(NOT(aow_bereikt_{rol}),{least}),1,0)"
