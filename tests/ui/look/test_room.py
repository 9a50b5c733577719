"""Every text has its room at 1280 by 720, at the usual size of type and at twice that, in every part of the window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QScrollBar,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QWidget,
)

from ui.charts.widget import ChartWidget
from ui.form import lists
from ui.form.descriptors import SAMENGESTELD, TYPE
from ui.form.lists import ChoiceInput
from ui.form.row_lists import LASTEN, OPVANGEN, PERSONEN
from ui.look import theme, zoom
from ui.manual_view import Manual
from ui.result import warming
from ui.result.appendix_view import show_appendix
from ui.result.ledger_view import LedgerModel
from ui.result.presentation import Presentation

BELOW_THE_NORM = {
    "huishouden.personen[0].inkomens[0].bedrag": 21_000.0,
    "woonsituaties[0].kale_huur_per_maand": 1_240.0,
    "woonsituaties[0].energielast_per_maand": 245.0,
    "woonsituaties[1].kale_huur_per_maand": 1_310.0,
    "woonsituaties[1].energielast_per_maand": 140.0,
}

PARENT = {  # the longest ledger, with a signal that has an amount and a field to go to
    TYPE: "alleenstaande_ouder",
    "huishouden.kinderen": (6, 13),
    "huishouden.personen[0].inkomens[0].bedrag": 17_400.0,
    "peildatum": "2026-07-01",
    "ontvangt_nu.kindgebonden_budget_per_maand": 300.0,
    "woonsituaties[0].overige_servicekosten_per_maand": 40.0,
    "huishouden.vermogen": 0.0,
}

FULL = {  # and with childcare and a fixed cost: every row that a ledger can have
    **PARENT,
    "woonsituaties[0].kale_huur_per_maand": 640.0,
    "woonsituaties[0].energielast_per_maand": 150.0,
    "woonsituaties[0].epv_per_maand": 30.0,
    "woonsituaties[1].kale_huur_per_maand": 690.0,
    "woonsituaties[1].energielast_per_maand": 90.0,
    "huishouden.zorgkosten_per_maand": 180.0,
    "huishouden.vermogen": None,
}
CARE = {"kind": 1, "soort": "dagopvang", "uren_per_maand": 80.0, "uurprijs": 9.0}
WATER = {"omschrijving": "water", "bedrag_per_maand": 20.0}


@pytest.fixture(autouse=True)
def loaded_at_once(monkeypatch):
    """What is loaded beside the window does not wait for the first answer."""
    monkeypatch.setattr(warming, "_PAUSE_S", 0)


@pytest.fixture(params=[1.0, 2.0], ids=["usual", "twice"])
def sized(request, window):
    """The window at 1280 by 720, with type of one of two sizes."""
    window.setFixedSize(1280, 720)
    if request.param > 1:
        window.zoom(len(zoom.STEPS))
    return window


def assert_room(root):
    QTest.qWait(160)  # for the layout, which goes from the inside out; on a busy machine it takes longer
    for _ in range(100):
        if not (lacking := without_room(root)):
            return
        QTest.qWait(100)
    assert lacking == []


def without_room(root):
    shown = [widget for widget in root.findChildren(QWidget) if widget.isVisible() and not widget.isWindow()]
    assert len(shown) > 3
    return [f"{type(widget).__name__} {said(widget)!r}" for widget in shown if lacks_room(widget)]


def said(widget):
    return widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else widget.accessibleName()


def lacks_room(widget):  # noqa: PLR0911 # one line per kind of widget
    parent = widget.parentWidget()
    scrolled = isinstance(parent.parentWidget(), QAbstractScrollArea)
    if not scrolled and not isinstance(widget, QScrollBar) and not parent.rect().contains(widget.geometry()):
        return True
    match widget:
        case QLabel():
            words = widget.text().split() if widget.wordWrap() else widget.text().splitlines()
            longest = max((widget.fontMetrics().horizontalAdvance(word.replace("&", "")) for word in words), default=0)
            high = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
            return longest > widget.contentsRect().width() or high > widget.height()
        case QAbstractButton() | QTabBar():
            return widget.sizeHint().width() > widget.width() or widget.sizeHint().height() > widget.height()
        case ChoiceInput():
            shown = QStyleOptionComboBox()
            widget.initStyleOption(shown)
            return "…" in shown.currentText
        case QLineEdit():
            return widget.contentsRect().height() < widget.fontMetrics().height()
        case ChartWidget():
            inside = widget.rect().adjusted(-1, -1, 1, 1)
            return any("…" in one.text or not inside.contains(one.rect.toAlignedRect()) for one in widget.placed)
        case QTableView():
            return any(needed > given for needed, given in widths(widget))
    return False


def widths(table):
    """The width that each text of a table needs and has; one that dwellings share has that of all their columns."""
    model = table.model()
    for row in range(model.rowCount()):
        shared = range(1, model.dwellings + 1) if isinstance(model, LedgerModel) and model.is_spread(row) else ()
        for column in range(model.columnCount()):
            columns = shared if column in shared else [column]
            yield (
                table.sizeHintForIndex(model.index(row, column)).width(),
                sum(table.columnWidth(each) for each in columns),
            )


@pytest.mark.parametrize("household", ["example", "below the norm"])
def test_outcome_and_every_tab_have_room(sized, household):
    if household == "example":
        sized.desk.open_example(12)
    else:
        sized.form.put(BELOW_THE_NORM)
    tabs = sized.result.tabs
    for place in range(tabs.bar.count()):
        tabs.bar.setCurrentIndex(place)
        for table in (False, True):
            tabs.table_button.setChecked(table)
            assert_room(sized)
        tabs.table_button.setChecked(False)


def test_the_explanation_of_every_amount_has_room(sized):
    sized.desk.open_example(12)
    ledger = sized.result.ledger.ledger
    for row in range(ledger.rowCount()):
        sized.result.explain(*ledger.place(row, 2))
        assert_room(sized.result)
        tree = sized.result.steps.tree
        assert sum(tree.columnWidth(column) for column in range(3)) <= tree.viewport().width()


def test_what_is_under_meer_and_persons_one_by_one_have_room(sized, unfold):
    sized.form.put({TYPE: "paar_met_kinderen", **BELOW_THE_NORM})
    sized.form.input(TYPE).set_value(SAMENGESTELD)
    assert sized.form.record()[TYPE] == SAMENGESTELD
    unfold()
    assert_room(sized)


@pytest.mark.parametrize("spoken", ["nl", "en"])
def test_at_twice_the_type_the_window_is_no_wider_than_the_smallest_screen(window, spoken):
    window.resize(1024, 700)
    window.speak(spoken)
    window.zoom(len(zoom.STEPS))
    for fill in (window.desk.clear, lambda: window.desk.open_example(12), lambda: window.form.put(BELOW_THE_NORM)):
        fill()
        assert window.halves.narrow
        assert window.bar.text.text()
        assert window.minimumSizeHint().width() <= 1024
    window.zoom(0)
    window.speak("nl")
    assert window.bar.buttons[0].text() == "Afdru&kken voor de klant"


@pytest.mark.parametrize("spoken", ["nl", "en"])
def test_every_line_of_a_list_has_room_where_it_is_narrowest(window, unfold, at_rest, spoken):
    """At the smallest size, with a column for the partner and persons one by one."""
    window.setFixedSize(1024, 700)
    window.speak(spoken)
    window.form.put({TYPE: "paar_met_kinderen", **BELOW_THE_NORM})
    for composed in (False, True):
        if composed:
            window.form.compose()
        unfold()
        for name, editor in window.form._made.lists.items():
            if name != PERSONEN.key:
                editor.add.click()
        at_rest()
        shown = [one for one in window.form.findChildren(ChoiceInput) if one.isVisible()]
        assert len(shown) > 10
        for one in shown:
            words = (one.itemText(place).partition(" (")[0] for place in range(one.count()))
            room = one.width() - lists._AROUND_TEXT
            lines = [text for text in words if one.fontMetrics().horizontalAdvance(text) > room]
            assert set(lines) <= {one.itemText(one.count() - 1)} if one is window.form.input(TYPE) else lines == []


def test_a_mistake_has_room(sized, type_in):
    sized.desk.open_example(12)
    type_in("woonsituaties[1].kale_huur_per_maand", "6.25,00")
    assert_room(sized)


SCREENS = [(1008, 660), (1264, 680), (1600, 960), (1904, 1040), (2544, 1400)]  # within their frame


@pytest.mark.parametrize("screen", SCREENS, ids=str)
@pytest.mark.parametrize("household", ["example", "below the norm", "mistake", "parent", "full"])
def test_the_first_signal_is_in_view_and_on_a_large_screen_all_are(
    window, type_in, at_rest, monkeypatch, screen, household
):
    window.setFixedSize(*screen)
    window.desk.open_example(12)
    if household == "below the norm":
        window.form.put(BELOW_THE_NORM)
    elif household == "mistake":
        type_in("woonsituaties[1].kale_huur_per_maand", "6.25,00")
    elif household == "parent":
        window.form.put(PARENT)
    elif household == "full":
        window.form.put(FULL, {OPVANGEN.key: (CARE,), LASTEN.key: (WATER,)})
    at_rest()
    seen = window.halves.right.viewport()
    lines = window.result.signals._lines._shown
    shown = [line for line in lines if line.isVisible()]
    assert shown
    assert all(seen.rect().contains(line.rect().translated(line.mapTo(seen, QPoint(0, 0)))) for line in shown)
    assert window.result.tabs.bar.sizeHint().width() <= window.result.tabs.bar.width()
    assert not window.halves.right.verticalScrollBar().maximum()
    assert shown == lines or screen < (1600, 960) or (household, screen) == ("full", (1600, 960))
    fits = dict(window.result.signals._tried)
    with monkeypatch.context() as patch:
        patch.setattr(window.result, "_arrange", lambda: pytest.fail("what is at rest is placed again"))
        QTest.qWait(50)
    assert window.result.signals._tried == fits


@pytest.mark.parametrize(
    ("screen", "steps", "spoken"),
    [
        ((1350, 728), 0, "nl"),
        ((1904, 1040), 2, "nl"),
        ((1904, 1040), len(zoom.STEPS), "nl"),
        ((1904, 1040), len(zoom.STEPS), "en"),
    ],
)
def test_with_every_row_and_larger_type_the_first_signal_and_what_is_left_are_in_view(
    window, speak, at_rest, screen, steps, spoken
):
    """The rows about the norm, which the answer says too, are the first that one scrolls to."""
    window.setFixedSize(*screen)
    speak(spoken)
    window.zoom(steps)
    window.form.put(FULL, {OPVANGEN.key: (CARE,), LASTEN.key: (WATER,)})
    at_rest()
    result, seen = window.result, window.halves.right.viewport()
    first = result.signals._lines._shown[0]
    assert seen.rect().contains(first.rect().translated(first.mapTo(seen, QPoint(0, 0))))
    assert not window.halves.right.verticalScrollBar().maximum()
    rest = result.signals._lines.rest
    assert result.signals.all.isVisible() is not rest.isVisible()
    ledger, model = result.ledger, result.ledger.ledger
    assert model.rowCount() == 16
    place = next(row for row in range(model.rowCount()) if model.is_residual(row))
    assert ledger.viewport().rect().contains(ledger.visualRect(model.index(place, 1)))
    close = ledger.verticalHeader().defaultSectionSize() <= ledger.fontMetrics().height() + 6
    assert close or not rest.isVisible()  # the rows make room before the line below the signal goes
    if rest.isVisible():
        assert rest.text() in (f"en nog {result.signals.count - 1} ›", f"and {result.signals.count - 1} more ›")
        rest.setFocus()
        QTest.keyClick(rest, Qt.Key.Key_Return)
        assert window.focusWidget() is result.signals.all
        assert all(line.isVisible() for line in result.signals._lines._shown)


def test_a_longer_ledger_makes_room_when_it_did_not_fit_before(window, qtbot):
    window.setFixedSize(1264, 680)
    rent = {"woonsituaties[0].kale_huur_per_maand": 640.0, "woonsituaties[0].energielast_per_maand": 150.0}
    window.form.put({**PARENT, **rent}, {OPVANGEN.key: (CARE,), LASTEN.key: (WATER,)})
    window.form.put({"woonsituaties[0].epv_per_maand": 30.0})
    assert window.result.ledger.ledger.rowCount() >= 15
    qtbot.waitUntil(lambda: not window.halves.right.verticalScrollBar().maximum())
    window.setFixedSize(1600, 1040)
    qtbot.waitUntil(lambda: window.result.ledger.height() == window.result.ledger.usual_height)


@pytest.mark.parametrize("screen", SCREENS[2:], ids=str)
def test_on_a_large_screen_no_card_is_half_empty(window, qtbot, at_rest, screen):
    window.setFixedSize(*screen)
    window.desk.open_example(12)
    at_rest()
    result = window.result
    assert result.ledger.width() <= 640
    chart = result.spending.chart
    assert max(one.rect.bottom() for one in chart.placed) > chart.height() * 0.8
    for card, last in ((result._table, result.ledger), (result.signals, result.signals.advice)):
        below = card.height() - last.mapTo(card, QPoint(0, last.height())).y()
        assert below < 3 * last.fontMetrics().height(), card.accessibleName()
    assert result._reading.isVisible()
    if screen > (1700, 0):
        assert result._advising.isVisible()
        qtbot.waitUntil(lambda: result.advice._column.count() > 1)
        bar, card = result.advice.verticalScrollBar(), result._advising.geometry
        qtbot.waitUntil(lambda: not bar.maximum() or card().bottom() == result.height() - 1)
        assert card().bottom() < result.height()


def test_in_a_narrow_window_the_bar_keeps_the_outcome_and_leads_to_what_it_waits_for(sized, qtbot, type_in):
    sized.desk.open_example(12)
    if not sized.halves.narrow:
        sized.setFixedSize(680, 720)
    qtbot.waitUntil(lambda: sized.bar.text.text().startswith("€"))
    qtbot.mouseClick(sized.bar.text, Qt.MouseButton.LeftButton)
    assert sized.focusWidget() is sized.result.ledger
    type_in("woonsituaties[1].kale_huur_per_maand", "6.25,00")
    assert sized.bar.text.text().replace("\u00a0", " ") == "Niet bijgewerkt: € 1.857 om van te leven"
    qtbot.mouseClick(sized.bar.text, Qt.MouseButton.LeftButton)
    assert sized.form.key_in_focus() == "woonsituaties[1].kale_huur_per_maand"
    note = sized.form.entries()["woonsituaties[1].kale_huur_per_maand"].note
    seen = sized.halves.right.viewport()
    assert seen.rect().contains(note.rect().translated(note.mapTo(seen, QPoint(0, 0))))


def test_an_empty_form_has_room(sized):
    assert_room(sized)


def test_the_appendix_and_the_help_have_room(sized, qtbot):
    for dialog in (show_appendix(sized), Manual(sized)):
        dialog.resize(1180, 640)
        dialog.show()
        assert_room(dialog)
        dialog.close()


@pytest.mark.parametrize("screen", [(1024, 700), (1280, 720), (1920, 1080)], ids=str)
def test_what_the_client_sees_is_as_large_as_the_screen_allows_and_all_of_it_is_seen(sized, qtbot, screen):
    sized.form.put(BELOW_THE_NORM)
    shown = Presentation(sized.desk.resultaat)
    qtbot.addWidget(shown)
    shown.resize(*screen)
    shown.show()
    assert_room(shown)
    assert shown.content.height() <= screen[1]
    assert shown.headline.fontMetrics().height() > screen[1] / 25


def test_on_a_screen_of_twice_the_scale_the_client_can_read_even_the_longest_budget(qtbot, window):
    """1920x1080 at 200% is 960x540."""
    window.desk.open_example(12)
    window.form.put({"woonsituaties[0].overige_servicekosten_per_maand": 40.0, "woonsituaties[0].epv_per_maand": 30.0})
    window.form.put({"huishouden.zorgkosten_per_maand": 180.0})
    shown = Presentation(window.desk.resultaat)
    qtbot.addWidget(shown)
    shown.resize(960, 540)
    shown.show()
    assert_room(shown)
    assert shown.content.height() <= 540
    assert min(label.font().pointSizeF() for label in shown.findChildren(QLabel)) >= 7.5


def test_what_is_left_is_ruled_off_for_who_sees_no_tint(qtbot, window, monkeypatch):
    window.desk.open_example(12)
    lines, edges = [], []
    for strong in (False, True):
        monkeypatch.setattr(theme, "high_contrast", lambda strong=strong: strong)
        shown = Presentation(window.desk.resultaat)
        qtbot.addWidget(shown)
        shown.resize(1280, 720)
        shown.show()
        words = next(label for label in shown.findChildren(QLabel) if label.text() == "Om van te leven")
        picture = words.grab().toImage()
        lines.append([picture.pixelColor(5, y).name() for y in (0, picture.height() - 1)])
        edges.append([theme.roles().line if strong else theme.roles().highlight] * 2)
    assert lines == [[colour.name() for colour in two] for two in edges]


def test_every_menu_can_be_seen_beside_the_line_to_search_in(sized, at_rest):
    at_rest()
    bar = sized.menuBar()
    places = [bar.actionGeometry(action) for action in bar.actions()]
    assert all(bar.rect().contains(place) and not place.intersects(sized.finder.geometry()) for place in places)


def test_meter_own_norm_and_switch_share_a_line_on_the_smallest_screen(qtbot, window, at_rest):
    """With a norm from low to high the meter has the longest words; a second line would push the signals out."""
    window.resize(1008, 660)
    qtbot.waitUntil(lambda: window.width() == 1008)
    window.desk.open_example(12)
    window.form.put({"peildatum": "2026-07-01"})
    card = window.result.answer
    at_rest()
    assert card.margin.text.endswith("boven het hoge bedrag")
    assert card.margin.geometry().bottom() > card.on_account.geometry().top()
    assert card.on_account.geometry().right() < card.width()
