import pytest
from PySide6.QtCore import QPoint, QRect, QSize

from ui.look.screen_fit import LARGEST, SMALLEST, first_size, fitted, least_size

SCREENS = [(1280, 720), (1366, 768), (1024, 700), (1920, 1080)]
PANEL = 40
FRAME = QSize(2, 30)  # a line around it, and a bar with its name


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_a_new_window_fits_under_its_frame_and_above_the_panel(screen):
    available = QSize(screen[0], screen[1] - PANEL)
    size = first_size(available)
    whole = size + FRAME
    assert whole.width() <= available.width()
    assert whole.height() <= available.height()
    assert size.width() >= min(LARGEST.width(), available.width() - 20)  # and wastes nothing


def test_a_large_screen_gets_a_large_window():
    assert first_size(QSize(2560, 1400)) == LARGEST
    assert LARGEST.width() >= 1500  # from there on picture and explanation both have their place


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_a_window_with_a_frame_is_brought_within_its_screen(screen):
    available = QRect(0, PANEL, screen[0], screen[1] - PANEL)
    inside = QRect(300, 500, 1600, 1200)
    frame = QRect(inside.topLeft() - QPoint(1, 29), inside.size() + FRAME)
    place = fitted(inside, frame, available)
    whole = QRect(place.topLeft() - QPoint(1, 29), place.size() + FRAME)
    assert available.contains(whole)


def test_a_window_that_fits_stays_where_it_is():
    inside = QRect(100, 100, 800, 500)
    frame = QRect(99, 71, 802, 530)
    assert fitted(inside, frame, QRect(0, 0, 1280, 720)) == inside


def test_a_window_cannot_be_made_too_small_to_use_nor_need_more_than_its_screen(window):
    assert window.minimumSize() == least_size(window.screen().availableSize()) == SMALLEST
    small = least_size(QSize(512, 350))  # 1024x700 at 200%
    assert small.width() < 512
    assert small.height() < 350
