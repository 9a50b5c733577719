import re

import pytest

from calculator.cases.fields import Refused
from calculator.run.accept import parse
from ui.form.answer import answer
from ui.form.case_record import from_case, to_case, with_persons
from ui.form.descriptors import (
    AOW,
    BEDRAG,
    BEDRAG_PARTNER,
    BRUTO,
    BY_KEY,
    KINDEREN,
    LEEFTIJD_AANVRAGER,
    LEEFTIJD_PARTNER,
    PEILDATUM,
    PERIODE,
    SOORT,
    TYPE,
    VAKANTIEGELD,
)
from ui.form.hints import filled_in, hints, offers
from ui.form.record import Record, new_record

HUUR = "woonsituaties[{}].kale_huur_per_maand"
ENERGIE = "woonsituaties[{}].energielast_per_maand"


def record(**values):
    start = new_record("2026-07-01")
    base = {PEILDATUM: "2021-01-01", TYPE: "alleenstaand", HUUR.format(0): 475.0, ENERGIE.format(0): 125.0}
    return Record({**start.values, **base, **values.pop("keys", {})}, start.rows)


def said(made):
    return {key: text.replace("\u00a0", " ") for key, text in hints(made, answer(made).resultaat).items()}


def test_an_income_is_said_back_as_net_per_month():
    # 2.102,25: worked out by hand for the appendix
    made = record(keys={BEDRAG: 30000.0})
    start, parts = said(made)[BEDRAG].split(": ")
    assert start == "30.000 euro per jaar = 2.102,25 netto per maand"
    account, holiday = re.fullmatch(r"([\d.]+) op de rekening, (\d+) vakantiegeld", parts).groups()
    assert int(account.replace(".", "")) + int(holiday) == pytest.approx(2102.25, abs=1)


def test_a_net_amount_above_the_gross_one_is_said_with_its_parts():
    values = {TYPE: "alleenstaande_ouder", KINDEREN: (5,), PEILDATUM: "2026-01-15", PERIODE: "maand", BEDRAG: 2100.0}
    start, parts = said(record(keys=values))[BEDRAG].split(": ")
    net = float(start.split(" = ")[1].split(" ")[0].replace(".", "").replace(",", "."))
    assert net > 2100
    found = re.fullmatch(r"([\d.]+) op de rekening, (\d+) vakantiegeld, (\d+) via de aanslag", parts).groups()
    amounts = [int(text.replace(".", "")) for text in found]
    assert amounts[0] < 2100
    assert sum(amounts) == pytest.approx(net, abs=2)


def test_a_net_amount_that_comes_every_month_has_no_parts():
    assert ":" not in said(record(keys={BEDRAG: 30000.0, SOORT: "pensioen"}))[BEDRAG]


def test_of_two_incomes_is_said_what_they_come_to_together():
    # the bijstand norm of a couple on 1 January 2021 is 1.536,34: 16.000 is between 10 and 14 times that
    made = record(keys={TYPE: "paar", BEDRAG: 1800.0, BEDRAG_PARTNER: 16_000.0, PERIODE: "maand"})
    assert said(made)[BEDRAG].startswith("Samen ")
    assert said(made)[BEDRAG_PARTNER] == "Veel voor een maand. Is dit een bedrag per jaar?"
    assert "Samen" not in said(record(keys={TYPE: "paar", BEDRAG: 1800.0, PERIODE: "maand"}))[BEDRAG]


def test_a_high_rent_and_energy_above_the_rent_are_asked_about():
    assert "hoge huur" in said(record(keys={BEDRAG: 60000.0, HUUR.format(0): 2000.01}))[HUUR.format(0)]
    assert HUUR.format(0) not in said(record(keys={BEDRAG: 60000.0, HUUR.format(0): 2000.0}))
    assert "hoger dan de huur" in said(record(keys={ENERGIE.format(0): 476.0}))[ENERGIE.format(0)]


def test_a_month_that_looks_like_a_year_is_asked_about():
    # the bijstand norm of a single person on 1 January 2021 is 1.075,44 (contract of the desk: 10 to 14 times)
    assert "per jaar" in said(record(keys={BEDRAG: 12000.0, PERIODE: "maand"}))[BEDRAG]
    assert "bedrag per jaar" not in said(record(keys={BEDRAG: 3000.0, PERIODE: "maand"}))[BEDRAG]
    assert "bedrag per maand" in said(record(keys={BEDRAG: 1100.0}))[BEDRAG]


