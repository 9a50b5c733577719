"""Kinderopvangtoeslag: published examples and series, each band of the tables, random households against Fraction."""

from __future__ import annotations

import random
from fractions import Fraction
from math import floor
from typing import Any

import numpy as np
import pytest

from calculator.rules.order import needed
from calculator.rules.rule import Rule
from calculator.run.childcare import childcare_inputs
from calculator.run.evaluation import evaluate
from calculator.run.plan import Plan, plan_for
from tests.calculator.childcare import care, case
from tests.calculator.spreadsheet import evaluated
from tests.tables.published import TABLES, amount
from tests.years import YEARS

BANDS = TABLES["kinderopvangtoeslag.yaml"]["bands"]["opvang"]["values"]
ONE = ((1, 1),)


def computed(day: str, income: float, *cares: list[dict[str, Any]], **household: Any) -> dict[str, Any]:
    """Return every value of a household with this toetsingsinkomen and these cares of its children."""
    return evaluate(case(day, income, *cares, **household)).first.values


def rule(plan: Plan, name: str) -> Rule:
    """Return a rule of a plan with childcare."""
    return next(rule for rule in plan.per_huishouden if rule.name == name)


def percentages(year: int, income: float) -> tuple[float, float]:
    """Return the two percentages of a year at an income."""
    plan = plan_for(f"{year}-01-01", ONE)
    values = {**plan.known, "toetsingsinkomen_per_jaar": income}
    first, other = (rule(plan, f"percentage_{which}_kind").on(values) for which in ("eerste", "volgend"))
    return first, other


# Dienst Toeslagen, brochure Berekening kinderopvangtoeslag 2026, examples 1 to 4; oqido.nl, voorbeelden 2022.
EXAMPLES = {
    "brochure 2026, 1": ("2026-01-01", 60000, [[care("dagopvang", 122, 10.50)]], 1202, 1281.00),
    "brochure 2026, 2": ("2026-01-01", 120000, [[care("bso", 65, 10.10)], [care("dagopvang", 87, 12.45)]], 1162, None),
    "brochure 2026, 3": ("2026-01-01", 40000, [[care("gastouder", 240, 8.25)]], 1821, 1980.00),
    "brochure 2026, 4": ("2026-01-01", 50000, [[care("gastouder", 108, 9.52)]], 880, None),
    "oqido 2022, 1": ("2022-01-01", 25000, [[care("dagopvang", 91, 8.86)]], 742, 806.26),
    "oqido 2022, 2": ("2022-01-01", 45000, [[care("dagopvang", 91, 8.86)], [care("bso", 23, 8.24)]], 823, None),
}


@pytest.mark.parametrize(("day", "income", "cares", "allowance", "cost"), EXAMPLES.values(), ids=EXAMPLES)
def test_a_published_example_comes_out_to_the_euro(day, income, cares, allowance, cost):
    values = computed(day, income, *cares)
    assert values["kinderopvangtoeslag_per_maand"] == allowance
    assert cost is None or values["kosten_kinderopvang_per_maand"] == cost


def test_the_first_child_is_the_one_with_most_hours_and_not_the_oldest():
    """Brochure 2026, example 2: the child with 87 hours day care is the first, at 60.6%; the other gets 87.9%."""
    values = computed("2026-01-01", 120000, [care("bso", 65, 10.10)], [care("dagopvang", 87, 12.45)])
    assert values["toeslag_eerste_kind"] == 592.07
    assert values["toeslag_volgende_kinderen"] == 570.21


def test_at_equal_hours_the_child_with_the_highest_cost_is_the_first():
    """By hand, 2026 at 120,000: 50 x 11 x 60.6% = 333.30 and 50 x 9 x 87.9% = 395.55."""
    values = computed("2026-01-01", 120000, [care("dagopvang", 50, 9)], [care("dagopvang", 50, 11)])
    assert (values["toeslag_eerste_kind"], values["toeslag_volgende_kinderen"]) == (333.30, 395.55)


