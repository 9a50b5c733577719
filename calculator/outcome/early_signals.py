"""Early signs of trouble, each with what it is measured by; none of them decides anything."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.cases.case import ALLE_TOESLAGEN
from calculator.dutch.money import number
from calculator.outcome.doubts import person_named, with_partner_by_law
from calculator.outcome.places import place
from calculator.outcome.signaal import Signaal
from calculator.rules.rounding import op_centen
from calculator.run.asking import table_values
from calculator.run.evaluation import Computed
from calculator.run.plan import Hole
from calculator.words import Message

AT_RISK = "terugvordering"
_WHOLE = 100


def early_signals(computed: Computed) -> tuple[Signaal, ...]:
    """Return the signs in each situation, and what of the toeslagen may be reclaimed."""
    each = (signaal for index in range(len(computed.situations)) for signaal in _of(computed, index))
    return (*each, *_at_risk(computed))


def _at_risk(computed: Computed) -> Iterator[Signaal]:
    """Say what of the toeslagen hangs on a doubt: too much is reclaimed after the year (Awir art. 16, 17 and 26)."""
    for person, other in with_partner_by_law(computed):
        lost = 0.0 if other is None else op_centen(_paid(computed) - _paid(other))
        if lost > 0:
            message = Message.of("signal.terugvordering_partner", wie=person_named(computed.geval, person), bedrag=lost)
            yield Signaal(AT_RISK, "let_op", message, lost, f"huishouden.personen[{person}].toeslagpartner")
    paid = _paid(computed)
    for person, persoon in enumerate(computed.geval.huishouden.personen):
        for which, inkomen in enumerate(persoon.inkomens):
            if paid > 0 and (inkomen.is_geschat or inkomen.soort == "winst"):
                field = f"huishouden.personen[{person}].inkomens[{which}].bedrag"
                yield Signaal(AT_RISK, "let_op", Message.of("signal.terugvordering_inkomen", bedrag=paid), paid, field)
                return


def _paid(computed: Computed) -> float:
    """Return the toeslagen a month in the first situation."""
    return op_centen(sum(float(computed.first.values[name]) for name in ALLE_TOESLAGEN))


def _of(computed: Computed, index: int) -> Iterator[Signaal]:
    situation = computed.situations[index]
    values, home = situation.values, situation.household
    where, field = place(situation.woning.naam, start=True), f"woonsituaties[{index}]"
    left = float(values["resterend_leefbudget_per_maand"])
    line = home.norm.low
    if left < 0:
        yield Signaal("tekort", "let_op", Message.of("signal.tekort", waar=where, bedrag=-left), -left, field)
    elif line is not None and values["te_weinig_om_van_te_leven"]:
        short = op_centen(line - left)
        message = Message.of("signal.onder_de_norm", waar=where, bedrag=short, norm=line)
        yield Signaal("onder_de_norm", "let_op", message, short, field)
    comes_in = float(values["inkomen_voor_het_huishouden_per_maand"])
    if comes_in > 0:
        share = _percentage(float(values["netto_woonlast_per_maand"]), comes_in)
        yield Signaal("woonquote", "let_op", Message.of("signal.woonquote", waar=where, deel=share), None, field)
    yield from _energy(computed, index, where, f"{field}.energielast_per_maand")


def _energy(computed: Computed, index: int, where: Message, field: str) -> Iterator[Signaal]:
    """Hold energy against the thresholds that the Noodfonds used last; it is closed (a share of gross income)."""
    situation = computed.situations[index]
    gross = float(situation.values["toetsingsinkomen_per_jaar"]) / 12
    parameters = table_values(situation.household.plan.known_on)
    low, high = parameters["noodfonds_drempel_laag"], parameters["noodfonds_drempel_hoog"]
    if gross <= 0 or isinstance(low, Hole) or isinstance(high, Hole):
        return
    energy = float(situation.values["energielast_per_maand"])
    if energy <= low * gross:
        return
    key = "energie_hoog" if energy > high * gross else "energie"
    percentages = {"laag": round(_WHOLE * low), "hoog": round(_WHOLE * high)}
    message = Message(f"signal.{key}", {"waar": where, "deel": _percentage(energy, gross), **percentages})
    yield Signaal("energiequote", "let_op", message, None, field)


def _percentage(part: float, whole: float) -> str:
    return number(_WHOLE * part / whole, 1)
