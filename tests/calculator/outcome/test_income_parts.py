"""What comes in and what is due: the three parts of the net income, what is left of them, and the words for it."""

import random

import pytest

from calculator.outcome.budget import compute
from calculator.presenting.letter import letter
from calculator.presenting.net_words import net_in_parts
from calculator.presenting.terminal import case_text
from calculator.rules.rounding import op_centen
from calculator.run.accept import parse
from tests.calculator.strategies import HALF_YEARS, random_case

CHILD = {"rol": "kind", "leeftijd": 5}
WAGE = {"soort": "loon", "bedrag": 2100, "periode": "maand"}


def result(*incomes, others=(), age=40, day="2026-01-15", **rest):
    personen = [{"rol": "aanvrager", "leeftijd": age, "inkomens": list(incomes)}, *others]
    woningen = [{"naam": "nu", "kale_huur_per_maand": 700, "energielast_per_maand": 100}]
    return compute(
        parse({"versie": 1, "peildatum": day, "huishouden": {"personen": personen}, "woonsituaties": woningen, **rest})
    )


def parts(resultaat):
    home = resultaat.huishouden
    return home.netto_op_rekening_per_maand, home.vakantiegeld_netto_per_maand, home.via_aanslag_per_maand


def signal(resultaat, code):
    return next((signaal.tekst for signaal in resultaat.signalen if signaal.code == code), None)


@pytest.mark.parametrize("day", HALF_YEARS[-4:])
def test_the_parts_of_random_households_add_up_to_the_net_income_of_month_and_year(day):
    rng = random.Random(day)
    for _ in range(8):
        resultaat = compute(parse(random_case(rng, day)))
        home, values = resultaat.huishouden, resultaat.computed.first.household
        if home.via_aanslag_per_maand is None:
            continue
        assert op_centen(sum(parts(resultaat))) == home.netto_inkomen_per_maand
        for _, person in values.persons:
            if not person.get("telt_in_netto") or "netto_inkomen_per_jaar" not in person:
                continue
            year = person["netto_inkomen_per_jaar"] + person["uitbetaling_geboren_voor_1963_per_jaar"]
            holiday, assessed = (person[f"{name}_in_budget_per_jaar"] for name in ("vakantiegeld_netto", "via_aanslag"))
            account = person["netto_na_inhouding_per_jaar"] - holiday + person["winst_per_jaar"]
            account += person["partneralimentatie_per_jaar"]
            assert account + holiday + assessed == pytest.approx(year, abs=1e-6)


def test_of_a_wage_the_holiday_pay_is_what_the_year_has_more_with_it():
    account, holiday, assessed = parts(result(WAGE))
    assert op_centen(account + holiday) == result(WAGE).huishouden.netto_inkomen_per_maand
    assert account == result({**WAGE, "inclusief_vakantiegeld": True}).huishouden.netto_inkomen_per_maand
    assert assessed == 0


def test_a_year_amount_has_8_of_each_108_euros_of_holiday_pay():
    assert parts(result({**WAGE, "bedrag": 27_216, "periode": "jaar"})) == parts(result(WAGE))


def test_bijstand_comes_for_95_percent_each_month_and_the_rest_as_holiday_pay():
    """Participatiewet art. 19 lid 3: of a norm of 1.410,48 comes 1.339,96."""
    bijstand = {"soort": "bijstand", "bedrag": 1410.48, "periode": "maand", "inclusief_vakantiegeld": True}
    account, holiday, _ = parts(result(bijstand))
    assert account == pytest.approx(1339.96, abs=0.01)
    assert holiday == pytest.approx(70.52, abs=0.01)


def test_the_aow_on_the_account_is_what_the_svb_pays_out():
    """SVB, January 2026, alone: 1.637,57 gross, of which 1.558,15 is paid out (4,85% Zvw)."""
    aow = {"soort": "aow", "bedrag": 1637.57, "periode": "maand"}
    account, holiday, _ = parts(result(aow, age=70))
    assert account == pytest.approx(1558.15, abs=0.01)
    assert holiday > 0


def test_the_credit_for_parents_comes_with_the_assessment():
    alone, parent = result(WAGE), result(WAGE, others=[CHILD])
    assert parts(parent)[:2] == parts(alone)[:2]
    assert parts(parent)[2] > 0


def test_a_net_amount_that_is_typed_comes_back_on_the_account():
    typed = {"soort": "loon", "bedrag": 1800, "periode": "maand", "bruto": False}
    assert parts(result(typed))[0] == pytest.approx(1800, abs=0.01)
    assert parts(result(typed, others=[CHILD]))[0] == pytest.approx(1800, abs=0.01)


def test_with_a_given_net_income_the_parts_are_not_known():
    resultaat = result(WAGE, vaste_bedragen={"netto_inkomen_per_maand": 1900})
    assert parts(resultaat) == (None, None, None)
    assert net_in_parts(resultaat) == ()
    first = resultaat.woonsituaties[0]
    assert first.resterend_op_rekening_per_maand == first.resterend_leefbudget_per_maand


