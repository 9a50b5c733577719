"""Childcare in the form: a row for each care by the number of the child, and back to the same case."""

import dataclasses

import pytest

from calculator.run.accept import parse
from tests.calculator.childcare import as_json, care
from ui.form.answer import answer, key_of
from ui.form.case_record import from_case, to_case
from ui.form.descriptors import KINDEREN, TYPE
from ui.form.record import Record, missing
from ui.form.row_lists import OPVANGEN

DAY = "2026-01-01"
TWO = ([care("dagopvang", 90, 10.5)], [care("bso", 40, 9), care("gastouder", 20.5, 8)])


def record(*cares, **household):
    return from_case(parse(as_json(DAY, None, *cares, **household)))


def with_rows(given, *rows):
    return dataclasses.replace(given, rows={**given.rows, OPVANGEN.key: rows})


def test_a_case_comes_back_with_the_childcare_of_each_child():
    data = as_json("2022-01-01", None, *TWO, gewerkte_uren_per_maand=80)
    geval = parse({**data, "ontvangt_nu": {"kinderopvangtoeslag_per_maand": 700}})
    found = from_case(geval)
    assert not found.composed
    assert [row["kind"] for row in found.rows[OPVANGEN.key]] == [1, 2, 2]
    again = parse(to_case(found))
    assert [kind.kinderopvang for kind in again.huishouden.kinderen] == [
        kind.kinderopvang for kind in geval.huishouden.kinderen
    ]
    assert again.huishouden.gewerkte_uren_per_maand == 80
    assert again.ontvangt_nu == geval.ontvangt_nu


def test_persons_one_by_one_keep_their_childcare():
    data = as_json(DAY, None, *TWO)
    data["huishouden"]["personen"].append({"rol": "medebewoner", "leeftijd": 30})
    geval = parse(data)
    found = from_case(geval)
    assert found.composed
    assert parse(to_case(found)) == geval


def test_a_care_without_hours_or_price_is_missing():
    lacking = with_rows(record(*TWO), OPVANGEN.empty_row())
    assert missing(lacking) == ("kinderopvang[0].kind", "kinderopvang[0].uren_per_maand", "kinderopvang[0].uurprijs")


def test_whose_childcare_it_is_is_asked_unless_there_is_one_child(window, unfold):
    unfold()
    for children, known in (((4,), 1), ((4, 6), None)):
        window.form.put({TYPE: "alleenstaande_ouder", KINDEREN: children})
        window.form._made.lists[OPVANGEN.key].add.click()
        assert window.form.record().rows[OPVANGEN.key][-1]["kind"] == known


@pytest.mark.parametrize(
    ("children", "number", "said"),
    [
        ((3, 9), 3, "Typ het nummer van het kind, niet de leeftijd: van 1 tot en met 2."),
        ((3,), 3, "Typ 1: er is één kind."),
        ((), 1, "Vul eerst een kind in."),
        ((3, 18), 2, "Dit kan alleen bij een kind onder de 18."),
    ],
)
def test_childcare_of_a_child_that_is_not_there_is_refused_at_its_number(children, number, said):
    cared = with_rows(record(*TWO), OPVANGEN.empty_row(kind=number, uren_per_maand=10.0, uurprijs=9.0))
    type_ = "paar_met_kinderen" if children else "paar"
    given = Record({**cared.values, TYPE: type_, KINDEREN: children or None}, cared.rows)
    assert answer(given).mistakes == {"kinderopvang[0].kind": said}


def test_a_refused_price_leads_to_its_own_row():
    rows = list(record(*TWO).rows[OPVANGEN.key])
    rows[2] = {**rows[2], "uurprijs": 100.01}
    (key,) = answer(with_rows(record(*TWO), *rows)).mistakes
    assert key == "kinderopvang[2].uurprijs"


def test_a_signal_about_childcare_leads_to_its_row():
    assert key_of(record(*TWO), "huishouden.personen[2].kinderopvang[1].soort") == "kinderopvang[2].soort"
    assert key_of(record(*TWO), "huishouden.personen[1].kinderopvang") == "kinderopvang[0].kind"
