"""Childcare in a case: what is refused, what the answer says of it, and that a case without it is as it was."""

from __future__ import annotations

import copy

import pytest

from calculator.cases.fields import Refused
from calculator.cases.json_schema import case_schema
from calculator.outcome.budget import compute
from calculator.presenting.account import on_account
from calculator.presenting.letter import letter
from calculator.presenting.terminal import case_text
from calculator.run.accept import parse
from calculator.run.childcare import shape_of
from tests.calculator.childcare import as_json, care, case
from tests.years import LAST_YEAR, NEXT_YEAR

DAY = "2026-01-01"


def refused(data):
    """Return the sentences with which a case is refused."""
    with pytest.raises(Refused) as info:
        parse(data)
    return [str(mistake) for mistake in info.value.mistakes]


def changed(**values):
    return as_json(DAY, None, [{**care("bso", 40, 9), **values}])


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("soort", "oppas", "'oppas' wordt niet aanvaard; verwacht: één van: dagopvang, bso, gastouder"),
        ("uren_per_maand", -1, "verwacht: een aantal uren van 0 tot en met 744, met ten hoogste twee decimalen"),
        ("uren_per_maand", 744.01, "een aantal uren van 0 tot en met 744"),
        ("uren_per_maand", "40", "een aantal uren van 0 tot en met 744"),
        ("uurprijs", -0.01, "een bedrag in euro's van 0 tot en met 100"),
        ("uurprijs", 100.01, "een bedrag in euro's van 0 tot en met 100"),
        ("prijs", 9, "een bekend veld: soort, uren_per_maand, uurprijs"),
    ],
)
def test_a_care_that_is_not_accepted_is_refused_with_its_field(field, value, said):
    (sentence,) = refused(changed(**{field: value}))
    assert sentence.startswith(f"huishouden.personen[1].kinderopvang[0].{field}: ")
    assert said in sentence


def test_hours_and_price_at_their_limits_are_accepted():
    assert parse(changed(uren_per_maand=744, uurprijs=100)).huishouden.kinderen[0].kinderopvang[0].uurprijs == 100


@pytest.mark.parametrize("age", [18, 30])
def test_childcare_of_an_adult_child_is_refused(age):
    (sentence,) = refused(as_json(DAY, None, [care("bso", 40, 9)], ages=(age,)))
    assert sentence == (
        "huishouden.personen[1].kinderopvang: '1 keer opvang' wordt niet aanvaard; "
        "verwacht: alleen bij een kind onder de 18"
    )
    assert parse(as_json(DAY, None, [care("bso", 40, 9)], ages=(17,)))


def test_childcare_of_a_parent_and_more_than_ten_cares_are_refused():
    data = as_json(DAY, None, [care("bso", 1, 9)] * 11)
    data["huishouden"]["personen"][0]["kinderopvang"] = [care("bso", 40, 9)]
    assert len(refused(data)) == 1  # the list, of which nothing is read then
    del data["huishouden"]["personen"][1]
    assert "personen[0].kinderopvang" in refused(data)[0]


def test_a_day_beyond_the_tables_has_the_last_known_amounts():
    data = as_json(f"{NEXT_YEAR}-03-01", 60000, [care("dagopvang", 122, 10.50)])
    assert "een datum van" in refused(data)[0]
    known = compute(parse({**data, "peildatum": f"{LAST_YEAR}-03-01"})).huishouden.kinderopvangtoeslag_per_maand
    assert compute(parse(data, latest_tables=True)).huishouden.kinderopvangtoeslag_per_maand == known > 0


def test_the_schema_knows_childcare():
    schema = case_schema()["$defs"]
    assert schema["Persoon"]["properties"]["kinderopvang"]["items"] == {"$ref": "#/$defs/Opvang"}
    assert schema["Opvang"]["required"] == ["soort", "uren_per_maand", "uurprijs"]
    assert schema["Opvang"]["properties"]["uren_per_maand"]["maximum"] == 744
    assert "gewerkte_uren_per_maand" in schema["Huishouden"]["properties"]
    assert "kinderopvangtoeslag_per_maand" in schema["OntvangtNu"]["properties"]


