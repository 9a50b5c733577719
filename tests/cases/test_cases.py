"""Published and hand-computed outcomes, kept as data in the YAML files beside this module, fed to the engine as cases.

A file is a list of groups. A group says what its expected values rest on (``source_kind`` and ``source``) and for which
programs of tables/coverage.yaml it counts. Its ``cases`` are templates: with ``columns`` and ``rows`` (or a ``grid`` of
two columns and their cells) each row fills the ``{column}`` places of every template, so a printed table stays a table.

``inputs`` is a case in the form of the JSON contract, without the parts that do not matter. ``expected`` names
quantities of the engine or one of READINGS. An expectation holds exactly; ``tolerance`` gives per quantity the interval
of (ours minus expected) with the reason, and ``unequal`` in how many rows it is used. ``differs`` records a published
value that the law does not give: it holds our value and why, and it never counts as evidence. ``derivation`` is the
arithmetic of a hand calculation, made outside the program.
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculator.amounts.tables import load_coverage
from calculator.outcome import budget
from calculator.outcome.rent_ledger import EXPECTED, Renovatie, rent_ledger
from calculator.run import evaluation
from calculator.run.accept import parse
from calculator.run.evaluation import Computed
from calculator.run.plan import Plan, plan_for

HERE = Path(__file__).parent
KINDS = ("official_table", "official_calculator", "published_example", "hand_calculation", "regression")
# Amounts to compare with, and advice beside the budget: its published outcomes stand with its own tests.
WITHOUT_OUTCOMES = ("minimumloon", "normen", "huurverhoging", "toewijzing", "minimaregelingen", "energiebelasting")
SAME = 1e-11  # relative: 64-bit error, far below the last printed decimal of a factor
DUST = 1e-9  # euros: 64-bit error where an outcome is zero

Row = dict[str, Any]


@dataclass(frozen=True)
class Tolerance:
    """The interval in which ours minus expected may lie, and why it is not zero."""

    low: float
    high: float
    reason: str


@dataclass(frozen=True)
class Difference:
    """Our value where a published one is not followed, and why."""

    ours: float
    reason: str


@dataclass(frozen=True, kw_only=True)
class Template:
    """One case of a group, before a row fills it in."""

    naam: str
    inputs: Row
    expected: Row
    derivation: str = ""
    parameters: dict[str, float] = field(default_factory=dict)
    tolerance: dict[str, Tolerance] = field(default_factory=dict)
    differs: dict[str, Difference] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Group:
    """Cases that share a source."""

    file: str
    programs: tuple[str, ...]
    source_kind: str
    source: dict[str, str]
    cases: tuple[Row, ...]
    note: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[list[Any], ...] = ()
    grid: Row | None = None
    unequal: dict[str, int] = field(default_factory=dict)

    def filled(self) -> Iterator[Row]:
        """Yield what each row puts in the templates; a group without rows has one empty row."""
        if self.grid is not None:
            for first, cells in self.grid["rows"].items():
                for head, cell in zip(self.grid["heads"], cells, strict=True):
                    yield dict(zip(self.grid["columns"], (first, head, cell), strict=True))
        elif self.rows:
            for row in self.rows:
                yield dict(zip(self.columns, row, strict=True))
        else:
            yield {}


@dataclass(frozen=True)
class Case:
    """One household with what is expected of it."""

    group: Group
    template: Template
    number: int

    @property
    def year(self) -> int:
        """The year of the peildatum."""
        return int(self.template.inputs["peildatum"][:4])

    @property
    def id(self) -> str:
        """The file and the sentence, for the test report."""
        return f"{self.group.file}: {self.template.naam}"

    @property
    def is_evidence(self) -> bool:
        """Whether the outcome is confirmed by something outside the program."""
        return self.group.source_kind != "regression" and not self.template.differs

    def contract(self) -> Row:
        """Return the inputs as a complete case of the JSON contract."""
        inputs = dict(self.template.inputs)
        dwelling = {"naam": "nu", "kale_huur_per_maand": 0, "energielast_per_maand": 0, **inputs.pop("woning", {})}
        later = [{"naam": "na renovatie", **inputs.pop("daarna")}] if "daarna" in inputs else []
        return {"versie": 1, "woonsituaties": [dwelling, *later], **inputs}


def fill(part: Any, row: Row) -> Any:
    """Put the values of a row in a template: a text that is one place becomes the value itself."""
    if isinstance(part, dict):
        return {key: fill(value, row) for key, value in part.items()}
    if isinstance(part, list):
        return [fill(value, row) for value in part]
    if not isinstance(part, str) or "{" not in part:
        return part
    if part.startswith("{") and part.endswith("}") and part.count("{") == 1:
        return row[part[1:-1]]
    return part.format_map({key: _dutch(value) for key, value in row.items()})


def _dutch(value: Any) -> str:
    if isinstance(value, list):
        return " en ".join(_dutch(item) for item in value)
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def read_groups() -> list[Group]:
    """Read every group of every file; a key that is unknown or missing fails here."""
    groups = []
    for path in sorted(HERE.glob("*.yaml")):
        for data in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)["groups"]:
            parts: Row = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
            groups.append(Group(file=path.stem, **parts))
    return groups


def read_cases() -> list[Case]:
    """Return every case of every file."""
    cases = []
    for group in GROUPS:
        for number, row in enumerate(group.filled()):
            for data in group.cases:
                parts = fill(data, row)
                parts["tolerance"] = {name: Tolerance(**item) for name, item in parts.get("tolerance", {}).items()}
                parts["differs"] = {name: Difference(**item) for name, item in parts.get("differs", {}).items()}
                cases.append(Case(group, Template(**parts), number))
    return cases


GROUPS = read_groups()
CASES = read_cases()


@dataclass(frozen=True)
class Outcome:
    """The engine's values for a case: of the applicant, the household and the dwelling."""

    case: Case
    computed: Computed

    def __getitem__(self, name: str) -> Any:
        applicant = self.computed.first.household.persons[0][1]
        if name in READINGS:
            return READINGS[name](self)
        values = self.computed.first.values
        return values[name] if name in values else applicant[name]

    def again(self, **shorthand: float) -> Outcome:
        """Compute the same case with another household."""
        contract = self.case.contract()
        contract["huishouden"] = {**contract["huishouden"], **shorthand}
        return Outcome(self.case, evaluation.evaluate(parse(contract)))


