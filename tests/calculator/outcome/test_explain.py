"""The derivation: every step follows from the steps before it, by its own formula."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import given

from calculator.amounts.table_files import CONFIDENCE
from calculator.amounts.tables import load_tables
from calculator.outcome.budget import compute
from calculator.outcome.result import Resultaat, Stap
from calculator.rules import outcomes
from calculator.rules.outcomes import PARTS_OF_NET
from calculator.run.accept import parse
from calculator.run.evaluation import evaluate
from tests.calculator.good_case import EXAMPLE, GOOD, changed
from tests.calculator.spreadsheet import evaluated, names_in
from tests.calculator.strategies import HALF_YEARS, cases, random_case, steady


def holds_together(steps: tuple[Stap, ...], day: str) -> None:
    """Check everything that is true of every derivation."""
    values: dict[str, Any] = {}
    tables = load_tables().at(day) | load_tables().in_place_of_missing(day)
    for step in steps:
        assert step.stap not in values, f"{step.stap} stands there twice"
        assert step.omschrijving, step.stap
        assert step.eenheid, step.stap
        if step.formule is not None:
            missing = names_in(step.formule) - set(values)
            assert not missing, f"{step.stap} reads {missing} before they are there"
            found = evaluated(step.formule, values)
            assert found == pytest.approx(step.waarde, abs=1e-6, rel=1e-12), step.stap
        if step.tabel is None:
            assert (step.ingevuld is not None) <= (step.formule is not None), step.stap
            assert step.zekerheid is None
        else:
            value = tables[step.stap]
            assert (step.waarde, step.artikel, step.tabel) == (value.value, value.article, value.table)
            assert step.zekerheid in CONFIDENCE
            assert step.formule is None
        if step.ingevuld is not None:
            assert step.artikel, f"{step.stap} has a rule without an article"
            assert not names_in_words(step.ingevuld), step.ingevuld
        values[step.stap] = step.waarde


def names_in_words(filled: str) -> list[str]:
    """Return names with an underscore that were left in a filled-in line."""
    return [word for word in filled.replace("(", " ").replace(")", " ").replace(";", " ").split() if "_" in word]


@pytest.mark.slow
@steady
@given(cases)
def test_every_step_follows_from_the_steps_before_it(case):
    resultaat = compute(parse(case))
    for woning in resultaat.woonsituaties:
        holds_together(woning.uitleg, case["peildatum"])


@pytest.mark.parametrize("day", HALF_YEARS)
def test_in_every_half_year_the_derivation_of_many_households_holds(day):
    rng = random.Random(day)
    for _ in range(6):
        for woning in compute(parse(random_case(rng, day))).woonsituaties:
            holds_together(woning.uitleg, day)


def _last(resultaat: Resultaat) -> dict[str, Stap]:
    return {step.stap: step for step in resultaat.woonsituaties[-1].uitleg}


@steady
@given(cases)
def test_the_derivation_ends_in_the_amounts_of_the_result(case):
    resultaat = compute(parse(case))
    for woning in resultaat.woonsituaties:
        steps = {step.stap: step.waarde for step in woning.uitleg}
        for name in ("rekenhuur", "huurtoeslag", "netto_woonlast", "resterend_leefbudget"):
            assert steps[f"{name}_per_maand"] == getattr(woning, f"{name}_per_maand")
        assert round(steps["basishuur_per_maand"], 2) == pytest.approx(woning.basishuur_per_maand, abs=0.01)
        assert steps["huurtoeslag_onafgerond_per_maand"] == pytest.approx(
            woning.huurtoeslag_onafgerond_per_maand, abs=1e-9
        )
        for name in (item.name for item in outcomes.HUISHOUDEN if not item.where_asked):
            amount = getattr(resultaat.huishouden, name)
            given = resultaat.geval.vaste_bedragen.netto_inkomen_per_maand is not None
            assert steps[name] == amount or (amount is None and given and name in PARTS_OF_NET), name
        assert steps.get("marge_per_maand") == woning.marge_per_maand


@steady
@given(cases)
def test_every_quantity_that_was_computed_for_a_dwelling_is_a_step(case):
    computed = evaluate(parse(case))
    plan = computed.first.household.plan
    resultaat = compute(parse(case))
    for woning, situation in zip(resultaat.woonsituaties, computed.situations, strict=True):
        values = situation.values
        steps = {step.stap: step for step in woning.uitleg}
        for rule in (*plan.per_huishouden, *plan.per_woning):
            assert steps[rule.name].waarde == values[rule.name]
            assert steps[rule.name].artikel == rule.article
            assert steps[rule.name].eenheid == rule.unit


def test_the_keys_of_a_step_in_json_are_those_of_the_contract():
    steps = compute(parse(EXAMPLE)).to_json()["woonsituaties"][0]["uitleg"]
    for step in steps:
        assert {"stap", "omschrijving", "formule", "waarde", "artikel", "tabel"} <= set(step)
        json.dumps(step, allow_nan=False)
    assert len(steps) > 50


def test_a_line_is_filled_in_with_dutch_numbers():
    steps = _last(compute(parse(EXAMPLE)))
    # rent 625 and energy 75 after renovation, huurtoeslag 323 (appendix case 10: 325 to the nearest 5)
    assert steps["netto_woonlast_per_maand"].ingevuld == "op centen(625 + 0 + 0 + 75 - 323)"
    assert steps["huurtoeslag_per_maand"].ingevuld == "hele euro's omlaag(323,491)"
    assert steps["toetsingsinkomen_per_jaar"].ingevuld == "op centen(21.825)"


def test_an_amount_that_was_given_has_no_formula_and_says_so():
    steps = _last(compute(parse(changed(EXAMPLE, ("vaste_bedragen", {"netto_inkomen_per_maand": 1700})))))
    step = steps["netto_inkomen_per_maand"]
    assert (step.formule, step.ingevuld, step.waarde) == (None, None, 1700)
    assert "opgegeven" in step.omschrijving


def test_a_given_huurtoeslag_is_only_that_of_the_first_dwelling():
    first, last = compute(parse(changed(EXAMPLE, ("vaste_bedragen", {"huurtoeslag_per_maand": 10})))).woonsituaties
    formulas = [next(s.formule for s in w.uitleg if s.stap == "huurtoeslag_per_maand") for w in (first, last)]
    assert formulas[0] is None
    assert formulas[1] is not None


def test_incomes_of_one_person_are_added_in_the_open():
    income = {"soort": "loon", "bedrag": 100, "periode": "maand", "bruto": True, "inclusief_vakantiegeld": True}
    person = "huishouden.personen[0].inkomens"
    steps = _last(compute(parse(changed(GOOD, (person, [income, {**income, "bedrag": 50}])))))
    loon = steps["loon_per_jaar_aanvrager"]
    assert loon.waarde == 1800
    assert loon.formule is not None
    assert len(names_in(loon.formule)) == 2


def test_the_zorgtoeslag_of_who_counts_in_the_budget_is_added_in_the_open():
    """The sum that stands before what it is the sum of would be a number out of nowhere, also in the workbook."""
    others = [{"rol": "medebewoner", "leeftijd": age, "in_budget": True} for age in (25, 30)]
    persons = [{"rol": "aanvrager", "leeftijd": 40}, *others]
    steps = compute(parse({**EXAMPLE, "huishouden": {"personen": persons}})).woonsituaties[0].uitleg
    names = [step.stap for step in steps]
    own = tuple(f"zorgtoeslag_in_budget_per_maand_medebewoner_{number}" for number in (1, 2))
    found = steps[names.index("zorgtoeslag_anderen_per_maand")]
    assert found.terms == own
    assert found.waarde == sum(step.waarde for step in steps if step.stap in own) > 0
    assert max(map(names.index, own)) < names.index("zorgtoeslag_anderen_per_maand")


def test_what_co_residents_earn_is_added_in_the_open():
    case = changed(
        GOOD,
        (
            "huishouden.personen[2]",
            {"rol": "kind", "leeftijd": 19, "inkomens": [{"soort": "loon", "bedrag": 9000, "periode": "jaar"}]},
        ),
        (
            "huishouden.personen[3]",
            {"rol": "medebewoner", "leeftijd": 60, "inkomens": [{"soort": "loon", "bedrag": 8000, "periode": "jaar"}]},
        ),
    )
    steps = _last(compute(parse(case)))
    total = steps["meetellend_inkomen_medebewoners_per_jaar"]
    assert total.formule is not None
    assert names_in(total.formule) == {
        "meetellend_inkomen_per_jaar_kind_1",
        "meetellend_inkomen_per_jaar_medebewoner_1",
    }
    # Awir art. 7 lid 6: of a child under 23 the income counts above the exemption
    exempt = steps["vrijstelling_inkomen_kind_onder_23"].waarde
    assert total.waarde == 8000 + 9000 - exempt
