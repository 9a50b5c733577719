"""From incomes as they are typed to the budget: periods, net and gross, and what the order of incomes may change."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.cases.case import Inkomen
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from calculator.run.households import _in_order
from tests.calculator.good_case import EXAMPLE, result


def cent(amount: float) -> Any:
    return pytest.approx(amount, abs=0.0051)


def test_untaxed_income_counts_in_the_budget_and_not_in_the_test_income():
    extra = {"soort": "onbelast", "bedrag": 120, "periode": "maand"}
    plain = result()
    resultaat = result(("huishouden.personen[1].inkomens", [extra]))
    assert resultaat.huishouden.onbelast_inkomen_per_maand == 120
    assert resultaat.huishouden.toetsingsinkomen_per_jaar == plain.huishouden.toetsingsinkomen_per_jaar
    assert resultaat.woonsituaties[0].resterend_leefbudget_per_maand == cent(
        plain.woonsituaties[0].resterend_leefbudget_per_maand + 120
    )


@pytest.mark.parametrize(
    ("periode", "bedrag", "year"),
    [("jaar", 24000, 24000), ("maand", 2000, 24000), ("vier_weken", 2000, 26000), ("week", 500, 26000)],
)
@pytest.mark.parametrize("soort", ["loon", "uitkering", "pensioen"])
def test_a_gross_amount_per_period_becomes_an_amount_a_year(soort, periode, bedrag, year):
    """52 weeks, 13 times four weeks, 12 months; 8% holiday pay is added to loon and uitkering, not to pensioen."""
    income = {"soort": soort, "bedrag": bedrag, "periode": periode, "bruto": True}
    for included in (True, False):
        found = result(("huishouden.personen[0].inkomens", [{**income, "inclusief_vakantiegeld": included}]))
        added = 1.08 if not included and soort != "pensioen" else 1
        assert found.huishouden.toetsingsinkomen_per_jaar == cent(year * added)


def test_income_typed_as_net_comes_out_as_net():
    for net in (900, 1234.56, 1700, 2500):
        income = {"soort": "loon", "bedrag": net, "periode": "maand", "bruto": False, "inclusief_vakantiegeld": True}
        found = result(("huishouden.personen[0].inkomens", [income])).huishouden.netto_inkomen_per_maand
        assert found == pytest.approx(net, abs=0.05), "tax is a whole number of euros a year"


@pytest.mark.parametrize(
    "other",
    [
        {"soort": "pensioen", "bedrag": 500, "periode": "maand", "bruto": True},
        {"soort": "loon", "bedrag": 12000, "periode": "jaar", "bruto": True},
        {"soort": "uitkering", "bedrag": 700, "periode": "maand", "bruto": False, "inclusief_vakantiegeld": True},
    ],
    ids=lambda income: income["soort"],
)
def test_the_order_in_which_incomes_are_typed_changes_nothing(other):
    net = {"soort": "loon", "bedrag": 1500, "periode": "maand", "bruto": False, "inclusief_vakantiegeld": True}
    found = [result(("huishouden.personen[0].inkomens", pair)).huishouden for pair in ([net, other], [other, net])]
    assert found[0].netto_inkomen_per_maand == pytest.approx(found[1].netto_inkomen_per_maand, abs=0.1)
    assert found[0].toetsingsinkomen_per_jaar == pytest.approx(found[1].toetsingsinkomen_per_jaar, abs=2)


def test_the_net_norm_of_bijstand_is_what_the_household_keeps():
    """Participatiewet, norm of a single in January 2021: 1,075.44 a month net with holiday pay."""
    income = {
        "soort": "bijstand",
        "bedrag": 1075.44,
        "periode": "maand",
        "bruto": False,
        "inclusief_vakantiegeld": True,
    }
    household = {"personen": [{"rol": "aanvrager", "leeftijd": 40, "inkomens": [income]}]}
    found = compute(parse({**EXAMPLE, "huishouden": household})).huishouden
    assert found.netto_inkomen_per_maand == pytest.approx(1075.44, abs=0.05)
    assert found.toetsingsinkomen_per_jaar > 12 * 1075.44


def _two_incomes(persons):
    data = {
        "versie": 1,
        "peildatum": "2024-01-01",
        "huishouden": {"personen": persons},
        "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 600, "energielast_per_maand": 100}],
    }
    return compute(parse(data))


def _wage(amount, soort="loon", **more):
    return {"soort": soort, "bedrag": amount, "periode": "jaar", **more}


def test_of_parents_who_earn_the_same_the_eldest_gets_the_combinatiekorting_in_case_and_curve():
    """Wet IB 2001 art. 8.14a lid 3. Worked out apart: 70 and 40 years, 20,000 wage each, a child of 8, in 2024."""
    found = _two_incomes(
        [
            {"rol": "aanvrager", "leeftijd": 70, "inkomens": [_wage(20_000)]},
            {"rol": "partner", "leeftijd": 40, "inkomens": [_wage(20_000)]},
            {"rol": "kind", "leeftijd": 8},
        ]
    )
    assert found.huishouden.netto_inkomen_per_maand == 3300.92
    curve = found.income_curve([20_000.0])
    assert curve.resterend_leefbudget_per_maand[0][0] == pytest.approx(
        found.woonsituaties[0].resterend_leefbudget_per_maand
    )


@pytest.mark.parametrize("first", [True, False])
def test_gross_comes_before_net_whatever_was_typed_first(first):
    """Worked out apart for 2024, 40 years: 18,000 gross wage with 9,000 net benefit is 33,156 taxable."""
    incomes = [_wage(9_000, "uitkering", bruto=False), _wage(18_000)]
    person = {"rol": "aanvrager", "leeftijd": 40, "inkomens": incomes if first else incomes[::-1]}
    assert _two_incomes([person]).huishouden.toetsingsinkomen_per_jaar == pytest.approx(33_156, abs=1)


@pytest.mark.parametrize("turned", [False, True])
def test_a_gross_benefit_comes_before_a_net_wage(turned):
    """Wages come before benefits, but a net amount is brought to gross above all that is gross."""
    net, gross = Inkomen(**_wage(20_000, bruto=False)), Inkomen(**_wage(9_000, "uitkering"))
    order = _in_order((gross, net) if turned else (net, gross))
    assert order == ([0, 1] if turned else [1, 0])
