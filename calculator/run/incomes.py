"""From one income as it was typed to the year: taxable with holiday pay, what of it is no money, and the steps there.

A period is brought to a year; a net amount is turned back to the taxable one that it was left of; what was added up on
a payslip so far is completed with the periods to come; holiday pay is added where it is not in the amount. An income of
some months of the year counts in the month's budget as if it lasted all year, where the day lies in those months; what
this calendar year really gives more or less is kept apart, for the toeslagen, which look at the calendar year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from calculator.cases.income_fields import MET_VAKANTIEGELD, Inkomen
from calculator.records import record
from calculator.rules.rounding import op_centen
from calculator.run.plan import NA_INHOUDING, Plan

_HIGHEST_TAXABLE = 1e9
_HALF_A_CENT = 0.005
_STEPS = 4  # euros on either side: two roundings down and two up


class IncomeStep(NamedTuple):
    """One step to the year.

    ``kind`` is ``"invoer"``, ``"regel"``, ``"gelijk"`` (the amount of ``source`` under another name) or
    ``"teruggerekend"`` (the taxable amount that gives the net amount typed in).
    """

    kind: str
    name: str
    value: Any
    source: str = ""


@record(frozen=True)
class IncomeYear:
    """One income over a year, with the steps in order.

    ``adds`` says which inputs of the person's rules it adds to, and the step that holds the amount.
    """

    inkomen: Inkomen
    steps: tuple[IncomeStep, ...]
    adds: Mapping[str, str]

    @property
    def values(self) -> dict[str, Any]:
        """The value of every step."""
        return {step.name: step.value for step in self.steps}


def income_year(inkomen: Inkomen, person: Mapping[str, Any], plan: Plan) -> IncomeYear:
    """Follow one income of a person to the year; ``person`` holds the incomes that were brought to a year before it.

    Raises:
        Refused: holiday pay must be added and the table does not have it on this day.
    """
    return _Chain(inkomen, person, plan).followed()


@dataclass
class _Chain:
    """The steps of one income as they are taken; ``known`` holds the value of each."""

    inkomen: Inkomen
    person: Mapping[str, Any]
    plan: Plan
    steps: list[IncomeStep] = field(default_factory=list)
    known: dict[str, Any] = field(default_factory=dict)
    adds: dict[str, str] = field(default_factory=dict)

    def followed(self) -> IncomeYear:
        """Take every step."""
        inkomen = self.inkomen
        self._given("bedrag", inkomen.bedrag)
        self._given("perioden_per_jaar", inkomen.perioden_per_jaar)
        if inkomen.deel_van_het_jaar:
            self._some_months()
        else:
            whole = self._added_up() if inkomen.tot_en_met_periode else self._whole_year()
            self.adds[f"{inkomen.soort}_per_jaar"] = whole
        return IncomeYear(inkomen, tuple(self.steps), self.adds)

    def _given(self, name: str, value: Any) -> str:
        self.steps.append(IncomeStep("invoer", name, value))
        self.known[name] = value
        return name

    def _same(self, name: str, source: str) -> str:
        self.known[name] = self.known[source]
        self.steps.append(IncomeStep("gelijk", name, self.known[name], source))
        return name

    def _run(self, name: str) -> str:
        self.plan.add(self.plan.per_inkomen[name], self.known)
        self.steps.append(IncomeStep("regel", name, self.known[name]))
        return name

    def _taxable(self, source: str) -> str:
        name = "belastbaar_bedrag_per_jaar"
        if self.inkomen.is_bruto:
            return self._same(name, source)
        self.known[name] = taxable_from_net(self.inkomen.soort, self.known[source], self.person, self.plan)
        self.steps.append(IncomeStep("teruggerekend", name, self.known[name]))
        return name

    def _whole_year(self) -> str:
        """Bring an amount per period to a year and return the step that holds it."""
        inkomen = self.inkomen
        current = self._run("bedrag_per_jaar")
        if inkomen.soort == "onbelast":
            return current
        if inkomen.soort == "bijstand":  # its norm is net, with holiday pay
            if not inkomen.met_vakantiegeld:
                current = self._run("bijstand_met_vakantietoeslag_per_jaar")
            return self._taxable(current)
        current = self._taxable(current)
        if inkomen.soort == "aow":
            return self._with_aow_holiday_pay(current)
        if inkomen.has_extras:
            return self._with_extras(comes=inkomen.vakantiegeld_komt_erbij)
        if inkomen.soort in MET_VAKANTIEGELD:
            return self._with_holiday_pay(current)
        return current

    def _with_aow_holiday_pay(self, current: str) -> str:
        self._given("heeft_partner", self.person["heeft_partner"])
        if self.inkomen.met_vakantiegeld:
            self.adds["vakantiegeld_van_aow_per_jaar"] = self._run("vakantie_uitkering_inbegrepen_per_jaar")
            return current
        current = self._run("aow_met_vakantie_uitkering_per_jaar")
        self.adds["vakantiegeld_van_aow_per_jaar"] = self._run("vakantie_uitkering_bovenop_per_jaar")
        return current

    def _with_holiday_pay(self, current: str) -> str:
        own = f"vakantiegeld_van_{self.inkomen.soort}_per_jaar"
        if self.inkomen.vakantiegeld_komt_erbij:
            current = self._run("bedrag_met_vakantietoeslag_per_jaar")
            self.adds[own] = self._run("vakantiegeld_bovenop_per_jaar")
        elif self.inkomen.met_vakantiegeld:
            self.adds[own] = self._run("vakantiegeld_inbegrepen_per_jaar")
        return current

    def _with_extras(self, *, comes: bool) -> str:
        """Add what is not in the taxable amount: holiday pay, a year-end bonus, the benefit of a car."""
        inkomen = self.inkomen
        own = f"vakantiegeld_van_{inkomen.soort}_per_jaar"
        if comes and inkomen.soort in MET_VAKANTIEGELD:
            self._same("vakantiegeld_grondslag_per_jaar", self._base_of_holiday_pay())
            self.adds[own] = self._same(
                "vakantiegeld_erbij_per_jaar", self._run("vakantiegeld_over_grondslag_per_jaar")
            )
        else:
            self._given("vakantiegeld_erbij_per_jaar", 0.0)
            if inkomen.soort in MET_VAKANTIEGELD and (inkomen.met_vakantiegeld or inkomen.tot_en_met_periode):
                self.adds[own] = self._run("vakantiegeld_inbegrepen_per_jaar")
        self._given("eindejaarsuitkering", inkomen.eindejaarsuitkering_per_jaar)
        self._given("bijtelling", inkomen.bijtelling_per_jaar)
        self._given("bijtelling_in_bedrag", inkomen.bijtelling_in_bedrag)
        if inkomen.bijtelling_per_jaar:
            self.adds["bijtelling_per_jaar"] = "bijtelling"
        return self._run("bedrag_met_wat_erbij_komt_per_jaar")

    def _base_of_holiday_pay(self) -> str:
        if self.inkomen.brutoloon_per_periode is not None:
            self._given("brutoloon_per_periode", self.inkomen.brutoloon_per_periode)
            return self._run("brutoloon_per_jaar")
        if self.inkomen.tot_en_met_periode:
            return self._run("jaarbasis_uit_periode_per_jaar")
        return "belastbaar_bedrag_per_jaar"

    def _added_up(self) -> str:
        """Complete what was added up so far, and return the step that holds the year."""
        inkomen = self.inkomen
        self._given("verstreken_perioden", inkomen.verstreken_perioden)
        self._given("resterende_perioden", inkomen.resterende_perioden)
        if inkomen.bedrag_per_periode is None:
            self._same("bedrag_per_periode", self._run("gemiddeld_per_periode"))
        else:
            self._given("bedrag_per_periode", inkomen.bedrag_per_periode)
        self._same("belastbaar_bedrag_per_jaar", self._run("bedrag_uit_opgeteld_per_jaar"))
        return self._with_extras(comes=inkomen.vakantiegeld_komt_erbij)

    def _some_months(self) -> None:
        """Take the months' budget as if it were so all year, and keep apart what the calendar year really gives."""
        inkomen = self.inkomen
        self._given("maanden", inkomen.maanden)
        if inkomen.tot_en_met_periode:
            this_year = self._added_up()
            self.adds.pop(f"vakantiegeld_van_{inkomen.soort}_per_jaar", None)
            usual = self._usual_year()
        else:
            usual = self._whole_year()
            this_year = ""
        if inkomen.soort == "onbelast":
            if self._is_now:
                self.adds["onbelast_per_jaar"] = usual
            return
        self._same("inkomen_op_jaarbasis_per_jaar", usual)
        self._same("inkomen_uit_dit_jaar_per_jaar", this_year or self._part_of_the_year())
        if not self._is_now:
            self.adds = {"verschil_met_jaarbasis_per_jaar": "inkomen_uit_dit_jaar_per_jaar"}
            return
        self.adds[f"{inkomen.soort}_per_jaar"] = "inkomen_op_jaarbasis_per_jaar"
        self.adds["verschil_met_jaarbasis_per_jaar"] = self._run("verschil_door_maanden_per_jaar")

    @property
    def _is_now(self) -> bool:
        return self.inkomen.van_maand <= int(self.plan.day[5:7]) <= self.inkomen.tot_en_met_maand

    def _usual_year(self) -> str:
        """Return the step with a year of ordinary periods, for what was added up over some months."""
        if "jaarbasis_uit_periode_per_jaar" not in self.known:
            self._run("jaarbasis_uit_periode_per_jaar")
        if self.inkomen.soort not in MET_VAKANTIEGELD:
            return "jaarbasis_uit_periode_per_jaar"
        own = f"vakantiegeld_van_{self.inkomen.soort}_per_jaar"
        self.adds[own] = self._run("vakantiegeld_op_jaarbasis_per_jaar")
        return self._run("jaarbasis_met_vakantiegeld_per_jaar")

    def _part_of_the_year(self) -> str:
        """Return the step with the months of this year, without holiday pay that is only paid next year."""
        added = self.adds.get(f"vakantiegeld_van_{self.inkomen.soort}_per_jaar")
        on_top = added in ("vakantiegeld_bovenop_per_jaar", "vakantiegeld_erbij_per_jaar")
        if self.inkomen.vakantiegeld_dit_jaar or not on_top:
            return self._run("deel_van_het_jaar_per_jaar")
        if added == "vakantiegeld_bovenop_per_jaar":
            self._same("vakantiegeld_erbij_per_jaar", added)
        return self._run("deel_van_het_jaar_zonder_vakantiegeld_per_jaar")


