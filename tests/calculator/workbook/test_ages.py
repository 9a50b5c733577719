"""An age in the sheet computes along: within the ages with which the steps and the norm are the same."""

import random

import pytest
from hypothesis import given

from calculator.cases.fields import to_json
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from calculator.workbook import locks
from calculator.workbook.entries import entries
from calculator.workbook.package import Package
from tests.calculator.strategies import cases, random_case, steady
from tests.calculator.workbook.books import made
from tests.calculator.workbook.conftest import CASE
from tests.calculator.workbook.desk import typed
from tests.calculator.workbook.test_edits import disagreement, in_program

NO_AGE = (None, "", "12", True, 12.5, -1.0)
DAYS = ("2019-08-01", "2021-03-01", "2024-03-01", "2026-09-01")


def ages_of(geval):
    """The cells with the ages of those who live there now."""
    return [
        entry
        for entry in entries(geval)
        if entry.path[:2] == ("huishouden", "personen") and entry.path[3:] == ("leeftijd",)
    ]


def free_of(geval):
    return [entry for entry in ages_of(geval) if entry.locked is None]


def with_age(geval, entry, age):
    source = to_json(geval)
    source["huishouden"]["personen"][entry.path[2]]["leeftijd"] = age
    return parse(source, latest_tables=True)


def households():
    rng = random.Random(61)
    yield parse(CASE)
    yield from (parse(random_case(rng, day)) for day in DAYS)


@pytest.mark.slow
@pytest.mark.office
def test_every_age_gives_what_the_program_gives_or_is_refused_by_both(tmp_path):
    rng, work = random.Random(7), []
    for geval in households():
        tried = []
        for entry in free_of(geval):
            least, most = int(entry.least), int(entry.most)
            within = {least, most, rng.randint(least, most), rng.randint(least, most)}
            tried += [(entry, float(age)) for age in sorted(within | {least - 1, most + 1})]
            tried.append((entry, rng.choice(NO_AGE)))
        work.append((made(geval).content, tried))
    told = [(content, [{entry.name: value} for entry, value in tried]) for content, tried in work]
    wrong = []
    for seen, (content, tried) in zip(typed(told, tmp_path / "desk"), work, strict=True):
        package = Package(content)
        for said, (entry, value) in zip(seen, tried, strict=True):
            bad = disagreement(said, entry, *in_program(package, {entry.name: value}))
            if bad:
                wrong.append((entry.name, value, bad))
    assert sum(len(tried) for _, tried in work) > 40
    assert not wrong, wrong[:10]


@steady
@given(cases)
def test_with_every_age_that_is_accepted_the_norm_and_the_steps_are_the_same(case):
    geval = parse(case)
    norm, steps = norm_and_steps(geval)
    for entry in free_of(geval):
        for age in (int(entry.least), int(entry.most)):
            other, found = norm_and_steps(with_age(geval, entry, age))
            assert other == norm
            assert found == steps


def norm_and_steps(geval):
    """The norm that is compared with, and the names of the steps; of table values only those that are looked at."""
    result = compute(geval)
    home = result.computed.first.household
    return (home.norm_set.id, home.norm.rules), {
        step.stap for step in result.woonsituaties[0].uitleg if step.tabel is None
    }


def test_the_ages_of_a_cell_end_where_another_norm_begins():
    """The appendix of 2021 has an amount for a couple with two children of 4 to 12."""
    limits = [(entry.least, entry.most) for entry in free_of(parse(CASE))]
    assert limits == [(18, 66), (18, 66), (4, 12), (4, 12)]


@pytest.mark.parametrize(
    ("person", "more", "reason"),
    [
        ({"geboren": "1986-03"}, {}, locks.FROM_BIRTH),
        ({"leeftijd": 40, "geboren": "1986-03"}, {}, locks.FROM_BIRTH),
        ({"leeftijd": 17}, {}, locks.OF_PERSON),
        (
            {"leeftijd": 40, "inkomens": [{"soort": "bijstand", "bedrag": 1_300, "periode": "maand"}]},
            {},
            locks.BESIDE_TURNED_BACK,
        ),
        ({"leeftijd": 40}, {"peildatum": "2026-09-01"}, locks.OF_ANOTHER_DAY),
        ({"leeftijd": 40}, {}, None),
        ({"leeftijd": 70}, {}, None),
    ],
)
def test_an_age_that_is_fixed_says_why(person, more, reason):
    homes = [{"naam": "nu", "kale_huur_per_maand": 600, "energielast_per_maand": 120}]
    case = {
        "versie": 1,
        "peildatum": "2026-03-01",
        "huishouden": {"personen": [{"rol": "aanvrager", **person}]},
        "woonsituaties": [*homes, {**homes[0], "naam": "later", **more}],
    }
    assert ages_of(parse(case))[0].locked == reason


def test_a_child_with_childcare_and_who_is_in_the_budget_have_a_fixed_age():
    care = [{"soort": "bso", "uren_per_maand": 60, "uurprijs": 9}]
    persons = [
        {"rol": "aanvrager", "leeftijd": 40},
        {"rol": "kind", "leeftijd": 8, "kinderopvang": care},
        {"rol": "kind", "leeftijd": 11},
        {"rol": "kind", "leeftijd": 20, "in_budget": True},
        {"rol": "kind", "leeftijd": 21},
    ]
    case = {**CASE, "peildatum": "2026-03-01", "huishouden": {"personen": persons}}
    found = [(entry.locked, entry.least, entry.most) for entry in ages_of(parse(case))]
    reasons = [None, locks.OF_CARE, None, locks.OF_PERSON, None]
    assert [locked for locked, _, _ in found] == reasons
    assert [limits for locked, *limits in found if locked is None] == [[18, 66], [0, 17], [18, 59]]