def _half_up(value: float) -> int:
    return math.floor(value + 0.5 + DUST)


def _cents(value: float) -> float:
    return math.floor(value * 100 + 0.5 + DUST) / 100


def _cents_down(value: float) -> float:
    return math.floor(value * 100 + 1e-6) / 100


def _income_where_basishuur_reaches_rent(outcome: Outcome) -> int:
    low, high = 0, 100_000
    while high - low > 1:
        middle = (low + high) // 2
        there = outcome.again(bruto_inkomen_per_jaar=middle)
        reached = there["basishuur_per_maand"] >= there["rekenhuur_per_maand"]
        low, high = (low, middle) if reached else (middle, high)
    return high


def _net_aow_as_svb_prints_it(outcome: Outcome) -> float:
    tax_and_zvw = outcome["inkomensheffing_per_jaar"] / 12, _cents_down(outcome["zvw_bijdrage_per_jaar"] / 12)
    return _cents(outcome["belastbaar_inkomen_per_jaar"] / 12 - sum(tax_and_zvw))


def _amounts_in_the_reason(outcome: Outcome) -> list[float]:
    reason = budget.compute(outcome.computed.geval).woonsituaties[0].geen_huurtoeslag_omdat
    assert reason is not None, "no reason is given"
    return [float(text.replace(".", "").replace(",", ".")) for text in re.findall(r"\d[\d.]*(?:,\d+)?", reason)]


def _band(name: str) -> Callable[[Outcome], float]:
    """Read how much of a rise lies in one band of the huurtoeslag."""
    return lambda it: sum(band.huur_per_maand for band in rent_ledger(it.computed, 1).banden if band.band == name)


def _ledger(read: Callable[[Renovatie], float]) -> Callable[[Outcome], float]:
    """Read something of the ledger of a renovation."""
    return lambda it: read(rent_ledger(it.computed, 1))


# What publications print, from what the engine computes. Each is the publication's own rounding or unit, nothing else.
READINGS: dict[str, Callable[[Outcome], Any]] = {
    "zorgtoeslag_tabel_per_maand": lambda it: _half_up(it["zorgtoeslag_onafgerond_per_jaar"]) // 12,
    "zorgtoeslag_afgerond_per_jaar": lambda it: _half_up(it["zorgtoeslag_onafgerond_per_jaar"]),
    "krijgt_zorgtoeslag": lambda it: it["zorgtoeslag_per_maand"] > 0,
    "twaalf_maal_kindgebonden_budget_per_maand": lambda it: 12 * it["kindgebonden_budget_per_maand"],
    "huurtoeslag_op_centen_per_maand": lambda it: _cents(it["huurtoeslag_onafgerond_per_maand"]),
    "huurtoeslag_rekenkundig_per_maand": lambda it: _half_up(it["huurtoeslag_onafgerond_per_maand"]),
    "nulpunt_inkomen_per_jaar": _income_where_basishuur_reaches_rent,
    "inkomensgrens_huurverlaging_per_jaar": lambda it: 1.2 * it["minimum_inkomensijkpunt"],
    "heffing_zonder_korting_per_maand": lambda it: _cents(it["belasting_voor_kortingen_per_jaar"] / 12),
    "heffing_met_korting_per_maand": lambda it: _cents(it["inkomensheffing_per_jaar"] / 12),
    "netto_loon_per_maand": lambda it: _cents(it["netto_inkomen_per_jaar"] / 12),
    "netto_aow_per_maand": lambda it: _cents(it["netto_inkomen_per_jaar"] / 12),
    "netto_aow_svb_per_maand": _net_aow_as_svb_prints_it,
    "belastbaar_zonder_afronding_per_jaar": lambda it: it["belastbaar_inkomen_per_jaar"],
    "huurtoeslag_daarna_per_maand": lambda it: it.computed.situations[1].values["huurtoeslag_per_maand"],
    "huur_volledig_vergoed_per_maand": _band("volledig"),
    "huur_tot_aftoppingsgrens_per_maand": _band("tot_aftoppingsgrens"),
    "huur_boven_aftoppingsgrens_per_maand": _band("boven_aftoppingsgrens"),
    "huurder_betaalt_meer_per_maand": _ledger(lambda ledger: ledger.huurder_per_maand),
    "netto_per_maand": _ledger(lambda ledger: ledger.netto[EXPECTED]),
    "netto_per_jaar": _ledger(lambda ledger: ledger.per_jaar(ledger.netto[EXPECTED])),
    "energie_om_gelijk_uit_te_komen_per_maand": _ledger(lambda ledger: ledger.break_even_per_maand),
    "reden_noemt": _amounts_in_the_reason,
}


