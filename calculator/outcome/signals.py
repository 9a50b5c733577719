"""Signals: doubts about figures, unused rights, and what the program leaves out, each in one or two plain sentences."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from calculator.amounts.packs import found_packs
from calculator.amounts.table_files import UNCERTAIN, Value
from calculator.amounts.tables import load_not_modelled
from calculator.cases.case import ALLE_TOESLAGEN
from calculator.dutch.money import euro, number
from calculator.outcome.doubts import doubts, later_ages
from calculator.outcome.found import found
from calculator.outcome.income_signals import income_signals
from calculator.outcome.places import place
from calculator.outcome.reasons import childcare_remarks
from calculator.outcome.signaal import Signaal
from calculator.outcome.whose_amounts import whose_amounts
from calculator.rules.rounding import op_centen
from calculator.run.evaluation import Computed, Household
from calculator.run.other_homes import by_itself, days, differs, path_in
from calculator.run.plan import NETTO, OF_ALL_PERSONS, UIT_WONING, Plan, plan_for
from calculator.words import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from calculator.cases.case import Geval
    from calculator.rules.rule import Rule


def signals(computed: Computed) -> tuple[Signaal, ...]:
    """Return everything that should be said about a computation besides its amounts.

    Of a later situation with a household or day of its own what is not said already.
    """
    found = (*_beyond_the_tables(computed), *_unused_rights(computed), *_of_a_home(computed))
    others = [index for index in range(len(computed.situations)) if differs(computed.geval, index)]
    said = {str(signaal.message) for signaal in found} if others else set()
    later = (signaal for index in others for signaal in _of_later(computed, index, said))
    return (*found, *later)


def _of_a_home(computed: Computed) -> Iterator[Signaal]:
    yield from doubts(computed)
    yield from income_signals(computed)
    yield from childcare_remarks(computed)
    yield from _left_out(computed)
    yield from _norm(computed)
    yield from _uncertain(computed)
    yield from _custom(computed)


def _of_later(computed: Computed, index: int, said: set[str]) -> Iterator[Signaal]:
    """Yield what should be said of a situation with a household or day of its own, with its name."""
    geval, situation = computed.geval, computed.situations[index]
    own = by_itself(geval, index)
    earlier = bool(situation.values.get("verworven_recht", situation.woning.eerder_huurtoeslag))
    own = replace(own, woonsituaties=(replace(own.woonsituaties[0], eerder_huurtoeslag=earlier),))
    alone = Computed(own, (situation,))
    waar = place(situation.woning.naam, start=True)
    ages = () if situation.woning.huishouden else later_ages(alone, geval.peildatum)
    for signaal in (*_of_the_change(geval, index), *ages, *_of_a_home(alone)):
        if str(signaal.message) not in said:
            veld = None if signaal.veld is None else path_in(signaal.veld, geval, index)
            yield replace(signaal, message=Message.of("signal.elders", waar=waar, zin=signaal.message), veld=veld)


def _of_the_change(geval: Geval, index: int) -> Iterator[Signaal]:
    """Say what a change of household or day leaves open, and which given amounts do not hold any more."""
    woning, own = geval.woonsituaties[index], by_itself(geval, index)
    if woning.huishouden not in (None, geval.huishouden):
        yield _signal("huishouden_heel_jaar", "let_op", veld="woonsituaties[0].huishouden")
    elif any(
        inkomen.deel_van_het_jaar or inkomen.tot_en_met_periode is not None
        for persoon in geval.huishouden.personen
        for inkomen in persoon.inkomens
        if woning.huishouden is None and own.peildatum[:4] != geval.peildatum[:4]
    ):
        yield _signal("inkomen_van_ander_jaar", "let_op", veld="woonsituaties[0].peildatum")
    gone = replace(geval.vaste_bedragen, huurtoeslag_per_maand=None)
    if gone != own.vaste_bedragen:
        yield _signal("vaste_bedragen_van_nu", "let_op", veld="vaste_bedragen")


def _signal(
    code: str, soort: str, bedrag: float | None = None, veld: str | None = None, key: str = "", **values: Any
) -> Signaal:
    return Signaal(code, soort, Message(f"signal.{key or code}", {"bedrag": bedrag, **values}), bedrag, veld)


def _beyond_the_tables(computed: Computed) -> Iterator[Signaal]:
    """Say which table pack is not used, and whose amounts were used on a day for which they are not known."""
    for mistake in found_packs().refused:
        yield _signal("pakket_geweigerd", "let_op", pakket=mistake.pad, waarom=str(mistake.waarde))
    whose = whose_amounts(computed)
    if whose is not None:
        beyond = (pad for pad, day in days(computed.geval) if day > plan_for(day).known_on)
        yield _signal("tabellen_verouderd", "let_op", veld=next(beyond), bedragen=whose)


def _unused_rights(computed: Computed) -> tuple[Signaal, ...]:
    """Return of everything that is received another amount than is due, the largest difference first."""
    return tuple(sorted(_received_otherwise(computed), key=lambda signaal: -(signaal.bedrag_per_maand or 0.0)))


def _received_otherwise(computed: Computed) -> Iterator[Signaal]:
    now = computed.first.values
    for name in (*ALLE_TOESLAGEN, _BY_SVB):
        received = getattr(computed.geval.ontvangt_nu, name)
        if received is None:
            continue
        right = float(now[name])
        change = op_centen(abs(right - received))
        more = right > received
        if change:
            do = "stop" if not right else "change" if not more else "change_more" if received else "apply"
            office = Message.of(f"letter.office.{'svb' if name == _BY_SVB else 'toeslagen'}")
            yield _signal(
                "ongebruikt_recht" if more else "te_veel_ontvangen",
                "recht" if more else "let_op",
                change,
                f"ontvangt_nu.{name}",
                toeslag=Message.of(f"toeslag.{name}"),
                recht=right,
                ontvangen=received,
                verschil=change,
                doe=Message.of(f"signal.doe.{do}", waar=office),
            )


_BY_SVB = "kinderbijslag_per_maand"


def _left_out(computed: Computed) -> Iterator[Signaal]:
    home = computed.first.household
    for index, (_, values) in enumerate(home.persons):
        if not values["telt_in_budget"]:
            yield _signal("inkomen_medebewoners", "let_op", veld=f"huishouden.personen[{index}].in_budget")
            break
    known = load_not_modelled()
    for name in dict.fromkeys(found(computed)):
        item = known[name]
        wat = Message.of(f"not_modelled.{name}")
        if item.computed_with:
            yield _signal("kan_berekend", "let_op", wat=wat, veld_naam=item.computed_with)
        else:
            yield _signal("niet_berekend", "niet_berekend", wat=wat, artikel=item.article)
    amount = float(home.values["uitbetaling_heffingskorting_per_maand"])
    if amount > 0:
        yield _signal("heffingskorting_partner", "recht", amount)
    if len(computed.geval.woonsituaties) > 1 and computed.geval.vaste_bedragen.huurtoeslag_per_maand is not None:
        yield _signal("huurtoeslag_opgegeven", "let_op", veld="vaste_bedragen.huurtoeslag_per_maand")
    yield from _beyond_the_limit(computed)


def _beyond_the_limit(computed: Computed) -> Iterator[Signaal]:
    """Say where huurtoeslag above the rent limit rests on what was not asked (Wht art. 13 lid 2, until 2025)."""
    for index, situation in enumerate(computed.situations):
        values, woning = situation.values, situation.woning
        if situation.household is not computed.first.household:
            continue
        if "uitzondering_huurgrens" not in values or not values["huurtoeslag_per_maand"]:
            continue
        if values["rekenhuur_per_maand"] <= values["huurgrens_per_maand"]:
            continue
        if not (woning.aangepast or values["verworven_recht"]):
            amount = float(values["huurtoeslag_per_maand"])
            yield _signal("groot_huishouden", "twijfel", amount, f"woonsituaties[{index}].kale_huur_per_maand")


def _norm(computed: Computed) -> Iterator[Signaal]:
    line = computed.first.household.norm
    if line.given is not None:
        return
    if not line.known:
        name = Message.of("label", dutch=line.norm_set.label)
        yield _signal("geen_norm", "bron", veld="vaste_bedragen.norm_per_maand", naam=name)
        return
    if line.amount is not None and line.amount.confidence in UNCERTAIN:
        yield _signal("norm_onzeker", "bron", norm=line.high, waarom=line.amount.note)
    if line.certainty == "afgeleid":
        key = _DERIVED.get(line.rules, "norm_afgeleid")
        amount = "norm.band" if line.low != line.high else "norm.amount"
        yield _signal("norm_afgeleid", "bron", key=key, nodig=Message.of(amount, laag=line.low, hoog=line.high))
    day = int(computed.geval.peildatum[:4])
    if line.jaar is not None and line.jaar != day:
        old = day - line.jaar >= _OLD_NORM
        prices = Message.of(f"norm.{_prices(computed)}", dag=day)
        key = "norm_oud" if old else ""
        yield _signal("norm_van_ander_jaar", "let_op" if old else "bron", key=key, jaar=line.jaar, prijzen=prices)


def _prices(computed: Computed) -> str:
    """Return whether the high amount rose with prices to the day, and whether that rise is known."""
    home = computed.first.household
    prices = home.plan.values.get(home.norm_set.prices_of or "")
    if prices is None or prices.value == 1:
        return "not_risen"
    return "assumed" if prices.uncertain else "risen"


_DERIVED = {"scp-nvmt": "norm_afgeleid_met_energie"}
_OLD_NORM = 2  # years


def _uncertain(computed: Computed) -> Iterator[Signaal]:
    plan = computed.first.household.plan
    yield from map(_uncertain_value, [plan.values[name] for name in sorted(values_used(computed, _doubtful(plan)))])


@lru_cache(256)
def _uncertain_value(value: Value) -> Signaal:
    figure = value.value or 0.0
    return _signal(
        "onzeker_bedrag",
        "bron",
        wat=Message.of("label", dutch=value.label),
        waarde=euro(figure) if value.unit.startswith("euro") else number(figure, 12).rstrip("0").rstrip(","),
        zekerheid=Message.of(f"confidence.{value.confidence}"),
        artikel=value.article,
    )


def _custom(computed: Computed) -> Iterator[Signaal]:
    home = computed.first.household
    titles = set(_custom_tables(home.plan))
    if home.norm_set.custom:
        titles.add(home.norm_set.label)
    if titles:
        yield _signal("aangepaste_tabel", "bron", tabellen=", ".join(sorted(titles)))


@cache
def _custom_tables(plan: Plan) -> frozenset[str]:
    """Return the tables of the organisation that rules read from on a day."""
    of_norms = (rule for rules in plan.norm.values() for rule in rules)
    rules = (*plan.facts, *plan.per_persoon, *plan.per_huishouden, *plan.per_woning, *of_norms)
    names = {name for rule in rules for name in rule.arguments}
    return frozenset(value.table for name, value in plan.values.items() if name in names and value.custom)


@cache
def _doubtful(plan: Plan) -> frozenset[str]:
    return frozenset(name for name, value in plan.values.items() if value.uncertain and value.value is not None)


def values_used(computed: Computed, wanted: frozenset[str]) -> set[str]:
    """Return those of the wanted table values that an outcome rests on, in the situations with the first household."""
    home = computed.first.household
    plan = home.plan
    _, of_household = _tainted(plan, wanted)
    used: set[str] = set()
    for situation in computed.situations:
        if situation.household is home:  # another has a plan of its own
            used |= _reached(of_household, situation.own, plan, UIT_WONING)
    read = frozenset(item.of_persons for name, item in OF_ALL_PERSONS.items() if name in used)
    used |= home.once(("used by persons", wanted, read), lambda: _used_by_persons(home, wanted, read))
    return used & wanted


def _used_by_persons(home: Household, wanted: frozenset[str], read: frozenset[str]) -> frozenset[str]:
    """Return what the facts that are read of persons rest on."""
    plan = home.plan
    of_persons, _ = _tainted(plan, wanted)
    used: set[str] = set()
    for year, values in home.persons:
        own = {*read, NETTO} if year.is_adult and year.incomes else read
        used |= _reached(of_persons, values, plan, own)
        for income in year.incomes:
            steps = income.values
            rules = [plan.per_inkomen[step.name][-1] for step in income.steps if step.kind == "regel"]
            used |= _reached(rules[::-1], steps, plan, steps)
    return frozenset(used)


@cache
def _tainted(plan: Plan, wanted: frozenset[str]) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Return the rules that read one of the wanted values, directly or through others: of persons, and of the rest.

    The last comes first.
    """
    tainted = set(wanted)
    found: tuple[list[Rule], list[Rule]] = ([], [])
    groups = ((*plan.facts, *plan.per_persoon), (*plan.per_huishouden, *plan.per_woning))
    for rules, kept in zip(groups, found, strict=True):
        for rule in rules:
            if tainted.intersection(rule.arguments):
                tainted.add(rule.name)
                kept.insert(0, rule)
    return tuple(found[0]), tuple(found[1])


def _reached(rules: Sequence[Rule], values: Mapping[str, Any], plan: Plan, targets: Iterable[str]) -> set[str]:
    """Return all names the targets rest on, following ``rules``, the last first, and the branches that were taken."""
    reached, known = set(targets), plan.known
    for rule in rules:
        if rule.name in reached:
            read = [values[name] if name in values else known[name] for name in rule.arguments]
            reached |= rule.names_used(*read)
    return reached
