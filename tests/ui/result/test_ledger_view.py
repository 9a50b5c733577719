from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from calculator.presenting.ledger import Row
from ui.result.ledger_view import CHANGE, HEAD_IN_CHARACTERS, LedgerView

ROWS = (
    Row("kale_huur", (475.0, 625.0), "uit", "kale_huur_per_maand"),
    Row("zorgkosten", (140.5, 140.5), "uit", "zorgkosten_per_maand"),
    Row("resterend_leefbudget", (12.0, -1234.4), "som", "resterend_leefbudget_per_maand"),
    Row("norm", (None, None), "norm", "norm_per_maand"),
)
DRAWN = """\
euro per maand\tnu\tna renovatie\tverschil
Kale huur\t475\t625\t+ 150
Zorgpremie en eigen risico\t141\t141\t–
Om van te leven\t12\t− 1.234\t− 1.246
Nodig volgens de norm\t–\t–\t–"""


@pytest.fixture
def ledger(shown):
    view = LedgerView()
    view.show_rows(ROWS, ("nu", "na renovatie"))
    return shown(view)


def test_the_table_in_whole_euros_with_signed_differences(ledger):
    assert ledger.ledger.as_text(list(range(4))) == DRAWN


BAND = Row("norm", (1320.0, 1320.0), "norm", "norm_per_maand", "row_band", ((1180.0, 1320.0),) * 2)


