"""Another household or another day in a later situation: its amounts, what they add up to, and what is said."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.outcome.budget import compute
from calculator.outcome.renovation import household_parts, parts
from calculator.outcome.result import Resultaat
from calculator.presenting.advice_text import advice_parts
from calculator.presenting.letter import letter
from calculator.presenting.sentences import explanation, headline, said
from calculator.presenting.terminal import case_text
from calculator.run.accept import parse
from calculator.run.evaluation import evaluate
from tests.calculator.strategies import random_case, steady


def wage(amount: float) -> list[dict[str, Any]]:
    return [{"soort": "loon", "bedrag": amount, "periode": "jaar", "bruto": True}]


def case(**later: Any) -> dict[str, Any]:
    """One person with 19,000 euros a year and a rent of 600 on 1 July 2025, and the same dwelling later."""
    home = {"kale_huur_per_maand": 600, "energielast_per_maand": 120}
    return {
        "versie": 1,
        "peildatum": "2025-07-01",
        "huishouden": {"personen": [{"rol": "aanvrager", "leeftijd": 38, "inkomens": wage(19_000)}]},
        "woonsituaties": [{"naam": "nu", **home}, {"naam": "na samenwonen", **home, **later}],
    }


PAIR = {
    "personen": [
        {"rol": "aanvrager", "leeftijd": 38, "inkomens": wage(19_000)},
        {"rol": "partner", "leeftijd": 40, "inkomens": wage(5_000)},
    ]
}


@pytest.fixture(scope="module")
def together() -> Resultaat:
    return compute(parse(case(huishouden=PAIR)))


def test_when_a_partner_moves_in_both_situations_have_the_allowances_of_their_own_household(
    together: Resultaat,
) -> None:
    """By hand from the amounts that Dienst Toeslagen published for 2025.

    Zorgtoeslag is the highest there is below the drempelinkomen of 28,406: 131 alone, 250 together. Huurtoeslag below
    the lowest incomes: (477.20 - basishuur) + 65% of (600 - 477.20), with a basishuur of 199.05 alone and 197.24 for
    two: 357.97 and 359.78, in whole euros down.
    """
    now, later = together.woonsituaties
    assert (now.huishouden.zorgtoeslag_per_maand, later.huishouden.zorgtoeslag_per_maand) == (131, 250)
    assert (now.basishuur_per_maand, later.basishuur_per_maand) == (199.05, 197.24)
    assert (now.huurtoeslag_per_maand, later.huurtoeslag_per_maand) == (357, 359)
    assert (now.huishouden.toetsingsinkomen_per_jaar, later.huishouden.toetsingsinkomen_per_jaar) == (19_000, 24_000)


def test_the_difference_names_every_part_of_it(together: Resultaat) -> None:
    data = together.to_json(derivation=False)["verschillen"][0]
    homes = [woning.huishouden for woning in together.woonsituaties]
    net = homes[1].netto_inkomen_per_maand - homes[0].netto_inkomen_per_maand
    assert data["netto_inkomen_per_maand"] == pytest.approx(net)
    assert data["overige_toeslagen_per_maand"] == 250 - 131
    # the standaardpremie of 2025 is 2,112 euros a year: 176 a month more for the partner
    assert {part["omschrijving"]: part["bedrag_per_maand"] for part in data["delen"]} == {
        "Netto inkomen": pytest.approx(net),
        "Zorgtoeslag en kindgebonden budget": 119,
        "Zorgpremie en eigen risico": -176,
        "Huurtoeslag": 2,
    }
    assert data["huurtoeslag_delen"] == []
    left = data["resterend_leefbudget_per_maand"]
    # more is left than now, so energy could cost as much more before nothing is gained
    assert data["energiebesparing_break_even_per_maand"] == -left


@steady
@given(st.randoms(use_true_random=False))
def test_the_parts_are_the_whole_change_to_the_cent(rng: random.Random) -> None:
    first, other = random_case(rng), random_case(rng)
    homes = [
        {"huishouden": other["huishouden"], "peildatum": other["peildatum"]},
        {"huishouden": other["huishouden"], "peildatum": other["peildatum"], "verhuizing": True},
    ]
    dwellings = [
        {**dwelling, **home, "naam": f"later {number}"}
        for number, (dwelling, home) in enumerate(zip(other["woonsituaties"], homes, strict=False))
    ]
    computed = evaluate(parse({**first, "woonsituaties": [first["woonsituaties"][0], *dwellings]}))
    for index in range(1, len(computed.situations)):
        found = (*household_parts(computed, index), *parts(computed, index))
        left = [situation.values["resterend_leefbudget_per_maand"] for situation in computed.situations]
        assert sum(part.effect_per_maand for part in found) == pytest.approx(left[0] - left[index], abs=0.005)


def test_it_is_said_in_words_what_differs(together: Resultaat) -> None:
    told = said(explanation(together))
    assert told.startswith("Na samenwonen is het huishouden anders: aanvrager (38) en partner (40).")
    assert "gelijk uitgekomen" not in told
    assert str(headline(together)).startswith("Na samenwonen heeft dit huishouden")
    text = case_text(together)
    assert "na samenwonen:\nDe bijstandsnorm is" in text
    page = letter(together)
    assert "Na samenwonen is uw huishouden anders." in page.answer
    assert any("Verandert uw huishouden?" in sentence for sentence in page.advice)
    assert "the household is another: applicant (38) and partner (40)" in said(explanation(together), "en")


def test_what_childcare_and_other_costs_of_another_household_change_is_said_as_well() -> None:
    """2025, income 19,000 and less: 96% of what counts (Besluit kinderopvangtoeslag, table 2025).

    60 hours of 10 euros are 600; the maximum is 10.71 an hour, so 576 comes back and 24 is own cost.
    """
    child = {
        "rol": "kind",
        "leeftijd": 2,
        "kinderopvang": [{"soort": "dagopvang", "uren_per_maand": 60, "uurprijs": 10}],
    }
    data = case(huishouden={**PAIR, "personen": [*PAIR["personen"], child], "zorgkosten_per_maand": 300})
    told = said(explanation(compute(parse(data)))).replace("\u00a0", " ")
    assert "Kinderopvang, na de toeslag: € 24 per maand meer." in told
    assert "Zorgpremie en eigen risico: € 124 per maand meer." in told  # 300 - 176


def test_another_day_is_said_with_its_date() -> None:
    later = compute(parse(case(peildatum="2026-01-01")))
    assert "Na samenwonen gelden de bedragen van 1 januari 2026, met de inkomens van nu." in said(explanation(later))
    assert "Na samenwonen gelden de bedragen van 1 januari 2026." in letter(later).answer
    both = compute(parse(case(huishouden=PAIR, peildatum="2026-01-01")))
    assert "Daar gelden de bedragen van 1 januari 2026." in said(explanation(both))


def test_the_tables_of_both_days_are_named() -> None:
    both = compute(parse(case(peildatum="2026-01-01"))).tabellen
    begin = {tabel.geldig_vanaf for tabel in both if tabel.id == "huurtoeslag"}
    assert {day[:4] for day in begin} == {"2025", "2026"}


def test_who_pays_the_rise_is_not_told_apart_from_the_household(together: Resultaat) -> None:
    assert together.advies.renovaties == (None,)
    found = {part.title: part.lines for part in advice_parts(together)}
    assert "niet apart te zeggen" in found["Wie betaalt wat: na samenwonen"][0].text
    assert "Voor het huishouden na samenwonen" in found


def test_a_signal_of_the_other_household_says_where_and_points_at_its_field(together: Resultaat) -> None:
    found = {signaal.code: signaal for signaal in together.signalen}
    assert found["huishouden_heel_jaar"].veld == "woonsituaties[1].huishouden"
    assert found["huishouden_heel_jaar"].tekst.startswith("Na samenwonen: Gerekend alsof")


def test_a_birthday_between_the_days_is_a_doubt_with_what_it_changes() -> None:
    # a child of 11 on 1 July 2025 that turns 12 before 1 April 2026 has the higher kindgebonden budget then
    base = case(peildatum="2026-04-01")
    base["huishouden"]["personen"].append({"rol": "kind", "leeftijd": 11})
    found = [item for item in compute(parse(base)).signalen if item.veld == "huishouden.personen[1].geboren"]
    told = next(item for item in found if "Is het kind op 1 april 2026 12 jaar" in item.tekst)
    older = case(peildatum="2026-04-01")
    older["huishouden"]["personen"].append({"rol": "kind", "leeftijd": 12})
    change = [compute(parse(one)).woonsituaties[1].resterend_leefbudget_per_maand for one in (base, older)]
    assert told.bedrag_per_maand == pytest.approx(change[1] - change[0])


def test_an_income_of_part_of_a_year_is_doubted_in_another_year() -> None:
    base = case(peildatum="2026-01-01")
    base["huishouden"]["personen"][0]["inkomens"][0] |= {"periode": "maand", "bedrag": 1600, "tot_en_met_maand": 8}
    assert "inkomen_van_ander_jaar" in [signaal.code for signaal in compute(parse(base)).signalen]


def test_the_curve_of_a_situation_goes_through_what_its_own_household_has(together: Resultaat) -> None:
    curve = together.income_curve([19_000.0])
    left = [woning.resterend_leefbudget_per_maand for woning in together.woonsituaties]
    assert [line[0] for line in curve.resterend_leefbudget_per_maand] == pytest.approx(left)