def test_less_than_the_bijstand_norm_is_said_and_an_empty_form_says_nothing():
    assert "bijstandsnorm van € 1.075,44" in said(record(keys={BEDRAG: 9000.0}))[BEDRAG]
    assert said(new_record("2026-07-01")) == {}


def test_the_norm_is_offered_where_the_amount_is_empty():
    made = record(keys={SOORT: "bijstand"})
    assert offers(made)[BEDRAG].replace("\u00a0", " ") == "Vul het bijstandsbe&drag in (€ 1.075,44 per maand)"
    filled = filled_in(made, BEDRAG)
    assert (filled[BEDRAG], filled[PERIODE], filled[BRUTO], filled[VAKANTIEGELD]) == (1075.44, "maand", False, True)
    assert offers(filled) == {}
    assert offers(record(keys={SOORT: "loon"})) == {}


def test_a_couple_gets_the_norm_together_and_one_by_one_each_half():
    # norm of a couple on 1 January 2021: 1.536,34
    couple = record(keys={TYPE: "paar", SOORT: "bijstand"})
    assert filled_in(couple, BEDRAG)[BEDRAG] == 1536.34
    ages = {LEEFTIJD_AANVRAGER: 40, LEEFTIJD_PARTNER: 40}
    apart = with_persons(record(keys={TYPE: "paar", SOORT: "bijstand", BEDRAG: 100.0, BRUTO: False, **ages}))
    rows = tuple(
        {**person, "inkomens": tuple({**income, "bedrag": None} for income in person["inkomens"])}
        for person in apart.rows["personen"]
    )
    apart = Record(apart.values, {**apart.rows, "personen": rows})
    assert list(offers(apart)) == ["personen[0].inkomens[0]", "personen[1].inkomens[0]"]
    done = filled_in(apart, "personen[1].inkomens[0]")
    assert to_case(done)["huishouden"]["personen"][1]["inkomens"][0]["bedrag"] == 768.17


def test_without_a_table_the_button_says_nothing_of_an_amount():
    made = record(keys={SOORT: "aow", TYPE: "aow_paar", PEILDATUM: "2031-01-01"})
    assert offers(made) == {BEDRAG: "Vul het AOW-be&drag in"}
    with pytest.raises(Refused):
        filled_in(made, BEDRAG)


@pytest.mark.parametrize(
    ("own", "other", "aow", "whose", "told"),
    [
        (70, 60, None, ("aanvrager",), "de partner is er nog te jong voor"),
        (60, 70, None, ("partner",), "de aanvrager is er nog te jong voor"),
        ("1951-03", 64, None, ("aanvrager",), "de partner is er nog te jong voor"),
        (70, None, None, ("aanvrager",), "de partner is er nog te jong voor"),  # 40, as the form says it takes
        (70, 66, None, ("aanvrager",), "Is de partner ook oud genoeg?"),  # in 2021 it is reached at 66 and 4 months
        (70, 66, False, ("aanvrager",), "de partner is er nog te jong voor"),
        (70, 66, True, ("aanvrager", "partner"), ""),
        (66, 60, None, ("aanvrager",), "de partner is er nog te jong voor"),  # the only one who may have it
        (66, 60, True, ("aanvrager",), "de partner is er nog te jong voor"),
        (66, 66, None, ("aanvrager", "partner"), ""),
        (70, 71, None, ("aanvrager", "partner"), ""),
        (50, 51, None, ("aanvrager", "partner"), ""),
    ],
)
def test_an_aow_is_of_who_is_old_enough_for_it_and_the_form_says_whose(own, other, aow, whose, told):
    """The one amount is of both, as the shorthand has it, unless the ages say that only one can have it."""
    ages = {LEEFTIJD_AANVRAGER: own, LEEFTIJD_PARTNER: other, AOW: aow}
    made = record(keys={TYPE: "paar", SOORT: "aow", BEDRAG: 18_000.0, **ages})
    amounts = {
        person["rol"]: [income["bedrag"] for income in person.get("inkomens", ())]
        for person in to_case(made)["huishouden"]["personen"]
    }
    assert amounts == {rol: [18_000.0 / len(whose)] if rol in whose else [] for rol in ("aanvrager", "partner")}
    hint = said(made)[BEDRAG]
    assert (told in hint) if told else ("telt als AOW" not in hint)
    assert "telt als AOW" not in said(record(keys={TYPE: "paar", BEDRAG: 18_000.0, **ages}))[BEDRAG]
    opened = from_case(parse(to_case(made)))
    assert (opened.composed, opened[BEDRAG]) == (False, 18_000.0)
    assert to_case(opened) == to_case(made)


