"""A case that is opened in the form and saved again has lost nothing, whatever field of it is filled in."""

import random

import pytest

from calculator.cases.case import Geval, Huishouden, Inkomen, OntvangtNu, Persoon, VasteBedragen, Woonsituatie
from calculator.cases.fields import Amount, Choice, Refused, YesNo, description, to_json
from calculator.run.accept import parse
from ui.form.answer import answer
from ui.form.case_record import from_case, to_case
from ui.form.descriptors import SAMENGESTELD, TYPE
from ui.form.record import Record

DAY = "2026-07-01"
CASE = {
    "versie": 1,
    "peildatum": DAY,
    "dossier": "A-2026-014",
    "huishouden": {
        "personen": [
            {
                "rol": "aanvrager",
                "leeftijd": 19,
                "inkomens": [{"soort": "bijstand", "bedrag": 300, "periode": "maand", "bruto": False}],
            },
            {"rol": "partner", "leeftijd": 37, "inkomens": [{"soort": "loon", "bedrag": 1000, "periode": "maand"}]},
            {"rol": "kind", "leeftijd": 19},
            {"rol": "kind", "leeftijd": 4},
            {"rol": "medebewoner", "leeftijd": 30},
        ],
    },
    "woonsituaties": [
        {"naam": "nu", "kale_huur_per_maand": 475, "energielast_per_maand": 125},
        {"naam": "na renovatie", "kale_huur_per_maand": 625, "energielast_per_maand": 75},
        {"naam": "elders", "kale_huur_per_maand": 700, "energielast_per_maand": 60},
    ],
}


INCOMES = (
    {"soort": "winst", "bedrag": 30_000, "periode": "jaar", "urencriterium": True, "starter": True},
    {
        "soort": "loon",
        "bedrag": 9_000,
        "periode": "maand",
        "papier": "loonstrook",
        "papier_jaar": 2026,
        "tot_en_met_periode": 4,
        "bedrag_per_periode": 2_200,
        "brutoloon_per_periode": 2_300,
        "vakantiegeld_nog_te_komen": True,
        "eindejaarsuitkering_per_jaar": 1_000,
        "bijtelling_per_jaar": 500,
    },
    {"soort": "loon", "bedrag": 2_000, "periode": "maand", "van_maand": 2, "tot_en_met_maand": 6},
)
RISE = {
    "soort": "jaarlijks",
    "verhuurder": "corporatie",
    "zittende_huurder": True,
    "maatregelen": ["isolatie", "glas"],
    "complex_vanaf_tien": False,
    "datum": "2026-09-01",
    "opgeleverd": "2026-08-15",
    "contract_vanaf": "2015-01-01",
    "aanvangshuur_per_maand": 400,
    "punten": 140,
    "inkomen_twee_jaar_terug": 30_000,
    "oppervlakte_m2": 80.5,
    "epv_stelsel": "basis",
}
OTHER_HOME = {"personen": [{"rol": "aanvrager", "leeftijd": 21}], "vermogen": 100, "zorgkosten_per_maand": 0}
# by hand: 1,200 m3 at 1.25 is 125 a month
USE = {"energie": {"gas_m3_per_jaar": 1200, "prijs_gas": 1.25}, "energielast_per_maand": 125}


def reopened(geval):
    return parse(to_case(from_case(geval)))


def other_values(cls, name):
    """Values of one field that it does not have by itself."""
    kind, usual = description(cls, name).kind, cls.__dataclass_fields__[name].default
    if isinstance(kind, YesNo):
        return [value for value in (True, False) if value != usual]
    if isinstance(kind, Amount):
        return [12.5, 0.0] if usual is None else [12.5]
    if isinstance(kind, Choice):
        return [value for value in kind.labels if value != usual]
    return []


def places(cls, path):
    """Every field of a class at a place of the case, with a value for it."""
    for name in cls.__dataclass_fields__:
        for value in other_values(cls, name):
            yield (*path, name), value


CARE = {"soort": "gastouder", "uren_per_maand": 40.5, "uurprijs": 7}


def every_field():
    at = ("huishouden", "personen")
    for person in range(len(CASE["huishouden"]["personen"])):
        yield from places(Persoon, (*at, person))
        yield (*at, person, "geboren"), "2007-03"
        yield (*at, person, "kinderopvang"), [CARE, {**CARE, "soort": "bso", "uurprijs": 8.25}]
    for person in (0, 1):
        yield from places(Inkomen, (*at, person, "inkomens", 0))
        for income in INCOMES:
            yield (*at, person, "inkomens", 0), income
    yield from places(Huishouden, ("huishouden",))
    yield ("huishouden", "vermogen_medebewoners"), [100.0, 20.0]
    yield ("huishouden", "vaste_lasten"), [{"omschrijving": "water", "bedrag_per_maand": 20}]
    for place in range(3):
        yield from places(Woonsituatie, ("woonsituaties", place))
        for service in ("energie", "schoonmaak", "huismeester", "recreatie"):
            yield ("woonsituaties", place, "servicekosten_per_maand", service), 10.5
        yield ("woonsituaties", place, "energielast_laag_per_maand"), 20
        yield ("woonsituaties", place, "energielast_hoog_per_maand"), 400
        for name, value in RISE.items():
            yield ("woonsituaties", place, "ingreep", name), value
        yield ("woonsituaties", place, "ingreep"), RISE
        yield ("woonsituaties", place, "ingreep"), {}
        yield ("woonsituaties", place), {**CASE["woonsituaties"][place], **USE}
    for place in (1, 2):
        yield ("woonsituaties", place, "huishouden"), OTHER_HOME
        yield ("woonsituaties", place, "peildatum"), "2025-01-01"
    yield from places(VasteBedragen, ("vaste_bedragen",))
    yield from places(OntvangtNu, ("ontvangt_nu",))
    yield ("bijzonderheden",), ["nabetaling", "co_ouderschap"]
    yield ("dossier",), "B-1"
    yield ("norm",), "armoedegrens-2023"


