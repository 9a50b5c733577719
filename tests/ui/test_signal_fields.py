"""A signal leads to the field that it is about, also to one that is only asked of persons one by one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from calculator.run.accept import parse
from ui.form.answer import key_of
from ui.form.case_record import from_case
from ui.form.descriptors import SAMENGESTELD

HOME = {"naam": "nu", "kale_huur_per_maand": 700, "energielast_per_maand": 150}


def case(persons, **other):
    source = {"versie": 1, "peildatum": "2026-07-01", "woonsituaties": [HOME], "huishouden": {"personen": persons}}
    return parse({**source, **other})


def aanvrager(age=38, **other):
    loon = {"soort": "loon", "bedrag": 24000, "periode": "jaar"}
    return {"rol": "aanvrager", "leeftijd": age, "inkomens": [loon], **other}


def go(window, code):
    """Press the button of a signal and return the field that has the focus then."""
    signaal = next(signaal for signaal in window.desk.resultaat.signalen if signaal.code == code)
    window.result.signals.all.setChecked(True)
    name = f"Naar het veld van: {signaal.message.say()}"
    button = next(button for button in window.result.findChildren(QPushButton) if button.accessibleName() == name)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    return window.form.key_in_focus()


def test_who_may_be_a_toeslagpartner_is_asked_there_and_answered_once(window):
    persons = [aanvrager(), {"rol": "kind", "leeftijd": 4}, {"rol": "medebewoner", "leeftijd": 36}]
    window.desk.open_case(case(persons))
    key = go(window, "toeslagpartner")
    assert key == "personen[2].toeslagpartner"
    window.form.entries()[key].input.set_value(False)
    assert not [signaal for signaal in window.desk.resultaat.signalen if signaal.code == "toeslagpartner"]
    assert not window.form.entries()["personen[0].toeslagpartner"].shown


def test_of_a_household_of_a_type_the_persons_open_one_by_one(window):
    persons = [aanvrager(50), {"rol": "kind", "leeftijd": 4}, {"rol": "kind", "leeftijd": 28}]
    window.desk.open_case(case(persons, peildatum="2024-07-01"))
    assert window.form.record().type == "alleenstaande_ouder"
    before = window.desk.resultaat.woonsituaties
    assert go(window, "toeslagpartner") == "personen[2].toeslagpartner"
    assert window.form.record().type == SAMENGESTELD
    assert window.desk.resultaat.woonsituaties == before


def test_what_is_received_now_and_a_dwelling_are_found_too(window):
    window.desk.open_case(case([aanvrager()], ontvangt_nu={"zorgtoeslag_per_maand": 5}))
    assert go(window, "ongebruikt_recht") == "ontvangt_nu.zorgtoeslag_per_maand"


@pytest.mark.parametrize("rol", ["kind", "medebewoner"])
def test_income_that_stays_outside_leads_to_whether_it_counts(window, rol):
    window.desk.open_case(case([aanvrager(45), {"rol": rol, "leeftijd": 23}]))
    assert go(window, "inkomen_medebewoners") == "personen[1].in_budget"
    assert window.form.entries()["personen[1].in_budget"].widget.isVisible()


def test_an_age_and_a_month_of_birth_are_one_field():
    geval = case([aanvrager(), {"rol": "kind", "leeftijd": 17}])
    record = from_case(geval)
    assert key_of(record, "huishouden.personen[1].geboren") == "huishouden.kinderen"
    assert key_of(record, "huishouden.personen[0].geboren") == "huishouden.personen[0].leeftijd"
    assert key_of(record, "huishouden.personen[1].in_budget") is None


def test_a_month_of_birth_is_typed_in_the_field_of_the_age(window, type_in):
    window.desk.open_case(case([aanvrager()]))
    type_in("huishouden.personen[0].leeftijd", "3-1988")
    persoon = window.desk.resultaat.geval.huishouden.aanvrager
    assert (persoon.geboren, persoon.leeftijd) == ("1988-03", None)
    type_in("huishouden.personen[0].leeftijd", "7-2041")
    assert window.form.entries()["huishouden.personen[0].leeftijd"].note.text()
    assert window.desk.resultaat is None
    assert window.result.has_result


def test_the_line_under_the_signals_leads_to_the_advice_which_follows_the_form(window, qtbot):
    corporation = {"verhuurder": "corporatie", "zittende_huurder": True, "maatregelen": ["isolatie"]}
    later = {**HOME, "naam": "na renovatie", "kale_huur_per_maand": 760, "ingreep": corporation}
    band = {"energielast_laag_per_maand": 90, "energielast_hoog_per_maand": 170}
    source = {**HOME, "naam": "nu"}
    window.desk.open_case(case([aanvrager()], woonsituaties=[source, {**later, **band}]))
    page = window.result.advice
    window.result.signals.advice.setFocus()
    QTest.keyClick(window.result.signals.advice, Qt.Key.Key_Space)
    assert window.focusWidget() is page
    assert page.isVisible()
    told = advised(page)
    # BW 7:255 since 2023: a corporation asks no more for insulation
    assert any("isolatie" in text.lower() for text in told)
    window.form.input("woonsituaties[1].kale_huur_per_maand").setText("700")
    assert advised(page) != told


def advised(page):
    return [label.text() for label in page.findChildren(QLabel) if label.text() != "•"]
