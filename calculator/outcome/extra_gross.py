"""Of 100 euros more gross income a month: what remains, and where the rest goes."""

from __future__ import annotations

from calculator.cases.case import ALLE_TOESLAGEN, TOESLAGEN
from calculator.records import record
from calculator.rules.rounding import op_centen
from calculator.run.curves import varied_income
from calculator.run.evaluation import Computed
from calculator.run.extra_income import with_extra
from calculator.words import Message

EXTRA = 100.0
_LEFT = "resterend_leefbudget_per_maand"
_NOT_TOLD = ("bijstand",)  # wages beside it are set off by the municipality


@record(frozen=True)
class ExtraBruto:
    """What remains of 100 euros extra, and the parts that take from it; euros per month."""

    houdt_over: float
    belasting: float
    delen: tuple[tuple[str, float], ...]

    @property
    def message(self) -> Message:
        """The sentence: what remains and why."""
        lost = tuple(
            Message.of("extra.part", wat=Message.of(f"amount.{name}"), bedrag=amount)
            for name, amount in self.delen
            if amount > 0
        )
        key = "extra.with_parts" if lost else "extra.only_tax"
        values = {"over": self.houdt_over, "belasting": self.belasting, "extra": EXTRA}
        return Message(key, {**values, "delen": lost} if lost else values)


def extra_gross(computed: Computed, index: int) -> ExtraBruto | None:
    """Return what remains of 100 euros extra gross; None with bijstand or a net income that was given."""
    soort, _ = varied_income(computed.situations[index].household)
    situation = computed.situations[index]
    if soort in _NOT_TOLD or "netto_inkomen_per_maand" in situation.household.given:
        return None
    names = ALLE_TOESLAGEN if situation.household.plan.with_childcare else TOESLAGEN
    now, then = situation.values, with_extra(computed, index, 12 * EXTRA)

    def change(name: str) -> float:
        return op_centen(float(then[name] - now[name]))

    return ExtraBruto(
        houdt_over=change(_LEFT),
        belasting=op_centen(EXTRA - change("netto_inkomen_per_maand")),
        delen=tuple((name, op_centen(-change(name))) for name in names),
    )
