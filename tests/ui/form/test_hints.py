import re

import pytest

from calculator.cases.fields import Refused
from ui.form.answer import answer
from ui.form.case_record import to_case, with_persons
from ui.form.descriptors import (
    BEDRAG,
    BEDRAG_PARTNER,
    BRUTO,
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
    assert offers(made)[BEDRAG].replace("\u00a0", " ") == "Vul het bijstandsbe&drag in (€ 1.075,44)"
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


@pytest.mark.parametrize(("own", "other", "told"), [(70, 60, True), (60, 70, True), (70, 71, False), (50, 50, False)])
def test_an_aow_that_is_shared_with_who_has_none_yet_asks_for_the_incomes_of_each(own, other, told):
    """The one amount is of both, as the shorthand has it: half of it for each."""
    ages = {LEEFTIJD_AANVRAGER: own, LEEFTIJD_PARTNER: other}
    made = record(keys={TYPE: "paar", SOORT: "aow", BEDRAG: 18_000.0, **ages})
    assert ("per persoon" in said(made).get(BEDRAG, "")) is told
    assert "per persoon" not in said(record(keys={TYPE: "paar", BEDRAG: 18_000.0, **ages})).get(BEDRAG, "")
