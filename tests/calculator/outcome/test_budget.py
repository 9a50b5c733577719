"""The budget: the definitions of the contract, what overrules what, and arrays against single cases."""

from __future__ import annotations

import dataclasses
import json
import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from calculator.amounts.tables import load_tables
from calculator.outcome.budget import compute
from calculator.outcome.result import Resultaat
from calculator.rules.rule import Rule
from calculator.run.accept import parse
from calculator.run.evaluation import Computed, evaluate
from calculator.run.households import dwelling_inputs
from calculator.run.plan import Plan, plan_for
from tests.calculator.good_case import EXAMPLE, SHORT, changed, codes, result
from tests.calculator.strategies import cases, computed_cases, random_case, steady
from tests.years import YEARS

TOP = {"versie", "programma", "peildatum", "tabellen", "huishouden", "woonsituaties", "verschillen", "signalen"}
HOUSEHOLD = {
    "toetsingsinkomen_per_jaar",
    "netto_inkomen_per_maand",
    "zorgtoeslag_per_maand",
    "kindgebonden_budget_per_maand",
    "kinderbijslag_per_maand",
    "overige_toeslagen_per_maand",
    "onbelast_inkomen_per_maand",
    "zorgkosten_per_maand",
    "vaste_lasten_per_maand",
}
DWELLING = {
    "naam",
    "rekenhuur_per_maand",
    "basishuur_per_maand",
    "huurtoeslag_per_maand",
    "huurtoeslag_onafgerond_per_maand",
    "geen_huurtoeslag_omdat",
    "netto_woonlast_per_maand",
    "resterend_leefbudget_per_maand",
    "norm",
    "marge_per_maand",
    "uitleg",
}
DIFFERENCE = {
    "van",
    "naar",
    "huur_per_maand",
    "huurtoeslag_per_maand",
    "energielast_per_maand",
    "netto_woonlast_per_maand",
    "resterend_leefbudget_per_maand",
    "energiebesparing_break_even_per_maand",
    "netto_inkomen_per_maand",
    "overige_toeslagen_per_maand",
    "delen",
}
FIXED = {
    "netto_inkomen_per_maand": "huishouden",
    "toetsingsinkomen_per_jaar": "huishouden",
    "zorgtoeslag_per_maand": "huishouden",
    "kindgebonden_budget_per_maand": "huishouden",
    "kinderbijslag_per_maand": "huishouden",
    "huurtoeslag_per_maand": "woning",
    "norm_per_maand": "norm",
}


def cent(amount: float) -> Any:
    return pytest.approx(amount, abs=0.0051)


def counted_child_benefit(resultaat: Resultaat) -> float:
    """Contract: kinderbijslag counts unless the norm set is bijlage-2021."""
    norm = resultaat.woonsituaties[0].norm.naam
    return 0.0 if norm == "bijlage-2021" else resultaat.huishouden.kinderbijslag_per_maand


def test_the_example_of_the_contract():
    """Contract, first example; by hand from the tables of 2021: 225.991 and 323.491, paid in whole euros."""
    now, later = compute(parse(EXAMPLE)).woonsituaties
    assert (now.huurtoeslag_per_maand, later.huurtoeslag_per_maand) == (225, 323)
    assert (now.huurtoeslag_onafgerond_per_maand, later.huurtoeslag_onafgerond_per_maand) == (225.991, 323.491)
    assert (now.netto_woonlast_per_maand, later.netto_woonlast_per_maand) == (475 - 225 + 125, 625 - 323 + 75)
    assert (now.geen_huurtoeslag_omdat, later.geen_huurtoeslag_omdat) == (None, None)


def test_the_net_income_of_2021():
    """Tax of 2021 on 21,825 and 30,000, as worked out beside the appendix: 1,696.17 and 2,102.25 a month."""
    assert compute(parse(SHORT)).huishouden.netto_inkomen_per_maand == 1696.17
    income = ("huishouden.personen[0].inkomens[0].bedrag", 30000)
    assert result(income).huishouden.netto_inkomen_per_maand == 2102.25


