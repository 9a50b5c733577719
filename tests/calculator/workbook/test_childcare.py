"""Childcare in the workbook: hours, prices and income may be changed, and LibreOffice computes as the program does."""

import pytest

from calculator.outcome.budget import compute
from calculator.presenting import ledger
from calculator.run.accept import parse
from calculator.workbook.casefile import build
from calculator.workbook.entries import entries
from calculator.workbook.opened import from_bytes
from tests.calculator.workbook.test_dead_cells import (
    test_every_free_cell_reaches_an_outcome_and_every_fixed_cell_says_why as every_free_cell_reaches_an_outcome,
)
from tests.calculator.workbook.test_recalculation import unlike


def geval(day="2026-01-01", **household):
    """Return two parents with two children in care, one of them in two kinds."""
    cares = [
        [{"soort": "dagopvang", "uren_per_maand": 90, "uurprijs": 11.75}],
        [
            {"soort": "bso", "uren_per_maand": 40, "uurprijs": 9.5},
            {"soort": "gastouder", "uren_per_maand": 20.5, "uurprijs": 8.1},
        ],
    ]
    wage = {"soort": "loon", "bedrag": 41000, "periode": "jaar"}
    persons = [
        {"rol": "aanvrager", "leeftijd": 34, "inkomens": [wage]},
        {"rol": "partner", "leeftijd": 35, "inkomens": [{**wage, "bedrag": 24000}]},
        *({"rol": "kind", "leeftijd": age, "kinderopvang": care} for age, care in zip((2, 7), cares, strict=True)),
    ]
    return parse(
        {
            "versie": 1,
            "peildatum": day,
            "huishouden": {"personen": persons, **household},
            "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 700, "energielast_per_maand": 150}],
            "ontvangt_nu": {"kinderopvangtoeslag_per_maand": 900},
        }
    )


GEVALLEN = [geval(), geval("2022-07-01", gewerkte_uren_per_maand=60), geval("2021-01-01", gewerkte_uren_per_maand=60)]
EDITS = [
    {"in_persoon_3_opvang_1_uren_per_maand": 30},  # the other child becomes the first
    {"in_persoon_3_opvang_1_uren_per_maand": 260, "in_persoon_4_opvang_2_uurprijs": 20},
    {"in_persoon_1_inkomen_1_bedrag": 139000},
    {"in_persoon_1_inkomen_1_bedrag": 0, "in_persoon_2_inkomen_1_bedrag": 0},
    {"in_persoon_3_opvang_1_uren_per_maand": 0, "in_ontvangt_nu_kinderopvangtoeslag_per_maand": None},
]


@pytest.mark.parametrize("case", GEVALLEN, ids=lambda case: case.peildatum)
def test_a_case_with_childcare_opens_as_it_was_saved(case):
    assert from_bytes(build(compute(case)).to_bytes()).geval == case


def test_hours_are_no_euros_and_are_refused_beyond_those_of_a_month():
    found = {entry.name: entry for entry in entries(GEVALLEN[0])}
    hours = found["in_persoon_3_opvang_1_uren_per_maand"]
    assert (hours.shown, hours.most, hours.locked) == ("90", 744, None)
    assert found["in_persoon_3_opvang_1_uurprijs"].most == 100
    assert found["in_persoon_3_opvang_1_soort"].locked


@pytest.mark.parametrize(("case", "free"), list(zip(GEVALLEN, (None, True, False), strict=True)))
def test_the_hours_worked_are_free_only_in_a_year_in_which_they_count(case, free):
    found = {entry.name: entry.locked is None for entry in entries(case)}
    assert found.get("in_gewerkte_uren_per_maand") is free


@pytest.mark.slow
@pytest.mark.parametrize("case", GEVALLEN, ids=lambda case: case.peildatum)
def test_every_free_cell_of_a_case_with_childcare_reaches_an_outcome(case):
    every_free_cell_reaches_an_outcome(case)


@pytest.mark.slow
@pytest.mark.office
def test_libreoffice_computes_childcare_as_the_program_does(tmp_path):
    assert unlike([(case, EDITS) for case in GEVALLEN], tmp_path / "desk") == []


@pytest.mark.parametrize("case", [GEVALLEN[0], geval(vaste_lasten=[{"omschrijving": "water", "bedrag_per_maand": 20}])])
def test_the_picture_of_the_summary_divides_all_that_comes_in(case):
    """What the dwelling costs stands in it after the huurtoeslag."""
    result = compute(case)
    sheet = build(result)["Samenvatting"]
    [chart] = sheet._charts
    places = [one.val.numRef.f.split("!")[1].replace("$", "").split(":")[0] for one in chart.series]
    labels = [sheet[f"A{place[1:]}"].value for place in places]
    rows = {row.label: row for row in ledger.rows(result)}
    divided = sum(rows[label].amounts[0] for label in labels)
    comes_in = sum(row.amounts[0] for row in rows.values() if row.kind == "in" and row.key != "huurtoeslag")
    assert divided == pytest.approx(comes_in, abs=0.005)
