import dataclasses

import pytest

from calculator.amounts import tables
from calculator.cases.income_fields import SOORTEN
from calculator.cases.shorthand import MET_AOW, MET_KINDEREN, MET_PARTNER
from calculator.outcome.appendix import examples
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from tests.years import NEXT_YEAR
from ui.form.answer import answer, key_of
from ui.form.case_record import from_case, to_case, with_persons
from ui.form.descriptors import (
    AOW,
    BEDRAG,
    BEDRAG_PARTNER,
    BRUTO,
    BY_KEY,
    DOSSIER,
    EIGEN_VERMOGEN,
    FIELDS,
    KINDEREN,
    LEEFTIJD_AANVRAGER,
    LEEFTIJD_PARTNER,
    PEILDATUM,
    PERIODE,
    SAMENGESTELD,
    SOORT,
    TYPE,
    VERMOGEN_MEDEBEWONERS,
)
from ui.form.field import Widget
from ui.form.record import Record, age_in_doubt, assumed, missing, new_record, prefilled, relevant, relevant_in_row
from ui.form.row_lists import INKOMENS, LASTEN, LISTS, PERSONEN, WONINGEN

HUUR = "woonsituaties[{}].kale_huur_per_maand"
ENERGIE = "woonsituaties[{}].energielast_per_maand"
SERVICE = "woonsituaties[{}].servicekosten_per_maand.energie"


def record(**changes):
    base = {
        TYPE: "alleenstaand",
        BEDRAG: 21825.0,
        PEILDATUM: "2021-01-01",
        HUUR.format(0): 475.0,
        ENERGIE.format(0): 125.0,
    }
    start = new_record("2026-07-01")
    return Record(
        {**start.values, **base, **changes.pop("values", {})}, {**start.rows, **changes.pop("rows", {})}, **changes
    )


def test_every_field_says_what_it_is():
    for field in FIELDS:
        assert field.label
        assert bool(field.choices) == (field.widget is Widget.CHOICE) or field.widget is Widget.CHECKS
        assert field.unit or field.widget is not Widget.MONEY
    assert len(BY_KEY) == len(FIELDS)
    for rows in LISTS:
        for field in (*rows.fields, *(rows.nested.fields if rows.nested else ())):
            assert field.label
            assert bool(field.choices) == (field.widget is Widget.CHOICE)


def test_a_single_person_in_one_dwelling():
    case = to_case(record())
    assert case["huishouden"]["personen"] == [
        {
            "rol": "aanvrager",
            "leeftijd": 40,
            "inkomens": [{"soort": "loon", "bedrag": 21825.0, "periode": "jaar", "bruto": True}],
        }
    ]
    assert [woning["naam"] for woning in case["woonsituaties"]] == ["nu"]


def test_a_couple_on_aow_gets_half_each():
    case = to_case(record(values={TYPE: "aow_paar", SOORT: "aow", BEDRAG: 20000.01}))
    assert [person["inkomens"][0]["bedrag"] for person in case["huishouden"]["personen"]] == [10000.01, 10000.0]
    assert [person["leeftijd"] for person in case["huishouden"]["personen"]] == [70, 70]


def test_a_couple_with_an_income_each_of_one_kind_stays_on_the_first_page():
    typed = record(values={TYPE: "paar", BEDRAG: 2400.0, BEDRAG_PARTNER: 900.0, PERIODE: "maand", BRUTO: True})
    case = to_case(typed)
    wage = {"soort": "loon", "periode": "maand", "bruto": True}
    assert [person["inkomens"] for person in case["huishouden"]["personen"]] == [
        [{**wage, "bedrag": 2400.0}],
        [{**wage, "bedrag": 900.0}],
    ]
    opened = from_case(parse(case))
    assert (opened.type, opened[BEDRAG], opened[BEDRAG_PARTNER]) == ("paar", 2400.0, 900.0)
    assert [row["inkomens"][0]["bedrag"] for row in with_persons(typed).rows["personen"]] == [2400.0, 900.0]