@steady
@given(cases)
def test_the_definitions_of_the_contract_hold(case):
    geval = parse(case)
    resultaat = compute(geval)
    home = resultaat.huishouden
    assert home.overige_toeslagen_per_maand == cent(home.zorgtoeslag_per_maand + home.kindgebonden_budget_per_maand)
    assert home.vaste_lasten_per_maand == cent(sum(last.bedrag_per_maand for last in geval.huishouden.vaste_lasten))
    assert [woning.naam for woning in resultaat.woonsituaties] == [woning.naam for woning in geval.woonsituaties]
    for woning, given_ in zip(resultaat.woonsituaties, geval.woonsituaties, strict=True):
        service = dataclasses.astuple(given_.servicekosten_per_maand)
        assert woning.netto_woonlast_per_maand == cent(
            given_.kale_huur_per_maand
            + sum(service)
            + given_.overige_servicekosten_per_maand
            + given_.epv_per_maand
            - woning.huurtoeslag_per_maand
            + given_.energielast_per_maand
        )
        assert woning.resterend_leefbudget_per_maand == cent(
            home.netto_inkomen_per_maand
            + home.overige_toeslagen_per_maand
            + counted_child_benefit(resultaat)
            + home.onbelast_inkomen_per_maand
            - woning.netto_woonlast_per_maand
            - home.zorgkosten_per_maand
            - home.vaste_lasten_per_maand
        )
        norm = woning.norm.bedrag_per_maand
        if norm is None:
            assert woning.marge_per_maand is None
        else:
            assert woning.marge_per_maand == cent(woning.resterend_leefbudget_per_maand - norm)
        if given_ is not geval.woonsituaties[0] or geval.vaste_bedragen.huurtoeslag_per_maand is None:
            assert woning.huurtoeslag_per_maand in (0, int(woning.huurtoeslag_onafgerond_per_maand + 1e-9))
            assert 0 <= woning.huurtoeslag_per_maand <= woning.rekenhuur_per_maand


@steady
@given(cases)
def test_every_later_dwelling_is_compared_with_the_first(case):
    geval = parse(case)
    resultaat = compute(geval)
    first = resultaat.woonsituaties[0]
    assert len(resultaat.verschillen) == len(resultaat.woonsituaties) - 1
    for index, verschil in enumerate(resultaat.verschillen, 1):
        later = resultaat.woonsituaties[index]
        assert (verschil.van, verschil.naar) == (first.naam, later.naam)
        before, after = geval.woonsituaties[0], geval.woonsituaties[index]
        assert verschil.huur_per_maand == cent(after.kale_huur_per_maand - before.kale_huur_per_maand)
        assert verschil.energielast_per_maand == cent(after.energielast_per_maand - before.energielast_per_maand)
        for name in ("huurtoeslag_per_maand", "netto_woonlast_per_maand", "resterend_leefbudget_per_maand"):
            assert getattr(verschil, name) == cent(getattr(later, name) - getattr(first, name)), name


@steady
@given(cases)
def test_with_the_break_even_saving_nobody_is_better_or_worse_off(case):
    geval = parse(case)
    for verschil, index in zip(compute(geval).verschillen, range(1, 9), strict=False):
        saving = verschil.energiebesparing_break_even_per_maand
        before = geval.woonsituaties[0].energielast_per_maand
        shift = max(0.0, saving - before)  # energy is never below nil, so both dwellings are given more of it
        energy = {0: round(before + shift, 2), index: round(before + shift - saving, 2)}
        homes = tuple(
            dataclasses.replace(home, energielast_per_maand=energy.get(number, home.energielast_per_maand))
            for number, home in enumerate(geval.woonsituaties)
        )
        even = compute(dataclasses.replace(geval, woonsituaties=homes)).verschillen[index - 1]
        assert even.resterend_leefbudget_per_maand == cent(0)
        assert even.energiebesparing_break_even_per_maand == cent(saving)


def test_break_even_of_the_example():
    """Rent 150 more, huurtoeslag 323 - 225 = 98 more: 52 a month must be saved; 50 is, so 2 less is left."""
    (verschil,) = compute(parse(EXAMPLE)).verschillen
    assert verschil.huur_per_maand == 150
    assert verschil.huurtoeslag_per_maand == 98
    assert verschil.energielast_per_maand == -50
    assert verschil.energiebesparing_break_even_per_maand == 52
    assert verschil.netto_woonlast_per_maand == 2
    assert verschil.resterend_leefbudget_per_maand == -2


def _amounts(value: Any, path: str = "") -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return [found for key, inner in value.items() if key != "uitleg" for found in _amounts(inner, f"{path}.{key}")]
    if isinstance(value, list):
        return [found for inner in value for found in _amounts(inner, path)]
    return [(path, value)]