def test_what_remains_of_the_account_leaves_out_holiday_pay_the_assessment_and_what_is_not_received():
    """Every amount of the difference is in the result itself: the two views differ by nothing else."""
    received = {"huurtoeslag_per_maand": 100, "zorgtoeslag_per_maand": 0, "kindgebonden_budget_per_maand": 50}
    resultaat = result(WAGE, others=[CHILD], ontvangt_nu=received)
    home, first = resultaat.huishouden, resultaat.woonsituaties[0]
    due = first.huurtoeslag_per_maand + home.zorgtoeslag_per_maand + home.kindgebonden_budget_per_maand
    less = sum(parts(resultaat)[1:]) + due - 150
    assert first.resterend_op_rekening_per_maand == op_centen(first.resterend_leefbudget_per_maand - less)
    usual = result(WAGE, others=[CHILD]).woonsituaties[0]
    assert usual.resterend_op_rekening_per_maand == op_centen(
        usual.resterend_leefbudget_per_maand - sum(parts(resultaat)[1:])
    )


def test_no_net_above_the_gross_without_saying_why():
    text = signal(result(WAGE, others=[CHILD]), "netto_boven_bruto")
    assert text is not None
    assert "vakantiegeld" in text
    assert "via de aanslag" in text
    assert signal(result({**WAGE, "bedrag": 3000}), "netto_boven_bruto") is None
    paid = {"tot_en_met_periode": 1, "bedrag_per_periode": 2.7, "brutoloon_per_periode": 0.01}
    few = result({**WAGE, "bedrag": 11.75, **paid}, age=17, day="2019-01-01")
    assert (
        few.huishouden.netto_inkomen_per_maand == 3.46
    )  # 11.75, 11 x 2.70 and a cent of holiday pay, in 12 months: 3.455
    assert signal(few, "netto_boven_bruto") is None, "a cent that rounding makes has no reason to name"
    given = result(WAGE, vaste_bedragen={"netto_inkomen_per_maand": 2200})
    assert "reiskosten" in (signal(given, "netto_boven_bruto") or "")


def test_terminal_and_letter_say_the_parts():
    resultaat = result(WAGE, others=[CHILD])
    sentences = [str(part) for part in net_in_parts(resultaat)]
    assert len(sentences) == 3
    assert all(sentence in case_text(resultaat) for sentence in sentences)
    assert "meestal in mei" in letter(resultaat).remark
    assert "usually comes in May" in letter(resultaat, "en").remark


def test_of_profit_it_is_said_what_goes_to_the_tax_office():
    profit = {"soort": "winst", "bedrag": 50_000, "periode": "jaar", "urencriterium": True}
    (sentence,) = net_in_parts(result(profit))
    assert "4.166,67" in str(sentence)
    assert "naar de Belastingdienst" in str(sentence)


FOUND = {"soort": "loon", "bedrag": 2400, "periode": "maand", "van_maand": 5}
LOST = {"soort": "uitkering", "bedrag": 1700, "periode": "maand", "tot_en_met_maand": 4}


@pytest.mark.parametrize(("day", "same"), [("2026-09-01", {**WAGE, "bedrag": 2400}), ("2026-02-01", {**LOST})])
def test_the_budget_of_the_month_has_the_income_of_that_month_and_the_toeslagen_that_of_the_year(day, same):
    """4 x 1.700 + 8% = 7.344 and 8 x 2.400 = 19.200; the holiday pay of the job comes next year."""
    resultaat = result(LOST, FOUND, day=day)
    assert resultaat.huishouden.toetsingsinkomen_per_jaar == 26_544
    whole_year = result({key: value for key, value in same.items() if "maand" not in key}, day=day)
    assert resultaat.huishouden.netto_inkomen_per_maand == whole_year.huishouden.netto_inkomen_per_maand


def test_what_this_month_or_this_year_lacks_is_said():
    resultaat = result(LOST, FOUND, day="2026-09-01")
    assert signal(resultaat, "inkomen_nu_niet") is not None
    assert signal(resultaat, "vakantiegeld_later") is not None


def test_an_estimate_is_called_one_and_the_other_reading_of_holiday_pay_is_said():
    added = {"soort": "loon", "bedrag": 22_540, "periode": "maand", "tot_en_met_periode": 9}
    resultaat = result(added)
    assert resultaat.huishouden.toetsingsinkomen_per_jaar == 30_053.33  # 22.540 / 9 x 12
    assert "schatting" in (signal(resultaat, "inkomen_geschat") or "")
    assert "Komt het dit jaar nog" in (signal(resultaat, "vakantiegeld_al_gehad") or "")
    known = result({**added, "bedrag_per_periode": 2300, "vakantiegeld_nog_te_komen": False})
    assert known.huishouden.toetsingsinkomen_per_jaar == 29_440
    assert signal(known, "inkomen_geschat") is None
    assert signal(known, "vakantiegeld_al_gehad") is None
