"""What is taken away disappears, and never becomes a window of its own, however soon after it was added."""

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.form.descriptors import KINDEREN, TYPE
from ui.look.letting_go import empty


@pytest.fixture
def others(qapp):
    """The windows that took the keyboard, one after the other."""
    found = []
    note = found.append
    qapp.focusWindowChanged.connect(note)
    yield found
    qapp.focusWindowChanged.disconnect(note)


def test_what_was_just_added_goes_without_a_trace(qtbot, others):
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    others.clear()
    for _ in range(3):
        empty(column)
        column.addWidget(QLabel("kort"))
        column.addStretch()
    qtbot.wait(20)
    assert others == []
    assert [label.text() for label in page.findChildren(QLabel)] == ["kort"]
    assert column.count() == 2


def test_no_window_appears_however_quickly_one_types_and_goes_from_page_to_page(qtbot, window, others):
    rent = window.form.input("woonsituaties[1].kale_huur_per_maand")
    for nr in (12, 1, 16, 5):
        window.desk.open_example(nr)
        for text in ("6", "62", "625", "1240"):
            rent.setText(text)
            window.result.explain("huurtoeslag_per_maand", 1)
            window.result.tabs.show_page(window.result.advice)
    qtbot.wait(50)
    assert others == []


def test_no_window_appears_while_persons_and_rows_are_added_and_taken_away(qtbot, window, unfold, others):
    unfold()
    for kind in ("paar_met_kinderen", "alleenstaande_ouder"):
        window.form.put({TYPE: kind, KINDEREN: (9, 17)})
        window.form.compose()
        for editor in window.form._made.lists.values():
            editor.add.click()
            for _, row in list(editor.rows()):
                if row.nested is not None:
                    row.nested.add.click()
            editor._rows[-1].remove.click()
    qtbot.wait(50)
    assert others == []
