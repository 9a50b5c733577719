import sys

import pytest
from PIL import Image

import icons

WHITE, HARDLY = (255, 255, 255, 255), 16


def test_the_drawing_is_drawn_with_its_corners_open_and_its_house_white(tmp_path):
    drawn = icons.draw(tmp_path, (16, 256))
    assert set(drawn) == {16, 256}
    for size, path in drawn.items():
        with Image.open(path) as picture:
            assert picture.size == (size, size)
            assert picture.getpixel((0, 0))[3] < HARDLY
            assert picture.getpixel((size // 2, size * 3 // 8)) == WHITE  # above the three parts


@pytest.mark.parametrize(
    ("system", "ending", "sizes"), [("win32", "ico", {16, 32, 48, 256}), ("darwin", "icns", {128, 512})]
)
def test_each_system_gets_its_own_container_with_the_sizes_it_shows(tmp_path, monkeypatch, system, ending, sizes):
    monkeypatch.setattr(sys, "platform", system)
    file = icons.of_program(tmp_path)
    assert file.endswith(ending)
    with Image.open(file) as container:
        found = container.info["sizes"]
        assert sizes <= {size[0] for size in found}


def test_on_linux_the_icon_stands_beside_the_program(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    assert icons.of_program(tmp_path) is None
