"""The appendix as a table: three amounts per cell, the cause of a difference, and a case to open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from calculator.outcome.appendix import report
from ui.result.appendix_view import AppendixDialog, AppendixModel, show_appendix


@pytest.fixture(scope="module")
def appendix():
    return report()


@pytest.fixture
def dialog(shown, appendix):
    found = AppendixDialog(appendix)
    found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    return shown(found)


def test_sixteen_columns_with_three_rows_for_each_amount(dialog):
    model = dialog.appendix_model
    assert model.columnCount() == 16
    assert model.rowCount() == 18
    labels = [model.headerData(row, Qt.Orientation.Vertical) for row in range(3)]
    assert labels == ["Huurtoeslag, gedrukt", "Huurtoeslag, berekend", "Huurtoeslag, wet"]
    assert model.headerData(11, Qt.Orientation.Horizontal) == "12\ngezin\n30.000\ngerenoveerd"


def test_printed_amounts_are_those_of_the_appendix(dialog):
    # the first column of the appendix as printed
    model = dialog.appendix_model
    printed = [model.text(row, 0) for row in range(0, 18, 3)]
    assert printed == ["225", "375", "935", "105", "665", "600"]


def test_a_cell_that_differs_from_print_says_so_in_a_word_and_in_colour(appendix):
    model = AppendixModel(appendix)
    row = next(n for n in range(18) if model.headerData(n, Qt.Orientation.Vertical) == "Netto inkomen, wet")
    assert model.text(row, 0) == "915 anders"
    assert model.text(row - 1, 0) == "935"
    plain, marked = (model.index(n, 0).data(Qt.ItemDataRole.ForegroundRole).color() for n in (row - 1, row))
    assert plain != marked
    for column in range(16):
        for line in range(0, 18, 3):
            assert not model.differs(line, column)


def test_every_difference_by_law_has_a_cause(appendix):
    model = AppendixModel(appendix)
    for column in range(16):
        for row in range(18):
            if model.rows[row].kind == "wet" and model.differs(row, column):
                assert model.cell(row, column).oorzaak in model.explained(row, column)


def test_choosing_a_cell_shows_its_cause(dialog):
    dialog.table.setCurrentIndex(dialog.appendix_model.index(8, 0))
    assert "twaalf keer de netto bijstandsnorm" in dialog.cause.text()
    assert "gedrukt 935, berekend 935, wet 915" in dialog.cause.text()
    dialog.table.setCurrentIndex(dialog.appendix_model.index(0, 0))
    assert "De wet geeft hetzelfde bedrag" in dialog.cause.text()
    spoken = dialog.appendix_model.index(8, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Netto inkomen, wet: 915 anders.")


def test_the_table_is_copied_as_text(dialog, qapp):
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = qapp.clipboard().text().splitlines()
    assert len(lines) == 19
    assert all(line.count("\t") == 16 for line in lines)
    assert lines[1].startswith("Huurtoeslag, gedrukt\t225\t325")


def test_open_as_example_gives_the_number_of_the_column(dialog, qtbot):
    dialog.table.setCurrentIndex(dialog.appendix_model.index(3, 11))
    with qtbot.waitSignal(dialog.example_wanted) as caught:
        dialog.open_button.click()
    assert caught.args == [12]
    assert not dialog.isVisible()


def test_enter_in_the_table_opens_too(dialog, qtbot):
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.appendix_model.index(0, 4))
    with qtbot.waitSignal(dialog.example_wanted) as caught:
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert caught.args == [5]


def test_it_opens_beside_a_window(qtbot):
    found = show_appendix(None)
    qtbot.addWidget(found)
    assert found.isVisible()
    assert found.windowTitle() == "De bijlage als tabel"
    assert found.table.accessibleName()