@steady
@given(cases)
def test_the_json_has_the_shape_of_the_contract_and_amounts_in_cents(case):
    data = compute(parse(case)).to_json()
    assert json.loads(json.dumps(data, allow_nan=False)) == data
    assert set(data) >= TOP
    assert set(data["huishouden"]) >= HOUSEHOLD
    for table in data["tabellen"]:
        assert {"id", "sha256"} <= set(table)
        assert table["geldig_vanaf"] <= data["peildatum"]
    for woning in data["woonsituaties"]:
        assert set(woning) >= DWELLING
        assert set(woning["norm"]) >= {"naam", "bedrag_per_maand", "omvat", "omvat_niet"}
    for verschil in data["verschillen"]:
        assert set(verschil) >= DIFFERENCE
        total = sum(deel["bedrag_per_maand"] for deel in verschil["delen"])
        assert round(total, 2) == verschil["resterend_leefbudget_per_maand"]
    for signaal in data["signalen"]:
        assert set(signaal) >= {"code", "tekst"}
    for path, amount in _amounts(data):
        if path.endswith(("_per_maand", "_per_jaar", "opgegeven", "berekend")) and amount is not None:
            assert isinstance(amount, int | float), path
            if "onafgerond" not in path and not (path.endswith("berekend") and "huurtoeslag" in path):
                assert amount == round(amount, 2), f"{path} has more than two decimals"
                assert repr(amount) == repr(round(amount, 2)), path


@pytest.mark.parametrize("name", FIXED)
def test_an_amount_read_from_a_decision_overrules_and_both_are_kept(name):
    plain, resultaat = result(), result(("vaste_bedragen", {name: 123.45}))
    (item,) = resultaat.overschreven
    assert (item.veld, item.opgegeven) == (name, 123.45)
    place = {"huishouden": plain.huishouden, "woning": plain.woonsituaties[0]}.get(FIXED[name])
    computed = plain.woonsituaties[0].norm.bedrag_per_maand if place is None else getattr(place, name)
    assert item.berekend == computed
    assert resultaat.to_json()["overschreven"] == [{"veld": name, "opgegeven": 123.45, "berekend": computed}]
    used = {"huishouden": resultaat.huishouden, "woning": resultaat.woonsituaties[0]}.get(FIXED[name])
    assert (resultaat.woonsituaties[0].norm.bedrag_per_maand if used is None else getattr(used, name)) == 123.45


def test_a_given_amount_of_nil_overrules_too():
    for name in FIXED:
        assert [item.veld for item in result(("vaste_bedragen", {name: 0})).overschreven] == [name]


def test_nothing_is_overruled_when_nothing_was_given():
    assert result().overschreven == ()


def test_a_given_toetsingsinkomen_works_through_in_the_allowances_but_not_in_the_net_income():
    plain, rich = result(), result(("vaste_bedragen", {"toetsingsinkomen_per_jaar": 90000}))
    assert rich.huishouden.netto_inkomen_per_maand == plain.huishouden.netto_inkomen_per_maand
    assert rich.huishouden.zorgtoeslag_per_maand == 0
    assert [woning.huurtoeslag_per_maand for woning in rich.woonsituaties] == [0, 0]


def test_a_given_huurtoeslag_holds_for_the_first_dwelling_only_and_says_so():
    resultaat = result(("vaste_bedragen", {"huurtoeslag_per_maand": 100}))
    assert [woning.huurtoeslag_per_maand for woning in resultaat.woonsituaties] == [100, 323]
    assert "huurtoeslag_opgegeven" in codes(resultaat)
    assert resultaat.woonsituaties[0].huurtoeslag_onafgerond_per_maand == 225.991


def test_a_given_huurtoeslag_of_nil_is_not_explained_by_a_condition_that_holds():
    reason = result(("vaste_bedragen", {"huurtoeslag_per_maand": 0})).woonsituaties[0].geen_huurtoeslag_omdat
    assert reason is None or "225,99" not in reason
    assert reason is None or "opgegeven" in reason.lower()