def run(case: Case, patch: pytest.MonkeyPatch) -> Outcome:
    """Compute a case, with other table values where the publication used them."""
    if case.template.parameters:
        plan = plan_for(case.template.inputs["peildatum"])
        unknown = set(case.template.parameters) - set(plan.parameters)
        assert not unknown, f"no such table values: {unknown}"
        other: Plan = dataclasses.replace(plan, parameters={**plan.parameters, **case.template.parameters})
        patch.setattr(evaluation, "plan_for", lambda _day, _shape=None: other)
    return Outcome(case, evaluation.evaluate(parse(case.contract())))


def same(ours: float, expected: float) -> bool:
    """Whether two amounts differ by no more than binary arithmetic does."""
    return math.isclose(ours, expected, rel_tol=SAME, abs_tol=0 if 0 < abs(expected) < 1 else DUST)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
def test_the_engine_gives_the_expected_outcome(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = run(case, monkeypatch)
    for name in case.template.expected:
        ours, expected = outcome[name], case.template.expected[name]
        if name == "reden_noemt":
            assert ours == expected, "the sentence names other amounts"
        elif name in case.template.differs:
            assert same(ours, case.template.differs[name].ours), f"{name}: {ours}"
            assert not same(ours, expected), f"{name} now equals the published value: drop `differs`"
        elif name in case.template.tolerance:
            allowed = case.template.tolerance[name]
            assert allowed.low - DUST <= ours - expected <= allowed.high + DUST, f"{name}: {ours}, expected {expected}"
        else:
            assert same(ours, expected), f"{name}: {ours!r}, expected {expected!r}"


@pytest.mark.parametrize(
    ("group", "name"),
    [
        pytest.param(group, name, id=f"{group.unequal[name]} rows in {group.file}: {name}")
        for group in GROUPS
        for name in group.unequal
    ],
)
def test_exactly_the_stated_number_of_rows_uses_the_tolerance(group: Group, name: str) -> None:
    found = 0
    with pytest.MonkeyPatch.context() as patch:
        for case in CASES:
            if case.group is group and name in case.template.expected:
                found += not same(run(case, patch)[name], case.template.expected[name])
                patch.undo()
    assert found == group.unequal[name]


def test_every_group_says_what_its_expected_values_rest_on() -> None:
    known = {program["id"] for program in load_coverage().programs}
    for group in GROUPS:
        assert group.source_kind in KINDS, group
        assert set(group.programs) <= known, group
        assert set(group.source) == {"title", "url"}, group.source
        assert all(group.source.values()), group.source
    for case in CASES:
        reasons = [item.reason for item in case.template.tolerance.values()]
        reasons += [item.reason for item in case.template.differs.values()]
        assert all(reasons), case.id
        assert set(case.template.tolerance) | set(case.template.differs) <= set(case.template.expected), case.id
        assert case.group.source_kind != "hand_calculation" or case.template.derivation, case.id


def test_the_names_of_the_cases_are_sentences_and_no_two_cases_are_the_same() -> None:
    for case in CASES:
        assert " " in case.template.naam, case.id
        assert case.template.naam[0].isupper(), case.id
    contents = Counter(repr((case.contract(), case.template.parameters, case.template.expected)) for case in CASES)
    assert [content for content, times in contents.items() if times > 1] == []


def test_no_program_and_year_rests_on_regression_alone() -> None:
    evidence = {(program, case.year) for case in CASES if case.is_evidence for program in case.group.programs}
    missing = [
        f"{program['id']} {year}"
        for program in load_coverage().programs
        if program["id"] not in WITHOUT_OUTCOMES
        for year in range(int(program["from"][:4]), int(program["until"][:4]) + 1)
        if (program["id"], year) not in evidence
    ]
    assert not missing, "no case from outside the program for: " + ", ".join(missing)


def test_regression_cases_never_outnumber_the_others() -> None:
    kinds = Counter(case.group.source_kind for case in CASES)
    assert kinds["regression"] <= kinds.total() - kinds["regression"], kinds