def test_a_name_that_was_emptied_is_that_of_its_own_dwelling():
    both = {"woonsituaties[1].kale_huur_per_maand": 600.0, "woonsituaties[1].energielast_per_maand": 90.0}
    case = to_case(record(values={"woonsituaties[0].naam": None, "woonsituaties[1].naam": None, **both}))
    assert [home["naam"] for home in case["woonsituaties"]] == ["nu", "na renovatie"]


def test_a_couple_of_which_only_the_partner_has_an_income_stays_on_the_first_page():
    case = to_case(record(values={TYPE: "paar", BEDRAG: 0.0, BEDRAG_PARTNER: 900.0}))
    assert [len(person.get("inkomens", ())) for person in case["huishouden"]["personen"]] == [0, 1]
    opened = from_case(parse(case))
    assert (opened.type, opened[BEDRAG], opened[BEDRAG_PARTNER]) == ("paar", 0.0, 900.0)


@pytest.mark.parametrize(
    "other",
    [
        {"soort": "uitkering", "periode": "jaar", "bruto": True},
        {"soort": "loon", "periode": "maand", "bruto": True},
        {"soort": "loon", "periode": "jaar", "bruto": False},
        {"soort": "loon", "periode": "jaar", "bruto": True, "inclusief_vakantiegeld": False},
    ],
)
def test_incomes_that_differ_in_more_than_their_amount_are_asked_person_by_person(other):
    case = to_case(record(values={TYPE: "paar", BEDRAG_PARTNER: 12_000.0}))
    case["huishouden"]["personen"][1]["inkomens"] = [{**other, "bedrag": 12_000.0}]
    opened = from_case(parse(case))
    assert opened.composed
    assert parse(to_case(opened)) == parse(case)


@pytest.mark.parametrize("kind", ["bijstand", "aow", "winst"])
def test_of_an_amount_for_both_and_of_a_profit_no_part_of_the_partner_is_asked(kind):
    typed = record(values={TYPE: "paar", SOORT: kind, BEDRAG: 20_000.0, BEDRAG_PARTNER: 900.0})
    assert not relevant(BY_KEY[BEDRAG_PARTNER], typed)
    without = dataclasses.replace(typed, values={**typed.values, BEDRAG_PARTNER: None})
    assert to_case(typed) == to_case(without)


def test_what_is_refused_of_the_partner_is_told_where_it_was_typed():
    path = "huishouden.personen[1].inkomens[0].bedrag"
    assert key_of(record(values={TYPE: "paar", BEDRAG_PARTNER: 900.0}), path) == BEDRAG_PARTNER
    assert key_of(record(values={TYPE: "paar", SOORT: "bijstand"}), path) == BEDRAG


def test_a_single_person_has_no_income_of_a_partner():
    assert not relevant(BY_KEY[BEDRAG_PARTNER], record())
    assert len(to_case(record(values={BEDRAG_PARTNER: 900.0}))["huishouden"]["personen"]) == 1


def test_ages_of_children_count_only_for_a_household_with_children():
    values = {KINDEREN: (10, 11)}
    assert len(to_case(record(values=values))["huishouden"]["personen"]) == 1
    values[TYPE] = "alleenstaande_ouder"
    assert [person["leeftijd"] for person in to_case(record(values=values))["huishouden"]["personen"]] == [40, 10, 11]


def test_the_same_case_as_the_shorthand_of_the_contract():
    shorthand = {"type": "paar_met_kinderen", "bruto_inkomen_per_jaar": 30000, "kinderen": [10, 11]}
    case = to_case(record(values={TYPE: "paar_met_kinderen", KINDEREN: (10, 11), BEDRAG: 30000.0}))
    assert parse(case).huishouden.personen == parse({**case, "huishouden": shorthand}).huishouden.personen


def test_an_empty_amount_is_not_zero():
    assert missing(record(values={BEDRAG: None})) == (BEDRAG,)
    assert missing(record(values={BEDRAG: 0.0})) == ()


