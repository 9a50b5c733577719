"""The usual mistakes in reading a paper: each is caught by its sentence, and the right reading is not."""

import pytest

from calculator.cases.case import Geval
from calculator.cases.fields import Refused
from calculator.papers.questions import QUESTIONS, income_of, line_meant, question
from calculator.papers.weighing import weigh
from calculator.run.accept import parse

DAY = "2026-10-15"


def geval(day=DAY, age=40) -> Geval:
    return parse(
        {
            "versie": 1,
            "peildatum": day,
            "huishouden": {"personen": [{"rol": "aanvrager", "leeftijd": age}]},
            "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 700, "energielast_per_maand": 100}],
        }
    )


def caught(papier, day=DAY, age=40, **answers):
    return [catch.code for catch in weigh(income_of(papier, answers), geval(day, age), 0).catches]


SLIP = {"bedrag": 22_540, "tot_en_met_periode": 9, "bedrag_per_periode": 2300}
RIGHT = [
    ("loonstrook", {"bedrag": 2300, "brutoloon_per_periode": 2450}),
    ("loonstrook", {**SLIP, "papier_jaar": 2026}),
    ("loonstrook", {"bedrag": 18_368, "periode": "vier_weken", "tot_en_met_periode": 8, "bedrag_per_periode": 2050}),
    ("loonstrook", {"bedrag": 480, "periode": "week"}),
    ("loonstrook", {"bedrag": 2700, "brutoloon_per_periode": 2450, "bijtelling_per_jaar": 3000}),
    ("uwv", {"soort": "uitkering", "bedrag": 1700}),
    ("gemeente", {"bedrag": 1339.97}),
    ("jaaropgave", {"bedrag": 29_440, "papier_jaar": 2026}),
]


@pytest.mark.parametrize(("papier", "answers"), RIGHT)
def test_nothing_is_caught_where_a_paper_is_read_rightly(papier, answers):
    assert caught(papier, **answers) == []


def test_nothing_is_caught_in_the_gross_state_pension():
    assert caught("svb", "2026-01-15", age=70, bedrag=1637.57) == []


WRONG = [
    ("netto_voor_bruto", "loonstrook", {"bedrag": 2090, "brutoloon_per_periode": 2450}),
    ("netto_voor_bruto", "loonstrook", {**SLIP, "bedrag_per_periode": 2090, "brutoloon_per_periode": 2450}),
    ("vier_weken_als_maand", "loonstrook", {"bedrag": 24_640, "tot_en_met_periode": 11, "bedrag_per_periode": 2050}),
    ("vakantiegeld_dubbel", "loonstrook", {**SLIP, "vakantiegeld_nog_te_komen": True}),
    ("vakantiegeld_niet_te_zien", "loonstrook", {**SLIP, "bedrag": 20_700}),
    ("vakantiegeld_vergeten", "loonstrook", {"bedrag": 2300, "vakantiegeld_nog_te_komen": False}),
    ("gemiddelde_met_vakantiegeld", "loonstrook", {"bedrag": 22_540, "tot_en_met_periode": 9}),
    ("meer_dan_bruto", "loonstrook", {"bedrag": 2600, "brutoloon_per_periode": 2450}),
    ("opgeteld_als_periode", "loonstrook", {"bedrag": 22_540, "brutoloon_per_periode": 2450}),
    ("minder_dan_opgeteld", "loonstrook", {**SLIP, "bedrag": 12_000}),
    ("ander_jaar", "jaaropgave", {"bedrag": 29_440, "papier_jaar": 2025}),
    ("ander_jaar", "loonstrook", {**SLIP, "papier_jaar": 2025}),
    ("jaaropgave_zonder_jaar", "jaaropgave", {"bedrag": 29_440}),
    ("jaar_als_maand", "uwv", {"soort": "uitkering", "bedrag": 20_400}),
    ("bank_met_reiskosten", "bank", {"bedrag": 1900}),
    ("maand_als_jaar", "loonstrook", {"bedrag": 2300, "periode": "jaar"}),
]


@pytest.mark.parametrize(("code", "papier", "answers"), WRONG)
def test_a_usual_mistake_is_caught_and_said_in_both_languages(code, papier, answers):
    found = {catch.code: catch for catch in weigh(income_of(papier, answers), geval(), 0).catches}
    assert code in found
    assert found[code].veld in (*QUESTIONS[papier], "bruto")
    for language in ("nl", "en"):
        assert found[code].message.say(language).endswith((".", "?"))


def test_the_net_state_pension_is_caught_where_the_gross_one_is_asked():
    assert caught("svb", "2026-01-15", age=70, bedrag=1558.15) == ["aow_netto"]


def test_a_period_after_the_day_is_caught():
    assert "periode_in_de_toekomst" in caught(
        "loonstrook", bedrag=20_000, periode="week", tot_en_met_periode=50, bedrag_per_periode=400
    )


def test_what_does_not_fit_together_is_refused_by_the_name_of_the_field():
    with pytest.raises(Refused) as refused:
        income_of("loonstrook", {"bedrag": 20_000, "tot_en_met_periode": 13})
    assert "tot_en_met_periode" in str(refused.value)
    assert "1 tot en met 12" in str(refused.value)


@pytest.mark.parametrize("papier", QUESTIONS)
def test_every_paper_names_its_line_and_asks_in_words(papier):
    for language in ("nl", "en"):
        assert line_meant(papier).say(language)
        assert all(question(papier, field).say(language) for field in QUESTIONS[papier])


def test_the_sum_ends_in_the_year_and_shows_every_amount():
    weighed = weigh(income_of("loonstrook", SLIP), geval(), 0)
    assert weighed.toetsingsinkomen_per_jaar == 29_440
    assert weighed.lines[0].formula == "22.540 + 3 * 2.300"
    assert weighed.lines[-1].amount == 29_440


def test_the_result_of_a_paper_is_that_of_the_same_income_given_directly():
    """A slip of nine months, 2.300 a month and 1.840 of holiday pay, is 29.440 a year."""
    from_paper = weigh(income_of("loonstrook", SLIP), geval(), 0)
    directly = weigh(income_of("jaaropgave", {"bedrag": 29_440, "papier_jaar": 2026}), geval(), 0)
    assert from_paper.netto_inkomen_per_maand == directly.netto_inkomen_per_maand
    assert from_paper.netto_op_rekening_per_maand == directly.netto_op_rekening_per_maand