def test_what_is_offered_as_the_aow_of_a_couple_is_that_of_who_has_it():
    ages = {LEEFTIJD_AANVRAGER: 60, LEEFTIJD_PARTNER: 70}
    both = filled_in(record(keys={TYPE: "aow_paar", SOORT: "aow"}), BEDRAG)[BEDRAG]
    one = filled_in(record(keys={TYPE: "paar", SOORT: "aow", **ages}), BEDRAG)[BEDRAG]
    assert one == pytest.approx(both / 2)


def test_an_answer_about_the_aow_age_is_of_who_was_asked():
    """With 60 nobody has it: the answer is about the one of 66, of whom whole years leave it open."""
    made = record(keys={TYPE: "paar", BEDRAG: 18_000.0, LEEFTIJD_AANVRAGER: 66, LEEFTIJD_PARTNER: 60, AOW: True})
    assert [person.get("aow") for person in to_case(made)["huishouden"]["personen"]] == [True, None]


@pytest.mark.parametrize(
    ("soort", "own", "of_partner", "asked"),
    [
        ("loon", 1_950.0, None, [BEDRAG]),  # a wage of a month
        ("loon", 4_300.0, None, [BEDRAG]),  # in 2021 the bijstandsnorm is 1.075,44 a month
        ("loon", 4_302.0, None, []),
        ("pensioen", 1_950.0, None, []),  # may well be that of a year
        ("loon", 30_000.0, 3_900.0, [BEDRAG_PARTNER]),
        ("loon", 30_000.0, 4_100.0, []),  # a small job beside another
        ("loon", 3_100.0, 2_900.0, [BEDRAG, BEDRAG_PARTNER]),
    ],
)
def test_a_year_on_so_little_asks_whether_it_is_a_month(soort, own, of_partner, asked):
    kind = {TYPE: "alleenstaand" if of_partner is None else "paar"}
    found = said(record(keys={**kind, SOORT: soort, BEDRAG: own, BEDRAG_PARTNER: of_partner}))
    assert [key for key, text in found.items() if "Is dit een bedrag per maand?" in text] == asked
    assert not asked or "bijstandsnorm" not in found[BEDRAG]  # one question at a time


@pytest.mark.parametrize(
    ("amount", "period", "asked"),
    [(5_377, "maand", False), (5_378, "maand", True), (30_000, "maand", True), (30_000, "week", True)],
)
def test_so_much_a_month_asks_whether_it_is_a_year(amount, period, asked):
    """In 2021 the bijstandsnorm is 1.075,44 a month; five times that is 5.377,20."""
    found = said(record(keys={BEDRAG: float(amount), PERIODE: period}))
    assert ("Is dit een bedrag per jaar?" in found.get(BEDRAG, "")) is asked


@pytest.mark.parametrize(
    ("period", "amount", "words", "meant"),
    [
        ("jaar", 1900.0, "Ja, dit is per maand", "maand"),
        ("maand", 24000.0, "Ja, dit is per jaar", "jaar"),
        ("week", 24000.0, "Ja, dit is per jaar", "jaar"),
    ],
)
def test_a_period_in_doubt_is_put_right_by_one_key_wherever_the_income_stands(period, amount, words, meant):
    ages = {LEEFTIJD_AANVRAGER: 40, LEEFTIJD_PARTNER: 38}
    made = record(keys={TYPE: "paar", **ages, BEDRAG: amount, BEDRAG_PARTNER: amount, PERIODE: period})
    assert offers(made) == {BEDRAG: words}
    right = filled_in(made, BEDRAG)
    assert offers(right) == {}
    assert {key for key in made.values if made[key] != right[key]} == {PERIODE}
    apart = with_persons(made)
    places = ["personen[0].inkomens[0]", "personen[1].inkomens[0]"]
    assert offers(apart) == dict.fromkeys(places, words)
    partner, *others = reversed(filled_in(apart, places[1]).rows["personen"])
    assert partner["inkomens"][0] == {**apart.rows["personen"][1]["inkomens"][0], "periode": meant}
    assert others == [apart.rows["personen"][0]]


@pytest.mark.parametrize("soort", [value for value, _ in BY_KEY[SOORT].choices])
def test_only_what_stands_on_a_payslip_or_in_a_decision_is_looked_for_there(soort):
    apart = soort in ("winst", "partneralimentatie", "onbelast")
    assert bool(said(record(keys={SOORT: soort})).get(BEDRAG)) == apart