def test_a_second_dwelling_asks_for_the_rest_once_it_is_begun_and_leaves_the_first_alone():
    begun = record(values={HUUR.format(1): 625.0})
    assert missing(begun) == (ENERGIE.format(1),)
    assert len(to_case(begun)["woonsituaties"]) == 1
    found = answer(begun)
    assert found.resultaat is not None
    assert found.missing == (ENERGIE.format(1),)


def test_what_is_not_said_of_the_second_dwelling_is_as_in_the_first():
    both = {HUUR.format(1): 625.0, ENERGIE.format(1): 75.0}
    same = to_case(record(values={**both, SERVICE.format(0): 12.5}))
    assert same["woonsituaties"][1]["servicekosten_per_maand"] == {"energie": 12.5}
    other = to_case(record(values={**both, SERVICE.format(0): 12.5, SERVICE.format(1): 0.0}))
    assert other["woonsituaties"][1]["servicekosten_per_maand"] == {"energie": 0.0}


def test_the_kind_of_income_follows_the_household_until_it_is_typed():
    aow = record(values={TYPE: "aow_alleenstaand"})
    assert prefilled(aow, ())[SOORT] == "aow"
    assert prefilled(aow, {SOORT})[SOORT] == "loon"


def test_bijstand_is_net_until_gross_is_chosen():
    bijstand = record(values={SOORT: "bijstand"})
    assert prefilled(bijstand, {SOORT})[BRUTO] is False
    assert prefilled(bijstand, {SOORT, BRUTO})[BRUTO] is True


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.label)
def test_an_example_comes_out_of_the_form_as_it_went_in(example):
    filled = from_case(example.geval)
    assert filled.type != SAMENGESTELD
    assert parse(to_case(filled)) == example.geval


def household(*persons, **more):
    dwellings = [{"naam": "nu", "kale_huur_per_maand": 475, "energielast_per_maand": 125}]
    source = {
        "versie": 1,
        "peildatum": "2021-01-01",
        "huishouden": {"personen": list(persons)},
        "woonsituaties": dwellings,
    }
    source["huishouden"] |= more.pop("huishouden", {})
    return parse({**source, **more})


TWO_INCOMES = [
    {"rol": "aanvrager", "leeftijd": 40, "inkomens": [{"soort": "loon", "bedrag": 1500, "periode": "maand"}]},
    {"rol": "partner", "leeftijd": 38, "inkomens": [{"soort": "loon", "bedrag": 900, "periode": "maand"}]},
]


def test_a_household_that_no_type_describes_is_filled_in_person_by_person():
    geval = household(*TWO_INCOMES, {"rol": "medebewoner", "leeftijd": 25})
    filled = from_case(geval)
    assert filled.type == SAMENGESTELD
    assert [person["rol"] for person in filled.rows["personen"]] == ["aanvrager", "partner", "medebewoner"]
    assert parse(to_case(filled)) == geval
    assert missing(filled) == ()


def test_a_type_can_be_taken_apart_into_its_persons():
    ages = {LEEFTIJD_AANVRAGER: 38, LEEFTIJD_PARTNER: "1988-07"}
    simple = record(values={TYPE: "paar_met_kinderen", KINDEREN: (10, 11), BEDRAG: 30000.0, **ages})
    apart = with_persons(simple)
    assert apart.type == SAMENGESTELD
    assert parse(to_case(apart)) == parse(to_case(simple))