def test_a_case_without_childcare_has_no_step_no_table_and_no_signal_of_it():
    result = compute(case(DAY, None, [], []))
    data = result.to_json()
    assert shape_of(result.geval) is None
    for name in ("kinderopvangtoeslag_per_maand", "kosten_kinderopvang_per_maand"):
        assert data["huishouden"].pop(name) == 0
        assert data["woonsituaties"][0]["huishouden"].pop(name) == 0
    assert "opvang" not in str(data)


def test_the_cost_goes_out_and_the_allowance_comes_in():
    """By hand, 2026 at 30,000: 100 x 10 = 1,000 is the cost, 96% of it the allowance."""
    without, with_care = (compute(case(DAY, None, cares)) for cares in ([], [care("dagopvang", 100, 10)]))
    home = with_care.huishouden
    assert (home.kosten_kinderopvang_per_maand, home.kinderopvangtoeslag_per_maand) == (1000, 960)
    left = [one.woonsituaties[0].resterend_leefbudget_per_maand for one in (without, with_care)]
    assert round(left[1] - left[0], 2) == -40
    for name in ("huurtoeslag_per_maand", "marge_per_maand"):
        same = [getattr(one.woonsituaties[0], name) for one in (without, with_care)]
        assert round(same[1] - same[0], 2) == (-40 if name == "marge_per_maand" else 0)
    text = case_text(with_care)
    assert "Kinderopvangtoeslag" in text
    assert "Kosten van kinderopvang" in text
    page = letter(with_care)
    assert any(line.label.startswith("Hulp van het Rijk voor kinderopvang") for line in page.comes_in)
    assert any(line.label == "Kinderopvang" for line in page.goes_out)


def test_the_derivation_names_the_steps_of_each_care_and_only_the_bands_that_were_looked_at():
    steps = {step.stap: step for step in compute(case(DAY, 60000, [care("bso", 20, 9)])).woonsituaties[0].uitleg}
    assert steps["meetellende_opvangkosten_opvang_1_kind_1"].waarde == 180
    assert steps["percentage_eerste_kind"].ingevuld == "0,939"
    assert 1 < len([name for name in steps if name.startswith("opvang_vanaf_")]) < 10
    assert set(steps["percentage_eerste_kind"].sources) <= set(steps)


@pytest.mark.parametrize(
    ("received", "code", "amount"), [(500, "ongebruikt_recht", 460), (960, None, None), (1000, "te_veel_ontvangen", 40)]
)
def test_what_is_received_is_held_against_the_right_and_counts_on_the_account(received, code, amount):
    data = as_json(DAY, None, [care("dagopvang", 100, 10)])
    result = compute(parse({**data, "ontvangt_nu": {"kinderopvangtoeslag_per_maand": received}}))
    found = {signaal.code: signaal for signaal in result.signalen}
    assert (found[code].bedrag_per_maand if code else None) == amount
    woning = result.woonsituaties[0]
    now, due = on_account(result).woonsituaties[0].rows, woning.rows
    assert now["kinderopvangtoeslag_per_maand"] == received
    without = compute(case(DAY, None, [care("dagopvang", 100, 10)])).woonsituaties[0]
    assert due["kinderopvangtoeslag_per_maand"] == 960
    more = woning.resterend_op_rekening_per_maand - without.resterend_op_rekening_per_maand
    assert round(more, 2) == received - 960


def test_an_allowance_without_childcare_counts_on_the_account_and_is_said():
    data = {**as_json(DAY, None, []), "ontvangt_nu": {"kinderopvangtoeslag_per_maand": 300}}
    result = compute(parse(data))
    codes = [signaal.code for signaal in result.signalen]
    assert {"te_veel_ontvangen", "kinderopvang_zonder_opvang"} <= set(codes)
    other = compute(case(DAY, None, [])).woonsituaties[0]
    assert result.woonsituaties[0].resterend_leefbudget_per_maand == other.resterend_leefbudget_per_maand
    assert result.woonsituaties[0].resterend_op_rekening_per_maand == other.resterend_op_rekening_per_maand + 300


def signals(data):
    return {signaal.code: signaal for signaal in compute(parse(data)).signalen if "kinderopvang" in signaal.code}


