import pytest

from ui.history import MOST_STEPS, History


def test_typing_on_in_one_field_is_one_step():
    history = History("")
    for state in ("4", "47", "475"):
        history.note(state, "huur")
    assert history.undo() == ("", "huur")
    assert not history.can_undo
    assert history.redo() == ("475", "huur")


def test_a_field_that_was_left_begins_a_new_step():
    history = History("")
    history.note("4", "huur")
    history.close_step()
    history.note("47", "huur")
    assert history.undo() == ("4", "huur")


def test_adding_two_rows_is_two_steps():
    history = History(0)
    history.note(1, "personen[+1]")
    history.note(2, "personen[+1]")
    assert history.undo()[0] == 1


def test_a_new_step_forgets_what_was_undone_and_wiping_forgets_all():
    history = History("a")
    history.note("b", "x")
    history.undo()
    history.note("c", "y")
    assert not history.can_redo
    history.forget("")
    assert not history.can_undo
    with pytest.raises(IndexError):
        history.undo()


def test_the_memory_has_an_end():
    history = History(-1)
    for number in range(MOST_STEPS + 10):
        history.note(number, f"veld {number}")
    for _ in range(MOST_STEPS):
        history.undo()
    assert not history.can_undo
