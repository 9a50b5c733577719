"""The questions of the first page can be seen at once, and none of them is in the way of another."""

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QLabel, QWidget

from ui.form.cards import lines_of
from ui.form.descriptors import BEDRAG, BEDRAG_PARTNER, KINDEREN, LEEFTIJD_AANVRAGER, PERIODE, SAMENGESTELD, SOORT, TYPE
from ui.look import zoom
from ui.look.screen_fit import first_size
from ui.look.theme import Fold

RENOVATION = {
    "woonsituaties[0].kale_huur_per_maand": 640.0,
    "woonsituaties[0].energielast_per_maand": 190.0,
    "woonsituaties[1].kale_huur_per_maand": 690.0,
    "woonsituaties[1].energielast_per_maand": 110.0,
}
HOUSEHOLDS = {
    "single": {LEEFTIJD_AANVRAGER: 34, BEDRAG: 28_000.0},
    "AOW couple": {TYPE: "aow_paar", SOORT: "aow", BEDRAG: 2_360.0, PERIODE: "maand"},
    "parent": {TYPE: "alleenstaande_ouder", KINDEREN: (5, 9), BEDRAG: 28_000.0},
    "two incomes": {TYPE: "paar_met_kinderen", KINDEREN: (5, 9), BEDRAG: 28_000.0, BEDRAG_PARTNER: 12_000.0},
    "family": {TYPE: "paar_met_kinderen", KINDEREN: (5, 9), BEDRAG: 38_000.0},
}
SCREENS = [(1024, 700), (1280, 720), (1366, 768)]


@pytest.mark.parametrize("household", HOUSEHOLDS)
def test_the_whole_form_is_on_a_low_screen(window, at_rest, household):
    window.form.put({**HOUSEHOLDS[household], **RENOVATION})
    for size in SCREENS:
        window.resize(first_size(QSize(*size)))  # within its frame
        at_rest()
        assert window.desk.resultaat is not None
        assert window.halves.left.verticalScrollBar().maximum() == 0, size


def inside(form):
    """Return what can be read or used in the form, with its place."""
    parts = [widget for widget in form.findChildren(QWidget) if widget.isVisible() and not widget.findChildren(QWidget)]
    named = [part for part in parts if not isinstance(part, QLabel) or part.text()]
    return [(part, part.rect().translated(part.mapTo(form, QPoint(0, 0)))) for part in named]


@pytest.mark.parametrize("steps", [0, 2, len(zoom.STEPS)], ids=["usual", "larger", "twice"])
def test_nothing_of_the_form_covers_another_part_or_falls_off(window, at_rest, steps):
    if steps:
        window.zoom(steps)
    window.form.put({**HOUSEHOLDS["family"], **RENOVATION})
    for kind in ("paar_met_kinderen", SAMENGESTELD):
        window.form.put({TYPE: kind})
        at_rest()
        places = inside(window.form)
        covering = [
            (one.accessibleName() or one.text(), other.accessibleName() or other.text())
            for number, (one, place) in enumerate(places)
            for other, where in places[number + 1 :]
            if place.intersects(where)
        ]
        assert len(places) > 20
        assert covering == []
        assert all(window.form.rect().contains(place) for _, place in places)


def test_what_was_filled_in_behind_meer_never_makes_the_form_wider_than_its_room(window, unfold, at_rest):
    window.resize(1280, 720)
    unfold()
    for key in (
        "huishouden.vermogen",
        "huishouden.zorgkosten_per_maand",
        "woonsituaties[0].epv_per_maand",
        "vaste_bedragen.norm_per_maand",
    ):
        window.form.input(key).setText("40")  # what the program fills in is not counted
    at_rest()
    assert window.form.width() == window.halves.left.viewport().width()
    folds = [fold for fold in window.form.findChildren(Fold) if fold.isVisible()]
    assert sum("(1)" in fold.text() for fold in folds) == 4
    assert [fold.text() for fold in folds if fold.sizeHint().width() > fold.width()] == []


@pytest.mark.parametrize("name", ["na renovatie", "na samenvoegen van de Burgemeester Cornelissenstraat", "W" * 30])
def test_the_name_of_a_dwelling_takes_two_lines_at_most_and_stays_within_its_column(window, at_rest, name):
    window.form.put({**RENOVATION, "woonsituaties[1].naam": name})
    at_rest()
    heads = [label for label in window.form.findChildren(QLabel) if label.accessibleName() == name]
    assert any(head.isVisible() for head in heads)
    for head in heads:
        metrics = head.fontMetrics()
        assert lines_of(head.text(), metrics, head.maximumWidth()) <= 2
        assert all(metrics.horizontalAdvance(word) <= head.maximumWidth() for word in head.text().split())
        assert (head.text() == name) is (head.toolTip() == "")