@pytest.mark.parametrize("kind", [kind for kind, _ in BY_KEY[TYPE].choices if kind != SAMENGESTELD])
def test_an_age_that_nobody_typed_is_said_in_front_and_asked_of_each_person(kind):
    simple = record(values={TYPE: kind, KINDEREN: (10,) if kind in MET_KINDEREN else None, BEDRAG: 30000.0})
    adults = 2 if kind in MET_PARTNER else 1
    usual = 70 if kind in MET_AOW else 40
    ages = dict.fromkeys([LEEFTIJD_AANVRAGER, LEEFTIJD_PARTNER][:adults], usual)
    assert assumed(simple) == {**ages, EIGEN_VERMOGEN: 0}
    meant = parse(to_case(simple)).huishouden.personen
    assert [person.leeftijd for person in meant if person.rol != "kind"] == [usual] * adults
    apart = with_persons(simple)
    assert missing(apart) == tuple(f"personen[{place}].leeftijd" for place in range(adults))
    assert assumed(apart) == {EIGEN_VERMOGEN: 0}
    shared = {**apart.rows, "personen": (*apart.rows["personen"], PERSONEN.empty_row(leeftijd=30))}
    assert assumed(dataclasses.replace(apart, rows=shared)) == {EIGEN_VERMOGEN: 0, VERMOGEN_MEDEBEWONERS: 0}
    said = {**simple.values, EIGEN_VERMOGEN: 0.0, **dict.fromkeys(ages, 35)}
    assert assumed(dataclasses.replace(simple, values=said)) == {}


def test_an_age_that_stands_in_a_case_stands_in_the_form():
    geval = household({"rol": "aanvrager", "leeftijd": 40}, {"rol": "partner", "leeftijd": 70})
    opened = from_case(geval)
    assert (opened[LEEFTIJD_AANVRAGER], opened[LEEFTIJD_PARTNER]) == (40, 70)


def test_an_income_without_amount_and_a_person_without_age_are_missing():
    apart = with_persons(record())
    income = {**apart.rows["personen"][0]["inkomens"][0], "bedrag": None}
    persons = ({**apart.rows["personen"][0], "leeftijd": None, "inkomens": (income,)},)
    changed = dataclasses.replace(apart, rows={**apart.rows, "personen": persons})
    assert missing(changed) == ("personen[0].leeftijd", "personen[0].inkomens[0].bedrag")
    assert answer(changed).resultaat is None


def test_the_aow_is_asked_only_when_whole_years_cannot_decide():
    # AOW art. 7a: 66 years and 4 months in 2021, 67 years in 2026
    field = BY_KEY[AOW]
    for day, age, asked in (("2021-01-01", 66, True), ("2021-01-01", 65, False), ("2026-01-01", 67, False)):
        assert relevant(field, record(values={LEEFTIJD_AANVRAGER: age, PEILDATUM: day})) is asked
        assert age_in_doubt(age, day) is asked
    assert relevant(field, record(values={AOW: True}))


def test_choosing_a_type_lets_go_of_the_opened_persons():
    filled = from_case(household(*TWO_INCOMES))
    chosen = dataclasses.replace(filled, values={**filled.values, TYPE: "alleenstaand"})
    assert [person["rol"] for person in to_case(chosen)["huishouden"]["personen"]] == ["aanvrager"]


def test_everything_else_of_an_opened_case_is_kept():
    geval = household(
        {
            "rol": "aanvrager",
            "leeftijd": 19,
            "aow": False,
            "inkomens": [{"soort": "bijstand", "bedrag": 250, "periode": "week"}],
        },
        huishouden={
            "vermogen": 1200.5,
            "vaste_lasten": [
                {"omschrijving": "water", "bedrag_per_maand": 12.1},
                {"omschrijving": "aflossing", "bedrag_per_maand": 50},
            ],
        },
        dossier="A-1",
        norm="bijlage-2021",
        vaste_bedragen={"netto_inkomen_per_maand": 1000},
        ontvangt_nu={"zorgtoeslag_per_maand": 0},
        woonsituaties=[
            {"naam": "hier", "kale_huur_per_maand": 400, "energielast_per_maand": 99.95, "epv_per_maand": 10},
            {"naam": "daar", "kale_huur_per_maand": 500, "energielast_per_maand": 50, "zelfstandig": False},
            {"naam": "elders", "kale_huur_per_maand": 600, "energielast_per_maand": 60},
        ],
    )
    filled = from_case(geval)
    assert filled[DOSSIER] == "A-1"
    assert [last["bedrag_per_maand"] for last in filled.rows[LASTEN.key]] == [12.1, 50]
    assert [dwelling["naam"] for dwelling in filled.rows[WONINGEN.key]] == ["elders"]
    again = parse(to_case(filled))
    assert dataclasses.replace(again, huishouden=geval.huishouden) == geval
    assert again.huishouden.vaste_lasten == geval.huishouden.vaste_lasten
    assert again.huishouden.personen[0].inkomens[0].is_bruto is False