# Belastingdienst, Proefberekening 2024: one child, bso, 40 hours at 11.00; the first income of each amount.
PROEF = (
    (20000, 350), (28300, 348), (29800, 344), (31300, 340), (32800, 337), (34400, 335), (36000, 331), (37600, 329),
    (39200, 326), (40800, 323), (42400, 321), (44000, 318), (45650, 315), (47300, 313), (48950, 310), (50600, 308),
    (52250, 305), (53850, 302), (55500, 299), (57300, 294), (60800, 291), (64350, 287), (67850, 278), (71350, 270),
    (74900, 262), (78400, 253), (81900, 244), (85450, 236), (92450, 219), (96000, 210), (99500, 202), (103000, 194),
    (106500, 185), (110100, 178), (113700, 170), (117300, 162), (120900, 154), (124500, 147), (128100, 140),
    (131700, 133), (135300, 126), (138900, 121),
)  # fmt: skip
_ONE_EURO_LESS = 88950  # 62.5% of 364.80 is exactly 228; the tool shows 227


def test_the_series_of_the_proefberekening_2024_comes_out_at_each_step_and_just_below_it():
    for place, (income, allowance) in enumerate(PROEF):
        assert computed("2024-01-01", income, [care("bso", 40, 11)])["kinderopvangtoeslag_per_maand"] == allowance
        if place and PROEF[place - 1][0] < _ONE_EURO_LESS < income:
            continue
        if place:
            below = computed("2024-01-01", income - 50, [care("bso", 40, 11)])["kinderopvangtoeslag_per_maand"]
            assert below == PROEF[place - 1][1]


# kinderopvangkoos.nl, 2025: what a parent pays at 11.58 an hour, up to and including an income.
KOOS = (
    (47403, 23.8), (49108, 25.17), (50811, 26.55), (52519, 28.31), (54221, 29.49), (57629, 32.44), (66794, 38.72),
    (77750, 49.91), (92360, 67.97), (106968, 86.42), (121825, 103.7), (140528, 123.33), (159224, 142.96),
)  # fmt: skip


@pytest.mark.parametrize(("income", "paid"), KOOS)
def test_what_a_parent_pays_in_2025_is_what_a_childcare_centre_publishes(income, paid):
    first, _ = percentages(2025, income)
    assert abs(18.3303 * (11.58 - 10.71 * first) - paid) < 0.006


# Consumentenbond, 2019: a year of 143 hours a month at 8.02.
BOND = ((20000, 13212), (40000, 11946), (60000, 10569), (80000, 8684), (100000, 6537), (120000, 4913))


@pytest.mark.parametrize(("income", "a_year"), BOND)
def test_a_year_in_2019_is_what_the_consumentenbond_publishes(income, a_year):
    values = computed("2019-01-01", income, [care("dagopvang", 143, 8.02)])
    assert round(12 * values["opvangkosten_eerste_kind"] * values["percentage_eerste_kind"]) == a_year
    assert values["kinderopvangtoeslag_per_maand"] == floor(values["toeslag_eerste_kind"])


def test_the_press_release_of_october_2024_names_the_share_at_45_000():
    assert percentages(2024, 45000)[0] == 0.873
    assert percentages(2025, 45000)[0] == 0.960


@pytest.mark.parametrize("year", YEARS)
def test_each_band_begins_at_its_edge_and_holds_until_the_next(year):
    rows = next(entry["rows"] for entry in BANDS if entry["valid_from"] == f"{year}-01-01")
    assert len(rows) == 69
    for place, (edge, *shares) in enumerate(rows):
        assert percentages(year, edge) == tuple(shares)
        if place:
            assert percentages(year, edge - 0.01) == tuple(rows[place - 1][1:])
    assert percentages(year, 10_000_000) == tuple(rows[-1][1:])


