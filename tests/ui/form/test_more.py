import pytest

from ui.form.descriptors import DOSSIER, SECTIONS

BEHIND = [section for section in SECTIONS if not section.front]


def opened(window):
    """Whether the lines of the groups are shown, and what is in which of them."""
    more = window.form.more
    return more.is_open, [more.group(section).isChecked() for section in BEHIND]


def resized(window, qtbot, width, height):
    window.resize(width, height)
    qtbot.waitUntil(lambda: window.form.height() >= window.halves.left.viewport().height() or window.halves.narrow)


@pytest.mark.parametrize(
    ("height", "shown", "groups"), [(960, False, 0), (1100, True, 0), (1400, True, 1), (2160, True, 5)]
)
def test_a_high_window_shows_what_is_behind_more_as_far_as_all_of_it_is_in_view(window, qtbot, height, shown, groups):
    resized(window, qtbot, 2560, height)
    assert opened(window) == (shown, [True] * groups + [False] * (len(BEHIND) - groups))
    assert not window.halves.left.verticalScrollBar().maximum()
    resized(window, qtbot, 2560, 720)
    assert not window.form.is_unfolded


def test_what_somebody_opened_or_closed_stays_so_until_the_next_case(window, qtbot):
    resized(window, qtbot, 2560, 1400)
    window.form.more.fold.click()
    resized(window, qtbot, 2560, 1440)
    assert not window.form.is_unfolded
    window.zoom(1)
    assert not window.form.is_unfolded
    window.zoom(-1)
    window.desk.open_example(4)
    assert window.form.is_unfolded
    resized(window, qtbot, 1280, 720)
    window.form.focus_on(DOSSIER)
    resized(window, qtbot, 1280, 740)
    assert window.form.input(DOSSIER).hasFocus()
    assert window.form.is_unfolded


def test_in_one_column_the_answer_is_not_pushed_away(window, qtbot):
    window.resize(700, 2000)
    qtbot.waitUntil(lambda: window.halves.narrow)
    assert not window.form.is_unfolded