@pytest.mark.parametrize(
    ("omschrijving", "asked"),
    [
        ("Kinderopvang", True),
        ("BSO Jan", True),
        ("buitenschoolse opvang", True),
        ("gastouder", True),
        ("Crèche", True),
        ("KDV De Beer", True),
        ("peuterspeelzaal", True),
        ("katholieke bso", True),
        ("hondenopvang", False),
        ("opvang van de kat", False),
        ("Absolute bank", False),
        ("water", False),
    ],
)
def test_childcare_among_the_fixed_costs_as_well_is_asked_about(omschrijving: str, asked: bool) -> None:
    costs = [{"omschrijving": "water", "bedrag_per_maand": 20}, {"omschrijving": omschrijving, "bedrag_per_maand": 640}]
    found = signals(as_json(DAY, None, [care("bso", 40, 9)], vaste_lasten=costs)).get("kinderopvang_dubbel")
    assert (found is not None) is asked
    if found is not None:
        assert (found.bedrag_per_maand, found.veld) == (640, "huishouden.vaste_lasten[1].bedrag_per_maand")
    assert "kinderopvang_dubbel" not in signals(as_json(DAY, None, [], vaste_lasten=costs))


def test_a_parent_without_income_from_work_is_asked_about_with_what_hangs_on_it():
    data = as_json(DAY, None, [care("dagopvang", 100, 10)])
    assert "kinderopvang_werk" not in signals(data)
    partner = copy.deepcopy(data)
    partner["huishouden"]["personen"].append({"rol": "partner", "leeftijd": 33})
    found = signals(partner)["kinderopvang_werk"]
    assert found.soort == "twijfel"
    assert found.bedrag_per_maand == 960
    assert found.veld == "huishouden.personen[2].inkomens"
    assert "de partner" in found.tekst


@pytest.mark.parametrize(
    ("cares", "age", "day", "code"),
    [
        ([care("dagopvang", 231, 10)], 2, DAY, "kinderopvang_uren"),
        ([care("dagopvang", 100, 11.24)], 2, DAY, "kinderopvang_uurprijs"),
        ([care("dagopvang", 100, 10)], 5, DAY, "kinderopvang_soort"),
        ([care("bso", 100, 9)], 3, DAY, "kinderopvang_soort"),
        ([care("bso", 100, 9)], 12, DAY, "kinderopvang_school"),
        ([care("bso", 1, 1)], 6, DAY, "kinderopvang_nihil"),
        ([care("bso", 100, 6)], 6, "2022-01-01", "kinderopvang_gewerkte_uren"),
    ],
)
def test_what_does_not_count_or_must_be_checked_is_said(cares, age, day, code):
    assert code in signals(as_json(day, None, cares, ages=(age,)))


@pytest.mark.parametrize(
    ("cares", "age", "day"),
    [
        ([care("dagopvang", 230, 11.23)], 4, DAY),
        ([care("bso", 230, 9.98)], 4, DAY),
        ([care("bso", 100, 9)], 11, DAY),
        ([care("gastouder", 100, 6)], 2, "2021-01-01"),
    ],
)
def test_at_a_limit_there_is_only_the_condition_that_always_holds(cares, age, day):
    assert set(signals(as_json(day, None, cares, ages=(age,)))) == {"kinderopvang_voorwaarden"}


def test_a_year_begins_with_its_own_maximum_and_shares():
    """8.50 until the end of 2022 and 9.12 from 2023: 100 hours at 10 is 816 and 875 at 96%."""
    for day, expected in (("2022-12-31", 816), ("2023-01-01", 875)):
        found = compute(case(day, 20000, [care("dagopvang", 100, 10)])).huishouden
        assert found.kinderopvangtoeslag_per_maand == expected


def test_a_later_home_differs_in_childcare_by_nothing():
    data = as_json(DAY, None, [care("dagopvang", 100, 10)])
    data["woonsituaties"].append({"naam": "na", "kale_huur_per_maand": 650, "energielast_per_maand": 60})
    assert compute(parse(data)).to_json()["verschillen"][0]["kinderopvang_per_maand"] == 0