@pytest.mark.parametrize("income", [0, 24149.99, 24150, 119000, 235697, 235698, 9_000_000])
def test_a_cell_an_array_and_the_rule_read_the_same_band_and_look_at_few_edges(income):
    plan = plan_for("2026-01-01", ONE)
    values = {**plan.known, "toetsingsinkomen_per_jaar": income}
    for name in ("percentage_eerste_kind", "percentage_volgend_kind"):
        own = rule(plan, name)
        text = own.formula.fill(str)
        assert len(text) < 8000  # Excel takes 8192 letters, and 64 levels
        assert evaluated(text, values) == own.on(values)
        array = own.array_function(*[np.array([values[argument]] * 2) for argument in own.arguments])
        assert list(array) == [own.on(values)] * 2
        assert len(own.names_used(*[values[argument] for argument in own.arguments])) <= 9


def test_the_shares_only_fall_and_a_further_child_never_has_less():
    for entry in (entry for entry in BANDS if entry["rows"]):
        columns = list(zip(*entry["rows"], strict=True))
        assert list(columns[0]) == sorted(set(columns[0]))
        assert all(list(column) == sorted(column, reverse=True) for column in columns[1:])
        assert all(first <= other <= 0.96 for _, first, other in entry["rows"])


MAXIMA = {
    2019: (8.02, 6.89, 6.15), 2020: (8.17, 7.02, 6.27), 2021: (8.46, 7.27, 6.49), 2022: (8.50, 7.31, 6.52),
    2023: (9.12, 7.85, 6.85), 2024: (10.25, 9.12, 7.53), 2025: (10.71, 9.52, 8.10), 2026: (11.23, 9.98, 8.49),
}  # fmt: skip
KINDS = ("dagopvang", "bso", "gastouder")


@pytest.mark.parametrize(("year", "soort"), [(year, soort) for year in YEARS for soort in KINDS])
def test_the_price_counts_up_to_the_maximum_of_its_kind(year, soort):
    """Besluit kinderopvangtoeslag art. 4; the maxima are published a year. At 96%, 100 hours."""
    highest = MAXIMA[year][KINDS.index(soort)]
    for price, counted in ((highest - 0.01, highest - 0.01), (highest, highest), (highest + 0.01, highest)):
        values = computed(f"{year}-01-01", 10000, [care(soort, 100, round(price, 2))])
        assert values["opvangkosten_eerste_kind"] == round(100 * counted, 2)
        assert values["kosten_kinderopvang_per_maand"] == round(100 * round(price, 2), 2)


@pytest.mark.parametrize(("hours", "counted"), [(229.99, 229.99), (230, 230), (230.01, 230), (744, 230), (0, 0)])
def test_at_most_230_hours_count(hours, counted):
    assert computed("2026-01-01", 30000, [care("bso", hours, 5)])["meeste_opvanguren"] == counted


def test_two_kinds_of_one_child_share_the_230_hours_in_the_order_in_which_they_are_named():
    """By hand, 2026: 150 x 10 + 80 x 8 = 2,140; times 96% is 2,054.40."""
    values = computed("2026-01-01", 30000, [care("dagopvang", 150, 10), care("gastouder", 100, 8)])
    assert values["opvangkosten_eerste_kind"] == 2140
    assert values["kinderopvangtoeslag_per_maand"] == 2054
    assert values["kosten_kinderopvang_per_maand"] == 2300


# Besluit kinderopvangtoeslag art. 8a (text until 2023): 140% of the hours worked, or 70% for school children.
WORKED = [
    ("2019-06-01", "dagopvang", 2, 84),
    ("2019-06-01", "gastouder", 3, 84),
    ("2019-06-01", "gastouder", 4, 42),
    ("2022-12-31", "bso", 8, 42),
    ("2020-06-01", "bso", 8, 200),  # not applied because of corona
    ("2021-06-01", "dagopvang", 2, 200),
    ("2023-01-01", "bso", 8, 200),  # abolished
]


