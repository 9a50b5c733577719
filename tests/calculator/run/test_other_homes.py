"""A later situation with a household or a day of its own: what it is by itself, and what is refused."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.cases.fields import Mistake, Refused, to_json
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from calculator.run.evaluation import Situation, evaluate
from calculator.run.other_homes import refused_in, whole_years
from tests.calculator.good_case import EXAMPLE
from tests.calculator.strategies import random_case, random_day, steady
from tests.years import LAST_YEAR, NEXT_YEAR

randoms = st.randoms(use_true_random=False)


def two(**later: Any) -> dict[str, Any]:
    """The example of the contract, with something more of its second situation."""
    case = copy.deepcopy(EXAMPLE)
    case["woonsituaties"][1] |= later
    return case


def numbers(situation: Situation) -> dict[str, Any]:
    """What is found of a situation: every amount, and the norm; not what was paid in the dwelling before."""
    line = situation.household.norm
    found = {name: value for name, value in situation.values.items() if isinstance(value, int | float)}
    del found["huurtoeslag_in_de_woning_nu_per_maand"]
    return {**found, "low": line.low, "high": line.high, "norm": line.norm_set.id}


@settings(steady, max_examples=5)  # with everything that is said
@given(randoms)
def test_the_household_and_the_day_of_now_repeated_are_no_change_at_all(rng: random.Random) -> None:
    case = random_case(rng)
    repeated = copy.deepcopy(case)
    for woning in repeated["woonsituaties"][1:]:
        woning |= {"huishouden": copy.deepcopy(case["huishouden"]), "peildatum": case["peildatum"]}
    assert compute(parse(repeated)).to_json() == compute(parse(case)).to_json()


@steady
@given(randoms, st.booleans())
def test_a_situation_with_another_household_is_what_that_household_is_by_itself(
    rng: random.Random, another_day: bool
) -> None:
    case, other = random_case(rng), random_case(rng, fixed=False)
    if not another_day:
        other = random_case(rng, case["peildatum"], fixed=False)
    for name in ("norm", "vaste_bedragen", "ontvangt_nu"):
        case.pop(name, None)  # of the household now, which may happen to be the same
    other = {name: other[name] for name in ("versie", "peildatum", "huishouden", "woonsituaties")}
    home = {**other["woonsituaties"][0], "naam": "later", "verhuizing": True}
    later = {**home, "huishouden": other["huishouden"], "peildatum": other["peildatum"]}
    both = parse({**case, "woonsituaties": [case["woonsituaties"][0], later]})
    by_itself = parse({**other, "woonsituaties": [home]})
    assert numbers(evaluate(both).situations[1]) == numbers(evaluate(by_itself).first)
    now = parse({**case, "woonsituaties": case["woonsituaties"][:1]})
    assert numbers(evaluate(both).first) == numbers(evaluate(now).first)
    assert parse(json.loads(json.dumps(to_json(both)))) == both


@steady
@given(randoms)
def test_a_situation_with_another_day_is_the_household_of_birth_months_on_that_day(rng: random.Random) -> None:
    case = random_case(rng, "2024-03-01", fixed=False)
    case.pop("ontvangt_nu", None)
    case["huishouden"]["personen"] = [
        {"rol": "aanvrager", "geboren": "1985-08"},
        {"rol": "kind", "geboren": rng.choice(("2006-05", "2007-02", "2012-12"))},
    ]
    day = max(random_day(rng), "2020-01-01")
    home = {**case["woonsituaties"][0], "naam": "later", "verhuizing": True}
    both = evaluate(parse({**case, "woonsituaties": [case["woonsituaties"][0], {**home, "peildatum": day}]}))
    alone = evaluate(parse({**case, "peildatum": day, "woonsituaties": [home]}))
    assert numbers(both.situations[1]) == numbers(alone.first)


def test_a_child_without_a_birth_month_grows_by_whole_years() -> None:
    # a child of 10 on 1 January 2021 is surely 15 on 1 June 2026, and may be 16
    later = evaluate(parse(two(peildatum="2026-06-01"))).situations[1]
    assert [persoon.leeftijd for persoon in later.household.huishouden.personen] == [43, 42, 15, 17]


@pytest.mark.parametrize(
    ("day", "other", "years"),
    [
        ("2025-07-01", "2026-06-30", 0),
        ("2025-07-01", "2026-07-01", 1),
        ("2025-07-01", "2025-01-01", 0),
        ("2025-07-01", "2024-07-01", -1),
        ("2024-02-29", "2025-02-28", 0),
        ("2024-02-29", "2025-03-01", 1),
    ],
)
def test_years_count_when_they_are_whole(day: str, other: str, years: int) -> None:
    assert whole_years(day, other) == years


def test_a_given_net_income_holds_on_another_day_but_not_for_another_household() -> None:
    given_net = {"netto_inkomen_per_maand": 1700, "zorgtoeslag_per_maand": 1}
    on_another_day = parse({**two(peildatum="2022-01-01"), "vaste_bedragen": given_net})
    later = compute(on_another_day).woonsituaties[1].huishouden
    assert later.netto_inkomen_per_maand == 1700
    assert later.zorgtoeslag_per_maand != 1
    alone = {"type": "alleenstaand", "bruto_inkomen_per_jaar": 21825}
    other_home = compute(parse({**two(huishouden=alone), "vaste_bedragen": given_net}))
    assert other_home.woonsituaties[1].huishouden.netto_inkomen_per_maand != 1700
    assert "vaste_bedragen_van_nu" in [signaal.code for signaal in other_home.signalen]


def test_what_is_received_now_is_of_the_household_now() -> None:
    alone = {"type": "alleenstaand", "bruto_inkomen_per_jaar": 21825}
    received = {"ontvangt_nu": {"zorgtoeslag_per_maand": 0, "huurtoeslag_per_maand": 0}}
    with_it, without = (compute(parse({**two(huishouden=alone), **more})) for more in (received, {}))
    assert with_it.woonsituaties[1].op_rekening == without.woonsituaties[1].op_rekening
    assert with_it.woonsituaties[0].op_rekening != without.woonsituaties[0].op_rekening


ALONE = {"personen": [{"rol": "aanvrager", "leeftijd": 40}]}
PAIR = {"personen": [{"rol": "aanvrager", "leeftijd": 40}, {"rol": "partner", "leeftijd": 130}]}


@pytest.mark.parametrize(
    ("later", "path", "words"),
    [
        ({"huishouden": PAIR}, "woonsituaties[1].huishouden.personen[1].leeftijd", "van 0 tot en met 120"),
        ({"huishouden": {"personen": []}}, "woonsituaties[1].huishouden.personen", "een lijst van 1"),
        (
            {"huishouden": {"personen": [{"rol": "partner", "leeftijd": 40}]}},
            "woonsituaties[1].huishouden.personen",
            "precies één aanvrager",
        ),
        (
            {"huishouden": {"personen": [{"rol": "aanvrager"}]}},
            "woonsituaties[1].huishouden.personen[0].leeftijd",
            "of in geboren een maand",
        ),
        (
            {"huishouden": {"type": "paar", "bruto_inkomen_per_jaar": -1}},
            "woonsituaties[1].huishouden.bruto_inkomen_per_jaar",
            "een bedrag",
        ),
        (
            {"huishouden": {"naam": "x", "personen": PAIR["personen"][:1]}},
            "woonsituaties[1].huishouden.naam",
            "een bekend veld",
        ),
        ({"peildatum": "2018-01-01"}, "woonsituaties[1].peildatum", "een datum van 2019-01-01"),
        ({"peildatum": "morgen"}, "woonsituaties[1].peildatum", "een datum als"),
        (
            {
                "huishouden": {
                    "personen": [{"rol": "aanvrager", "leeftijd": 40}],
                    "vaste_lasten": [{"omschrijving": "van 123456782", "bedrag_per_maand": 1}],
                }
            },
            "woonsituaties[1].huishouden.vaste_lasten[0].omschrijving",
            "burgerservicenummer",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_path(later: dict[str, Any], path: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(two(**later))
    assert [(mistake.pad, words in mistake.verwacht) for mistake in refused.value.mistakes] == [(path, True)]


@pytest.mark.parametrize(("name", "value"), [("huishouden", EXAMPLE["huishouden"]), ("peildatum", "2021-01-01")])
def test_the_first_situation_has_the_household_and_day_of_the_case(name: str, value: Any) -> None:
    case = copy.deepcopy(EXAMPLE)
    case["woonsituaties"][0][name] = value
    with pytest.raises(Refused) as refused:
        parse(case)
    assert [mistake.pad for mistake in refused.value.mistakes] == [f"woonsituaties[0].{name}"]
    assert "alleen een latere" in refused.value.mistakes[0].verwacht


def test_a_day_before_somebody_was_born_is_refused() -> None:
    case = two(peildatum="2020-01-01")
    case["huishouden"]["personen"][2] = {"rol": "kind", "geboren": "2020-06"}
    with pytest.raises(Refused, match=r"^woonsituaties\[1\].peildatum: .*personen\[2\].geboren"):
        parse(case)


def test_a_child_as_toeslagpartner_does_not_go_on_into_2025() -> None:
    case = {**two(peildatum="2025-01-01"), "peildatum": "2024-01-01"}
    case["huishouden"]["personen"][1:] = [
        {"rol": "kind", "leeftijd": 20, "toeslagpartner": True},
        {"rol": "kind", "leeftijd": 3},
    ]
    with pytest.raises(Refused, match=r"^woonsituaties\[1\].peildatum: .*Awir art. 3 lid 5"):
        parse(case)


def test_a_day_beyond_the_tables_is_refused_unless_it_is_asked_for() -> None:
    case = {**two(peildatum=f"{NEXT_YEAR}-03-01"), "peildatum": f"{LAST_YEAR}-01-01"}
    with pytest.raises(Refused, match=r"^woonsituaties\[1\].peildatum: .*met-laatste-tabellen"):
        parse(case)
    signal = next(
        signaal for signaal in compute(parse(case, latest_tables=True)).signalen if signaal.code == "tabellen_verouderd"
    )
    assert signal.veld == "woonsituaties[1].peildatum"


@pytest.mark.parametrize(
    ("later", "path", "found"),
    [
        ({"huishouden": ALONE}, "huishouden.personen[0].aow", "woonsituaties[1].huishouden.personen[0].aow"),
        ({"huishouden": ALONE}, "peildatum", "peildatum"),
        ({"peildatum": "2026-01-01"}, "peildatum", "woonsituaties[1].peildatum"),
        ({"peildatum": "2026-01-01"}, "huishouden.personen[0].aow", "huishouden.personen[0].aow"),
        ({"peildatum": "2026-01-01"}, "woonsituaties[0].naam", "woonsituaties[1].naam"),
        ({"huishouden": ALONE}, "vaste_bedragen.norm_per_maand", "vaste_bedragen.norm_per_maand"),
    ],
)
def test_what_is_said_of_a_situation_by_itself_has_its_path_in_the_whole_case(
    later: dict[str, Any], path: str, found: str
) -> None:
    geval = parse(two(**later))
    told = refused_in(Refused([Mistake(path, 1, "2")]), geval, 1)
    assert [mistake.pad for mistake in told.mistakes] == [found]
