"""Tab goes where the eye goes, through everything that can be used: rows with what removes them, folds, own norm."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.form.descriptors import KINDEREN, SAMENGESTELD, TYPE
from ui.form.row_lists import LASTEN, OPVANGEN, PERSONEN, WONINGEN

SIZES = [(1024, 700), (1280, 720), (1920, 1080)]


def walked(window):
    """Everything that Tab comes to, from the first question on until it is there again."""
    window.form.focus_first()
    order = []
    while window.focusWidget() not in order:
        order.append(window.focusWidget())
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is order[0]
    return order


def out_of_order(root, widgets, *, columns=False):
    """The pairs of which the second is read before the first: above it, or to its left on the same line.

    With ``columns`` what stands to the right may come later wherever it stands.
    """
    places = [(widget, widget.rect().translated(widget.mapTo(root, QPoint(0, 0)))) for widget in widgets]
    return [
        (called(one), called(other))
        for (one, place), (other, where) in pairwise(places)
        if where.top() < place.bottom()
        and not (columns and where.left() >= place.right())
        and (where.bottom() <= place.top() or where.left() < place.right())
    ]


def called(widget):
    return f"{type(widget).__name__} {widget.accessibleName() or getattr(widget, 'text', str)()}"


def passed_over(root, order):
    """What takes the focus by Tab and can be seen, but is not come to."""
    by_tab = [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    return [called(widget) for widget in by_tab if widget not in order and widget.focusProxy() is None]


def add_rows(window):
    """Two persons more of whom one has two incomes, and two rows in every list."""
    lists = window.form._made.lists
    for _ in range(2):
        lists[PERSONEN.key].add.click()
        lists[PERSONEN.key]._rows[-2].nested.add.click()
        for rows in (LASTEN, OPVANGEN, WONINGEN):
            lists[rows.key].add.click()


def settle():
    QTest.qWait(100)
    for _ in range(6):
        QApplication.processEvents()


@pytest.mark.parametrize("kind", ["alleenstaand", "aow_paar", "alleenstaande_ouder", "paar_met_kinderen", SAMENGESTELD])
@pytest.mark.parametrize("folded", [True, False], ids=["front", "all"])
def test_tab_goes_through_the_form_where_the_eye_goes(window, unfold, kind, folded):
    window.setFixedSize(1280, 720)
    window.desk.open_example(12)
    window.form.put({TYPE: kind, KINDEREN: (9, 17)})
    unfold(not folded)
    if kind == SAMENGESTELD and not folded:
        window.form.put({TYPE: "paar_met_kinderen"})
        window.form.compose()
        add_rows(window)
    settle()
    order = walked(window)
    inside = [widget for widget in order if window.form.isAncestorOf(widget)]
    assert len(inside) > (60 if not folded else 10)
    assert out_of_order(window.form, inside) == []
    assert passed_over(window, order) == []
    rows = [row for editor in window.form._made.lists.values() for _, row in editor.rows() if row.isVisible()]
    assert bool(rows) is not folded
    for row in rows:
        own = [widget for widget in inside if row.isAncestorOf(widget)]
        assert own[-1] is row.remove  # after all that is in it


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_tab_goes_through_the_answer_where_the_eye_goes(window, size):
    window.setFixedSize(*size)
    window.desk.open_example(12)
    window.result.signals.all.setChecked(True)
    for page in range(window.result.tabs.bar.count()):
        window.result.tabs.bar.setCurrentIndex(page)
        settle()
        order = walked(window)
        assert passed_over(window, order) == []
        places = [window.form.isAncestorOf(widget) for widget in order]
        assert places == sorted(places, reverse=True)
        for card in window.result._cards:
            inside = [widget for widget in order if card.isAncestorOf(widget)]
            assert out_of_order(window, inside, columns=card is window.result.answer) == [], called(card)
            numbers = [order.index(widget) for widget in inside]
            assert numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else card.isHidden()
