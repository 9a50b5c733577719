"""The desk with a form and a bar, without a window around it."""

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from ui.bar import BottomBar
from ui.desk import Desk
from ui.form.descriptors import BEDRAG
from ui.form.form import Form

TODAY = date(2026, 11, 21)
RENT = "woonsituaties[0].kale_huur_per_maand"


@pytest.fixture
def around(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def desk(around):
    form, bar = Form(TODAY, set(), around), BottomBar(around)
    form.complete()
    desk = Desk(form, bar, TODAY, around)
    desk.sit_at(form)
    return desk


def test_the_desk_answers_by_signal_and_knows_no_window(qtbot, desk):
    with qtbot.waitSignal(desk.answered) as told:
        desk.open_example(12)
    assert told.args[0].resultaat is desk.resultaat
    assert desk.resultaat.woonsituaties[1].huurtoeslag_per_maand == 156  # Wht 2021, by hand for the appendix


def test_how_an_income_works_out_stays_while_another_field_cannot_be_read(desk):
    desk.open_example(12)
    entries = desk.form.entries()
    said = entries[BEDRAG].hint
    assert "netto per maand" in said
    entries[RENT].input.setText("6.25,00")
    entries[RENT].input.edited.emit()
    desk.recompute()
    assert desk.form.unreadable() == (RENT,)
    assert entries[BEDRAG].hint == said


def test_what_is_typed_changes_the_answer_the_name_and_the_steps(qtbot, desk):
    desk.open_example(12)
    with qtbot.waitSignals([desk.answered, desk.named, desk.stepped]):
        desk.form.input(RENT).setText("500")
    assert desk.resultaat.geval.woonsituaties[0].kale_huur_per_maand == 500
    assert desk.files.is_dirty
    assert desk.history.can_undo


def test_what_is_said_in_passing_stands_in_the_bar(desk):
    desk.say("Opgeslagen: a.xlsx")
    assert desk._bar.currentMessage() == "Opgeslagen: a.xlsx"