def changed(source, path, value):
    if not path:
        return value
    first, *rest = path
    if isinstance(source, list):
        return [changed(item, rest, value) if place == first else item for place, item in enumerate(source)]
    if first == "geboren":
        source = {name: known for name, known in source.items() if name != "leeftijd"}
    return {**source, first: changed(source.get(first, {} if rest else None), rest, value)}


ALL = list(every_field())
ACCEPTED = []
for path, value in ALL:
    try:
        ACCEPTED.append((path, value, parse(changed(CASE, path, value))))
    except Refused:
        continue


def test_most_fields_can_be_tried_and_every_field_of_the_case_is_among_them():
    tried = {step for path, *_ in ACCEPTED for step in path if isinstance(step, str)}
    tried |= {name for _, value, _ in ACCEPTED if isinstance(value, dict) for name in value}
    for cls in (Geval, Huishouden, Persoon, Inkomen, Woonsituatie, VasteBedragen, OntvangtNu):
        assert set(cls.__dataclass_fields__) - tried <= {"versie", "peildatum", "naam", "leeftijd", "rol"}, cls
    assert len(ACCEPTED) > len(ALL) * 0.7


@pytest.mark.parametrize(("path", "value", "geval"), ACCEPTED, ids=[f"{path}" for path, *_ in ACCEPTED])
def test_a_field_of_a_case_is_kept(path, value, geval):
    assert reopened(geval) == geval


def test_a_case_with_many_fields_at_once_is_kept():
    chance = random.Random(11)
    tried = 0
    while tried < 200:
        source = CASE
        for path, value, _ in chance.sample(ACCEPTED, 12):
            source = changed(source, path, value)
        try:
            geval = parse(source)
        except Refused:
            continue
        tried += 1
        assert reopened(geval) == geval, to_json(geval)


def test_a_household_of_a_type_keeps_a_month_of_birth_without_naming_persons_one_by_one():
    short = {**CASE, "huishouden": {"type": "paar_met_kinderen", "bruto_inkomen_per_jaar": 30000, "kinderen": [4, 9]}}
    for path, value in (
        (("personen", 0), "1988-07"),
        (("personen", 1), "1990-12"),
        (("personen", 2), "2022-01"),
    ):
        known = to_json(parse(short))
        geval = parse(changed(known, ("huishouden", *path, "geboren"), value))
        record = from_case(geval)
        assert record[TYPE] == "paar_met_kinderen"
        assert parse(to_case(record)) == geval


def test_a_day_of_a_later_dwelling_that_is_refused_is_told_although_it_has_no_field():
    for place in (1, 2):
        geval = parse(changed(CASE, ("woonsituaties", place, "peildatum"), "2025-01-01"))
        record = from_case(geval)
        person = {**record.rows["personen"][3], "leeftijd": "2026-03"}  # not born on that day
        rows = {**record.rows, "personen": (*record.rows["personen"][:3], person, *record.rows["personen"][4:])}
        found = answer(Record(record.values, rows))
        assert any(f"woonsituaties[{place}].peildatum" in sentence for sentence in found.general)


def test_what_is_kept_is_what_stands_in_the_form():
    geval = next(geval for path, value, geval in ACCEPTED if path[-1] == "in_budget" and value)
    record = from_case(geval)
    assert record[TYPE] == SAMENGESTELD
    assert sum(row["in_budget"] for row in record.rows["personen"]) == 1
    without = Record(record.values, {"personen": tuple({**row, "in_budget": False} for row in record.rows["personen"])})
    assert not any(persoon.in_budget for persoon in parse(to_case(without)).huishouden.personen)


def test_another_amount_of_energy_takes_the_place_of_the_use_it_stood_for():
    geval = parse(changed(CASE, ("woonsituaties", 0), {**CASE["woonsituaties"][0], **USE}))
    record = from_case(geval)
    typed = Record({**record.values, "woonsituaties[0].energielast_per_maand": 90.0}, record.rows)
    woning = parse(to_case(typed)).woonsituaties[0]
    assert (woning.energielast_per_maand, woning.energie) == (90, None)
