"""What is due and what comes in now: the same budget read both ways."""

import random

import pytest

from calculator.outcome.budget import compute
from calculator.presenting.account import not_on_account, on_account
from calculator.presenting.ledger import rows
from calculator.presenting.letter import letter
from calculator.presenting.sentences import explanation, headline, in_brief, said
from calculator.run.accept import parse
from calculator.words import LANGUAGES
from tests.calculator.strategies import random_case

PARENT = {"rol": "aanvrager", "leeftijd": 40, "inkomens": [{"soort": "loon", "bedrag": 2100, "periode": "maand"}]}
HOMES = [
    {"naam": "nu", "kale_huur_per_maand": 640, "energielast_per_maand": 125},
    {"naam": "na renovatie", "kale_huur_per_maand": 700, "energielast_per_maand": 75},
]
SIDES = {"in": 1, "uit": -1}


def result(*, day="2026-03-01", persons=(PARENT, {"rol": "kind", "leeftijd": 10}), homes=HOMES, **rest):
    case = {"versie": 1, "peildatum": day, "huishouden": {"personen": list(persons)}, "woonsituaties": homes, **rest}
    return compute(parse(case))


def amounts(resultaat):
    return {row.key: row.amounts for row in rows(resultaat)}


def plain(messages):
    return said(messages).replace("\u00a0", " ")


def test_signals_and_advice_are_those_of_what_is_due_and_found_once():
    resultaat = result(ontvangt_nu={"huurtoeslag_per_maand": 1})
    read = on_account(resultaat)
    assert any(signaal.code == "ongebruikt_recht" for signaal in read.signalen)
    assert read.signalen is resultaat.signalen
    assert read.advies is resultaat.advies


@pytest.mark.parametrize("seed", range(30))
def test_the_rows_of_what_comes_in_add_up_to_what_json_gives_for_the_account(seed):
    resultaat = compute(parse(random_case(random.Random(seed))))
    read = on_account(resultaat)
    left = [woning.resterend_op_rekening_per_maand for woning in resultaat.woonsituaties]
    found = [row for row in rows(read) if row.kind in SIDES]
    for place, amount in enumerate(left):
        assert sum(SIDES[row.kind] * row.amounts[place] for row in found) == pytest.approx(amount, abs=0.001)
    assert list(amounts(read)["resterend_leefbudget"]) == left
    steps = {step.stap for step in resultaat.woonsituaties[0].uitleg}
    assert {row.step for row in rows(read)} - {"norm_per_maand", "marge_op_rekening_per_maand"} <= steps


def test_what_is_received_takes_the_place_of_what_is_due_in_every_situation():
    """Until someone reports the new rent the huurtoeslag stays what it is, and kinderbijslag may be none."""
    received = {
        "huurtoeslag_per_maand": 100,
        "zorgtoeslag_per_maand": 0,
        "kindgebonden_budget_per_maand": 50,
        "kinderbijslag_per_maand": 0,
    }
    found = amounts(on_account(result(ontvangt_nu=received)))
    assert found["huurtoeslag"] == (100, 100)
    assert found["overige_toeslagen"] == (50, 50)
    assert "kinderbijslag" not in found
    assert found["netto_woonlast"] == (665, 675)  # 640 + 125 - 100, and 700 + 75 - 100


def test_what_is_not_filled_in_counts_as_due():
    resultaat = result()
    due, now = amounts(resultaat), amounts(on_account(resultaat))
    for key in ("huurtoeslag", "overige_toeslagen", "kinderbijslag", "netto_woonlast"):
        assert now[key] == due[key]
    assert now["netto_inkomen"] == (resultaat.huishouden.netto_op_rekening_per_maand,) * 2


def test_a_given_net_income_is_what_comes_in():
    resultaat = result(vaste_bedragen={"netto_inkomen_per_maand": 1900})
    assert amounts(on_account(resultaat)) == amounts(resultaat)
    assert plain(not_on_account(resultaat)) == "Alles waar recht op is, komt nu al elke maand binnen."


def test_the_margin_and_the_judgement_are_those_of_what_comes_in():
    """Enough of what is due, too little of what comes in: the own norm lies between the two."""
    usual = result()
    due, now = (woning.woonsituaties[-1].resterend_leefbudget_per_maand for woning in (usual, on_account(usual)))
    norm = round((due + now) / 2, 2)
    resultaat = result(vaste_bedragen={"norm_per_maand": norm})
    read = on_account(resultaat)
    assert [found.woonsituaties[-1].norm.oordeel for found in (resultaat, read)] == ["genoeg", "te_weinig"]
    assert read.woonsituaties[-1].marge_per_maand == pytest.approx(now - norm, abs=0.005)
    assert "te weinig" in str(headline(read))


def test_headline_reason_and_letter_say_what_they_are_about():
    read = on_account(result(ontvangt_nu={"zorgtoeslag_per_maand": 0}))
    assert "op de rekening" in str(headline(read))
    assert "op de rekening" in str(in_brief(read))
    reason = plain(explanation(read))
    assert "Met alles waar recht op is, komt er per maand nog bij: " in reason
    assert "vakantiegeld" in reason
    assert "via de aanslag" in reason
    assert "aan toeslagen" in reason
    page = letter(read)
    assert page.answer[0] == "Deze bladzijde gaat over wat er nu elke maand op uw rekening komt."
    assert page.comes_in[0].label == "Inkomen dat elke maand op uw rekening komt"
    assert any(sentence.startswith("Vraag zorgtoeslag aan") for sentence in page.advice)


def test_what_is_received_too_much_and_what_is_still_to_be_paid_goes_off():
    profit = {"rol": "aanvrager", "leeftijd": 40, "inkomens": [{"soort": "winst", "bedrag": 30000, "periode": "jaar"}]}
    resultaat = result(persons=[profit], ontvangt_nu={"huurtoeslag_per_maand": 400})
    text = plain(not_on_account(resultaat))
    assert text.startswith("Later gaat er per maand nog af: ")
    assert "voor de Belastingdienst" in text
    assert "toeslagen waar geen recht op is" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", range(20))
def test_every_sentence_of_what_comes_in_can_be_said_and_stays_short(seed, language):
    read = on_account(compute(parse(random_case(random.Random(seed)))))
    sentences = [headline(read), *explanation(read), *not_on_account(read)]
    for text in [sentence.say(language) for sentence in sentences] + list(letter(read, language).answer):
        assert "{" not in text
        assert all(len(part.split()) <= 25 for part in text.split(". ") if ":" not in part), text