EVERYTHING = {
    "versie": 1,
    "dossier": "B-7",
    "peildatum": "2024-01-01",
    "huishouden": {
        "personen": [
            {
                "rol": "aanvrager",
                "leeftijd": 66,
                "aow": True,
                "inkomens": [
                    {"soort": "aow", "bedrag": 1000.5, "periode": "maand"},
                    {"soort": "pensioen", "bedrag": 300, "periode": "vier_weken", "bruto": False},
                    {"soort": "onbelast", "bedrag": 25, "periode": "week"},
                ],
            },
            {"rol": "partner", "leeftijd": 60, "arbeidsbeperking": True},
            {
                "rol": "kind",
                "leeftijd": 19,
                "inkomens": [
                    {"soort": "loon", "bedrag": 800, "periode": "maand", "bruto": True, "inclusief_vakantiegeld": True}
                ],
            },
            {"rol": "medebewoner", "leeftijd": 25},
        ],
        "vermogen": 1234.56,
        "vermogen_medebewoners": [500, 12000.5],
        "zorgkosten_per_maand": 0,
        "vaste_lasten": [{"omschrijving": "water", "bedrag_per_maand": 12.1}],
    },
    "woonsituaties": [
        {
            "naam": naam,
            "kale_huur_per_maand": 500,
            "energielast_per_maand": 100,
            "servicekosten_per_maand": {"energie": 1, "schoonmaak": 2, "huismeester": 3, "recreatie": 4},
            "overige_servicekosten_per_maand": 5,
            "epv_per_maand": 6,
            "zelfstandig": False,
            "aangepast": True,
            "eerder_huurtoeslag": True,
        }
        for naam in ("nu", "na renovatie", "elders", "nog elders")
    ],
    "vaste_bedragen": {"netto_inkomen_per_maand": 2000},
    "ontvangt_nu": {"huurtoeslag_per_maand": 0},
    "bijzonderheden": ["co_ouderschap", "onderhuur"],
    "norm": "bijlage-2021",
}


def test_a_case_with_every_field_of_the_contract_comes_out_of_the_form_as_it_went_in():
    known = list(tables.load_not_modelled())
    geval = parse({**EVERYTHING, "bijzonderheden": known[:2]})
    assert parse(to_case(from_case(geval))) == geval


def test_assets_of_co_residents_without_any_in_the_type_are_kept():
    geval = household({"rol": "aanvrager", "leeftijd": 40}, huishouden={"vermogen_medebewoners": [100]})
    assert parse(to_case(from_case(geval))) == geval


def test_an_empty_row_of_fixed_costs_means_nothing_and_half_a_row_asks_for_the_rest():
    assert "vaste_lasten" not in to_case(record())["huishouden"]
    half = record(rows={LASTEN.key: ({"omschrijving": "water", "bedrag_per_maand": None},)})
    assert missing(half) == ("vaste_lasten[0].bedrag_per_maand",)
    nameless = record(rows={LASTEN.key: ({"omschrijving": None, "bedrag_per_maand": 10.0},)})
    assert to_case(nameless)["huishouden"]["vaste_lasten"] == [
        {"omschrijving": "vaste lasten", "bedrag_per_maand": 10.0}
    ]


