from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ui.form.descriptors import BEDRAG, BIJZONDERHEDEN, BRUTO, PERIODE, SAMENGESTELD, SOORT, TYPE
from ui.form.record import missing
from ui.form.row_lists import LASTEN, PERSONEN, WONINGEN


def compose(window):
    window.desk.open_example(12)
    window.form.input(TYPE).set_value(SAMENGESTELD)


def test_taking_a_household_apart_changes_nothing_yet(window):
    window.desk.open_example(12)
    before = window.desk.resultaat.woonsituaties
    window.form.input(TYPE).set_value(SAMENGESTELD)
    assert window.desk.resultaat.woonsituaties == before
    assert len(window.form.record().rows["personen"]) == 4
    window.desk.undo()
    assert window.form.record()[TYPE] == "paar_met_kinderen"


def test_a_person_with_a_second_income_by_keyboard(window, qtbot):
    compose(window)
    persons = window.form._made.lists["personen"]
    persons.add.setFocus()
    QTest.keyClick(persons.add, Qt.Key.Key_Space)
    assert window.focusWidget() is window.form.input("personen[4].rol")
    assert "leeftijd (Persoon\u00a05: medebewoner)" in window.result.answer.todo.text()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(window.focusWidget(), "25")
    assert window.desk.resultaat.geval.huishouden.medebewoners[0].leeftijd == 25
    row = persons._rows[4]
    row.nested.add.setFocus()
    QTest.keyClick(row.nested.add, Qt.Key.Key_Space)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(window.focusWidget(), "900")
    assert window.desk.resultaat.geval.huishouden.medebewoners[0].inkomens[0].bedrag == 900
    row.remove.setFocus()
    QTest.keyClick(row.remove, Qt.Key.Key_Space)
    assert not window.desk.resultaat.geval.huishouden.medebewoners
    window.desk.undo()
    assert window.desk.resultaat.geval.huishouden.medebewoners[0].inkomens[0].bedrag == 900


def test_enter_goes_to_the_persons_and_to_an_income_before_the_rent(window):
    window.form.input(TYPE).set_value(SAMENGESTELD)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.focusWidget() is window.form.input("personen[0].rol")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.focusWidget() is window.form.input("personen[0].leeftijd")
    QTest.keyClicks(window.focusWidget(), "35")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.focusWidget() is window.form.input("personen[0].inkomens[0].bedrag")
    QTest.keyClicks(window.focusWidget(), "900")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.focusWidget() is window.form.input("woonsituaties[0].kale_huur_per_maand")


def test_the_kind_of_income_that_was_chosen_stays_when_incomes_are_asked_per_person(window):
    """An amount that nobody typed is asked, never taken for nil, and what is asked stands in the order of the eye."""
    form = window.form
    form.put({SOORT: "bijstand", BRUTO: False, PERIODE: "maand"})
    QTest.mouseClick(form.buttons["inkomens"], Qt.MouseButton.LeftButton)
    amount = form.input("personen[0].inkomens[0].bedrag")
    assert window.focusWidget() is amount
    income = form.record().rows["personen"][0]["inkomens"][0]
    assert (income["soort"], income["periode"], income["bruto"], income["bedrag"]) == ("bijstand", "maand", False, None)
    asked = [amount, form.input("woonsituaties[0].kale_huur_per_maand")]
    assert [form.input(key) for key in missing(form.record())[1:3]] == asked
    QTest.keyClicks(amount, "1000")
    QTest.mouseClick(form._made.lists["personen"].inside[0], Qt.MouseButton.LeftButton)
    assert len(form.record().rows["personen"][0]["inkomens"]) == 2


def test_one_more_income_is_asked_after_the_first(window):
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is window.form.input(BEDRAG)
    QTest.keyClicks(window.focusWidget(), "1900")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is window.form.input("personen[0].inkomens[1].soort")


def test_every_input_of_a_row_has_a_name_of_its_own(window, unfold):
    compose(window)
    unfold()
    for key in (LASTEN.key, WONINGEN.key):
        window.form._made.lists[key].add.click()
    entries = {key: entry for key, entry in window.form.entries().items() if "[" in key and entry.shown}
    rows = {key: entry for key, entry in entries.items() if key.split("[")[0] in ("personen", LASTEN.key, WONINGEN.key)}
    assert len(rows) > 25
    names = [entry.widget.accessibleName() for entry in rows.values()]
    assert len(set(names)) == len(names)
    buddies = {label.buddy() for label in window.form.findChildren(QLabel)}
    for key, entry in rows.items():
        assert entry.widget in buddies
        assert entry.field.unit in entry.widget.accessibleDescription()
        assert QAccessible.queryAccessibleInterface(entry.widget) is not None
        assert window.form.title_of(key) == entry.widget.accessibleName()
    assert "Bedrag (Persoon 1: aanvrager, inkomen 1)" in names


def test_the_norm_is_filled_in_with_one_click(window):
    window.desk.open_example(1)
    kind = window.form.input("huishouden.personen[0].inkomens[0].soort")
    kind.setFocus()
    QTest.keyClicks(kind, "bijstand")
    window.form.input(BEDRAG).clear()
    assert window.form.suggest.isVisible()
    window.form.suggest.click()
    assert window.form.record()[BEDRAG] == 1075.44  # the norm of a single person on 1 January 2021
    assert not window.form.suggest.isVisible()
    window.desk.undo()
    assert window.form.record()[BEDRAG] is None


def test_fixed_costs_and_a_third_dwelling_count(window, unfold):
    window.desk.open_example(12)
    unfold()
    QTest.keyClicks(window.form.input("vaste_lasten[0].bedrag_per_maand"), "50")
    assert window.desk.resultaat.huishouden.vaste_lasten_per_maand == 50
    window.form._made.lists[WONINGEN.key].add.click()
    assert len(window.desk.resultaat.woonsituaties) == 2
    for name, text in (("naam", "elders"), ("kale_huur_per_maand", "500"), ("energielast_per_maand", "60")):
        QTest.keyClicks(window.form.input(f"andere_woningen[0].{name}"), text)
    assert [woning.naam for woning in window.desk.resultaat.woonsituaties] == ["nu", "na renovatie", "elders"]


def test_a_circumstance_is_ticked_and_comes_back_as_a_signal(window, unfold, at_rest):
    window.desk.open_example(12)
    unfold()
    checks = window.form.input(BIJZONDERHEDEN)
    assert checks.count() > 15
    at_rest()
    assert checks.visualItemRect(checks.item(checks.count() - 1)).bottom() <= checks.viewport().height()
    checks.setFocus()
    checks.setCurrentRow(1)
    QTest.keyClick(checks, Qt.Key.Key_Space)
    assert any(signal.code == "niet_berekend" for signal in window.desk.resultaat.signalen)
    window.desk.undo()
    assert checks.value() is None


def test_the_persons_stand_in_front_where_the_income_stood(window):
    compose(window)
    assert not window.form.is_unfolded
    assert window.form.input("personen[0].inkomens[0].bedrag").isVisible()
    assert not window.form.input(BEDRAG).isVisible()
    window.form.input(TYPE).set_value("paar")
    assert not window.form._made.lists[PERSONEN.key].isVisible()
    assert window.form.input(BEDRAG).isVisible()
