"""From paper to the form: what is typed in the dialog by keyboard is the income, stays, and opens again as typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from calculator.cases.case import Inkomen
from calculator.run.accept import parse
from ui.form import paper_dialog
from ui.form.case_record import from_case, to_case
from ui.form.descriptors import BEDRAG, INKOMEN, LEEFTIJD_AANVRAGER, LEEFTIJD_PARTNER, PERIODE, SOORT, VAN_PAPIER
from ui.form.paper_dialog import PaperDialog
from ui.form.papers import context_of, income_at, with_income
from ui.form.record import Record, new_record
from ui.form.row_lists import PERSONEN

SLIP = {
    "soort": "loon",
    "papier": "loonstrook",
    "periode": "maand",
    "bedrag": 22_540,
    "tot_en_met_periode": 9,
    "bedrag_per_periode": 2300,
}


def geval(*personen, day="2026-10-15"):
    return parse(
        {
            "versie": 1,
            "peildatum": day,
            "huishouden": {"personen": list(personen)},
            "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 700, "energielast_per_maand": 100}],
        }
    )


ALONE = {"rol": "aanvrager", "leeftijd": 40}


def typed(text):
    """Type at the focus, as a person does."""
    QTest.keyClicks(QApplication.focusWidget(), text)


def tab():
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)


def test_a_payslip_is_typed_by_keyboard_alone(shown):
    dialog = shown(PaperDialog(geval(ALONE), 0, None))
    dialog.papier.setFocus()
    tab()
    assert QApplication.focusWidget() is dialog.inputs["periode"]
    for text in ("", "22540", "9", "2300"):
        typed(text)
        tab()
    assert dialog.income == Inkomen(**SLIP, bruto=True)
    assert "29.440" in dialog.outcome.text()
    assert "22.540 + 3 * 2.300" in dialog.sum.text()
    assert dialog.odd.text() == ""
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == PaperDialog.DialogCode.Accepted


def test_a_usual_mistake_is_shown_and_what_cannot_be_refuses(shown):
    dialog = shown(PaperDialog(geval(ALONE), 0, Inkomen(**{**SLIP, "vakantiegeld_nog_te_komen": True})))
    assert "twee keer" in dialog.odd.text()
    dialog.inputs["tot_en_met_periode"].setText("13")
    assert "1 tot en met 12" in dialog.odd.text()
    assert not dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def test_another_paper_asks_its_own_words_and_keeps_the_amount(shown):
    dialog = shown(PaperDialog(geval(ALONE), 0, Inkomen(**SLIP)))
    dialog.papier.set_value("jaaropgave")
    assert "jaaropgave" in dialog.line.text()
    assert dialog.inputs["bedrag"].value() == 22_540
    assert "tot_en_met_periode" not in dialog.inputs


@pytest.mark.parametrize("others", [[], [{"rol": "partner", "leeftijd": 38}]])
def test_what_was_typed_opens_again_as_it_was_typed(others):
    record = Record(
        {
            **new_record("2026-10-01").values,
            "huishouden.type": "paar" if others else "alleenstaand",
            LEEFTIJD_AANVRAGER: 40,
            LEEFTIJD_PARTNER: 38,
            "woonsituaties[0].kale_huur_per_maand": 700.0,
            "woonsituaties[0].energielast_per_maand": 100.0,
        },
        new_record("2026-10-01").rows,
    )
    income = Inkomen(**SLIP, bruto=True)
    filled = with_income(record, INKOMEN, income)
    opened = from_case(parse(to_case(filled)))
    path = f"{PERSONEN.key}[0].inkomens[0]" if opened.composed else INKOMEN
    assert income_at(opened, path) == income
    assert parse(to_case(opened)) == parse(to_case(filled))


def test_another_kind_or_period_is_another_income_than_on_the_paper():
    filled = with_income(new_record("2026-10-01"), INKOMEN, Inkomen(**SLIP, bruto=True))
    assert dict(filled[VAN_PAPIER])["tot_en_met_periode"] == 9
    for key, value in ((SOORT, "uitkering"), (PERIODE, "week")):
        changed = Record({**filled.values, key: value}, filled.rows)
        assert income_at(changed, INKOMEN).tot_en_met_periode is None


def test_persons_without_an_age_still_give_a_household_to_weigh_with():
    assert context_of(new_record("2026-10-01")).huishouden.aanvrager.leeftijd == 40


def test_the_button_fills_in_the_income_of_the_form(window, monkeypatch):
    form = window.form
    monkeypatch.setattr(paper_dialog, "ask_paper", lambda *_: Inkomen(**SLIP, bruto=True))
    form.input(BEDRAG).setFocus()
    form.buttons["papier"].click()
    assert form.record()[BEDRAG] == 22_540
    assert income_at(form.record(), INKOMEN) == Inkomen(**SLIP, bruto=True)


def test_an_income_in_a_row_keeps_what_was_read_from_a_paper(window):
    home = geval({**ALONE, "inkomens": [SLIP]}, {"rol": "medebewoner", "leeftijd": 30})
    window.form.set_record(from_case(home))
    assert income_at(window.form.record(), f"{PERSONEN.key}[0].inkomens[0]") == home.huishouden.aanvrager.inkomens[0]


def test_the_dialog_opens_from_the_keyboard(window, monkeypatch):
    found = []
    monkeypatch.setattr(PaperDialog, "exec", lambda dialog: found.append(dialog) or 0)
    button = window.form.buttons["papier"]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert [type(dialog) for dialog in found] == [PaperDialog]


def test_an_amount_over_a_year_is_not_read_as_one_of_a_month(qtbot):
    typed = Inkomen(soort="loon", bedrag=38_000, periode="jaar")
    dialog = PaperDialog(geval(ALONE), 0, typed)
    qtbot.addWidget(dialog)
    assert dialog.inputs["periode"].value() == "maand"
    assert dialog.inputs["bedrag"].value() is None
    monthly = PaperDialog(geval(ALONE), 0, Inkomen(soort="loon", bedrag=2_300, periode="maand"))
    qtbot.addWidget(monthly)
    assert monthly.inputs["bedrag"].value() == 2_300
