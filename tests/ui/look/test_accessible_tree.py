"""What a screen reader walks through: each control has a name in every state, and its value is a value."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from ui.form.descriptors import BY_KEY, SAMENGESTELD, TYPE

HUUR = "woonsituaties[{}].kale_huur_per_maand"
ROLE, TEXT = QAccessible.Role, QAccessible.Text
CONTROLS = (
    ROLE.EditableText,
    ROLE.ComboBox,
    ROLE.Button,
    ROLE.CheckBox,
    ROLE.PageTab,
    ROLE.PageTabList,
    ROLE.Table,
    ROLE.Tree,
    ROLE.List,
)


def walk(interface):
    """Every visible node under one; what an open list holds is told by the list itself."""
    if interface is None or not interface.isValid() or interface.state().invisible:
        return
    yield interface
    if interface.role() not in (ROLE.ComboBox, ROLE.Table, ROLE.Tree, ROLE.List):
        for place in range(interface.childCount()):
            yield from walk(interface.child(place))


def name_of(interface):
    """The name that is spoken: of a list on Linux that of its label, since its own name is what was chosen."""
    labels = [
        other.text(TEXT.Name)
        for other, kind in interface.relations()
        if kind & QAccessible.RelationFlag.Label and other is not None
    ]
    if interface.role() == ROLE.ComboBox:
        return next(filter(None, labels), "")
    return interface.text(TEXT.Name)


def controls(window):
    root = QAccessible.queryAccessibleInterface(window)
    return [node for node in walk(root) if node.role() in CONTROLS and not node.state().disabled]


def empty(window):
    pass


def example(window):
    window.desk.open_example(12)


def explained(window):
    window.desk.open_example(12)
    window.result.explain("huurtoeslag_per_maand", 1, by_keyboard=True)


def more(window):
    window.desk.open_example(12)
    window.form.fold(opened=True)
    window.form.more.open_groups(opened=True)


def persons(window):
    window.desk.open_example(12)
    window.form.input(TYPE).set_value(SAMENGESTELD)


def mistake(window):
    window.desk.open_example(12)
    rent = window.form.input(HUUR.format(1))
    rent.setFocus()
    QTest.keyClicks(rent, "6.25,00")
    window.form.focus_first()


def all_signals(window):
    window.desk.open_example(12)
    window.result.signals.all.setChecked(True)


@pytest.mark.parametrize("state", [empty, example, explained, more, persons, mistake, all_signals])
def test_every_control_has_a_name_and_no_two_inputs_have_the_same(window, qtbot, state):
    state(window)
    qtbot.wait(20)
    found = controls(window)
    assert len(found) > 15
    nameless = [node.object() for node in found if not name_of(node).strip()]
    assert nameless == []
    again = window.result.answer.own_norm.widget  # the same field as under "Meer"
    inputs = [
        name_of(node)
        for node in found
        if node.object() is not again and node.role() in (ROLE.EditableText, ROLE.ComboBox)
    ]
    assert sorted(inputs) == sorted(set(inputs))


def test_of_both_dwellings_the_name_says_which_and_the_value_is_what_was_typed(window):
    more(window)
    for key, field in BY_KEY.items():
        widget = window.form.input(key)
        if field.column is None or not widget.isVisible():
            continue
        name = name_of(QAccessible.queryAccessibleInterface(widget))
        assert name.replace("&", "").startswith(field.label), key
        assert ("na renovatie" in name) is (field.column == 1), key
    rent = QAccessible.queryAccessibleInterface(window.form.input(HUUR.format(1)))
    assert rent.text(TEXT.Value) == "625"


def test_a_mistake_is_told_with_its_field(window):
    mistake(window)
    rent = QAccessible.queryAccessibleInterface(window.form.input(HUUR.format(1)))
    assert "bedrag" in rent.text(TEXT.Description)
