"""The plan of a day: which rules run in which order for person, household and dwelling, with which table values."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache
from typing import Any, NoReturn

from calculator.amounts.table_files import NormSet, Value
from calculator.amounts.tables import Coverage, Tables, a_year_beyond, load_coverage, load_tables
from calculator.cases.fields import Mistake, Refused
from calculator.law import RULES, income
from calculator.law.norms import NORM_RULES, ON_ACCOUNT
from calculator.rules import outcomes
from calculator.rules.inputs import PER_HUISHOUDEN, PER_INKOMEN, PER_PERSOON, PER_WONING, Input
from calculator.rules.order import needed, spent
from calculator.rules.rule import OF_THE_OTHER, Rule, Rulebook, rules_in
from calculator.rules.sequence import sequence
from calculator.rules.translate import Groups
from calculator.rules.variants import renamed
from calculator.run.birth_facts import month_of
from calculator.run.childcare import BEFORE_CHILDCARE, Shape, childcare

UIT_INKOMEN = tuple(dict.fromkeys(rule.name for rule in rules_in(income)))
NETTO = "netto_inkomen_per_jaar"
RESIDUAL = "resterend_leefbudget_per_maand"
NA_INHOUDING = "netto_na_inhouding_per_jaar"
BELAST = ("loon", "uitkering", "wajong", "bijstand", "aow", "pensioen", "winst", "partneralimentatie")
MET_VAKANTIEGELD = ("loon", "uitkering", "wajong", "aow")
OF_INCOMES = frozenset(
    (
        *(f"{soort}_per_jaar" for soort in (*BELAST, "onbelast")),
        *(f"vakantiegeld_van_{soort}_per_jaar" for soort in MET_VAKANTIEGELD),
        "bijtelling_per_jaar",
        "verschil_met_jaarbasis_per_jaar",
    )
)
# Besides the outcomes: what a signal tells.
UIT_HUISHOUDEN = (
    *(item.name for item in outcomes.HUISHOUDEN if not item.where_asked),
    "uitbetaling_heffingskorting_per_maand",
)
MET_OPVANG = tuple(item.name for item in outcomes.HUISHOUDEN if item.where_asked)
UIT_WONING = tuple(dict.fromkeys(name for item in outcomes.WONING for name in (item.name, item.on_account)))
# Amounts that no rule reads: the age of the AOW makes inputs, the exempt assets a signal.
READ_BY_CODE = frozenset({"aow_leeftijd_jaren", "aow_leeftijd_maanden", "heffingsvrij_vermogen"})
VOORSTELLEN = ("bijstandsnorm_per_maand", "volledige_aow_per_maand")
NORM_TABLE = "normbedragen"
_MANY = 256  # stretches of days with the same law
_ENDLESS = "9999"  # the year of a rule that was not ended
UIT_NORM = (
    "norm_geldt",
    "norm_laag_per_maand",
    "norm_hoog_per_maand",
    "norm_per_maand",
    "norm_is_gepubliceerd",
    "norm_is_doorgerekend",
    "norm_totaal_laag_per_maand",
    "norm_totaal_hoog_per_maand",
)
UIT_VERGELIJKING = (
    "marge_per_maand",
    "genoeg_om_van_te_leven",
    "te_weinig_om_van_te_leven",
    "marge_met_zorg_in_de_norm_per_maand",
    *(rule.name for rule in ON_ACCOUNT),
)
_FEW = 64  # plans with childcare that are kept
_OF_THE_TOTAL = ("norm_totaal_hoog_per_maand", "marge_op_het_totaal_per_maand")
_LINE = "norm_laag_per_maand"
_NOTHING: frozenset[str] = frozenset()
OF_ALL_PERSONS: Mapping[str, Input] = {name: item for name, item in PER_HUISHOUDEN.items() if item.of_persons}


class Hole:
    """A table value that is missing on a day: it may stand unused in a rule, but nothing can be computed with it."""

    def __init__(self, name: str) -> None:
        self.name = name

    def _used(self, *_: object) -> NoReturn:
        raise HoleUsed(self.name)

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _used
    __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = __bool__ = __float__ = __neg__ = _used
    __hash__ = object.__hash__


class HoleUsed(Exception):
    """A rule needs a value that is missing; ``args`` holds its name."""


@dataclass(frozen=True, eq=False)
class Plan:
    """Everything about a day that is the same for every case.

    ``facts`` are what counts for a person by age and role, ``per_persoon`` what follows from incomes, both for every
    person. ``toeslagpartner`` finds who may be one by law, ``eigen_zorgtoeslag`` the zorgtoeslag of another adult.
    ``known_on`` is the day whose rules and values these are: ``day`` itself, or the last covered day before it.
    ``norm`` holds by norm the rules of what a household needs, ``marge`` those that compare a dwelling with it.
    ``asked`` are the inputs of what only some cases ask for.
    """

    day: str
    known_on: str
    values: dict[str, Value]
    parameters: dict[str, float]
    kinds: Mapping[str, Mapping[str, str]]
    per_inkomen: dict[str, tuple[Rule, ...]]
    facts: tuple[Rule, ...]
    per_persoon: tuple[Rule, ...]
    per_huishouden: tuple[Rule, ...]
    per_woning: tuple[Rule, ...]
    norm: Mapping[str, tuple[Rule, ...]]
    marge: Mapping[str, tuple[Rule, ...]]
    toeslagpartner: tuple[Rule, ...]
    eigen_zorgtoeslag: tuple[Rule, ...]
    usual: dict[str, tuple[Rule, ...]]
    asked: Mapping[str, Input]
    with_childcare: bool

    def on(self, day: str, known_on: str) -> Plan:
        """Return the plan of another day with the same rules and table values; it shares what is made of them."""
        other = replace(self, day=day, known_on=known_on)
        vars(other)["_made"] = self._made
        return other

    @cached_property
    def _made(self) -> dict[Any, Callable[..., None]]:
        """Rules in a row as functions with the table values in them."""
        return {}

    @cached_property
    def known(self) -> dict[str, Any]:
        """The table values, with a hole for each that is missing."""
        holes = {name: Hole(name) for name, value in self.values.items() if value.value is None}
        return {**holes, **self.parameters}

    @cached_property
    def aow_months(self) -> int:
        """The AOW age in months."""
        return int(self.parameters["aow_leeftijd_jaren"] * 12 + self.parameters["aow_leeftijd_maanden"])

    @cached_property
    def month(self) -> int:
        """The month of the day, as a birth is counted."""
        return month_of(self.day)

    @cached_property
    def norm_sets(self) -> tuple[NormSet, ...]:
        """The norm sets in the order in which they are compared with: the first that has an amount."""
        return load_tables().default_norms(self.known_on)

    @cached_property
    def known_to_arrays(self) -> dict[str, float]:
        """The table values, NaN for each that is missing."""
        return {name: float("nan") if value.value is None else value.value for name, value in self.values.items()}

    @cached_property
    def stepped(self) -> frozenset[str]:
        """The table values of which a rule reads one, by the step that an amount reaches."""
        groups = (kinds for kinds in self.kinds.values() if all(kind == name for kind, name in kinds.items()))
        return frozenset(name for kinds in groups for name in kinds)

    @property
    def always(self) -> tuple[Rule, ...]:
        """Every rule that any case may run."""
        fixed = (self.facts, self.per_persoon, self.per_huishouden, self.per_woning)
        parts = (*fixed, *self.per_inkomen.values(), *self.usual.values())
        return tuple(rule for part in parts for rule in part)

    @cached_property
    def net(self) -> tuple[Rule, ...]:
        """The rules from a person's taxable incomes to what is left of them after what is withheld."""
        return needed(self.per_persoon, [NA_INHOUDING])

    @cached_property
    def to_residual(self) -> tuple[tuple[Rule, ...], tuple[Rule, ...], tuple[Rule, ...]]:
        """The rules of persons, of the household and of a dwelling that what is left to live on rests on."""
        dwelling = needed(self.per_woning, [RESIDUAL])
        read = {RESIDUAL, *(name for rule in dwelling for name in rule.arguments)}
        household = needed(self.per_huishouden, read)
        read.update(name for rule in household for name in rule.arguments)
        of_persons = {item.of_persons for name, item in OF_ALL_PERSONS.items() if name in read}
        return needed(self.per_persoon, of_persons), household, dwelling

    def run(
        self, rules: Iterable[Rule], inputs: Mapping[str, Any], overrides: Mapping[str, float] | None = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Run rules on one set of inputs.

        Returns every value by name (inputs included, table values not) and, for the quantities that ``overrides``
        replaced, what the rule itself gave.

        Raises:
            Refused: a rule needs a table value that is missing on this day.
        """
        values: dict[str, Any] = {**inputs}
        return values, self.add(rules, values, overrides)

    def add(
        self, rules: Iterable[Rule], values: dict[str, Any], overrides: Mapping[str, float] | None = None
    ) -> dict[str, Any]:
        """Run rules as :meth:`run`, and add the outcomes to the inputs themselves; return what was replaced."""
        replaced: dict[str, Any] = {}
        try:
            if overrides:
                self._in_a_row(rules, 1, frozenset(overrides))(values, overrides, replaced)
            else:
                self._in_a_row(rules, 1)(values)
        except HoleUsed as used:
            raise self._missing(used.args[0]) from None
        return replaced

    def _in_a_row(
        self, rules: Iterable[Rule], persons: int, overruled: frozenset[str] = _NOTHING
    ) -> Callable[..., None]:
        key = tuple(rules), persons, overruled
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = sequence(key[0], self.known, persons, overruled)
        return made

    def run_beside(
        self, rules: Iterable[Rule], inputs: Sequence[Mapping[str, Any]], *, arrays: bool = False
    ) -> list[dict[str, Any]]:
        """Run rules for the aanvrager, and for the partner if there is one, rule by rule for both.

        Who is alone finds nil where a rule reads a quantity of the other partner. With ``arrays`` inputs may be arrays,
        and table values are among the values.

        Raises:
            Refused: a rule needs a table value that is missing on this day.
        """
        if not arrays:
            persons = [{**values} for values in inputs]
            try:
                self._in_a_row(rules, len(persons))(*persons)
            except HoleUsed as used:
                raise self._missing(used.args[0]) from None
            return persons
        persons = [{**values, **self.known_to_arrays} for values in inputs]
        for rule in rules:
            for name in rule.of_the_other:
                for own, other in zip(persons, persons[::-1], strict=True):
                    own[name + OF_THE_OTHER] = other[name] if len(persons) > 1 else 0.0
            for values in persons:
                values[rule.name] = self.array_value(rule, values)
        return persons

    def run_arrays(
        self,
        rules: tuple[Rule, ...],
        inputs: Mapping[str, Any],
        overrides: Mapping[str, Any] | None = None,
        kept: frozenset[str] | None = None,
    ) -> dict[str, Any]:
        """Run rules on arrays: each input is a numpy array with one element per household, or one number for all.

        ``overrides`` replace the quantities they name, as in :meth:`run`. With ``kept`` no others come back, and each
        array is let go after the last rule that reads it: the next then stands where it stood, close to the processor.

        Raises:
            Refused: a rule needs a table value that is missing on this day.
        """
        values: dict[str, Any] = {**inputs, **self.known_to_arrays}
        for rule, done in zip(rules, spent(rules, kept), strict=True):
            value = self.array_value(rule, values)
            values[rule.name] = overrides.get(rule.name, value) if overrides else value
            for name in done:
                del values[name]
        return values

    def array_value(self, rule: Rule, values: Mapping[str, Any]) -> Any:
        """Return the outcome of one rule over arrays.

        Raises:
            Refused: the rule needs a table value that is missing on this day.
        """
        value = rule.array_function(*[values[name] for name in rule.arguments])
        if not self._holes.isdisjoint(rule.arguments):
            import numpy as np  # not before arrays are computed with, and not for each of the rules

            if bool(np.isnan(value).any()):
                raise self._missing(next(name for name in rule.arguments if name in self._holes))
        return value

    @cached_property
    def _holes(self) -> frozenset[str]:
        return frozenset(name for name, value in self.values.items() if value.value is None)

    def _missing(self, name: str) -> Refused:
        value = self.values[name]
        expected = f"een peildatum waarvoor '{value.label}' bekend is ({value.article})"
        return Refused([Mistake("peildatum", self.day, expected)])


def _split(rules: Iterable[Rule], own_inputs: Collection[str]) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Split ordered rules in those that do not depend on ``own_inputs`` and those that do."""
    touched = set(own_inputs)
    independent: list[Rule] = []
    dependent: list[Rule] = []
    for rule in rules:
        if touched.intersection(name.removesuffix(OF_THE_OTHER) for name in rule.arguments):
            touched.add(rule.name)
            dependent.append(rule)
        else:
            independent.append(rule)
    return tuple(independent), tuple(dependent)


def covered_until() -> str:
    """Return the last day of which every amount is known, those of an organisation counted."""
    return _covered_until(load_tables(), load_coverage())


def day_mistakes(day: str, *, latest_tables: bool, pad: str = "peildatum") -> list[Mistake]:
    """Return what is wrong with a peildatum; ``latest_tables`` says that the last known amounts will do beyond them."""
    since, until = load_coverage().since, covered_until()
    furthest = a_year_beyond(until)
    if since <= day <= (furthest if latest_tables else until):
        return []
    covered = f"een datum van {since} tot en met {furthest if latest_tables else until}"
    if until < day <= furthest:
        covered += "; met --met-laatste-tabellen wordt gerekend met de laatste bedragen die bekend zijn"
    return [Mistake(pad, day, covered)]


def _comparison(book: Rulebook, norm: Iterable[Rule], known: Collection[str]) -> tuple[Rule, ...]:
    """Return the rules that compare a dwelling with a norm: what is left, and where there is a total the income."""
    total, margin = _OF_THE_TOTAL
    targets = (*UIT_VERGELIJKING, *([margin] if total in book else []))
    return book.order(targets, {*known, *(rule.name for rule in norm)})


def plan_for(day: str, shape: Shape | None = None) -> Plan:
    """Return the plan of an ISO date; beyond the covered dates, at most twelve months, with the last known amounts.

    ``shape`` says of which children there is childcare.

    Who reads a case refuses such a day unless it was asked for: see :func:`day_mistakes`.

    Raises:
        Refused: the date lies before the covered dates, or further beyond them.
    """
    if shape is not None:
        return _plan_with_childcare(day, load_tables(), load_coverage(), shape)
    return _plan_for(day, load_tables(), load_coverage())


@lru_cache(maxsize=_FEW)
def _plan_with_childcare(day: str, tables: Tables, coverage: Coverage, shape: Shape) -> Plan:
    return _made(day, tables, coverage, shape)


@cache
def _plan_for(day: str, tables: Tables, coverage: Coverage) -> Plan:
    return _made(day, tables, coverage, None)


def _made(day: str, tables: Tables, coverage: Coverage, shape: Shape | None) -> Plan:
    if mistakes := day_mistakes(day, latest_tables=True):
        raise Refused(mistakes)
    known_on = min(day, _covered_until(tables, coverage))
    begun = max(begin for begin in _begins(tables, shape) if begin <= known_on)
    return _plan_from(begun, tables, shape, beyond=known_on > coverage.until).on(day, known_on)


@lru_cache(maxsize=_MANY)
def _plan_from(begun: str, tables: Tables, shape: Shape | None, *, beyond: bool) -> Plan:
    """Return the plan of the days from one on which something began: made once, it serves all of them."""
    values = tables.at(begun)
    values |= {
        name: value
        for name, value in tables.in_place_of_missing(begun).items()
        if not beyond or value.table == NORM_TABLE
    }
    return _plan(begun, begun, values, tables.kinds_at(begun), shape)


@lru_cache(maxsize=_MANY)
def _begins(tables: Tables, shape: Shape | None) -> frozenset[str]:
    """Return every day on which a value or a rule begins to hold, or a rule no longer does."""
    of_shape = () if shape is None else childcare(shape).rules
    rules = [*RULES, *of_shape, *(rule for group in NORM_RULES.values() for rule in group)]
    values = (value for table in tables.tables for series in table.series.values() for value in series)
    ended = (rule.valid_until for rule in rules if rule.valid_until < _ENDLESS)
    return frozenset(
        (
            *(value.valid_from for value in values),
            *(rule.valid_from for rule in rules),
            *((date.fromisoformat(day) + timedelta(1)).isoformat() for day in ended),
        )
    )


@cache
def _covered_until(tables: Tables, coverage: Coverage) -> str:
    """Return until when the program itself has all amounts, or an organisation that goes on where it ends."""
    until = coverage.until
    while tables.own_from(until) and not missing_on(next_half_year(until), tables):
        until = (date.fromisoformat(next_half_year(next_half_year(until))) - timedelta(1)).isoformat()
    return until


def missing_on(day: str, tables: Tables) -> list[str]:
    """Return the names of the values that are computed with and are not known for the half-year that begins on a day.

    They are those of the law for every case, and those of the norm that every case is compared with, but for what has
    something in its place. One that was set on 1 July of the year before must begin in the half-year, every other one
    in its year: an amount of before may have changed.
    """
    values = tables.at(day)
    plan = _plan(day, day, values, tables.kinds_at(day))
    norms = (rule for norm in tables.default_norms(day) for rule in plan.norm.get(norm.id, ()))
    of_norm = {name for rule in norms for name in rule.arguments if name in values and not values[name].when_missing}
    read = {name for rule in plan.always for name in rule.arguments if name in values} | of_norm | READ_BY_CODE
    since = {True: day, False: f"{day[:4]}-01-01"}
    half_yearly = tables.half_yearly(str(int(day[:4]) - 1))
    return sorted(
        name
        for name in read
        if not values[name].ended
        and values[name].year is None
        and (values[name].value is None or values[name].valid_from < since[name in half_yearly])
    )


def next_half_year(day: str) -> str:
    """Return the first day of the half-year after the one of an ISO date."""
    year, month = int(day[:4]), int(day[5:7])
    return f"{year}-07-01" if month < _JULY else f"{year + 1}-01-01"


_JULY = 7


def _plan(
    day: str,
    known_on: str,
    values: dict[str, Value],
    kinds: Mapping[str, Mapping[str, str]],
    shape: Shape | None = None,
) -> Plan:
    """Make a plan: rules and values are those of ``known_on``, facts of the household are taken on ``day``."""
    rules, sums, targets = RULES, outcomes.posts(), UIT_HUISHOUDEN
    asked: Mapping[str, Input] = {}
    if shape is not None:
        added = childcare(shape)
        rules = (*(_before_childcare(rule) for rule in RULES), *added.rules)
        sums, asked = {**outcomes.posts(asked=True), **added.sums}, added.inputs
        targets = (*UIT_HUISHOUDEN, *MET_OPVANG)
    book = Rulebook(known_on, rules, Groups(kinds, sums))
    known = set(values) | set(asked)
    in_household = known | set(PER_HUISHOUDEN)
    sources = {item.of_persons for item in OF_ALL_PERSONS.values()} - set(PER_PERSOON)
    of_persons = book.order([*sorted(sources), NETTO], known | set(PER_PERSOON) | set(PER_HUISHOUDEN))
    facts, per_persoon = _split(of_persons, OF_INCOMES | set(PER_HUISHOUDEN))
    per_huishouden = book.order(targets, in_household)
    from_dwelling = book.order(UIT_WONING, in_household | set(PER_WONING) | {rule.name for rule in per_huishouden})
    norms = {name: Rulebook(known_on, rules, Groups(kinds, {})) for name, rules in NORM_RULES.items()}
    norm = {
        name: rules.order([quantity for quantity in UIT_NORM if quantity in rules], in_household)
        for name, rules in norms.items()
        if _LINE in rules
    }
    budget = {rule.name for rule in (*per_huishouden, *from_dwelling)}
    shared, per_woning = _split(from_dwelling, PER_WONING)
    in_income = known | set(PER_INKOMEN) | set(PER_HUISHOUDEN) | set(UIT_INKOMEN)
    return Plan(
        day=day,
        known_on=known_on,
        values=values,
        parameters={name: value.value for name, value in values.items() if value.value is not None},
        kinds=kinds,
        per_inkomen={target: book.order([target], in_income - {target}) for target in UIT_INKOMEN},
        facts=facts,
        per_persoon=per_persoon,
        per_huishouden=(*per_huishouden, *shared),
        per_woning=per_woning,
        norm=norm,
        marge={name: _comparison(norms[name], rules, known | budget) for name, rules in norm.items()},
        toeslagpartner=book.order(
            ["kan_toeslagpartner_zijn"], in_household | set(PER_PERSOON) | {rule.name for rule in facts}
        ),
        eigen_zorgtoeslag=needed(per_huishouden, ["zorgtoeslag_per_maand"]),
        usual={target: book.order([target], in_household) for target in VOORSTELLEN},
        asked=asked,
        with_childcare=shape is not None,
    )


def _before_childcare(rule: Rule) -> Rule:
    """Return a rule under another name where childcare has one of its own for what it says."""
    return renamed(rule, BEFORE_CHILDCARE, rule.label) if rule.name in BEFORE_CHILDCARE else rule