def test_a_refused_value_in_a_row_leads_back_to_that_row():
    empty, wrong = LASTEN.empty_row(), {"omschrijving": "111222333", "bedrag_per_maand": 10.0}
    found = answer(record(rows={LASTEN.key: (empty, wrong)}))
    assert list(found.mistakes) == ["vaste_lasten[1].omschrijving"]
    dwelling = WONINGEN.empty_row(naam="nu", kale_huur_per_maand=1.0, energielast_per_maand=1.0)
    found = answer(record(rows={WONINGEN.key: (WONINGEN.empty_row(naam="x"), dwelling)}))
    assert list(found.mistakes) == ["andere_woningen[1].naam"]
    apart = with_persons(record())
    persons = ({**apart.rows["personen"][0], "leeftijd": 130},)
    found = answer(dataclasses.replace(apart, rows={**apart.rows, "personen": persons}))
    assert list(found.mistakes) == ["personen[0].leeftijd"]
    assert list(answer(record(values={VERMOGEN_MEDEBEWONERS: (-1.0,)})).mistakes) == [VERMOGEN_MEDEBEWONERS]


def test_a_day_outside_the_tables_is_refused_at_its_field_in_plain_dates():
    found = answer(record(values={PEILDATUM: "2031-01-01"}))
    assert found.resultaat is None
    assert found.mistakes == {PEILDATUM: f"Typ een datum van 1 januari 2019 tot en met 31 december {NEXT_YEAR}."}


def test_two_dwellings_with_one_name_are_refused_at_the_second_name():
    values = {HUUR.format(1): 625.0, ENERGIE.format(1): 75.0, "woonsituaties[1].naam": "nu"}
    assert list(answer(record(values=values)).mistakes) == ["woonsituaties[1].naam"]


def test_an_impossible_age_leads_back_to_the_ages_of_the_children():
    found = answer(record(values={TYPE: "alleenstaande_ouder", KINDEREN: (130,)}))
    assert list(found.mistakes) == [KINDEREN]


def test_an_amount_that_is_too_high_leads_back_to_the_income():
    assert list(answer(record(values={BEDRAG: 1e9})).mistakes) == [BEDRAG]
    assert list(answer(record(values={PERIODE: "eeuw"})).mistakes) == [PERIODE]


@pytest.mark.parametrize("kind", SOORTEN)
def test_of_an_income_is_not_asked_what_changes_nothing(kind):
    """With or without holiday pay, before or after tax: what is not asked gives the same case whatever the answer."""
    row = {**INKOMENS.empty_row(), "soort": kind, "bedrag": 1000.0, "periode": "maand"}
    asked = {field.key for field in INKOMENS.fields if relevant_in_row(field, row, record())}
    assert ("bruto" in asked) is (kind not in ("winst", "partneralimentatie", "onbelast"))
    assert ("inclusief_vakantiegeld" in asked) is (kind in ("loon", "uitkering", "wajong", "aow", "bijstand"))
    assert {"soort", "bedrag", "periode"} <= asked
    for field in INKOMENS.fields:
        if field.key in ("bruto", "inclusief_vakantiegeld"):
            assert relevant_in_row(field, {**row, field.key: True}, record())
    if "inclusief_vakantiegeld" not in asked:
        assert _year(kind, inclusief_vakantiegeld=True) == _year(kind, inclusief_vakantiegeld=False)
    else:
        assert _year(kind, inclusief_vakantiegeld=True) != _year(kind, inclusief_vakantiegeld=False)


def _year(kind, **given):
    income = {"soort": kind, "bedrag": 1000.0, "periode": "maand", **given}
    person = {"rol": "aanvrager", "leeftijd": 70 if kind == "aow" else 40, "inkomens": [income]}
    home = {"naam": "nu", "kale_huur_per_maand": 600.0, "energielast_per_maand": 150.0}
    case = {"versie": 1, "peildatum": "2026-07-01", "huishouden": {"personen": [person]}, "woonsituaties": [home]}
    return compute(parse(case)).huishouden.netto_inkomen_per_maand