def test_a_given_norm_is_compared_with_where_the_chosen_one_has_no_amount():
    others = [{"rol": "kind", "leeftijd": 5}]
    persons = EXAMPLE["huishouden"]["personen"] + others
    case = changed(EXAMPLE, ("huishouden.personen", persons), ("norm", "bijlage-2021"))
    none = compute(parse(case)).woonsituaties[0]
    assert (none.norm.bedrag_per_maand, none.marge_per_maand) == (None, None)
    given_ = compute(parse({**case, "vaste_bedragen": {"norm_per_maand": 1000}}))
    woning = given_.woonsituaties[0]
    assert woning.marge_per_maand == cent(woning.resterend_leefbudget_per_maand - 1000)
    assert given_.overschreven[0].berekend is None


def test_without_a_norm_there_is_no_margin_and_a_signal():
    others = [{"rol": "kind", "leeftijd": 5}]
    persons = EXAMPLE["huishouden"]["personen"] + others
    case = changed(EXAMPLE, ("huishouden.personen", persons), ("norm", "bijlage-2021"))
    resultaat = compute(parse(case))
    assert "geen_norm" in codes(resultaat)
    data = resultaat.to_json()["woonsituaties"][0]
    assert data["norm"]["bedrag_per_maand"] is None
    assert data["marge_per_maand"] is None


def test_the_norm_of_the_appendix():
    """Appendix: 600 for a single, 1650 for a family with two children; the low end by name on any date."""
    for day in ("2021-01-01", "2024-05-05"):
        family = compute(parse({**EXAMPLE, "peildatum": day, "norm": "bijlage-2021"})).woonsituaties[0].norm
        assert (family.naam, family.laag_per_maand) == ("bijlage-2021", 1650)
    single = {"type": "alleenstaand", "bruto_inkomen_per_jaar": 21825}
    assert (
        compute(parse({**EXAMPLE, "huishouden": single, "norm": "bijlage-2021"})).woonsituaties[0].norm.bedrag_per_maand
        == 600
    )


@pytest.mark.parametrize("norm", sorted(load_tables().norm_sets))
def test_kinderbijslag_counts_unless_the_norm_is_that_of_the_appendix(norm):
    resultaat = result(("norm", norm))
    plain = result(("norm", norm), ("vaste_bedragen", {"kinderbijslag_per_maand": 0}))
    gained = (
        resultaat.woonsituaties[0].resterend_leefbudget_per_maand
        - plain.woonsituaties[0].resterend_leefbudget_per_maand
    )
    assert resultaat.huishouden.kinderbijslag_per_maand > 0
    assert gained == cent(0 if norm == "bijlage-2021" else resultaat.huishouden.kinderbijslag_per_maand)


@pytest.mark.parametrize("norm", sorted(load_tables().norm_sets))
@pytest.mark.parametrize("partner", [False, True])
def test_health_cost_is_by_default_the_standard_premium_of_each_adult_where_the_norm_leaves_it_out(norm, partner):
    """Contract: bijlage-2021 leaves it out; a norm that excludes health cost takes the standaardpremie / 12 per adult.

    Standaardpremie 2021: 1,705 a year (Regeling standaardpremie 2021).
    """
    case = changed(EXAMPLE, ("norm", norm))
    if not partner:
        del case["huishouden"]["personen"][1]
    found = compute(parse(case)).huishouden.zorgkosten_per_maand
    if norm == "bijlage-2021" or not load_tables().norm_sets[norm].takes_off_health_cost:
        assert found == 0
    else:
        assert found == round(1705 / 12 * (2 if partner else 1) + 1e-9, 2)


@pytest.mark.parametrize(
    ("ages", "per_quarter"),
    [
        # SVB, kinderbijslag per quarter from 1 January 2021, by age
        ((0, 5), 223.37),
        ((6, 11), 271.24),
        ((12, 15, 16, 17), 319.10),
        ((18, 30), 0),
    ],
)
def test_kinderbijslag_goes_by_the_age_of_the_child(ages, per_quarter):
    for age in ages:
        home = result(("huishouden.personen[2].leeftijd", age), ("huishouden.personen[3].leeftijd", 40)).huishouden
        assert home.kinderbijslag_per_maand == cent(per_quarter / 3), age


def test_kindgebonden_budget_is_higher_from_12_and_from_16_and_ends_at_18():
    """Wkb art. 2: extra for children of 12-15 and of 16-17; from 18 a child does not count."""
    found = [
        result(
            ("huishouden.personen[2].leeftijd", age), ("huishouden.personen[3].leeftijd", 40)
        ).huishouden.kindgebonden_budget_per_maand
        for age in (0, 11, 12, 15, 16, 17, 18)
    ]
    assert found[0] == found[1] < found[2] == found[3] < found[4] == found[5]
    assert found[6] == 0


