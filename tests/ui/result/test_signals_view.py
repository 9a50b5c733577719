"""Signals with a link to their field, and none to what the form keeps but does not ask."""

import json

import pytest
from PySide6.QtWidgets import QPushButton

from calculator.run.accept import parse
from tests.calculator.outcome.test_other_homes import PAIR, case
from ui.form.case_record import to_case
from ui.result.signals_view import asked_field


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("woonsituaties[1].huishouden.personen[0].aow", ""),
        ("woonsituaties[1].peildatum", ""),
        ("woonsituaties[1].kale_huur_per_maand", "woonsituaties[1].kale_huur_per_maand"),
        ("huishouden.vermogen", "huishouden.vermogen"),
        ("", ""),
    ],
)
def test_a_household_of_a_later_situation_is_no_field_to_go_to(path, field):
    assert asked_field(path) == field


def test_a_case_with_another_household_is_opened_told_and_kept(qtbot, window, tmp_path):
    source = case(huishouden=PAIR)
    path = tmp_path / "samen.json"
    path.write_text(json.dumps(source), encoding="utf-8")
    window.desk.files.open_path(path)
    told = "Na samenwonen is het huishouden anders: aanvrager (38) en partner (40)."
    qtbot.waitUntil(lambda: told in window.result.answer.explanation.text())
    assert window.desk.resultaat.geval == parse(source)
    assert parse(to_case(window.form.record())) == parse(source)
    links = [button.accessibleName() for button in window.findChildren(QPushButton) if button.objectName() == "link"]
    assert not [name for name in links if "het hele jaar" in name]