def taxable_from_net(soort: str, netto_per_jaar: float, person: Mapping[str, Any], plan: Plan) -> float:
    """Return the taxable amount of this kind that adds ``netto_per_jaar`` to what is paid out to the person.

    It inverts the very rules that give what is left after what is withheld (for bijstand: Participatiewet art. 19
    lid 4, the municipality pays the tax on top of the net norm). Incomes that were brought to a year before it are
    taken as they are. Tax is a whole number of euros, so the lowest amount is taken that gives the net amount to the
    cent; where none does, the one that comes nearest.
    """
    name = f"{soort}_per_jaar"

    def net(extra: float) -> float:
        (values,) = plan.run_beside(plan.net, [{**person, name: op_centen(person[name] + extra)}])
        return float(values[NA_INHOUDING])

    goal = net(0.0) + netto_per_jaar
    low, high = 0.0, max(netto_per_jaar, 1.0)
    while net(high) < goal and high < _HIGHEST_TAXABLE:
        low, high = high, high * 2
    while high - low > _HALF_A_CENT:
        middle = (low + high) / 2
        low, high = (middle, high) if net(middle) < goal else (low, middle)
    crossing = op_centen(high)
    whole = netto_per_jaar + round(crossing - netto_per_jaar)
    candidates = [crossing, *(op_centen(whole + step) for step in range(-_STEPS, _STEPS + 1) if whole + step >= 0)]
    return min(candidates, key=lambda extra: (round(abs(net(extra) - goal), 3), extra))
