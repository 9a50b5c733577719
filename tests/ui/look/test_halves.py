from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.look.halves import Halves


class Moved(QWidget):
    """Counts how often it was taken elsewhere."""

    count = 0

    def event(self, event):
        self.count += event.type() == QEvent.Type.ParentChange
        return super().event(event)


def test_a_form_stays_where_it_is_when_the_answer_becomes_another(qtbot):
    halves, form = Halves(), Moved()
    qtbot.addWidget(halves)
    halves.arrange(200, narrow=False)
    halves.fill(form, QLabel("nog niets"))
    before = form.count
    answer = QLabel("een antwoord")
    halves.fill(form, answer)
    assert form.count == before
    assert (halves.left.widget(), halves.right.widget()) == (form, answer)


def test_form_and_answer_come_back_beside_each_other_after_a_narrow_window(qtbot):
    halves, form, answer = Halves(), QWidget(), QLabel("een antwoord")
    qtbot.addWidget(halves)
    halves.fill(form, answer)
    for _ in range(2):
        halves.arrange(200, narrow=True)
        assert halves.left.widget() is None
        assert all(halves.right.widget().isAncestorOf(part) for part in (form, answer))
        halves.arrange(200, narrow=False)
        assert (halves.left.widget(), halves.right.widget()) == (form, answer)