def test_given_health_cost_counts_with_every_norm_also_when_it_is_nil():
    for norm in load_tables().norm_sets:
        for amount in (0, 88.5):
            resultaat = result(("norm", norm), ("huishouden.zorgkosten_per_maand", amount))
            assert resultaat.huishouden.zorgkosten_per_maand == amount


FROM_NOW = "huurtoeslag_in_de_woning_nu_per_maand"  # the only thing that a later dwelling takes from the first


@steady
@given(computed_cases)
def test_the_order_of_dwellings_that_are_not_the_same_one_changes_no_dwelling(case):
    moved = [{**woning, "verhuizing": True} for woning in case["woonsituaties"]]
    geval = parse({**case, "ontvangt_nu": {}, "woonsituaties": moved})  # what comes in is of the dwelling now
    turned = dataclasses.replace(geval, woonsituaties=geval.woonsituaties[::-1])
    for one, other in zip(compute(geval).woonsituaties, compute(turned).woonsituaties[::-1], strict=True):
        assert [step for step in one.uitleg if step.stap != FROM_NOW] == [
            step for step in other.uitleg if step.stap != FROM_NOW
        ]
        assert one.geen_huurtoeslag_omdat == other.geen_huurtoeslag_omdat


@steady
@given(cases)
def test_computing_twice_gives_the_same(case):
    assert compute(parse(case)).to_json() == compute(parse(case)).to_json()


def _stacked(rows: list[dict[str, Any]], names: list[str]) -> dict[str, Any]:
    return {name: np.array([row[name] for row in rows]) for name in names}


def _equal(plan: Plan, rules: list[Rule] | tuple[Rule, ...], rows: list[dict[str, Any]]) -> int:
    """Run rules on all rows at once and compare every quantity of every row bit for bit."""
    own = {rule.name for rule in rules}
    names = sorted({argument for rule in rules for argument in rule.arguments} - own - set(plan.parameters))
    found = plan.run_arrays(rules, _stacked(rows, names))
    for rule in rules:
        column = np.broadcast_to(found[rule.name], len(rows)).tolist()
        expected = [row[rule.name] for row in rows]
        assert column == expected, rule.name
    return len(rows) * len(rules)


@pytest.mark.slow
@pytest.mark.parametrize("year", YEARS)
def test_many_households_at_once_give_bit_for_bit_what_each_gives_alone(year, rounds):
    rng = random.Random(year)
    by_day: dict[str, list[Computed]] = {}
    number_of_households = rounds(500, 2000)
    for number in range(number_of_households):
        day = f"{year}-{'01' if number % 2 else '07'}-01"
        by_day.setdefault(day, []).append(evaluate(parse(random_case(rng, day, fixed=False))))
    compared = 0
    for day, group in by_day.items():
        plan = plan_for(day)
        homes = [computed.first.household for computed in group]
        persons = [pair for home in homes for pair in home.persons]
        assert len(persons) > number_of_households / 2
        compared += _equal(plan, plan.facts, [{**plan.parameters, **values} for _, values in persons])
        earning = [values for year_, values in persons if year_.is_adult or year_.incomes]
        compared += _equal(plan, plan.per_persoon, [{**plan.parameters, **values} for values in earning])
        compared += _equal(plan, plan.per_huishouden, [home.values for home in homes])
        dwellings = [situation.values for computed in group for situation in computed.situations]
        compared += _equal(plan, plan.per_woning, dwellings)
        for norm in plan.norm:
            of_norm = [
                situation.values
                for computed in group
                for situation in computed.situations
                if situation.household.norm.rules == norm
            ]
            compared += _equal(plan, plan.norm[norm] + plan.marge[norm], of_norm) if of_norm else 0
    assert compared > 150_000


def test_the_inputs_of_a_dwelling_are_those_of_the_case():
    geval = parse(EXAMPLE)
    found = dwelling_inputs(geval.woonsituaties[1], 225.0)
    assert found["huurtoeslag_in_de_woning_nu_per_maand"] == 225
    assert (found["kale_huur_per_maand"], found["energielast_per_maand"], found["zelfstandig"]) == (625, 75, True)