@pytest.mark.parametrize(("day", "soort", "age", "counted"), WORKED)
def test_hours_worked_limit_the_hours_of_childcare_in_2019_and_2022(day, soort, age, counted):
    worked = {"gewerkte_uren_per_maand": 60}
    values = computed(day, 30000, [care(soort, 200, 6)], ages=(age,), **worked)
    assert values["meeste_opvanguren"] == counted
    assert computed(day, 30000, [care(soort, 200, 6)], ages=(age,))["meeste_opvanguren"] == 200


def test_less_than_24_euros_a_year_is_not_paid():
    """Awir art. 14 lid 5, by hand: 1 hour at 2.04 gives 1.96 a month, 23.52 a year, rounded 24; at 2.03 it is 1.95."""
    assert computed("2026-01-01", 30000, [care("bso", 1, 2.04)])["kinderopvangtoeslag_per_maand"] == 1
    assert computed("2026-01-01", 30000, [care("bso", 1, 2.03)])["kinderopvangtoeslag_per_maand"] == 0


def reference(year: int, income: int, children: list[list[dict[str, Any]]]) -> tuple[int, Fraction]:
    """Compute the allowance and the cost from the file with the tables, exactly and in another way than the rules."""

    def cents(value: Fraction) -> Fraction:
        return Fraction(floor(value * 100 + Fraction(1, 2)), 100)

    rows = next(entry["rows"] for entry in BANDS if entry["valid_from"] == f"{year}-01-01")
    row = [row for row in rows if row[0] <= income][-1]
    first, other = Fraction(str(row[1])), Fraction(str(row[2]))
    cost, counted = Fraction(0), []
    for cares in children:
        hours = sum_of_child = Fraction(0)
        for one in cares:
            asked, price = Fraction(str(one["uren_per_maand"])), Fraction(str(one["uurprijs"]))
            cost += cents(asked * price)
            taken = min(asked, 230 - hours)
            hours += taken
            sum_of_child += cents(taken * min(price, amount(f"maximum_uurprijs_{one['soort']}", year)))
        counted.append((hours, sum_of_child))
    counted.sort(reverse=True)
    total = sum((cents(k * (other if place else first)) for place, (_, k) in enumerate(counted)), Fraction(0))
    return (floor(total) if floor(12 * total + Fraction(1, 2)) >= 24 else 0), cost


def test_random_households_come_out_as_exact_arithmetic_says_also_over_arrays():
    rng = random.Random(17)
    for number in range(160):
        year, income = YEARS[number % len(YEARS)], rng.choice([9000, rng.randint(20000, 240000)])
        equal = care("dagopvang", 40, 9)
        children = [
            [
                equal
                if rng.random() < 0.3
                else care(rng.choice(KINDS), round(rng.uniform(0, 260), 2), round(rng.uniform(0, 14), 2))
                for _ in range(rng.choice([1, 1, 2, 3]))
            ]
            for _ in range(rng.choice([1, 2, 3, 4]))
        ]
        geval = case(f"{year}-03-01", income, *children)
        plan = plan_for(geval.peildatum, tuple((child, len(cares)) for child, cares in enumerate(children, 1)))
        wanted = ("kinderopvangtoeslag_per_maand", "kosten_kinderopvang_per_maand")
        rules = tuple(one for one in needed(plan.per_huishouden, wanted) if one.name != "toetsingsinkomen_per_jaar")
        inputs = {
            **childcare_inputs(geval.huishouden, geval.peildatum),
            "gewerkte_uren_zijn_opgegeven": False,
            "gewerkte_uren_per_maand": 0.0,
            "toetsingsinkomen_per_jaar": float(income),
        }
        values, _ = plan.run(rules, inputs)
        expected = reference(year, income, children)
        assert values["kinderopvangtoeslag_per_maand"] == expected[0], (year, income, children)
        assert values["kosten_kinderopvang_per_maand"] == float(expected[1])
        arrays = plan.run_arrays(rules, {**inputs, "toetsingsinkomen_per_jaar": np.array([float(income)] * 2)})
        assert list(arrays["kinderopvangtoeslag_per_maand"]) == [expected[0]] * 2