def test_a_norm_from_low_to_high_shows_both_ends_as_the_headline_does(ledger):
    ledger.show_rows((*ROWS[:3], BAND), ("nu", "na renovatie"))
    assert ledger.ledger.as_text([3]).splitlines()[1] == "Nodig volgens de norm\t1.180 tot 1.320\t1.180 tot 1.320\t–"
    spoken = ledger.ledger.index(3, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Nodig volgens de norm, nu: 1.180 tot 1.320 euro per maand"


def test_both_ends_of_a_norm_make_no_column_wider_and_are_not_cut_off(ledger):
    """One text takes the room of all dwellings: from its first letter to the edge of the last column."""
    wide = [ledger.columnWidth(column) for column in (1, 2)]
    ledger.show_rows((*ROWS[:3], BAND), ("nu", "na renovatie"))
    assert [ledger.columnWidth(column) for column in (1, 2)] == wide
    place = ledger.visualRect(ledger.ledger.index(3, 1)).united(ledger.visualRect(ledger.ledger.index(3, 2)))
    picture = ledger.viewport().grab(place).toImage()
    ground = picture.pixelColor(0, 0)
    inked = [
        x for x in range(picture.width()) if any(picture.pixelColor(x, y) != ground for y in range(picture.height()))
    ]
    text = ledger.fontMetrics().horizontalAdvance("1.180 tot 1.320")
    assert inked[-1] - inked[0] == pytest.approx(text, abs=4)
    assert inked[-1] == pytest.approx(place.width() - 8, abs=3)


def test_norms_that_differ_stand_each_in_their_own_column(ledger):
    apart = replace(BAND, ends=((1180.0, 1320.0), (1500.0, 1700.0)))
    ledger.show_rows((*ROWS[:3], apart), ("nu", "na renovatie"))
    least = ledger.fontMetrics().horizontalAdvance("1.180 tot 1.320")
    assert all(ledger.columnWidth(column) > least for column in (1, 2))


def test_one_dwelling_has_no_difference(ledger):
    ledger.show_rows((Row("kale_huur", (475.0,), "uit", "kale_huur_per_maand"),), ("nu",))
    assert ledger.ledger.as_text([0]) == "euro per maand\tnu\nKale huur\t475"


def test_ctrl_c_copies_the_whole_table_or_the_selected_rows(ledger, qtbot, qapp):
    ledger.setFocus()
    qtbot.keyClick(ledger, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert qapp.clipboard().text() == DRAWN
    ledger.selectRow(0)
    qtbot.keyClick(ledger, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(ledger, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert qapp.clipboard().text() == "\n".join(DRAWN.splitlines()[:3])


def test_a_screen_reader_hears_row_column_and_unit(ledger):
    model = ledger.ledger
    spoken = [model.index(*place).data(Qt.ItemDataRole.AccessibleTextRole) for place in ((0, 2), (3, 1), (2, 0))]
    assert spoken == [
        "Kale huur, na renovatie: 625 euro per maand",
        "Nodig volgens de norm, nu: geen",
        "Om van te leven",
    ]
    assert ledger.accessibleName()


def test_sums_are_bold_amounts_stand_right_and_the_residual_is_marked(ledger):
    model = ledger.ledger
    assert model.index(2, 1).data(Qt.ItemDataRole.FontRole).bold()
    assert not model.index(0, 1).data(Qt.ItemDataRole.FontRole).bold()
    assert model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.index(2, 0).data(Qt.ItemDataRole.BackgroundRole) is not None
    assert model.index(1, 0).data(Qt.ItemDataRole.BackgroundRole) is None


def test_every_row_is_visible_without_scrolling(ledger):
    assert ledger.verticalScrollBar().maximum() == 0
    assert ledger.height() >= ledger.horizontalHeader().height() + 4 * ledger.rowHeight(0)


def test_enter_asks_how_an_amount_came_about(ledger, qtbot):
    ledger.setFocus()
    for column, dwelling in ((0, 1), (1, 0), (2, 1), (3, CHANGE)):
        ledger.setCurrentIndex(ledger.ledger.index(1, column))
        with qtbot.waitSignal(ledger.opened) as caught:
            qtbot.keyClick(ledger, Qt.Key.Key_Return)
        assert caught.args == ["zorgkosten_per_maand", dwelling, True]


def test_a_click_asks_too_but_not_while_rows_are_being_chosen(ledger, qtbot):
    place = ledger.visualRect(ledger.ledger.index(2, 1)).center()
    with qtbot.waitSignal(ledger.opened) as caught:
        qtbot.mouseClick(ledger.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == ["resterend_leefbudget_per_maand", 0, False]
    with qtbot.assertNotEmitted(ledger.opened, wait=50):
        below = ledger.visualRect(ledger.ledger.index(3, 1)).center()
        qtbot.mouseClick(ledger.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, below)


def test_every_row_is_marked_as_openable_and_says_so(ledger):
    model = ledger.ledger
    for row in range(model.rowCount()):
        assert "zo komt dit bedrag tot stand" in model.index(row, 1).data(Qt.ItemDataRole.ToolTipRole)
        assert model.index(row, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    image = ledger.grab(ledger.visualRect(model.index(0, 0)).translated(0, ledger.horizontalHeader().height()))
    without = {image.toImage().pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert len(without) > 1


def test_new_amounts_keep_the_place_of_the_reader(ledger):
    ledger.setCurrentIndex(ledger.ledger.index(1, 2))
    changed = (Row("kale_huur", (475.0, 700.0), "uit", "kale_huur_per_maand"), *ROWS[1:])
    ledger.show_rows(changed, ("nu", "na renovatie"))
    assert ledger.ledger.text(0, 2) == "700"
    assert (ledger.currentIndex().row(), ledger.currentIndex().column()) == (1, 2)


def test_a_long_name_of_a_dwelling_takes_no_room_from_words_and_amounts(ledger):
    """The head is shortened; the whole name is told on request and to who cannot see it."""
    name = "Verhuizing naar de Burgemeester van der Voort van Zijplaan 1234 bis"
    ledger.setFixedWidth(640)
    ledger.show_rows((*ROWS[:3], BAND), ("nu", name))
    assert ledger.least_width <= 640
    label = max(ledger.fontMetrics().horizontalAdvance(ledger.ledger.text(row, 0)) for row in range(4))
    assert ledger.columnWidth(0) >= label
    assert ledger.ledger.headerData(2, Qt.Orientation.Horizontal).endswith("…")
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert ledger.ledger.headerData(2, Qt.Orientation.Horizontal, role) == name
    assert name in ledger.ledger.as_text([0])


def test_a_long_name_is_whole_where_there_is_room_for_it_and_follows_the_window(ledger):
    names = ("Burgemeester van der Voort 12 nu", "na de verhuizing naar de Zijplaan 1234 bis")
    ledger.show_rows(ROWS[:3], names)
    metrics, least = ledger.fontMetrics(), ledger.least_width + 2 * ledger.frameWidth()
    first = least + metrics.horizontalAdvance(names[0]) - metrics.averageCharWidth() * HEAD_IN_CHARACTERS
    for width, whole in (
        (least, [False, False]),
        (first, [True, False]),
        (1200, [True, True]),
        (first - 1, [False, False]),
    ):
        ledger.setFixedWidth(width)
        heads = [ledger.ledger.headerData(column, Qt.Orientation.Horizontal) for column in (1, 2)]
        assert [head == name for head, name in zip(heads, names, strict=True)] == whole
        label = max(metrics.horizontalAdvance(ledger.ledger.text(row, 0)) for row in range(3))
        assert ledger.columnWidth(0) >= label + 16
        for column, head in enumerate(heads, 1):
            assert ledger.columnWidth(column) >= ledger.fontMetrics().horizontalAdvance(head) + 16


def test_a_head_of_ordinary_length_is_whole(ledger):
    for name in ("na renovatie", "after renovation", "ander huishouden"):
        ledger.show_rows(ROWS[:3], ("nu", name))
        assert ledger.ledger.headerData(2, Qt.Orientation.Horizontal) == name
        assert ledger.columnWidth(2) >= ledger.fontMetrics().horizontalAdvance(name) + 16


def test_the_row_that_has_the_focus_is_in_sight_when_not_all_rows_are(ledger, qapp):
    """It was above the rows that are shown, and nobody saw where Down would go from."""

    def seen(row):
        qapp.processEvents()
        return ledger.viewport().rect().contains(ledger.visualRect(ledger.ledger.index(row, 0)))

    ledger.clearFocus()
    ledger.show_rows((*ROWS[:1] * 8, *ROWS), ("nu", "na renovatie"))
    ledger.setCurrentIndex(ledger.ledger.index(0, 0))
    for _ in range(2):  # how far it can be scrolled is known once it has its height
        ledger.shorten(4 * ledger.rowHeight(0))
        qapp.processEvents()
        ledger.shorten(5 * ledger.rowHeight(0))
    assert (seen(0), seen(10)) == (False, True)
    ledger.setFocus()
    assert seen(0)
    ledger.shorten(4 * ledger.rowHeight(0))
    assert seen(0)
    ledger.clearFocus()
    assert seen(10)
