"""Signals: doubts about figures, unused rights, and what the program leaves out, each in one or two plain sentences."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from calculator.amounts.table_files import CONFIDENCE, UNCERTAIN, Value
from calculator.amounts.tables import load_not_modelled
from calculator.dutch.money import euro, number
from calculator.outcome.result import Signaal
from calculator.run.households import aow_age_in_doubt
from calculator.run.plan import NETTO, OF_ALL_PERSONS, UIT_WONING, Plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from calculator.rules.rule import Rule
    from calculator.run.evaluation import Computed

_TOESLAGEN = {
    "huurtoeslag_per_maand": "huurtoeslag",
    "zorgtoeslag_per_maand": "zorgtoeslag",
    "kindgebonden_budget_per_maand": "kindgebonden budget",
}


def signals(computed: Computed) -> tuple[Signaal, ...]:
    """Return everything that should be said about a computation besides its amounts."""
    return (
        *_unused_rights(computed),
        *_left_out(computed),
        *_norm(computed),
        *_uncertain(computed),
        *_custom(computed),
    )


def _unused_rights(computed: Computed) -> Iterator[Signaal]:
    now = computed.first.values
    for name, label in _TOESLAGEN.items():
        received = getattr(computed.geval.ontvangt_nu, name)
        if received is None:
            continue
        right = float(now[name])
        if right > received:
            text = (
                f"Ongebruikt recht: {label} is {euro(right)} per maand, het huishouden ontvangt {euro(received)}. "
                f"Dat scheelt {euro(right - received)} per maand."
            )
            yield Signaal("ongebruikt_recht", text)
        elif received > right:
            text = (
                f"Het huishouden ontvangt {euro(received)} {label} per maand; berekend is {euro(right)}. "
                "Controleer de gegevens om terugbetalen te voorkomen."
            )
            yield Signaal("te_veel_ontvangen", text)


def _left_out(computed: Computed) -> Iterator[Signaal]:
    home = computed.first.household
    if any(year.incomes and not year.is_adult for year, _ in home.persons):
        yield Signaal(
            "inkomen_medebewoners",
            "Het inkomen van kinderen en medebewoners telt mee voor de huurtoeslag, niet in dit budget. "
            "Betaalt iemand kostgeld? Vul dat in als onbelast inkomen.",
        )
    for year, _ in home.persons:
        if aow_age_in_doubt(year.persoon, home.plan):
            months = int(home.plan.parameters["aow_leeftijd_maanden"])
            years = int(home.plan.parameters["aow_leeftijd_jaren"])
            yield Signaal(
                "aow_leeftijd",
                f"De AOW-leeftijd is {years} jaar en {months} maanden. Gerekend is alsof de {year.suffix} die nog niet "
                "heeft bereikt. Geef aan als dat wel zo is.",
            )
    yield from _not_computed(computed)
    amount = float(home.values["uitbetaling_heffingskorting_per_maand"])
    if amount > 0:
        yield Signaal(
            "uitbetaling_heffingskorting",
            f"De partner met het laagste inkomen kan {euro(amount)} per maand aan heffingskorting laten uitbetalen. "
            "Dat is niet meegerekend: het komt via de aanslag. Bij geboorte voor 1963 is het meer.",
        )
    if len(computed.geval.woonsituaties) > 1 and computed.geval.vaste_bedragen.huurtoeslag_per_maand is not None:
        yield Signaal(
            "huurtoeslag_opgegeven",
            "De opgegeven huurtoeslag geldt voor de eerste woonsituatie. Voor de andere is de huurtoeslag berekend.",
        )


def _not_computed(computed: Computed) -> Iterator[Signaal]:
    """Say what was named or is seen in the case and the program does not compute."""
    found = set(computed.geval.bijzonderheden)
    if any(not woning.zelfstandig for woning in computed.geval.woonsituaties):
        found.add("onzelfstandige_woning")
    home = computed.first.household
    if home.values["kind_voor_combinatiekorting"] and any(
        year.inputs["aow_bereikt"] and year.inputs["loon_per_jaar"] for year, _ in home.persons
    ):
        found.add("combinatiekorting_aow")
    partner = computed.geval.huishouden.partner
    if partner is not None and partner.leeftijd < home.plan.parameters["minimum_zorgtoeslag_leeftijd"]:
        found.add("partner_niet_verzekerd")
    for item in load_not_modelled().values():
        if item.id in found:
            yield Signaal("niet_berekend", f"Niet berekend: {item.text} ({item.article}).")


def _norm(computed: Computed) -> Iterator[Signaal]:
    fixed = computed.geval.vaste_bedragen.norm_per_maand
    if fixed is not None:
        return
    home = computed.first.household
    amount = home.norm_amount
    if home.norm_per_maand is None:
        yield Signaal(
            "geen_norm",
            f"Voor dit huishouden is in '{home.norm_set.label}' geen norm gepubliceerd. Er is dus geen marge.",
        )
    elif amount is not None and amount.confidence in UNCERTAIN:
        yield Signaal(
            "norm_onzeker",
            f"De norm van {euro(home.norm_per_maand)} is niet zeker: {CONFIDENCE[amount.confidence]}. "
            f"{amount.note}".strip(),
        )


def _uncertain(computed: Computed) -> Iterator[Signaal]:
    for value in uncertain_values(computed):
        figure = value.value or 0.0
        shown = euro(figure) if value.unit.startswith("euro") else number(figure, 12).rstrip("0").rstrip(",")
        yield Signaal(
            "onzeker_bedrag",
            f"Niet zeker: {value.label}, {shown} ({CONFIDENCE[value.confidence]}, {value.article}).",
        )


def _custom(computed: Computed) -> Iterator[Signaal]:
    home = computed.first.household
    plan = home.plan
    rules = [*plan.facts, *plan.per_persoon, *plan.per_huishouden, *plan.per_woning]
    names = {name for rule in rules for name in rule.arguments}
    titles = {plan.values[name].table for name in names if name in plan.values and plan.values[name].custom}
    if home.norm_set.custom:
        titles.add(home.norm_set.label)
    if titles:
        yield Signaal(
            "aangepaste_tabel", f"Gerekend met bedragen van de eigen organisatie: {', '.join(sorted(titles))}."
        )


def uncertain_values(computed: Computed) -> list[Value]:
    """Return the inferred, estimated or unverified table values that this outcome rests on."""
    plan = computed.first.household.plan
    doubtful, tainted = _doubt(plan)
    found: set[str] = set()
    for situation in computed.situations:
        home = situation.household
        reached = _reached(plan.per_huishouden + plan.per_woning, situation.values, UIT_WONING, tainted)
        for year, values in home.persons:
            own = {item.of_persons for name, item in OF_ALL_PERSONS.items() if name in reached}
            if year.is_adult and year.incomes:
                own.add(NETTO)
            found |= _reached(plan.facts + plan.per_persoon, values, own, tainted)
        found |= reached
    return [plan.values[name] for name in sorted(found & doubtful)]


@cache
def _doubt(plan: Plan) -> tuple[frozenset[str], frozenset[str]]:
    """Return the doubtful table values of a day, and every rule that reads one directly or through others."""
    doubtful = frozenset(name for name, value in plan.values.items() if value.uncertain and value.value is not None)
    tainted = set(doubtful)
    for rule in (*plan.facts, *plan.per_persoon, *plan.per_huishouden, *plan.per_woning):
        if tainted.intersection(rule.arguments):
            tainted.add(rule.name)
    return doubtful, frozenset(tainted)


def _reached(
    rules: Sequence[Rule], values: Mapping[str, Any], targets: Iterable[str], tainted: frozenset[str]
) -> set[str]:
    """Return all names the targets rest on, following only tainted rules and the branches that were taken."""
    reached = set(targets)
    for rule in reversed(rules):
        if rule.name in reached and rule.name in tainted:
            reached |= rule.names_used(*[values[name] for name in rule.arguments])
    return reached
